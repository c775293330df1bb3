// Where all rows of a query come into the program, and what takes them: through names, awaits, `fetchall()`, `list(…)` and the
// functions of the workspace that return them.

import type { Confidence } from '../../finding.js'
import { none, type CallId, type FunctionId, type NodeId, type Site, type Source, type ValueId } from '../facts.js'
import { alternatives, present, weaker, type Kind } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { libraryForm } from '../resolve/library-form.js'
import { targetsOf } from '../resolve/targets.js'
import { isMemoised } from './effects.js'
import { operationsOf, type Operation } from './operations.js'
import { intersects, originsOf } from './origins.js'
import type { HopFact } from './reach.js'
import { rowsFollowed, type RowUses } from './row-uses.js'
import { unwrittenCallsOf } from './unwritten-calls.js'
import { placeOfCall } from '../unwritten.js'
import { kindAt, nodeAt, partsOf, type Subject } from './subject.js'

export interface RowSet {
  /** What loads the rows, or builds the query that loads them once it is iterated. */
  readonly node: NodeId
  readonly value: ValueId
  readonly site: Site
  /** A query that asks when it is evaluated; else its rows are loaded by then. */
  readonly isLazy: boolean
  /** The expression that says what is asked, in whatever file. */
  readonly query: { readonly subject: Subject; readonly value: ValueId; readonly node: NodeId }
  /** The calls that lead to the query, outermost first; empty where it stands here. */
  readonly hops: readonly HopFact[]
  readonly uses: RowUses
  readonly confidence: Confidence
}

const known = new WeakMap<Subject, readonly RowSet[]>()
const knownHere = new WeakMap<Subject, readonly RowSet[]>()

/** Every such place of the file, in order of position. */
export function rowSetsOf(subject: Subject): readonly RowSet[] {
  let sets = known.get(subject)
  if (!sets) {
    const here = setsHere(subject)
    const taken = new Set(here.map((one) => one.value))
    const through = subject.resolver.workspace.reading(subject.file, () => setsOf(subject, (id) => taken.has(subject.facts.calls[id]?.value ?? none) ? undefined : returnedBy(subject, id)))
    const read = subject.resolver.workspace.reading(subject.file, () => setsRead(subject, taken))
    known.set(subject, sets = [...here, ...through, ...read].sort((a, b) => a.node - b.node))
  }
  return sets
}

/** Those whose query stands in the file itself. */
function setsHere(subject: Subject): readonly RowSet[] {
  let sets = knownHere.get(subject)
  if (!sets) {
    const operations = new Map(operationsOf(subject).filter((one) => one.call !== none).map((one) => [one.call, one]))
    knownHere.set(subject, sets = subject.resolver.workspace.reading(subject.file, () => [...withoutBeginnings(subject, setsOf(subject, (id) => originOf(subject, id, operations.get(id)))), ...wholeClasses(subject)]))
  }
  return sets
}

function setsOf(subject: Subject, origin: (id: CallId) => Origin | undefined): readonly RowSet[] {
  return subject.facts.calls.flatMap((call, id) => {
    const from = origin(id)
    const uses = from && rowsFollowed(subject, call.value)
    if (!from || !uses) return []
    const isOne = uses.fetched !== none && from.hops.length === 0 && isChained(subject, call.node, uses.fetched)
    return [{ node: isOne ? uses.fetched : call.node, value: call.value, site: call.site, uses, ...from }]
  })
}

/** `filter(…).all()` is one query: what it begins with asks for nothing of its own. */
function withoutBeginnings({ facts }: Subject, sets: readonly RowSet[]): readonly RowSet[] {
  const beginnings = new Set(sets.flatMap(({ value, isLazy }) => {
    const made = facts.values[value]
    const callee = isLazy && made?.op === 'call' ? facts.values[facts.calls[made.call]?.callee ?? none] : undefined
    return callee?.op === 'member' ? [callee.object] : []
  }))
  return sets.filter(({ value, isLazy }) => !isLazy || !beginnings.has(value))
}

