// Statements with a body. Their end is the end of their last statement, so that comments and blank lines behind it stay outside.

import type { Range } from '../../text/range.js'
import type { Block, Branch, Case, Expression, Handler, Loop, Switch, Try, With, WithItem } from '../tree.js'
import { lowerClass, lowerDecorated, lowerFunction } from './definitions.js'
import { lowerExpression, lowerTuple } from './expressions.js'
import { lowerCasePattern } from './patterns.js'
import {
  at, blockOf, childAfter, childOfType, namedChildren, other, rangeBetween, rangeOf, textOf, tokenOf, type Source,
} from './source.js'
import { lowerStatements, type LowerStatement } from './statements.js'
import type { SyntaxNode } from './syntax-node.js'

export const compoundLowerers: Readonly<Record<string, LowerStatement>> = {
  for_statement: lowerFor,
  while_statement: lowerWhile,
  if_statement: lowerIf,
  try_statement: lowerTry,
  with_statement: lowerWith,
  match_statement: lowerMatch,
  function_definition: (node, source) => lowerFunction(node, source),
  class_definition: (node, source) => lowerClass(node, source),
  decorated_definition: lowerDecorated,
}

/** From the first character to the colon, and it included. */
export function headerOf(node: SyntaxNode, source: Source): Range {
  return rangeBetween(node.start, tokenOf(node, ':')?.end ?? node.start, source)
}

/** The body of a statement or clause. */
export function lowerBody(node: SyntaxNode, source: Source): Block {
  const body = childOfType(node, 'block')
  return blockOf(body ? lowerStatements(body.children, source) : [], headerOf(node, source).end)
}

/** The same header and body parts of a clause such as `else:`, where there is one. */
function lowerClause(node: SyntaxNode, type: string, source: Source): Block | null {
  const clause = childOfType(node, type)
  return clause ? lowerBody(clause, source) : null
}

export function rangeUntil(node: SyntaxNode, parts: readonly (Block | null)[], source: Source): Range {
  const { start } = rangeOf(node, source)
  const end = parts.reduce((latest, part) => Math.max(latest, part?.range.end ?? 0), start)
  return { start, end }
}

function keywordOf(node: SyntaxNode, keyword: string, source: Source): Range {
  return rangeOf(tokenOf(node, keyword) ?? node, source)
}

function lowerAfter(node: SyntaxNode, token: string, source: Source): Expression {
  const child = childAfter(node, token)
  return child ? lowerExpression(child, source) : other(headerOf(node, source))
}

const plainLoop = { declares: '', label: null, init: null, update: null } as const

function lowerFor(node: SyntaxNode, source: Source): Loop {
  const body = lowerBody(node, source)
  const orElse = lowerClause(node, 'else_clause', source)
  return {
    kind: 'loop', ...at(rangeUntil(node, [body, orElse], source)), ...plainLoop, form: 'each',
    target: lowerAfter(node, 'for', source), iterable: lowerAfter(node, 'in', source), test: null, body, orElse,
    async: tokenOf(node, 'async') !== undefined, keyword: keywordOf(node, 'for', source), header: headerOf(node, source),
  }
}

function lowerWhile(node: SyntaxNode, source: Source): Loop {
  const body = lowerBody(node, source)
  const orElse = lowerClause(node, 'else_clause', source)
  return {
    kind: 'loop', ...at(rangeUntil(node, [body, orElse], source)), ...plainLoop, form: 'while',
    target: null, iterable: null, test: lowerAfter(node, 'while', source), body, orElse,
    async: false, keyword: keywordOf(node, 'while', source), header: headerOf(node, source),
  }
}

function lowerIf(node: SyntaxNode, source: Source): Branch {
  const otherwise = node.children.filter((child) => child.type === 'elif_clause' || child.type === 'else_clause')
  return lowerBranch(node, 'if', otherwise, source)
}

/** `elif` clauses stand side by side in the grammar, inside one another here; built from the last, long chains need no deep calls. */
function lowerBranch(node: SyntaxNode, keyword: 'if' | 'elif', clauses: readonly SyntaxNode[], source: Source): Branch {
  let otherwise: Block | Branch | null = null
  for (const clause of clauses.toReversed()) {
    otherwise = clause.type === 'else_clause' ? lowerBody(clause, source) : branchOf(clause, 'elif', otherwise, source)
  }
  return branchOf(node, keyword, otherwise, source)
}

function branchOf(node: SyntaxNode, keyword: 'if' | 'elif', otherwise: Block | Branch | null, source: Source): Branch {
  const then = lowerBody(node, source)
  const { start, end } = rangeUntil(node, [then], source)
  return {
    kind: 'branch', ...at({ start, end: Math.max(end, otherwise?.range.end ?? 0) }),
    test: lowerAfter(node, keyword, source), then, otherwise, keyword: keywordOf(node, keyword, source), header: headerOf(node, source),
  }
}

