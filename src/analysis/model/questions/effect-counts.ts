// How often one call of a function does what it does, through all that it calls: each operation with the numbers that its count is a
// product of, whether it is certain, and the ways that lead to it. `effects.ts` answers what is reached at all; this, how often.

import { childrenOf } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { none, type FunctionId, type ValueId } from '../facts.js'
import { weaker, type Kind } from '../kinds.js'
import { placeOfCall, type PlacedCall } from '../unwritten.js'
import { circleOf, edgesOf, isSame, keyOf, type CallEdge, type FunctionPlace } from './call-edges.js'
import { runBy } from './effects.js'
import { armsAround, mostOf, type Arm, type Share } from './exclusive-arms.js'
import { contentsOf } from './function-contents.js'
import { givenArgument } from './given-argument.js'
import { givenBound, type Bound } from './loop-bounds.js'
import { loopsAround, type AroundLoop } from './loops.js'
import type { Operation } from './operations.js'
import { passedOperations } from './passed-sql.js'
import type { HopFact, Step } from './reach.js'
import { namesIn, nodeAt, type Subject } from './subject.js'
import { combined, isWithin, loopsWithin, productOf, surroundingsOf, topOf, within, type Product, type Region } from './surroundings.js'
import { waitingOf } from './waiting.js'

export interface CountedOperation extends Product {
  /** What `times` is made of: of several arms, one runs. */
  readonly shares: readonly Share<number>[]
  readonly operation: Operation
  /** A branch, an earlier exit, or another function that is called instead, may leave it out. */
  readonly isConditional: boolean
  /** A loop around it may end early. */
  readonly isAtMost: boolean
  /** The part of `times` that is of loops which only go on where it has failed. */
  readonly tries: number
  /** However often it is asked for, it happens once: its function, or its library, keeps what it gave. */
  readonly isKept: boolean
  readonly confidence: Kind['confidence']
  /** The calls that lead to it, outermost first; empty where it stands in the function itself. */
  readonly trails: readonly (readonly HopFact[])[]
}

export interface EffectCounts {
  readonly operations: readonly CountedOperation[]
  /** How often the bodies of its loops run. */
  readonly passes: readonly Product[]
  /** It calls itself, alone or through others. */
  readonly isRecursive: boolean
  /** There is more than is listed. */
  readonly isCut: boolean
}

/** More of one function says nothing new. */
const mostOperations = 128
const mostTrails = 4
const longestTrail = 12
const mostPasses = 48
const mostShares = 24

const known = new WeakMap<Subject, Map<FunctionId, EffectCounts>>()

/** What one step of a region does in each of its runs. */
export function countsOfStep(region: Region, { call, direct }: Step): readonly CountedOperation[] {
  const { subject, function: id } = region
  if (direct) return [ownOperation(region, direct)]
  return edgesOf(subject, id).filter((edge) => edge.call === call).flatMap((edge) => throughCall(region, edge).operations)
}

export function effectCountsOf(subject: Subject, id: FunctionId): EffectCounts {
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<FunctionId, EffectCounts>())
  let counts = ofFile.get(id)
  if (!counts) ofFile.set(id, counts = subject.resolver.workspace.reading(subject.file, () => count({ subject, function: id })))
  return counts
}

function count(place: FunctionPlace): EffectCounts {
  const described = describedOperation(place)
  if (described) return { operations: described, passes: [], isRecursive: false, isCut: false }
  const circle = circleOf(place.subject, place.function)
  const [first, ...others] = circle
  if (!first) return settled([once(place, () => true)], false)
  const repeated = runsOf([first, ...others])
  const parts = waysWithin(place, circle).map(({ to, hops }) => behind(multiplied(once(to, (edge) => !circle.some((one) => isSame(one, edge.target))), repeated), hops))
  return settled(parts, true)
}

/** What a model of the project says of the function, whatever is written in it. */
function describedOperation({ subject, function: id }: FunctionPlace): readonly CountedOperation[] | undefined {
  const model = subject.resolver.workspace.ownCall(subject.file, id)
  const fact = subject.facts.functions[id]
  if (!model || !fact) return undefined
  if (!model.effect) return []
  const library = { model, owner: fact.qualified, name: fact.name, confidence: 'high' } as const
  const operation: Operation = { subject, kind: model.effect.kind, effect: model.effect, node: fact.node, value: none, call: none, library, receiver: none, site: { function: id, loop: none }, confidence: 'high' }
  return [{ operation, times: 1, shares: [{ arms: [], value: 1 }], bounds: [], isConditional: false, isAtMost: false, tries: 1, isKept: model.memoised === true, confidence: 'high', trails: [[]] }]
}

