// What the loop does with the answer of its query, so that a lookup can take the query's place.

import { none } from '../../model/facts.js'
import { alternatives, present } from '../../model/kinds.js'
import { childrenOf } from '../../syntax/children.js'
import type { Call, Node } from '../../syntax/tree.js'
import type { Range } from '../../text/range.js'
import type { Ask } from '../ask.js'
import type { KeyedRun } from './n-plus-one-query.run.js'

export interface Answer {
  readonly wants: 'rows' | 'row'
  /** What a lookup replaces; `wrap` writes it there. */
  readonly place: Range
  readonly wrap: (lookup: string) => string
  /** A statement that only ran the query, which goes. */
  readonly gone?: Range
  /** How all rows are got: of the call's own result (`.fetchall()` or nothing), or of the cursor that it is called on. */
  readonly fetch: 'result' | 'receiver'
  /** The name that the answer gets, for naming the lookup. */
  readonly name: string | undefined
  /** Rows are taken apart by place, and nothing else is done with them. */
  readonly byPlace: boolean
  /** Some row is read by a column's name. */
  readonly byName: boolean
  /** Rows, or the list of them, are changed in place: two lookups of one key would see it. */
  readonly isChanged: boolean
}

/** Python: rows, one row, or a cursor that gives them. Undefined where the answer is used in another way. */
export function pythonAnswer({ call, driver }: KeyedRun, scope: Node, ask: Ask): Answer | undefined {
  const asked = call.parent?.kind === 'await' ? call.parent : call
  const kinds = alternatives(present(ask.kindOf(ask.facts.valueOfNode[asked.id] ?? none)))
  if (kinds.length > 0 && kinds.every((kind) => kind.is === 'list')) return answerAt(asked, { wants: 'rows', fetch: 'result' }, scope)
  const fetched = fetchOn(asked)
  if (fetched) return answerAt(fetched.call, { wants: fetched.wants, fetch: 'result' }, scope)
  if (isGoneThrough(asked)) return answerAt(asked, { wants: 'rows', fetch: 'result' }, scope)
  const statement = asked.parent
  const { callee } = call
  if (statement?.kind === 'expression-statement' && callee.kind === 'member' && callee.object.kind === 'name') {
    return fetchedLater(statement, { cursor: callee.object.name, fetch: 'receiver' }, scope, ask)
  }
  const [target] = statement?.kind === 'assign' && statement.operator === '=' && statement.targets.length === 1 ? statement.targets : []
  if (target?.kind === 'name' && statement?.parent?.kind === 'expression-statement') {
    return fetchedLater(statement.parent, { cursor: target.name, fetch: 'result' }, scope, ask)
  }
  const isRow = driver.every !== undefined && kinds.length > 0 && kinds.every((kind) => kind.is === 'instance' && /(Row|Record)$/.test(kind.type))
  return isRow ? answerAt(asked, { wants: 'row', fetch: 'result' }, scope) : undefined
}

export function fetchOn(node: Node): { call: Call; wants: 'rows' | 'row' } | undefined {
  const member = node.parent
  const call = member?.parent
  if (member?.kind !== 'member' || member.object !== node || call?.kind !== 'call' || call.callee !== member || call.arguments.length > 0) return undefined
  // A cursor whose rows are awaited is gone through by `async for` alone, and a lookup is not awaited.
  if (call.parent?.kind === 'await') return undefined
  if (member.property === 'fetchall') return { call, wants: 'rows' }
  return member.property === 'fetchone' ? { call, wants: 'row' } : undefined
}

/** `for row in …`, `list(…)`: the cursor is used up where it stands. */
function isGoneThrough(node: Node): boolean {
  const { parent } = node
  if ((parent?.kind === 'loop' || parent?.kind === 'clause') && parent.iterable === node) return !parent.async
  return parent?.kind === 'argument' && parent.parent?.kind === 'call' && parent.parent.callee.kind === 'name' && parent.parent.callee.name === 'list' && parent.parent.arguments.length === 1
}

/** `cur.execute(…)`, then one `cur.fetchone()` in the same block and no other mention of the cursor. */
function fetchedLater(statement: Node, { cursor, fetch }: { cursor: string; fetch: Answer['fetch'] }, scope: Node, ask: Ask): Answer | undefined {
  const block = statement.parent
  if (block?.kind !== 'block') return undefined
  const mentions = namesIn(scope, cursor).filter((name) => name.range.start >= statement.range.end || name.range.end <= statement.range.start)
  const [only, ...others] = mentions
  if (!only || others.length > 0 || only.range.start < statement.range.end) return undefined
  const fetched = fetchOn(only)
  const taken: Node | undefined = fetched?.call ?? (isGoneThrough(only) ? only : undefined)
  if (!taken || !isInBlock(taken, block)) return undefined
  const answer = answerAt(taken, { wants: fetched?.wants ?? 'rows', fetch }, scope)
  return { ...answer, gone: wholeLines(ask.tree.text, statement.range) }
}

