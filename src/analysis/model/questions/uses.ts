// Where a value goes: how each of its uses takes it, and the one use that it has, through names that are each used once.

import type { Node } from '../../syntax/tree.js'
import { none, type BindingId, type CallId, type DefinitionId, type LoopId, type NodeId, type ValueId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { nodeAt, type Subject } from './subject.js'

export type Use = { readonly node: Node } & (
  /** The iterable of a `for` or of a clause of a comprehension. */
  | { readonly how: 'iterated'; readonly loop: LoopId }
  /** One of its methods is called. */
  | { readonly how: 'called'; readonly name: string; readonly call: CallId }
  | { readonly how: 'member'; readonly name: string }
  /** An argument of a call: its position, and its keyword. */
  | { readonly how: 'given'; readonly call: CallId; readonly argument: number; readonly name: string | null }
  | { readonly how: 'awaited'; readonly value: ValueId }
  | { readonly how: 'named'; readonly definition: DefinitionId }
  /** Indexed, returned, stored, compared, destructured …: anything that the other forms do not say. */
  | { readonly how: 'other' }
)

interface Index {
  readonly definitionOfNode: ReadonlyMap<NodeId, DefinitionId>
  readonly loopOfNode: ReadonlyMap<NodeId, LoopId>
  readonly usesOfDefinition: ReadonlyMap<DefinitionId, readonly ValueId[]>
  readonly usesOfBinding: ReadonlyMap<BindingId, readonly ValueId[]>
}

const indexes = new WeakMap<Subject, Index>()

function indexOf(subject: Subject): Index {
  let index = indexes.get(subject)
  if (!index) indexes.set(subject, index = createIndex(subject))
  return index
}

function createIndex({ facts }: Subject): Index {
  const usesOfDefinition = new Map<DefinitionId, ValueId[]>()
  const usesOfBinding = new Map<BindingId, ValueId[]>()
  facts.values.forEach((value, id) => {
    if (value.op !== 'use' || value.binding === none) return
    addTo(usesOfBinding, value.binding, id)
    for (const definition of value.definitions) addTo(usesOfDefinition, definition, id)
  })
  return {
    usesOfDefinition, usesOfBinding,
    definitionOfNode: new Map(facts.definitions.map((definition, id) => [definition.node, id])),
    loopOfNode: new Map(facts.loops.flatMap((loop, id) => loop.form === 'callback' ? [] : [[loop.node, id]])),
  }
}

function addTo(map: Map<number, number[]>, key: number, value: number): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

/** How the expression around a value takes it. */
export function useAt(subject: Subject, value: ValueId): Use {
  const { facts } = subject
  let node = nodeAt(subject, facts.values[value]?.node ?? 0)
  while (node.parent?.kind === 'cast' && node.parent.value === node) node = node.parent
  const { parent } = node
  switch (parent?.kind) {
    case 'loop': {
      const loop = parent.iterable === node && parent.form === 'each' ? indexOf(subject).loopOfNode.get(parent.id) : undefined
      return loop === undefined ? { how: 'other', node } : { how: 'iterated', loop, node }
    }
    case 'clause': {
      const loop = parent.iterable === node ? indexOf(subject).loopOfNode.get(parent.id) : undefined
      return loop === undefined ? { how: 'other', node } : { how: 'iterated', loop, node }
    }
    case 'member': {
      if (parent.parent?.kind !== 'call' || parent.parent.callee !== parent) return { how: 'member', name: parent.property, node }
      const call = callAt(subject, parent.parent)
      return call === none ? { how: 'other', node } : { how: 'called', name: parent.property, call, node }
    }
    case 'argument': {
      if (parent.spread !== '' || parent.parent?.kind !== 'call' || parent.parent.tagged) return { how: 'other', node }
      const call = callAt(subject, parent.parent)
      return call === none ? { how: 'other', node } : { how: 'given', call, argument: parent.parent.arguments.indexOf(parent), name: parent.name, node }
    }
    case 'await': return { how: 'awaited', value: facts.valueOfNode[parent.id] ?? none, node }
    case 'assign': return namedBy(subject, parent, node)
    default: return { how: 'other', node }
  }
}

function callAt(subject: Subject, node: Node): CallId {
  const value = subject.facts.values[subject.facts.valueOfNode[node.id] ?? none]
  return value?.op === 'call' ? value.call : none
}

function namedBy(subject: Subject, assign: Extract<Node, { kind: 'assign' }>, node: Node): Use {
  const [target, ...others] = assign.targets
  const isStatement = assign.parent?.kind === 'expression-statement' || assign.parent?.kind === 'declaration'
  // A name of a class body is an attribute.
  const isAttribute = assign.form === 'field' || assign.parent?.parent?.parent?.kind === 'class'
  if (assign.operator !== '=' || others.length > 0 || target?.kind !== 'name' || !isStatement || isAttribute) return { how: 'other', node }
  const definition = indexOf(subject).definitionOfNode.get(target.id)
  return definition === undefined ? { how: 'other', node } : { how: 'named', definition, node }
}

/** The uses that a definition reaches. */
export function usesOfDefinition(subject: Subject, definition: DefinitionId): readonly ValueId[] {
  return indexOf(subject).usesOfDefinition.get(definition) ?? []
}

/** Every use of a name, whichever of its definitions reaches it. */
export function usesOfBinding(subject: Subject, binding: BindingId): readonly ValueId[] {
  return indexOf(subject).usesOfBinding.get(binding) ?? []
}

export interface SoleUse {
  /** How the value is taken in the end; never `named`. */
  readonly use: Use
  /** The value that stands there: a use of the last name, or the value itself. */
  readonly value: ValueId
  /** The names that it goes through, in order. */
  readonly names: readonly DefinitionId[]
}

/** The one use of a value, run at most once for each time that the value is made; undefined where there are more, or none. */
export function soleUseOf(subject: Subject, value: ValueId): SoleUse | undefined {
  const names: DefinitionId[] = []
  let current = value
  for (let length = 0; length < 8; length++) {
    const use = useAt(subject, current)
    if (use.how !== 'named') return { use, value: current, names }
    const only = soleUseOfDefinition(subject, use.definition)
    if (only === undefined) return undefined
    names.push(use.definition)
    current = only
  }
  return undefined
}

/** The one use of a definition that no other definition reaches as well and that runs once for it. */
export function soleUseOfDefinition(subject: Subject, id: DefinitionId): ValueId | undefined {
  const { facts } = subject
  const definition = facts.definitions[id]
  const [only, ...others] = usesOfDefinition(subject, id)
  const use = facts.values[only ?? none]
  if (!definition || only === undefined || others.length > 0 || use?.op !== 'use' || use.definitions.length !== 1) return undefined
  if (facts.exports.some((one) => one.binding === definition.binding)) return undefined
  return runsOnceFor(nodeAt(subject, definition.node), nodeAt(subject, use.node)) ? only : undefined
}

/** Whether each run of `first` is followed by at most one of `second`: no loop or function is around one and not the other. */
export function runsOnceFor(first: Node, second: Node): boolean {
  const firstPath = pathTo(first)
  const secondPath = pathTo(second)
  let shared = 0
  while (shared < firstPath.length && shared < secondPath.length && firstPath[shared] === secondPath[shared]) shared++
  const parent = firstPath[shared - 1]
  const isOfOneRun = parent?.kind !== 'loop' || firstPath[shared] === parent.target || firstPath[shared] === secondPath[shared]
  return isOfOneRun && !isRepeatedOn(firstPath.slice(shared)) && !isRepeatedOn(secondPath.slice(shared))
}

/** From the module down to the node. */
function pathTo(node: Node): readonly Node[] {
  const path: Node[] = []
  for (let current: Node | null = node; current; current = current.parent) path.push(current)
  return path.reverse()
}

function isRepeatedOn(path: readonly Node[]): boolean {
  return path.some((parent, index) => {
    const child = path[index + 1]
    return child !== undefined && repeats(parent, child)
  })
}

function repeats(parent: Node, child: Node): boolean {
  switch (parent.kind) {
    case 'function': return parent.body === child
    case 'loop': return child !== parent.iterable && child !== parent.init && child !== parent.orElse
    case 'comprehension': return child !== parent.clauses[0]
    case 'clause': return child !== parent.iterable
    default: return false
  }
}

/** The parameter of a callback that gets what a promise resolves to: `read(p).then((text) => …)`. */
export function resolvedParameter(subject: Subject, use: Use): DefinitionId | undefined {
  if (use.how !== 'called') return undefined
  const { facts } = subject
  const resolves = libraryCallsOf(subject.resolver, subject.file, use.call)
    .some(({ model }) => model.callback?.runs === 'once' && model.callback.argument === 0 && model.callback.parameters?.[0] === '$0')
  const given = facts.values[facts.calls[use.call]?.arguments[0]?.value ?? none]
  const parameter = resolves && given?.op === 'function' ? facts.functions[given.function]?.parameters[0]?.definition ?? none : none
  return parameter === none ? undefined : parameter
}
