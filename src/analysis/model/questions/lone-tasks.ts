// Programs with one task only: what `asyncio.run` is given awaits one thing after another and starts nothing beside itself, so that a
// blocking call in it holds nobody up. A command that somebody types is such a program, too, unless it starts tasks.

import { none, type CallId, type FileFacts, type FunctionFact, type FunctionId, type ValueId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import { entryPointOf } from './entry-points.js'
import { nodeAt, type Subject } from './subject.js'

const mostSteps = 6

/** Whether the function runs in such programs only; every call of it must be known. */
export function runsAlone(subject: Subject, id: FunctionId): boolean {
  return subject.facts.language === 'python' && isAlone(subject, id, 0)
}

function isAlone(subject: Subject, id: FunctionId, depth: number): boolean {
  const { resolver, file } = subject
  const fact = subject.facts.functions[id]
  if (!fact || id === 0 || fact.name === '' || depth > mostSteps || isStartingTasks(subject, id)) return false
  if (fact.decorators.length > 0) return fact.async && entryPointOf(subject, id)?.kind === 'cli'
  if (isPartOfCommand(subject, fact)) return true
  const places = resolver.workspace.callersOf(file, fact.name) ?? []
  let isCalled = false
  for (const place of places) {
    const caller = resolver.workspace.subject(place.file)
    const targets = targetsOf(resolver, place.file, place.call)
    const isOther = targets.length > 0 && !targets.some((target) => target.file === file && target.function === id)
    const site = caller?.facts.calls[place.call]?.site
    if (isOther) continue
    if (!caller || !site || targets.length === 0) return false
    const isRoot = isGivenToRun(caller, place.call)
    if (isRoot ? !startsNothing(subject, id, new Set(), 0) : !isAlone(caller, site.function, depth + 1)) return false
    isCalled = true
  }
  return isCalled
}

const starters: ReadonlySet<string> = new Set(['create_task', 'ensure_future', 'start_soon', 'TaskGroup', 'create_task_group', 'gather', 'run_in_executor', 'start_server', 'start_unix_server', 'create_server', 'serve_forever'])

/** It names what starts other tasks, in itself or in functions in it. Asked of each function again and again. */
function isStartingTasks({ facts }: Subject, id: FunctionId): boolean {
  const known = starting.get(facts) ?? functionsStarting(facts)
  starting.set(facts, known)
  return known.has(id)
}

const starting = new WeakMap<FileFacts, ReadonlySet<FunctionId>>()

function functionsStarting(facts: FileFacts): ReadonlySet<FunctionId> {
  const found = new Set<FunctionId>()
  for (const call of facts.calls) {
    const callee = facts.values[call.callee]
    if (!((callee?.op === 'use' || callee?.op === 'member') && starters.has(callee.name))) continue
    for (let around: FunctionId = call.site.function; around > 0; around = facts.functions[around]?.site.function ?? 0) found.add(around)
  }
  return found
}

/** Written in a command that is not async itself: a loop runs it for that command, however it gets there. */
function isPartOfCommand(subject: Subject, { site, async }: FunctionFact): boolean {
  const around = subject.facts.functions[site.function]
  return async && site.function > 0 && around?.async === false && !isStartingTasks(subject, site.function) && entryPointOf(subject, site.function)?.kind === 'cli'
}

/** `asyncio.run(main())`, `loop.run_until_complete(main())`. */
function isGivenToRun(subject: Subject, id: CallId): boolean {
  const call = subject.facts.calls[id]
  const argument = call && nodeAt(subject, call.node).parent
  const outer = argument?.kind === 'argument' ? argument.parent : null
  const runner = outer ? subject.facts.calls.findIndex((one) => one.node === outer.id) : none
  return runner >= 0 && libraryCallsOf(subject.resolver, subject.file, runner).some(({ model }) => model.returns === 'awaited<arg0>' && model.awaitable !== true)
}

/** Every await is of a call that starts no other task. */
function startsNothing(subject: Subject, id: FunctionId, seen: Set<string>, depth: number): boolean {
  const key = `${subject.file} ${id}`
  if (seen.has(key)) return true
  seen.add(key)
  if (depth > mostSteps || subject.facts.functions.some((fact) => fact.site.function === id && fact.async)) return false
  const { facts } = subject
  return facts.awaits.every((wait) => wait.site.function !== id || isOfCall(subject, wait.value))
    && facts.calls.every((call, callId) => call.site.function !== id || isPlainCall(subject, callId, seen, depth))
}

function isOfCall({ facts }: Subject, id: ValueId): boolean {
  return facts.values[id]?.op === 'call'
}

function isPlainCall(subject: Subject, id: CallId, seen: Set<string>, depth: number): boolean {
  const { resolver, file } = subject
  const targets = targetsOf(resolver, file, id)
  if (targets.length > 0) {
    return targets.every((target) => {
      const callee = resolver.workspace.subject(target.file)
      return callee !== undefined && startsNothing(callee, target.function, seen, depth + 1)
    })
  }
  const models = libraryCallsOf(resolver, file, id)
  if (models.some(({ model }) => model.together !== undefined || model.returns === 'promise<awaited<arg0>>')) return false
  const call = subject.facts.calls[id]
  const callee = subject.facts.values[call?.callee ?? none]
  return models.length > 0 || call?.awaited !== true || ((callee?.op === 'member' || callee?.op === 'use') && !startsByName.test(callee.name))
}

/** What is not known is taken to start nothing, unless its name says that it may. */
const startsByName = /serve|server|start|run|listen|consume|subscribe|spawn|launch|loop|watch|schedule|poll|work|main|handle|process|connect|join|wait/i
