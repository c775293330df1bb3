// Awaiting one request after another takes the sum of their times; started together they take about the longest.

import type { Confidence } from '../../finding.js'
import type { AwaitFact } from '../../model/facts.js'
import { weaker } from '../../model/kinds.js'
import { adjacentRun, isRead, type AdjacentAwait } from '../../model/questions/adjacent.js'
import { awaitedBy } from '../../model/questions/awaits.js'
import { bodyOf, independentIterations, variesIn, type Independence } from '../../model/questions/independence.js'
import { isDatabase, sharingOf } from '../../model/questions/sharing.js'
import type { Reached } from '../../model/questions/reach.js'
import type { Repetition } from '../../model/questions/repetition.js'
import { rewritesOneRow } from '../../model/questions/rewritten-rows.js'
import { sequentialLoop } from '../../model/questions/sequential-loop.js'
import { isInside, type Range } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { rule, type Detection, type Hop } from '../rule.js'
import { oncePer, quoted, trailTo } from '../words.js'
import { concurrentForm } from './sequential-await.fixes.js'
import { workOf } from './sequential-await.work.js'

export interface LoopOfAwaits {
  readonly form: 'loop'
  readonly fact: AwaitFact
  readonly loop: Repetition
  readonly reached: readonly Reached[]
  readonly independence: Independence
}

export type SequentialAwait = LoopOfAwaits | { readonly form: 'adjacent'; readonly run: readonly AdjacentAwait[] }

export default rule<'await', SequentialAwait>({
  id: 'sequential-await',
  languages: ['python', 'typescript'],
  category: 'network',
  severity: 'warning',
  summary: 'Independent requests are awaited one after another.',
  why: 'Each await adds its whole latency to the next, and billed duration with it. Requests that do not need each other can wait together: that takes about as long as the slowest of them.',
  silent: [
    'Iterations that read what an earlier one wrote, loops that may be left early, retries, pagination, polling and waits between requests.',
    'Work on one transaction, connection or session, behind locks, in streams and `for await`.',
    'Adjacent awaits unless both are known to read only and neither uses or guards the other.',
    'Awaits of calls that are not known to do input or output.',
  ],
  fixes: 'Runs them together: `Promise.all` or `asyncio.gather`, bounded by a limiter or semaphore that the file has, else 8 at a time where there may be more than 100. Suggested: when one fails, others have already started.',
  costs: [
    {
      python: 'import asyncio\nimport httpx\n\nasync def load(client: httpx.AsyncClient, urls: list[str]):\n    pages = []\n    for url in urls:\n        pages.append(⟦await client.get(url)⟧)\n    return pages\n',
      fixed: 'import asyncio\nimport httpx\n\nasync def load(client: httpx.AsyncClient, urls: list[str]):\n    pages = []\n    for start in range(0, len(urls), 8):\n        pages.extend(await asyncio.gather(*(client.get(url) for url in urls[start:start + 8])))\n    return pages\n',
    },
    {
      typescript: 'async function load() {\n  const user = await fetch(\'/user\')\n  const news = ⟦await fetch(\'/news\')⟧\n  return [user, news]\n}\n',
      fixed: 'async function load() {\n  const [user, news] = await Promise.all([\n    fetch(\'/user\'),\n    fetch(\'/news\'),\n  ])\n  return [user, news]\n}\n',
    },
  ],
  fine: [
    { python: 'import httpx\n\nasync def find(client: httpx.AsyncClient, urls: list[str]):\n    for url in urls:\n        page = await client.get(url)\n        if page.is_success:\n            return page\n' },
    { typescript: 'async function load(urls: string[]) {\n  return Promise.all(urls.map((url) => fetch(url)))\n}\n' },
  ],
  at: 'await',
  detect(fact, ask) {
    if (fact.form === 'for') return undefined
    const inLoop = loopOfAwaits(fact, ask)
    if (inLoop) return isFirstOfIteration(inLoop, ask) ? loopDetection(inLoop, ask) : undefined
    const run = adjacentRun(ask.subject, fact)
    // In a loop that is reported they are part of that finding.
    if (run?.[1]?.fact !== fact || run.some((one) => loopOfAwaits(one.fact, ask))) return undefined
    return adjacentDetection(run, ask)
  },
  fix: ({ data }, ask) => concurrentForm(data, ask),
  work: ({ data }, ask) => workOf(data, ask),
})

const waited: ReadonlySet<string> = new Set(['query', 'write', 'request', 'paid', 'file-read', 'file-write'])

function loopOfAwaits(fact: AwaitFact, ask: Ask): LoopOfAwaits | undefined {
  const loop = sequentialLoop(ask.subject, fact, ask.level)
  if (!loop) return undefined
  const { reached, isGroup } = awaitedBy(ask.subject, fact.value)
  const body = bodyOf(ask.subject, loop.fact)
  const work = reached.filter(({ operation }) => waited.has(operation.kind) && isShareable(operation, ask, body, loop))
  if (isGroup || work.length === 0 || !variesIn(ask.subject, fact.value, loop.fact) || writesOneFile(fact, work, loop, ask)) return undefined
  if (writesOneRow(fact, loop, ask)) return undefined
  const independence = independentIterations(ask.subject, loop.loop)
  return independence && { form: 'loop', fact, loop, reached: work, independence }
}

