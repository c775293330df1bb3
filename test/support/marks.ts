// Marked source: ⟦ ⟧, ⟨ ⟩ and ⟦? ⟧ around pieces of a text, which is read without them.

import assert from 'node:assert/strict'

export interface Marked {
  readonly text: string
  readonly reported: readonly Span[]
  readonly related: readonly Span[]
  readonly missed: readonly Span[]
}

interface Span { readonly start: number; readonly end: number }

export function readMarks(source: string): Marked {
  const reported: Span[] = []
  const related: Span[] = []
  const missed: Span[] = []
  const open: { list: Span[]; start: number; close: string }[] = []
  let text = ''
  for (let i = 0; i < source.length; i++) {
    const character = source[i] ?? ''
    if (character === '⟦') {
      const isMiss = source[i + 1] === '?'
      if (isMiss) i++
      open.push({ list: isMiss ? missed : reported, start: text.length, close: '⟧' })
    } else if (character === '⟨') open.push({ list: related, start: text.length, close: '⟩' })
    else if (character === '⟧' || character === '⟩') {
      const last = open.pop()
      assert.equal(last?.close, character, 'marks are nested')
      last.list.push({ start: last.start, end: text.length })
    } else text += character
  }
  assert.equal(open.length, 0, 'every mark is closed')
  return { text, reported, related, missed }
}

/** Lines of a template literal without its first line break and common indentation. */
export function dedent(source: string): string {
  if (!source.startsWith('\n')) return source
  const lines = source.slice(1).replace(/[ \t]*$/, '').split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0)
  const common = Math.min(...indents)
  return lines.map((line) => line.slice(Math.min(common, /^ */.exec(line)?.[0].length ?? 0))).join('\n')
}
