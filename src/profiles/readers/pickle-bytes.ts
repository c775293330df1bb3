// The pieces of which a pickle is made: numbers, texts by their length or to the end of the line. No length is believed beyond the end of the file.

import { ProfileError } from '../importer.js'

const utf8 = new TextDecoder()

export class PickleBytes {
  private readonly view: DataView
  offset = 0

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  natural(bytes: 1 | 2 | 4 | 8): number {
    const start = this.pass(bytes)
    switch (bytes) {
      case 1: return this.view.getUint8(start)
      case 2: return this.view.getUint16(start, true)
      case 4: return this.view.getUint32(start, true)
      case 8: return Number(this.view.getBigUint64(start, true))
    }
  }

  integer(): number {
    return this.view.getInt32(this.pass(4), true)
  }

  float(): number {
    return this.view.getFloat64(this.pass(8), false)
  }

  /** In two's complement, the lowest byte first; what a double does not hold is rounded. */
  long(length: number): number {
    const start = this.pass(length)
    let value = 0
    for (let index = length - 1; index >= 0; index--) value = value * 256 + (this.bytes[start + index] ?? 0)
    const isNegative = length > 0 && (this.bytes[start + length - 1] ?? 0) >= 0x80
    return isNegative ? value - 256 ** length : value
  }

  text(length: number): string {
    const start = this.pass(length)
    return utf8.decode(this.bytes.subarray(start, start + length))
  }

  /** To the end of the line, which is passed. */
  line(): string {
    const end = this.bytes.indexOf(0x0a, this.offset)
    if (end < 0) throw new ProfileError('The file is cut short: its pickle ends in the middle', this.offset)
    const line = this.text(end - this.offset)
    this.offset++
    return line
  }

  /** Where the next bytes stand; moves behind them. */
  pass(length: number): number {
    const start = this.offset
    if (length > this.bytes.length - start) throw new ProfileError('The file is cut short: its pickle ends in the middle', start)
    this.offset += length
    return start
  }
}

/** `12`, `12L`, `1.5`, and `01` for true. */
export function numberIn(line: string): number {
  return Number(line.replace(/L?\s*$/, ''))
}

/** What protocol 0 writes: escapes of Python, in quotes where Python 2 wrote bytes. */
export function escapedText(line: string): string {
  const inside = /^(['"])(.*)\1\s*$/.exec(line)?.[2] ?? line
  return inside.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|(.))/g, (whole, short?: string, long?: string, byte?: string, plain?: string) => {
    const code = short ?? long ?? byte
    if (code !== undefined) return parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(parseInt(code, 16)) : whole
    return controls[plain ?? ''] ?? plain ?? whole
  })
}

const controls: Readonly<Record<string, string | undefined>> = { n: '\n', r: '\r', t: '\t' }
