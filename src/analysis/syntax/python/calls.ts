// What follows a value directly: `.name`, `(…)`, `[…]`, and arguments.

import type { Argument, Call, Comprehension, Expression, Index, Member, Slice } from '../tree.js'
import { lowerComprehension } from './collections.js'
import { lowerExpression } from './expressions.js'
import { at, childAfter, namedChildren, other, rangeBetween, rangeOf, textOf, type Source } from './source.js'
import { lowerParts } from './statements.js'
import type { SyntaxNode } from './syntax-node.js'

export function lowerMember(node: SyntaxNode, source: Source): Expression {
  const [object] = node.children
  const property = childAfter(node, '.')
  if (!object || !property) return lowerParts(node, source)
  const member: Member = {
    kind: 'member', ...at(rangeOf(node, source)), object: lowerExpression(object, source), property: textOf(property, source),
    propertyRange: rangeOf(property, source), optional: false,
  }
  return member
}

export function lowerCall(node: SyntaxNode, source: Source): Expression {
  const [callee, list] = node.children
  if (!callee || !list) return lowerParts(node, source)
  const call: Call = {
    kind: 'call', ...at(rangeOf(node, source)), callee: lowerExpression(callee, source), arguments: lowerArguments(list, source),
    argumentsRange: rangeOf(list, source), isNew: false, optional: false, tagged: false, typeArguments: [],
  }
  return call
}

function lowerArguments(list: SyntaxNode, source: Source): Argument[] {
  if (list.type === 'generator_expression') return [loneGenerator(list, source)]
  return namedChildren(list).filter((child) => !child.missing).map((child) => lowerArgument(child, source))
}

/** In `f(x for x in y)` the parentheses belong to the call, so the comprehension begins and ends inside of them. */
function loneGenerator(list: SyntaxNode, source: Source): Argument {
  const value = lowerComprehension(list, source)
  const last = list.children.at(-2)
  const range = rangeBetween(list.children[1]?.start ?? list.start, last?.end ?? list.end, source)
  const inner: Comprehension = { ...value, range, outer: range }
  return argument(inner, null, '')
}

export function lowerArgument(node: SyntaxNode, source: Source): Argument {
  const range = rangeOf(node, source)
  if (node.type === 'keyword_argument') {
    const [name, , value] = node.children
    return { ...argument(value ? lowerExpression(value, source) : other(range), name ? textOf(name, source) : '', ''), range, outer: range }
  }
  if (node.type === 'list_splat' || node.type === 'dictionary_splat') {
    const value = node.children[1]
    const spread = node.type === 'list_splat' ? '*' : '**'
    return { ...argument(value ? lowerExpression(value, source) : other(range), null, spread), range, outer: range }
  }
  return { ...argument(lowerExpression(node, source), null, ''), range, outer: range }
}

function argument(value: Expression, name: string | null, spread: Argument['spread']): Argument {
  return { kind: 'argument', ...at(value.outer), name, spread, value }
}

/** `a[i]`, and `a[i, j]` or `a[i,]` with a tuple. */
export function lowerSubscript(node: SyntaxNode, source: Source): Expression {
  const [object, ...rest] = node.children
  const items = rest.filter((child) => child.named)
  const [first] = items
  if (!object || !first) return lowerParts(node, source)
  const isTuple = rest.some((child) => !child.named && child.type === ',')
  const last = rest.at(-2) ?? first
  const range = rangeBetween(first.start, last.end, source)
  const index: Index = {
    kind: 'index', ...at(rangeOf(node, source)), object: lowerExpression(object, source), optional: false,
    index: isTuple ? { kind: 'collection', ...at(range), form: 'tuple', elements: items.map((item) => lowerExpression(item, source)) }
      : lowerExpression(first, source),
  }
  return index
}

/** Which part a value is depends on the colons before it. */
export function lowerSlice(node: SyntaxNode, source: Source): Slice {
  const parts: [Expression | null, Expression | null, Expression | null] = [null, null, null]
  let place = 0
  for (const child of node.children) {
    if (!child.named) place++
    else if (place < parts.length) parts[place] = lowerExpression(child, source)
  }
  return { kind: 'slice', ...at(rangeOf(node, source)), lower: parts[0], upper: parts[1], step: parts[2] }
}
