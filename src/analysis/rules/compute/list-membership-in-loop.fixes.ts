// Fixes of list-membership-in-loop: a set beside the list, built once above the outermost loop in which the list stays unchanged.

import { insertInBody, insertAbove, type TextEdit } from '../../edits/above.js'
import { usesSemicolons } from '../../edits/layout.js'
import { freshName } from '../../edits/names.js'
import { none, type LoopId, type MembershipFact, type NodeId, type ValueId } from '../../model/facts.js'
import { alternatives } from '../../model/kinds.js'
import { isSurelyBound } from '../../model/questions/surely-bound.js'
import { childrenOf } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import type { Fixes } from '../rule.js'
import { nameOf } from '../words.js'
import type { ListSearch } from './list-membership-in-loop.js'
import { agreementOn, expressionBody, holderOf, isChangedBefore } from './list-membership-in-loop.safety.js'
import { givesPosition, testOn } from './list-membership-in-loop.tests.js'

interface Plan {
  readonly name: string
  readonly loop: LoopId
  readonly above: readonly TextEdit[]
}

/** `set(xs)` above the outermost loop in which the list stays unchanged, and the tests made on it. */
export function setAboveLoop(search: ListSearch, ask: Ask): Fixes {
  const plan = planOf(search, ask)
  if ('reason' in plan) return plan.reason
  const { edits, agreement } = answered(search, plan, ask)
  const title = `Search a set of '${nameOf(ask.nodeOf(search.test.collection)) || 'values'}' built once above the loop`
  return [{
    title: agreement === undefined ? title : `${title} (${agreement})`,
    safety: agreement === undefined ? 'safe' : 'suggested',
    edits: [...plan.above, ...edits],
  }]
}

interface Answered {
  readonly edits: readonly TextEdit[]
  readonly agreement: string | undefined
}

const known = new WeakMap<Ask['subject'], Map<string, Answered>>()

/** All tests that one set answers are rewritten together, whichever of them is asked about. */
function answered({ test }: ListSearch, { name, loop }: Plan, ask: Ask): Answered {
  let ofFile = known.get(ask.subject)
  if (!ofFile) known.set(ask.subject, ofFile = new Map<string, Answered>())
  const key = `${name} ${loop} ${listKey(test.collection, ask)}`
  let answer = ofFile.get(key)
  if (!answer) {
    const tests = alikeTests(test, loop, ask).flatMap((one) => {
      const edits = testOn(name, one, ask)
      return edits ? [{ one, edits }] : []
    })
    ofFile.set(key, answer = { edits: tests.flatMap(({ edits }) => edits), agreement: agreementOn(tests.map(({ one }) => one), loop, ask) })
  }
  return answer
}

/** The same for what is written alike and reached by the same definitions. */
function listKey(value: ValueId, ask: Ask): string {
  return `${ask.namesIn(value).map((use) => use.definitions.join()).join(';')} ${ask.text(ask.nodeOf(value).range)}`
}

function planOf(search: ListSearch, ask: Ask): Plan | { readonly reason: string } {
  const { test } = search
  if (test.form === 'count') return { reason: 'No fix is offered: the number of occurrences is used.' }
  if (givesPosition(test, ask)) return { reason: 'No fix is offered: the position is used.' }
  const collection = ask.nodeOf(test.collection)
  if (!isHoistable(collection)) return { reason: 'No fix is offered: give the list a name first.' }
  if (!isListElsewhere(test.collection, ask)) return { reason: 'No fix is offered: a condition says that it is a list, and may not hold above the loop.' }
  const loop = outermostUnchanged(search, ask)
  const holder = holderOf(ask.node((ask.facts.loops[loop] ?? { node: 0 }).node))
  if (holder && !isBoundBefore(holder, test.collection, ask)) return { reason: 'No fix is offered: the list may not have a value yet above the loop.' }
  if (isChangedBefore(test, loop, ask)) return { reason: 'No fix is offered: the test is made later, when the list may have changed.' }
  const name = freshName(ask.tree, nameOf(collection) || 'values', 'set', collection)
  const above = insertion(loop, test.collection, creation(name, search, ask), ask)
  return above ? { name, loop, above } : { reason: 'No fix is offered: no line can be added above the loop where it stands.' }
}

