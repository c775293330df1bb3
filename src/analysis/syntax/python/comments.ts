// Python's comments: all start with `#` and end with the line.

import type { Range } from '../../text/range.js'
import type { Comment } from '../tree.js'

export function readComments(ranges: readonly Range[], text: string): Comment[] {
  return ranges.map((range) => {
    const source = text.slice(range.start, range.end)
    // The grammar ends a comment before "\n" and so leaves the "\r" of Windows inside.
    const end = source.endsWith('\r') ? range.end - 1 : range.end
    return { range: { start: range.start, end }, text: source.replace(/^#+/, '').trim(), form: 'line' }
  })
}
