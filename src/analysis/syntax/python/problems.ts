// What the parser stumbled over, in words. Only the first few: one missing bracket can break all that follows.

import type { SyntaxProblem } from '../tree.js'
import { leadingStatements, type SyntaxNode, type SyntaxTree } from './syntax-node.js'

export function problemsIn(syntax: SyntaxTree, text: string): SyntaxProblem[] {
  const problems: SyntaxProblem[] = []
  if (!syntax.hasErrors) return problems
  const stack: SyntaxNode[] = [syntax.root]
  for (let node = stack.pop(); node && problems.length < mostProblems; node = stack.pop()) {
    const range = { start: node.start, end: node.end }
    if (node.missing) problems.push({ range, message: `Expected ${nameOf(node)}.` })
    else if (node.type === 'ERROR') problems.push(unexpected(node, text))
    else for (const child of node.children.toReversed()) stack.push(child)
  }
  return problems
}

/** Whole statements at the start of an error are not what is wrong. */
function unexpected(error: SyntaxNode, text: string): SyntaxProblem {
  const start = error.children[leadingStatements(error.children)]?.start ?? error.start
  return { range: { start, end: error.end }, message: `Unexpected ${excerpt(text.slice(start, error.end))}.` }
}

const mostProblems = 20
const excerptLength = 30

function nameOf(node: SyntaxNode): string {
  return node.named ? `an ${node.type.replaceAll('_', ' ')}`.replace(/^an (?![aeiou])/, 'a ') : `"${node.type}"`
}

function excerpt(source: string): string {
  const line = (source.split(/\r?\n/, 1)[0] ?? '').trim()
  if (line === '') return 'end of line'
  return line.length > excerptLength ? `"${line.slice(0, excerptLength)}…"` : `"${line}"`
}
