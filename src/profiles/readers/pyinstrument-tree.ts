// The tree of frames that pyinstrument renders, as JSON or for its page: each frame with the time of all that it called.

import { ProfileBuilder } from '../builder.js'
import type { Profile } from '../profile.js'
import { JsonCursor } from './json.js'
import { numberAt, objectAt, textAt, untilBroken } from './json-tolerant.js'
import { walkTree } from './json-tree.js'
import { isOwnFile, isStarterFile, parsedFrame, PyinstrumentFunctions } from './pyinstrument-frame.js'

/** A frame; its class comes after its children. */
interface Node {
  readonly parent: number
  name: string
  file: string
  line: number
  running: number
  className: string
  /** Nanoseconds, without those of its children. */
  own: number
}

/** `offset`: where the object stands that has the tree and when the recording began. */
export function pyinstrumentTree(format: string, bytes: Uint8Array, offset: number, progress: (offset: number) => void): Profile {
  const builder = new ProfileBuilder({ format, producer: 'pyinstrument', values: [{ name: 'wall time', unit: 'nanoseconds' }] })
  const cursor = new JsonCursor(bytes, offset, progress)
  const nodes: Node[] = []
  const takeStart = (): void => {
    const began = numberAt(cursor)
    if (began > 0) builder.recordedAt = began * 1000
  }
  const breaksOff = untilBroken(() => {
    objectAt(cursor, (name) => {
      if (name === 'root_frame' || name === 'frame_tree') takeNodes(bytes, cursor, nodes)
      else if (name === 'start_time') takeStart()
      else if (name === 'session') objectAt(cursor, (field) => { if (field === 'start_time') takeStart() })
    })
  })
  placeNodes(builder, nodes)
  builder.asFarAsItGoes(breaksOff)
  return builder.build()
}

function takeNodes(bytes: Uint8Array, cursor: JsonCursor, nodes: Node[]): void {
  let at = -1
  walkTree(bytes, cursor, {
    children: 'children',
    enter: () => { at = nodes.push({ parent: at, name: '', file: '', line: 0, running: 0, className: '', own: 0 }) - 1 },
    field: (name) => {
      const node = nodes[at]
      if (node) takeField(cursor, name, node, nodes[node.parent])
    },
    leave: () => { at = nodes[at]?.parent ?? -1 },
  })
}

function takeField(cursor: JsonCursor, name: string, node: Node, parent: Node | undefined): void {
  switch (name) {
    case 'function': node.name = textAt(cursor); return
    case 'file_path': node.file = textAt(cursor); return
    case 'line_no': node.line = numberAt(cursor); return
    case 'class_name': node.className = textAt(cursor); return
    case 'identifier': {
      const { name: called, file, line } = parsedFrame(textAt(cursor))
      Object.assign(node, { name: called, file, line })
      return
    }
    case 'attributes': takeAttributes(cursor, node); return
    case 'time': {
      const time = numberAt(cursor) * 1e9
      if (!(time >= 0)) return
      node.own += time
      if (parent) parent.own -= time
    }
  }
}

/** Marks of one letter with what they mark: the class, and each line that ran. */
function takeAttributes(cursor: JsonCursor, node: Node): void {
  const lines: number[] = []
  objectAt(cursor, (mark) => {
    if (mark.startsWith('c')) node.className ||= mark.slice(1)
    else if (mark.startsWith('l')) lines.push(Number(mark.slice(1)))
  })
  // What each of several lines called is not told.
  if (lines.length === 1) node.running = lines[0] ?? 0
}

function placeNodes(builder: ProfileBuilder, nodes: readonly Node[]): void {
  const thread = builder.thread('')
  const functions = new PyinstrumentFunctions(builder)
  const stacks: number[] = []
  for (const { parent, own, ...frame } of nodes) {
    const caller = stacks[parent] ?? hidden
    const stack = isShown(frame, caller, parent) ? builder.stack(caller, functions.frameOf(frame)) : caller
    stacks.push(stack)
    // Times are rounded to microseconds, so that sums of children may be a little larger.
    if (own > 1000) thread.sample(stack, [own])
  }
}

/** The profiler's own frames, and what its caller did itself, which stands among what it called. */
function isShown({ name, file }: Pick<Node, 'name' | 'file'>, caller: number, parent: number): boolean {
  if (caller >= 0) return name !== '[self]'
  return !isOwnFile(file) && (parent < 0 || !isStarterFile(file))
}

const hidden = -1
