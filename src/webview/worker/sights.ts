// One value of one choice of threads, as the worker keeps it: sums and the tree of calls, from which everything else is made when it is asked for.

import { functionMeasures, stackSelf, type FunctionMeasures } from '../../profiles/measures.js'
import type { Profile, Thread } from '../../profiles/profile.js'
import { inTime, type TimedBoxes } from '../trees/in-time.js'
import { mergedStacks, type MergedStacks } from '../trees/call-tree.js'

export interface Sight {
  readonly value: number
  readonly threads: readonly Thread[]
  readonly measures: FunctionMeasures
  readonly merged: MergedStacks
  /** The thread with the most samples of those that have an order of time; -1 where none has. */
  readonly timedThread: number
}

/** More choices are seldom looked at in turn; each holds megabytes. */
const mostKept = 2

export interface Sights {
  readonly profile: Profile
  readonly of: (value: number, thread: number) => Sight
}

export function sightsOf(profile: Profile): Sights {
  const kept = new Map<string, Sight>()
  return {
    profile,
    of: (value, thread) => {
      const key = `${value}/${thread}`
      const sight = kept.get(key) ?? sightOf(profile, value, thread)
      // The one that was used last stands last.
      kept.delete(key)
      kept.set(key, sight)
      if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '')
      return sight
    },
  }
}

function sightOf(profile: Profile, value: number, thread: number): Sight {
  const only = profile.threads[thread]
  const threads = only ? [only] : profile.threads
  const [longest] = [...threads].filter(({ samples }) => samples.at).sort((a, b) => b.samples.length - a.samples.length)
  return {
    value, threads, measures: functionMeasures(profile, value, threads), merged: mergedStacks(profile, stackSelf(profile, value, threads)),
    timedThread: longest ? profile.threads.indexOf(longest) : -1,
  }
}

/** Undefined where samples have no order. */
export function timedBoxesOf({ profile }: Sights, { timedThread, merged }: Sight): TimedBoxes | undefined {
  const samples = profile.threads[timedThread]?.samples
  return samples && inTime(profile, samples, merged)
}
