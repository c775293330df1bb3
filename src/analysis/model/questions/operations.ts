// What happens outside the program, and where: the calls, evaluations and awaits of one file that have an effect.

import type { Confidence } from '../../finding.js'
import type { Effect, EffectKind } from '../../libraries/schema.js'
import { none, type CallId, type NodeId, type Site, type ValueId } from '../facts.js'
import { alternatives, weaker, type Kind } from '../kinds.js'
import { libraryCallsOf, type LibraryCall } from '../resolve/calls.js'
import { kindOfMember } from '../resolve/members.js'
import { constantOf } from '../resolve/resolver.js'
import { askedModel } from './asked-model.js'
import { handedOver } from './handed-over.js'
import { libraryTypeOf } from './library-type.js'
import { loadingReads, relationAsked, relationRows, type RelationRead } from './loads.js'
import { relationOfChain, relationRead } from './relation-calls.js'
import { effectOfSql, looksLikeSql, mayCarrySql, sqlArgument, sqlTextOf, type SqlText } from './sql-text.js'
import { kindAt, type Subject } from './subject.js'
import { takenElements } from './taken-elements.js'

export interface Operation {
  /** The file that it stands in: all ids are of it. */
  readonly subject: Subject
  readonly kind: EffectKind
  readonly effect: Effect
  /** The expression that causes it: a call, the iterable of a loop, an awaited builder. */
  readonly node: NodeId
  readonly value: ValueId
  /** None where a value is evaluated without a call of its own. */
  readonly call: CallId
  /** How the call is known; absent for evaluations and for SQL by convention. */
  readonly library?: LibraryCall
  /** The language model that it asks, where the code says. */
  readonly model?: string
  /** What it runs on: a connection, a session, a client; none if it is a function. */
  readonly receiver: ValueId
  readonly sql?: SqlText
  /** The relation that it reads from an object: nothing is asked where that came with its query. */
  readonly relation?: RelationRead
  readonly site: Site
  readonly confidence: Confidence
}

const known = new WeakMap<Subject, readonly Operation[]>()

/** Every operation of the file's own code, in order of position. Operations reached through calls: `reachedBy`. */
export function operationsOf(subject: Subject): readonly Operation[] {
  let operations = known.get(subject)
  if (!operations) known.set(subject, operations = subject.resolver.workspace.reading(subject.file, () => findOperations(subject)))
  return operations
}

function findOperations(subject: Subject): readonly Operation[] {
  const { facts } = subject
  const found: Operation[] = []
  facts.calls.forEach((_, id) => {
    const own = operationOfCall(subject, id)
    if (own) found.push(own)
  })
  for (const { value, site } of takenElements(subject)) found.push(...evaluation(subject, value, site, 'iterates'))
  for (const [id, value] of facts.values.entries()) if (value.op === 'index') found.push(...indexing(subject, id, value.object))
  for (const wait of facts.awaits) if (wait.form === 'await') found.push(...evaluation(subject, wait.value, wait.site, 'awaits'))
  for (const { value, site } of handedOver(subject)) found.push(...evaluation(subject, value, site, 'awaits'))
  for (const { read, value, site } of loadingReads(subject)) {
    const node = facts.values[value]?.node ?? none
    found.push({ subject, kind: 'load', effect: { kind: 'load', rows: read.relation.rows }, relation: read, node, value, call: none, receiver: read.object, site, confidence: kindAt(subject, read.object).confidence })
  }
  return found.sort((a, b) => a.node - b.node)
}

/** A lazy value is evaluated here: a query set iterated, a query builder awaited. */
function evaluation(subject: Subject, value: ValueId, site: Site, how: 'iterates' | 'awaits'): Operation[] {
  const made = subject.facts.values[value]
  if (!made) return []
  const call = made.op === 'call' ? made.call : none
  const library = call === none ? undefined : libraryCallsOf(subject.resolver, subject.file, call)[0]
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  const kind = kindAt(subject, value)
  const ofKinds = alternatives(kind).map((one) => catalogue.inherited(typeOf(subject, one, how === 'iterates' ? '__iter__' : '__await__'), (type) => type[how])?.effect)
  // A call that only prepares (`iterator()`, `cursor.stream(…)`) does its work when it is iterated.
  const ofKind = ofKinds.every((one) => one !== undefined) ? ofKinds[0] : undefined
  const evaluated = ofKind ? { effect: ofKind } : library?.model.lazy ? preparedEffect(subject, call, library, how) : undefined
  if (!evaluated) return []
  const { effect } = evaluated
  const callee = call === none ? undefined : subject.facts.values[subject.facts.calls[call]?.callee ?? none]
  const read = evaluatedRelation(subject, value, how) ?? (effect.kind === 'query' ? relationOfChain(subject, value) : undefined)
  const loads = read ? { relation: read, kind: 'load' as const } : { kind: effect.kind }
  return [{
    subject, ...loads, effect, node: made.node, value, call, receiver: callee?.op === 'member' ? callee.object : none, site, confidence: kind.confidence,
    ...(library ? { library } : {}), ...(evaluated.sql ? { sql: evaluated.sql } : {}),
  }]
}

