// Fixes of sequential-await, by language and form.

import type { Ask } from '../ask.js'
import { noFix, type Fixes } from '../rule.js'
import type { SequentialAwait } from './sequential-await.js'
import { pythonAdjacentFix, pythonLoopFix } from './sequential-await.python.js'
import { scriptAdjacentFix, scriptLoopFix } from './sequential-await.typescript.js'

export function concurrentForm(found: SequentialAwait, ask: Ask): Fixes {
  const fixes = fixesOf(found, ask)
  return typeof fixes === 'string' ? noFix(fixes) : fixes
}

/** A string says why there are none. */
function fixesOf(found: SequentialAwait, ask: Ask): Fixes {
  if (found.form === 'loop') return ask.isPython ? pythonLoopFix(found, ask) : scriptLoopFix(found, ask)
  return ask.isPython ? pythonAdjacentFix(found.run, ask) : scriptAdjacentFix(found.run, ask)
}
