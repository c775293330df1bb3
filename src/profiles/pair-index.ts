// Finds the row of a pair of numbers: an open hash table in two typed arrays, as a Map of millions of keys would cost ten times as much memory.

export class PairIndex {
  private rows = new Int32Array(1 << 10).fill(-1)
  private readonly first: number[] = []
  private readonly second: number[] = []

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
    return Int32Array.from(this.first)
  }

  seconds(): Uint32Array {
    return Uint32Array.from(this.second)
  }

  firstAt(row: number): number {
    return this.first[row] ?? -1
  }

  secondAt(row: number): number {
    return this.second[row] ?? 0
  }

  private slotOf(first: number, second: number): number {
    const mask = this.rows.length - 1
    let slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b)) & mask
    slot = (slot ^ (slot >>> 15)) & mask
    for (;;) {
      const row = this.rows[slot] ?? -1
      if (row < 0 || (this.first[row] === first && this.second[row] === second)) return slot
      slot = (slot + 1) & mask
    }
  }

  private grow(): void {
    this.rows = new Int32Array(this.rows.length * 2).fill(-1)
    for (let row = 0; row < this.first.length - 1; row++) {
      this.rows[this.slotOf(this.first[row] ?? 0, this.second[row] ?? 0)] = row
    }
  }
}
