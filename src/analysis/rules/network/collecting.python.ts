// Python loops that give one result per element, in order: `results.append(…)` last in the body, or a list comprehension.

import { lineEnding, type TextEdit } from '../../edits/above.js'
import { endOfLine, indentLines, indentUnit, indentationOf } from '../../edits/layout.js'
import { freshName, unusedName } from '../../edits/names.js'
import { none, type LoopFact } from '../../model/facts.js'
import { alternatives } from '../../model/kinds.js'
import type { Independence } from '../../model/questions/independence.js'
import { childrenOf } from '../../syntax/children.js'
import type { Comprehension, Expression, ExpressionStatement, Loop, Node, Statement } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { nameOf } from '../words.js'

export interface Collecting {
  /** What is replaced: the loop, or the statement with the comprehension. */
  readonly statement: Node
  readonly loop: Loop | undefined
  readonly target: string
  /** `text`: the iterable. `name`: a list that can be sliced, made by `declaration` if that is not empty. */
  readonly list: { readonly name: string; readonly text: string; readonly declaration: string }
  /** What each element gives; undefined where only the work itself counts. */
  readonly element: Expression | undefined
  readonly append: ExpressionStatement | undefined
  /** The work is one expression, which needs no function of its own. */
  readonly workIsCall: boolean
  /** Before and after the batches: `results = []`, `return results`. */
  readonly opening: readonly string[]
  readonly closing: readonly string[]
  /** Adds one batch of results. */
  grow(results: string): string
  /** Takes all results at once. */
  whole(results: string): string
}

export function collectingLoop(node: Loop, fact: LoopFact, { adds, sums }: Independence, ask: Ask): Collecting | undefined {
  if (node.form !== 'each' || node.orElse || !node.target || !node.iterable || sums.length > 0 || adds.length > 1) return undefined
  if (!isPlainTarget(node.target) || !endsBeforeBody(node, ask) || leaksNames(node, fact, ask) || mentions(node.body, ['super', 'locals', '__class__'])) return undefined
  const append = adds[0] ? lastAppend(node, ask.node(adds[0].node)) : undefined
  if (adds[0] && (!append || hasContinue(node.body, node) || !alternatives(ask.kindOf(adds[0].object)).every((kind) => kind.is === 'list'))) return undefined
  const call = append?.expression.kind === 'call' ? append.expression : undefined
  const [sole, ...others] = node.body.statements
  const element = call?.arguments[0]?.value ?? (sole?.kind === 'expression-statement' && others.length === 0 ? sole.expression : undefined)
  const results = call?.callee.kind === 'member' ? ask.text(call.callee.object.range) : ''
  const extend = (given: string) => results === '' ? given : `${results}.extend(${given})`
  return {
    statement: node, loop: node, append, element, target: targetOf(node.target, ask), list: sliceable(node.iterable, ask),
    workIsCall: others.length === 0 && sole?.kind === 'expression-statement' && (append === undefined || sole === append) && isAwaited(element),
    opening: [], closing: [], grow: extend, whole: extend,
  }
}

/** `results = [… for x in xs]` and `return [… for x in xs]`. */
export function collectingComprehension(node: Comprehension, ask: Ask): Collecting | undefined {
  const [clause, ...others] = node.clauses
  const { parent } = node
  if (node.form !== 'list' || !clause || others.length > 0 || clause.conditions.length > 0 || !isPlainTarget(clause.target)) return undefined
  const common = { loop: undefined, append: undefined, element: node.element, workIsCall: isAwaited(node.element), target: targetOf(clause.target, ask), list: sliceable(clause.iterable, ask) }
  if (parent?.kind === 'return') {
    const name = unusedName(ask.tree, 'results', node)
    return { ...common, statement: parent, opening: [`${name} = []`], closing: [`return ${name}`], grow: (given) => `${name}.extend(${given})`, whole: (given) => `return ${given}` }
  }
  const [target, ...more] = parent?.kind === 'assign' ? parent.targets : []
  if (parent?.kind !== 'assign' || parent.parent?.kind !== 'expression-statement' || parent.operator !== '=' || target?.kind !== 'name' || more.length > 0) return undefined
  const head = ask.text({ start: parent.range.start, end: node.outer.start })
  return {
    ...common, statement: parent.parent, opening: [`${head}[]`], closing: [], grow: (given) => `${target.name}.extend(${given})`, whole: (given) => head + given,
  }
}

function isAwaited(node: Expression | undefined): boolean {
  for (let current = node; current; current = current.kind === 'call' && current.arguments.length === 0 ? current.callee : current.kind === 'member' ? current.object : undefined) {
    if (current.kind === 'await') return true
  }
  return false
}

function isPlainTarget(target: Expression): boolean {
  return target.kind === 'name' || (target.kind === 'collection' && target.elements.length > 0 && target.elements.every((one) => one.kind === 'name'))
}

/** Without parentheses: as the parameters of a function as well. */
function targetOf(target: Expression, ask: Ask): string {
  return target.kind === 'collection' ? target.elements.map((one) => ask.text(one.range)).join(', ') : ask.text(target.range)
}

