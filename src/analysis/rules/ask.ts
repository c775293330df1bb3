// The questions that rules may put to the model, for one file.

import type { Level } from '../finding.js'
import type { AnalysisOptions } from '../options.js'
import type { CallId, FileFacts, LoopId, NodeId, Site, Value, ValueId } from '../model/facts.js'
import type { Kind } from '../model/kinds.js'
import { isOverKeywords, lengthBound, usualLength } from '../model/questions/bounds.js'
import { changesIn, changesWithin, isEverChanged } from '../model/questions/changes.js'
import { isDeferred } from '../model/questions/deferred.js'
import { givenLength } from '../model/questions/given-lengths.js'
import { operationsOf, type Operation } from '../model/questions/operations.js'
import { reachedBy, stepsOf, type Reached, type Step } from '../model/questions/reach.js'
import { repeatedCommits } from '../model/questions/repeated-commits.js'
import { rowLoadsOf, type RowLoads } from '../model/questions/row-loads.js'
import { repeatedReads, type RepeatedRead } from '../model/questions/repeated-reads.js'
import { repeatedWrites } from '../model/questions/repeated-writes.js'
import type { Repeated } from '../model/questions/repeated.js'
import { repetitionOf, type Repetition } from '../model/questions/repetition.js'
import { kindAt, namesIn, nodeAt, untestedKindAt, type Subject } from '../model/questions/subject.js'
import { narrowingOf, type Narrowing } from '../model/questions/narrowings.js'
import { queryShape, type QueryShape } from '../model/questions/query-shape.js'
import { rowPassOf, type RowPass } from '../model/questions/row-passes.js'
import { isListed, rowSetsOf, type RowSet } from '../model/questions/row-sets.js'
import { isOpenToChange, mayChangeUnseen } from '../model/questions/steadiness.js'
import { serializedReads, type SerializedRead } from '../model/questions/serialized-reads.js'
import { wholeReadsOf, type WholeRead } from '../model/questions/whole-reads.js'
import { isUnhashable } from '../model/resolve/hashing.js'
import { isEnum } from '../model/resolve/lengths.js'
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
  /** Without what conditions around the place say: for code that is moved out of them. */
  untestedKindOf(value: ValueId): Kind
  /** The loop that repeats it; undefined where it runs once, or in a loop not worth a finding. */
  repeats(at: { readonly site: Site; readonly node: NodeId }): Repetition | undefined
  /** Whether a collection may be another one, or have other elements, in one iteration than in the next; but for what `except` changes. */
  changesIn(value: ValueId, loop: LoopId, except?: NodeId): boolean
  /** Whether the code of a node may change a collection in place. */
  changesWithin(value: ValueId, node: NodeId, except?: NodeId): boolean
  /** Whether code that the node runs and that is not in sight may change a collection: functions that were given, lists with other names. */
  mayChangeUnseen(value: ValueId, node: NodeId): boolean
  /** Whether others may change a collection, or make its name stand for another. */
  isOpenToChange(value: ValueId): boolean
  /** Whether something in a node runs later than the node itself, or may: in lazy iterators, in callbacks that are kept. */
  isDeferred(inner: NodeId, node: NodeId, isSure?: boolean): boolean
  /** Whether the file changes a collection in place anywhere. */
  isEverChanged(value: ValueId): boolean
  /** The names that a value is read from. */
  namesIn(value: ValueId): readonly Extract<Value, { op: 'use' }>[]
  /** Whether instances of a class are the members of an enumeration. */
  isEnum(kind: Extract<Kind, { is: 'object' | 'class' }>): boolean
  /** Whether no set or dict takes the value, or an element that it surely has. */
  isUnhashable(kind: Kind): boolean
  /** Most elements that a collection can have, if the code says. */
  lengthBound(value: ValueId): number | undefined
  /** Whether a loop goes over what callers give by name. */
  isOverKeywords(loop: LoopId): boolean
  /** How long a parameter is unless somebody says otherwise, where its default is a short list. */
  usualLength(value: ValueId): number | undefined
  /** How long a parameter is by what every caller in the workspace gives. */
  givenLength(value: ValueId): number | undefined
  /** What happens outside the program in this file, in order of position. */
  readonly operations: readonly Operation[]
  /** Operations, and calls that reach some, in order of position. */
  readonly steps: readonly Step[]
  /** The reads that a step repeats, one of its own per iteration: no batches, retries, pages or memos. */
  repeatedReads(step: Step): readonly RepeatedRead[]
  /** Where relations are loaded anew for each row, which the query of the rows could bring along. */
  readonly rowLoads: readonly RowLoads[]
  /** The queries that a library asks for each row that it writes out. */
  readonly serializedReads: readonly SerializedRead[]
  /** The writes that a step repeats, a row each: no bulk forms, nor rows that need what another write gave. */
  repeatedWrites(step: Step): readonly Repeated[]
  /** The transactions that a step commits or begins once per iteration, on one connection. */
  repeatedCommits(step: Step): readonly Repeated[]
  /** Where files and answers are read whole, in order of position. */
  readonly wholeReads: readonly WholeRead[]
  /** Where all rows of a query come into the program, in order of position. */
  readonly rowSets: readonly RowSet[]
  /** What the program does with rows that the database could do; undefined where it uses them in any other way. */
  narrowingOf(set: RowSet): Narrowing | undefined
  /** The loop that takes rows once and keeps none of them. */
  rowPassOf(set: RowSet): RowPass | undefined
  /** Whether rows are a list by themselves, without being fetched or copied into one. */
  isListed(set: RowSet): boolean
  /** What the query of rows asks for. */
  shapeOf(set: RowSet): QueryShape
  /** What a call does through the functions of the workspace that it runs. */
  reachedBy(call: CallId): readonly Reached[]
}

