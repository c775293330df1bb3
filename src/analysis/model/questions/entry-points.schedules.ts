// How often a written schedule runs a function: cron expressions, intervals and what libraries write instead, read from the call that registers it.

import { cronRuns, intervalRuns, rateRuns, runsOf, secondsPer } from '../cron.js'
import { none, type CallId, type ValueId } from '../facts.js'
import { argumentAt, chainOf, literalText, numberAt } from './entry-points.arguments.js'
import type { Registered } from './entry-points.registered.js'
import type { WrittenSchedule } from './entry-points.tables.js'
import { libraryPathOf } from './library-paths.js'
import type { Subject } from './subject.js'

/** Runs a month, where the schedule is written. */
export function scheduledRuns(by: Registered, { form, at }: WrittenSchedule): number | undefined {
  const value = argumentAt(by, at)
  switch (form) {
    case 'cron': return value === undefined ? undefined : cronAt(by.subject, value)
    case 'milliseconds': case 'seconds': {
      const constant = value === undefined ? undefined : numberAt(by.subject, value)
      return constant === undefined ? undefined : intervalRuns(form === 'seconds' ? constant : constant / 1000)
    }
    case 'celery': return value === undefined ? undefined : periodRuns(by.subject, value)
    case 'apscheduler': return apschedulerRuns(by.subject, by.call, value === undefined ? undefined : literalText(by.subject, value)) ?? (value === undefined ? undefined : periodRuns(by.subject, value))
    case 'keywords': return keywordRuns(by.subject, by.call)
    case 'chain': return chainRuns(by)
  }
}

function cronAt(subject: Subject, id: ValueId): number | undefined {
  const text = literalText(subject, id)
  const made = subject.facts.values[id]
  if (made?.op === 'call') return rateOf(subject, made.call) ?? periodRuns(subject, id)
  if (made?.op === 'dictionary') {
    const written = made.entries.find((one) => one.key === 'schedule' || one.key === 'cron' || one.key === 'rule')
    return written && cronAt(subject, written.value)
  }
  if (made?.op === 'collection') return made.elements.length === 1 ? cronAt(subject, made.elements[0] ?? none) : undefined
  return text === undefined ? undefined : cronRuns(text) ?? rateRuns(text) ?? namedRuns(text)
}

/** Nest's `CronExpression.EVERY_30_SECONDS`, `EVERY_DAY_AT_3AM`, `EVERY_2ND_HOUR`. */
function namedRuns(text: string): number | undefined {
  const match = /^EVERY_(?:(\d+)(?:ND|RD|TH)?_)?(SECOND|MINUTE|HOUR|DAY|WEEK)S?(_AT_\w+)?$/.exec(text)
  const unit = match?.[2]?.toLowerCase() ?? ''
  if (match && secondsPer[unit] !== undefined) return intervalRuns(Number(match[1] ?? 1) * secondsPer[unit])
  return /^EVERY_1ST_DAY_OF_MONTH/.test(text) ? 1 : undefined
}

/** `schedule=crontab(…)`, `cron_trigger=CronTrigger(…)` among what a task is declared with; undefined where it has none. */
export function declaredSchedule({ subject, call }: Registered): { readonly runs: number | undefined } | undefined {
  const written = subject.facts.calls[call]?.arguments.find(({ name }) => name !== null && /cron|schedule|run_every/i.test(name))
  return written && { runs: cronAt(subject, written.value) ?? periodRuns(subject, written.value) }
}

/** Chalice's `Rate(5, unit=Rate.MINUTES)`. */
function rateOf(subject: Subject, id: CallId): number | undefined {
  const call = subject.facts.calls[id]
  const [count, unit] = call?.arguments ?? []
  if (!count || !unit || !/\.Rate$/.test(libraryPathOf(subject, call?.callee ?? none) ?? '')) return undefined
  return rateRuns(`rate(${literalText(subject, count.value) ?? ''} ${(literalText(subject, unit.value) ?? '').toLowerCase()})`)
}

