// What the measured functions cost a month, by the same estimate that stands above them in the editor: what one call does, priced at the calls that the
// configuration, a comment or an assumption say. A profile does not tell how often a program runs in a month.

import { wholeWork } from '../analysis/whole-work.js'
import type { Work } from '../analysis/work.js'
import type { WorkPart } from '../cost/estimate.js'
import { leastMoney } from '../cost/money-text.js'
import { coldShare } from '../profiles/join/evidence.js'
import type { JoinedFunction, JoinedProfile } from '../profiles/join/join.js'
import type { Money } from '../protocol/profile-viewer.js'
import { costText } from '../report/estimate-text.js'
import type { MeasuredFinding } from './profile-findings.js'
import type { Project } from './projects.js'

/** Those that took most; more are not worth the wait. */
const mostFunctions = 60

export async function functionMoney(project: Project, joined: JoinedProfile, findings: readonly MeasuredFinding[]): Promise<ReadonlyMap<JoinedFunction, Money>> {
  const { optionsFor, estimating, measuring } = await project.configuration()
  const hot = joined.functions.filter(({ total }) => total > 0 && total >= joined.whole * coldShare).slice(0, mostFunctions)
  const money = new Map<JoinedFunction, Money>()
  for (const one of hot) {
    const line = measuring?.functionsAt(one.path).find(({ measured }) => measured === one)?.line
    if (line === undefined) continue
    const effects = await project.session.effects(one.path, optionsFor(one.path), { line }, { withWork: true, isBackground: true })
    const own = typeof effects === 'object' ? effects.functions[0] : undefined
    // A line may be of a function around it.
    if (own?.work === undefined || own.name !== one.qualified) continue
    const parts = partsIn(own.work, findings)
    const estimate = estimating.priceOf(wholeWork(own.work, parts.map(({ work }) => work)), one.path, parts)
    if (estimate && estimate.monthlyBefore.high >= leastMoney) money.set(one, { ...costText(estimate), expected: estimate.monthlyBefore.expected, currency: estimate.currency })
  }
  return money
}

function partsIn({ functions: [own] }: Work, findings: readonly MeasuredFinding[]): readonly WorkPart[] {
  return findings.flatMap(({ finding: { work, range } }) => (own && work?.functions[0]?.path === own.path && work.functions[0].range.start === own.range.start ? [{ work, range }] : []))
}
