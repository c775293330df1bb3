// What a query asks for, as far as its chain of calls, its options or its SQL say: all rows of a table, some, one group each.

import { none, type CallFact, type CallId, type EntryValue, type ValueId } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { libraryForm } from '../resolve/library-form.js'
import { targetsOf } from '../resolve/targets.js'
import { lengthBound, smallBound } from './bounds.js'
import { sqlArgument, sqlTextOf } from './sql-text.js'
import { kindAt, type Subject } from './subject.js'

export interface QueryShape {
  /** Conditions, a limit, groups or aggregates, streaming, related rows fetched along. */
  readonly filtered: boolean
  readonly limited: boolean
  readonly grouped: boolean
  readonly streamed: boolean
  readonly eager: boolean
  /** The names of relations that come with the rows. */
  readonly loaded: readonly string[]
  /** Every condition compares with what the program gives: `WHERE id = ?`. Few rows, as a rule. */
  readonly keyed: boolean
  /** One value is asked for of what is unique as a rule: `where('name', name)`. */
  readonly single: boolean
  /** The rows of a relation of one object: `author.books`. */
  readonly related: boolean
  /** It is SQL that is written out. */
  readonly written: boolean
  /** Some part of it cannot be read here. */
  readonly unclear: boolean
}

/** With what was walked through: names that are built up step by step lead to the same calls by many ways. */
type Draft = { -readonly [K in keyof QueryShape]: QueryShape[K] } & { readonly seen: Set<string> }

const most = 80
const plain: QueryShape = { filtered: false, limited: false, grouped: false, streamed: false, eager: false, loaded: [], keyed: false, single: false, related: false, written: false, unclear: false }

export function queryShape(subject: Subject, value: ValueId): QueryShape {
  const draft: Draft = { ...plain, loaded: [], seen: new Set() }
  walk(subject, value, draft, 0)
  return draft
}

const limiting = /^(limit|take|top|slice|paginate|offset|skip|page|fetch|first|last|sample|limitTo\w+|setMaxResults|take\w+)$/
const filtering = /^(filter|filter_by|exclude|complex_filter|(and|or)?_?[wW]here\w*|orwhere|having\w*|match|equals|in_|find(All)?By|findByIds|from_statement|from_self|search|dates|datetimes|none)$/
const grouping = /^(aggregate|annotate_?\w*|group_by\w*|groupBy\w*|distinct\w*|union\w*|intersect\w*|except_?\w*|difference|raw|extra|dates|datetimes|min|max|sum|avg|count|func)$/
const streaming = /^(iterator|aiterator|yield_per|stream\w*|cursor|chunk\w*|in_batches|batch_size|batchSize|execution_options|partitions|server_side\w*)$/
const loading = /^(prefetch_related|select_related|options|join\w*|outerjoin|leftJoin\w*|innerJoin\w*|populate|include|withGraph\w*|contains_eager|with_related)$/

function walk(subject: Subject, id: ValueId, draft: Draft, depth: number): void {
  const { facts } = subject
  const value = facts.values[id]
  const place = `${id} ${subject.file}`
  if (!value || depth > most || draft.seen.has(place)) return
  draft.seen.add(place)
  switch (value.op) {
    case 'await': case 'cast': walk(subject, value.of, draft, depth + 1); return
    case 'either': for (const one of value.of) walk(subject, one, draft, depth + 1); return
    case 'slice': draft.limited = true; return
    case 'index': walk(subject, value.object, draft, depth + 1); return
    case 'use': walkName(subject, id, value.definitions, draft, depth); return
    case 'member': {
      if (alternatives(present(kindAt(subject, id))).some((kind) => kind.is === 'instance' && isKept(subject, kind.type))) draft.related = true
      else walk(subject, value.object, draft, depth + 1)
      return
    }
    case 'call': { const call = facts.calls[value.call]; if (call) walkCall(subject, value.call, call, draft, depth); return }
    default:
  }
}

function isKept(subject: Subject, type: string): boolean {
  return subject.resolver.workspace.catalogue(subject.file).inherited(type, (model) => model.keptRows) !== undefined
}

