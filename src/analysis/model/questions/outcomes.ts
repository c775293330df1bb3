// Writes whose outcome decides how their iteration goes on: `if (claimed.count === 0) continue`. One write for all gives one outcome.

import { walk } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { none, type Source } from '../facts.js'
import type { Step } from './reach.js'
import { nodeAt, type Subject } from './subject.js'

const counts = /^(count|rowcount|rowCount|modified_?[cC]ount|matched_?[cC]ount|deleted_?[cC]ount|numUpdatedRows|numAffectedRows|affected|affectedRows|changes)$/

export function decidesByOutcome(subject: Subject, step: Step, body: Node): boolean {
  if (!step.direct) return false
  const cursor = textOf(subject, step.direct.receiver)
  let found = false
  walk(body, (node) => {
    if (node.kind === 'branch' || node.kind === 'conditional') found ||= asks(subject, step, node.test, cursor)
    return found ? false : undefined
  })
  return found
}

/** How many rows it concerned: `failed.count`, `cursor.rowcount`, `count` of `{ count }`. */
function asks(subject: Subject, step: Step, test: Node, cursor: string): boolean {
  let found = false
  walk(test, (node) => {
    if (node.kind === 'member' && counts.test(node.property)) {
      const asked = subject.facts.valueOfNode[node.object.id] ?? none
      found ||= isGivenBy(subject, step, asked) || (cursor !== '' && textOf(subject, asked) === cursor)
    }
    if (node.kind === 'name' && counts.test(node.name)) found ||= isGivenBy(subject, step, subject.facts.valueOfNode[node.id] ?? none)
    return found ? false : undefined
  })
  return found
}

function isGivenBy({ facts }: Subject, step: Step, id: number): boolean {
  const value = facts.values[id]
  return value?.op === 'use' && value.definitions.some((definition) => {
    const source = facts.definitions[definition]?.source
    let made = source && facts.values[valueIn(source)]
    while (made?.op === 'await' || made?.op === 'cast') made = facts.values[made.of]
    return made?.node === step.node
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
