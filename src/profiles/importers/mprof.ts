// What memory_profiler's `mprof run` writes: a line for each look at the memory of the process and of its children, and for each call of a function that was looked at.

import { ProfileBuilder } from '../builder.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import { forEachLine } from '../readers/lines.js'
import { indexOfText } from '../readers/text-in-bytes.js'
import type { Profile } from '../profile.js'
import type { TimelineBuilder } from '../timeline-builder.js'

export default importer({
  id: 'mprof',
  name: 'memory_profiler (mprof)',
  definition: 'https://github.com/pythonprofilers/memory_profiler/blob/master/mprof.py',
  recognises: ({ text }: Head) => known.test(text.slice(0, text.indexOf('\n') + 1).trimEnd()) && measured.test(text),
  read,
})

const measured = /^(?:MEM|CHLD \d+|FUNC \S+ [\d.]+ [\d.]+) [\d.]+ [\d.]+(?: \d+)?\r?$/m
const mebibyte = 1024 ** 2
const known = /^(?:CMDLINE .*|(?:MEM|CHLD \d+|FUNC \S+ [\d.]+ [\d.]+) [\d.]+ [\d.]+(?: \d+)?)$/

interface Reading {
  readonly builder: ProfileBuilder
  /** Seconds since 1970. */
  readonly begin: number
  /** What the program's own module is, where its command says so. */
  readonly script: string
}

function read({ bytes, progress }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'mprof', producer: 'memory_profiler', values: [{ name: 'wall time', unit: 'nanoseconds' }] })
  const begin = beginningOf(bytes)
  builder.recordedAt = begin * 1000
  const calls = builder.thread('')
  const place: Reading = { builder, begin, script: scriptOf(bytes) }
  const whole = builder.timeline('memory', 'bytes')
  const children = new Map<string, TimelineBuilder>()
  forEachLine(bytes, progress, (line) => {
    const [what, ...fields] = line.split(' ')
    if (what === 'CMDLINE' || line === '') return
    if (what === 'MEM' && fields.length === 2) addSize(place, whole, fields)
    else if (what === 'CHLD' && fields.length === 3) addSize(place, childOf(builder, children, fields[0] ?? ''), fields.slice(1))
    else if (what === 'FUNC' && fields.length >= 5) {
      const [name = '', before, start, after, end] = fields
      const functionRow = functionOf(place, name)
      calls.span(builder.frame(functionRow), nanoseconds(place, start), nanoseconds(place, end))
      whole.ran({ functionRow, begin: nanoseconds(place, start), end: nanoseconds(place, end), before: Number(before) * mebibyte, after: Number(after) * mebibyte })
    } else builder.damaged('lines were of no known kind and were left out')
  })
  return builder.build()
}

/** Lines of functions come first, though they began later. */
function beginningOf(bytes: Uint8Array): number {
  let begin = Infinity
  forEachLine(upToFirstLook(bytes), () => undefined, (line) => {
    const [what, ...fields] = line.split(' ')
    const time = Number({ MEM: fields[1], CHLD: fields[2], FUNC: fields[2] }[what ?? ''] ?? NaN)
    if (time > 0 && time < begin) begin = time
  })
  return begin === Infinity ? 0 : begin
}

function upToFirstLook(bytes: Uint8Array): Uint8Array {
  const look = indexOfText(bytes, '\nMEM ')
  const end = look < 0 ? -1 : bytes.indexOf('\n'.charCodeAt(0), look + 1)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

function addSize({ builder, begin }: Reading, timeline: TimelineBuilder, [size, time]: readonly string[]): void {
  const [at, mebibytes] = [nanoseconds({ begin }, time), Number(size)]
  if (at < 0) builder.damaged('lines had a time before the first and were left out')
  else if (Number.isFinite(at) && Number.isFinite(mebibytes)) timeline.push(at, mebibytes * mebibyte)
  else builder.damaged('lines had no numbers and were left out')
}

/** Its number, or in older versions its position. */
function childOf(builder: ProfileBuilder, children: Map<string, TimelineBuilder>, child: string): TimelineBuilder {
  const found = children.get(child) ?? builder.timeline(`memory of child ${child}`, 'bytes')
  children.set(child, found)
  return found
}

/** `package.module.function`, as the file that the module is. */
function functionOf({ builder, script }: Reading, name: string): number {
  const dot = name.lastIndexOf('.')
  const module = name.slice(0, Math.max(0, dot))
  if (module === '__main__' && script !== '') return builder.function(name.slice(dot + 1), script)
  return builder.function(name.slice(dot + 1), /^[\w.]+$/.test(module) && module !== '__main__' ? `${module.replaceAll('.', '/')}.py` : module)
}

/** What the command names first that looks like a program of Python; functions stand before the command. */
function scriptOf(bytes: Uint8Array): string {
  const start = indexOfText(bytes, 'CMDLINE ')
  if (start < 0) return ''
  const end = bytes.indexOf('\n'.charCodeAt(0), start)
  const command = new TextDecoder().decode(bytes.subarray(start, Math.min(end < 0 ? bytes.length : end, start + longestCommand)))
  return /\s(\S+\.py)(?=\s|$)/.exec(command)?.[1] ?? ''
}

const longestCommand = 4096

function nanoseconds({ begin }: Pick<Reading, 'begin'>, time: string | undefined): number {
  return (Number(time ?? NaN) - begin) * 1e9
}
