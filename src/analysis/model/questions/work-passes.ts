// How often a loop of a finding runs in one call of the function around it, and how often it is begun.

import { none, type FunctionId, type LoopId, type NodeId, type Site } from '../facts.js'
import { alwaysLeaves, mayLeave } from './exits.js'
import { boundOfLoop } from './loop-bounds.js'
import { callbackRuns, loopsAround, type AroundLoop } from './loops.js'
import { nodeAt, type Subject } from './subject.js'
import { endsEarly, isWithin } from './surroundings.js'
import { once, times, type Term } from './work-terms.js'
import { quantityOf } from './work-rows.js'

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
}

/** Undefined where the loop is not around the place. */
export function passesOf(subject: Subject, at: Place, id: LoopId): LoopPasses | undefined {
  const around = loopsAround(subject, at.site)
  const index = around.findIndex((loop) => loop.id === id)
  const loop = around[index]
  if (!loop) return undefined
  const home = homeOf(subject, at.site, loop.fact.site.function)
  const outer = around.slice(index + 1).filter(({ fact }) => isWithin(subject, fact.site.function, home))
  return { function: home, begins: product(subject, at.node, outer), passes: product(subject, at.node, [loop]) }
}

/** All loops around a place. */
export function allPassesOf(subject: Subject, at: Place): { readonly function: FunctionId; readonly passes: Term } {
  const home = homeOf(subject, at.site, at.site.function)
  const loops = loopsAround(subject, at.site).filter(({ fact }) => isWithin(subject, fact.site.function, home))
  return { function: home, passes: product(subject, at.node, loops) }
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

/** The outermost first. */
function product(subject: Subject, node: NodeId, loops: readonly AroundLoop[]): Term {
  return [...loops].reverse().reduce((all, loop) => times(all, passesOfLoop(subject, node, loop)), once)
}

function passesOfLoop(subject: Subject, inside: NodeId, { id, fact }: AroundLoop): Term {
  const node = nodeAt(subject, fact.node)
  if (alwaysLeaves(nodeAt(subject, inside), node)) return once
  const size = boundOfLoop(subject, id)
  const term = typeof size === 'number' ? { times: size, bounds: [] } : { times: 1, bounds: [quantityOf(size)] }
  const isSearch = fact.form !== 'while' && fact.form !== 'do' && (mayLeave(node) || endsEarly(node, fact.method))
  // What is looked for is in the middle, on average.
  return isSearch ? times(term, 0.5) : term
}
