// How a profile fits the code of the opened folders, as its viewer shows it: our functions, the findings in them, and what is not ours.

import { indexLines } from '../analysis/text/lines.js'
import { shareOf } from '../profiles/join/evidence.js'
import type { JoinedProfile } from '../profiles/join/join.js'
import type { Profile } from '../profiles/profile.js'
import type { JoinedCode } from '../protocol/messages.js'
import type { JoinedFinding, ViewerJoin } from '../protocol/profile-viewer.js'
import { savingText } from '../report/estimate-text.js'
import { unmatchedShares } from '../report/profile/unmatched.js'
import { mainValue } from '../service/profiles/measuring.js'
import type { Project } from './projects.js'

/** The folder with the most functions of the profile is the one that it is of. */
export async function viewerJoin(profile: Profile, projects: readonly Project[]): Promise<JoinedCode> {
  const joins = await Promise.all(projects.map(async (project) => ({ project, joined: (await project.configuration()).measuring?.joinedBy(profile) })))
  const [best] = joins.flatMap(({ project, joined }) => (joined ? [{ project, joined }] : [])).sort((a, b) => b.joined.functions.length - a.joined.functions.length)
  if (!best) return { root: null, value: mainValue(profile), sources: [], join: { functions: [], findings: [], unmatched: [] } }
  const findings = await findingsIn(best.project, best.joined)
  const countAt = (path: string, rows: readonly number[]): number => findings.filter((one) => one.path === path && one.row !== undefined && rows.includes(one.row)).length
  const join: ViewerJoin = {
    functions: best.joined.functions.map(({ path, line, qualified, rows }) => ({ rows, path, line: line + 1, qualified, findings: countAt(path, rows) })),
    findings,
    unmatched: unmatchedShares(best.joined).map(({ why, share }) => ({ why, share })),
  }
  return { root: best.project.root ?? null, value: best.joined.value, sources: sourcesOf(best.joined), join }
}

function sourcesOf({ profile, files }: JoinedProfile): JoinedCode['sources'] {
  if (!profile.lines) return []
  return [...files.values()].flatMap(({ path, functions }) => {
    const names = new Set([...functions.values()].flatMap(({ rows }) => rows.map((row) => profile.strings[profile.functions.file[row] ?? 0] ?? '')))
    return [...names].map((file) => ({ file, path }))
  })
}

async function findingsIn(project: Project, joined: JoinedProfile): Promise<readonly JoinedFinding[]> {
  const { optionsFor, estimating, measuring, isSelected } = await project.configuration()
  const found: JoinedFinding[] = []
  for (const [path, file] of joined.files) {
    if (!isSelected(path)) continue
    const { findings } = await project.session.report(path, optionsFor(path), { isBackground: true })
    const text = findings.length === 0 ? '' : (await project.session.texts([path], { isBackground: true })).get(path) ?? ''
    const lines = indexLines(text)
    for (const finding of findings.filter(estimating.isWorthShowing)) {
      const evidence = measuring?.measuredOf(finding, text)?.evidence
      if (!evidence) continue
      const estimate = estimating.estimateOf(finding)
      const row = [...file.functions.values()].find(({ qualified }) => qualified === evidence.function)?.rows[0]
      found.push({
        rule: finding.rule, message: finding.message, path, line: lines.lineAt(finding.range.start) + 1, share: shareOf(evidence),
        ...estimate && { saving: savingText(estimate) }, ...row !== undefined && { row },
      })
    }
  }
  return found.sort((a, b) => b.share - a.share)
}
