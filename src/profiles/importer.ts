// What an importer is: one file that knows one format, told by its content and never by its name.

import type { JsonTop } from './readers/json-top.js'
import type { Profile } from './profile.js'

export interface Importer {
  /** Kebab case: `pstats`, `v8-cpuprofile`. */
  readonly id: string
  /** As users name the format: `cProfile (pstats)`. */
  readonly name: string
  /** Where the format is defined. */
  readonly definition: string
  /** Content alone decides; at most one importer says yes to any real file. */
  readonly recognises: (head: Head) => boolean
  /** Skips what is damaged and says so in the profile's notes; throws a ProfileError where nothing can be read. */
  readonly read: (input: ProfileInput) => Profile
}

/** Checks the shape where an importer is written. */
export function importer(importer: Importer): Importer {
  return importer
}

/** What recognising may look at. */
export interface Head {
  /** The first 64 kB. */
  readonly bytes: Uint8Array
  /** The same as text; bytes that are no UTF-8 are replaced. */
  readonly text: string
  /** The names at the top level of a JSON file, through to its end. */
  readonly json: JsonTop | undefined
}

export interface ProfileInput {
  /** Unpacked, in UTF-8 where it is text, without a byte order mark. */
  readonly bytes: Uint8Array
  readonly head: Head
  /** Tells how far the reading has come; called every few megabytes. Throws when the reading was called off. */
  readonly progress: (offset: number) => void
}

/** Says what is wrong with a file, at which byte where that is known. Whoever shows it adds the path. */
export class ProfileError extends Error {
  constructor(message: string, readonly offset?: number) {
    super(offset === undefined ? message : `${message} (at byte ${offset.toLocaleString('en-US')})`)
    this.name = 'ProfileError'
  }
}
