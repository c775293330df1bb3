// TypeScript fixes of sequential-await: `Promise.all` over the elements, bounded by what the file has or in batches of 8.

import { indentationOf, indentLines, indentUnit, usesSemicolons } from '../../edits/layout.js'
import { lineEnding, type TextEdit } from '../../edits/above.js'
import { freshName, unusedName } from '../../edits/names.js'
import { none } from '../../model/facts.js'
import { alternatives } from '../../model/kinds.js'
import type { AdjacentAwait } from '../../model/questions/adjacent.js'
import { limiterBefore } from '../../model/questions/limiters.js'
import { childrenOf } from '../../syntax/children.js'
import type { Block, Expression, Loop, Node, Statement } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { Fixes } from '../rule.js'
import { nameOf } from '../words.js'
import { apart, unindented, unplaced } from './concurrent.reasons.js'
import type { LoopOfAwaits } from './sequential-await.js'

/** As many at a time where nothing says how many elements there are; more than this are never started at once. */
export const batchSize = 8
export const largestUnbounded = 100

export function scriptLoopFix(found: LoopOfAwaits, ask: Ask): Fixes {
  const node = ask.node(found.loop.fact.node)
  if (node.kind !== 'loop' || node.form !== 'each' || !node.target || !node.iterable) return 'only loops over the elements of something are rewritten'
  if (node.label !== null) return 'the loop has a label'
  if (node.declares !== 'const' && node.declares !== 'let') return 'the variable of the loop may be used after it'
  const collected = collectedBy(found, node, ask)
  const jumps = continuesOf(node.body, node)
  if (!collected) return uncollected
  if (collected.results !== '' && jumps.length > 0) return skipped
  const indentation = ask.text(node.body.range)[0] === '{' ? indentationOf(ask.tree, node) : undefined
  if (indentation === undefined) return unplaced
  const limiter = limiterBefore(ask.subject, node)?.name
  const isFew = found.loop.bound !== undefined && found.loop.bound <= largestUnbounded
  const way = isFew ? 'all' : limiter === undefined ? 'batches' : 'limited'
  const edits = rewritten({ node, collected, jumps, way, limiter: limiter ?? '', indentation }, ask)
  if (!edits) return unindented
  const what = { all: 'Start them together with Promise.all', batches: `Start ${batchSize} at a time with Promise.all`, limited: `Start them through ${limiter ?? ''} with Promise.all` }[way]
  return [{ title: `${what} (when one fails, others have already started)`, safety: 'suggested', edits }]
}

/** Why there is no fix. */
const uncollected = 'what the iterations collect is not one list that grows by the last statement of each'
const skipped = 'an iteration may be skipped, and add nothing'

interface Collected {
  /** The array that grows by one element per iteration, or ''. */
  readonly results: string
  readonly statement: Statement | undefined
  readonly element: Expression | undefined
}

/** What each iteration adds, if it is one `push` at its end; undefined for anything else that is added. */
function collectedBy({ independence }: LoopOfAwaits, node: Loop, ask: Ask): Collected | undefined {
  const [only, ...others] = independence.adds
  if (independence.sums.length > 0 || others.length > 0) return undefined
  if (!only) return { results: '', statement: undefined, element: undefined }
  const call = ask.node(only.node)
  const last = node.body.statements.at(-1)
  if (last?.kind !== 'expression-statement' || last.expression !== call || call.kind !== 'call' || call.callee.kind !== 'member' || call.callee.property !== 'push') return undefined
  const [argument, ...more] = call.arguments
  const receiver = call.callee.object
  const isList = alternatives(ask.kindOf(only.object)).every((kind) => kind.is === 'list')
  if (!argument || more.length > 0 || argument.spread !== '' || call.optional || !isList || (receiver.kind !== 'name' && receiver.kind !== 'member')) return undefined
  return { results: ask.text(receiver.range), statement: last, element: argument.value }
}

interface Rewrite {
  readonly node: Loop
  readonly collected: Collected
  readonly jumps: readonly Node[]
  readonly way: 'all' | 'batches' | 'limited'
  readonly limiter: string
  readonly indentation: string
}

function rewritten({ node, collected, jumps, way, limiter, indentation }: Rewrite, ask: Ask): TextEdit[] | undefined {
  const { tree } = ask
  const ending = lineEnding(tree.text)
  const semicolon = usesSemicolons(tree) ? ';' : ''
  const unit = indentUnit(tree, node)
  const iterable = node.iterable as Expression
  const target = ask.text((node.target as Expression).range)
  const list = listOf(iterable, way === 'batches', ask)
  const isBatched = way === 'batches'
  const start = unusedName(tree, 'start', node)
  const slice = isBatched ? `${list.name}.slice(${start}, ${start} + ${batchSize})` : list.name
  const open = collected.results === '' ? 'await Promise.all(' : `${collected.results}.push(...await Promise.all(`
  const close = collected.results === '' ? ')' : '))'
  const header = [
    ...(list.declaration === '' ? [] : [list.declaration + semicolon]),
    ...(isBatched ? [`for (let ${start} = 0; ${start} < ${list.name}.length; ${start} += ${batchSize}) {`] : []),
  ]
  const callback = way === 'limited' ? `(${target}) => ${limiter}(async () => ` : `async (${target}) => `
  const callbackEnd = way === 'limited' ? ')' : ''
  const line = `${isBatched ? unit : ''}${open}${slice}.map(${callback}`
  const head = [...header, line].join(ending + indentation)
  const tail = `${callbackEnd})${close}${semicolon}${isBatched ? `${ending}${indentation}}` : ''}`
  const sole = soleExpression(node.body, collected)
  if (sole) {
    const element = ask.text(sole.range)
    return [{ range: node.range, newText: `${head}${element.startsWith('{') ? `(${element})` : element}${tail}` }]
  }
  const body = node.body.range
  const moved = isBatched ? indentLines(tree, body, unit) : []
  if (!moved) return undefined
  return [
    { range: { start: node.range.start, end: body.start + 1 }, newText: `${head}{` },
    ...moved,
    ...(collected.statement && collected.element ? [{ range: collected.statement.range, newText: `return ${ask.text(collected.element.outer)}${semicolon}` }] : []),
    ...jumps.map((jump) => ({ range: jump.range, newText: `return${ask.text(jump.range).endsWith(';') ? ';' : ''}` })),
    { range: { start: body.end, end: body.end }, newText: tail },
  ]
}

