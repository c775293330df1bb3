// The tags of a doc comment that say types: `@param {T} name`, `@returns {T}`, `@type {T}`.

import type { Range } from '../../text/range.js'

export interface JsDocType {
  /** What stands between the braces; `start` is its position in the file. */
  readonly text: string
  readonly start: number
}

export interface JsDoc {
  readonly parameters: readonly { readonly name: string; readonly type: JsDocType | null }[]
  readonly returns: JsDocType | null
  readonly type: JsDocType | null
}

/** Null for a comment that says no type. */
export function parseJsDoc(text: string, range: Range): JsDoc | null {
  if (!text.startsWith('/**', range.start)) return null
  const comment = text.slice(range.start, range.end)
  const parameters: { name: string; type: JsDocType | null }[] = []
  let returns: JsDocType | null = null
  let type: JsDocType | null = null
  for (const tag of comment.matchAll(tags)) {
    const brace = tag.index + tag[0].length
    const written = bracedType(comment, brace, range.start)
    if (tag[1] === 'type') type ??= written
    else if (tag[1]?.startsWith('return')) returns ??= written
    else addParameter(parameters, comment, written ? written.start - range.start + written.text.length + 1 : brace, written)
  }
  return parameters.length > 0 || returns || type ? { parameters, returns, type } : null
}

const tags = /@(param|arg|argument|returns|return|type)(?![\w-])[ \t]*/gu
const parameterName = /[\s*]*(?:\[\s*)?([\p{ID_Start}$_][\p{ID_Continue}$]*)(\.|\[\])?/uy

/** `@param {T} options.limit` is about a member of a parameter, so it is left out. */
function addParameter(parameters: { name: string; type: JsDocType | null }[], comment: string, from: number, type: JsDocType | null): void {
  parameterName.lastIndex = from
  const match = parameterName.exec(comment)
  if (match?.[1] !== undefined && match[2] === undefined) parameters.push({ name: match[1], type })
}

function bracedType(comment: string, open: number, shift: number): JsDocType | null {
  if (comment[open] !== '{') return null
  let depth = 0
  for (let at = open; at < comment.length; at++) {
    if (comment[at] === '{') depth++
    else if (comment[at] === '}') depth--
    if (depth === 0) return { text: withoutStars(comment.slice(open + 1, at)), start: shift + open + 1 }
  }
  return null
}

/** The stars at the starts of lines become blanks, so that positions stay. */
function withoutStars(written: string): string {
  return written.replace(/(\n[ \t]*)\*/gu, '$1 ')
}
