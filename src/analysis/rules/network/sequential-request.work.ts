// What requests take one after another, and from a few threads: the same requests.

import { workOfStep } from '../../model/questions/work-steps.js'
import { workTogether } from '../../model/questions/work-together.js'
import type { DetectedWork } from '../../work.js'
import type { Ask } from '../ask.js'
import type { SequentialRequest } from './sequential-request.js'
import { workers } from './sequential-request.fixes.js'

export function workOf({ step, loop, reached }: SequentialRequest, ask: Ask): DetectedWork | undefined {
  const operations = reached.map(({ operation }) => operation)
  const work = workOfStep({ subject: ask.subject, at: step, steps: [step], loop, operations })
  return work && workTogether(ask.subject, work, workers)
}
