// The ways in which a price or coefficient is known, and what each says about itself in the documentation.

import type { Evidence } from './price.js'

/** The day on which all of the sources were read. */
export const collectedOn = '2026-11-20'

/** Infracost's expected test outputs are made from the vendors' price interfaces. The date is the last change of the file, which held since. */
export function golden(file: string, date?: string): Evidence {
  return { mark: 'golden', source: `Infracost, expected output of ${file}`, ...dated(date), verified: true }
}

/** A page of the vendor itself, or a true copy of one; for coefficients, the project that publishes them. */
export function publisher(page: string, date?: string): Evidence {
  return { mark: 'publisher', source: page, ...dated(date), verified: true }
}

export function secondary(page: string, date?: string): Evidence {
  return { mark: 'secondary', source: page, ...dated(date), verified: true }
}

/** Tables in several repositories that have nothing to do with each other. */
export function tables(words = 'several independent tables agree'): Evidence {
  return { mark: 'tables', source: words, date: collectedOn, verified: true }
}

/** One table alone, or tables that disagree. */
export function doubtfulTables(words: string): Evidence {
  return { mark: 'tables', source: words, date: collectedOn, verified: false }
}

export function memory(words = 'widely known; no source that could be read'): Evidence {
  return { mark: 'memory', source: words, verified: false }
}

function dated(date: string | undefined): Pick<Evidence, 'date'> {
  return date === undefined ? {} : { date }
}
