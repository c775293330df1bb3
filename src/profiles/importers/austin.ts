// Austin's text: lines `P<process>;T<interpreter>:<thread>;<file>:<function>:<line>;… <metric>` in their order, between lines of facts `# mode: wall`. The metric is
// microseconds, bytes with a sign, or all of them as `<microseconds>,<idle>,<bytes>`. Written by Austin 2 and 3, and by mojo2austin.

import { counted } from '../../analysis/text/counted.js'
import { ProfileBuilder } from '../builder.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import type { Profile } from '../profile.js'
import { austinFunction, AustinSamples, austinValues } from '../readers/austin-samples.js'
import { forEachByteLine, numberAt, withoutSpace, wordStart } from '../readers/byte-lines.js'
import { LineStacks } from '../readers/line-stacks.js'
import type { Task } from '../readers/tasks.js'

export default importer({
  id: 'austin',
  name: 'Austin (text)',
  definition: 'https://github.com/P403n1x87/austin#collapsed-stack-format',
  recognises: ({ text, json }) => !json && /^(?:P|Process )\d+;(?:T|Thread )[^;]*?(?:;.*)? -?\d+(?:,[01],-?\d+)?\r?$/m.test(withoutFacts(text)),
  read,
})

const decoder = new TextDecoder()
const longestFact = 4096

/** From the first line that is neither empty nor a fact. */
function withoutFacts(text: string): string {
  const [line] = /^(?!\s*$|# ).+$/m.exec(text) ?? ['']
  return line
}

function read({ bytes, head, progress }: ProfileInput): Profile {
  const mode = modeOf(head)
  const builder = new ProfileBuilder({ format: 'austin', producer: 'Austin', values: austinValues(mode) })
  const version = factOf(head.text, 'austin')
  if (version !== undefined) builder.producedBy(`Austin ${version}`)
  const samples = new AustinSamples(builder, mode)
  const stacks = new LineStacks(bytes, builder, { frameOf: (text) => frameOf(builder, text), taskOf })
  const take = (start: number, end: number): void => {
    if (bytes[start] === hash) { takeFact(decoder.decode(bytes.subarray(start, Math.min(end, start + longestFact))), builder); return }
    const last = wordStart(bytes, start, end)
    if (bytes[start] !== capitalP) { builder.damaged('lines were no samples and were left out'); return }
    stacks.take(start, withoutSpace(bytes, start, last))
    const { process, thread, stack } = stacks
    if (!process || !thread) { builder.damaged('lines were no samples and were left out'); return }
    samples.add(process.id, thread.id, stack < 0 ? builder.noStack : stack, metricsOf(bytes, last, end, mode))
  }
  builder.asFarAsItGoes(() => { forEachByteLine(bytes, progress, take) })
  return builder.build()
}

/** Without a fact that says so, by the form of the first metric: mojo2austin writes only time in full mode. */
function modeOf({ text }: Head): string | undefined {
  const said = factOf(text, 'mode')
  const isFull = /,[01],-?\d+$/.test(withoutFacts(text).trimEnd())
  if (isFull) return 'full'
  return said === 'full' ? 'wall' : said
}

function factOf(text: string, name: string): string | undefined {
  return new RegExp(`^# ${name}: (.*?)\\r?$`, 'm').exec(text)?.[1]
}

function takeFact(line: string, builder: ProfileBuilder): void {
  const errors = /^# errors: (\d+)\/(\d+)/.exec(line)
  if (errors && Number(errors[1]) > 0) builder.note(`Austin could not read ${errors[1] ?? ''} of ${counted(Number(errors[2]), 'sample')}.`)
}

function taskOf(text: string, isFirst: boolean): Task | undefined {
  const process = isFirst ? /^(?:P|Process )(\d+)$/.exec(text)?.[1] : undefined
  if (process !== undefined) return { is: 'process', id: process, name: '' }
  const thread = isFirst ? undefined : /^(?:T|Thread )((?:\d+:)?[0-9a-fx]+)$/i.exec(text)?.[1]
  return thread === undefined ? undefined : { is: 'thread', id: thread, name: '' }
}

function frameOf(builder: ProfileBuilder, text: string): number {
  const [, file, name, line] = /^([\s\S]*):([^:]*):(\d*)$/.exec(text) ?? []
  if (name === undefined) return builder.frame(builder.function(text))
  return builder.frame(austinFunction(builder, name, file ?? ''), Number(line))
}

function metricsOf(bytes: Uint8Array, start: number, end: number, mode: string | undefined): { readonly time: number, readonly memory: number, readonly isIdle: boolean } {
  if (mode !== 'full') {
    const metric = numberAt(bytes, start, end)
    return { time: metric, memory: metric, isIdle: false }
  }
  const first = bytes.indexOf(comma, start)
  const second = first < 0 ? -1 : bytes.indexOf(comma, first + 1)
  if (second < 0 || second >= end) return { time: NaN, memory: NaN, isIdle: false }
  return { time: numberAt(bytes, start, first), memory: numberAt(bytes, second + 1, end), isIdle: bytes[first + 1] === one }
}

const [hash, comma, one, capitalP] = [0x23, 0x2c, 0x31, 0x50]
