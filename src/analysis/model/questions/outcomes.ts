// Writes whose outcome decides how their iteration goes on: `if (claimed.count === 0) continue`. One write for all gives one outcome.

import { walk } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { none, type NodeId, type Source } from '../facts.js'
import type { Operation } from './operations.js'
import { nodeAt, type Subject } from './subject.js'

const counts = /^(count|rowcount|rowCount|modified_?[cC]ount|matched_?[cC]ount|deleted_?[cC]ount|numUpdatedRows|numAffectedRows|affected|affectedRows|changes)$/

/** `body`: what the loop runs, or the function that the write stands in. */
export function decidesByOutcome({ subject, node: own, receiver }: Operation, body: Node): boolean {
  const cursor = textOf(subject, receiver)
  let found = false
  walk(body, (node) => {
    if ((node.kind === 'branch' && !isToldOnly(subject, node)) || node.kind === 'conditional') found ||= asks(subject, own, node.test, cursor)
    return found ? false : undefined
  })
  return found
}

const telling = /^(self\.stdout|this\.log|logger|logging|log|console|print)\b/i

/** `if result.rowcount: log.info(…)`: what is said of it decides nothing. */
function isToldOnly({ tree }: Subject, { then, otherwise }: Extract<Node, { kind: 'branch' }>): boolean {
  return otherwise === null && then.statements.every(({ range }) => telling.test(tree.text.slice(range.start, range.end)))
}

/** How many rows it concerned: `failed.count`, `cursor.rowcount`, `count` of `{ count }`. */
function asks(subject: Subject, own: NodeId, test: Node, cursor: string): boolean {
  let found = false
  walk(test, (node) => {
    if (node.kind === 'member' && counts.test(node.property)) {
      const asked = subject.facts.valueOfNode[node.object.id] ?? none
      found ||= isGivenBy(subject, own, asked) || (cursor !== '' && textOf(subject, asked) === cursor)
    }
    if (node.kind === 'name' && counts.test(node.name)) found ||= isGivenBy(subject, own, subject.facts.valueOfNode[node.id] ?? none)
    return found ? false : undefined
  })
  return found
}

function isGivenBy({ facts }: Subject, own: NodeId, id: number): boolean {
  const value = facts.values[id]
  return value?.op === 'use' && value.definitions.some((definition) => {
    const source = facts.definitions[definition]?.source
    let made = source && facts.values[valueIn(source)]
    while (made?.op === 'await' || made?.op === 'cast') made = facts.values[made.of]
    return made?.node === own
  })
}

function valueIn(source: Source): number {
  return source.from === 'value' ? source.value : source.from === 'item' ? valueIn(source.of) : none
}

function textOf(subject: Subject, id: number): string {
  const value = subject.facts.values[id]
  if (!value) return ''
  const { range } = nodeAt(subject, value.node)
  return subject.tree.text.slice(range.start, range.end)
}
