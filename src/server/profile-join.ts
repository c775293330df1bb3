// How a profile fits the code of the opened folders, as its viewer shows it: our functions, the findings in them, and what is not ours.

import { callbackNames } from '../profiles/compare/named-callbacks.js'
import type { JoinedFile, JoinedFunction, JoinedProfile } from '../profiles/join/join.js'
import { hasStackLines } from '../profiles/join/stack-lines.js'
import type { Profile } from '../profiles/profile.js'
import type { JoinedCode } from '../protocol/messages.js'
import type { FunctionNames, Money, ViewerJoin } from '../protocol/profile-viewer.js'
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
    findings, names: namesIn(joined), ...saving && { saving }, ...notes.length > 0 && { notes },
    unmatched: unmatched.map(({ why, share, functions, rows }) => ({ why, share, functions, examples: rows })),
    matched: joined.whole > 0 ? Math.max(0, 1 - unmatched.reduce((sum, { share }) => sum + share, 0)) : 0,
  }
  return { root: project.root ?? null, value: joined.value, sources: sourcesOf(joined), join }
}

/** Of a profile that is not loaded: in the folder that has most of its functions. */
export async function namesBefore(profile: Profile, projects: readonly Project[]): Promise<FunctionNames> {
  const joins = await Promise.all(projects.map(async (project) => (await project.joined([{ name: '', profile }]))?.measuring.joinedBy(profile)))
  const [best] = joins.flatMap((joined) => joined ?? []).sort((a, b) => b.functions.length - a.functions.length)
  return best ? namesIn(best) : []
}

/** Worked out once for each join: it is asked for whenever findings change. */
function namesIn(joined: JoinedProfile): FunctionNames {
  const known = namesOf.get(joined) ?? callbackNames(joined.profile, new Map([...joined.files].map(([path, { outline }]) => [path, outline])))
  namesOf.set(joined, known)
  return known
}

const namesOf = new WeakMap<JoinedProfile, FunctionNames>()

function sourcesOf({ profile, files }: JoinedProfile): JoinedCode['sources'] {
  if (!profile.lines && !hasStackLines(profile)) return []
  return hottestFiles(files).flatMap(({ path, functions }) => {
    const names = new Set([...functions.values()].flatMap(({ rows }) => rows.map((row) => profile.strings[profile.functions.file[row] ?? 0] ?? '')))
    return [...names].map((file) => ({ file, path }))
  })
}

/** Samples go through more files than anybody looks at the lines of. */
const mostSources = 100

function hottestFiles(files: JoinedProfile['files']): readonly JoinedFile[] {
  const hottest = ({ lines }: JoinedFile): number => [...lines.values()].reduce((most, { self, hits }) => Math.max(most, self, hits), 0)
  return [...files.values()].map((file) => ({ file, most: hottest(file) })).sort((a, b) => b.most - a.most).slice(0, mostSources).map(({ file }) => file)
}
