// One file under question: its tree, its facts, and the resolver of its workspace.

import type { Node, Tree } from '../../syntax/tree.js'
import type { CallId, FileFacts, NodeId, Value, ValueId } from '../facts.js'
import { none } from '../facts.js'
import { joinKinds, type Kind } from '../kinds.js'
import type { Resolver } from '../resolve/resolver.js'

export interface Subject {
  readonly file: string
  readonly text: string
  /** Made when somebody asks for it: facts answer most questions without. */
  readonly tree: Tree
  readonly facts: FileFacts
  readonly resolver: Resolver
}

export function nodeAt(subject: Subject, id: NodeId): Node {
  const node = subject.tree.nodes[id]
  if (!node) throw new Error(`No node ${id} in ${subject.file}`)
  return node
}

export function kindAt(subject: Subject, value: ValueId): Kind {
  return subject.resolver.kindOf({ file: subject.file, value })
}

/** What a name is without what conditions around the place say of it: what it may be elsewhere. */
export function untestedKindAt(subject: Subject, value: ValueId): Kind {
  const used = subject.facts.values[value]
  if (used?.op !== 'use' || !used.tests) return kindAt(subject, value)
  return joinKinds(used.definitions.map((id) => subject.resolver.kindOfDefinition(subject.file, id)))
}

const callsByNode = new WeakMap<Subject, ReadonlyMap<NodeId, CallId>>()

/** The call that a node is, as it is written: what is made there may be called as well. None if it is no call. */
export function callAt(subject: Subject, node: NodeId): CallId {
  let calls = callsByNode.get(subject)
  if (!calls) callsByNode.set(subject, calls = new Map(subject.facts.calls.map((call, id) => [call.node, id] as const).reverse()))
  return calls.get(node) ?? none
}

/** The values that a value is directly made of, definitions not followed. */
export function partsOf(value: Value, facts: FileFacts): readonly ValueId[] {
  switch (value.op) {
    case 'template': case 'unknown': return value.parts
    case 'collection': return value.elements
    case 'spread': case 'await': case 'yield': case 'cast': return [value.of]
    case 'dictionary': return value.entries.flatMap((entry) => [entry.keyValue, entry.value])
    case 'comprehension': return [...value.loops.map((loop) => facts.loops[loop]?.iterable ?? none), value.key, value.element]
    case 'member': return [value.object]
    case 'index': return [value.object, value.index]
    case 'slice': return [value.object, value.lower, value.upper, value.step]
    case 'call': {
      const call = facts.calls[value.call]
      return call ? [call.callee, ...call.arguments.map((argument) => argument.value)] : []
    }
    case 'operation': return value.operands
    case 'either': return value.of
    default: return []
  }
}

/** The names that a value is read from, without what they stand for. */
export function namesIn(subject: Subject, id: ValueId, depth = 0): readonly Extract<Value, { op: 'use' }>[] {
  const value = subject.facts.values[id]
  if (!value || depth > 40) return []
  return value.op === 'use' ? [value] : partsOf(value, subject.facts).flatMap((part) => namesIn(subject, part, depth + 1))
}
