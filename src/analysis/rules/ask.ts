// The questions that rules may put to the model, for one file.

import type { Level } from '../finding.js'
import type { AnalysisOptions } from '../options.js'
import type { CallId, FileFacts, LoopId, NodeId, Site, ValueId } from '../model/facts.js'
import type { Kind } from '../model/kinds.js'
import { lengthBound } from '../model/questions/bounds.js'
import { changesIn } from '../model/questions/changes.js'
import { operationsOf, type Operation } from '../model/questions/operations.js'
import { reachedBy, stepsOf, type Reached, type Step } from '../model/questions/reach.js'
import { repeatedReads, type RepeatedRead } from '../model/questions/repeated-reads.js'
import { repetitionOf, type Repetition } from '../model/questions/repetition.js'
import { kindAt, nodeAt, type Subject } from '../model/questions/subject.js'
import { wholeReadsOf, type WholeRead } from '../model/questions/whole-reads.js'
import type { Node, Tree } from '../syntax/tree.js'
import type { Range } from '../text/range.js'

export interface Ask {
  readonly subject: Subject
  readonly file: string
  readonly facts: FileFacts
  readonly tree: Tree
  readonly level: Level
  readonly pythonVersion: readonly [number, number]
  readonly isPython: boolean
  node(id: NodeId): Node
  nodeOf(value: ValueId): Node
  text(range: Range): string
  kindOf(value: ValueId): Kind
  /** The loop that repeats it; undefined where it runs once, or in a loop not worth a finding. */
  repeats(at: { readonly site: Site; readonly node: NodeId }): Repetition | undefined
  changesIn(value: ValueId, loop: LoopId): boolean
  /** Most elements that a collection can have, if the code says. */
  lengthBound(value: ValueId): number | undefined
  /** What happens outside the program in this file, in order of position. */
  readonly operations: readonly Operation[]
  /** Operations, and calls that reach some, in order of position. */
  readonly steps: readonly Step[]
  /** The reads that a step repeats, one of its own per iteration: no batches, retries, pages or memos. */
  repeatedReads(step: Step): readonly RepeatedRead[]
  /** Where files and answers are read whole, in order of position. */
  readonly wholeReads: readonly WholeRead[]
  /** What a call does through the functions of the workspace that it runs. */
  reachedBy(call: CallId): readonly Reached[]
}

export function createAsk(subject: Subject, options: AnalysisOptions): Ask {
  const { tree, facts, file } = subject
  return {
    subject, file, facts, tree, level: options.level, pythonVersion: options.pythonVersion, isPython: tree.language === 'python',
    node: (id) => nodeAt(subject, id),
    nodeOf: (value) => nodeAt(subject, (facts.values[value] ?? { node: 0 }).node),
    text: (range) => tree.text.slice(range.start, range.end),
    kindOf: (value) => kindAt(subject, value),
    repeats: (at) => repetitionOf(subject, at, options.level),
    changesIn: (value, loop) => changesIn(subject, value, loop),
    lengthBound: (value) => lengthBound(subject, value),
    get operations() { return operationsOf(subject) },
    get steps() { return stepsOf(subject) },
    get wholeReads() { return wholeReadsOf(subject) },
    repeatedReads: (step) => repeatedReads(subject, step, options.level),
    reachedBy: (call) => reachedBy(subject, call),
  }
}
