// Work that a variable of the module lets happen once: `if (!build) { build = {}; … }`, and once per version of what it is made from:
// `if (time === readAt) return; readAt = time; …`.

import type { Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import { none, type BindingId } from '../facts.js'
import { isInBlock } from './flag-guards.js'
import { nodeAt, type Subject } from './subject.js'
import { settledParts, type TestPart } from './test-parts.js'

/** A name that a test says to hold nothing yet, or something else than `other`. */
interface Unset {
  readonly binding: BindingId
  readonly other?: string
}

/** `body` runs where the test comes out as `wanted`, in the function at `home`, outside of which the name is declared. */
export function isNamedDone(subject: Subject, test: Node, wanted: boolean, body: Node, home: Node): boolean {
  const { facts } = subject
  const isIn = (id: number, around: Node) => isInside(nodeAt(subject, facts.definitions[id]?.node ?? none).range, around.range)
  return settledParts(test, wanted).flatMap((part) => unsetIn(subject, part)).some(({ binding, other }) => {
    const definitions = facts.bindings[binding]?.definitions ?? []
    if (definitions.every((id) => isIn(id, home))) return false
    return definitions.some((id) => {
      const definition = facts.definitions[id]
      if (definition?.source.from !== 'value' || !isIn(id, body) || !isInBlock(nodeAt(subject, definition.node), body)) return false
      const value = facts.values[definition.source.value]
      if (other !== undefined) return textOf(subject, nodeAt(subject, value?.node ?? none)) === other
      return value !== undefined && !(value.op === 'constant' && (value.type === 'none' || value.value === false))
    })
  })
}

function unsetIn(subject: Subject, { test, holds }: TestPart): readonly Unset[] {
  if (test.kind === 'name') return holds ? [] : named(subject, test)
  return test.kind === 'compare' ? comparedIn(subject, test, holds) : []
}

function comparedIn(subject: Subject, { operands, operators }: Extract<Node, { kind: 'compare' }>, wanted: boolean): readonly Unset[] {
  const [left, right] = operands
  const [operator = ''] = operators
  if (!left || !right || operators.length > 1) return []
  const isEqual = /^(is|===?)$/.test(operator)
  if (!isEqual && !/^(is not|!==?)$/.test(operator)) return []
  const isNothing = (right.kind === 'literal' && right.type === 'null') || (right.kind === 'name' && right.name === 'undefined')
  if (isNothing) return isEqual === wanted ? named(subject, left) : []
  if (isEqual === wanted) return []
  return [...named(subject, left, right), ...named(subject, right, left)]
}

function named(subject: Subject, node: Node, other?: Node): readonly Unset[] {
  const value = subject.facts.values[subject.facts.valueOfNode[node.id] ?? none]
  if (node.kind !== 'name' || value?.op !== 'use' || value.binding === none) return []
  return [other ? { binding: value.binding, other: textOf(subject, other) } : { binding: value.binding }]
}

function textOf({ text }: Subject, { range }: Node): string {
  return text.slice(range.start, range.end)
}
