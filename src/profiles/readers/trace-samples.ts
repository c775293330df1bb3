// Samples beside the events of a trace, with a table of frames that name their callers: Hermes writes its profiles so.

import type { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import type { JsonCursor } from './json.js'
import { arrayAt, nameAt, numberAt, objectAt, textAt } from './json-tolerant.js'
import { placedName } from './placed-name.js'

const deepest = 4096

interface Frame {
  readonly frame: number
  readonly parent: string
}

export class TraceSamples {
  private readonly frames = new Map<string, Frame>()
  private readonly threads = new Map<string, { readonly process: string, readonly thread: string, readonly frames: string[], readonly times: Column<Float64Array> }>()

  /** Microseconds. */
  private earliest = Infinity

  constructor(private readonly builder: ProfileBuilder) {}

  get hasContent(): boolean {
    return this.threads.size > 0 && this.frames.size > 0
  }

  readFrames(cursor: JsonCursor): void {
    objectAt(cursor, (id) => {
      let [name, parent, file, line, column] = ['', '', '', NaN, NaN]
      objectAt(cursor, (field) => {
        switch (field) {
          case 'name': name = textAt(cursor); return
          case 'parent': parent = nameAt(cursor); return
          case 'url': case 'file': file = textAt(cursor); return
          case 'line': line = Number(nameAt(cursor)); return
          case 'column': column = Number(nameAt(cursor))
        }
      })
      // Hermes writes `name(file:line:column)`.
      const placed = placedName(name.replace(/ ?\((?=[^()]*:\d+\)$)/, ' ('))
      const row = this.builder.function(placed.name, file === '' ? placed.file : file, line > 0 ? line : placed.line, column > 0 ? column : placed.column)
      this.frames.set(id, { frame: this.builder.frame(row), parent })
    })
  }

  read(cursor: JsonCursor): void {
    arrayAt(cursor, () => {
      let [process, thread, frame, time] = ['', '', '', NaN]
      objectAt(cursor, (field) => {
        switch (field) {
          case 'pid': process = nameAt(cursor); return
          case 'tid': thread = nameAt(cursor); return
          case 'sf': frame = nameAt(cursor); return
          case 'ts': time = cursor.peek() === 'string' ? Number(cursor.string()) : numberAt(cursor)
        }
      })
      if (!Number.isFinite(time)) { this.builder.damaged('samples had no time and were left out'); return }
      const key = `${process} ${thread}`
      const own = this.threads.get(key) ?? { process, thread, frames: [], times: Column.numbers() }
      this.threads.set(key, own)
      this.earliest = Math.min(this.earliest, time)
      own.frames.push(frame)
      own.times.push(time)
    })
  }

  /** Each sample lasts until the next of its thread; the last takes nothing. */
  addTo(nameOf: (process: string, thread: string) => { readonly process: string, readonly name: string }): void {
    const stacks = new Map<string, number>()
    const start = this.earliest
    for (const { process, thread, frames, times } of this.threads.values()) {
      const of = nameOf(process, thread)
      const built = this.builder.thread(of.name, of.process)
      const order = Uint32Array.from(frames.keys()).sort((a, b) => times.at(a) - times.at(b) || a - b)
      for (const [index, sample] of order.entries()) {
        const now = times.at(sample)
        const next = times.at(order[index + 1] ?? sample)
        const stack = this.stackOf(frames[sample] ?? '', stacks)
        built.lasted(stack < 0 ? this.builder.noStack : stack, (next - now) * 1000, (now - start) * 1000)
      }
    }
  }

  private stackOf(id: string, stacks: Map<string, number>): number {
    const pending: string[] = []
    let at = id
    while (!stacks.has(at) && this.frames.has(at) && pending.length < deepest) {
      pending.push(at)
      at = this.frames.get(at)?.parent ?? ''
    }
    let stack = stacks.get(at) ?? -1
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      stack = this.builder.stack(stack, this.frames.get(next)?.frame ?? 0)
      stacks.set(next, stack)
    }
    return stack
  }
}
