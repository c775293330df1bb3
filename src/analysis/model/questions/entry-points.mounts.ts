// Where routers are put behind a prefix: `app.use('/books', router)`, `app.include_router(router, prefix='/books')`,
// `app.register(plugin, { prefix: '/books' })`; and so every path that a route has.

import { none, type CallFact, type CallId, type ValueId } from '../facts.js'
import { nameOfFunction } from '../resolve/function-names.js'
import { targetsOf } from '../resolve/targets.js'
import { pathText, unknownPath } from './entry-points.arguments.js'
import { joinedPath, routerOf, type Router } from './entry-points.routers.js'
import type { Subject } from './subject.js'

interface Mount {
  readonly subject: Subject
  /** What it is put on. */
  readonly onto: ValueId
  readonly path: string
  /** Flask: what the blueprint says itself does not count. */
  readonly instead: boolean
}

interface Mounting {
  /** The prefix: a place, or a name or key. */
  readonly path: number | string
  readonly instead?: true
  /** What is mounted: places or names; `all`: any that is given. */
  readonly what: 'all' | readonly (number | string)[]
}

const mountings: Readonly<Record<string, Mounting>> = {
  use: { path: 0, what: 'all' }, route: { path: 0, what: [1] }, mount: { path: 0, what: [1] }, register: { path: 'prefix', what: [0] },
  include_router: { path: 'prefix', what: [0, 'router'] }, register_blueprint: { path: 'url_prefix', what: [0, 'blueprint'], instead: true }, blueprint: { path: 'url_prefix', what: [0, 'blueprint'], instead: true },
  add_router: { path: 0, what: [1, 'router'] },
}

/** More calls than these of a name, and nothing is said: it is a common word there. */
const mostFiles = 200
/** Deeper than any application nests its routers. */
const deepest = 16
const mostPrefixes = 8

/** What may stand before the routes of a router; `['']` where nothing is known to. */
export function prefixesOf(subject: Subject, value: ValueId): readonly string[] {
  const router = routerOf(subject, value)
  if (!router) return ['']
  let ofFile = answered.get(subject)
  if (!ofFile) answered.set(subject, ofFile = new Map<string, readonly string[]>())
  const key = `${router.own} ${router.keys.join()}`
  let prefixes = ofFile.get(key)
  if (!prefixes) ofFile.set(key, prefixes = prefixesOfRouter(subject, router, []))
  return prefixes
}

const answered = new WeakMap<Subject, Map<string, readonly string[]>>()

/** `inner`: the routers that were asked for what is before them on the way here. */
function prefixesOfRouter(asking: Subject, router: Router, inner: readonly string[]): readonly string[] {
  if (inner.length > deepest) return [unknownPath]
  const mounts = [...mountsOf(asking, router), ...givings(asking, router)]
  if (mounts.length === 0) return [router.own]
  const prefixes = new Set(mounts.flatMap(({ subject, onto, path, instead }) => {
    const outer = routerOf(subject, onto)
    const isAround = outer?.keys.some((key) => router.keys.includes(key) || inner.includes(key)) === true
    const before = !outer ? [''] : isAround ? [unknownPath] : prefixesOfRouter(subject, outer, [...inner, ...router.keys])
    return before.map((one) => joinedPath(joinedPath(one, path), instead ? '' : router.own))
  }))
  return prefixes.size > mostPrefixes ? [unknownPath] : [...prefixes]
}

function mountsOf(asking: Subject, { keys }: Router): readonly Mount[] {
  const { workspace } = asking.resolver
  const files = new Set([asking.file, ...wordsOf(asking).flatMap((name) => (workspace.callersOf(asking.file, name) ?? []).map((place) => place.file))])
  if (files.size > mostFiles) return []
  const found = new Set<Mount>()
  for (const file of files) {
    const subject = file === asking.file ? asking : workspace.subject(file)
    const mounts = subject && mountsIn(subject)
    for (const key of mounts ? keys : []) for (const one of mounts?.get(key) ?? []) found.add(one)
  }
  return [...found]
}

function wordsOf({ facts }: Subject): readonly string[] {
  return facts.language === 'python' ? ['include_router', 'register_blueprint', 'blueprint', 'mount', 'add_router'] : ['use', 'route', 'mount', 'register']
}

const known = new WeakMap<Subject, ReadonlyMap<string, readonly Mount[]>>()

/** By the keys of what is mounted. */
function mountsIn(subject: Subject): ReadonlyMap<string, readonly Mount[]> {
  let found = known.get(subject)
  if (!found) known.set(subject, found = subject.resolver.workspace.reading(subject.file, () => findMounts(subject)))
  return found
}

