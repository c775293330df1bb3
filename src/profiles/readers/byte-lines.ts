// The lines of a text of any size as places in its bytes, and the words and numbers that lines end with.

const progressEvery = 4 << 20
const numberText = /^-?\d*\.?\d+(?:e[-+]?\d+)?$/i
const decoder = new TextDecoder()

/** Calls `each` with every line that is not empty, without the space at its end. */
export function forEachByteLine(bytes: Uint8Array, progress: (offset: number) => void, each: (start: number, end: number) => void): void {
  let told = 0
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(newline, start)
    const next = found < 0 ? bytes.length : found
    const end = withoutSpace(bytes, start, next)
    if (end > start) each(start, end)
    start = next + 1
    if (start - told > progressEvery) progress(told = start)
  }
}

/** Where what stands before the space begins to end. */
export function withoutSpace(bytes: Uint8Array, start: number, end: number): number {
  let last = end
  while (last > start && isSpace(bytes[last - 1])) last--
  return last
}

/** Where the last word begins. */
export function wordStart(bytes: Uint8Array, start: number, end: number): number {
  let first = end
  while (first > start && !isSpace(bytes[first - 1])) first--
  return first
}

/** NaN where something else stands there. */
export function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  for (let index = start; index < end; index++) {
    const digit = (bytes[index] ?? 0) - zero
    if (digit < 0 || digit > 9 || index - start > 14) return numberIn(decoder.decode(bytes.subarray(start, Math.min(end, start + 64))))
    value = value * 10 + digit
  }
  return end > start ? value : NaN
}

function numberIn(text: string): number {
  return numberText.test(text) ? Number(text) : NaN
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d
}

const [newline, zero] = [0x0a, 0x30]
