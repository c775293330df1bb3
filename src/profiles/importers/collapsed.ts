// Collapsed stacks: a line for each stack, frames from the outermost joined by semicolons, then a space and a number, or two numbers where two recordings are
// compared. Written by stackcollapse-*, py-spy raw, async-profiler, bcc and many others. Read as bytes, as such files have hundreds of megabytes.

import { ProfileBuilder } from '../builder.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import type { Profile, ValueType } from '../profile.js'
import { forEachByteLine, numberAt, withoutSpace, wordStart } from '../readers/byte-lines.js'
import { LineStacks } from '../readers/line-stacks.js'
import { placedName } from '../readers/placed-name.js'
import { SummedSamples } from '../readers/summed-samples.js'
import { taskOf, type Task } from '../readers/tasks.js'

export default importer({
  id: 'collapsed',
  name: 'collapsed stacks',
  definition: 'https://github.com/brendangregg/FlameGraph#2-fold-stacks',
  recognises,
  read,
})

// A stack may be empty: py-spy writes such lines for samples in which no Python ran.
const stackLine = /^(|\S.*)[ \t](\d+(?:\.\d+)?(?:e[-+]?\d+)?)$/i
const twoNumbers = /[ \t]\d+(?:\.\d+)?[ \t]\d+(?:\.\d+)?$/
const austinLine = /^P\d+;T/
/** What stackcollapse-perf puts before the frames with `--pid` and `--tid`. */
const perfTask = /^([^;]*-(?:\d+|\?))(?:\/(\d+))?$/
/** What it puts after them: kernel, inlined, compiled while running, woken by. */
const annotated = /^(.+)_\[([kijw])\]$/

/** Most of the first lines, and one of them with several frames or a place; text in sentences may end with a number too. */
function recognises(head: Head): boolean {
  // A stack may begin with `[unknown]`, which begins as JSON does.
  if (head.json && (head.json.isWhole || head.json.names.size > 0)) return false
  const lines = linesOf(head)
  const matching = lines.filter((line) => stackLine.test(line) && !austinLine.test(line))
  return matching.length > 0 && matching.length >= lines.length * 0.8 && matching.some((line) => line.includes(';') || placedName(line.replace(stackLine, '$1')).file !== '')
}

function linesOf({ text, bytes }: Head): readonly string[] {
  const lines = text.split('\n')
  const isCut = bytes.length >= 65_536 && lines.length > 1
  return lines.slice(0, isCut ? -1 : undefined).map((line) => line.trimEnd()).filter((line) => line !== '' && !/^(#|\/\/)/.test(line)).slice(0, 200)
}

function read({ bytes, head, progress }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'collapsed', producer: 'collapsed stacks', values: valuesOf(head) })
  const samples = new SummedSamples(builder)
  const isFromPerf = hasPerfTasks(head)
  const stacks = new LineStacks(bytes, builder, {
    frameOf: (text) => frameOf(builder, text),
    taskOf: (text, isFirst) => taskOf(text) ?? (isFromPerf && isFirst ? perfTaskOf(text) : undefined),
  })
  const reading: Reading = { builder, samples, stacks }
  builder.asFarAsItGoes(() => {
    try {
      forEachByteLine(bytes, progress, (start, end) => { if (bytes[start] !== hash) takeLine(bytes, start, end, reading) })
    } finally {
      samples.place()
    }
  })
  return builder.build()
}

function valuesOf(head: Head): readonly ValueType[] {
  const lines = linesOf(head)
  if (!lines.every((line) => twoNumbers.test(line))) return [{ name: 'samples', unit: 'count' }]
  return [{ name: 'samples before', unit: 'count' }, { name: 'samples after', unit: 'count' }]
}

function hasPerfTasks(head: Head): boolean {
  const outermost = linesOf(head).map((line) => line.split(';')[0] ?? '')
  return outermost.length > 0 && outermost.every((name) => perfTask.test(name.replace(stackLine, '$1')))
}

interface Reading {
  readonly builder: ProfileBuilder
  readonly samples: SummedSamples
  readonly stacks: LineStacks
}

function takeLine(bytes: Uint8Array, start: number, end: number, { builder, samples, stacks }: Reading): void {
  let last = wordStart(bytes, start, end)
  const after = numberAt(bytes, last, end)
  let before = 0
  if (builder.values.length > 1) {
    const middle = withoutSpace(bytes, start, last)
    last = wordStart(bytes, start, middle)
    before = numberAt(bytes, last, middle)
  }
  if (!(after >= 0 && before >= 0)) { builder.damaged('lines were no stacks and were left out'); return }
  stacks.take(start, withoutSpace(bytes, start, last))
  const { stack, process, thread } = stacks
  samples.add(samples.threadOf(process, thread), stack < 0 ? builder.noStack : stack, builder.values.length > 1 ? before : after, after)
}

function perfTaskOf(text: string): Task | undefined {
  const [, process, thread] = perfTask.exec(text) ?? []
  if (process === undefined) return undefined
  return thread === undefined ? { is: 'process', id: process, name: '' } : { is: 'thread', id: thread, name: process }
}

function frameOf(builder: ProfileBuilder, text: string): number {
  const [, plain, annotation] = annotated.exec(text) ?? []
  const { name, file, line } = placedName(plain ?? text)
  return builder.frame(builder.function(name, file === '' && annotation === 'k' ? '[kernel]' : file), line)
}

const hash = 0x23
