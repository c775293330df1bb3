// How programs are recorded: the server says what would be run, the client runs it where people see it, and the server finds the profile of our code.

import { renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Connection } from 'vscode-languageserver/node'
import { recordedMethod, recordingsMethod, type PlannedRecordings, type RecordedAnswer, type RecordedParams, type RecordingsParams } from '../protocol/recording.js'
import { openProfile } from '../service/profiles/open-profile.js'
import { recordedProfiles } from '../service/recording/recorded.js'
import { recordingsOf } from '../service/recording/recordings.js'
import { splitArguments } from '../service/recording/split-arguments.js'
import { UserError } from '../service/user-error.js'
import type { Findings } from './findings.js'
import { patiently } from './patience.js'
import { analysisPath, pathOf, type Project, type Projects } from './projects.js'

interface RecordingsRequest {
  readonly connection: Connection
  readonly findings: Findings
  readonly projects: Projects
}

export function offerRecordings({ connection, findings, projects }: RecordingsRequest): void {
  connection.onRequest(recordingsMethod, async ({ uri, what, results, arguments: given = '', python, node, isCounted }: RecordingsParams): Promise<PlannedRecordings> => {
    const file = pathOf(uri)
    if (file === undefined) return { problem: 'Only files on the disk can be run.' }
    // The session has the text when the document was looked at.
    await patiently(findings, uri)
    const project = await projects.of(uri)
    const runnable = await project.session.runnable(analysisPath(project, uri)) ?? { modules: [], tests: [], isCompiled: false }
    const folder = project.folder ?? project.root ?? dirname(file)
    try {
      return { recordings: await recordingsOf({ file, folder, results, what, runnable, arguments: splitArguments(given), python, node, isCounted }) }
    } catch (error) {
      if (error instanceof UserError) return { problem: `Not recorded: ${error.message}.` }
      throw error
    }
  })
  connection.onRequest(recordedMethod, async ({ results, name }: RecordedParams): Promise<RecordedAnswer> => {
    const profiles = recordedProfiles(results).slice(0, mostProfiles)
    const best = profiles.length > 1 ? await ofOurCode(profiles, await projects.ofFolders()) : profiles[0]
    if (best === undefined) return { profile: null }
    const named = join(results, `${name.replace(/[^\p{L}\p{N}._-]+/gu, ' ').trim()}${/(\.speedscope)?\.\w+$/.exec(basename(best))?.[0] ?? ''}`)
    renameSync(best, named)
    return { profile: named }
  })
}

/** Children of a runner are many, and the largest do the work. */
const mostProfiles = 8

/** The one in which our functions took most; the largest where none has any. */
async function ofOurCode(profiles: readonly string[], projects: readonly Project[]): Promise<string | undefined> {
  let best: { readonly path: string, readonly own: number } | undefined
  for (const path of profiles) {
    const profile = await openProfile(path, basename(path)).catch((error: unknown) => {
      // Of a process that was ended while it wrote.
      if (error instanceof UserError) return undefined
      throw error
    })
    if (!profile) continue
    for (const project of projects) {
      const own = (await project.joined([{ name: basename(path), profile }]))?.measuring.joinedBy(profile).functions.reduce((sum, { self }) => sum + self, 0) ?? 0
      if (!best || own > best.own) best = { path, own }
    }
  }
  return best?.path ?? profiles[0]
}
