// Text to ESTree. A half-typed file must give a tree too, so TypeScript's parser runs first, its complaints are taken away
// and kept as problems, and typescript-estree converts what it made.

import { parseAndGenerateServices, type TSESTree } from '@typescript-eslint/typescript-estree'
import ts from 'typescript'
import type { Variant } from '../../language.js'
import type { Comment, SyntaxProblem } from '../tree.js'
import type { Parentheses } from './source.js'

export interface Parsed {
  readonly program: TSESTree.Program
  readonly comments: readonly Comment[]
  readonly problems: readonly SyntaxProblem[]
  readonly parentheses: ReadonlyMap<number, Parentheses>
}

/** Throws on the little that even an invalid tree cannot hold. */
export function parseText(text: string, variant: Exclude<Variant, 'py'>): Parsed {
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }
  const file = ts.createSourceFile(`file.${variant}`, text, options, true, scriptKinds[variant])
  const problems = takeProblems(file)
  // Locations are computed in any case, and leaving them out costs a walk that removes them again.
  const { ast } = parseAndGenerateServices(file, {
    allowInvalidAST: true, comment: true, range: true, loc: true, loggerFn: false, preserveNodeMaps: false,
    suppressDeprecatedPropertyWarnings: true,
  })
  return { program: ast, comments: ast.comments.map((comment) => commentOf(text, comment)), problems, parentheses: parenthesesOf(file) }
}

const scriptKinds = { ts: ts.ScriptKind.TS, tsx: ts.ScriptKind.TSX, js: ts.ScriptKind.JS, jsx: ts.ScriptKind.JSX }

/** TypeScript keeps its syntax errors in a field that its types do not declare. */
function takeProblems(file: ts.SourceFile): SyntaxProblem[] {
  if (!hasDiagnostics(file)) return []
  const problems = file.parseDiagnostics.map((diagnostic) => ({
    range: { start: diagnostic.start, end: Math.min(diagnostic.start + diagnostic.length, file.text.length) },
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '),
  }))
  file.parseDiagnostics = []
  return problems
}

function hasDiagnostics(file: ts.SourceFile): file is ts.SourceFile & { parseDiagnostics: ts.DiagnosticWithLocation[] } {
  return 'parseDiagnostics' in file && Array.isArray(file.parseDiagnostics)
}

function commentOf(text: string, comment: TSESTree.Comment): Comment {
  const [start, end] = comment.range
  const isBlock = text.startsWith('/*', start)
  const isClosed = isBlock && end - start >= 4 && text.startsWith('*/', end - 2)
  return {
    range: { start, end },
    text: text.slice(start + 2, isClosed ? end - 2 : end).trim(),
    form: isBlock ? 'block' : 'line',
  }
}

function parenthesesOf(file: ts.SourceFile): Map<number, Parentheses> {
  const found = new Map<number, Parentheses>()
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.ParenthesizedExpression || node.kind === ts.SyntaxKind.ParenthesizedType) add(node)
    ts.forEachChild(node, visit)
  }
  const add = (node: ts.Node): void => {
    let inner = node
    while (ts.isParenthesizedExpression(inner) || ts.isParenthesizedTypeNode(inner)) {
      inner = ts.isParenthesizedExpression(inner) ? inner.expression : inner.type
    }
    const start = inner.getStart(file)
    // The walk is outside in, so the widest parentheses come first.
    if (!found.has(start)) found.set(start, { end: inner.end, outer: { start: node.getStart(file), end: node.end } })
  }
  visit(file)
  return found
}
