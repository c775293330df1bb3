// Source text as a terminal shows it: how wide it is, tabs expanded, and nothing in it that could control the terminal.

/** Cells that the text takes: wide East Asian characters and emoji two, combining marks none. */
export function cellsOf(text: string): number {
  let cells = 0
  for (const { segment } of graphemes.segment(text)) cells += cellsOfGrapheme(segment)
  return cells
}

/** Tabs become spaces up to the next stop; `start` is the cell that the text begins at. */
export function expandTabs(text: string, start = 0): string {
  let cells = start
  let result = ''
  for (const { segment } of graphemes.segment(text)) {
    const shown = segment === '\t' ? ' '.repeat(tabStop - (cells % tabStop)) : segment
    cells += segment === '\t' ? shown.length : cellsOfGrapheme(segment)
    result += shown
  }
  return result
}

/** As much from the start as fits into so many cells. */
export function cropToCells(text: string, limit: number): string {
  let cells = 0
  let result = ''
  for (const { segment } of graphemes.segment(text)) {
    cells += cellsOfGrapheme(segment)
    if (cells > limit) return result
    result += segment
  }
  return result
}

/** As much of the end as fits into so many cells. */
export function lastCells(text: string, limit: number): string {
  let cells = 0
  let result = ''
  for (const { segment } of [...graphemes.segment(text)].reverse()) {
    cells += cellsOfGrapheme(segment)
    if (cells > limit) return result
    result = segment + result
  }
  return result
}

/** Control characters, escape sequences and direction marks of scanned code or paths must not reach the terminal. */
export function harmless(text: string): string {
  return text.replace(controls, '\ufffd')
}

const tabStop = 4

const controls = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function cellsOfGrapheme(grapheme: string): number {
  const code = grapheme.codePointAt(0) ?? 0
  if (code < 0x300) return 1
  if (/^\p{Mark}|^\p{Format}/u.test(grapheme)) return 0
  return /^\p{Emoji_Presentation}|\ufe0f/u.test(grapheme) || isWide(code) ? 2 : 1
}

/** East Asian Width W and F (Unicode Standard Annex 11), as blocks. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x2e80, 0x303e], [0x3041, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa000, 0xa4cf], [0xa960, 0xa97f],
  [0xac00, 0xd7a3], [0xf900, 0xfaff], [0xfe30, 0xfe6f], [0xff00, 0xff60], [0xffe0, 0xffe6], [0x17000, 0x18cff], [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
]

function isWide(code: number): boolean {
  return wide.some(([first, last]) => code >= first && code <= last)
}
