// Paths as people read them: `{id}` for a parameter, however a framework writes it, and what a regular expression asks for without its signs.

/** `<int:id>`, `:id`, `:id(\\d+)`, `(?P<id>\d+)`, `[id]` → `{id}` */
export function readablePath(path: string): string {
  const isExpression = /^\^|\(\?|\\[a-zA-Z./-]|\$$|\]\+|\.[*+]/.test(path)
  const named = path.replace(/(?<!\(\?P?)<(?:[\w.]+(?:\([^)]*\))?:)?(\w+)(?::[^>]*)?>/g, '{$1}')
  const plain = isExpression ? ofExpression(named) : named.replace(/:(\w+)(\([^)]*\))?[?*+]?/g, '{$1}')
  return `/${plain}`.replace(/\/{2,}/g, '/').replace(/^\/…/, unknown)
}

const unknown = '…'

function ofExpression(text: string): string {
  const shown = sequence(text, 0).text
  return shown.replace(/…+/g, unknown)
}

interface Read { readonly text: string; readonly end: number }

/** Up to the end, or to the parenthesis that closes the group. */
function sequence(source: string, start: number): Read {
  let text = ''
  let at = start
  while (at < source.length && source[at] !== ')') {
    const piece = pieceAt(source, at)
    const quantifier = /^(?:[*+?]|\{\d*,?\d*\})[?+]?/.exec(source.slice(piece.end))?.[0] ?? ''
    // `/?` may be there or not, `\d+` is something.
    const isText = piece.text.length === 1 && piece.text !== unknown
    text += isText && /^[*?]/.test(quantifier) ? '' : piece.text
    at = piece.end + quantifier.length
  }
  return { text, end: at }
}

function pieceAt(source: string, at: number): Read {
  const sign = source[at] ?? ''
  if (sign === '(') return groupAt(source, at)
  if (sign === '[') return { text: unknown, end: endOfClass(source, at) }
  if (sign === '^' || sign === '$') return { text: '', end: at + 1 }
  if (sign === '.') return { text: unknown, end: at + 1 }
  if (sign !== '\\') {
    const parameter = /^(?::(\w+)|\{(\w+)\})/.exec(source.slice(at))
    const name = parameter?.[1] ?? parameter?.[2]
    const end = at + (parameter?.[0].length ?? 1)
    // `:id(\\d+)`
    if (parameter && name !== undefined && source[end] === '(') return { text: `{${name}}`, end: groupAt(source, end).end }
    return parameter && name !== undefined ? { text: `{${name}}`, end } : { text: sign, end }
  }
  const escaped = source[at + 1] ?? ''
  if (/[AzZbBG]/.test(escaped)) return { text: '', end: at + 2 }
  return { text: /[dDwWsS]/.test(escaped) ? unknown : escaped, end: at + 2 }
}

/** `(?P<id>\d+)`, `(?:books|shelves)`, `([a-z]+)` */
function groupAt(source: string, at: number): Read {
  const opening = /^\((?:\?P?<(\w+)>|\?[a-zA-Z]*(?::|(?=\)))|\?<?[=!])?/.exec(source.slice(at))
  const inner = sequence(source, at + (opening?.[0].length ?? 1))
  const end = inner.end < source.length ? inner.end + 1 : inner.end
  if (opening?.[1] !== undefined) return { text: `{${opening[1]}}`, end }
  if (/^\(\?<?[=!]$/.test(opening?.[0] ?? '')) return { text: '', end }
  return { text: inner.text.includes('|') ? unknown : inner.text, end }
}

function endOfClass(source: string, at: number): number {
  let end = at + 1
  if (source[end] === '^') end++
  if (source[end] === ']') end++
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1
  return end + 1
}
