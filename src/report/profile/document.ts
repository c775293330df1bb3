// The report of profiles as paragraphs and tables, which each format writes in its own way.

import { counted } from '../../analysis/text/counted.js'
import { numberText } from '../../cost/number-text.js'
import { amountOfWords, choiceWords, isPercent } from '../../profiles/value-words.js'
import { shareOf } from '../../profiles/join/evidence.js'
import { savingText } from '../estimate-text.js'
import { amountText } from './amount-text.js'
import { changeParts } from './change-parts.js'
import type { Curve } from './curve-text.js'
import { placeText } from './function-places.js'
import { timelineParts } from './timeline-parts.js'
import { evidenceText, shareText } from '../evidence-text.js'
import { countsCalls, type ProfileReport, type ReportedFinding, type ReportedFunction, type ReportedProfile } from './profile-report.js'

export interface Document {
  readonly parts: readonly Part[]
}

export type Part =
  | { readonly is: 'title' | 'heading' | 'text' | 'note', readonly text: string }
  | { readonly is: 'curve' } & Curve
  | { readonly is: 'table', readonly columns: readonly Column[], readonly rows: readonly (readonly string[])[] }

export interface Column {
  readonly name: string
  readonly isNumber?: true
}

export type ShowPath = (path: string) => string

export function profileDocument(report: ProfileReport, shown: ShowPath): Document {
  return { parts: report.profiles.flatMap((profile) => partsOf(profile, shown)) }
}

function partsOf(profile: ReportedProfile, shown: ShowPath): readonly Part[] {
  const { name, producer, value, whole, threads, samples, notes, functions, quiet, timelines } = profile
  // Some tools look at the memory of a program and at nothing else.
  const isMeasured = whole > 0 || timelines.length === 0
  const facts = [
    producer, ...isMeasured ? [amountOfWords(amountText(whole, value.unit), value)] : [],
    ...threads > 1 ? [counted(threads, 'thread')] : [], ...samples !== undefined && samples > 0 && value.unit !== 'count' ? [counted(samples, 'sample', numberText(samples, 3))] : [],
  ]
  const others = profile.values.filter((one) => one.name !== value.name)
  return [
    { is: 'title', text: name },
    { is: 'text', text: facts.join(' · ') },
    ...others.length > 0 ? [{ is: 'text' as const, text: `Also measured, for --value: ${others.map(choiceWords).join(', ')}` }] : [],
    ...notes.map((text): Part => ({ is: 'note', text })),
    ...profile.changes ? changeParts(profile.changes, profile, shown) : [],
    ...findingParts(profile, shown),
    ...quiet.length > 0 ? [{ is: 'heading' as const, text: 'Hot, and nothing was found there: look by hand' }, functionTable(quiet, profile, shown)] : [],
    ...timelineParts(timelines.filter((one) => one.functions.length > 0 || !isMeasured), shown),
    ...isMeasured ? [{ is: 'heading' as const, text: 'Functions, by what they took themselves' }, functionTable(functions, profile, shown)] : [],
    ...lineParts(profile, shown),
    ...timelineParts(isMeasured ? timelines.filter((one) => one.functions.length === 0) : [], shown),
    ...unmatchedParts(profile),
  ]
}

function functionTable(functions: readonly ReportedFunction[], { value, whole }: ReportedProfile, shown: ShowPath): Part {
  const hasCalls = functions.some(({ calls, resumptions }) => (calls ?? resumptions) !== undefined)
  return {
    is: 'table',
    columns: [{ name: 'self', isNumber: true }, { name: '', isNumber: true }, { name: 'total', isNumber: true }, { name: '', isNumber: true }, ...hasCalls ? [{ name: 'calls', isNumber: true as const }] : [], { name: 'function' }, { name: 'place' }],
    rows: functions.map((one) => [
      amountText(one.self, value.unit), shareOfWhole(one.self, whole), amountText(one.total, value.unit), shareOfWhole(one.total, whole),
      ...hasCalls ? [timesText(one)] : [], one.name, placeText(one, shown),
    ]),
  }
}

