// Protobuf messages field by field, without an object for each: the wire reader of the maintained library, with plain numbers and errors of ours.

import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import { ProfileError } from '../importer.js'

export { WireType }

const progressEvery = 4 << 20
const longestText = 1 << 20
/** Numbers of so many bytes are below 2^49: sums of their parts are exact. */
const plainBytes = 7

export class ProtobufCursor {
  private readonly reader: BinaryReader
  private next = progressEvery

  constructor(private readonly bytes: Uint8Array, private readonly progress: (offset: number) => void = () => undefined) {
    this.reader = new BinaryReader(bytes)
  }

  get offset(): number {
    return this.reader.pos
  }

  set offset(offset: number) {
    this.reader.pos = offset
  }

  /** Calls `each` with every field of the message that ends there; a field that it leaves standing is skipped. */
  fields(end: number, each: (field: number, type: WireType) => void): void {
    while (this.reader.pos < end) {
      const [field, type] = this.guarded(this.readTag)
      const before = this.reader.pos
      each(field, type)
      if (this.reader.pos !== before) continue
      this.type = type
      this.guarded(this.readRest)
    }
    if (this.reader.pos > end) throw new ProfileError('The protobuf has a field that is longer than its message', end)
  }

  /** Of the message that stands next: where it ends, at most where the outer one does. */
  messageEnd(outer: number): number {
    const length = this.number()
    const start = this.reader.pos
    if (length < 0 || length > outer - start) throw new ProfileError('The file is cut short: its protobuf ends in the middle', start)
    if (start > this.next) {
      this.progress(start)
      this.next = start + progressEvery
    }
    return start + length
  }

  /** A signed number of 64 bits; above 2^53 the nearest that there is. */
  number(): number {
    const start = this.reader.pos
    let [value, unit] = [0, 1]
    for (let index = 0; index < plainBytes; index++) {
      const byte = this.bytes[start + index] ?? 0x80
      value += (byte & 0x7f) * unit
      if (byte < 0x80) {
        this.reader.pos = start + index + 1
        return value
      }
      unit *= 0x80
    }
    return Number(this.guarded(this.readSigned))
  }

  /** The same without a sign, as text: addresses need each of their bits. */
  hexadecimal(): string {
    return `0x${BigInt(this.guarded(this.readUnsigned)).toString(16)}`
  }

  /** One number, or an array of them in one field. */
  numbers(type: WireType, outer: number, push: (value: number) => void): void {
    if (type === WireType.Varint) { push(this.number()); return }
    if (type !== WireType.LengthDelimited) return
    const end = this.messageEnd(outer)
    while (this.reader.pos < end) push(this.number())
  }

  /** Longer ones than a megabyte are no names, and empty. */
  text(outer: number): string {
    const start = this.reader.pos
    const end = this.messageEnd(outer)
    if (end - this.reader.pos > longestText) {
      this.reader.pos = end
      return ''
    }
    this.reader.pos = start
    return this.guarded(this.readText)
  }

  private type: WireType = WireType.Varint
  private readonly readTag = (): [number, WireType] => this.reader.tag()
  private readonly readRest = (): unknown => this.reader.skip(this.type)
  private readonly readSigned = (): bigint | string => this.reader.int64()
  private readonly readUnsigned = (): bigint | string => this.reader.uint64()
  private readonly readText = (): string => this.reader.string()

  /** The library says by errors of its own what is wrong. */
  private guarded<T>(read: () => T): T {
    const start = this.reader.pos
    try {
      return read()
    } catch {
      throw new ProfileError(this.reader.pos >= this.bytes.length ? 'The file is cut short: its protobuf ends in the middle' : 'This is no protobuf', start)
    }
  }
}
