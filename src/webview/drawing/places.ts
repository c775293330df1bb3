// Whose code a function is and to which module it belongs, read from its file.

import { pathMatcher } from '../../profiles/join/paths.js'
import type { Profile } from '../../profiles/profile.js'

/** Modules are told apart by this many colours. */
export const hues = 14

export interface Places {
  /** 1 for what looks like code of the workspace, one entry for each function. */
  readonly isOwn: Uint8Array
  /** From 0 to `hues`, the same for all functions of a package or file, in every session. */
  readonly hue: Uint8Array
  /** Any number that is the same for a name in every session. */
  readonly shade: Uint8Array
}

export function placesOf({ functions, strings }: Profile): Places {
  const [isOwn, hue, shade] = [new Uint8Array(functions.length), new Uint8Array(functions.length), new Uint8Array(functions.length)]
  const known = new Map<number, { readonly own: number, readonly hue: number }>()
  for (let row = 0; row < functions.length; row++) {
    const file = functions.file[row] ?? 0
    let place = known.get(file)
    if (!place) {
      const path = strings[file] ?? ''
      place = { own: isForeign(path) ? 0 : 1, hue: hash(moduleOf(path)) % hues }
      known.set(file, place)
    }
    isOwn[row] = place.own
    hue[row] = place.hue
    shade[row] = hash(strings[functions.name[row] ?? 0] ?? '')
  }
  return { isOwn, hue, shade }
}

const outside = pathMatcher([], '')

/** What was installed, built in or made by the runtime. */
export function isForeign(path: string): boolean {
  const match = outside(path)
  return match.is === 'outside' && match.why !== 'unknown'
}

/** The package of what was installed, else the file. */
export function moduleOf(path: string): string {
  return /[\\/](?:site-packages|dist-packages|node_modules)[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)?.[1] ?? path
}

function hash(text: string): number {
  let mixed = 0x811c9dc5
  for (let index = 0; index < text.length; index++) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193)
  mixed ^= mixed >>> 15
  return Math.imul(mixed, 0x2c1b3c6d) >>> 8
}
