// What a scan lists of a file: what failed in its analysis, and the syntax error that an editor shows by itself.

import type { FileReport } from '../analysis/engine.js'
import type { AnalysisProblem } from '../analysis/finding.js'

export function everyProblem(report: FileReport): readonly AnalysisProblem[] {
  return report.syntax ? [...report.problems, report.syntax] : report.problems
}