/** The one awaited expression that makes up the body: the arrow's whole body then. */
function soleExpression(body: Block, collected: Collected): Expression | undefined {
  const [only, ...others] = body.statements
  if (others.length > 0 || only?.kind !== 'expression-statement') return undefined
  const expression = collected.element ?? (only.expression.kind === 'await' ? only.expression : undefined)
  return expression?.kind === 'await' && !containsAwait(expression.value) ? expression.value : undefined
}

export function containsAwait(node: Node): boolean {
  return node.kind !== 'function' && (node.kind === 'await' || childrenOf(node).some(containsAwait))
}

/** An expression that is the array to go through, named where it is used more than once. */
function listOf(iterable: Expression, isUsedTwice: boolean, ask: Ask): { name: string; declaration: string } {
  const text = ask.text(iterable.range)
  const isArray = isKnownArray(iterable, ask)
  const isPath = iterable.kind === 'name' || (iterable.kind === 'member' && isPlainPath(iterable))
  if (isArray && (isPath || (!isUsedTwice && (iterable.kind === 'call' || iterable.kind === 'collection')))) return { name: text, declaration: '' }
  if (!isUsedTwice) return { name: isArray ? `(${text})` : `[...${ask.text(iterable.outer)}]`, declaration: '' }
  const name = freshName(ask.tree, nameOf(iterable) || 'item', 'list', iterable)
  return { name, declaration: `const ${name} = ${isArray ? text : `[...${ask.text(iterable.outer)}]`}` }
}

function isPlainPath(node: Expression): boolean {
  return node.kind === 'name' || (node.kind === 'member' && !node.optional && isPlainPath(node.object))
}

function isKnownArray(iterable: Expression, ask: Ask): boolean {
  const value = ask.facts.valueOfNode[iterable.id] ?? none
  return value !== none && alternatives(ask.kindOf(value)).every((kind) => kind.is === 'list' || kind.is === 'tuple')
}

/** The `continue` statements of this loop. */
function continuesOf(node: Node, loop: Loop): Node[] {
  if (node.kind === 'function' || (node.kind === 'loop' && node !== loop)) return []
  if (node.kind === 'continue') return [node]
  return childrenOf(node).flatMap((child) => continuesOf(child, loop))
}

/** `const a = await f()` and `const b = await g()` as one destructured `Promise.all`. */
export function scriptAdjacentFix(run: readonly AdjacentAwait[], ask: Ask): Fixes {
  const [first] = run
  const last = run.at(-1)
  if (!first || !last || first.statement.kind !== 'declaration') return undeclared
  const { form } = first.statement
  const areAlike = run.every(({ statement, assign, node }) => statement.kind === 'declaration' && statement.form === form && assign.annotation === null && assign.value === node && !containsAwait(node.value))
  const indentation = indentationOf(ask.tree, first.statement)
  if (!areAlike || (form !== 'const' && form !== 'let')) return undeclared
  if (indentation === undefined) return unplaced
  if (!areTogether(run)) return apart
  const ending = lineEnding(ask.tree.text)
  const unit = indentUnit(ask.tree, ask.node(ask.facts.functions[first.fact.site.function]?.node ?? 0))
  const names = run.map(({ assign }) => ask.text((assign.targets[0] as Expression).range)).join(', ')
  const values = run.map(({ node }) => `${indentation}${unit}${ask.text(node.value.range)},${ending}`).join('')
  const newText = `${form} [${names}] = await Promise.all([${ending}${values}${indentation}])${usesSemicolons(ask.tree) ? ';' : ''}`
  return [{
    title: 'Start them together with Promise.all (when one fails, the others have already started)', safety: 'suggested',
    edits: [{ range: { start: first.statement.range.start, end: last.statement.range.end }, newText }],
  }]
}

const undeclared = 'they are not declared alike, each by one `const` or `let` without a type'

/** Nothing stands between them. */
export function areTogether(run: readonly AdjacentAwait[]): boolean {
  return run.every(({ statement }, index) => index === 0 || followsDirectly(run[index - 1]?.statement, statement))
}

export function followsDirectly(before: Node | undefined, statement: Node): boolean {
  const { parent } = statement
  const siblings = parent?.kind === 'block' ? parent.statements : parent?.kind === 'module' ? parent.body : []
  return before !== undefined && siblings[siblings.indexOf(statement as Statement) - 1] === before
}
