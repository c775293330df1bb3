// The samples of one thread: as they are, or made of calls that begin and end. Traces end early, close what they never opened and go back in time; all of that is mended and counted.

import type { ProfileBuilder } from './builder.js'
import { Column } from './columns.js'
import type { SampleTable } from './profile.js'

export class ThreadBuilder {
  private readonly stacks = Column.integers()
  private readonly values: Column<Float64Array>[]
  private readonly times = Column.numbers()
  /** Stacks that are open, outermost first, for calls that begin and end. */
  private readonly running: number[] = []
  private now: number | undefined
  private readonly spans: { readonly frame: number, readonly start: number, readonly end: number }[] = []

  /** `measured`: the value that calls which begin and end are of. */
  constructor(private readonly profile: ProfileBuilder, private readonly measured = 0) {
    this.values = profile.values.map(() => Column.numbers())
  }

  get hasContent(): boolean {
    return this.stacks.length > 0 || this.now !== undefined || this.spans.length > 0
  }

  /** `stack`: -1 when nothing ran. `at`: nanoseconds after the beginning, where the order is known; then in every sample. */
  sample(stack: number, values: readonly number[], at?: number): void {
    if (values.some((value) => !Number.isFinite(value))) { this.profile.damaged('samples had no number and were left out'); return; }
    this.stacks.push(stack)
    for (const [index, column] of this.values.entries()) column.push(values[index] ?? 0)
    if (at !== undefined) this.times.push(at)
  }

  /** The same for a profile of one value, for files of millions of samples: what follows with the same stack is one sample. */
  lasted(stack: number, value: number, at: number): void {
    if (!Number.isFinite(value)) { this.profile.damaged('samples had no number and were left out'); return; }
    const last = this.stacks.length - 1
    if (last >= 0 && this.stacks.at(last) === stack) this.values[0]?.add(last, value)
    else this.push(stack, value, at)
  }

  private push(stack: number, value: number, at: number): void {
    this.stacks.push(stack)
    if (this.values.length === 1) this.values[0]?.push(value)
    else for (const [index, column] of this.values.entries()) column.push(index === this.measured ? value : 0)
    if (this.profile.values[this.measured]?.unit === 'nanoseconds') this.times.push(at)
  }

  /** A call begins. What the thread measures is time, or something else that only grows. Events come in their order. */
  open(frame: number, at: number): void {
    this.pass(at)
    const stack = this.profile.stack(this.running.at(-1) ?? -1, frame)
    this.profile.entered(stack)
    this.running.push(stack)
  }

  /** A call ends; `frame` undefined ends the innermost. What stands open inside of it ends too; an end without a beginning is left out. */
  close(frame: number | undefined, at: number): void {
    this.pass(at)
    if (frame === undefined) {
      if (this.running.pop() === undefined) this.profile.damaged('calls ended that had not begun')
      return
    }
    const wanted = this.profile.functionOfFrame(frame)
    const found = this.running.findLastIndex((stack) => this.profile.functionOfFrame(this.profile.frameOf(stack)) === wanted)
    if (found < 0) { this.profile.damaged('calls ended that had not begun'); return; }
    if (found < this.running.length - 1) this.profile.damaged('calls were still open when their caller ended', this.running.length - 1 - found)
    this.running.length = found
  }

  /** A call with its beginning and end, in any order; those that overlap without one being inside the other are cut at the end of the outer. */
  span(frame: number, start: number, end: number): void {
    if (!Number.isFinite(start) || !Number.isFinite(end) || end < start) { this.profile.damaged('calls had no duration and were left out'); return; }
    this.spans.push({ frame, start, end })
  }

  taken(): SampleTable {
    this.placeSpans()
    if (this.running.length > 0) this.profile.damaged('calls had not ended when the recording did', this.running.length)
    this.running.length = 0
    return {
      length: this.stacks.length,
      stack: this.stacks.taken(),
      values: this.values.map((column) => column.taken()),
      ...(this.times.length > 0 && this.times.length === this.stacks.length ? { at: this.times.taken() } : {}),
    }
  }

  /** What is running takes the time since the last event. */
  private pass(at: number): void {
    const from = this.now ?? at
    if (!Number.isFinite(at)) { this.profile.damaged('events had no time'); return; }
    if (at < from) { this.profile.damaged('events were out of order'); return; }
    const stack = this.running.at(-1)
    if (stack !== undefined && at > from) this.push(stack, at - from, from)
    this.now = at
  }

  private placeSpans(): void {
    this.spans.sort((a, b) => a.start - b.start || b.end - a.end)
    const open: { readonly frame: number, readonly end: number }[] = []
    const closeUntil = (time: number): void => {
      for (let last = open.at(-1); last && last.end <= time; last = open.at(-1)) {
        this.close(undefined, last.end)
        open.pop()
      }
    }
    for (const { frame, start, end } of this.spans) {
      closeUntil(start)
      const outer = open.at(-1)?.end ?? Infinity
      if (end > outer) this.profile.damaged('calls lasted longer than their callers and were cut')
      this.open(frame, start)
      open.push({ frame, end: Math.min(end, outer) })
    }
    closeUntil(Infinity)
    this.spans.length = 0
  }
}
