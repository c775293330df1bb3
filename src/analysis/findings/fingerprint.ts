// A finding's identity: rule, path, qualified function, normalised expression and ordinal; unrelated edits keep it.

/** 64 bits of FNV-1a over UTF-16 code units, as 16 hex digits. */
export function hashOf(text: string): string {
  let low = 0x811c9dc5
  let high = 0xcbf29ce4
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ (code + i), 0x01000193)
  }
  return (low >>> 0).toString(16).padStart(8, '0') + (high >>> 0).toString(16).padStart(8, '0')
}

export function fingerprintOf(parts: { rule: string; path: string; qualified: string; expression: string; ordinal: number }): string {
  const normalised = parts.expression.replace(/\s+/g, ' ').trim()
  return hashOf([parts.rule, parts.path, parts.qualified, normalised, String(parts.ordinal)].join('\0'))
}
