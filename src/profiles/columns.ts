// Columns that grow: typed arrays of which nobody knows the length beforehand.

/** Doubles its room when it is full; `taken()` gives the filled part, copied so that the spare room can be freed. */
export class Column<A extends Int32Array | Uint32Array | Float64Array> {
  length = 0

  private constructor(private room: A, private readonly made: (length: number) => A) {}

  static integers(): Column<Int32Array> {
    return new Column(new Int32Array(64), (length) => new Int32Array(length))
  }

  static naturals(): Column<Uint32Array> {
    return new Column(new Uint32Array(64), (length) => new Uint32Array(length))
  }

  static numbers(): Column<Float64Array> {
    return new Column(new Float64Array(64), (length) => new Float64Array(length))
  }

  push(value: number): number {
    if (this.length === this.room.length) this.grow(this.length * 2)
    this.room[this.length] = value
    return this.length++
  }

  /** 0 for rows that were never written. */
  at(row: number): number {
    return row < this.length ? this.room[row] ?? 0 : 0
  }

  set(row: number, value: number): void {
    this.reach(row)
    this.room[row] = value
  }

  add(row: number, value: number): void {
    this.reach(row)
    this.room[row] = (this.room[row] ?? 0) + value
  }

  /** Fills with zeros where the column is shorter than `length`. */
  taken(length = this.length): A {
    const taken = this.made(length)
    taken.set(this.room.subarray(0, Math.min(length, this.length)))
    return taken
  }

  private reach(row: number): void {
    if (row >= this.room.length) this.grow(Math.max(this.room.length * 2, row + 1))
    if (row >= this.length) this.length = row + 1
  }

  private grow(length: number): void {
    const larger = this.made(length)
    larger.set(this.room)
    this.room = larger
  }
}
