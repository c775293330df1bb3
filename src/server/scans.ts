// Scanning whole folders: finds their sources, analyses them in worker threads, and shows the findings of files that nobody
// has open. What was scanned is kept true: files that change on the disk or are closed are looked at again, and those with them
// whose findings point there.

import type { Connection } from 'vscode-languageserver/node'
import type { Finding } from '../analysis/finding.js'
import type { ScanProgress, ScanSummary } from '../protocol/messages.js'
import { analyze, type FileResult } from '../service/analyzer.js'
import { everyProblem } from '../service/every-problem.js'
import type { Findings } from './findings.js'
import { commentDiagnostic, diagnosticOf, pathsOf } from './lsp-findings.js'
import { placedDocuments } from './placed-documents.js'
import type { EditorSettings } from './settings.js'
import { addressOf, analysisPath, type Listing, type Project, type Projects } from './projects.js'

export interface Scans {
  /** Scans the workspace folders. Cancelling keeps what was found. */
  scan(signal: AbortSignal, onProgress: (progress: ScanProgress) => void): Promise<ScanSummary>
  /** A document was closed: true if its findings stay on show, because its folder was scanned. */
  release(uri: string): Promise<boolean>
  /** Looks again at these files of a scanned project, of which some may be new or gone. */
  update(project: Project, paths: readonly string[]): Promise<void>
  /** Looks again at those of these files that have findings on show. */
  affected(project: Project, paths: readonly string[]): Promise<void>
  /** Scans again what was scanned, without saying so. */
  refresh(): Promise<void>
}

interface ScansRequest {
  readonly connection: Connection
  readonly projects: Projects
  readonly findings: Findings
  readonly settings: EditorSettings
}

interface Run {
  readonly signal: AbortSignal
  /** All cores for a scan that somebody waits for, one for keeping up with changes. */
  readonly threads: number | undefined
  /** With how many of its findings are worth showing. */
  readonly onResult: (result: FileResult, worth: number) => void
}

type Shown = Pick<FileResult, 'path' | 'problems' | 'comments' | 'texts'> & { readonly findings: readonly Finding[] }

