// A second analysis for texts that do not exist yet: the outcome of several fixes, or of a comment, is looked at before it is
// offered. It starts when first needed and ends when idle, because it is a whole worker.

import { openSession, type Session } from '../service/analyzer.js'

/** Runs one piece of work at a time on the scratch session. */
export type Scratch = <T>(work: (session: Session) => Promise<T>) => Promise<T>

export function createScratch(): Scratch {
  let session: Session | undefined
  let last: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const end = (): void => {
    void session?.close()
    session = undefined
  }

  return (work) => {
    clearTimeout(timer)
    const turn = last.then(() => {
      session ??= openSession()
      return work(session)
    })
    last = turn.catch(() => undefined).then(() => {
      clearTimeout(timer)
      timer = setTimeout(end, idleMilliseconds)
      timer.unref()
    })
    return turn
  }
}

const idleMilliseconds = 60_000
