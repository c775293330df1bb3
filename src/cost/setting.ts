// All that an estimate takes into account besides the code: what the configuration says, what was measured, and the language of the code.

import type { Language } from '../analysis/syntax/tree.js'
import type { Measurements } from './measurements.js'
import type { Platform } from './platform.js'
import type { Workload } from './workload.js'

export interface Setting {
  readonly workload?: Workload | undefined
  readonly platform?: Platform | undefined
  readonly measurements?: Measurements | undefined
  readonly language: Language
  /** The globs of the configuration: whether one of these matches a path below the root. */
  readonly matcherOf: (patterns: readonly string[]) => (path: string) => boolean
}
