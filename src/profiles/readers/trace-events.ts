// Trace events into columns: what began, ended or lasted, on which thread, and the names of threads. No object stays for an event, as traces have millions.

import type { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import { DevtoolsProfiles } from './devtools-profiles.js'
import type { JsonCursor } from './json.js'
import { arrayAt, nameAt, numberAt, objectAt, textAt } from './json-tolerant.js'
import { placedName } from './placed-name.js'
import { taskOf } from './tasks.js'
import { TraceCounters } from './trace-counters.js'

/** What an event says of a call; asynchronous ones stand in groups of their own. */
export const phases = { begins: 0, ends: 1, lasts: 2 } as const

export interface TraceThread {
  readonly process: string
  readonly thread: string
  /** For operations that are not on a thread: their category. */
  readonly category?: string
}

export class TraceEvents {
  readonly phase = Column.naturals()
  /** Microseconds. */
  readonly time = Column.numbers()
  readonly duration = Column.numbers()
  /** Row of the name: what begins and ends is matched by it. */
  readonly name = Column.naturals()
  readonly frame = Column.naturals()
  /** Row of the thread, or of the group of asynchronous events. */
  readonly track = Column.naturals()
  readonly tracks: TraceThread[] = []
  readonly processNames = new Map<string, string>()
  readonly threadNames = new Map<string, string>()
  readonly profiles: DevtoolsProfiles
  readonly counters: TraceCounters
  /** Of the first event that has one. */
  category = ''
  withoutTime = 0
  withoutDuration = 0
  private readonly trackRows = new Map<string, number>()
  private readonly functions = new Map<string, number>()
  private readonly names = new Map<string, number>()

  constructor(private readonly builder: ProfileBuilder) {
    this.profiles = new DevtoolsProfiles(builder)
    this.counters = new TraceCounters(builder)
  }

  /** An array of events. */
  read(cursor: JsonCursor): void {
    arrayAt(cursor, () => { this.event(cursor) })
  }

  private event(cursor: JsonCursor): void {
    const event: RawEvent = { phase: '', name: '', category: '', process: '', thread: '', id: '', scope: '', time: NaN, duration: NaN, threadDuration: NaN, arguments: -1 }
    objectAt(cursor, (field) => {
      switch (field) {
        case 'ph': event.phase = textAt(cursor); return
        case 'name': event.name = textAt(cursor); return
        case 'cat': event.category = textAt(cursor); return
        case 'pid': event.process = nameAt(cursor); return
        case 'tid': event.thread = nameAt(cursor); return
        case 'ts': event.time = timeAt(cursor); return
        case 'dur': event.duration = timeAt(cursor); return
        case 'tdur': event.threadDuration = timeAt(cursor); return
        case 'id': event.id = nameAt(cursor); return
        case 'id2': objectAt(cursor, (kind) => { event.id = `${kind} ${nameAt(cursor)}` }); return
        case 'scope': event.scope = textAt(cursor); return
        case 'args': event.arguments = cursor.offset
      }
    })
    const after = cursor.offset
    if (this.category === '') this.category = event.category
    this.take(event, cursor)
    cursor.offset = after
  }

  private take(event: RawEvent, cursor: JsonCursor): void {
    switch (event.phase) {
      case 'B': this.call(event, phases.begins, cursor); return
      case 'E': this.call(event, phases.ends, cursor); return
      case 'X': this.call(event, phases.lasts, cursor); return
      // The capital ones are those of old versions.
      case 'b': case 'S': this.operation(event, phases.begins, cursor); return
      case 'e': case 'F': this.operation(event, phases.ends, cursor); return
      case 'M': this.metadata(event, cursor); return
      case 'C': case 'P': case 'I': case 'i': this.special(event, cursor)
    }
  }

  /** Events whose arguments are what they tell. */
  private special(event: RawEvent, cursor: JsonCursor): void {
    if (event.arguments < 0) return
    cursor.offset = event.arguments
    if (event.phase === 'C') this.counters.take(cursor, event)
    else if (event.name === 'UpdateCounters') this.counters.takeHeap(cursor, event)
    else if (/^(?:Profile|ProfileChunk|CpuProfile)$/.test(event.name)) this.profiles.take(cursor, event)
  }

  private call(event: RawEvent, phase: number, cursor: JsonCursor): void {
    // It writes threads and processes as calls around all others.
    const task = event.category === 'py-spy' ? taskOf(event.name) : undefined
    if (task) {
      const [names, key] = task.is === 'process' ? [this.processNames, event.process] as const : [this.threadNames, `${event.process} ${event.thread}`] as const
      names.set(key, task.name === '' ? task.id : task.name)
      return
    }
    this.push(event, phase, this.trackOf(`${event.process} ${event.thread}`, event), cursor)
  }

  private operation(event: RawEvent, phase: number, cursor: JsonCursor): void {
    const { process, category, scope, id } = event
    const of = id.startsWith('global ') ? '' : process
    this.push(event, phase, this.trackOf(`${of} ${category} ${scope} ${id} asynchronous`, event, category), cursor)
  }

  private push(event: RawEvent, phase: number, track: number, cursor: JsonCursor): void {
    const { time, name, threadDuration } = event
    const duration = Number.isNaN(event.duration) ? threadDuration : event.duration
    if (!Number.isFinite(time)) { this.withoutTime++; return }
    if (phase === phases.lasts && !(duration >= 0)) { this.withoutDuration++; return }
    // Damage in its arguments throws, and must leave no half of an event.
    const frame = phase === phases.ends ? 0 : this.frameOf(event, cursor)
    this.phase.push(phase)
    this.time.push(time)
    this.duration.push(phase === phases.lasts ? duration : 0)
    this.track.push(track)
    this.name.push(this.nameRow(name))
    this.frame.push(frame)
  }

  private trackOf(key: string, { process, thread }: RawEvent, category?: string): number {
    const found = this.trackRows.get(key)
    if (found !== undefined) return found
    const row = this.tracks.push({ process, thread, ...(category === undefined ? {} : { category }) }) - 1
    this.trackRows.set(key, row)
    return row
  }

  /** 0 for events without a name. */
  private nameRow(name: string): number {
    if (name === '') return 0
    const found = this.names.get(name)
    if (found !== undefined) return found
    this.names.set(name, this.names.size + 1)
    return this.names.size
  }

  /** The place stands in the name, or in the arguments: py-spy and Chrome write it there. */
  private frameOf({ name, arguments: from }: RawEvent, cursor: JsonCursor): number {
    let [file, line, column, function_] = ['', NaN, NaN, '']
    const readPlace = (field: string): void => {
      switch (field) {
        case 'filename': case 'file': case 'url': file = textAt(cursor); return
        case 'line': case 'lineNumber': line = numberAt(cursor); return
        case 'columnNumber': column = numberAt(cursor); return
        case 'functionName': function_ = textAt(cursor); return
        case 'data': objectAt(cursor, readPlace)
      }
    }
    if (from >= 0) {
      cursor.offset = from
      objectAt(cursor, readPlace)
    }
    if (file === '') return this.builder.frame(this.functionOf(name))
    if (function_ !== '') return this.builder.frame(this.builder.function(function_, file, line, column))
    return this.builder.frame(this.builder.function(name, file), line)
  }

  private functionOf(text: string): number {
    const found = this.functions.get(text)
    if (found !== undefined) return found
    const { name, file, line, column } = placedName(text)
    const row = this.builder.function(name, file, line, column)
    this.functions.set(text, row)
    return row
  }

  private metadata({ name, process, thread, arguments: from }: RawEvent, cursor: JsonCursor): void {
    const names = name === 'process_name' ? this.processNames : name === 'thread_name' ? this.threadNames : undefined
    if (!names || from < 0) return
    cursor.offset = from
    objectAt(cursor, (field) => {
      if (field === 'name') names.set(name === 'process_name' ? process : `${process} ${thread}`, textAt(cursor))
    })
  }
}

interface RawEvent {
  phase: string
  name: string
  category: string
  process: string
  thread: string
  id: string
  scope: string
  /** Microseconds. */
  time: number
  duration: number
  /** Of the thread's own clock, which some tools write alone. */
  threadDuration: number
  /** The byte where they begin; -1 without. */
  arguments: number
}

/** Some tools write times in quotes. */
function timeAt(cursor: JsonCursor): number {
  if (cursor.peek() !== 'string') return numberAt(cursor)
  const text = cursor.string()
  return text === '' ? NaN : Number(text)
}
