// What the content of a file takes in memory: all of it, more as lines, or the buffer of a stream.

import { none } from '../../model/facts.js'
import { placeKeyOf } from '../../model/questions/work-keys.js'
import { allPassesOf } from '../../model/questions/work-passes.js'
import { detectedWork, times, type Quantity } from '../../model/questions/work-terms.js'
import type { DetectedWork } from '../../work.js'
import type { Ask } from '../ask.js'
import type { LineReading } from './read-whole-file.js'

/** What open files hold at a time: `io.DEFAULT_BUFFER_SIZE`, and the `highWaterMark` of a file's stream. */
const buffers = { python: 8192, typescript: 65_536 } as const

/** A line of Python has a head of some 57 bytes: of a hundred letters, 1.7 times as many. */
const lines = 1.7

/** A JavaScript text has been bytes before, and both in pieces; its lines point into it. Measured as 2 to 4. */
const decoded = 3

export function workOf({ pass: { read, splitting }, handle }: LineReading, ask: Ask): DetectedWork | undefined {
  const { subject } = ask
  const site = read.site ?? subject.facts.siteOf[read.value]
  if (!site) return undefined
  const { function: id, passes } = allPassesOf(subject, { node: read.node, site })
  const path = read.from === 'path' ? read.source : handle.path === none ? read.source : handle.path
  const node = subject.facts.values[path]?.node ?? read.node
  const size: Quantity = { key: `size ${subject.file}:${node}`, form: 'bytes', subject, node, most: undefined, loops: [] }
  const copies = !ask.isPython ? decoded : splitting === 'lines' ? lines : lines + 1
  const kind = read.from === 'answer' ? 'request' as const : 'file-read' as const
  const reading = { kind, count: [passes], waits: 'sequential' as const }
  return detectedWork({
    subject, function: id, operations: [placeKeyOf(subject, read.node)],
    before: [reading, { kind: 'byte', count: [times(size, copies)] }],
    after: [reading, { kind: 'byte', count: [times(buffers[subject.facts.language])] }],
  })
}
