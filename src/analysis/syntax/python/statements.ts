// Simple statements, and the lists of statements that blocks are made of. Compound statements have their own file.

import type { Delete, Expression, Node, Other, ScopeDeclaration, Statement } from '../tree.js'
import { compoundLowerers } from './compound.js'
import { isExpressionNode, lowerExpression, lowerTuple } from './expressions.js'
import { lowerImport } from './imports.js'
import { at, childAfter, childOfType, isBroken, namedChildren, other, rangeOf, textOf, tokenOf, type Source } from './source.js'
import { leadingStatements, type SyntaxNode } from './syntax-node.js'
import { lowerType } from './types.js'

export type LowerStatement = (node: SyntaxNode, source: Source) => Statement

export function lowerStatements(nodes: readonly SyntaxNode[], source: Source): Statement[] {
  const statements: Statement[] = []
  for (const node of nodes) {
    if (!node.named || node.missing) continue
    const whole = node.type === 'ERROR' ? leadingStatements(node.children) : 0
    for (const child of node.children.slice(0, whole)) statements.push(lowerStatement(child, source))
    const rest = whole > 0 ? restOf(node, whole) : node
    if (rest) statements.push(lowerStatement(rest, source))
  }
  return statements
}

/** An error without the whole statements that it begins with. */
function restOf(error: SyntaxNode, whole: number): SyntaxNode | null {
  const children = error.children.slice(whole)
  const [first] = children
  return first ? { ...error, start: first.start, children } : null
}

function lowerStatement(node: SyntaxNode, source: Source): Statement {
  try {
    const compound = compoundLowerers[node.type]
    if (compound) return compound(node, source)
    if (source.hasErrors && isBroken(node)) return lowerParts(node, source)
    return (simpleLowerers[node.type] ?? lowerParts)(node, source)
  } catch (error) {
    // The stack's end is the only expected exception: one statement is lost instead of the file.
    if (!(error instanceof RangeError)) throw error
    source.report(rangeOf(node, source), 'This statement is nested too deeply to be analysed.')
    return other(rangeOf(node, source))
  }
}

/** What is not understood as a whole: everything in it that is. */
export function lowerParts(node: SyntaxNode, source: Source): Other {
  const children: Node[] = []
  for (const child of node.children) {
    if (!child.named || child.missing) continue
    if (isExpressionNode(child)) children.push(lowerExpression(child, source))
    else if (child.type in compoundLowerers || child.type in simpleLowerers) children.push(lowerStatement(child, source))
    else children.push(...lowerParts(child, source).children)
  }
  return other(rangeOf(node, source), children)
}

const simpleLowerers: Readonly<Record<string, LowerStatement>> = {
  expression_statement: (node, source) =>
    ({ kind: 'expression-statement', ...at(rangeOf(node, source)), expression: lowerLoneOrTuple(node, source) }),
  return_statement: (node, source) => ({ kind: 'return', ...at(rangeOf(node, source)), value: firstExpression(node, source) }),
  raise_statement: lowerRaise,
  assert_statement: lowerAssert,
  delete_statement: lowerDelete,
  global_statement: lowerScope,
  nonlocal_statement: lowerScope,
  pass_statement: (node, source) => ({ kind: 'empty', ...at(rangeOf(node, source)) }),
  break_statement: (node, source) => ({ kind: 'break', ...at(rangeOf(node, source)), label: null }),
  continue_statement: (node, source) => ({ kind: 'continue', ...at(rangeOf(node, source)), label: null }),
  import_statement: lowerImport,
  import_from_statement: lowerImport,
  future_import_statement: lowerImport,
  type_alias_statement: lowerTypeAlias,
}

/** `a` is `a`, but `a, b` and `a,` are tuples. */
function lowerLoneOrTuple(node: SyntaxNode, source: Source): Expression {
  const [first] = node.children
  if (!first) return other(rangeOf(node, source))
  return tokenOf(node, ',') ? lowerTuple(node, source) : lowerExpression(first, source)
}

function firstExpression(node: SyntaxNode, source: Source): Expression | null {
  const value = node.children[1]
  return value ? lowerExpression(value, source) : null
}

function lowerRaise(node: SyntaxNode, source: Source): Statement {
  const value = node.children[1]
  const cause = childAfter(node, 'from')
  return {
    kind: 'raise', ...at(rangeOf(node, source)),
    value: value?.named ? lowerExpression(value, source) : null, cause: cause ? lowerExpression(cause, source) : null,
  }
}

function lowerAssert(node: SyntaxNode, source: Source): Statement {
  const [test, message] = namedChildren(node)
  if (!test) return other(rangeOf(node, source))
  return {
    kind: 'assert', ...at(rangeOf(node, source)),
    test: lowerExpression(test, source), message: message ? lowerExpression(message, source) : null,
  }
}

function lowerDelete(node: SyntaxNode, source: Source): Delete {
  const list = node.children[1]
  const targets = list?.type === 'expression_list' ? namedChildren(list) : namedChildren(node)
  return { kind: 'delete', ...at(rangeOf(node, source)), targets: targets.map((target) => lowerExpression(target, source)) }
}

function lowerScope(node: SyntaxNode, source: Source): ScopeDeclaration {
  return {
    kind: 'scope-declaration', ...at(rangeOf(node, source)), form: node.type === 'global_statement' ? 'global' : 'nonlocal',
    names: namedChildren(node).map((name) => ({ kind: 'name', ...at(rangeOf(name, source)), name: textOf(name, source) })),
  }
}

function lowerTypeAlias(node: SyntaxNode, source: Source): Statement {
  const left = node.children[1]
  const right = childAfter(node, '=')
  const generic = left?.children[0]
  const name = generic?.type === 'identifier' ? generic : generic?.type === 'generic_type' ? generic.children[0] : undefined
  if (!generic || !name || !right) return lowerAssignmentToType(node, source)
  const list = childOfType(generic, 'type_parameter')
  const parameters = list ? namedChildren(list).map((parameter) => firstName.exec(textOf(parameter, source))?.[0] ?? '') : []
  return {
    kind: 'type-alias', ...at(rangeOf(node, source)),
    name: { kind: 'name', ...at(rangeOf(name, source)), name: textOf(name, source) }, parameters, type: lowerType(right, source),
  }
}

/** Of a type parameter such as `*Ts` or `T: int`. */
const firstName = /[\p{L}_][\p{L}\p{N}_]*/u

/** The grammar takes `type(self).count = 1` for an alias. With a name of the same length that is no keyword, it is an assignment. */
function lowerAssignmentToType(node: SyntaxNode, source: Source): Statement {
  const text = textOf(node, source)
  const statement = source.parseFragment(text.replace(/^type/, 'name'))?.children[0]
  if (statement?.type !== 'expression_statement') return lowerParts(node, source)
  return lowerStatement(statement, { ...source, text, offset: source.offset + node.start, hasErrors: false })
}
