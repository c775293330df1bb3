// What the main thread asks an analysis worker, and what it answers: plain data, because it is copied between threads.

import type { AnalysisProblem, Finding, Fix } from '../analysis/finding.js'
import type { CommentProblem } from '../analysis/findings/comment-problems.js'
import type { Outline } from '../analysis/outline.js'
import type { Runnable } from '../analysis/runnable.js'
import type { AnalysisOptions } from '../analysis/options.js'
import type { FileReport } from '../analysis/engine.js'
import type { EntryPoint } from '../analysis/work.js'
import type { EffectsDetail, FileEffects, FunctionChoice } from '../analysis/function-effects.js'

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
  /** Mistakes in `cost-hints:` comments; absent where there are none. */
  readonly comments?: readonly CommentProblem[]
  /** How many findings are less sure than the level wants; absent where there are none. */
  readonly unsure?: number
  /** The analysed text of this file and of every file that its findings point into; empty where there is nothing to show. */
  readonly texts: ReadonlyMap<string, string>
}

/** What was modelled of one file, packed, so that workers share it instead of making it again. */
export interface PackedFacts {
  readonly path: string
  /** Undefined for a file that cannot be read: it counts as read all the same. */
  readonly facts: Uint8Array | undefined
}

/** Texts by path that are not in force: what the question is about is a copy with them. */
export type Changes = readonly (readonly [path: string, text: string])[]

export interface ReportAnswer extends FileReport {
  readonly isRead: boolean
}

type Affected = readonly string[]

export interface Questions {
  /** All files of the root that may be read. Answers, as all changes do, the files whose findings may differ now. */
  readonly know: { readonly question: { readonly root: string, readonly paths: readonly string[] }, readonly answer: Affected }
  /** Reads and models one of them. */
  readonly index: {
    readonly question: { readonly path: string }
    readonly answer: { readonly packed: PackedFacts, readonly affected: Affected }
  }
  /** Takes what another worker has modelled; what is not known yet is kept until it is. */
  readonly adopt: { readonly question: { readonly files: readonly PackedFacts[] }, readonly answer: Affected }
  readonly set: { readonly question: { readonly path: string, readonly text: string }, readonly answer: Affected }
  readonly remove: { readonly question: { readonly path: string }, readonly answer: Affected }
  /** Reads a known file's text again. */
  readonly reload: { readonly question: { readonly path: string }, readonly answer: Affected }
  readonly report: {
    readonly question: { readonly path: string, readonly options: AnalysisOptions, readonly changes?: Changes }
    readonly answer: ReportAnswer
  }
  readonly fixes: {
    readonly question: { readonly finding: Finding, readonly options: AnalysisOptions, readonly changes?: Changes }
    readonly answer: readonly Fix[]
  }
  /** What one call of functions of the file does; undefined for files that are not read. */
  readonly effects: {
    readonly question: { readonly path: string, readonly options: AnalysisOptions, readonly choice?: FunctionChoice, readonly detail?: EffectsDetail }
    readonly answer: FileEffects | undefined
  }
  /** Functions and loops of files that are read; the others are left out. */
  readonly outlines: { readonly question: { readonly paths: readonly string[] }, readonly answer: readonly (readonly [path: string, outline: Outline])[] }
  /** Tests and imports of a file; undefined for one that is not read. */
  readonly runnable: { readonly question: { readonly path: string }, readonly answer: Runnable | undefined }
  /** Functions that something outside the program starts, by their names; none of files that are not read. */
  readonly entries: { readonly question: { readonly path: string }, readonly answer: readonly (readonly [name: string, entry: EntryPoint])[] }
  /** For showing places in files; those without a text are left out. */
  readonly texts: { readonly question: { readonly paths: readonly string[] }, readonly answer: Changes }
}

export type Kind = keyof Questions

/** One request as it is posted; a union over the kinds, so that the worker can tell them apart. */
export type Request = { [K in Kind]: { readonly kind: K, readonly question: Questions[K]['question'] } }[Kind]

export type Reply<K extends Kind> = { readonly answer: Questions[K]['answer'] } | { readonly failure: string }

/** The worker recognises itself by this, since the bundle is also the command line and the server. */
export const workerRole = 'cost-hints analysis'
