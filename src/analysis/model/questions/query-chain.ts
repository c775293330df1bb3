// The query that gives rows, call by call back to where it begins: builders, executions, wrappers, managers of the workspace, the
// rows of a relation.

import { none, type CallId, type ValueId } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { libraryCallsOf, type LibraryCall } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import type { Traced } from './given.js'
import { loadedBy, loadedWith, nothingLoaded, type Loaded } from './loaded.js'
import { relationRows } from './loads.js'
import { libraryTypeAt } from './library-type.js'
import { rowOfGet, rowsOfValues } from './mapping-rows.js'
import { ownRowsOf, rowsAbove } from './attribute-rows.js'
import { joined, rowOf, rowsOf, withoutLoops, type Origins, type RowOrigin, type Walk } from './row-origin.js'
import { kindAt, type Subject } from './subject.js'

function begun(traced: Traced, more: Partial<RowOrigin> = {}): readonly RowOrigin[] {
  return [{
    ends: [traced], choices: [], path: [], loaded: nothingLoaded, refuses: undefined, isAwaited: false, loops: [], root: undefined, inner: undefined,
    confidence: kindAt(traced.subject, traced.value).confidence, ...more,
  }]
}

export function rowsOfCall(walk: Walk, traced: Traced, id: CallId): Origins {
  const { subject } = traced
  const relation = rowsOfRelation(walk, traced)
  if (relation) return relation
  const above = rowsAbove(walk, traced, id)
  if (above) return above
  const [library] = libraryCallsOf(subject.resolver, subject.file, id)
  if (!library) return rowsOfFunction(walk, traced, id)
  // What a bulk write gives are the objects that it was given, with what they hold.
  if (library.model.effect?.kind === 'write') return undefined
  const own = library.model.ownRows && ownRowsOf(walk, traced, id, library.model.ownRows)
  if (own) return own
  const values = rowsOfValues(walk, traced, id)
  if (values) return values
  const passed = passedOn(traced, id, library)
  if (passed) return rowsOf(walk, passed)?.map((one) => library.model.loads ? withCall(walk, traced, id, library, one) : one)
  const below = before(walk, traced, id)
  const rows = below ?? (isQuery(subject, traced.value) || library.model.effect?.kind === 'query' ? begun(traced) : undefined)
  return rows?.map((one) => withCall(walk, traced, id, library, { ...one, ends: below ? [traced, ...one.ends] : one.ends }))
}

/** One row that a call gives: `Book.objects.get(…)`, `session.scalars(…).first()`. */
export function rowOfCall(walk: Walk, traced: Traced, id: CallId): Origins {
  const { subject } = traced
  const [library] = libraryCallsOf(subject.resolver, subject.file, id)
  if (!library) return ofResults(walk, traced, id, 'row')
  const found = rowOfGet(walk, traced, id)
  if (found) return found
  const kind = library.model.effect?.kind
  if (kind !== undefined && kind !== 'query') return undefined
  const rows = before(walk, traced, id) ?? (kind === 'query' ? begun(traced) : undefined)
  return rows?.map((one) => withCall(walk, traced, id, library, withoutLoops(one)))
}

/** `author.books`, `author.books.all()`: rows that came with the author, or are asked for when they are read. */
export function rowsOfRelation(walk: Walk, traced: Traced): Origins {
  const { subject, value } = traced
  const read = subject.facts.values[value]?.op === 'use' ? undefined : relationRows(subject, value)
  if (read?.relation.rows !== 'many') return undefined
  const { relation } = read
  const outer = rowOf(walk, { ...traced, value: read.object })
  return outer
    ? outer.map((one) => ({
        ...one, path: [...one.path, relation], inner: { end: traced, relation, depth: one.path.length, isSingle: one.loops.length === 0 },
      }))
    : begun(traced, { root: relation, confidence: 'medium' })
}

/** `Book.objects`, where the query begins; a manager of the workspace may begin with more. */
export function rowsOfManager(walk: Walk, { subject, value, calls }: Traced): Origins {
  const traced = { subject, value, calls }
  if (libraryTypeAt(subject, value)?.eager === undefined) return undefined
  const own = alternatives(present(kindAt(subject, value))).flatMap((kind) => kind.is === 'object' ? [kind] : [])
  const [manager] = own
  const method = manager && subject.resolver.workspace.subject(manager.file)?.facts.classes[manager.class]?.methods
  const home = manager && subject.resolver.workspace.subject(manager.file)
  const start = method && Object.hasOwn(method, 'get_queryset') ? method['get_queryset'] : undefined
  if (!home || !start) return begun(traced)
  const results = start.flatMap((id) => home.facts.functions[id]?.returned ?? [])
  const given = joined(results.map((result) => rowsOf(walk, { subject: home, value: result, calls: [] })))
  return given?.map((one) => ({ ...one, ends: [traced] }))
}

