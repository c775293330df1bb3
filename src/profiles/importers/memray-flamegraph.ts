// The page that `memray flamegraph` writes: a tree of places with what was allocated there, and the memory over time, as JSON between scripts.

import { ProfileBuilder } from '../builder.js'
import { importer, ProfileError, type Head, type ProfileInput } from '../importer.js'
import { JsonCursor } from '../readers/json.js'
import { arrayAt, numberAt, untilBroken } from '../readers/json-tolerant.js'
import { MemrayNodes } from '../readers/memray-nodes.js'
import { indexOfText, isCutShort } from '../readers/text-in-bytes.js'
import type { Profile } from '../profile.js'
import type { ThreadBuilder } from '../thread-builder.js'

export default importer({
  id: 'memray-flamegraph',
  name: 'memray (flame graph)',
  definition: 'https://github.com/bloomberg/memray/blob/main/src/memray/reporters/flamegraph.py',
  recognises: ({ text }: Head) => /^\s*<!DOCTYPE html>/i.test(text) && title.test(text),
  read,
})

const title = /<title>\s*memray\b[^<]*\bflamegraph report([^<]*)<\/title>/

function read({ bytes, head, progress }: ProfileInput): Profile {
  const kind = title.exec(head.text)?.[1] ?? ''
  const builder = new ProfileBuilder({
    format: 'memray-flamegraph', producer: 'memray', values: [{ name: nameOf(kind), unit: 'bytes' }, { name: 'allocations', unit: 'count' }],
  })
  const nodes = new MemrayNodes(builder)
  const cursorAfter = (text: string): JsonCursor | undefined => {
    const found = indexOfText(bytes, text)
    return found < 0 ? undefined : new JsonCursor(bytes, found + text.length, progress)
  }
  const [packed, nested] = [cursorAfter('packed_data = '), cursorAfter('const data = ')]
  const breaksOff = untilBroken(() => {
    if (packed) nodes.packed(packed)
    else if (nested) nodes.nested(bytes, nested)
    else throw new ProfileError(isCutShort(bytes) ? 'The file is cut short: the page ends before its data' : 'The page has no data')
  })
  const isInverted = indexOfText(bytes, 'const inverted = true') >= 0
  place(builder, nodes, { isInverted, isSplit: indexOfText(bytes, 'const merge_threads = false') >= 0 })
  builder.asFarAsItGoes(breaksOff)
  builder.asFarAsItGoes(() => { takeRecords(builder, cursorAfter('memory_records = ')) })
  return builder.build()
}

function nameOf(kind: string): string {
  if (kind.includes('leaks')) return 'memory not freed'
  return kind.includes('temporary') ? 'short-lived memory' : 'memory at the peak'
}

/** `[milliseconds since 1970, resident bytes, bytes on the heap]`. */
function takeRecords(builder: ProfileBuilder, cursor: JsonCursor | undefined): void {
  if (!cursor) return
  const [resident, heap] = [builder.timeline('resident memory', 'bytes'), builder.timeline('heap', 'bytes')]
  arrayAt(cursor, () => {
    const look: number[] = []
    arrayAt(cursor, () => look.push(numberAt(cursor)))
    const [time = NaN, residentSize = NaN, heapSize = NaN] = look
    builder.recordedAt ??= time
    const at = (time - builder.recordedAt) * 1e6
    resident.push(at, residentSize)
    heap.push(at, heapSize)
  })
}

interface Form {
  /** Its tree begins with what allocated. */
  readonly isInverted: boolean
  readonly isSplit: boolean
}

function place(builder: ProfileBuilder, nodes: MemrayNodes, { isInverted, isSplit }: Form): void {
  const own = ownOf(nodes)
  const threads = new Map<string, ThreadBuilder>()
  const threadOf = (node: number): ThreadBuilder => {
    const name = isSplit && node > 0 ? nodes.texts[nodes.thread.at(node)] ?? '' : ''
    const found = threads.get(name) ?? builder.thread(name)
    threads.set(name, found)
    return found
  }
  const text = (row: number): string => nodes.texts[row] ?? ''
  const frameOf = (node: number): number => builder.frame(builder.function(text(nodes.function.at(node)), text(nodes.file.at(node))), nodes.line.at(node))
  const stacks = new Int32Array(nodes.length).fill(-1)
  // The root stands for everything and is no function; what only it has was allocated while no Python code ran.
  const outside = own.map((column) => column[0] ?? 0)
  if (outside.some((value) => value > 0)) threadOf(0).sample(builder.noStack, outside)
  for (let node = 1; node < nodes.length; node++) {
    if (!isInverted) stacks[node] = builder.stack(stacks[nodes.parent.at(node)] ?? -1, frameOf(node))
    const values = own.map((column) => column[node] ?? 0)
    if (values.some((value) => value > 0)) threadOf(node).sample(isInverted ? reversed(builder, nodes, node, frameOf) : stacks[node] ?? -1, values)
  }
}

function reversed(builder: ProfileBuilder, nodes: MemrayNodes, last: number, frameOf: (node: number) => number): number {
  let stack = -1
  for (let node = last; node > 0; node = nodes.parent.at(node)) stack = builder.stack(stack, frameOf(node))
  return stack
}

/** Bytes and allocations of each node without those of its children. */
function ownOf(nodes: MemrayNodes): readonly Float64Array[] {
  if (nodes.intervals.node.length > 0) return ownOfIntervals(nodes)
  return nodes.totals.map((column) => {
    const own = column.taken(nodes.length)
    for (let node = 1; node < nodes.length; node++) {
      const parent = nodes.parent.at(node)
      if (parent >= 0 && parent < node) own[parent] = (own[parent] ?? 0) - column.at(node)
    }
    return own
  })
}

/** What was there at the peak; without a peak, what stayed. */
function ownOfIntervals({ intervals, peaks, length }: MemrayNodes): readonly Float64Array[] {
  const [sizes, counts] = [new Float64Array(length), new Float64Array(length)]
  let peak = 0
  for (let look = 0; look < peaks.length; look++) if (peaks.at(look) > peaks.at(peak)) peak = look
  for (let row = 0; row < intervals.node.length; row++) {
    const [from, to, node] = [intervals.from.at(row), intervals.to.at(row), intervals.node.at(row)]
    const wasThere = peaks.length === 0 ? Number.isNaN(to) : from <= peak && !(to <= peak)
    if (!wasThere || node < 0 || node >= length) continue
    sizes[node] = (sizes[node] ?? 0) + intervals.size.at(row)
    counts[node] = (counts[node] ?? 0) + intervals.count.at(row)
  }
  return [sizes, counts]
}
