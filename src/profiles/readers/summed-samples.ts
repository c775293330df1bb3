// Samples whose order says nothing: those of one thread with equal stacks become one, so that memory grows with the stacks and not with the file.

import type { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import { PairIndex } from '../pair-index.js'
import { taskName, type Task } from './tasks.js'

interface ThreadFacts {
  readonly process: string
  readonly id: string
  name: string
}

export class SummedSamples {
  private readonly threads: ThreadFacts[] = []
  private readonly rows = new Map<string, number>()
  private readonly samples = new PairIndex()
  private last = -1
  private lastProcess: Task | undefined
  private lastThread: Task | undefined
  private readonly sums: readonly Column<Float64Array>[]

  constructor(private readonly builder: ProfileBuilder) {
    this.sums = builder.values.map(() => Column.numbers())
  }

  /** The thread's row. A name that comes later than the number is kept. */
  thread(process: string, id: string, name = ''): number {
    const key = `${process}\n${id}`
    let row = this.rows.get(key)
    if (row === undefined) {
      row = this.threads.push({ process, id, name }) - 1
      this.rows.set(key, row)
    }
    const thread = this.threads[row]
    if (thread && name !== '') thread.name = name
    return row
  }

  /** The same for tasks that frames name. Most lines are of the thread of the line before. */
  threadOf(process: Task | undefined, thread: Task | undefined): number {
    if (this.last < 0 || process !== this.lastProcess || thread !== this.lastThread) {
      this.last = this.thread(process ? taskName(process.name, process.id) : '', thread?.id ?? '', thread?.name)
      this.lastProcess = process
      this.lastThread = thread
    }
    return this.last
  }

  /** `stack`: -1 when nothing ran. */
  add(thread: number, stack: number, first: number, second = 0): void {
    const row = this.samples.rowOf(thread, stack + 1)
    this.sums[0]?.add(row, first)
    this.sums[1]?.add(row, second)
  }

  /** Gives what was summed to the profile, thread by thread. */
  place(): void {
    const built = this.threads.map(({ process, id, name }) => this.builder.thread(taskName(name, id), process))
    for (let row = 0; row < this.samples.length; row++) {
      built[this.samples.firstAt(row)]?.sample(this.samples.secondAt(row) - 1, this.sums.map((sum) => sum.at(row)))
    }
  }
}
