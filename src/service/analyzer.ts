// Analysis in worker threads, for command line and server alike: `analyze` scans many files, `openSession` keeps one
// workspace alive for an editor. A slow or crashing file costs itself and is listed under problems; the rest goes on.

import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { AnalysisOptions } from '../analysis/options.js'
import type { FileResult } from './messages.js'
import { scanFile } from './scan-file.js'
import { startWorker, type AnalysisWorker } from './worker-thread.js'

export { openSession, type Session } from './session.js'
export type { FileResult, FixableFinding } from './messages.js'

export interface ScanRequest {
  /** Absolute. */
  readonly root: string
  /** Relative to the root, with `/`. */
  readonly files: readonly string[]
  readonly optionsFor: (path: string) => AnalysisOptions
  /** Default: the number of cores. */
  readonly threads?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** Tests give a script that misbehaves. */
  readonly workerScript?: URL | undefined
}

/** Calls `onResult` once for every file as it is done, in no particular order; rejects with the signal's reason when aborted. */
export async function analyze(request: ScanRequest, onResult: (result: FileResult) => void): Promise<void> {
  const queue = [...request.files].reverse()
  const threads = Math.max(1, Math.min(request.threads ?? availableParallelism(), queue.length))
  const slow: string[] = []
  await Promise.all(Array.from({ length: threads }, () => drain(queue, request, (path, isSlow, result) => {
    if (isSlow) slow.push(path)
    else onResult(result)
  })))
  // On a busy machine the clock also catches innocent files. Each is tried once more with the other workers gone, so that the
  // same files are given up whatever the load.
  await drain(slow.sort().reverse(), request, (_path, _isSlow, result) => { onResult(result) })
}

async function drain(
  queue: string[], request: ScanRequest, onScanned: (path: string, isSlow: boolean, result: FileResult) => void,
): Promise<void> {
  let worker: AnalysisWorker | undefined
  const stop = (): void => { void worker?.stop() }
  request.signal?.addEventListener('abort', stop)
  try {
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      request.signal?.throwIfAborted()
      worker = worker?.isAlive === true ? worker : startWorker(request.workerScript)
      const file = { path, absolutePath: join(request.root, path), options: request.optionsFor(path) }
      const { isSlow, result } = await scanFile(worker, file)
      onScanned(path, isSlow, result)
    }
  } catch (error) {
    request.signal?.throwIfAborted()
    throw error
  } finally {
    request.signal?.removeEventListener('abort', stop)
    await worker?.stop()
  }
}
