// Membership tests rewritten to ask a set, and those that cannot be.

import type { TextEdit } from '../../edits/above.js'
import type { MembershipFact } from '../../model/facts.js'
import type { Call, Compare, Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'

/** The edits that make a test ask the set `name`; undefined for shapes that give more than yes or no. */
export function testOn(name: string, test: MembershipFact, ask: Ask): TextEdit[] | undefined {
  const node = ask.node(test.node)
  const collection = ask.nodeOf(test.collection)
  if (test.form === 'in' || test.form === 'not in') return [{ range: collection.outer, newText: name }]
  if (node.kind !== 'call' || node.callee.kind !== 'member') return undefined
  const sought = ask.text(ask.nodeOf(test.element).outer)
  if (test.form === 'includes') return [{ range: { start: collection.outer.start, end: node.callee.propertyRange.end }, newText: `${name}.has` }]
  if (test.form === 'some') return [{ range: node.range, newText: `${name}.has(${sought})` }]
  const asked = presenceTest(test, node, ask)
  return asked && [{ range: asked.compare.range, newText: `${asked.isPresent ? '' : '!'}${name}.has(${sought})` }]
}

/** `xs.index(x)`, and `xs.indexOf(x)` where the position itself is used. */
export function givesPosition(test: MembershipFact, ask: Ask): boolean {
  if (test.form === 'index') return true
  const node = ask.node(test.node)
  return (test.form === 'indexOf' || test.form === 'lastIndexOf') && (node.kind !== 'call' || presenceTest(test, node, ask) === undefined)
}

const present: ReadonlySet<string> = new Set(['!== -1', '!= -1', '> -1', '>= 0'])
const absent: ReadonlySet<string> = new Set(['=== -1', '== -1', '< 0'])
const mirrored: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** `xs.indexOf(x) !== -1`, `-1 < xs.indexOf(x)`, `~xs.indexOf(x)` in a test; undefined where the position itself is used. */
function presenceTest(test: MembershipFact, call: Call, ask: Ask): { compare: Node; isPresent: boolean } | undefined {
  if (test.form !== 'indexOf' && test.form !== 'lastIndexOf') return undefined
  const { parent } = call
  if (parent?.kind === 'unary' && parent.operator === '~' && isTested(parent)) return { compare: parent, isPresent: true }
  if (parent?.kind !== 'compare' || parent.operands.length !== 2) return undefined
  const asked = comparison(parent, call, ask)
  return present.has(asked) ? { compare: parent, isPresent: true } : absent.has(asked) ? { compare: parent, isPresent: false } : undefined
}

function comparison(compare: Compare, call: Call, ask: Ask): string {
  const [left, right] = compare.operands
  const operator = compare.operators[0] ?? ''
  const limit = left === call ? right : left
  const text = limit ? ask.text(limit.outer).replace(/[\s()]/g, '') : ''
  return `${left === call ? operator : mirrored[operator] ?? operator} ${text}`
}

/** Only whether it is true matters: `if (~i)`, `!~i`, `~i && …` inside a test. */
function isTested(node: Node): boolean {
  const { parent } = node
  if (parent?.kind === 'branch' || parent?.kind === 'loop' || parent?.kind === 'conditional') return parent.test === node
  if (parent?.kind === 'unary') return parent.operator === 'not'
  return parent?.kind === 'logical' && parent.operator !== '??' && isTested(parent)
}
