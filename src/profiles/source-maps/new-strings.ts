// Strings that come to those of a profile; each stands there once.

export interface Strings {
  readonly strings: readonly string[]
  /** Of those that came, and of no others. */
  rowOf(text: string): number
}

export function withStrings(strings: readonly string[], ...more: readonly (readonly string[])[]): Strings {
  const rows = new Map<string, number>()
  for (const texts of more) for (const text of texts) rows.set(text, -1)
  // A map of all strings of a large profile would take more than the profile.
  for (const [row, text] of strings.entries()) if (rows.get(text) === -1) rows.set(text, row)
  const all = [...strings]
  for (const [text, row] of rows) if (row === -1) rows.set(text, all.push(text) - 1)
  return { strings: all, rowOf: (text) => rows.get(text) ?? 0 }
}