function isShareable(operation: Reached['operation'], ask: Ask, body: Parameters<typeof sharingOf>[2], loop: Repetition): boolean {
  const sharing = sharingOf(ask.subject, operation, body, loop.fact.inner)
  return sharing === 'shared' || sharing === 'own' || (sharing === 'unknown' && !isDatabase(operation))
}

/** A cursor, a state: what the last iteration puts there has to be the last. */
function writesOneRow(fact: AwaitFact, loop: Repetition, ask: Ask): boolean {
  const { range } = ask.nodeOf(fact.value)
  return ask.steps.some((step) => isInside(ask.node(step.node).range, range) && step.reached.some((one) => rewritesOneRow(ask.subject, step, one, loop.loop)))
}

/** `appendFile(log, line)`: the order of the lines is the order of the calls. */
function writesOneFile(fact: AwaitFact, work: readonly Reached[], loop: Repetition, ask: Ask): boolean {
  const [path] = callArguments(fact, ask)
  return work.some(({ operation }) => operation.kind === 'file-write') && (path === undefined || !variesIn(ask.subject, path, loop.fact))
}

function callArguments(fact: AwaitFact, ask: Ask): number[] {
  const value = ask.facts.values[fact.value]
  return value?.op === 'call' ? (ask.facts.calls[value.call]?.arguments ?? []).map((argument) => argument.value) : []
}

function isFirstOfIteration(found: LoopOfAwaits, ask: Ask): boolean {
  const body = bodyOf(ask.subject, found.loop.fact)
  const at = ask.node(found.fact.node).range.start
  return !ask.facts.awaits.some((other) => {
    const { range } = ask.node(other.node)
    if (other === found.fact || range.end > ask.node(found.fact.node).range.end && range.start >= at || !isInside(range, body.range)) return false
    return (range.start < at || isInside(range, ask.node(found.fact.node).range)) && loopOfAwaits(other, ask)?.loop.loop === found.loop.loop
  })
}

function loopDetection(found: LoopOfAwaits, ask: Ask): Detection<SequentialAwait> {
  const { fact, loop, reached, independence } = found
  const range = rangeOf(fact, ask)
  const changes = reached.some(({ operation }) => !isRead(operation))
  const confidence = [strongest(reached), loop.confidence, independence.confidence, changes ? 'medium' as const : 'high' as const].reduce(weaker)
  return {
    range, confidence,
    message: `${quoted(ask, ask.nodeOf(fact.value))} is awaited ${oncePer(ask, loop.loop)}, one after another, though no iteration needs another's result. Run together, a bounded number at a time, they take a fraction of the time.`,
    related: hopsOf(reached, range, ask),
    data: found,
  }
}

function adjacentDetection(run: readonly AdjacentAwait[], ask: Ask): Detection<SequentialAwait> {
  const [first, second] = run as readonly [AdjacentAwait, AdjacentAwait]
  const rest = run.length > 2 ? `, like ${run.length - 2} more after it` : ''
  return {
    range: second.node.range,
    confidence: run.map((one) => strongest(one.reached)).reduce(weaker),
    message: `${quoted(ask, second.node.value)} waits for ${quoted(ask, first.node.value)}${rest}, though it does not need its result. Started together, they take as long as the slower one.`,
    related: [{ path: ask.file, range: first.node.range, message: 'awaited first' }, ...hopsOf(second.reached, second.node.range, ask)],
    data: { form: 'adjacent', run },
  }
}

function strongest(reached: readonly Reached[]): Confidence {
  const all = reached.map((one) => one.confidence)
  return all.includes('high') ? 'high' : all.includes('medium') ? 'medium' : 'low'
}

/** The way to work that is done in called functions. */
function hopsOf(reached: readonly Reached[], within: Range, ask: Ask): readonly Hop[] {
  // What only writes a log line on its way is not what is waited for.
  const first = reached.find(({ operation }) => operation.kind !== 'log') ?? reached[0]
  const isHere = first?.operation.subject === ask.subject && isInside(ask.node(first.operation.node).range, within)
  return !first || isHere ? [] : trailTo(first, 'which does the work')
}

/** The await, or `async with` up to the request that it starts. */
function rangeOf(fact: AwaitFact, ask: Ask): Range {
  const node = ask.node(fact.node)
  if (node.kind !== 'with-item') return node.range
  const isFirst = node.parent?.kind === 'with' && node.parent.items[0] === node
  return { start: isFirst && node.parent ? node.parent.range.start : node.range.start, end: node.value.range.end }
}
