// `gather` as one await after another: lines where nobody wants the results, else a tuple or a list of awaits.

import { lineEnding, type TextEdit } from '../../edits/above.js'
import { indentationOf, indentUnit, reindented } from '../../edits/layout.js'
import type { Argument, Comprehension, Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import { isPlain, isStartedHere, type Started } from './parallel-on-one-connection.fixes.js'

export function pythonSequence(started: Started, ask: Ask): readonly TextEdit[] | undefined {
  const { call, whole } = started
  if (whole.kind !== 'await' || nameOfCallee(call.callee) !== 'gather' || call.arguments.some((argument) => argument.name !== null)) return undefined
  const [only, ...others] = call.arguments
  if (only?.spread === '*' && others.length === 0) return only.value.kind === 'comprehension' ? ofEach(started, only.value, ask) : undefined
  return call.arguments.every((argument) => argument.spread === '' && isStartedHere(argument.value)) ? ofSeveral(started, ask) : undefined
}

function nameOfCallee(node: Node): string {
  return node.kind === 'member' ? node.property : node.kind === 'name' ? node.name : ''
}

function ofSeveral({ call, whole, statement }: Started, ask: Ask): readonly TextEdit[] | undefined {
  const lines = statement && asLines(statement, call.arguments, ask)
  if (lines) return lines
  const target = whole.parent?.kind === 'assign' ? whole.parent.targets[0] : undefined
  const [open, close] = target?.kind === 'collection' ? ['(', ')'] : ['[', ']']
  const { start, end } = call.argumentsRange
  if (!isPlain(ask, { start: whole.range.start, end: call.callee.range.start }, /await/)) return undefined
  return [
    { range: { start: whole.range.start, end: start + 1 }, newText: open },
    ...call.arguments.map((argument) => ({ range: { start: argument.range.start, end: argument.range.start }, newText: 'await ' })),
    { range: { start: end - 1, end }, newText: close },
  ]
}

/** Undefined where a comment stands between them. */
function asLines(statement: Node, given: readonly Argument[], ask: Ask): readonly TextEdit[] | undefined {
  const indentation = indentationOf(ask.tree, statement)
  const gaps = given.map((argument, index) => ({ start: argument.range.end, end: given[index + 1]?.range.start ?? statement.range.end }))
  const [first] = given
  if (indentation === undefined || !first || !gaps.every((gap) => isPlain(ask, gap, /[,)]/g))) return undefined
  if (!isPlain(ask, { start: statement.range.start, end: first.range.start }, /await|[\w.]+|\(/g)) return undefined
  const lines = given.map((argument) => reindented(ask.tree, argument.range, indentation))
  if (lines.some((line) => line === undefined)) return undefined
  const newText = lines.map((line) => `await ${line ?? ''}`).join(lineEnding(ask.tree.text) + indentation)
  return [{ range: statement.range, newText }]
}

/** `gather(*[f(x) for x in xs])` */
function ofEach({ call, whole, statement }: Started, made: Comprehension, ask: Ask): readonly TextEdit[] | undefined {
  if (!isStartedHere(made.element) || made.clauses.some((clause) => clause.async)) return undefined
  const before = { start: whole.range.start, end: made.element.range.start }
  const after = { start: made.range.end, end: whole.range.end }
  if (!isPlain(ask, before, /await|[\w.]+|[(*[]/g) || !isPlain(ask, after, /[,)]/g)) return undefined
  const [clause, ...others] = made.clauses
  const indentation = statement && indentationOf(ask.tree, statement)
  const between = clause && { start: made.element.range.end, end: clause.range.start }
  const isLoop = statement && clause && between && indentation !== undefined && others.length === 0 && clause.conditions.length === 0
    && isPlain(ask, between, /^$/) && !isUsedAround(clause.target, made, ask)
  if (isLoop) {
    const ending = lineEnding(ask.tree.text)
    const inner = indentation + indentUnit(ask.tree, ask.node(0))
    const [header, element] = [reindented(ask.tree, clause.range, indentation), reindented(ask.tree, made.element.range, inner)]
    if (header !== undefined && element !== undefined && isPlain(ask, { start: clause.range.end, end: statement.range.end }, /[\]),]/g)) {
      return [{ range: statement.range, newText: `${header}:${ending}${inner}await ${element}` }]
    }
  }
  const tail = { start: (made.clauses.at(-1) ?? made.element).range.end, end: call.range.end }
  return isPlain(ask, tail, /[\]),]/g) ? [{ range: before, newText: '[await ' }, { range: tail, newText: ']' }] : undefined
}

/** A comprehension's names are its own; those of a loop are the function's. */
function isUsedAround(target: Node, made: Node, ask: Ask): boolean {
  let home: Node = made
  while (home.parent && home.kind !== 'function') home = home.parent
  const words = new Set(ask.text(target.range).match(/\w+/g))
  const around = ask.tree.text.slice(home.range.start, made.range.start) + ask.tree.text.slice(made.range.end, home.range.end)
  return (around.match(/\w+/g) ?? []).some((word) => words.has(word))
}
