// Calls in a loop of which nothing is known: they may need the row that is written, or read what earlier iterations wrote.

import { none, type LoopFact, type ValueId } from '../../model/facts.js'
import { alternatives } from '../../model/kinds.js'
import { nodeAt, type Subject } from '../../model/questions/subject.js'
import { libraryCallsOf } from '../../model/resolve/calls.js'
import { targetsOf } from '../../model/resolve/targets.js'
import type { Call, Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { statementOf } from './write-in-loop.fixes.js'

/** A call that is made for what it does, or whose answer comes from something that the loop did not make. */
export function unknownCall(own: Node, body: Node, loop: LoopFact, ask: Ask): Node | undefined {
  const fact = ask.facts.calls.find(({ node: id, callee }, index) => {
    const node = ask.node(id)
    if (node.kind !== 'call' || node === own || !isInside(node.range, body.range)) return false
    if (libraryCallsOf(ask.subject.resolver, ask.file, index).length > 0) return false
    const targets = targetsOf(ask.subject.resolver, ask.file, index)
    if (targets.length > 0) return targets.some((target) => isOpaque(ask.subject, target, new Set()))
    return statementOf(node) ? !isHarmless(node, ask.subject) : !isOfData(ask, callee, loop)
  })
  return fact && ask.node(fact.node)
}

type Target = ReturnType<typeof targetsOf>[number]

/** A function that calls something unknown for what it does, itself or through others. */
function isOpaque({ resolver }: Subject, { file, function: id }: Target, seen: Set<string>): boolean {
  const home = resolver.workspace.subject(file)
  const own = home?.facts.functions[id]
  if (!home || !own || seen.has(`${file}:${id}`)) return false
  seen.add(`${file}:${id}`)
  const { range } = nodeAt(home, own.node)
  return home.facts.calls.some(({ node: call }, index) => {
    const node = nodeAt(home, call)
    if (node.kind !== 'call' || !isInside(node.range, range)) return false
    const targets = targetsOf(resolver, file, index)
    if (targets.length > 0) return targets.some((target) => isOpaque(home, target, seen))
    return libraryCallsOf(resolver, file, index).length === 0 && statementOf(node) !== null && !isHarmless(node, home)
  })
}

/** Of what is in memory: what is awaited is not, such as a queue that jobs are added to. */
const ofMemory: ReadonlySet<string> = new Set([
  'append', 'push', 'add', 'extend', 'update', 'set', 'get', 'setdefault', 'discard', 'remove', 'insert', 'unshift', 'increment', 'inc',
])
const harmless: ReadonlySet<string> = new Set([
  'print', 'log', 'debug', 'info', 'warn', 'warning', 'error', 'exception', 'success', 'writeline', 'write_line',
])

function isHarmless({ callee, parent }: Call, { tree }: Subject): boolean {
  const name = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : ''
  return harmless.has(name) || (ofMemory.has(name) && parent?.kind !== 'await') || /(^|\.)(stdout|stderr|style|logger|log|console)\./.test(tree.text.slice(callee.range.start, callee.range.end))
}

/** A method of what the loop itself made, of a text, number or collection; a function that no file of the workspace has. */
function isOfData(ask: Ask, callee: ValueId, { definitions, targets }: LoopFact): boolean {
  const kinds = alternatives(ask.kindOf(callee))
  if (kinds.every((kind) => kind.is === 'symbol' || kind.is === 'class' || kind.is === 'method')) return true
  const root = rootOf(ask, callee)
  const value = ask.facts.values[root]
  if (value?.op === 'use') {
    if (value.definitions.length === 0) return true
    if (root !== callee && value.definitions.every((one) => definitions.includes(one) || targets.includes(one))) return true
  }
  return root !== callee && alternatives(ask.kindOf(root)).every((kind) => plainKinds.has(kind.is))
}

const plainKinds: ReadonlySet<string> = new Set(['string', 'bytes', 'number', 'boolean', 'regex', 'list', 'tuple', 'set', 'dict', 'shape', 'enum', 'symbol'])

/** `a` of `a.b.c`, `a[0].b()`. */
function rootOf(ask: Ask, id: ValueId): ValueId {
  let root = id
  for (let value = ask.facts.values[root]; value; value = ask.facts.values[root]) {
    if (value.op === 'member' || value.op === 'index') root = value.object
    else if (value.op === 'call') root = ask.facts.calls[value.call]?.callee ?? none
    else break
  }
  return root
}
