// What each line took: as the tool measured lines, else by the lines that stacks were in. A line that calls itself counts once.

import { functionOf, outermostOf, stackSelf, stackTotals } from '../measures.js'
import type { Profile } from '../profile.js'
import type { MeasuredLine } from './join.js'

interface Sum { self: number, total: number, hits: number, isOfStacks?: true }

/** By path and 0-based line. `pathOf` answers undefined for files that are none of ours. */
export function lineMeasures(profile: Profile, value: number, pathOf: (file: string) => string | undefined): ReadonlyMap<string, ReadonlyMap<number, MeasuredLine>> {
  const found = new Map<string, Map<number, Sum>>()
  const at = (file: number, line: number): Sum | undefined => {
    const path = pathOf(profile.strings[file] ?? '')
    if (path === undefined || line === 0) return undefined
    const ofFile = found.get(path) ?? new Map<number, Sum>()
    found.set(path, ofFile)
    const sum = ofFile.get(line - 1) ?? { self: 0, total: 0, hits: 0 }
    ofFile.set(line - 1, sum)
    return sum
  }
  fromStacks(profile, value, at)
  fromTable(profile, value, at)
  return found
}

function fromStacks(profile: Profile, value: number, at: (file: number, line: number) => Sum | undefined): void {
  const { stacks, frames, functions } = profile
  const own = stackSelf(profile, value, profile.threads)
  const all = stackTotals(stacks, own)
  const outermost = outermostOf(profile)
  for (let stack = 0; stack < stacks.length; stack++) {
    const line = frames.line[stacks.frame[stack] ?? 0] ?? 0
    const sum = line === 0 ? undefined : at(functions.file[functionOf(profile, stack)] ?? 0, line)
    if (!sum) continue
    sum.isOfStacks = true
    sum.self += own[stack] ?? 0
    if (outermost[stack] === 1) sum.total += all[stack] ?? 0
  }
}

/** The column that has the unit of the value; hits have none. */
function fromTable({ lines, values }: Profile, value: number, at: (file: number, line: number) => Sum | undefined): void {
  if (!lines) return
  const wanted = values[value]
  const column = lines.columns[Math.max(0, lines.values.findIndex(({ name }) => name === wanted?.name))]
  const isSame = lines.values.some(({ unit }) => unit === wanted?.unit)
  for (let row = 0; row < lines.length; row++) {
    const sum = at(lines.file[row] ?? 0, lines.line[row] ?? 0)
    if (!sum) continue
    sum.hits += lines.hits[row] ?? 0
    if (!isSame || sum.isOfStacks) continue
    sum.self += column?.[row] ?? 0
    sum.total += column?.[row] ?? 0
  }
}
