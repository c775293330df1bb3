// What the main thread asks an analysis worker, and what it answers: plain data, because it is copied between threads.

import type { AnalysisProblem, Finding, Fix } from '../analysis/finding.js'
import type { AnalysisOptions } from '../analysis/options.js'
import type { FileReport } from '../analysis/engine.js'

export interface FixableFinding extends Finding {
  readonly fixes: readonly Fix[]
}

export interface FileResult {
  readonly path: string
  /** `unread`: no text could be had of it; `given up`: its analysis was too slow or crashed. */
  readonly outcome: 'analysed' | 'unread' | 'given up'
  readonly lines: number
  readonly findings: readonly FixableFinding[]
  readonly problems: readonly AnalysisProblem[]
  /** The analysed text of this file and of every file that its findings point into; empty where there are no findings. */
  readonly texts: ReadonlyMap<string, string>
}

export interface ScanAnswer extends FileReport {
  readonly isRead: boolean
  /** Only where there are findings: it travels to show positions in it. */
  readonly text: string | undefined
}

export interface Questions {
  /** Reads the file from disk, sets it and reports it. */
  readonly scan: {
    readonly question: { readonly path: string, readonly absolutePath: string, readonly options: AnalysisOptions }
    readonly answer: ScanAnswer
  }
  readonly set: { readonly question: { readonly path: string, readonly text: string }, readonly answer: null }
  readonly remove: { readonly question: { readonly path: string }, readonly answer: null }
  readonly report: {
    readonly question: { readonly path: string, readonly options: AnalysisOptions }
    readonly answer: FileReport
  }
  readonly fixes: {
    readonly question: { readonly finding: Finding, readonly options: AnalysisOptions }
    readonly answer: readonly Fix[]
  }
}

export type Kind = keyof Questions

/** One request as it is posted; a union over the kinds, so that the worker can tell them apart. */
export type Request = { [K in Kind]: { readonly kind: K, readonly question: Questions[K]['question'] } }[Kind]

export type Reply<K extends Kind> = { readonly answer: Questions[K]['answer'] } | { readonly failure: string }

/** The worker recognises itself by this, since the bundle is also the command line and the server. */
export const workerRole = 'cost-hints analysis'
