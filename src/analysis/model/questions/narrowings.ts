// Rows that the program filters, counts or cuts itself although the database could: what it does with them, and nothing else.

import { childrenOf } from '../../syntax/children.js'
import type { Expression, Node } from '../../syntax/tree.js'
import { none, type CallId, type DefinitionId, type LoopId } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { rowCondition, type RowCondition } from './row-conditions.js'
import type { RowSet } from './row-sets.js'
import { callAt, kindAt, namesIn, type Subject } from './subject.js'
import { changesIn } from './changes.js'
import type { Use } from './uses.js'

export type Narrowing = { readonly use: Use } & (
  /** Rows that do not match are dropped. `condition`: undefined where it is no comparison of columns. `by`: what drops them. */
  | { readonly how: 'filter'; readonly by: 'comprehension' | 'loop' | 'callback'; readonly tests: readonly Node[]; readonly condition: RowCondition | undefined; readonly call: CallId; readonly loop: LoopId }
  /** Whether some row matches, or the first that does. */
  | { readonly how: 'some' | 'first'; readonly tests: readonly Node[]; readonly condition: RowCondition | undefined; readonly call: CallId }
  /** How many there are, and whether there are any. */
  | { readonly how: 'count' | 'exists'; readonly node: Node }
  /** The first few. */
  | { readonly how: 'cut'; readonly node: Node }
)

/** Undefined where any of the rows' uses is something else. */
export function narrowingOf(subject: Subject, set: RowSet): Narrowing | undefined {
  const all = set.uses.all.map((use) => narrowingBy(subject, set, use))
  const [first, ...others] = all
  if (!first) return undefined
  if (others.length === 0) return first
  const isCounted = all.every((one) => one?.how === 'count' || one?.how === 'exists')
  return isCounted ? all.find((one) => one?.how === 'count') ?? first : undefined
}

function narrowingBy(subject: Subject, set: RowSet, use: Use): Narrowing | undefined {
  switch (use.how) {
    case 'iterated': return iteratedBy(subject, use)
    case 'given': return givenTo(subject, set, use)
    case 'called': return calledBy(subject, set, use)
    case 'member': return use.name === 'length' && isList(subject, use.node) && use.node.parent && !isStored(use.node.parent) ? asCount(use, use.node.parent) : undefined
    case 'other': return otherwise(subject, set, use)
    default: return undefined
  }
}

function isList(subject: Subject, node: Node): boolean {
  return alternatives(present(kindAt(subject, subject.facts.valueOfNode[node.id] ?? none))).every((kind) => kind.is === 'list')
}

/** `rows.length = 0` */
function isStored(node: Node): boolean {
  return node.parent?.kind === 'assign' && node.parent.value !== node
}

/** `rows.length > 0`, `if (rows.length)`: whether there are any. */
function asCount(use: Use, node: Node): Narrowing {
  return { how: isTested(node) || isComparedWithNone(node) ? 'exists' : 'count', use, node }
}

function isComparedWithNone(node: Node): boolean {
  const { parent } = node
  if (parent?.kind !== 'compare' || parent.operands.length !== 2) return false
  const [left, right] = parent.operands
  const other = left === node ? right : left
  const [operator] = parent.operators
  const isFirst = left === node
  if (other?.kind !== 'literal') return false
  if (other.value === 0) return ['>', '==', '===', '!=', '!==', '<='].includes(operator ?? '') || (!isFirst && operator === '<')
  return other.value === 1 && (operator === '>=' || operator === '<')
}

/** A condition asks for its truth alone. */
function isTested(node: Node): boolean {
  const { parent } = node
  if (!parent) return false
  if ((parent.kind === 'branch' || parent.kind === 'conditional') && parent.test === node) return true
  if (parent.kind === 'unary' && parent.operator === 'not') return true
  return parent.kind === 'logical' && parent.operator !== '??' && isTested(parent)
}

