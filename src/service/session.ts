// One long-lived analysis workspace for an editor: texts come and go, questions are answered one after another, and a text
// that ends its worker is left alone until it changes.

import type { FileReport } from '../analysis/engine.js'
import type { Finding, Fix } from '../analysis/finding.js'
import type { AnalysisOptions } from '../analysis/options.js'
import { startWorker, NoAnswer, type AnalysisWorker } from './worker-thread.js'

/** Paths are relative to the root, with `/`. An aborted question rejects with the signal's reason. */
export interface Session {
  set(path: string, text: string): void
  remove(path: string): void
  report(path: string, options: AnalysisOptions, signal?: AbortSignal): Promise<FileReport>
  fixes(finding: Finding, options: AnalysisOptions, signal?: AbortSignal): Promise<readonly Fix[]>
  close(): Promise<void>
}

export function openSession(workerScript?: URL): Session {
  const texts = new Map<string, string>()
  /** Paths whose text the worker does not have yet, or must forget. */
  const changed = new Set<string>()
  /** Why a path's present text is left alone. */
  const abandoned = new Map<string, string>()
  const withoutFixes = new Set<string>()
  let worker: AnalysisWorker | undefined
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()

  const forget = (path: string): void => {
    changed.add(path)
    abandoned.delete(path)
    withoutFixes.delete(path)
  }

  const alive = (): AnalysisWorker => {
    if (worker?.isAlive === true) return worker
    worker = startWorker(workerScript)
    for (const path of texts.keys()) changed.add(path)
    return worker
  }

  const send = async (path: string): Promise<void> => {
    const text = texts.get(path)
    changed.delete(path)
    if (text === undefined) await alive().ask('remove', { path })
    else if (!abandoned.has(path)) await alive().ask('set', { path, text })
  }

  /** A loss is the fault of the text that was being set. */
  const sendChanges = async (): Promise<void> => {
    alive()
    while (changed.size > 0) {
      const [path = ''] = changed
      await send(path).catch((error: unknown) => { abandoned.set(path, lossOf(error)) })
      alive()
    }
  }

  const inTurn = <T>(signal: AbortSignal | undefined, question: () => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      signal?.throwIfAborted()
      if (isClosed) throw new NoAnswer('stopped', 'the analysis was stopped')
      await sendChanges()
      const answer = await question()
      signal?.throwIfAborted()
      return answer
    })
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    set(path, text) {
      texts.set(path, text)
      forget(path)
    },
    remove(path) {
      texts.delete(path)
      forget(path)
    },
    report: (path, options, signal) => inTurn(signal, async () => {
      const reason = abandoned.get(path)
      if (reason !== undefined) return emptyReport(path, reason)
      try {
        return await alive().ask('report', { path, options })
      } catch (error) {
        abandoned.set(path, lossOf(error))
        return emptyReport(path, lossOf(error))
      }
    }),
    fixes: (finding, options, signal) => inTurn(signal, async () => {
      if (abandoned.has(finding.path) || withoutFixes.has(finding.path)) return []
      try {
        return await alive().ask('fixes', { finding, options })
      } catch (error) {
        lossOf(error)
        withoutFixes.add(finding.path)
        return []
      }
    }),
    async close() {
      isClosed = true
      texts.clear()
      changed.clear()
      await worker?.stop()
    },
  }
}

/** Only what a text can cause is its fault: a stopped or unstartable worker is passed on. */
function lossOf(error: unknown): string {
  if (error instanceof NoAnswer && error.reason !== 'stopped') return error.message
  throw error
}

function emptyReport(path: string, message: string): FileReport {
  return { path, lines: 0, findings: [], problems: [{ path, message }] }
}
