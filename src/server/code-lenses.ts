// Above each function with findings: what one call of it does, what that costs a month, and how many findings there are: the same work and money as
// `estimate` tells of it. While that is not known, what its findings do, which says so.

import { CodeLensRefreshRequest, type CodeLens, type CodeLensOptions, type Connection, type InitializeParams } from 'vscode-languageserver/node'
import { wholeWork } from '../analysis/whole-work.js'
import type { Work } from '../analysis/work.js'
import { leastMoney, moneyText } from '../cost/money-text.js'
import { totalOf, withoutDoubles } from '../cost/totals.js'
import { showFindingsCommand, showHottestFunctionsCommand, type ShowFindingsParams } from '../protocol/messages.js'
import { coldShare, hotShare } from '../profiles/join/evidence.js'
import { measuredText } from '../report/evidence-text.js'
import { perCallText } from '../report/work-text.js'
import type { Analysed, Findings } from './findings.js'
import { functionsLedTo } from './led-functions.js'
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
    if (!analysed || !await settings.shows('codeLens', analysed.project.folder)) return []
    return await lensesOf(analysed, settings)
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

async function lensesOf(analysed: Analysed, settings: EditorSettings): Promise<CodeLens[]> {
  const functions = new Map<number, WorkingFinding[]>()
  for (const finding of workingFindings(analysed)) {
    const start = functionStart(finding)
    // The top level of a file has no place above it.
    if (start !== undefined) functions.set(start, [...functions.get(start) ?? [], finding])
  }
  const sorted = [...functions].sort(([a], [b]) => a - b).map(([start, findings]) => ({ start, findings }))
  const works = await ownWorks(analysed, sorted)
  const hasCommand = settings.hasCommand(showFindingsCommand)
  return [...sorted.map((one) => lensOf(analysed, one, works.get(one.start), hasCommand)), ...measuredLenses(analysed, settings.hasCommand(showHottestFunctionsCommand))]
}

interface FoundFunction {
  readonly start: number
  readonly findings: readonly WorkingFinding[]
}

/** What more functions of one file do is not worth the wait. */
const mostFunctions = 40

/** Of the functions that still stand where their findings say, by where they begin. */
async function ownWorks({ project, path, options, document }: Analysed, functions: readonly FoundFunction[]): Promise<ReadonlyMap<number, Work>> {
  const works = new Map<number, Work>()
  await project.session.together({}, async (answers) => {
    if ((await answers.texts([path])).get(path) !== document.getText()) return
    for (const { start, findings } of functions.slice(0, mostFunctions)) {
      const effects = await answers.effects(path, options, { line: document.positionAt(start).line }, { withWork: true })
      const own = typeof effects === 'object' ? effects.functions[0]?.work : undefined
      if (own?.functions[0]?.range.start === start) works.set(start, wholeWork(own, findings.map(({ work }) => work)))
    }
  })
  return works
}

/** Above functions that profiles saw. That nothing was found is said where the function itself is hot: there somebody has to look by hand. */
function measuredLenses({ measuring, path, document, findings }: Analysed, hasCommand: boolean): CodeLens[] {
  const found = new Set(findings.map(({ evidence }) => evidence?.function))
  // What a finding of another function leads to was found as well.
  const led = new Set(findings.flatMap((finding) => functionsLedTo(finding, { measuring, textOf: (other) => (other === path ? document.getText() : undefined) }).map(({ measured: one }) => one)))
  const measured = (measuring?.functionsAt(path) ?? []).filter(({ line, joined, measured: { total } }) => line < document.lineCount && total > 0 && total >= joined.whole * coldShare)
  return measured.map(({ line, joined, measured: one }) => {
    const position = { line, character: 0 }
    const isUnexplained = one.self >= joined.whole * hotShare && !found.has(one.qualified) && !led.has(one)
    const title = `${measuredText(joined, one)}${isUnexplained ? ' · no finding' : ''}`
    return { range: { start: position, end: position }, command: { title, command: hasCommand ? showHottestFunctionsCommand : '' } }
  })
}

function lensOf({ document, estimating, path }: Analysed, { start, findings }: FoundFunction, work: Work | undefined, hasCommand: boolean): CodeLens {
  const position = document.positionAt(start)
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`
  const estimate = work && estimating.priceOf(work, path, findings)
  const title = work && estimate
    ? [perCallText([work]), ...costText(estimate), count].filter((part) => part !== '').join(' · ')
    : foundText(findings, estimating, count)
  const params: ShowFindingsParams = { uri: document.uri, position, ranges: findings.map(({ range }) => lspRange(document, range)) }
  // A title without a command is text.
  return { range: { start: position, end: position }, command: { title, command: hasCommand ? showFindingsCommand : '', arguments: [params] } }
}

/** `2 findings: N queries per call · $3–50/month`. */
function foundText(findings: readonly WorkingFinding[], estimating: Analysed['estimating'], count: string): string {
  const { works, ...cost } = costOf(findings, estimating)
  const told = [perCallText(works), ...costText(cost)].filter((part) => part !== '').join(' · ')
  return told === '' ? count : `${count}: ${told}`
}

function costText({ monthlyBefore, currency }: Pick<ReturnType<typeof totalOf>, 'currency' | 'monthlyBefore'>): readonly string[] {
  return monthlyBefore.expected >= leastMoney ? [moneyText(monthlyBefore, currency)] : []
}

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
