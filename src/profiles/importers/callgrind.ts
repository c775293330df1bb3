// Callgrind's format, which valgrind, pyprof2calltree, xdebug and others write: the costs of each line of a function, and what each call from it took. Names may
// stand once with a number and later as the number, positions relative to the one before. What was inlined keeps its own file.

import { ProfileBuilder } from '../builder.js'
import { addStacksOfGraph } from '../graph-stacks.js'
import { importer, ProfileError, type Head, type ProfileInput } from '../importer.js'
import type { Profile, ValueType } from '../profile.js'
import { CallgrindCosts } from '../readers/callgrind-costs.js'
import { CallgrindGraph } from '../readers/callgrind-graph.js'
import { forEachByteLine } from '../readers/byte-lines.js'

export default importer({
  id: 'callgrind',
  name: 'callgrind',
  definition: 'https://valgrind.org/docs/manual/cl-format.html',
  // Its manual, as a page, has whole examples in it.
  recognises: ({ text, json }) => !json && !text.trimStart().startsWith('<') && (text.startsWith('# callgrind format') || (/^events: \S/m.test(text) && /^(?:fn|fl)=/m.test(text))),
  read,
})

const decoder = new TextDecoder()
const longestLine = 1 << 16
const mostEvents = 64
const nameLine = /^(ob|fl|fi|fe|fn|cob|cfi|cfl|cfn)=\s*(?:\((\d+)\)\s*)?(.*)$/

function read({ bytes, head, progress }: ProfileInput): Profile {
  const events = eventsOf(head)
  const creator = /^creator: *(.+?)\r?$/m.exec(head.text)?.[1]
  // Its ticks are microseconds; it writes out all names before the functions, with the file and the line behind each.
  const isOfYappi = creator === 'yappi'
  const values = events.map((event) => valueOf(isOfYappi && event === 'Ticks' ? 'microseconds' : event))
  // It says no creator, but describes its event as nobody else does; functions of one name have their line behind it.
  const isOfPython = creator === undefined && /^event: ns : Nanoseconds/m.test(head.text)
  const builder = new ProfileBuilder({ format: 'callgrind', producer: isOfPython ? 'pyprof2calltree' : creator ?? 'callgrind', values: values.map(({ type }) => type) })
  const costs = new CallgrindCosts(bytes, values.map(({ scale }) => scale))
  const graph = new CallgrindGraph(builder, costs, isOfPython || isOfYappi)
  const names = new Names(graph, isOfYappi)
  forEachByteLine(bytes, progress, (start, end) => {
    const byte = bytes[start] ?? 0
    if ((byte >= zero && byte <= nine) || byte === plus || byte === minus || byte === star) {
      if (costs.take(start, end)) graph.takeCosts()
      else builder.damaged('lines of costs could not be read')
    } else if (byte !== hash) {
      takeLine(decoder.decode(bytes.subarray(start, Math.min(end, start + longestLine))), { names, graph, costs, builder })
    }
  })
  graph.place()
  addStacksOfGraph(builder)
  return builder.build()
}

function eventsOf({ text }: Head): readonly string[] {
  const events = /^events: *(\S.*?)\r?$/m.exec(text)?.[1]?.split(/\s+/) ?? []
  if (events.length === 0) throw new ProfileError('The file does not say which events it counts')
  if (events.length > mostEvents) throw new ProfileError(`The file counts ${String(events.length)} events; up to ${String(mostEvents)} can be read`)
  return events
}

/** Valgrind's own names are those of its manual. */
function valueOf(event: string): { readonly type: ValueType, readonly scale: number } {
  const time = /^(?:Time_\((\d*)(ns|µs|us|ms)\)|(ns)|(?:usec|microseconds))$/i.exec(event)
  if (time) {
    const scale = ({ ns: 1, 'µs': 1e3, us: 1e3, ms: 1e6 } as Readonly<Record<string, number>>)[time[2] ?? time[3] ?? 'us'] ?? 1
    return { type: { name: 'time', unit: 'nanoseconds' }, scale: scale * Number(time[1] === undefined || time[1] === '' ? 1 : time[1]) }
  }
  if (/^Memory(?:_\(bytes\))?$/i.test(event)) return { type: { name: 'memory', unit: 'bytes' }, scale: 1 }
  return { type: { name: event === 'Ir' ? 'instructions' : event, unit: 'count' }, scale: 1 }
}

interface Reading {
  readonly names: Names
  readonly graph: CallgrindGraph
  readonly costs: CallgrindCosts
  readonly builder: ProfileBuilder
}

function takeLine(line: string, { names, graph, costs, builder }: Reading): void {
  const [, kind, id, name] = nameLine.exec(line) ?? []
  if (kind !== undefined) { names.take(kind, id, name ?? '', builder); return }
  const [, calls] = /^calls=(\d+)/.exec(line) ?? []
  if (calls !== undefined) { graph.beginCall(Number(calls)); return }
  const [, positions] = /^positions: *(.+)$/.exec(line) ?? []
  if (positions !== undefined) { costs.positions(positions.split(/\s+/)); return }
  // Jumps are followed by a position without costs; other lines describe the run.
  if (!/^(jump|jcnd)=|^\w+:/.test(line)) builder.damaged('lines were not understood and were left out')
}

/** Numbers stand for names, one list each for objects, files and functions. */
class Names {
  private readonly known = { object: new Map<string, string>(), file: new Map<string, string>(), function: new Map<string, string>() }

  /** isAhead: a name that is written out begins no function. */
  constructor(private readonly graph: CallgrindGraph, private readonly isAhead: boolean) {}

  take(kind: string, id: string | undefined, written: string, builder: ProfileBuilder): void {
    const of = kind.endsWith('ob') ? 'object' : kind.endsWith('fn') ? 'function' : 'file'
    if (id !== undefined && written !== '') {
      this.known[of].set(id, written)
      if (this.isAhead) return
    }
    const name = id !== undefined && written === '' ? this.known[of].get(id) : written
    if (name === undefined) builder.damaged('names were never written out')
    this.graph.name(kind, name ?? `(${id ?? ''})`)
  }
}

const [zero, nine, plus, minus, star, hash] = [0x30, 0x39, 0x2b, 0x2d, 0x2a, 0x23]
