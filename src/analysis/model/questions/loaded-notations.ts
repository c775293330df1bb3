// Relations that options name, in the notations that TypeScript's libraries and Peewee have for them: `{ relations: { author: true } }`,
// `include: [{ model: User, as: 'author' }]`, `populate: ['author.company']`, `withGraphFetched('[pets, children.pets]')`.

import type { Loads } from '../../libraries/schema.js'
import { none, type CallFact, type CallId, type Value, type ValueId } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { pluralOf } from '../resolve/associations.js'
import { relationsFrom } from '../resolve/relations.js'
import { constantOf, type ClassPlace } from '../resolve/resolver.js'
import { graphPaths } from './loaded-graph.js'
import { kindAt, type Subject } from './subject.js'

/** Ways by names; undefined where not all of them can be read. */
export type Paths = readonly (readonly string[])[] | undefined

export function pathsGiven(subject: Subject, id: CallId, loads: Loads): Paths {
  const call = subject.facts.calls[id]
  if (!call || call.arguments.some((one) => one.spread !== '')) return undefined
  const positional = call.arguments.filter((one) => one.name === null).map((one) => one.value)
  if (loads.by === 'models') return pathsToModels(subject, call, positional)
  if (loads.by === 'alias') return positional[0] === undefined ? [] : pathOfAlias(subject, call, positional[0], 0)
  const given = loads.argument === undefined ? positional : positional.slice(loads.argument, loads.argument + 1)
  const values = loads.option === undefined ? given : given.map((one) => entryOf(subject, one, loads.option ?? ''))
  if (values.includes(undefined)) return undefined
  return joined(values.map((value) => value === undefined || value === none ? [] : loads.by === 'graph' ? byGraph(subject, value) : byNotation(subject, value, 0)))
}

function joined(all: readonly Paths[]): Paths {
  return all.every((one) => one !== undefined) ? all.flat() : undefined
}

/** None where the options say nothing of it, undefined where that cannot be told. */
function entryOf(subject: Subject, value: ValueId, name: string): ValueId | undefined {
  const options = literalBehind(subject, value)
  if (options?.op !== 'dictionary') return undefined
  const entry = options.entries.findLast((one) => one.key === name)
  return entry ? entry.value : options.entries.some((one) => one.spread || one.key === null) ? undefined : none
}

/** What is written where a value is made: itself, or the one thing that its name stands for. */
function literalBehind(subject: Subject, id: ValueId, depth = 0): Value | undefined {
  const value = subject.facts.values[id]
  if (value?.op === 'cast') return literalBehind(subject, value.of, depth + 1)
  if (value?.op !== 'use' || depth > 6) return value
  const [only, ...others] = value.definitions
  const definition = only === undefined || others.length > 0 ? undefined : subject.facts.definitions[only]
  return definition?.source.from === 'value' && definition.form === 'const' ? literalBehind(subject, definition.source.value, depth + 1) : value
}

const furtherEntries = ['include', 'with', 'populate', 'select'] as const

function byNotation(subject: Subject, id: ValueId, depth: number): Paths {
  const text = constantOf(kindAt(subject, id))
  if (typeof text === 'string') return text.includes('*') || text.startsWith('$') ? undefined : text.split(/[\s,]+/).filter(Boolean).map((one) => one.split('.'))
  if (typeof text === 'boolean') return text ? undefined : []
  const value = literalBehind(subject, id)
  if (!value || depth > 8) return undefined
  if (value.op === 'collection') return joined(value.elements.map((one) => byElement(subject, one, depth + 1)))
  return value.op === 'dictionary' ? byObject(subject, value, depth) : byElement(subject, id, depth + 1)
}

/** A class among the elements stands for the relation that is called after it. */
function byElement(subject: Subject, id: ValueId, depth: number): Paths {
  const value = subject.facts.values[id]
  const kind = kindAt(subject, id)
  const isModel = kind.is === 'class' || (kind.is === 'instance' && subject.resolver.workspace.catalogue(subject.file).inherited(kind.type, (type) => type.call) !== undefined)
  if ((value?.op === 'use' || value?.op === 'member') && (isModel || (kind.is === 'unknown' && /^[A-Z]/.test(value.name)))) return [[value.name], [pluralOf(value.name)]]
  return value?.op === 'use' || value?.op === 'constant' || value?.op === 'dictionary' || value?.op === 'cast' ? byNotation(subject, id, depth) : undefined
}

type Entries = Extract<Value, { op: 'dictionary' }>

function byObject(subject: Subject, value: Entries, depth: number): Paths {
  const entry = (...names: readonly string[]) => value.entries.find((one) => one.key !== null && names.includes(one.key))
  const named = entry('as', 'association', 'path') ?? entry('model')
  if (named) return withFurther(namesOf(subject, named.value, depth), furtherOf(subject, value, depth))
  return joined(value.entries.map((one): Paths => {
    // `include: { all: true }`
    if (one.key === null || one.key === 'all') return undefined
    const flag = constantOf(kindAt(subject, one.value))
    if (flag === false) return []
    const inner = flag === true ? undefined : literalBehind(subject, one.value)
    if (flag !== true && inner?.op !== 'dictionary') return undefined
    return withFurther([[one.key]], inner?.op !== 'dictionary' ? [] : furtherEntries.some((name) => inner.entries.some((other) => other.key === name))
      ? furtherOf(subject, inner, depth) : isPlain(inner) ? byObject(subject, inner, depth + 1) : [])
  }))
}

