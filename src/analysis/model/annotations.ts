// What a comment says of the code that it stands at: `cost-hints: calls=2M/month N=500 payload=20kB`. Text alone: where it belongs is
// decided in `annotated-places.ts`. (`cost-hints: ignore` is a suppression, and none of these.)

import { nearest } from '../text/nearest.js'
import type { Range } from '../text/range.js'
import { readAmount, type AmountForm } from './units.js'

export interface Annotation {
  /** `calls`, `N`, `iterations`, `rows`, `payload`, `bytes`. */
  readonly key: string
  /** In its base unit: calls a month, elements, bytes. */
  readonly value: number
  /** Of `key=value`. */
  readonly range: Range
}

export interface AnnotationProblem {
  readonly range: Range
  /** A sentence. */
  readonly message: string
}

export interface AnnotationComment {
  readonly annotations: readonly Annotation[]
  readonly problems: readonly AnnotationProblem[]
}

/** What may be said, and in what unit. Bounds by their names (`N`, `M` …) are counts as well. */
export const annotationKeys: Readonly<Record<string, { readonly form: AmountForm; readonly says: string }>> = {
  calls: { form: 'calls', says: 'how often the function is called' },
  iterations: { form: 'count', says: 'how often the loop runs' },
  rows: { form: 'count', says: 'how many rows a query brings' },
  payload: { form: 'bytes', says: 'how large one answer, request or message is' },
  bytes: { form: 'bytes', says: 'how large the file or text is' },
}

/** At the start of a comment or of a line of it, or behind another comment: `# noqa  # cost-hints: N=5`. */
const marker = /(?:^(?:#+|\/\/+|\/\*+)?|\n|(?<=\s)(?:#+|\/\/+))[ \t*]*cost-hints:(?!\s*ignore\b)/g
const boundNames = /^[NMKLPQSTUVWXYZ]\d*$/

/** Of the text of a whole comment with its markers, which begins at `offset`; undefined where it speaks of something else. */
export function readAnnotations(comment: string, offset: number): AnnotationComment | undefined {
  const markers = [...comment.matchAll(marker)].filter(({ index }) => !isQuoted(comment, index))
  if (markers.length === 0) return undefined
  const read: Read = { annotations: [], problems: [] }
  markers.forEach((found, index) => {
    const from = found.index + found[0].length
    const [line = ''] = comment.slice(from, markers[index + 1]?.index).split(/\r?\n|\*\/$/, 1)
    // What comes after ` -- ` is for people.
    readPairs(line.replace(/(^|\s)--(\s.*)?$/, ''), offset + from, read)
  })
  return read
}

/** `write "# noqa  # cost-hints: N=5" there`: who speaks of such comments writes none. */
function isQuoted(comment: string, index: number): boolean {
  const before = comment.slice(comment.lastIndexOf('\n', index - 1) + 1, index)
  return ['`', '"'].some((sign) => before.split(sign).length % 2 === 0)
}

interface Read {
  readonly annotations: Annotation[]
  readonly problems: AnnotationProblem[]
}

function readPairs(body: string, offset: number, { annotations, problems }: Read): void {
  const pairs = [...body.matchAll(/([A-Za-z_][\w-]*)\s*=\s*([^\s,=]*(?:,\d{3}(?!\d))*[^\s,=]*(?:[ ](?:[kKMGT]i?)?B(?![\w=]))?)|[^\s,]+/g)]
  for (const pair of pairs) {
    const [text, key, value] = pair
    const range = { start: offset + pair.index, end: offset + pair.index + text.length }
    const isTwice = annotations.some((one) => one.key === key)
    const read = key === undefined || value === undefined ? { problem: `\`${text}\` is no \`key=value\`.` } : isTwice ? { problem: `\`${key}\` is said twice.` } : readPair(key, value)
    if ('problem' in read) problems.push({ range, message: read.problem })
    else annotations.push({ ...read, range })
  }
  if (pairs.length === 0) problems.push({ range: { start: offset, end: offset + body.trimEnd().length }, message: `Nothing is said: ${example}` })
}

const example = 'write for example `cost-hints: calls=2M/month N=500`.'

function readPair(key: string, text: string): Pick<Annotation, 'key' | 'value'> | { readonly problem: string } {
  const form = Object.hasOwn(annotationKeys, key) ? annotationKeys[key]?.form : boundNames.test(key) ? 'count' : undefined
  if (!form) return { problem: `\`${key}\` is not known.${meant(key)} Known are ${Object.keys(annotationKeys).join(', ')}, and the names of bounds: N, M, K …` }
  const read = readAmount(form, text)
  return 'problem' in read ? { problem: `\`${key}=${text}\` ${read.problem}.` } : { key, value: read.value }
}

function meant(key: string): string {
  if (boundNames.test(key.toUpperCase())) return ` Write \`${key.toUpperCase()}\`.`
  const near = nearest(key, Object.keys(annotationKeys))
  return near === undefined ? '' : ` Is \`${near}\` meant?`
}
