// The calls of each thread of a trace in their nesting, whatever the order of the file: begins and ends, calls with durations, and operations that overlap.

import type { ProfileBuilder } from '../builder.js'
import type { ThreadBuilder } from '../thread-builder.js'
import { phases, type TraceEvents, type TraceThread } from './trace-events.js'

const nanoseconds = 1000
/** Microseconds: ends that are later than their callers' by less than that are rounded. */
const tolerance = 1
const mostLanes = 64

/** `start`: microseconds, the beginning of the profile. */
export function addTracks(
  builder: ProfileBuilder, events: TraceEvents, start: number, nameOf: (track: TraceThread) => { readonly process: string, readonly name: string },
): void {
  const { time, tracks, withoutTime, withoutDuration } = events
  if (withoutTime > 0) builder.damaged('events had no time', withoutTime)
  if (withoutDuration > 0) builder.damaged('calls had no duration and were left out', withoutDuration)
  const lanes = new Map<string, Lane[]>()
  const { order, from } = byTrack(events)
  const eventsOf = (row: number): Uint32Array => order.subarray(from[row], from[row + 1])
  const operations: number[] = []
  for (const [row, thread] of tracks.entries()) {
    const own = eventsOf(row)
    if (own.length === 0) continue
    sortByTime(events, own)
    if (thread.category !== undefined) { operations.push(row); continue }
    const { process, name } = nameOf(thread)
    new Nesting(builder, events, builder.thread(name, process), start).add(own)
  }
  const beginOf = (row: number): number => time.at(order[from[row] ?? 0] ?? 0)
  for (const row of operations.sort((a, b) => beginOf(a) - beginOf(b))) {
    const [thread, own] = [tracks[row], eventsOf(row)]
    if (thread) laneFor(builder, lanes, thread, beginOf(row), time.at(own.at(-1) ?? 0), nameOf)?.add(events, own, start)
  }
}

/** The events of each track one after the other, in the order of the file, and where those of each begin: one array, as there may be a million tracks. */
function byTrack({ track, tracks }: TraceEvents): { readonly order: Uint32Array, readonly from: Uint32Array } {
  const from = new Uint32Array(tracks.length + 1)
  for (let event = 0; event < track.length; event++) from[track.at(event) + 1] = (from[track.at(event) + 1] ?? 0) + 1
  for (let row = 0; row < tracks.length; row++) from[row + 1] = (from[row + 1] ?? 0) + (from[row] ?? 0)
  const [order, next] = [new Uint32Array(track.length), from.slice()]
  for (let event = 0; event < track.length; event++) {
    const row = track.at(event)
    const at = next[row] ?? 0
    order[at] = event
    next[row] = at + 1
  }
  return { order, from }
}

/** Calls with the same time: the longer one is the caller. Of two equal ones that is the earlier in a file in the order of beginnings, else the later. */
function sortByTime({ time, duration, phase }: TraceEvents, own: Uint32Array): void {
  let isInOrder = true
  for (let index = 1; index < own.length && isInOrder; index++) isInOrder = time.at(own[index - 1] ?? 0) <= time.at(own[index] ?? 0)
  const later = isInOrder ? 1 : -1
  own.sort((a, b) => {
    const apart = time.at(a) - time.at(b)
    if (apart !== 0 || phase.at(a) !== phases.lasts || phase.at(b) !== phases.lasts) return apart || a - b
    return duration.at(b) - duration.at(a) || (a - b) * later
  })
}

class Nesting {
  private readonly names: number[] = []
  /** Microseconds; infinite for what was only begun. */
  private readonly ends: number[] = []
  /** The earliest end of this and of all callers. */
  private readonly soonest: number[] = []
  /** How many calls of each name were only begun: ends without a beginning need not look for one. */
  private readonly begun = new Map<number, number>()

  constructor(private readonly builder: ProfileBuilder, private readonly events: TraceEvents, private readonly thread: ThreadBuilder, private readonly start: number) {}

