// One version of one file: its tree, facts and what the rules detect in it.

import { withoutShadowed } from './findings/precedence.js'
import { commentProblems, type CommentProblem } from './findings/comment-problems.js'
import { billedWork } from './findings/completed-work.js'
import { fingerprintOf } from './findings/fingerprint.js'
import { muteAnnotations } from './findings/mute-annotations.js'
import { findSuppressions, isSuppressed, mayHaveSuppressions, type Suppression } from './findings/suppressions.js'
import { unusedSuppressions } from './findings/unused-suppressions.js'
import type { AnalysisProblem, Confidence, Finding, Level, Severity } from './finding.js'
import { none } from './model/facts.js'
import type { Subject } from './model/questions/subject.js'
import type { AnalysisOptions } from './options.js'
import { createAsk } from './rules/ask.js'
import { rules } from './rules/index.js'
import type { FixableDetection, Rule } from './rules/rule.js'
import { indexLines } from './text/lines.js'
import type { Range } from './text/range.js'

export interface DetectedFinding {
  readonly finding: Finding
  readonly rule: Rule
  readonly detection: FixableDetection | undefined
}

export interface FileAnalysis {
  readonly findings: readonly DetectedFinding[]
  readonly problems: readonly AnalysisProblem[]
  /** The first mistake in the text, where its findings are wanted at all; what is whole around it was analysed. */
  readonly syntax?: AnalysisProblem
  readonly tree?: { readonly nodes: number; readonly isBroken: boolean }
  /** In order of position; absent where there are none. */
  readonly comments?: readonly CommentProblem[]
  /** How many findings are less sure than the level wants; absent where there are none. */
  readonly unsure?: number
}

const leastConfidence: Readonly<Record<Level, Confidence>> = { conservative: 'high', balanced: 'medium', aggressive: 'low' }
const confidenceRank: Readonly<Record<Confidence, number>> = { low: 0, medium: 1, high: 2 }
const levelRank: Readonly<Record<Level, number>> = { conservative: 0, balanced: 1, aggressive: 2 }

export function analyseFile(subject: Subject, options: AnalysisOptions): FileAnalysis {
  const { file, text, facts } = subject
  const problems: AnalysisProblem[] = []
  const detected = runRules(subject, options, problems).map((one) => ({ ...one, range: one.detection.range, rule: one.rule.id, definition: one.rule, isSure: isShown(one.rule, one.detection, options) }))
  const findings = withoutShadowed(detected.filter(({ isSure }) => isSure))
  const lines = indexLines(text)
  // Most files have neither suppressions nor findings: they are not parsed again for them.
  const suppressions = mayHaveSuppressions(text) ? findSuppressions(subject.tree, lines.lineAt) : []
  const isKept = (one: typeof findings[number]): boolean => !suppressions.some((suppression) => isSuppressed(suppression, one.rule, lines.lineAt(one.range.start)))
  const unsure = withoutShadowed(detected).filter((one) => !one.isSure && isKept(one)).length
  const ordered = findings.filter(isKept).sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0))
  const counts = new Map<string, number>()
  const unused = suppressions.length === 0 ? [] : unusedSuppressions(subject.tree, suppressions, unusedCandidates(subject, options, suppressions), options)
  const shown = ordered.map((one) => ({ finding: toFinding({ subject, options, counts, problems }, one.definition, one.detection), rule: one.definition, detection: one.detection }))
  const comments = commentProblems({
    tree: () => subject.tree, text, isBroken: facts.brokenAt !== none, lineAt: lines.lineAt, mute,
  })
  return {
    findings: [
      ...shown,
      ...unused.map((one) => ({ finding: toFinding({ subject, options, counts, problems }, one.rule, one.detection), rule: one.rule, detection: one.detection })),
    ].sort((a, b) => a.finding.range.start - b.finding.range.start),
    problems, tree: { nodes: facts.valueOfNode.length, isBroken: facts.brokenAt !== none },
    ...syntaxProblem(), ...comments.length > 0 && { comments }, ...unsure > 0 && { unsure },
  }

  /** Findings stand without it, as without their work. */
  function mute(): ReturnType<typeof muteAnnotations> {
    try {
      return muteAnnotations(subject, shown.flatMap(({ finding }) => finding.work ?? []))
    } catch (error) {
      problems.push({ path: file, message: `what its comments change could not be told: ${error instanceof Error ? error.message : String(error)}` })
      return []
    }
  }

  function syntaxProblem(): Pick<FileAnalysis, 'syntax'> {
    if (facts.brokenAt === none) return {}
    const message = `has a syntax error at line ${lines.lineAt(facts.brokenAt) + 1}; what is whole around it was analysed`
    return { syntax: { path: file, message } }
  }

  function unusedCandidates(of: Subject, given: AnalysisOptions, all: readonly Suppression[]): readonly { rule: string; line: number }[] {
    // A suppression is unused only if its rule found nothing there at the widest level.
    if (all.length === 0) return []
    const widest = given.level === 'aggressive' ? given : { ...given, level: 'aggressive' as const }
    return runRules(of, widest, []).map((one) => ({ rule: one.rule.id, line: lines.lineAt(one.detection.range.start) }))
  }
}

