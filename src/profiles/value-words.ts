// What a value of a profile is called in sentences: tools name theirs for programs, as `page-faults:u` and `I1mr`, or for columns of a table, as `in use`.

import { singular } from '../analysis/text/counted.js'
import type { ValueType } from './profile.js'

export function valueWords({ name, unit }: Pick<ValueType, 'name' | 'unit'>): string {
  const known = words.get(`${name} ${unit}`) ?? words.get(name)
  if (known !== undefined) return known
  const [, event = name, modifiers = ''] = /^([a-z][\w-]*):([a-zA-Z]+)$/.exec(name) ?? []
  const isEvent = event !== name || /^[a-z0-9]+(?:[-_][a-z0-9]+)+$/i.test(event)
  return `${startingSmall(isEvent ? event.replace(/[-_]/g, ' ') : event)}${placeOf(modifiers)}`
}

/** Of a sentence: `12 ms of CPU time`, `101 samples`. */
export function amountOfWords(amount: string, value: ValueType): string {
  if (value.unit !== 'count') return `${amount} of ${valueWords(value)}`
  return `${amount} ${amount === '1' ? singular(valueWords(value)) : valueWords(value)}`
}

/** That shares are of: `12% of the CPU time`, `12% of memory in use`. */
export function wholeWords(value: ValueType): string {
  return `${value.unit === 'nanoseconds' ? 'the ' : ''}${valueWords(value)}`
}

/** Time of the processor and not time that passed. */
export function isOfProcessor({ name }: Pick<ValueType, 'name'>): boolean {
  return /\bcpu\b/i.test(name)
}

/** Numbers of 100, of which nobody says what 100 are: Scalene has some. */
export function isPercent({ name, unit }: Pick<ValueType, 'name' | 'unit'>): boolean {
  return unit === 'count' && name.endsWith(' percent')
}

/** Where one is chosen: with the tool's own word, which is shorter to write. */
export function choiceWords(value: ValueType): string {
  const words = valueWords(value)
  return /\s/.test(value.name) || value.name.toLowerCase() === words.toLowerCase() ? words : `${words} (${value.name})`
}

/** What perf says behind the name of an event: whose code was counted; how precisely says nothing to readers. */
export function placeOf(modifiers: string): string {
  const [user, kernel] = [modifiers.includes('u'), modifiers.includes('k')]
  if (user === kernel) return ''
  return user ? ' outside of the kernel' : ' in the kernel'
}

/** `Wall time`, but not `GPU memory`. */
function startingSmall(name: string): string {
  return /^[A-Z][a-z]/.test(name) && name !== 'Python time' ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

const words: ReadonlyMap<string, string> = new Map([
  ['in use bytes', 'memory in use'], ['allocated bytes', 'memory allocated'], ['copied bytes', 'memory copied'],
  // Of callgrind.
  ['Dr', 'reads of data'], ['Dw', 'writes of data'],
  ['I1mr', 'misses of the first cache for instructions'], ['D1mr', 'reads that missed the first cache'], ['D1mw', 'writes that missed the first cache'],
  ['ILmr', 'misses of the last cache for instructions'], ['DLmr', 'reads that missed the last cache'], ['DLmw', 'writes that missed the last cache'],
  ['Bc', 'conditional branches'], ['Bcm', 'conditional branches that were mispredicted'], ['Bi', 'indirect branches'], ['Bim', 'indirect branches that were mispredicted'],
  // Of perf.
  ['cycles', 'cycles of the processor'], ['cpu-cycles', 'cycles of the processor'],
])
