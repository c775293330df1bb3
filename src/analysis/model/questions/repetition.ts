// Whether something runs once per iteration of a loop that is worth a finding. Rules ask this and nothing else about loops.

import type { Confidence, Level } from '../../finding.js'
import type { Node } from '../../syntax/tree.js'
import { none, type CallFact, type LoopFact, type LoopId, type NodeId, type Site, type ValueId } from '../facts.js'
import { kindAt, nodeAt, type Subject } from './subject.js'
import { iterationBound, smallBound } from './bounds.js'
import { alwaysLeaves } from './exits.js'
import { loopsAround, type AroundLoop } from './loops.js'
import { elementsFor } from './few-elements.js'
import { goesByStrides } from './strides.js'

export interface Repetition {
  /** The innermost loop that repeats it. */
  readonly loop: LoopId
  readonly fact: LoopFact
  /** That loop and those around it that repeat it as well, innermost first. */
  readonly all: readonly LoopId[]
  readonly confidence: Confidence
  /** Most iterations of the innermost loop, where the code says. */
  readonly bound: number | undefined
}

const known = new WeakMap<Subject, Map<string, Repetition | undefined>>()

/** Undefined where it runs once, in small loops only (unless `level` is aggressive), or in a loop over batches. */
export function repetitionOf(subject: Subject, at: { readonly site: Site; readonly node: NodeId }, level: Level): Repetition | undefined {
  if (at.site.loop === none && at.site.function === 0) return undefined
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<string, Repetition | undefined>())
  const key = `${at.node} ${at.site.function} ${at.site.loop} ${level}`
  if (!ofFile.has(key)) ofFile.set(key, subject.resolver.workspace.reading(subject.file, () => findRepetition(subject, at, level)))
  return ofFile.get(key)
}

function findRepetition(subject: Subject, at: { readonly site: Site; readonly node: NodeId }, level: Level): Repetition | undefined {
  const around = loopsAround(subject, at.site)
  // Most things are in no loop: their file is not parsed for them.
  if (around.length === 0) return undefined
  const operation = nodeAt(subject, at.node)
  const repeating: { loop: AroundLoop; bound: number | undefined }[] = []
  for (const loop of around) {
    // What comes after a loop over batches is one of few, by its author's choice.
    if (isBatchLoop(subject, loop)) break
    const node = loopNode(subject, loop.fact)
    if (alwaysLeaves(operation, node)) continue
    const bound = fewer(iterationBound(subject, loop.id), elementsFor(subject, operation, node, loop.fact))
    if (bound !== undefined && (bound <= 1 || (bound <= smallBound && level !== 'aggressive'))) continue
    repeating.push({ loop, bound })
  }
  const [innermost] = repeating
  if (!innermost) return undefined
  return {
    loop: innermost.loop.id, fact: innermost.loop.fact, all: repeating.map((one) => one.loop.id), bound: innermost.bound,
    confidence: innermost.loop.confidence,
  }
}

/** `elements`: for so many of them it runs. */
function fewer(bound: number | undefined, elements: number | undefined): number | undefined {
  return elements === undefined || elements > smallBound ? bound : Math.min(bound ?? elements, elements)
}

function loopNode(subject: Subject, fact: LoopFact): Node {
  return nodeAt(subject, fact.node)
}

const chunkers = /^(i?batch(ed|es|er)?|chunk(s|ed|ify|er)?|partition_all|grouper|windowed|array_split|in_batches|split_?every|into_?chunks|split_?into_?(chunks|batches))$|(_|^)(chunks?|chunked|batch(es|ed)?)(_|$)|Chunks?$|Batch(es)?$|^(chunk|batch)(Array|List|Items|By)/

