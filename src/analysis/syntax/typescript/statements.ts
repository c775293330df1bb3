// Statements: one switch over ESTree. What it does not name becomes `other` with its children.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { Assign, Block, Branch, Case, Declaration, Statement, Switch, Try } from '../tree.js'
import { lowerClass } from './classes.js'
import { lowerEnum, lowerInterface, lowerNamespace, lowerTypeAlias } from './declarations.js'
import { lowerExpression } from './expressions.js'
import { annotationOf, lowerFunction } from './functions.js'
import { isLoop, lowerLoop } from './loops.js'
import { lowerExport, lowerImport, lowerImportEquals, swallowedBy } from './modules.js'
import { lowerOther } from './other.js'
import { findToken, outerEnd, outerStart, plainPlace, rangeOf, statementEnd, type Source } from './source.js'

export function lowerStatements(source: Source, nodes: readonly TSESTree.Node[]): Statement[] {
  return nodes.flatMap((node) => {
    const swallowed = swallowedBy(node)
    return swallowed ? [lowerStatement(source, node), lowerSwallowed(source, swallowed)] : [lowerStatement(source, node)]
  })
}

/** A half-typed `import { a }` takes what follows for its module: that is a statement of its own. */
function lowerSwallowed(source: Source, node: TSESTree.Node): Statement {
  if (node.type === T.FunctionExpression) return { ...lowerFunction(source, node), form: 'declaration' }
  if (node.type === T.ClassExpression) return lowerClass(source, node)
  const expression = lowerExpression(source, node, node.range[0])
  return { kind: 'expression-statement', ...plainPlace(source, outerStart(source, node), outerEnd(source, node)), expression }
}

export function lowerStatement(source: Source, node: TSESTree.Node): Statement {
  const place = plainPlace(source, node.range[0], node.range[1])
  if (isLoop(node)) return lowerLoop(source, node, null)
  switch (node.type) {
    case T.BlockStatement: case T.StaticBlock: return lowerBlock(source, node)
    case T.ExpressionStatement:
      return { kind: 'expression-statement', ...plainPlace(source, node.range[0], statementEnd(source, outerEnd(source, node.expression), node.range[1])), expression: lowerExpression(source, node.expression, node.range[0]) }
    case T.VariableDeclaration: return lowerDeclaration(source, node)
    case T.FunctionDeclaration: case T.TSDeclareFunction: return lowerFunction(source, node)
    case T.ClassDeclaration: return lowerClass(source, node)
    case T.IfStatement: return lowerBranch(source, node)
    case T.SwitchStatement: return lowerSwitch(source, node)
    case T.TryStatement: return lowerTry(source, node)
    case T.ReturnStatement: return { kind: 'return', ...place, value: node.argument && lowerExpression(source, node.argument, node.range[1]) }
    case T.ThrowStatement: return { kind: 'raise', ...place, value: lowerExpression(source, node.argument, node.range[1]), cause: null }
    case T.BreakStatement: return { kind: 'break', ...place, label: node.label?.name ?? null }
    case T.ContinueStatement: return { kind: 'continue', ...place, label: node.label?.name ?? null }
    case T.LabeledStatement: return lowerLabeled(source, node)
    case T.DebuggerStatement: return { kind: 'empty', ...place }
    // The parser puts an empty statement where one cannot be read.
    case T.EmptyStatement: return source.text[node.range[0]] === ';' ? { kind: 'empty', ...place } : { kind: 'other', ...place, children: [] }
    case T.ImportDeclaration: return lowerImport(source, node)
    case T.TSImportEqualsDeclaration: return lowerImportEquals(source, node)
    case T.ExportNamedDeclaration: case T.ExportDefaultDeclaration: case T.ExportAllDeclaration: case T.TSExportAssignment:
      return lowerExport(source, node)
    case T.TSTypeAliasDeclaration: return lowerTypeAlias(source, node)
    case T.TSInterfaceDeclaration: return lowerInterface(source, node)
    case T.TSEnumDeclaration: return lowerEnum(source, node)
    case T.TSModuleDeclaration: return lowerNamespace(source, node)
    default: return lowerOther(source, node)
  }
}

export function isStatement(node: TSESTree.Node): boolean {
  return node.type.endsWith('Statement') || node.type.endsWith('Declaration') || node.type === T.TSDeclareFunction || node.type === T.TSExportAssignment
}

