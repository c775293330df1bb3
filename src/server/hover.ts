// Hovering over a finding explains its rule, and over a `cost-hints:` comment what it says; the message itself is shown by the editor.

import { MarkupKind, type Connection } from 'vscode-languageserver/node'
import { rules } from '../analysis/rules/index.js'
import { annotationHover } from './annotation-hover.js'
import { keyAddresses, numberLinks } from './command-links.js'
import type { Findings } from './findings.js'
import { lspRange } from './lsp-findings.js'
import { hoverText } from './rule-documentation.js'
import type { EditorSettings } from './settings.js'

interface HoverRequest {
  readonly connection: Connection
  readonly findings: Findings
  readonly settings: EditorSettings
}

export function offerHover({ connection, findings, settings }: HoverRequest): void {
  connection.onHover(async ({ textDocument, position }) => {
    const analysed = await findings.of(textDocument.uri)
    if (!analysed) return null
    const offset = analysed.document.offsetAt(position)
    const hit = analysed.findings.find(({ range }) => range.start <= offset && offset <= range.end)
    const rule = rules.find(({ id }) => id === hit?.rule)
    if (!hit || !rule) {
      const said = annotationHover(analysed, position)
      return said ? { range: lspRange(analysed.document, said.range), contents: { kind: MarkupKind.Markdown, value: said.text } } : null
    }
    return {
      range: lspRange(analysed.document, hit.range),
      contents: {
        kind: MarkupKind.Markdown,
        value: hoverText(rule, hit, {
          languageId: analysed.document.languageId, page: settings.pageOf(rule.id), estimate: analysed.estimating.estimateOf(hit), environment: analysed.estimating.environment,
          links: numberLinks(analysed, hit, settings), addressOf: keyAddresses(analysed, settings),
        }),
      },
    }
  })
}
