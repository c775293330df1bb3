// Finds a piece of text in bytes: files that hold their data between other text never become one string.

const encoder = new TextEncoder()

/** Where it begins, or -1. */
export function indexOfText(bytes: Uint8Array, text: string, from = 0): number {
  const wanted = encoder.encode(text)
  const first = wanted[0] ?? 0
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}

/** Whether a page or picture lacks what it ends with. */
export function isCutShort(bytes: Uint8Array, end = '</html>'): boolean {
  return indexOfText(bytes.subarray(Math.max(0, bytes.length - tail)), end) < 0
}

const tail = 1024
