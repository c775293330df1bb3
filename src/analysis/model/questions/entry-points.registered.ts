// Calls of a file that give functions or classes to a framework, which starts them: `path('', book_list)`, `app.get('/', list)`.

import { registering } from '../entry-names.js'
import { none, type ArgumentFact, type CallFact, type CallId, type FunctionFact, type ValueId } from '../facts.js'
import { alternatives, present } from '../kinds.js'
import { wrappersOf } from '../resolve/decorators.js'
import { valueBehind } from './held-values.js'
import { basePathsOf, libraryPathOf } from './library-paths.js'
import { pythonRegistrations, typescriptRegistrations, type Registration } from './entry-points.tables.js'
import { kindAt, type Subject } from './subject.js'

/** A call or a decorator that registers something. */
export interface Registered {
  readonly registration: Registration
  readonly subject: Subject
  /** None for a decorator without arguments. */
  readonly call: CallId
  readonly callee: ValueId
  readonly path: string
}

const known = new WeakMap<Subject, ReadonlyMap<string, readonly Registered[]>>()

export function functionKey(file: string, id: number): string {
  return `function ${id} ${file}`
}

export function classKey(file: string, id: number): string {
  return `class ${id} ${file}`
}

/** By the key of the function or class that is given. */
export function registeredIn(subject: Subject): ReadonlyMap<string, readonly Registered[]> {
  let found = known.get(subject)
  if (!found) known.set(subject, found = subject.resolver.workspace.reading(subject.file, () => findRegistered(subject)))
  return found
}

function findRegistered(subject: Subject): ReadonlyMap<string, readonly Registered[]> {
  const found = new Map<string, Registered[]>()
  subject.facts.calls.forEach((call, id) => {
    const registered = mayRegister(subject, call) ? registrationOf(subject, id, call) : undefined
    for (const value of registered ? handlersOf(subject, call, registered.registration) : []) {
      for (const key of keysOf(subject, value, 0)) {
        const list = found.get(key)
        if (registered && !list) found.set(key, [registered])
        else if (registered && list?.at(-1) !== registered) list?.push(registered)
      }
    }
  })
  return found
}

function mayRegister({ facts }: Subject, call: CallFact): boolean {
  const callee = facts.values[call.callee]
  const name = callee?.op === 'use' || callee?.op === 'member' ? callee.name : ''
  if (call.arguments.length === 0 || (!registering.has(name) && !/^on[A-Z]|^(event|patch|deleteRequest)$/.test(name) && callee?.op !== 'use')) return false
  return call.arguments.some(({ value }) => mayBeHandler(facts.values[value]?.op))
}

function mayBeHandler(op: string | undefined): boolean {
  return op === 'function' || op === 'use' || op === 'member' || op === 'call' || op === 'dictionary' || op === 'collection'
}

function registrationOf(subject: Subject, id: CallId, call: CallFact): Registered | undefined {
  const path = pathOfCallee(subject, call.callee, call)
  const table = subject.facts.language === 'python' ? pythonRegistrations : typescriptRegistrations
  const registration = path === undefined ? undefined : table.find((one) => one.handlers !== 'decorated' && one.path.test(path))
  // A timer that somebody starts while the program runs says nothing of how often that is.
  if (registration?.name === 'setInterval' && call.site.function !== 0) return undefined
  return registration && path !== undefined ? { registration, subject, call: id, callee: call.callee, path } : undefined
}

/** The first decorator that starts the function. */
export function decoratedBy(subject: Subject, fact: FunctionFact): Registered | undefined {
  const { facts } = subject
  const table = facts.language === 'python' ? pythonRegistrations : typescriptRegistrations
  for (const decorator of fact.decorators) {
    const value = facts.values[decorator]
    const call = value?.op === 'call' ? value.call : none
    const callee = facts.calls[call]?.callee ?? decorator
    for (const path of [pathOfCallee(subject, callee, facts.calls[call]), pathOfClass(subject, callee)]) {
      const registration = path === undefined ? undefined : table.find((one) => one.handlers === 'decorated' && one.path.test(path))
      if (registration && path !== undefined) return { registration, subject, call, callee, path }
    }
    const inside = registrationInside(subject, decorator)
    if (inside) return { ...inside, subject, call, callee }
  }
  return undefined
}

