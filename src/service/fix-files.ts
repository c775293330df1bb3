// Fixes the files of a scan that have fixes of the allowed kind, one after another in their order; each sees what the former did.

import type { AnalysisOptions } from '../analysis/options.js'
import { allowedFix, fixFile, withMark, type AllowedFixes, type Applied, type FileChange } from './apply.js'
import { everyProblem } from './every-problem.js'
import type { FileResult, FixableFinding } from './messages.js'
import type { RootIndex } from './root-index.js'
import { pathsIn } from './scan-file.js'
import { openSession, type Session } from './session.js'
import type { Source } from './source.js'

export interface FixFilesRequest {
  readonly root: string
  /** What the scan has modelled. */
  readonly index: RootIndex
  readonly results: readonly FileResult[]
  readonly optionsFor: (path: string) => AnalysisOptions
  readonly allowed: AllowedFixes
  /** `write: false` only says what would be done. */
  readonly write: boolean
  readonly signal?: AbortSignal | undefined
}

/** One file before and after all fixes. */
export interface ChangedFile {
  readonly path: string
  readonly before: string
  readonly after: string
}

export interface FixedFiles {
  /** Files that fixes changed, of whatever file's findings. */
  readonly fixed: readonly ChangedFile[]
  /** How many findings were fixed: a fix may change other files than that of its finding. */
  readonly findings: number
  /** How many files could not be written. */
  readonly unwritten: number
  /** The scan's results as they are afterwards. */
  readonly results: readonly FileResult[]
}

export async function fixFiles(request: FixFilesRequest): Promise<FixedFiles> {
  const { root, index, results, optionsFor, allowed, signal } = request
  if (!results.some((result) => isFixable(result, allowed))) return { fixed: [], findings: 0, unwritten: 0, results }
  const affected = new Set<string>()
  const session = openSession({ root, index, isPatient: true, onAffected: (paths) => { for (const path of paths) affected.add(path) } })
  const fixed = createFixed()
  const unwritten = new Map<string, string>()
  try {
    await session.read(signal)
    for (const result of results) {
      signal?.throwIfAborted()
      const { path } = result
      const file = isFixable(result, allowed)
        ? await fixFile(session, { root, path, options: optionsFor(path), allowed, made: fixed.made, signal })
        : undefined
      const problem = request.write ? await file?.write() : undefined
      if (problem !== undefined) unwritten.set(path, problem)
      else if (file) fixed.add(file.applied, file.changes)
    }
    if (!request.write) return { ...fixed.outcome(), unwritten: 0, results }
    const after: FileResult[] = []
    for (const result of results) {
      const isOther = [...result.texts.keys(), result.path].some((path) => affected.has(path) || fixed.made.has(path))
      const now = isOther ? await reportedAgain(session, result, request) : result
      const message = unwritten.get(result.path)
      after.push(message === undefined ? now : { ...now, problems: [...now.problems, { path: now.path, message }] })
    }
    return { ...fixed.outcome(), unwritten: unwritten.size, results: after }
  } finally {
    await session.close()
  }
}

function isFixable({ findings }: FileResult, allowed: AllowedFixes): boolean {
  return findings.some(({ fixes }) => allowedFix(fixes, allowed))
}

interface Fixed {
  readonly made: ReadonlyMap<string, Source>
  add(applied: readonly Applied[], changes: readonly FileChange[]): void
  outcome(): Omit<FixedFiles, 'results' | 'unwritten'>
}

function createFixed(): Fixed {
  const made = new Map<string, Source>()
  const before = new Map<string, Source>()
  let findings = 0
  return {
    made,
    add(applied, changes) {
      findings += applied.length
      for (const change of changes) {
        if (!before.has(change.path)) before.set(change.path, change.before)
        made.set(change.path, change.after)
      }
    },
    outcome: () => ({
      findings,
      fixed: [...before].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([path, source]) => {
        const after = made.get(path)
        return after === undefined || after.text === source.text ? [] : [{ path, before: withMark(source), after: withMark(after) }]
      }),
    }),
  }
}

async function reportedAgain(session: Session, before: FileResult, { optionsFor, signal }: FixFilesRequest): Promise<FileResult> {
  const { path } = before
  const options = optionsFor(path)
  const report = await session.report(path, options, { signal })
  const findings: FixableFinding[] = []
  for (const finding of report.findings) findings.push({ ...finding, fixes: await session.fixes(finding, options, { signal }) })
  const texts = await session.texts(pathsIn(findings), { signal })
  return { ...before, lines: report.lines, findings, problems: everyProblem(report), texts, ...report.comments && { comments: report.comments } }
}
