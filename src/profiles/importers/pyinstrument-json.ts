// The tree that pyinstrument renders as JSON: each frame with the time of all that it called; what is small or belongs to libraries may be left out by then.

import { ProfileBuilder } from '../builder.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import { JsonCursor } from '../readers/json.js'
import { numberAt, textAt, untilBroken } from '../readers/json-tolerant.js'
import { walkTree } from '../readers/json-tree.js'
import { PyinstrumentFunctions } from '../readers/pyinstrument-frame.js'
import type { Profile } from '../profile.js'

export default importer({
  id: 'pyinstrument-json',
  name: 'pyinstrument (JSON)',
  definition: 'https://github.com/joerick/pyinstrument/blob/main/pyinstrument/renderers/jsonrenderer.py',
  recognises: ({ json }: Head) => json?.is === 'object' && json.names.has('root_frame') && json.names.has('sample_count') && json.names.has('duration'),
  read,
})

/** A frame; its class comes after its children. */
interface Node {
  readonly parent: number
  name: string
  file: string
  line: number
  className: string
  /** Nanoseconds, without those of its children. */
  own: number
}

function read({ bytes, head, progress }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'pyinstrument-json', producer: 'pyinstrument', values: [{ name: 'wall time', unit: 'nanoseconds' }] })
  const began = numberAt(new JsonCursor(bytes, head.json?.names.get('start_time') ?? 0))
  if (began > 0) builder.recordedAt = began * 1000
  const cursor = new JsonCursor(bytes, head.json?.names.get('root_frame') ?? 0, progress)
  const nodes: Node[] = []
  const breaksOff = untilBroken(() => { takeNodes(bytes, cursor, nodes) })
  placeNodes(builder, nodes)
  builder.asFarAsItGoes(breaksOff)
  return builder.build()
}

function takeNodes(bytes: Uint8Array, cursor: JsonCursor, nodes: Node[]): void {
  let at = -1
  walkTree(bytes, cursor, {
    children: 'children',
    enter: () => { at = nodes.push({ parent: at, name: '', file: '', line: 0, className: '', own: 0 }) - 1 },
    field: (name) => {
      const node = nodes[at]
      if (!node) return
      if (name === 'function') node.name = textAt(cursor)
      else if (name === 'file_path') node.file = textAt(cursor)
      else if (name === 'line_no') node.line = numberAt(cursor)
      else if (name === 'class_name') node.className = textAt(cursor)
      else if (name === 'time') takeTime(nodes, node, numberAt(cursor))
    },
    leave: () => { at = nodes[at]?.parent ?? -1 },
  })
}

function takeTime(nodes: readonly Node[], node: Node, seconds: number): void {
  if (!(seconds >= 0)) return
  node.own += seconds * 1e9
  const parent = nodes[node.parent]
  if (parent) parent.own -= seconds * 1e9
}

function placeNodes(builder: ProfileBuilder, nodes: readonly Node[]): void {
  const thread = builder.thread('')
  const functions = new PyinstrumentFunctions(builder)
  const stacks: number[] = []
  for (const { parent, own, ...frame } of nodes) {
    const caller = stacks[parent] ?? -1
    // What the caller did itself stands among what it called.
    const stack = frame.name === '[self]' && caller >= 0 ? caller : builder.stack(caller, functions.frameOf({ ...frame, running: 0 }))
    stacks.push(stack)
    // Times are rounded to microseconds, so that sums of children may be a little larger.
    if (own > 1000) thread.sample(stack, [own])
  }
}
