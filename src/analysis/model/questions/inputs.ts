// What an operation is given: its arguments and those of the builder chain before it, each with whether it holds a whole batch.

import type { CallModel, TypeModel } from '../../libraries/schema.js'
import { none, type ArgumentFact, type CallFact, type CallId, type DefinitionId, type ValueId } from '../facts.js'
import { alternatives, type Kind } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { sqlArgument } from './sql-text.js'
import type { Operation } from './operations.js'
import { kindAt, nodeAt, partsOf, type Subject } from './subject.js'

export interface Inputs {
  /** What holds a whole batch: `id__in=ids`, `{ in: ids }`, `= ANY(%s)` with a list. */
  readonly batches: readonly ValueId[]
  readonly others: readonly ValueId[]
  /** What says which table is asked: the model class, `clients[name]`, a name interpolated after FROM. */
  readonly tables: readonly ValueId[]
  /** The connection, session, client or row that the chain starts with; none where that is a model. */
  readonly root: ValueId
}

export function inputsOf(subject: Subject, operation: Operation): Inputs {
  const batches: ValueId[] = []
  const others: ValueId[] = []
  const tables: ValueId[] = []
  const collect: Collect = { subject, batches, others, tables, seen: new Set() }
  const root = collectChain(collect, operation.value, operation, 0)
  return { batches, others, tables, root }
}

interface Collect {
  readonly subject: Subject
  readonly batches: ValueId[]
  readonly others: ValueId[]
  readonly tables: ValueId[]
  /** Names that were followed. */
  readonly seen: Set<ValueId>
}

const managers = /^(objects|_default_manager|_base_manager)$/

/** Walks `a.b(x).c(y)` from its end; gives the value that it starts with. */
function collectChain(collect: Collect, id: ValueId, operation: Operation | undefined, depth: number): ValueId {
  const { facts } = collect.subject
  const value = facts.values[id]
  if (!value || depth > 60) return id
  switch (value.op) {
    case 'await': case 'cast': return collectChain(collect, value.of, operation, depth + 1)
    // The place of `rows[0]`; the name of `prisma[model].findMany()`.
    case 'index': (depth === 0 ? collect.others : collect.tables).push(value.index); return collectChain(collect, value.object, undefined, depth + 1)
    case 'slice': collect.others.push(value.lower, value.upper); return collectChain(collect, value.object, undefined, depth + 1)
    case 'member': {
      if (!managers.test(value.name)) return collectChain(collect, value.object, undefined, depth + 1)
      collect.tables.push(value.object)
      return none
    }
    case 'call': {
      const call = facts.calls[value.call]
      if (!call) return id
      collectArguments(collect, value.call, call, operation)
      const callee = facts.values[call.callee]
      return callee?.op === 'member' ? collectChain(collect, callee.object, undefined, depth + 1) : call.callee
    }
    // A builder under a name of its own: what it was built from, in one way or another.
    case 'use': return collectNamed(collect, id, value.definitions, depth)
    default: return id
  }
}

function collectNamed(collect: Collect, id: ValueId, definitions: readonly DefinitionId[], depth: number): ValueId {
  const { facts } = collect.subject
  const values = definitions.flatMap((definition) => {
    const source = facts.definitions[definition]?.source
    return source?.from === 'value' && isCallOrSlice(collect.subject, source.value) ? [source.value] : []
  })
  if (values.length < definitions.length || !values.some((one) => isBuilt(collect.subject, one)) || collect.seen.has(id)) return id
  collect.seen.add(id)
  collectTold(collect, definitions)
  return values.map((one) => collectChain(collect, one, undefined, depth + 1))[0] ?? id
}

/** `query.andWhere('id = :id', { id })` in lines of their own: what a builder that keeps what it is told was told. */
function collectTold(collect: Collect, definitions: readonly DefinitionId[]): void {
  const { subject } = collect
  for (const [id, call] of subject.facts.calls.entries()) {
    if (nodeAt(subject, call.node).parent?.kind !== 'expression-statement') continue
    const told = toldCalls(subject, id, definitions)
    const [library] = told.length === 0 ? [] : libraryCallsOf(subject.resolver, subject.file, id)
    if (library?.model.mutates !== true || library.model.returns !== 'self') continue
    for (const one of told) { const fact = subject.facts.calls[one]; if (fact) collectArguments(collect, one, fact, undefined) }
  }
}

