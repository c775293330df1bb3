// The keys that a loop asks for one by one, as one list written above the loop.

import { insertAbove, statementAround } from '../../edits/above.js'
import { usesSemicolons } from '../../edits/layout.js'
import { freshName } from '../../edits/names.js'
import { none, type DefinitionId, type LoopFact, type ValueId } from '../../model/facts.js'
import { alternatives, present } from '../../model/kinds.js'
import type { Repetition } from '../../model/questions/repetition.js'
import { partsOf } from '../../model/questions/subject.js'
import { targetsOf } from '../../model/resolve/targets.js'
import type { Node } from '../../syntax/tree.js'
import { isInside, type Range } from '../../text/range.js'
import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'

export interface LoopKeys {
  /** The key as the query in the loop writes it. */
  readonly atQuery: string
  /** `ids`, or `[o.customer_id for o in orders]`: every key once, in a list of its own. */
  readonly distinct: string
  /** Statements that come before, and the edit of the loop's header that they need. */
  readonly before: readonly string[]
  readonly edits: ProposedFix['edits']
  /** What a list of the keys may be called after. */
  readonly name: string
}

/** Why the query does not simply run once per element: it stands under a condition, in a `try`, or in a function inside the loop. */
export function conditionAround(ask: Ask, query: Node, loop: LoopFact): string | undefined {
  const node = ask.node(loop.node)
  const own = node.kind === 'clause' ? node.parent : node
  for (let around: Node | null = query.parent; around && around !== own; around = around.parent) {
    if (around.kind === 'branch' || around.kind === 'switch' || around.kind === 'conditional' || around.kind === 'logical') return 'it runs for some of the elements only'
    if (around.kind === 'try') return 'its failure is handled in the loop'
    if (around.kind === 'function') return 'it stands in a function inside the loop'
  }
  return undefined
}

/** The loop's own definitions: its targets, and what its body binds. */
export function isMadeByLoop(ask: Ask, value: ValueId, loop: LoopFact): boolean {
  return dependsOn(ask, value, new Set([...loop.definitions, ...loop.targets]), 0)
}

function dependsOn(ask: Ask, id: ValueId, definitions: ReadonlySet<DefinitionId>, depth: number): boolean {
  const value = ask.facts.values[id]
  if (!value || depth > 40) return false
  if (value.op === 'use') return value.definitions.some((definition) => definitions.has(definition))
  return partsOf(value, ask.facts).some((part) => part !== none && dependsOn(ask, part, definitions, depth + 1))
}

/** Names, attributes, items and constants: reading them again gives the same and does nothing. */
export function isPlain(node: Node): boolean {
  switch (node.kind) {
    case 'name': case 'literal': return true
    case 'member': return !node.optional && isPlain(node.object)
    case 'index': return !node.optional && isPlain(node.object) && isPlain(node.index)
    case 'cast': return isPlain(node.value)
    default: return false
  }
}

/** Whether every name in a value has its value before the statement: nothing that the statement itself binds. */
export function isKnownAbove(ask: Ask, node: Node, statement: Range): boolean {
  return ask.facts.values.every((value) => {
    const at = ask.node(value.node).range
    if (value.op !== 'use' || !isInside(at, node.range)) return true
    return value.definitions.every((definition) => !isInside({ start: ask.facts.definitions[definition]?.start ?? 0, end: ask.facts.definitions[definition]?.start ?? 0 }, statement))
  })
}

/** Where statements can be put above the loop; undefined in loop conditions, one-line blocks, class bodies and lambdas. */
export function placeAbove(ask: Ask, loop: LoopFact): { readonly node: Node; readonly holder: Node } | undefined {
  const node = ask.node(loop.node)
  const holder = statementAround(node)
  if (!holder || insertAbove(ask.tree, node, '') === undefined) return undefined
  const isRepeated = holder.kind === 'loop' && holder !== node && !(holder.iterable && isInside(node.range, holder.iterable.range))
  const own = node.kind === 'clause' ? node.parent : node
  for (let inner: Node | null = node; inner && inner !== holder; inner = inner.parent) {
    if (inner === own) continue
    if (inner.kind === 'function' || inner.kind === 'logical' || inner.kind === 'conditional' || inner.kind === 'comprehension') return undefined
  }
  return isRepeated || holder.kind === 'branch' && isElseBranch(holder) ? undefined : { node, holder }
}

