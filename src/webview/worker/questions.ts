// What the page asks its worker, and what that answers: plain data whose columns are handed over, not copied.

import type { FunctionMeasures } from '../../profiles/measures.js'
import type { FunctionNames } from '../../profiles/named-functions.js'
import type { LineTable, Profile, Unit } from '../../profiles/profile.js'
import type { Places } from '../drawing/places.js'
import type { Boxes } from '../trees/boxes.js'
import type { CallTree } from '../trees/call-tree.js'
import type { DifferenceData } from '../trees/difference.js'
import type { TimedBoxes } from '../trees/in-time.js'
import type { Matches } from '../trees/matches.js'

/** The profile of the page, or that from before. */
export type Which = 'shown' | 'before'

/** A value of a choice of threads. */
export interface Chosen {
  readonly which: Which
  readonly value: number
  /** -1 for all. */
  readonly thread: number
}

/** What the page itself reads of a profile: stacks, samples and graphs stay with the worker. */
export interface ProfileHead extends Pick<Profile, 'producer' | 'strings' | 'functions' | 'values' | 'lines' | 'timelines' | 'notes'> {
  readonly threads: readonly ThreadHead[]
  readonly places: Places
  /** There is no table of lines, but stacks say which lines ran. */
  readonly hasStackLines: boolean
}

export interface ThreadHead {
  readonly name: string
  readonly process: string
  readonly samples: number
}

export interface SightData {
  readonly unit: Unit
  readonly measures: FunctionMeasures
  /** Of all calls of the chosen threads. */
  readonly tree: CallTree
  /** The thread whose order of time is shown: that with the most samples; -1 where samples have no order. */
  readonly timedThread: number
}

/** Boxes of a tree that the page has. */
export type PlacedBoxes<B extends Boxes = Boxes> = Omit<B, 'tree'>

export interface GroupSums {
  readonly names: readonly string[]
  /** For each function its group. */
  readonly groups: Uint32Array
  readonly self: Float64Array
  readonly total: Float64Array
}

/** The first callee of each row, the next of the same caller, and of those at the top the first. */
export interface Branching {
  readonly first: Int32Array
  readonly next: Int32Array
}

export const exportFormats = ['csv', 'collapsed', 'speedscope', 'pprof'] as const
export type ExportFormat = typeof exportFormats[number]

/** By name: what is asked with it, and what is answered. */
export interface Questions {
  readonly 'open': readonly [{ readonly which: Which, readonly bytes: ArrayBuffer, readonly names: FunctionNames }, ProfileHead]
  /** Functions have other names now. */
  readonly 'name': readonly [{ readonly which: Which, readonly names: FunctionNames }, ProfileHead]
  readonly 'sight': readonly [Chosen, SightData]
  /** By the stacks; null where no line took anything. */
  readonly 'lines': readonly [Chosen, LineTable | null]
  readonly 'left-heavy': readonly [Chosen, PlacedBoxes]
  readonly 'in-time': readonly [Chosen, PlacedBoxes<TimedBoxes> | null]
  readonly 'sandwich': readonly [Chosen & { readonly functionRow: number }, { readonly callers: Boxes, readonly callees: Boxes }]
  readonly 'matches': readonly [Chosen & { readonly search: string }, Matches | null]
  readonly 'branching': readonly [Chosen, Branching]
  readonly 'self-callers': readonly [Chosen & { readonly functionRow: number }, CallTree]
  readonly 'groups': readonly [Chosen & { readonly by: 'file' | 'package' }, GroupSums]
  readonly 'difference': readonly [{ readonly after: Chosen, readonly before: Chosen }, DifferenceData]
  readonly 'export': readonly [Chosen & { readonly format: ExportFormat, readonly name: string }, string | Uint8Array<ArrayBuffer>]
}

export type QuestionName = keyof Questions

export interface Question<N extends QuestionName = QuestionName> {
  readonly number: number
  readonly name: N
  readonly asked: Questions[N][0]
}

/** Refusals are sentences, as errors are not handed over whole. */
export type Answer = { readonly number: number } & ({ readonly answer: unknown } | { readonly problem: string })

export interface Aggregator {
  /** `handedOver`: what the page has no longer. */
  readonly ask: <N extends QuestionName>(name: N, asked: Questions[N][0], handedOver?: readonly ArrayBuffer[]) => Promise<Questions[N][1]>
}
