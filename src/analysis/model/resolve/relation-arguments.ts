// What a call that declares a relation is given: by place, by keyword, or by an entry of its options.

import { none, type CallFact, type FileFacts, type ValueId } from '../facts.js'
import { constantOf, type Resolver } from './resolver.js'

/** The value of a keyword or an option by this name, else the argument at the place where that holds no options; none where there is neither. */
export function givenValue(facts: FileFacts, call: CallFact, place: number | undefined, name: string | undefined): ValueId {
  const named = name === undefined ? undefined : call.arguments.find((one) => one.name === name)?.value ?? optionOf(facts, call, name)
  const placed = place === undefined ? undefined : call.arguments.filter((one) => one.name === null)[place]?.value
  return named ?? (placed === undefined || facts.values[placed]?.op === 'dictionary' ? none : placed)
}

function optionOf(facts: FileFacts, call: CallFact, name: string): ValueId | undefined {
  for (const argument of call.arguments) {
    const value = facts.values[argument.value]
    const entry = value?.op === 'dictionary' ? value.entries.find((one) => one.key === name) : undefined
    if (entry) return entry.value
  }
  return undefined
}

/** The text or the word of truth that a keyword or an option gives: `related_name='books'`, `{ eager: true }`. */
export function givenText(resolver: Resolver, file: string, call: CallFact, name: string): string | undefined {
  const value = givenValue(resolver.factsOf(file), call, undefined, name)
  const constant = value === none ? undefined : constantOf(resolver.kindOf({ file, value }))
  return typeof constant === 'string' || typeof constant === 'boolean' ? String(constant) : undefined
}

/** The call in a keyword: `backref=backref('people', order_by=…)`. */
export function givenCall(facts: FileFacts, call: CallFact, name: string): CallFact | undefined {
  const made = facts.values[givenValue(facts, call, undefined, name)]
  return made?.op === 'call' ? facts.calls[made.call] : undefined
}

/** The text that a keyword gives, or that a call in it begins with. */
export function namedText(resolver: Resolver, file: string, call: CallFact, name: string): string | undefined {
  const text = givenText(resolver, file, call, name)
  if (text !== undefined) return text
  const first = givenCall(resolver.factsOf(file), call, name)?.arguments[0]?.value ?? none
  const constant = first === none ? undefined : constantOf(resolver.kindOf({ file, value: first }))
  return typeof constant === 'string' ? constant : undefined
}

/** The name that an argument gives: a text, or a function that reads it: `(user) => user.posts`. */
export function givenName(resolver: Resolver, file: string, call: CallFact, place: number): string | undefined {
  const facts = resolver.factsOf(file)
  const value = givenValue(facts, call, place, undefined)
  const made = value === none ? undefined : facts.values[value]
  if (made?.op === 'function') {
    const [returned] = facts.functions[made.function]?.returned ?? []
    const read = returned === undefined ? undefined : facts.values[returned]
    return read?.op === 'member' ? read.name : undefined
  }
  const constant = value === none ? undefined : constantOf(resolver.kindOf({ file, value }))
  return typeof constant === 'string' ? constant : undefined
}
