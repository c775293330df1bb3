// Scanning whole folders: finds their sources, analyses them in worker threads, and shows the findings of files that nobody
// has open. What was scanned is kept true: files that change on the disk or are closed are read again.

import { existsSync } from 'node:fs'
import type { Connection } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { ScanProgress, ScanSummary } from '../protocol/messages.js'
import { analyze, type FileResult } from '../service/analyzer.js'
import { findSources } from '../service/discovery.js'
import type { Findings } from './findings.js'
import { diagnosticOf } from './lsp-findings.js'
import type { EditorSettings } from './settings.js'
import { addressOf, analysisPath, pathOf, type Project, type Projects } from './projects.js'

export interface Scans {
  /** Scans the workspace folders. Cancelling keeps what was found. */
  scan(signal: AbortSignal, onProgress: (progress: ScanProgress) => void): Promise<ScanSummary>
  /** A document was closed: true if its findings stay on show, because its folder was scanned. */
  release(uri: string): Promise<boolean>
  /** Reads these files again if their folder was scanned. */
  update(uris: readonly string[]): Promise<void>
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
  readonly onResult: (result: FileResult) => void
}

export function createScans({ connection, projects, findings, settings }: ScansRequest): Scans {
  /** The files of each scanned project. */
  const scanned = new Map<Project, ReadonlySet<string>>()
  /** Addresses of closed files with findings on show. */
  const shown = new Set<string>()
  let refreshing = new AbortController()

  const show = async (project: Project, result: FileResult): Promise<void> => {
    for (const { message } of result.problems) connection.console.warn(`${result.path}: ${message}`)
    const uri = addressOf(project, result.path)
    if (findings.isOpen(uri)) return
    if (result.findings.length === 0) return clear(uri)
    shown.add(uri)
    const documents = new Map([...result.texts].map(([path, text]) => [path, TextDocument.create(addressOf(project, path), '', 0, text)]))
    await connection.sendDiagnostics({ uri, diagnostics: result.findings.map((finding) => diagnosticOf(finding, settings.pageOf(finding.rule), (path) => documents.get(path))) })
  }

  const clear = async (uri: string): Promise<void> => {
    if (!findings.isOpen(uri) && shown.delete(uri)) await connection.sendDiagnostics({ uri, diagnostics: [] })
  }

  const sourcesOf = async (project: Project, signal: AbortSignal): Promise<readonly string[]> => {
    const { root, folder } = project
    if (root === undefined || folder === undefined) return []
    const configuration = await project.configuration()
    const found = await findSources({ root, paths: [folder], isSelected: (path) => configuration.isSelected(path), signal })
    for (const notice of configuration.notices) connection.console.info(notice)
    for (const { path, message } of [...found.problems, ...found.notices]) connection.console.info(`${path}: ${message}`)
    return found.files
  }

  const analyse = async (project: Project, files: readonly string[], { signal, threads, onResult }: Run): Promise<void> => {
    if (project.root === undefined || files.length === 0) return
    const configuration = await project.configuration()
    const showing: Promise<void>[] = []
    await analyze({ root: project.root, files, optionsFor: (path) => configuration.optionsFor(path), signal, threads }, (result) => {
      onResult(result)
      showing.push(show(project, result))
    })
    await Promise.all(showing)
  }

  /** Files that are gone, or no longer read, lose their findings. */
  const clearOthers = async (project: Project, files: ReadonlySet<string>): Promise<void> => {
    const before = scanned.get(project) ?? new Set()
    scanned.set(project, files)
    await Promise.all([...before].filter((path) => !files.has(path)).map((path) => clear(addressOf(project, path))))
  }

  const scanProjects = async (wanted: readonly Project[], run: Run, onPlanned: (total: number) => void): Promise<void> => {
    const plan: { project: Project, files: readonly string[] }[] = []
    for (const project of wanted) plan.push({ project, files: await sourcesOf(project, run.signal) })
    onPlanned(plan.reduce((sum, { files }) => sum + files.length, 0))
    for (const { project, files } of plan) {
      await clearOthers(project, new Set(files))
      await analyse(project, files, run)
    }
  }

  const updateProject = async (project: Project, paths: readonly string[]): Promise<void> => {
    let files = scanned.get(project)
    if (!files) return
    const { signal } = refreshing
    // Only a listing knows whether a new file is ignored.
    if (paths.some((path) => !files?.has(path))) files = new Set(await sourcesOf(project, signal))
    await clearOthers(project, files)
    const here = paths.filter((path) => files.has(path) && existsSync(pathOf(addressOf(project, path)) ?? ''))
    await Promise.all(paths.filter((path) => !here.includes(path)).map((path) => clear(addressOf(project, path))))
    await analyse(project, here, { signal, threads: 1, onResult: () => undefined })
  }

  return {
    async scan(signal, onProgress) {
      const counts = { done: 0, findings: 0, filesWithFindings: 0, problems: 0 }
      let total = 0
      const report = (): void => { onProgress({ done: counts.done, total, findings: counts.findings }) }
      const onResult = (result: FileResult): void => {
        counts.done++
        counts.findings += result.findings.length
        counts.filesWithFindings += result.findings.length > 0 ? 1 : 0
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
      if (scanned.has(project)) shown.add(addressOf(project, analysisPath(project, uri)))
      else await connection.sendDiagnostics({ uri, diagnostics: [] })
      return scanned.has(project)
    },
    async update(uris) {
      const byProject = new Map<Project, string[]>()
      for (const uri of uris) {
        const project = await projects.of(uri)
        byProject.set(project, [...byProject.get(project) ?? [], analysisPath(project, uri)])
      }
      for (const [project, paths] of byProject) await unlessAborted(refreshing.signal, updateProject(project, paths))
    },
    async refresh() {
      refreshing.abort()
      refreshing = new AbortController()
      const run = { signal: refreshing.signal, threads: 1, onResult: () => undefined }
      await unlessAborted(run.signal, scanProjects([...scanned.keys()], run, () => undefined))
    },
  }
}

async function unlessAborted(signal: AbortSignal, work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => { if (!signal.aborted) throw error })
}
