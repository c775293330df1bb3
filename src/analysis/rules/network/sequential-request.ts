// A blocking request per iteration holds the thread for the sum of all latencies; a few threads wait for several at once.

import type { Confidence } from '../../finding.js'
import { none, type NodeId, type ValueId } from '../../model/facts.js'
import { weaker } from '../../model/kinds.js'
import { bodyOf, independentIterations, variesIn, type Independence } from '../../model/questions/independence.js'
import { variesIn as isGivenAnother } from '../../model/questions/course.js'
import type { Reached, Step } from '../../model/questions/reach.js'
import { isGuarded } from '../../model/questions/repeated.js'
import type { Repetition } from '../../model/questions/repetition.js'
import { sequentialLoop } from '../../model/questions/sequential-loop.js'
import { sharingOf } from '../../model/questions/sharing.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { rule } from '../rule.js'
import { oncePer, quoted, trailTo } from '../words.js'
import { pooledRequests } from './sequential-request.fixes.js'
import { workOf } from './sequential-request.work.js'

export interface SequentialRequest {
  readonly step: Step
  readonly loop: Repetition
  readonly reached: readonly Reached[]
  readonly independence: Independence
}

export default rule<'step', SequentialRequest>({
  id: 'sequential-request',
  languages: ['python'],
  category: 'network',
  severity: 'warning',
  summary: 'A blocking request is sent once per iteration, each waiting for the one before.',
  why: 'The loop takes the sum of all latencies, and the machine or function is billed while it waits. A small pool of threads waits for several answers at once.',
  silent: [
    'Pagination, retries and polling; loops that may be left early; iterations that read what an earlier one wrote; waits between requests.',
    'Requests in `async def`, which block the whole event loop: that is another rule\'s finding.',
  ],
  fixes: 'Maps the elements over a ThreadPoolExecutor of 8 workers, results in order, with a session per worker where the loop had one. Suggested: all requests are started even if one fails.',
  costs: [{
    python: 'import requests\n\n\ndef load(urls: list[str]):\n    return [⟦requests.get(url)⟧.json() for url in urls]\n',
    fixed: 'from concurrent.futures import ThreadPoolExecutor\n\nimport requests\n\n\ndef load(urls: list[str]):\n    with ThreadPoolExecutor(max_workers=8) as executor:\n        return list(executor.map(lambda url: requests.get(url).json(), urls))\n',
  }],
  fine: [{ python: 'import requests\n\n\ndef pages(url: str):\n    found = []\n    while url:\n        page = requests.get(url).json()\n        found.extend(page["items"])\n        url = page["next"]\n    return found\n' }],
  at: 'step',
  detect(step, ask) {
    const found = requestInLoop(step, ask)
    if (!found || !isFirstOfIteration(found, ask)) return undefined
    const { loop, reached, independence } = found
    const node = ask.node(step.node)
    const confidence: Confidence = [strongest(reached), loop.confidence, independence.confidence, changeOf(found, ask)].reduce(weaker)
    const [first] = reached
    return {
      range: node.range, confidence,
      message: `${quoted(ask, node)} sends a request ${oncePer(ask, loop.loop)} and waits for each before the next, though no iteration needs another's result. A few threads wait for several at once.`,
      related: step.direct || !first ? [] : trailTo(first, 'which sends the request'),
      data: found,
    }
  },
  fix: ({ data }, ask) => pooledRequests(data, ask),
  work: ({ data }, ask) => workOf(data, ask),
})

function requestInLoop(step: Step, ask: Ask): SequentialRequest | undefined {
  const requests = step.reached.filter(({ operation }) => isBlockingRequest(operation))
  if (requests.length === 0 || ask.facts.functions[step.site.function]?.async === true) return undefined
  const loop = sequentialLoop(ask.subject, step, ask.level)
  const value = loop ? ask.facts.valueOfNode[step.node] ?? none : none
  if (!loop || value === none || !variesFrom(value, loop, ask)) return undefined
  const body = bodyOf(ask.subject, loop.fact)
  const reached = requests.filter((one) => ['shared', 'own'].includes(sharingOf(ask.subject, one.operation, body, loop.fact.inner)) && !isGuarded(ask.subject, step, one, loop.loop))
  const independence = reached.length === 0 ? undefined : independentIterations(ask.subject, loop.loop)
  return independence && { step, loop, reached, independence }
}

/** What the call is given, or made on, comes from this iteration. */
function variesFrom(value: ValueId, loop: Repetition, ask: Ask): boolean {
  return variesIn(ask.subject, value, loop.fact)
}

function isBlockingRequest({ kind, effect }: Reached['operation']): boolean {
  if (effect.blocking !== true) return false
  return kind === 'request' || (kind === 'paid' && (effect.changes !== true || effect.noun === 'object'))
}

function changeOf({ step, loop, reached }: SequentialRequest, ask: Ask): Confidence {
  const changes = reached.filter(({ operation }) => operation.effect.changes === true)
  return changes.some((one) => isManagement(one.operation) && !namesAnother(one, step, loop, ask)) ? 'low' : changes.length > 0 ? 'medium' : 'high'
}

/** What it is told to change comes first: `FunctionName=`, `DistributionId=`. */
function namesAnother(one: Reached, step: Step, loop: Repetition, ask: Ask): boolean {
  const { subject, call } = one.operation
  const value = subject.facts.calls[call]?.arguments[0]?.value ?? none
  return value !== none && isGivenAnother(ask.subject, step, one, loop.loop, { subject, value })
}

const asking = /^(describe|list|get|batch_get|head|search|lookup|select|query|scan|filter|check|detect|estimate|preview|view|validate|invoke|download|upload)(_|$)/

/** Services of AWS take changes of one thing one at a time, refuse those that come at once, and allow few a second. */
function isManagement({ library, kind }: Reached['operation']): boolean {
  return kind === 'request' && library !== undefined && /^(mypy_boto3_|botocore\.)/.test(library.owner) && !asking.test(library.name)
}

/** Several requests of one iteration are one finding, at the first. */
function isFirstOfIteration(found: SequentialRequest, ask: Ask): boolean {
  const at: NodeId = found.step.node
  const { range } = ask.node(at)
  const body = bodyOf(ask.subject, found.loop.fact).range
  return !ask.steps.some((other) => {
    const place = ask.node(other.node).range
    const isEarlier = place.start < range.start || (isInside(place, range) && other.node !== at)
    return other !== found.step && isEarlier && isInside(place, body) && !isInside(range, place) && requestInLoop(other, ask)?.loop.loop === found.loop.loop
  })
}

function strongest(reached: readonly Reached[]): Confidence {
  const all = reached.map((one) => one.confidence)
  return all.includes('high') ? 'high' : all.includes('medium') ? 'medium' : 'low'
}
