// What V8 counted of the processes of a recording.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { coverageIn, type CoveredScript } from '../../profiles/readers/coverage.js'

/** `folder`: what `NODE_V8_COVERAGE` named; nothing where there is none. A process that was ended while it wrote has told what it came to. */
export function coverageOf(folder: string): readonly CoveredScript[] {
  return filesIn(folder).flatMap((path) => coverageIn(readFileSync(path)).scripts)
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.startsWith('coverage-') && name.endsWith('.json')).map((name) => join(folder, name))
  } catch {
    return []
  }
}