/** The library's type of a value; that which its class extends, unless the class says itself what the method does. Empty where there is none. */
function typeOf({ resolver, file }: Subject, kind: Kind, method: string): string {
  if (kind.is === 'instance') return kind.type
  if (kind.is !== 'object' || resolver.factsOf(kind.file).language !== 'python') return ''
  return kindOfMember(resolver, file, kind, method).is === 'function' ? '' : libraryTypeOf(resolver, file, kind)?.name ?? ''
}

/** The relation that a value is, whole. */
function evaluatedRelation(subject: Subject, value: ValueId, how: 'iterates' | 'awaits'): RelationRead | undefined {
  const read = relationRows(subject, value)
  const kind = read && how === 'awaits' ? kindAt(subject, value) : undefined
  const awaits = kind?.is === 'instance' ? subject.resolver.workspace.catalogue(subject.file).inherited(kind.type, (type) => type.awaits) : undefined
  return read && awaits?.anew === true ? { ...read, isAnew: true, ...(awaits.kept === undefined ? {} : { kept: awaits.kept }) } : read
}

/** What a lazy call does once it is iterated or awaited: its own effect, or that of its SQL. */
function preparedEffect(subject: Subject, id: CallId, library: LibraryCall, how: 'iterates' | 'awaits'): { effect: Effect; sql?: SqlText } | undefined {
  const { model } = library
  const prepared = effectOfLibraryCall(subject, id, { ...library, model: { ...model, lazy: false } })
  if (how === 'iterates') return prepared && { effect: prepared.effect }
  return model.sql ?? model.prepared ? prepared : undefined
}

/** `queryset[0]` runs a query. */
function indexing(subject: Subject, value: ValueId, object: ValueId): Operation[] {
  const kind = kindAt(subject, object)
  const effect = subject.resolver.workspace.catalogue(subject.file).inherited(typeOf(subject, kind, '__getitem__'), (type) => type.indexed)?.effect
  const made = subject.facts.values[value]
  const site = subject.facts.siteOf[value]
  const read = relationRows(subject, object)
  const loads = read ? { relation: read, kind: 'load' as const } : { kind: effect?.kind ?? 'query' }
  return effect && made && site ? [{ subject, ...loads, effect, node: made.node, value, call: none, receiver: object, site, confidence: kind.confidence }] : []
}

function operationOfCall(subject: Subject, id: CallId): Operation | undefined {
  const { facts } = subject
  const call = facts.calls[id]
  if (!call) return undefined
  const libraries = libraryCallsOf(subject.resolver, subject.file, id)
  const callee = facts.values[call.callee]
  const receiver = callee?.op === 'member' ? callee.object : none
  const place = { subject, node: call.node, value: call.value, call: id, receiver, site: call.site }
  const effective = libraries.flatMap((library) => {
    const one = effectOfLibraryCall(subject, id, library)
    return one ? [{ ...one, library }] : []
  })
  const [first] = effective
  if (first) {
    const isSure = effective.length === libraries.length && effective.every((one) => one.effect.kind === first.effect.kind)
    const confidence = effective.map((one) => one.library.confidence).reduce(weaker)
    const read = callee?.op === 'member' && first.effect.kind === 'query' ? relationAsked(subject, callee) ?? relationRead(subject, id, first.library) ?? relationOfChain(subject, callee.object) : undefined
    const loads = read ? { relation: read, kind: 'load' as const } : { kind: first.effect.kind }
    const model = askedModel(subject, call, first.effect)
    return { ...place, ...loads, effect: first.effect, ...model !== undefined && { model }, library: first.library, confidence: isSure ? confidence : 'low', ...(first.sql ? { sql: first.sql } : {}) }
  }
  return libraries.length > 0 ? undefined : sqlByConvention(subject, id, place)
}

function effectOfLibraryCall(subject: Subject, id: CallId, library: LibraryCall): { effect: Effect; sql?: SqlText } | undefined {
  const { model } = library
  const call = subject.facts.calls[id]
  const isCalledBack = model.callback !== undefined && call?.arguments[model.callback.argument] !== undefined
  if (!call || (model.lazy && !isCalledBack)) return undefined
  if (model.sql) {
    const argument = sqlArgument(call, model.sql)
    const sql = argument === undefined ? undefined : sqlTextOf(subject, argument, model.sql.textOption)
    const statement = argument === undefined ? undefined : statementKind(subject, argument)
    const kind = sql ? effectOfSql(sql.text) : statement
    if (kind) return { effect: { ...(model.effect ?? { blocking: model.awaitable !== true }), kind, ...(kind === 'query' ? { rows: 'many' } : {}) }, ...(sql ? { sql } : {}) }
  }
  const command = model.effectOfArgument === undefined ? undefined : commandEffect(subject, call.arguments[model.effectOfArgument]?.value ?? none)
  if (command) return { effect: command }
  if (!model.effect) return undefined
  if (model.prepared) return { effect: { ...model.effect, kind: preparedKind(subject, call.callee) ?? model.effect.kind } }
  return { effect: model.httpMethod ? { ...model.effect, changes: changesByMethod(subject, id, model.httpMethod) } : model.effect }
}