export function namesIn(node: Node, name: string): Node[] {
  if (node.kind === 'name') return node.name === name ? [node] : []
  return childrenOf(node).flatMap((child) => namesIn(child, name))
}

/** Run whenever the block is: not in a nested branch or loop body. */
function isInBlock(node: Node, block: Node): boolean {
  for (let { parent } = node; parent; parent = parent.parent) {
    if (parent === block) return true
    if (parent.kind === 'block' || parent.kind === 'function' || parent.kind === 'comprehension') return false
  }
  return false
}

export function wholeLines(text: string, range: Range): Range {
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1
  const rest = /^[ \t]*\r?\n/.exec(text.slice(range.end))
  if (text.slice(lineStart, range.start).trim() !== '') return range
  // A comment stays, where the statement began.
  return rest ? { start: lineStart, end: range.end + rest[0].length } : { start: range.start, end: range.end + (/^[ \t;]*(?=#|\/\/)/.exec(text.slice(range.end))?.[0].length ?? 0) }
}

function answerAt(node: Node, how: Pick<Answer, 'wants' | 'fetch'>, scope: Node): Answer {
  const { parent } = node
  const isItem = parent?.kind === 'index' && parent.object === node
  const target = parent?.kind === 'assign' ? parent.targets[0] : parent?.kind === 'loop' || parent?.kind === 'clause' ? parent.target : null
  const name = parent?.kind === 'assign' && target?.kind === 'name' ? target.name : undefined
  return {
    ...how, place: node.range, wrap: (lookup) => lookup, name,
    byPlace: (isItem && parent.index.kind === 'literal' && parent.index.type === 'number') || target?.kind === 'collection' || (how.wants === 'row' && name !== undefined && onlyItems(scope, name)),
    byName: rowMentions(scope, name, node).some(isReadByName), isChanged: changesInPlace(scope, name, node),
  }
}

/** Mentions of the answer's name, and of the names that loops over the answer bind. */
function rowMentions(scope: Node, name: string | undefined, answer: Node): Node[] {
  const isAnswer = (iterable: Node) => iterable === answer || (iterable.kind === 'name' && iterable.name === name)
  return [...(name === undefined ? [] : [name]), ...targetNames(scope, isAnswer)].flatMap((one) => namesIn(scope, one))
}

/** The plain names that loops over some iterable bind. */
function targetNames(node: Node, isWanted: (iterable: Node) => boolean): string[] {
  const own = (node.kind === 'loop' || node.kind === 'clause') && node.iterable && isWanted(node.iterable) && node.target?.kind === 'name' ? [node.target.name] : []
  return [...own, ...childrenOf(node).flatMap((child) => targetNames(child, isWanted))]
}

/** `row["name"]`, `rows[0]["name"]` */
function isReadByName(mention: Node): boolean {
  for (let node = mention; node.parent?.kind === 'index' && node.parent.object === node; node = node.parent) {
    if (node.parent.index.kind === 'literal' && node.parent.index.type === 'string') return true
  }
  return false
}

const mutators: ReadonlySet<string> = new Set([
  'append', 'extend', 'insert', 'remove', 'pop', 'popitem', 'clear', 'sort', 'reverse', 'update', 'setdefault',
  'push', 'unshift', 'shift', 'splice', 'fill', 'save', 'set', 'delete',
])

/** Whether the scope changes the answer or its rows: what one iteration did, a later one with the same rows would see. */
export function changesInPlace(scope: Node, name: string | undefined, answer: Node): boolean {
  return rowMentions(scope, name, answer).some((mention) => {
    let node = mention
    while ((node.parent?.kind === 'index' || node.parent?.kind === 'member') && node.parent.object === node) node = node.parent
    const { parent } = node
    const isCalled = node.kind === 'member' && parent?.kind === 'call' && parent.callee === node && mutators.has(node.property)
    const isStored = (parent?.kind === 'assign' && parent.targets.some((target) => target === node) && (node !== mention || parent.operator !== '=')) || parent?.kind === 'delete'
    return isCalled || isStored
  })
}

/** Every mention of a row takes one of its columns by place, or asks whether there is a row. */
function onlyItems(scope: Node, name: string): boolean {
  const mentions = namesIn(scope, name)
  const isItem = (mention: Node) => mention.parent?.kind === 'index' && mention.parent.object === mention && mention.parent.index.kind === 'literal' && mention.parent.index.type === 'number'
  return mentions.some(isItem) && mentions.every((mention) => {
    const { parent } = mention
    const isTest = parent?.kind === 'compare' || parent?.kind === 'branch' || (parent?.kind === 'conditional' && parent.test === mention) || parent?.kind === 'unary'
    return isItem(mention) || isTest || parent?.kind === 'assign'
  })
}
