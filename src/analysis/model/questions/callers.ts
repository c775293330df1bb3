// Which functions call a function, and how often one run of each does: the calls of the workspace by its name, as far as they lead to it.

import { handedName, running } from '../entry-names.js'
import { none, type CallFact, type CallId, type FunctionFact, type FunctionId, type NodeId, type Site, type ValueId } from '../facts.js'
import { alternatives, isAtLeast } from '../kinds.js'
import { nameOfFunction } from '../resolve/function-names.js'
import { targetsOf } from '../resolve/targets.js'
import { placeOfCall } from '../unwritten.js'
import type { FunctionPlace } from './call-edges.js'
import { isMemoised } from './effects.js'
import { startOf } from './entry-points.js'
import { alwaysLeaves } from './exits.js'
import { holderOf, valueBehind } from './held-values.js'
import { libraryPathOf } from './library-paths.js'
import { boundOfLoop, givenBound } from './loop-bounds.js'
import { callbackRuns, calledInPlace, loopsAround } from './loops.js'
import { nodeAt, type Subject } from './subject.js'
import { combined, within, type Product } from './surroundings.js'
import { unwrittenCallsOf } from './unwritten-calls.js'

export interface Caller {
  readonly place: FunctionPlace
  /** For each call. */
  readonly product: Product
  /** The call itself, where one is written that gives the function its arguments. */
  readonly from?: { readonly subject: Subject; readonly call: CallId }
}

/** A name that so many calls have says little, and takes long to look through. */
const mostPlaces = 400

const known = new WeakMap<Subject, Map<FunctionId, readonly Caller[]>>()

/** Those that call it directly; a function that runs where it is written is called by the one around it. */
export function callersOfFunction(subject: Subject, id: FunctionId): readonly Caller[] {
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<FunctionId, readonly Caller[]>())
  let callers = ofFile.get(id)
  if (!callers) ofFile.set(id, callers = subject.resolver.workspace.reading(subject.file, () => findCallers(subject, id)))
  return callers
}

function findCallers(subject: Subject, id: FunctionId): readonly Caller[] {
  const fact = subject.facts.functions[id]
  if (!fact || id === 0) return []
  const outer = homeOf(subject, { function: id, loop: none }, fact.node)
  if (outer.place.function !== id) return [outer]
  const isKept = isMemoised(subject, fact)
  const callers = [...written(subject, id, fact), ...unwritten(subject, id), ...injecting(subject, id, fact), ...wrapped(subject, id), ...handed(subject, id)]
  // What is kept is made once, however often it is asked for.
  return isKept ? callers.map((one) => ({ ...one, product: once })) : callers
}

const once: Product = { times: 1, bounds: [] }

function written(subject: Subject, id: FunctionId, fact: FunctionFact): readonly Caller[] {
  const { resolver, file } = subject
  const name = calledAs(subject, id, fact)
  const places = name === '' ? [] : resolver.workspace.callersOf(file, name) ?? ownCalls(subject, name)
  return places.length > mostPlaces ? [] : places.flatMap((place) => callerAt(subject, id, place.file, place.call))
}

/** What calls something else of the name is looked at without depending on it: the index of names says when that changes. */
function callerAt(subject: Subject, id: FunctionId, file: string, call: CallId): readonly Caller[] {
  const { resolver } = subject
  const targets = resolver.workspace.untracked(() => targetsOf(resolver, file, call).filter((one) => isAtLeast(one.confidence, 'medium')))
  const its = targets.find((one) => one.file === subject.file && one.function === id)
  const caller = its ? resolver.workspace.subject(file) : undefined
  const place = caller && placeOfCall(caller.facts, call)
  // What a decorator puts around a function runs as often as the function.
  const several = its?.isAround ? 1 : targets.filter((one) => one.isAround !== true).length
  if (!its || !caller || !place) return []
  return [{ ...sharedBy(homeOf(caller, place.site, place.node), several), ...its.isAround !== true && { from: { subject: caller, call } } }]
}

/** `for (const plugin of plugins) plugin.run()`: of several that a call may be of, each has its part of the calls. */
function sharedBy({ place, product }: Caller, targets: number): Caller {
  return targets === 1 ? { place, product } : { place, product: { ...product, times: product.times / targets } }
}

function calledAs({ facts }: Subject, id: FunctionId, fact: FunctionFact): string {
  const isConstructor = fact.form === 'constructor' || /^__(init|post_init|new)__$/.test(fact.name)
  return isConstructor ? facts.classes[fact.class]?.name ?? '' : nameOfFunction(facts, id)
}

