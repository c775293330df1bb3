// The law of fixes: a fix is offered only if every rewritten file still parses and keeps its comments, and the rule is silent there.

import type { DetectedFinding } from '../file-analysis.js'
import type { Edit, Fix } from '../finding.js'
import type { Workspace } from '../link/workspace.js'
import type { Subject } from '../model/questions/subject.js'
import type { AnalysisOptions } from '../options.js'
import { createAsk } from '../rules/ask.js'
import type { ProposedFix, Rule } from '../rules/rule.js'
import { overlaps, sameRange, type Range } from '../text/range.js'

interface Verification {
  readonly workspace: Workspace
  readonly subject: Subject
  readonly found: DetectedFinding
  readonly options: AnalysisOptions
}

export function verifiedFixes(verification: Verification): readonly Fix[] {
  const { subject, found } = verification
  if (!found.detection) return []
  const { fixes } = found.detection
  if (typeof fixes === 'string') return []
  return fixes.flatMap((proposed) => {
    const edits = proposed.edits.map((edit) => ({ path: subject.file, ...edit }))
    const fix = { title: proposed.title, safety: proposed.safety, edits: edits.sort(byPlace) }
    return isSound(verification, fix) ? [fix] : []
  })
}

const known = new WeakMap<Subject, WeakMap<AnalysisOptions, Map<Rule, number>>>()

/** Findings of a file are mostly fixed one after another. */
function countBefore(subject: Subject, rule: Rule, options: AnalysisOptions): number {
  const ofSubject = known.get(subject) ?? new WeakMap<AnalysisOptions, Map<Rule, number>>()
  known.set(subject, ofSubject)
  const ofOptions = ofSubject.get(options) ?? new Map<Rule, number>()
  ofSubject.set(options, ofOptions)
  const count = ofOptions.get(rule) ?? rule.count(createAsk(subject, options))
  ofOptions.set(rule, count)
  return count
}

function byPlace(a: Edit, b: Edit): number {
  return (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.range.start - b.range.start || a.range.end - b.range.end
}

function isSound({ workspace, subject, found, options }: Verification, { edits }: Fix): boolean {
  const changes = new Map<string, string>()
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const before = workspace.subject(path)
    const own = edits.filter((edit) => edit.path === path)
    const text = before && keepsComments(before, own, found.finding.range) ? applyEdits(before.tree.text, own) : undefined
    if (text === undefined) return false
    changes.set(path, text)
  }
  const after = workspace.with(changes)
  const changed = after.subject(subject.file)
  const isBroken = [...changes.keys()].some((path) => {
    const now = after.subject(path)?.tree.problems.length
    return now === undefined || now > (workspace.subject(path)?.tree.problems.length ?? 0)
  })
  if (!changed || isBroken) return false
  return found.rule.category === 'meta' || found.rule.count(createAsk(changed, options)) < countBefore(subject, found.rule, options)
}

/** Undefined where edits overlap. */
export function applyEdits(text: string, edits: ProposedFix['edits']): string | undefined {
  let result = ''
  let at = 0
  for (const edit of edits) {
    if (edit.range.start < at) return undefined
    result += text.slice(at, edit.range.start) + edit.newText
    at = edit.range.end
  }
  return result + text.slice(at)
}

function keepsComments(subject: Subject, edits: ProposedFix['edits'], finding: Range): boolean {
  return subject.tree.comments.every((comment) => {
    const edit = edits.find((one) => overlaps(comment.range, one.range))
    // The comment itself is what a fix of a suppression removes.
    return !edit || edit.newText.includes(subject.tree.text.slice(comment.range.start, comment.range.end)) || sameRange(comment.range, finding)
  })
}
