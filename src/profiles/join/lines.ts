// What each line took: as the tool measured lines, else by the lines that stacks were in. A line that calls itself counts once.

import { firstOfKind, type StackSums } from '../measures.js'
import type { LineTable, Profile } from '../profile.js'
import type { MeasuredLine } from './join.js'

interface Sum { self: number, total: number, hits: number, columns?: number[] }

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
  const forgotten = new Set<string>()
  fromTable(profile, value, at, (file) => {
    const path = pathOf(profile.strings[file] ?? '')
    if (path === undefined || forgotten.has(path)) return
    forgotten.add(path)
    for (const sum of found.get(path)?.values() ?? []) forget(sum)
  })
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
    sum.self += own[stack] ?? 0
    if (outermost[stack] === 1) sum.total += all[stack] ?? 0
  }
}

/** What the tool measured goes before the lines that stacks name, which may be no more than where a function begins. Hits have no unit. */
function fromTable({ lines, values }: Profile, value: number, at: (file: number, line: number) => Sum | undefined, forgetOwn: (file: number) => void): void {
  if (!lines) return
  const wanted = values[value]
  const named = lines.values.findIndex(({ name, unit }) => name === wanted?.name && unit === wanted.unit)
  const index = named >= 0 ? named : lines.values.findIndex(({ unit }) => unit === wanted?.unit)
  const column = lines.columns[index]
  const own = lines.own?.[index] ?? column
  const measured = new Set(lines.file.filter((_, row) => (column?.[row] ?? 0) > 0))
  for (const file of measured) forgetOwn(file)
  for (let row = 0; row < lines.length; row++) {
    const sum = at(lines.file[row] ?? 0, lines.line[row] ?? 0)
    if (!sum) continue
    sum.hits += lines.hits[row] ?? 0
    const [taken, itself] = [column?.[row] ?? 0, own?.[row] ?? 0]
    sum.self = wanted?.isLevel ? Math.max(sum.self, itself) : sum.self + itself
    sum.total = wanted?.isLevel ? Math.max(sum.total, taken) : sum.total + taken
    if (lines.values.length > 1) addColumns(sum.columns ??= lines.values.map(() => 0), lines, row)
  }
}

function addColumns(sums: number[], { values, columns }: LineTable, row: number): void {
  for (const [index, { isLevel = false }] of values.entries()) {
    const [before, more] = [sums[index] ?? 0, columns[index]?.[row] ?? 0]
    sums[index] = isLevel ? Math.max(before, more) : before + more
  }
}

/** What stays is of calls; differences of rounded sums are none. */
function forget(sum: Sum): void {
  const called = sum.total - sum.self
  sum.total = called > sum.total * 1e-9 ? called : 0
  sum.self = 0
}
