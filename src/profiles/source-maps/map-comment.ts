// The comment at the end of a compiled file that says where its source map is, or that holds the map itself.

const mark = 'sourceMappingURL='

/** The last one, if nothing but comments comes after it. https://tc39.es/ecma426/#sec-linking-inline */
export function mapComment(text: string): string | undefined {
  for (let at = text.lastIndexOf(mark); at > 0; at = text.lastIndexOf(mark, at - 1)) {
    if (!/\/[/*][#@]\s*$/.test(text.slice(Math.max(0, at - 8), at))) continue
    const start = at + mark.length
    const end = endOfWord(text, start)
    return end > start && isOnlyComment(text.slice(end, end + mostAfter)) && end + mostAfter >= text.length ? text.slice(start, end) : undefined
  }
  return undefined
}

/** Signatures and the names of tools stand there, if anything. */
const mostAfter = 4096

function endOfWord(text: string, start: number): number {
  const next = /[\s"'`]|\*\//g
  next.lastIndex = start
  return next.exec(text)?.index ?? text.length
}

function isOnlyComment(rest: string): boolean {
  return /^(?:\s|\*\/|\/\/[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)*$/.test(rest)
}

/** `unpack` decodes base64. Undefined for what is no `data:` URL that holds a map. */
export function mapInUrl(url: string, unpack: (base64: string) => string): string | undefined {
  const comma = url.startsWith('data:') ? url.indexOf(',') : -1
  if (comma < 0) return undefined
  const content = url.slice(comma + 1)
  if (/;base64$/i.test(url.slice(0, comma))) return unpack(content)
  try {
    return decodeURIComponent(content)
  } catch {
    return undefined
  }
}
