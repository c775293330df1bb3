// Reads JSON from bytes piece by piece: a file of hundreds of megabytes never becomes one string or one tree of objects, and what stands before damage is read.

import { ProfileError } from '../importer.js'

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [name: string]: JsonValue | undefined
}

const deepest = 256
const progressEvery = 4 << 20
const [longestKnown, knownSlots] = [128, 1 << 12]
const decoder = new TextDecoder()

export class JsonCursor {
  private next = progressEvery
  private readonly known = new Array<string | undefined>(knownSlots).fill(undefined)

  constructor(private readonly bytes: Uint8Array, public offset = 0, private readonly progress: (offset: number) => void = () => undefined) {}

  /** What stands next, without taking it. */
  peek(): 'object' | 'array' | 'string' | 'number' | 'word' | 'end' {
    this.space()
    const byte = this.bytes[this.offset]
    switch (byte) {
      case undefined: return 'end'
      case open: return 'object'
      case openArray: return 'array'
      case quote: return 'string'
      default: return (byte === minus && this.bytes[this.offset + 1] !== capitalI) || (byte >= zero && byte <= nine) ? 'number' : 'word'
    }
  }

  /** Calls `each` with every name; a value that it leaves standing is skipped. */
  object(each: (name: string) => void): void {
    this.take(open, 'an object')
    if (this.takes(close)) return
    do {
      const name = this.string()
      this.take(colon, 'a colon')
      this.space()
      const before = this.offset
      each(name)
      if (this.offset === before) this.skip()
    } while (this.takes(comma))
    this.take(close, 'a comma or the end of the object')
  }

  /** Calls `each` before every element; one that it leaves standing is skipped. */
  array(each: (index: number) => void): void {
    this.take(openArray, 'an array')
    if (this.takes(closeArray)) return
    let index = 0
    do {
      this.space()
      // Tools that write events one by one leave a comma after the last.
      if (this.bytes[this.offset] === closeArray) break
      const before = this.offset
      each(index++)
      if (this.offset === before) this.skip()
      if (this.offset > this.next) this.tell()
    } while (this.takes(comma))
    this.take(closeArray, 'a comma or the end of the array')
  }

  /** An array of numbers; what is no number counts as NaN. */
  numbers(push: (value: number) => void): void {
    this.array(() => {
      if (this.peek() === 'number') { push(this.number()); return; }
      this.skip()
      push(NaN)
    })
  }

  /** Anything, as plain data; for small pieces. Objects have no prototype. */
  value(depth = 0): JsonValue {
    if (depth > deepest) throw new ProfileError('The JSON is nested too deeply', this.offset)
    switch (this.peek()) {
      case 'object': {
        const entries = Object.create(null) as Record<string, JsonValue>
        this.object((name) => { entries[name] = this.value(depth + 1) })
        return entries
      }
      case 'array': {
        const elements: JsonValue[] = []
        this.array(() => { elements.push(this.value(depth + 1)) })
        return elements
      }
      case 'string': return this.string()
      case 'number': return this.number()
      case 'word': return this.word()
      case 'end': throw new ProfileError('The file is cut short: its JSON ends in the middle', this.offset)
    }
  }

  string(): string {
    this.take(quote, 'a string')
    const start = this.offset
    for (;;) {
      const end = this.bytes.indexOf(quote, this.offset)
      if (end < 0) { this.offset = this.bytes.length; throw new ProfileError('The file is cut short: its JSON ends inside of a string', start) }
      this.offset = end + 1
      if (!this.isEscaped(end, start)) break
    }
    return this.offset - start <= longestKnown ? this.knownText(start, this.offset - 1) : this.textOf(start, this.offset - 1)
  }

  /** Names of fields, functions and files come over and over: what stood in the same slot is compared byte by byte, which is ten times faster than decoding. */
  private knownText(start: number, end: number): string {
    let hash = end - start
    for (let at = start; at < end; at++) hash = Math.imul(hash, 31) + (this.bytes[at] ?? 0) | 0
    const slot = (hash ^ (hash >>> 15)) & (knownSlots - 1)
    const known = this.known[slot]
    if (known?.length === end - start && this.stands(known, start)) return known
    const text = this.textOf(start, end)
    if (text.length === end - start) this.known[slot] = text
    return text
  }

  private stands(known: string, start: number): boolean {
    for (let index = 0; index < known.length; index++) if (known.charCodeAt(index) !== this.bytes[start + index]) return false
    return true
  }

  private textOf(start: number, end: number): string {
    const taken = decoder.decode(this.bytes.subarray(start, end))
    return taken.includes('\\') ? unescaped(taken, start) : taken
  }

