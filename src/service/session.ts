// One long-lived analysis workspace: texts come and go, questions are answered one after another. The rest of the root is read in
// the background; until all of it is, what is set is looked at alone. A text that ends its worker is left alone until it changes.

import type { FileReport } from '../analysis/engine.js'
import type { Finding, Fix } from '../analysis/finding.js'
import type { EffectsDetail, FileEffects, FunctionChoice } from '../analysis/function-effects.js'
import type { Outline } from '../analysis/outline.js'
import type { Runnable } from '../analysis/runnable.js'
import type { AnalysisOptions } from '../analysis/options.js'
import { countsForOthers } from '../analysis/test-paths.js'
import { createBackgroundReading } from './background-reading.js'
import { openIndexedWorker } from './indexed-worker.js'
import type { Changes } from './messages.js'
import { createRootIndex, type RootIndex } from './root-index.js'
import { problemOf } from './scan-file.js'
import { createTurns } from './turns.js'
import { NoAnswer } from './worker-thread.js'

/** Paths are relative to the root, with `/`. An aborted question rejects with the signal's reason. */
export interface Session extends Answers {
  /** Shared with scans of the same root. */
  readonly index: RootIndex
  /** These files of the root may be read, others not; what is new among them is read in the background. */
  know(paths: readonly string[]): void
  /** These files changed on the disk. */
  reload(paths: readonly string[]): void
  /** Resolves when all that is known is read. */
  read(signal?: AbortSignal): Promise<void>
  /** A text that counts instead of the disk's. */
  set(path: string, text: string): void
  /** The text of the disk counts again, if the file is known. */
  remove(path: string): void
  /** Several questions that are answered from the same texts; others wait meanwhile. */
  together<T>(question: Question, ask: (answers: Answers) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface Answers {
  report(path: string, options: AnalysisOptions, question?: Question): Promise<FileReport>
  fixes(finding: Finding, options: AnalysisOptions, question?: Question): Promise<readonly Fix[]>
  /** What one call of functions of a file does; a text says why that is not known, undefined that the file is not read. */
  effects(path: string, options: AnalysisOptions, choice?: FunctionChoice, question?: Question & EffectsDetail): Promise<FileEffects | string | undefined>
  /** Functions and loops of files; those that cannot be read are left out. */
  outlines(paths: readonly string[], question?: Question): Promise<ReadonlyMap<string, Outline>>
  /** Tests and imports of a file; undefined for one that is not read. */
  runnable(path: string, question?: Question): Promise<Runnable | undefined>
  /** For showing places in files; those that cannot be read are left out. */
  texts(paths: readonly string[], question?: Question): Promise<ReadonlyMap<string, string>>
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
  /** Whether answers wait until all that is known is read, for work that must come out the same whatever the time it takes. */
  readonly isPatient?: boolean
  readonly workerScript?: URL | undefined
}

export function openSession(request: SessionRequest = {}): Session {
  const { root = '', index = createRootIndex(root, []), onAffected, isPatient = false, workerScript } = request
  const texts = new Map<string, string>()
  /** Paths whose text the worker does not have yet, or must forget. */
  const changed = new Set<string>()
  /** Files whose text on the disk is another one than the worker's. */
  const stale = new Set<string>()
  /** Whether the worker was told of the root; it then knows a text of every file. */
  let isLinked = false
  /** Files that were too slow once: a busy machine, or a root that was looked at for the first time, is no reason to give them up. */
  const retried = new Set<string>()
  /** Why a path's present text is left alone. */
  const abandoned = new Map<string, string>()
  const withoutFixes = new Set<string>()
  const affected = new Set<string>()

  const worker = openIndexedWorker(index, {
    script: workerScript,
    onStart() {
      isLinked = false
      stale.clear()
      for (const path of texts.keys()) changed.add(path)
      reading.begin()
    },
  })
  const turns = createTurns(nextStep)
  const reading = createBackgroundReading({
    index, workerScript,
    isLeftOut: (path) => isLinked && (stale.has(path) || changed.has(path) || isSet(path)),
    onRead() {
      if (nextStep()) turns.begin()
      else tellAffected()
    },
  })

  function isSet(path: string): boolean {
    return texts.has(path) && !abandoned.has(path)
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
    if (affected.size === 0 || reading.current || nextLinking()) return
    const paths = [...affected]
    affected.clear()
    onAffected?.(paths)
  }

  /** A loss is the fault of the text that was being set. */
  async function sendChanges(): Promise<void> {
    await worker.start()
    for (let [path] = changed; path !== undefined; [path] = changed) {
      changed.delete(path)
      try {
        note(await send(path), path)
      } catch (error) {
        abandoned.set(path, problemOf(error))
      }
      await worker.start()
    }
  }

  async function send(path: string): Promise<readonly string[]> {
    const text = texts.get(path)
    if (text !== undefined) return abandoned.has(path) ? [] : worker.ask('set', { path, text })
    if (!isLinked || !index.knows(path)) return worker.ask('remove', { path })
    if (!index.has(path)) stale.add(path)
    return worker.ask('reload', { path })
  }

  /** The next thing to do towards knowing the root as it is now; undefined when there is none, or others must be done first. */
  function nextStep(): (() => Promise<void>) | undefined {
    return changed.size === 0 && !nextLinking() ? undefined : async () => {
      await sendChanges()
      // Another worker may have begun, which knows nothing yet.
      await nextLinking()?.()
      tellAffected()
    }
  }

  function nextLinking(): (() => Promise<void>) | undefined {
    const [path] = isLinked ? stale : []
    if (path !== undefined) return () => reloadFile(path)
    if (index.version === 0 || worker.isInformed && !worker.isBehind || !reading.isDone) return undefined
    // What is taken before the worker is told of the root is there when it is: no answer waits for a file to be read.
    if (worker.isBehind) return async () => { note(await worker.takeSome()) }
    return async () => {
      isLinked = true
      note(await worker.inform())
    }
  }

  async function reloadFile(path: string): Promise<void> {
    stale.delete(path)
    try {
      if (!isSet(path)) note(await worker.ask('reload', { path }))
      // What is typed in it is no concern of other workers.
      if (!isSet(path) && countsForOthers(path)) note(await worker.index(path))
    } catch (error) {
      // A new worker takes the place of a lost one, and the file is read apart from it.
      const reason = problemOf(error)
      if (worker.isAlive) index.giveUp(path, reason)
    }
  }

  /** Inside of a turn: nothing else is answered meanwhile. */
  async function settle(signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted()
      await allRead()
      const step = nextStep()
      if (!step) return
      await step()
    }
  }

  async function allRead(): Promise<void> {
    reading.begin()
    await reading.current
  }

  function ask<T>({ signal, isBackground = false }: Question, question: () => Promise<T>): Promise<T> {
    return turns.take(isBackground, async () => {
      signal?.throwIfAborted()
      await sendChanges()
      if (isPatient) await settle(signal)
      const answer = await question()
      tellAffected()
      signal?.throwIfAborted()
      return answer
    })
  }

  async function report(path: string, options: AnalysisOptions, { changes }: Question = {}): Promise<FileReport> {
    const reason = abandoned.get(path) ?? (texts.has(path) ? undefined : index.lost.get(path))
    if (reason !== undefined && !changes) return emptyReport(path, reason)
    try {
      if (isLinked && stale.has(path)) await reloadFile(path)
      const wasLinked = isLinked
      const answer = await worker.ask('report', { path, options, ...changes && { changes } })
      if (wasLinked) retried.delete(path)
      return answer
    } catch (error) {
      const loss = problemOf(error)
      if (!changes) giveUp(path, loss, error)
      return emptyReport(path, loss)
    }
  }

  function giveUp(path: string, loss: string, error: unknown): void {
    const isAgain = isLinked && error instanceof NoAnswer && error.reason === 'slow' && !retried.has(path)
    if (!isAgain) {
      abandoned.set(path, loss)
      return
    }
    retried.add(path)
    affected.add(path)
  }

  async function fixes(finding: Finding, options: AnalysisOptions, { changes }: Question = {}): Promise<readonly Fix[]> {
    if (abandoned.has(finding.path) || withoutFixes.has(finding.path)) return []
    try {
      return await worker.ask('fixes', { finding, options, ...changes && { changes } })
    } catch (error) {
      problemOf(error)
      withoutFixes.add(finding.path)
      return []
    }
  }

  async function effects(path: string, options: AnalysisOptions, choice?: FunctionChoice, { withWork = false }: EffectsDetail = {}): Promise<FileEffects | string | undefined> {
    const reason = abandoned.get(path) ?? (texts.has(path) ? undefined : index.lost.get(path))
    if (reason !== undefined) return reason
    try {
      return await worker.ask('effects', { path, options, ...choice && { choice }, detail: { withWork } })
    } catch (error) {
      return problemOf(error)
    }
  }

  /** One at a time: one that is too slow costs itself. */
  async function outlines(paths: readonly string[]): Promise<ReadonlyMap<string, Outline>> {
    const found = new Map<string, Outline>()
    for (const path of paths) {
      try {
        if (isLinked && stale.has(path)) await reloadFile(path)
        for (const [of, outline] of await worker.ask('outlines', { paths: [path] })) found.set(of, outline)
      } catch (error) {
        problemOf(error)
      }
    }
    return found
  }

  async function runnable(path: string): Promise<Runnable | undefined> {
    try {
      return await worker.ask('runnable', { path })
    } catch (error) {
      problemOf(error)
      return undefined
    }
  }

  async function textsOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
    for (const path of paths) if (isLinked && stale.has(path)) await reloadFile(path)
    return paths.length === 0 ? new Map() : new Map(await worker.ask('texts', { paths }))
  }

