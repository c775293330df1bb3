// Python's numbers: underscores, bases, and the `L` of Python 2. Imaginary numbers have no counterpart and stay unknown.

import type { Literal, Other } from '../tree.js'
import { at, other, rangeOf, textOf, type Source } from './source.js'
import type { SyntaxNode } from './syntax-node.js'

export function lowerNumber(node: SyntaxNode, source: Source): Literal | Other {
  const value = numberOf(textOf(node, source))
  const range = rangeOf(node, source)
  return value === null ? other(range) : { kind: 'literal', ...at(range), type: 'number', value }
}

export function numberOf(source: string): number | null {
  const digits = source.replaceAll('_', '').replace(/[lL]$/, '')
  const value = /^0[0-7]+$/.test(digits) ? parseInt(digits, 8) : Number(digits)
  return Number.isNaN(value) ? null : value
}
