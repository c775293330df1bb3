// The one way in which importers make a profile: it owns the tables, recursion, weights that are no numbers, events out of order, and the count of what was damaged.

import { Column } from './columns.js'
import { damageText } from './damage-text.js'
import { GraphBuilder } from './graph-builder.js'
import { ProfileError } from './importer.js'
import { LineBuilder } from './line-builder.js'
import { natural } from './numbers.js'
import { PairIndex } from './pair-index.js'
import type { Profile, Thread, Unit, ValueType } from './profile.js'
import { StringTable } from './string-table.js'
import { ThreadBuilder } from './thread-builder.js'
import { TimelineBuilder } from './timeline-builder.js'

/** Deeper stacks are cut at this many frames: a recursion without end says nothing more further down. */
export const deepestStack = 4096

/** Of them all; each takes two dozen bytes. */
export const mostStacks = 1 << 25

/** No program has more, and each takes memory. */
const mostThreads = 10_000

export interface ProfileFacts {
  readonly format: string
  readonly producer: string
  readonly values: readonly ValueType[]
}

export class ProfileBuilder {
  readonly strings = new StringTable()
  readonly graph = new GraphBuilder(() => this.values.length)
  readonly lines = new LineBuilder(this.strings)
  private readonly functionIndex = new PairIndex()
  private readonly functionNames = new PairIndex()
  private readonly frameIndex = new PairIndex()
  private readonly places = new PairIndex()
  private readonly stackIndex = new PairIndex()
  private readonly depths = Column.naturals()
  private readonly stackCalls = Column.numbers()
  private readonly threads: { readonly name: string, readonly process: string, readonly built: ThreadBuilder }[] = []
  private readonly timelines: TimelineBuilder[] = []
  private readonly damages = new Map<string, number>()
  private readonly sentences: string[] = []
  private readonly stackSentences: string[] = []
  private producer: string
  private hasCalls = true
  private leftOut: ThreadBuilder | undefined
  recordedAt: number | undefined
  commit: string | undefined

  values: readonly ValueType[]

  constructor(private readonly facts: ProfileFacts) {
    this.producer = facts.producer
    this.values = facts.values
  }

  /** For files that tell late what they measure: as many values as were said before. */
  measures(values: readonly ValueType[]): void {
    this.values = values
  }

  /** For files that tell their producer late. */
  producedBy(name: string): void {
    this.producer = name
  }

  /** The function's row. `file`: a path, a module, '' when unknown; `line` and `column`: 1-based, where it begins, 0 when unknown. */
  function(name: string, file = '', line = 0, column = 0): number {
    const named = this.functionNames.rowOf(this.strings.rowOf(name === '' ? '(anonymous)' : name), this.strings.rowOf(file))
    return this.functionIndex.rowOf(named, this.places.rowOf(natural(line), natural(column)))
  }

  get functionCount(): number {
    return this.functionIndex.length
  }

  /** The frame's row. `line`: 1-based, which was running, 0 when unknown. */
  frame(functionRow: number, line = 0, column = 0): number {
    return this.frameIndex.rowOf(functionRow, this.places.rowOf(natural(line), natural(column)))
  }

  /** The row of this frame called from that stack; `parent` is -1 at the top. Stacks that are too deep stay where they are. */
  stack(parent: number, frame: number): number {
    const depth = parent < 0 ? 1 : this.depths.at(parent) + 1
    if (depth > deepestStack) {
      this.damaged(`stacks deeper than ${deepestStack} frames were cut`)
      return parent
    }
    const row = this.stackIndex.rowOf(parent, frame)
    if (row < this.depths.length) return row
    if (row >= mostStacks) throw new ProfileError(`The file has more than ${mostStacks.toLocaleString('en-US')} different stacks, which is the limit`)
    this.depths.push(depth)
    return row
  }

  /** The stack of samples of which the tool says that they are, and not where: they are in its whole, and so in ours. */
  get noStack(): number {
    return this.stack(-1, this.frame(this.function('(no stack)')))
  }

  parentOf(stack: number): number {
    return this.stackIndex.firstAt(stack)
  }

  frameOf(stack: number): number {
    return this.stackIndex.secondAt(stack)
  }

  functionOfFrame(frame: number): number {
    return this.frameIndex.firstAt(frame)
  }

  /** '' when unknown. */
  fileOf(functionRow: number): string {
    return this.strings.taken()[this.functionNames.secondAt(this.functionIndex.firstAt(functionRow))] ?? ''
  }

