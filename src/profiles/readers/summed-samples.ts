// Samples whose order says nothing: those of one thread with equal stacks become one, so that memory grows with the stacks and not with the file.

import type { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import { PairIndex } from '../pair-index.js'
import { taskName } from './tasks.js'

interface ThreadFacts {
  readonly process: string
  readonly id: string
  name: string
}

export class SummedSamples {
  private readonly threads: ThreadFacts[] = []
  private readonly rows = new Map<string, number>()
  private readonly samples = new PairIndex()
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
