// What relations cost that are loaded for each row: a query for the rows and one more for each of them, where the query of the rows
// could bring them along, by a join or by one more query for all.

import { none } from '../../model/facts.js'
import { mayBeLeftOut } from '../../model/questions/certainty.js'
import { evaluatedOf } from '../../model/questions/evaluated.js'
import { libraryTypeAt, type LibraryType } from '../../model/questions/library-type.js'
import { isLoaded } from '../../model/questions/loaded.js'
import { operationsOf } from '../../model/questions/operations.js'
import type { HopFact } from '../../model/questions/reach.js'
import { namesOf, type RowLoad } from '../../model/questions/repeated-loads.js'
import { functionAround } from '../../model/questions/repeated.js'
import type { RowLoads } from '../../model/questions/row-loads.js'
import { nodeAt } from '../../model/questions/subject.js'
import { topOf } from '../../model/questions/surroundings.js'
import { operationKeys, placeKeyOf } from '../../model/questions/work-keys.js'
import { passesOf, runsOf, type LoopPasses } from '../../model/questions/work-passes.js'
import { pageOf, rowsOf } from '../../model/questions/work-rows.js'
import { detectedWork, once, times, type Quantity, type Share, type Sum, type Term } from '../../model/questions/work-terms.js'
import type { DetectedWork } from '../../work.js'
import type { Ask } from '../ask.js'

type Loads = Pick<RowLoads, 'loads' | 'step'>

export function workOf(data: Loads, ask: Ask): DetectedWork | undefined {
  const [first] = data.loads
  const rows = first.loop ? rowsInLoop(data, first, ask) : rowsWritten(first)
  if (!rows) return undefined
  const loads = data.loads.filter((one) => one === first || one.confidence === 'high').map((load) => loadedBy(load, rows, data, ask))
  const all = times(rows.begins, rows.passes)
  const read: Sum = [all, ...loads.map(({ passes, each }) => times(rows.begins, passes, each))]
  return detectedWork({
    subject: ask.subject, function: rows.function, ...!first.loop && first.query.ends[0] && { rows: first.query.ends[0] }, operations: data.loads.flatMap((load) => keysOf(load, data, ask)),
    before: [asked(rows.begins, rows.passes), ...loads.map(({ passes, queries, each }) => asked(times(rows.begins, passes, queries), each)), { kind: 'row', count: read }],
    after: [asked(rows.begins, rows.passes), ...loads.flatMap(({ passes, queries, each, isBeside }) => isBeside ? [asked(times(rows.begins, queries), times(passes, each))] : []), { kind: 'row', count: read }],
  })
}

/** `rows`: of each of them. */
function asked(count: Term, rows: Term): Share {
  return { kind: 'query', count: [count], waits: 'sequential', ...(rows.times !== 1 || rows.bounds.length > 0) && { rows: [rows] } }
}

function rowsInLoop({ step }: Loads, load: RowLoad, ask: Ask): LoopPasses | undefined {
  const { subject } = ask
  const passes = step && load.loop && passesOf(subject, evaluatedOf(subject, step) ?? step, load.loop.loop)
  if (!passes) return undefined
  const [only, ...others] = passes.passes.bounds
  const [end] = load.query.ends
  // Rows of a relation of the rows are not those that the query counts.
  const isOwn = load.query.way.slice(0, -1).every((relation) => relation.rows === 'one')
  if (only?.form !== 'elements' || others.length > 0 || !end || !isOwn) return passes
  const rows = rowsOf(end.subject, end.value)
  return { ...passes, passes: { ...passes.passes, bounds: [{ ...rows, most: only.most ?? rows.most, loops: only.loops }] } }
}

/** All rows of the query, each time that it is asked. */
function rowsWritten({ query: { ends: [end] } }: RowLoad): LoopPasses | undefined {
  const rows = end ? times(pageOf(rowsOf(end.subject, end.value))) : once
  return end && { function: 0, begins: once, passes: rows, elements: rows, source: undefined }
}

interface Loaded {
  /** The rows that load it, of those that one query gives. */
  readonly passes: Term
  /** How many queries each of them takes: `book.author.publisher` two. */
  readonly queries: number
  /** The rows that each brings. */
  readonly each: Term
  /** It is brought along by a query of its own. */
  readonly isBeside: boolean
}

function loadedBy(load: RowLoad, rows: LoopPasses, data: Loads, ask: Ask): Loaded {
  const { read: { relation }, query: { origin, way } } = load
  const eager = eagerOf(load)
  const isAlong = isLoaded(origin.loaded, namesOf(way))
  const isJoined = relation.rows === 'one' && eager !== undefined && /join|select_related/i.test(eager.one)
  const each = relation.rows === 'one' ? once : times(related(load, 'rows', ask))
  const isKept = relation.rows === 'one' && eager?.keepsObjects === true
  return { passes: isKept ? times({ ...related(load, 'distinct', ask), ...rows.passes.bounds.length === 1 && rows.passes.times === 1 && rows.passes.bounds[0] && { within: rows.passes.bounds[0] } }) : passesTo(load, rows, data, ask), queries: chainOf(load), each, isBeside: !isAlong && !isJoined }
}

function eagerOf({ query: { ends } }: RowLoad): LibraryType['eager'] {
  return ends.map(({ subject, value }) => libraryTypeAt(subject, value)?.eager).find((one) => one !== undefined)
}

/** The rows of the other table: of one row, or different ones of all. */
function related({ reached, node, read: { relation } }: RowLoad, which: 'rows' | 'distinct', ask: Ask): Quantity {
  const subject = reached?.operation.subject ?? ask.subject
  const at = reached?.operation.node ?? node
  const { target } = relation
  const table = target.is === 'object' ? subject.resolver.factsOf(target.file).classes[target.class]?.name : undefined
  return { key: `${which} ${placeKeyOf(subject, at)}`, form: 'rows', subject, node: at, most: undefined, loops: [], ...table !== undefined && { table } }
}

/** The passes that come to it: what they may leave out is counted by itself. */
function passesTo(load: RowLoad, rows: LoopPasses, { step }: Loads, ask: Ask): Term {
  const { reached, loop } = load
  if (!reached || !loop || !step) return rows.passes
  const { subject } = ask
  const top = topOf({ subject, function: rows.function, pass: { loop: loop.loop, ignored: new Set() } })
  const within = step.direct ? [] : [...reached.hops, reached.operation]
  if (mayBeLeftOut(ask.node(step.node), top)) return times(runsOf({ subject, node: step.node }, rows.passes))
  const isLeftOut = within.some((one) => mayBeLeftOut(nodeAt(one.subject, one.node), functionAround(nodeAt(one.subject, one.node))))
  return isLeftOut ? times(runsOf({ subject, node: step.node }, rows.passes, `${reached.operation.node} ${reached.operation.subject.file}`)) : rows.passes
}

/** `book.author.publisher` loads the author first. */
function chainOf({ reached, read }: RowLoad): number {
  if (!reached) return 1
  const loads = operationsOf(reached.operation.subject).filter(({ kind }) => kind === 'load')
  let count = 1
  for (let object = read.object; object !== none && count < 8; count++) {
    const before = loads.find(({ value }) => value === object)
    if (!before?.relation) return count
    object = before.relation.object
  }
  return count
}

function keysOf({ reached, node }: RowLoad, { step }: Loads, ask: Ask): readonly string[] {
  if (!reached || !step) return [placeKeyOf(ask.subject, node)]
  const hops: readonly HopFact[] = step.direct ? [] : [{ subject: ask.subject, call: step.call, node: step.node }, ...reached.hops]
  return operationKeys(reached.operation, hops)
}