  /** This stack was entered so many times more. */
  entered(stack: number, times = 1): void {
    this.stackCalls.add(stack, times)
  }

  /** For tools that sample and write calls all the same: what seems to begin again may be the same call. */
  countsNoCalls(): void {
    this.hasCalls = false
  }

  /** `measured`: the value that its calls are of, where they begin and end. */
  thread(name: string, process = '', measured = 0): ThreadBuilder {
    if (this.threads.length === mostThreads) {
      this.damaged(`threads beyond the first ${String(mostThreads)} were left out`)
      return this.leftOut ??= new ThreadBuilder(this)
    }
    const built = new ThreadBuilder(this, measured)
    this.threads.push({ name, process, built })
    return built
  }

  timeline(name: string, unit: Unit): TimelineBuilder {
    const timeline = new TimelineBuilder(name, unit)
    this.timelines.push(timeline)
    return timeline
  }

  /** Counted by its words, and said once: `12 samples had no stack`. `what` continues a number that is not one, with a plural. */
  damaged(what: string, times = 1): void {
    this.damages.set(what, (this.damages.get(what) ?? 0) + times)
  }

  /** A whole sentence on the file, said once. */
  note(sentence: string): void {
    if (!this.sentences.includes(sentence)) this.sentences.push(sentence)
  }

  /** Runs a reading; where the file breaks off, what was read before stays, and a note says where. Answers whether it was read to its end. */
  asFarAsItGoes(read: () => void): boolean {
    try {
      read()
      return true
    } catch (error) {
      if (!(error instanceof ProfileError) || !this.hasContent) throw error
      this.note(`${error.message}; what stands before was read.`)
      return false
    }
  }

  /** A whole sentence on how its stacks came to be, for who looks at a flame graph of them. */
  noteOnStacks(sentence: string): void {
    this.stackSentences.push(sentence)
  }

  /** Throws where nothing at all was read. */
  build(): Profile {
    const threads = this.threads.map(({ name, process, built }): Thread => ({ name, process, samples: built.taken() }))
    const functions = this.functionIndex.length
    if (!this.hasContent && this.timelines.every(({ length }) => length === 0)) throw new ProfileError('The file holds no measurements')
    const graph = this.graph.taken(functions)
    const lines = this.lines.taken()
    return {
      format: this.facts.format,
      producer: this.producer,
      functions: this.functionTable(),
      frames: this.frameTable(),
      stacks: {
        length: this.stackIndex.length,
        parent: this.stackIndex.firsts(),
        frame: this.stackIndex.seconds(),
        ...(this.hasCalls && this.stackCalls.length > 0 ? { calls: this.stackCalls.taken(this.stackIndex.length) } : {}),
      },
      strings: this.strings.taken(),
      values: this.values,
      threads: threads.filter(({ samples }, index) => samples.length > 0 || (index === 0 && threads.length === 1)),
      ...(graph ? { graph } : {}),
      ...(lines ? { lines } : {}),
      timelines: this.timelines.map((timeline) => timeline.taken()),
      notes: [...this.sentences, ...[...this.damages].map(([what, times]) => damageText(what, times))],
      ...this.stackSentences.length > 0 && { stackNotes: this.stackSentences },
      ...(this.recordedAt === undefined ? {} : { recordedAt: this.recordedAt }),
      ...(this.commit === undefined ? {} : { commit: this.commit }),
    }
  }

  private get hasContent(): boolean {
    return this.threads.some(({ built }) => built.hasContent) || this.graph.hasContent || this.lines.length > 0 || this.timelines.some(({ length }) => length > 0)
  }

  private functionTable(): Profile['functions'] {
    const length = this.functionIndex.length
    const [name, file, line, column] = [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)]
    for (let row = 0; row < length; row++) {
      const named = this.functionIndex.firstAt(row)
      name[row] = this.functionNames.firstAt(named)
      file[row] = this.functionNames.secondAt(named)
      const place = this.functionIndex.secondAt(row)
      line[row] = this.places.firstAt(place)
      column[row] = this.places.secondAt(place)
    }
    return { length, name, file, line, column }
  }

  private frameTable(): Profile['frames'] {
    const length = this.frameIndex.length
    const [of, line, column] = [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)]
    for (let row = 0; row < length; row++) {
      const place = this.frameIndex.secondAt(row)
      of[row] = this.frameIndex.firstAt(row)
      line[row] = this.places.firstAt(place)
      column[row] = this.places.secondAt(place)
    }
    return { length, function: of, line, column }
  }
}
