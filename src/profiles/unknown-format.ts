// What is said of a file that no importer knows: what it looks like, so that people see which file they gave, and where the formats are listed.

import type { Head } from './importer.js'

/** Without a point, as it may be a part of a longer sentence. */
export function unknownFormat(head: Head): string {
  return `This is no profile that is known: it looks like ${looksOf(head)}; "cost-hints profile --help" lists the formats`
}

const mostNames = 3

function looksOf({ bytes, text, json }: Head): string {
  if (isBinary(bytes, text)) return 'binary data'
  if (/^\s*$/.test(text)) return 'nothing but white space'
  if (json && (json.isWhole || json.names.size > 0)) {
    const names = [...json.names.keys()].filter((name) => name !== '' && name.length <= longestName).slice(0, mostNames).map((name) => `"${name}"`).join(', ')
    return `${json.isWhole ? '' : 'damaged '}JSON${names === '' ? '' : ` with ${names}${json.names.size > mostNames ? ' …' : ''}`}`
  }
  if (/^\s*(?:<!doctype html|<html)\b/i.test(text)) return 'a web page'
  return /^\s*<(?:\?xml|svg|!--)/i.test(text) ? 'XML' : 'text'
}

/** Names of data, such as paths, tell nothing of its kind. */
const longestName = 30

/** Texts have no zeros, and of other control characters hardly any but the tab, ends of lines and pages and the escape that colours them; older ones have letters that are no UTF-8. */
function isBinary(bytes: Uint8Array, text: string): boolean {
  const controls = bytes.filter((byte) => byte < 32 && !inTexts.has(byte)).length
  const strange = text.split('\ufffd').length - 1
  return bytes.includes(0) || controls > bytes.length / 100 || strange > bytes.length / 2
}

const inTexts: ReadonlySet<number> = new Set([9, 10, 11, 12, 13, 27])
