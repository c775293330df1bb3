// Whether an operation runs only where its answer is not known yet: `if key not in cache: cache[key] = query(key)` and its kin.

import { isInside } from '../../text/range.js'
import type { Node } from '../../syntax/tree.js'
import { childrenOf } from '../../syntax/children.js'
import { none, type DefinitionId, type ValueId } from '../facts.js'
import { changersIn } from './changers.js'
import { isMarkedDone } from './flag-guards.js'
import { isNamedDone } from './name-guards.js'
import { intersects, originsOf } from './origins.js'
import { nodeAt, partsOf, type Subject } from './subject.js'

/** `loop`: the node of the loop in which it repeats, or of the function that is called there. */
export function isMemoGuarded(subject: Subject, operation: Node, loop: Node): boolean {
  for (let node = operation; node.parent && node !== loop; node = node.parent) {
    const { parent } = node
    const guard = guardOf(node, parent)
    if (guard && isKept(subject, guard.test, guard.body, operation, loop)) return true
    if (parent.kind === 'branch' && node !== parent.test && isMarked(subject, parent.test, node === parent.then, node, operation, loop)) return true
    if (parent.kind === 'block' && isGuardedBefore(subject, parent.statements, node, operation, loop)) return true
    if (node.kind === 'function' && node !== loop && node.parent.kind !== 'argument') return false
  }
  return false
}

/** The test that decides whether `node` runs, and what runs with it. */
function guardOf(node: Node, parent: Node): { test: Node; body: Node } | undefined {
  switch (parent.kind) {
    case 'branch': return node === parent.test ? undefined : { test: parent.test, body: node }
    case 'conditional': return node === parent.test ? undefined : { test: parent.test, body: statementOf(parent) }
    case 'logical': return node === parent.right ? { test: parent.left, body: statementOf(parent) } : undefined
    // `cache[key] ??= query()`
    case 'assign': return /^(\?\?|\|\|)=$/.test(parent.operator) && parent.value === node && parent.targets[0] ? { test: parent.targets[0], body: parent } : undefined
    case 'handler': return parent.parent?.kind === 'try' ? { test: parent.parent.body, body: parent.body } : undefined
    default: return undefined
  }
}

function statementOf(node: Node): Node {
  let current = node
  while (current.parent && current.parent.kind !== 'block' && current.parent.kind !== 'module' && current.parent.kind !== 'function') current = current.parent
  return current
}

/** `if key in cache: continue`, `const hit = cache.get(key); if (hit) return hit` before it. */
function isGuardedBefore(subject: Subject, statements: readonly Node[], node: Node, operation: Node, loop: Node): boolean {
  const at = statements.indexOf(node)
  return statements.slice(0, at).some((statement) => {
    if (statement.kind === 'try') return leaves(statement.body.statements) && isKept(subject, statement.body, loop, operation, loop)
    if (statement.kind !== 'branch' || statement.otherwise || !leaves(statement.then.statements)) return false
    return isKept(subject, statement.test, loop, operation, loop) || givesKnown(subject, statement, loop) || (node.parent !== null && isMarked(subject, statement.test, false, node.parent, operation, loop))
  })
}

/** `known = self.known.get(row.id); if known is not None: return known`: others have put there what is asked for. */
function givesKnown(subject: Subject, { test, then }: Extract<Node, { kind: 'branch' }>, called: Node): boolean {
  const last = then.statements.at(-1)
  if (called.kind !== 'function' || last?.kind !== 'return' || !last.value) return false
  const returned = new Set(usesIn(subject, last.value).flatMap((use) => use.definitions))
  return usesIn(subject, test).some(({ definitions: [only, ...others] }) => {
    const source = subject.facts.definitions[only ?? none]?.source
    return only !== undefined && others.length === 0 && returned.has(only) && source?.from === 'value' && isLookUp(subject, source.value, called)
  })
}

/** `self.known.get(row.id)`, `known[row.id]`: by what the function is given, in what is there without it. */
function isLookUp(subject: Subject, id: ValueId, called: Node): boolean {
  const { facts } = subject
  const value = facts.values[id]
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  const callee = call && facts.values[call.callee]
  const looked = value?.op === 'index' ? { from: value.object, key: value.index } : callee?.op === 'member' && callee.name === 'get' ? { from: callee.object, key: call?.arguments[0]?.value ?? none } : undefined
  return looked !== undefined && isOfParameter(subject, looked.key, called, 0) && [...originsOf(subject, containerOf(subject, looked.from))].some((origin) => outlives(subject, origin, called))
}

/** What `self.known.get(kind, {})` is got from. */
function containerOf(subject: Subject, id: ValueId): ValueId {
  const { facts } = subject
  const value = facts.values[id]
  const callee = value?.op === 'call' ? facts.values[facts.calls[value.call]?.callee ?? none] : undefined
  return callee?.op === 'member' && callee.name === 'get' ? containerOf(subject, callee.object) : id
}

function isOfParameter(subject: Subject, id: ValueId, called: Node, depth: number): boolean {
  const { facts } = subject
  const value = facts.values[id]
  if (!value || depth > 8) return false
  if (value.op === 'use') {
    return value.definitions.some((one) => {
      const source = facts.definitions[one]?.source
      if (source?.from === 'parameter') return facts.functions[source.function]?.node === called.id && (source.index > 0 || facts.functions[source.function]?.class === none)
      return source?.from === 'value' && isOfParameter(subject, source.value, called, depth + 1)
    })
  }
  return partsOf(value, facts).some((part) => isOfParameter(subject, part, called, depth + 1))
}

