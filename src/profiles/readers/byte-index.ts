// Numbers pieces of the file that are equal: a name that stands a million times is hashed where it stands and never becomes a string.

/** Rows begin with 0 in the order in which they were first seen. */
export class ByteIndex {
  length = 0
  private slots = new Int32Array(1 << 10).fill(-1)
  private hashes = new Int32Array(1 << 9)
  private starts = new Uint32Array(1 << 9)
  private ends = new Uint32Array(1 << 9)

  constructor(private readonly bytes: Uint8Array) {}

  /** The row of what stands there; a new one where it was never seen. */
  rowOf(start: number, end: number): number {
    return this.rowOfHashed(hashOf(this.bytes, start, end), start, end)
  }

  /** The same for who has hashed already, by `hashed` for each byte from `hashSeed`. */
  rowOfHashed(hash: number, start: number, end: number): number {
    const mask = this.slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const row = this.slots[slot] ?? -1
      if (row < 0) return this.added(slot, hash, start, end)
      if (this.hashes[row] === hash && this.isAt(row, start, end)) return row
      slot = (slot + 1) & mask
    }
  }

  private added(slot: number, hash: number, start: number, end: number): number {
    const row = this.length++
    this.slots[slot] = row
    this.hashes[row] = hash
    this.starts[row] = start
    this.ends[row] = end
    if (this.length === this.hashes.length) this.grow()
    return row
  }

  private isAt(row: number, start: number, end: number): boolean {
    const first = this.starts[row] ?? 0
    if ((this.ends[row] ?? 0) - first !== end - start) return false
    for (let index = end - start - 1; index >= 0; index--) {
      if (this.bytes[first + index] !== this.bytes[start + index]) return false
    }
    return true
  }

  private grow(): void {
    const room = this.hashes.length * 2
    this.hashes = widened(this.hashes, new Int32Array(room))
    this.starts = widened(this.starts, new Uint32Array(room))
    this.ends = widened(this.ends, new Uint32Array(room))
    this.slots = new Int32Array(room * 2).fill(-1)
    const mask = this.slots.length - 1
    for (let row = 0; row < this.length; row++) {
      const hash = this.hashes[row] ?? 0
      let slot = (hash ^ (hash >>> 15)) & mask
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
      this.slots[slot] = row
    }
  }
}

export const hashSeed = 0x811c9dc5 | 0

/** FNV-1a. */
export function hashed(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193)
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = hashSeed
  for (let index = start; index < end; index++) hash = hashed(hash, bytes[index] ?? 0)
  return hash
}

function widened<A extends Int32Array | Uint32Array>(old: A, larger: A): A {
  larger.set(old)
  return larger
}