function iteratedBy(subject: Subject, use: Extract<Use, { how: 'iterated' }>): Narrowing | undefined {
  const { facts } = subject
  const loop = facts.loops[use.loop]
  const node = use.node.parent
  if (!loop || !node) return undefined
  if (node.kind === 'clause') {
    const comprehension = node.parent
    if (comprehension?.kind !== 'comprehension' || comprehension.clauses[0] !== node) return undefined
    if (node.conditions.length > 0) {
      const condition = rowCondition(subject, node.conditions, rowNames(subject, use.loop))
      return { how: 'filter', by: 'comprehension', tests: node.conditions, condition, call: none, loop: use.loop, use }
    }
    return comprehension.clauses.length === 1 ? asked(subject, use, comprehension, rowNames(subject, use.loop)) : undefined
  }
  if (node.kind !== 'loop' || node.orElse) return undefined
  const test = onlyTest(node.body.statements)
  if (!test || changesMeanwhile(subject, use.loop, test)) return undefined
  return { how: 'filter', by: 'loop', tests: [test], condition: rowCondition(subject, [test], rowNames(subject, use.loop)), call: none, loop: use.loop, use }
}

/** `any(user.active for user in users)`, `sum(1 for user in users)` */
function asked(subject: Subject, use: Use, comprehension: Extract<Node, { kind: 'comprehension' }>, row: readonly DefinitionId[]): Narrowing | undefined {
  const call = comprehension.parent?.kind === 'argument' ? comprehension.parent.parent : null
  if (call?.kind !== 'call' || call.arguments.length !== 1) return undefined
  const [library] = libraryCallsOf(subject.resolver, subject.file, callAt(subject, call.id))
  if (library?.owner === 'sum' && comprehension.element.kind === 'literal' && comprehension.element.value === 1) return { how: 'count', use, node: call }
  if (library?.owner !== 'any' && library?.owner !== 'all') return undefined
  const condition = rowCondition(subject, [comprehension.element], row)
  return { how: 'some', tests: [comprehension.element], condition, call: callAt(subject, call.id), use }
}

/** What the rows are compared with may be another thing for the next row. */
function changesMeanwhile(subject: Subject, id: LoopId, test: Node): boolean {
  const { facts } = subject
  const loop = facts.loops[id]
  const own = new Set(loop?.targets ?? [])
  const made = new Set(loop?.definitions ?? [])
  return valuesIn(subject, test).some((value) => namesIn(subject, value).some((name) =>
    name.definitions.some((one) => made.has(one) && !own.has(one)) || (!name.definitions.some((one) => own.has(one)) && changesIn(subject, value, id))))
}

/** The names in a node. */
function valuesIn(subject: Subject, node: Node): readonly number[] {
  const value = node.kind === 'name' ? subject.facts.valueOfNode[node.id] ?? none : none
  return value !== none ? [value] : childrenOf(node).flatMap((child) => valuesIn(subject, child))
}

/** A body that is one `if`, or that skips the rest where a test fails. */
function onlyTest(statements: readonly Node[]): Expression | undefined {
  const [first, ...others] = statements
  if (first?.kind !== 'branch' || first.otherwise) return undefined
  const [inner] = first.then.statements
  if (others.length > 0) return inner?.kind === 'continue' && first.then.statements.length === 1 ? first.test : undefined
  return first.test
}

function rowNames(subject: Subject, loop: LoopId): readonly DefinitionId[] {
  return subject.facts.loops[loop]?.targets ?? []
}

function givenTo(subject: Subject, set: RowSet, use: Extract<Use, { how: 'given' }>): Narrowing | undefined {
  const call = subject.facts.calls[use.call]
  const [library, ...others] = libraryCallsOf(subject.resolver, subject.file, use.call)
  if (!call || !library || others.length > 0) return undefined
  const node = subject.tree.nodes[call.node]
  if (library.owner === 'len' && node && isMeasurable(subject, set)) return asCount(use, node)
  if (library.owner === 'bool' && node && isMeasurable(subject, set)) return { how: 'exists', use, node }
  if (library.owner === 'filter' && use.argument === 1) return byFunction(subject, use, use.call, 0, 'filter')
  return undefined
}