/** `job = partial(RecordingJob, queue='default')` where `class RecordingJob(rq.decorators.job)` */
function pathOfClass(subject: Subject, id: ValueId): string | undefined {
  const held = valueBehind(subject, id) ?? { subject, value: id }
  const { facts } = held.subject
  const value = facts.values[held.value]
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  const isPartial = call !== undefined && libraryPathOf(held.subject, call.callee) === 'functools.partial'
  const kind = kindAt(held.subject, isPartial ? call.arguments[0]?.value ?? none : held.value)
  const home = kind.is === 'class' ? subject.resolver.workspace.subject(kind.file) : undefined
  return home && kind.is === 'class' ? basePathsOf(home, kind.class)[0] : undefined
}

/** What a decorator of the workspace does with the function that it takes: `actor(f)`, `shared_task(bind=True)(f)`. */
function registrationInside(subject: Subject, decorator: ValueId): Pick<Registered, 'registration' | 'path'> | undefined {
  for (const { file, outer } of wrappersOf(subject.resolver, subject.file, decorator)) {
    const home = subject.resolver.workspace.subject(file)
    for (const call of home?.facts.calls ?? []) {
      const path = home && call.site.function === outer ? libraryPathOf(home, call.callee)?.replace(/\(\)$/, '') : undefined
      const registration = path === undefined ? undefined : pythonRegistrations.find((one) => one.handlers === 'decorated' && one.path.test(path))
      if (registration && path !== undefined) return { registration, path }
    }
  }
  return undefined
}

/** `this.route({ method: 'get', path: '/books', handler: this.list })`, whatever takes it. */
function isRouteObject({ facts }: Subject, call: CallFact | undefined): boolean {
  const given = facts.values[call?.arguments[0]?.value ?? none]
  const keys = given?.op === 'dictionary' ? given.entries.map((one) => one.key) : []
  return keys.includes('method') && keys.includes('handler') && (keys.includes('path') || keys.includes('url'))
}

const doing = ['execute', 'run', 'handler', 'task', 'job', 'perform']

/** `new ScheduledTask({ id: 'clean', schedule: '0 3 * * *', execute: clean })`, `queues.createQueue({ name: 'mail', process: send })`, whatever takes them. */
function pathOfObject({ facts }: Subject, call: CallFact | undefined): string | undefined {
  const callee = facts.values[call?.callee ?? none]
  const name = callee?.op === 'use' || callee?.op === 'member' ? callee.name : ''
  const given = facts.values[call?.arguments[0]?.value ?? none]
  const keys = given?.op === 'dictionary' ? given.entries.map((one) => one.key) : []
  if (keys.includes('name') && /(queue|worker|consumer)$/i.test(name) && keys.some((key) => key === 'process' || key === 'processor' || key === 'handler')) return 'server().queue-object'
  if (!/task|job|cron|schedul/i.test(name) || !keys.some((key) => key !== null && doing.includes(key))) return undefined
  return keys.includes('cron') ? 'server().cron-object' : keys.includes('schedule') ? 'server().schedule-object' : undefined
}

const globals: ReadonlySet<string> = new Set(['setInterval', 'Deno.serve', 'Bun.serve'])
const verbs = /^(get|post|put|patch|delete|del|all|head|options|route)$/
const servers = /^(app|api|router|routes?|server|fastify|instance|bp|blueprint)$|(_(app|api|bp|blueprint|router)|Router|App|Routes)$/

