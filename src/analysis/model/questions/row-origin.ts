// Which query an object is a row of: traced back through names, loops, relations, the functions that give rows and those that are
// given them.

import type { Confidence } from '../../finding.js'
import { none, type DefinitionId, type FunctionId, type LoopId, type Source, type ValueId } from '../facts.js'
import { weaker } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import type { Relation } from '../resolve/relations.js'
import type { ClassPlace } from '../resolve/resolver.js'
import { attributeRows } from './attribute-rows.js'
import { givenTo, type Traced } from './given.js'
import { loadedBy, loadedFrom, loadedWith, type Loaded } from './loaded.js'
import { relationAt } from './loads.js'
import { callbackRuns, iterableOf } from './loops.js'
import { rowAtKey, rowOfItems } from './mapping-rows.js'
import { rowOfCall, rowsOfCall, rowsOfRelation, rowsOfHolder, rowsOfManager } from './query-chain.js'
import type { Subject } from './subject.js'
import { placeKey } from './variation.js'

export interface LoopPlace { readonly subject: Subject; readonly loop: LoopId }

export interface RowOrigin {
  /** The expressions that the query is written in, nearest to the rows first. */
  readonly ends: readonly Traced[]
  /** Where it is one of several queries, the expressions of each of them. */
  readonly choices: readonly (readonly Traced[])[]
  /** The relations that lead from the query's rows to the object. */
  readonly path: readonly Relation[]
  readonly loaded: Loaded
  /** What of the query cannot be told to bring relations along, by its name. */
  readonly refuses: string | undefined
  /** The rows were waited for. */
  readonly isAwaited: boolean
  /** The loops that give one row after another, the nearest first; none for a row alone. */
  readonly loops: readonly LoopPlace[]
  /** The relation whose rows the query asks for: `author.books.filter(…)`. */
  readonly root: Relation | undefined
  /** The last relation of the path that gives many rows, where it is read, and how long the path was there. */
  readonly inner: { readonly end: Traced; readonly relation: Relation; readonly depth: number; readonly isSingle: boolean } | undefined
  readonly confidence: Confidence
}

/** All that it may be; undefined where some of it cannot be told. */
export type Origins = readonly RowOrigin[] | undefined

export interface Walk {
  /** What was found by place and way; undefined as well for what is being looked for. */
  readonly found: Map<string, Origins>
  steps: number
  /** What is known of parameters from elsewhere: the rows that a framework hands over. */
  readonly given?: GivenRows
  /** The class of the object whose methods are gone through, where that is an heir of theirs. */
  readonly self?: ClassPlace
}

export type GivenRows = (subject: Subject, id: FunctionId, index: number) => Origins

/** The queries that an object is a row of. */
export function rowOriginsOf(traced: Traced, given?: GivenRows): Origins {
  return rowOf({ found: new Map(), steps: 0, ...given && { given } }, traced)
}

const mostSteps = 400

/** Nothing is asked twice: what depends on itself gives nothing. */
export function guarded(walk: Walk, what: string, { subject, value, calls }: Traced, find: () => Origins): Origins {
  const key = [what, placeKey(subject, value), ...calls.map((place) => placeKey(place.subject, place.call))].join(' ')
  if (walk.found.has(key)) return walk.found.get(key)
  if (++walk.steps > mostSteps) return undefined
  walk.found.set(key, undefined)
  const found = find()
  walk.found.set(key, found)
  return found
}

export function rowOf(walk: Walk, traced: Traced): Origins {
  return guarded(walk, 'row', traced, () => {
    const { subject, value: id } = traced
    const value = subject.facts.values[id]
    switch (value?.op) {
      case 'use': return withLater(traced, ofDefinitions(traced, value.definitions, (source) => rowOfSource(walk, traced, source)), true)
      case 'cast': return rowOf(walk, { ...traced, value: value.of })
      case 'await': return rowOf(walk, { ...traced, value: value.of })?.map(awaited)
      case 'either': return ofAlternatives(traced, value.of, (one) => rowOf(walk, one))
      case 'call': return rowOfCall(walk, traced, value.call)
      case 'index': return rowAtKey(walk, traced, { object: value.object, key: value.index })
      case 'member': {
        const read = relationAt(subject, id)
        if (read?.relation.rows === 'one') return related(rowOf(walk, { ...traced, value: read.object }), read.relation)
        return read ? undefined : attributeRows(walk, traced, (one) => rowOf(walk, one))
      }
      default: return undefined
    }
  })
}

