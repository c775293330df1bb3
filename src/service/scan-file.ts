// Asks a worker for one file's findings and their fixes; whatever goes wrong becomes one problem line of that file.

import type { AnalysisOptions } from '../analysis/options.js'
import type { FileResult, FixableFinding, ScanAnswer } from './messages.js'
import { NoAnswer, type AnalysisWorker } from './worker-thread.js'

export interface ScannedFile {
  readonly path: string
  readonly absolutePath: string
  readonly options: AnalysisOptions
}

/** `isSlow`: the clock ended the worker before the file's findings were known. */
export async function scanFile(worker: AnalysisWorker, file: ScannedFile): Promise<{ isSlow: boolean, result: FileResult }> {
  try {
    const answer = await worker.ask('scan', file)
    const result = await withFixes(worker, file, answer)
    if (worker.isAlive) await worker.ask('remove', { path: file.path })
    return { isSlow: false, result }
  } catch (error) {
    const isSlow = error instanceof NoAnswer && error.reason === 'slow'
    return { isSlow, result: failed(file.path, problemOf(error)) }
  }
}

/** Fixes are checked by analysing the file again: one that is too slow costs the fixes, not the findings. */
async function withFixes(worker: AnalysisWorker, file: ScannedFile, answer: ScanAnswer): Promise<FileResult> {
  const findings: FixableFinding[] = []
  const problems = [...answer.problems]
  for (const finding of answer.findings) {
    if (!worker.isAlive) {
      findings.push({ ...finding, fixes: [] })
      continue
    }
    try {
      findings.push({ ...finding, fixes: await worker.ask('fixes', { finding, options: file.options }) })
    } catch (error) {
      findings.push({ ...finding, fixes: [] })
      problems.push({ path: file.path, message: `fixes are missing: ${problemOf(error)}` })
    }
  }
  const texts = new Map(answer.text === undefined ? [] : [[file.path, answer.text]])
  return { path: answer.path, outcome: answer.isRead ? 'analysed' : 'unread', lines: answer.lines, findings, problems, texts }
}

function failed(path: string, message: string): FileResult {
  return { path, outcome: 'given up', lines: 0, findings: [], problems: [{ path, message }], texts: new Map() }
}

/** A stopped worker means that the scan was cancelled, and one that cannot start that nothing can be scanned. */
function problemOf(error: unknown): string {
  if (error instanceof NoAnswer && error.reason !== 'stopped') return error.message
  throw error
}
