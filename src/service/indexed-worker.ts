// A worker of a root: started when first asked, replaced when it was lost, and told what it does not know yet.

import type { IndexEntry, RootIndex } from './root-index.js'
import type { Kind, PackedFacts, Questions } from './messages.js'
import { NoAnswer, startWorker, type AnalysisWorker } from './worker-thread.js'

export interface IndexedWorker {
  readonly isAlive: boolean
  /** Whether others have modelled something that this worker has not taken. */
  readonly isBehind: boolean
  /** Whether it knows which files there are now. */
  readonly isInformed: boolean
  /** Starts if need be; it knows of no files then. */
  start(): Promise<void>
  /** Tells which files there are. Answers, as all changes do, the files whose findings may differ with that. */
  inform(): Promise<readonly string[]>
  /** Takes a part of what others have modelled, also of files that it will only be told of. */
  takeSome(): Promise<readonly string[]>
  ask<K extends Kind>(kind: K, question: Questions[K]['question']): Promise<Questions[K]['answer']>
  /** Models one file, for all workers. */
  index(path: string): Promise<readonly string[]>
  /** For good. */
  stop(): Promise<void>
}

export interface IndexedWorkerOptions {
  readonly script?: URL | undefined
  /** A worker that knows nothing yet takes the place of the last one. */
  readonly onStart?: () => void
}

export function openIndexedWorker(index: RootIndex, { script, onStart }: IndexedWorkerOptions = {}): IndexedWorker {
  let worker: AnalysisWorker | undefined
  let version = -1
  let taken = 0
  let isStopped = false

  const alive = (): AnalysisWorker => {
    if (worker?.isAlive === true) return worker
    if (isStopped) throw new NoAnswer('stopped', 'the analysis was stopped')
    worker = startWorker(script)
    version = -1
    taken = 0
    onStart?.()
    return worker
  }

  return {
    get isAlive() { return worker?.isAlive === true },
    get isBehind() { return taken < index.entries.length },
    get isInformed() { return worker?.isAlive === true && version === index.version },
    async start() {
      await alive().ready
    },
    async inform() {
      const current = alive()
      if (version === index.version) return []
      version = index.version
      return current.ask('know', { root: index.root, paths: index.paths })
    },
    async takeSome() {
      const current = alive()
      const { files, next } = batchFrom(index.entries, taken, current)
      taken = next
      return files.length > 0 ? current.ask('adopt', { files }) : []
    },
    // Also where it cannot be started, that is told by the promise.
    ask: async (kind, question) => alive().ask(kind, question),
    async index(path) {
      const current = alive()
      const { packed, affected } = await current.ask('index', { path })
      const isBehind = taken < index.entries.length
      index.add(packed, current)
      if (!isBehind) taken = index.entries.length
      return affected
    },
    async stop() {
      isStopped = true
      await worker?.stop()
    },
  }
}

/** So many bytes are unpacked in a few hundredths of a second: whoever asks meanwhile does not wait longer. */
const mostBytes = 256 * 1024

function batchFrom(entries: readonly (IndexEntry | undefined)[], from: number, worker: object): { files: readonly PackedFacts[], next: number } {
  const files: PackedFacts[] = []
  let bytes = 0
  let next = from
  while (next < entries.length && bytes < mostBytes) {
    const entry = entries[next++]
    if (!entry || entry.by === worker) continue
    files.push({ path: entry.path, facts: entry.facts })
    bytes += entry.facts?.length ?? 0
  }
  return { files, next }
}