export function createAsk(subject: Subject, options: AnalysisOptions): Ask {
  const { facts, file } = subject
  return {
    subject, file, facts, level: options.level, pythonVersion: options.pythonVersion, isPython: facts.language === 'python',
    get tree() { return subject.tree },
    node: (id) => nodeAt(subject, id),
    nodeOf: (value) => nodeAt(subject, (facts.values[value] ?? { node: 0 }).node),
    text: (range) => subject.text.slice(range.start, range.end),
    kindOf: (value) => kindAt(subject, value),
    untestedKindOf: (value) => untestedKindAt(subject, value),
    repeats: (at) => repetitionOf(subject, at, options.level),
    changesIn: (value, loop, except) => changesIn(subject, value, loop, except),
    changesWithin: (value, node, except) => changesWithin(subject, value, node, except),
    mayChangeUnseen: (value, node) => mayChangeUnseen(subject, value, node),
    isOpenToChange: (value) => isOpenToChange(subject, value),
    isDeferred: (inner, node, isSure) => isDeferred(subject, inner, node, isSure),
    isEverChanged: (value) => isEverChanged(subject, value),
    namesIn: (value) => namesIn(subject, value),
    isEnum: (kind) => isEnum(subject.resolver, kind),
    isUnhashable: (kind) => isUnhashable(subject.resolver, kind),
    lengthBound: (value) => lengthBound(subject, value),
    isOverKeywords: (loop) => isOverKeywords(subject, loop),
    usualLength: (value) => usualLength(subject, value),
    givenLength: (value) => givenLength(subject, value),
    get operations() { return operationsOf(subject) },
    get steps() { return stepsOf(subject) },
    get wholeReads() { return wholeReadsOf(subject) },
    repeatedReads: (step) => repeatedReads(subject, step, options.level),
    get rowLoads() { return rowLoadsOf(subject, options.level) },
    get serializedReads() { return serializedReads(subject) },
    repeatedWrites: (step) => repeatedWrites(subject, step, options.level),
    repeatedCommits: (step) => repeatedCommits(subject, step, options.level),
    get rowSets() { return rowSetsOf(subject) },
    narrowingOf: (set) => narrowingOf(subject, set),
    rowPassOf: (set) => rowPassOf(subject, set),
    isListed: (set) => isListed(subject, set),
    shapeOf: ({ query }) => queryShape(query.subject, query.value),
    reachedBy: (call) => reachedBy(subject, call),
  }
}
