// What entry points are called by people, and how often a written schedule runs them: read from the call that registers them.

import { cronRuns, intervalRuns, rateRuns, runsOf, secondsPer } from '../cron.js'
import { none, type CallFact, type CallId, type FunctionId, type ValueId } from '../facts.js'
import { functionNames, unnamed } from '../function-names.js'
import { nameOfFunction } from '../resolve/function-names.js'
import { constantOf } from '../resolve/resolver.js'
import type { Registered } from './entry-points.registered.js'
import type { WrittenSchedule } from './entry-points.tables.js'
import { libraryPathOf } from './library-paths.js'
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
  return Object.hasOwn(httpVerbs, verb) ? httpVerbs[verb] ?? '' : /^(Query|Mutation)$/.test(last) ? last.toLowerCase() : /_trigger$/.test(last) ? last.replace(/_/g, ' ') : ''
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
  return `/${named}`.replace(/\/{2,}/g, '/')
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

/** A negative place counts from the last argument. */
function argumentAt({ subject, call }: Registered, at: number | string): ValueId | undefined {
  const given = subject.facts.calls[call]?.arguments ?? []
  const placed = given.filter((one) => one.name === null)
  if (typeof at === 'number') return placed.at(at)?.value
  const named = given.find((one) => one.name === at)
  if (named) return named.value
  for (const { value } of placed) {
    const made = subject.facts.values[value]
    const entry = made?.op === 'dictionary' ? made.entries.find((one) => one.key === at) : undefined
    if (entry) return entry.value
  }
  return undefined
}

function argumentText(by: Registered, at: number | string): string | undefined {
  const value = argumentAt(by, at)
  return value === undefined ? undefined : literalText(by.subject, value)
}

/** A literal, a constant by its value, a member of an enum by its name. */
function literalText(subject: Subject, id: ValueId): string | undefined {
  const constant = constantOf(kindAt(subject, id))
  if (typeof constant === 'string' || typeof constant === 'number') return String(constant)
  const value = subject.facts.values[id]
  if (value?.op === 'member') return value.name
  if (value?.op === 'collection') return value.elements.length > 0 ? literalText(subject, value.elements[0] ?? none) : undefined
  return value?.op === 'template' ? value.parts.map((part) => literalText(subject, part) ?? '…').join('') : undefined
}

function optionText(subject: Subject, id: ValueId, key: string): string | undefined {
  const value = subject.facts.values[id]
  const entry = value?.op === 'dictionary' ? value.entries.find((one) => one.key === key) : undefined
  return entry && literalText(subject, entry.value)
}

/** The first argument of `name(…)` further up the chain: `router.route('/books').get(list)`. */
function chainText({ subject, callee }: Registered, name: string): string | undefined {
  const found = chainOf(subject, callee).find((one) => one.name === name)
  const value = found?.call.arguments[0]?.value
  return value === undefined ? undefined : literalText(subject, value)
}

/** From the nearest call before it to the first. */
function chainOf(subject: Subject, callee: ValueId): readonly { readonly name: string; readonly call: CallFact }[] {
  const found: { name: string; call: CallFact }[] = []
  for (let member = subject.facts.values[callee], round = 0; member?.op === 'member' && round < 40; round++) {
    let object = subject.facts.values[member.object]
    if (object?.op === 'member') { found.push({ name: object.name, call: nothingGiven }); member = object; continue }
    const source = object?.op === 'use' && object.definitions.length === 1 ? subject.facts.definitions[object.definitions[0] ?? none]?.source : undefined
    if (source?.from === 'value') object = subject.facts.values[source.value]
    const call = object?.op === 'call' ? subject.facts.calls[object.call] : undefined
    const made = call && subject.facts.values[call.callee]
    if (!call || (made?.op !== 'member' && made?.op !== 'use')) break
    found.push({ name: made.name, call })
    member = made
  }
  return found
}

const nothingGiven: CallFact = { node: none, value: none, callee: none, arguments: [], typeArguments: [], isNew: false, tagged: false, awaited: false, site: { function: 0, loop: none } }

/** Runs a month, where the schedule is written. */
export function scheduledRuns(by: Registered, { form, at }: WrittenSchedule): number | undefined {
  const value = argumentAt(by, at)
  switch (form) {
    case 'cron': return value === undefined ? undefined : cronAt(by.subject, value)
    case 'milliseconds': case 'seconds': {
      const constant = value === undefined ? undefined : numberAt(by.subject, value)
      return constant === undefined ? undefined : intervalRuns(form === 'seconds' ? constant : constant / 1000)
    }
    case 'celery': return value === undefined ? undefined : periodRuns(by.subject, value)
    case 'apscheduler': return apschedulerRuns(by, value === undefined ? undefined : literalText(by.subject, value))
    case 'keywords': return keywordRuns(by.subject, by.call)
    case 'chain': return chainRuns(by)
  }
}

function numberAt(subject: Subject, id: ValueId): number | undefined {
  const constant = constantOf(kindAt(subject, id))
  if (typeof constant === 'number') return constant
  const value = subject.facts.values[id]
  // `5 * 60 * 1000` and `60 / 2`
  const [a, b] = value?.op === 'operation' && value.operands.length === 2 ? value.operands.map((one) => numberAt(subject, one)) : []
  return value?.op === 'operation' && value.operator === '/' && a !== undefined && b ? a / b : undefined
}

