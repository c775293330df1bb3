// Every fix of one rule, or every safe fix of all rules, in one text: applied one after another, each to the very text that it
// was made for, so that fixes which touch the same lines cannot spoil each other. The outcome is one set of edits.

import { diffLines } from 'diff'
import type { Edit, Finding, Fix } from '../analysis/finding.js'
import { allowedFix, applyEdits, type AllowedFixes } from '../service/apply.js'
import type { Session } from '../service/analyzer.js'
import type { Analysed } from './findings.js'

export interface FixAllRequest {
  /** Undefined for all rules. */
  readonly rule: string | undefined
  readonly allowed: AllowedFixes
}

export async function fixAllEdits(session: Session, analysed: Analysed, request: FixAllRequest): Promise<readonly Edit[]> {
  const original = analysed.document.getText()
  const seen = new Set([original])
  let text = original
  try {
    while (seen.size <= mostFixes) {
      const next = await nextText(session, analysed, request, text)
      if (next === undefined || seen.has(next)) break
      text = next
      seen.add(text)
    }
  } finally {
    session.remove(analysed.path)
  }
  return lineEdits(analysed.path, original, text)
}

/** No sane file has more; a fix that keeps bringing itself back ends here. */
const mostFixes = 500

async function nextText(session: Session, { path, options }: Analysed, request: FixAllRequest, text: string): Promise<string | undefined> {
  session.set(path, text)
  const { findings } = await session.report(path, options)
  for (const finding of findings) {
    if (!isWanted(finding, request)) continue
    const fix = allowedFix(await session.fixes(finding, options), request.allowed)
    if (fix && isWithin(fix, path)) return applyEdits(text, fix.edits)
  }
  return undefined
}

function isWanted(finding: Finding, { rule }: FixAllRequest): boolean {
  return rule === undefined || finding.rule === rule
}

function isWithin(fix: Fix, path: string): boolean {
  return fix.edits.every((edit) => edit.path === path)
}

/** Lines that stay are not replaced: cursors, folds and breakpoints stay with them. */
export function lineEdits(path: string, before: string, after: string): readonly Edit[] {
  const edits: Edit[] = []
  let start = 0
  for (const { value, added, removed } of diffLines(before, after)) {
    const previous = edits.at(-1)
    if (!added && !removed) {
      start += value.length
    } else if (removed) {
      edits.push({ path, range: { start, end: start + value.length }, newText: '' })
      start += value.length
    } else if (previous?.range.end === start && previous.newText === '') {
      edits[edits.length - 1] = { ...previous, newText: value }
    } else {
      edits.push({ path, range: { start, end: start }, newText: value })
    }
  }
  return edits
}
