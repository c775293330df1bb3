// What Scalene says of one file: its functions, and for each line shares of the time and sizes.

import type { ProfileBuilder } from '../builder.js'
import type { JsonCursor } from './json.js'
import { arrayAt, numberAt, objectAt, textAt } from './json-tolerant.js'
import type { ValueType } from '../profile.js'
import type { ThreadBuilder } from '../thread-builder.js'

const mebibyte = 1024 ** 2

/** The columns of lines; `system time` is time without using the processor, `time` is all three, by which lines are compared with stacks. */
export const scaleneColumns: readonly ValueType[] = [
  { name: 'Python time', unit: 'nanoseconds' },
  { name: 'native time', unit: 'nanoseconds' },
  { name: 'system time', unit: 'nanoseconds' },
  { name: 'allocated', unit: 'bytes' },
  { name: 'peak memory', unit: 'bytes', isLevel: true },
  { name: 'average memory', unit: 'bytes', isLevel: true },
  { name: 'copied', unit: 'bytes' },
  { name: 'GPU percent', unit: 'count', isLevel: true },
  { name: 'GPU memory', unit: 'bytes', isLevel: true },
  { name: 'awaiting percent', unit: 'count', isLevel: true },
  { name: 'time', unit: 'nanoseconds' },
]

interface NamedLine {
  readonly text: string
  readonly line: number
  /** The line where its function begins; 0 when unknown. */
  readonly begins: number
  readonly numbers: ReadonlyMap<string, number>
}

interface MeasuredLine {
  readonly frame: number
  readonly time: number
  readonly allocated: number
}

export class ScaleneFile {
  private readonly functions: { readonly name: string, readonly line: number, readonly row: number }[] = []
  private readonly measured: MeasuredLine[] = []
  /** Of lines where functions begin, as the file has their text. */
  private readonly headers = new Map<number, string>()

  /** `elapsed`: nanoseconds, of which lines have shares. Reads the object before which the cursor stands. */
  constructor(private readonly builder: ProfileBuilder, readonly path: string, cursor: JsonCursor, elapsed: number) {
    const lines: NamedLine[] = []
    // Lines may stand before the functions to which they belong.
    try {
      objectAt(cursor, (name) => {
        if (name === 'functions') arrayAt(cursor, () => { this.takeFunction(lineAt(cursor)) })
        else if (name === 'lines') arrayAt(cursor, () => lines.push(lineAt(cursor)))
      })
    } finally {
      this.functions.sort((a, b) => a.line - b.line)
      for (const { text, line } of lines) {
        const name = /^\s*(?:async\s+)?def\s+(\w+)/.exec(text)?.[1]
        if (name !== undefined) this.headers.set(line, name)
      }
      for (const line of lines) this.takeLine(line, elapsed)
    }
  }

  /** Stacks name functions without saying where they begin. */
  frameOf(name: string, line: number): number {
    const found = this.functions.findLast((each) => each.name === name && each.line <= line)
    return this.builder.frame(found?.row ?? this.builder.function(name, this.path), line)
  }

  /** Makes samples of its lines, for what the file has no stacks of. */
  takeSamples(thread: ThreadBuilder, wanted: { readonly time: boolean, readonly memory: boolean }): void {
    for (const { frame, time, allocated } of this.measured) {
      const values = [wanted.time ? time : 0, wanted.memory ? allocated : 0]
      if (values.some((value) => value > 0)) thread.sample(this.builder.stack(-1, frame), values)
    }
  }

  private takeFunction({ text, line }: NamedLine): void {
    this.functions.push({ name: text, line, row: this.builder.function(text, this.path, line) })
  }

  private takeLine({ text, line, begins, numbers }: NamedLine, elapsed: number): void {
    const number = (name: string): number => numbers.get(name) ?? 0
    const timeOf = (name: string): number => number(name) / 100 * elapsed
    const times = [timeOf('n_cpu_percent_python'), timeOf('n_cpu_percent_c'), timeOf('n_sys_percent')]
    const time = times.reduce((sum, each) => sum + each, 0)
    const allocated = number('n_malloc_mb') * mebibyte
    const sizes = [allocated, (numbers.get('n_peak_mb') ?? number('n_growth_mb')) * mebibyte, number('n_avg_mb') * mebibyte, number('n_copy_mb_s') * mebibyte * elapsed / 1e9]
    const values = [...times, ...sizes, number('n_gpu_percent'), (numbers.get('n_gpu_peak_memory_mb') ?? 0) * mebibyte, number('n_async_await_percent'), time]
    if (!values.some((value) => value > 0)) return
    const functionRow = this.functionAt(text, line, begins)
    this.builder.lines.push(this.path, line, values, { functionRow })
    const frame = this.builder.frame(functionRow ?? this.builder.function('<module>', this.path), line)
    this.measured.push({ frame, time, allocated })
  }

  /** The last that begins before the line; what is not indented belongs to none. Scalene's list leaves out functions that only waited, but not where their lines' function begins. */
  private functionAt(text: string, line: number, begins: number): number | undefined {
    const found = this.functions.findLast((each) => each.line <= line)
    const header = begins > (found?.line ?? 0) && begins <= line ? this.headers.get(begins) : undefined
    if (header !== undefined && found?.name.split('.').at(-1) !== header) return this.builder.function(header, this.path, begins)
    return found && (found.line === line || /^\s/.test(text)) ? found.row : undefined
  }
}

/** Functions are written as lines are: `line` is the text, or the name. */
function lineAt(cursor: JsonCursor): NamedLine {
  let [text, line, begins] = ['', 0, 0]
  const numbers = new Map<string, number>()
  objectAt(cursor, (name) => {
    if (name === 'line') text = textAt(cursor)
    else if (name === 'lineno') line = numberAt(cursor)
    else if (name === 'start_function_line') begins = numberAt(cursor)
    else if (name.startsWith('n_') && cursor.peek() === 'number') numbers.set(name, Math.max(0, cursor.number()))
  })
  return { text, line, begins, numbers }
}
