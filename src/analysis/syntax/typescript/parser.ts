// Text to ESTree. A half-typed file must give a tree too, so TypeScript's parser runs first, its complaints are taken away
// and kept as problems, and typescript-estree converts what it made.

import { parseAndGenerateServices, type TSESTree } from '@typescript-eslint/typescript-estree'
import ts from 'typescript'
import type { Variant } from '../../language.js'
import type { SyntaxProblem } from '../tree.js'
import { readTrivia, type Trivia } from './trivia.js'

export interface Parsed extends Trivia {
  readonly program: TSESTree.Program
  readonly problems: readonly SyntaxProblem[]
}

/** Throws on the little that even an invalid tree cannot hold. */
export function parseText(text: string, variant: Exclude<Variant, 'py'>): Parsed {
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }
  const file = ts.createSourceFile(`file.${variant}`, text, options, true, scriptKinds[variant])
  const problems = takeProblems(file)
  return { program: convertWhatCan(file, problems), problems, ...readTrivia(file) }
}

// Locations are computed in any case, and leaving them out costs a walk that removes them again. Comments have their own
// walk, which is three times as fast.
const conversion = {
  allowInvalidAST: true, range: true, loc: true, loggerFn: false, preserveNodeMaps: false, suppressDeprecatedPropertyWarnings: true,
} as const

function convert(file: ts.SourceFile): TSESTree.Program {
  return parseAndGenerateServices(file, conversion).ast
}

/** A few half-typed statements throw (a type argument list that nothing closes): they alone are left out. */
function convertWhatCan(file: ts.SourceFile, problems: SyntaxProblem[]): TSESTree.Program {
  try {
    return convert(file)
  } catch {
    return convert(withoutUnreadable(file, problems))
  }
}

/** Each unreadable statement becomes an empty one of its range, since the converter looks for tokens in gaps. */
function withoutUnreadable(file: ts.SourceFile, problems: SyntaxProblem[]): ts.SourceFile {
  const statements = file.statements.map((statement) => {
    const message = complaintOf(file, statement)
    if (message === null) return statement
    problems.push({ range: { start: statement.getStart(file), end: statement.end }, message })
    return emptyBetween(statement.pos, statement.end)
  })
  return withStatements(file, statements)
}

function complaintOf(file: ts.SourceFile, statement: ts.Statement): string | null {
  const alone = [emptyBetween(0, statement.pos), statement, emptyBetween(statement.end, file.end)]
  try {
    convert(withStatements(file, alone))
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function withStatements(file: ts.SourceFile, statements: readonly ts.Statement[]): ts.SourceFile {
  const { pos, end } = file.statements
  return ts.factory.updateSourceFile(file, ts.setTextRange(ts.factory.createNodeArray(statements), { pos, end }))
}

function emptyBetween(pos: number, end: number): ts.Statement {
  return ts.setTextRange(ts.factory.createEmptyStatement(), { pos, end })
}

const scriptKinds = { ts: ts.ScriptKind.TS, tsx: ts.ScriptKind.TSX, js: ts.ScriptKind.JS, jsx: ts.ScriptKind.JSX }

/** TypeScript keeps its syntax errors in a field that its types do not declare. */
function takeProblems(file: ts.SourceFile): SyntaxProblem[] {
  if (!hasDiagnostics(file)) return []
  const length = file.text.length
  const problems = file.parseDiagnostics.map(({ start, length: width, messageText }) => ({
    range: { start: Math.min(start, length), end: Math.min(start + width, length) }, message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }))
  file.parseDiagnostics = []
  return problems
}

function hasDiagnostics(file: ts.SourceFile): file is ts.SourceFile & { parseDiagnostics: ts.DiagnosticWithLocation[] } {
  return 'parseDiagnostics' in file && Array.isArray(file.parseDiagnostics)
}
