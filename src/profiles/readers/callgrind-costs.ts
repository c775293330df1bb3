// A line of costs: one or two positions, absolute or relative to those before, then numbers for the events; those at the end may be left out.

export class CallgrindCosts {
  /** Of the line last taken, in the units of the profile. */
  readonly values: number[]
  /** Whether the line had costs, not only a position. */
  hasCosts = false
  private last: number[] = [0]
  private lineAt = 0
  private offset = 0

  constructor(private readonly bytes: Uint8Array, private readonly scales: readonly number[]) {
    this.values = scales.map(() => 0)
  }

  /** `line`, `instr` or both; without lines there are none. */
  positions(names: readonly string[]): void {
    this.last = names.map(() => 0)
    this.lineAt = names.indexOf('line')
  }

  /** 0 when unknown. */
  get line(): number {
    return this.last[this.lineAt] ?? 0
  }

  /** False where something else stands there. */
  take(start: number, end: number): boolean {
    this.offset = start
    for (let index = 0; index < this.last.length; index++) {
      const sign = this.bytes[this.offset]
      if (sign === star) { this.offset++; this.space(end); continue }
      const isRelative = sign === plus || sign === minus
      if (isRelative) this.offset++
      const number = this.number(end)
      if (Number.isNaN(number)) return false
      const before = this.last[index] ?? 0
      this.last[index] = sign === plus ? before + number : sign === minus ? before - number : number
    }
    this.hasCosts = this.offset < end
    for (const [index, scale] of this.scales.entries()) {
      const number = this.offset < end ? this.number(end) : 0
      if (Number.isNaN(number)) return false
      this.values[index] = number * scale
    }
    return true
  }

  private number(end: number): number {
    let value = 0
    const start = this.offset
    const isHex = this.bytes[start] === zero && this.bytes[start + 1] === letterX
    if (isHex) this.offset += 2
    const first = this.offset
    for (let digit = this.digit(end, isHex); digit >= 0; digit = this.digit(end, isHex)) {
      value = value * (isHex ? 16 : 10) + digit
      this.offset++
    }
    const isWhole = this.offset === end || this.bytes[this.offset] === space || this.bytes[this.offset] === tab
    const length = this.offset - first
    this.space(end)
    return length > 0 && isWhole ? value : NaN
  }

  /** -1 where no digit stands. */
  private digit(end: number, isHex: boolean): number {
    const byte = this.offset < end ? this.bytes[this.offset] ?? 0 : 0
    if (byte >= zero && byte <= zero + 9) return byte - zero
    const letter = byte | 0x20
    return isHex && letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1
  }

  private space(end: number): void {
    while (this.offset < end && (this.bytes[this.offset] === space || this.bytes[this.offset] === tab)) this.offset++
  }
}

const [zero, letterX, plus, minus, star, space, tab] = [0x30, 0x78, 0x2b, 0x2d, 0x2a, 0x20, 0x09]
