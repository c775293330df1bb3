// Suppressions that no finding needs, each with the edit that removes it.

import type { AnalysisOptions } from '../options.js'
import unusedSuppression from '../rules/meta/unused-suppression.js'
import { rules } from '../rules/index.js'
import type { FixableDetection, ProposedFix, Rule } from '../rules/rule.js'
import type { Tree } from '../syntax/tree.js'
import { nearest } from '../text/nearest.js'
import { isSuppressed, standsAlone, type Suppression } from './suppressions.js'

/** `found`: what every selected rule detects at the widest level. */
export function unusedSuppressions(
  tree: Tree, suppressions: readonly Suppression[], found: readonly { rule: string; line: number }[], options: AnalysisOptions,
): { rule: Rule; detection: FixableDetection }[] {
  if (options.rules[unusedSuppression.id] === 'off') return []
  if (options.only.length > 0 && !options.only.includes(unusedSuppression.id)) return []
  const ran = (id: string) => options.rules[id] !== 'off' && (options.only.length === 0 || options.only.includes(id))
  return suppressions.flatMap((suppression) => {
    const needed = (id: string) => found.some((one) => one.rule === id && isSuppressed({ ...suppression, rules: [] }, id, one.line))
    if (suppression.rules.length === 0) {
      const isNeeded = found.some((one) => isSuppressed(suppression, one.rule, one.line))
      // Without brackets every rule is meant, so all of them must have run.
      return isNeeded || options.only.length > 0 ? [] : [detectionOf(tree, suppression, 'Nothing is suppressed here.', suppression.rules)]
    }
    const unused = suppression.rules.filter((id) => !known.has(id) || (ran(id) && !needed(id)))
    if (unused.length === 0) return []
    const words = unused.map((id) => known.has(id) ? `\`${id}\` finds nothing here` : unknownRule(id)).join('; ')
    return [detectionOf(tree, suppression, `Unused suppression: ${words}.`, unused)]
  })
}

const names = rules.map((rule) => rule.id)
const known: ReadonlySet<string> = new Set(names)

function unknownRule(id: string): string {
  const meant = nearest(id, names)
  return `there is no rule \`${id}\`${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`
}

function detectionOf(tree: Tree, suppression: Suppression, message: string, unused: readonly string[]): { rule: Rule; detection: FixableDetection } {
  const removed = removal(tree, suppression, unused)
  const fixes = unused.some((id) => !known.has(id)) ? [...correction(tree, suppression, unused), unlessMistyped(removed)] : [removed]
  return { rule: unusedSuppression, detection: { range: suppression.range, confidence: 'high', message: message.replace('?.', '?'), data: undefined, fixes } }
}

/** Somebody wanted to silence something: a mistyped name, or a rule of another version, is not taken away without being asked for. */
function unlessMistyped(fix: ProposedFix): ProposedFix {
  return { ...fix, safety: 'suggested', title: `${fix.title} (its name may be mistyped, or a rule of another version)` }
}

/** Unknown names that are nearly those of rules, written as they are. */
function correction({ text }: Tree, { range }: Suppression, unused: readonly string[]): ProposedFix[] {
  const comment = text.slice(range.start, range.end)
  const open = comment.indexOf('[', comment.search(/cost-hints:/i)) + 1
  const edits = unused.flatMap((id) => {
    const meant = known.has(id) ? undefined : nearest(id, names)
    const at = comment.indexOf(id, open)
    return meant === undefined || at < 0 ? [] : [{ meant, range: { start: range.start + at, end: range.start + at + id.length }, newText: meant }]
  })
  return edits.length === 0 ? [] : [{ title: `Write ${edits.map(({ meant }) => meant).join(', ')} (silences it here)`, safety: 'suggested', edits: edits.map(({ range: at, newText }) => ({ range: at, newText })) }]
}

/** The suppression in a comment, and what comments on the line come after it. */
const ownPart = /(?:#|\/\/)\s*cost-hints:\s*ignore(?:-file)?(?:\[[^\]]*\])?\s*(?:--.*|((?:#|\/\/).*))?$/i

function removal(tree: Tree, suppression: Suppression, unused: readonly string[]): ProposedFix {
  const { text } = tree
  const { range } = suppression
  const kept = suppression.rules.filter((id) => !unused.includes(id))
  if (kept.length > 0) {
    const comment = text.slice(range.start, range.end)
    const own = comment.search(/cost-hints:/i)
    const from = range.start + comment.indexOf('[', own) + 1
    return { title: `Remove ${unused.join(', ')} from the suppression`, safety: 'safe', edits: [{ range: { start: from, end: range.start + comment.indexOf(']', own) }, newText: kept.join(', ') }] }
  }
  // The other comments on the line are not ours to remove.
  const whole = text.slice(range.start, range.end)
  const others = whole.replace(ownPart, (_, after: string | undefined) => after ?? '')
  if (others !== whole && others.trim() !== '') return { title: 'Remove the unused suppression', safety: 'safe', edits: [{ range, newText: others.trimEnd() }] }
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1
  const lineEnd = text.indexOf('\n', range.end)
  const after = text.slice(range.end, lineEnd < 0 ? text.length : lineEnd).trim()
  const hasNothingAfter = after === ''
  const isWholeLine = standsAlone(tree, range) && after === (text.slice(lineStart, range.start).trim() === '{' ? '}' : '')
  if (isWholeLine) return { title: 'Remove the unused suppression', safety: 'safe', edits: [{ range: { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd + 1 }, newText: '' }] }
  const before = /[ \t]*$/.exec(text.slice(lineStart, range.start))?.[0].length ?? 0
  return { title: 'Remove the unused suppression', safety: 'safe', edits: [{ range: { start: hasNothingAfter ? range.start - before : range.start, end: range.end }, newText: '' }] }
}
