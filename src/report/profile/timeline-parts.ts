// What there was over time as parts of a report.

import type { Unit } from '../../profiles/profile.js'
import { amountText } from './amount-text.js'
import type { Part, ShowPath } from './document.js'
import type { GrowingFunction, ReportedTimeline } from './timelines.js'

export function timelineParts(timelines: readonly ReportedTimeline[], shown: ShowPath): readonly Part[] {
  return timelines.flatMap((timeline) => [
    { is: 'heading' as const, text: `${timeline.name.slice(0, 1).toUpperCase()}${timeline.name.slice(1)} over time` },
    { is: 'text' as const, text: summaryOf(timeline) },
    ...timeline.most > 0 ? [{ is: 'curve' as const, values: timeline.curve, most: amountText(timeline.most, timeline.unit), end: amountText(timeline.lasted, 'nanoseconds') }] : [],
    ...timeline.functions.length > 0 ? [{ is: 'heading' as const, text: `Functions, by how much ${timeline.name} grew in them` }, growthTable(timeline, shown)] : [],
  ])
}

function summaryOf({ unit, lasted, first, last, most, mostAt }: ReportedTimeline): string {
  const amount = (value: number): string => amountText(value, unit)
  return `${amount(first)} at the beginning, at most ${amount(most)} after ${amountText(mostAt, 'nanoseconds')}, ${amount(last)} at the end, after ${amountText(lasted, 'nanoseconds')}`
}

function growthTable({ functions, unit }: ReportedTimeline, shown: ShowPath): Part {
  return {
    is: 'table',
    columns: [...['grew', 'before', 'after', 'at most', 'began after', 'took', 'runs'].map((name) => ({ name, isNumber: true as const })), { name: 'function' }, { name: 'place' }],
    rows: functions.map((one) => [
      signed(one.grew, unit), amountText(one.before, unit), amountText(one.after, unit), amountText(one.most, unit),
      amountText(one.began, 'nanoseconds'), amountText(one.lasted, 'nanoseconds'), String(one.runs), one.name, placeText(one, shown),
    ]),
  }
}

function placeText({ path, file, line }: GrowingFunction, shown: ShowPath): string {
  const place = path === undefined ? file : shown(path)
  return line > 0 && place !== '' ? `${place}:${String(line)}` : place
}

function signed(change: number, unit: Unit): string {
  return `${change < 0 ? '−' : '+'}${amountText(Math.abs(change), unit)}`
}