function walkName(subject: Subject, id: ValueId, definitions: readonly number[], draft: Draft, depth: number): void {
  const { facts } = subject
  const kind = libraryForm(subject.resolver, subject.file, kindAt(subject, id))
  if (alternatives(kind).some((one) => one.is === 'instance' && isKept(subject, one.type))) draft.related = true
  for (const definition of definitions) {
    const source = facts.definitions[definition]?.source
    if (source?.from === 'value') walk(subject, source.value, draft, depth + 1)
    else if (source?.from === 'augment') draft.unclear = true
    // A query that somebody else has begun may have any condition.
    else if (source?.from === 'parameter' && kind.is === 'instance' && isQuery(subject, kind.type)) draft.unclear = true
  }
}

function isQuery(subject: Subject, type: string): boolean {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  return catalogue.inherited(type, (model) => model.iterates?.effect ?? model.awaits?.effect ?? model.statement) !== undefined
}

function walkCall(subject: Subject, id: CallId, call: CallFact, draft: Draft, depth: number): void {
  const callee = subject.facts.values[call.callee]
  const libraries = libraryCallsOf(subject.resolver, subject.file, id)
  if (libraries.length === 0) {
    const targets = targetsOf(subject.resolver, subject.file, id)
    if (targets.length > 0) { for (const target of targets) walkFunction(subject, target, draft, depth); return }
  }
  const name = callee?.op === 'member' ? callee.name : ''
  const isGiven = call.arguments.length > 0
  // SQL stands for itself, whatever it is given to is no builder.
  const sql = libraries[0]?.model.sql
  const text = sql ? sqlArgument(call, sql) : libraries.length === 0 ? call.arguments[0]?.value : undefined
  const written = text === undefined ? undefined : sqlTextOf(subject, text, sql?.textOption ?? 'text')
  if (written) readSql(written.text, draft)
  else if (sql && text !== undefined) walkStatement(subject, text, draft, depth)
  else readCall(subject, call, { name, isGiven, isSent: libraries.some(({ model }) => model.effect !== undefined), table: libraries[0]?.model.table }, draft)
  if (callee?.op !== 'member') return
  if (!sql && !written) walk(subject, callee.object, draft, depth + 1)
  else if (isServerSide(subject, callee.object)) draft.streamed = true
}

/** `connection.cursor(name='export')`: the server keeps the rows and gives them in portions. */
function isServerSide(subject: Subject, id: ValueId): boolean {
  const { facts } = subject
  const value = facts.values[id]
  const source = value?.op === 'use' && value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
  const made = facts.values[source?.from === 'value' || source?.from === 'enter' ? source.value : id]
  const call = made?.op === 'call' ? facts.calls[made.call] : undefined
  return call?.arguments.some((argument, index) => argument.name === 'name' || argument.name === 'cursorclass' || (index === 0 && kindAt(subject, argument.value).is === 'string')) === true
}

function walkStatement(subject: Subject, text: ValueId, draft: Draft, depth: number): void {
  const kind = kindAt(subject, text)
  if (kind.is === 'instance' && isQuery(subject, kind.type)) walk(subject, text, draft, depth + 1)
  else draft.unclear = true
}

function walkFunction(subject: Subject, target: { readonly file: string; readonly function: number }, draft: Draft, depth: number): void {
  const callee = subject.resolver.workspace.subject(target.file)
  const returned = callee?.facts.functions[target.function]?.returned ?? []
  if (!callee || returned.length === 0) { draft.unclear = true; return }
  for (const value of returned) walk(callee, value, draft, depth + 8)
}