function cronAt(subject: Subject, id: ValueId): number | undefined {
  const text = literalText(subject, id)
  const made = subject.facts.values[id]
  if (made?.op === 'call') return rateOf(subject, made.call) ?? periodRuns(subject, id)
  if (made?.op === 'dictionary') {
    const written = made.entries.find((one) => one.key === 'schedule' || one.key === 'cron' || one.key === 'rule')
    return written && cronAt(subject, written.value)
  }
  return text === undefined ? undefined : cronRuns(text) ?? rateRuns(text) ?? namedRuns(text)
}

/** Nest's `CronExpression.EVERY_30_SECONDS`, `EVERY_DAY_AT_3AM`, `EVERY_2ND_HOUR`. */
function namedRuns(text: string): number | undefined {
  const match = /^EVERY_(?:(\d+)(?:ND|RD|TH)?_)?(SECOND|MINUTE|HOUR|DAY|WEEK)S?(_AT_\w+)?$/.exec(text)
  const unit = match?.[2]?.toLowerCase() ?? ''
  if (match && secondsPer[unit] !== undefined) return intervalRuns(Number(match[1] ?? 1) * secondsPer[unit])
  return /^EVERY_1ST_DAY_OF_MONTH/.test(text) ? 1 : undefined
}

/** Chalice's `Rate(5, unit=Rate.MINUTES)`. */
function rateOf(subject: Subject, id: CallId): number | undefined {
  const call = subject.facts.calls[id]
  const [count, unit] = call?.arguments ?? []
  if (!count || !unit || !/\.Rate$/.test(libraryPathOf(subject, call?.callee ?? none) ?? '')) return undefined
  return rateRuns(`rate(${literalText(subject, count.value) ?? ''} ${(literalText(subject, unit.value) ?? '').toLowerCase()})`)
}

/** `crontab(hour=3, minute=0)`, `timedelta(minutes=5)`, seconds. */
export function periodRuns(subject: Subject, id: ValueId): number | undefined {
  const seconds = numberAt(subject, id)
  if (seconds !== undefined) return intervalRuns(seconds)
  const value = subject.facts.values[id]
  const call = value?.op === 'call' ? subject.facts.calls[value.call] : undefined
  const path = call && libraryPathOf(subject, call.callee)
  if (value?.op !== 'call' || !call || path === undefined) return undefined
  if (/(^|\.)timedelta$/.test(path)) return keywordRuns(subject, value.call)
  if (/^celery\.schedules\.schedule$/.test(path)) return call.arguments[0] ? periodRuns(subject, call.arguments[0].value) : undefined
  if (!/(^|\.)crontab$/.test(path)) return undefined
  const names = ['minute', 'hour', 'day_of_week', 'day_of_month', 'month_of_year']
  const read = (...known: readonly string[]): string => {
    const named = call.arguments.find((one) => one.name !== null && known.includes(one.name)) ?? call.arguments.filter((one) => one.name === null)[names.indexOf(known[0] ?? '')]
    return named ? literalText(subject, named.value) ?? '?!' : '*'
  }
  return runsOf({ minute: read('minute'), hour: read('hour'), weekday: read('day_of_week'), day: read('day_of_month', 'day'), month: read('month_of_year', 'month'), needsBoth: true })
}

/** `seconds=30`, `minutes=5, hours=1`; of a timedelta also its days. */
function keywordRuns(subject: Subject, id: CallId): number | undefined {
  let seconds = 0
  for (const { name, value } of subject.facts.calls[id]?.arguments ?? []) {
    const unit = name === null ? undefined : secondsPer[name.replace(/s$/, '')]
    const count = unit === undefined ? undefined : numberAt(subject, value)
    if (unit !== undefined && count === undefined) return undefined
    seconds += (unit ?? 0) * (count ?? 0)
  }
  return intervalRuns(seconds)
}

const fieldsOfCron = ['second', 'minute', 'hour', 'day_of_week', 'day', 'month'] as const

/** What stands before the first field that is given is its least, what comes after it is any. */
function apschedulerRuns(by: Registered, trigger: string | undefined): number | undefined {
  if (trigger === 'interval') return keywordRuns(by.subject, by.call)
  if (trigger !== 'cron') return undefined
  const order = ['month', 'day', 'day_of_week', 'hour', 'minute', 'second']
  const given = Object.fromEntries(fieldsOfCron.map((name) => [name, argumentText(by, name)]))
  const last = Math.max(...order.map((name, index) => given[name] === undefined ? -1 : index))
  const read = (name: string): string => given[name] ?? (order.indexOf(name) > last && name !== 'day_of_week' ? name === 'day' || name === 'month' ? '1' : '0' : '*')
  return runsOf({ second: read('second'), minute: read('minute'), hour: read('hour'), day: read('day'), month: read('month'), weekday: read('day_of_week'), needsBoth: true })
}

/** `schedule.every(10).minutes.do(job)`, `functions.pubsub.schedule('every 5 minutes').onRun(job)`. */
function chainRuns(by: Registered): number | undefined {
  const chain = chainOf(by.subject, by.callee)
  const written = chain.find((one) => one.name === 'schedule')?.call.arguments[0]
  if (written) return cronAt(by.subject, written.value)
  const every = chain.find((one) => one.name === 'every')?.call.arguments[0]
  const count = every ? numberAt(by.subject, every.value) : 1
  const unit = chain.map((one) => secondsPer[one.name.replace(/s$/, '')] ?? (/^(mon|tues|wednes|thurs|fri|satur|sun)day$/.test(one.name) ? secondsPer.week : undefined)).find((one) => one !== undefined)
  return unit === undefined || count === undefined ? undefined : intervalRuns(count * unit)
}
