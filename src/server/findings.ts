// The findings of open documents: analysed as they are typed, shown with their version, asked for by code actions and hovers.
// An edit cancels what runs; a short pause keeps squiggles from flickering under the cursor. What other files change in them
// follows when nobody waits.

import { relative, sep } from 'node:path'
import type { Connection, TextDocuments } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { FileReport } from '../analysis/engine.js'
import type { Finding, Fix } from '../analysis/finding.js'
import type { CommentProblem } from '../analysis/findings/comment-problems.js'
import { variantOf } from '../analysis/language.js'
import type { AnalysisOptions } from '../analysis/options.js'
import type { Estimating } from '../service/estimating.js'
import type { MeasuredFinding, Measuring } from '../service/profiles/measuring.js'
import { excludedFiles, excludedFolders } from '../service/excluded.js'
import { isLost, lastGood, movedFindings, type LastGood } from './last-good.js'
import { commentDiagnostic, diagnosticOf, pathsOf, type DocumentOf } from './lsp-findings.js'
import { pausing } from './pause.js'
import { placedDocuments } from './placed-documents.js'
import { createProblemLog } from './problem-log.js'
import type { EditorSettings } from './settings.js'
import { analysisPath, keyOf, pathOf, type Project, type Projects } from './projects.js'

/** Where it was measured, its severity is what that makes of it. */
export type ShownFinding = Finding & Partial<MeasuredFinding>

/** What is known of one version of one document. */
export interface Analysed {
  /** A copy: the editor's changes with each edit. */
  readonly document: TextDocument
  readonly project: Project
  readonly path: string
  readonly options: AnalysisOptions
  readonly findings: readonly ShownFinding[]
  readonly comments: readonly CommentProblem[]
  readonly estimating: Estimating
  readonly measuring: Measuring | undefined
  readonly documentOf: DocumentOf
  /** The verified fixes of one of the findings; computed once. */
  fixes(finding: Finding): Promise<OfferedFixes>
  /** Of other texts, as they were looked at. */
  placed(texts: ReadonlyMap<string, string>): DocumentOf
}

export interface OfferedFixes {
  readonly fixes: readonly Fix[]
  readonly documentOf: DocumentOf
}

