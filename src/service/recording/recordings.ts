// How a file, or a test in it, can be recorded on this machine; one sentence where it cannot.

import { basename } from 'node:path'
import { languageOf, variantOf } from '../../analysis/language.js'
import { UserError } from '../user-error.js'
import { nodeRecordings } from './node-recordings.js'
import { pythonRecordings } from './python-recordings.js'
import type { Recording, RecordingRequest } from './recording.js'

/** The usual one first. Throws a UserError. */
export async function recordingsOf(request: RecordingRequest): Promise<readonly Recording[]> {
  const variant = variantOf(request.file)
  if (variant === undefined || request.file.endsWith('.pyi')) throw new UserError(`${basename(request.file)} is no program of Python or JavaScript`)
  return languageOf(variant) === 'python' ? pythonRecordings(request) : nodeRecordings(request)
}
