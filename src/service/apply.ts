// Applies the fixes of a file, one at a time and analysing again after each: every edit is thus made on the very texts that it
// was checked on, and fixes that touch the same lines cannot spoil each other.

import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Edit, Finding, Fix } from '../analysis/finding.js'
import type { AnalysisOptions } from '../analysis/options.js'
import { everyProblem } from './every-problem.js'
import type { FileResult, FixableFinding } from './messages.js'
import { pathsIn } from './scan-file.js'
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
  /** This file and all others that its fixes changed. */
  readonly changes: readonly FileChange[]
  /** What is left to report. */
  readonly result: FileResult
  /** Writes all changed files or none; answers why they could not be written. */
  write(): Promise<string | undefined>
}

export interface FileChange {
  readonly path: string
  readonly before: Source
  readonly after: Source
}

export interface Applied {
  readonly finding: Finding
  readonly fix: Fix
}

export interface FixRequest {
  /** Absolute. */
  readonly root: string
  readonly path: string
  readonly options: AnalysisOptions
  readonly allowed: AllowedFixes
  /** Texts that count instead of the disk's, because earlier fixes made them. */
  readonly made?: ReadonlyMap<string, Source> | undefined
  readonly signal?: AbortSignal | undefined
}

/** Undefined when the file can no longer be read or nothing was to be fixed. The fixed texts are left in the session. */
export async function fixFile(session: Session, request: FixRequest): Promise<FixedFile | undefined> {
  const work = startWork(session, request)
  const { path, root } = request
  const text = work.textOf(path)
  if (text === undefined) return undefined
  session.set(path, text)
  try {
    const result = await fixRepeatedly(work)
    const changes = work.changes()
    if (changes.length === 0) return undefined
    const own = changes.find((change) => change.path === path)
    return {
      path, before: own ? withMark(own.before) : text, after: own ? withMark(own.after) : text, applied: work.applied, changes, result,
      async write() {
        const problem = await writeAll(root, path, changes)
        if (problem !== undefined) work.undo()
        return problem
      },
    }
  } catch (error) {
    work.undo()
    throw error
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

interface Work {
  readonly session: Session
  readonly request: FixRequest
  readonly applied: Applied[]
  /** Undefined for what cannot be read. */
  textOf(path: string): string | undefined
  /** Takes new texts, unless all of them have been there before: then the fixes go in a circle. */
  take(texts: ReadonlyMap<string, string>): boolean
  changes(): readonly FileChange[]
  /** The texts before count again. */
  undo(): void
}

function startWork(session: Session, request: FixRequest): Work {
  const before = new Map<string, Source>()
  const after = new Map<string, string>()
  const seen = new Set<string>()
  const textOf = (path: string): string | undefined => {
    if (!before.has(path)) {
      const made = request.made?.get(path)
      const read = made ? { source: made } : readSource(join(request.root, path))
      if ('problem' in read) return undefined
      before.set(path, read.source)
      seen.add(`${path}\0${read.source.text}`)
    }
    return after.get(path) ?? before.get(path)?.text
  }
  return {
    session, request, textOf, applied: [],
    take(texts) {
      const keys = [...texts].map(([path, text]) => `${path}\0${text}`)
      if (keys.every((key) => seen.has(key))) return false
      for (const key of keys) seen.add(key)
      for (const [path, text] of texts) {
        after.set(path, text)
        session.set(path, text)
      }
      return true
    },
    changes: () => [...before].flatMap(([path, source]) => {
      const text = after.get(path)
      return text === undefined || text === source.text ? [] : [{ path, before: source, after: { ...source, text } }]
    }),
    undo() {
      for (const path of new Set([request.path, ...after.keys()])) {
        const made = request.made?.get(path)
        if (made) session.set(path, made.text)
        else session.remove(path)
      }
    },
  }
}

async function fixRepeatedly(work: Work): Promise<FileResult> {
  for (;;) {
    const result = await fixNext(work)
    if (result) return result
  }
}

/** Makes the next fix, or answers, when there is none, what is left to report. */
async function fixNext(work: Work): Promise<FileResult | undefined> {
  const { session, request: { path, options, allowed, signal }, applied } = work
  const report = await session.report(path, options, { signal })
  const findings: FixableFinding[] = []
  for (const finding of report.findings) {
    const fixes = await session.fixes(finding, options, { signal })
    const fix = allowedFix(fixes, allowed)
    const texts = fix && applied.length < mostFixes ? fixedTexts(work, fix) : undefined
    if (fix && texts && work.take(texts)) {
      applied.push({ finding, fix })
      return undefined
    }
    findings.push({ ...finding, fixes })
  }
  const texts = await session.texts(pathsIn(findings), { signal })
  return { path, outcome: 'analysed', lines: report.lines, findings, problems: everyProblem(report), texts, ...report.comments && { comments: report.comments } }
}

/** Undefined if one of its files cannot be read: a fix is made whole or not at all. */
function fixedTexts(work: Work, { edits }: Fix): ReadonlyMap<string, string> | undefined {
  const texts = new Map<string, string>()
  for (const [path, own] of editsByPath(edits)) {
    const text = work.textOf(path)
    if (text === undefined) return undefined
    texts.set(path, applyEdits(text, own))
  }
  return texts
}

export function editsByPath(edits: readonly Edit[]): ReadonlyMap<string, readonly Edit[]> {
  const byPath = new Map<string, Edit[]>()
  for (const edit of edits) byPath.set(edit.path, [...byPath.get(edit.path) ?? [], edit])
  return byPath
}

/** What was written is written back when a later file fails. */
async function writeAll(root: string, own: string, changes: readonly FileChange[]): Promise<string | undefined> {
  const named = (path: string, reason: string): string => `not fixed: ${path === own ? '' : `${path}: `}${reason}`
  for (const { path, before } of changes) {
    if (!await isStill(join(root, path), before)) return named(path, 'it changed during the scan')
  }
  const written: FileChange[] = []
  for (const change of changes) {
    try {
      await writeSource(join(root, change.path), change.after)
      written.push(change)
    } catch (error) {
      for (const { path, before } of written) await writeSource(join(root, path), before)
      return named(change.path, reasonOf(error))
    }
  }
  return undefined
}

async function isStill(absolutePath: string, source: Source): Promise<boolean> {
  const now = await readFile(absolutePath).then(decodeSource, () => undefined)
  return now !== undefined && 'source' in now && now.source.text === source.text && now.source.encoding === source.encoding
}

async function writeSource(absolutePath: string, source: Source): Promise<void> {
  await writeWhole(await realpath(absolutePath), encodeSource(source))
}

export function withMark(source: Source): string {
  return source.hasMark ? `\ufeff${source.text}` : source.text
}
