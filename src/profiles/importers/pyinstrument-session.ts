// A session of pyinstrument: every sample with its whole stack and how long it lasted, in their order.

import { ProfileBuilder } from '../builder.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import { JsonCursor } from '../readers/json.js'
import { arrayAt, numberAt, objectAt, textAt, untilBroken } from '../readers/json-tolerant.js'
import { isOwnFile, isStarterFile, parsedFrame, PyinstrumentFunctions } from '../readers/pyinstrument-frame.js'
import type { Profile } from '../profile.js'
import type { ThreadBuilder } from '../thread-builder.js'

export default importer({
  id: 'pyinstrument-session',
  name: 'pyinstrument (session)',
  definition: 'https://github.com/joerick/pyinstrument/blob/main/pyinstrument/session.py',
  recognises: ({ json }: Head) => json?.is === 'object' && json.names.has('frame_records'),
  read,
})

/** What stands around the samples. */
interface Frame {
  readonly startStack: readonly string[]
  readonly began: number
}

function read({ bytes, head, progress }: ProfileInput): Profile {
  const builder = new ProfileBuilder({ format: 'pyinstrument-session', producer: 'pyinstrument', values: [{ name: 'wall time', unit: 'nanoseconds' }] })
  const around = frameOf(bytes)
  if (around.began > 0) builder.recordedAt = around.began * 1000
  const reader = new SessionReader(builder, around.startStack)
  const cursor = new JsonCursor(bytes, head.json?.names.get('frame_records') ?? 0, progress)
  builder.asFarAsItGoes(() => { arrayAt(cursor, () => { reader.record(cursor) }) })
  return builder.build()
}

/** The first versions write it behind the samples. */
function frameOf(bytes: Uint8Array): Frame {
  const startStack: string[] = []
  let began = 0
  const cursor = new JsonCursor(bytes)
  untilBroken(() => {
    objectAt(cursor, (name) => {
      if (name === 'start_call_stack') arrayAt(cursor, () => { startStack.push(identityOf(textAt(cursor))) })
      else if (name === 'start_time') began = numberAt(cursor)
    })
  })
  return { startStack, began }
}

class SessionReader {
  private readonly functions: PyinstrumentFunctions
  private readonly threads = new Map<string, ThreadBuilder>()
  private readonly frames = new Map<string, number>()
  private now = 0

  constructor(private readonly builder: ProfileBuilder, private readonly startStack: readonly string[]) {
    this.functions = new PyinstrumentFunctions(builder)
  }

  /** `[[frame, …], seconds]`. */
  record(cursor: JsonCursor): void {
    const texts: string[] = []
    let seconds = NaN
    arrayAt(cursor, (index) => {
      if (index === 0) arrayAt(cursor, () => texts.push(textAt(cursor)))
      else if (index === 1) seconds = numberAt(cursor)
    })
    if (!(seconds >= 0) || texts.length === 0) { this.builder.damaged('samples had no stack or no time and were left out'); return }
    let stack = -1
    for (const text of this.shown(texts)) stack = this.builder.stack(stack, this.frame(text))
    this.threadOf(texts[0] ?? '').sample(stack, [seconds * 1e9], this.now)
    this.now += seconds * 1e9
  }

  /** Without what called the profiler, and without the profiler's own frames; as pyinstrument shows it, the innermost frame of those around the profiler stays. */
  private shown(texts: readonly string[]): readonly string[] {
    let first = 0
    while (first < texts.length - 1 && first < this.startStack.length && identityOf(texts[first] ?? '') === this.startStack[first]) first++
    let start = first > 0 && !isThread(texts[first - 1] ?? '') ? first - 1 : first
    if (isOwnFile(parsedFrame(texts[start] ?? '').file)) {
      start++
      while (start < texts.length - 1 && isStarterFile(parsedFrame(texts[start] ?? '').file)) start++
    }
    return texts.slice(start)
  }

  private frame(text: string): number {
    const found = this.frames.get(text)
    if (found !== undefined) return found
    const frame = this.functions.frameOf(parsedFrame(text))
    this.frames.set(text, frame)
    return frame
  }

  private threadOf(text: string): ThreadBuilder {
    const name = isThread(text) ? parsedFrame(text).name : ''
    const found = this.threads.get(name) ?? this.builder.thread(name)
    this.threads.set(name, found)
    return found
  }
}

function identityOf(text: string): string {
  const end = text.indexOf('\u0001')
  return end < 0 ? text : text.slice(0, end)
}

function isThread(text: string): boolean {
  return text.includes('\u0000<thread>\u0000')
}
