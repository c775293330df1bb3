// The law of fixes: a fix is offered only if the rewritten file still parses, keeps its comments, and the rule is silent there.

import type { DetectedFinding } from '../file-analysis.js'
import type { Fix } from '../finding.js'
import type { Subject } from '../model/questions/subject.js'
import type { AnalysisOptions } from '../options.js'
import { createAsk } from '../rules/ask.js'
import type { ProposedFix } from '../rules/rule.js'
import { overlaps, sameRange, type Range } from '../text/range.js'

interface Verification {
  readonly subject: Subject
  readonly found: DetectedFinding
  readonly options: AnalysisOptions
  /** Models the file with another text. */
  readonly model: (text: string) => Subject | undefined
}

export function verifiedFixes({ subject, found, options, model }: Verification): readonly Fix[] {
  if (!found.detection) return []
  const ask = createAsk(subject, options)
  return found.detection.fix(ask).flatMap((proposed): Fix[] => {
    const edits = [...proposed.edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    const text = applyEdits(subject.tree.text, edits)
    if (text === undefined || !keepsComments(subject, edits, found.finding.range)) return []
    const after = model(text)
    if (!after || after.tree.problems.length > subject.tree.problems.length) return []
    if (found.rule.category !== 'meta' && found.rule.run(createAsk(after, options)).length >= found.rule.run(ask).length) return []
    return [{ title: proposed.title, safety: proposed.safety, edits: edits.map((edit) => ({ path: subject.file, ...edit })) }]
  })
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
