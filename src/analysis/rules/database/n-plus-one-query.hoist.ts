// A query that asks the same in every iteration runs once, above the loop.

import { endOfLine } from '../../edits/layout.js'
import { unusedName } from '../../edits/names.js'
import { none } from '../../model/facts.js'
import { alternatives, present } from '../../model/kinds.js'
import type { Assign, Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import { changesInPlace, fetchOn, namesIn, wholeLines } from './n-plus-one-query.answer.js'
import { conditionAround, endOfStatement, isKnownAbove, isPlain, placeAbove } from './n-plus-one-query.keys.js'
import { aboveLoop, type Batching } from './n-plus-one-query.plan.js'
import type { QueryInLoop } from './n-plus-one-query.js'

const title = 'Run the query once above the loop (it runs even if the loop does not)'

export function hoistedQuery(data: QueryInLoop, ask: Ask): Batching | string {
  const { fact } = data.loop
  const call = ask.node(data.node)
  if (call.kind !== 'call') return 'its form is not one that can be rewritten'
  const condition = conditionAround(ask, call, fact)
  if (condition !== undefined) return condition
  const place = placeAbove(ask, fact)
  if (!place) return 'no line can be added above the loop where it stands'
  const query = wholeQuery(call, ask)
  if (!query) return data.step.direct ? 'its result is used up by each iteration' : 'the query is in a function that the loop calls'
  if (!call.arguments.every((argument) => isSteady(argument.value)) || !isKnownAbove(ask, query, place.holder.range)) return 'what it is given is worked out in the loop'
  const assign = query.parent?.kind === 'assign' ? query.parent : undefined
  const name = assign && nameOf(assign)
  if (changesInPlace(place.node, name, query)) return 'the loop changes what the query gives'
  const statement = assign && name !== undefined ? movable(assign, name, place.node, ask) : undefined
  if (statement) {
    return aboveLoop(ask, place.node, { statements: [ask.text(statement.range)], edits: [{ range: wholeLines(ask.tree.text, statement.range), newText: '' }], title })
  }
  const result = unusedName(ask.tree, name ?? 'result', place.node)
  const made = ask.isPython ? `${result} = ${ask.text(query.range)}` : `const ${result} = ${ask.text(query.range)}${endOfStatement(ask)}`
  return aboveLoop(ask, place.node, { statements: [made], edits: [{ range: query.outer, newText: result }], title })
}

/** The expression that gives the rows themselves: a cursor would be empty in the second iteration. */
function wholeQuery(call: Node, ask: Ask): Node | undefined {
  const asked = call.parent?.kind === 'await' ? call.parent : call
  if (!ask.isPython) return asked === call ? undefined : asked
  const fetched = fetchOn(asked)
  if (fetched) return fetched.call
  const kinds = alternatives(present(ask.kindOf(ask.facts.valueOfNode[asked.id] ?? none)))
  return kinds.every((kind) => kind.is === 'list' || kind.is === 'number' || kind.is === 'boolean' || kind.is === 'object' || kind.is === 'dict') ? asked : undefined
}

/** Constants, names and collections of them: nothing that is worked out anew. */
function isSteady(node: Node): boolean {
  if (node.kind === 'template') return node.parts.every(isSteady)
  if (node.kind === 'collection') return node.elements.every(isSteady)
  if (node.kind === 'dictionary') return node.entries.every((entry) => isSteady(entry.value))
  return isPlain(node)
}

function nameOf(assign: Assign): string | undefined {
  const [target, ...others] = assign.targets
  return assign.operator === '=' && others.length === 0 && target?.kind === 'name' ? target.name : undefined
}

/** The statement of the loop's own body that binds the name, which nothing else in the loop binds. */
function movable(assign: Assign, name: string, loop: Node, ask: Ask): Node | undefined {
  const statement = assign.parent?.kind === 'declaration' && assign.parent.declarators.length > 1 ? null : assign.parent
  if (!statement || (statement.kind !== 'declaration' && statement.kind !== 'expression-statement')) return undefined
  const isBody = loop.kind === 'loop' && statement.parent === loop.body
  const isLast = loop.kind === 'loop' && loop.body.statements.length === 1
  const isBoundOnce = ask.facts.bindings.every((binding) => binding.name !== name || binding.definitions.length === 1)
  const isNamedBefore = namesIn(ask.tree.root, name).some((one) => one.range.start < statement.range.start)
  const rest = ask.tree.text.slice(statement.range.end, endOfLine(ask.tree.text, statement.range.end))
  return isBody && !isLast && isBoundOnce && !isNamedBefore && rest.trim() === '' ? statement : undefined
}
