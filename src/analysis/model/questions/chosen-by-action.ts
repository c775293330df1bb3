// What a method of a view returns for one action: `if self.action == 'list': return BookListSerializer`.

import type { SerializingView } from '../../libraries/schema.js'
import type { Node } from '../../syntax/tree.js'
import { none, type FunctionId, type NodeId } from '../facts.js'
import { nodeAt, type Subject } from './subject.js'

export interface Choice {
  readonly node: NodeId
  /** All that decides it is known. */
  readonly sure: boolean
}

interface Asked { readonly action: string; readonly attribute: string }

/** The expressions that it may return, without those of other actions. */
export function chosenAt(subject: Subject, id: FunctionId, action: string, { action: attribute }: SerializingView): readonly Choice[] {
  const { facts } = subject
  const fact = facts.functions[id]
  if (!fact) return []
  const own = nodeAt(subject, fact.node)
  return fact.returned.flatMap((value) => {
    const node = nodeAt(subject, facts.values[value]?.node ?? none)
    const reached = reachedAt(node, own, { action, attribute })
    return reached === false ? [] : chosenIn(node, reached === true, { action, attribute })
  })
}

/** `A if self.action == 'list' else B` */
function chosenIn(node: Node, sure: boolean, asked: Asked): readonly Choice[] {
  if (node.kind !== 'conditional') return [{ node: node.id, sure }]
  const truth = truthOf(node.test, asked)
  return [...truth === false ? [] : chosenIn(node.then, sure && truth === true, asked), ...truth === true ? [] : chosenIn(node.otherwise, sure && truth === false, asked)]
}

/** Whether control comes there: true for surely, undefined where that is not known. */
function reachedAt(node: Node, own: Node, asked: Asked): boolean | undefined {
  let sure = true
  for (let current = node; current !== own && current.parent; current = current.parent) {
    const { parent } = current
    const truths: (boolean | undefined)[] = []
    if (parent.kind === 'branch' && current === parent.then) truths.push(truthOf(parent.test, asked))
    if (parent.kind === 'branch' && current === parent.otherwise) truths.push(negated(truthOf(parent.test, asked)))
    if (parent.kind === 'block') truths.push(...passedBefore(parent.statements, current, asked))
    if (truths.includes(false)) return false
    if (truths.includes(undefined)) sure = false
  }
  return sure ? true : undefined
}

/** What must be so for control to come past the statements that may return before. */
function passedBefore(statements: readonly Node[], until: Node, asked: Asked): readonly (boolean | undefined)[] {
  const before = statements.slice(0, statements.findIndex((one) => one === until))
  return before.flatMap((one) => one.kind === 'branch' ? leaving(one, asked) : [])
}

function leaving(branch: Extract<Node, { kind: 'branch' }>, asked: Asked): readonly (boolean | undefined)[] {
  const last = branch.then.statements.at(-1)
  const own = last?.kind === 'return' || last?.kind === 'raise' ? [negated(truthOf(branch.test, asked))] : []
  return [...own, ...branch.otherwise?.kind === 'branch' ? leaving(branch.otherwise, asked) : []]
}

function negated(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth
}

/** Listing answers a GET. */
function truthOf(test: Node, asked: Asked): boolean | undefined {
  if (test.kind === 'unary' && test.operator === 'not') return negated(truthOf(test.operand, asked))
  if (test.kind === 'logical' && test.operator !== '??') {
    const sides = [truthOf(test.left, asked), truthOf(test.right, asked)]
    const deciding = test.operator === 'or'
    return sides.includes(deciding) ? deciding : sides.includes(undefined) ? undefined : !deciding
  }
  if (test.kind !== 'compare' || test.operands.length !== 2) return undefined
  const [left, right] = test.operands
  const [operator = ''] = test.operators
  const value = left?.kind === 'member' && left.property === asked.attribute ? asked.action : left?.kind === 'member' && left.property === 'method' && asked.action === 'list' ? 'GET' : undefined
  const texts = right && textsOf(right)
  if (value === undefined || !texts) return undefined
  const isAmong = texts.includes(value)
  return operator === '==' || operator === 'in' ? isAmong : operator === '!=' || operator === 'not in' ? !isAmong : undefined
}

function textsOf(node: Node): readonly string[] | undefined {
  if (node.kind === 'literal') return typeof node.value === 'string' ? [node.value] : undefined
  if (node.kind !== 'collection') return undefined
  const texts = node.elements.map((one) => one.kind === 'literal' && typeof one.value === 'string' ? one.value : undefined)
  return texts.every((one) => one !== undefined) ? texts : undefined
}
