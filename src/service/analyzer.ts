// Analysis in worker threads, for command line and server alike: `analyze` scans many files, `openSession` keeps one
// workspace alive for an editor. A slow or crashing file costs itself and is listed under problems; the rest goes on.

import { availableParallelism } from 'node:os'
import type { Outline } from '../analysis/outline.js'
import type { AnalysisOptions } from '../analysis/options.js'
import { countsForOthers } from '../analysis/test-paths.js'
import { openIndexedWorker, type IndexedWorker } from './indexed-worker.js'
import type { FileResult } from './messages.js'
import { readAll } from './read-all.js'
import { createRootIndex, type RootIndex } from './root-index.js'
import { givenUp, problemOf, scanFile } from './scan-file.js'
import { takeEach } from './take-each.js'

export { openSession, type Session } from './session.js'
export type { FileResult, FixableFinding } from './messages.js'

export interface ScanRequest {
  /** Absolute. */
  readonly root: string
  /** What is reported: relative to the root, with `/`. */
  readonly files: readonly string[]
  /** What is read: all sources and project files of the root. Default: the files that are reported. */
  readonly known?: readonly string[] | undefined
  /** What somebody has modelled of the root already, and goes on to share. */
  readonly index?: RootIndex | undefined
  readonly optionsFor: (path: string) => AnalysisOptions
  /** Default: half the number of cores. */
  readonly threads?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** How many files are read, before the first is reported. */
  readonly onRead?: ((done: number, total: number) => void) | undefined
  /** Files whose functions and loops are wanted as well. */
  readonly outlined?: readonly string[] | undefined
  readonly onOutlines?: ((outlines: ReadonlyMap<string, Outline>) => void) | undefined
  /** Tests give a script that misbehaves. */
  readonly workerScript?: URL | undefined
}

/**
 * Reads all that is known, so that findings rest on the same files whatever is reported and on however many threads; then calls
 * `onResult` once for every file as it is done, in no particular order. Rejects with the signal's reason when aborted.
 */
export async function analyze(request: ScanRequest, onResult: (result: FileResult) => void): Promise<RootIndex> {
  const index = request.index ?? createRootIndex(request.root, [])
  index.know([...new Set([...request.known ?? [], ...request.files])])
  const workers = Array.from({ length: threadsFor(request, index) }, () => openIndexedWorker(index, { script: request.workerScript }))
  const stop = (): void => { for (const worker of workers) void worker.stop() }
  request.signal?.addEventListener('abort', stop)
  try {
    request.signal?.throwIfAborted()
    const unread = index.paths.filter((path) => countsForOthers(path) && !index.has(path))
    const readBy = await readAll(index, workers, { ...request, paths: unread })
    for (const path of request.files) {
      const reason = index.lost.get(path)
      if (reason !== undefined) onResult(givenUp(path, reason))
    }
    await reportAll(request, { index, workers, readBy }, onResult)
    if (request.onOutlines) request.onOutlines(await outlinesOf(request.outlined ?? [], workers[0]))
    return index
  } catch (error) {
    request.signal?.throwIfAborted()
    throw error
  } finally {
    request.signal?.removeEventListener('abort', stop)
    await Promise.all(workers.map((worker) => worker.stop()))
  }
}

/** One at a time: a file that is too slow costs its own outline only. */
async function outlinesOf(paths: readonly string[], worker: IndexedWorker | undefined): Promise<ReadonlyMap<string, Outline>> {
  const found = new Map<string, Outline>()
  for (const path of paths) {
    await worker?.inform()
    while (worker?.isBehind === true) await worker.takeSome()
    try {
      for (const [of, outline] of await worker?.ask('outlines', { paths: [path] }) ?? []) found.set(of, outline)
    } catch (error) {
      problemOf(error)
    }
  }
  return found
}

/** A worker takes as long to start as a hundred small files to analyse. */
const filesPerWorker = 100

/** What functions do is worked out by each worker for itself: a worker for each core gains nothing. */
const coresPerWorker = 2

function threadsFor({ threads }: ScanRequest, { paths }: RootIndex): number {
  const wanted = threads ?? Math.min(Math.floor(availableParallelism() / coresPerWorker), Math.ceil(paths.length / filesPerWorker))
  return Math.max(1, Math.min(wanted, paths.length))
}

interface ReadRoot {
  readonly index: RootIndex
  readonly workers: readonly IndexedWorker[]
  readonly readBy: ReadonlyMap<string, IndexedWorker>
}

async function reportAll(request: ScanRequest, { index, workers, readBy }: ReadRoot, onResult: (result: FileResult) => void): Promise<void> {
  const { signal, optionsFor } = request
  const slow: string[] = []
  const scan = async (worker: IndexedWorker, path: string): Promise<ReturnType<typeof scanFile>> => {
    signal?.throwIfAborted()
    await worker.inform()
    while (worker.isBehind) await worker.takeSome()
    return scanFile(worker, { path, options: optionsFor(path) })
  }
  // What was read last still has its tree.
  const files = request.files.filter((path) => !index.lost.has(path)).toReversed()
  await takeEach(files, workers, readBy, async (worker, path) => {
    const { isSlow, result } = await scan(worker, path)
    if (isSlow) slow.push(path)
    else onResult(result)
  })
  // On a busy machine the clock also catches innocent files. Each is tried once more with the other workers idle, so that the
  // same files are given up whatever the load.
  const [first] = workers
  for (const path of slow.sort()) if (first) onResult((await scan(first, path)).result)
}