export function createScans({ connection, projects, findings, settings }: ScansRequest): Scans {
  /** The files of each scanned project. */
  const scanned = new Map<Project, ReadonlySet<string>>()
  /** By the addresses of closed files with findings on show: what these point into. */
  const shown = new Map<string, { readonly project: Project, readonly path: string, readonly into: ReadonlySet<string> }>()
  let refreshing = new AbortController()

  const show = async (project: Project, result: Shown): Promise<void> => {
    for (const { message } of result.problems) connection.console.warn(`${result.path}: ${message}`)
    const uri = addressOf(project, result.path)
    if (findings.isOpen(uri)) return
    const { estimating } = await project.configuration()
    const worth = result.findings.filter(estimating.isWorthShowing)
    const { path, texts, comments = [] } = result
    if (worth.length + comments.length === 0) return clear(uri)
    shown.set(uri, { project, path, into: new Set(pathsOf(result.findings)) })
    const documentOf = placedDocuments({ project, texts, openAt: () => undefined })
    const own = documentOf(path)?.document
    await connection.sendDiagnostics({
      uri,
      diagnostics: [
        ...worth.map((finding) => diagnosticOf(finding, { page: settings.pageOf(finding.rule), estimate: estimating.estimateOf(finding) }, documentOf)),
        ...own ? comments.map((comment) => commentDiagnostic(comment, own)) : [],
      ],
    })
  }

  const clear = async (uri: string): Promise<void> => {
    if (!findings.isOpen(uri) && shown.delete(uri)) await connection.sendDiagnostics({ uri, diagnostics: [] })
  }

  const listed = async (project: Project, signal: AbortSignal): Promise<Listing> => {
    const list = await project.list(signal)
    for (const { path, message } of [...list.problems, ...list.notices]) connection.console.info(`${path}: ${message}`)
    return list
  }

  const analyse = async (project: Project, { files, known, index }: Listing, { signal, threads, onResult }: Run): Promise<void> => {
    if (project.root === undefined || files.length === 0) return
    const configuration = await project.configuration()
    const showing: Promise<void>[] = []
    await analyze({ root: project.root, files, known, index, optionsFor: (path) => configuration.optionsFor(path), signal, threads }, (result) => {
      onResult(result, result.findings.filter(configuration.estimating.isWorthShowing).length)
      showing.push(show(project, result))
    })
    await Promise.all(showing)
    project.learn()
  }

  /** Files that are gone, or no longer read, lose their findings. */
  const clearOthers = async (project: Project, files: ReadonlySet<string>): Promise<void> => {
    const before = scanned.get(project) ?? new Set()
    scanned.set(project, files)
    await Promise.all([...before].filter((path) => !files.has(path)).map((path) => clear(addressOf(project, path))))
  }

  const scanProjects = async (wanted: readonly Project[], run: Run, onPlanned: (total: number) => void): Promise<void> => {
    const plan: { project: Project, list: Listing }[] = []
    for (const project of wanted) if (project.folder !== undefined) plan.push({ project, list: await listed(project, run.signal) })
    onPlanned(plan.reduce((sum, { list: { files } }) => sum + files.length, 0))
    for (const { project, list } of plan) {
      await clearOthers(project, new Set(list.files))
      await analyse(project, list, run)
    }
  }

  /** One after another, so that whoever waits for an answer does not wait for all of them. */
  const reportAgain = async (project: Project, paths: Iterable<string>, signal: AbortSignal): Promise<void> => {
    const configuration = await project.configuration()
    await project.read(signal)
    for (const path of paths) {
      if (findings.isOpen(addressOf(project, path))) continue
      const options = configuration.optionsFor(path)
      await show(project, await project.session.together({ signal, isBackground: true }, async (answers) => {
        const report = await answers.report(path, options)
        return { path, findings: report.findings, problems: everyProblem(report), ...report.comments && { comments: report.comments }, texts: await answers.texts([path, ...pathsOf(report.findings)]) }
      }))
    }
  }

  const updateProject = async (project: Project, paths: readonly string[]): Promise<void> => {
    if (!scanned.has(project)) return
    const { signal } = refreshing
    // Only a listing knows whether a file is there, and whether it is ignored.
    const list = await project.list(signal)
    const files = new Set(list.files)
    await clearOthers(project, files)
    const again = new Set(paths.filter((path) => files.has(path)))
    for (const { project: other, path, into } of shown.values()) if (other === project && paths.some((changed) => into.has(changed))) again.add(path)
    if (list.index) await reportAgain(project, again, signal)
    else await analyse(project, { ...list, files: [...again] }, { signal, threads: 1, onResult: () => undefined })
  }

  return {
    async scan(signal, onProgress) {
      const counts = { done: 0, findings: 0, filesWithFindings: 0, problems: 0, unsure: 0, small: 0 }
      let total = 0
      const report = (): void => { onProgress({ done: counts.done, total, findings: counts.findings }) }
      const onResult: Run['onResult'] = (result, worth) => {
        counts.done++
        counts.findings += worth
        counts.filesWithFindings += worth > 0 ? 1 : 0
        counts.unsure += result.unsure ?? 0
        counts.small += result.findings.length - worth
        counts.problems += result.problems.length > 0 ? 1 : 0
        report()
      }
      const run = { signal, threads: undefined, onResult }
      await scanProjects(await projects.ofFolders(), run, (planned) => {
        total = planned
        report()
      }).catch((error: unknown) => { if (!signal.aborted) throw error })
      const { done, ...found } = counts
      return { files: done, ...found, isCancelled: signal.aborted }
    },
    async release(uri) {
      const project = await projects.of(uri)
      const path = analysisPath(project, uri)
      if (scanned.has(project)) shown.set(addressOf(project, path), { project, path, into: new Set() })
      else await connection.sendDiagnostics({ uri, diagnostics: [] })
      return scanned.has(project)
    },
    affected: (project, paths) => {
      const again = paths.filter((path) => shown.has(addressOf(project, path)))
      return again.length === 0 ? Promise.resolve() : unlessAborted(refreshing.signal, reportAgain(project, again, refreshing.signal))
    },
    update: (project, paths) => unlessAborted(refreshing.signal, updateProject(project, paths)),
    async refresh() {
      refreshing.abort()
      refreshing = new AbortController()
      const present = new Set(projects.all())
      for (const project of scanned.keys()) {
        if (present.has(project)) continue
        await clearOthers(project, new Set())
        scanned.delete(project)
      }
      const run = { signal: refreshing.signal, threads: 1, onResult: () => undefined }
      await unlessAborted(run.signal, scanProjects([...scanned.keys()], run, () => undefined))
    },
  }
}

async function unlessAborted(signal: AbortSignal, work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => { if (!signal.aborted) throw error })
}
