// The code that runs inside of a profile worker: reads one file, maps it to its sources, answers the profile or what is wrong, and is done.

import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { ProfileError } from '../../profiles/importer.js'
import { stackSums } from '../../profiles/measures.js'
import { encodeProfile } from '../../profiles/profile-file.js'
import { codeOf, reasonOf } from '../user-error.js'
import { withLineSources, withNamesApart } from './line-sources.js'
import { mainValue } from './measuring.js'
import { buffersOf, type ProfileReply, type ProfileRequest } from './profile-messages.js'
import { readPacked } from './read-packed.js'
import { withSourceMaps } from './source-maps.js'
import { largestProfile } from './unpack.js'

function answer({ path, roots, isUnmapped = false, isEncoded = false }: ProfileRequest): void {
  const port = parentPort
  if (!port) return
  const post = (reply: ProfileReply, transfer: readonly ArrayBuffer[] = []): void => { port.postMessage(reply, transfer) }
  try {
    const compiled = withNamesApart(withLineSources(readPacked(bytesOf(path), (done, of) => { post({ is: 'progress', done, of }) }), roots), roots)
    if (!isUnmapped) post({ is: 'mapping' })
    const profile = isUnmapped ? compiled : withSourceMaps(compiled, { roots, recordedAt: compiled.recordedAt ?? statSync(path).mtimeMs })
    const extra = {
      ...profile.stacks.length > 0 && { sums: stackSums(profile, mainValue(profile)) },
      // Before the columns are handed over.
      ...isEncoded && { encoded: encodeProfile(profile) },
    }
    post({ is: 'profile', profile, ...extra }, [...buffersOf(profile), ...buffersOf(extra)])
  } catch (error) {
    if (error instanceof ProfileError) post({ is: 'problem', message: error.message })
    else if (error instanceof Error && 'code' in error && 'syscall' in error) post({ is: 'problem', message: codeOf(error) === 'ENOENT' ? 'It does not exist' : `It cannot be read: ${reasonOf(error)}` })
    else throw error
  }
}

function bytesOf(path: string): Uint8Array {
  // Opening a pipe waits for its writer, so its kind is asked first.
  const kind = statSync(path)
  if (kind.isDirectory()) throw new ProfileError('It is a folder')
  if (!kind.isFile()) throw new ProfileError('It is not a regular file')
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (size > largestProfile) throw new ProfileError(`It has ${String(Math.round(size / 1024 ** 2))} MB; the limit is ${String(largestProfile / 1024 ** 2)} MB`)
    const bytes = new Uint8Array(size)
    let length = 0
    while (length < size) {
      const count = readSync(file, bytes, length, Math.min(size - length, pieceLength), null)
      if (count === 0) break
      length += count
    }
    return bytes.subarray(0, length)
  } finally {
    closeSync(file)
  }
}

const pieceLength = 64 << 20

// At the end: it runs at once, and needs what stands above.
if (parentPort) answer(workerData as ProfileRequest)
