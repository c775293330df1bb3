// What stands at the top level of a JSON file, by a scan that skips the rest: in a real recording the name that tells its format may stand near the end.

import { JsonCursor } from './json.js'

export interface JsonTop {
  readonly is: 'object' | 'array'
  /** Names of the object, or of the first object in the array, with the byte where their values begin. */
  readonly names: ReadonlyMap<string, number>
  /** False where the text ends in the middle or is damaged. */
  readonly isWhole: boolean
}

/** Nothing where the text does not begin as a JSON object or array does. */
export function jsonTopOf(bytes: Uint8Array): JsonTop | undefined {
  const cursor = new JsonCursor(bytes)
  const is = cursor.peek()
  if (is !== 'object' && is !== 'array') return undefined
  const names = new Map<string, number>()
  const takeNames = (): void => { cursor.object((name) => { names.set(name, cursor.offset) }) }
  try {
    if (is === 'object') takeNames()
    else cursor.array((index) => { if (index === 0 && cursor.peek() === 'object') takeNames() })
    return { is, names, isWhole: true }
  } catch {
    return { is, names, isWhole: false }
  }
}