/** `for book in Book.query`: a query that a class gives without a call, gone over as it is. */
function wholeClasses(subject: Subject): readonly RowSet[] {
  const { facts } = subject
  return facts.loops.flatMap(({ form, iterable, site }): readonly RowSet[] => {
    const value = form === 'each' ? facts.values[iterable] : undefined
    const kind = value?.op === 'member' && kindAt(subject, value.object).is === 'class' ? present(kindAt(subject, iterable)) : undefined
    const uses = kind && isLazyQuery(subject, kind) ? rowsFollowed(subject, iterable) : undefined
    if (!value || !kind || !uses) return []
    return [{ node: value.node, value: iterable, site, isLazy: true, query: { subject, value: iterable, node: value.node }, hops: [], uses, confidence: kind.confidence }]
  })
}

/** `execute(…).fetchall()` is one expression. */
function isChained(subject: Subject, first: NodeId, last: NodeId): boolean {
  const inner = nodeAt(subject, first).range
  const outer = nodeAt(subject, last).range
  return outer.start <= inner.start && inner.end <= outer.end
}

/** `await this.all`, where `get all()` returns what a query gives. */
function setsRead(subject: Subject, taken: ReadonlySet<ValueId>): readonly RowSet[] {
  return unwrittenCallsOf(subject).flatMap(({ call, site }) => {
    const place = placeOfCall(subject.facts, call)
    const from = place && place.value !== none && !taken.has(place.value) ? returnedBy(subject, call) : undefined
    const uses = from && place && rowsFollowed(subject, place.value)
    return from && place && uses ? [{ node: place.node, value: place.value, site, uses, ...from }] : []
  })
}

type Origin = Pick<RowSet, 'isLazy' | 'query' | 'hops' | 'confidence'>

function originOf(subject: Subject, id: CallId, operation: Operation | undefined): Origin | undefined {
  const call = subject.facts.calls[id]
  if (!call) return undefined
  const kind = present(kindAt(subject, call.value))
  const here = { subject, value: call.value, node: call.node }
  if (isLazyQuery(subject, kind)) {
    const callee = subject.facts.values[call.callee]
    const isFunction = targetsOf(subject.resolver, subject.file, id).length > 0
    return { isLazy: true, query: here, hops: [], confidence: isFunction && callee?.op !== 'member' ? weaker(kind.confidence, 'medium') : kind.confidence }
  }
  // Keys of a cache are no rows of a table.
  if (operation?.effect.noun === 'key') return undefined
  if (operation && operation.kind === 'query') return operation.effect.rows !== 'one' && givesRows(subject, kind, operation) ? { isLazy: false, query: here, hops: [], confidence: operation.confidence } : undefined
  const statement = statementOfCursor(subject, id)
  return statement && { isLazy: false, query: { subject, value: statement.value, node: statement.node }, hops: [], confidence: statement.confidence }
}

/** Its rows are asked for when it is iterated or awaited. */
export function isLazyQuery(subject: Subject, kind: Kind): boolean {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  const kinds = alternatives(libraryForm(subject.resolver, subject.file, kind))
  return kinds.length > 0 && kinds.every((one) => {
    if (one.is !== 'instance') return false
    const effect = catalogue.inherited(one.type, (type) => type.iterates)?.effect
    if (effect) return effect.kind === 'query'
    const awaited = catalogue.inherited(one.type, (type) => type.awaits)
    return awaited?.effect?.kind === 'query' && /^list</.test(substituted(awaited.result, one.args))
  })
}

function substituted(text: string, args: readonly Kind[]): string {
  return text === '$0' && args[0] && present(args[0]).is === 'list' ? 'list<any>' : text
}

function givesRows(subject: Subject, kind: Kind, operation: Operation): boolean {
  const result = present(kind.is === 'promise' ? kind.of : kind)
  if (operation.library?.model.sql?.rowsAt !== undefined) return true
  return isRows(subject, result)
}

