// Code of a loop that runs for one element at most, or for a few: `for kind in kinds: if kind == 'user': …`, `if kind in ('user', 'team')`,
// `match kind: case 'user':`. What an element is compared with is fixed, so that no other element comes there; a text's characters and
// lines do come again.

import type { Expression, Node, Statement } from '../../syntax/tree.js'
import { none, type LoopFact, type Source, type ValueId } from '../facts.js'
import { constantOf } from '../resolve/resolver.js'
import { kindAt, type Subject } from './subject.js'

/** How many elements it runs for at most, where the code says; `loop` is around `operation`, which stands in one of its iterations. */
export function elementsFor(subject: Subject, operation: Node, loop: Node, fact: LoopFact): number | undefined {
  if (loop.kind !== 'loop' || fact.form !== 'each' || fact.targets.length === 0) return undefined
  const found: number[] = []
  for (let node = operation; node !== loop && node.parent; node = node.parent) {
    const { parent } = node
    if (parent.kind === 'function') break
    found.push(armFor(subject, node, parent, fact))
    if (parent.kind === 'block') for (const one of parent.statements) if (one.range.end <= node.range.start) found.push(goesOnFor(subject, one, fact))
  }
  const most = Math.min(...found, many)
  return most === many ? undefined : most
}

/** Nobody says how many. */
const many = Infinity

function armFor(subject: Subject, node: Node, parent: Node, fact: LoopFact): number {
  if (parent.kind === 'branch' || parent.kind === 'conditional') {
    return node === parent.then ? fitting(subject, parent.test, true, fact) : node === parent.otherwise ? fitting(subject, parent.test, false, fact) : many
  }
  if (parent.kind === 'logical') return node === parent.right && parent.operator !== '??' ? fitting(subject, parent.left, parent.operator === 'and', fact) : many
  const choice = parent.kind === 'case' ? parent.parent : null
  if (parent.kind !== 'case' || node !== parent.body || choice?.kind !== 'switch' || !isElement(subject, choice.subject, fact)) return many
  return parent.patterns.length > 0 && parent.patterns.every((one) => isFixed(subject, one)) ? parent.patterns.length : many
}

/** `if kind != 'user': continue` */
function goesOnFor(subject: Subject, statement: Statement, fact: LoopFact): number {
  const last = statement.kind === 'branch' && statement.otherwise === null ? statement.then.statements.at(-1) : undefined
  return statement.kind === 'branch' && last?.kind === 'continue' ? fitting(subject, statement.test, false, fact) : many
}

/** For how many elements the test comes out as `wanted`. */
function fitting(subject: Subject, test: Expression, wanted: boolean, fact: LoopFact): number {
  if (test.kind === 'unary') return /^(not|!)$/.test(test.operator) ? fitting(subject, test.operand, !wanted, fact) : many
  if (test.kind === 'logical') {
    const [left, right] = [fitting(subject, test.left, wanted, fact), fitting(subject, test.right, wanted, fact)]
    return test.operator === '??' ? many : test.operator === (wanted ? 'and' : 'or') ? Math.min(left, right) : left + right
  }
  if (test.kind === 'call') return wanted ? includedIn(subject, test, fact) : many
  if (test.kind !== 'compare' || test.operands.length !== 2) return many
  const [left, right] = test.operands
  const [operator = ''] = test.operators
  if (!left || !right) return many
  if (operator === (wanted ? 'in' : 'not in')) return isElement(subject, left, fact) ? fixedIn(subject, right) : many
  if (!(wanted ? /^(==|===|is)$/ : /^(!=|!==|is not)$/).test(operator)) return many
  return (isElement(subject, left, fact) && isFixed(subject, right)) || (isElement(subject, right, fact) && isFixed(subject, left)) ? 1 : many
}

/** `['user', 'team'].includes(kind)` */
function includedIn(subject: Subject, { callee, arguments: given }: Extract<Expression, { kind: 'call' }>, fact: LoopFact): number {
  const [only, ...others] = given
  const isTest = callee.kind === 'member' && callee.property === 'includes' && only !== undefined && others.length === 0
  return isTest && isElement(subject, only.value, fact) ? fixedIn(subject, callee.object) : many
}

/** How many a list that is written out has. */
function fixedIn(subject: Subject, node: Node): number {
  return node.kind === 'collection' && node.elements.every((one) => isFixed(subject, one)) ? node.elements.length : many
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