/** A result that gives its rows one after another has no length. */
function isMeasurable(subject: Subject, set: RowSet): boolean {
  return set.isLazy || set.uses.fetched !== none || set.uses.copies.length > 0 || set.uses.all.every((use) => isList(subject, use.node) || present(kindAt(subject, subject.facts.valueOfNode[use.node.id] ?? none)).is === 'tuple')
}

const methods: Readonly<Record<string, 'filter' | 'some' | 'first' | 'cut'>> = { filter: 'filter', some: 'some', every: 'some', find: 'first', slice: 'cut' }

function calledBy(subject: Subject, set: RowSet, use: Extract<Use, { how: 'called' }>): Narrowing | undefined {
  const how = Object.hasOwn(methods, use.name) ? methods[use.name] : undefined
  if (how === undefined || subject.facts.language === 'python' || !isList(subject, use.node)) return undefined
  if (how !== 'cut') return byFunction(subject, use, use.call, 0, how)
  const call = subject.facts.calls[use.call]
  const node = call && subject.tree.nodes[call.node]
  const [from, to] = call?.arguments ?? []
  return node && to && isNumber(subject, to.value) && from && set.uses.all.length === 1 ? { how: 'cut', use, node } : undefined
}

/** Not counted from the end. */
function isNumber(subject: Subject, value: number): boolean {
  const kind = kindAt(subject, value)
  const made = subject.facts.values[value]
  return made?.op !== 'operation' && (kind.is !== 'number' || typeof kind.value !== 'number' || kind.value >= 0)
}

function byFunction(subject: Subject, use: Use, id: CallId, argument: number, how: 'filter' | 'some' | 'first'): Narrowing | undefined {
  const { facts } = subject
  const given = facts.values[facts.calls[id]?.arguments[argument]?.value ?? none]
  const fact = given?.op === 'function' ? facts.functions[given.function] : undefined
  const node = fact && subject.tree.nodes[fact.node]
  const [row, ...others] = fact?.parameters ?? []
  if (!fact || node?.kind !== 'function' || !row || fact.async) return undefined
  const test = bodyOf(node)
  const names = row.definition !== none ? [row.definition] : partsOf(subject, row.node)
  const condition = test && others.length === 0 ? rowCondition(subject, [test], names) : undefined
  const tests = test ? [test] : []
  return how === 'filter' ? { how, by: 'callback', tests, condition, call: id, loop: fact.loop, use } : { how, tests, condition, call: id, use }
}

/** `({ active }) => active` */
function partsOf(subject: Subject, pattern: number): readonly DefinitionId[] {
  const range = subject.tree.nodes[pattern]?.range
  return range ? subject.facts.definitions.flatMap((one, id) => one.start >= range.start && one.start < range.end ? [id] : []) : []
}

/** The one expression that a function returns. */
function bodyOf(node: Extract<Node, { kind: 'function' }>): Node | undefined {
  if (!node.body) return undefined
  if (node.body.kind !== 'block') return node.body
  const [only, ...others] = node.body.statements
  return others.length === 0 && only?.kind === 'return' && only.value ? only.value : undefined
}

function otherwise(subject: Subject, set: RowSet, use: Use): Narrowing | undefined {
  const { node } = use
  const { parent } = node
  if (parent?.kind === 'index' && parent.object === node && parent.index.kind === 'slice') {
    const { lower, upper, step } = parent.index
    const isForward = [lower, upper, step].every((one) => one?.kind !== 'unary')
    return upper && isForward && !step && (!set.isLazy || set.uses.copies.length > 0) ? { how: 'cut', use, node: parent } : undefined
  }
  // Python asks a list, or a query, whether it is empty; in JavaScript every object is true.
  return subject.facts.language === 'python' && isMeasurable(subject, set) && isTested(node) ? { how: 'exists', use, node } : undefined
}
