// The text of a JSDoc type to a type expression, with its range in the file. What is no TypeScript type is no annotation.

import { AST_NODE_TYPES as T } from '@typescript-eslint/typescript-estree'
import type { TypeExpression } from '../tree.js'
import type { JsDocType } from './jsdoc-tags.js'
import { parseText } from './parser.js'
import type { Source } from './source.js'
import { lowerType } from './types.js'

/** Beside TypeScript's types: `?T`, `!T`, `T=`, `...T` and `Array.<T>`. */
export function parseJsDocType(written: JsDocType): TypeExpression | null {
  const [, before = '', prefix = '', rest = ''] = /^(\s*)(\.\.\.|[?!])?([^]*)$/u.exec(written.text) ?? []
  const text = rest.replace(/=\s*$/u, '').replaceAll('.<', ' <')
  const start = written.start + before.length + prefix.length
  if (text.trim() === '') return null
  const type = /^[\w$.]+$/u.test(text) ? nameAt(text, start) : typeAt(text, start)
  if (!type) return null
  if (prefix === '...') return { ...emptyAt(start, text.length), form: 'array', args: [type] }
  if (prefix === '?') return { ...emptyAt(start, text.length), form: 'union', args: [type, { ...emptyAt(start + text.length, 0), form: 'name', name: 'null' }] }
  return type
}

/** Most types are one name, which needs no parser. */
function nameAt(text: string, start: number): TypeExpression {
  return { ...emptyAt(start, text.length), form: 'name', name: text }
}

function emptyAt(start: number, length: number): TypeExpression {
  const range = { start, end: start + length }
  return { kind: 'type', id: -1, parent: null, range, outer: range, form: 'other', name: '', args: [], members: [], value: null }
}

function typeAt(text: string, start: number): TypeExpression | null {
  try {
    return parsedTypeAt(text, start)
  } catch {
    // A parser that stumbles over a comment must not cost the code around it.
    return null
  }
}

function parsedTypeAt(text: string, start: number): TypeExpression | null {
  const intro = 'type T = '
  const { program, problems, parentheses } = parseText(intro + text, 'ts')
  const alias = program.body[0]
  if (problems.length > 0 || program.body.length !== 1 || alias?.type !== T.TSTypeAliasDeclaration) return null
  const source: Source = { text: intro + text, shift: start - intro.length, parentheses }
  return lowerType(source, alias.typeAnnotation, intro.length)
}
