// What shapes findings: level, rules, test files. Parsed from settings and configuration by `service`.

import type { Level, Severity } from './finding.js'
import type { OwnModel } from './libraries/own-models.js'

export interface AnalysisOptions {
  readonly level: Level
  /** Severity or off, by rule id; rules not named keep their own severity. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>
  /** If not empty, only these rules run. */
  readonly only: readonly string[]
  readonly tests: {
    /** Report findings in test, generated and vendored files as well. */
    readonly report: boolean
    /** Globs of test files below the root, in addition to the built-in ones. */
    readonly patterns: readonly string[]
  }
  /** Lowest Python version that fixes may use, as [major, minor]. */
  readonly pythonVersion: readonly [number, number]
  /** Models of the project's own wrappers and libraries, checked; the same for all files. */
  readonly models: readonly OwnModel[]
}

export const defaultOptions: AnalysisOptions = {
  level: 'balanced', rules: {}, only: [], tests: { report: false, patterns: [] }, pythonVersion: [3, 9], models: [],
}
