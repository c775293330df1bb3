// Line starts of a text: offsets to 0-based lines and columns. Lines end at \n, \r\n and lone \r.

export interface LineIndex {
  readonly count: number
  lineAt(offset: number): number
  startOf(line: number): number
}

export function indexLines(text: string): LineIndex {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return {
    count: starts.length,
    startOf: (line) => starts[Math.min(Math.max(line, 0), starts.length - 1)] ?? 0,
    lineAt(offset) {
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((starts[middle] ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      return low
    },
  }
}