export function lowerBlock(source: Source, node: TSESTree.BlockStatement | TSESTree.StaticBlock | TSESTree.TSModuleBlock): Block {
  return { kind: 'block', ...plainPlace(source, node.range[0], node.range[1]), statements: lowerStatements(source, node.body) }
}

/** A body without braces is a block of its one statement. */
export function lowerBody(source: Source, node: TSESTree.Statement | null | undefined, after: number): Block {
  if (!node) return { kind: 'block', ...plainPlace(source, after, after), statements: [] }
  if (node.type === T.BlockStatement) return lowerBlock(source, node)
  return { kind: 'block', ...plainPlace(source, node.range[0], node.range[1]), statements: [lowerStatement(source, node)] }
}

/** `await using` is the form using. */
export function declarationForm(kind: TSESTree.VariableDeclaration['kind']): Declaration['form'] {
  return kind === 'await using' ? 'using' : kind
}

export function lowerDeclaration(source: Source, node: TSESTree.VariableDeclaration): Declaration {
  const form = declarationForm(node.kind)
  const place = plainPlace(source, node.range[0], statementEnd(source, node.declarations.at(-1)?.range[1] ?? node.range[1], node.range[1]))
  const declarators = node.declarations.map((each) => lowerDeclarator(source, each, form))
  return { kind: 'declaration', ...place, form, isAwait: node.kind === 'await using', declarators }
}

function lowerDeclarator(source: Source, node: TSESTree.VariableDeclarator, form: Declaration['form']): Assign {
  return {
    kind: 'assign', ...plainPlace(source, node.range[0], node.range[1]), operator: '=', targets: [lowerExpression(source, node.id, node.range[0])],
    value: node.init && lowerExpression(source, node.init, node.range[1]), annotation: annotationOf(source, node.id), form,
    decorators: [], isStatic: false, prefix: false,
  }
}

function lowerBranch(source: Source, node: TSESTree.IfStatement): Branch {
  const [start, end] = node.range
  const otherwise = node.alternate
  return {
    kind: 'branch', ...plainPlace(source, start, end), test: lowerExpression(source, node.test, start), then: lowerBody(source, node.consequent, end),
    otherwise: otherwise?.type === T.IfStatement ? lowerBranch(source, otherwise) : otherwise ? lowerBody(source, otherwise, end) : null,
    keyword: rangeOf(source, start, start + 'if'.length), header: rangeOf(source, start, closingParenthesis(source, outerEnd(source, node.test), end)),
  }
}

/** Where the parentheses of a statement's header end. */
export function closingParenthesis(source: Source, from: number, limit: number): number {
  const at = findToken(source.text, ')', from, limit)
  return at < 0 ? from : at + 1
}

function lowerSwitch(source: Source, node: TSESTree.SwitchStatement): Switch {
  const [start, end] = node.range
  const subject = lowerExpression(source, node.discriminant, start)
  return { kind: 'switch', ...plainPlace(source, start, end), form: 'switch', subject, cases: node.cases.map((each) => lowerCase(source, each)) }
}

function lowerCase(source: Source, node: TSESTree.SwitchCase): Case {
  const [start, end] = node.range
  const bodyStart = node.consequent[0]?.range[0] ?? end
  const statements = lowerStatements(source, node.consequent)
  return {
    kind: 'case', ...plainPlace(source, start, end), patterns: node.test ? [lowerExpression(source, node.test, start)] : [], guard: null,
    isDefault: !node.test, body: { kind: 'block', ...plainPlace(source, bodyStart, end), statements },
  }
}

function lowerTry(source: Source, node: TSESTree.TryStatement): Try {
  const { handler } = node
  const end = node.range[1]
  return {
    kind: 'try', ...plainPlace(source, node.range[0], end), body: lowerBody(source, node.block, end),
    handlers: handler ? [{
      kind: 'handler', ...plainPlace(source, handler.range[0], handler.range[1]), type: null,
      name: handler.param && lowerExpression(source, handler.param, handler.range[0]), body: lowerBody(source, handler.body, end), isGroup: false,
    }] : [],
    orElse: null, finalizer: node.finalizer && lowerBody(source, node.finalizer, end),
  }
}

function lowerLabeled(source: Source, node: TSESTree.LabeledStatement): Statement {
  if (isLoop(node.body)) return { ...lowerLoop(source, node.body, node.label.name), ...plainPlace(source, node.range[0], node.range[1]) }
  return { kind: 'labeled', ...plainPlace(source, node.range[0], node.range[1]), label: node.label.name, body: lowerStatement(source, node.body) }
}