function readCall(subject: Subject, call: CallFact, { name, isGiven, isSent, table }: { name: string; isGiven: boolean; isSent: boolean; table?: number | string | undefined }, draft: Draft): void {
  if (limiting.test(name)) draft.limited = true
  if (filtering.test(name) && (isGiven || name === 'none')) draft.filtered = true
  if (filtering.test(name) && call.arguments.some((argument, index) => asksForOne(subject, call, argument, index))) draft.single = true
  if (grouping.test(name)) draft.grouped = true
  if (streaming.test(name)) draft.streamed = true
  if (loading.test(name)) readLoaded(subject, call, draft)
  // Options are given where the query is sent; a document of conditions as well.
  if (isSent || subject.facts.language === 'typescript') for (const [index, argument] of call.arguments.entries()) if (argument.name === null && index !== table) readOptions(subject, argument.value, draft)
  if (filtering.test(name) || call.arguments.length === 0) return
  // Columns and functions of them: `select(func.count())`, `query(User.name)`.
  for (const argument of call.arguments) if (namesAggregate(subject, argument.value, 0)) draft.grouped = true
}

/** `prefetch_related('owner')`, and relations named by options; which columns are read is no relation. */
function readLoaded(subject: Subject, call: CallFact, draft: Draft): void {
  const texts = call.arguments.flatMap(({ value }) => { const kind = kindAt(subject, value); return kind.is === 'string' && typeof kind.value === 'string' ? [kind.value] : [] })
  draft.loaded = [...draft.loaded, ...texts]
  if (!call.arguments.every(({ value }) => onlyColumns(subject, value))) draft.eager = true
}

/** `options(load_only(User.name))` */
function onlyColumns(subject: Subject, id: ValueId): boolean {
  const { facts } = subject
  const value = facts.values[id]
  const callee = value?.op === 'call' ? facts.values[facts.calls[value.call]?.callee ?? none] : undefined
  return (callee?.op === 'member' || callee?.op === 'use') && /^(load_only|defer|undefer|noload|raiseload)$/.test(callee.name)
}

const options: readonly (readonly [RegExp, 'filtered' | 'limited' | 'grouped' | 'eager' | 'nothing'])[] = [
  [/^(where|filter|having|cursor)$/, 'filtered'],
  [/^(take|limit|first|last|skip|offset|page|perPage|pageSize)$/, 'limited'],
  [/^(group|groupBy|by|distinct|_count|_sum)$/, 'grouped'],
  [/^(include|relations|populate|with|join|loadRelationIds)$/, 'eager'],
  [/^(select|attributes|fields|columns|order|orderBy|sort|raw|nest|cache|lock|transaction|lean|omit|exclude|projection|paranoid|logging|comment|withDeleted)$/, 'nothing'],
]

/** The object of options that a query is given; one with keys that are no options is a condition itself (`find({ active: true })`). */
function readOptions(subject: Subject, id: ValueId, draft: Draft): void {
  const { facts } = subject
  const value = facts.values[id]
  if (value?.op === 'use') {
    const kind = kindAt(subject, id)
    const source = value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
    if (source?.from === 'value' && facts.values[source.value]?.op === 'dictionary') readOptions(subject, source.value, draft)
    else if (!['string', 'number', 'class', 'symbol', 'boolean'].includes(kind.is) && !(kind.is === 'instance' && isQuery(subject, kind.type))) draft.unclear = true
    return
  }
  if (value?.op !== 'dictionary') return
  for (const entry of value.entries) {
    const means = entry.key === null ? undefined : options.find(([form]) => form.test(entry.key ?? ''))?.[1]
    if (entry.spread) draft.unclear = true
    else if (means === undefined) { draft.filtered = true; if (isUniqueEntry(subject, entry)) draft.single = true }
    else if (means !== 'nothing' && !isNothing(subject, entry.value)) draft[means] = true
    const inner = means === 'filtered' ? facts.values[entry.value] : undefined
    if (inner?.op === 'dictionary' && inner.entries.some((one) => isUniqueEntry(subject, one))) draft.single = true
    else if (inner?.op === 'call' && isOfUniqueColumn(subject, entry.value, 0)) draft.single = true
  }
}

const unique = /^(id|_id|pk|uuid|guid|slug|email|username|name|key|token|sid|hash)$/

/** `where('name', name)`, `where({ email })`, `filter(slug=slug)` */
function asksForOne(subject: Subject, call: CallFact, { name, value }: CallFact['arguments'][number], index: number): boolean {
  if (name !== null) return unique.test(name)
  const made = subject.facts.values[value]
  if (made?.op === 'dictionary') return made.entries.some((entry) => isUniqueEntry(subject, entry))
  if (isOfUniqueColumn(subject, value, 0)) return true
  const column = made?.op === 'constant' && typeof made.value === 'string' ? made.value : undefined
  return index === 0 && call.arguments.length === 2 && column !== undefined && unique.test(column.replace(/^.*\./, ''))
}