export function rowsOf(walk: Walk, traced: Traced): Origins {
  return guarded(walk, 'rows', traced, () => {
    const { subject, value: id } = traced
    const value = subject.facts.values[id]
    switch (value?.op) {
      case 'use': return withLater(traced, ofDefinitions(traced, value.definitions, (source) => rowsOfSource(walk, traced, source)))
      case 'cast': return rowsOf(walk, { ...traced, value: value.of })
      case 'await': return rowsOf(walk, { ...traced, value: value.of })?.map(awaited)
      case 'slice': return rowsOf(walk, { ...traced, value: value.object })
      case 'either': return ofAlternatives(traced, value.of, (one) => rowsOf(walk, one))
      case 'comprehension': return value.form === 'dict' ? undefined : rowOf(walk, { ...traced, value: value.element })?.map(withoutLoops)
      case 'call': return rowsOfCall(walk, traced, value.call)
      case 'member': return rowsOfRelation(walk, traced) ?? rowsOfManager(walk, traced) ?? rowsOfHolder(walk, traced) ?? attributeRows(walk, traced, (one) => rowsOf(walk, one))
      default: return undefined
    }
  })
}

function rowOfSource(walk: Walk, traced: Traced, source: Source): Origins {
  const { subject } = traced
  switch (source.from) {
    case 'value': return rowOf(walk, { ...traced, value: source.value })
    case 'element': return inLoop({ subject, loop: source.loop }, rowsOf(walk, { ...traced, value: source.of }))
    case 'item': return rowOfItem(walk, traced, source)
    case 'parameter': {
      const callback = subject.facts.functions[source.function]?.loop ?? none
      if (callback === none) return handedOver(walk, traced, source) ?? known(givenTo(traced, source.function, source.index).map((one) => rowOf(walk, one)))
      const isElement = source.index === 0 && callbackRuns(subject, callback).how === 'each'
      return isElement ? inLoop({ subject, loop: callback }, rowsOf(walk, { ...traced, value: iterableOf(subject, callback) })) : undefined
    }
    default: return undefined
  }
}

/** What a framework gives a parameter, where no call on the way does. */
function handedOver({ given }: Walk, { subject, calls }: Traced, source: Extract<Source, { from: 'parameter' }>): Origins {
  return calls.length === 0 ? given?.(subject, source.function, source.index) : undefined
}

/** The related object of a row; of an object's own rows it is that object, which is one for all of them. */
function related(rows: Origins, relation: Relation): Origins {
  const found = rows?.filter((one) => !isOtherSide(one.path.at(-1) ?? one.root, relation)).map((one) => ({ ...one, path: [...one.path, relation] }))
  return found && found.length > 0 ? found : undefined
}

/** `for book in author.books.all(): book.author`: it is there. */
export function isOtherSide(from: Relation | undefined, relation: Relation): boolean {
  if (from === undefined || relation.rows !== 'one') return false
  // Either side of one to one is put in place when the other one is read.
  if (from.rows === 'one') return from.counterpart === relation.name || relation.counterpart === from.name
  const { target } = relation
  return from.counterpart === relation.name || (target.is === 'object' && target.file === from.owner.file && target.class === from.owner.class)
}

/** A place of what `enumerate` and `zip` give: `generator<tuple<number,element0>>`. */
function rowOfItem(walk: Walk, traced: Traced, { of, key }: Extract<Source, { from: 'item' }>): Origins {
  if (of.from !== 'element' || typeof key !== 'number') return undefined
  const { subject } = traced
  const item = key === 1 ? rowOfItems(walk, { ...traced, value: of.of }, of.loop) : undefined
  if (item) return item
  const value = subject.facts.values[of.of]
  const call = value?.op === 'call' ? subject.facts.calls[value.call] : undefined
  const returns = value?.op === 'call' ? libraryCallsOf(subject.resolver, subject.file, value.call)[0]?.model.returns : undefined
  const places = /^generator<tuple<([\w,]+)>>$/.exec(returns ?? '')?.[1]?.split(',') ?? []
  const argument = /^element(\d)$/.exec(places[key] ?? '')?.[1]
  const given = argument === undefined ? undefined : call?.arguments.filter((one) => one.name === null)[Number(argument)]
  return given && inLoop({ subject, loop: of.loop }, rowsOf(walk, { ...traced, value: given.value }))
}

function rowsOfSource(walk: Walk, traced: Traced, source: Source): Origins {
  switch (source.from) {
    case 'value': return rowsOf(walk, { ...traced, value: source.value })
    case 'parameter': return handedOver(walk, traced, source) ?? known(givenTo(traced, source.function, source.index).map((one) => rowsOf(walk, one)))
    case 'enter': return rowsOf(walk, { ...traced, value: source.value })
    // `const [posts, count] = await repository.findAndCount()`
    case 'item': return source.of.from === 'value' && (source.key === 0 || source.key === 'rows') ? rowsOf(walk, { ...traced, value: source.of.value }) : undefined
    default: return undefined
  }
}

/** What callers give: those that are known are enough, each for itself. */
function known(all: readonly Origins[]): Origins {
  const found = all.flatMap((one) => one ?? [])
  return found.length > 0 ? found : undefined
}