/** Nothing but names of relations: no conditions, no order. */
function isPlain({ entries }: Entries): boolean {
  return !entries.some((one) => one.key !== null && /^(where|orderBy|take|skip|limit|offset|columns|extras|match|attributes|required|through)$/.test(one.key))
}

/** `Post.associations.author` is called author. */
function namesOf(subject: Subject, id: ValueId, depth: number): Paths {
  const value = subject.facts.values[id]
  const object = value?.op === 'member' ? subject.facts.values[value.object] : undefined
  return value?.op === 'member' && object?.op === 'member' && object.name === 'associations' ? [[value.name]] : byElement(subject, id, depth + 1)
}

function furtherOf(subject: Subject, { entries }: Entries, depth: number): Paths {
  return joined(entries.filter((one) => furtherEntries.some((name) => name === one.key)).map((one) => constantOf(kindAt(subject, one.value)) === true ? [] : byNotation(subject, one.value, depth + 1)))
}

function withFurther(names: Paths, further: Paths): Paths {
  return names && further && names.flatMap((path) => [path, ...further.map((one) => [...path, ...one])])
}

function byGraph(subject: Subject, id: ValueId): Paths {
  const text = constantOf(kindAt(subject, id))
  return typeof text === 'string' ? graphPaths(text) : byNotation(subject, id, 0)
}

/** `leftJoinAndSelect('post.author', 'author')`, where `post` may be an alias of the same kind. */
function pathOfAlias(subject: Subject, call: CallFact, id: ValueId, depth: number): Paths {
  const text = constantOf(kindAt(subject, id))
  const [alias, name, ...more] = typeof text === 'string' ? text.split('.') : []
  if (alias === undefined || name === undefined || more.length > 0 || depth > 8) return undefined
  for (const before of callsBefore(subject, call)) {
    const [given, as] = before.arguments
    if (!given || !as || constantOf(kindAt(subject, as.value)) !== alias || typeof constantOf(kindAt(subject, given.value)) !== 'string') continue
    return pathOfAlias(subject, before, given.value, depth + 1)?.map((path) => [...path, name])
  }
  return [[name]]
}

/** The calls that a call is chained to, nearest first. */
function callsBefore({ facts }: Subject, call: CallFact): readonly CallFact[] {
  const found: CallFact[] = []
  for (let at: CallFact | undefined = call; at && found.length < 32;) {
    const callee: Value | undefined = facts.values[at.callee]
    const object: Value | undefined = callee?.op === 'member' ? facts.values[callee.object] : undefined
    at = object?.op === 'call' ? facts.calls[object.call] : undefined
    if (at) found.push(at)
  }
  return found
}

/** `Tweet.select(Tweet, User.name)`: the relations on the way to the classes that are named. */
function pathsToModels(subject: Subject, call: CallFact, given: readonly ValueId[]): Paths {
  const callee = subject.facts.values[call.callee]
  const asked = callee?.op === 'member' ? present(kindAt(subject, callee.object)) : undefined
  // `prefetch(User.select(), Tweet)`
  const receiver = asked?.is === 'instance' || asked?.is === 'class' ? asked : present(kindAt(subject, given[0] ?? none))
  const [first] = receiver.is === 'instance' ? receiver.args : [receiver]
  if (first?.is !== 'class' && first?.is !== 'object') return undefined
  const models = given.flatMap((value) => alternatives(kindAt(subject, classIn(subject, value)))).flatMap((kind): ClassPlace[] => {
    const [of] = kind.is === 'instance' ? kind.args : [kind]
    return of?.is === 'class' || of?.is === 'object' ? [of] : []
  })
  return pathsBetween(subject, first, models, [first])
}

/** `User.name` is of User. */
function classIn(subject: Subject, id: ValueId): ValueId {
  const value = subject.facts.values[id]
  return value?.op === 'member' && kindAt(subject, value.object).is === 'class' ? value.object : id
}

/** Each class on the way once: the rows of a class that is there already would have to be asked for under another name. */
function pathsBetween(subject: Subject, from: ClassPlace, models: readonly ClassPlace[], passed: readonly ClassPlace[]): readonly (readonly string[])[] {
  return [...relationsFrom(subject.resolver, from).values()].flatMap(({ name, target }) => {
    if (target.is !== 'object' || !isAmong(models, target) || isAmong(passed, target)) return []
    return [[name], ...pathsBetween(subject, target, models, [...passed, target]).map((path) => [name, ...path])]
  })
}

function isAmong(places: readonly ClassPlace[], { file, class: id }: ClassPlace): boolean {
  return places.some((one) => one.file === file && one.class === id)
}