interface Part {
  readonly operations: readonly CountedOperation[]
  readonly passes: readonly Product[]
  readonly isCut: boolean
}

/** One run of a function: what stands in it, and what the calls lead to that are `followed`. */
function once(place: Region, followed: (edge: CallEdge) => boolean): Part {
  const { subject, function: id } = place
  const operations = runBy(subject, id).operations.map((operation) => ownOperation(place, operation))
  const passes = ownPasses(place)
  const called = edgesOf(subject, id).filter(followed).map((edge) => throughCall(place, edge))
  return {
    operations: [...operations, ...called.flatMap((one) => one.operations)], passes: [...passes, ...called.flatMap((one) => one.passes)],
    isCut: called.some((one) => one.isCut),
  }
}

function ownOperation(place: Region, operation: Operation): CountedOperation {
  const { node, site, confidence, library } = operation
  const surrounding = surroundingsOf(place, { node, site }, operation)
  // What a relation gives may have come with its object.
  const isConditional = surrounding.isConditional || operation.kind === 'load'
  const isKept = library?.model.memoised === true
  const product = isKept ? { times: 1, bounds: [] } : { times: surrounding.times, bounds: surrounding.bounds }
  const shares = [{ arms: armsIn(place, node), value: product.times }]
  return { operation, ...product, shares, isAtMost: surrounding.isAtMost, tries: isKept ? 1 : surrounding.tries, isConditional, isKept, confidence: weaker(confidence, surrounding.confidence), trails: [[]] }
}

function armsIn(place: Region, node: number): readonly Arm[] {
  return armsAround(nodeAt(place.subject, node), topOf(place), `${place.subject.file} `)
}

function ownPasses(place: FunctionPlace): readonly Product[] {
  const { subject, function: id } = place
  return contentsOf(subject, id).loops.flatMap((loop) => {
    const fact = subject.facts.loops[loop]
    if (!fact || !isWithin(subject, fact.site.function, id)) return []
    const around = loopsAround(subject, { function: fact.inner, loop: fact.form === 'callback' && fact.inner !== fact.site.function ? none : loop })
    // A function that is given away for another purpose is no loop.
    if (around[0]?.id !== loop) return []
    return [productOf(subject, around.filter((one) => isWithin(subject, one.fact.site.function, id)))]
  })
}

/** What a call adds: the run of its target, as often as the loops around the call say, with the sizes that the call gives. */
function throughCall(place: Region, edge: CallEdge): Part {
  const { subject } = place
  const call = placeOfCall(subject.facts, edge.call)
  const run = effectCountsOf(edge.target.subject, edge.target.function)
  if (!call) return { operations: [], passes: [], isCut: false }
  const hop: HopFact = { subject, call: edge.call, node: call.node }
  const around = productAround(place, edge, call)
  const arms = [...armsIn(place, call.node), ...edge.isOneOfSeveral ? [targetArm(subject, edge)] : []]
  const taken = isTakenOnce(subject, edge, call)
  const operations = withPassedSql(place, edge, run.operations).map((one): CountedOperation => {
    const surrounding = surroundingsOf(place, call, one.operation)
    const own = givenProduct(place, edge, taken ? upToFirst(edge.target, one) : one)
    const isKept = one.isKept || edge.keeps !== undefined
    const product = one.isKept ? own : combined(edge.keeps || edge.isBatched ? around : surrounding, own)
    // The same arguments may come again.
    const isOfArguments = edge.keeps === 'all' && !one.isKept && (around.times > 1 || around.bounds.length > 0)
    return {
      ...one, ...product, shares: sharesThrough(one, { arms, through: `${subject.file} ${call.node} ` }, product.times), isKept,
      isConditional: one.isConditional || surrounding.isConditional || edge.isOneOfSeveral, isAtMost: one.isAtMost || surrounding.isAtMost || isOfArguments || (taken && (own.times > 1 || own.bounds.length > 0)),
      tries: one.tries * (one.isKept || edge.keeps || edge.isBatched ? 1 : surrounding.tries),
      confidence: weaker(weaker(edge.confidence, one.confidence), surrounding.confidence),
      trails: one.trails.filter((trail) => trail.length < longestTrail).map((trail) => [hop, ...trail]),
    }
  })
  return {
    operations: operations.filter((one) => one.trails.length > 0), isCut: run.isCut || operations.some((one) => one.trails.length === 0),
    passes: run.passes.map((one) => combined(around, givenProduct(place, edge, taken ? upToFirst(edge.target, one) : one))),
  }
}

