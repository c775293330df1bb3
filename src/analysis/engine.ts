// The one door of the analysis: a workspace of files and options; findings and fixes out.

import type { AnalysisProblem, Finding, Fix } from './finding.js'
import type { AnalysisOptions } from './options.js'

export interface FileReport {
  readonly path: string
  readonly lines: number
  readonly findings: readonly Finding[]
  readonly problems: readonly AnalysisProblem[]
}

export interface Grammars {
  /** `web-tree-sitter.wasm`. */
  readonly runtime: Uint8Array
  /** `tree-sitter-python.wasm`. */
  readonly python: Uint8Array
}

/** Paths are relative to the root, with `/`. Nothing here throws for any text. */
export interface Engine {
  configure(options: AnalysisOptions): void
  /** Sets or replaces a file's text. Files of unknown languages are ignored. */
  set(path: string, text: string): void
  remove(path: string): void
  /** Findings of one file, in order of position; cached until something they depend on changes. */
  report(path: string): FileReport
  /** The verified fixes of a finding of the file's present text; the preferred one first. */
  fixes(finding: Finding): readonly Fix[]
}
