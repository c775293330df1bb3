// The measured functions that findings lead to, by their related places: what a loop calls again and again is no riddle any more, though no finding stands in it.

import type { Finding } from '../analysis/finding.js'
import { indexLines } from '../analysis/text/lines.js'
import type { MeasuredFunction, Measuring } from '../service/profiles/measuring.js'

interface Led {
  readonly measuring: Measuring | undefined
  /** By path; places in others are left out. */
  readonly textOf: (path: string) => string | undefined
}

/** Of each profile the innermost around each place. */
export function functionsLedTo({ related }: Pick<Finding, 'related'>, { measuring, textOf }: Led): readonly MeasuredFunction[] {
  return related.flatMap(({ path, range }) => {
    const text = textOf(path)
    if (text === undefined || !measuring) return []
    const line = indexLines(text).lineAt(range.start)
    const around = measuring.functionsAt(path).filter((one) => one.line <= line && line <= lastLineOf(one))
    return around.filter((one) => !around.some(({ joined, line: begin }) => joined === one.joined && begin > one.line))
  })
}

function lastLineOf({ line, joined, measured }: MeasuredFunction): number {
  const outlined = joined.files.get(measured.path)?.outline.functions[measured.function]
  return line + (outlined ? outlined.lastLine - outlined.headerLine : 0)
}
