// TypeScript and JavaScript text to the common tree. Never throws: what cannot be parsed is an empty module with one problem.

import type { Variant } from '../../language.js'
import { finishTree } from '../children.js'
import type { Tree } from '../tree.js'
import { annotateFromJsDoc } from './jsdoc.js'
import { moveMissingInside } from './missing.js'
import { parseText } from './parser.js'
import { plainPlace, type Source } from './source.js'
import { lowerStatements } from './statements.js'

export function parseTypeScript(text: string, variant: Exclude<Variant, 'py'>): Tree {
  try {
    return lower(text, variant)
  } catch (error) {
    const source: Source = { text, shift: 0, parentheses: new Map() }
    const problem = { range: { start: 0, end: 0 }, message: error instanceof Error ? error.message : String(error) }
    const root = { kind: 'module' as const, ...plainPlace(source, 0, text.length), body: [] }
    return finishTree({ language: 'typescript', text, root, comments: [], problems: [problem] })
  }
}

function lower(text: string, variant: Exclude<Variant, 'py'>): Tree {
  const { program, comments, problems, parentheses } = parseText(text, variant)
  const source: Source = { text, shift: 0, parentheses }
  const root = { kind: 'module' as const, ...plainPlace(source, 0, text.length), body: lowerStatements(source, program.body) }
  if (problems.length > 0) moveMissingInside(root)
  if (variant === 'js' || variant === 'jsx') annotateFromJsDoc(root, text, comments)
  return finishTree({ language: 'typescript', text, root, comments, problems })
}
