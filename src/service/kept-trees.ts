// Trees are many times larger than their texts: those of the files that were looked at last are kept, for small roots all of
// them, so that a file is parsed once for reading and reporting; larger roots parse again.

import type { Engine } from '../analysis/engine.js'

export interface KeptTrees {
  /** The file is looked at now; others are let go of for it. */
  use(path: string): void
}

export function keepTrees(engine: Pick<Engine, 'release' | 'text'>): KeptTrees {
  const lengths = new Map<string, number>()
  let total = 0
  return {
    use(path) {
      total -= lengths.get(path) ?? 0
      lengths.delete(path)
      const length = engine.text(path)?.length ?? 0
      for (const [oldest, freed] of lengths) {
        if (total + length <= mostCharacters) break
        engine.release(oldest)
        lengths.delete(oldest)
        total -= freed
      }
      lengths.set(path, length)
      total += length
    },
  }
}

/** Some 40 bytes of tree for each. */
const mostCharacters = 2_000_000