/** The calls of `query.where(…).andWhere(…)`, where `query` is one of these; none elsewhere. */
function toldCalls(subject: Subject, call: CallId, definitions: readonly DefinitionId[]): readonly CallId[] {
  const { facts } = subject
  const callee = facts.values[facts.calls[call]?.callee ?? none]
  const object = callee?.op === 'member' ? facts.values[callee.object] : undefined
  if (object?.op === 'use') return object.definitions.some((one) => definitions.includes(one)) ? [call] : []
  const before = object?.op === 'call' ? toldCalls(subject, object.call, definitions) : []
  return before.length > 0 ? [...before, call] : []
}

function isCallOrSlice(subject: Subject, id: ValueId): boolean {
  const op = subject.facts.values[id]?.op
  return op === 'call' || op === 'slice'
}

function isBuilt(subject: Subject, id: ValueId): boolean {
  const made = subject.facts.values[id]
  if (made?.op === 'slice') return isBuilt(subject, made.object)
  if (made?.op !== 'call') return false
  const callee = subject.facts.values[subject.facts.calls[made.call]?.callee ?? none]
  const asked = callee?.op === 'member' ? subject.facts.values[callee.object] : undefined
  if (asked?.op === 'member' && managers.test(asked.name)) return true
  return libraryCallsOf(subject.resolver, subject.file, made.call).some(({ model }) => model.lazy === true || (model.effect === undefined && !givesAnother(model)))
}

/** What is drawn, or taken off a list, is built of nothing. */
function givesAnother(model: CallModel): boolean {
  return model.draws === true || (model.mutates === true && model.returns !== 'self')
}

function collectArguments(collect: Collect, id: CallId, call: CallFact, operation: Operation | undefined): void {
  const { subject, batches, others } = collect
  const [library] = libraryCallsOf(subject.resolver, subject.file, id)
  const sql = operation?.sql
  const sqlArguments = library?.model.sql
  if (sql) { collectSql(collect, call, sql.text, sql.interpolated, sqlArguments ? sqlArgument(call, sqlArguments) : call.arguments[0]?.value); return }
  for (const [index, argument] of call.arguments.entries()) {
    // What a new row begins with finds none: `get_or_create(name=name, defaults={…})`.
    if (operation?.effect.finds === true && argument.name === 'defaults') continue
    const asks = index === 0 && /\binstance<arg0>/.test(library?.model.returns ?? '')
    if (library !== undefined && library.model.table === (argument.name ?? index)) collect.tables.push(argument.value)
    // `get_object_or_404` takes a model or a query.
    else if (asks && /\belement0\b/.test(library?.model.returns ?? '')) others.push(argument.value)
    else if (asks) collect.tables.push(argument.value)
    // `insert(table)`
    else if (index === 0 && library !== undefined && isTableFirst(subject, library.model.returns)) collect.tables.push(argument.value)
    // A command's class names no table; what it is made with does.
    else if (typeOf(subject, argument.value)?.command) collectChain(collect, argument.value, undefined, 1)
    else if (isStatement(subject, argument.value) && !isListOrExpression(subject, argument, keyed)) collect.tables.push(collectChain(collect, argument.value, undefined, 1))
    else if (isBatchArgument(subject, argument, library?.model.batch)) batches.push(argument.value)
    else if (argument.spread === '**' && library?.model.batch === 'keyword-in') collectKeywords(collect, argument.value)
    else if (library?.model.batch === 'object-in') collectObject(collect, argument.value, 0)
    else if (!isRunBy(library?.model, index, call) && collectFunction(collect, argument.value, library?.model.batch, 0)) continue
    else others.push(argument.value)
  }
}

/** `filter(**{'id__in': ids, 'active': True})`, also under a name; the end of a key that is put together is enough. */
function collectKeywords({ subject, batches, others }: Collect, id: ValueId): void {
  const { facts } = subject
  const value = facts.values[id]
  const [only, ...more] = value?.op === 'use' ? value.definitions : []
  const source = only === undefined || more.length > 0 ? undefined : facts.definitions[only]?.source
  const made = source?.from === 'value' ? facts.values[source.value] : value
  if (made?.op !== 'dictionary') { others.push(id); return }
  for (const entry of made.entries) {
    const last = facts.values[entry.keyValue]
    const end = last?.op === 'template' ? facts.values[last.parts.at(-1) ?? none] : undefined
    const key = entry.key ?? (end?.op === 'constant' ? String(end.value) : '')
    const isBatch = /__(in|overlap|contained_by)$/.test(key) && !isShortLiteral(subject, entry.value)
    ;(isBatch ? batches : others).push(entry.value)
  }
}

