// The loops that repeat a place in a function, or in one pass of a loop of it, as a product of numbers; and whether it is always come to.

import type { Node } from '../../syntax/tree.js'
import { none, type FunctionId, type LoopId, type Site } from '../facts.js'
import { weaker, type Kind } from '../kinds.js'
import type { FunctionPlace } from './call-edges.js'
import { mayBeLeftOut } from './certainty.js'
import { isCoalesced } from './coalescing.js'
import { alwaysLeaves, isTriedAgain, mayLeave } from './exits.js'
import { boundOfLoop, type Bound } from './loop-bounds.js'
import { loopsAround, type AroundLoop } from './loops.js'
import { isMemoGuarded } from './memo.js'
import type { Operation } from './operations.js'
import type { Step } from './reach.js'
import { nodeAt, type Subject } from './subject.js'

/** `times` × each of the bounds. */
export interface Product {
  readonly times: number
  readonly bounds: readonly Bound[]
}

/** One run of a function, or one pass of a loop of it. */
export interface Region extends FunctionPlace {
  /** `ignored`: loops in it that repeat nothing, since they are only left by trying again. */
  readonly pass?: { readonly loop: LoopId; readonly ignored: ReadonlySet<LoopId> }
}

export interface Surroundings extends Product {
  /** A branch, an earlier exit or a memo may leave it out. */
  readonly isConditional: boolean
  readonly isAtMost: boolean
  /** The part of `times` that is of loops which only go on where it has failed. */
  readonly tries: number
  readonly confidence: Kind['confidence']
}

/** The loops of the region that repeat a place in it, and whether it is always come to. */
export function surroundingsOf(region: Region, at: { readonly node: number; readonly site: Site }, operation: Operation): Surroundings {
  const { subject } = region
  const code = nodeAt(subject, at.node)
  const top = topOf(region)
  let product: Product = { times: 1, bounds: [] }
  let confidence: Kind['confidence'] = 'high'
  let isAtMost = false
  let tries = 1
  for (const loop of loopsWithin(region, at.site)) {
    const node = nodeAt(subject, loop.fact.node)
    const step: Step = { node: at.node, site: at.site, call: operation.call, direct: operation, reached: [] }
    const isLast = alwaysLeaves(code, node)
    if (isLast) {
      isAtMost = true
      if (!isTriedAgain(code, node)) continue
    }
    // Sent together as one, or asked once and kept.
    if (operation.subject === subject && isCoalesced(subject, step, operation, loop.fact)) continue
    if (isMemoGuarded(subject, code, node)) isAtMost = true
    if (mayLeave(node) || endsEarly(node, loop.fact.method)) isAtMost = true
    const bound = boundOfLoop(subject, loop.id)
    if (isLast && typeof bound === 'number') tries *= bound
    product = within(bound, product)
    confidence = weaker(confidence, loop.confidence)
  }
  const isConditional = mayBeLeftOut(code, top) || isMemoGuarded(subject, code, top)
  return { ...product, confidence, isAtMost, tries, isConditional }
}

/** The code that one run of the region runs. */
export function topOf({ subject, function: id, pass }: Region): Node {
  return wholeLoop(nodeAt(subject, (pass ? subject.facts.loops[pass.loop]?.node : subject.facts.functions[id]?.node) ?? 0))
}

/** What a clause repeats stands beside it. */
export function wholeLoop(node: Node): Node {
  return node.kind === 'clause' && node.parent ? node.parent : node
}

/** Those of the region, from the innermost out. */
export function loopsWithin({ subject, function: id, pass }: Region, site: Site): readonly AroundLoop[] {
  const found: AroundLoop[] = []
  for (const loop of loopsAround(subject, site)) {
    if (loop.id === pass?.loop || !isWithin(subject, loop.fact.site.function, id)) break
    if (pass?.ignored.has(loop.id) !== true) found.push(loop)
  }
  return found
}

const seekers: ReadonlySet<string> = new Set(['some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex'])

/** `xs.some(…)`, `any(… for x in xs)`. */
export function endsEarly(loop: Node, method: string): boolean {
  if (loop.kind !== 'clause') return seekers.has(method)
  const call = loop.parent?.parent?.kind === 'argument' ? loop.parent.parent.parent : null
  return call?.kind === 'call' && call.callee.kind === 'name' && /^(any|all|next)$/.test(call.callee.name)
}

/** Whether code of `inner` runs as a part of `outer`: the same function, or one that is written into it. */
export function isWithin(subject: Subject, inner: FunctionId, outer: FunctionId): boolean {
  for (let id = inner; id !== none; id = subject.facts.functions[id]?.site.function ?? none) {
    if (id === outer) return true
    if (subject.facts.functions[id]?.loop === none) return false
  }
  return false
}

export function productOf(subject: Subject, loops: readonly AroundLoop[]): Product {
  return loops.reduce<Product>((product, one) => within(boundOfLoop(subject, one.id), product), { times: 1, bounds: [] })
}

/** Bounds stand in the order of their loops, the outermost first. */
export function within(loop: number | Bound, product: Product): Product {
  return combined(typeof loop === 'number' ? { times: loop, bounds: [] } : { times: 1, bounds: [loop] }, product)
}

export function combined(a: Product, b: Product): Product {
  return { times: a.times * b.times, bounds: [...a.bounds, ...b.bounds] }
}
