// A curve in letters: a few rows of blocks, with the most and nothing at its left and the time below.

const rows = 5
const eighths = ['', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

export interface Curve {
  readonly values: readonly number[]
  /** What the highest point is, and the end of the time, as they are shown. */
  readonly most: string
  readonly end: string
}

/** Lines without their ends. */
export function curveText({ values, most, end }: Curve): readonly string[] {
  const largest = Math.max(...values, 0)
  const filled = values.map((value) => (largest > 0 ? Math.round(Math.max(0, value) / largest * rows * (eighths.length - 1)) : 0))
  const wide = most.length
  const picture = Array.from({ length: rows }, (_, index) => {
    const below = (rows - 1 - index) * (eighths.length - 1)
    const line = filled.map((height) => eighths[Math.min(eighths.length - 1, Math.max(0, height - below))] || ' ').join('')
    return `${(index === 0 ? most : index === rows - 1 ? '0' : '').padStart(wide)} │${line}`.trimEnd()
  })
  return [...picture, `${''.padStart(wide)} └${'─'.repeat(values.length)}`, `${''.padStart(wide)}  0${end.padStart(values.length - 1)}`]
}