/** Whether the call runs the function given there for what it does: `.then(…)`, `.map(…)`. */
function isRunBy(model: CallModel | undefined, index: number, call: CallFact): boolean {
  const at = model?.callback?.argument
  return at !== undefined && index === (at < 0 ? call.arguments.length + at : at)
}

/** A function that only writes a condition: `where((eb) => eb('id', '=', id))`. What its calls are given is what the query is given. */
function collectFunction(collect: Collect, id: ValueId, batch: CallModel['batch'], depth: number): boolean {
  const { subject, batches, others } = collect
  const value = subject.facts.values[id]
  if (value?.op !== 'function' || depth > 4) return false
  for (const call of subject.facts.calls) {
    if (call.site.function !== value.function) continue
    if (containsCall(subject, call.value, keyed, 0)) { batches.push(call.value); continue }
    for (const argument of call.arguments) {
      if (isBatchArgument(subject, argument, batch)) batches.push(argument.value)
      else if (!collectFunction(collect, argument.value, batch, depth + 1)) others.push(argument.value)
    }
  }
  return true
}

/** A writing statement is made for a table. */
function isTableFirst(subject: Subject, returns: string | undefined): boolean {
  return returns !== undefined && subject.resolver.workspace.catalogue(subject.file).inherited(returns.replace(/<.*$/s, ''), (type) => type.statement) === 'write'
}

function isBatchArgument(subject: Subject, argument: ArgumentFact, batch: string | undefined): boolean {
  switch (batch) {
    case 'keyword-in': return argument.name !== null && /__(in|overlap|contained_by)$/.test(argument.name) ? !isShortLiteral(subject, argument.value) : isListOrExpression(subject, argument, keyed)
    case 'expression-in': return isListOrExpression(subject, argument, keyed) || isShiftOfMany(subject, argument.value)
    // `unlink(...keys)`: as many as there are.
    case 'list-argument': return argument.spread === '*' || holdsMany(subject, argument.value)
    case 'always': return !isShortLiteral(subject, argument.value)
    default: return isListOrExpression(subject, argument, keyed)
  }
}

const keyed = /^(in_|any_|In|Any|ANY|whereIn|inArray)$/

/** `User.id.in_(ids)`, also inside `select(…).where(…)`, and Django's `Q(id__in=ids)`. */
function isListOrExpression(subject: Subject, argument: ArgumentFact, names: RegExp): boolean {
  return containsCall(subject, argument.value, names, 0)
}

function containsCall(subject: Subject, id: ValueId, names: RegExp, depth: number): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 30) return false
  if (value.op === 'use') {
    const [only, ...more] = value.definitions
    const source = only === undefined || more.length > 0 ? undefined : facts.definitions[only]?.source
    return source?.from === 'value' && isStatement(subject, id) && containsCall(subject, source.value, names, depth + 1)
  }
  if (value.op === 'call') {
    const call = facts.calls[value.call]
    const callee = call && facts.values[call.callee]
    const name = callee?.op === 'member' || callee?.op === 'use' ? callee.name : ''
    if (names.test(name)) return call !== undefined && call.arguments.length > 0 && !isShortLiteral(subject, call.arguments[0]?.value ?? none)
    if (call?.arguments.some((one) => one.name?.endsWith('__in'))) return true
  }
  return partsOf(value, facts).some((part) => containsCall(subject, part, names, depth + 1))
}

/** Peewee's `User.id << ids`, alone or within `&` and `|`. */
function isShiftOfMany(subject: Subject, id: ValueId, depth = 0): boolean {
  const value = subject.facts.values[id]
  if (value?.op !== 'operation' || depth > 12) return false
  const [, right] = value.operands
  if (value.operator === '<<') return right !== undefined && !isScalar(kindAt(subject, right)) && !isShortLiteral(subject, right)
  return value.operands.some((operand) => isShiftOfMany(subject, operand, depth + 1))
}

function isStatement(subject: Subject, id: ValueId): boolean {
  const type = typeOf(subject, id)
  return type?.statement !== undefined || type?.command !== undefined
}

/** What the library's model says of its type; the first of those it extends that says something. */
function typeOf(subject: Subject, id: ValueId): TypeModel | undefined {
  const kind = kindAt(subject, id)
  if (kind.is !== 'instance') return undefined
  return subject.resolver.workspace.catalogue(subject.file).inherited(kind.type, (type) => type.statement ?? type.command ? type : undefined)
}

