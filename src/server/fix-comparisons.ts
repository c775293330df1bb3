// A fix beside what it saved: the recording before is joined to the code as it is, the one after to the fixed code, and what was predicted stands beside both.

import { basename, join } from 'node:path'
import type { Connection } from 'vscode-languageserver/node'
import type { Finding } from '../analysis/finding.js'
import type { OutlinedFunction } from '../analysis/outline.js'
import type { Estimate } from '../cost/estimate-types.js'
import type { JoinedProfile } from '../profiles/join/join.js'
import { savingOf, type Saving } from '../profiles/join/saving.js'
import { isOfProcessor } from '../profiles/value-words.js'
import type { Profile } from '../profiles/profile.js'
import {
  beginComparisonMethod, comparableFixesMethod, endComparisonMethod, type BeginComparisonParams, type BegunComparison, type ComparableFix, type ComparableFixesParams, type ComparedFix,
  type EndComparisonParams,
} from '../protocol/recording.js'
import { savingText } from '../report/profile/saving-text.js'
import { openProfile } from '../service/profiles/open-profile.js'
import { withCountedLines } from '../service/recording/counted-lines.js'
import { countedRuns } from '../service/recording/counted-runs.js'
import { countsFolder } from '../service/recording/recording.js'
import { UserError } from '../service/user-error.js'
import type { Analysed, Findings } from './findings.js'
import { workspaceEdit } from './lsp-findings.js'
import type { ProjectJoin } from './measured-project.js'
import { patiently } from './patience.js'
import type { Project } from './projects.js'

/** What is kept of the recording before, while the fix is made. */
interface Begun {
  readonly uri: string
  readonly project: Project
  readonly path: string
  readonly function: OutlinedFunction
  readonly joined: JoinedProfile
  readonly runs: number
  readonly estimate: Estimate | undefined
}

interface ComparisonsRequest {
  readonly connection: Connection
  readonly findings: Findings
}

export function offerFixComparisons({ connection, findings }: ComparisonsRequest): void {
  const begun = new Map<number, Begun>()
  let last = 0

  connection.onRequest(comparableFixesMethod, async ({ uri, position }: ComparableFixesParams): Promise<readonly ComparableFix[]> => {
    const analysed = await patiently(findings, uri)
    if (!analysed) return []
    const { document } = analysed
    const line = (offset: number): number => document.positionAt(offset).line
    const here = analysed.findings.filter(({ range }) => line(range.start) <= position.line && position.line <= line(range.end))
    const offered = await Promise.all(here.map(async (finding) => (await analysed.fixes(finding)).fixes.map(({ title }) => (
      { uri, rule: finding.rule, fingerprint: finding.fingerprint, message: finding.message, title, position: document.positionAt(finding.range.start) }))))
    return offered.flat()
  })
  connection.onRequest(beginComparisonMethod, (params: BeginComparisonParams): Promise<BegunComparison> => orProblem(async () => {
    const { analysed, finding } = await findingOf(findings, params)
    const { fixes, documentOf } = await analysed.fixes(finding)
    const fix = fixes.find(({ title }) => title === params.title)
    const edit = fix && workspaceEdit(fix.edits, documentOf)
    if (!edit) throw new UserError('This fix is no longer offered here')
    const now = await begin(analysed, finding, params)
    begun.set(++last, now)
    return { id: last, edit }
  }))
  connection.onRequest(endComparisonMethod, ({ id, profile, results }: EndComparisonParams): Promise<ComparedFix> => orProblem(async () => {
    const before = begun.get(id)
    if (!before) throw new UserError('The recording before is no longer known')
    begun.delete(id)
    await patiently(findings, before.uri)
    return end(before, profile, results)
  }))
}

async function orProblem<T>(answer: () => Promise<T>): Promise<T | { readonly problem: string }> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof UserError) return { problem: `${error.message}.` }
    throw error
  }
}

async function findingOf(findings: Findings, { uri, rule, fingerprint }: BeginComparisonParams): Promise<{ readonly analysed: Analysed, readonly finding: Finding }> {
  const analysed = await patiently(findings, uri)
  const finding = analysed?.findings.find((one) => one.fingerprint === fingerprint && one.rule === rule)
  if (!analysed || !finding) throw new UserError('The finding is gone')
  return { analysed, finding }
}

