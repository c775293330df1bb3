// What a key of a `cost-hints:` comment says, and what was read of its value.

import type { Position } from 'vscode-languageserver/node'
import type { Range } from '../analysis/text/range.js'
import { annotationKeys, readAnnotations } from '../analysis/model/annotations.js'
import { amountExamples, type AmountForm } from '../analysis/model/units.js'
import { bytesText, numberText } from '../cost/number-text.js'
import { withCode } from '../report/estimate-markdown.js'
import { boundText } from '../report/work-text.js'
import { commentAt, findingsOfFunction, marker } from './comments.js'
import type { Analysed } from './findings.js'

export interface AnnotationHover {
  readonly range: Range
  readonly text: string
}

export function annotationHover(analysed: Analysed, position: Position): AnnotationHover | undefined {
  const { document } = analysed
  const comment = commentAt(document, position)
  const read = comment && readAnnotations(comment.text, comment.offset)
  if (!read) return undefined
  const at = document.offsetAt(position)
  if (at < comment.offset + marker.length) return { range: { start: comment.offset, end: comment.offset + marker.length }, text: introduction }
  const found = read.annotations.find(({ range }) => range.start <= at && at <= range.end)
  if (!found) return undefined
  const { key, value, range } = found
  const known = Object.hasOwn(annotationKeys, key) ? annotationKeys[key] : undefined
  const bounds = new Set(findingsOfFunction(analysed, comment.offset).flatMap(({ work }) => work.bounds.filter(({ name }) => name === key).map(boundText)).map((text) => text.replace(`${key}: `, '')))
  const says = known ? [known.says] : bounds.size > 0 ? [...bounds].map(withCode) : [`the number that findings of this function call ${key}`]
  const form = known?.form ?? 'count'
  const how = amountExamples[form]
  return { range, text: [`**${key}**: ${says.join('; ')}`, `Here ${readText[form](value)}.`, `${how.slice(0, 1).toUpperCase()}${how.slice(1)}.`].join('\n\n') }
}

const introduction = [
  'What cost-hints cannot know, said by you: on or above a function, a class or a loop, or at the top of the file.',
  [...Object.entries(annotationKeys).map(([key, { says }]) => `- \`${key}\`: ${says}`), '- `N`, `M` …: the numbers that findings speak of by these names'].join('\n'),
  'What comes behind ` -- ` is for people.',
].join('\n\n')

const readText: Readonly<Record<AmountForm, (value: number) => string>> = {
  calls: (value) => `${numberText(value, 3)} ${value === 1 ? 'call' : 'calls'} a month`, count: (value) => numberText(value, 4), bytes: (value) => bytesText(value, 3),
}