export interface Findings {
  /** Of the document's present text; undefined if that takes too long, because an editor waits for the answer. */
  of(uri: string): Promise<Analysed | undefined>
  isOpen(uri: string): boolean
  /** Analyses every open document again. */
  refresh(): void
  /** Analyses those of these files that are open again, when nobody waits for anything else. */
  affected(project: Project, paths: readonly string[]): void
  /** Says what shall be shown for a file after its document was closed. */
  onClosed(show: (uri: string) => void): void
  /** Says that something else is shown of a text that has not changed. */
  onShownAgain(tell: () => void): void
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

/** Who types in one file is done for a moment before the others that it affects are looked at. */
const affectedPause = 200

interface Running {
  readonly uri: string
  readonly version: number
  readonly abort: AbortController
  readonly start: () => void
  readonly result: Promise<Analysed | undefined>
  isDone: boolean
}

interface Schedule {
  readonly pause: number
  /** Shows only what differs from what is on show. */
  readonly isBackground?: boolean
}

export function createFindings({ connection, documents, projects, settings }: FindingsRequest): Findings {
  const running = new Map<string, Running>()
  const good = new Map<string, LastGood>()
  /** Milliseconds that each document's last analysis took. */
  const lastDuration = new Map<string, number>()
  const places = new Map<string, Pick<Analysed, 'project' | 'path'>>()
  const shown = new Map<string, string>()
  const affected = new Set<string>()
  let affectedTimer: NodeJS.Timeout | undefined
  const reported = createProblemLog(connection)
  let showClosed: (uri: string) => void = () => undefined
  const tellsShownAgain: (() => void)[] = []

  const openAt = (uri: string): TextDocument | undefined => documents.get(running.get(keyOf(uri))?.uri ?? uri)

  const bestKnown = (uri: string, report: FileReport, text: string): readonly Finding[] => {
    const before = good.get(uri)
    if (before && isLost(report, before)) return movedFindings(before, text)
    const now = lastGood(report, text)
    if (now) good.set(uri, now)
    return report.findings
  }

  const analyse = async (uri: string, signal: AbortSignal, isBackground: boolean): Promise<Analysed | undefined> => {
    const open = documents.get(uri)
    if (!open) return undefined
    const document = TextDocument.create(uri, open.languageId, open.version, open.getText())
    const project = await projects.of(uri)
    const configuration = await project.configuration()
    const path = namedByLanguage(analysisPath(project, uri), document.languageId)
    const options = configuration.optionsFor(path)
    const isRead = !isNeverRead(project, uri)
    signal.throwIfAborted()
    places.set(keyOf(uri), { project, path })
    // What is excluded from the report still counts for others.
    if (isRead) project.session.set(path, document.getText())
    configuration.measuring?.follow(path, document.getText())
    const started = performance.now()
    const isReported = isRead && configuration.isSelected(path)
    const { findings, comments, texts } = !isReported ? silent : await project.session.together({ signal, isBackground }, async (answers) => {
      const report = await answers.report(path, options)
      signal.throwIfAborted()
      if (!isBackground) lastDuration.set(keyOf(uri), performance.now() - started)
      reported.note(report)
      const best = bestKnown(uri, report, document.getText()).filter(configuration.estimating.isWorthShowing)
      return { findings: best.map((finding) => ({ ...finding, ...configuration.measuring?.measuredOf(finding, document.getText()) })), comments: report.comments ?? [], texts: await answers.texts(pathsOf(best)) }
    })
    return analysedOf({ document, project, path, options, findings, comments, estimating: configuration.estimating, measuring: configuration.measuring, texts, openAt })
  }

  const show = async ({ document, findings, comments, estimating, documentOf }: Analysed, signal: AbortSignal, isBackground: boolean): Promise<void> => {
    const rest = pausing()
    for (const finding of findings) {
      estimating.estimateOf(finding)
      await rest()
      signal.throwIfAborted()
    }
    const diagnostics = [
      ...findings.map((finding) => diagnosticOf(finding, { page: settings.pageOf(finding.rule), estimate: estimating.estimateOf(finding), evidence: finding.evidence }, documentOf)),
      ...comments.map((comment) => commentDiagnostic(comment, document)),
    ]
    const key = keyOf(document.uri)
    const text = JSON.stringify(diagnostics)
    if (isBackground && shown.get(key) === text) return
    shown.set(key, text)
    await connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics })
    if (isBackground) for (const tell of tellsShownAgain) tell()
  }

  const pauseFor = (uri: string): number => {
    const taken = lastDuration.get(keyOf(uri)) ?? longestPause
    return taken <= quickMilliseconds ? 0 : Math.min(longestPause, taken)
  }

  const schedule = ({ uri, version }: Pick<TextDocument, 'uri' | 'version'>, { pause, isBackground = false }: Schedule): void => {
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
      const analysed = await analyse(uri, abort.signal, isBackground)
      if (analysed) await show(analysed, abort.signal, isBackground)
      // What is open is shown before anything else is read.
      analysed?.project.learn()
      return analysed
    }).catch((error: unknown) => {
      if (!abort.signal.aborted) connection.console.error(`${uri}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`)
      return undefined
    }).finally(() => { now.isDone = true })
    abort.signal.addEventListener('abort', start)
    const now: Running = { uri, version, abort, start, result, isDone: false }
    running.set(keyOf(uri), now)
  }

  const refreshAffected = (): void => {
    for (const key of affected) {
      const current = running.get(key)
      const document = current && documents.get(current.uri)
      if (current?.isDone === false) void current.result.then(refreshAffectedLater)
      else affected.delete(key)
      if (document && current.isDone) schedule(document, { pause: 0, isBackground: true })
    }
  }
  const refreshAffectedLater = (): void => {
    clearTimeout(affectedTimer)
    affectedTimer = setTimeout(refreshAffected, affectedPause)
  }

  const leave = ({ project, path }: Pick<Analysed, 'project' | 'path'>): void => {
    project.session.remove(path)
    if (![...places.values()].some((other) => other.project === project)) projects.release(project)
  }

  documents.onDidOpen(({ document }) => { schedule(document, { pause: 0 }) })
  documents.onDidChangeContent(({ document }) => {
    // Opening is announced as a change as well.
    if (running.get(keyOf(document.uri))?.version !== document.version) schedule(document, { pause: pauseFor(document.uri) })
  })
  documents.onDidClose(({ document: { uri } }) => {
    const key = keyOf(uri)
    const place = places.get(key)
    running.get(key)?.abort.abort()
    for (const known of [running, lastDuration, places, shown]) known.delete(key)
    good.delete(uri)
    if (place) leave(place)
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
      for (const document of running.values()) schedule(document, { pause: 0 })
    },
    affected(project, paths) {
      const among = new Set(paths)
      for (const [key, place] of places) if (place.project === project && among.has(place.path)) affected.add(key)
      if (affected.size > 0) refreshAffectedLater()
    },
    onClosed(handler) {
      showClosed = handler
    },
    onShownAgain(handler) {
      tellsShownAgain.push(handler)
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

const silent: Pick<AnalysedRequest, 'findings' | 'comments' | 'texts'> = { findings: [], comments: [], texts: new Map() }

interface AnalysedRequest extends Pick<Analysed, 'document' | 'project' | 'path' | 'options' | 'findings' | 'comments' | 'estimating' | 'measuring'> {
  readonly texts: ReadonlyMap<string, string>
  readonly openAt: (uri: string) => TextDocument | undefined
}

function analysedOf({ texts, openAt, ...analysed }: AnalysedRequest): Analysed {
  const { document, project, path, options } = analysed
  const placed = (others: ReadonlyMap<string, string>): DocumentOf => {
    const documentOf = project.root === undefined ? () => undefined : placedDocuments({ project, texts: others, openAt })
    return (asked) => (asked === path ? { document, version: document.version } : documentOf(asked))
  }
  const known = new Map<Finding, Promise<OfferedFixes>>()
  const fixesOf = (finding: Finding): Promise<OfferedFixes> => project.session.together({}, async (answers) => {
    const fixes = await answers.fixes(finding, options)
    const edited = [...new Set(fixes.flatMap(({ edits }) => edits.map((edit) => edit.path)))]
    const now = await answers.texts([path, ...edited])
    // Fixes are made for the text that is set, which may be a newer one by now.
    return { fixes: now.get(path) === document.getText() ? fixes : [], documentOf: placed(now) }
  })
  return {
    ...analysed, placed,
    documentOf: placed(texts),
    fixes(finding) {
      const fixes = known.get(finding) ?? fixesOf(finding)
      known.set(finding, fixes)
      return fixes
    },
  }
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds, undefined).unref() })
}
