// Whether the iterations of a loop may run in any order, or at once: none reads what an earlier one wrote, none decides whether
// a later one runs, and nothing in them asks to be done one at a time.

import type { Confidence } from '../../finding.js'
import { childrenOf } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { isInside, type Range } from '../../text/range.js'
import { none, type DefinitionId, type FunctionId, type LoopFact, type LoopId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import { mayLeave } from './exits.js'
import { givesExclusive, isDatabase, sharingOf } from './sharing.js'
import { intersects, originsOf } from './origins.js'
import { carriesState } from './carried-state.js'
import { mayChangeGiven } from './given-changed.js'
import { isCalledOnOuter, outerChanges, outerNamesAssigned, readsAny, regionOf, type OuterChange, type Region } from './outer-state.js'
import { operationsOf } from './operations.js'
import { reachedBy, type Reached } from './reach.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

export interface Independence {
  /** low where a call that is not known may observe the order. */
  readonly confidence: Confidence
  /** What each iteration adds to a collection from outside: `results.append(…)`, `out[k] = …`. */
  readonly adds: readonly OuterChange[]
  /** Sums from outside: `total += …`. */
  readonly sums: readonly DefinitionId[]
}

/** Undefined where iterations depend on each other, or must not run at once. */
export function independentIterations(subject: Subject, loop: LoopId): Independence | undefined {
  const fact = subject.facts.loops[loop]
  if (!fact || fact.async || fact.iterable === none && fact.form !== 'counted' || !isPlainLoop(subject, fact)) return undefined
  const body = bodyOf(subject, fact)
  if (mayLeave(nodeAt(subject, fact.node)) || handsOut(body) || refusesMoreWrites(subject, body)) return undefined
  const region = regionOf(subject, body.range, nodeAt(subject, fact.node).kind === 'loop' ? nodeAt(subject, fact.node).range : body.range)
  if (operationsForbid(subject, region, body, fact.inner)) return undefined
  const sums = sumsOf(subject, fact, body)
  if (!sums || outerNamesAssigned(subject, region).length > 0) return undefined
  const adds = outerChanges(subject, region)
  if (!adds.every((change) => isPureAddition(subject, change, fact))) return undefined
  const iterable = fact.iterable === none ? new Set<string>() : originsOf(subject, fact.iterable)
  for (const change of adds) if (intersects(change.origins, iterable) || readsAny(subject, region, change.origins, adds)) return undefined
  return { confidence: hasUnknownEffects(subject, region, body) || changesShared(subject, fact, body) ? 'low' : 'high', adds, sums }
}

/** The code that runs once per iteration. */
export function bodyOf(subject: Subject, fact: LoopFact): Node {
  const node = nodeAt(subject, fact.node)
  if (node.kind === 'loop') return node.body
  return node.kind === 'clause' && node.parent ? node.parent : node
}

/** A loop over what is there before it starts: `for … of`, comprehensions, a counter up to a limit. */
function isPlainLoop(subject: Subject, fact: LoopFact): boolean {
  if (fact.form === 'each' || fact.form === 'keys') return true
  const node = nodeAt(subject, fact.node)
  if (fact.form === 'clause') return node.parent?.kind === 'comprehension' && (node.parent.form !== 'generator' || isUsedUp(subject, node.parent))
  if (fact.form !== 'counted' || node.kind !== 'loop' || node.update?.kind !== 'assign' || node.test?.kind !== 'compare') return false
  const [counter] = node.update.targets
  const isStep = ['++', '--', '+=', '-='].includes(node.update.operator) && counter?.kind === 'name'
  // The limit must not be what the body finds out.
  const changed = new Set(fact.definitions.filter((id) => isInside(nodeAt(subject, subject.facts.definitions[id]?.node ?? 0).range, node.body.range)))
  const isFixed = valuesIn(subject, node.test.range).every((value) => value.op !== 'use' || value.definitions.every((id) => !changed.has(id)))
  return isStep && isFixed && ![...changed].some((id) => subject.facts.bindings[subject.facts.definitions[id]?.binding ?? none]?.name === counter.name)
}

/** A generator that the call around it goes through to its end: `dict((k, f(k)) for k in keys)`, not `any(…)`. */
function isUsedUp(subject: Subject, generator: Node): boolean {
  const { facts, resolver, file } = subject
  const argument = generator.parent
  const call = argument?.kind === 'argument' ? argument.parent : null
  const value = call?.kind === 'call' ? facts.values[facts.valueOfNode[call.id] ?? none] : undefined
  if (call?.kind !== 'call' || argument?.kind !== 'argument' || value?.op !== 'call') return false
  const index = call.arguments.indexOf(argument)
  return libraryCallsOf(resolver, file, value.call).some(({ model }) => model.evaluates?.includes(index) === true && /^(list|set|dict|tuple|number|string|bytes)/.test(model.returns ?? ''))
}

function valuesIn(subject: Subject, range: Range) {
  return subject.facts.values.filter((value) => isInside(nodeAt(subject, value.node).range, range))
}

/** Yields to a consumer, which sees the order and may stop. */
function handsOut(node: Node): boolean {
  if (node.kind === 'function' || node.kind === 'class') return false
  return node.kind === 'yield' || childrenOf(node).some(handsOut)
}

/** `const { isLimited } = await limiter.check(key); if (isLimited) throw …`: what a write gave decides whether the next one happens at all. */
function refusesMoreWrites(subject: Subject, node: Node): boolean {
  if (node.kind === 'function' || node.kind === 'class') return false
  if (node.kind === 'branch' && node.then.statements.some((one) => one.kind === 'raise') && isGivenByWrite(subject, node.test)) return true
  return childrenOf(node).some((child) => refusesMoreWrites(subject, child))
}

function isGivenByWrite(subject: Subject, test: Node): boolean {
  const { facts } = subject
  return valuesIn(subject, test.range).some((value) => value.op === 'use' && value.definitions.some((id) => {
    let source = facts.definitions[id]?.source
    while (source?.from === 'item') source = source.of
    const made = source?.from === 'value' ? facts.values[source.value] : undefined
    const given = made?.op === 'await' ? facts.values[made.of] : undefined
    return given?.op === 'call' && reachedBy(subject, given.call).some(({ operation }) => operation.kind === 'write')
  }))
}

const patient: ReadonlySet<string> = new Set(['sleep', 'lock', 'ui', 'begin', 'commit', 'rollback'])

/** A wait, a lock, a user interface, a program's end, or a handle that takes one operation at a time. */
function operationsForbid(subject: Subject, region: Region, body: Node, home: FunctionId): boolean {
  const isForbidden = ({ operation }: Reached) => {
    if (patient.has(operation.kind)) return true
    const sharing = sharingOf(subject, operation, body, home)
    return sharing === 'exclusive' ? operation.kind !== 'file-write' || operation.effect.blocking !== true : sharing === 'unknown' && isDatabase(operation)
  }
  const within = region.ranges[0] ?? body.range
  if (region.ranges.some((range) => entersLock(subject, range))) return true
  for (const operation of operationsOf(subject)) {
    if (isInside(nodeAt(subject, operation.node).range, within) && isForbidden({ operation, hops: [], confidence: 'high' })) return true
  }
  return [...subject.facts.calls.entries()].some(([id, call]) => {
    if (!isInside(nodeAt(subject, call.node).range, within)) return false
    if (isCalledOnOuter(subject, call, region.made) && carriesState(subject, id)) return true
    return asksForTime(subject, id) || givesExclusive(subject, id, body, home) || reachedBy(subject, id).some(isForbidden)
  })
}

/** `async with lock`, `with semaphore`. */
function entersLock(subject: Subject, within: Range): boolean {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  return subject.tree.nodes.some((node) => {
    if (node.kind !== 'with-item' || !isInside(node.range, within)) return false
    const value = subject.facts.valueOfNode[node.value.id] ?? none
    const kind = value === none ? undefined : kindAt(subject, value)
    return kind?.is === 'instance' && catalogue.methodOf(kind.type, 'acquire')?.model.effect?.kind === 'lock'
  })
}

const timing = /^(sleep|delay|wait|pause|throttle|back_?off|rate_?limit|acquire|lock|with_?lock|run_?exclusive|remove_?tokens)/i

/** `await sleep(100)` of another module, `limiter.acquire()`, `sys.exit()`. */
function asksForTime(subject: Subject, id: number): boolean {
  const { facts, resolver, file } = subject
  const libraries = libraryCallsOf(resolver, file, id)
  if (libraries.some(({ model }) => model.never === true)) return true
  if (libraries.length > 0 || targetsOf(resolver, file, id).length > 0) return false
  const call = facts.calls[id]
  const callee = call && facts.values[call.callee]
  const name = callee?.op === 'use' || callee?.op === 'member' ? callee.name : ''
  return call?.awaited === true && timing.test(name)
}

/** The sums that the body adds to; undefined where a name carries more than that from one iteration to the next, or after the loop. */
function sumsOf(subject: Subject, fact: LoopFact, body: Node): DefinitionId[] | undefined {
  const { facts } = subject
  const own = new Set(fact.definitions.filter((id) => isInside(nodeAt(subject, facts.definitions[id]?.node ?? 0).range, body.range) && !fact.targets.includes(id)))
  const sums = [...own].filter((id) => isSum(subject, id))
  const before = new Set(sums.flatMap((id) => { const source = facts.definitions[id]?.source; return source?.from === 'augment' ? [source.before] : [] }))
  const isCarried = facts.values.some((value, id) => {
    if (value.op !== 'use' || !value.definitions.some((one) => own.has(one)) || before.has(id)) return false
    const { range } = nodeAt(subject, value.node)
    if (!isInside(range, body.range)) return value.definitions.some((one) => own.has(one) && !sums.includes(one) && !isConstant(subject, one) && isUsedAfter(subject, one, fact, body))
    // A sum that the body reads is what earlier iterations made it.
    if (value.definitions.some((one) => sums.includes(one) && startsOutside(subject, one, own))) return true
    const isFromBefore = value.definitions.some((one) => !own.has(one))
    return value.definitions.some((one) => own.has(one) && (isFromBefore || (facts.definitions[one]?.start ?? 0) > range.start) && !isOfTheBody(subject, one, body))
  })
  return isCarried ? undefined : sums
}

function isSum(subject: Subject, id: DefinitionId): boolean {
  const source = subject.facts.definitions[id]?.source
  return source?.from === 'augment' && ['+=', '|=', '&=', '*=', '-=', '++', '--'].includes(source.operator)
}

/** It goes on from before the loop, not from a start that the body gives it. */
function startsOutside(subject: Subject, id: DefinitionId, own: ReadonlySet<DefinitionId>): boolean {
  const source = subject.facts.definitions[id]?.source
  const before = source?.from === 'augment' ? subject.facts.values[source.before] : undefined
  return before?.op === 'use' && before.definitions.some((one) => !own.has(one))
}

function isConstant(subject: Subject, id: DefinitionId): boolean {
  const source = subject.facts.definitions[id]?.source
  return source?.from === 'value' && subject.facts.values[source.value]?.op === 'constant'
}

/** Names of the body's own block are new in every iteration. */
function isOfTheBody(subject: Subject, id: DefinitionId, body: Node): boolean {
  const { facts } = subject
  const definition = facts.definitions[id]
  const all = facts.bindings[definition?.binding ?? none]?.definitions ?? []
  const isBlockScoped = facts.language === 'typescript' && all.some((one) => { const form = facts.definitions[one]?.form; return form === 'const' || form === 'let' })
  return isBlockScoped && all.every((one) => isInside(nodeAt(subject, facts.definitions[one]?.node ?? 0).range, body.range))
}

/** A comprehension's names end with it; others live on in Python, and what a closure sees counts as used. */
function isUsedAfter(subject: Subject, id: DefinitionId, fact: LoopFact, body: Node): boolean {
  return fact.form !== 'clause' && !isOfTheBody(subject, id, body)
}

/** It adds what belongs to this iteration, in a place of its own. */
function isPureAddition(subject: Subject, change: OuterChange, fact: LoopFact): boolean {
  if (!change.adds) return subject.facts.values[change.value]?.op === 'constant' && change.key === none && nodeAt(subject, change.node).kind !== 'call'
  return change.key === none || variesIn(subject, change.key, fact)
}

/** Whether a value is made from what the loop defines. */
export function variesIn(subject: Subject, value: number, fact: LoopFact): boolean {
  const own = new Set(fact.definitions)
  const at = subject.facts.values[value]
  return at !== undefined && valuesIn(subject, nodeAt(subject, at.node).range).some((one) => one.op === 'use' && one.definitions.some((id) => own.has(id)))
}

/** Calls made only for what they do, of functions that nothing is known of; and awaits of such. */
function hasUnknownEffects(subject: Subject, region: Region, body: Node): boolean {
  const { facts, resolver, file } = subject
  const within = region.ranges[0] ?? body.range
  return facts.calls.some((call, id) => {
    const node = nodeAt(subject, call.node)
    if (!isInside(node.range, within) || libraryCallsOf(resolver, file, id).length > 0 || targetsOf(resolver, file, id).length > 0) return false
    const statement = node.parent?.kind === 'await' ? node.parent.parent : node.parent
    const isForEffect = statement?.kind === 'expression-statement'
    return (isForEffect || node.parent?.kind === 'await') && !isLog(subject, call.callee) && !region.functions.has(id)
  })
}

/** What the body calls may leave something in an object that all iterations hand it. */
function changesShared(subject: Subject, fact: LoopFact, body: Node): boolean {
  const { facts } = subject
  const own = new Set(fact.definitions)
  const isShared = (id: number): boolean => {
    const value = facts.values[id]
    if (value?.op === 'use') return value.definitions.length > 0 && value.definitions.every((one) => !own.has(one) && isObject(subject, one))
    return value?.op === 'cast' && isShared(value.of)
  }
  return facts.calls.some((call, id) => isInside(nodeAt(subject, call.node).range, body.range) && mayChangeGiven(subject, id, isShared))
}

/** Something made or given, and no function, class or constant. */
function isObject({ facts }: Subject, id: DefinitionId): boolean {
  const source = facts.definitions[id]?.source
  if (source?.from !== 'value') return source?.from === 'parameter' || source?.from === 'item'
  const op = facts.values[source.value]?.op
  return op === 'call' || op === 'await' || op === 'dictionary' || op === 'cast'
}

const logging = /^(log|logs|logger|logging|console|_log|_logger|LOG|LOGGER)$/

function isLog(subject: Subject, callee: number): boolean {
  for (let value = subject.facts.values[callee]; value; value = value.op === 'member' ? subject.facts.values[value.object] : undefined) {
    if ((value.op === 'use' || value.op === 'member') && logging.test(value.name)) return true
    if (value.op === 'use' && value.name === 'print') return true
  }
  return false
}
