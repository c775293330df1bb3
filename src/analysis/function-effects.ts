// What one call of a function does, as plain data for command line, editor and estimates: counts in named bounds, conditions, trails.

import type { Confidence } from './finding.js'
import type { EffectKind } from './libraries/schema.js'
import { none, type FunctionFact, type FunctionId } from './model/facts.js'
import { functionNames, unnamed } from './model/function-names.js'
import { alternatives, present } from './model/kinds.js'
import { codeAt, codeOf, headOf } from './model/questions/code-text.js'
import { nameBounds } from './model/questions/bound-names.js'
import { largestOf, sumOf, type Count } from './model/questions/counts.js'
import { effectCountsOf, type CountedOperation } from './model/questions/effect-counts.js'
import { isMemoised } from './model/questions/effects.js'
import { mostOf } from './model/questions/exclusive-arms.js'
import { sharedHandle } from './model/questions/handles.js'
import type { Bound } from './model/questions/loop-bounds.js'
import { callbackRuns } from './model/questions/loops.js'
import type { Operation } from './model/questions/operations.js'
import type { HopFact } from './model/questions/reach.js'
import { declaredSharing, madeFrom } from './model/questions/sharing.js'
import { kindAt, nodeAt, type Subject } from './model/questions/subject.js'
import { unknownCallsOf } from './model/questions/unknown-calls.js'
import { waitingOf, type Waiting } from './model/questions/waiting.js'
import { placeOfCall } from './model/unwritten.js'
import type { Node } from './syntax/tree.js'
import { indexLines } from './text/lines.js'
import type { Range } from './text/range.js'
import { workOfFunction } from './function-work.js'
import type { Work } from './work.js'

export interface Place {
  readonly path: string
  readonly range: Range
}

/** A number that the code does not say: `N`. */
export interface NamedBound extends Place {
  readonly name: string
  /** elements: of a collection. value: of an expression. passes: of a loop. runs: of a function that calls itself. */
  readonly form: Bound['form']
  /** The code of the collection, expression, loop header or function. */
  readonly of: string
  readonly most: number | undefined
  /** The loops that run so often. */
  readonly loops: readonly Place[]
}

export interface TrailHop extends Place {
  /** The function that it stands in; empty for a module. */
  readonly function: string
  readonly code: string
}

export interface CountedEffect {
  readonly kind: EffectKind
  readonly code: string
  /** One product: `times` × each of the bounds. */
  readonly count: Count
  readonly isCertain: boolean
  /** A loop around it may end early, so that the count is the most. */
  readonly isAtMost: boolean
  /** However often it is asked for, it happens once. */
  readonly isKept: boolean
  readonly waits: Waiting | undefined
  /** The connection, session or client. */
  readonly on: { readonly code: string; readonly type: string | undefined } | undefined
  readonly noun: string | undefined
  readonly service: string | undefined
  readonly billed: string | undefined
  readonly rows: 'one' | 'many' | undefined
  readonly confidence: Confidence
  /** The calls that lead to it, and the operation itself last. */
  readonly trails: readonly (readonly TrailHop[])[]
}

export interface FunctionEffects extends Place {
  /** Dotted, with classes and enclosing functions; empty for the module, `<function>` where it has no name. */
  readonly name: string
  readonly isAsync: boolean
  readonly isMemoised: boolean
  readonly isRecursive: boolean
  readonly bounds: readonly NamedBound[]
  readonly effects: readonly CountedEffect[]
  /** Sums by kind, in the order of the first of each kind. */
  readonly totals: readonly { readonly kind: EffectKind; readonly count: Count }[]
  /** How often the bodies of loops run. */
  readonly passes: Count
  /** What is called, here or further down, of which nothing is known: the code of each, once. */
  readonly notUnderstood: readonly string[]
  /** There is more than is listed. */
  readonly isCut: boolean
  /** What estimates are made of; only where it was asked for, because it looks at all callers. */
  readonly work?: Work
}

/** A qualified name, or a line (from 0) that the function spans. */
export type FunctionChoice = { readonly name: string } | { readonly line: number }

