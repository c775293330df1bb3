// Values over time in a trace: counters of its own, and the memory of JavaScript, of which Chrome tells in an event.

import type { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import type { Unit } from '../profile.js'
import type { JsonCursor } from './json.js'
import { objectAt } from './json-tolerant.js'

const mostCounters = 100

export interface CounterEvent {
  readonly name: string
  readonly process: string
  readonly thread: string
  readonly id: string
  /** Microseconds. */
  readonly time: number
}

interface Counter {
  readonly unit: Unit
  readonly at: Column<Float64Array>
  readonly value: Column<Float64Array>
}

export class TraceCounters {
  private readonly counters = new Map<string, Counter>()
  /** Microseconds. */
  earliest = Infinity

  constructor(private readonly builder: ProfileBuilder) {}

  /** The cursor stands at the arguments, each of which is a counter. */
  take(cursor: JsonCursor, { name, process, id, time }: CounterEvent): void {
    objectAt(cursor, (field) => {
      if (cursor.peek() !== 'number') return
      this.push([process, name, id, field === name ? '' : field].filter((part) => part !== '').join(' '), 'count', time, cursor.number())
    })
  }

  /** Workers have memory of their own. */
  takeHeap(cursor: JsonCursor, { process, thread, time }: CounterEvent): void {
    objectAt(cursor, (outer) => {
      if (outer !== 'data') return
      objectAt(cursor, (field) => {
        if (field === 'jsHeapSizeUsed' && cursor.peek() === 'number') this.push(`${process} ${thread} JavaScript memory`, 'bytes', time, cursor.number())
      })
    })
  }

  /** `start`: microseconds, the beginning of the profile. */
  addTo(start: number): void {
    for (const [name, { unit, at, value }] of this.counters) {
      const timeline = this.builder.timeline(name, unit)
      for (let row = 0; row < at.length; row++) timeline.push((at.at(row) - start) * 1000, value.at(row))
    }
  }

  private push(name: string, unit: Unit, time: number, value: number): void {
    if (!Number.isFinite(time)) return
    let counter = this.counters.get(name)
    if (!counter && this.counters.size < mostCounters) this.counters.set(name, counter = { unit, at: Column.numbers(), value: Column.numbers() })
    if (!counter) { this.builder.damaged(`values of more than ${String(mostCounters)} counters were left out`); return }
    counter.at.push(time)
    counter.value.push(value)
    this.earliest = Math.min(this.earliest, time)
  }
}
