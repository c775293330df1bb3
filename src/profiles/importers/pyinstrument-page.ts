// The page that pyinstrument shows: its tree stands in a script, before or behind the one that draws it.

import { importer, ProfileError, type Head, type ProfileInput } from '../importer.js'
import { pyinstrumentTree } from '../readers/pyinstrument-tree.js'
import { indexOfText, isCutShort } from '../readers/text-in-bytes.js'
import type { Profile } from '../profile.js'

export default importer({
  id: 'pyinstrument-page',
  name: 'pyinstrument (HTML)',
  definition: 'https://github.com/joerick/pyinstrument/blob/main/pyinstrument/renderers/html.py',
  recognises,
  read,
})

/** Of version 5, and of version 4. */
const assignments = ['const sessionData = ', 'window.profileSession = ']

function recognises({ text }: Head): boolean {
  return /^\s*<!DOCTYPE html>/i.test(text) && (text.includes('<script>var pyinstrumentHTMLRenderer=') || text.includes(assignments[1] ?? ''))
}

function read({ bytes, progress }: ProfileInput): Profile {
  for (const assignment of assignments) {
    const found = indexOfText(bytes, assignment)
    if (found >= 0) return pyinstrumentTree('pyinstrument-page', bytes, found + assignment.length, progress)
  }
  throw new ProfileError(isCutShort(bytes) ? 'The file is cut short: the page ends before its data' : 'The page has no data')
}
