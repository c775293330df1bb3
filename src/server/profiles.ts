// Profiles in the editor: read on request, joined to every opened folder, shown in the code until they are released.

import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { CancellationToken, Connection } from 'vscode-languageserver/node'
import { encodeProfile } from '../profiles/profile-file.js'
import type { Profile } from '../profiles/profile.js'
import {
  joinProfileMethod, measuredMethod, openProfileMethod, profileProgressMethod, profilesChangedMethod, releaseProfilesMethod,
  type JoinedCode, type JoinProfileParams, type MeasuredChange, type OpenedProfile, type OpenProfileParams, type ProfileProgress, type ReleaseProfilesParams,
} from '../protocol/messages.js'
import { movedSinceCommit } from '../service/profiles/at-commit.js'
import type { NamedProfile } from '../service/profiles/measuring.js'
import { openProfile } from '../service/profiles/open-profile.js'
import { recordedAt } from '../service/profiles/recorded-at.js'
import { UserError } from '../service/user-error.js'
import { writeWhole } from '../service/write-whole.js'
import { offerHottestFunctions } from './hottest-functions.js'
import { namesBefore, viewerJoin } from './profile-join.js'
import type { Projects } from './projects.js'

export interface Profiles {
  /** The folders or their configuration are others now. Answers whether what is shown in the code was made again: nothing is where no profile is open. */
  refresh(): Promise<boolean>
}

interface ProfilesRequest {
  readonly connection: Connection
  readonly projects: Projects
  /** What is shown in the code is made again. */
  readonly onMeasured: () => void
}

export function offerProfiles({ connection, projects, onMeasured }: ProfilesRequest): Profiles {
  /** By path. */
  const open = new Map<string, NamedProfile>()
  let measured: Promise<void> = Promise.resolve()

  const measureNow = async (signal?: AbortSignal): Promise<void> => {
    try {
      for (const project of await projects.ofFolders()) await project.measure([...open.values()], signal)
    } finally {
      onMeasured()
      await connection.sendNotification(measuredMethod, { profiles: open.size } satisfies MeasuredChange)
    }
  }
  /** One after another: what was begun last says it all. */
  const measure = (signal?: AbortSignal): Promise<void> => {
    const now = measured.then(() => measureNow(signal))
    measured = now.catch(() => undefined)
    return now
  }
  /** It is shown beside another: of the code only what its functions are called is wanted. */
  const joinBefore = async (profile: Profile): Promise<JoinedCode> => {
    const plain = await viewerJoin(profile, [])
    return { ...plain, join: { ...plain.join, names: await namesBefore(profile, await projects.ofFolders()) } }
  }
  const joinOf = async (profile: Profile, withCosts = false): Promise<JoinedCode> => viewerJoin(profile, await projects.ofFolders(), { withCosts })

  /** Told in the lines of now, where the profile names a commit that one of the folders has. */
  const atPresent = async (profile: Profile, signal: AbortSignal): Promise<{ readonly profile: Profile, readonly isKnown: boolean }> => {
    const folders = profile.commit === undefined ? [] : (await projects.ofFolders()).flatMap(({ root, folder = root }) => folder ?? [])
    let now = { profile, isKnown: false }
    for (const folder of folders) {
      const { profile: moved, isKnown } = await movedSinceCommit(now.profile, { folder, signal })
      now = { profile: moved, isKnown: now.isKnown || isKnown }
    }
    return now
  }

  connection.onRequest(openProfileMethod, async ({ path, folder, isBefore }: OpenProfileParams, token: CancellationToken): Promise<OpenedProfile> => {
    const abort = new AbortController()
    token.onCancellationRequested(() => { abort.abort() })
    let encoded: Uint8Array | undefined
    try {
      const recorded = await openProfile(path, basename(path), {
        roots: (await projects.ofFolders()).flatMap(({ root }) => root ?? []),
        signal: abort.signal,
        onEncoded: folder === undefined ? undefined : (bytes) => { encoded = bytes },
        onProgress: (done, of) => { void connection.sendNotification(profileProgressMethod, { path, done, of } satisfies ProfileProgress) },
      })
      const { profile, isKnown } = await atPresent(recorded, abort.signal)
      const { mtimeMs, size } = await stat(path)
      // A file that is recorded again is another one: its viewers fetch what has another name.
      const file = folder === undefined ? null : join(folder, `${createHash('sha256').update(`${path}\0${String(mtimeMs)}\0${String(size)}`).digest('hex').slice(0, 16)}.profile`)
      if (file !== null) await writeWhole(file, profile === recorded && encoded ? encoded : encodeProfile(profile))
      const { producer, notes } = profile
      if (isBefore) return { file, producer, notes, ...await joinBefore(profile) }
      // Who does not wait any more has released it.
      abort.signal.throwIfAborted()
      open.set(path, { name: basename(path), profile, recordedAt: isKnown ? undefined : await recordedAt(path, profile) })
      await measure(abort.signal)
      return { file, producer, notes, ...await joinOf(profile) }
    } catch (error) {
      if (error instanceof UserError) return { problem: error.message }
      throw error
    }
  })
  connection.onRequest(joinProfileMethod, async ({ path, withCosts }: JoinProfileParams): Promise<JoinedCode | null> => {
    const profile = open.get(path)?.profile
    return profile ? joinOf(profile, withCosts) : null
  })
  connection.onRequest(releaseProfilesMethod, async ({ paths = [...open.keys()] }: ReleaseProfilesParams): Promise<null> => {
    let isChanged = false
    for (const path of paths) isChanged = open.delete(path) || isChanged
    if (isChanged) await measure()
    return null
  })
  offerHottestFunctions(connection, projects, () => [...open.values()])
  return {
    async refresh() {
      if (open.size === 0) return false
      await measure()
      await connection.sendNotification(profilesChangedMethod)
      return true
    },
  }
}
