// Whether what stands in a piece of code runs when that code does, or later: in lazy iterators when they are read, in callbacks
// that are kept when they are called.

import type { FunctionNode, Node } from '../../syntax/tree.js'
import { runsAtOnce } from '../flow/immediate.js'
import type { NodeId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

/** `isSure`: only where it surely does, not where it may. */
export function isDeferred(subject: Subject, inner: NodeId, node: NodeId, isSure = false): boolean {
  const whole = nodeAt(subject, node)
  for (let at = nodeAt(subject, inner); at !== whole && at.parent; at = at.parent) {
    if (at.kind === 'comprehension' && at.form === 'generator' && !isReadAtOnce(at)) return true
    if (at.kind === 'function' && !runsInPlace(subject, at, isSure)) return true
  }
  return false
}

/** Calls that hand on one element after another, when they are asked for it. */
const lazy: ReadonlySet<string> = new Set([
  'map', 'filter', 'enumerate', 'zip', 'iter', 'reversed', 'chain', 'from_iterable', 'islice', 'takewhile', 'dropwhile', 'filterfalse', 'starmap', 'groupby', 'accumulate', 'tee', 'cycle',
  'pairwise', 'batched', 'zip_longest', 'product', 'compress', 'tqdm',
])
const readers: ReadonlySet<string> = new Set([
  'list', 'tuple', 'set', 'frozenset', 'dict', 'sorted', 'sum', 'any', 'all', 'min', 'max', 'len', 'next', 'Counter', 'join', 'fsum', 'deque', 'OrderedDict', 'extend', 'update', 'writelines', 'bytes', 'reduce',
])

/** A lazy iterator whose elements are taken by the expression that it stands in: `any(…)`, `for x in (…)`. */
function isReadAtOnce(node: Node): boolean {
  const { parent } = node
  if (parent?.kind === 'loop' || parent?.kind === 'spread') return true
  if (parent?.kind === 'clause') return parent.parent?.kind !== 'comprehension' || parent.parent.form !== 'generator' || isReadAtOnce(parent.parent)
  const call = parent?.kind === 'argument' ? parent.parent : null
  if (call?.kind !== 'call' || parent?.kind !== 'argument') return false
  if (parent.spread !== '') return true
  const name = nameOfCallee(call.callee)
  return readers.has(name) || (lazy.has(name) && isReadAtOnce(call))
}

/** Functions of no other name are lazy in Python alone. */
function runsInPlace(subject: Subject, node: FunctionNode, orPerhaps: boolean): boolean {
  if (!runsAtOnce(node) && !isReader(node)) return false
  const call = node.parent?.parent
  if (call?.kind !== 'call') return false
  if (subject.facts.language === 'python') return !lazy.has(nameOfCallee(call.callee)) || isReadAtOnce(call)
  // `forEach` of an array; that of anything else may keep the function.
  const { callee } = call
  if (callee.kind !== 'member') return true
  const kinds = alternatives(kindAt(subject, subject.facts.valueOfNode[callee.object.id] ?? -1))
  return kinds.every((kind) => (orPerhaps || kind.is !== 'unknown') && kind.is !== 'generator' && kind.is !== 'instance' && kind.is !== 'object')
}

function isReader(node: FunctionNode): boolean {
  const call = node.parent?.kind === 'argument' ? node.parent.parent : null
  return call?.kind === 'call' && readers.has(nameOfCallee(call.callee))
}

function nameOfCallee(callee: Node): string {
  return callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : ''
}
