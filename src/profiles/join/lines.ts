// What each line took: as the tool measured lines, else by the lines that stacks were in. A line that calls itself counts once.

import { firstOfKind, type StackSums } from '../measures.js'
import type { Profile } from '../profile.js'
import type { MeasuredLine } from './join.js'

interface Sum { self: number, total: number, hits: number, isOfStacks?: true }

/** By path and 0-based line. `pathOf` answers undefined for files that are none of ours. */
export function lineMeasures(profile: Profile, value: number, pathOf: (file: string) => string | undefined, sums: () => StackSums): ReadonlyMap<string, ReadonlyMap<number, MeasuredLine>> {
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
  fromStacks(profile, at, sums)
  fromTable(profile, value, at)
  return found
}

function fromStacks({ stacks, frames, functions }: Profile, at: (file: number, line: number) => Sum | undefined, sums: () => StackSums): void {
  const byFrame = new Array<number>(frames.length)
  const found: Sum[] = []
  const numbers = new Map<Sum, number>()
  for (let frame = 0; frame < frames.length; frame++) {
    const line = frames.line[frame] ?? 0
    const sum = line === 0 ? undefined : at(functions.file[frames.function[frame] ?? 0] ?? 0, line)
    if (sum && !numbers.has(sum)) numbers.set(sum, found.push(sum))
    byFrame[frame] = sum ? numbers.get(sum) ?? 0 : 0
  }
  if (found.length === 0) return
  const { own, all } = sums()
  // A comprehension is a function of its own on the line of another: what it took is of the line once.
  const lineOf = (stack: number): number => byFrame[stacks.frame[stack] ?? 0] ?? 0
  const outermost = firstOfKind(stacks, found.length + 1, lineOf)
  for (let stack = 0; stack < stacks.length; stack++) {
    const sum = found[lineOf(stack) - 1]
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
