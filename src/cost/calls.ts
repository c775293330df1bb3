// Calls a month of a function: what is said of it, or the sum over all that call it. A helper that two routes call gets the calls of both.

import { countText } from '../analysis/model/questions/counts.js'
import type { Work } from '../analysis/work.js'
import type { CallGraph, Circle } from './call-graph.js'
import { nameOf, unknownCalls } from './call-sources.js'
import type { Read } from './inputs.js'
import { numberText } from './number-text.js'
import type { Setting } from './setting.js'
import type { Counted } from './volumes.js'

/** Of `functions[0]`. `note`: how they come about, where that is known already. */
export function callsOf(work: Work, setting: Setting, graph: CallGraph, counted: Counted, note = callsNoteOf(work, graph, counted)): (read: Read) => number {
  const { own } = graph
  // Functions that only call each other: how often is nowhere said.
  if (own.length === 0) return (read) => read({ ...unknownCalls(work.functions[0] ?? { path: '', function: 'the function' }, setting), name: 'calls' })
  return callsWith(graph, counted, own.length === 1 && note === undefined ? { name: 'calls' } : {})
}

function callsWith({ sources, circles }: CallGraph, counted: Counted, nameless: { readonly name?: string }): (read: Read) => number {
  return (read) => {
    const known = new Map<Circle, number>()
    const visit = (circle: Circle): number => {
      const before = known.get(circle)
      if (before !== undefined) return before
      const entered = circle.members.flatMap((member) => sources[member]?.input ?? []).reduce((sum, input) => sum + read({ ...input, ...nameless }), 0)
      const calls = circle.entries.reduce((sum, { from, count }) => {
        const caller = circles[from]
        return caller ? sum + visit(caller) * counted(count, read) : sum
      }, entered)
      known.set(circle, calls)
      return calls
    }
    return circles[0] ? visit(circles[0]) : 0
  }
}

/** How the calls come about, where they are not a number that is said: `100 calls of script shop.py; main calls names 5 times each time`. */
export function callsNoteOf({ functions }: Work, graph: CallGraph, counted: Counted): string | undefined {
  const [first, ...others] = graph.own
  if (!first || (others.length === 0 && callsWith(graph, counted, {})(({ value }) => value) === first.value)) return undefined
  const steps = [...new Set(graph.circles)].flatMap(({ members: [member = 0], entries }) => entries.flatMap(({ from, count }) => {
    const [caller, called] = [functions[from], functions[member]]
    const times = countText(count)
    return caller && called && (times !== '1' || entries.length > 1) ? [`${nameOf(caller)} calls ${nameOf(called)} ${times === '1' ? 'once' : `${times} times`} each time`] : []
  }))
  const said = graph.own.map(({ name, value }) => `${numberText(value, 6)} ${name}`)
  return [shortened(said).join(' + '), ...shortened([...new Set(steps)])].join('; ')
}

/** More of them explain nothing. */
const mostTold = 6

function shortened(texts: readonly string[]): readonly string[] {
  return texts.length > mostTold ? [...texts.slice(0, mostTold), `${texts.length - mostTold} more`] : texts
}
