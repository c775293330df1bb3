// Places in texts that were edited since they were measured, told in the text that was.

import { indexLines } from '../../analysis/text/lines.js'
import { movedLines } from '../../profiles/join/moved-lines.js'

export interface MovedTexts {
  follow(path: string, text: string): void
  /** Undefined for lines that are new or changed; 0-based. */
  lineBefore(path: string, line: number): number | undefined
  lineNow(path: string, line: number): number | undefined
  offsetBefore(path: string, offset: number): number | undefined
}

/** `texts`: as they were measured. Those that are not among them, or do not change, are as they were. */
export function movedTexts(texts: ReadonlyMap<string, string>): MovedTexts {
  const moved = new Map<string, { readonly text: string, readonly before: ReturnType<typeof movedLines>, readonly now: ReturnType<typeof movedLines> }>()
  const lineBefore = (path: string, line: number): number | undefined => {
    const known = moved.get(path)
    return known ? known.before(line) : line
  }
  return {
    follow(path, text) {
      const before = texts.get(path)
      if (before === undefined || moved.get(path)?.text === text) return
      if (before === text) moved.delete(path)
      else moved.set(path, { text, before: movedLines(before, text), now: movedLines(text, before) })
    },
    lineBefore,
    lineNow(path, line) {
      const known = moved.get(path)
      return known ? known.now(line) : line
    },
    offsetBefore(path, offset) {
      const known = moved.get(path)
      if (!known) return offset
      const lines = indexLines(known.text)
      const line = lines.lineAt(offset)
      const old = lineBefore(path, line)
      return old === undefined ? undefined : indexLines(texts.get(path) ?? '').startOf(old) + offset - lines.startOf(line)
    },
  }
}