  number(): number {
    this.space()
    const start = this.offset
    let byte = this.bytes[start]
    let value = 0
    while (byte !== undefined && byte >= zero && byte <= nine) {
      value = value * 10 + (byte - zero)
      byte = this.bytes[++this.offset]
    }
    if (this.offset > start && this.offset - start < 16 && !isNumeric(byte)) return value
    // Up to fifteen digits and a power of ten are both exact, so that their quotient is rounded once, as it should be.
    if (byte === point && this.offset > start) {
      const whole = this.offset
      for (byte = this.bytes[++this.offset]; byte !== undefined && byte >= zero && byte <= nine; byte = this.bytes[++this.offset]) value = value * 10 + (byte - zero)
      if (this.offset > whole + 1 && this.offset - start <= 16 && !isNumeric(byte)) return value / (powersOfTen[this.offset - whole - 1] ?? 1)
    }
    this.offset = start
    while (isNumeric(this.bytes[this.offset])) this.offset++
    const text = decoder.decode(this.bytes.subarray(start, this.offset))
    const read = Number(text)
    if (text === '' || Number.isNaN(read)) throw new ProfileError('The JSON has something else where a number should be', start)
    return read
  }

  /** Passes over one value of any size without building it. */
  skip(): void {
    const kind = this.peek()
    if (kind === 'string') { this.passString(); return; }
    if (kind === 'number') { this.number(); return }
    if (kind === 'word') { this.word(); return }
    if (kind === 'end') throw new ProfileError('The file is cut short: its JSON ends in the middle', this.offset)
    let depth = 0
    do {
      const byte = this.bytes[this.offset]
      if (byte === undefined) throw new ProfileError('The file is cut short: its JSON ends in the middle', this.offset)
      if (byte === quote) { this.passString(); continue }
      if (byte === open || byte === openArray) depth++
      else if (byte === close || byte === closeArray) depth--
      this.offset++
    } while (depth > 0)
    if (this.offset > this.next) this.tell()
  }

  private passString(): void {
    const start = ++this.offset
    for (;;) {
      const end = this.bytes.indexOf(quote, this.offset)
      if (end < 0) { this.offset = this.bytes.length; throw new ProfileError('The file is cut short: its JSON ends inside of a string', start) }
      this.offset = end + 1
      if (!this.isEscaped(end, start)) return
    }
  }

  private isEscaped(end: number, start: number): boolean {
    let slashes = 0
    while (end - slashes - 1 >= start && this.bytes[end - slashes - 1] === backslash) slashes++
    return slashes % 2 === 1
  }

  /** `NaN` and `Infinity` are no JSON, but Python writes them. */
  private word(): null | boolean | number {
    for (const [text, value] of words) {
      if (text.every((byte, index) => this.bytes[this.offset + index] === byte)) {
        this.offset += text.length
        return value
      }
    }
    const isBegun = words.some(([text]) => this.offset + text.length > this.bytes.length && this.bytes.subarray(this.offset).every((byte, index) => byte === text[index]))
    throw new ProfileError(isBegun ? 'The file is cut short: its JSON ends in the middle' : 'This is no JSON', this.offset)
  }

  private take(byte: number, what: string): void {
    if (this.takes(byte)) return
    if (this.offset >= this.bytes.length) throw new ProfileError('The file is cut short: its JSON ends in the middle', this.offset)
    throw new ProfileError(`The JSON has something else where ${what} should be`, this.offset)
  }

  private takes(byte: number): boolean {
    this.space()
    if (this.bytes[this.offset] !== byte) return false
    this.offset++
    return true
  }

  private space(): void {
    for (let byte = this.bytes[this.offset]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09; byte = this.bytes[this.offset]) this.offset++
  }

  private tell(): void {
    this.progress(this.offset)
    this.next = this.offset + progressEvery
  }
}

const [open, close, openArray, closeArray, quote, comma, colon, backslash, minus, point, zero, nine, capitalI] = [0x7b, 0x7d, 0x5b, 0x5d, 0x22, 0x2c, 0x3a, 0x5c, 0x2d, 0x2e, 0x30, 0x39, 0x49]
const powersOfTen = Array.from({ length: 16 }, (_, power) => 10 ** power)

const words = ([['true', true], ['false', false], ['null', null], ['NaN', NaN], ['Infinity', Infinity], ['-Infinity', -Infinity]] as const)
  .map(([text, value]) => [[...new TextEncoder().encode(text)], value] as const)

/** Digits, sign, point and exponent. */
function isNumeric(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= zero && byte <= nine) || byte === minus || byte === 0x2b || byte === 0x2e || byte === 0x65 || byte === 0x45)
}

function unescaped(text: string, offset: number): string {
  try {
    // Control characters are not allowed inside of strings, but some tools write them.
    return String(JSON.parse(`"${text.replace(/[\u0000-\u001f]/g, ' ')}"`))
  } catch {
    throw new ProfileError('The JSON has a string with a broken escape', offset)
  }
}