function sliceable(iterable: Expression, ask: Ask): Collecting['list'] {
  const text = ask.text(iterable.range)
  const value = ask.facts.valueOfNode[iterable.id] ?? none
  const isList = value !== none && alternatives(ask.kindOf(value)).every((kind) => kind.is === 'list' || kind.is === 'tuple')
  const isPath = iterable.kind === 'name' || (iterable.kind === 'member' && iterable.object.kind === 'name')
  if (isList && isPath) return { name: text, text, declaration: '' }
  const name = freshName(ask.tree, nameOf(iterable) || 'item', 'list', iterable)
  return { name, text, declaration: `${name} = list(${text})` }
}

/** The body begins on a line of its own. */
function endsBeforeBody(node: Loop, ask: Ask): boolean {
  return /\n/.test(ask.tree.text.slice(node.header.end, node.body.range.start)) || /\n[ \t]*$/.test(ask.tree.text.slice(0, node.body.range.start))
}

/** A name of the loop or its body that is used after it, or that belongs to another scope. */
function leaksNames(node: Loop, fact: LoopFact, ask: Ask): boolean {
  const own = new Set(fact.definitions)
  const isUsedOutside = ask.facts.values.some((value) => value.op === 'use' && value.definitions.some((id) => own.has(id)) && !isInside(ask.node(value.node).range, node.range))
  return isUsedOutside || fact.definitions.some((id) => {
    const binding = ask.facts.bindings[ask.facts.definitions[id]?.binding ?? none]
    return binding?.definitions.some((one) => ask.facts.definitions[one]?.site.function !== fact.inner) === true
  })
}

function mentions(node: Node, names: readonly string[]): boolean {
  return (node.kind === 'name' && names.includes(node.name)) || node.kind === 'scope-declaration' || childrenOf(node).some((child) => mentions(child, names))
}

function hasContinue(node: Node, loop: Loop): boolean {
  if (node.kind === 'function' || (node.kind === 'loop' && node !== loop)) return false
  return node.kind === 'continue' || childrenOf(node).some((child) => hasContinue(child, loop))
}

/** `results.append(x)` as the last thing that every iteration does: last in the body, or in a `with` that is last. */
function lastAppend(node: Loop, call: Node): ExpressionStatement | undefined {
  let statements: readonly Statement[] = node.body.statements
  for (;;) {
    const last = statements.at(-1)
    if (last?.kind === 'with') { statements = last.body.statements; continue }
    if (last?.kind !== 'expression-statement' || last.expression !== call || call.kind !== 'call' || call.callee.kind !== 'member' || call.callee.property !== 'append') return undefined
    const [argument, ...more] = call.arguments
    return argument?.name === null && more.length === 0 && argument.spread === '' ? last : undefined
  }
}

export interface Worker {
  readonly name: string
  readonly edits: readonly TextEdit[]
  /** Where what calls it is put. */
  readonly end: number
}

interface WorkerForm {
  readonly async: boolean
  /** What it holds while it works. */
  readonly under?: string | undefined
  /** Lines that stand above it. */
  readonly above?: readonly string[]
}

/** The loop's body as a function of the element, in its place. */
export function workerEdits(collecting: Collecting, how: WorkerForm, ask: Ask): Worker | undefined {
  const { loop, append } = collecting
  const indentation = loop && indentationOf(ask.tree, loop)
  if (!loop || indentation === undefined) return undefined
  const unit = indentUnit(ask.tree, loop)
  const moved = how.under === undefined ? [] : indentLines(ask.tree, { start: loop.header.end, end: loop.range.end }, unit)
  if (!moved) return undefined
  const name = unusedName(ask.tree, `process_${/^\w+$/.test(collecting.target) ? collecting.target.replace(/^_+/, '') || 'item' : 'item'}`, loop)
  const lines = [
    ...(followsCode(loop, indentation, ask) ? [''] : []), ...(how.above ?? []), ...(how.above ? [''] : []),
    `${how.async ? 'async ' : ''}def ${name}(${collecting.target}):`, ...(how.under === undefined ? [] : [`${unit}async with ${how.under}:`]),
  ]
  const header = lines.map((line) => line === '' ? '' : indentation + line).join(lineEnding(ask.tree.text))
  const call = append?.expression.kind === 'call' ? append.expression : undefined
  const result = call?.arguments[0]?.value
  return {
    name, end: endOfLine(ask.tree.text, loop.range.end),
    edits: [
      { range: { start: loop.range.start - indentation.length, end: headerEnd(loop, ask) }, newText: header },
      ...moved,
      ...(append && result ? [{ range: append.range, newText: `return ${ask.text(result.outer)}` }] : []),
      ...continuesOf(loop.body, loop).map((jump) => ({ range: jump.range, newText: 'return' })),
    ],
  }
}

/** A statement stands on the line above: a definition is set off from it. */
function followsCode(loop: Loop, indentation: string, ask: Ask): boolean {
  const above = ask.tree.text.slice(0, loop.range.start - indentation.length).split('\n').at(-2) ?? ''
  return above.trim() !== '' && !/:\s*$/.test(above) && !above.trim().startsWith('#')
}

/** After the colon. */
function headerEnd(loop: Loop, ask: Ask): number {
  const colon = ask.tree.text.indexOf(':', (loop.iterable ?? loop).outer.end)
  return colon < 0 ? loop.header.end : colon + 1
}

function continuesOf(node: Node, loop: Loop): Node[] {
  if (node.kind === 'function' || (node.kind === 'loop' && node !== loop)) return []
  return node.kind === 'continue' ? [node] : childrenOf(node).flatMap((child) => continuesOf(child, loop))
}