/** `for batch in chunked(xs, 100)`, `range(0, n, size)`, `for (let i = 0; i < n; i += size)`. */
function isBatchLoop(subject: Subject, loop: AroundLoop): boolean {
  const { fact } = loop
  if (fact.form === 'counted') {
    const node = nodeAt(subject, fact.node)
    const update = node.kind === 'loop' ? node.update : null
    if (update?.kind !== 'assign') return false
    if (update.operator === '=' && update.value?.kind === 'binary' && update.value.operator === '+') return !isOne(subject, update.value.right)
    if (update.operator === '+=' && !isOne(subject, update.value)) return true
    // `for (let i = 0; i < batches.length; i++)`
    const limit = node.kind === 'loop' && node.test?.kind === 'compare' ? node.test.operands[1] : undefined
    return limit?.kind === 'member' && limit.property === 'length' && areBatches(subject, subject.facts.valueOfNode[limit.object.id] ?? none)
  }
  if (fact.form === 'while' || fact.form === 'do') {
    const node = nodeAt(subject, fact.node)
    return takesBatch(node) || goesByStrides(subject, node)
  }
  if (fact.iterable === none) return false
  const { name, call } = callOf(subject, unwrapped(subject, fact.iterable))
  if (name === 'range' && call?.arguments.length === 3) return !isOne(subject, nodeOfArgument(subject, call.arguments[2]?.value))
  // `for i in range(len(batches))`
  const counted = name === 'range' && call?.arguments.length === 1 ? callOf(subject, call.arguments[0]?.value ?? none) : undefined
  if (counted?.name === 'len') return areBatches(subject, counted.call?.arguments[0]?.value ?? none)
  return areBatches(subject, fact.iterable)
}

function areBatches(subject: Subject, id: ValueId): boolean {
  const { name, call } = callOf(subject, unwrapped(subject, id))
  return chunkers.test(name) && (call?.arguments.length ?? 0) >= 1
}

function callOf({ facts }: Subject, id: ValueId): { readonly name: string; readonly call?: CallFact | undefined } {
  const value = facts.values[id]
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  const callee = call && facts.values[call.callee]
  return { name: callee?.op === 'use' || callee?.op === 'member' ? callee.name : '', call }
}

/** `while (ids.length) { const batch = ids.splice(0, 100) … }`, `while batch := list(islice(it, 100)):` */
function takesBatch(loop: Node): boolean {
  if (loop.kind !== 'loop') return false
  const [first] = loop.body.statements
  const taken = first?.kind === 'declaration' ? first.declarators[0]?.value : first?.kind === 'expression-statement' && first.expression.kind === 'assign' ? first.expression.value : null
  const tested = loop.test?.kind === 'assign' ? loop.test.value : null
  return [taken, tested].some((node) => node !== null && node !== undefined && isBatchOf(node))
}

/** Some elements from the front at once: `splice(0, n)`, `islice(it, n)`, `xs[i:i + n]`, `xs.slice(i, i + n)`. */
function isBatchOf(node: Node): boolean {
  if (node.kind === 'index') return node.index.kind === 'slice' && node.index.upper !== null
  if (node.kind !== 'call') return false
  const name = node.callee.kind === 'member' ? node.callee.property : node.callee.kind === 'name' ? node.callee.name : ''
  const [first, second] = node.arguments
  if ((name === 'list' || name === 'tuple') && first) return isBatchOf(first.value)
  const isOneAtATime = second?.value.kind === 'literal' && second.value.value === 1
  return (name === 'splice' || name === 'slice' || name === 'islice') && second !== undefined && !isOneAtATime
}

/** Without `enumerate(…)` and tqdm-like wrappers, and through a name to the call that made it. */
function unwrapped(subject: Subject, id: number): number {
  const { facts } = subject
  for (let round = 0; round < 4; round++) {
    const value = facts.values[id]
    if (value?.op === 'use' && value.definitions.length === 1) {
      const source = facts.definitions[value.definitions[0] ?? none]?.source
      if (source?.from !== 'value') return id
      id = source.value
    } else if (value?.op === 'call') {
      const { name, call } = callOf(subject, id)
      const first = call?.arguments[0]
      const callee = facts.values[call?.callee ?? none]
      // `for (const [index, batch] of batches.entries())`
      if (name === 'entries' && callee?.op === 'member' && !first) { id = callee.object; continue }
      if ((name !== 'enumerate' && name !== 'tqdm' && name !== 'list') || !first) return id
      id = first.value
    } else return id
  }
  return id
}

function nodeOfArgument(subject: Subject, value: number | undefined): Node | null {
  const fact = value === undefined ? undefined : subject.facts.values[value]
  return fact ? nodeAt(subject, fact.node) : null
}

function isOne(subject: Subject, node: Node | null): boolean {
  if (!node) return true
  const kind = kindAt(subject, subject.facts.valueOfNode[node.id] ?? none)
  const value = kind.is === 'number' ? kind.value : undefined
  return value === 1 || value === -1
}