const objectKeys = /^(in|\$in|notIn|\$nin|\$all|hasSome|hasEvery|Op\.in|OR|\$or)$/

/** The parts of `{ where: { id: { in: ids }, tenant } }`, the batch apart. */
function collectObject(collect: Collect, id: ValueId, depth: number): void {
  const { subject, batches, others } = collect
  const { facts } = subject
  const value = facts.values[id]
  // The stages of a pipeline: `aggregate([{ $match: { _id: { $in: ids } } }])`.
  if (value?.op === 'collection' && depth <= 12 && value.elements.every((element) => facts.values[element]?.op === 'dictionary')) {
    for (const element of value.elements) collectObject(collect, element, depth + 1)
    return
  }
  if (collectFunction(collect, id, 'object-in', 0)) return
  if (value?.op !== 'dictionary' || depth > 12) {
    if (depth > 0 && (isMany(kindAt(subject, id)) || containsCall(subject, id, keyed, 0)) && !isShortLiteral(subject, id)) batches.push(id)
    else others.push(id)
    return
  }
  for (const entry of value.entries) {
    const key = entry.key ?? memberName(subject, entry.keyValue)
    if (objectKeys.test(key) && !isShortLiteral(subject, entry.value)) batches.push(entry.value)
    else if (/^(include|select|attributes|populate|relations|order|orderBy|defaults)$/.test(key)) others.push(...computedKeys(subject, entry.value))
    else { others.push(entry.keyValue); collectObject(collect, entry.value, depth + 1) }
  }
}

/** `select: { [column]: true }`: what is asked for is what the name holds. */
function computedKeys({ facts }: Subject, id: ValueId): readonly ValueId[] {
  const value = facts.values[id]
  return value?.op === 'dictionary' ? value.entries.flatMap((entry) => entry.key === null && !entry.spread ? [entry.keyValue] : []) : []
}

/** `[Op.in]` */
function memberName(subject: Subject, id: ValueId): string {
  const value = subject.facts.values[id]
  return value?.op === 'member' ? `Op.${value.name}`.replace(/^Op\.(?!in$|notIn$|or$)/, '') : ''
}

