// What a scan lists of a file besides its findings: what failed in its analysis, and what an editor shows where it stands: its syntax error, and
// mistakes in `cost-hints:` comments.

import type { FileReport } from '../analysis/engine.js'
import type { AnalysisProblem } from '../analysis/finding.js'
import type { FileResult } from './messages.js'

export function everyProblem(report: FileReport): readonly AnalysisProblem[] {
  return report.syntax ? [...report.problems, report.syntax] : report.problems
}

export function everyError({ path, problems, comments = [] }: FileResult): readonly AnalysisProblem[] {
  return [...problems, ...comments.map(({ line, message }) => ({ path, message: `line ${line + 1}: ${message}` }))]
}
