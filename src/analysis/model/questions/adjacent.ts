// Runs of awaits that follow each other in one block, each a read that uses nothing of those before it.

import { childrenOf } from '../../syntax/children.js'
import type { Assign, Await, Expression, Node, Statement } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import { none, type AwaitFact, type DefinitionId } from '../facts.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { targetsOf } from '../resolve/targets.js'
import { awaitedBy } from './awaits.js'
import { givesExclusive, isDatabase, sharingOf } from './sharing.js'
import type { Reached } from './reach.js'
import { nodeAt, type Subject } from './subject.js'
import { unknownCallsOf } from './unknown-calls.js'

export interface AdjacentAwait {
  readonly fact: AwaitFact
  readonly node: Await
  readonly statement: Statement
  readonly assign: Assign
  readonly reached: readonly Reached[]
}

/** The run that ends or goes on at this await, from its first; undefined where it stands alone or begins one. */
export function adjacentRun(subject: Subject, fact: AwaitFact): readonly AdjacentAwait[] | undefined {
  const own = adjacentAt(subject, fact)
  const siblings = own && statementsAround(own.statement)
  if (!own || !siblings) return undefined
  const run: AdjacentAwait[] = []
  for (const statement of siblings) {
    const awaited = adjacentIn(subject, statement)
    const last = run.at(-1)
    if (awaited && !dependsOn(subject, statement, run, siblings) && !sharesHandle(subject, [...run, awaited]) && !(last && mayDoMore(subject, last))) run.push(awaited)
    else {
      if (run.some((one) => one.fact === fact)) break
      if (awaited) run.splice(0, run.length, awaited)
      else if (run.length > 0 && !isPure(subject, statement)) run.length = 0
    }
    if (run.length > 1 && run[1]?.fact === fact) continue
  }
  return run.length > 1 && run.some((one) => one.fact === fact) ? run : undefined
}

function adjacentIn(subject: Subject, statement: Statement): AdjacentAwait | undefined {
  const assign = assignOf(statement)
  const node = assign && awaitIn(assign.value)
  const fact = node && subject.facts.awaits.find((one) => one.node === node.id)
  return fact && adjacentAt(subject, fact)
}

function adjacentAt(subject: Subject, fact: AwaitFact): AdjacentAwait | undefined {
  if (fact.form !== 'await') return undefined
  // What is asked of facts comes first: most awaits are no reads, and their file is not parsed for them. A log line alone says nothing of
  // what else the function waits for.
  const { reached, isGroup } = awaitedBy(subject, fact.value)
  if (isGroup || !reached.some(({ operation }) => operation.kind !== 'log') || !reached.every(({ operation }) => isRead(operation))) return undefined
  const node = nodeAt(subject, fact.node)
  if (node.kind !== 'await' || isGuard(node)) return undefined
  let holder: Node | null = node.parent
  while (holder && ['cast', 'member', 'index'].includes(holder.kind)) holder = holder.parent
  const statement = holder?.kind === 'assign' ? holder.parent : null
  if (holder?.kind !== 'assign' || !statement || (statement.kind !== 'declaration' && statement.kind !== 'expression-statement')) return undefined
  if (assignOf(statement) !== holder || awaitIn(holder.value) !== node) return undefined
  return { fact, node, statement, assign: holder, reached }
}

/** The one assignment of a statement that gives its value a name. */
function assignOf(statement: Statement): Assign | undefined {
  const assign = statement.kind === 'declaration' && statement.declarators.length === 1 ? statement.declarators[0]
    : statement.kind === 'expression-statement' && statement.expression.kind === 'assign' ? statement.expression : undefined
  const [target, ...others] = assign?.targets ?? []
  return assign?.operator === '=' && target && others.length === 0 && isLocal(target) ? assign : undefined
}

function isLocal(target: Expression): boolean {
  if (target.kind === 'name') return true
  if (target.kind === 'collection') return target.elements.every(isLocal)
  return target.kind === 'dictionary' && target.entries.every((entry) => !entry.computed && isLocal(entry.value))
}

/** `await x`, `(await x).data`, `(await x) as T`. */
function awaitIn(value: Expression | null): Await | undefined {
  for (let node = value; node; ) {
    if (node.kind === 'await') return node
    if (node.kind === 'cast') node = node.value
    else if (node.kind === 'member' || node.kind === 'index') node = node.object
    else return undefined
  }
  return undefined
}

const reads: ReadonlySet<string> = new Set(['query', 'request', 'paid', 'file-read'])

export function isRead({ kind, effect }: Reached['operation']): boolean {
  return kind === 'log' || (reads.has(kind) && (kind === 'query' || kind === 'file-read' || effect.changes === false))
}

