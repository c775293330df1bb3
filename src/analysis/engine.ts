// The one door of the analysis: a workspace of files and options; findings and fixes out.

import { createAnalyser, type Grammars } from './analyser.js'
import { analyseFile, type FileAnalysis } from './file-analysis.js'
import type { CommentProblem } from './findings/comment-problems.js'
import { isTestFile } from './findings/test-files.js'
import { verifiedFixes } from './findings/verify-fix.js'
import type { AnalysisProblem, Finding, Fix } from './finding.js'
import { fileEffects, type EffectsDetail, type FileEffects, type FunctionChoice } from './function-effects.js'
import { variantOf } from './language.js'
import { completeModels } from './libraries/own-models.js'
import type { Workspace } from './link/workspace.js'
import type { FileFacts } from './model/facts.js'
import { functionNames } from './model/function-names.js'
import { entryPointOf } from './model/questions/entry-points.js'
import { defaultOptions, type AnalysisOptions } from './options.js'
import { outlineOf, type Outline } from './outline.js'
import { runnableOf, type Runnable } from './runnable.js'
import { indexLines } from './text/lines.js'
import type { EntryPoint } from './work.js'

export interface FileReport {
  readonly path: string
  readonly lines: number
  readonly findings: readonly Finding[]
  readonly problems: readonly AnalysisProblem[]
  /** How much of the text was understood; absent where it was not analysed. */
  readonly tree?: { readonly nodes: number; readonly isBroken: boolean }
  /** The first syntax error, for reports; an editor has its own. */
  readonly syntax?: AnalysisProblem
  /** Mistakes in `cost-hints:` comments; absent where there are none. */
  readonly comments?: readonly CommentProblem[]
  /** How many findings are less sure than the level wants; absent where there are none. */
  readonly unsure?: number
}

export type { Grammars } from './analyser.js'

/** Paths are relative to the root, with `/`. Nothing here throws for any text. Changes answer which files' findings may differ now. */
export interface Engine {
  /**
   * How files are looked at from now on; findings are kept for each of the options that they were asked with last. With other models
   * than before, nothing that was found is kept.
   */
  configure(options: AnalysisOptions): void
  /** Sets or replaces a file's text. Files of unknown languages serve linking only (`tsconfig.json`). */
  set(path: string, text: string): readonly string[]
  remove(path: string): readonly string[]
  /** The other files of the workspace, whose texts are read when something leads to them. */
  know(paths: readonly string[], read: (path: string) => string | undefined): readonly string[]
  /**
   * Reads a known file, so that it counts among the callers of others; when the last one is read, the answer names whose findings may differ.
   * `facts` are those of the same text, made by another engine.
   */
  index(path: string, facts?: FileFacts): readonly string[]
  /** Reads the text of a known file again: it changed on the disk, or what was set for it no longer counts. */
  reload(path: string): readonly string[]
  /** Plain data, made of one text alone; undefined for files that have none. */
  facts(path: string): FileFacts | undefined
  /** For showing places in it. */
  text(path: string): string | undefined
  /** Findings of one file, in order of position; kept until something they depend on changes. */
  report(path: string): FileReport
  /** The verified fixes of a finding of the file's present text; the preferred one first. */
  fixes(finding: Finding): readonly Fix[]
  /** What one call of a function does; undefined for files that are not read. */
  effects(path: string, choice?: FunctionChoice, detail?: EffectsDetail): FileEffects | undefined
  /** Functions and loops of a file that is read, with their lines. */
  outline(path: string): Outline | undefined
  /** Tests and imports of a file that is read. */
  runnable(path: string): Runnable | undefined
  /** The functions of a file that something outside the program starts, by their names. */
  entries(path: string): readonly (readonly [name: string, entry: EntryPoint])[]
  /** Lets go of what only looking at this file needed. */
  release(path: string): void
  /** The same files with other texts, for looking at what edits would do. It shares what is known of the others, and ends with the next change. */
  trial(changes: ReadonlyMap<string, string>): Trial
}

