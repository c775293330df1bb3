// Comments that silence a finding. Where such a comment may stand depends on the code around (inside a string, JSX or a
// continued line it is none), so each place is tried: the one is taken after which the finding is gone and nothing else changed.

import type { Edit, Finding } from '../analysis/finding.js'
import { applyEdits } from '../service/apply.js'
import { endOfLine } from './comments.js'
import type { Analysed } from './findings.js'

export async function suppressLine(analysed: Analysed, finding: Finding): Promise<readonly Edit[] | undefined> {
  return firstThatWorks(analysed, finding, linePlaces(textOf(analysed), finding, marksOf(analysed)))
}

export async function suppressFile(analysed: Analysed, finding: Finding): Promise<readonly Edit[] | undefined> {
  return firstThatWorks(analysed, finding, [filePlace(textOf(analysed), finding, marksOf(analysed))])
}

interface Text {
  readonly text: string
  readonly lineEnd: string
}

interface Marks {
  readonly line: string
  /** How a comment inside of JSX is written; undefined where there is no JSX. */
  readonly block: readonly [string, string] | undefined
}

type Place = Omit<Edit, 'path'>

async function firstThatWorks(
  { project, path, options, document, findings }: Analysed, finding: Finding, places: readonly Place[],
): Promise<readonly Edit[] | undefined> {
  for (const place of places) {
    const edit = { ...place, path }
    const changes = [[path, applyEdits(document.getText(), [edit])]] as const
    const report = await project.session.report(path, options, { isBackground: true, changes })
    if (isOnlyGone(finding, findings, report.findings)) return [edit]
  }
  return undefined
}

/** Findings of other rules stay, and no comment is left without effect. */
function isOnlyGone(finding: Finding, before: readonly Finding[], after: readonly Finding[]): boolean {
  const others = (findings: readonly Finding[]): string => findings.map(({ rule }) => rule).filter((rule) => rule !== finding.rule).sort().join()
  const isGone = after.every(({ rule, fingerprint }) => rule !== finding.rule || fingerprint !== finding.fingerprint)
  return isGone && others(before) === others(after)
}

function linePlaces({ text, lineEnd }: Text, { rule, range }: Finding, marks: Marks): readonly Place[] {
  const start = text.lastIndexOf('\n', range.start - 1) + 1
  const end = endOfLine(text, range.start)
  const previous = text.lastIndexOf('\n', start - 2) + 1
  const existing = [extended(text, start, end, 'ignore', rule), start > 0 ? extended(text, previous, start, 'ignore', rule) : undefined]
  const indentation = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? ''
  const comment = `cost-hints: ignore[${rule}]`
  // Without a blank before it, which JSX would show as text.
  const inBlock = marks.block ? [{ range: { start: end, end }, newText: marks.block.join(` ${comment} `) }] : []
  // A line that ends in a backslash goes on in the next: nothing may stand between, and no comment at its end.
  const isContinued = (before: number): boolean => /\\\r?\n?$/.test(text.slice(0, before))
  const above = isContinued(start) ? [] : [{ range: { start, end: start }, newText: `${indentation}${marks.line} ${comment}${lineEnd}` }]
  const behind = isContinued(end) ? [] : [{ range: { start: end, end }, newText: `  ${marks.line} ${comment}` }]
  return [...existing.filter((place) => place !== undefined), ...above, ...behind, ...inBlock]
}

function filePlace({ text, lineEnd }: Text, { rule }: Finding, marks: Marks): Place {
  const header = /^(?:#![^\n]*\n)?(?:[ \t]*#[^\n]*coding[:=][^\n]*\n)?/.exec(text)?.[0].length ?? 0
  const line = endOfLine(text, header)
  return extended(text, header, line, 'ignore-file', rule)
    ?? { range: { start: header, end: header }, newText: `${marks.line} cost-hints: ignore-file[${rule}]${lineEnd}` }
}

/** A comment that is there already takes one more rule. */
function extended(text: string, start: number, end: number, word: string, rule: string): Place | undefined {
  const found = new RegExp(`cost-hints:\\s*${word}\\[[^\\]]*(?=\\])`).exec(text.slice(start, end))
  if (!found) return undefined
  const at = start + found.index + found[0].length
  return { range: { start: at, end: at }, newText: found[0].endsWith('[') ? rule : `, ${rule}` }
}

function textOf({ document }: Analysed): Text {
  const text = document.getText()
  return { text, lineEnd: text.includes('\r\n') ? '\r\n' : '\n' }
}

function marksOf({ document: { languageId } }: Analysed): Marks {
  if (languageId === 'python') return { line: '#', block: undefined }
  return { line: '//', block: languageId.endsWith('react') ? ['{/*', '*/}'] : undefined }
}