/** Of several functions that a call may be of, it is of one. */
function targetArm(subject: Subject, { call, target }: CallEdge): Arm {
  return { choice: `${subject.file} target of ${call}`, arm: keyOf(target) }
}

/** `next(rows(urls))`: the generator runs until it gives its first element. */
function isTakenOnce(subject: Subject, { target }: CallEdge, call: PlacedCall): boolean {
  const argument = nodeAt(subject, call.node).parent
  const around = argument?.kind === 'argument' ? argument.parent : null
  const isNext = around?.kind === 'call' && around.callee.kind === 'name' && around.callee.name === 'next' && around.arguments[0] === argument
  return isNext && target.subject.facts.functions[target.function]?.generator === true
}

/** Without the loops that give an element in each of their passes. */
function upToFirst({ subject }: FunctionPlace, { times, bounds }: Product): Product {
  return { times, bounds: bounds.filter((bound) => !bound.loops.some((loop) => loop.subject === subject && givesInEach(nodeAt(subject, loop.node)))) }
}

function givesInEach(loop: Node): boolean {
  return loop.kind === 'loop' && loop.body.statements.some((statement) => givesAny(statement))
}

function givesAny(node: Node): boolean {
  if (node.kind === 'yield') return true
  return !/^(branch|conditional|logical|loop|function|try|switch)$/.test(node.kind) && childrenOf(node).some(givesAny)
}

/** The arms of the call, then those in what it runs: another call may take others. */
function sharesThrough({ shares, times }: CountedOperation, { arms, through }: { readonly arms: readonly Arm[]; readonly through: string }, product: number): readonly Share<number>[] {
  return shares.map((share) => ({ arms: [...arms, ...share.arms.map(({ choice, arm }) => ({ choice: through + choice, arm }))], value: share.value * product / times }))
}

/** SQL that the call hands over says what the function does with it. */
function withPassedSql({ subject }: FunctionPlace, { call, target }: CallEdge, known: readonly CountedOperation[]): readonly CountedOperation[] {
  const passed = passedOperations({ subject, call }, target)
  if (passed.length === 0) return known
  const isPassed = (one: CountedOperation): boolean => one.trails.some((trail) => trail.length === 0) && passed.some(({ node }) => node === one.operation.node)
  return [...passed.map((operation) => ownOperation(target, operation)), ...known.filter((one) => !isPassed(one))]
}

/** As often as the loops around the call run its target: what is kept once for each argument, what is kept by an object once for each object. */
function productAround(region: Region, { call: id, keeps, isBatched }: CallEdge, call: PlacedCall): Product {
  const { subject } = region
  const loops = loopsWithin(region, call.site)
  const given = subject.facts.calls[id]?.arguments ?? []
  if (keeps === 'all') return productOf(subject, loops.filter((one) => given.some(({ value }) => isOfEach(subject, value, one))))
  // The callbacks of `map` all begin before the first of them goes on.
  if (isBatched) return productOf(subject, loops.filter(({ fact }) => fact.form !== 'callback'))
  return productOf(subject, keeps === 'object' ? loops.filter((one) => isOfEach(subject, call.receiver, one)) : loops)
}

/** Whether each iteration has a value of its own there. */
function isOfEach(subject: Subject, receiver: ValueId, { fact }: AroundLoop): boolean {
  return namesIn(subject, receiver).some((name) => name.definitions.some((one) => fact.definitions.includes(one) || fact.targets.includes(one)))
}