function isElseBranch(node: Node): boolean {
  return node.parent?.kind === 'branch' && node.parent.otherwise === node
}

/** Undefined where the keys are not known above the loop, with the reason. */
export function keysOf(ask: Ask, repetition: Repetition, { key, asText }: { key: ValueId; asText: boolean }): LoopKeys | string {
  const { fact: loop } = repetition
  const parts = partsOfLoop(ask, loop)
  if (typeof parts === 'string') return parts
  const { target, iterable } = parts
  if (loop.iterable !== none && isPlain(iterable) && ask.changesIn(loop.iterable, repetition.loop)) return 'the loop changes what it goes through'
  if (isMadeOnTheWay(ask, iterable)) return 'the elements come one by one from a generator, which goes on between them'
  const written = ask.nodeOf(key)
  const above = aboveForm(ask, loop, key, 0)
  if (!above) return 'its key is worked out in the loop'
  if (skipsBefore(ask, loop, written) && above !== ask.text(target.range)) return 'the loop skips some elements before the query'
  const repeated = reiterable(ask, loop, iterable)
  const source = repeated.text
  const atQuery = ask.text(written.range)
  const name = /[A-Za-z_$][\w$]*(?=[^A-Za-z_$]*$)/.exec(above)?.[0] ?? 'key'
  return { atQuery, distinct: distinctOf(ask, { source, target: ask.text(target.range), key: asText ? ask.isPython ? `str(${above})` : `String(${above})` : above, isList: repeated.isList }), before: repeated.before, edits: repeated.edits, name }
}

/** `for row in self.track(rows)`, where the workspace's own generator does something for each: a list of it does that for all of them first. */
function isMadeOnTheWay({ facts, subject, file }: Ask, iterable: Node): boolean {
  const call = iterable.kind === 'call' ? facts.calls.findIndex((one) => one.node === iterable.id) : none
  return call >= 0 && targetsOf(subject.resolver, file, call).some((target) => subject.resolver.factsOf(target.file).functions[target.function]?.generator === true)
}

function partsOfLoop(ask: Ask, loop: LoopFact): { target: Node; iterable: Node } | string {
  const node = ask.node(loop.node)
  if (loop.async) return 'the elements come one by one from an asynchronous source'
  if (node.kind === 'loop' && node.form === 'each' && node.target && node.iterable) return { target: node.target, iterable: node.iterable }
  if (node.kind === 'clause') {
    if (node.parent?.kind !== 'comprehension' || node.parent.clauses.length > 1) return 'the comprehension goes through more than one collection'
    if (node.conditions.length > 0) return 'the comprehension skips some elements before the query'
    return { target: node.target, iterable: node.iterable }
  }
  const [parameter, ...others] = node.kind === 'function' ? node.parameters : []
  if (loop.form === 'callback' && parameter && others.length === 0 && loop.iterable !== none) return { target: parameter.target, iterable: ask.nodeOf(loop.iterable) }
  return 'the loop does not go through a collection of keys'
}

/** The key in terms of the loop's targets: a name bound once in the body is what it was bound to. */
function aboveForm(ask: Ask, loop: LoopFact, id: ValueId, depth: number): string | undefined {
  const { facts } = ask
  const value = facts.values[id]
  const node = ask.nodeOf(id)
  if (!value || depth > 3 || !isPlain(node)) return undefined
  if (value.op === 'use') {
    const [only, ...others] = value.definitions
    if (only === undefined || others.length > 0) return undefined
    if (loop.targets.includes(only) || !loop.definitions.includes(only)) return ask.text(node.range)
    const source = facts.definitions[only]?.source
    return source?.from === 'value' ? aboveForm(ask, loop, source.value, depth + 1) : undefined
  }
  const isTouched = facts.writes.some((write) => value.op === 'member' && write.name === value.name && isInside(ask.node(write.node).range, ask.node(loop.node).range))
  const onlyTargets = usesOf(ask, node).every((use) => use.every((definition) => loop.targets.includes(definition) || !loop.definitions.includes(definition)))
  return isTouched || !onlyTargets ? undefined : ask.text(node.range)
}

