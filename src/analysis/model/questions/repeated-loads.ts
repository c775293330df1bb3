// Relations that are loaded anew for each row of a query, which could have brought them along.

import type { Confidence, Level } from '../../finding.js'
import { none, type NodeId } from '../facts.js'
import { isAtLeast, weaker } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import type { Relation } from '../resolve/relations.js'
import { comesWithRows } from './brought-elsewhere.js'
import { mayBeLeftOut } from './certainty.js'
import { evaluatedOf } from './evaluated.js'
import type { Traced } from './given.js'
import { libraryTypeAt } from './library-type.js'
import { isLoaded } from './loaded.js'
import type { RelationRead } from './loads.js'
import { isOfOneOwner } from './one-owner.js'
import { stepsOf, type Reached, type Step } from './reach.js'
import { functionAround, isGuarded, isOnFailure, placesOf } from './repeated.js'
import { repetitionOf, type Repetition } from './repetition.js'
import { isReplaced } from './replaced-relations.js'
import { isOtherSide, rowOriginsOf, type RowOrigin } from './row-origin.js'
import { isRuledOut } from './ruled-out.js'
import { kindAt, nodeAt, type Subject } from './subject.js'
import { givenToSerializers } from './serializer-uses.js'
import { isUnsavedOnly } from './unsaved-only.js'
import { placeKey } from './variation.js'

/** A relation that is loaded once per row. */
export interface RowLoad {
  /** How the code comes to the read; absent where a library reads it. */
  readonly reached?: Reached
  readonly read: RelationRead
  /** The loop over the rows; absent where a library goes over them. */
  readonly loop?: Repetition
  /** Where it stands: the read, the call that leads to it, or the expression in the loop that builds the lazy query. */
  readonly node: NodeId
  /** The query that could bring it along. */
  readonly query: LoadingQuery
  readonly confidence: Confidence
}

export interface RepeatedLoad extends RowLoad {
  readonly reached: Reached
  readonly loop: Repetition
}

export interface LoadingQuery {
  readonly origin: RowOrigin
  /** The expressions that the query is written in, nearest to the rows first. */
  readonly ends: readonly Traced[]
  /** Where it is one of several, the expressions of each of them. */
  readonly choices: readonly (readonly Traced[])[]
  /** The relations from its rows to the one that is loaded. */
  readonly way: readonly Relation[]
}

const known = new WeakMap<Subject, Map<Level, ReadonlyMap<Step, readonly RepeatedLoad[]>>>()

/** What a step loads once per row; what an earlier step of the same loop has loaded by then is not loaded again. */
export function repeatedLoads(subject: Subject, step: Step, level: Level): readonly RepeatedLoad[] {
  const levels = known.get(subject) ?? new Map<Level, ReadonlyMap<Step, readonly RepeatedLoad[]>>()
  known.set(subject, levels)
  let loads = levels.get(level)
  if (!loads) levels.set(level, loads = subject.resolver.workspace.reading(subject.file, () => findLoads(subject, level)))
  return loads.get(step) ?? []
}

function findLoads(subject: Subject, level: Level): ReadonlyMap<Step, readonly RepeatedLoad[]> {
  const found = new Map<Step, readonly RepeatedLoad[]>()
  const seen = new Set<string>()
  for (const step of stepsOf(subject)) {
    const own = loadsOf(subject, step, level).filter((one) => {
      const keys = keysOf(subject, one)
      const isNew = keys.every((key) => !seen.has(key))
      for (const key of keys) seen.add(key)
      return isNew
    })
    if (own.length > 0) found.set(step, own)
  }
  const all = [...found.values()].flat()
  // `book.author.publisher` says what is said of `book.author` as well.
  for (const [step, own] of found) found.set(step, own.filter((one) => !all.some((other) => goesOnFrom(other, one))))
  return found
}

/** Rows that have a name keep what an earlier loop over it has loaded. */
function keysOf(subject: Subject, { loop, query }: RepeatedLoad): readonly string[] {
  const way = keyOfQuery(query)
  const rows = subject.facts.values[loop.fact.iterable]
  return rows?.op === 'use' && rows.binding !== none ? [`${loop.loop} ${way}`, `of ${rows.definitions.join()} ${way}`] : [`${loop.loop} ${way}`]
}

function goesOnFrom({ reached: { operation } }: RepeatedLoad, { reached }: RepeatedLoad): boolean {
  return operation.relation?.object === reached.operation.value && operation.subject === reached.operation.subject
}

function loadsOf(subject: Subject, step: Step, level: Level): readonly RepeatedLoad[] {
  const place = step.reached.some(({ operation }) => operation.relation) ? evaluatedOf(subject, step) : undefined
  const loop = place && repetitionOf(subject, place, level)
  if (!loop) return []
  const found = step.reached.flatMap((reached) => {
    const { operation, hops } = reached
    const read = operation.relation
    if (operation.kind !== 'load' || !read || isRuledOut(subject, step, reached) || isForOthers(subject, step, reached)) return []
    const calls = step.direct ? [] : [{ subject, call: step.call }, ...hops]
    const origins = rowOriginsOf({ subject: operation.subject, value: read.object, calls }, givenToSerializers) ?? []
    return origins.flatMap((origin): RepeatedLoad[] => {
      const repeating = repeatedBy(subject, loop, origin)
      const query = repeating && queryFor(origin, read)
      if (!repeating || !query || isOfOneOwner(query) || isGuarded(subject, step, reached, repeating.loop) || isReplaced(subject, repeating.fact, operation)) return []
      // What waits for its rows cannot wait again in an attribute: there the relation has come along in some other way.
      if (origin.isAwaited && operation.effect.kind === 'load' && subject.facts.language === 'python') return []
      const isRare = placesOf(subject, step, reached).some((one) => isOnFailure(nodeAt(one.subject, one.node)))
      const isLeftOut = !step.direct && [...hops, operation].some((one) => mayBeLeftOut(nodeAt(one.subject, one.node), functionAround(nodeAt(one.subject, one.node))))
      const confidence = [reached.confidence, origin.confidence, repeating.confidence, isLeftOut ? 'medium' as const : 'high' as const].reduce(weaker)
      return [{ reached, read, loop: repeating, node: place.node, query, confidence: isRare || isPerhapsBrought(query) ? 'low' : confidence }]
    }).slice(0, 1)
  })
  return found.sort((a, b) => rank(b) - rank(a))
}

