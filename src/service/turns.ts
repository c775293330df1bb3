// One thing at a time, in this order: what somebody waits for, what may wait, and what is to be done when there is nothing else.

import { NoAnswer } from './worker-thread.js'

export interface Turns {
  take<T>(isBackground: boolean, work: () => Promise<T>): Promise<T>
  /** There is something to do when there is nothing else. */
  begin(): void
  /** Resolves when the next thing is done; rejects when there will be none. */
  next(): Promise<void>
  /** What has not begun is refused. */
  close(): void
}

/** `idle` gives the next thing to do when there is nothing else. */
export function createTurns(idle: () => (() => Promise<void>) | undefined): Turns {
  const urgent: (() => Promise<void>)[] = []
  const later: (() => Promise<void>)[] = []
  const waiting: { readonly resolve: () => void, readonly reject: (reason: unknown) => void }[] = []
  let isRunning = false
  let isClosed = false
  /** Idle work that failed is not begun again by itself, but when somebody wants something. */
  let hasFailed = false

  const pick = (): (() => Promise<void>) | undefined => urgent.shift() ?? later.shift() ?? (isClosed || hasFailed ? undefined : idleWork())

  const idleWork = (): (() => Promise<void>) | undefined => {
    const work = idle()
    return work && (() => work().catch((error: unknown) => {
      hasFailed = true
      for (const { reject } of waiting.splice(0)) reject(error)
    }))
  }

  const run = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    // What is said in the same moment is done together.
    await Promise.resolve()
    for (let work = pick(); work; work = pick()) {
      await work()
      for (const { resolve } of waiting.splice(0)) resolve()
    }
    isRunning = false
    for (const { resolve } of waiting.splice(0)) resolve()
  }

  return {
    take<T>(isBackground: boolean, work: () => Promise<T>) {
      return new Promise<T>((resolve, reject) => {
        const list = isBackground ? later : urgent
        list.push(async () => {
          if (isClosed) reject(stopped())
          else await work().then(resolve, reject)
        })
        hasFailed = false
        void run()
      })
    },
    begin() {
      hasFailed = false
      void run()
    },
    next: () => new Promise((resolve, reject) => {
      if (isClosed) reject(stopped())
      else waiting.push({ resolve, reject })
    }),
    close() {
      isClosed = true
    },
  }
}

function stopped(): NoAnswer {
  return new NoAnswer('stopped', 'the analysis was stopped')
}
