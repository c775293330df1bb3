// What entry points are called by people: read from the call that registers them.

import { none, type FunctionId, type ValueId } from '../facts.js'
import { functionNames, unnamed } from '../function-names.js'
import { alternatives } from '../kinds.js'
import { nameOfFunction } from '../resolve/function-names.js'
import { argumentAt, argumentText, chainOf, literalText, pathText, unknownPath } from './entry-points.arguments.js'
import { controllerPath } from './entry-points.controllers.js'
import { includedBefore, includedRouter } from './entry-points.includes.js'
import { prefixesOf } from './entry-points.mounts.js'
import { readablePath } from './entry-points.patterns.js'
import { joinedPath } from './entry-points.routers.js'
import type { Registered } from './entry-points.registered.js'
import { kindAt, type Subject } from './subject.js'

export interface Started {
  readonly subject: Subject
  readonly function: FunctionId
  /** Of a class: what its method answers, and what the route has more. */
  readonly verb?: string
  readonly below?: string
}

export function entryName(template: string, by: Registered | undefined, started: Started): string {
  return template.replace(/\{(\w+)\}/g, (_, token: string) => textOf(token, by, started)).replace(/\s+/g, ' ').replace(/ ,/g, ',').trim()
}

/** Of something that is registered several times: `GET /a or /b`, `GET /a and 3 others`. */
export function namedTogether(all: readonly string[]): string {
  const isBefore = all.find((one) => one.startsWith('middleware'))
  const [first = '', second, ...others] = isBefore === undefined ? [...new Set(all)] : [isBefore]
  if (second === undefined) return first
  if (others.length > 0) return `${first} and ${others.length + 1} others`
  const verb = /^\S+ (?=[/…])/.exec(first)?.[0]
  return `${first} or ${verb !== undefined && second.startsWith(verb) ? second.slice(verb.length) : second}`
}

const httpVerbs: Readonly<Record<string, string>> = {
  get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', del: 'DELETE', deleterequest: 'DELETE', head: 'HEAD', options: 'OPTIONS', all: 'ALL', websocket: 'WEBSOCKET', sse: 'GET',
}