const inPlaceholder = /\b(in|any|all)\s*\(?\s*(\?|%s|%\(\w+\)s|:\w+|@\w+|\$\d+|⟨\d+⟩)(?:::\w+(?:\[\])?)?\s*\)?/gi
/** `VALUES ${rows}`, `VALUES ?` with a list of lists. */
const rowsPlace = /\bvalues\s*(\?|%s|⟨\d+⟩)(?!\s*[,)]?\s*\))/gi
const tablePlace = /\b(from|join|into)\s+["`[]?(?:[\w."`[\]]*⟨\d+⟩)+/gi
const placeholder = /\?|%s|%\(\w+\)s|(?<![:\w]):\w+|\$\d+|⟨\d+⟩/g

/** Interpolations and parameters of a statement; those that stand alone in `IN (…)` and `ANY(…)` hold the batch. */
function collectSql(collect: Collect, call: CallFact, text: string, interpolated: readonly ValueId[], textArgument: ValueId | undefined): void {
  const { subject, batches, others } = collect
  const keys = new Set<number>()
  for (const match of text.matchAll(inPlaceholder)) keys.add((match.index) + match[0].lastIndexOf(match[2] ?? ''))
  for (const match of text.matchAll(rowsPlace)) keys.add(match.index + match[0].lastIndexOf(match[1] ?? ''))
  const tableNumbers = new Set([...text.matchAll(tablePlace)].flatMap((match) => [...match[0].matchAll(/⟨(\d+)⟩/g)].map((one) => Number(one[1]))))
  const parameters = call.arguments.filter((argument) => argument.value !== textArgument).map((argument) => argument.value)
  const placed = [...text.matchAll(placeholder)].map((match) => ({ text: match[0], isBatch: keys.has(match.index) }))
  for (const { text: name, isBatch } of placed) {
    const number = /^⟨(\d+)⟩$/.exec(name)?.[1]
    const value = number === undefined ? undefined : interpolated[Number(number)]
    if (value !== undefined && tableNumbers.has(Number(number))) collect.tables.push(value)
    else if (value !== undefined) (isBatch && (isJoined(subject, value) || !isScalar(kindAt(subject, value))) ? batches : others).push(value)
  }
  const bound = placed.filter(({ text: name }) => !name.startsWith('⟨'))
  const isInterpolatedBatch = placed.some(({ text: name, isBatch }) => isBatch && name.startsWith('⟨'))
  for (const parameter of parameters) collectParameter(collect, parameter, bound, isInterpolatedBatch)
  for (const [index, value] of interpolated.entries()) if (!text.includes(`⟨${index}⟩`)) collectFormatted(collect, text, value, bound, isInterpolatedBatch)
  if (textArgument !== undefined && interpolated.length === 0) others.push(textArgument)
}

const formatted = /(\b(?:from|join|into|update|table)\s+["`[\\]*)?(?:%[sdr]|\{\})/gi
const namedTable = /\b(?:from|join|into|update|table)\s+["`[\\]*(?:%\(\w+\)s|\{\w+\})/i

/** `'… FROM %s WHERE id = %s' % (table, id)` */
function collectFormatted(collect: Collect, text: string, id: ValueId, bound: readonly { text: string; isBatch: boolean }[], isInterpolatedBatch: boolean): void {
  const value = collect.subject.facts.values[id]
  const given = value?.op === 'collection' ? value.elements : [id]
  const places = [...text.matchAll(formatted)].map((match) => match[1] !== undefined)
  if (namedTable.test(text)) collect.tables.push(id)
  else if (places.includes(true)) given.forEach((one, index) => (places[index] === true ? collect.tables : collect.others).push(one))
  else if (bound.some((one) => one.isBatch) && given.some((one) => isJoined(collect.subject, one))) collect.batches.push(...given)
  else collectParameter(collect, id, bound, isInterpolatedBatch)
}

/** One argument that holds parameters: a list of them, by place; a mapping, by name; or one of them itself. */
function collectParameter(collect: Collect, id: ValueId, bound: readonly { text: string; isBatch: boolean }[], isInterpolatedBatch: boolean): void {
  const { subject, batches, others } = collect
  const value = subject.facts.values[id]
  const isMapping = value?.op === 'dictionary'
  if (isMapping) {
    for (const entry of value.entries) {
      const place = bound.find((one) => one.text.replace(/[^\w]|\)s$/g, '').replace(/s$/, '') === entry.key || one.text === `:${entry.key ?? ''}`)
      if (entry.key !== null && /^(replacements|bind|values)$/.test(entry.key)) collectParameter(collect, entry.value, bound, isInterpolatedBatch)
      else (place?.isBatch === true && !isScalar(kindAt(subject, entry.value)) ? batches : others).push(entry.value)
    }
    return
  }
  if (value?.op === 'collection') {
    value.elements.forEach((element, index) => {
      const inner = subject.facts.values[element]
      const dollar = bound.find((one) => one.text === `$${index + 1}`)
      const place = dollar ?? bound[index]
      const isBatch = inner?.op === 'spread' || (place?.isBatch === true && !isScalar(kindAt(subject, element)))
      ;(isBatch ? batches : others).push(element)
    })
    return
  }
  const isBatch = isInterpolatedBatch || (bound.some((one) => one.isBatch) && !isScalar(kindAt(subject, id)))
  ;(isBatch ? batches : others).push(id)
}

/** `','.join(…)`, `'?, ' * n`: text made of many. */
function isJoined(subject: Subject, id: ValueId): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (value?.op === 'use') {
    return value.definitions.some((definition) => {
      const source = facts.definitions[definition]?.source
      return source?.from === 'value' && facts.values[source.value]?.op !== 'use' && isJoined(subject, source.value)
    })
  }
  if (value?.op === 'operation') return value.operator === '*' || value.operands.some((operand) => isJoined(subject, operand))
  const callee = value?.op === 'call' ? facts.values[facts.calls[value.call]?.callee ?? none] : undefined
  return callee?.op === 'member' && (callee.name === 'join' || callee.name === 'repeat')
}

function isScalar(kind: Kind): boolean {
  return alternatives(kind).every((one) => one.is === 'string' || one.is === 'number' || one.is === 'boolean' || one.is === 'none')
}

function isMany(kind: Kind): boolean {
  const all = alternatives(kind)
  return all.some((one) => one.is === 'list' || one.is === 'tuple' || one.is === 'set')
}

function holdsMany(subject: Subject, id: ValueId): boolean {
  const kind = kindAt(subject, id)
  return isMany(kind) && !isShortLiteral(subject, id)
}

/** `[author]`: written out, it is no batch. */
function isShortLiteral(subject: Subject, id: ValueId): boolean {
  const value = subject.facts.values[id]
  return value?.op === 'collection' && value.elements.length <= 8 && value.elements.every((element) => subject.facts.values[element]?.op !== 'spread')
}