/** `User.email == email`, Drizzle's `eq(users.email, email)`, also within `and(…)`: not among conditions of which one is enough. */
function isOfUniqueColumn(subject: Subject, id: ValueId, depth: number): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (value?.op === 'operation') {
    const [left, right] = value.operands
    return value.operator === '==' && left !== undefined && right !== undefined && isUniqueColumn(subject, left) && facts.values[right]?.op !== 'member'
  }
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  const callee = facts.values[call?.callee ?? none]
  if (!call || callee?.op !== 'use' || depth > 2) return false
  const [first, second] = call.arguments
  if (callee.name === 'and') return call.arguments.some((one) => isOfUniqueColumn(subject, one.value, depth + 1))
  if (!first || !second || !isUniqueColumn(subject, first.value)) return false
  return callee.name === 'eq' || (callee.name === 'inArray' && isShort(subject, second.value))
}

function isUniqueColumn({ facts }: Subject, id: ValueId): boolean {
  const value = facts.values[id]
  return value?.op === 'member' && unique.test(value.name)
}

function isShort(subject: Subject, id: ValueId): boolean {
  const length = lengthBound(subject, id)
  return length !== undefined && length <= smallBound
}

/** Not `{ id: { in: ids } }`, unless those are few. */
function isUniqueEntry(subject: Subject, { key, value }: EntryValue): boolean {
  if (key === null || !unique.test(key)) return false
  const made = subject.facts.values[value]
  if (made?.op === 'dictionary') return made.entries.some((one) => one.key === 'in' && isShort(subject, one.value))
  return made?.op !== 'collection' && made?.op !== 'call'
}

function isNothing(subject: Subject, id: ValueId): boolean {
  const value = subject.facts.values[id]
  return (value?.op === 'dictionary' && value.entries.length === 0) || kindAt(subject, id).is === 'none'
}

function namesAggregate(subject: Subject, id: ValueId, depth: number): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (value?.op !== 'call' || depth > 4) return false
  const callee = facts.values[facts.calls[value.call]?.callee ?? none]
  const name = callee?.op === 'member' || callee?.op === 'use' ? callee.name : ''
  if (/^(count|sum|avg|min|max|Count|Sum|Avg|Min|Max|distinct)$/.test(name)) return true
  return callee?.op === 'member' && namesAggregate(subject, callee.object, depth + 1)
}

function readSql(text: string, draft: Draft): void {
  draft.written = true
  if (/\b(limit|fetch\s+(first|next)|top\s*\(?\s*\d|rownum)\b/i.test(text)) draft.limited = true
  if (/\bgroup\s+by\b|\b(count|sum|avg|min|max|total)\s*\(|\bdistinct\b|\bunion\b|\bexists\s*\(|^\s*(pragma|show|explain|describe|values)\b/i.test(text)) draft.grouped = true
  if (/\b(information_schema|pg_catalog|pg_\w+|sqlite_master|sqlite_schema)\b/i.test(text)) draft.limited = true
  const condition = /\bwhere\b(.*)$/is.exec(text)?.[1]
  if (condition === undefined) {
    if (/⟨\d+⟩\s*$|⟨\d+⟩\s+⟨/.test(text) || /⟨\d+⟩/.test(text.replace(/\b(from|join)\s+["`[\w.]*⟨\d+⟩/gi, ''))) draft.unclear = true
    if (/\bjoin\b/i.test(text)) draft.eager = true
    return
  }
  draft.filtered = true
  const isGivenValue = /=\s*(\?|%s|%\(\w+\)s|:\w+|\$\d+|⟨\d+⟩|@\w+)|\bin\s*\(?\s*(\?|%s|:\w+|\$\d+|⟨\d+⟩)|\bany\s*\(/i
  if (isGivenValue.test(condition)) draft.keyed = true
}
