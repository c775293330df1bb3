// Whether what a call gives rules an operation out: `save(row, commit=False)` where only `if commit:` commits.

import type { Node } from '../../syntax/tree.js'
import { none, type FunctionFact, type ValueId } from '../facts.js'
import { argumentGiven } from '../given-arguments.js'
import { alternatives } from '../kinds.js'
import { passesClassTest } from '../resolve/narrowed.js'
import type { HopFact, Reached, Step } from './reach.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

interface Caller { readonly subject: Subject; readonly call: number }

export function isRuledOut(subject: Subject, step: Step, { operation, hops }: Reached): boolean {
  if (step.direct) return false
  let caller: Caller = { subject, call: step.call }
  for (const place of [...hops, { subject: operation.subject, node: operation.node, call: operation.call } satisfies HopFact]) {
    if (isGivenOtherwise(caller, place.subject, nodeAt(place.subject, place.node))) return true
    caller = place
  }
  return false
}

/** Some condition around the node, or one that leaves before it, is decided by what the caller gives. */
function isGivenOtherwise(caller: Caller, subject: Subject, node: Node): boolean {
  const fact = functionOf(subject, node)
  if (!fact) return false
  const own = nodeAt(subject, fact.node)
  const decided = (test: Node) => truthOf(caller, subject, fact, test)
  for (let current = node; current.parent && current !== own; current = current.parent) {
    const { parent } = current
    if (parent.kind === 'branch' || parent.kind === 'conditional') {
      if (current === parent.then && decided(parent.test) === false) return true
      if (current === parent.otherwise && decided(parent.test) === true) return true
    }
    if (parent.kind === 'logical' && parent.operator !== '??' && current === parent.right && decided(parent.left) === (parent.operator === 'or')) return true
    if (parent.kind === 'block' && parent.statements.some((one) => one.range.end <= current.range.start && leavesIf(one, decided))) return true
  }
  return false
}

function leavesIf(statement: Node, decided: (test: Node) => boolean | undefined): boolean {
  if (statement.kind !== 'branch' || statement.then.statements.at(-1)?.kind !== 'return') return false
  return decided(statement.test) === true
}

function functionOf(subject: Subject, node: Node): FunctionFact | undefined {
  let current: Node | null = node
  // What is written as an argument runs with the function around it: `db.$transaction(async (tx) => { … })`.
  while (current && !(current.kind === 'function' && current.parent?.kind !== 'argument')) current = current.parent
  const id = current?.id
  return id === undefined ? undefined : subject.facts.functions.find((one) => one.node === id)
}

/** What a test comes to, where it asks for a parameter, or an option of one, and the call says what that is. */
function truthOf(caller: Caller, subject: Subject, fact: FunctionFact, test: Node): boolean | undefined {
  if (test.kind === 'unary' && (test.operator === 'not' || test.operator === '!')) {
    const inner = truthOf(caller, subject, fact, test.operand)
    return inner === undefined ? undefined : !inner
  }
  if (test.kind === 'logical' && test.operator !== '??') {
    const sides = [test.left, test.right].map((side) => truthOf(caller, subject, fact, side))
    return sides.includes(test.operator === 'or') ? test.operator === 'or' : sides[0] === sides[1] ? sides[0] : undefined
  }
  const tested = typeTested(subject, test)
  if (tested) return testedTruth(givenFor(caller, subject, fact, tested.node), subject, tested)
  if (test.kind === 'compare') return comparedTruth(caller, subject, fact, test)
  const given = givenFor(caller, subject, fact, test)
  return given && truthOfGiven(given)
}

/** What is asked for its class, and the class: `isinstance(row, Book)`, `row instanceof Book`. */
function typeTested({ facts }: Subject, test: Node): TypeTest | undefined {
  const [node, type] = test.kind === 'compare' && test.operators[0] === 'instanceof' ? test.operands
    : test.kind === 'call' && test.callee.kind === 'name' && test.callee.name === 'isinstance' && facts.language === 'python' ? test.arguments.map((one) => one.value) : []
  return node && type ? { node, of: facts.valueOfNode[type.id] ?? none } : undefined
}

interface TypeTest { readonly node: Node; readonly of: ValueId }

function testedTruth(given: Given | 'absent' | undefined, subject: Subject, { of }: TypeTest): boolean | undefined {
  if (!given || given === 'absent') return undefined
  return passesClassTest(subject.resolver, subject.file, kindAt(given.subject, given.value), of)
}

/** `options.save !== false`, `session is None` */
function comparedTruth(caller: Caller, subject: Subject, fact: FunctionFact, { operands, operators }: Extract<Node, { kind: 'compare' }>): boolean | undefined {
  const [left, right] = operands
  const [operator = ''] = operators
  if (/^(in|has)$/.test(operator) && left?.kind === 'literal' && typeof left.value === 'string' && right) return hasEntry(givenFor(caller, subject, fact, right), left.value)
  const isUndefined = right?.kind === 'name' && right.name === 'undefined'
  if (!left || !right || (right.kind !== 'literal' && !isUndefined) || operators.length > 1 || !/^(===?|!==?|is|is not)$/.test(operator)) return undefined
  const given = givenFor(caller, subject, fact, left)
  const isOtherwise = /!|not/.test(operator)
  if (right.kind === 'literal' && (right.type === 'string' || right.type === 'number')) {
    const written = given && given !== 'absent' ? writtenOut(given) : undefined
    return written === undefined ? undefined : (written === right.value) !== isOtherwise
  }
  const expected = right.kind === 'literal' ? right : { type: 'null', value: null }
  const constant = given && (given === 'absent' ? null : constantOf(given))
  const isOther = given && given !== 'absent' && constant === undefined && expected.type === 'null' && isSomething(given)
  if (isOther) return isOtherwise
  if (constant === undefined || (expected.type !== 'boolean' && expected.type !== 'null')) return undefined
  // Nothing that is written as `null` is not `undefined`, and what is left out is not `null`.
  if (constant === null && operator.length === 3 && (given === 'absent') !== isUndefined) return undefined
  return (constant === expected.value) !== isOtherwise
}

