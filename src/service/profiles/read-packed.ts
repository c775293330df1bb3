// The profile in a file as it lies on the disk, packed or not; that the end of a packed one is missing is said in one sentence, whatever its format makes of it.

import { counted } from '../../analysis/text/counted.js'
import { lowered } from '../../analysis/text/letters.js'
import { ProfileError } from '../../profiles/importer.js'
import type { Profile } from '../../profiles/profile.js'
import { readProfile } from '../../profiles/recognise.js'
import { unpackedFile } from './unpack.js'

/** `progress`: how far the reading has come, of how many bytes. Throws a ProfileError. */
export function readPacked(packed: Uint8Array, progress: (offset: number, of: number) => void): Profile {
  const { bytes, isCutShort } = unpackedFile(packed)
  const read = (): Profile => readProfile(bytes, (offset) => { progress(offset, bytes.length) })
  if (!isCutShort) return read()
  if (bytes.length === 0) throw new ProfileError('The file is cut short: nothing of what was packed can be unpacked')
  const unpacked = `the first ${bytes.length === 1 ? 'byte' : counted(bytes.length, 'byte')} of what was packed could be unpacked`
  try {
    const profile = read()
    return profile.notes.some(saysSo) ? profile : { ...profile, notes: [`The file is cut short: ${unpacked} and were read.`, ...profile.notes] }
  } catch (error) {
    if (!(error instanceof ProfileError) || saysSo(error.message)) throw error
    throw new ProfileError(`The file is cut short: ${unpacked}, and ${lowered(error.message)}`)
  }
}

function saysSo(sentence: string): boolean {
  return /\bfile is cut short\b/i.test(sentence)
}
