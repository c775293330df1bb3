// Lists, tuples, sets, dictionaries, comprehensions and spreads.

import type { Clause, Collection, Comprehension, Dictionary, Entry, Expression, Spread } from '../tree.js'
import { lowerExpression } from './expressions.js'
import { at, childAfter, namedChildren, other, rangeBetween, rangeOf, tokenOf, type Source } from './source.js'
import type { SyntaxNode } from './syntax-node.js'

export function lowerCollection(node: SyntaxNode, source: Source): Collection {
  const form = node.type === 'set' ? 'set' : 'list'
  return { kind: 'collection', ...at(rangeOf(node, source)), form, elements: lowerAll(node, source) }
}

/** With or without parentheses; those that it has are part of its range. `(x)` as a target is no tuple. */
export function lowerTuple(node: SyntaxNode, source: Source): Expression {
  const [first, second] = namedChildren(node)
  if (node.type === 'tuple_pattern' && first && !second && !tokenOf(node, ',')) {
    const inner = lowerExpression(first, source)
    inner.outer = rangeOf(node, source)
    return inner
  }
  return { kind: 'collection', ...at(rangeOf(node, source)), form: 'tuple', elements: lowerAll(node, source) }
}

function lowerAll(node: SyntaxNode, source: Source): Expression[] {
  const result: Expression[] = []
  for (const child of node.children) if (child.named) result.push(lowerExpression(child, source))
  return result
}

export function lowerSpread(node: SyntaxNode, source: Source): Spread {
  const form = node.type.startsWith('dictionary') ? '**' : '*'
  const value = node.children[1]
  const range = rangeOf(node, source)
  return { kind: 'spread', ...at(range), form, value: value ? lowerExpression(value, source) : other(range) }
}

export function lowerDictionary(node: SyntaxNode, source: Source): Dictionary {
  const entries = namedChildren(node).map((child) => lowerEntry(child, source))
  return { kind: 'dictionary', ...at(rangeOf(node, source)), form: 'dict', entries }
}

function lowerEntry(node: SyntaxNode, source: Source): Entry {
  const base = { kind: 'entry', ...at(rangeOf(node, source)), computed: false, shorthand: false } as const
  if (node.type === 'dictionary_splat') return { ...base, key: null, value: lowerPart(node, 1, source), spread: true }
  if (node.type !== 'pair') return { ...base, key: null, value: lowerExpression(node, source), spread: false }
  return { ...base, key: lowerPart(node, 0, source), value: lowerPart(node, 2, source), spread: false }
}

function lowerPart(node: SyntaxNode, index: number, source: Source): Expression {
  const child = node.children[index]
  return child ? lowerExpression(child, source) : other(rangeOf(node, source))
}

const comprehensionForms: Readonly<Record<string, Comprehension['form']>> = {
  list_comprehension: 'list', set_comprehension: 'set', dictionary_comprehension: 'dict', generator_expression: 'generator',
}

export function lowerComprehension(node: SyntaxNode, source: Source): Comprehension {
  const body = node.children[1]
  const isPair = body?.type === 'pair'
  const base = { kind: 'comprehension', ...at(rangeOf(node, source)), form: comprehensionForms[node.type] ?? 'generator' } as const
  const key = isPair ? lowerPart(body, 0, source) : null
  const element = isPair ? lowerPart(body, 2, source) : lowerPart(node, 1, source)
  return { ...base, key, element, clauses: lowerClauses(node, source) }
}

/** The grammar lists `for` and `if` side by side; an `if` belongs to the `for` before it. */
function lowerClauses(node: SyntaxNode, source: Source): Clause[] {
  const clauses: Clause[] = []
  for (const child of node.children) {
    const last = clauses.at(-1)
    if (child.type === 'for_in_clause') clauses.push(lowerClause(child, source))
    else if (child.type === 'if_clause' && last) {
      last.conditions.push(lowerPart(child, 1, source))
      last.range = { start: last.range.start, end: rangeOf(child, source).end }
      last.outer = last.range
    }
  }
  return clauses
}

function lowerClause(node: SyntaxNode, source: Source): Clause {
  const target = childAfter(node, 'for')
  const start = tokenOf(node, 'in')?.end ?? node.end
  const iterables = node.children.filter((child) => child.named && child.start >= start)
  const [first] = iterables
  const last = iterables.at(-1)
  const nothing = other(rangeBetween(node.end, node.end, source))
  return {
    kind: 'clause', ...at(rangeOf(node, source)), target: target ? lowerExpression(target, source) : other(rangeOf(node, source)),
    iterable: !first || !last ? nothing : first === last ? lowerExpression(first, source)
      : lowerTuple({ ...node, type: 'expression_list', children: iterables, start: first.start, end: last.end }, source),
    conditions: [], async: tokenOf(node, 'async') !== undefined,
  }
}
