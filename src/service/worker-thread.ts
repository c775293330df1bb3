// One analysis worker: starts it, asks it one question at a time, and ends it when an answer takes over two seconds.
// The question that a worker was lost on is rejected; whoever asked starts another worker.

import { Worker } from 'node:worker_threads'
import { isBundled } from './bundle.js'
import { workerRole, type Kind, type Questions, type Reply } from './messages.js'

export interface AnalysisWorker {
  readonly isAlive: boolean
  /** Rejects with an error other than `NoAnswer` when workers cannot start at all. */
  readonly ready: Promise<void>
  /** Rejects with `NoAnswer` when this question cannot be answered, with another error when workers cannot start at all. */
  ask<K extends Kind>(kind: K, question: Questions[K]['question']): Promise<Questions[K]['answer']>
  stop(): Promise<void>
}

/** `failed`: a bug that the worker survived; after the others it is gone. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'

  constructor(readonly reason: 'slow' | 'crashed' | 'failed' | 'stopped', message: string) {
    super(message)
  }
}

export const clockMilliseconds = 2000

/** A busy machine gives us little of its processor: the clock waits for what it kept from us, so many times its own time at most. */
const mostPatience = 4

/** The first file that a worker reports on pays for much that the others share. Without this, a file that is given up takes those after it along, each asked of a worker that begins anew. */
const firstClockMilliseconds = 6000

/** Being told of all files of a large root looks at no text; what functions do is asked by somebody who waits for it. */
const longClockMilliseconds = 20_000

/** Tests give a script that misbehaves. */
export function startWorker(script: URL = analysisScript()): AnalysisWorker {
  const worker = new Worker(script, { workerData: workerRole, resourceLimits: limits })
  let isAlive = true
  let hasReported = false
  let lose: (loss: NoAnswer) => void = () => undefined
  const end = (loss: NoAnswer): void => {
    isAlive = false
    lose(loss)
  }
  worker.on('error', (error) => { end(new NoAnswer('crashed', crashMessage(error))) })
  worker.on('exit', () => { end(new NoAnswer('crashed', 'given up: the analysis ended unexpectedly')) })

  const ready = new Promise<void>((resolve, reject) => {
    lose = reject
    worker.once('message', () => { resolve() })
  }).catch((error: unknown) => { throw startFailure(error) })
  // The first question reports a failed start; without one there is nobody to tell.
  ready.catch(() => undefined)

  const stop = async (loss: NoAnswer): Promise<void> => {
    end(loss)
    await worker.terminate()
  }

  return {
    ready,
    get isAlive() { return isAlive },
    stop: () => stop(new NoAnswer('stopped', 'the analysis was stopped')),
    async ask<K extends Kind>(kind: K, question: Questions[K]['question']) {
      await ready
      // It may have died after its last answer; waiting for it would blame the next file for being slow.
      if (!isAlive) throw new NoAnswer('crashed', 'given up: the analysis ended unexpectedly')
      return new Promise<Questions[K]['answer']>((resolve, reject) => {
        const limit = kind === 'know' || kind === 'effects' ? longClockMilliseconds : kind === 'report' && !hasReported ? firstClockMilliseconds : clockMilliseconds
        const begun = { at: performance.now(), processor: process.cpuUsage() }
        const look = (): void => {
          if (lose !== fail) return
          const left = limit - processorMilliseconds(begun.processor)
          const isPatient = left > 0 && performance.now() - begun.at < limit * mostPatience
          if (isPatient) clock = lookAfter(left)
          else void stop(new NoAnswer('slow', tooSlow))
        }
        // The timer may be late because this thread was busy: an answer that has arrived is read first.
        const lookAfter = (milliseconds: number): NodeJS.Timeout => setTimeout(() => { setImmediate(look) }, milliseconds)
        let clock = lookAfter(limit)
        const fail = (error: Error): void => {
          clearTimeout(clock)
          lose = () => undefined
          reject(error)
        }
        lose = fail
        worker.once('message', (reply: Reply<K>) => {
          clearTimeout(clock)
          lose = () => undefined
          hasReported ||= kind === 'report'
          if ('answer' in reply) resolve(reply.answer)
          else reject(new NoAnswer('failed', `internal error: ${reply.failure}`))
        })
        worker.postMessage({ kind, question })
      })
    },
  }
}

const tooSlow = `given up: it took over ${clockMilliseconds / 1000} seconds`

// Deeply nested expressions recurse deeply; a default stack holds some 50,000 frames, this one 3.7 million.
const limits = { stackSizeMb: 256, maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 1536 }

/** Of all our threads together. */
function processorMilliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

function analysisScript(): URL {
  return isBundled ? new URL(import.meta.url) : new URL('./worker.js', import.meta.url)
}

function crashMessage(error: unknown): string {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (isMemory) return `given up: it took over ${limits.maxOldGenerationSizeMb} MB of memory`
  return `given up: the analysis crashed (${error instanceof Error ? error.message : String(error)})`
}

/** A worker that cannot even start is a broken installation, not a problem of a file. */
function startFailure(error: unknown): unknown {
  const isStopped = error instanceof NoAnswer && error.reason === 'stopped'
  return isStopped ? error : new Error('the analysis could not start', { cause: error })
}
