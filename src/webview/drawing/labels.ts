// Names cut to the width of a box. They are cut once for each length, so that panning cuts nothing.

export interface Labels {
  /** '' where not even a letter fits. */
  readonly fitting: (functionRow: number, characters: number) => string
}

/** Beyond that many, names are forgotten and cut again. */
const mostCut = 50_000

export function labelsOf(nameOf: (functionRow: number) => string): Labels {
  let ofFunction = new Map<number, { readonly full: string, readonly cut: string[] }>()
  let count = 0
  return {
    fitting: (row, characters) => {
      if (characters < 2) return ''
      let known = ofFunction.get(row)
      if (!known) {
        if (count > mostCut) {
          ofFunction = new Map()
          count = 0
        }
        known = { full: nameOf(row), cut: [] }
        ofFunction.set(row, known)
        count++
      }
      const { full, cut } = known
      if (isNarrow(full) && full.length <= characters) return full
      let label = cut[characters]
      if (label === undefined) {
        label = cutTo(full, characters)
        cut[characters] = label
        count++
      }
      return label
    },
  }
}

function isNarrow(text: string): boolean {
  // Letters of East Asia, and what lies beyond the first plane, are twice as wide.
  return !/[\u1100-\u{10ffff}]/u.test(text)
}

function cutTo(text: string, characters: number): string {
  let [width, label] = [0, '']
  for (const character of text) {
    width += isNarrow(character) ? 1 : 2
    if (width > characters) return label.length < 2 ? '' : `${label.slice(0, -1)}…`
    label += character
  }
  return label
}
