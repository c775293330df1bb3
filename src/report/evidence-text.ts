// What was measured of a finding, in a few words: `measured: 31% of the CPU time, report() ran 1.2 million times`.

import { counted } from '../analysis/text/counted.js'
import { numberText } from '../cost/number-text.js'
import type { Evidence } from '../profiles/join/evidence.js'
import type { HotLine } from '../profiles/join/hot-lines.js'
import type { JoinedFunction, JoinedProfile } from '../profiles/join/join.js'
import { valueWords, wholeWords } from '../profiles/value-words.js'
import { amountText } from './profile/amount-text.js'

export function evidenceText(evidence: Evidence): string {
  const { lines, isLoop, total, value, function: name } = evidence
  const of = `of ${wholeWords(value)}`
  const where = name === '' ? 'the module' : `${name}()`
  const share = lines === undefined ? `${where} takes ${shareText(total)} ${of}` : `${shareText(lines)} ${of} ${isLoop ? 'in its loop' : 'here'}, ${where} takes ${shareText(total)}`
  return `measured: ${share}${runsText(evidence)}`
}

/** `, called 3 times, 138 ms each`. */
function runsText({ calls, resumptions, taken }: Evidence): string {
  if (calls === undefined) return resumptions === undefined ? '' : `, resumed ${timesText(resumptions)}`
  const each = taken === undefined || taken === 0 || calls === 0 ? '' : `, ${amountText(taken / calls, 'nanoseconds')}${calls === 1 ? '' : ' each'}`
  return `, called ${timesText(calls)}${each}`
}

function timesText(times: number): string {
  return times === 1 ? 'once' : `${numberText(times, 3)} times`
}

/** Above a function: `18% of CPU time · 1.2 million calls · 0.4 ms each`. */
export function measuredText({ profile, value, whole }: JoinedProfile, { total, self, calls, resumptions = 0 }: JoinedFunction): string {
  const measured = profile.values[value] ?? { name: 'samples', unit: 'count' }
  const own = self > 0 && self < total * 0.95 ? ` (${shareText(self / whole)} itself)` : ''
  const ran = calls === undefined || calls === 0 ? [] : [counted(calls, 'call', numberText(calls, 3))]
  const each = calls === undefined || calls < 2 || measured.unit === 'count' ? [] : [`${amountText(total / calls, measured.unit)} each`]
  const resumed = resumptions > 0 ? [`resumed ${timesText(resumptions)}`] : []
  return [`${shareText(total / whole)} of ${valueWords(measured)}${own}`, ...ran, ...resumed, ...each].join(' · ')
}

/** On a line: `12% of CPU time (1.24 s) · 340 hits`. */
export function measuredLineText({ profile, value, whole }: JoinedProfile, { measured: { total, self, hits } }: HotLine): string {
  const measured = profile.values[value] ?? { name: 'samples', unit: 'count' }
  const amount = measured.unit === 'count' ? '' : ` (${amountText(total, measured.unit)})`
  const own = self > 0 && self < total * 0.95 ? [`${shareText(self / whole)} without what it calls`] : []
  return [`${shareText(total / whole)} of ${valueWords(measured)}${amount}`, ...own, ...hits > 0 ? [counted(hits, 'hit', numberText(hits, 3))] : []].join(' · ')
}

/** Of 1; never more digits than measuring deserves. */
export function shareText(share: number): string {
  const percent = share * 100
  if (percent > 0 && percent < 0.1) return '<0.1%'
  return percent < 10 ? `${String(Number(percent.toFixed(1)))}%` : `${String(Math.round(percent))}%`
}
