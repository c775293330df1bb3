// Python fixes of sequential-await: `asyncio.gather` over the elements, bounded by the file's semaphore or in batches of 8.

import { lineEnding, type TextEdit } from '../../edits/above.js'
import { pythonModule } from '../../edits/imports.js'
import { indentationOf, indentUnit } from '../../edits/layout.js'
import { unusedName } from '../../edits/names.js'
import type { AdjacentAwait } from '../../model/questions/adjacent.js'
import { limiterBefore } from '../../model/questions/limiters.js'
import type { Expression } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { Fixes } from '../rule.js'
import { collectingLoop, collectingComprehension, workerEdits, type Collecting } from './collecting.python.js'
import { apart, unindented, unplaced } from './concurrent.reasons.js'
import type { LoopOfAwaits } from './sequential-await.js'
import { areTogether, batchSize, containsAwait, largestUnbounded } from './sequential-await.typescript.js'

const otherLoops = /^(trio|anyio|curio)(\.|$)/

export function pythonLoopFix(found: LoopOfAwaits, ask: Ask): Fixes {
  const asyncio = asyncioIn(ask)
  const node = ask.node(found.loop.fact.node)
  const collecting = node.kind === 'loop' ? collectingLoop(node, found.loop.fact, found.independence, ask)
    : node.parent?.kind === 'comprehension' ? collectingComprehension(node.parent, ask) : undefined
  if (!asyncio) return foreign
  if (!collecting) return 'its iterations do not stand each for itself, or do not collect one list by their last statement'
  const isFew = found.loop.bound !== undefined && found.loop.bound <= largestUnbounded
  const limiter = limiterBefore(ask.subject, collecting.statement)?.name
  const edits = gathered(collecting, { isFew, limiter, gather: `${asyncio.name}.gather` }, ask)
  if (!edits) return collecting.loop ? unindented : unplaced
  const what = isFew ? 'Run them together with asyncio.gather' : limiter === undefined || collecting.workIsCall ? `Run ${batchSize} at a time with asyncio.gather` : `Run them under ${limiter} with asyncio.gather`
  return [{ title: `${what} (when one fails, the others keep running)`, safety: 'suggested', edits: [...asyncio.edits, ...edits] }]
}

const foreign = 'the file has an event loop other than asyncio, or a name of its own for it'

function asyncioIn(ask: Ask) {
  return ask.facts.imports.some((one) => otherLoops.test(one.module)) ? undefined : pythonModule(ask.tree, ask.facts, 'asyncio')
}

interface Way { readonly isFew: boolean; readonly limiter: string | undefined; readonly gather: string }

function gathered(collecting: Collecting, { isFew, limiter, gather }: Way, ask: Ask): TextEdit[] | undefined {
  const indentation = indentationOf(ask.tree, collecting.statement)
  if (indentation === undefined) return undefined
  const ending = lineEnding(ask.tree.text)
  const unit = indentUnit(ask.tree, collecting.statement)
  const call = awaitedCall(collecting, ask)
  const worker = call === undefined ? workerEdits(collecting, { async: true, under: isFew ? undefined : limiter }, ask) : undefined
  if (call === undefined && !worker) return undefined
  const isBatched = !isFew && (limiter === undefined || call !== undefined)
  const start = unusedName(ask.tree, 'start', collecting.statement)
  const list = isBatched ? collecting.list : { name: collecting.list.text, text: collecting.list.text, declaration: '' }
  const elements = isBatched ? `${list.name}[${start}:${start} + ${batchSize}]` : list.text
  const work = call?.work ?? `${worker?.name ?? ''}(${collecting.target})`
  const all = `await ${gather}(*(${work} for ${collecting.target} in ${elements}))`
  const suffix = call?.suffix ?? ''
  const answer = unusedName(ask.tree, 'answer', collecting.statement)
  const given = suffix === '' ? all : `${answer}${suffix} for ${answer} in ${all}`
  const lines = [
    ...(list.declaration === '' ? [] : [list.declaration]),
    ...(isBatched ? [...collecting.opening, `for ${start} in range(0, len(${list.name}), ${batchSize}):`, `${unit}${collecting.grow(given)}`, ...collecting.closing]
      : [collecting.whole(suffix === '' ? all : `[${given}]`)]),
  ]
  const text = lines.join(ending + indentation)
  if (!worker) return [{ range: collecting.statement.range, newText: text }]
  return [...worker.edits, { range: { start: worker.end, end: worker.end }, newText: `${ending}${ending}${indentation}${text}` }]
}

/** A body that is one awaited call, with what is then asked of the answer: `(await get(x)).json()`. */
function awaitedCall(collecting: Collecting, ask: Ask): { work: string; suffix: string } | undefined {
  if (!collecting.workIsCall || !collecting.element) return undefined
  let inner: Expression = collecting.element
  while (inner.kind !== 'await') {
    if (inner.kind === 'call' && inner.arguments.length === 0) inner = inner.callee
    else if (inner.kind === 'member') inner = inner.object
    else return undefined
  }
  if (containsAwait(inner.value)) return undefined
  return { work: ask.text(inner.value.range), suffix: ask.text({ start: inner.outer.end, end: collecting.element.range.end }) }
}

export function pythonAdjacentFix(run: readonly AdjacentAwait[], ask: Ask): Fixes {
  const [first] = run
  const last = run.at(-1)
  const asyncio = asyncioIn(ask)
  const indentation = first && indentationOf(ask.tree, first.statement)
  if (!asyncio) return foreign
  if (!first || !last || indentation === undefined) return unplaced
  if (!run.every(({ assign, node }) => assign.annotation === null && assign.value === node && !containsAwait(node.value))) return 'they are not assigned alike, each as it is awaited and without a type'
  if (!areTogether(run)) return apart
  const ending = lineEnding(ask.tree.text)
  const names = run.map(({ assign }) => targetText(assign.targets[0] as Expression, ask)).join(', ')
  const values = run.map(({ node }) => `${indentation}    ${ask.text(node.value.range)},${ending}`).join('')
  return [{
    title: 'Run them together with asyncio.gather (when one fails, the others keep running)', safety: 'suggested',
    edits: [...asyncio.edits, { range: { start: first.statement.range.start, end: last.statement.range.end }, newText: `${names} = await ${asyncio.name}.gather(${ending}${values}${indentation})` }],
  }]
}

function targetText(target: Expression, ask: Ask): string {
  const text = ask.text(target.range)
  return target.kind === 'collection' && !/^[([]/.test(text) ? `(${text})` : text
}
