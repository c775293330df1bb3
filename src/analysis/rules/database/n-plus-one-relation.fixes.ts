// Fixes of n-plus-one-relation: the query is told to bring the relation along, in the place where it is built; calls that would
// ask all the same become reads of what came along.

import { relationOption } from '../../edits/relation-option.js'
import { libraryCallsOf } from '../../model/resolve/calls.js'
import type { Traced } from '../../model/questions/given.js'
import { isLoaded } from '../../model/questions/loaded.js'
import { namesOf, tellable, type LoadingQuery, type RowLoad } from '../../model/questions/repeated-loads.js'
import { sideChangesOf } from '../../model/questions/side-changes.js'
import { nodeAt } from '../../model/questions/subject.js'
import { isInside, sameRange } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { noFix, type Fixes, type ProposedFix } from '../rule.js'
import { keptReads } from './n-plus-one-relation.kept.js'
import type { LoadsPerRow } from './n-plus-one-relation.js'
import { additionOf, insertion, refusal, type Addition, type Edit } from './n-plus-one-relation.queries.js'

export function eagerQuery(data: LoadsPerRow, ask: Ask): Fixes {
  const plan = planOf(data, ask)
  return typeof plan === 'string' ? noFix(plan) : [plan]
}

/** What is written into the queries, and how a title says it. */
interface Told {
  readonly edits: readonly Edit[]
  readonly words: readonly string[]
  readonly isSafe: boolean
}

function planOf({ loads }: LoadsPerRow, ask: Ask): ProposedFix | string {
  const told = toldQueries(loads.filter((one) => !isThere(one)).map(({ query }) => query))
  const kept = typeof told === 'string' ? [] : keptReads(loads)
  if (typeof told === 'string') return told
  if (typeof kept === 'string') return kept
  const writes = loads[0].loop !== undefined && writesIn(loads[0].loop.fact.node, ask)
  // What is not known may write as well.
  const isUnsure = loads[0].loop !== undefined && sideChangesOf(ask.subject, loads[0].loop.fact.node).isUnknown
  const isSafe = told.isSafe && kept.length === 0 && !writes && !isUnsure && loads.every((one) => one.confidence === 'high')
  const names = [...new Set(loads.map(({ read }) => read.relation.name))].join(' and ')
  const title = told.words.length === 0 ? `Read ${names} as it came along with the query` : `Bring ${names} along with the query: ${[...new Set(told.words)].join(' and ')}`
  return {
    title: isSafe ? title : `${title} (${writes ? 'read before the loop writes' : 'read when the query runs, and no later'})`,
    safety: isSafe ? 'safe' : 'suggested',
    edits: [...told.edits, ...kept],
  }
}

/** It came along; the call asks for it all the same. */
function isThere({ query: { origin, way } }: RowLoad): boolean {
  return isLoaded(origin.loaded, namesOf(way))
}

function toldQueries(queries: readonly LoadingQuery[]): Told | string {
  const additions: Addition[] = []
  const options: { readonly end: Traced; readonly ways: string[][] }[] = []
  for (const query of queries.filter((one) => !queries.some((other) => goesFurther(other, one)))) {
    const told = tellable(query)
    if (told.length === 0) return 'no place is known where its query could be told'
    if (query.origin.refuses !== undefined) return refusal(query.origin.refuses)
    for (const { end, ends } of told) {
      if (optionOf(end)) {
        const same = options.find((one) => isSamePlace(one.end, end))
        if (same) same.ways.push([...namesOf(query.way)])
        else options.push({ end, ways: [[...namesOf(query.way)]] })
        continue
      }
      const addition = additionOf(end, { ...query, ends })
      if (typeof addition === 'string') return addition
      addTo(additions, addition)
    }
  }
  const edits = [...onceEach(additions.flatMap((one) => one.edits)), ...additions.map(insertion)]
  const words = additions.map(({ method, given }) => `${method}(${given})`)
  for (const { end, ways } of options) {
    const option = optionOf(end)
    const call = nodeAt(end.subject, end.subject.facts.values[end.value]?.node ?? 0)
    if (!option || call.kind !== 'call') return 'no place is known where its query could be told'
    const made = relationOption(end.subject.tree, call, option, ways)
    if (typeof made === 'string') return made
    edits.push(...made.map((edit) => ({ ...edit, path: end.subject.file })))
    words.push(option.name)
  }
  return { edits, words, isSafe: options.length === 0 && additions.every(({ form }) => form.safety === 'safe') }
}

/** What one call can say is said by one. */
function addTo(additions: Addition[], addition: Addition): void {
  const at = additions.findIndex((one) => isSamePlace(one.end, addition.end) && one.method === addition.method && (addition.form.isAlone !== true || one.given === addition.given))
  const same = additions[at]
  if (!same) additions.push(addition)
  else if (!same.given.split(', ').includes(addition.given)) additions[at] = { ...same, given: `${same.given}, ${addition.given}`, edits: [...same.edits, ...addition.edits] }
}

/** Queries of one file share what they import. */
function onceEach(edits: readonly Edit[]): readonly Edit[] {
  return edits.filter((edit, index) => edits.findIndex((other) => other.path === edit.path && other.newText === edit.newText && sameRange(other.range, edit.range)) === index)
}

function optionOf({ subject, value }: Traced) {
  const made = subject.facts.values[value]
  return made?.op === 'call' ? libraryCallsOf(subject.resolver, subject.file, made.call)[0]?.model.eagerOption : undefined
}

/** What is further on brings along what is on the way. */
function goesFurther(other: LoadingQuery, { ends, way }: LoadingQuery): boolean {
  return other.ends[0] !== undefined && isSamePlace(other.ends[0], ends[0]) && other.way.length > way.length && way.every((one, index) => one.name === other.way[index]?.name)
}

function isSamePlace(a: Traced, b: Traced | undefined): boolean {
  return a.subject === b?.subject && a.value === b.value
}

function writesIn(loop: number, ask: Ask): boolean {
  const { range } = ask.node(loop)
  return ask.steps.some((step) => isInside(ask.node(step.node).range, range) && step.reached.some(({ operation }) => operation.kind === 'write'))
}