export interface FileEffects {
  /** In order of position: those chosen, or all that are not run where they are written. */
  readonly functions: readonly FunctionEffects[]
  /** All that can be asked for by name. */
  readonly names: readonly string[]
}

export interface EffectsDetail {
  readonly withWork?: boolean
}

export function fileEffects(subject: Subject, choice?: FunctionChoice, detail: EffectsDetail = {}): FileEffects {
  const chosen = choice === undefined ? listed(subject) : 'name' in choice ? named(subject, choice.name) : at(subject, choice.line)
  const names = new Set(functionNames(subject.facts).values())
  return { functions: chosen.map((id) => describe(subject, id, detail)), names: [...names].filter((name) => name !== '') }
}

function listed(subject: Subject): readonly FunctionId[] {
  const all = subject.facts.functions.map((fact, id) => ({ fact, id })).filter(({ fact, id }) => {
    if (isRunInPlace(subject, fact)) return false
    const isNamed = id > 0 && !nameOf(subject, id).split('.').includes(unnamed)
    return isNamed || effectCountsOf(subject, id).operations.length > 0
  })
  return all.map(({ id }) => id)
}

function named(subject: Subject, name: string): readonly FunctionId[] {
  return [...functionNames(subject.facts)].flatMap(([id, one]) => one === name && id > 0 ? [id] : []).sort((a, b) => a - b)
}

/** The innermost function that spans the line; the module where none does. */
function at(subject: Subject, line: number): readonly FunctionId[] {
  const { lineAt, count } = indexLines(subject.tree.text)
  if (line >= count) return []
  const spanning = subject.facts.functions.map((fact, id) => ({ fact, id, range: nodeAt(subject, fact.node).range }))
    .filter(({ fact, id, range }) => id === 0 || (!isRunInPlace(subject, fact) && lineAt(range.start) <= line && line <= lineAt(range.end)))
  const [innermost] = spanning.sort((a, b) => (a.range.end - a.range.start) - (b.range.end - b.range.start))
  return innermost ? [innermost.id] : []
}

/** A callback of `map` and its kin belongs to the function around it. */
function isRunInPlace(subject: Subject, fact: FunctionFact): boolean {
  return fact.loop !== none && callbackRuns(subject, fact.loop).how !== 'unknown'
}

function describe(subject: Subject, id: FunctionId, { withWork = false }: EffectsDetail): FunctionEffects {
  const fact = subject.facts.functions[id]
  const node = nodeAt(subject, fact?.node ?? 0)
  const counts = effectCountsOf(subject, id)
  const sorted = [...counts.operations].sort((a, b) => firstPlace(a) - firstPlace(b))
  const names = nameBounds<Bound>()
  const effects = sorted.map((one) => effectOf(subject, node, one, names.of))
  const passes = sumOf([counts.passes.map(({ times, bounds }) => ({ times, bounds: bounds.map(names.of) }))])
  const kinds = [...new Set(effects.map(({ kind }) => kind))]
  return {
    name: nameOf(subject, id), path: subject.file, range: node.kind === 'function' ? node.header : { start: 0, end: 0 },
    isAsync: fact?.async === true, isMemoised: fact !== undefined && isMemoised(subject, fact), isRecursive: counts.isRecursive,
    bounds: names.all().map(({ name, met }) => namedBound(name, met[0], met.flatMap(({ loops }) => loops))), effects, passes, isCut: counts.isCut, ...withWork && { work: workOfFunction(subject, id) },
    notUnderstood: [...new Set(unknownCallsOf(subject, id).map((one) => codeAt(one.subject, one.callee)))],
    totals: kinds.map((kind) => ({ kind, count: totalOf(sorted.filter(({ operation }) => operation.kind === kind), names.of) })),
  }
}

