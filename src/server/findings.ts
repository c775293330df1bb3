// The findings of open documents: analysed as they are typed, shown with their version, asked for by code actions and hovers.
// An edit cancels what runs; a short pause keeps squiggles from flickering under the cursor.

import { relative, sep } from 'node:path'
import type { Connection, TextDocuments } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { FileReport } from '../analysis/engine.js'
import type { Finding, Fix } from '../analysis/finding.js'
import { variantOf } from '../analysis/language.js'
import type { AnalysisOptions } from '../analysis/options.js'
import { excludedFiles, excludedFolders } from '../service/excluded.js'
import { isLost, lastGood, movedFindings, type LastGood } from './last-good.js'
import { diagnosticOf, type DocumentOf } from './lsp-findings.js'
import type { EditorSettings } from './settings.js'
import { analysisPath, keyOf, pathOf, type Project, type Projects } from './projects.js'

/** What is known of one version of one document. */
export interface Analysed {
  /** A copy: the editor's changes with each edit. */
  readonly document: TextDocument
  readonly project: Project
  readonly path: string
  readonly options: AnalysisOptions
  readonly findings: readonly Finding[]
  readonly documentOf: DocumentOf
  /** The verified fixes of one of the findings; computed once. */
  fixes(finding: Finding): Promise<readonly Fix[]>
}

export interface Findings {
  /** Of the document's present text; undefined if that takes too long, because an editor waits for the answer. */
  of(uri: string): Promise<Analysed | undefined>
  isOpen(uri: string): boolean
  /** Analyses every open document again. */
  refresh(): void
  /** Says what shall be shown for a file after its document was closed. */
  onClosed(show: (uri: string) => void): void
}

export interface FindingsRequest {
  readonly connection: Connection
  readonly documents: TextDocuments<TextDocument>
  readonly projects: Projects
  readonly settings: EditorSettings
}

/** Quick files are analysed at once, slow ones after a pause in typing. */
const longestPause = 150
const quickMilliseconds = 100
const patienceMilliseconds = 1500

interface Running {
  readonly uri: string
  readonly version: number
  readonly abort: AbortController
  readonly start: () => void
  readonly result: Promise<Analysed | undefined>
}

