// Lines and columns of a text, 1-based as reports show them; columns count UTF-16 code units.

export interface Position {
  readonly line: number
  readonly column: number
}

export interface Lines {
  positionOf(offset: number): Position
  /** Without its line end; empty past the end of the text. */
  lineText(line: number): string
}

export function linesOf(text: string): Lines {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length)
  const startOf = (line: number): number => starts[line - 1] ?? text.length
  return {
    positionOf(offset) {
      const within = Math.max(0, Math.min(offset, text.length))
      const line = countAtMost(starts, within)
      return { line, column: within - startOf(line) + 1 }
    },
    lineText: (line) => text.slice(startOf(line), startOf(line + 1)).replace(/[\r\n]+$/, ''),
  }
}

/** How many of the sorted numbers are not above the limit. */
function countAtMost(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
