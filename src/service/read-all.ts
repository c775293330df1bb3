// Models sources of a root, each by one worker, for all of them. A file that ends a worker is given up, and linking goes on
// without it.

import type { IndexedWorker } from './indexed-worker.js'
import type { RootIndex } from './root-index.js'
import { problemOf } from './scan-file.js'
import { takeEach } from './take-each.js'
import { NoAnswer } from './worker-thread.js'

interface Reading {
  readonly paths: readonly string[]
  readonly signal?: AbortSignal | undefined
  readonly onRead?: ((done: number, total: number) => void) | undefined
}

/** Answers which worker has read which file. */
export async function readAll(
  index: RootIndex, workers: readonly IndexedWorker[], { paths, signal, onRead }: Reading,
): Promise<ReadonlyMap<string, IndexedWorker>> {
  const readBy = new Map<string, IndexedWorker>()
  const slow: string[] = []
  let done = 0
  onRead?.(done, paths.length)

  const read = async (worker: IndexedWorker, path: string): Promise<void> => {
    signal?.throwIfAborted()
    // Others may share this index, and be faster.
    if (index.has(path)) return
    await worker.inform()
    await worker.index(path)
    readBy.set(path, worker)
  }
  await takeEach(paths, workers, new Map<string, IndexedWorker>(), async (worker, path) => {
    await read(worker, path).catch((error: unknown) => {
      if (error instanceof NoAnswer && error.reason === 'slow') slow.push(path)
      else index.giveUp(path, problemOf(error))
    })
    onRead?.(++done, paths.length)
  })
  // Once more with the other workers idle: on a busy machine the clock also catches innocent files.
  const [first] = workers
  for (const path of slow.sort()) {
    if (first) await read(first, path).catch((error: unknown) => { index.giveUp(path, problemOf(error)) })
  }
  return readBy
}
