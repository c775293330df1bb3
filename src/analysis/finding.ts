// What the analysis answers: findings with ranges in UTF-16 offsets, and fixes as plain edits.

import type { Range } from './text/range.js'
import type { Work } from './work.js'

export type Severity = 'error' | 'warning' | 'information' | 'hint'
export type Confidence = 'high' | 'medium' | 'low'
export type Category = 'database' | 'network' | 'compute' | 'memory' | 'cloud' | 'meta'
export type Level = 'conservative' | 'balanced' | 'aggressive'

export interface Related {
  readonly path: string
  readonly range: Range
  readonly message: string
}

export interface Edit {
  readonly path: string
  readonly range: Range
  readonly newText: string
}

export interface Fix {
  readonly title: string
  /** safe: observable behaviour unchanged but for cost. suggested: the title names what the author must agree to. */
  readonly safety: 'safe' | 'suggested'
  /** Sorted by position, not overlapping. */
  readonly edits: readonly Edit[]
}

export interface Finding {
  readonly rule: string
  readonly category: Category
  readonly severity: Severity
  readonly confidence: Confidence
  /** One sentence: what runs how often, and what would do instead. */
  readonly message: string
  readonly path: string
  readonly range: Range
  readonly related: readonly Related[]
  /** Hash of rule, path, qualified function, normalised expression and ordinal: stable while unrelated lines change. */
  readonly fingerprint: string
  /** What the code does as it is and as it would be; absent where that is not known. */
  readonly work?: Work
}

/** A file, or a rule on it, that could not be analysed. */
export interface AnalysisProblem {
  readonly path: string
  readonly message: string
}
