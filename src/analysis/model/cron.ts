// How often a schedule runs in an average month: cron expressions of five or six fields, and what other schedulers write instead.

import { hoursPerMonth } from './units.js'

/** Fields as cron writes them: `*`, `1-5`, `5/15`, `MON,FRI`, `L`. */
export interface CronFields {
  readonly second?: string
  readonly minute: string
  readonly hour: string
  readonly day: string
  readonly month: string
  readonly weekday: string
  /** A day has to be right in the month and in the week; cron itself takes either where both are said. */
  readonly needsBoth?: true
}

/** Of `0 3 * * *`, `30 0 3 * * *` (seconds first), `@daily`; undefined for what is none. */
export function cronRuns(expression: string): number | undefined {
  const text = expression.trim()
  const named = Object.hasOwn(nicknames, text) ? nicknames[text] : undefined
  // AWS writes `cron(…)` with the year at the end.
  const wrapped = /^cron\((\S+ \S+ \S+ \S+ \S+) \S+\)$/.exec(text)
  const fields = (named ?? wrapped?.[1] ?? text).replace(/^(CRON_)?TZ=\S+\s+/, '').split(/\s+/)
  if (fields.length === 5) return runsOf({ minute: fields[0] ?? '', hour: fields[1] ?? '', day: fields[2] ?? '', month: fields[3] ?? '', weekday: fields[4] ?? '' })
  if (fields.length !== 6) return undefined
  return runsOf({ second: fields[0] ?? '', minute: fields[1] ?? '', hour: fields[2] ?? '', day: fields[3] ?? '', month: fields[4] ?? '', weekday: fields[5] ?? '' })
}

const nicknames: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *', '@annually': '0 0 1 1 *', '@monthly': '0 0 1 * *', '@weekly': '0 0 * * 0', '@daily': '0 0 * * *', '@midnight': '0 0 * * *', '@hourly': '0 * * * *',
}

/** So many seconds apart. */
export function intervalRuns(seconds: number): number | undefined {
  return seconds > 0 ? hoursPerMonth * 3600 / seconds : undefined
}

/** `rate(5 minutes)`, `every 5 minutes`, `every 24 hours`. */
export function rateRuns(text: string): number | undefined {
  const match = /^(?:rate\(|every )\s*(\d+)?\s*(second|minute|min|hour|day|week)s?\)?$/i.exec(text.trim())
  const seconds = secondsPer[match?.[2]?.toLowerCase() ?? '']
  return match && seconds !== undefined ? intervalRuns(Number(match[1] ?? 1) * seconds) : undefined
}

export const secondsPer: Readonly<Record<string, number>> = { second: 1, minute: 60, min: 60, hour: 3600, day: 86_400, week: 604_800 }

export function runsOf(fields: CronFields): number | undefined {
  const seconds = fields.second === undefined ? new Set([0]) : setOf(fields.second, 0, 59)
  const minutes = setOf(fields.minute, 0, 59)
  const hours = setOf(fields.hour, 0, 23)
  const days = daysPerMonth(fields)
  return seconds && minutes && hours && days !== undefined ? seconds.size * minutes.size * hours.size * days : undefined
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** Counted over 28 years, in which every date falls on every day of the week alike. */
function daysPerMonth({ day, month, weekday, needsBoth }: CronFields): number | undefined {
  const months = setOf(month, 1, 12, monthNames, 1)
  // The last day, the working day nearest to the 15th, the third Friday: one a month.
  const isOneOfMonth = /^(L|LW|\d+W|L-\d+)$/i.test(day) || /^(\d|[a-z]{3})(#\d|L)$/i.test(weekday)
  const days = isOneOfMonth ? new Set<number>() : setOf(day, 1, 31)
  const weekdays = isOneOfMonth ? new Set<number>() : setOf(weekday, 0, 7, dayNames, 0)
  if (!months || !days || !weekdays) return undefined
  if (isOneOfMonth) return months.size / 12
  if (weekdays.has(7)) weekdays.add(0)
  const [anyDay, anyWeekday] = [isAny(day), isAny(weekday)]
  // As long as the month of price lists, so that every five minutes is as often as an interval of five minutes.
  if (anyDay && anyWeekday && months.size === 12) return hoursPerMonth / 24
  const isBoth = needsBoth === true || anyDay || anyWeekday
  let count = 0
  for (let year = 2001; year <= 2028; year++) for (let at = 1; at <= 12; at++) {
    if (!months.has(at)) continue
    const first = new Date(Date.UTC(year, at - 1, 1)).getUTCDay()
    const length = new Date(Date.UTC(year, at, 0)).getUTCDate()
    for (let date = 1; date <= length; date++) {
      const [isDay, isWeekday] = [days.has(date), weekdays.has((first + date - 1) % 7)]
      if (isBoth ? isDay && isWeekday : isDay || isWeekday) count++
    }
  }
  return count / (28 * 12)
}

function isAny(field: string): boolean {
  return field === '*' || field === '?'
}

/** The numbers that a field stands for; undefined where it is none. */
function setOf(field: string, low: number, high: number, names: readonly string[] = [], firstName = 0): Set<number> | undefined {
  const found = new Set<number>()
  const numberOf = (text: string): number => {
    const named = names.indexOf(text.slice(0, 3).toLowerCase())
    return named >= 0 ? named + firstName : /^\d+$/.test(text) ? Number(text) : NaN
  }
  for (const part of field.split(',')) {
    const [range = '', step, ...more] = part.trim().split('/')
    const [from = '', to, ...others] = range.split('-')
    const start = isAny(range) ? low : numberOf(from)
    // A week written with a star has seven days, though 7 is Sunday too.
    const top = high === 7 ? 6 : high
    const end = isAny(range) ? top : to === undefined ? step === undefined ? start : top : numberOf(to)
    const by = step === undefined ? 1 : /^\d+$/.test(step) ? Number(step) : NaN
    if (![start, end, by].every(Number.isFinite) || more.length > 0 || others.length > 0 || start < low || end > high || by < 1) return undefined
    // `FRI-MON` goes around.
    for (let at = start, left = end >= start ? end - start : end + top + 1 - low - start; left >= 0; at += by, left -= by) found.add(at > top && end < start ? at - (top + 1 - low) : at)
  }
  return found
}