function runRules(subject: Subject, options: AnalysisOptions, problems: AnalysisProblem[]): { rule: Rule; detection: FixableDetection }[] {
  const ask = createAsk(subject, options)
  return rules.flatMap((rule) => {
    if (!rule.languages.includes(subject.facts.language) || !isSelected(rule.id, options)) return []
    try {
      return rule.run(ask).map((detection) => ({ rule, detection }))
    } catch (error) {
      // The fence of one rule on one file: a crash costs its findings here and is shown.
      problems.push({ path: subject.file, message: `${rule.id} failed: ${error instanceof Error ? error.message : String(error)}` })
      return []
    }
  })
}

export function isSelected(rule: string, options: AnalysisOptions): boolean {
  if (options.rules[rule] === 'off') return false
  return options.only.length === 0 || options.only.includes(rule)
}

function isShown(rule: Rule, detection: FixableDetection, options: AnalysisOptions): boolean {
  if (rule.level && levelRank[options.level] < levelRank[rule.level]) return false
  return confidenceRank[detection.confidence] >= confidenceRank[leastConfidence[options.level]]
}

interface Reporting {
  readonly subject: Subject
  readonly options: AnalysisOptions
  /** Findings that are told apart by their order alone, by what they have in common. */
  readonly counts: Map<string, number>
  readonly problems: AnalysisProblem[]
}

function toFinding({ subject, options, counts, problems }: Reporting, rule: Rule, detection: FixableDetection): Finding {
  const configured = Object.hasOwn(options.rules, rule.id) ? options.rules[rule.id] : undefined
  const severity: Severity = configured === undefined || configured === 'off' ? rule.severity : configured
  const expression = subject.text.slice(detection.range.start, detection.range.end)
  const qualified = functionAround(subject, detection.range)
  const key = [rule.id, qualified, expression].join('\0')
  const ordinal = counts.get(key) ?? 0
  counts.set(key, ordinal + 1)
  const reason = typeof detection.fixes === 'string' ? ` ${detection.fixes}` : ''
  const work = workOf()
  return {
    rule: rule.id, category: rule.category, severity, confidence: detection.confidence, message: detection.message + reason, path: subject.file,
    range: detection.range, related: detection.related ?? [],
    fingerprint: fingerprintOf({ rule: rule.id, path: subject.file, qualified, expression, ordinal }), ...work && { work },
  }

  /** A finding stands without its work: what fails there costs that alone. */
  function workOf(): Finding['work'] {
    try {
      const detected = detection.work?.()
      return detected && billedWork(subject, detected)
    } catch (error) {
      problems.push({ path: subject.file, message: `the work of ${rule.id} could not be counted: ${error instanceof Error ? error.message : String(error)}` })
      return undefined
    }
  }
}

function functionAround(subject: Subject, range: Range): string {
  let best = ''
  let size = Infinity
  const { nodes } = subject.tree
  for (const fact of subject.facts.functions) {
    const { start, end } = nodes[fact.node]?.range ?? range
    if (start <= range.start && end >= range.end && end - start < size && fact.qualified) { best = fact.qualified; size = end - start }
  }
  return best
}