/** Not only where a test of it says so. */
function isListElsewhere(value: ValueId, ask: Ask): boolean {
  const made = ask.facts.values[value]
  return made?.op !== 'use' || !made.tests || alternatives(ask.untestedKindOf(value)).every((kind) => kind.is === 'list' || kind.is === 'tuple' || kind.is === 'none')
}

/** Names, attributes and literals: what may be written a second time above the loop. */
function isHoistable(node: Node): boolean {
  switch (node.kind) {
    case 'name': return true
    case 'literal': return true
    case 'member': return isHoistable(node.object)
    case 'cast': return isHoistable(node.value)
    case 'logical': return isHoistable(node.left) && isHoistable(node.right)
    case 'collection': return node.elements.every((element) => element.kind === 'literal' || element.kind === 'member' || element.kind === 'name')
    default: return false
  }
}

function creation(name: string, { test }: ListSearch, ask: Ask): string {
  const collection = ask.nodeOf(test.collection)
  const list = ask.text(collection.range)
  if (!ask.isPython) return `const ${name} = new Set(${list})${usesSemicolons(ask.tree) ? ';' : ''}`
  return `${name} = set(${list}${mayBeNone(ask, test.collection) ? ' or ()' : ''})`
}

function mayBeNone(ask: Ask, value: ValueId): boolean {
  const kind = ask.untestedKindOf(value)
  return kind.is === 'either' && kind.of.some((one) => one.is === 'none')
}

export function outermostUnchanged({ test, loop }: ListSearch, ask: Ask): LoopId {
  let outermost = loop.loop
  for (const id of loop.all) {
    if (ask.changesIn(test.collection, id)) break
    outermost = id
  }
  return outermost
}

/** A statement above the one that holds the loop, or at the start of a function whose body is one expression. */
export function insertion(loop: LoopId, list: ValueId, statement: string, ask: Ask, except?: NodeId): TextEdit[] | undefined {
  const node = ask.node((ask.facts.loops[loop] ?? { node: 0 }).node)
  const arrow = expressionBody(node)
  const holder = holderOf(node)
  // What the list depends on must be there before the statement: not bound in it, and not changed on the way to the loop.
  if (!holder || isMadeWithin(holder, list, ask) || !isBoundBefore(holder, list, ask) || ask.changesWithin(list, holder.id, except)) return undefined
  if (arrow) return insertInBody(ask.tree, arrow, statement)
  const edit = insertAbove(ask.tree, node, statement)
  return edit && [edit]
}

function isBoundBefore(holder: Node, list: ValueId, ask: Ask): boolean {
  return usesIn(ask.nodeOf(list), ask).every((use) => isSurelyBound(ask.subject, use, holder))
}

function usesIn(node: Node, ask: Ask): readonly ValueId[] {
  const own = node.kind === 'name' ? ask.facts.valueOfNode[node.id] ?? none : none
  return [...own === none ? [] : [own], ...childrenOf(node).flatMap((child) => usesIn(child, ask))]
}

function isMadeWithin(holder: Node, value: ValueId, ask: Ask): boolean {
  return ask.namesIn(value).some((use) => use.definitions.some((id) => {
    const definition = ask.facts.definitions[id]
    return definition !== undefined && isInside(ask.node(definition.node).range, holder.range)
  }))
}

/** The tests on the same list that the same loop repeats: one set answers them all. */
function alikeTests(test: MembershipFact, loop: LoopId, ask: Ask): readonly MembershipFact[] {
  const wanted = listKey(test.collection, ask)
  return ask.facts.memberships.filter((other) => other === test || other.collection !== none && listKey(other.collection, ask) === wanted
    && ask.repeats(other)?.all.includes(loop) === true && !ask.changesIn(other.collection, loop))
}
