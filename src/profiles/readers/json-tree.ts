// Walks through a tree of JSON objects that nest in arrays of one name, without recursion: profilers write one object a frame, and stacks are a thousand deep.

import { ProfileError } from '../importer.js'
import type { JsonCursor } from './json.js'

export interface TreeVisitor {
  /** The name of the arrays in which objects nest. */
  readonly children: string
  /** An object begins; what it holds comes until it ends. */
  readonly enter: () => void
  /** A field other than the children; a value that it leaves standing is skipped. */
  readonly field: (name: string) => void
  readonly leave: () => void
}

/** What comes next. */
type Place = 'object' | 'field' | 'end of a field' | 'end of an object' | 'end of the tree'

/** The cursor stands before the outermost object. */
export function walkTree(bytes: Uint8Array, cursor: JsonCursor, visitor: TreeVisitor): void {
  if (cursor.peek() !== 'object') throw new ProfileError('The JSON has something else where an object should be', cursor.offset)
  const steps = stepsOf(bytes, cursor, visitor)
  for (let next: Place = 'object'; next !== 'end of the tree';) next = steps[next]()
}

function stepsOf(bytes: Uint8Array, cursor: JsonCursor, { children, enter, field, leave }: TreeVisitor): Readonly<Record<Exclude<Place, 'end of the tree'>, () => Place>> {
  let depth = 0
  const takes = (byte: string): boolean => {
    if (cursor.peek() === 'end') throw new ProfileError('The file is cut short: its JSON ends in the middle', cursor.offset)
    if (bytes[cursor.offset] !== byte.charCodeAt(0)) return false
    cursor.offset++
    return true
  }
  const take = (byte: string): void => {
    if (!takes(byte)) throw new ProfileError(`The JSON has something else where “${byte}” should be`, cursor.offset)
  }
  const left = (): Place => {
    leave()
    return --depth === 0 ? 'end of the tree' : 'end of an object'
  }
  return {
    'object': () => {
      if (cursor.peek() !== 'object') {
        cursor.skip()
        return 'end of an object'
      }
      take('{')
      enter()
      depth++
      return takes('}') ? left() : 'field'
    },
    'field': () => {
      const name = cursor.string()
      take(':')
      if (name === children && cursor.peek() === 'array') {
        take('[')
        return takes(']') ? 'end of a field' : 'object'
      }
      cursor.peek()
      const before = cursor.offset
      field(name)
      if (cursor.offset === before) cursor.skip()
      return 'end of a field'
    },
    'end of a field': () => {
      if (takes(',')) return 'field'
      take('}')
      return left()
    },
    'end of an object': () => {
      if (takes(',')) return 'object'
      take(']')
      return 'end of a field'
    },
  }
}