/** A list of rows, or a result that gives them one after another. */
export function isRows(subject: Subject, kind: Kind): boolean {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  return alternatives(libraryForm(subject.resolver, subject.file, kind)).every((one) => one.is === 'list' || (one.is === 'instance' && catalogue.inherited(one.type, (type) => type.iterates?.lines === true ? undefined : type.iterates) !== undefined))
}

/** The rows are a list where they are taken. */
export function isListed(subject: Subject, set: RowSet): boolean {
  const [use] = set.uses.all
  return use !== undefined && alternatives(present(kindAt(subject, subject.facts.valueOfNode[use.node.id] ?? none))).every((kind) => kind.is === 'list' || kind.is === 'tuple')
}

const fetching = /^fetch_?all$/

/** The statement whose rows `cursor.fetchall()` gives: the last one executed on the cursor before it, in the same function. */
function statementOfCursor(subject: Subject, id: CallId): Operation | undefined {
  const { facts } = subject
  const call = facts.calls[id]
  const callee = call && facts.values[call.callee]
  if (callee?.op !== 'member' || !fetching.test(callee.name) || (call?.arguments.length ?? 1) > 0 || facts.values[callee.object]?.op === 'call') return undefined
  if (libraryCallsOf(subject.resolver, subject.file, id).some(({ model }) => model.effect)) return undefined
  const origins = originsOf(subject, callee.object)
  return operationsOf(subject).filter((one) => one.kind === 'query' && one.node < (call?.node ?? 0) && one.site.function === call?.site.function
    && intersects(originsOf(subject, one.receiver), origins)).at(-1)
}

const mostHops = 4

/** What a function of the workspace gives, where that is all rows of a query and nothing else. */
function returnedBy(subject: Subject, id: CallId): Origin | undefined {
  const [target, ...others] = targetsOf(subject.resolver, subject.file, id)
  const callee = target && others.length === 0 ? subject.resolver.workspace.subject(target.file) : undefined
  const given = target && callee && rowsReturned(callee, target.function, 0)
  return given && { isLazy: false, query: given.query, hops: given.hops, confidence: weaker(target.confidence, given.confidence) }
}

function rowsReturned(subject: Subject, id: FunctionId, depth: number): Origin | undefined {
  const fact = subject.facts.functions[id]
  if (!fact || fact.generator || fact.returned.length !== 1 || depth > mostHops || isMemoised(subject, fact)) return undefined
  const here = setsHere(subject).find((one) => one.site.function === id && one.uses.end === 'returned' && one.site.loop === none)
  // What returns a query that is not sent yet gives its caller one of its own.
  if (here) return here.isLazy && here.uses.copies.length === 0 ? undefined : { ...here, isLazy: false }
  const behind = valuesBehind(subject, fact.returned)
  for (const [call, written] of subject.facts.calls.entries()) {
    if (written.site.function !== id || written.site.loop !== none || !behind.has(written.value)) continue
    const [target, ...others] = targetsOf(subject.resolver, subject.file, call)
    const callee = target && others.length === 0 ? subject.resolver.workspace.subject(target.file) : undefined
    const given = target && callee && rowsReturned(callee, target.function, depth + 1)
    if (given && rowsFollowed(subject, written.value)?.end === 'returned') return { ...given, hops: [{ subject, call, node: written.node }, ...given.hops], confidence: weaker(target.confidence, given.confidence) }
  }
  return undefined
}

/** Everything that values are made of in their file, as far as it goes: what is not among it does not get there. */
function valuesBehind({ facts }: Subject, values: readonly ValueId[]): ReadonlySet<ValueId> {
  const behind = new Set(values)
  for (const id of behind) {
    const value = facts.values[id]
    if (!value) continue
    for (const part of partsOf(value, facts)) behind.add(part)
    if (value.op === 'use') for (const definition of value.definitions) behind.add(valueFrom(facts.definitions[definition]?.source))
  }
  return behind
}

function valueFrom(source: Source | undefined): ValueId {
  switch (source?.from) {
    case 'value': case 'enter': case 'augment': return source.value
    case 'element': case 'key': return source.of
    case 'item': return valueFrom(source.of)
    default: return none
  }
}
