// Findings as the Language Server Protocol has them: offsets become positions, severities numbers, rules links.

import {
  DiagnosticSeverity, type Diagnostic, type DiagnosticRelatedInformation, type Range as LspRange, type TextEdit, type WorkspaceEdit,
} from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Edit, Finding, Severity } from '../analysis/finding.js'
import type { Range } from '../analysis/text/range.js'

export const diagnosticSource = 'cost-hints'

/** The document of a path that a finding points into; undefined when its text is not at hand. */
export type DocumentOf = (path: string) => TextDocument | undefined

/** `page` is the address of the rule's documentation. */
export function diagnosticOf(finding: Finding, page: string, documentOf: DocumentOf): Diagnostic {
  const document = documentOf(finding.path)
  const related = finding.related.flatMap(({ path, range, message }): DiagnosticRelatedInformation[] => {
    const other = documentOf(path)
    return other ? [{ location: { uri: other.uri, range: lspRange(other, range) }, message }] : []
  })
  return {
    range: document ? lspRange(document, finding.range) : nowhere,
    severity: severities[finding.severity],
    code: finding.rule,
    codeDescription: { href: page },
    source: diagnosticSource,
    message: finding.message,
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    data: { fingerprint: finding.fingerprint },
  }
}

export function lspRange(document: TextDocument, range: Range): LspRange {
  return { start: document.positionAt(range.start), end: document.positionAt(range.end) }
}

/** With the document's version, so that an editor refuses edits of an older text. Undefined if a text is not at hand. */
export function workspaceEdit(edits: readonly Edit[], documentOf: DocumentOf): WorkspaceEdit | undefined {
  const byDocument = new Map<TextDocument, TextEdit[]>()
  for (const edit of edits) {
    const document = documentOf(edit.path)
    if (!document) return undefined
    const newText = withLineEndings(edit.newText, document.getText())
    byDocument.set(document, [...byDocument.get(document) ?? [], { range: lspRange(document, edit.range), newText }])
  }
  return {
    documentChanges: [...byDocument].map(([document, changes]) => ({
      textDocument: { uri: document.uri, version: document.version }, edits: changes,
    })),
  }
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

const nowhere: LspRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

function withLineEndings(newText: string, text: string): string {
  return text.includes('\r\n') ? newText.replace(/\r?\n/g, '\r\n') : newText
}
