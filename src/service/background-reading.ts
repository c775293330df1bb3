// Reads what nobody has read of a root yet, in a worker of its own: whoever waits for an answer does not wait for it. The worker
// ends with its work.

import { countsForOthers } from '../analysis/test-paths.js'
import { openIndexedWorker } from './indexed-worker.js'
import { readAll } from './read-all.js'
import type { RootIndex } from './root-index.js'

export interface BackgroundReading {
  /** Undefined when nothing is being read; rejects when no worker can be started. */
  readonly current: Promise<void> | undefined
  /** Whether nothing is missing. */
  readonly isDone: boolean
  /** Reads what is missing, if it is not doing so already. */
  begin(): void
  close(): Promise<void>
}

export interface BackgroundReadingRequest {
  readonly index: RootIndex
  /** Whether this source is not to be read here. */
  readonly isLeftOut: (path: string) => boolean
  readonly onRead: () => void
  readonly workerScript?: URL | undefined
}

export function createBackgroundReading({ index, isLeftOut, onRead, workerScript }: BackgroundReadingRequest): BackgroundReading {
  const closing = new AbortController()
  const { signal } = closing
  let current: Promise<void> | undefined

  const isMissing = (path: string): boolean => countsForOthers(path) && !index.has(path) && !isLeftOut(path)

  const readMissing = async (): Promise<void> => {
    const worker = openIndexedWorker(index, { script: workerScript })
    const stop = (): void => { void worker.stop() }
    signal.addEventListener('abort', stop)
    try {
      // What changes meanwhile is missing again.
      for (let paths = index.paths.filter(isMissing); paths.length > 0; paths = index.paths.filter(isMissing)) {
        await readAll(index, [worker], { paths, signal })
      }
    } finally {
      signal.removeEventListener('abort', stop)
      await worker.stop()
    }
  }

  return {
    get current() { return current },
    get isDone() { return !current && !index.paths.some(isMissing) },
    begin() {
      if (current || signal.aborted || !index.paths.some(isMissing)) return
      current = readMissing().finally(() => {
        current = undefined
        onRead()
      })
      // Whoever waits is told; without anybody, the next one who begins is.
      current.catch(() => undefined)
    },
    async close() {
      closing.abort(new Error('closed'))
      await current?.catch(() => undefined)
    },
  }
}
