// What entry points are called by people: read from the call that registers them.

import { none, type FunctionId } from '../facts.js'
import { functionNames, unnamed } from '../function-names.js'
import { nameOfFunction } from '../resolve/function-names.js'
import { argumentAt, argumentText, chainOf, literalText, optionText } from './entry-points.arguments.js'
import type { Registered } from './entry-points.registered.js'
import { libraryPathOf } from './library-paths.js'
import type { Subject } from './subject.js'

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
    case 'command': return (by && chainText(by, 'command')?.split(' ')[0]) ?? ownName(subject, id)
    default: return (by && argumentText(by, /^\d+$/.test(token) ? Number(token) : token)) ?? ''
  }
}

function ownName(subject: Subject, id: FunctionId): string {
  const name = functionNames(subject.facts).get(id) ?? ''
  return name.includes(unnamed) ? nameOfFunction(subject.facts, id) : name
}

/** `export const books = onRequest(async (request, response) => { … })` */
function nameOfResult({ subject: { facts }, call }: Registered): string {
  const result = facts.calls[call]?.value
  const held = facts.definitions.find(({ source }) => source.from === 'value' && source.value === result)
  return facts.bindings[held?.binding ?? none]?.name ?? ''
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

/** With what the router, blueprint or controller puts before it; parameters as `{id}`. */
function routeOf(by: Registered, { subject, function: id, below }: Started, token: string): string {
  const own = token === 'url' ? argumentText(by, 'url') ?? argumentText(by, 'path') : argumentText(by, 0) ?? argumentText(by, 'path') ?? argumentText(by, 'route') ?? chainText(by, 'route')
  const prefix = prefixOf(by) ?? controllerOf(subject, id)
  const isNest = /^(@nestjs|routing-controllers|tsoa|@tsoa)/.test(by.path)
  if (own === undefined && prefix === undefined && !isNest) return below ?? ''
  return readable([prefix ?? '', own ?? '', below ?? ''].filter(Boolean).map((part) => part.replace(/^\^|\\Z$|\$$/g, '')).join('/'))
}

function readable(route: string): string {
  const named = route.replace(/\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)/g, '{$1}').replace(/<(?:\w+:)?(\w+)>/g, '{$1}').replace(/:(\w+)(\([^)]*\))?\??/g, '{$1}')
  // What is left of a regular expression says nothing to people.
  const plain = /\(\?|\\|[?$]$/.test(named) ? named.replace(/\(\?:|\)|[?*+\\$^]/g, '') : named
  return `/${plain}`.replace(/\/{2,}/g, '/')
}

/** `APIRouter(prefix='/books')`, `Blueprint('books', __name__, url_prefix='/books')`. */
function prefixOf({ subject, callee }: Registered): string | undefined {
  const { facts } = subject
  const member = facts.values[callee]
  const object = member?.op === 'member' ? facts.values[member.object] : undefined
  const source = object?.op === 'use' && object.definitions.length === 1 ? facts.definitions[object.definitions[0] ?? none]?.source : undefined
  const made = source?.from === 'value' ? facts.values[source.value] : undefined
  const call = made?.op === 'call' ? facts.calls[made.call] : undefined
  const prefix = call?.arguments.find((one) => one.name === 'prefix' || one.name === 'url_prefix')
  return prefix && literalText(subject, prefix.value)
}

/** Nest's `@Controller('books')` above the method's class. */
function controllerOf(subject: Subject, id: FunctionId): string | undefined {
  const { facts } = subject
  for (const decorator of facts.classes[facts.functions[id]?.class ?? none]?.decorators ?? []) {
    const value = facts.values[decorator]
    const call = value?.op === 'call' ? facts.calls[value.call] : undefined
    if (!call || !/\.(Json)?Controller$|\.Route$/.test(libraryPathOf(subject, call.callee) ?? '')) continue
    const [first] = call.arguments
    return first ? literalText(subject, first.value) ?? optionText(subject, first.value, 'path') : undefined
  }
  return undefined
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
