// Reads a profile file in a thread of its own, with a ceiling for its memory, so that neither typing nor the process suffers from a large or hostile file.

import { Worker } from 'node:worker_threads'
import { lowered } from '../../analysis/text/letters.js'
import { keepStackSums } from '../../profiles/measures.js'
import type { Profile } from '../../profiles/profile.js'
import { isBundled } from '../bundle.js'
import { UserError } from '../user-error.js'
import { mainValue } from './measuring.js'
import { profileRole, type ProfileReply, type ProfileRequest } from './profile-messages.js'

/** The heap of the worker, in megabytes; the file itself and the columns stand outside of it. */
export const profileHeap = 1024

export interface OpenProfile {
  /** Absolute folders, which compiled files, source maps and sources are looked for in; none: only where the profile says. */
  readonly roots?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
  /** Bytes that are read, of all. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined
  /** Given the bytes for a web view, if they are wanted. */
  readonly onEncoded?: ((bytes: Uint8Array) => void) | undefined
}

/** `path`: absolute; `shown`: as messages name it. Throws a UserError with one sentence; rejects with the signal's reason when aborted. */
export async function openProfile(path: string, shown: string, options: OpenProfile = {}): Promise<Profile> {
  const { roots = [], onEncoded } = options
  const isEncoded = onEncoded !== undefined
  const profile = await readInWorker({ role: profileRole, path, roots, isEncoded }, shown, options)
  if (profile) return profile
  const unmapped = await readInWorker({ role: profileRole, path, roots, isEncoded, isUnmapped: true }, shown, options)
  if (!unmapped) throw new UserError(tooLarge(shown))
  return { ...unmapped, notes: [...unmapped.notes, `Source maps took more than ${String(profileHeap)} MB of memory: everything is shown as it was compiled.`] }
}

/** Undefined where the memory was enough for the file, but not for its source maps. */
async function readInWorker(request: ProfileRequest, shown: string, { signal, onProgress, onEncoded }: OpenProfile): Promise<Profile | undefined> {
  signal?.throwIfAborted()
  const worker = new Worker(script(), { workerData: request, resourceLimits: { maxOldGenerationSizeMb: profileHeap, stackSizeMb: 16 } })
  const stop = (): void => { void worker.terminate() }
  signal?.addEventListener('abort', stop)
  let isMapping = false
  try {
    return await new Promise<Profile | undefined>((resolve, reject) => {
      worker.on('message', (reply: ProfileReply) => {
        if (reply.is === 'progress') onProgress?.(reply.done, reply.of)
        else if (reply.is === 'mapping') isMapping = true
        else if (reply.is === 'profile') {
          if (reply.sums) keepStackSums(reply.profile, mainValue(reply.profile), reply.sums)
          if (reply.encoded) onEncoded?.(reply.encoded)
          resolve(reply.profile)
        }
        else reject(new UserError(`${shown}: ${lowered(reply.message)}`))
      })
      worker.on('error', (error) => {
        if (isMapping && isOutOfMemory(error)) resolve(undefined)
        else reject(isOutOfMemory(error) ? new UserError(tooLarge(shown)) : error instanceof Error ? error : new Error(String(error)))
      })
      worker.on('exit', () => { reject(new UserError(`${shown}: reading it ended unexpectedly`)) })
    })
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
    void worker.terminate()
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooLarge(shown: string): string {
  return `${shown}: reading it takes more than ${String(profileHeap)} MB of memory; record for a shorter time or with fewer samples a second`
}

function script(): URL {
  return new URL(isBundled ? import.meta.url : './profile-worker.js', import.meta.url)
}
