// Writes a number that was assumed into a comment on its function, for somebody to correct. Where such a comment counts depends on the code around,
// so each place is tried: the first is taken at which the finding then takes its number from the comment.

import type { Edit, Finding } from '../analysis/finding.js'
import { languageOf, variantOf } from '../analysis/language.js'
import type { Range } from '../analysis/text/range.js'
import type { AnnotatedNumber, Work } from '../analysis/work.js'
import { applyEdits } from '../service/apply.js'
import { endOfLine, indentationOf } from './comments.js'
import type { Analysed } from './findings.js'
import type { DocumentOf } from './lsp-findings.js'

export interface WantedAnnotation {
  readonly path: string
  /** The header of the function. */
  readonly header: Range
  readonly key: string
  readonly value: string
  /** Where the number of the finding comes from. */
  readonly numberOf: (work: Work) => AnnotatedNumber | undefined
}

export interface SetAnnotation {
  readonly edit: Edit
  readonly documentOf: DocumentOf
  /** Of the value, before the edit counted from its start: the offset in its new text. */
  readonly valueAt: number
}

export async function setAnnotation(analysed: Analysed, finding: Finding, wanted: WantedAnnotation): Promise<SetAnnotation | undefined> {
  const { project: { session }, path: own, options } = analysed
  const texts = await session.texts([...new Set([own, wanted.path])], { isBackground: true })
  const text = texts.get(wanted.path)
  if (text === undefined || texts.get(own) !== analysed.document.getText()) return undefined
  for (const { range, newText } of placesFor(text, wanted)) {
    const edit = { path: wanted.path, range, newText }
    const changes = [[wanted.path, applyEdits(text, [edit])]] as const
    const { findings } = await session.report(own, options, { isBackground: true, changes })
    const work = findings.find(({ fingerprint, rule }) => fingerprint === finding.fingerprint && rule === finding.rule)?.work
    const number = work && wanted.numberOf(work)
    const keyAt = newText.lastIndexOf(`${wanted.key}=`)
    if (number?.path === wanted.path && number.range.start === range.start + keyAt) return { edit, documentOf: analysed.placed(texts), valueAt: keyAt + wanted.key.length + 1 }
  }
  return undefined
}

type Place = Pick<Edit, 'range' | 'newText'>

/** A comment that is there already says one thing more; else a new one stands above the function and its decorators, or else behind its first line. */
function placesFor(text: string, { path, header, key, value }: WantedAnnotation): readonly Place[] {
  const said = `${key}=${value}`
  const line = text.lastIndexOf('\n', header.start - 1) + 1
  const above = linesAbove(text, line)
  const mark = languageOf(variantOf(path) ?? 'py') === 'python' ? '#' : '//'
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const newLine = (start: number): Place => {
    const indentation = text.slice(start, start + indentationOf(text.slice(start, endOfLine(text, start))))
    return { range: { start, end: start }, newText: `${indentation}${mark} cost-hints: ${said}${end}` }
  }
  const behind = endOfLine(text, header.start)
  const decorated = above.findLast((start) => /^[ \t]*@/.test(text.slice(start, endOfLine(text, start))))
  return [
    ...[line, ...above].flatMap((start) => extended(text, start, said) ?? []),
    ...decorated === undefined ? [] : [newLine(decorated)], newLine(line),
    ...text[behind - 1] === '\\' ? [] : [{ range: { start: behind, end: behind }, newText: `  ${mark} cost-hints: ${said}` }],
  ]
}

/** Starts of the lines above that belong to the function: comments, decorators, and what goes on in them; the nearest first. */
function linesAbove(text: string, line: number): readonly number[] {
  const base = indentationOf(text.slice(line, endOfLine(text, line)))
  const starts: number[] = []
  for (let end = line; end > 0;) {
    const start = text.lastIndexOf('\n', end - 2) + 1
    const content = text.slice(start, end).trimEnd()
    if (content === '' || indentationOf(content) < base || (indentationOf(content) === base && !/^[ \t]*(?:@|#|\/\/|\/\*|\*|[)\]}])/.test(content))) break
    starts.push(start)
    end = start
  }
  return starts
}

function extended(text: string, start: number, said: string): Place | undefined {
  const line = text.slice(start, endOfLine(text, start))
  const comment = /(?:#|\/\/|\/\*)[\s*]*cost-hints:(?!\s*ignore\b).*?(?=\s+--(?:\s|$)|\s*\*\/|\s*$)/.exec(line)
  if (!comment) return undefined
  const at = start + comment.index + comment[0].length
  return { range: { start: at, end: at }, newText: ` ${said}` }
}
