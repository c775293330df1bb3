// What holds an event loop: blocking operations that an async function, or a request handler in JavaScript, runs in its own thread.
// What is handed to another thread holds nobody up, and what another async function runs is that function's own matter.

import type { Node } from '../../syntax/tree.js'
import { none, type CallId, type FunctionId, type LoopId, type NodeId, type Site, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { isCallbackOf, libraryCallsOf } from '../resolve/calls.js'
import { isAskedFor } from './asked-for.js'
import { callbackRuns } from './loops.js'
import { isMemoGuarded } from './memo.js'
import type { Operation } from './operations.js'
import type { Reached, Step } from './reach.js'
import { isRequestHandler } from './request-handlers.js'
import { isRuledOut } from './ruled-out.js'
import { nodeAt, type Subject } from './subject.js'
import { placeOfCall } from '../unwritten.js'

/** The async function, or handler, that runs a site; undefined where other code does, or another thread. */
export function loopFunctionOf(subject: Subject, site: Site): FunctionId | undefined {
  const [last] = runningFunctions(subject, site).slice(-1)
  return last !== undefined && isOnLoop(subject, last) ? last : undefined
}

/** Those operations of a step that hold the thread of the function that the step stands in. */
export function holdingIn(subject: Subject, step: Step): readonly Reached[] {
  if (!step.reached.some(({ operation }) => holds(operation))) return []
  if (isKeptForLater(subject, step.node, runningFunctions(subject, step.site))) return []
  if (step.direct) return holds(step.direct) && !isAwaited(subject, step.direct) && !isAskedFor({ operation: step.direct, hops: [] }) ? step.reached : []
  if (step.call !== none && isLeftToOthers(subject, step.call, step.reached)) return []
  return step.reached.filter((reached) => holds(reached.operation) && isRunHere(subject, step.call, reached) && !isRuledOut(subject, step, reached) && !isAskedFor(reached))
}

function holds({ effect }: Operation): boolean {
  return effect.blocking === true
}

/** The function of a site and those around it that run it where it is written, up to the first that is on a loop; empty in another thread. */
function runningFunctions(subject: Subject, site: Site): readonly FunctionId[] {
  const functions: FunctionId[] = []
  for (let current = site.function; current > 0; ) {
    const fact = subject.facts.functions[current]
    if (!fact) return functions
    functions.push(current)
    if (isOnLoop(subject, current)) return functions
    if (isHandedElsewhere(subject, fact.loop)) return []
    if (fact.loop === none || callbackRuns(subject, fact.loop).how === 'unknown') return functions
    current = fact.site.function
  }
  return functions
}

function isOnLoop(subject: Subject, id: FunctionId): boolean {
  const fact = subject.facts.functions[id]
  return fact !== undefined && (fact.async || (subject.facts.language === 'typescript' && isRequestHandler(subject, id)))
}

/** `if logger is None: logger = make()`: what happens once in the life of a process. */
function isKeptForLater(subject: Subject, node: NodeId, functions: readonly FunctionId[]): boolean {
  const home = subject.facts.functions[functions.at(-1) ?? none]
  return home !== undefined && isMemoGuarded(subject, nodeAt(subject, node), nodeAt(subject, home.node))
}

/** A callback that a library runs in a thread, a process or a greenlet. */
function isHandedElsewhere(subject: Subject, loop: LoopId): boolean {
  const fact = subject.facts.loops[loop]
  const call = fact && subject.facts.calls[fact.call]
  if (!fact || !call) return false
  return libraryCallsOf(subject.resolver, subject.file, fact.call).some(({ model }) => model.callback?.elsewhere === true && isCallbackOf(model, fact, call))
}

/** Every function on the way is run where it is called, and none of them is async. */
function isRunHere(subject: Subject, call: CallId, { operation, hops }: Reached): boolean {
  const calls = [{ subject, call }, ...hops]
  const sites = [...hops.map((hop) => ({ subject: hop.subject, node: hop.node, site: placeOfCall(hop.subject.facts, hop.call)?.site })), operation]
  return sites.every(({ subject: at, site, node }, index) => {
    const functions = site ? runningFunctions(at, site) : []
    const caller = calls[index]
    if (functions.length === 0 || functions.some((id) => at.facts.functions[id]?.async === true || hasAsyncForm(at, id)) || isKeptForLater(at, node, functions)) return false
    const isLazy = functions.some((id) => at.facts.functions[id]?.generator === true)
    return !isLazy || (caller !== undefined && isConsumed(caller.subject, caller.call))
  }) && (hops.length > 0 || operation.call === none || !isAwaited(operation.subject, operation))
}

/** `@dispatch(aload)`: the decorator is given an async function, which it may run in this one's place. */
function hasAsyncForm({ facts, resolver, file }: Subject, id: FunctionId): boolean {
  return facts.functions[id]?.decorators.some((decorator) => {
    const value = facts.values[decorator]
    const given = value?.op === 'call' ? facts.calls[value.call]?.arguments ?? [] : []
    return given.some((one) => alternatives(resolver.kindOf({ file, value: one.value })).some((kind) => kind.is === 'function' && resolver.factsOf(kind.file).functions[kind.function]?.async === true))
  }) === true
}

/** A generator runs where somebody goes through it. */
function isConsumed(subject: Subject, id: CallId): boolean {
  const call = subject.facts.calls[id]
  if (!call) return false
  const node = nodeAt(subject, call.node)
  const { parent } = node
  if (parent?.kind === 'loop' || parent?.kind === 'clause') return parent.iterable === node
  if (parent?.kind === 'with-item' || parent?.kind === 'spread') return true
  if (parent?.kind === 'yield') return parent.delegate
  if (parent?.kind !== 'argument' || parent.parent?.kind !== 'call') return false
  return isTakenBy(subject, parent.parent.id, call.value)
}

function isTakenBy(subject: Subject, node: NodeId, value: ValueId): boolean {
  const id = subject.facts.calls.findIndex((one) => one.node === node)
  const index = subject.facts.calls[id]?.arguments.findIndex((one) => one.value === value) ?? none
  return libraryCallsOf(subject.resolver, subject.file, id).some(({ model }) => model.evaluates?.includes(index) === true || (model.streams?.includes(index) === true && model.lazy !== true))
}

/** A decorated function that is awaited though it is not async: what decorates it has it run somewhere else. */
function isLeftToOthers(subject: Subject, id: CallId, reached: readonly Reached[]): boolean {
  const call = subject.facts.calls[id]
  if (!call?.awaited) return false
  return reached.some(({ operation, hops }) => {
    const [first] = hops
    const at = first ? { subject: first.subject, site: placeOfCall(first.subject.facts, first.call)?.site } : operation
    const outermost = at.site ? runningFunctions(at.subject, at.site).at(-1) : undefined
    return outermost !== undefined && (at.subject.facts.functions[outermost]?.decorators.length ?? 0) > 0
  })
}

/** What is awaited, or entered or iterated asynchronously, does not hold the thread, whatever it was taken for. */
function isAwaited(subject: Subject, { node, library }: Operation): boolean {
  const at = nodeAt(subject, node)
  const { parent } = at
  if (parent?.kind === 'await') return true
  if (parent?.kind === 'with-item') return parent.parent?.kind === 'with' && parent.parent.async
  if (parent?.kind === 'loop' || parent?.kind === 'clause') return parent.async && parent.iterable === at
  // SQL given to something unknown: only what is used at once is known to be no promise.
  return library === undefined && subject.facts.calls.some((call) => call.node === node) && !isUsedAtOnce(at)
}

function isUsedAtOnce(node: Node): boolean {
  const { parent } = node
  return parent?.kind === 'expression-statement' || (parent?.kind === 'member' && parent.object === node && !['then', 'catch', 'finally'].includes(parent.property))
}
