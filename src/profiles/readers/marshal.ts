// Reads Python's marshal format (versions 0 to 5, Python 2.7 to 3.14) as plain data: of code objects only the names are kept, nothing is executed, and no length in the file is believed beyond its end.
// The format: https://github.com/python/cpython/blob/main/Python/marshal.c

import { ProfileError } from '../importer.js'

export type MarshalValue = null | boolean | number | string | MarshalTuple | MarshalPairs

/** A tuple, a list or a set. */
export type MarshalTuple = readonly MarshalValue[]

/** A dictionary. Its keys may be tuples, so it is no Map. */
export interface MarshalPairs {
  readonly pairs: readonly (readonly [MarshalValue, MarshalValue])[]
}

const deepest = 64
/** Files of two bytes a value could fill the memory otherwise; the largest real ones have a tenth of it. */
const mostValues = 8_000_000
const utf8 = new TextDecoder()
const latin = new TextDecoder('latin1')

export class MarshalReader {
  private readonly view: DataView
  /** Values that later ones point to; undefined while one is being read. */
  private readonly known: (MarshalValue | undefined)[] = []
  /** Python 2 keeps its interned strings apart. */
  private readonly interned: string[] = []
  private values = 0

  constructor(private readonly bytes: Uint8Array, public offset = 0) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Calls `each` with the entries of a dictionary, one by one, so that those before damage are read. */
  dictionary(each: (key: MarshalValue, value: MarshalValue) => void): void {
    this.enter()
    this.entries(0, each)
  }

  /** The first key of a dictionary. */
  firstKey(): MarshalValue {
    this.enter()
    return this.value()
  }

  value(depth = 0): MarshalValue {
    if (depth > deepest) throw new ProfileError('The data is nested too deeply', this.offset)
    if (++this.values > mostValues) throw new ProfileError(`The data has more than ${mostValues.toLocaleString('en-US')} values, which is the limit`, this.offset)
    const { type, isKept } = this.type()
    const place = this.known.length
    if (isKept) this.known.push(undefined)
    const value = this.ofType(type, depth)
    if (isKept) this.known[place] = value
    return value
  }

  private enter(): void {
    const { type, isKept } = this.type()
    if (type !== '{') throw new ProfileError('The data is no dictionary', this.offset - 1)
    if (isKept) this.known.push(undefined)
  }

  private ofType(type: string, depth: number): MarshalValue {
    switch (type) {
      case 'N': case '.': case 'S': return null
      case 'T': return true
      case 'F': return false
      case 'i': return this.view.getInt32(this.passed(4), true)
      case 'I': return Number(this.view.getBigInt64(this.passed(8), true))
      case 'l': return this.long()
      case 'f': return Number(this.text(this.byte(), latin))
      case 'g': return this.view.getFloat64(this.passed(8), true)
      case 'x': return this.firstOf(Number(this.text(this.byte(), latin)), () => this.text(this.byte(), latin))
      case 'y': return this.firstOf(this.view.getFloat64(this.passed(8), true), () => this.passed(8))
      case 's': case 'u': return this.text(this.size(), utf8)
      case 'a': case 'A': return this.text(this.size(), latin)
      case 'z': case 'Z': return this.text(this.byte(), latin)
      case 't': return this.keptString(this.text(this.size(), utf8))
      case 'R': return this.pointed(this.interned)
      case 'r': return this.pointed(this.known)
      case ')': return this.elements(this.byte(), depth)
      case '(': case '[': case '<': case '>': return this.elements(this.size(), depth)
      case '{': return this.pairs(depth)
      case ':': return this.elements(3, depth)
      case 'c': return this.codeName(depth)
      default: throw new ProfileError('The data has a type that does not exist', this.offset - 1)
    }
  }

  private pairs(depth: number): MarshalPairs {
    const pairs: (readonly [MarshalValue, MarshalValue])[] = []
    this.entries(depth, (key, value) => pairs.push([key, value]))
    return { pairs }
  }