const guarding = /(^|_)(require|assert|ensure|check|validate|verify|guard|authori[sz]e|authenticate|permit|must|login|sign_?in)|(Or(Throw|Fail|404))$|_or_(404|raise|throw|fail)$/i

/** Named as something that throws to say no: what follows counts on it. */
function isGuard(node: Await): boolean {
  return guarding.test(calleeName(node))
}

function calleeName({ value }: Await): string {
  const callee = value.kind === 'call' ? value.callee : undefined
  return callee?.kind === 'name' ? callee.name : callee?.kind === 'member' ? callee.property : ''
}

const reading = /^_*(get|find|fetch|load|read|list|count|search|query|select|look_?up|resolve|is|has|current|describe|calculate|compute)(?![a-z])/

/** Whether it may do more than what is seen of it: what it waits for in other functions is not all known, and it is not named as something that reads. */
function mayDoMore(subject: Subject, { fact, node }: AdjacentAwait): boolean {
  const call = subject.facts.values[fact.value]
  if (call?.op !== 'call' || reading.test(calleeName(node))) return false
  return targetsOf(subject.resolver, subject.file, call.call).some((target) => {
    const at = subject.resolver.workspace.subject(target.file)
    return at !== undefined && unknownCallsOf(at, target.function).some((one) => isWaitedFor(nodeAt(one.subject, one.callee)))
  })
}

/** `await handler(entries)`, `return handler(entries)`: what only computes is not waited for. */
function isWaitedFor(callee: Node): boolean {
  const call = callee.parent
  const around = call?.kind === 'call' && call.callee === callee ? call.parent : null
  return around?.kind === 'await' || around?.kind === 'return' || (around?.kind === 'function' && around.body === call)
}

export function statementsAround(statement: Node): readonly Statement[] | undefined {
  const { parent } = statement
  return parent?.kind === 'block' ? parent.statements : parent?.kind === 'module' ? parent.body : undefined
}

/** Whether a statement uses what the run so far, or a statement between, made from it. */
function dependsOn(subject: Subject, statement: Statement, run: readonly AdjacentAwait[], siblings: readonly Statement[]): boolean {
  const [first] = run
  if (!first) return false
  const tainted = new Set<DefinitionId>(run.flatMap((one) => definitionsIn(subject, one.statement)))
  for (const between of siblings.slice(siblings.indexOf(first.statement) + 1, siblings.indexOf(statement))) {
    if (usesAny(subject, between, tainted)) for (const id of definitionsIn(subject, between)) tainted.add(id)
  }
  return usesAny(subject, statement, tainted)
}

function definitionsIn(subject: Subject, node: Node): DefinitionId[] {
  return [...subject.facts.definitions.keys()].filter((id) => isInside(nodeAt(subject, subject.facts.definitions[id]?.node ?? 0).range, node.range))
}

function usesAny(subject: Subject, node: Node, definitions: ReadonlySet<DefinitionId>): boolean {
  return subject.facts.values.some((value) => value.op === 'use' && value.definitions.some((id) => definitions.has(id)) && isInside(nodeAt(subject, value.node).range, node.range))
}

/** One connection or transaction between them, or a database handle that nothing is known of. */
function sharesHandle(subject: Subject, run: readonly AdjacentAwait[]): boolean {
  const { facts } = subject
  return run.some(({ reached, fact, node }) => {
    const value = facts.values[fact.value]
    return (value?.op === 'call' && givesExclusive(subject, value.call, node, fact.site.function)) || reached.some(({ operation }) => {
    const sharing = sharingOf(subject, operation, node, fact.site.function)
    return sharing === 'exclusive' || (sharing === 'unknown' && isDatabase(operation))
    })
  })
}

/** Names values that need no work outside: no call but of what is known to be pure, no await, no store into an object. */
function isPure(subject: Subject, statement: Statement): boolean {
  if (statement.kind === 'empty') return true
  const assign = assignOf(statement)
  return assign !== undefined && (assign.value === null || isPureValue(subject, assign.value))
}

function isPureValue(subject: Subject, node: Node): boolean {
  if (node.kind === 'function') return true
  if (node.kind === 'await' || node.kind === 'yield' || node.kind === 'assign' || node.kind === 'delete') return false
  if (node.kind === 'call') {
    const value = subject.facts.values[subject.facts.valueOfNode[node.id] ?? none]
    const libraries = value?.op === 'call' ? libraryCallsOf(subject.resolver, subject.file, value.call) : []
    if (libraries.length === 0 || !libraries.every(({ model }) => model.pure === true)) return false
  }
  return childrenOf(node).every((child) => isPureValue(subject, child))
}
