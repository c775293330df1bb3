// Half-typed files: one open bracket can swallow all that follows. The line at fault is blanked out and the rest read again,
// as long as that saves more than it loses. Positions stay, because blanks replace characters one by one.

import { overlaps, type Range } from '../../text/range.js'
import type { SyntaxProblem } from '../tree.js'
import { problemsIn } from './problems.js'
import { leadingStatements, type SyntaxNode, type SyntaxTree } from './syntax-node.js'

export interface Repaired {
  readonly syntax: SyntaxTree
  /** The text that `syntax` was read from. */
  readonly text: string
  readonly problems: readonly SyntaxProblem[]
}

export function repairSyntax(text: string, syntax: SyntaxTree, read: (text: string) => SyntaxTree | null): Repaired {
  const problems = problemsIn(syntax, text)
  let best: Repaired = { syntax, text, problems }
  for (let round = 0; round < mostRounds; round++) {
    const faults = faultsIn(best.syntax, best.text)
    if (faults.length === 0) break
    const patched = blank(best.text, faults)
    const next = read(patched)
    if (!next || damageOf(next) >= damageOf(best.syntax)) break
    for (const fault of faults) {
      if (!problems.some((problem) => overlaps(problem.range, fault))) problems.push(unfinished(fault, text))
    }
    best = { syntax: next, text: patched, problems }
  }
  return best
}

function unfinished(range: Range, text: string): SyntaxProblem {
  return { range, message: `Expected more after "${text.slice(range.start, range.end)}".` }
}

/** Each round reads the file again, and what three lines did not heal, a fourth seldom does. */
const mostRounds = 4

/** What to blank next: all dangling tokens at once, else the first line of the first error that spreads over several lines. */
function faultsIn(syntax: SyntaxTree, text: string): readonly Range[] {
  if (syntax.dangling.length > 0) return syntax.dangling
  const error = syntax.hasErrors ? firstSpreadingError(syntax.root, text) : null
  if (!error) return []
  const lineStart = text.lastIndexOf('\n', error.start - 1) + 1
  const lineEnd = text.indexOf('\n', error.start)
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd)
  const start = lineStart + line.length - line.trimStart().length
  return line.trim() === '' ? [] : [{ start, end: start + line.trim().length }]
}

/** The first error over several lines, or expression with an error in a later line than it starts. */
function firstSpreadingError(root: SyntaxNode, text: string): SyntaxNode | null {
  const stack: SyntaxNode[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (text.slice(node.start, endOfFault(node, root)).includes('\n')) return looseIn(node)
    for (const child of node.children.toReversed()) stack.push(child)
  }
  return null
}

/** Behind the whole statements in an error. */
function looseIn(error: SyntaxNode): SyntaxNode {
  return error.type === 'ERROR' ? error.children[leadingStatements(error.children)] ?? error : error
}

function endOfFault(node: SyntaxNode, root: SyntaxNode): number {
  if (node.type === 'ERROR') return node.end
  // Blocks, and what has one, have many lines by nature.
  if (node === root || node.type === 'block' || node.children.some((child) => child.type === 'block')) return node.start
  return node.children.find((child) => child.type === 'ERROR')?.start ?? node.start
}

/** How many characters are in errors. */
function damageOf(syntax: SyntaxTree): number {
  let damage = syntax.dangling.length
  const stack: SyntaxNode[] = [syntax.root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'ERROR') damage += Math.max(1, node.end - node.start)
    else if (node.missing) damage++
    else for (const child of node.children) stack.push(child)
  }
  return damage
}

function blank(text: string, ranges: readonly Range[]): string {
  let result = ''
  let done = 0
  for (const { start, end } of ranges) {
    // A token can be the last before two line breaks, and then comes twice.
    if (start < done) continue
    result += text.slice(done, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ')
    done = end
  }
  return result + text.slice(done)
}
