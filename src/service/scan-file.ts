// Asks a worker for one file's findings, their fixes and the texts that they point into; whatever goes wrong becomes one problem
// line of that file.

import type { AnalysisOptions } from '../analysis/options.js'
import { everyProblem } from './every-problem.js'
import type { IndexedWorker } from './indexed-worker.js'
import type { FileResult, FixableFinding, ReportAnswer } from './messages.js'
import { NoAnswer } from './worker-thread.js'

export interface ScannedFile {
  readonly path: string
  readonly options: AnalysisOptions
}

/** `isSlow`: the clock ended the worker before the file's findings were known. */
export async function scanFile(worker: IndexedWorker, file: ScannedFile): Promise<{ isSlow: boolean, result: FileResult }> {
  try {
    const answer = await worker.ask('report', file)
    return { isSlow: false, result: await withFixes(worker, file, answer) }
  } catch (error) {
    const isSlow = error instanceof NoAnswer && error.reason === 'slow'
    return { isSlow, result: givenUp(file.path, problemOf(error)) }
  }
}

export function givenUp(path: string, message: string): FileResult {
  return { path, outcome: 'given up', lines: 0, findings: [], problems: [{ path, message }], texts: new Map() }
}

/** A stopped worker means that the scan was cancelled, and one that cannot start that nothing can be scanned. */
export function problemOf(error: unknown): string {
  if (error instanceof NoAnswer && error.reason !== 'stopped') return error.message
  throw error
}

/** Every file that a finding or its fixes point into. */
export function pathsIn(findings: readonly FixableFinding[]): readonly string[] {
  const paths = findings.flatMap(({ path, related, fixes }) => [
    path, ...related.map((one) => one.path), ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.path)),
  ])
  return [...new Set(paths)]
}

/** Fixes are checked by analysing the file again: one that is too slow costs the fixes, not the findings. */
async function withFixes(worker: IndexedWorker, { path, options }: ScannedFile, answer: ReportAnswer): Promise<FileResult> {
  const findings: FixableFinding[] = []
  const problems = [...everyProblem(answer)]
  // Asked first, because a slow fix ends the worker.
  const { comments } = answer
  const texts = new Map(answer.findings.length === 0 && !comments ? [] : await worker.ask('texts', { paths: [...new Set([path, ...pathsIn(answer.findings.map(withoutFixes))])] }))
  for (const finding of answer.findings) {
    if (!worker.isAlive) {
      findings.push(withoutFixes(finding))
      continue
    }
    try {
      const fixes = await worker.ask('fixes', { finding, options })
      const missing = pathsIn([{ ...finding, fixes }]).filter((other) => !texts.has(other))
      if (missing.length > 0) for (const [other, text] of await worker.ask('texts', { paths: missing })) texts.set(other, text)
      findings.push({ ...finding, fixes })
    } catch (error) {
      findings.push(withoutFixes(finding))
      problems.push({ path, message: `fixes are missing: ${problemOf(error)}` })
    }
  }
  return { path, outcome: answer.isRead ? 'analysed' : 'unread', lines: answer.lines, findings, problems, texts, ...comments && { comments }, ...answer.unsure !== undefined && { unsure: answer.unsure } }
}

function withoutFixes(finding: ReportAnswer['findings'][number]): FixableFinding {
  return { ...finding, fixes: [] }
}
