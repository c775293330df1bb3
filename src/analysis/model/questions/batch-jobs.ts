// Code that works through data on its own time: management commands, queue tasks, scheduled jobs.

import { none, type Site, type ValueId } from '../facts.js'
import type { Subject } from './subject.js'

const places = /(^|\/)(management\/commands|tasks|jobs|cron|crons|workers?|batch(es)?)\/|(^|[/_.-])(tasks?|jobs?|cron|workers?|batch|scheduler?|processor|consumer)\.[cm]?[jt]sx?$|(^|[/_])(tasks?|jobs?|cron|workers?|batch|scheduler?)\.py$/i
const decorators = /^(shared_task|task|periodic_task|db_task|db_periodic_task|cron|Cron|Interval|scheduled|scheduled_job|job|actor|Process|Processor|dag|flow|repeat_every)$/
const bases = /^(\w*Command|\w*Task|\w*Job)$/

export function isInBatchJob(subject: Subject, site: Site): boolean {
  if (places.test(subject.file)) return true
  const { facts } = subject
  for (let id = site.function; id > 0; ) {
    const fact = facts.functions[id]
    if (!fact) return false
    if (fact.decorators.some((decorator) => decorators.test(nameOf(subject, decorator)))) return true
    const cls = fact.class === none ? undefined : facts.classes[fact.class]
    if (cls?.bases.some((base) => bases.test(nameOf(subject, base)))) return true
    if (fact.site.function === id) return false
    id = fact.site.function
  }
  return false
}

/** The last name of `celery.shared_task(bind=True)`. */
function nameOf(subject: Subject, id: ValueId): string {
  const value = subject.facts.values[id]
  if (value?.op === 'use' || value?.op === 'member') return value.name
  return value?.op === 'call' ? nameOf(subject, subject.facts.calls[value.call]?.callee ?? none) : ''
}
