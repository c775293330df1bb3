// A whole trace, whoever wrote it: the events of its threads, or the CPU profiles that stand in it, or its samples with their own table of stacks.

import { counted } from '../../analysis/text/counted.js'
import { ProfileBuilder } from '../builder.js'
import { ProfileError, type ProfileInput } from '../importer.js'
import { commitOf, isCommitName } from './commit-names.js'
import { JsonCursor } from './json.js'
import { objectAt, textAt, untilBroken } from './json-tolerant.js'
import { TraceEvents, type TraceThread } from './trace-events.js'
import { TraceSamples } from './trace-samples.js'
import { addTracks } from './trace-tracks.js'
import type { Profile } from '../profile.js'

export function readTrace({ bytes, progress }: ProfileInput, format: string): Profile {
  const builder = new ProfileBuilder({ format, producer: 'Trace Event', values: [{ name: 'wall time', unit: 'nanoseconds' }] })
  const events = new TraceEvents(builder)
  const samples = new TraceSamples(builder)
  const cursor = new JsonCursor(bytes, 0, progress)
  const throwWhatBroke = untilBroken(() => {
    if (cursor.peek() === 'array') readArray(cursor, events, bytes)
    else readObject(cursor, events, samples, builder)
  })
  builder.asFarAsItGoes(() => {
    addAll(builder, events, samples, format)
    throwWhatBroke()
  })
  return builder.build()
}

function addAll(builder: ProfileBuilder, events: TraceEvents, samples: TraceSamples, format: string): void {
  const nameOf = ({ process, thread }: TraceThread): { readonly process: string, readonly name: string } => ({
    process: [events.processNames.get(process) ?? '', process].filter((part) => part !== '').join(' '),
    name: events.threadNames.get(`${process} ${thread}`) ?? thread,
  })
  if (events.category === 'py-spy') {
    builder.producedBy('py-spy')
    builder.countsNoCalls()
  }
  if (format === 'devtools-trace') builder.producedBy('V8')
  if (events.profiles.hasContent) {
    builder.measures([{ name: 'CPU time', unit: 'nanoseconds' }])
    const start = Math.min(events.profiles.earliest, events.counters.earliest)
    events.profiles.addTo(start, (process, thread) => nameOf({ process, thread }))
    events.counters.addTo(start)
    if (events.time.length > 0) builder.note(`Beside the CPU profiles the file holds ${counted(events.time.length, 'event')}, which ${events.time.length === 1 ? 'is' : 'are'} not shown.`)
    return
  }
  if (samples.hasContent) { samples.addTo((process, thread) => nameOf({ process, thread })); return }
  const start = Math.min(earliestOf(events), events.counters.earliest)
  addTracks(builder, events, start, nameOf)
  events.counters.addTo(start)
}

function earliestOf({ time }: TraceEvents): number {
  let earliest = Infinity
  for (let event = 0; event < time.length; event++) earliest = Math.min(earliest, time.at(event))
  return earliest
}

/** The format allows that its array is not closed: programs that crash cannot do it. */
function readArray(cursor: JsonCursor, events: TraceEvents, bytes: Uint8Array): void {
  try {
    events.read(cursor)
  } catch (error) {
    if (!(error instanceof ProfileError) || !endsAfterEvent(bytes)) throw error
  }
}

function endsAfterEvent(bytes: Uint8Array): boolean {
  let last = bytes.length - 1
  while (last > 0 && [0x20, 0x0a, 0x0d, 0x09, 0x2c].includes(bytes[last] ?? 0)) last--
  return bytes[last] === 0x7d
}

function readObject(cursor: JsonCursor, events: TraceEvents, samples: TraceSamples, builder: ProfileBuilder): void {
  cursor.object((name) => {
    switch (name) {
      case 'traceEvents': events.read(cursor); return
      case 'stackFrames': samples.readFrames(cursor); return
      case 'samples': samples.read(cursor); return
      case 'otherData': case 'metadata': objectAt(cursor, (field) => { if (isCommitName(field)) builder.commit ??= commitOf(textAt(cursor)) }); return
      case 'viztracer_metadata': objectAt(cursor, (field) => { if (field === 'version') builder.producedBy(`viztracer ${textAt(cursor)}`) })
    }
  })
}
