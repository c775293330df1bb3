// Every fix of one rule, or every safe fix of all rules, of one file: applied one after another, each to the very texts that it
// was made for, so that fixes which touch the same lines cannot spoil each other. The outcome is one set of edits, in all files.

import { diffLines } from 'diff'
import type { Edit, Finding } from '../analysis/finding.js'
import { allowedFix, applyEdits, editsByPath, type AllowedFixes } from '../service/apply.js'
import type { Changes } from '../service/messages.js'
import type { Analysed } from './findings.js'
import type { DocumentOf } from './lsp-findings.js'

export interface FixAllRequest {
  /** Undefined for all rules. */
  readonly rule: string | undefined
  readonly allowed: AllowedFixes
}

export interface AllFixes {
  readonly edits: readonly Edit[]
  readonly documentOf: DocumentOf
}

/** Undefined when a text changed meanwhile. */
export async function fixAllEdits(analysed: Analysed, request: FixAllRequest): Promise<AllFixes | undefined> {
  const texts = startTexts(analysed)
  while (texts.count <= mostFixes && await fixNext(analysed, request, texts)) { /* until nothing is left, or it goes in a circle */ }
  const now = await analysed.project.session.texts([...texts.before.keys()], { isBackground: true })
  const isStill = [...texts.before].every(([path, text]) => now.get(path) === text)
  return isStill ? { edits: texts.changes().flatMap(([path, text]) => lineEdits(path, texts.before.get(path) ?? '', text)), documentOf: analysed.placed(now) } : undefined
}

/** No sane file has more; a fix that keeps bringing itself back ends here. */
const mostFixes = 500

interface Texts {
  /** Of all files that were looked at. */
  readonly before: ReadonlyMap<string, string>
  readonly count: number
  changes(): Changes
  /** Undefined if one of the files cannot be read: a fix is made whole or not at all. */
  applied(edits: readonly Edit[]): Promise<Changes | undefined>
  /** False for texts that have been there before: then the fixes go in a circle. */
  take(texts: Changes): boolean
}

function startTexts({ project: { session }, path: own, document }: Analysed): Texts {
  const before = new Map([[own, document.getText()]])
  const after = new Map<string, string>()
  const seen = new Set([...before].map(keyOfText))
  const textOf = async (path: string): Promise<string | undefined> => {
    if (!before.has(path)) {
      for (const read of await session.texts([path], { isBackground: true })) {
        before.set(...read)
        seen.add(keyOfText(read))
      }
    }
    return after.get(path) ?? before.get(path)
  }
  return {
    before,
    get count() { return seen.size },
    changes: () => [...after],
    async applied(edits) {
      const changes: (readonly [string, string])[] = []
      for (const [path, ownEdits] of editsByPath(edits)) {
        const text = await textOf(path)
        if (text === undefined) return undefined
        changes.push([path, applyEdits(text, ownEdits)])
      }
      return changes
    },
    take(texts) {
      const isNew = texts.some((one) => !seen.has(keyOfText(one)))
      if (isNew) for (const one of texts) after.set(...one)
      for (const one of texts) seen.add(keyOfText(one))
      return isNew
    },
  }
}

function keyOfText([path, text]: readonly [string, string]): string {
  return `${path}\0${text}`
}

/** False when there is nothing more to fix. */
async function fixNext({ project: { session }, path, options }: Analysed, request: FixAllRequest, texts: Texts): Promise<boolean> {
  const question = { isBackground: true, changes: texts.changes() }
  const { findings } = await session.report(path, options, question)
  for (const finding of findings) {
    if (!isWanted(finding, request)) continue
    const fix = allowedFix(await session.fixes(finding, options, question), request.allowed)
    const changes = fix && await texts.applied(fix.edits)
    if (changes && texts.take(changes)) return true
  }
  return false
}

function isWanted(finding: Finding, { rule }: FixAllRequest): boolean {
  return rule === undefined || finding.rule === rule
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
