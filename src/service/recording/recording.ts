// What is run to record a profile: plain data, which an editor runs as a task that the user sees. Nothing here runs the program itself.

import type { Runnable } from '../../analysis/runnable.js'

/** cprofile counts every call; node-cpu samples; the others as their tools do. */
export type RecorderId = 'cprofile' | 'py-spy' | 'scalene' | 'node-cpu' | 'node-heap'

export interface Recorder {
  readonly id: RecorderId
  /** As it is offered. */
  readonly name: string
  /** What it is good for, in a few words. */
  readonly description: string
}

/** A command without any shell: arguments are handed over as they are. */
export interface Recording {
  readonly recorder: Recorder
  /** What is run: `shop.py`, `test_shop.py › Reports › test_all`. */
  readonly title: string
  readonly command: string
  readonly arguments: readonly string[]
  /** Absolute. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
}

export interface RecordingRequest {
  /** Absolute. */
  readonly file: string
  /** The opened folder, or the one that the file is in; absolute. */
  readonly folder: string
  /** Empty, absolute: profiles are written here. */
  readonly results: string
  /** A line is 0-based: the test there, or all of the file where none is. */
  readonly what: { readonly is: 'file' } | { readonly is: 'test', readonly line?: number | undefined }
  readonly runnable: Runnable
  /** Of the program, or of the test runner. */
  readonly arguments: readonly string[]
  /** What somebody chose; empty or absent: the one that is found. */
  readonly python?: string | undefined
  readonly node?: string | undefined
  /** It must be told how often functions ran: for a comparison of two recordings. */
  readonly isCounted?: boolean | undefined
}

/** Where runs of functions are counted beside a profile that samples, below the results. */
export const countsFolder = 'counts'
