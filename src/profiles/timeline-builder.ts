// One value over time as an importer tells it, with the calls that a tool looked before and after.

import { Column } from './columns.js'
import type { RunTable, Timeline, Unit } from './profile.js'

export interface Run {
  readonly functionRow: number
  /** Nanoseconds after the beginning. */
  readonly begin: number
  readonly end: number
  readonly before: number
  readonly after: number
}

export class TimelineBuilder {
  private readonly at = Column.numbers()
  private readonly value = Column.numbers()
  private readonly of = Column.naturals()
  private readonly runs = { begin: Column.numbers(), end: Column.numbers(), before: Column.numbers(), after: Column.numbers() }

  constructor(private readonly name: string, private readonly unit: Unit) {}

  get length(): number {
    return this.at.length
  }

  /** What is no number is left out. */
  push(at: number, value: number): void {
    if (!Number.isFinite(at) || !Number.isFinite(value)) return
    this.at.push(at)
    this.value.push(value)
  }

  /** A call while it went on; one that has no numbers is left out. */
  ran({ functionRow, begin, end, before, after }: Run): void {
    if (![begin, end, before, after].every(Number.isFinite) || end < begin) return
    this.of.push(functionRow)
    this.runs.begin.push(begin)
    this.runs.end.push(end)
    this.runs.before.push(before)
    this.runs.after.push(after)
  }

  taken(): Timeline {
    return { name: this.name, unit: this.unit, at: this.at.taken(), value: this.value.taken(), ...this.of.length > 0 && { runs: this.runsTaken() } }
  }

  private runsTaken(): RunTable {
    const { begin, end, before, after } = this.runs
    return { length: this.of.length, function: this.of.taken(), begin: begin.taken(), end: end.taken(), before: before.taken(), after: after.taken() }
  }
}