  return {
    index,
    know(paths) {
      index.know(paths)
      reading.begin()
      turns.begin()
    },
    reload(paths) {
      for (const path of paths) {
        index.forget(path)
        if (!texts.has(path)) abandoned.delete(path)
        if (isLinked && index.knows(path)) stale.add(path)
      }
      reading.begin()
      turns.begin()
    },
    async read(signal) {
      for (;;) {
        signal?.throwIfAborted()
        await allRead()
        if (!nextStep()) return
        turns.begin()
        await turns.next()
      }
    },
    set(path, text) {
      texts.set(path, text)
      forget(path)
      turns.begin()
    },
    remove(path) {
      texts.delete(path)
      forget(path)
      turns.begin()
    },
    report: (path, options, question = {}) => ask(question, () => report(path, options, question)),
    fixes: (finding, options, question = {}) => ask(question, () => fixes(finding, options, question)),
    effects: (path, options, choice, question = {}) => ask(question, () => effects(path, options, choice, question)),
    outlines: (paths, question = {}) => ask(question, () => outlines(paths)),
    runnable: (path, question = {}) => ask(question, () => runnable(path)),
    texts: (paths, question = {}) => ask(question, () => textsOf(paths)),
    together: (question, work) => ask(question, () => work({ report, fixes, effects, outlines, runnable, texts: textsOf })),
    async close() {
      turns.close()
      texts.clear()
      changed.clear()
      await Promise.all([reading.close(), worker.stop()])
    },
  }
}

function emptyReport(path: string, message: string): FileReport {
  return { path, lines: 0, findings: [], problems: [{ path, message }] }
}
