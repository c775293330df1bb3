// Where lines of an edited text stood before: measurements are of the text that ran.

import { diffArrays } from 'diff'

/** For a 0-based line of `after` the line of `before` that is the same; undefined for one that is new or changed. */
export function movedLines(before: string, after: string): (line: number) => number | undefined {
  if (before === after) return (line) => line
  const [old, now] = [before.split(lineEnd), after.split(lineEnd)]
  const start = commonLength(old, now, (lines, index) => lines[index])
  const rest = Math.min(old.length, now.length) - start
  const end = Math.min(rest, commonLength(old, now, (lines, index) => lines[lines.length - 1 - index]))
  const middle = middleLines(old.slice(start, old.length - end), now.slice(start, now.length - end))
  return (line) => {
    if (line < start) return line
    if (line >= now.length - end) return line - now.length + old.length
    const found = middle.get(line - start)
    return found === undefined ? undefined : found + start
  }
}

const lineEnd = /\r\n|\r|\n/

/** Texts that differ more than this in between are other texts. */
const mostChanges = 2000

function middleLines(old: readonly string[], now: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  let [from, to] = [0, 0]
  for (const { count, added, removed } of diffArrays([...old], [...now], { maxEditLength: mostChanges }) ?? []) {
    if (!added && !removed) for (let index = 0; index < count; index++) found.set(to + index, from + index)
    if (!added) from += count
    if (!removed) to += count
  }
  return found
}

function commonLength(first: readonly string[], second: readonly string[], at: (lines: readonly string[], index: number) => string | undefined): number {
  const most = Math.min(first.length, second.length)
  let length = 0
  while (length < most && at(first, length) === at(second, length)) length++
  return length
}
