// What client and server say to each other to record a program, and to compare two recordings of it around a fix. The client runs what the server plans:
// in an editor's terminal, and only because somebody asked for it.

import type { Position } from './messages.js'

/** Request: how a file, or the test at a line of it, can be recorded on this machine. */
export const recordingsMethod = 'costHints/recordings'

/** Request: which of the profiles that a recording left behind is the one of our code. */
export const recordedMethod = 'costHints/recorded'

/** Request: the findings at a place that have a fix, each with its fixes. */
export const comparableFixesMethod = 'costHints/comparableFixes'

/** Request: takes the recording before a fix, while the code is as it was recorded. */
export const beginComparisonMethod = 'costHints/beginComparison'

/** Request: compares it with the recording after the fix. */
export const endComparisonMethod = 'costHints/endComparison'

/** In place of an answer: why there is none, in one sentence. */
export interface Problem {
  readonly problem: string
}

export interface RecordingsParams {
  /** Of an open document, as it is saved. */
  readonly uri: string
  readonly what: RecordedPart
  /** An empty folder, absolute. */
  readonly results: string
  /** As somebody typed them. */
  readonly arguments?: string
  /** Interpreters that somebody chose; empty for the usual ones. */
  readonly python?: string
  readonly node?: string
  /** How often functions run must be counted: for a comparison. */
  readonly isCounted?: boolean
}

/** A line is 0-based: the test there; all tests of the file without it. */
export type RecordedPart = { readonly is: 'file' } | { readonly is: 'test', readonly line?: number }

export type PlannedRecordings = { readonly recordings: readonly PlannedRecording[] } | Problem

/** A command that needs no shell. */
export interface PlannedRecording {
  readonly recorder: { readonly id: string, readonly name: string, readonly description: string }
  readonly title: string
  readonly command: string
  readonly arguments: readonly string[]
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
}

export interface RecordedParams {
  readonly results: string
  /** What the file shall be called, without its ending. */
  readonly name: string
}

/** Absolute; null where nothing was recorded. */
export interface RecordedAnswer {
  readonly profile: string | null
}

export interface ComparableFixesParams {
  /** Of an open document. */
  readonly uri: string
  readonly position: Position
}

export interface ComparableFix {
  readonly uri: string
  readonly rule: string
  readonly fingerprint: string
  /** Of the finding. */
  readonly message: string
  /** Of the fix: it says what to agree to. */
  readonly title: string
  /** Of the finding. */
  readonly position: Position
}

export interface BeginComparisonParams {
  readonly uri: string
  readonly rule: string
  readonly fingerprint: string
  /** Of the fix. */
  readonly title: string
  /** The profile of the recording before, absolute, and the folder that it was recorded in. */
  readonly profile: string
  readonly results: string
}

/** `edit` is a `WorkspaceEdit` of the protocol. */
export type BegunComparison = { readonly id: number, readonly edit: unknown } | Problem

export interface EndComparisonParams {
  readonly id: number
  readonly profile: string
  readonly results: string
}

export type ComparedFix = FixComparison | Problem

/** Sentences. */
export interface FixComparison {
  readonly predicted: string
  readonly measured: string
  /** How the two lie to each other; empty where one of them says nothing of time. */
  readonly verdict: string
}
