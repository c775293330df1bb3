// The tree in a flame graph of memray: one row a node, whichever version wrote it. New ones write columns, old ones objects that nest.

import { Column } from '../columns.js'
import type { ProfileBuilder } from '../builder.js'
import type { JsonCursor } from './json.js'
import { arrayAt, numberAt, numbersAt, objectAt, textAt } from './json-tolerant.js'
import { walkTree } from './json-tree.js'
import { natural } from '../numbers.js'

export class MemrayNodes {
  /** -1 for the root. */
  readonly parent = Column.integers()
  readonly function = Column.naturals()
  readonly file = Column.naturals()
  readonly line = Column.naturals()
  readonly thread = Column.naturals()
  /** With all that was called: bytes and allocations. */
  readonly totals = [Column.numbers(), Column.numbers()] as const
  /** What the columns of texts point into. */
  readonly texts: string[] = []
  /** Allocations with the times between which they were there, in numbers of looks; the second is NaN for those that stayed. */
  readonly intervals = { from: Column.numbers(), to: Column.numbers(), node: Column.integers(), count: Column.numbers(), size: Column.numbers() }
  /** The largest size before each look, in temporal graphs of the peak. */
  readonly peaks = Column.numbers()

  private readonly links = { child: Column.numbers(), parent: Column.numbers() }

  constructor(private readonly builder: ProfileBuilder) {}

  get length(): number {
    return this.function.length
  }

  /** `packed_data`: tables of columns. */
  packed(cursor: JsonCursor): void {
    try {
      objectAt(cursor, (name) => {
        if (name === 'strings') arrayAt(cursor, () => this.texts.push(unescapedHtml(textAt(cursor))))
        else if (name === 'nodes') this.columns(cursor)
        else if (name === 'intervals') arrayAt(cursor, () => { this.interval(cursor) })
        else if (name === 'high_water_mark_by_snapshot') numbersAt(cursor, (value) => this.peaks.push(value))
      })
    } finally {
      this.joinLinks()
    }
  }

  /** `data`: objects whose children stand first. */
  nested(bytes: Uint8Array, cursor: JsonCursor): void {
    const known = new Map<string, number>()
    const textRow = (text: string): number => {
      const row = known.get(text) ?? this.texts.push(unescapedHtml(text)) - 1
      known.set(text, row)
      return row
    }
    let node = -1
    walkTree(bytes, cursor, {
      children: 'children',
      enter: () => { node = this.parent.push(node); this.function.push(0) },
      field: (name) => {
        if (name === 'value') this.totals[0].set(node, numberAt(cursor))
        else if (name === 'n_allocations') this.totals[1].set(node, numberAt(cursor))
        else if (name === 'thread_id') this.thread.set(node, textRow(textAt(cursor)))
        else if (name === 'location') this.location(cursor, node, textRow)
      },
      leave: () => { node = this.parent.at(node) },
    })
  }

  private columns(cursor: JsonCursor): void {
    const take = (column: { push: (value: number) => number }): void => { numbersAt(cursor, (value) => column.push(value)) }
    objectAt(cursor, (name) => {
      switch (name) {
        case 'function': take(this.function); return
        case 'filename': take(this.file); return
        case 'lineno': take(this.line); return
        case 'thread_id': take(this.thread); return
        case 'value': take(this.totals[0]); return
        case 'n_allocations': take(this.totals[1]); return
        case 'children': arrayAt(cursor, (node) => {
          numbersAt(cursor, (child) => { this.links.child.push(child); this.links.parent.push(node) })
        })
      }
    })
  }

  /** Nodes stand after their callers. */
  private joinLinks(): void {
    for (let node = 0; node < this.length; node++) this.parent.push(node === 0 ? -1 : 0)
    for (let link = 0; link < this.links.child.length; link++) {
      const [child, parent] = [this.links.child.at(link), this.links.parent.at(link)]
      if (Number.isInteger(child) && child > parent && child < this.length) this.parent.set(child, parent)
      else this.builder.damaged('calls led to no node that is there')
    }
  }

  /** `[function, file, line]`, the line in quotes. */
  private location(cursor: JsonCursor, node: number, textRow: (text: string) => number): void {
    arrayAt(cursor, (index) => {
      if (index === 0) this.function.set(node, textRow(textAt(cursor)))
      else if (index === 1) this.file.set(node, textRow(textAt(cursor)))
      else if (index === 2) this.line.set(node, natural(cursor.peek() === 'string' ? Number(cursor.string()) : numberAt(cursor)))
    })
  }

  private interval(cursor: JsonCursor): void {
    const { from, to, node, count, size } = this.intervals
    const row = from.length
    arrayAt(cursor, (index) => { [from, to, node, count, size][index]?.set(row, numberAt(cursor)) })
  }
}

function unescapedHtml(text: string): string {
  return text.includes('&') ? text.replace(/&(?:lt|gt|quot|#x27|amp);/g, (entity) => entities[entity] ?? entity) : text
}

const entities: Readonly<Record<string, string | undefined>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': '\'', '&amp;': '&' }
