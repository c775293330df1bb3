// What the text between a string's quotes stands for.

export function decodeEscapes(content: string, prefix: string): string {
  // Python reads every line ending in a source file as "\n".
  const text = content.includes('\r') ? content.replace(/\r\n?/g, '\n') : content
  const braced = prefix.includes('f') ? text.replaceAll('{{', '{').replaceAll('}}', '}') : text
  if (prefix.includes('r') || !braced.includes('\\')) return braced
  return braced.replace(prefix.includes('b') ? bytesEscape : textEscape, decodeOne)
}

const bytesEscape = /\\(\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|[\\'"abfnrtv])/g
const textEscape = /\\(\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\\'"abfnrtv])/g
const singles: Readonly<Record<string, string>> = {
  '\n': '', '\\': '\\', "'": "'", '"': '"', a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v',
}
const lastCodePoint = 0x10ffff

/** Unknown escapes stay as written, as in Python; so do names (`\N{DASH}`), whose table would be megabytes. */
function decodeOne(whole: string, escape: string): string {
  const single = singles[escape]
  if (single !== undefined) return single
  const code = /^[xuU]/.test(escape) ? parseInt(escape.slice(1), 16) : parseInt(escape, 8)
  return code <= lastCodePoint ? String.fromCodePoint(code) : whole
}
