// V8's tree of calls: flat, where nodes name their children or their parent by number, or nested, as in heap profiles and the recordings of old versions.

import type { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import { PairIndex } from '../pair-index.js'
import { IdRows } from './id-rows.js'
import type { JsonCursor } from './json.js'
import { arrayAt, numberAt, objectAt, textAt } from './json-tolerant.js'
import { finite } from '../numbers.js'

/** V8 writes stacks of at most 255; each level of a nested tree takes some frames of ours. */
const deepestNesting = 400
/** Rows of stacks that are not known yet, or are being looked for. */
const [unknown, sought] = [-2, -3]

export class V8Tree {
  private readonly rows = new IdRows()
  private readonly parents = Column.integers()
  /** Frames of the profile; -1 for what is no function. */
  private readonly frames = Column.integers()
  private readonly own = Column.numbers()
  private readonly links = { parentId: Column.numbers(), childId: Column.numbers() }
  private readonly ticks = { row: Column.naturals(), line: Column.naturals(), count: Column.numbers() }
  /** Nodes of garbage collection, which V8 puts at the top although a function was running. */
  readonly collections = new Set<number>()

  constructor(private readonly builder: ProfileBuilder) {}

  get length(): number {
    return this.parents.length
  }

  /** -1 when there is no such node. */
  rowOf(id: number): number {
    return this.rows.rowOf(id)
  }

  frameOf(row: number): number {
    return this.frames.at(row)
  }

  /** Hits or bytes, as the node says. */
  ownOf(row: number): number {
    return this.own.at(row)
  }

  /** An array of nodes. */
  nodes(cursor: JsonCursor): void {
    arrayAt(cursor, () => { this.node(cursor) })
  }

  /** One node, and what is nested in it. */
  node(cursor: JsonCursor, parent = -1, depth = 0): void {
    const row = this.parents.push(parent)
    const place = { name: '', url: '', line: 0, column: 0 }
    let id = NaN
    // Where the file breaks off inside of it, what is known of the node stays.
    try {
      objectAt(cursor, (name) => {
        switch (name) {
          case 'id': this.rows.set(id = numberAt(cursor), row); return
          case 'parent': this.link(numberAt(cursor), row, id); return
          case 'callFrame': readPlace(cursor, place); return
          case 'hitCount': case 'selfSize': this.own.set(row, finite(numberAt(cursor))); return
          case 'children': this.children(cursor, row, depth); return
          case 'positionTicks': arrayAt(cursor, () => { this.tick(cursor, row) }); return
          case 'functionName': place.name = textAt(cursor); return
          case 'url': place.url = textAt(cursor); return
          case 'lineNumber': place.line = numberAt(cursor)
        }
      })
    } finally {
      this.place(row, place)
    }
  }

  /** The stack of each row: -1 for the root and for idleness. Nodes that are their own callers begin at the top. */
  stacks(): Int32Array {
    this.joinLinks()
    const stacks = new Int32Array(this.length).fill(unknown)
    const pending: number[] = []
    for (let row = 0; row < this.length; row++) {
      let at = row
      for (; at >= 0 && stacks[at] === unknown; at = this.parents.at(at)) {
        stacks[at] = sought
        pending.push(at)
      }
      if (at >= 0 && stacks[at] === sought) this.builder.damaged('nodes were their own callers')
      let stack = at < 0 || stacks[at] === sought ? -1 : stacks[at] ?? -1
      for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        const frame = this.frames.at(next)
        stack = frame < 0 ? stack : this.builder.stack(stack, frame)
        stacks[next] = stack
      }
    }
    return stacks
  }

  /** Divides what each row took among its lines, by the ticks on each: one entry a function and line. */
  forEachLine(taken: Float64Array, each: (functionRow: number, line: number, value: number, ticks: number) => void): void {
    const { row, line, count } = this.ticks
    const ticksOf = new Float64Array(this.length)
    for (let tick = 0; tick < row.length; tick++) ticksOf[row.at(tick)] = (ticksOf[row.at(tick)] ?? 0) + count.at(tick)
    const places = new PairIndex()
    const [values, ticks] = [Column.numbers(), Column.numbers()]
    for (let tick = 0; tick < row.length; tick++) {
      const node = row.at(tick)
      const frame = this.frames.at(node)
      const all = ticksOf[node] ?? 0
      if (frame < 0 || all <= 0) continue
      const place = places.rowOf(this.builder.functionOfFrame(frame), line.at(tick))
      values.add(place, (taken[node] ?? 0) * count.at(tick) / all)
      ticks.add(place, count.at(tick))
    }
    for (let place = 0; place < places.length; place++) each(places.firstAt(place), places.secondAt(place), values.at(place), ticks.at(place))
  }

  /** Numbers of flat nodes, or nodes. What is nested too deeply is left out. */
  private children(cursor: JsonCursor, row: number, depth: number): void {
    arrayAt(cursor, () => {
      if (cursor.peek() !== 'object') { this.links.parentId.push(-row - 1); this.links.childId.push(numberAt(cursor)) }
      else if (depth < deepestNesting) this.node(cursor, row, depth + 1)
      else this.builder.damaged('nodes were nested too deeply and were left out')
    })
  }

  /** `parent` may stand before `id`, and before the parent itself. */
  private link(parentId: number, row: number, id: number): void {
    if (!Number.isFinite(parentId)) return
    const parent = this.rowOf(parentId)
    if (parent >= 0) { this.parents.set(row, parent); return }
    this.links.parentId.push(parentId)
    this.links.childId.push(Number.isFinite(id) ? id : -row - 1)
  }

  /** Negative numbers are rows, others ids, which V8 counts from 1. */
  private joinLinks(): void {
    const rowOf = (idOrRow: number): number => idOrRow < 0 ? -idOrRow - 1 : this.rowOf(idOrRow)
    for (let link = 0; link < this.links.childId.length; link++) {
      const [parent, child] = [rowOf(this.links.parentId.at(link)), rowOf(this.links.childId.at(link))]
      if (parent < 0 || child < 0 || parent >= this.length || child >= this.length || parent === child) this.builder.damaged('calls led to no node that is there')
      else this.parents.set(child, parent)
    }
    this.links.childId.length = 0
  }

  private tick(cursor: JsonCursor, row: number): void {
    let [line, count] = [NaN, NaN]
    objectAt(cursor, (name) => {
      if (name === 'line') line = numberAt(cursor)
      else if (name === 'ticks') count = numberAt(cursor)
    })
    if (!(line > 0 && line < 2 ** 31 && count > 0 && count < 2 ** 53)) return
    this.ticks.row.push(row)
    this.ticks.line.push(line)
    this.ticks.count.push(count)
  }

  private place(row: number, { name, url, line, column }: Place): void {
    if (url === '' && (name === '(root)' || name === '(idle)')) { this.frames.set(row, -1); return }
    if (url === '' && name === '(garbage collector)') this.collections.add(row)
    this.frames.set(row, this.builder.frame(this.builder.function(name, url, line, column)))
  }
}

/** 1-based; in old recordings, where it stands in the node itself, the line is that already. */
interface Place {
  name: string
  url: string
  line: number
  column: number
}

/** https://chromedevtools.github.io/devtools-protocol/v8/Runtime/#type-CallFrame */
function readPlace(cursor: JsonCursor, place: Place): void {
  objectAt(cursor, (name) => {
    switch (name) {
      case 'functionName': place.name = textAt(cursor); return
      case 'url': place.url = textAt(cursor); return
      case 'lineNumber': place.line = numberAt(cursor) + 1; return
      case 'columnNumber': place.column = numberAt(cursor) + 1
    }
  })
}