/** `db.prepare('INSERT …').get(id)` writes. */
function preparedKind(subject: Subject, callee: ValueId): EffectKind | undefined {
  const method = subject.facts.values[callee]
  const sql = method?.op === 'member' ? preparedText(subject, method.object, 0) : undefined
  return sql && effectOfSql(sql.text)
}

/** Settings stand between a statement and its run: `prepare(…).pluck().all()`. */
function preparedText(subject: Subject, statement: ValueId, depth: number): SqlText | undefined {
  const text = sqlTextOf(subject, statement)
  const made = subject.facts.values[statement]
  const callee = made?.op === 'call' ? subject.facts.values[subject.facts.calls[made.call]?.callee ?? none] : undefined
  return text ?? (callee?.op === 'member' && depth < 8 ? preparedText(subject, callee.object, depth + 1) : undefined)
}

/** SQLAlchemy's `select(…)` is a query before it is text. */
function statementKind(subject: Subject, argument: ValueId): EffectKind | undefined {
  const kind = kindAt(subject, argument)
  return kind.is === 'instance' ? subject.resolver.workspace.catalogue(subject.file).inherited(kind.type, (type) => type.statement) : undefined
}

/** What `send(new GetCommand(…))` does. */
function commandEffect(subject: Subject, argument: ValueId): Effect | undefined {
  const kind = kindAt(subject, argument)
  return kind.is === 'instance' ? subject.resolver.workspace.catalogue(subject.file).inherited(kind.type, (type) => type.command) : undefined
}

function changesByMethod(subject: Subject, id: CallId, how: NonNullable<LibraryCall['model']['httpMethod']>): boolean {
  const call = subject.facts.calls[id]
  const named = how.name === undefined ? undefined : call?.arguments.find((argument) => argument.name === how.name)
  const given = [...(named ? [named] : []), ...how.arguments.flatMap((index) => call?.arguments[index] ?? [])]
  for (const argument of given) {
    const value = subject.facts.values[argument.value]
    if (how.option === undefined) return !isReadMethod(kindAt(subject, argument.value))
    const literal = literalBehind(subject, argument.value)
    if (literal) {
      const entry = literal.entries.find((one) => one.key === how.option)
      if (entry) return !isReadMethod(kindAt(subject, entry.value))
      if (literal.entries.some((one) => one.spread)) return true
    } else if (value && value.op !== 'constant' && value.op !== 'template' && argument !== given[0]) return true
  }
  return false
}

function literalBehind(subject: Subject, value: ValueId): { entries: readonly { key: string | null; value: ValueId; spread: boolean }[] } | undefined {
  const kind = kindAt(subject, value)
  const made = kind.is === 'dict' && kind.literal?.file === subject.file ? subject.facts.values[kind.literal.value] : undefined
  return made?.op === 'dictionary' ? made : undefined
}

function isReadMethod(kind: Kind): boolean {
  const method = constantOf(kind)
  return typeof method === 'string' && /^(get|head|options)$/i.test(method)
}

const carriers = /^(query|execute|exec|run|all|get|each|fetch_?\w*|select|raw|one|many|any|oneOrNone|manyOrNone|scalar|scalars|read_sql)$/i

/** `db.query("SELECT …")` on something not known: the SQL is the evidence. */
function sqlByConvention(subject: Subject, id: CallId, place: Omit<Operation, 'kind' | 'effect' | 'confidence'>): Operation | undefined {
  const call = subject.facts.calls[id]
  const callee = call && subject.facts.values[call.callee]
  const [first] = call?.arguments ?? []
  if (callee?.op !== 'member' || !first || !carriers.test(callee.name) || !mayCarrySql(subject, callee.object)) return undefined
  if (alternatives(kindAt(subject, call?.callee ?? none)).some((kind) => kind.is === 'function' || kind.is === 'class')) return undefined
  const sql = sqlTextOf(subject, first.value, 'text')
  const kind = sql && looksLikeSql(sql.text) ? effectOfSql(sql.text) : undefined
  if (!sql || !kind) return undefined
  return { ...place, kind, effect: { kind, rows: 'many', blocking: subject.facts.language === 'python' && call?.awaited !== true }, sql, confidence: 'medium' }
}
