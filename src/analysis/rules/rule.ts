// The shape of a rule: identity, words, executed examples, what it looks at, what it reports and how it fixes.

import type { Category, Confidence, Level, Severity } from '../finding.js'
import type { AwaitFact, CallFact, ClassFact, FileFacts, FunctionFact, LoopFact, MembershipFact } from '../model/facts.js'
import type { Step } from '../model/questions/reach.js'
import type { RowLoads } from '../model/questions/row-loads.js'
import type { RowSet } from '../model/questions/row-sets.js'
import type { SerializedRead } from '../model/questions/serialized-reads.js'
import type { WholeRead } from '../model/questions/whole-reads.js'
import type { Language } from '../syntax/tree.js'
import type { Range } from '../text/range.js'
import type { DetectedWork } from '../work.js'
import type { Ask } from './ask.js'

/** What a rule may look at, one fact after another. */
export interface FactKinds {
  membership: MembershipFact
  call: CallFact
  await: AwaitFact
  loop: LoopFact
  function: FunctionFact
  /** An operation, or a call that reaches some. */
  step: Step
  /** Where a file, or an answer, is read whole. */
  wholeRead: WholeRead
  /** Where all rows of a query come into the program. */
  rowSet: RowSet
  /** Where relations are loaded anew for each row. */
  rowLoads: RowLoads
  /** Where a query is asked for each row that a library writes out. */
  serializedRead: SerializedRead
  class: ClassFact
  file: FileFacts
}

export interface Hop {
  readonly path: string
  readonly range: Range
  readonly message: string
}

export interface Detection<Data> {
  /** What the squiggle covers. */
  readonly range: Range
  readonly confidence: Confidence
  readonly message: string
  readonly related?: readonly Hop[]
  /** What `fix` needs to know. */
  readonly data: Data
}

/** Edits, the preferred fix first; shapes that cannot be rewritten give none, or a sentence on why where a reader would expect some. */
export type Fixes = readonly ProposedFix[] | string

/** `reason`: a part of a sentence, which says why. */
export function noFix(reason: string): string {
  return `No fix is offered: ${reason}.`
}

export interface ProposedFix {
  readonly title: string
  readonly safety: 'safe' | 'suggested'
  /** Without a path: in the file of the finding. */
  readonly edits: readonly { readonly path?: string; readonly range: Range; readonly newText: string }[]
}

/** Marked source: ⟦ ⟧ around what is reported. */
export interface Example {
  readonly python?: string
  readonly typescript?: string
}

/** An example with a cost, and the source after the rule's first fix (absent where there is none). */
export interface CostExample extends Example {
  readonly fixed?: string
}

export interface RuleDefinition<K extends keyof FactKinds = keyof FactKinds, Data = unknown> {
  readonly id: string
  readonly languages: readonly Language[]
  readonly category: Category
  readonly severity: Severity
  /** Only shown at this level and above; absent for all. */
  readonly level?: Level
  readonly summary: string
  readonly why: string
  /** What the rule stays silent on, a sentence each, for its documentation. */
  readonly silent?: readonly string[]
  /** What its fixes do, and what a suggested one asks to agree to; null for none. */
  readonly fixes: string | null
  readonly costs: readonly CostExample[]
  readonly fine: readonly Example[]
  readonly at: K
  detect(fact: FactKinds[K], ask: Ask): Detection<Data> | undefined
  /** The same in facts of other kinds, which have no fixes. */
  readonly also?: readonly ((ask: Ask) => readonly UnfixedDetection[])[]
  /** Asked once for each detection. */
  fix?(detection: Detection<Data>, ask: Ask): Fixes
  /** What it does as it is and as it would be; undefined where that is not known. Asked for what is reported only. */
  work?(detection: Detection<Data>, ask: Ask): DetectedWork | undefined
}

/** A rule with its type parameters closed over, as the registry keeps it. */
export interface Rule extends Omit<RuleDefinition, 'detect' | 'also' | 'fix' | 'work'> {
  /** Every detection in one file, in the order of its facts, with its fixes. */
  run(ask: Ask): readonly FixableDetection[]
  /** How many there are, without thinking about fixes. */
  count(ask: Ask): number
}

interface CountableDetection<Data> extends Detection<Data> {
  readonly work?: () => DetectedWork | undefined
}

export interface FixableDetection extends CountableDetection<unknown> {
  readonly fixes: Fixes
}

type UnfixedDetection = CountableDetection<null>

export function rule<K extends keyof FactKinds, Data>(definition: RuleDefinition<K, Data>): Rule {
  const { detect, also = [], fix, work, ...words } = definition
  return {
    ...words,
    run: (ask) => [
      ...detections(ask).map((detection) => ({
        ...detection, fixes: fix?.call(definition, detection, ask) ?? [], work: () => work?.call(definition, detection, ask),
      })),
      ...others(ask).map((detection) => ({ ...detection, fixes: [] })),
    ],
    count: (ask) => detections(ask).length + others(ask).length,
  }

  function detections(ask: Ask): readonly Detection<Data>[] {
    return factsOfKind(ask, definition.at).flatMap((fact) => detect.call(definition, fact, ask) ?? [])
  }

  function others(ask: Ask): readonly UnfixedDetection[] {
    return also.flatMap((find) => find(ask))
  }
}

/** What is detected in facts of one kind. */
export function inFacts<K extends keyof FactKinds>(kind: K, detect: (fact: FactKinds[K], ask: Ask) => UnfixedDetection | undefined): (ask: Ask) => readonly UnfixedDetection[] {
  return (ask) => factsOfKind(ask, kind).flatMap((fact) => detect(fact, ask) ?? [])
}

function factsOfKind<K extends keyof FactKinds>(ask: Ask, kind: K): readonly FactKinds[K][] {
  const { facts } = ask
  const lists: { readonly [P in keyof FactKinds]: () => readonly FactKinds[P][] } = {
    membership: () => facts.memberships, call: () => facts.calls, await: () => facts.awaits, loop: () => facts.loops,
    function: () => facts.functions, class: () => facts.classes, step: () => ask.steps, wholeRead: () => ask.wholeReads, rowSet: () => ask.rowSets, rowLoads: () => ask.rowLoads, serializedRead: () => ask.serializedReads, file: () => [facts],
  }
  return lists[kind]()
}
