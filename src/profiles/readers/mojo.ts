// The bytes of MOJO, Austin's binary form: an event is a byte and its integers and strings.

import { ProfileError } from '../importer.js'
import { ByteIndex } from './byte-index.js'

const decoder = new TextDecoder()
const longestString = 1 << 16

export class MojoCursor {
  private readonly large: ByteIndex

  constructor(private readonly bytes: Uint8Array, public offset: number) {
    this.large = new ByteIndex(bytes)
  }

  /** The byte that comes next, undefined at the end. */
  peek(): number | undefined {
    return this.bytes[this.offset]
  }

  byte(): number {
    const byte = this.bytes[this.offset]
    if (byte === undefined) throw this.endsInTheMiddle()
    this.offset++
    return byte
  }

  /** Six bits and a sign, then seven bits at a time, the lowest first. */
  integer(): number {
    const first = this.byte()
    let value = first & 0x3f
    let scale = 64
    for (let byte = first; (byte & 0x80) !== 0; scale *= 128) {
      byte = this.byte()
      value += (byte & 0x7f) * scale
      if (scale > 2 ** 80) throw new ProfileError('An integer has no end', this.offset)
    }
    return (first & 0x40) !== 0 ? -value : value
  }

  /** An integer that names something: those that a number would round are told apart by their bytes. */
  name(): number {
    const start = this.offset
    const value = this.integer()
    return Number.isSafeInteger(value) && value >= 0 ? value : -1 - this.large.rowOf(start, this.offset)
  }

  string(): string {
    const start = this.offset
    const end = this.bytes.indexOf(0, start)
    if (end < 0) throw this.endsInTheMiddle()
    this.offset = end + 1
    return decoder.decode(this.bytes.subarray(start, Math.min(end, start + longestString)))
  }

  private endsInTheMiddle(): ProfileError {
    this.offset = this.bytes.length
    return new ProfileError('The file breaks off in the middle of an event', this.bytes.length)
  }
}