export function ofDefinitions({ subject }: Traced, definitions: readonly DefinitionId[], find: (source: Source) => Origins): Origins {
  return joined(definitions.map((id) => {
    const source = subject.facts.definitions[id]?.source
    return source && find(source)
  }))
}

/** `books or []`, `author if known else None` */
function ofAlternatives(traced: Traced, values: readonly ValueId[], find: (traced: Traced) => Origins): Origins {
  const some = values.filter((id) => {
    const value = traced.subject.facts.values[id]
    return !(value?.op === 'constant' && value.type === 'none') && !(value?.op === 'collection' && value.elements.length === 0)
  })
  return joined(some.map((value) => find({ ...traced, value })))
}

/** One of several: what any of them brings along counts as brought along, and the query ends where all of them have been. */
export function joined(all: readonly Origins[]): Origins {
  const [first, ...others] = all
  if (!first || others.some((one) => one === undefined)) return undefined
  if (others.length === 0) return first
  const alone = all.flatMap((one) => one ?? [])
  if (alone.length !== all.length) return undefined
  const [head, ...rest] = alone
  return head && rest.reduce<Origins>((found, one) => found?.flatMap((before) => both(before, one) ?? []), [head])
}

function both(a: RowOrigin, b: RowOrigin): RowOrigin | undefined {
  const isSame = a.path.length === b.path.length && a.path.every((one, index) => one.name === b.path[index]?.name) && (a.loops.length > 0) === (b.loops.length > 0)
  if (!isSame) return undefined
  const shared = a.ends.filter((end) => b.ends.some((other) => placeKey(other.subject, other.value) === placeKey(end.subject, end.value)))
  return {
    ...a, ends: shared, choices: eachOnce([...choicesOf(a), ...choicesOf(b)]), loaded: loadedWith(a.loaded, b.loaded), refuses: a.refuses ?? b.refuses, isAwaited: a.isAwaited || b.isAwaited,
    inner: a.inner && b.inner ? a.inner : undefined, confidence: weaker(a.confidence, b.confidence),
  }
}

function choicesOf({ choices, ends }: RowOrigin): RowOrigin['choices'] {
  return choices.length > 0 ? choices : [ends]
}

/** The same query comes by several ways, whose number multiplies. */
function eachOnce(choices: RowOrigin['choices']): RowOrigin['choices'] {
  return [...new Map(choices.map((ends) => [ends.map((end) => placeKey(end.subject, end.value)).join(' '), ends])).values()]
}

/** `prefetch_related_objects(books, 'author')` on rows that have a name, or on one: `prefetch_related_objects([book], 'author')`. */
function withLater({ subject, value }: Traced, found: Origins, isOne = false): Origins {
  const used = subject.facts.values[value]
  const later = found && used?.op === 'use' ? loadingCalls(subject).filter((one) => one.binding === used.binding && one.isOne === isOne).map(({ loaded }) => loaded) : []
  return later.length === 0 ? found : found?.map((one) => ({ ...one, loaded: loadedWith(one.loaded, ...later.map((loaded) => loadedFrom(one.path.map(({ name }) => name), loaded))) }))
}

interface LoadingCall { readonly binding: number; readonly isOne: boolean; readonly loaded: Loaded }

const loadingOfFile = new WeakMap<Subject, readonly LoadingCall[]>()

/** The calls of the file that load relations of rows which are there already. */
function loadingCalls(subject: Subject): readonly LoadingCall[] {
  let calls = loadingOfFile.get(subject)
  if (!calls) {
    calls = subject.facts.calls.flatMap((call, id): LoadingCall[] => {
      const loads = libraryCallsOf(subject.resolver, subject.file, id)[0]?.model.loads
      const given = loads?.into === undefined ? undefined : subject.facts.values[call.arguments[loads.into]?.value ?? none]
      const isOne = given?.op === 'collection'
      const rows = (isOne ? given.elements.map((one) => subject.facts.values[one]) : [given]).filter((one) => one?.op === 'use')
      const loaded = loads && rows.length > 0 ? loadedBy(subject, id, loads, () => undefined) : undefined
      return loaded ? rows.map((one) => ({ binding: one.binding, isOne, loaded })) : []
    })
    loadingOfFile.set(subject, calls)
  }
  return calls
}

function awaited(origin: RowOrigin): RowOrigin {
  return { ...origin, isAwaited: true }
}

export function withoutLoops(origin: RowOrigin): RowOrigin {
  return { ...origin, loops: [] }
}

export function inLoop(place: LoopPlace, rows: Origins): Origins {
  const isAwaited = place.subject.facts.loops[place.loop]?.async === true
  return rows?.map((one) => ({ ...one, isAwaited: one.isAwaited || isAwaited, loops: [place, ...one.loops] }))
}
