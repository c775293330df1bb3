// Python files that say in a comment at their top what they are written in (PEP 263): those sets whose characters are one byte each.

import { isUtf8 } from 'node:buffer'

/** The characters of all 256 bytes; undefined for what is no such set, or none that is known here. */
export function charactersOf(name: string): readonly string[] | undefined {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
  if (latin1.test(name)) return Array.from(Buffer.from(bytes).toString('latin1'))
  if (!single.test(name)) return undefined
  try {
    const characters = Array.from(new TextDecoder(name.replaceAll('_', '-')).decode(bytes))
    return characters.length === 256 ? characters : undefined
  } catch {
    return undefined
  }
}

/** The name in the comment of the first or second line; undefined where there is none. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1').split(/\r?\n|\r/).slice(0, 2)
  // On the second line it counts only below a comment or nothing.
  const lines = /^[ \t\f]*(#.*)?$/.test(head[0] ?? '') ? head : head.slice(0, 1)
  const name = lines.map((line) => /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1]).find((one) => one !== undefined)
  return name === undefined || isUtf8(bytes) ? undefined : name.toLowerCase()
}

const latin1 = /^(iso[-_]?8859[-_]1|iso[-_]latin[-_]1|latin[-_]?1|l1|cp819|8859|ascii|us[-_]ascii)$/
const single = /^(iso[-_]8859[-_]\d+|latin[-_]?\d+|(cp|windows[-_])125\d|koi8[-_][ru]|mac[-_]?roman|cp866)$/
