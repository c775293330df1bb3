// Finds the row of a pair of numbers: an open hash table in two typed arrays, as a Map of millions of keys would cost ten times as much memory.

import { Column } from './columns.js'

export class PairIndex {
  private rows = new Int32Array(1 << 10).fill(-1)
  private readonly first = Column.integers()
  private readonly second = Column.naturals()

  /** The pair's row: the one that it had, or the next. */
  rowOf(first: number, second: number): number {
    let slot = this.slotOf(first, second)
    const found = this.rows[slot] ?? -1
    if (found >= 0) return found
    const row = this.first.length
    this.first.push(first)
    this.second.push(second)
    if (row * 2 > this.rows.length) {
      this.grow()
      slot = this.slotOf(first, second)
    }
    this.rows[slot] = row
    return row
  }

  get length(): number {
    return this.first.length
  }

  firsts(): Int32Array {
    return this.first.taken()
  }

  seconds(): Uint32Array {
    return this.second.taken()
  }

  firstAt(row: number): number {
    return row < this.length ? this.first.at(row) : -1
  }

  secondAt(row: number): number {
    return this.second.at(row)
  }

  private slotOf(first: number, second: number): number {
    const mask = this.rows.length - 1
    // Rows and their callers count up side by side: without mixing all bits, chains of calls fall on the same slots.
    let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
    mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
    let slot = (mixed ^ (mixed >>> 15)) & mask
    for (;;) {
      const row = this.rows[slot] ?? -1
      if (row < 0 || (this.first.at(row) === first && this.second.at(row) === second)) return slot
      slot = (slot + 1) & mask
    }
  }

  private grow(): void {
    this.rows = new Int32Array(this.rows.length * 2).fill(-1)
    for (let row = 0; row < this.first.length - 1; row++) {
      this.rows[this.slotOf(this.first.at(row), this.second.at(row))] = row
    }
  }
}
