// Findings whose work is known, and counted in a function of their own file. They stay the same objects, by which their estimates are remembered.

import type { Finding } from '../analysis/finding.js'
import type { CallerNode, Work } from '../analysis/work.js'
import type { Analysed } from './findings.js'

export type WorkingFinding = Finding & { readonly work: Work }

export function workingFindings({ findings, path }: Pick<Analysed, 'findings' | 'path'>): readonly WorkingFinding[] {
  return findings.filter((finding): finding is WorkingFinding => finding.work?.functions[0]?.path === path)
}

/** Where the function begins whose work it is; undefined for the top level of a file. */
export function functionStart({ work }: WorkingFinding): number | undefined {
  const [node]: readonly (CallerNode | undefined)[] = work.functions
  return node === undefined || node.range.end === node.range.start ? undefined : node.range.start
}
