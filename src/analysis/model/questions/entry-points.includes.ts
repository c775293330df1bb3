// What Django puts before a route: `path('books/', include('books.urls'))`, lists of routes inside of others, routers that are included.

import { none, type BindingId, type CallId, type ValueId } from '../facts.js'
import { pathText, unknownPath } from './entry-points.arguments.js'
import { joinedPath } from './entry-points.routers.js'
import { valueBehind } from './held-values.js'
import { readablePath } from './entry-points.patterns.js'
import { libraryPathOf } from './library-paths.js'
import { kindAt, type Subject } from './subject.js'

const deepest = 8
const mostIncludes = 400

/** `['']` where nothing is known to. */
export function includedBefore(subject: Subject, call: CallId): readonly string[] {
  const value = subject.facts.calls[call]?.value ?? none
  return known(beforeValue(subject, value, 0))
}

/** Before the routes of a router: wherever its `urls` are included. */
export function includedRouter(subject: Subject, router: ValueId): readonly string[] {
  const behind = valueBehind(subject, router)
  if (!behind) return ['']
  const own = beforeUrls(behind.subject, behind.value)
  const others = includesIn(subject).flatMap((one) => {
    const urls = one.subject.facts.values[one.what]
    const named = urls?.op === 'member' && urls.name === 'urls' && one.subject.file !== behind.subject.file ? valueBehind(one.subject, urls.object) : undefined
    return named?.subject.file === behind.subject.file && named.value === behind.value ? beforeInclude(one.subject, one.call, 0) : []
  })
  return known([...own, ...others])
}

function known(found: readonly string[]): readonly string[] {
  return found.length === 0 ? [''] : [...new Set(found)]
}

/** `urlpatterns = router.urls`, `path('api/', include(router.urls))` where the router is made. */
function beforeUrls(subject: Subject, router: ValueId): readonly string[] {
  const { facts } = subject
  const bindings = new Set(facts.definitions.flatMap(({ source, binding }) => source.from === 'value' && source.value === router ? [binding] : []))
  return facts.values.flatMap((value, id) => {
    const object = value.op === 'member' && value.name === 'urls' ? facts.values[value.object] : undefined
    return object?.op === 'use' && bindings.has(object.binding) ? beforeValue(subject, id, 0) : []
  })
}

/** Where a value goes: into a list, from there under a name, into `include`, or into the routes of its module. */
function beforeValue(subject: Subject, id: ValueId, depth: number): readonly string[] {
  if (depth > 24) return [unknownPath]
  const { parents, callOf, bindingOf } = usesIn(subject)
  const outer = (parents.get(id) ?? []).flatMap((one) => beforeValue(subject, one, depth + 1))
  const given = (callOf.get(id) ?? []).flatMap((call) => givenTo(subject, call, depth))
  const named = (bindingOf.get(id) ?? []).flatMap((binding) => beforeName(subject, binding, id, depth))
  return [...outer, ...given, ...named]
}

function givenTo(subject: Subject, id: CallId, depth: number): readonly string[] {
  const { facts } = subject
  const call = facts.calls[id]
  const callee = call && facts.values[call.callee]
  const name = callee?.op === 'use' || callee?.op === 'member' ? callee.name : ''
  if (!call) return []
  if (name === 'include') return beforeInclude(subject, id, depth)
  if (callee?.op === 'member' && /^(append|extend|insert)$/.test(name)) {
    const list = facts.values[callee.object]
    return list?.op === 'use' ? beforeName(subject, list.binding, none, depth) : []
  }
  return /patterns$/.test(name) ? beforeValue(subject, call.value, depth + 1) : []
}

function beforeName(subject: Subject, id: BindingId, from: ValueId, depth: number): readonly string[] {
  const { facts } = subject
  const name = facts.bindings[id]?.name
  if (name === undefined || depth > 24) return []
  if (name === 'urlpatterns') return beforeModule(subject, depth)
  const used = facts.values.flatMap((value, at) => value.op === 'use' && value.binding === id && at !== from ? beforeValue(subject, at, depth + 2) : [])
  return [...used, ...includesIn(subject).flatMap((one) => {
    const held = one.subject.file === subject.file ? undefined : valueBehind(one.subject, one.what)
    return held?.subject.file === subject.file && (usesIn(subject).bindingOf.get(held.value) ?? []).includes(id) ? beforeInclude(one.subject, one.call, depth) : []
  })]
}

