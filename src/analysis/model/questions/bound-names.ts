// Names for numbers that the code does not say: N, M, K … in the order in which they are met.

import { boundName } from './counts.js'

export interface BoundNames<Bound> {
  readonly of: (bound: Bound) => string
  /** In order, each with all that were met for it. */
  readonly all: () => readonly { readonly name: string; readonly met: readonly [Bound, ...Bound[]] }[]
}

/** Those with the same key are the same number. */
export function nameBounds<Bound extends { readonly key: string }>(): BoundNames<Bound> {
  const known = new Map<string, { readonly name: string; readonly met: [Bound, ...Bound[]] }>()
  return {
    of(bound) {
      const found = known.get(bound.key)
      if (found) {
        found.met.push(bound)
        return found.name
      }
      const name = boundName(known.size)
      known.set(bound.key, { name, met: [bound] })
      return name
    },
    all: () => [...known.values()],
  }
}
