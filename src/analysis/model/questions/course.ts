// How an operation goes on from one iteration to the next: for each element, the same every time, or led by what it gave before
// (retries, polling, pagination, walks along parents and cursors), which no batch can replace.

import type { EffectKind } from '../../libraries/schema.js'
import type { Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import { none, type DefinitionId, type LoopId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { constantOf } from '../resolve/resolver.js'
import { exitsOf } from './exits.js'
import { inputsOf } from './inputs.js'
import { iterableOf } from './loops.js'
import type { Operation } from './operations.js'
import { originsOf } from './origins.js'
import { stepsOf, type Reached, type Step } from './reach.js'
import { areOfOneRow } from './row-batches.js'
import { kindAt, nodeAt, type Subject } from './subject.js'
import { turnsPages } from './turned-pages.js'
import { placeOfCall } from '../unwritten.js'
import { isCounting, placeKey, variationOf, type CallPlace, type ValuePlace, type Variant, type VariationContext } from './variation.js'

export type Course =
  /** Once per element: with the elements together, one operation would do. */
  | 'each'
  /** Once per element, on a connection or client of its own. */
  | 'fan-out'
  /** Once per table or model: a query of each. */
  | 'tables'
  /** Nothing that it is given changes. */
  | 'same'
  /** What changes is a whole batch. */
  | 'batches'
  /** Repeated until it gives what is waited for; a loop around it may still repeat it. */
  | 'retry'
  /** The next one depends on what the last one gave. */
  | 'pages' | 'walk'

export function courseOf(subject: Subject, step: Step, reached: Reached, loop: LoopId): Course {
  const { operation } = reached
  const context = contextOf(subject, step, reached, loop)
  const inputs = inputsOf(operation.subject, operation)
  const vary = (values: readonly ValueId[], asked: VariationContext = context) => variationOf(subject, values.filter((value) => value !== none).map((value) => ({ subject: operation.subject, value })), asked)
  const others = vary(inputs.others)
  const batches = vary(inputs.batches)
  const tables = vary(inputs.tables, { ...context, isTable: true })
  const root = vary([inputs.root])
  const all = new Set<Variant>([...others, ...batches, ...tables, ...root])
  if (all.has('own')) return 'walk'
  const fact = subject.facts.loops[loop]
  const node = nodeAt(subject, fact?.node ?? none)
  if (!isOverCollection(subject, loop) && !all.has('element')) {
    if (isLeftOnResult(subject, node, context)) return all.has('counter') ? 'pages' : 'retry'
    if (all.size === 0 && isFoundAgain(subject, operation, node)) return 'same'
    if (all.has('counter') && turnsPages(subject, loop)) return 'pages'
    if (fact?.form === 'while' || fact?.form === 'do' || isEndless(subject, node)) return all.has('counter') && !isPaged(operation) && !isEndless(subject, node) ? 'each' : 'retry'
    if (all.has('counter') && isPaged(operation)) return 'pages'
  }
  if (all.size === 0 && sendsPending(operation)) return 'each'
  if (all.size === 0) return isLeftOnResult(subject, node, context) || (operation.kind === 'query' && doesIn(subject, node, changing)) ? 'retry' : 'same'
  if (tables.size > 0) return 'tables'
  // Rows that are written alike come together, whatever is written into them.
  const group = batches.size > 0 ? groupOf(subject, loop) : undefined
  if (group !== undefined && vary(inputs.batches, { ...context, only: group }).size > 0) return 'batches'
  if (batches.size > 0 && (others.size === 0 || operation.kind === 'write')) {
    return operation.kind === 'query' && step.direct && areOfOneRow(subject, inputs.batches, loop) ? 'each' : 'batches'
  }
  return (others.size === 0 || root.has('element')) && isConnection(operation, inputs.root) ? 'fan-out' : 'each'
}

/** `session.flush()`: given nothing, it writes whatever has changed since the last one. */
function sendsPending(operation: Operation): boolean {
  const { subject, kind, call, receiver } = operation
  return kind === 'write' && receiver !== none && subject.facts.calls[call]?.arguments.length === 0 && operation.sql === undefined && isConnection(operation, receiver)
}

/** `for channel, ids in ids_by_channel.items()`: what the second variable holds are the elements that share the first. */
function groupOf(subject: Subject, loop: LoopId): DefinitionId | undefined {
  const { facts } = subject
  const iterable = facts.values[iterableOf(subject, loop)]
  const callee = iterable?.op === 'call' ? facts.values[facts.calls[iterable.call]?.callee ?? none] : undefined
  if ((callee?.op !== 'member' && callee?.op !== 'use') || !/^(items|iteritems|entries|groupby)$/.test(callee.name)) return undefined
  return facts.loops[loop]?.targets.find((id) => {
    const source = facts.definitions[id]?.source
    return source?.from === 'item' && source.key === 1 && source.of.from !== 'item'
  })
}

/** Whether each element brings the connection that it runs on: a database per tenant. */
export function isOnOwnHandle(subject: Subject, step: Step, reached: Reached, loop: LoopId): boolean {
  const { operation } = reached
  const { root } = inputsOf(operation.subject, operation)
  return root !== none && variationOf(subject, [{ subject: operation.subject, value: root }], { ...contextOf(subject, step, reached, loop), isRebound: true }).has('element')
}

/** Whether a value on the way to an operation is another object for each element. */
export function variesIn(subject: Subject, step: Step, reached: Reached, loop: LoopId, place: ValuePlace): boolean {
  return variationOf(subject, [place], { ...contextOf(subject, step, reached, loop), isRebound: true }).size > 0
}

/** Whether it is a database that varies, and not the row that a query starts from (`topic.products.all()`). */
function isConnection(operation: Operation, root: ValueId): boolean {
  if (operation.sql) return true
  const { subject } = operation
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  return alternatives(kindAt(subject, root)).some((kind) => kind.is === 'instance' && catalogue.inherited(kind.type, (type) => type.sharing) !== undefined)
}

function contextOf(subject: Subject, step: Step, { operation, hops }: Reached, loop: LoopId): VariationContext {
  const { facts } = subject
  const calls: CallPlace[] = step.direct ? [] : [{ subject, call: step.call }, ...hops]
  const own = new Set([
    placeKey(operation.subject, operation.value), ...step.direct || facts.calls[step.call] ? [placeKey(subject, facts.valueOfNode[step.node] ?? none)] : [],
    ...calls.map((place) => placeKey(place.subject, placeOfCall(place.subject.facts, place.call)?.value ?? none)),
  ])
  // `while ports: … ports = found` goes on with what the query under a name gives, be it asked here or there.
  if (facts.loops[loop]?.form === 'while') for (const value of [operation.value, operation.receiver]) for (const one of builtAs(operation.subject, value)) own.add(placeKey(operation.subject, one))
  // Only a statement that returns rows leaves some to be fetched.
  const isRead = operation.kind === 'query' || (operation.sql !== undefined && /\breturning\b/i.test(operation.sql.text))
  const holds = isRead && operation.library?.model.sql !== undefined && step.direct !== undefined && subject.facts.language === 'python'
  return { loop, calls, own, holders: holds ? originsOf(subject, operation.receiver) : new Set() }
}

/** The calls that a name stands for. */
function builtAs({ facts }: Subject, id: ValueId): readonly ValueId[] {
  const value = facts.values[id]
  if (value?.op !== 'use') return []
  return value.definitions.flatMap((definition) => {
    const source = facts.definitions[definition]?.source
    return source?.from === 'value' && facts.values[source.value]?.op === 'call' ? [source.value] : []
  })
}

function isOverCollection(subject: Subject, loop: LoopId): boolean {
  const fact = subject.facts.loops[loop]
  if (!fact) return false
  if (fact.form === 'while' || fact.form === 'do' || fact.form === 'counted') return false
  return !isCounting(subject, iterableOf(subject, loop))
}

/** `get_or_create` of one and the same row finds it from the second iteration on; nobody waits for that. */
function isFoundAgain(subject: Subject, operation: Operation, loop: Node): boolean {
  return operation.effect.finds === true && !isEndless(subject, loop) && !doesIn(subject, loop, pausing)
}

/** The test of the loop, or of a branch that leaves it, reads what the operation gave. */
function isLeftOnResult(subject: Subject, loop: Node, context: VariationContext): boolean {
  const { facts } = subject
  const test = facts.loops[context.loop]?.test ?? none
  const tests = [test, ...exitsOf(loop).flatMap((exit) => testsAround(exit, loop).map((one) => facts.valueOfNode[one.id] ?? none))].filter((value) => value !== none)
  return tests.some((value) => context.own.has(placeKey(subject, value)) || variationOf(subject, [{ subject, value }], context).has('own'))
}

function testsAround(exit: Node, loop: Node): Node[] {
  const tests: Node[] = []
  for (let node: Node | null = exit; node && node !== loop; node = node.parent) if (node.parent?.kind === 'branch' && node.parent.test !== node) tests.push(node.parent.test)
  return tests
}

/** `while True` without an end: a service. */
function isEndless(subject: Subject, loop: Node): boolean {
  if (loop.kind !== 'loop' || loop.form === 'each' || loop.form === 'keys') return false
  const isConstant = loop.test === null || constantOf(kindAt(subject, subject.facts.valueOfNode[loop.test.id] ?? none)) === true || constantOf(kindAt(subject, subject.facts.valueOfNode[loop.test.id] ?? none)) === 1
  return isConstant && exitsOf(loop).length === 0
}

function isPaged(operation: Operation): boolean {
  return operation.sql !== undefined && /\b(offset|limit|fetch\s+(first|next))\b/i.test(operation.sql.text)
}

const pausing: ReadonlySet<EffectKind> = new Set(['sleep'])
const changing: ReadonlySet<EffectKind> = new Set(['sleep', 'write', 'commit'])

/** The loop waits, or changes what is asked for: asking again may give another answer. */
function doesIn(subject: Subject, loop: Node, kinds: ReadonlySet<EffectKind>): boolean {
  return stepsOf(subject).some((step) => isInside(nodeAt(subject, step.node).range, loop.range) && step.reached.some(({ operation }) => kinds.has(operation.kind)))
}
