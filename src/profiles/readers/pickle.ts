// Reads Python's pickle format (protocols 0 to 5) as plain data: nothing is imported or called, objects of the classes that the caller knows become their fields, and any other name is refused.
// The format: https://github.com/python/cpython/blob/main/Lib/pickletools.py

import { ProfileError } from '../importer.js'
import { escapedText, numberIn, PickleBytes } from './pickle-bytes.js'

/** An array is a list, a tuple or a set. */
export type PickleValue = null | boolean | number | string | PickleValue[] | PickleDictionary | PickleObject | PickleName

/** Its keys may be tuples, so it is no Map. */
export interface PickleDictionary {
  readonly pairs: [PickleValue, PickleValue][]
}

export interface PickleObject {
  readonly ofClass: string
  state: PickleValue
}

/** A class or function itself: `line_profiler.LineStats`. */
export interface PickleName {
  readonly name: string
}

/** How the first protocols write an object of any class; these names are told apart and never called. */
const rebuilding = ['copy_reg._reconstructor', 'copyreg._reconstructor']
const plainClasses = ['__builtin__.object', 'builtins.object']

/** Files of a few bytes a value could fill the memory otherwise; real ones have some thousands. */
const mostSteps = 4_000_000

export class PickleReader {
  private readonly bytes: PickleBytes
  private stack: PickleValue[] = []
  /** The stacks below marks. */
  private readonly below: PickleValue[][] = []
  private readonly memory = new Map<number, PickleValue>()

  constructor(bytes: Uint8Array, private readonly isKnown: (className: string) => boolean) {
    this.bytes = new PickleBytes(bytes)
  }

  get offset(): number {
    return this.bytes.offset
  }

  /** What is on the stack where the file breaks off, the innermost last. */
  get left(): readonly PickleValue[] {
    return [...this.below.flat(), ...this.stack]
  }

  read(): PickleValue {
    for (let step = 0; step < mostSteps; step++) {
      const code = String.fromCharCode(this.bytes.natural(1))
      if (code === '.') return this.pop()
      const value = this.valueOf(code)
      if (value !== undefined) this.stack.push(value)
      else if (!this.changes(code) && !this.remembers(code)) throw this.error('The pickle does something that plain data does not need')
    }
    throw this.error(`The pickle has more than ${mostSteps.toLocaleString('en-US')} steps, which is the limit`)
  }

  /** Codes that put one more value on the stack. */
  private valueOf(code: string): PickleValue | undefined {
    const { bytes } = this
    switch (code) {
      case 'N': return null
      case '\x88': return true
      case '\x89': return false
      case 'I': case 'L': case 'F': return numberIn(bytes.line())
      case 'J': return bytes.integer()
      case 'K': return bytes.natural(1)
      case 'M': return bytes.natural(2)
      case '\x8a': return bytes.long(bytes.natural(1))
      case '\x8b': return bytes.long(bytes.natural(4))
      case 'G': return bytes.float()
      case 'S': case 'V': return escapedText(bytes.line())
      case 'T': case 'X': case 'B': return bytes.text(bytes.natural(4))
      case 'U': case 'C': case '\x8c': return bytes.text(bytes.natural(1))
      case '\x8d': case '\x8e': case '\x96': return bytes.text(bytes.natural(8))
      default: return this.containerOf(code) ?? this.objectOf(code)
    }
  }

  private containerOf(code: string): PickleValue | undefined {
    switch (code) {
      case ']': case ')': case '\x8f': return []
      case '}': return { pairs: [] }
      case 'l': case 't': case '\x91': return this.marked()
      case 'd': return { pairs: pairsOf(this.marked()) }
      case '\x85': return this.popped(1)
      case '\x86': return this.popped(2)
      case '\x87': return this.popped(3)
      case '2': return this.top()
      case 'g': return this.remembered(Number(this.bytes.line()))
      case 'h': return this.remembered(this.bytes.natural(1))
      case 'j': return this.remembered(this.bytes.natural(4))
      default: return undefined
    }
  }

  private objectOf(code: string): PickleValue | undefined {
    switch (code) {
      case 'c': return this.nameOf([this.bytes.line(), this.bytes.line()])
      case '\x93': return this.nameOf(this.popped(2))
      case 'R': return this.rebuilt(this.popped(2))
      case '\x81': return this.madeOf(this.popped(2)[0])
      case '\x92': return this.madeOf(this.popped(3)[0])
      case 'o': return this.madeOf(this.marked()[0])
      case 'i': {
        this.marked()
        return this.madeOf(this.nameOf([this.bytes.line(), this.bytes.line()]))
      }
      default: return undefined
    }
  }

