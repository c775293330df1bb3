// Above each function with findings: what one call of it does, what that costs a month, and how many findings there are. Made of the findings that
// are known anyway; nothing is shown while nothing is known.

import { CodeLensRefreshRequest, type CodeLens, type CodeLensOptions, type Connection, type InitializeParams } from 'vscode-languageserver/node'
import { moneyText } from '../cost/money-text.js'
import { totalOf, withoutDoubles } from '../cost/totals.js'
import { showFindingsCommand, type ShowFindingsParams } from '../protocol/messages.js'
import { coldShare } from '../profiles/join/evidence.js'
import { measuredText } from '../report/evidence-text.js'
import { perCallText } from '../report/work-text.js'
import type { Analysed, Findings } from './findings.js'
import { lspRange } from './lsp-findings.js'
import { patiently } from './patience.js'
import type { EditorSettings } from './settings.js'
import { functionStart, workingFindings, type WorkingFinding } from './working-findings.js'

export const codeLensOptions: CodeLensOptions = { resolveProvider: false }

interface CodeLensesRequest {
  readonly connection: Connection
  readonly findings: Findings
  readonly settings: EditorSettings
}

export interface CodeLenses {
  initialize(params: InitializeParams): void
  /** The editor shall ask again, though no text has changed. */
  refresh(): void
}

/** Many files that change together are asked for once. */
const refreshPause = 100

export function offerCodeLenses({ connection, findings, settings }: CodeLensesRequest): CodeLenses {
  let canRefresh = false
  let timer: NodeJS.Timeout | undefined
  connection.onCodeLens(async ({ textDocument: { uri } }, token) => {
    const analysed = await patiently(findings, uri, () => token.isCancellationRequested)
    if (!analysed || !await settings.showsLenses(analysed.project.folder)) return []
    return lensesOf(analysed, settings.hasCommand(showFindingsCommand))
  })
  const refresh = (): void => {
    clearTimeout(timer)
    if (canRefresh) timer = setTimeout(() => { void connection.sendRequest(CodeLensRefreshRequest.type) }, refreshPause)
  }
  findings.onShownAgain(refresh)
  return {
    initialize({ capabilities }) {
      canRefresh = capabilities.workspace?.codeLens?.refreshSupport === true
    },
    refresh,
  }
}

function lensesOf(analysed: Analysed, hasCommand: boolean): CodeLens[] {
  const functions = new Map<number, WorkingFinding[]>()
  for (const finding of workingFindings(analysed)) {
    const start = functionStart(finding)
    // The top level of a file has no place above it.
    if (start !== undefined) functions.set(start, [...functions.get(start) ?? [], finding])
  }
  const found = [...functions].sort(([a], [b]) => a - b).map(([start, own]) => lensOf(analysed, start, own, hasCommand))
  return [...found, ...measuredLenses(analysed)]
}

/** Above functions that profiles saw. */
function measuredLenses({ measuring, path, document }: Analysed): CodeLens[] {
  return measuring?.functionsAt(path).filter(({ line, joined, measured }) => line < document.lineCount && measured.total >= joined.whole * coldShare).map(({ line, joined, measured }) => {
    const position = { line, character: 0 }
    return { range: { start: position, end: position }, command: { title: measuredText(joined, measured), command: '' } }
  }) ?? []
}

function lensOf({ document, estimating }: Analysed, start: number, findings: readonly WorkingFinding[], hasCommand: boolean): CodeLens {
  const position = document.positionAt(start)
  const { currency, monthlyBefore, works } = costOf(findings, estimating)
  const title = [
    perCallText(works),
    ...monthlyBefore.expected >= leastMoney ? [moneyText(monthlyBefore, currency)] : [],
    findings.length === 1 ? '1 finding' : `${findings.length} findings`,
  ].filter((part) => part !== '').join(' · ')
  const params: ShowFindingsParams = { uri: document.uri, position, ranges: findings.map(({ range }) => lspRange(document, range)) }
  // A title without a command is text.
  return { range: { start: position, end: position }, command: { title, command: hasCommand ? showFindingsCommand : '', arguments: [params] } }
}

/** In whatever currency: about a cent. */
const leastMoney = 0.01

/** The same operation is not told twice: neither its work nor its money. */
function costOf(findings: readonly WorkingFinding[], estimating: Analysed['estimating']): Pick<ReturnType<typeof totalOf>, 'currency' | 'monthlyBefore'> & { readonly works: readonly WorkingFinding['work'][] } {
  const estimated = findings.flatMap((finding) => {
    const { work } = finding
    const estimate = estimating.estimateOf(finding)
    return estimate ? [{ work, estimate }] : []
  })
  const works = withoutDoubles(estimated).map(({ work }) => work)
  return { ...totalOf(estimated), works: works.length > 0 ? works : findings.slice(0, 1).map(({ work }) => work) }
}