function usesOf(ask: Ask, node: Node): (readonly DefinitionId[])[] {
  return ask.facts.values.flatMap((value) => value.op === 'use' && isInside(ask.node(value.node).range, node.range) ? [value.definitions] : [])
}

/** Whether some elements leave the body before the query: a `continue` or a raise in a statement above it. */
function skipsBefore(ask: Ask, loop: LoopFact, query: Node): boolean {
  const node = ask.node(loop.node)
  const body = node.kind === 'loop' ? node.body : node.kind === 'function' ? node.body : null
  if (body?.kind !== 'block') return false
  return body.statements.some((statement) => statement.range.end <= query.range.start && /\b(continue|raise|throw|return|break)\b/.test(ask.text(statement.range)))
}

interface Reiterable {
  readonly text: string
  readonly isList: boolean
  readonly before: readonly string[]
  readonly edits: ProposedFix['edits']
}

const views = new Set(['items', 'keys', 'values', 'entries', 'enumerate', 'range', 'zip', 'reversed'])

/** A collection can be gone through twice; what may be used up by one pass becomes a list first. */
function reiterable(ask: Ask, loop: LoopFact, iterable: Node): Reiterable {
  const text = ask.text(iterable.range)
  // What has a method that takes a callback per element is a collection.
  if (loop.form === 'callback') return { text, isList: true, before: [], edits: [] }
  if (isCollection(ask, iterable, 0)) return { text, isList: isList(ask, iterable), before: [], edits: [] }
  const name = freshName(ask.tree, elementsName(ask, loop, iterable), 'list', iterable)
  const semicolon = endOfStatement(ask)
  return {
    text: name, isList: true,
    before: [ask.isPython ? `${name} = list(${text})` : `const ${name} = [...${text}]${semicolon}`],
    edits: [{ range: iterable.range, newText: name }],
  }
}

function elementsName(ask: Ask, loop: LoopFact, iterable: Node): string {
  if (iterable.kind === 'name') return iterable.name.replace(/s$/, '')
  const [target] = loop.targets
  return ask.facts.bindings[ask.facts.definitions[target ?? none]?.binding ?? none]?.name ?? 'element'
}

function isCollection(ask: Ask, node: Node, depth: number): boolean {
  const kinds = alternatives(present(ask.kindOf(ask.facts.valueOfNode[node.id] ?? none)))
  if (isPlain(node) || node.kind === 'collection') return kinds.every((kind) => ['list', 'tuple', 'set', 'dict', 'string', 'enum'].includes(kind.is))
  if (node.kind !== 'call' || depth > 1) return false
  const name = node.callee.kind === 'name' || node.callee.kind === 'member' ? node.callee.kind === 'name' ? node.callee.name : node.callee.property : ''
  const held = node.callee.kind === 'member' ? [node.callee.object] : []
  return views.has(name) && [...held, ...node.arguments.map((one) => one.value)].every((part) => isCount(ask, part) || isCollection(ask, part, depth + 1))
}

/** `len(xs)`, numbers and names of numbers. */
function isCount(ask: Ask, node: Node): boolean {
  const kind = present(ask.kindOf(ask.facts.valueOfNode[node.id] ?? none))
  if (node.kind === 'call') return kind.is === 'number' && node.arguments.every((one) => isPlain(one.value)) && node.callee.kind === 'name' && node.callee.name === 'len'
  return isPlain(node) && kind.is === 'number'
}

function isList(ask: Ask, node: Node): boolean {
  return alternatives(present(ask.kindOf(ask.facts.valueOfNode[node.id] ?? none))).every((kind) => kind.is === 'list' || kind.is === 'tuple')
}

function distinctOf(ask: Ask, { source, target, key, isList: isArray }: { source: string; target: string; key: string; isList: boolean }): string {
  if (ask.isPython) return key === target ? `list(dict.fromkeys(${source}))` : `list(dict.fromkeys(${key} for ${target} in ${source}))`
  if (key === target) return `[...new Set(${source})]`
  const each = `(${target}) => ${key}`
  return `[...new Set(${isArray ? `${source}.map(${each})` : `Array.from(${source}, ${each})`})]`
}

export function endOfStatement(ask: Ask): string {
  return usesSemicolons(ask.tree) ? ';' : ''
}
