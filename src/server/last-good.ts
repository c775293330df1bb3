// A text that is half-typed may lose most of its tree, and a text may end its analysis. What was found before is then still the
// best that is known: it is shown at the places to which the edit moved it.

import type { FileReport } from '../analysis/engine.js'
import type { Finding } from '../analysis/finding.js'
import type { Range } from '../analysis/text/range.js'

export interface LastGood {
  readonly text: string
  readonly nodes: number
  readonly findings: readonly Finding[]
}

export function lastGood(report: FileReport, text: string): LastGood | undefined {
  return report.tree && !report.tree.isBroken ? { text, nodes: report.tree.nodes, findings: report.findings } : undefined
}

/** Whether the report says less than what was known before: no tree at all, or a broken one of less than half the size. */
export function isLost({ tree, problems }: FileReport, good: LastGood): boolean {
  if (!tree) return problems.length > 0
  return tree.isBroken && tree.nodes * 2 < good.nodes
}

/** Findings before and behind what changed; those in the midst of it are dropped. */
export function movedFindings(good: LastGood, text: string): readonly Finding[] {
  const change = changeBetween(good.text, text)
  return good.findings.flatMap((finding): Finding[] => {
    const range = moved(finding.range, change)
    if (!range) return []
    const related = finding.related.flatMap((one) => {
      const at = one.path === finding.path ? moved(one.range, change) : one.range
      return at ? [{ ...one, range: at }] : []
    })
    const work = finding.work && { ...finding.work, functions: finding.work.functions.map((one) => one.path === finding.path ? { ...one, range: movedHeader(one.range, change) } : one) }
    return [{ ...finding, range, related, ...work && { work } }]
  })
}

/** A header that is typed in begins where it did. */
function movedHeader(range: Range, change: Change): Range {
  return moved(range, change) ?? { start: Math.min(range.start, change.start), end: range.end + change.growth }
}

interface Change {
  readonly start: number
  /** The end in the text before. */
  readonly end: number
  readonly growth: number
}

function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let same = 0
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  return { start, end: before.length - same, growth: after.length - before.length }
}

function moved({ start, end }: Range, change: Change): Range | undefined {
  if (end <= change.start) return { start, end }
  return start >= change.end ? { start: start + change.growth, end: end + change.growth } : undefined
}