/** Of arms that exclude each other, the largest counts. */
function totalOf(operations: readonly CountedOperation[], nameOf: (bound: Bound) => string): Count {
  const shares = operations.flatMap(({ shares: own, bounds }) => own.map(({ arms, value }) => ({ arms, value: [{ times: value, bounds: bounds.map(nameOf) }] })))
  return mostOf<Count>(shares, { add: sumOf, larger: largestOf })
}

/** Where the first step towards it stands: in the function itself. */
function firstPlace({ operation, trails }: CountedOperation): number {
  return trails[0]?.[0]?.node ?? operation.node
}

function namedBound(name: string, { form, subject, node, most }: Bound, loops: Bound['loops']): NamedBound {
  const range = headOf(nodeAt(subject, node))
  const places = new Map(loops.map((loop) => [`${loop.node} ${loop.subject.file}`, { path: loop.subject.file, range: headOf(nodeAt(loop.subject, loop.node)) }]))
  return {
    name, form, of: form === 'runs' ? nameOfFunction(subject, node) : codeOf(subject, range).replace(/\s*[:{]$/, ''), path: subject.file, range, most,
    loops: [...places.values()],
  }
}

function effectOf(subject: Subject, node: Node, counted: CountedOperation, nameOf: (bound: Bound) => string): CountedEffect {
  const { operation, trails, times, bounds, isConditional, isAtMost, isKept, confidence } = counted
  const { effect } = operation
  const [trail = []] = trails
  return {
    kind: operation.kind, code: codeAt(operation.subject, operation.node), count: sumOf([[{ times, bounds: bounds.map(nameOf) }]]),
    isCertain: !isConditional, isAtMost, isKept, waits: waitingOf(operation, trail), on: handleOf(subject, node, operation, trail),
    noun: effect.noun, service: effect.service, billed: effect.billed, rows: effect.rows, confidence,
    trails: trails.map((one) => [...one.map(hopOf), hopAt(operation.subject, operation.node, operation.site.function)]),
  }
}

function hopOf({ subject, call, node }: HopFact): TrailHop {
  return hopAt(subject, node, placeOfCall(subject.facts, call)?.site.function ?? 0)
}

function hopAt(subject: Subject, node: number, inside: FunctionId): TrailHop {
  return { path: subject.file, range: nodeAt(subject, node).range, function: nameAround(subject, inside), code: codeAt(subject, node) }
}

/** Of callbacks without a name, the function around them. */
function nameAround(subject: Subject, inside: FunctionId): string {
  let id = inside
  for (let fact = subject.facts.functions[id]; fact && id > 0 && isRunInPlace(subject, fact); fact = subject.facts.functions[id]) id = fact.site.function
  return nameOf(subject, id)
}

function nameOf(subject: Subject, id: FunctionId): string {
  return functionNames(subject.facts).get(id) ?? ''
}

function nameOfFunction(subject: Subject, node: number): string {
  return nameOf(subject, subject.facts.functions.findIndex((fact) => fact.node === node))
}

/** Where the code that starts the work has it, else what the operation itself runs on. */
function handleOf(subject: Subject, region: Node, operation: Operation, [first, ...hops]: readonly HopFact[]): CountedEffect['on'] {
  const shared = sharedHandle(operation, { subject, region, start: region, call: first?.call ?? none, skipped: 0, hops })
  const own = ownHandle(operation)
  if (shared) return { code: codeOf(shared.subject, shared.node.range), type: own?.type }
  return own && { code: codeAt(operation.subject, operation.subject.facts.values[own.value]?.node ?? 0), type: own.type }
}

function ownHandle({ subject, receiver }: Operation): { readonly value: number; readonly type: string | undefined } | undefined {
  for (let value: number | undefined = receiver, round = 0; value !== undefined && value !== none && round < 12; value = madeFrom(subject, value), round++) {
    if (declaredSharing(subject, value) !== undefined) return { value, type: typeOf(subject, value) }
  }
  return undefined
}

function typeOf(subject: Subject, value: number): string | undefined {
  const types = alternatives(present(kindAt(subject, value))).flatMap((kind) => kind.is === 'instance' ? [kind.type] : [])
  return types.length === 0 ? undefined : types.join(' | ')
}
