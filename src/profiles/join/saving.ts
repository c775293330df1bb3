// What a change saved, measured: how long one run of a function took before and after, and how often it called what.

import type { JoinedFunction, JoinedProfile } from './join.js'

export interface Saving {
  readonly before: MeasuredRuns
  readonly after: MeasuredRuns
  /** Of one run, in the unit of the profiles' values: nanoseconds, as a rule. Negative where it takes more now. */
  readonly saved: number
}

export interface MeasuredRuns {
  /** With all that it called. */
  readonly perRun: number
  readonly runs: number
  /** How often one run called each name; absent where the tool counts no calls. */
  readonly calls?: ReadonlyMap<string, number>
}

export interface SavingRequest {
  readonly before: JoinedProfile
  readonly after: JoinedProfile
  /** Of the file, as the join has it. */
  readonly path: string
  /** As the outline names the function. */
  readonly qualified: string
  /** How often it ran, where somebody else counted: tools that sample do not know. */
  readonly runs?: { readonly before: number, readonly after: number }
}

/** Undefined where one of the two saw nothing of the function, or nobody counted its runs. */
export function savingOf({ before, after, path, qualified, runs }: SavingRequest): Saving | undefined {
  const was = runsOf(before, path, qualified, runs?.before)
  const is = runsOf(after, path, qualified, runs?.after)
  return was && is && { before: was, after: is, saved: was.perRun - is.perRun }
}

export interface ChangedCall {
  readonly name: string
  /** In one run. */
  readonly before: number
  readonly after: number
}

/** What is called more or less often now, the largest change first. */
export function changedCalls({ before, after }: Pick<Saving, 'before' | 'after'>): readonly ChangedCall[] {
  const names = new Set([...before.calls?.keys() ?? [], ...after.calls?.keys() ?? []])
  return [...names]
    .map((name) => ({ name, before: before.calls?.get(name) ?? 0, after: after.calls?.get(name) ?? 0 }))
    .filter((one) => one.before !== one.after)
    .sort((a, b) => Math.abs(b.before - b.after) - Math.abs(a.before - a.after) || (a.name < b.name ? -1 : 1))
}

function runsOf(joined: JoinedProfile, path: string, qualified: string, counted: number | undefined): MeasuredRuns | undefined {
  const found = functionNamed(joined, path, qualified)
  const runs = counted ?? found?.calls
  if (runs === undefined || runs <= 0) return undefined
  // What ran and was never seen by samples took less than they can tell.
  return { perRun: (found?.total ?? 0) / runs, runs, ...found?.calls !== undefined && { calls: found.callsPerRun } }
}

function functionNamed({ files }: JoinedProfile, path: string, qualified: string): JoinedFunction | undefined {
  return [...files.get(path)?.functions.values() ?? []].find((one) => one.qualified === qualified)
}