/** Until every file is read, those of its own. */
function ownCalls({ facts, file }: Subject, name: string): readonly { readonly file: string; readonly call: CallId }[] {
  return facts.calls.flatMap(({ callee }, call) => {
    const value = facts.values[callee]
    return (value?.op === 'use' || value?.op === 'member') && value.name === name ? [{ file, call }] : []
  })
}

/** Getters that are read, objects that are entered, gone through or put into a text, in its own file. */
function unwritten(subject: Subject, id: FunctionId): readonly Caller[] {
  const fact = subject.facts.functions[id]
  if (fact?.form !== 'getter' && !/^__\w+__$/.test(fact?.name ?? '')) return []
  return unwrittenCallsOf(subject).flatMap(({ call }) => callerAt(subject, id, subject.file, call))
}

/** FastAPI's `session=Depends(get_session)`: each call of the function with the parameter is one of what it depends on. */
function injecting(subject: Subject, id: FunctionId, { name }: FunctionFact): readonly Caller[] {
  const { workspace } = subject.resolver
  if (subject.facts.language !== 'python' || name === '') return []
  return (workspace.callersOf(subject.file, handedName(name)) ?? []).flatMap((place) => {
    const caller = workspace.subject(place.file)
    const call = caller?.facts.calls[place.call]
    const given = call?.arguments[0]
    const isMarker = caller && call && given && /(^|\.)(Depends|Security|TaskiqDepends)$/.test(libraryPathOf(caller, call.callee) ?? '')
    if (!isMarker || !isFunction(caller, given.value, subject.file, id)) return []
    return caller.facts.functions.flatMap((one, index): Caller[] => one.parameters.some((parameter) => parameter.default === call.value) ? [{ place: { subject: caller, function: index }, product: once }] : [])
  })
}

/** `export const getTeam = cache(async (id) => { … })`: whoever calls what the call gave runs the function that it was given. */
function wrapped(subject: Subject, id: FunctionId): readonly Caller[] {
  return callsOfHeld(subject, id).map((one) => homeOf(one.subject, one.call.site, one.call.node))
}

function callsOfHeld(subject: Subject, id: FunctionId): readonly { readonly subject: Subject; readonly call: CallFact }[] {
  const holder = holderOf(subject, id)
  if (!holder) return []
  const { workspace } = subject.resolver
  const places = workspace.callersOf(subject.file, holder.name) ?? ownCalls(subject, holder.name)
  return places.length > mostPlaces ? [] : places.flatMap((place) => {
    const caller = workspace.subject(place.file)
    const call = caller?.facts.calls[place.call]
    const held = caller && call ? valueBehind(caller, call.callee) : undefined
    return caller && call && held?.subject.file === subject.file && held.value === holder.value ? [{ subject: caller, call }] : []
  })
}

/** `executor.submit(load, id)`, `pool.map(load, ids)`, `ids.map(load)`: what is given to run is called by who gives it. */
function handed(subject: Subject, id: FunctionId): readonly Caller[] {
  const { workspace } = subject.resolver
  const name = nameOfFunction(subject.facts, id)
  const places = name === '' ? [] : workspace.callersOf(subject.file, handedName(name)) ?? []
  return places.length > mostPlaces ? [] : places.flatMap((place) => {
    const caller = workspace.subject(place.file)
    const call = caller?.facts.calls[place.call]
    const callee = call && caller.facts.values[call.callee]
    const how = callee?.op === 'use' || callee?.op === 'member' ? running.get(callee.name) : undefined
    const given = caller && call && how ? call.arguments.findIndex((one) => (one.name === null || one.name === 'target' || one.name === 'func') && isFunction(caller, one.value, subject.file, id)) : -1
    // Methods of collections are loops that call it already.
    if (!caller || !call || given < 0 || caller.facts.loops.some((one) => one.form === 'callback' && one.call === place.call)) return []
    const home = homeOf(caller, call.site, call.node)
    return [how === 'each' ? { ...home, product: combined(home.product, elementsOf(caller, place.call, given)) } : home]
  })
}