function lowerTry(node: SyntaxNode, source: Source): Try {
  const body = lowerBody(node, source)
  const handlers = node.children.filter((child) => child.type === 'except_clause').map((clause) => lowerHandler(clause, source))
  const orElse = lowerClause(node, 'else_clause', source)
  const finalizer = lowerClause(node, 'finally_clause', source)
  const range = rangeUntil(node, [body, ...handlers.map((handler) => handler.body), orElse, finalizer], source)
  return { kind: 'try', ...at(range), body, handlers, orElse, finalizer }
}

function lowerHandler(node: SyntaxNode, source: Source): Handler {
  const body = lowerBody(node, source)
  const colon = tokenOf(node, ':')?.start ?? node.end
  const values = node.children.filter((child) => child.named && child.end <= colon && child.type !== 'ERROR')
  const { value, target } = splitAs(values[0])
  const alias = target ?? childAfter(node, 'as')
  const types = tokenOf(node, ',') ? values : []
  return {
    kind: 'handler', ...at(rangeUntil(node, [body], source)), body, isGroup: tokenOf(node, '*') !== undefined,
    type: types.length > 1 ? lowerTuple({ ...node, children: types, start: types[0]?.start ?? 0, end: types.at(-1)?.end ?? 0 }, source)
      : value ? lowerExpression(value, source) : null,
    name: alias ? lowerExpression(alias, source) : null,
  }
}

/** `x as y`, as the grammar writes it in `with` and `except`. */
function splitAs(node: SyntaxNode | undefined): { value: SyntaxNode | undefined; target: SyntaxNode | undefined } {
  if (node?.type !== 'as_pattern') return { value: node, target: undefined }
  return { value: node.children[0], target: childOfType(node, 'as_pattern_target')?.children[0] }
}

function lowerWith(node: SyntaxNode, source: Source): With {
  const body = lowerBody(node, source)
  const clause = childOfType(node, 'with_clause')
  const items = clause ? clause.children.filter((child) => child.type === 'with_item').flatMap(withItemNodes) : []
  return {
    kind: 'with', ...at(rangeUntil(node, [body], source)), items: items.map((item) => lowerWithItem(item, source)), body,
    async: tokenOf(node, 'async') !== undefined, keyword: keywordOf(node, 'with', source), header: headerOf(node, source),
  }
}

/** `with (a as b):` and `with (a as b, c as d):` may be read as one parenthesised value; the `as` tells that they are not. */
function withItemNodes(item: SyntaxNode): SyntaxNode[] {
  const value = item.children[0]
  if (!value) return []
  const isList = value.type === 'parenthesized_expression' || value.type === 'tuple'
  return isList && value.children.some((child) => child.type === 'as_pattern') ? namedChildren(value) : [value]
}

function lowerWithItem(node: SyntaxNode, source: Source): WithItem {
  const { value, target } = splitAs(node)
  return {
    kind: 'with-item', ...at(rangeOf(node, source)), value: value ? lowerExpression(value, source) : other(rangeOf(node, source)),
    target: target ? lowerExpression(target, source) : null,
  }
}

function lowerMatch(node: SyntaxNode, source: Source): Switch {
  const colon = tokenOf(node, ':')?.start ?? node.end
  const subjects = node.children.filter((child) => child.end <= colon).slice(1)
  const first = subjects.find((child) => child.named)
  const isTuple = subjects.some((child) => child.type === ',')
  const subject = isTuple ? lowerTuple({ ...node, children: subjects, start: first?.start ?? 0, end: subjects.at(-1)?.end ?? 0 }, source)
    : first ? lowerExpression(first, source) : other(headerOf(node, source))
  const clauses = childOfType(node, 'block')?.children.filter((child) => child.type === 'case_clause') ?? []
  const cases = clauses.map((clause) => lowerCase(clause, source))
  const end = cases.at(-1)?.range.end ?? headerOf(node, source).end
  return { kind: 'switch', ...at({ start: rangeOf(node, source).start, end }), form: 'match', subject, cases }
}

function lowerCase(node: SyntaxNode, source: Source): Case {
  const body = lowerBody(node, source)
  const patterns = node.children.filter((child) => child.type === 'case_pattern')
  const condition = childOfType(node, 'if_clause')?.children[1]
  const guard = condition ? lowerExpression(condition, source) : null
  const pattern = lowerCasePattern(node, patterns, source)
  const isWildcard = patterns.length === 1 && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(textOf(patterns[0] ?? node, source))
  return {
    kind: 'case', ...at(rangeUntil(node, [body], source)), patterns: [pattern], guard, body,
    isDefault: isWildcard && !guard && pattern.kind !== 'literal',
  }
}