  /** Codes that change what is on the stack, or pass over something. */
  private changes(code: string): boolean {
    switch (code) {
      case '(': this.below.push(this.stack); this.stack = []; return true
      case 'a': this.append([this.pop()]); return true
      case 'e': case '\x90': this.append(this.marked()); return true
      case 's': this.set(this.popped(2)); return true
      case 'u': this.set(this.marked()); return true
      case 'b': this.build(this.pop()); return true
      case '0': this.pop(); return true
      case '1': this.marked(); return true
      case '\x80': this.bytes.pass(1); return true
      case '\x95': this.bytes.pass(8); return true
      default: return false
    }
  }

  private remembers(code: string): boolean {
    const place = this.placeOf(code)
    if (place !== undefined) this.memory.set(place, this.top())
    return place !== undefined
  }

  private placeOf(code: string): number | undefined {
    switch (code) {
      case 'p': return Number(this.bytes.line())
      case 'q': return this.bytes.natural(1)
      case 'r': return this.bytes.natural(4)
      case '\x94': return this.memory.size
      default: return undefined
    }
  }

  private remembered(place: number): PickleValue {
    const found = this.memory.get(place)
    if (found === undefined) throw this.error('The pickle points to something that is not there')
    return found
  }

  private nameOf([from, name]: readonly PickleValue[]): PickleName {
    const full = typeof from === 'string' && typeof name === 'string' ? `${from}.${name}` : ''
    if (this.isKnown(full) || rebuilding.includes(full) || plainClasses.includes(full)) return { name: full }
    throw this.error(`The pickle asks for “${full.slice(0, 100)}”, and nothing but plain data is read`)
  }

  /** `_reconstructor(class, object, None)`. */
  private rebuilt([called, given]: readonly PickleValue[]): PickleObject {
    if (!isName(called) || !rebuilding.includes(called.name) || !Array.isArray(given)) throw this.error('The pickle asks for a call, and nothing is called')
    return this.madeOf(given[0])
  }

  private madeOf(of: PickleValue | undefined): PickleObject {
    if (!isName(of) || !this.isKnown(of.name)) throw this.error('The pickle asks for an object of a class that is not known')
    return { ofClass: of.name, state: null }
  }

  private build(state: PickleValue): void {
    const object = this.top()
    if (!isObject(object)) throw this.error('The pickle gives fields to something that has none')
    object.state = state
  }

  private append(values: readonly PickleValue[]): void {
    const list = this.top()
    if (!Array.isArray(list)) throw this.error('The pickle adds to something that is no list')
    for (const value of values) list.push(value)
  }

  private set(values: readonly PickleValue[]): void {
    const dictionary = this.top()
    if (!isDictionary(dictionary)) throw this.error('The pickle adds to something that is no dictionary')
    for (const pair of pairsOf(values)) dictionary.pairs.push(pair)
  }

  private top(): PickleValue {
    const top = this.stack.at(-1)
    if (top === undefined) throw this.error('The pickle takes something from where nothing is')
    return top
  }

  private pop(): PickleValue {
    const top = this.top()
    this.stack.pop()
    return top
  }

  private popped(count: number): PickleValue[] {
    if (this.stack.length < count) throw this.error('The pickle takes something from where nothing is')
    return this.stack.splice(this.stack.length - count)
  }

  /** What was put on the stack since the last mark. */
  private marked(): PickleValue[] {
    const below = this.below.pop()
    if (!below) throw this.error('The pickle goes back to a mark that is not there')
    const marked = this.stack
    this.stack = below
    return marked
  }

  private error(sentence: string): ProfileError {
    return new ProfileError(sentence, this.offset)
  }
}

export function isDictionary(value: PickleValue | undefined): value is PickleDictionary {
  return typeof value === 'object' && value !== null && 'pairs' in value
}

export function isObject(value: PickleValue | undefined): value is PickleObject {
  return typeof value === 'object' && value !== null && 'ofClass' in value
}

function isName(value: PickleValue | undefined): value is PickleName {
  return typeof value === 'object' && value !== null && 'name' in value
}

function pairsOf(values: readonly PickleValue[]): [PickleValue, PickleValue][] {
  return Array.from({ length: Math.floor(values.length / 2) }, (_, index) => [values[index * 2] ?? null, values[index * 2 + 1] ?? null])
}
