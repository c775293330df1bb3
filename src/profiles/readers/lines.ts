// The lines of a text of any size, one string at a time.

const decoder = new TextDecoder()
const longestLine = 1 << 20
const progressEvery = 4 << 20

/** Calls `each` with every line, without its end. A line longer than a megabyte is cut there: no profiler writes one, and hostile files do. */
export function forEachLine(bytes: Uint8Array, progress: (offset: number) => void, each: (line: string, offset: number) => void): void {
  let told = 0
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(newline, start)
    const end = found < 0 ? bytes.length : found
    const last = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end
    each(decoder.decode(bytes.subarray(start, Math.min(last, start + longestLine))), start)
    start = end + 1
    if (start - told > progressEvery) progress(told = start)
  }
}

const [newline, carriageReturn] = [0x0a, 0x0d]
