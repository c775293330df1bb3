// The loop that makes something happen once per iteration, each iteration waiting for the one before; not where they start together.

import type { Level } from '../../finding.js'
import { none, type LoopId, type NodeId, type Site } from '../facts.js'
import { repetitionOf, type Repetition } from './repetition.js'
import type { Subject } from './subject.js'

/** Undefined where it runs once, in few iterations, or in a function of its own (a callback may be run at once with others). */
export function sequentialLoop(subject: Subject, at: { readonly site: Site; readonly node: NodeId }, level: Level): Repetition | undefined {
  const repetition = repetitionOf(subject, at, level)
  return repetition && repetition.fact.form !== 'callback' && isInSameFunction(subject, at.site.loop, repetition.loop) ? repetition : undefined
}

function isInSameFunction(subject: Subject, from: LoopId, loop: LoopId): boolean {
  for (let current = from; current !== none; current = subject.facts.loops[current]?.site.loop ?? none) if (current === loop) return true
  return false
}
