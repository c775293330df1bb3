// The one door of the analysis: a workspace of files and options; findings and fixes out.

import { createAnalyser, type Grammars } from './analyser.js'
import { analyseFile, type FileAnalysis } from './file-analysis.js'
import { verifiedFixes } from './findings/verify-fix.js'
import type { AnalysisProblem, Finding, Fix } from './finding.js'
import { variantOf } from './language.js'
import type { Subject } from './model/questions/subject.js'
import { defaultOptions, type AnalysisOptions } from './options.js'
import { indexLines } from './text/lines.js'

export interface FileReport {
  readonly path: string
  readonly lines: number
  readonly findings: readonly Finding[]
  readonly problems: readonly AnalysisProblem[]
  /** How much of the text was understood; absent where it was not analysed. */
  readonly tree?: { readonly nodes: number; readonly isBroken: boolean }
  /** The first syntax error, for reports; an editor has its own. */
  readonly syntax?: AnalysisProblem
}

export type { Grammars } from './analyser.js'

/** Paths are relative to the root, with `/`. Nothing here throws for any text. */
export interface Engine {
  configure(options: AnalysisOptions): void
  /** Sets or replaces a file's text. Files of unknown languages are ignored. */
  set(path: string, text: string): void
  remove(path: string): void
  /** Findings of one file, in order of position; cached until something they depend on changes. */
  report(path: string): FileReport
  /** The verified fixes of a finding of the file's present text; the preferred one first. */
  fixes(finding: Finding): readonly Fix[]
}

interface FileState {
  readonly text: string
  subject?: Subject | undefined
  analysis?: FileAnalysis | undefined
}

export async function createEngine(grammars: Grammars): Promise<Engine> {
  const { subjectOf } = await createAnalyser(grammars)
  const files = new Map<string, FileState>()
  let options = defaultOptions

  function analysisOf(path: string, state: FileState): FileAnalysis | undefined {
    if (state.analysis) return state.analysis
    try {
      state.subject ??= subjectOf(path, state.text)
      if (state.subject) state.analysis = analyseFile(state.subject, options)
    } catch (error) {
      state.analysis = { findings: [], problems: [{ path, message: `could not be analysed: ${error instanceof Error ? error.message : String(error)}` }] }
    }
    return state.analysis
  }

  return {
    configure(given) {
      options = given
      for (const state of files.values()) state.analysis = undefined
    },
    set(path, text) {
      if (variantOf(path) && files.get(path)?.text !== text) files.set(path, { text })
    },
    remove: (path) => { files.delete(path) },
    report(path) {
      const state = files.get(path)
      const analysis = state && analysisOf(path, state)
      if (!state || !analysis) return { path, lines: 0, findings: [], problems: [] }
      const tree = state.subject && { nodes: state.subject.tree.nodes.length, isBroken: state.subject.tree.problems.length > 0 }
      const findings = analysis.findings.map((one) => one.finding)
      const { count, startOf } = indexLines(state.text)
      // A line end at the end of the text begins no line of its own.
      const lines = startOf(count - 1) === state.text.length ? count - 1 : count
      return { path, lines, findings, problems: analysis.problems, ...tree && { tree }, ...analysis.syntax && { syntax: analysis.syntax } }
    },
    fixes(finding) {
      const state = files.get(finding.path)
      const analysis = state && analysisOf(finding.path, state)
      const found = analysis?.findings.find((one) => one.finding.fingerprint === finding.fingerprint)
      if (!state?.subject || !found) return []
      return verifiedFixes({ subject: state.subject, found, options, model: (text) => subjectOf(finding.path, text) })
    },
  }
}