/** Of the collection that the function is run for: the first other argument, or what the method is of. */
function elementsOf(subject: Subject, id: CallId, given: number): Product {
  const { facts } = subject
  const call = facts.calls[id]
  const callee = call && facts.values[call.callee]
  const other = call?.arguments.find((one, index) => index !== given && one.name === null && one.spread === '')
  const collection = other?.value ?? (callee?.op === 'member' ? callee.object : none)
  return collection === none ? once : within(givenBound({ key: '', form: 'elements', subject, node: call?.node ?? 0, parameter: undefined, most: undefined, loops: [] }, subject, collection), once)
}

function isFunction(subject: Subject, value: ValueId, file: string, id: FunctionId): boolean {
  return alternatives(subject.resolver.kindOf({ file: subject.file, value })).some((kind) => kind.is === 'function' && kind.file === file && kind.function === id)
}

/** The function that runs a place when it runs, through callbacks and functions that are called where they are written; with the loops on the way. */
function homeOf(subject: Subject, from: Site, node: NodeId): Caller {
  const { facts } = subject
  let product = once
  let site = from
  let at = node
  for (let round = 0; round < 16; round++) {
    for (const loop of loopsAround(subject, site)) {
      if (!alwaysLeaves(nodeAt(subject, at), nodeAt(subject, loop.fact.node))) product = combined(within(boundOfLoop(subject, loop.id), once), product)
    }
    const home = runningHome(subject, site.function)
    const call = isRunOnce(subject, home) ? facts.calls[writtenInto(subject, home)] : undefined
    if (!call) return { place: { subject, function: home }, product }
    site = call.site
    at = call.node
  }
  return { place: { subject, function: runningHome(subject, site.function) }, product }
}

/** The function by whose running it runs: for callbacks and functions that are called in place the one around them. */
export function runningFunction(subject: Subject, id: FunctionId): FunctionId {
  return homeOf(subject, { function: id, loop: none }, subject.facts.functions[id]?.node ?? 0).place.function
}

/** As far out as `loopsAround` goes. */
function runningHome(subject: Subject, from: FunctionId): FunctionId {
  const { facts } = subject
  for (let id = from; ;) {
    const fact = facts.functions[id]
    if (!fact || id === 0) return id
    if (fact.loop !== none) {
      if (callbackRuns(subject, fact.loop).how === 'unknown') return id
      id = facts.loops[fact.loop]?.site.function ?? 0
    } else if (calledInPlace(facts).has(id)) id = fact.site.function
    else return id
  }
}

const listening = /^(on|once|off|use|then|catch|finally|add\w*Listener|addListener|subscribe|watch|listen|setInterval|setTimeout|setImmediate|nextTick|define|register|describe|it|test|before\w*|after\w*|use[A-Z]\w*)$/
const afterwards = /^(then|catch|finally|setTimeout|setImmediate|nextTick)$/

/** A function that is written into a call and no entry point: `transaction(async (client) => { … })` runs it once, as far as anybody knows. */
function isRunOnce(subject: Subject, id: FunctionId): boolean {
  const { facts } = subject
  const into = writtenInto(subject, id)
  const callee = facts.values[facts.calls[into]?.callee ?? none]
  const name = callee?.op === 'use' || callee?.op === 'member' ? callee.name : ''
  if (id === 0 || into === none || (listening.test(name) && !afterwards.test(name)) || startOf(subject, id) !== undefined) return false
  return holderOf(subject, id) === undefined || (facts.functions[id]?.site.function !== 0 && callsOfHeld(subject, id).length === 0)
}

const done = /^(handler|run|execute|callback|task|action|operation)$/
const inObjects = new WeakMap<Subject, ReadonlyMap<FunctionId, CallId>>()

/** The call that it is written into, as an argument or, inside of a function, under a key that says so: `checked({ request, handler: async () => { … } })`. */
function writtenInto(subject: Subject, id: FunctionId): CallId {
  let calls = inObjects.get(subject)
  if (!calls) inObjects.set(subject, calls = new Map(subject.facts.calls.flatMap((call, at) => functionsUnder(subject, call).map((one) => [one, at] as const))))
  return subject.facts.functions[id]?.inline?.call ?? calls.get(id) ?? none
}

function functionsUnder({ facts }: Subject, call: CallFact): readonly FunctionId[] {
  return call.site.function === 0 ? [] : call.arguments.flatMap(({ value }) => {
    const given = facts.values[value]
    return given?.op !== 'dictionary' ? [] : given.entries.flatMap((entry) => {
      const made = facts.values[entry.value]
      return made?.op === 'function' && entry.key !== null && done.test(entry.key) ? [made.function] : []
    })
  })
}