function textOf(token: string, by: Registered | undefined, started: Started): string {
  const { subject, function: id } = started
  switch (token) {
    case 'function': return ownName(subject, id) || (by ? nameOfResult(by) : '')
    case 'task': return [subject.file.replace(/(\/__init__)?\.pyi?$/, '').replace(/^src\//, '').replace(/\//g, '.'), ownName(subject, id)].filter(Boolean).join('.')
    case 'class': return subject.facts.classes[subject.facts.functions[id]?.class ?? none]?.name ?? ''
    case 'file': return /([^/]*)\.\w+$/.exec(subject.file)?.[1] ?? subject.file
    case 'verb': return started.verb ?? verbOf(by?.path)
    case 'methods': return by ? listOf(by, 'methods') ?? (verbOf(by.path) || 'GET') : 'GET'
    case 'methods0': return (by && listOf(by, 0)) ?? 'GET'
    case 'method': return by ? listOf(by, 'method') ?? 'ALL' : ''
    case '0': case 'url': case 'route': return by && isRoute(by) ? routeOf(by, started, token) : (by && argumentText(by, 0)) ?? ''
    // The first argument of Bull's `process` may be a name or a number.
    case 'queue': return (by && ((argumentText(by, 'queue') ?? queueNameOf(by)) || nameOfResult(by))) ?? ''
    case 'command': return (by && chainText(by, 'command')?.split(' ')[0]) ?? ownName(subject, id)
    default: return (by && argumentText(by, /^\d+$/.test(token) ? Number(token) : token)) ?? ''
  }
}

function ownName(subject: Subject, id: FunctionId): string {
  const name = functionNames(subject.facts).get(id) ?? ''
  return name.includes(unnamed) ? nameOfFunction(subject.facts, id) : name
}

function queueNameOf(by: Registered): string {
  const first = argumentAt(by, 0)
  const text = first === undefined ? undefined : pathText(by.subject, first)
  const [made] = chainOf(by.subject, by.callee)
  return text ?? (made && /.queue$/i.test(made.name) ? made.name.replace(/queue$/i, '') : '')
}

/** `export const books = onRequest(async (request, response) => { … })`, `{ books: procedure.query(async () => { … }) }` */
function nameOfResult({ subject: { facts }, call }: Registered): string {
  const result = facts.calls[call]?.value
  const held = facts.definitions.find(({ source }) => source.from === 'value' && source.value === result)
  const name = facts.bindings[held?.binding ?? none]?.name
  if (name !== undefined) return name
  for (const value of facts.values) {
    const entry = value.op === 'dictionary' ? value.entries.find((one) => one.value === result) : undefined
    if (entry) return entry.key ?? ''
  }
  return ''
}

function isRoute({ registration: { kind, name } }: Registered): boolean {
  return kind === 'http' || /\{(verb|methods)\}/.test(name)
}

function verbOf(path: string | undefined): string {
  const last = path?.slice(path.lastIndexOf('.') + 1) ?? ''
  const verb = last.replace(/^add_/, '').toLowerCase()
  if (/^(ResolveField|ResolveProperty|FieldResolver)$/.test(last)) return 'field'
  return Object.hasOwn(httpVerbs, verb) ? httpVerbs[verb] ?? '' : /^(Query|Mutation|Subscription)$/.test(last) ? last.toLowerCase() : /_trigger$/.test(last) ? last.replace(/_/g, ' ') : ''
}

/** With what routers, blueprints and controllers put before it; two ways to it as `/a or /b`, and of more only what they have in common. */
function routeOf(by: Registered, started: Started, token: string): string {
  const own = ownPaths(by, token)
  const below = started.below ?? ''
  const prefixes = prefixesBefore(by, started)
  if (own.length === 0 && prefixes === undefined) return below
  const ends = (own.length === 0 ? [''] : own).map((path) => [path, below].filter(Boolean).map((part) => readablePath(part)).reduce(joinedPath, ''))
  const routes = [...new Set((prefixes ?? ['']).flatMap((prefix) => ends.map((end) => shownPath(joinedPath(prefix === '' ? '' : readablePath(prefix), end)))))]
  const [first = '', , third] = routes
  // A route of which nothing is known is known by its function.
  if (routes.every((one) => one === unknownPath)) return ''
  if (third === undefined) return routes.join(' or ')
  return ends.length > 1 ? `${first} and ${routes.length - 1} others` : shownPath(joinedPath(unknownPath, ends[0] ?? ''))
}

function shownPath(path: string): string {
  const whole = path.replace(/\/{2,}/g, '/')
  return whole.startsWith(unknownPath) || whole.startsWith('/') ? whole : `/${whole}`
}

function ownPaths(by: Registered, token: string): readonly string[] {
  const { subject } = by
  for (const place of token === 'url' ? ['url', 'path'] : [0, 'path', 'route']) {
    const value = argumentAt(by, place)
    if (value !== undefined && !mayBeFunction(subject, value)) return pathTexts(subject, value)
  }
  const routed = chainOf(subject, by.callee).find((one) => one.name === 'route')?.call.arguments[0]
  return routed ? pathTexts(subject, routed.value) : []
}

/** `['/books', '/shelves']` are two. */
function pathTexts(subject: Subject, id: ValueId): readonly string[] {
  const value = subject.facts.values[id]
  const each = value?.op === 'collection' ? value.elements : [id]
  return each.map((one) => pathText(subject, one) ?? unknownPath)
}

/** `app.get(handler)`, `@Get({ … })` */
function mayBeFunction(subject: Subject, id: ValueId): boolean {
  const op = subject.facts.values[id]?.op
  return op === 'function' || op === 'call' || op === 'dictionary' || alternatives(kindAt(subject, id)).some((kind) => kind.is === 'function')
}

/** Undefined where nothing of the route is written there either. */
function prefixesBefore(by: Registered, { subject, function: id }: Started): readonly string[] | undefined {
  const callee = by.subject.facts.values[by.callee]
  const object = callee?.op === 'member' ? callee.object : undefined
  if (by.path.startsWith('django')) return includedBefore(by.subject, by.call)
  if (by.path.startsWith('rest_framework')) return object === undefined ? [''] : includedRouter(by.subject, object)
  if (/^(@nestjs|routing-controllers|tsoa|@tsoa|@midwayjs)/.test(by.path)) return [controllerPath(subject, id)]
  const prefixes = object === undefined ? [''] : prefixesOf(by.subject, object)
  return prefixes.every((one) => one === '') ? undefined : prefixes
}

function listOf(by: Registered, at: number | string): string | undefined {
  const value = argumentAt(by, at)
  const made = value === undefined ? undefined : by.subject.facts.values[value]
  if (made?.op !== 'collection') return value === undefined ? undefined : literalText(by.subject, value)?.toUpperCase()
  const texts = made.elements.flatMap((one) => literalText(by.subject, one) ?? [])
  return texts.length === 0 ? undefined : texts.map((text) => text.toUpperCase()).join('|')
}

/** The first argument of `name(…)` further up the chain: `router.route('/books').get(list)`. */
function chainText({ subject, callee }: Registered, name: string): string | undefined {
  const found = chainOf(subject, callee).find((one) => one.name === name)
  const value = found?.call.arguments[0]?.value
  return value === undefined ? undefined : literalText(subject, value)
}
