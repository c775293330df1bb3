// Which functions something outside the program starts, and how often where that is written: requests, events, messages, clocks, people.

import type { EntryPoint } from '../../work.js'
import { handedName } from '../entry-names.js'
import { cronRuns } from '../cron.js'
import { none, type FunctionFact, type FunctionId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { nameOfFunction } from '../resolve/function-names.js'
import { constantOf } from '../resolve/resolver.js'
import { methodEntry, registeredAs, type Start } from './entry-points.classes.js'
import { conventionalEntry } from './entry-points.conventions.js'
import { exportedEntry, fileEntry } from './entry-points.exported.js'
import { entryName, namedTogether, type Started } from './entry-points.names.js'
import { holderOf } from './held-values.js'
import { decoratedBy, functionKey, type Registered } from './entry-points.registered.js'
import { declaredSchedule, periodRuns, scheduledRuns } from './entry-points.schedules.js'
import { kindAt, type Subject } from './subject.js'

const known = new WeakMap<Subject, Map<FunctionId, Start | undefined>>()

/** Undefined where nothing says that it is one. `0` is the file itself. */
export function entryPointOf(subject: Subject, id: FunctionId): EntryPoint | undefined {
  return startOf(subject, id)?.entry
}

/** With whether it is only started where nothing in the workspace calls it. */
export function startOf(subject: Subject, id: FunctionId): Start | undefined {
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<FunctionId, Start | undefined>())
  if (!ofFile.has(id)) ofFile.set(id, subject.resolver.workspace.reading(subject.file, () => find(subject, id)))
  return ofFile.get(id)
}

function find(subject: Subject, id: FunctionId): Start | undefined {
  const fact = subject.facts.functions[id]
  if (!fact) return undefined
  if (id === 0) return certain(fileEntry(subject))
  const name = nameOfFunction(subject.facts, id) || (holderOf(subject, id)?.name ?? '')
  const decorated = decoratedBy(subject, fact)
  const registered = registeredAs(subject, functionKey(subject.file, id), name)
  // A route says more than `@api_view`.
  const by = decorated && registered[0]?.registration.kind !== 'http' ? [decorated] : registered.length > 0 || !decorated ? registered : [decorated]
  const [first] = by
  const verb = decorated?.path === 'rest_framework.decorators.api_view' ? entryName('{methods0}', decorated, { subject, function: id }) : undefined
  if (first) return certain(entryBy(first, by, { subject, function: id, ...verb !== undefined && { verb } }, fact))
  const exported = exportedEntry(subject, id)
  return methodEntry(subject, id, fact) ?? (exported && { entry: exported, isHook: false, ...exported.kind === 'http' && { isWhole: true } }) ?? conventionalEntry(subject, id, fact)
}

function certain(entry: EntryPoint | undefined): Start | undefined {
  return entry && { entry, isHook: false }
}

function entryBy(by: Registered, all: readonly Registered[], started: Started, fact: FunctionFact): EntryPoint {
  const { subject, function: id } = started
  const { kind, schedule, isFunction } = by.registration
  const written = namedTogether(all.filter((one) => one.registration.kind === kind).map((one) => entryName(one.registration.name, one, started)))
  // A route that is worked out is known by its function.
  const own = fact.name === '' ? `in ${subject.file}` : fact.qualified
  const shown = /^[A-Z|]*$/.test(written) ? `${written} ${own}`.trim() : written
  const runs = schedule ? scheduledRuns(by, schedule) : undefined
  const beat = kind !== 'queue' ? undefined : declaredSchedule(by) ?? (by.path.startsWith('celery') ? beatOf(subject, by, id) : undefined)
  if (beat) return { kind: 'schedule', name: shown, ...beat.runs !== undefined && { callsPerMonth: beat.runs } }
  return { kind, name: shown, ...runs !== undefined && { callsPerMonth: runs }, ...isFunction && { isFunction } }
}

interface Beat { readonly runs: number | undefined }

/** Calls by which an entry of Celery's beat schedule may say when: those that the index of names leads to. */
const periods = ['crontab', 'timedelta', 'schedule']

/** `{ 'task': 'app.mail.send', 'schedule': crontab(hour=3) }`, wherever in the workspace. */
function beatOf(subject: Subject, by: Registered, id: FunctionId): Beat | undefined {
  const added = addedBeat(subject, id)
  if (added) return added
  const names = taskNames(subject, by, id)
  const { workspace } = subject.resolver
  const files = new Set([subject.file, ...periods.flatMap((name) => (workspace.callersOf(subject.file, name) ?? []).map((place) => place.file))])
  for (const file of files) {
    const found = beatIn(file === subject.file ? subject : workspace.subject(file), names)
    if (found) return found
  }
  return undefined
}

/** `sender.add_periodic_task(crontab(hour=3), send.s())` */
function addedBeat(subject: Subject, id: FunctionId): Beat | undefined {
  const { workspace } = subject.resolver
  for (const { file, call: callId } of workspace.callersOf(subject.file, handedName(subject.facts.functions[id]?.name ?? '')) ?? []) {
    const caller = workspace.subject(file)
    const call = caller?.facts.calls[callId]
    const callee = call && caller.facts.values[call.callee]
    const [schedule, task] = call?.arguments ?? []
    if (!caller || callee?.op !== 'member' || callee.name !== 'add_periodic_task' || !schedule || !task) continue
    const made = caller.facts.values[task.value]
    const signature = made?.op === 'call' ? caller.facts.values[caller.facts.calls[made.call]?.callee ?? none] : undefined
    const kinds = alternatives(kindAt(caller, signature?.op === 'member' ? signature.object : task.value))
    if (kinds.some((kind) => kind.is === 'function' && kind.file === subject.file && kind.function === id)) return { runs: periodRuns(caller, schedule.value) }
  }
  return undefined
}

function beatIn(subject: Subject | undefined, names: ReadonlySet<string>): Beat | undefined {
  if (!subject || subject.facts.language !== 'python') return undefined
  for (const value of subject.facts.values) {
    if (value.op !== 'dictionary') continue
    const task = value.entries.find((one) => one.key === 'task')
    const schedule = value.entries.find((one) => one.key === 'schedule') ?? value.entries.find((one) => isCron(subject, one.value))
    const name = task && schedule ? constantOf(kindAt(subject, task.value)) : undefined
    if (typeof name === 'string' && names.has(name) && schedule) return { runs: periodRuns(subject, schedule.value) ?? cronRuns(textAt(subject, schedule.value)) }
  }
  return undefined
}

/** `{ 'task': 'app.mail.send', 'env_default': '5 * * * *' }`: settings that are read into a schedule elsewhere. */
function isCron(subject: Subject, id: ValueId): boolean {
  return cronRuns(textAt(subject, id)) !== undefined
}

function textAt(subject: Subject, id: ValueId): string {
  const constant = constantOf(kindAt(subject, id))
  return typeof constant === 'string' ? constant : ''
}

/** What it is called explicitly, or after its module. */
function taskNames(subject: Subject, by: Registered, id: FunctionId): ReadonlySet<string> {
  const given = by.call === none ? undefined : by.subject.facts.calls[by.call]?.arguments.find((one) => one.name === 'name')
  const explicit = given ? constantOf(kindAt(by.subject, given.value)) : undefined
  if (typeof explicit === 'string') return new Set([explicit])
  const parts = [...subject.file.replace(/(\/__init__)?\.pyi?$/, '').split('/'), subject.facts.functions[id]?.name ?? '']
  // The root of the modules may be any folder on the way.
  return new Set(parts.slice(0, -1).map((_, index) => parts.slice(index).join('.')))
}
