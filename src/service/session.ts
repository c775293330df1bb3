// One long-lived analysis workspace: texts come and go, questions are answered one after another, and what is asked in the
// background (reading the rest of the root among it) waits for all that somebody waits for. A text that ends its worker is left
// alone until it changes.

import type { FileReport } from '../analysis/engine.js'
import type { Finding, Fix } from '../analysis/finding.js'
import { variantOf } from '../analysis/language.js'
import type { AnalysisOptions } from '../analysis/options.js'
import { openIndexedWorker } from './indexed-worker.js'
import type { Changes } from './messages.js'
import { createRootIndex, type RootIndex } from './root-index.js'
import { problemOf } from './scan-file.js'
import { createTurns } from './turns.js'

/** Paths are relative to the root, with `/`. An aborted question rejects with the signal's reason. */
export interface Session {
  /** These files of the root may be read, others not; what is new among them is read in the background. */
  know(paths: readonly string[]): void
  /** These files changed on the disk. */
  reload(paths: readonly string[]): void
  /** Resolves when all that is known is read. */
  read(onProgress?: (done: number, total: number) => void, signal?: AbortSignal): Promise<void>
  /** A text that counts instead of the disk's. */
  set(path: string, text: string): void
  /** The text of the disk counts again, if the file is known. */
  remove(path: string): void
  report(path: string, options: AnalysisOptions, question?: Question): Promise<FileReport>
  fixes(finding: Finding, options: AnalysisOptions, question?: Question): Promise<readonly Fix[]>
  /** For showing places in files; those that cannot be read are left out. */
  texts(paths: readonly string[], question?: Question): Promise<ReadonlyMap<string, string>>
  close(): Promise<void>
}

export interface Question {
  readonly signal?: AbortSignal | undefined
  /** It waits for all questions that are not. */
  readonly isBackground?: boolean
  /** Texts that count for this question alone. */
  readonly changes?: Changes
}

export interface SessionRequest {
  /** Where known files are. */
  readonly root?: string | undefined
  /** What a scan has modelled. */
  readonly index?: RootIndex | undefined
  /** Called with the files, others than those set, whose findings may differ; in one go when many files change. */
  readonly onAffected?: (paths: readonly string[]) => void
  readonly workerScript?: URL | undefined
}