export type Trial = Pick<Engine, 'report' | 'fixes' | 'text'>

export async function createEngine(grammars: Grammars): Promise<Engine> {
  return engineOf((await createAnalyser(grammars)).workspace(), defaultOptions)
}

function engineOf(workspace: Workspace, given: AnalysisOptions): Engine {
  const analyses = new Map<string, { readonly options: AnalysisOptions; readonly analysis: FileAnalysis }>()
  let options = given

  function analysisOf(path: string): FileAnalysis | undefined {
    const known = analyses.get(path)
    if (known?.options === options) return known.analysis
    let analysis: FileAnalysis | undefined
    try {
      analysis = isSilent(path) ? { findings: [], problems: [] } : workspace.reading(path, () => {
        const subject = workspace.subject(path)
        return subject && analyseFile(subject, options)
      })
    } catch (error) {
      analysis = { findings: [], problems: [{ path, message: `could not be analysed: ${error instanceof Error ? error.message : String(error)}` }] }
    }
    if (analysis) analyses.set(path, { options, analysis })
    return analysis
  }

  /** It is not even parsed. */
  function isSilent(path: string): boolean {
    const text = options.tests.report || variantOf(path) === undefined ? undefined : workspace.text(path)
    return text !== undefined && isTestFile(path, text, options.tests.patterns)
  }

  function changed(paths: ReadonlySet<string>): readonly string[] {
    for (const path of paths) analyses.delete(path)
    return [...paths].sort()
  }

  return {
    configure(wanted) {
      const isSame = JSON.stringify(wanted.models) === JSON.stringify(options.models)
      options = wanted
      if (!isSame) changed(workspace.describe(completeModels(wanted.models)))
    },
    trial: (changes) => engineOf(workspace.with(changes), options),
    set: (path, text) => changed(workspace.set(path, text)),
    remove(path) {
      analyses.delete(path)
      return changed(workspace.remove(path))
    },
    know: (paths, read) => changed(workspace.know(paths, read)),
    index: (path, facts) => changed(workspace.index(path, facts)),
    reload: (path) => changed(workspace.reload(path)),
    facts: (path) => workspace.facts(path),
    text: (path) => workspace.text(path),
    effects: (path, choice, detail) => workspace.reading(path, () => {
      const subject = workspace.subject(path)
      return subject && fileEffects(subject, choice, detail)
    }),
    entries: (path) => workspace.reading(path, () => {
      const subject = workspace.subject(path)
      return subject ? [...functionNames(subject.facts)].flatMap(([id, name]) => {
        const entry = entryPointOf(subject, id)
        return entry ? [[name, entry] as const] : []
      }) : []
    }),
    outline: (path) => workspace.reading(path, () => {
      const subject = workspace.subject(path)
      return subject && outlineOf(subject)
    }),
    runnable: (path) => workspace.reading(path, () => {
      const subject = workspace.subject(path)
      return subject && runnableOf(subject)
    }),
    release: (path) => { workspace.release(path) },
    report(path) {
      const analysis = analysisOf(path)
      const text = workspace.text(path)
      if (text === undefined || !analysis) return { path, lines: 0, findings: [], problems: [] }
      const findings = analysis.findings.map((one) => one.finding)
      const { count, startOf } = indexLines(text)
      // A line end at the end of the text begins no line of its own.
      const lines = startOf(count - 1) === text.length ? count - 1 : count
      const { tree, syntax, comments, unsure } = analysis
      return { path, lines, findings, problems: analysis.problems, ...tree && { tree }, ...syntax && { syntax }, ...comments && { comments }, ...unsure !== undefined && { unsure } }
    },
    fixes(finding) {
      const analysis = analysisOf(finding.path)
      const found = analysis?.findings.find((one) => one.finding.fingerprint === finding.fingerprint)
      const subject = workspace.subject(finding.path)
      return subject && found ? verifiedFixes({ workspace, subject, found, options }) : []
    },
  }
}
