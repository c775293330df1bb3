// A whole file: the module and its statements.

import type { Range } from '../../text/range.js'
import type { Module } from '../tree.js'
import { at, type Source } from './source.js'
import { lowerStatements } from './statements.js'
import type { SyntaxNode, SyntaxTree } from './syntax-node.js'

export function lowerModule(
  syntax: SyntaxTree, text: string, parseFragment: (text: string) => SyntaxNode | null, report: (range: Range, message: string) => void,
): Module {
  const { hasErrors } = syntax
  const source: Source = { text, hasErrors, offset: 0, fixedRange: null, parseFragment, report, seen: { yields: false } }
  return { kind: 'module', ...at({ start: 0, end: text.length }), body: lowerStatements(syntax.root.children, source) }
}