export function openSession({ root = '', index = createRootIndex(root, []), onAffected, workerScript }: SessionRequest = {}): Session {
  const texts = new Map<string, string>()
  /** Paths whose text the worker does not have yet, or must forget. */
  const changed = new Set<string>()
  /** Known files that are to be read, and those among them whose text is another one now. */
  const unread = new Set<string>()
  const stale = new Set<string>()
  /** Files that were too slow once; a busy machine is no reason to give them up. */
  const retried = new Set<string>()
  /** Why a path's present text is left alone. */
  const abandoned = new Map<string, string>()
  const withoutFixes = new Set<string>()
  const affected = new Set<string>()

  const worker = openIndexedWorker(index, {
    script: workerScript,
    onStart() {
      for (const path of texts.keys()) changed.add(path)
      readMissing()
    },
  })
  const turns = createTurns(readNext)

  function readMissing(): void {
    for (const path of index.paths) if (variantOf(path) !== undefined && (!index.has(path) || texts.has(path))) unread.add(path)
  }

  function forget(path: string): void {
    changed.add(path)
    abandoned.delete(path)
    withoutFixes.delete(path)
  }

  function note(paths: readonly string[], except?: string): void {
    for (const path of paths) if (path !== except) affected.add(path)
  }

  /** Many files that change together affect others once. */
  function tellAffected(): void {
    if (affected.size === 0 || isReading()) return
    const paths = [...affected]
    affected.clear()
    onAffected?.(paths)
  }

  function isReading(): boolean {
    return unread.size > 0 || stale.size > 0 || worker.isBehind
  }

  /** A loss is the fault of the text that was being set. */
  async function sendChanges(): Promise<void> {
    note(await worker.start())
    for (let [path] = changed; path !== undefined; [path] = changed) {
      changed.delete(path)
      try {
        note(await send(path), path)
      } catch (error) {
        abandoned.set(path, problemOf(error))
      }
      note(await worker.start())
    }
  }

  async function send(path: string): Promise<readonly string[]> {
    const text = texts.get(path)
    if (text !== undefined) {
      if (abandoned.has(path)) return []
      if (isReading()) unread.add(path)
      return worker.ask('set', { path, text })
    }
    if (!index.paths.includes(path)) return worker.ask('remove', { path })
    unread.add(path)
    return worker.ask('reload', { path })
  }

  /** One slice of what is to be read; undefined when all is. */
  function readNext(): (() => Promise<void>) | undefined {
    if (!isReading()) return undefined
    return async () => {
      await sendChanges()
      const [path] = stale.size > 0 ? stale : unread
      if (worker.isBehind) note(await worker.takeSome())
      else if (path !== undefined) await readFile(path)
      tellAffected()
    }
  }

  async function readFile(path: string): Promise<void> {
    const isStale = stale.delete(path)
    unread.delete(path)
    try {
      if (isStale && !texts.has(path)) note(await worker.ask('reload', { path }))
      // What is typed in it is no concern of other workers.
      if (texts.has(path)) note((await worker.ask('index', { path })).affected, path)
      else note(await worker.index(path))
    } catch (error) {
      const reason = problemOf(error)
      if (retried.has(path)) index.giveUp(path, reason)
      else unread.add(path)
      retried.add(path)
    }
  }

  function inTurn<T>({ signal, isBackground = false }: Question, question: () => Promise<T>): Promise<T> {
    return turns.take(isBackground, async () => {
      signal?.throwIfAborted()
      await sendChanges()
      const answer = await question()
      tellAffected()
      signal?.throwIfAborted()
      return answer
    })
  }

  return {
    know(paths) {
      index.know(paths)
      readMissing()
      turns.begin()
    },
    reload(paths) {
      const known = new Set(index.paths)
      for (const path of paths) {
        index.forget(path)
        retried.delete(path)
        if (!texts.has(path)) abandoned.delete(path)
        if (known.has(path)) stale.add(path)
      }
      turns.begin()
    },
    async read(onProgress, signal) {
      const total = unread.size
      while (isReading()) {
        signal?.throwIfAborted()
        onProgress?.(total - Math.min(total, unread.size), total)
        turns.begin()
        await turns.next()
      }
    },
    set(path, text) {
      texts.set(path, text)
      forget(path)
    },
    remove(path) {
      texts.delete(path)
      forget(path)
      turns.begin()
    },
    report: (path, options, question = {}) => inTurn(question, async () => {
      const reason = abandoned.get(path) ?? (texts.has(path) ? undefined : index.lost.get(path))
      if (reason !== undefined && !question.changes) return emptyReport(path, reason)
      try {
        return await worker.ask('report', { path, options, ...question.changes && { changes: question.changes } })
      } catch (error) {
        const loss = problemOf(error)
        if (!question.changes) abandoned.set(path, loss)
        return emptyReport(path, loss)
      }
    }),
    fixes: (finding, options, question = {}) => inTurn(question, async () => {
      if (abandoned.has(finding.path) || withoutFixes.has(finding.path)) return []
      try {
        return await worker.ask('fixes', { finding, options, ...question.changes && { changes: question.changes } })
      } catch (error) {
        problemOf(error)
        withoutFixes.add(finding.path)
        return []
      }
    }),
    texts: (paths, question = {}) => inTurn(question, async () => new Map(await worker.ask('texts', { paths }))),
    async close() {
      turns.close()
      texts.clear()
      changed.clear()
      await worker.stop()
    },
  }
}

function emptyReport(path: string, message: string): FileReport {
  return { path, lines: 0, findings: [], problems: [{ path, message }] }
}
