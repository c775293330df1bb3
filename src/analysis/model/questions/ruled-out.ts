// Whether what a call gives rules an operation out: `save(row, commit=False)` where only `if commit:` commits.

import type { Node } from '../../syntax/tree.js'
import { none, type FunctionFact, type ValueId } from '../facts.js'
import type { HopFact, Reached, Step } from './reach.js'
import { nodeAt, type Subject } from './subject.js'

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
  while (current && current.kind !== 'function') current = current.parent
  const id = current?.id
  return id === undefined ? undefined : subject.facts.functions.find((one) => one.node === id)
}

/** What a test comes to, where it asks for one parameter and the call gives that as a constant. */
function truthOf(caller: Caller, subject: Subject, fact: FunctionFact, test: Node): boolean | undefined {
  if (test.kind === 'unary' && (test.operator === 'not' || test.operator === '!')) {
    const inner = truthOf(caller, subject, fact, test.operand)
    return inner === undefined ? undefined : !inner
  }
  const value = subject.facts.values[subject.facts.valueOfNode[test.id] ?? none]
  const only = value?.op === 'use' && value.definitions.length === 1 ? value.definitions[0] ?? none : none
  const index = only === none ? -1 : fact.parameters.findIndex((one) => one.definition === only)
  const parameter = fact.parameters[index]
  const given = caller.subject.facts.calls[caller.call]
  if (!parameter || parameter.rest !== '' || !given || given.arguments.some((one) => one.spread !== '')) return undefined
  const offset = subject.facts.language === 'python' && fact.class !== none && !fact.isStatic ? 1 : 0
  const argument = given.arguments.find((one) => one.name !== null && one.name === parameter.name) ?? given.arguments.filter((one) => one.name === null)[index - offset]
  return argument ? constantTruth(caller.subject, argument.value) : parameter.default === none ? parameter.optional ? false : undefined : constantTruth(subject, parameter.default)
}

function constantTruth(subject: Subject, id: ValueId): boolean | undefined {
  const value = subject.facts.values[id]
  return value?.op === 'constant' && (value.type === 'boolean' || value.type === 'none') ? value.value === true : undefined
}