/** Rows of an object that comes from nobody knows where, with which some query of the workspace brings them and this relation along. */
function isPerhapsBrought({ origin, ends: [end], way: [next] }: LoadingQuery): boolean {
  if (!end || !next || origin.inner) return false
  const method = /^\.(\w+)\(/.exec(libraryTypeAt(end.subject, end.value)?.eager?.many ?? '')?.[1]
  return method !== undefined && comesWithRows(end.subject, end.value, method, next.name)
}

/** What a called function surely does comes before what it may leave out. */
function rank({ confidence }: RepeatedLoad): number {
  return isAtLeast(confidence, 'high') ? 2 : isAtLeast(confidence, 'medium') ? 1 : 0
}

/** Only for objects that came from no query. */
function isForOthers(subject: Subject, step: Step, reached: Reached): boolean {
  return placesOf(subject, step, reached).some((one) => isUnsavedOnly(one.subject, nodeAt(one.subject, one.node)))
}

/** The loop that gives the rows, if it is here and worth a finding. */
function repeatedBy(subject: Subject, loop: Repetition, { loops: [nearest] }: RowOrigin): Repetition | undefined {
  const fact = nearest && subject.facts.loops[nearest.loop]
  return fact && nearest.subject === subject && loop.all.includes(nearest.loop) ? { ...loop, loop: nearest.loop, fact } : undefined
}

/** The query that could bring the relation along; undefined where it does, or where the object came from its other side. */
export function queryFor(origin: RowOrigin, { relation, isAnew }: RelationRead): LoadingQuery | undefined {
  const way = [...origin.path, relation]
  if ((!isAnew && isLoaded(origin.loaded, namesOf(way))) || isOtherSide(origin.path.at(-1) ?? origin.root, relation)) return undefined
  const { inner } = origin
  // Rows of one object that did not come with it are asked for by a query of their own.
  const isOwn = inner?.isSingle === true && !isLoaded(origin.loaded, namesOf(way.slice(0, inner.depth + 1)))
  return isOwn ? { origin, ends: [inner.end], choices: [], way: way.slice(inner.depth + 1) } : { origin, ends: origin.ends, choices: origin.choices, way }
}

/** Where it begins, and how it goes on from there. */
export function keyOfQuery({ ends, choices, way }: Pick<LoadingQuery, 'ends' | 'choices' | 'way'>): string {
  const heads = (ends.length > 0 ? [ends] : choices).flatMap(([end]) => end ? [placeKey(end.subject, end.value)] : [])
  return [heads.join('|'), ...namesOf(way)].join(' ')
}

/** A query that can be told what to bring along: its expressions, and that of them which is nearest to the rows. */
export interface Tellable { readonly end: Traced; readonly ends: readonly Traced[] }

/** One, or each of several that the rows may come from; none where one of them cannot be told. */
export function tellable({ ends, choices }: LoadingQuery): readonly Tellable[] {
  const end = tellableEnd(ends)
  if (end) return [{ end, ends }]
  const each = choices.flatMap((one): Tellable[] => {
    const own = tellableEnd(one)
    return own ? [{ end: own, ends: one }] : []
  })
  if (each.length < choices.length) return []
  // What one of them goes on from is told for both.
  const serves = (other: Tellable, one: Tellable): boolean => !isSame(other.end, one.end) && one.ends.some((place) => isSame(place, other.end))
  return each.filter((one) => !each.some((other) => serves(other, one)))
}

function isSame(a: Traced, b: Traced): boolean {
  return placeKey(a.subject, a.value) === placeKey(b.subject, b.value)
}

function tellableEnd(ends: readonly Traced[]): Traced | undefined {
  return ends.find((end) => (isWrittenThere(end) && libraryTypeAt(end.subject, end.value)?.eager !== undefined) || hasOption(end))
}

/** The options of the call say it: `find({ relations: … })`. */
function hasOption({ subject, value }: Traced): boolean {
  const made = subject.facts.values[value]
  return made?.op === 'call' && libraryCallsOf(subject.resolver, subject.file, made.call)[0]?.model.eagerOption !== undefined
}

/** A call, or an attribute that is asked for its rows at once: `Book.query.all()`, `for book in Book.query`, `Book.objects.in_bulk()`. */
function isWrittenThere({ subject, value }: Traced): boolean {
  const made = subject.facts.values[value]
  if (made?.op === 'call') return true
  const { parent } = nodeAt(subject, made?.node ?? 0)
  const kind = kindAt(subject, value).is
  if (made?.op !== 'member' || (kind !== 'instance' && kind !== 'object')) return false
  // What an attribute of the workspace's own class holds may be gone through again.
  return parent?.kind === 'member' || (kind === 'instance' && (parent?.kind === 'loop' || parent?.kind === 'clause'))
}

export function namesOf(way: readonly Relation[]): readonly string[] {
  return way.map((one) => one.name)
}
