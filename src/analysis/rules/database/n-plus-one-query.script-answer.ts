// TypeScript: what the loop does with an awaited answer, of which a lookup gives the rows and nothing else.

import { none } from '../../model/facts.js'
import type { Assign, Node } from '../../syntax/tree.js'
import type { Range } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { changesInPlace, namesIn, type Answer } from './n-plus-one-query.answer.js'
import type { KeyedRun } from './n-plus-one-query.run.js'

export function scriptAnswer(run: KeyedRun, scope: Node, ask: Ask): Answer | undefined {
  const found = answerIn(run, scope, ask)
  return found && { ...found, isChanged: changesInPlace(scope, found.name, run.call) }
}

function answerIn({ call, driver }: KeyedRun, scope: Node, ask: Ask): Answer | undefined {
  const asked = call.parent
  if (asked?.kind !== 'await') return undefined
  const { rowsAt } = driver
  const kind = ask.kindOf(ask.facts.valueOfNode[asked.id] ?? none)
  if (rowsAt === undefined) return kind.is === 'list' ? answer(asked.outer, parenthesised(asked), asked) : undefined
  const taken = asked.parent
  if (taken && isRows(taken, asked, rowsAt)) return answer(taken.outer, parenthesised(taken), taken)
  if (taken?.kind !== 'assign' || taken.operator !== '=' || taken.targets.length !== 1) return undefined
  const [target] = taken.targets
  const pattern = target && rowsIn(target, rowsAt)
  if (pattern) return { ...answer({ start: target.range.start, end: asked.outer.end }, (lookup) => `${ask.text(pattern.range)} = ${lookup}`, asked), name: pattern.kind === 'name' ? pattern.name : undefined }
  if (target?.kind !== 'name' || taken.form !== 'const') return undefined
  const uses = namesIn(scope, target.name).filter((name) => name !== target)
  if (typeof rowsAt !== 'string' || !uses.every((use) => isRows(use.parent, use, rowsAt))) return undefined
  return { ...answer(asked.outer, (lookup) => `{ ${rowsAt}: ${lookup} }`, asked), name: target.name }
}

function answer(place: Range, wrap: (lookup: string) => string, node: Node): Answer {
  const target = node.parent?.kind === 'assign' ? node.parent.targets[0] : undefined
  return { wants: 'rows', place, wrap, fetch: 'result', name: target?.kind === 'name' ? target.name : undefined, byPlace: false, byName: true, isChanged: false }
}

function isRows(node: Node | null | undefined, of: Node, rowsAt: string | number): boolean {
  if (node?.kind === 'member') return node.object === of && node.property === rowsAt
  return node?.kind === 'index' && node.object === of && node.index.kind === 'literal' && node.index.value === rowsAt
}

/** `{ rows }`, `{ rows: posts }`, `[rows]`: what the pattern calls the rows, where it takes nothing else. */
function rowsIn(target: Assign['targets'][number], rowsAt: string | number): Node | undefined {
  if (target.kind === 'collection') {
    const [first, ...others] = target.elements
    return rowsAt === 0 && others.length === 0 && first?.kind !== 'default' && first?.kind !== 'spread' ? first : undefined
  }
  const [entry, ...others] = target.kind === 'dictionary' ? target.entries : []
  const isOwn = entry && others.length === 0 && !entry.spread && entry.key?.kind === 'literal' && entry.key.value === rowsAt && entry.value.kind !== 'default'
  return isOwn === true ? entry.value : undefined
}

/** `??` binds weaker than nearly everything that may stand around it. */
export function parenthesised(node: Node): (lookup: string) => string {
  const { parent } = node
  const isAlone = parent?.kind === 'assign' || parent?.kind === 'argument' || parent?.kind === 'return' || parent?.kind === 'spread' || parent?.kind === 'entry'
    || parent?.kind === 'collection' || parent?.kind === 'expression-statement' || (parent?.kind === 'loop' && parent.iterable === node) || parent?.kind === 'function'
  return (lookup) => isAlone ? lookup : `(${lookup})`
}
