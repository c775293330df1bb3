// At the end of a line with findings: what it costs a month. Off unless somebody wants it.

import { InlayHintKind, InlayHintRefreshRequest, type Connection, type InitializeParams, type InlayHint, type InlayHintOptions } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { leastMoney, moneyText } from '../cost/money-text.js'
import { totalOf, type Estimated } from '../cost/totals.js'
import { savingText } from '../report/estimate-text.js'
import type { Analysed, Findings } from './findings.js'
import { patiently } from './patience.js'
import type { Projects } from './projects.js'
import type { EditorSettings } from './settings.js'
import { workingFindings, type WorkingFinding } from './working-findings.js'

export const inlayHintOptions: InlayHintOptions = { resolveProvider: false }

interface InlayHintsRequest {
  readonly connection: Connection
  readonly findings: Findings
  readonly projects: Projects
  readonly settings: EditorSettings
}

export interface InlayHints {
  initialize(params: InitializeParams): void
  /** The editor shall ask again, though no text has changed. */
  refresh(): void
}

/** Many files that change together are asked for once. */
const refreshPause = 100

export function offerInlayHints({ connection, findings, projects, settings }: InlayHintsRequest): InlayHints {
  let canRefresh = false
  let timer: NodeJS.Timeout | undefined
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
    // Asked with every edit: who does not want them does not wait for the analysis.
    if (!await settings.shows('inlayHints', (await projects.of(uri)).folder)) return []
    const analysed = await patiently(findings, uri, () => token.isCancellationRequested)
    return analysed ? hintsOf(analysed).filter(({ position }) => range.start.line <= position.line && position.line <= range.end.line) : []
  })
  const refresh = (): void => {
    clearTimeout(timer)
    if (canRefresh) timer = setTimeout(() => { void connection.sendRequest(InlayHintRefreshRequest.type) }, refreshPause)
  }
  findings.onShownAgain(refresh)
  return {
    initialize({ capabilities }) {
      canRefresh = capabilities.workspace?.inlayHint?.refreshSupport === true
    },
    refresh,
  }
}

function hintsOf(analysed: Analysed): InlayHint[] {
  const { document, estimating } = analysed
  const lines = new Map<number, (Estimated & { readonly finding: WorkingFinding })[]>()
  for (const finding of workingFindings(analysed)) {
    const estimate = estimating.estimateOf(finding)
    const { line } = document.positionAt(finding.range.start)
    if (estimate) lines.set(line, [...lines.get(line) ?? [], { finding, work: finding.work, estimate }])
  }
  return [...lines].flatMap(([line, found]) => {
    const { monthlyBefore, currency } = totalOf(found)
    if (monthlyBefore.expected < leastMoney) return []
    return [{
      position: { line, character: lengthOf(document, line) }, kind: InlayHintKind.Type, label: moneyText(monthlyBefore, currency), paddingLeft: true,
      tooltip: found.map(({ finding: { rule }, estimate }) => `${rule}: the fix ${savingText(estimate)}.`).join('\n'),
    }]
  })
}

/** Without its end. */
function lengthOf(document: TextDocument, line: number): number {
  const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }
  return document.getText(range).replace(/[\r\n]+$/, '').length
}
