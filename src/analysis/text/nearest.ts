// The known name that a mistyped one most likely means.

/** Undefined when nothing is close enough. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(name.length / 3))
  let best: { name: string, distance: number } | undefined
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase())
    if (distance <= limit && (!best || distance < best.distance)) best = { name: candidate, distance }
  }
  // Half a name is no typing mistake, but says as much.
  return best?.name ?? known.find((candidate) => name.length >= 4 && candidate.includes(name.toLowerCase()))
}

/** Where any name may be meant: one that is no more than two letters off. */
export function slipOf(name: string, known: readonly string[]): string | undefined {
  return known.find((candidate) => editDistance(name.toLowerCase(), candidate.toLowerCase()) <= 2)
}

export function suggestion(name: string, known: readonly string[]): string {
  const found = nearest(name, known)
  return found === undefined ? '' : `; did you mean "${found}"?`
}

/** Levenshtein's, with a swap of neighbours counted once, as typing mistakes are. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1]
      const isSwap = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      const candidates = [
        at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1),
        ...(isSwap ? [at(beforeLast, column - 2) + 1] : []),
      ]
      current.push(Math.min(...candidates))
    }
    beforeLast = last
    last = current
  }
  return at(last, to.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
