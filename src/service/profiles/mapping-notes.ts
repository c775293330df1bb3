// What the notes of a profile say of source maps: what was mapped, what was not, and why.

import { counted } from '../../analysis/text/counted.js'

export type Mapping =
  /** `isNewer`: written after the recording. */
  | { readonly is: 'mapped', readonly file: string, readonly isNewer: boolean }
  /** `why` continues the name of the file. */
  | { readonly is: 'problem', readonly file: string, readonly why: string }

/** Of problems; the others are counted. */
const mostProblems = 5

export function mappingNotes(mappings: readonly Mapping[], sources: number): readonly string[] {
  const mapped = mappings.filter((one) => one.is === 'mapped')
  const problems = mappings.filter((one) => one.is === 'problem')
  const newer = mapped.filter(({ isNewer }) => isNewer)
  const left = problems.length - mostProblems
  return [
    ...mapped.length === 0 ? [] : [`${counted(mapped.length, 'compiled file')} mapped to ${counted(sources, 'source')} by source maps.`],
    ...newer.length === 0 ? [] : [`${newer[0]?.file ?? ''}${newer.length > 1 ? ` and ${String(newer.length - 1)} more` : ''} ${newer.length > 1 ? 'were' : 'was'} compiled after the recording: where lines do not fit, record again.`],
    ...problems.slice(0, mostProblems).map(({ file, why }) => `${file} ${why}: shown as it was compiled.`),
    ...left > 0 ? [`${counted(left, 'more compiled file')} could not be mapped.`] : [],
  ]
}