/** A text or a number that the call writes out. */
function writtenOut({ subject, value }: Given): string | number | undefined {
  const made = subject.facts.values[value]
  if (made?.op !== 'constant' || (made.type !== 'string' && made.type !== 'number')) return undefined
  return typeof made.value === 'string' || typeof made.value === 'number' ? made.value : undefined
}

/** `'apiKeyId' in log`, where the call writes the object out. */
function hasEntry(given: Given | 'absent' | undefined, name: string): boolean | undefined {
  const entry = given && given !== 'absent' ? entryOf(given, name) : undefined
  return entry && entry !== 'absent'
}

interface Given { readonly subject: Subject; readonly value: ValueId }

/** What the call gives for a parameter or for `options.name`; absent where it gives nothing and there is no default. */
function givenFor(caller: Caller, subject: Subject, fact: FunctionFact, test: Node): Given | 'absent' | undefined {
  const { facts } = subject
  const value = facts.values[facts.valueOfNode[test.id] ?? none]
  if (value?.op === 'member') {
    const holder = givenFor(caller, subject, fact, nodeAt(subject, facts.values[value.object]?.node ?? none))
    return holder && holder !== 'absent' ? entryOf(holder, value.name) : undefined
  }
  const only = value?.op === 'use' && value.definitions.length === 1 ? value.definitions[0] ?? none : none
  const source = facts.definitions[only]?.source
  // `{ transaction }` as a parameter.
  if (source?.from === 'item' && source.of.from === 'parameter' && typeof source.key === 'string' && source.fallback === none) {
    const holder = argumentOf(caller, subject, fact, source.of.index)
    return holder && holder !== 'absent' ? entryOf(holder, source.key) : undefined
  }
  // `const { groupBy } = options`
  if (source?.from === 'item' && source.of.from === 'value' && typeof source.key === 'string' && source.fallback === none) {
    const holder = givenFor(caller, subject, fact, nodeAt(subject, facts.values[source.of.value]?.node ?? none))
    return holder && holder !== 'absent' ? entryOf(holder, source.key) : undefined
  }
  const index = only === none ? -1 : fact.parameters.findIndex((one) => one.definition === only)
  return index < 0 ? undefined : argumentOf(caller, subject, fact, index)
}

function entryOf({ subject, value }: Given, name: string): Given | 'absent' | undefined {
  const made = subject.facts.values[value]
  if (made?.op !== 'dictionary') return undefined
  const place = made.entries.findLastIndex((one) => one.key === name)
  const entry = made.entries[place]
  // What is spread after it may say otherwise.
  if (entry) return made.entries.slice(place + 1).some((one) => one.spread || one.key === null) ? undefined : { subject, value: entry.value }
  return made.entries.some((one) => one.spread || one.key === null) ? undefined : 'absent'
}

function argumentOf(caller: Caller, subject: Subject, fact: FunctionFact, index: number): Given | 'absent' | undefined {
  const parameter = fact.parameters[index]
  const given = caller.subject.facts.calls[caller.call]
  if (!parameter || parameter.rest !== '' || !given || given.arguments.some((one) => one.spread !== '')) return undefined
  const argument = argumentGiven(given.arguments, subject.facts.language, fact, index)
  if (argument) return { subject: caller.subject, value: argument.value }
  return parameter.default !== none ? { subject, value: parameter.default } : parameter.optional ? 'absent' : undefined
}

function truthOfGiven(given: Given | 'absent'): boolean | undefined {
  if (given === 'absent') return false
  const constant = constantOf(given)
  if (constant !== undefined) return constant === true
  const kinds = alternatives(kindAt(given.subject, given.value))
  return kinds.every((kind) => kind.is === 'instance' || kind.is === 'object') ? true : undefined
}

/** It is surely not nothing, be it as empty as it may. */
function isSomething({ subject, value }: Given): boolean {
  if (subject.facts.language === 'typescript' && mayBeLeftOut(subject, value)) return false
  return alternatives(kindAt(subject, value)).every(({ is }) => is !== 'unknown' && is !== 'never' && is !== 'none')
}

/** `hooks?: Hook[]`, as a parameter or within one: its type does not say that it may be left out. */
function mayBeLeftOut({ facts }: Subject, id: ValueId): boolean {
  const value = facts.values[id]
  if (value?.op === 'member') return true
  return value?.op === 'use' && value.definitions.some((one) => {
    const source = facts.definitions[one]?.source
    if (source?.from === 'item') return source.fallback === none
    const parameter = source?.from === 'parameter' ? facts.functions[source.function]?.parameters[source.index] : undefined
    return parameter !== undefined && parameter.optional && parameter.default === none
  })
}

/** A boolean, or null for nothing; undefined where it is neither. */
function constantOf({ subject, value }: Given): boolean | null | undefined {
  const made = subject.facts.values[value]
  if (made?.op !== 'constant') return undefined
  return made.type === 'none' ? null : made.type === 'boolean' ? made.value === true : undefined
}
