// The patterns of `case`, as the expressions that they look like: `Point(x=0, y=q)` is a call, `{'k': v}` a dictionary, `a | b` binary.
// A bare name binds, except as the callee of a call or the object of a member. `P as n` is `other` with both; `_` is `other`.

import type { Argument, Entry, Expression } from '../tree.js'
import { lowerExpression, lowerName } from './expressions.js'
import { at, childOfType, namedChildren, other, rangeBetween, rangeOf, textOf, tokenOf, type Source } from './source.js'
import type { SyntaxNode } from './syntax-node.js'

/** `case a, b:` is a tuple without parentheses. */
export function lowerCasePattern(clause: SyntaxNode, patterns: readonly SyntaxNode[], source: Source): Expression {
  const [first] = patterns
  const last = patterns.at(-1)
  if (!first || !last) return other(rangeOf(clause, source))
  if (!tokenOf(clause, ',')) return lowerPattern(first, source)
  const elements = patterns.map((pattern) => lowerPattern(pattern, source))
  return { kind: 'collection', ...at(rangeBetween(first.start, last.end, source)), form: 'tuple', elements }
}

function lowerPattern(node: SyntaxNode, source: Source): Expression {
  if (!node.named || node.type === 'ERROR' || node.missing) return other(rangeOf(node, source))
  return (lowerers[node.type] ?? lowerExpression)(node, source)
}

const lowerers: Readonly<Record<string, (node: SyntaxNode, source: Source) => Expression>> = {
  case_pattern: (node, source) => lowerGroup(node.children, node, source),
  as_pattern: (node, source) => other(rangeOf(node, source), namedChildren(node).map((part) => bindingOr(part, source))),
  dotted_name: lowerDotted,
  splat_pattern: lowerSplat,
  class_pattern: lowerClassPattern,
  union_pattern: lowerUnion,
  dict_pattern: lowerDictPattern,
  list_pattern: (node, source) => ({ kind: 'collection', ...at(rangeOf(node, source)), form: 'list', elements: lowerAll(node, source) }),
  tuple_pattern: lowerTuplePattern,
  keyword_pattern: (node, source) => other(rangeOf(node, source)),
  complex_pattern: (node, source) => other(rangeOf(node, source)),
}

/** A simple pattern: one node, or a minus and a number. */
function lowerGroup(group: readonly SyntaxNode[], whole: SyntaxNode, source: Source): Expression {
  const [first, second] = group
  if (!first) return other(rangeOf(whole, source))
  if (first.type !== '-' || !second) return bindingOr(first, source)
  return { kind: 'unary', ...at(rangeBetween(first.start, second.end, source)), operator: '-', operand: lowerExpression(second, source) }
}

function bindingOr(node: SyntaxNode, source: Source): Expression {
  if (node.type !== 'identifier') return lowerPattern(node, source)
  return textOf(node, source) === '_' ? other(rangeOf(node, source)) : lowerName(node, source)
}

function lowerAll(node: SyntaxNode, source: Source): Expression[] {
  return namedChildren(node).map((child) => lowerPattern(child, source))
}

function lowerDotted(node: SyntaxNode, source: Source): Expression {
  const [first, ...rest] = namedChildren(node)
  if (!first) return other(rangeOf(node, source))
  const { start } = rangeOf(first, source)
  return rest.reduce<Expression>((object, part) => {
    const propertyRange = rangeOf(part, source)
    const range = { start, end: propertyRange.end }
    return { kind: 'member', ...at(range), object, property: textOf(part, source), propertyRange, optional: false }
  }, bindingOr(first, source))
}

function lowerSplat(node: SyntaxNode, source: Source): Expression {
  const [star, name] = node.children
  const form = star?.type === '**' ? '**' : '*'
  return { kind: 'spread', ...at(rangeOf(node, source)), form, value: name ? bindingOr(name, source) : other(rangeOf(node, source)) }
}

function lowerTuplePattern(node: SyntaxNode, source: Source): Expression {
  const elements = lowerAll(node, source)
  const [first] = elements
  if (!first || elements.length > 1 || tokenOf(node, ',')) {
    return { kind: 'collection', ...at(rangeOf(node, source)), form: 'tuple', elements }
  }
  first.outer = rangeOf(node, source)
  return first
}

function lowerClassPattern(node: SyntaxNode, source: Source): Expression {
  const name = childOfType(node, 'dotted_name')
  const open = tokenOf(node, '(')?.start ?? node.end
  return {
    kind: 'call', ...at(rangeOf(node, source)), callee: name ? lowerDotted(name, source) : other(rangeOf(node, source)),
    arguments: node.children.filter((child) => child.type === 'case_pattern').map((child) => lowerArgumentPattern(child, source)),
    argumentsRange: rangeBetween(open, node.end, source), isNew: false, optional: false, tagged: false, typeArguments: [],
  }
}

function lowerArgumentPattern(node: SyntaxNode, source: Source): Argument {
  const base = { kind: 'argument', ...at(rangeOf(node, source)), spread: '' } as const
  const keyword = childOfType(node, 'keyword_pattern')
  const name = keyword?.children[0]
  if (!keyword || !name) return { ...base, name: null, value: lowerPattern(node, source) }
  return { ...base, name: textOf(name, source), value: lowerGroup(keyword.children.slice(2), keyword, source) }
}

function lowerUnion(node: SyntaxNode, source: Source): Expression {
  const bars = node.children.filter((child) => child.type === '|')
  const [first, ...rest] = groupsBetween(node.children, '|').map((group) => lowerGroup(group, node, source))
  if (!first) return other(rangeOf(node, source))
  return rest.reduce<Expression>((left, right, i) => {
    const bar = bars[i] ?? node
    const range = { start: left.outer.start, end: right.outer.end }
    return { kind: 'binary', ...at(range), operator: '|', left, right, operatorRange: rangeOf(bar, source) }
  }, first)
}

function lowerDictPattern(node: SyntaxNode, source: Source): Expression {
  const groups = groupsBetween(node.children.slice(1, -1), ',').filter((group) => group.length > 0)
  const entries = groups.map((group) => lowerEntryPattern(group, node, source))
  return { kind: 'dictionary', ...at(rangeOf(node, source)), form: 'dict', entries }
}

function lowerEntryPattern(group: readonly SyntaxNode[], whole: SyntaxNode, source: Source): Entry {
  const range = rangeBetween(group[0]?.start ?? whole.start, group.at(-1)?.end ?? whole.end, source)
  const base = { kind: 'entry', ...at(range), computed: false, shorthand: false } as const
  const colon = group.findIndex((child) => child.type === ':')
  if (colon >= 0) {
    const key = lowerGroup(group.slice(0, colon), whole, source)
    return { ...base, key, value: lowerGroup(group.slice(colon + 1), whole, source), spread: false }
  }
  const name = group[0]?.type === 'splat_pattern' ? group[0].children[1] : undefined
  return { ...base, key: null, value: name ? bindingOr(name, source) : other(base.range), spread: name !== undefined }
}

function groupsBetween(nodes: readonly SyntaxNode[], separator: string): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]]
  for (const node of nodes) {
    if (!node.named && node.type === separator) groups.push([])
    else groups.at(-1)?.push(node)
  }
  return groups
}
