// Values that should be of one kind, taken from a cursor: what is of another kind is passed over and counts as missing, as one odd field is no reason to lose a recording.

import { ProfileError } from '../importer.js'
import type { JsonCursor } from './json.js'

/** NaN for what is no number. */
export function numberAt(cursor: JsonCursor): number {
  if (cursor.peek() === 'number') return cursor.number()
  cursor.skip()
  return NaN
}

/** '' for what is no string. */
export function textAt(cursor: JsonCursor): string {
  if (cursor.peek() === 'string') return cursor.string()
  cursor.skip()
  return ''
}

/** Numbers may stand in quotes: ids of processes and of threads do. */
export function nameAt(cursor: JsonCursor): string {
  const kind = cursor.peek()
  if (kind === 'string') return cursor.string()
  if (kind === 'number') return String(cursor.number())
  cursor.skip()
  return ''
}

export function objectAt(cursor: JsonCursor, each: (name: string) => void): void {
  if (cursor.peek() === 'object') cursor.object(each)
  else cursor.skip()
}

export function arrayAt(cursor: JsonCursor, each: (index: number) => void): void {
  if (cursor.peek() === 'array') cursor.array(each)
  else cursor.skip()
}

export function numbersAt(cursor: JsonCursor, push: (value: number) => void): void {
  if (cursor.peek() === 'array') cursor.numbers(push)
  else cursor.skip()
}

/** For tables that are put together when all of them were read: runs the reading, and returns what throws afterwards where the file broke off. */
export function untilBroken(read: () => void): () => void {
  try {
    read()
    return () => undefined
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error
    return () => { throw error }
  }
}
