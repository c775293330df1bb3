// Code of a loop that runs for one element at most: `for kind in kinds: if kind == 'user': …`, `match kind: case 'user':`. What an
// element is compared with is fixed, so that no other element comes there; a text's characters and lines do come again.

import type { Expression, Node, Statement } from '../../syntax/tree.js'
import { none, type LoopFact, type Source, type ValueId } from '../facts.js'
import { constantOf } from '../resolve/resolver.js'
import { kindAt, type Subject } from './subject.js'

/** `loop` is around `operation`, which stands in one of its iterations. */
export function runsForOneElement(subject: Subject, operation: Node, loop: Node, fact: LoopFact): boolean {
  if (loop.kind !== 'loop' || fact.form !== 'each' || fact.targets.length === 0) return false
  for (let node = operation; node !== loop && node.parent; node = node.parent) {
    const { parent } = node
    if (parent.kind === 'function') return false
    if (isArmForOne(subject, node, parent, fact)) return true
    if (parent.kind === 'block' && parent.statements.some((one) => one.range.end <= node.range.start && goesOnForOne(subject, one, fact))) return true
  }
  return false
}

function isArmForOne(subject: Subject, node: Node, parent: Node, fact: LoopFact): boolean {
  if (parent.kind === 'branch' || parent.kind === 'conditional') {
    return (node === parent.then && says(subject, parent.test, true, fact)) || (node === parent.otherwise && says(subject, parent.test, false, fact))
  }
  if (parent.kind === 'logical') return node === parent.right && says(subject, parent.left, parent.operator === 'and', fact)
  const choice = parent.kind === 'case' ? parent.parent : null
  if (parent.kind !== 'case' || node !== parent.body || choice?.kind !== 'switch' || !isElement(subject, choice.subject, fact)) return false
  const [only, ...others] = parent.patterns
  return only !== undefined && others.length === 0 && isFixed(subject, only)
}

/** `if kind != 'user': continue` */
function goesOnForOne(subject: Subject, statement: Statement, fact: LoopFact): boolean {
  const last = statement.kind === 'branch' && statement.otherwise === null ? statement.then.statements.at(-1) : undefined
  return statement.kind === 'branch' && last?.kind === 'continue' && says(subject, statement.test, false, fact)
}

/** Whether the test comes out as `wanted` for one element only. */
function says(subject: Subject, test: Expression, wanted: boolean, fact: LoopFact): boolean {
  if (test.kind === 'unary') return /^(not|!)$/.test(test.operator) && says(subject, test.operand, !wanted, fact)
  if (test.kind === 'logical') return test.operator === (wanted ? 'and' : 'or') && (says(subject, test.left, wanted, fact) || says(subject, test.right, wanted, fact))
  if (test.kind !== 'compare' || test.operands.length !== 2) return false
  const [left, right] = test.operands
  if (!left || !right || !(wanted ? /^(==|===|is)$/ : /^(!=|!==|is not)$/).test(test.operators[0] ?? '')) return false
  return (isElement(subject, left, fact) && isFixed(subject, right)) || (isElement(subject, right, fact) && isFixed(subject, left))
}

/** A text, a number, a member of an enumeration, what a class holds. */
function isFixed(subject: Subject, node: Node): boolean {
  if (node.kind === 'literal') return node.type === 'string' || node.type === 'number'
  const at = (one: Node) => kindAt(subject, subject.facts.valueOfNode[one.id] ?? none)
  return constantOf(at(node)) !== undefined || (node.kind === 'member' && /^(enum|class)$/.test(at(node.object).is))
}

/** The loop's element itself, its key or its place: not what it holds, which many of them may. */
function isElement(subject: Subject, node: Node, fact: LoopFact): boolean {
  const { facts } = subject
  const value = facts.values[facts.valueOfNode[node.id] ?? none]
  const [only, ...others] = value?.op === 'use' ? value.definitions : []
  if (only === undefined || others.length > 0 || !fact.targets.includes(only)) return false
  const source = facts.definitions[only]?.source
  return source !== undefined && isWhole(subject, source)
}

function isWhole(subject: Subject, source: Source): boolean {
  if (source.from === 'key') return true
  if (source.from === 'element') return isOfNames(subject, source.of)
  if (source.from !== 'item' || source.of.from !== 'element') return false
  const { facts } = subject
  const pairs = facts.values[source.of.of]
  const call = pairs?.op === 'call' ? facts.calls[pairs.call] : undefined
  const callee = call && facts.values[call.callee]
  const name = callee?.op === 'use' || callee?.op === 'member' ? callee.name : ''
  if (source.key === 0) return /^(items|enumerate|entries)$/.test(name)
  return source.key === 1 && name === 'enumerate' && isOfNames(subject, call?.arguments[0]?.value ?? none)
}

/** Not the characters of a text, the lines of a file or the words of one, which come again and again. */
function isOfNames(subject: Subject, id: ValueId): boolean {
  const { is } = kindAt(subject, id)
  if (is === 'string' || is === 'bytes' || is === 'instance') return false
  const value = subject.facts.values[id]
  const callee = value?.op === 'call' ? subject.facts.values[subject.facts.calls[value.call]?.callee ?? none] : undefined
  return !(callee?.op === 'member' && /^(split|splitlines|readlines|rsplit|findall|match|matchAll)$/.test(callee.name))
}