function findMounts(subject: Subject): ReadonlyMap<string, readonly Mount[]> {
  const { facts } = subject
  const found = new Map<string, Mount[]>()
  for (const call of facts.calls) {
    const callee = facts.values[call.callee]
    const mounting = callee?.op === 'member' && Object.hasOwn(mountings, callee.name) ? mountings[callee.name] : undefined
    for (const { what, path, instead } of callee?.op === 'member' && mounting ? mountedBy(subject, call, mounting) : []) {
      const mount = { subject, onto: callee?.op === 'member' ? callee.object : none, path, instead }
      const router = routerOf(subject, what)
      for (const key of router ? [...router.keys, ...router.inside ?? []] : []) {
        const list = found.get(key)
        if (list) list.push(mount)
        else found.set(key, [mount])
      }
    }
  }
  return found
}

interface Mounted { readonly what: ValueId; readonly path: string; readonly instead: boolean }

function mountedBy(subject: Subject, call: CallFact, mounting: Mounting): readonly Mounted[] {
  const placed = call.arguments.filter((one) => one.name === null && one.spread === '')
  const given = givenPath(subject, call, mounting.path)
  const what = mounting.what === 'all' ? placed.map((one) => one.value) : mounting.what.flatMap((at) => (typeof at === 'number' ? placed[at] : call.arguments.find((one) => one.name === at))?.value ?? [])
  return what.flatMap((value): readonly Mounted[] => {
    if (!mayBeRouter(subject, value)) return []
    const inner = wrappedMount(subject, value)
    if (inner) return [inner]
    // `app.use(router)`: what is mounted is no path.
    const isPath = typeof mounting.path !== 'number' || (placed[mounting.path] !== undefined && placed[mounting.path]?.value !== value)
    const path = isPath && given !== undefined ? pathText(subject, given) ?? (isOtherRouter(subject, given) ? '' : unknownPath) : ''
    return [{ what: value, path, instead: mounting.instead === true && given !== undefined }]
  })
}

/** `mount('/books', app)` of koa-mount. */
function wrappedMount({ facts, ...subject }: Subject, id: ValueId): Mounted | undefined {
  const value = facts.values[id]
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  const callee = call && facts.values[call.callee]
  const [path, what] = call?.arguments ?? []
  if (callee?.op !== 'use' || callee.name !== 'mount' || !path || !what) return undefined
  return { what: what.value, path: pathText({ facts, ...subject }, path.value) ?? unknownPath, instead: false }
}

/** `app.use(authenticate, router)` has no path. */
function isOtherRouter({ facts }: Subject, id: ValueId): boolean {
  const op = facts.values[id]?.op
  return op === 'function' || op === 'call' || (op === 'use' && !/path|prefix|base|url|route|root/i.test((facts.values[id] as { readonly name: string }).name))
}

function mayBeRouter({ facts }: Subject, id: ValueId): boolean {
  const op = facts.values[id]?.op
  return op === 'use' || op === 'member' || op === 'call' || op === 'function' || op === 'cast'
}

function givenPath({ facts }: Subject, call: CallFact, at: number | string): ValueId | undefined {
  if (typeof at === 'number') return call.arguments.filter((one) => one.name === null)[at]?.value
  const named = call.arguments.find((one) => one.name === at)
  if (named) return named.value
  for (const { value } of call.arguments) {
    const options = facts.values[value]
    const entry = options?.op === 'dictionary' ? options.entries.find((one) => one.key === at) : undefined
    if (entry) return entry.value
  }
  return undefined
}

/** `routes(app)` where `export function routes(app) { app.get(…) }`: what it is given stands before as it does there. */
function givings(asking: Subject, { parameter }: Router): readonly Mount[] {
  const name = parameter ? nameOfFunction(parameter.subject.facts, parameter.function) : ''
  if (!parameter || name === '') return []
  const { workspace } = asking.resolver
  const places = workspace.callersOf(asking.file, name) ?? []
  return places.length > mostFiles ? [] : places.flatMap(({ file, call: id }): readonly Mount[] => {
    const subject = isCallOf(asking, file, id, parameter) ? workspace.subject(file) : undefined
    const given = subject?.facts.calls[id]?.arguments[parameter.index]
    return subject && given ? [{ subject, onto: given.value, path: '', instead: false }] : []
  })
}

function isCallOf({ resolver }: Subject, file: string, id: CallId, parameter: NonNullable<Router['parameter']>): boolean {
  return resolver.workspace.untracked(() => targetsOf(resolver, file, id).some((one) => one.file === parameter.subject.file && one.function === parameter.function))
}