export function createFindings({ connection, documents, projects, settings }: FindingsRequest): Findings {
  const running = new Map<string, Running>()
  const good = new Map<string, LastGood>()
  /** Milliseconds that each document's last analysis took. */
  const lastDuration = new Map<string, number>()
  const reported = createProblemLog(connection)
  let showClosed: (uri: string) => void = () => undefined

  const bestKnown = (uri: string, report: FileReport, text: string): readonly Finding[] => {
    const before = good.get(uri)
    if (before && isLost(report, before)) return movedFindings(before, text)
    const now = lastGood(report, text)
    if (now) good.set(uri, now)
    return report.findings
  }

  const analyse = async (uri: string, signal: AbortSignal): Promise<Analysed | undefined> => {
    const open = documents.get(uri)
    if (!open) return undefined
    const document = TextDocument.create(uri, open.languageId, open.version, open.getText())
    const project = await projects.of(uri)
    const configuration = await project.configuration()
    const path = namedByLanguage(analysisPath(project, uri), document.languageId)
    const options = configuration.optionsFor(path)
    const isRead = !isNeverRead(project, uri) && configuration.isSelected(path)
    signal.throwIfAborted()
    if (isRead) project.session.set(path, document.getText())
    const started = performance.now()
    const report = isRead ? await project.session.report(path, options, { signal }) : silent(path)
    signal.throwIfAborted()
    lastDuration.set(keyOf(uri), performance.now() - started)
    reported.note(report)
    const findings = bestKnown(uri, report, document.getText())
    return withFixes({ document, project, path, options, findings, documentOf: only(path, document) })
  }

  const show = async ({ document, findings, documentOf }: Analysed): Promise<void> => {
    const diagnostics = findings.map((finding) => diagnosticOf(finding, settings.pageOf(finding.rule), documentOf))
    await connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics })
  }

  const pauseFor = (uri: string): number => {
    const taken = lastDuration.get(keyOf(uri)) ?? longestPause
    return taken <= quickMilliseconds ? 0 : Math.min(longestPause, taken)
  }

  const schedule = ({ uri, version }: Pick<TextDocument, 'uri' | 'version'>, pause: number): void => {
    running.get(keyOf(uri))?.abort.abort()
    const abort = new AbortController()
    let begin: () => void = () => undefined
    const begun = new Promise<void>((resolve) => { begin = resolve })
    const timer = setTimeout(begin, pause)
    const start = (): void => {
      clearTimeout(timer)
      begin()
    }
    const result = begun.then(async () => {
      const analysed = await analyse(uri, abort.signal)
      if (analysed) await show(analysed)
      return analysed
    }).catch((error: unknown) => {
      if (!abort.signal.aborted) connection.console.error(`${uri}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`)
      return undefined
    })
    abort.signal.addEventListener('abort', start)
    running.set(keyOf(uri), { uri, version, abort, start, result })
  }

  documents.onDidOpen(({ document }) => { schedule(document, 0) })
  documents.onDidChangeContent(({ document }) => {
    // Opening is announced as a change as well.
    if (running.get(keyOf(document.uri))?.version !== document.version) schedule(document, pauseFor(document.uri))
  })
  documents.onDidClose(({ document: { uri } }) => {
    running.get(keyOf(uri))?.abort.abort()
    running.delete(keyOf(uri))
    good.delete(uri)
    lastDuration.delete(keyOf(uri))
    void projects.of(uri).then((project) => { project.session.remove(analysisPath(project, uri)) })
    showClosed(uri)
  })

  return {
    async of(uri) {
      const current = running.get(keyOf(uri))
      if (!current) return undefined
      current.start()
      return Promise.race([current.result, after(patienceMilliseconds)])
    },
    isOpen: (uri) => running.has(keyOf(uri)),
    refresh() {
      // What was found under other settings is not to come back.
      good.clear()
      for (const document of running.values()) schedule(document, 0)
    },
    onClosed(handler) {
      showClosed = handler
    },
  }
}

/** An open document is read whatever `.gitignore` says, but installed and generated code is nobody's to fix. */
function isNeverRead({ root, folder }: Project, uri: string): boolean {
  const path = pathOf(uri)
  if (path === undefined || root === undefined) return false
  // Below the opened folder only: who opens an ignored folder wants it read.
  const parts = relative(folder ?? root, path).split(sep)
  return parts.some((part) => excludedFolders.has(part)) || excludedFiles.test(parts.at(-1) ?? '')
}

/** An untitled text, or a file with an unusual ending, is what its editor says that it is. */
function namedByLanguage(path: string, languageId: string): string {
  const ending = endings[languageId]
  return variantOf(path) !== undefined || ending === undefined ? path : `${path}.${ending}`
}

const endings: Readonly<Record<string, string>> = {
  python: 'py', typescript: 'ts', typescriptreact: 'tsx', javascript: 'js', javascriptreact: 'jsx',
}

function silent(path: string): FileReport {
  return { path, lines: 0, findings: [], problems: [] }
}

function only(path: string, document: TextDocument): DocumentOf {
  return (asked) => (asked === path ? document : undefined)
}

function withFixes(analysed: Omit<Analysed, 'fixes'>): Analysed {
  const known = new Map<Finding, Promise<readonly Fix[]>>()
  return {
    ...analysed,
    fixes(finding) {
      const fixes = known.get(finding) ?? analysed.project.session.fixes(finding, analysed.options)
      known.set(finding, fixes)
      return fixes
    },
  }
}

/** Each problem is written once for a file, not with every key press. */
function createProblemLog(connection: Connection): { note: (report: FileReport) => void } {
  const last = new Map<string, string>()
  return {
    note({ path, problems }) {
      const text = problems.map(({ message }) => `${path}: ${message}`).join('\n')
      if (text !== '' && last.get(path) !== text) connection.console.warn(text)
      last.set(path, text)
    },
  }
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds, undefined).unref() })
}
