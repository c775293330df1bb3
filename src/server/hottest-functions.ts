// The functions of the opened folders that took most themselves, profile after profile: where to look, with a finding or without.

import type { Connection } from 'vscode-languageserver/node'
import { coldShare } from '../profiles/join/evidence.js'
import type { Profile } from '../profiles/profile.js'
import { hottestFunctionsMethod, type HottestFunction } from '../protocol/messages.js'
import { measuredText } from '../report/evidence-text.js'
import type { NamedProfile } from '../service/profiles/measuring.js'
import { viewerJoin } from './profile-join.js'
import { addressOf, type Project, type Projects } from './projects.js'

/** Nobody reads on, and each is searched by typing. */
const most = 200

export function offerHottestFunctions(connection: Connection, projects: Projects, open: () => readonly NamedProfile[]): void {
  connection.onRequest(hottestFunctionsMethod, async (): Promise<readonly HottestFunction[]> => {
    const folders = await projects.ofFolders()
    const profiles = open()
    const found: HottestFunction[] = []
    for (const { name, profile } of profiles) {
      const functions = await hottestOf(profile, folders)
      found.push(...functions.map((one) => (profiles.length > 1 ? { ...one, profile: name } : one)))
    }
    return found
  })
}

async function hottestOf(profile: Profile, folders: readonly Project[]): Promise<readonly HottestFunction[]> {
  const { root, join } = await viewerJoin(profile, folders)
  const project = folders.find((one) => one.root === root)
  const measuring = (await project?.configuration())?.measuring
  const joined = measuring?.joinedBy(profile)
  if (!project || !joined) return []
  /** Those that stand in it, and those of others that lead to it. */
  const findingsAt = (rows: readonly number[]): number => join.findings.filter(({ row, leadsTo = [] }) => rows.some((one) => one === row || leadsTo.includes(one))).length
  return joined.functions.filter(({ total }) => total > 0 && total >= joined.whole * coldShare)
    .sort((a, b) => b.self - a.self || b.total - a.total)
    .slice(0, most)
    .map((one) => ({
      name: one.qualified, uri: addressOf(project, one.path), path: one.path, text: measuredText(joined, one), findings: findingsAt(one.rows),
      line: measuring?.functionsAt(one.path).find(({ measured }) => measured === one)?.line ?? one.line,
    }))
}
