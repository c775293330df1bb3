// One blocking call stops every task of an event loop: all requests of the process wait for it, while the processor is paid and idle.

import type { Confidence } from '../../finding.js'
import { weaker } from '../../model/kinds.js'
import { holdingIn, loopFunctionOf } from '../../model/questions/event-loop.js'
import type { Reached, Step } from '../../model/questions/reach.js'
import { isStartUp } from '../../model/questions/start-up.js'
import type { Ask } from '../ask.js'
import { rule } from '../rule.js'
import { quoted, trailTo } from '../words.js'
import { awaitedForm } from './blocking-call-in-async.fixes.js'

export interface BlockingCall {
  readonly step: Step
  /** What holds the thread, the surest first. */
  readonly reached: readonly Reached[]
}

export default rule<'step', BlockingCall>({
  id: 'blocking-call-in-async',
  languages: ['python', 'typescript'],
  category: 'network',
  severity: 'warning',
  summary: 'A blocking call holds up the event loop.',
  why: 'An event loop has one thread. While a call blocks it, no other request is served and no other task goes on: more instances are paid for to do the same work.',
  silent: [
    'Calls that another thread runs: `asyncio.to_thread`, `run_in_executor`, thread pools, also lambdas and partials that are handed to them.',
    'Top-level scripts and start-up code: lifespans, start-up events, what runs before the first await of the program.',
    'Questions to the file system that read no content, and locks, unless the level is aggressive.',
  ],
  fixes: 'Awaits the function that the library has for it, or runs the call in a thread of its own (not under trio, nor what belongs to a database session): other tasks run meanwhile, which their titles ask to agree to.',
  costs: [
    { python: 'import time\n\nasync def poll(job):\n    ⟦time.sleep(1)⟧\n    return job.done\n', fixed: 'import asyncio\nimport time\n\nasync def poll(job):\n    await asyncio.sleep(1)\n    return job.done\n' },
    { typescript: 'import { readFileSync } from \'node:fs\'\n\nexport async function page(path: string) {\n  return ⟦readFileSync(path, \'utf8\')⟧\n}\n', fixed: 'import { readFileSync } from \'node:fs\'\nimport { readFile } from \'node:fs/promises\'\n\nexport async function page(path: string) {\n  return await readFile(path, \'utf8\')\n}\n' },
  ],
  fine: [
    { python: 'import asyncio\nimport requests\n\nasync def load(url):\n    return await asyncio.to_thread(requests.get, url)\n' },
    { typescript: 'import { readFileSync } from \'node:fs\'\n\nexport const settings = JSON.parse(readFileSync(\'settings.json\', \'utf8\'))\n' },
  ],
  at: 'step',
  detect(step, ask) {
    const home = loopFunctionOf(ask.subject, step.site)
    if (home === undefined) return undefined
    const held = holdingIn(ask.subject, step).map((one) => ({ ...one, confidence: weaker(one.confidence, worthOf(one, ask)) })).sort(bySureness)
    const [first] = held
    if (!first || isStartUp(ask.subject, home, step.node) || isPartOfAnother(step, ask)) return undefined
    const node = ask.node(step.node)
    return {
      range: node.range, confidence: first.confidence,
      message: `${quoted(ask, node)} ${wordsFor(first)}, and blocks the event loop meanwhile: nothing else of this process goes on.`,
      related: step.direct ? [] : trailTo(first, 'which blocks'),
      data: { step, reached: held },
    }
  },
  fix: ({ data }, ask) => awaitedForm(data, ask),
})

const sureness: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 }

/** What is rolled back when something fails explains least. */
function bySureness(a: Reached, b: Reached): number {
  const isUndone = (one: Reached) => Number(one.operation.kind === 'rollback')
  return isUndone(a) - isUndone(b) || sureness[a.confidence] - sureness[b.confidence]
}

const databases: ReadonlySet<string> = new Set(['query', 'load', 'write', 'begin', 'commit', 'rollback'])

/** Log lines and questions to the file system take microseconds; embedded databases of JavaScript are made to be asked so. */
function worthOf({ operation }: Reached, ask: Ask): Confidence {
  const { kind, effect } = operation
  if (kind === 'log' || kind === 'mark' || kind === 'ui' || kind === 'lock' || effect.brief === true) return 'low'
  return !ask.isPython && (databases.has(kind) || kind === 'connect') ? 'low' : 'high'
}

/** One expression, one finding: `for row in connection.execute(…)` runs and reads. */
function isPartOfAnother(step: Step, ask: Ask): boolean {
  return ask.steps.some((other) => other !== step && other.node === step.node && ask.steps.indexOf(other) < ask.steps.indexOf(step) && holdingIn(ask.subject, other).length > 0)
}

function wordsFor({ operation }: Reached): string {
  switch (operation.kind) {
    case 'sleep': return 'sleeps'
    case 'request': case 'paid': return 'waits for an answer'
    case 'subprocess': return 'waits for another program'
    case 'file-read': return 'reads from the disk'
    case 'file-write': return 'writes to the disk'
    case 'connect': return 'opens a connection'
    case 'compute': return 'computes for long'
    case 'lock': return 'waits for a lock'
    case 'ui': case 'log': return 'waits for the terminal'
    default: return 'waits for the database'
  }
}