/** `crontab(hour=3, minute=0)`, `timedelta(minutes=5)`, seconds. */
export function periodRuns(subject: Subject, id: ValueId): number | undefined {
  const seconds = numberAt(subject, id)
  if (seconds !== undefined) return intervalRuns(seconds)
  const value = subject.facts.values[id]
  const call = value?.op === 'call' ? subject.facts.calls[value.call] : undefined
  const path = call && libraryPathOf(subject, call.callee)
  if (value?.op !== 'call' || !call || path === undefined) return undefined
  if (/(^|\.)timedelta$/.test(path)) return keywordRuns(subject, value.call)
  if (/^celery\.schedules\.schedule$/.test(path)) return call.arguments[0] ? periodRuns(subject, call.arguments[0].value) : undefined
  if (/^apscheduler\..*\.CronTrigger$/.test(path)) return apschedulerRuns(subject, value.call, 'cron')
  if (/^apscheduler\..*\.IntervalTrigger$/.test(path)) return keywordRuns(subject, value.call)
  if (/\.CronTrigger\.from_crontab$/.test(path)) return call.arguments[0] ? cronAt(subject, call.arguments[0].value) : undefined
  if (!/(^|\.)crontab$/.test(path)) return undefined
  const names = ['minute', 'hour', 'day_of_week', 'day_of_month', 'month_of_year']
  const read = (...known: readonly string[]): string => {
    const named = call.arguments.find((one) => one.name !== null && known.includes(one.name)) ?? call.arguments.filter((one) => one.name === null)[names.indexOf(known[0] ?? '')]
    return named ? literalText(subject, named.value) ?? '?!' : '*'
  }
  return runsOf({ minute: read('minute'), hour: read('hour'), weekday: read('day_of_week'), day: read('day_of_month', 'day'), month: read('month_of_year', 'month'), needsBoth: true })
}

/** `seconds=30`, `minutes=5, hours=1`; of a timedelta also its days. */
function keywordRuns(subject: Subject, id: CallId): number | undefined {
  let seconds = 0
  for (const { name, value } of subject.facts.calls[id]?.arguments ?? []) {
    const unit = name === null ? undefined : secondsPer[name.replace(/s$/, '')]
    const count = unit === undefined ? undefined : numberAt(subject, value)
    if (unit !== undefined && count === undefined) return undefined
    seconds += (unit ?? 0) * (count ?? 0)
  }
  return intervalRuns(seconds)
}

const order = ['month', 'day', 'day_of_week', 'hour', 'minute', 'second'] as const

/** What stands before the first field that is given is any, what comes after the last its least. */
function apschedulerRuns(subject: Subject, id: CallId, trigger: string | undefined): number | undefined {
  if (trigger === 'interval') return keywordRuns(subject, id)
  if (trigger !== 'cron') return undefined
  const given = new Map((subject.facts.calls[id]?.arguments ?? []).flatMap(({ name, value }) => name === null ? [] : [[name, literalText(subject, value) ?? '?!']]))
  const last = Math.max(...order.map((name, index) => given.has(name) ? index : -1))
  const least = (name: string): string => name === 'day_of_week' ? '*' : name === 'day' || name === 'month' ? '1' : '0'
  const read = (name: typeof order[number]): string => given.get(name) ?? (order.indexOf(name) > last ? least(name) : '*')
  return runsOf({ second: read('second'), minute: read('minute'), hour: read('hour'), day: read('day'), month: read('month'), weekday: read('day_of_week'), needsBoth: true })
}

/** `schedule.every(10).minutes.do(job)`, `functions.pubsub.schedule('every 5 minutes').onRun(job)`. */
function chainRuns(by: Registered): number | undefined {
  const chain = chainOf(by.subject, by.callee)
  const written = chain.find((one) => one.name === 'schedule')?.call.arguments[0]
  if (written) return cronAt(by.subject, written.value)
  const every = chain.find((one) => one.name === 'every')?.call.arguments[0]
  const count = every ? numberAt(by.subject, every.value) : 1
  const unit = chain.map((one) => secondsPer[one.name.replace(/s$/, '')] ?? (/^(mon|tues|wednes|thurs|fri|satur|sun)day$/.test(one.name) ? secondsPer.week : undefined)).find((one) => one !== undefined)
  return unit === undefined || count === undefined ? undefined : intervalRuns(count * unit)
}