async function begin({ project, path, document, estimating }: Analysed, finding: Finding, { uri, profile: file, results }: BeginComparisonParams): Promise<Begun> {
  const sampled = await openProfile(file, basename(file), { roots: rootsOf(project) })
  const profile = withCountedLines(sampled, join(results, countsFolder), project.root ?? '')
  const made = await joinedTo(project, file, profile, path)
  const outline = made?.outlines.get(path)
  const own = outline && functionOf(outline.functions, finding, document.positionAt(finding.range.start).line)
  if (!made || !own) throw new UserError('The recording could not be matched to the code')
  const runs = runsOf({ project, path, function: own }, made.joined, results)
  if (runs === 0) throw new UserError(`${shown(own)} did not run, so there is nothing to compare: record something that calls it`)
  return { uri, project, path, function: own, joined: made.joined, runs, estimate: estimating.measuredBy(made.measuring.measurements).estimateOf(finding) }
}

async function end(before: Begun, file: string, results: string): Promise<ComparedFix> {
  const { project, path, estimate, joined } = before
  const profile = await openProfile(file, basename(file), { roots: rootsOf(project) })
  const made = await joinedTo(project, file, profile, path)
  const own = made?.outlines.get(path)?.functions.find(({ qualified }) => qualified === before.function.qualified)
  const runs = made && own ? runsOf({ project, path, function: own }, made.joined, results) : 0
  if (!made || !own || runs === 0) throw new UserError(`${shown(before.function)} did not run after the fix, so there is nothing to compare`)
  return savingText({
    qualified: own.qualified, estimate,
    saving: savingOrWhy(before, made.joined, runs),
    whole: { before: joined.whole, after: made.joined.whole },
    isWall: !isOfProcessor(joined.profile.values[joined.value] ?? { name: '' }),
  })
}

async function joinedTo(project: Project, file: string, profile: Profile, path: string): Promise<ProjectJoin & { readonly joined: JoinedProfile } | undefined> {
  const made = await project.joined([{ name: basename(file), profile }], { also: [path] })
  return made && { ...made, joined: made.measuring.joinedBy(profile) }
}

function savingOrWhy({ path, function: own, joined, runs }: Begun, after: JoinedProfile, runsAfter: number): Saving | { readonly why: string } {
  // Profilers that are told of calls take each return to it for another one.
  if (own.pauses) return { why: `How long a run of ${shown(own)} takes cannot be told, as it is left while it waits.` }
  const saving = savingOf({ before: joined, after, path, qualified: own.qualified, runs: { before: runs, after: runsAfter } })
  return saving ?? { why: `How long a run of ${shown(own)} takes was not measured.` }
}

/** The one that the estimate is of, else the innermost with a name. */
function functionOf(functions: readonly OutlinedFunction[], { work, path }: Finding, line: number): OutlinedFunction | undefined {
  const [node] = work?.functions ?? []
  const told = node?.path === path ? functions.find(({ header }, id) => id > 0 && header.start === node.range.start) : undefined
  if (told) return told
  const around = functions.filter(({ name, firstLine, lastLine }, id) => id === 0 || (name !== '' && firstLine <= line && line <= lastLine))
  return around.at(-1)
}

/** The top level of a file runs once. 0 where the function did not run. */
function runsOf({ project, path, function: own }: Pick<Begun, 'project' | 'path' | 'function'>, { files }: JoinedProfile, results: string): number {
  if (own.outer === undefined && own.name === '') return 1
  const measured = [...files.get(path)?.functions.values() ?? []].find(({ qualified }) => qualified === own.qualified)
  const counted = countedRuns(join(results, countsFolder), { file: join(project.root ?? '', path), name: own.name, header: own.header })
  return measured?.calls ?? measured?.resumptions ?? counted ?? 0
}

function rootsOf({ root }: Project): readonly string[] {
  return root === undefined ? [] : [root]
}

function shown({ qualified }: OutlinedFunction): string {
  return qualified === '' ? 'The top level of the file' : `${qualified}()`
}