/** Where nothing says what an application is, its name, its verb and a written path do: `app.get('/books', …)`. */
function pathOfCallee(subject: Subject, callee: ValueId, call: CallFact | undefined): string | undefined {
  const path = libraryPathOf(subject, callee)
  if (path !== undefined) return path
  const { facts } = subject
  const object = facts.language === 'typescript' ? pathOfObject(subject, call) : undefined
  return object ?? pathOfServer(subject, callee, call)
}

function pathOfServer(subject: Subject, callee: ValueId, call: CallFact | undefined): string | undefined {
  const { facts } = subject
  const value = facts.values[callee]
  const object = value?.op === 'member' ? facts.values[value.object] : undefined
  if (value?.op === 'use') return value.binding === none && globals.has(value.name) ? value.name : undefined
  if (value?.op === 'member' && value.name === 'route' && facts.language === 'typescript' && isRouteObject(subject, call)) return 'server().route-object'
  if (value?.op !== 'member' || (object?.op !== 'use' && object?.op !== 'member')) return undefined
  if (object.op === 'use' && object.binding === none && globals.has(`${object.name}.${value.name}`)) return `${object.name}.${value.name}`
  const first = facts.values[call?.arguments[0]?.value ?? none]
  const isRoute = first?.op === 'constant' && typeof first.value === 'string' && /^[/*]/.test(first.value)
  return isRoute && verbs.test(value.name) && servers.test(object.name) && kindAt(subject, value.object).is === 'unknown' ? `server().${value.name}` : undefined
}

function handlersOf({ facts }: Subject, call: CallFact, { handlers }: Registration): readonly ValueId[] {
  const placed = call.arguments.filter((one) => one.name === null && one.spread === '')
  if (handlers === 'all') return [...placed.map((one) => one.value), ...placed.flatMap((one) => entryOf(facts, one, 'handler'))]
  if (handlers === 'decorated') return []
  return handlers.flatMap((at) => {
    if (typeof at === 'number') return placed[at] ? [placed[at].value] : []
    return [...call.arguments.filter((one) => one.name === at).map((one) => one.value), ...placed.flatMap((one) => entryOf(facts, one, at))]
  })
}

function entryOf(facts: Subject['facts'], { value }: ArgumentFact, key: string): readonly ValueId[] {
  const made = facts.values[value]
  return made?.op === 'dictionary' ? made.entries.filter((one) => one.key === key).map((one) => one.value) : []
}

/** The functions and classes that a value stands for, also behind lists and what wraps them: `checked(list)`, `BookList.as_view()`, `list.bind(this)`. */
function keysOf(subject: Subject, id: ValueId, depth: number): readonly string[] {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 3) return []
  if (value.op === 'collection') return value.elements.flatMap((one) => keysOf(subject, one, depth + 1))
  if (value.op === 'cast') return keysOf(subject, value.of, depth)
  if (!mayBeHandler(value.op) || value.op === 'dictionary') return []
  const call = value.op === 'call' ? facts.calls[value.call] : undefined
  const callee = call && facts.values[call.callee]
  // `path('books/', include([path('', list)]))`: the inner one registers it.
  if (callee?.op === 'use' && callee.name === 'include') return []
  if (callee?.op === 'member' && /^(as_view|bind)$/.test(callee.name)) return keysOf(subject, callee.object, depth + 1)
  const wrapped = (call?.arguments ?? []).flatMap((one) => keysOf(subject, one.value, depth + 1))
  if (wrapped.length > 0) return wrapped
  const keys = alternatives(present(kindAt(subject, id))).flatMap((kind) => kind.is === 'function' ? [functionKey(kind.file, kind.function)] : kind.is === 'class' ? [classKey(kind.file, kind.class)] : [])
  if (keys.length > 0 || (value.op !== 'use' && value.op !== 'member')) return keys
  // `const list = checked(async (request, response) => { … })`
  const held = valueBehind(subject, id)
  return held && held.subject.facts.values[held.value]?.op === 'call' ? keysOf(held.subject, held.value, depth + 1) : []
}
