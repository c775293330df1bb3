// Applies fixes to a file, one at a time and analysing again after each: every edit is thus made on the very text that it
// was checked on, and fixes that touch the same lines cannot spoil each other.

import { readFile, realpath } from 'node:fs/promises'
import type { Edit, Finding, Fix } from '../analysis/finding.js'
import type { AnalysisOptions } from '../analysis/options.js'
import { everyProblem } from './every-problem.js'
import type { FileResult, FixableFinding } from './messages.js'
import type { Session } from './session.js'
import { decodeSource, encodeSource, readSource, type Source } from './source.js'
import { reasonOf } from './user-error.js'
import { writeWhole } from './write-whole.js'

export type AllowedFixes = 'safe' | 'suggested'

export interface FixedFile {
  readonly path: string
  /** With the byte order mark, if the file has one. */
  readonly before: string
  readonly after: string
  readonly applied: readonly Applied[]
  /** What is left to report. */
  readonly result: FileResult
  /** Writes the fixed text; answers why it could not be written. */
  write(): Promise<string | undefined>
}

export interface FixRequest {
  readonly path: string
  readonly absolutePath: string
  readonly options: AnalysisOptions
  readonly allowed: AllowedFixes
  readonly signal?: AbortSignal | undefined
}

/** Undefined when the file can no longer be read or nothing was to be fixed. */
export async function fixFile(session: Session, request: FixRequest): Promise<FixedFile | undefined> {
  const read = readSource(request.absolutePath)
  if ('problem' in read) return undefined
  const { source } = read
  try {
    const { text, applied, result } = await fixRepeatedly(session, source.text, request)
    if (applied.length === 0) return undefined
    const fixed = { ...source, text }
    return {
      path: request.path, before: withMark(source), after: withMark(fixed), applied, result,
      write: () => writeUnlessChanged(request.absolutePath, source, fixed),
    }
  } finally {
    session.remove(request.path)
  }
}

/** The first allowed fix is the preferred one, because engines list them so. */
export function allowedFix(fixes: readonly Fix[], allowed: AllowedFixes): Fix | undefined {
  return fixes.find(({ safety }) => allowed === 'suggested' || safety === 'safe')
}

/** Edits are sorted and do not overlap. Their new lines end as the text's lines do. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const usesCarriageReturns = /\r\n/.test(text) && !/(?<!\r)\n/.test(text)
  return edits.reduceRight((result, { range, newText }) => {
    const inserted = usesCarriageReturns ? newText.replace(/\r?\n/g, '\r\n') : newText
    return result.slice(0, range.start) + inserted + result.slice(range.end)
  }, text)
}

/** No sane file has more; a fix that keeps bringing itself back ends here. */
const mostFixes = 500

interface Applied {
  readonly finding: Finding
  readonly fix: Fix
}

async function fixRepeatedly(
  session: Session, original: string, request: FixRequest,
): Promise<Pick<FixedFile, 'applied' | 'result'> & { readonly text: string }> {
  const applied: Applied[] = []
  const seen = new Set([original])
  let text = original
  for (;;) {
    const round = await nextFix(session, text, request, applied.length < mostFixes ? seen : undefined)
    if ('result' in round) return { text, applied, result: round.result }
    text = round.text
    seen.add(text)
    applied.push(round)
  }
}

/** The next fix to make, or, when there is none, what is left to report. Texts that were seen before are not made again. */
async function nextFix(
  session: Session, text: string, request: FixRequest, seen: ReadonlySet<string> | undefined,
): Promise<(Applied & { readonly text: string }) | { readonly result: FileResult }> {
  const { path, options, allowed, signal } = request
  session.set(path, text)
  const report = await session.report(path, options, signal)
  const findings: FixableFinding[] = []
  for (const finding of report.findings) {
    const fixes = await session.fixes(finding, options, signal)
    const fix = allowedFix(fixes, allowed)
    const isHere = fix?.edits.every((edit) => edit.path === path) === true
    const fixed = isHere && seen !== undefined ? applyEdits(text, fix.edits) : undefined
    if (fix && fixed !== undefined && seen?.has(fixed) === false) return { finding, fix, text: fixed }
    findings.push({ ...finding, fixes })
  }
  const texts = new Map([[path, text]])
  return { result: { path, outcome: 'analysed', lines: report.lines, findings, problems: everyProblem(report), texts } }
}

async function writeUnlessChanged(absolutePath: string, source: Source, fixed: Source): Promise<string | undefined> {
  try {
    const now = decodeSource(await readFile(absolutePath))
    const isSame = 'source' in now && now.source.text === source.text && now.source.encoding === source.encoding
    if (!isSame) return 'not fixed: it changed during the scan'
    await writeWhole(await realpath(absolutePath), encodeSource(fixed))
    return undefined
  } catch (error) {
    return `not fixed: ${reasonOf(error)}`
  }
}

function withMark(source: Source): string {
  return source.hasMark ? `\ufeff${source.text}` : source.text
}
