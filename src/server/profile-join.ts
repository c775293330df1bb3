// How a profile fits the code of the opened folders, as its viewer shows it: our functions, the findings in them, and what is not ours.

import type { JoinedFunction, JoinedProfile } from '../profiles/join/join.js'
import type { Profile } from '../profiles/profile.js'
import type { JoinedCode } from '../protocol/messages.js'
import type { Money, ViewerJoin } from '../protocol/profile-viewer.js'
import { unmatchedShares } from '../report/profile/unmatched.js'
import { mainValue } from '../service/profiles/measuring.js'
import { findingsIn, savingOf, withFixes } from './profile-findings.js'
import { functionMoney } from './profile-money.js'
import type { Project } from './projects.js'

/** The folder with the most functions of the profile is the one that it is of. Costs and fixes are worked out only for who waits for them. */
export async function viewerJoin(profile: Profile, projects: readonly Project[], { withCosts = false } = {}): Promise<JoinedCode> {
  const joins = await Promise.all(projects.map(async (project) => ({ project, joined: (await project.configuration()).measuring?.joinedBy(profile) })))
  const [best] = joins.flatMap(({ project, joined }) => (joined ? [{ project, joined }] : [])).sort((a, b) => b.joined.functions.length - a.joined.functions.length)
  if (!best) return { root: null, value: mainValue(profile), sources: [], join: { functions: [], findings: [], unmatched: [] } }
  const { project, joined } = best
  const measured = await findingsIn(project, joined)
  const findings = (withCosts ? await withFixes(project, measured) : measured).map(({ shown }) => shown)
  const money = withCosts ? await functionMoney(project, joined, measured) : new Map<JoinedFunction, Money>()
  const saving = await savingOf(project, measured)
  const countAt = (path: string, rows: readonly number[]): number => findings.filter((one) => one.path === path && one.row !== undefined && rows.includes(one.row)).length
  const unmatched = unmatchedShares(joined)
  const notes = joined.profile.notes.filter((note) => !profile.notes.includes(note))
  const join: ViewerJoin = {
    functions: joined.functions.map((one) => {
      const { path, line, qualified, rows } = one
      const cost = money.get(one)
      return { rows, path, line: line + 1, qualified, findings: countAt(path, rows), ...cost && { money: cost } }
    }),
    findings, ...saving && { saving }, ...notes.length > 0 && { notes },
    unmatched: unmatched.map(({ why, share, functions, rows }) => ({ why, share, functions, examples: rows })),
    matched: joined.whole > 0 ? Math.max(0, 1 - unmatched.reduce((sum, { share }) => sum + share, 0)) : 0,
  }
  return { root: project.root ?? null, value: joined.value, sources: sourcesOf(joined), join }
}

function sourcesOf({ profile, files }: JoinedProfile): JoinedCode['sources'] {
  if (!profile.lines) return []
  return [...files.values()].flatMap(({ path, functions }) => {
    const names = new Set([...functions.values()].flatMap(({ rows }) => rows.map((row) => profile.strings[profile.functions.file[row] ?? 0] ?? '')))
    return [...names].map((file) => ({ file, path }))
  })
}