/** Of all routes of a file. */
function beforeModule(subject: Subject, depth: number): readonly string[] {
  const found = includesIn(subject).flatMap((one) => moduleOf(one) === subject.file ? beforeInclude(one.subject, one.call, depth) : [])
  return found.length === 0 ? [''] : found
}

interface Include { readonly subject: Subject; readonly call: CallId; readonly what: ValueId }

function includesIn(asking: Subject): readonly Include[] {
  const { workspace } = asking.resolver
  const places = workspace.callersOf(asking.file, 'include') ?? []
  return places.length > mostIncludes ? [] : places.flatMap(({ file, call }): readonly Include[] => {
    const subject = workspace.subject(file)
    const given = subject?.facts.calls[call]?.arguments[0]?.value
    const made = given === undefined ? undefined : subject?.facts.values[given]
    // `include(('books.urls', 'books'), namespace='books')`
    const what = made?.op === 'collection' && made.form === 'tuple' ? made.elements[0] : given
    return subject && what !== undefined ? [{ subject, call, what }] : []
  })
}

function moduleOf({ subject, what }: Include): string | undefined {
  const text = subject.facts.values[what]
  const module = text?.op === 'constant' && typeof text.value === 'string' ? text.value : undefined
  const kind = module === undefined ? kindAt(subject, what) : subject.resolver.workspace.imported(subject.file, { node: none, module, level: 0, name: '*', typeOnly: false })
  return kind?.is === 'module' ? kind.file : undefined
}

/** `path('books/', include(…))` */
function beforeInclude(subject: Subject, id: CallId, depth: number): readonly string[] {
  const value = subject.facts.calls[id]?.value ?? none
  if (depth > deepest * 3) return [unknownPath]
  return (usesIn(subject).callOf.get(value) ?? []).flatMap((outer) => {
    const call = subject.facts.calls[outer]
    const first = call?.arguments[0]
    if (!call || !first || !/\.((re_)?path|url)$/.test(libraryPathOf(subject, call.callee) ?? '')) return []
    const own = readablePath(pathText(subject, first.value) ?? unknownPath)
    const before = beforeValue(subject, call.value, depth + 3)
    return (before.length === 0 ? [''] : before).map((one) => joinedPath(one, own))
  })
}

interface Uses {
  /** Of elements and operands: what they are in. */
  readonly parents: ReadonlyMap<ValueId, readonly ValueId[]>
  readonly callOf: ReadonlyMap<ValueId, readonly CallId[]>
  readonly bindingOf: ReadonlyMap<ValueId, readonly BindingId[]>
}

const usesOfFile = new WeakMap<Subject, Uses>()

function usesIn(subject: Subject): Uses {
  let found = usesOfFile.get(subject)
  if (!found) usesOfFile.set(subject, found = findUses(subject))
  return found
}

function findUses({ facts }: Subject): Uses {
  const parents = new Map<ValueId, ValueId[]>()
  const callOf = new Map<ValueId, CallId[]>()
  const bindingOf = new Map<ValueId, BindingId[]>()
  const add = (map: Map<ValueId, number[]>, key: ValueId, one: number): void => {
    const list = map.get(key)
    if (list) list.push(one)
    else map.set(key, [one])
  }
  facts.values.forEach((value, id) => {
    const parts = value.op === 'collection' ? value.elements : value.op === 'operation' && value.operator === '+' ? value.operands : value.op === 'either' ? value.of : value.op === 'spread' ? [value.of] : []
    for (const part of parts) add(parents, part, id)
  })
  facts.calls.forEach((call, id) => { for (const one of call.arguments) add(callOf, one.value, id) })
  for (const { source, binding } of facts.definitions) if (source.from === 'value' || source.from === 'augment') add(bindingOf, source.value, binding)
  return { parents, callOf, bindingOf }
}
