// Flame graphs drawn as SVG by flamegraph.pl, inferno and py-spy: each rectangle has a title with its function and count, and which stands on which tells
// the callers. What was too narrow to be drawn is counted with its caller.

import { ProfileBuilder } from '../builder.js'
import { importer, ProfileError, type Head, type ProfileInput } from '../importer.js'
import type { Profile, Unit } from '../profile.js'
import { placedName } from '../readers/placed-name.js'
import { SummedSamples } from '../readers/summed-samples.js'
import { isCutShort } from '../readers/text-in-bytes.js'
import { boxesOf, type Box } from '../readers/svg-boxes.js'
import { taskOf, type Task } from '../readers/tasks.js'

export default importer({
  id: 'flamegraph-svg',
  name: 'flame graph (SVG)',
  definition: 'https://github.com/brendangregg/FlameGraph#3-flamegraphpl',
  recognises,
  read,
})

interface Drawn {
  readonly box: Box
  readonly stack: number
  readonly process: Task | undefined
  readonly thread: Task | undefined
  count: number
}

const units: Readonly<Record<string, { readonly name: string, readonly unit: Unit, readonly scale: number }>> = {
  ns: { name: 'time', unit: 'nanoseconds', scale: 1 }, nanoseconds: { name: 'time', unit: 'nanoseconds', scale: 1 },
  us: { name: 'time', unit: 'nanoseconds', scale: 1e3 }, μs: { name: 'time', unit: 'nanoseconds', scale: 1e3 }, µs: { name: 'time', unit: 'nanoseconds', scale: 1e3 },
  microseconds: { name: 'time', unit: 'nanoseconds', scale: 1e3 },
  ms: { name: 'time', unit: 'nanoseconds', scale: 1e6 }, milliseconds: { name: 'time', unit: 'nanoseconds', scale: 1e6 },
  s: { name: 'time', unit: 'nanoseconds', scale: 1e9 }, seconds: { name: 'time', unit: 'nanoseconds', scale: 1e9 },
  bytes: { name: 'memory', unit: 'bytes', scale: 1 },
}

function recognises({ text, json }: Head): boolean {
  return !json && /^\s*<(?:\?xml|!DOCTYPE svg|svg)\b/i.test(text) && /<svg\b/.test(text) && /flame ?(?:graph|chart)/i.test(text)
}

function read({ bytes, head, progress }: ProfileInput): Profile {
  const boxes = boxesOf(bytes, progress)
  const [first] = boxes
  const isCut = isCutShort(bytes, '</svg>')
  if (!first) throw new ProfileError(isCut ? 'The file is cut short: the picture ends before its boxes' : 'The picture has no titles that name functions and counts')
  const { name, unit, scale } = units[first.counted] ?? { name: first.counted, unit: 'count' as const, scale: 1 }
  const builder = new ProfileBuilder({ format: 'flamegraph-svg', producer: producerOf(head.text), values: [{ name, unit }] })
  builder.note('The flame graph leaves out what was too narrow to be drawn: it is counted with its callers.')
  if (isCut) builder.note('The file is cut short: the picture ends in the middle; what stands before was read.')
  const samples = new SummedSamples(builder)
  let below: readonly Drawn[] = []
  for (const level of levelsOf(boxes)) {
    const drawn = level.flatMap((box) => drawnOn(below, box, builder))
    place(below, samples, { builder, scale })
    below = drawn
  }
  place(below, samples, { builder, scale })
  samples.place()
  return builder.build()
}

function producerOf(text: string): string {
  if (/\bpy-spy\b/.test(text)) return 'py-spy'
  return text.includes('jonhoo/inferno') ? 'inferno' : 'flamegraph.pl'
}

/** The level of the widest box, under which nothing stands, comes first; then from there, whether the graph grows up or down. */
function levelsOf(boxes: readonly Box[]): readonly (readonly Box[])[] {
  const levels = new Map<number, Box[]>()
  for (const box of boxes) {
    const level = levels.get(box.y)
    if (level) level.push(box)
    else levels.set(box.y, [box])
  }
  const ordered = [...levels].sort(([a], [b]) => a - b).map(([, level]) => level.sort((a, b) => a.x - b.x))
  const widthOf = (level: readonly Box[] | undefined): number => (level ?? []).reduce((sum, { width }) => sum + width, 0)
  const growsUp = widthOf(ordered.at(-1)) > widthOf(ordered[0]) || (widthOf(ordered.at(-1)) === widthOf(ordered[0]) && ordered.at(-1)?.[0]?.name === 'all')
  return growsUp ? ordered.reverse() : ordered
}

function drawnOn(below: readonly Drawn[], box: Box, builder: ProfileBuilder): readonly Drawn[] {
  const caller = callerOf(below, box.x + box.width / 2)
  if (!caller && below.length > 0) { builder.damaged('boxes stood on nothing and were left out'); return [] }
  if (caller) caller.count -= box.count
  const [stack, process, thread] = [caller?.stack ?? -1, caller?.process, caller?.thread]
  if (!caller && box.name === 'all') return [{ box, stack, process, thread, count: box.count }]
  const task = stack < 0 ? taskOf(box.name) : undefined
  if (task) return [{ box, stack, process: task.is === 'process' ? task : process, thread: task.is === 'thread' ? task : thread, count: box.count }]
  const { name, file, line } = placedName(box.name)
  return [{ box, stack: builder.stack(stack, builder.frame(builder.function(name, file), line)), process, thread, count: box.count }]
}

/** The box over which the middle stands; boxes of a level stand side by side, from left to right. */
function callerOf(level: readonly Drawn[], middle: number): Drawn | undefined {
  let [low, high] = [0, level.length - 1]
  while (low <= high) {
    const at = (low + high) >> 1
    const box = level[at]?.box
    if (!box) return undefined
    if (middle < box.x) high = at - 1
    else if (middle > box.x + box.width) low = at + 1
    else return level[at]
  }
  return undefined
}

/** What a box has more than those on it is its own. */
function place(level: readonly Drawn[], samples: SummedSamples, { builder, scale }: { readonly builder: ProfileBuilder, readonly scale: number }): void {
  for (const { stack, process, thread, count } of level) {
    if (count <= 0) continue
    samples.add(samples.threadOf(process, thread), stack < 0 ? builder.noStack : stack, Math.round(count * scale * 1e3) / 1e3)
  }
}