  add(own: Uint32Array): void {
    const { time, phase, duration, name, frame } = this.events
    for (const event of own) {
      const now = time.at(event)
      this.endUntil(now)
      if (phase.at(event) === phases.ends) { this.close(name.at(event), now); continue }
      const end = phase.at(event) === phases.lasts ? now + duration.at(event) : Infinity
      this.open(name.at(event), frame.at(event), now, end)
    }
    this.endUntil(Infinity)
  }

  private open(name: number, frame: number, now: number, end: number): void {
    const outer = this.soonest.at(-1) ?? Infinity
    if (end !== Infinity && end > outer + tolerance) this.builder.damaged('calls lasted longer than their callers and were cut')
    this.thread.open(frame, this.since(now))
    this.names.push(name)
    if (end === Infinity) this.countBegun(name, 1)
    this.ends.push(end === Infinity ? end : Math.min(end, outer))
    this.soonest.push(Math.min(end, outer))
  }

  /** Calls with a duration end by themselves, and what they called with them. */
  private endUntil(now: number): void {
    for (let soonest = this.soonest.at(-1); soonest !== undefined && soonest <= now && soonest !== Infinity; soonest = this.soonest.at(-1)) {
      let outermost = this.soonest.length - 1
      while (outermost > 0 && this.soonest[outermost - 1] === soonest) outermost--
      this.closeFrom(outermost, soonest)
    }
  }

  /** For what must not last into the next operation. */
  endAll(now: number): void {
    if (this.names.length === 0) return
    this.builder.damaged('operations had not ended when the recording did', this.names.length)
    this.closeFrom(0, now)
  }

  private close(name: number, now: number): void {
    const isOpen = name === 0 || (this.begun.get(name) ?? 0) > 0
    const index = isOpen ? this.ends.findLastIndex((end, at) => end === Infinity && (name === 0 || this.names[at] === name)) : -1
    if (index < 0) { this.builder.damaged('calls ended that had not begun'); return }
    this.closeFrom(index, now)
  }

  private closeFrom(index: number, now: number): void {
    for (let last = this.names.length - 1; last >= index; last--) {
      const end = this.ends[last] ?? now
      if (end === Infinity) this.countBegun(this.names[last] ?? 0, -1)
      if (last > index && (end === Infinity || end > now + tolerance)) this.builder.damaged('calls were still open when their caller ended')
      this.thread.close(undefined, this.since(now))
    }
    this.names.length = this.ends.length = this.soonest.length = index
  }

  private countBegun(name: number, by: number): void {
    this.begun.set(name, (this.begun.get(name) ?? 0) + by)
  }

  private since(time: number): number {
    return (time - this.start) * nanoseconds
  }
}

/** Operations that do not overlap share a thread of the profile. */
interface Lane {
  readonly add: (events: TraceEvents, own: Uint32Array, start: number) => void
  until: number
}

function laneFor(
  builder: ProfileBuilder, lanes: Map<string, Lane[]>, track: TraceThread, from: number, to: number, nameOf: (track: TraceThread) => { readonly process: string, readonly name: string },
): Lane | undefined {
  const { process } = nameOf(track)
  const key = `${process} ${track.category ?? ''}`
  const known = lanes.get(key) ?? []
  lanes.set(key, known)
  let lane = known.find(({ until }) => until <= from)
  if (!lane && known.length < mostLanes) {
    const number = known.length === 0 ? '' : ` ${String(known.length + 1)}`
    const thread = builder.thread(`${track.category || 'operations'} (asynchronous${number})`, process)
    lane = {
      until: to,
      add: (events, own, start) => {
        const nesting = new Nesting(builder, events, thread, start)
        nesting.add(own)
        nesting.endAll(events.time.at(own.at(-1) ?? 0))
      },
    }
    known.push(lane)
  }
  if (lane) lane.until = to
  else builder.damaged(`operations ran at the same time as ${String(mostLanes)} others and were left out`)
  return lane
}
