// Files that are only written where an environment variable, which is otherwise missing, says where to: dumps that somebody asks for
// who looks for a fault. A program as it is deployed writes none.

import type { Node } from '../../syntax/tree.js'
import { none, type FunctionFact, type ValueId } from '../facts.js'
import { calleeKind } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import type { Reached } from './reach.js'
import { nodeAt, partsOf, type Subject } from './subject.js'

export function isAskedFor({ operation, hops }: Pick<Reached, 'operation' | 'hops'>): boolean {
  return operation.kind === 'file-write' && [operation, ...hops].some(({ subject, node }) => isGuarded(subject, nodeAt(subject, node)))
}

/** `if dump_dir: …` around it, or `if dump_dir is None: return` before it. */
function isGuarded(subject: Subject, node: Node): boolean {
  for (let current = node; current.parent && current.kind !== 'function'; current = current.parent) {
    const { parent } = current
    if (parent.kind === 'branch' && current === parent.then && isThere(subject, parent.test)) return true
    if (parent.kind === 'block' && parent.statements.some((one) => one.range.end <= current.range.start && leavesWithout(subject, one))) return true
  }
  return false
}

function isThere(subject: Subject, test: Node): boolean {
  if (test.kind === 'logical' && test.operator === 'and') return isThere(subject, test.left) || isThere(subject, test.right)
  if (test.kind === 'compare' && /^(is not|!==?)$/.test(test.operators[0] ?? '')) return isFromEnvironment(subject, test.operands[0])
  return test.kind !== 'compare' && isFromEnvironment(subject, test)
}

function leavesWithout(subject: Subject, statement: Node): boolean {
  return statement.kind === 'branch' && statement.then.statements.at(-1)?.kind === 'return' && isMissing(subject, statement.test)
}

function isMissing(subject: Subject, test: Node): boolean {
  if (test.kind === 'logical' && test.operator === 'or') return isMissing(subject, test.left) || isMissing(subject, test.right)
  if (test.kind === 'unary' && /^(not|!)$/.test(test.operator)) return isFromEnvironment(subject, test.operand)
  return test.kind === 'compare' && /^(is|===?)$/.test(test.operators[0] ?? '') && isFromEnvironment(subject, test.operands[0])
}

function isFromEnvironment(subject: Subject, node: Node | undefined): boolean {
  return node !== undefined && isOptional(subject, subject.facts.valueOfNode[node.id] ?? none, 0)
}

const mostSteps = 12

/** `os.getenv(name)` without a default, `process.env.NAME`, what a function makes of them, or nothing. */
function isOptional(subject: Subject, id: ValueId, depth: number): boolean {
  const { facts, resolver, file } = subject
  const value = facts.values[id]
  if (!value || depth > mostSteps) return false
  if (value.op === 'use') {
    const source = value.definitions.length === 1 ? facts.definitions[value.definitions[0] ?? none]?.source : undefined
    return source?.from === 'value' && isOptional(subject, source.value, depth + 1)
  }
  if (value.op === 'member') {
    const object = facts.values[value.object]
    const root = object?.op === 'member' && object.name === 'env' ? facts.values[object.object] : undefined
    return root?.op === 'use' && root.name === 'process' && facts.language === 'typescript'
  }
  const call = value.op === 'call' ? facts.calls[value.call] : undefined
  if (!call || value.op !== 'call') return false
  const targets = targetsOf(resolver, file, value.call)
  if (targets.length > 0) return targets.every((target) => isOptionalResult(resolver.workspace.subject(target.file), target.function, depth))
  const kind = calleeKind(resolver, file, call)
  const callee = facts.values[call.callee]
  const isGet = callee?.op === 'member' && callee.name === 'get' && isEnvironment(subject, callee.object)
  return call.arguments.length === 1 && (isGet || (kind.is === 'symbol' && kind.path === 'os.getenv'))
}

function isEnvironment(subject: Subject, id: ValueId): boolean {
  const kind = subject.resolver.kindOf({ file: subject.file, value: id })
  const value = subject.facts.values[id]
  return kind.is === 'dict' && (value?.op === 'member' || value?.op === 'use') && value.name === 'environ'
}

function isOptionalResult(subject: Subject | undefined, id: number, depth: number): boolean {
  const fact: FunctionFact | undefined = subject?.facts.functions[id]
  return subject !== undefined && fact !== undefined && fact.returned.some((value) => isMadeOf(subject, value, depth + 1))
}

/** `Path(root) if root else None` */
function isMadeOf(subject: Subject, id: ValueId, depth: number): boolean {
  const value = subject.facts.values[id]
  if (!value || depth > mostSteps) return false
  return isOptional(subject, id, depth) || partsOf(value, subject.facts).some((part) => isMadeOf(subject, part, depth + 1))
}
