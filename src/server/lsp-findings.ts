// Findings as the Language Server Protocol has them: offsets become positions, severities numbers, rules links.

import {
  DiagnosticSeverity, type Diagnostic, type DiagnosticRelatedInformation, type OptionalVersionedTextDocumentIdentifier, type Range as LspRange,
  type TextEdit, type WorkspaceEdit,
} from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Edit, Finding, Severity } from '../analysis/finding.js'
import type { CommentProblem } from '../analysis/findings/comment-problems.js'
import { capital } from '../analysis/text/letters.js'
import type { Range } from '../analysis/text/range.js'
import type { Estimate } from '../cost/estimate-types.js'
import { leastMoney } from '../cost/money-text.js'
import type { Evidence } from '../profiles/join/evidence.js'
import { evidenceText } from '../report/evidence-text.js'
import { savingText } from '../report/estimate-text.js'
import { editsByPath } from '../service/apply.js'

export const diagnosticSource = 'cost-hints'

/** The document of a path that a finding or fix points into; undefined when its text is not at hand. */
export type DocumentOf = (path: string) => PlacedDocument | undefined

export interface PlacedDocument {
  /** With the text that was looked at. */
  readonly document: TextDocument
  /** Null for a file that is not open; undefined where the editor has another text by now. */
  readonly version: number | null | undefined
}

export interface Shown {
  /** The address of the rule's documentation. */
  readonly page: string
  readonly estimate: Estimate | undefined
  /** What profiles say of it. */
  readonly evidence?: Evidence | undefined
}

export function diagnosticOf(finding: Finding, { page, estimate, evidence }: Shown, documentOf: DocumentOf): Diagnostic {
  const document = documentOf(finding.path)?.document
  const related = finding.related.flatMap(({ path, range, message }): DiagnosticRelatedInformation[] => {
    const other = documentOf(path)?.document
    return other ? [{ location: { uri: other.uri, range: lspRange(other, range) }, message }] : []
  })
  return {
    range: document ? lspRange(document, finding.range) : nowhere,
    severity: severities[finding.severity],
    code: finding.rule,
    codeDescription: { href: page },
    source: diagnosticSource,
    // Sums that nobody would notice are told by the hover alone.
    message: [
      finding.message,
      ...evidence ? [`${capital(evidenceText(evidence))}.`] : [],
      ...estimate && estimate.monthly.expected >= leastMoney ? [`The fix ${savingText(estimate)}.`] : [],
    ].join(' '),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    data: { fingerprint: finding.fingerprint },
  }
}

/** No rule's, and nobody can turn it off: the comment would say nothing, silently. */
export function commentDiagnostic({ range, message }: CommentProblem, document: TextDocument): Diagnostic {
  return { range: lspRange(document, range), severity: DiagnosticSeverity.Warning, code: 'annotation', source: diagnosticSource, message }
}

export function lspRange(document: TextDocument, range: Range): LspRange {
  return { start: document.positionAt(range.start), end: document.positionAt(range.end) }
}

/** With the documents' versions, so that an editor refuses edits of older texts. Undefined if one of the texts is not at hand. */
export function workspaceEdit(edits: readonly Edit[], documentOf: DocumentOf): WorkspaceEdit | undefined {
  const documentChanges: { textDocument: OptionalVersionedTextDocumentIdentifier, edits: TextEdit[] }[] = []
  for (const [path, own] of editsByPath(edits)) {
    const { document, version } = documentOf(path) ?? {}
    if (!document || version === undefined) return undefined
    documentChanges.push({
      textDocument: { uri: document.uri, version },
      edits: own.map(({ range, newText }) => ({ range: lspRange(document, range), newText: withLineEndings(newText, document.getText()) })),
    })
  }
  return { documentChanges }
}

/** What related places of findings point into. */
export function pathsOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.flatMap(({ related }) => related.map(({ path }) => path)))]
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