/** Only in a function that is called again and again: in the loop itself, what is marked is what was seen. */
function isMarked(subject: Subject, test: Node, wanted: boolean, body: Node, operation: Node, loop: Node): boolean {
  return loop.kind === 'function' && (isMarkedDone(subject, test, wanted, body, operation, (origin) => outlives(subject, origin, loop)) || isNamedDone(subject, test, wanted, body, loop))
}

function leaves(statements: readonly Node[]): boolean {
  const last = statements.at(-1)
  return last?.kind === 'continue' || last?.kind === 'return'
}

/** What the test looks into is where the answer is stored. */
function isKept(subject: Subject, test: Node, body: Node, operation: Node, loop: Node): boolean {
  const looked = lookedInto(subject, test, loop)
  if (looked.size === 0) return false
  const result = new Set([subject.facts.valueOfNode[operation.id] ?? none])
  const isStored = changersIn(subject, body.id).some((changer) => intersects(changer.origins, looked) && changer.values.some((value) => takes(subject, value, result, new Set())))
  return isStored || isAssigned(subject, test, body, result, loop)
}

/** What is made anew in each iteration, or in each call, keeps nothing; what a function is given may. */
function outlives(subject: Subject, origin: string, loop: Node): boolean {
  const id = /^d:(\d+)/.exec(origin)?.[1]
  const definition = id === undefined ? undefined : subject.facts.definitions[Number(id)]
  if (!definition || !isInside(nodeAt(subject, definition.node).range, loop.range)) return true
  return loop.kind === 'function' && loop.parent?.kind !== 'argument' && definition.source.from === 'parameter'
}

/** The objects of containers and attributes that a test reads, also through the names that hold what was read. */
function lookedInto(subject: Subject, test: Node, loop: Node): Set<string> {
  const { facts } = subject
  const found = new Set<string>()
  const seen = new Set<ValueId>()
  const stack: ValueId[] = []
  const pushNodes = (node: Node): void => {
    const value = facts.valueOfNode[node.id] ?? none
    if (value !== none) stack.push(value)
    else for (const child of childrenOf(node)) pushNodes(child)
  }
  pushNodes(test)
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    const value = facts.values[id]
    if (!value || seen.has(id)) continue
    seen.add(id)
    if (value.op === 'use' || value.op === 'member' || value.op === 'index') {
      const origins = [...originsOf(subject, id)]
      if (origins.every((origin) => outlives(subject, origin, loop))) for (const origin of origins) found.add(origin)
    }
    if (value.op === 'use') {
      for (const definition of value.definitions) {
        const source = facts.definitions[definition]?.source
        if (source?.from === 'value') stack.push(source.value)
      }
    }
    stack.push(...partsOf(value, facts))
  }
  return found
}

/** `if first is None: first = query()` where the name is defined outside of the loop. */
function isAssigned(subject: Subject, test: Node, body: Node, result: ReadonlySet<ValueId>, loop: Node): boolean {
  const { facts } = subject
  const bodyRange = body.range
  const inLoop = (id: DefinitionId) => isInside(nodeAt(subject, facts.definitions[id]?.node ?? none).range, loop.range)
  const inBody = (id: DefinitionId) => isInside(nodeAt(subject, facts.definitions[id]?.node ?? none).range, bodyRange)
  return usesIn(subject, test).some((use) => {
    const binding = facts.bindings[use.binding]
    const hasOuter = binding?.definitions.some((id) => !inLoop(id)) === true
    const onlyHere = use.definitions.every((id) => !inLoop(id) || inBody(id))
    return hasOuter && onlyHere && binding.definitions.some((id) => {
      const source = facts.definitions[id]?.source
      return inBody(id) && source?.from === 'value' && takes(subject, source.value, result, new Set())
    })
  })
}

function usesIn(subject: Subject, node: Node): { binding: number; definitions: readonly DefinitionId[] }[] {
  const value = subject.facts.values[subject.facts.valueOfNode[node.id] ?? none]
  const own = node.kind === 'name' && value?.op === 'use' ? [value] : []
  return [...own, ...childrenOf(node).flatMap((child) => usesIn(subject, child))]
}

/** Whether a value is made of the result. `seen`: what was looked at on the way, once: names lead to each other in many ways. */
function takes(subject: Subject, id: ValueId, result: ReadonlySet<ValueId>, seen: Set<ValueId>): boolean {
  const { facts } = subject
  if (result.has(id)) return true
  const value = facts.values[id]
  if (!value || seen.has(id)) return false
  seen.add(id)
  if (value.op === 'use') {
    return value.definitions.some((definition) => takesSource(subject, facts.definitions[definition]?.source, result, seen))
  }
  if (value.op === 'call') {
    // A cursor hands out what was asked before.
    const callee = facts.values[facts.calls[value.call]?.callee ?? none]
    if (callee?.op === 'member' && /^fetch(one|all|many|val)$/.test(callee.name)) return true
  }
  // `match(kind).with('local', () => makeLocal())`: what a function gives that is written as an argument.
  const parts = value.op === 'function' ? facts.functions[value.function]?.inline ? facts.functions[value.function]?.returned ?? [] : [] : partsOf(value, facts)
  return parts.some((part) => takes(subject, part, result, seen))
}

type Source = Subject['facts']['definitions'][number]['source']

function takesSource(subject: Subject, source: Source | undefined, result: ReadonlySet<ValueId>, seen: Set<ValueId>): boolean {
  switch (source?.from) {
    case 'value': return takes(subject, source.value, result, seen)
    case 'item': return takesSource(subject, source.of, result, seen)
    case 'element': return takes(subject, source.of, result, seen)
    default: return false
  }
}
