// Fixes of list-membership-in-loop: a set beside the list, built above the loop, or kept in step with it.

import { insertAbove, lineEnding, type TextEdit } from '../../edits/above.js'
import { freshName } from '../../edits/names.js'
import { none, type LoopId, type MembershipFact } from '../../model/facts.js'
import { alternatives, type Kind } from '../../model/kinds.js'
import type { Repetition } from '../../model/questions/repetition.js'
import type { Call, Compare, Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'
import { nameOf } from '../words.js'
import type { ListSearch } from './list-membership-in-loop.js'

/** `set(xs)` above the outermost loop in which the list stays unchanged, and the test made on it. */
export function setAboveLoop(search: ListSearch, ask: Ask): readonly ProposedFix[] {
  const { test } = search
  const collection = ask.nodeOf(test.collection)
  if (collection.kind !== 'name' && collection.kind !== 'member') return []
  const name = freshName(ask.tree, nameOf(collection), 'set')
  const edits = testOn(name, test, ask)
  const loop = outermostUnchanged(search, ask)
  const above = insertAbove(ask.tree, ask.node((ask.facts.loops[loop] ?? { node: 0 }).node), creation(name, search, ask))
  if (!edits || !above) return []
  const safety = isSafe(search, ask) ? 'safe' : 'suggested'
  return [{ title: title(search, ask, safety), safety, edits: [above, ...edits] }]
}

function creation(name: string, search: ListSearch, ask: Ask): string {
  const list = ask.text(ask.nodeOf(search.test.collection).range)
  if (!ask.isPython) return `const ${name} = new Set(${list})${usesSemicolons(ask) ? ';' : ''}`
  const mayBeNone = alternatives(ask.kindOf(search.test.collection)).some((kind) => kind.is === 'none')
  return `${name} = set(${list}${mayBeNone ? ' or ()' : ''})`
}

function usesSemicolons(ask: Ask): boolean {
  return /;[ \t]*(\r?\n|$)/.test(ask.tree.text)
}

function title(search: ListSearch, ask: Ask, safety: 'safe' | 'suggested'): string {
  const list = nameOf(ask.nodeOf(search.test.collection))
  const what = `Search a set of '${list}' built once above the loop`
  if (safety === 'safe') return what
  return ask.isPython ? `${what} (elements and tested values must be hashable)` : `${what} (differs for NaN only)`
}

function outermostUnchanged({ test, loop }: ListSearch, ask: Ask): LoopId {
  let outermost = loop.loop
  for (const id of loop.all) {
    if (ask.changesIn(test.collection, id)) break
    outermost = id
  }
  return outermost
}

/** The test rewritten to ask the set; undefined for shapes that give more than yes or no. */
function testOn(name: string, test: MembershipFact, ask: Ask): TextEdit[] | undefined {
  const node = ask.node(test.node)
  const collection = ask.nodeOf(test.collection)
  if (test.form === 'in' || test.form === 'not in') return [{ range: collection.outer, newText: name }]
  if (node.kind !== 'call' || node.callee.kind !== 'member' || node.optional || node.callee.optional) return undefined
  const [argument] = node.arguments
  if (!argument) return undefined
  const sought = ask.text(ask.nodeOf(test.element).outer)
  if (test.form === 'includes') return [{ range: { start: collection.outer.start, end: node.callee.propertyRange.end }, newText: `${name}.has` }]
  if (test.form === 'some') return [{ range: node.range, newText: `${name}.has(${sought})` }]
  if (test.form !== 'indexOf' && test.form !== 'lastIndexOf') return undefined
  const asked = presenceTest(node, ask)
  return asked && [{ range: asked.compare.range, newText: `${asked.isPresent ? '' : '!'}${name}.has(${sought})` }]
}

/** `xs.indexOf(x) !== -1` and the like; undefined where the position itself is used. */
function presenceTest(call: Call, ask: Ask): { compare: Compare; isPresent: boolean } | undefined {
  const compare = call.parent
  if (compare?.kind !== 'compare' || compare.operands.length !== 2 || compare.operands[0] !== call) return undefined
  const limit = ask.text((compare.operands[1] as Node).outer).replace(/[\s()]/g, '')
  const test = `${compare.operators[0] ?? ''} ${limit}`
  if (['!== -1', '!= -1', '> -1', '>= 0'].includes(test)) return { compare, isPresent: true }
  if (['=== -1', '== -1', '< 0'].includes(test)) return { compare, isPresent: false }
  return undefined
}

const alike: ReadonlySet<Kind['is']> = new Set(['string', 'boolean', 'none', 'enum', 'number', 'bytes'])

function isSafe({ test, list }: ListSearch, ask: Ask): boolean {
  // `includes` compares exactly as a Set does; `===` differs for NaN.
  if (test.form === 'includes') return true
  const element = alternatives(ask.kindOf(test.element))
  const held = alternatives(list).flatMap((one) => one.is === 'list' || one.is === 'tuple' ? alternatives(one.of) : [one])
  const accepts = (kind: Kind) => alike.has(kind.is) && (ask.isPython || kind.is !== 'number')
  return ask.isPython ? [...element, ...held].every(accepts) : element.every(accepts) || held.every(accepts)
}

export interface Companion {
  /** The call that adds the tested value to the list. */
  readonly append: Node
}

/** `if x not in out: out.append(x)`, where nothing else in the loop changes the list. */
export function companionOf(test: MembershipFact, loop: Repetition, ask: Ask): Companion | undefined {
  const node = ask.node(test.node)
  const branch = branchOf(node, test)
  const collection = ask.nodeOf(test.collection)
  if (!branch || collection.kind !== 'name') return undefined
  const sought = ask.text(ask.nodeOf(test.element).range)
  const appends = branch.then.statements.flatMap((statement) => {
    const call = statement.kind === 'expression-statement' && statement.expression.kind === 'call' ? statement.expression : undefined
    if (call?.callee.kind !== 'member' || call.callee.object.kind !== 'name' || call.callee.object.name !== collection.name) return []
    const isAppend = (call.callee.property === 'append' || call.callee.property === 'push') && call.arguments.length === 1
    return isAppend && call.arguments[0] && ask.text(call.arguments[0].value.range) === sought ? [statement] : []
  })
  const [append] = appends
  return append && changesOnlyBy(append, collection.name, test, loop, ask) ? { append } : undefined
}

function branchOf(node: Node, test: MembershipFact): Extract<Node, { kind: 'branch' }> | undefined {
  const { parent } = node
  if (test.form === 'not in') return parent?.kind === 'branch' && parent.test === node ? parent : undefined
  if (test.form !== 'includes' || parent?.kind !== 'unary' || parent.operator !== 'not') return undefined
  return parent.parent?.kind === 'branch' && parent.parent.test === parent ? parent.parent : undefined
}

/** Every other mention of the list inside the loop only reads it, and the list is made before the loop. */
function changesOnlyBy(append: Node, name: string, test: MembershipFact, loop: Repetition, ask: Ask): boolean {
  const use = ask.facts.values[test.collection]
  const range = ask.node(loop.fact.node).range
  if (use?.op !== 'use' || use.definitions.some((id) => loop.fact.definitions.includes(id))) return false
  return ask.facts.values.every((value) => {
    const node = ask.node(value.node)
    const isMention = value.op === 'use' && value.name === name && node.range.start >= range.start && node.range.end <= range.end
    if (!isMention || node.range.start === ask.nodeOf(test.collection).range.start) return true
    return node.range.start >= append.range.start && node.range.end <= append.range.end
  })
}

export function companionSet({ test, loop, list }: ListSearch, companion: Companion, ask: Ask): readonly ProposedFix[] {
  const collection = ask.nodeOf(test.collection)
  const name = freshName(ask.tree, nameOf(collection), 'seen')
  const edits = testOn(name, test, ask)
  const above = insertAbove(ask.tree, ask.node(loop.fact.node), creation(name, { test, loop, list, companion }, ask))
  const sought = ask.text(ask.nodeOf(test.element).range)
  const { start } = companion.append.range
  const lineStart = ask.tree.text.lastIndexOf('\n', start - 1) + 1
  const indentation = ask.tree.text.slice(lineStart, start)
  if (!edits || !above || indentation.trim() !== '' || test.element === none) return []
  const semicolon = usesSemicolons(ask) && !ask.isPython ? ';' : ''
  const added = `${name}.add(${sought})${semicolon}${lineEnding(ask.tree.text)}${indentation}`
  return [{
    title: `Keep a set beside '${nameOf(collection)}' and test that (${ask.isPython ? 'values must be hashable' : 'same order, same elements'})`,
    safety: 'suggested',
    edits: [above, ...edits, { range: { start, end: start }, newText: added }],
  }]
}
