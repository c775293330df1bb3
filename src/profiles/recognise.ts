// Which format a file has, and its profile: the content decides, and what no importer knows is said in one sentence.

import { importers } from './every-importer.js'
import { ProfileError, type Head, type Importer, type ProfileInput } from './importer.js'
import { otherFormat } from './other-formats.js'
import type { Profile } from './profile.js'
import { unknownFormat } from './unknown-format.js'
import { lowered } from '../analysis/text/letters.js'
import { jsonTopOf } from './readers/json-top.js'

const headLength = 64 * 1024
const decoder = new TextDecoder()

/** `bytes`: unpacked, UTF-8 where it is text. Throws a ProfileError that says what is wrong. */
export function readProfile(bytes: Uint8Array, progress: ProfileInput['progress'] = () => undefined): Profile {
  if (bytes.length === 0) throw new ProfileError('The file is empty')
  const head = headOf(bytes)
  const found = importerFor(head)
  if (!found) throw new ProfileError(otherFormat(head) ?? unknownFormat(head))
  try {
    return found.read({ bytes, head, progress })
  } catch (error) {
    if (error instanceof ProfileError) throw new ProfileError(`This looks like ${found.name}, but cannot be read: ${lowered(error.message)}`)
    throw error
  }
}

export function headOf(bytes: Uint8Array): Head {
  const first = bytes.subarray(0, headLength)
  return { bytes: first, text: decoder.decode(first), json: jsonTopOf(bytes) }
}

export function importerFor(head: Head): Importer | undefined {
  return importers.find(({ recognises }) => recognises(head))
}
