// Queries that a method of a serializer asks for each row that it is given to write out: nothing that the query of the rows brings along.

import type { Confidence } from '../../finding.js'
import { none, type FunctionId, type NodeId, type ValueId } from '../facts.js'
import { weaker } from '../kinds.js'
import { serializerOf } from '../resolve/serializers.js'
import { mayBeLeftOut } from './certainty.js'
import { evaluatedOf } from './evaluated.js'
import type { Traced } from './given.js'
import { isMemoGuarded } from './memo.js'
import { stepsOf, type Reached, type Step } from './reach.js'
import { readConfidence } from './reads.js'
import { functionAround, isOnFailure, placesIn, placesOf } from './repeated.js'
import { repetitionOf } from './repetition.js'
import type { RowOrigin } from './row-origin.js'
import { isRuledOut } from './ruled-out.js'
import { writtenFields } from './serialized-fields.js'
import { isChanging } from './serialized-loads.js'
import { heirs, usesOf } from './serializer-uses.js'
import { namesIn, nodeAt, type Subject } from './subject.js'
import { wholeMethod } from './whole-rows.js'

export interface SerializedRead {
  /** What stands in the method: the query itself, or the call that leads to it. */
  readonly node: NodeId
  readonly step: Step
  readonly reached: Reached
  /** The class that writes out the rows, and the query that gives them. */
  readonly serializer: string
  readonly rows: Traced | undefined
  readonly confidence: Confidence
}

const known = new WeakMap<Subject, readonly SerializedRead[]>()

/** In order of position. */
export function serializedReads(subject: Subject): readonly SerializedRead[] {
  let found = known.get(subject)
  if (!found) known.set(subject, found = subject.resolver.workspace.reading(subject.file, () => findReads(subject)))
  return found
}

interface RowMethod { readonly serializer: string; readonly use: RowOrigin; readonly sure: Confidence }

function findReads(subject: Subject): readonly SerializedRead[] {
  const methods = rowMethods(subject)
  return methods.size === 0 ? [] : stepsOf(subject).flatMap((step) => {
    const method = methods.get(step.site.function)
    return method ? readOf(subject, step, method) : []
  })
}

/** The methods of the file that give a field, of rows that come from a query. */
function rowMethods(subject: Subject): ReadonlyMap<FunctionId, RowMethod> {
  const { resolver, file, facts } = subject
  const found = new Map<FunctionId, RowMethod>()
  for (const id of facts.classes.keys()) {
    const own = { file, class: id }
    if (!serializerOf(resolver, own)) continue
    for (const place of [own, ...heirs(resolver, own)]) {
      const [use] = usesOf(resolver, place)
      if (!use || wholeMethod(resolver, place) === 'unknown') continue
      const sure: Confidence = isChanging(resolver, place) ? 'medium' : 'high'
      const serializer = resolver.factsOf(place.file).classes[place.class]?.name ?? ''
      for (const { method } of writtenFields(resolver, place)) {
        if (method && method.subject.file === file && !found.has(method.function) && !looksFirst(subject, method.function)) found.set(method.function, { serializer, use, sure })
      }
    }
  }
  return found
}

/** `if hasattr(book, 'best'): return book.best`: the query of the rows may have worked it out already. */
function looksFirst(subject: Subject, id: FunctionId): boolean {
  const { facts, tree } = subject
  const row = facts.functions[id]?.parameters[1]?.name ?? ''
  const { start, end } = nodeAt(subject, facts.functions[id]?.node ?? 0).range
  return new RegExp(`\\b(hasattr|getattr)\\(\\s*${row}\\b|\\b${row}\\.(__dict__|_prefetched_objects_cache)\\b`).test(tree.text.slice(start, end))
}

function readOf(subject: Subject, step: Step, { serializer, use, sure }: RowMethod): readonly SerializedRead[] {
  if (!isOfRow(subject, subject.facts.valueOfNode[step.node] ?? none, step.site.function, 0)) return []
  if (step.reached.some(({ operation }) => operation.kind === 'write' || operation.kind === 'lock')) return []
  for (const reached of step.reached) {
    const confidence = readConfidence(reached.operation.subject, reached.operation)
    const place = confidence === undefined || isOtherwise(subject, step, reached) ? undefined : evaluatedOf(subject, step)
    if (!place || confidence === undefined) continue
    const isLeftOut = placesIn(reached).slice(step.direct ? 1 : 0).some((one) => mayBeLeftOut(nodeAt(one.subject, one.node), functionAround(nodeAt(one.subject, one.node))))
    return [{
      node: place.node, step, reached, serializer, rows: use.ends[0] ?? use.choices[0]?.[0],
      confidence: [confidence, reached.confidence, use.confidence, isLeftOut ? 'medium' as const : sure].reduce(weaker),
    }]
  }
  return []
}

/** A loop repeats it, and is told; or it is asked once, or where something failed. */
function isOtherwise(subject: Subject, step: Step, reached: Reached): boolean {
  if (isRuledOut(subject, step, reached) || repetitionOf(subject, step, 'aggressive') !== undefined) return true
  if (reached.hops.some((hop) => repetitionOf(hop.subject, { site: hop.subject.facts.calls[hop.call]?.site ?? step.site, node: hop.node }, 'aggressive') !== undefined)) return true
  if (repetitionOf(reached.operation.subject, reached.operation, 'aggressive') !== undefined) return true
  return placesOf(subject, step, reached).some((one) => {
    const node = nodeAt(one.subject, one.node)
    return isOnFailure(node) || isMemoGuarded(one.subject, node, functionAround(node))
  })
}

/** Made of the row, which is the method's second parameter. */
function isOfRow(subject: Subject, value: ValueId, method: FunctionId, depth: number): boolean {
  return depth < 8 && namesIn(subject, value).some(({ definitions }) => definitions.some((id) => {
    const source = subject.facts.definitions[id]?.source
    if (source?.from === 'parameter') return source.function === method && source.index === 1
    return source?.from === 'value' && isOfRow(subject, source.value, method, depth + 1)
  }))
}
