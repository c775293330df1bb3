// Stacks written as frames joined by semicolons, one line after the other: equal frames are found by their bytes, and what a line begins with like the one
// before is not read again.

import type { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import { ByteIndex, hashed, hashSeed } from './byte-index.js'
import type { Task } from './tasks.js'

export interface FrameReading {
  /** The builder's row of the frame that is written so. */
  readonly frameOf: (text: string) => number
  /** What the outermost frames name, where it is no function; `isFirst`: nothing stands before it. */
  readonly taskOf: (text: string, isFirst: boolean) => Task | undefined
}

const longestName = 1 << 20
const decoder = new TextDecoder()

export class LineStacks {
  /** What the line last taken says: -1 where nothing ran. */
  stack = -1
  process: Task | undefined
  thread: Task | undefined
  private readonly names: ByteIndex
  /** For each name its frame and one more, 0 for those that were no frame yet. */
  private readonly frames = Column.integers()
  private readonly tasks = new Map<number, Task>()
  /** Where the line before began, where its frames ended, counted from there, and the stacks that they made. */
  private before = 0
  private readonly ends: number[] = []
  private readonly stacks: number[] = []

  constructor(private readonly bytes: Uint8Array, private readonly builder: ProfileBuilder, private readonly reading: FrameReading) {
    this.names = new ByteIndex(bytes)
  }

  take(start: number, end: number): void {
    const { bytes, ends, stacks } = this
    const kept = this.framesLikeBefore(start, end)
    ends.length = stacks.length = kept
    this.before = start
    this.stack = stacks[kept - 1] ?? -1
    if (kept === 0) this.process = this.thread = undefined
    for (let from = start + (ends[kept - 1] ?? -1) + 1; from < end;) {
      let code = hashSeed
      let until = from
      for (let byte = bytes[until] ?? 0; until < end && byte !== semicolon; byte = bytes[++until] ?? 0) code = hashed(code, byte)
      const row = this.names.rowOfHashed(code, from, until)
      if (row >= this.frames.length) this.meet(row, from, until, from === start)
      const task = stacks.length === 0 ? this.tasks.get(row) : undefined
      if (task?.is === 'process') this.process = task
      else if (task) this.thread = task
      else {
        this.stack = this.builder.stack(this.stack, this.frameAt(row, from, until))
        ends.push(until - start)
        stacks.push(this.stack)
      }
      from = until + 1
    }
  }

  /** How many frames stand in this line as in the one before. */
  private framesLikeBefore(start: number, end: number): number {
    const { bytes, before, ends } = this
    const most = Math.min(ends.at(-1) ?? 0, end - start)
    let same = 0
    while (same < most && bytes[before + same] === bytes[start + same]) same++
    const isFrame = (until: number): boolean => until <= same && (start + until === end || bytes[start + until] === semicolon)
    let kept = ends.length
    while (kept > 0 && !isFrame(ends[kept - 1] ?? 0)) kept--
    return kept
  }

  /** Sees once whether a name is one of a process or a thread. */
  private meet(row: number, start: number, end: number, isFirst: boolean): void {
    this.frames.set(row, 0)
    const task = this.reading.taskOf(this.textOf(start, end), isFirst)
    if (task) this.tasks.set(row, task)
  }

  private frameAt(row: number, start: number, end: number): number {
    const known = this.frames.at(row)
    if (known > 0) return known - 1
    const frame = this.reading.frameOf(this.textOf(start, end))
    this.frames.set(row, frame + 1)
    return frame
  }

  private textOf(start: number, end: number): string {
    return decoder.decode(this.bytes.subarray(start, Math.min(end, start + longestName)))
  }
}

const semicolon = 0x3b