/** Python tells tools of each return to a generator, which is no call of it. */
function timesText({ calls, resumptions }: ReportedFunction): string {
  if (calls !== undefined) return numberText(calls, 6)
  return resumptions === undefined ? '' : `resumed ${numberText(resumptions, 6)}`
}

function shareOfWhole(amount: number, whole: number): string {
  return whole > 0 && amount >= 0 ? shareText(amount / whole) : ''
}

function findingParts({ findings, value }: ReportedProfile, shown: ShowPath): readonly Part[] {
  if (findings.length === 0) return []
  const isCount = countsCalls(value)
  const rows = findings.map((finding) => [
    ...isCount ? [] : [shareText(shareOf(finding.evidence))],
    finding.rule,
    `${shown(finding.path)}:${String(finding.range.start.line)}:${String(finding.range.start.column)}`,
    isCount ? countedText(finding) : evidenceText(finding.evidence).replace(/^measured: /, ''),
    finding.estimate ? savingText(finding.estimate) : '',
  ])
  return [
    { is: 'heading', text: 'Findings in measured code' },
    { is: 'table', columns: [...isCount ? [] : [{ name: 'share', isNumber: true as const }], { name: 'rule' }, { name: 'place' }, { name: isCount ? 'counted' : 'measured' }, { name: 'a fix saves' }], rows },
  ]
}

/** `missing() called once, its line ran 4,000 times`. */
function countedText({ evidence: { function: name, calls, resumptions }, hits }: ReportedFinding): string {
  const where = name === '' ? 'the module' : `${name}()`
  const ran = calls === undefined ? `resumed ${runsText(resumptions ?? 0)}` : `called ${runsText(calls)}`
  return `${where} ${ran}${hits === undefined ? '' : `, its line ran ${runsText(hits)}`}`
}

function runsText(times: number): string {
  return times === 1 ? 'once' : `${numberText(times, 6)} times`
}

function lineParts({ lines, lineValues, value, whole }: ReportedProfile, shown: ShowPath): readonly Part[] {
  if (lines.length === 0) return []
  const hasHits = lines.some(({ hits }) => hits > 0)
  // Of what was counted and never measured there is nothing to say but how often.
  const isTaken = lines.some(({ self, total }) => self !== 0 || total !== 0)
  const others = lineValues.map(({ name }) => ({ name, isNumber: true as const }))
  return [
    { is: 'heading', text: 'Lines of your code' },
    {
      is: 'table',
      columns: [...isTaken ? takenColumns : [], ...hasHits ? [{ name: 'hits', isNumber: true as const }] : [], ...others, { name: 'line' }],
      rows: lines.map(({ path, line, self, total, hits, others: amounts = [] }) => [
        ...isTaken ? [amountText(self, value.unit), shareOfWhole(self, whole), amountText(total, value.unit)] : [], ...hasHits ? [numberText(hits, 6)] : [],
        ...lineValues.map((one, index) => (amounts[index] ? `${amountText(amounts[index], one.unit)}${isPercent(one) ? '%' : ''}` : '')), `${shown(path)}:${String(line)}`,
      ]),
    },
  ]
}

const takenColumns: readonly Column[] = [{ name: 'self', isNumber: true }, { name: '', isNumber: true }, { name: 'total', isNumber: true }]

function unmatchedParts({ unmatched }: ReportedProfile): readonly Part[] {
  if (unmatched.length === 0) return []
  return [
    { is: 'heading', text: 'Not your code, or not found in it' },
    {
      is: 'table',
      columns: [{ name: 'self', isNumber: true }, { name: 'functions', isNumber: true }, { name: 'why' }, { name: 'for example' }],
      rows: unmatched.map(({ why, functions, share, examples }) => [shareText(share), String(functions), why, examples.join(', ')]),
    },
  ]
}