  /** Until a null, which stands for no key. */
  private entries(depth: number, each: (key: MarshalValue, value: MarshalValue) => void): void {
    for (;;) {
      if (this.bytes[this.offset] === nullType) { this.offset++; return }
      const key = this.value(depth + 1)
      each(key, this.value(depth + 1))
    }
  }

  private elements(count: number, depth: number): MarshalTuple {
    const elements: MarshalValue[] = []
    for (let index = 0; index < count; index++) elements.push(this.value(depth + 1))
    return elements
  }

  private type(): { readonly type: string, readonly isKept: boolean } {
    const byte = this.byte()
    return { type: String.fromCharCode(byte & 0x7f), isKept: (byte & 0x80) !== 0 }
  }

  private byte(): number {
    return this.view.getUint8(this.passed(1))
  }

  /** How many bytes or elements follow; each element takes a byte at least. */
  private size(): number {
    const size = this.view.getInt32(this.passed(4), true)
    if (size < 0 || size > this.bytes.length - this.offset) throw new ProfileError('The file is cut short: its data ends in the middle, or a length in it is wrong', this.offset - 4)
    return size
  }

  /** Digits of 15 bits; what a double does not hold is rounded. */
  private long(): number {
    const digits = this.view.getInt32(this.passed(4), true)
    let value = 0
    const start = this.passed(Math.abs(digits) * 2)
    for (let index = Math.abs(digits) - 1; index >= 0; index--) value = value * 32_768 + this.view.getUint16(start + index * 2, true)
    return digits < 0 ? -value : value
  }

  private text(length: number, decoder: typeof utf8): string {
    const start = this.passed(length)
    return decoder.decode(this.bytes.subarray(start, start + length))
  }

  private keptString(text: string): string {
    this.interned.push(text)
    return text
  }

  private pointed(known: readonly (MarshalValue | undefined)[]): MarshalValue {
    const found = known[this.view.getInt32(this.passed(4), true)]
    if (found === undefined) throw new ProfileError('The data points to something that is not there', this.offset - 4)
    return found
  }

  /** As Python shows it: `profile` writes the code that it ran where the name of a function should be. What else it has is passed over. */
  private codeName(depth: number): MarshalValue {
    const start = this.offset
    const integers = [4, 5, 6].find((count) => this.hasBytesAt(start + count * 4))
    if (integers === undefined) throw new ProfileError('The data holds code of an unknown form', start)
    this.passed(integers * 4)
    // Code, constants, names, names of variables; then since Python 3.11 bytes on their kinds, before it two tuples.
    for (let index = 0; index < 4; index++) this.value(depth + 1)
    const isNew = typeof this.value(depth + 1) === 'string'
    if (!isNew) this.value(depth + 1)
    const [file, name] = [this.value(depth + 1), this.value(depth + 1)]
    if (isNew) this.value(depth + 1)
    const line = this.view.getInt32(this.passed(4), true)
    for (let index = 0; index < (isNew ? 2 : 1); index++) this.value(depth + 1)
    return `<code object ${typeof name === 'string' ? name : ''}, file "${typeof file === 'string' ? file : ''}", line ${String(line)}>`
  }

  /** Bytes, or a pointer to some; numbers that look like either have no length that fits. */
  private hasBytesAt(offset: number): boolean {
    if (offset + 5 > this.bytes.length) return false
    const [type, size] = [(this.bytes[offset] ?? 0) & 0x7f, this.view.getUint32(offset + 1, true)]
    return (type === bytesType && size <= this.bytes.length - offset - 5) || (type === pointerType && size < this.known.length)
  }

  /** The imaginary part of a complex number is of no use to anybody here. */
  private firstOf(value: number, passRest: () => unknown): number {
    passRest()
    return value
  }

  /** Where the next bytes stand; moves behind them. */
  private passed(length: number): number {
    const start = this.offset
    if (length > this.bytes.length - start) throw new ProfileError('The file is cut short: its data ends in the middle', start)
    this.offset += length
    return start
  }
}

const [nullType, bytesType, pointerType] = [0x30, 0x73, 0x72]
