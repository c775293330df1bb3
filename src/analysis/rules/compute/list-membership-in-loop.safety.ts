// What the author must agree to before a list is searched as a set: nothing where both sides are known to compare the same way.

import { statementAround } from '../../edits/above.js'
import type { LoopId, MembershipFact } from '../../model/facts.js'
import { alternatives, isAtLeast, type Kind } from '../../model/kinds.js'
import type { Node } from '../../syntax/tree.js'
import { walk } from '../../syntax/children.js'
import type { Ask } from '../ask.js'

/** Undefined where the program behaves the same whatever the values are. */
export function agreementOn(tests: readonly MembershipFact[], loop: LoopId, ask: Ask): string | undefined {
  const agreements = tests.flatMap((test) => comparesAlike(test, ask) ?? [])
  const [first] = agreements
  if (first !== undefined) return first
  const [test] = tests
  if (!test) return undefined
  if (alternatives(ask.untestedKindOf(test.collection)).some((kind) => kind.is === 'none')) return ask.isPython ? 'None is taken for an empty list' : 'a missing list is taken for an empty one'
  if (!isSureToExist(ask.nodeOf(test.collection), ask)) return 'the list is read before the loop'
  const node = ask.node((ask.facts.loops[loop] ?? { node: 0 }).node)
  if (waits(node)) return 'nothing else may change the list while the loop waits'
  const holder = holderOf(node) ?? node
  // A list that nobody else can change is the same whenever it is read.
  const isOpen = (one: MembershipFact) => ask.isOpenToChange(one.collection)
  if (tests.some((one) => isOpen(one) && ask.isDeferred(one.node, holder.id))) return 'nothing may change the list before the test is made'
  return tests.some((one) => ask.mayChangeUnseen(one.collection, holder.id)) ? 'nothing that the loop runs may change the list' : undefined
}

/** Tests that are made later see what the list has become by then. */
export function isChangedBefore(test: MembershipFact, loop: LoopId, ask: Ask): boolean {
  const node = ask.node((ask.facts.loops[loop] ?? { node: 0 }).node)
  return ask.isDeferred(test.node, (holderOf(node) ?? node).id, true) && ask.isEverChanged(test.collection)
}

/** The statement around the loop, or the expression that is the whole body of a function. */
export function holderOf(loop: Node): Node | undefined {
  return expressionBody(loop)?.body ?? statementAround(loop)
}

/** The function around the loop, where its body is an expression. */
export function expressionBody(loop: Node): Extract<Node, { kind: 'function' }> | undefined {
  for (let node: Node = loop; node.parent; node = node.parent) {
    const { parent } = node
    if (parent.kind === 'function' && parent.body === node) return node.kind === 'block' ? undefined : parent
    if (parent.kind === 'block' || parent.kind === 'module') return undefined
  }
  return undefined
}

/** Kinds whose values a set tells apart exactly as `==` does. */
const hashable: ReadonlySet<Kind['is']> = new Set(['string', 'bytes', 'number', 'boolean', 'none', 'enum'])

/** What must be agreed to for one test. */
function comparesAlike(test: MembershipFact, ask: Ask): string | undefined {
  const list = ask.kindOf(test.collection)
  const held = alternatives(list).filter((one) => one.is !== 'none').flatMap((one) => one.is === 'list' || one.is === 'tuple' ? elementsOf(one) : [one])
  const both = [...alternatives(ask.kindOf(test.element)), ...held]
  const isSure = both.every((kind) => isAtLeast(kind.confidence, 'high')) && isAtLeast(list.confidence, 'high')
  if (ask.isPython) return isSure && both.every((kind) => isHashable(kind, ask)) ? undefined : 'elements and tested values must be hashable'
  // `includes` compares exactly as a Set does; `===` differs for NaN.
  if (test.form !== 'includes' && both.some((kind) => kind.is === 'number' || kind.is === 'unknown')) return 'finds NaN, which `===` never does'
  return isSure && both.every((kind) => kind.is !== 'unknown') ? undefined : 'the types of the elements are not known'
}

function elementsOf(list: Extract<Kind, { is: 'list' | 'tuple' | 'set' | 'generator' }>): readonly Kind[] {
  // An empty list is empty whatever it may hold later.
  return list.length === 0 ? [] : alternatives(list.of)
}

function isHashable(kind: Kind, ask: Ask): boolean {
  if (kind.is === 'tuple') return (kind.items ?? [kind.of]).flatMap(alternatives).every((one) => isHashable(one, ask))
  return hashable.has(kind.is) || (kind.is === 'object' && ask.isEnum(kind))
}

/** Reading `a.b.c` above the loop raises where `a.b` is nothing, also if the loop would never have run. */
function isSureToExist(node: Node, ask: Ask): boolean {
  if (node.kind === 'cast') return isSureToExist(node.value, ask)
  if (node.kind !== 'member') return true
  const kind = ask.untestedKindOf(ask.facts.valueOfNode[node.object.id] ?? -1)
  return kind.is !== 'unknown' && !alternatives(kind).some((one) => one.is === 'none' || one.is === 'unknown') && isSureToExist(node.object, ask)
}

/** Other code may run between two iterations: where the loop awaits or yields. */
function waits(loop: Node): boolean {
  let found = loop.kind === 'loop' && loop.async
  walk(loop, (node) => {
    found ||= node.kind === 'await' || node.kind === 'yield' || (node.kind === 'function' && node.async)
    return !found
  })
  return found
}