/** `query.paginate(…).items`: the rows that a library's object holds. */
export function rowsOfHolder(walk: Walk, traced: Traced): Origins {
  const { subject } = traced
  const value = subject.facts.values[traced.value]
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  const kinds = value?.op === 'member' ? alternatives(present(kindAt(subject, value.object))) : []
  const holds = value?.op === 'member' && kinds.every((kind) => kind.is === 'instance' && catalogue.attributeOf(kind.type, value.name) === 'list<$0>')
  return holds ? rowsOf(walk, { ...traced, value: value.object }) : undefined
}

/** What stands before a call in the query: its receiver, or the statement that it is given. */
function before(walk: Walk, traced: Traced, id: CallId): Origins {
  const { subject } = traced
  const call = subject.facts.calls[id]
  const callee = call && subject.facts.values[call.callee]
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  const statement = call?.arguments.find((one) => alternatives(kindAt(subject, one.value)).some((kind) => kind.is === 'instance' && catalogue.inherited(kind.type, (type) => type.statement) === 'query'))
  if (statement) return rowsOf(walk, { ...traced, value: statement.value })
  if (callee?.op !== 'member') return undefined
  const receiver = { ...traced, value: callee.object }
  // A manager that is asked for more than all of its rows asks anew.
  const read = isQuery(subject, callee.object) ? relationRows(subject, callee.object) : undefined
  if (read) return begun(receiver, { root: read.relation })
  return holdsRows(subject, callee.object) ? rowsOf(walk, receiver) : undefined
}

/** A query, a result or a list: something with a row for an argument of its type. */
function holdsRows(subject: Subject, value: ValueId): boolean {
  return alternatives(present(kindAt(subject, value))).some((kind) => kind.is === 'list' || kind.is === 'generator' || kind.is === 'set' || kind.is === 'tuple'
    || (kind.is === 'promise' && kind.of.is === 'list') || (kind.is === 'instance' && kind.args.length > 0) || (kind.is === 'object' && libraryTypeAt(subject, value)?.eager !== undefined))
}

function isQuery(subject: Subject, value: ValueId): boolean {
  const type = libraryTypeAt(subject, value)
  return type?.eager !== undefined || type?.statement === 'query'
}

/** `list(rows)`, `sorted(rows)`: the same rows by another name. */
function passedOn(traced: Traced, id: CallId, { model }: LibraryCall): Traced | undefined {
  const place = model.passesRows ?? /^(?:list|tuple|set|generator)<element(\d)>$/.exec(model.returns ?? '')?.[1]
  const argument = place === undefined ? undefined : traced.subject.facts.calls[id]?.arguments.filter((one) => one.name === null)[Number(place)]
  return argument && { ...traced, value: argument.value }
}

function withCall(walk: Walk, traced: Traced, id: CallId, { model, name }: LibraryCall, origin: RowOrigin): RowOrigin {
  const { subject, calls } = traced
  const queryOf = (value: ValueId): Loaded | undefined => {
    const inner = rowsOf(walk, { subject, value, calls })
    return inner && loadedWith(...inner.map((one) => one.loaded))
  }
  return {
    ...origin,
    ...(model.loads && model.loads.into === undefined ? { loaded: loadedWith(origin.loaded, loadedBy(subject, id, model.loads, queryOf)) } : {}),
    ...(model.refusesLoads === true ? { refuses: name } : {}),
  }
}

/** A function of the workspace that gives rows; a method of its managers and queries is a part of the query like any other. */
function rowsOfFunction(walk: Walk, traced: Traced, id: CallId): Origins {
  const { subject } = traced
  const callee = subject.facts.values[subject.facts.calls[id]?.callee ?? none]
  const found = ofResults(walk, traced, id, 'rows')
  const isMethod = callee?.op === 'member' && libraryTypeAt(subject, callee.object)?.eager !== undefined
  return isMethod ? found?.map((one) => ({ ...one, ends: [traced] })) : found
}

function ofResults(walk: Walk, { subject, calls }: Traced, id: CallId, what: 'row' | 'rows'): Origins {
  const targets = targetsOf(subject.resolver, subject.file, id)
  const way = [...calls, { subject, call: id }]
  if (targets.length === 0 || way.length > mostCalls) return undefined
  return joined(targets.flatMap((target): Origins[] => {
    const home = subject.resolver.workspace.subject(target.file)
    const fact = home?.facts.functions[target.function]
    if (!home || !fact) return [undefined]
    const inside = (value: ValueId): Traced => ({ subject: home, value, calls: way })
    if (fact.generator) return what === 'rows' ? fact.yielded.map((value) => rowOf(walk, inside(value))?.map(withoutLoops)) : [undefined]
    const given = fact.returned.filter((value) => !isNothing(home, value))
    return given.length === 0 ? [undefined] : given.map((value) => what === 'rows' ? rowsOf(walk, inside(value)) : rowOf(walk, inside(value))?.map(withoutLoops))
  }))
}

const mostCalls = 8

function isNothing({ facts }: Subject, id: ValueId): boolean {
  const value = facts.values[id]
  return (value?.op === 'constant' && value.type === 'none') || (value?.op === 'collection' && value.elements.length === 0)
}