/** Sizes of parameters are those of what the call gives. */
function givenProduct({ subject }: FunctionPlace, { call, target }: CallEdge, product: Product): Product {
  let result: Product = { times: product.times, bounds: [] }
  for (const bound of product.bounds) {
    const { parameter } = bound
    const isOfTarget = parameter !== undefined && parameter.function === target.function && bound.subject === target.subject
    const given = isOfTarget ? givenArgument({ subject, call }, target, parameter.index) : undefined
    const size = given === undefined ? bound : givenBound(bound, given.subject, given.value)
    result = combined(result, within(size, { times: 1, bounds: [] }))
  }
  return result
}

/** How often functions that call each other run, which nothing says. */
function runsOf(circle: readonly [FunctionPlace, ...FunctionPlace[]]): Bound {
  const { subject, function: id } = circle.reduce((first, one) => keyOf(one) < keyOf(first) ? one : first)
  const node = subject.facts.functions[id]?.node ?? 0
  return { key: `runs ${keyOf({ subject, function: id })}`, form: 'runs', subject, node, parameter: undefined, most: undefined, loops: [] }
}

/** The shortest ways from a function to those of its circle. */
function waysWithin(from: FunctionPlace, circle: readonly FunctionPlace[]): readonly { readonly to: FunctionPlace; readonly hops: readonly HopFact[] }[] {
  const ways: { to: FunctionPlace; hops: readonly HopFact[] }[] = [{ to: from, hops: [] }]
  for (const { to, hops } of ways) for (const { call, target } of edgesOf(to.subject, to.function)) {
    const isNew = circle.some((one) => isSame(one, target)) && !ways.some((way) => isSame(way.to, target))
    if (isNew) ways.push({ to: target, hops: [...hops, { subject: to.subject, call, node: placeOfCall(to.subject.facts, call)?.node ?? 0 }] })
  }
  return ways
}

function multiplied({ operations, passes, isCut }: Part, by: Bound): Part {
  const repeated = <T extends Product>(one: T): T => ({ ...one, bounds: [by, ...one.bounds] })
  return { operations: operations.map((one) => one.isKept ? one : repeated(one)), passes: passes.map(repeated), isCut }
}

function behind(part: Part, hops: readonly HopFact[]): Part {
  return { ...part, operations: part.operations.map((one) => ({ ...one, trails: one.trails.map((trail) => [...hops, ...trail].slice(0, longestTrail)) })) }
}

/** The same operation, as often, under the same conditions and waited for alike, is one entry with several trails. */
function settled(parts: readonly Part[], isRecursive: boolean): EffectCounts {
  const entries = new Map<Operation, Map<string, CountedOperation>>()
  let size = 0
  let isCut = parts.some((part) => part.isCut)
  for (const one of parts.flatMap((part) => part.operations)) {
    let alike = entries.get(one.operation)
    if (!alike) entries.set(one.operation, alike = new Map<string, CountedOperation>())
    const key = [waitingOf(one.operation, one.trails[0] ?? []), one.isConditional, one.isAtMost, one.isKept, ...one.bounds.map((bound) => bound.key).sort()].join('\0')
    const same = alike.get(key)
    if (!same && size >= mostOperations) { isCut = true; continue }
    if (!same) size++
    alike.set(key, same ? joined(same, one) : one)
  }
  const passes = parts.flatMap((part) => part.passes)
  return { operations: [...entries.values()].flatMap((alike) => [...alike.values()]), passes: joinedPasses(passes).slice(0, mostPasses), isRecursive, isCut }
}

function joined(a: CountedOperation, b: CountedOperation): CountedOperation {
  const shares = a.isKept ? (a.times < b.times ? b : a).shares : [...a.shares, ...b.shares]
  const times = mostOf(shares, numbers)
  return {
    ...a, times, shares: shares.length > mostShares ? [{ arms: [], value: times }] : shares, confidence: weaker(a.confidence, b.confidence),
    trails: [...a.trails, ...b.trails].slice(0, mostTrails),
  }
}

const numbers = { add: (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0), larger: (all: readonly number[]) => Math.max(...all) }

function joinedPasses(products: readonly Product[]): readonly Product[] {
  const sums = new Map<string, Product>()
  for (const one of products) {
    const key = one.bounds.map((bound) => bound.key).sort().join('\0')
    const same = sums.get(key)
    sums.set(key, same ? { ...same, times: same.times + one.times } : one)
  }
  return [...sums.values()]
}
