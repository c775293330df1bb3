// The findings in what a profile measured, with what they save and, when somebody waits for that, their fixes.

import type { Finding } from '../analysis/finding.js'
import { indexLines } from '../analysis/text/lines.js'
import { totalOf } from '../cost/totals.js'
import { leastMoney, moneyText } from '../cost/money-text.js'
import { byShare, shareOf, type Evidence } from '../profiles/join/evidence.js'
import type { JoinedProfile } from '../profiles/join/join.js'
import type { JoinedFinding, Money } from '../protocol/profile-viewer.js'
import { savingText } from '../report/estimate-text.js'
import type { MeasuredFunction } from '../service/profiles/measuring.js'
import { functionsLedTo } from './led-functions.js'
import { pathsOf } from './lsp-findings.js'
import type { Project } from './projects.js'

export interface MeasuredFinding {
  readonly finding: Finding
  /** As the viewer shows it. */
  readonly shown: JoinedFinding
}

/** The hottest first. */
export async function findingsIn(project: Project, joined: JoinedProfile): Promise<readonly MeasuredFinding[]> {
  const { optionsFor, estimating, measuring, isSelected } = await project.configuration()
  const found: (MeasuredFinding & { readonly evidence: Evidence })[] = []
  for (const [path, file] of joined.files) {
    if (!isSelected(path)) continue
    // Together: what somebody types in between would move the text away from under its findings.
    const { findings, textOf } = await project.session.together({ isBackground: true }, async ({ report, texts }) => {
      const { findings } = await report(path, optionsFor(path))
      const known = findings.length === 0 ? new Map<string, string>() : await texts([path, ...pathsOf(findings)])
      return { findings, textOf: (of: string) => known.get(of) }
    })
    const text = textOf(path) ?? ''
    const lines = indexLines(text)
    for (const finding of findings.filter(estimating.isWorthShowing)) {
      const evidence = measuring?.measuredOf(finding, text)?.evidence
      if (!evidence) continue
      const estimate = estimating.estimateOf(finding)
      const row = [...file.functions.values()].find(({ qualified }) => qualified === evidence.function)?.rows[0]
      const line = lines.lineAt(finding.range.start)
      found.push({
        finding, evidence,
        shown: {
          rule: finding.rule, message: finding.message, path, line: line + 1, character: finding.range.start - lines.startOf(line), fingerprint: finding.fingerprint, share: shareOf(evidence),
          ...estimate && { saving: savingText(estimate) }, ...row !== undefined && { row }, leadsTo: rowsLedTo(joined, functionsLedTo(finding, { measuring, textOf })),
        },
      })
    }
  }
  return found.sort((a, b) => byShare(a.evidence, b.evidence))
}

/** Of the profile that is shown: rows of others are other functions. */
function rowsLedTo(joined: JoinedProfile, led: readonly MeasuredFunction[]): readonly number[] {
  return led.flatMap((one) => (one.joined === joined ? one.measured.rows : []))
}

/** Each is verified by analysing its files again: those of what is hottest are worth that. */
const mostFixed = 30

export async function withFixes(project: Project, findings: readonly MeasuredFinding[]): Promise<readonly MeasuredFinding[]> {
  const { optionsFor } = await project.configuration()
  const fixed: MeasuredFinding[] = []
  for (const one of findings.slice(0, mostFixed)) {
    const fixes = await project.session.fixes(one.finding, optionsFor(one.finding.path), { isBackground: true })
    fixed.push({ ...one, shown: { ...one.shown, fixes: fixes.map(({ title, safety }) => ({ title, isSafe: safety === 'safe' })) } })
  }
  return [...fixed, ...findings.slice(mostFixed)]
}

/** What fixing all of them saves; absent where that is no money. */
export async function savingOf(project: Project, findings: readonly MeasuredFinding[]): Promise<Money | undefined> {
  const { estimating } = await project.configuration()
  const estimated = findings.flatMap(({ finding }) => {
    const estimate = estimating.estimateOf(finding)
    return estimate && finding.work ? [{ work: finding.work, estimate }] : []
  })
  const { monthly, currency, counted } = totalOf(estimated)
  if (monthly.high < leastMoney) return undefined
  return { text: moneyText(monthly, currency), inputs: counted === 1 ? 'as estimated for one of them' : `as estimated for ${counted} of them, each with its own numbers`, expected: monthly.expected, currency }
}
