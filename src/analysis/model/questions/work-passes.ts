// How often a loop of a finding runs in one call of the function around it, and how often it is begun.

import { none, type FunctionId, type LoopId, type NodeId, type Site } from '../facts.js'
import type { Node } from '../../syntax/tree.js'
import { mayBeLeftOut } from './certainty.js'
import { driverOf } from './drivers.js'
import { alwaysLeaves, exitsOf, mayLeave } from './exits.js'
import { boundOfLoop, type Bound } from './loop-bounds.js'
import { callbackRuns, loopsAround, type AroundLoop } from './loops.js'
import { operationsOf } from './operations.js'
import { isOnFailure } from './repeated.js'
import { nodeAt, type Subject } from './subject.js'
import { endsEarly, isWithin, wholeLoop } from './surroundings.js'
import { once, placedTerm, times, type Quantity, type Term } from './work-terms.js'
import { quantityOf, rowSetAt, rowsOf } from './work-rows.js'
import type { Amount } from '../../work.js'

export interface Place {
  readonly site: Site
  readonly node: NodeId
}

export interface LoopPasses {
  /** What all of this is per call of. */
  readonly function: FunctionId
  /** How often the loop begins: the passes of those around it. */
  readonly begins: Term
  /** Its passes each time. */
  readonly passes: Term
  /** What it goes over, of which it may leave some out when it ends early. */
  readonly elements: Term
  /** The query that the same function asks for the rows that the loop goes over. */
  readonly source: { readonly count: Term; readonly rows: Term; readonly driver: Pick<Amount, 'bare' | 'embedded'> } | undefined
}

/** Undefined where the loop is not around the place. */
export function passesOf(subject: Subject, at: Place, id: LoopId): LoopPasses | undefined {
  const around = loopsAround(subject, at.site)
  const index = around.findIndex((loop) => loop.id === id)
  const loop = around[index]
  if (!loop) return undefined
  const home = homeOf(subject, at.site, loop.fact.site.function)
  const outer = around.slice(index + 1).filter(({ fact }) => isWithin(subject, fact.site.function, home))
  const passes = passesOfLoop(subject, nodeAt(subject, at.node), loop)
  return {
    function: home, passes: placedTerm(passes, false), elements: passes === once ? once : sizeOf(subject, id).term,
    begins: placedTerm(product(subject, nodeAt(subject, loop.fact.node), outer), true),
    source: sourceOf(subject, id, home),
  }
}

function sourceOf(subject: Subject, id: LoopId, home: FunctionId): LoopPasses['source'] {
  const { bound } = sizeOf(subject, id)
  const set = typeof bound === 'number' || bound.form !== 'elements' || bound.subject !== subject ? undefined : rowSetAt(subject, subject.facts.valueOfNode[bound.node] ?? none)
  const asked = set && allPassesOf(subject, set)
  if (!set || asked?.function !== home) return undefined
  const { query } = set
  const operation = operationsOf(query.subject).find(({ value }) => value === query.value)
  return { count: asked.passes, rows: times(rowsOf(query.subject, query.value)), driver: operation ? driverOf(operation) : {} }
}

/** All loops around a place. */
export function allPassesOf(subject: Subject, at: Place): { readonly function: FunctionId; readonly passes: Term } {
  const home = homeOf(subject, at.site, at.site.function)
  const loops = loopsAround(subject, at.site).filter(({ fact }) => isWithin(subject, fact.site.function, home))
  return { function: home, passes: product(subject, nodeAt(subject, at.node), loops) }
}

/** Callbacks that run where they are written belong to the function around them, as does whatever is written into `least`. */
function homeOf(subject: Subject, site: Site, least: FunctionId): FunctionId {
  const { functions } = subject.facts
  let hasMet = false
  for (let id = site.function; ; id = functions[id]?.site.function ?? 0) {
    const fact = functions[id]
    hasMet ||= id === least
    if (!fact || id === 0 || (hasMet && (fact.loop === none || callbackRuns(subject, fact.loop).how === 'unknown'))) return id
  }
}

/** Of loops around a piece of code, the innermost first. What a pass may leave out is counted by itself. */
function product(subject: Subject, code: Node, [innermost, ...outer]: readonly AroundLoop[]): Term {
  if (!innermost) return once
  const node = nodeAt(subject, innermost.fact.node)
  const passes = passesOfLoop(subject, code, innermost)
  const isLeftOut = passes !== once && mayBeLeftOut(code, wholeLoop(node))
  return times(placedTerm(product(subject, node, outer), true), isLeftOut ? runsOf({ subject, node: code.id }, passes) : passes)
}

/** How often the passes of a loop come to what they may leave out, which only running it says. `way`: what else it depends on. */
export function runsOf(at: { readonly subject: Subject; readonly node: NodeId }, passes: Term, way = ''): Quantity {
  const [only, ...others] = passes.bounds
  const isOnly = only !== undefined && others.length === 0
  const most = !only ? passes.times : isOnly && only.most !== undefined ? Math.ceil(passes.times * only.most) : undefined
  return {
    key: `runs ${at.subject.file}:${at.node} ${way}`, form: 'runs', subject: at.subject, node: at.node, most, loops: passes.bounds.flatMap((bound) => bound.loops),
    ...isOnly && passes.times <= 1 && { within: only },
  }
}

function passesOfLoop(subject: Subject, code: Node, { id, fact }: AroundLoop): Term {
  const node = nodeAt(subject, fact.node)
  if (alwaysLeaves(code, node)) return once
  const isSearch = fact.form !== 'while' && fact.form !== 'do' && (mayEnd(node) || endsEarly(node, fact.method))
  // What is looked for is in the middle, on average.
  return times(sizeOf(subject, id).term, isSearch ? 0.5 : 1)
}

/** What is left on failure goes through all of its elements as a rule. */
function mayEnd(loop: Node): boolean {
  return mayLeave(loop) && exitsOf(loop).some((exit) => !isOnFailure(exit))
}

interface LoopSize {
  readonly bound: number | Bound
  readonly term: Term
}

const known = new WeakMap<Subject, Map<LoopId, LoopSize>>()

/** Worked out once: what a collection is may be known by its callers only, which are many. */
function sizeOf(subject: Subject, id: LoopId): LoopSize {
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<LoopId, LoopSize>())
  let size = ofFile.get(id)
  if (!size) ofFile.set(id, size = subject.resolver.workspace.reading(subject.file, () => findSize(subject, id)))
  return size
}

function findSize(subject: Subject, id: LoopId): LoopSize {
  const bound = boundOfLoop(subject, id)
  return { bound, term: times(typeof bound === 'number' ? bound : quantityOf(bound)) }
}
