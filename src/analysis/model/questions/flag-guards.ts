// Work that a mark lets happen once: `if not self.loaded: …; self.loaded = True`, and `if key not in self.loaded: …; self.loaded.add(key)`.

import type { Node } from '../../syntax/tree.js'
import { none } from '../facts.js'
import { changersIn, type Changer } from './changers.js'
import { intersects, originsOf } from './origins.js'
import { nodeAt, type Subject } from './subject.js'
import { settledParts, type TestPart } from './test-parts.js'

/** What a test says is not there yet: a mark that is not set, or a collection that does not hold what is asked for. */
interface Missing {
  readonly is: 'mark' | 'member'
  readonly origins: ReadonlySet<string>
}

/** `body` runs where the test comes out as `wanted`; `outlives` tells whether an object is still there in the next iteration. */
export function isMarkedDone(subject: Subject, test: Node, wanted: boolean, body: Node, operation: Node, outlives: (origin: string) => boolean): boolean {
  const missing = settledParts(test, wanted).flatMap((part) => missingIn(subject, part)).filter(({ origins }) => origins.size > 0 && [...origins].every(outlives))
  if (missing.length === 0) return false
  return changersIn(subject, body.id).some((changer) => {
    const node = nodeAt(subject, changer.node)
    if (!isInBlock(node, body)) return false
    return missing.some(({ is, origins }) => intersects(changer.origins, origins) && (is === 'mark' ? marks(subject, changer) : node.range.start >= operation.range.end))
  })
}

function missingIn(subject: Subject, { test, holds }: TestPart): readonly Missing[] {
  switch (test.kind) {
    case 'compare': return comparedIn(subject, test, holds)
    // `if not self.loaded`
    case 'member': return holds ? [] : [{ is: 'mark', origins: originsAt(subject, test) }]
    // `if (!this.files[name])`
    case 'index': return holds ? [] : [{ is: 'member', origins: originsAt(subject, test.object) }]
    case 'call': {
      const [object, name] = test.arguments.map((one) => one.value)
      if (holds || test.callee.kind !== 'name' || test.callee.name !== 'hasattr' || !object || name?.kind !== 'literal') return []
      return [{ is: 'mark', origins: new Set([...originsAt(subject, object)].map((origin) => `${origin}.${String(name.value)}`)) }]
    }
    default: return []
  }
}

function comparedIn(subject: Subject, { operands, operators }: Extract<Node, { kind: 'compare' }>, wanted: boolean): readonly Missing[] {
  const [left, right] = operands
  const [operator = ''] = operators
  if (!left || !right || operators.length > 1) return []
  if (right.kind === 'literal' && right.type === 'null') return left.kind === 'member' && /^(is|==|===)$/.test(operator) === wanted ? [{ is: 'mark', origins: originsAt(subject, left) }] : []
  // A set of the function's own tells what it has seen, not what is loaded.
  return right.kind === 'member' && operator === (wanted ? 'not in' : 'in') ? [{ is: 'member', origins: originsAt(subject, right) }] : []
}

function originsAt(subject: Subject, node: Node): ReadonlySet<string> {
  const value = subject.facts.valueOfNode[node.id] ?? none
  return value === none ? new Set() : originsOf(subject, value)
}

/** It is assigned, and not to nothing. */
function marks({ facts }: Subject, changer: Changer): boolean {
  const [value] = changer.values.map((id) => facts.values[id])
  return changer.call === undefined && value !== undefined && !(value.op === 'constant' && (value.type === 'none' || value.value === false))
}

/** A statement of the block itself, or of a `try` or `with` in it: nothing but a failure leaves it out. */
export function isInBlock(node: Node, block: Node): boolean {
  let statement = node
  while (statement.parent && statement.parent.kind !== 'block') statement = statement.parent
  const around = statement.parent
  if (around === null || around === block) return around === block
  const outer = around.parent
  return (outer?.kind === 'try' || outer?.kind === 'with') && outer.body === around && isInBlock(outer, block)
}
