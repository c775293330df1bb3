// `Promise.all` as one await after another: statements or a loop where nobody wants the results, else an array of awaits.

import { lineEnding, type TextEdit } from '../../edits/above.js'
import { indentationOf, indentLines, indentUnit, reindented, usesSemicolons } from '../../edits/layout.js'
import { childrenOf } from '../../syntax/children.js'
import { none } from '../../model/facts.js'
import type { Block, Call, Collection, Expression, FunctionNode, Name, Node } from '../../syntax/tree.js'
import type { Range } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { isPlain, isStartedHere, type Started } from './parallel-on-one-connection.fixes.js'
import { followsDirectly } from './sequential-await.typescript.js'

export function scriptSequence(started: Started, ask: Ask): readonly TextEdit[] | undefined {
  const { call, whole } = started
  const [only, ...others] = call.arguments
  if (ask.text(call.callee.range) !== 'Promise.all' || !only || others.length > 0 || only.spread !== '') return undefined
  if (whole.kind !== 'await' && !isReturnedByAsync(whole)) return undefined
  const { value } = only
  if (value.kind === 'collection') return value.elements.every(isStartedHere) ? ofSeveral(started, value, ask) : undefined
  if (!started.statement) return undefined
  if (value.kind === 'call') return ofEach({ range: started.statement.range, first: started.statement }, value, ask)
  return value.kind === 'name' ? ofCollected(started.statement, value, ask) : undefined
}

/** What is rewritten, and the statement whose indentation it has. */
interface Place { readonly range: Range; readonly first: Node }

/** `const work = xs.map((x) => f(x))`, directly above and for nothing else. */
function ofCollected(statement: Node, name: Name, ask: Ask): readonly TextEdit[] | undefined {
  const { facts } = ask
  const value = facts.values[facts.valueOfNode[name.id] ?? none]
  const binding = value?.op === 'use' ? facts.bindings[value.binding] : undefined
  const [only, ...others] = binding?.definitions ?? []
  const assign = only === undefined ? null : ask.node(facts.definitions[only]?.node ?? 0).parent
  const declaration = assign?.parent
  const isUsedOnce = facts.values.filter((one) => one.op === 'use' && value?.op === 'use' && one.binding === value.binding).length === 1
  if (others.length > 0 || assign?.kind !== 'assign' || declaration?.kind !== 'declaration' || declaration.declarators.length > 1 || assign.value?.kind !== 'call') return undefined
  if (!isUsedOnce || !followsDirectly(declaration, statement)) return undefined
  return ofEach({ range: { start: declaration.range.start, end: statement.range.end }, first: declaration }, assign.value, ask)
}

/** An array of awaits may be returned where the promise was: by an async function. */
function isReturnedByAsync(whole: Expression): boolean {
  const { parent } = whole
  if (parent?.kind === 'function') return parent.async && parent.body === whole
  let around: Node | null = parent?.kind === 'return' ? parent : null
  while (around && around.kind !== 'function') around = around.parent
  return around?.kind === 'function' && around.async && !around.generator
}

function ofSeveral({ call, whole, statement }: Started, value: Collection, ask: Ask): readonly TextEdit[] | undefined {
  if (statement) return asStatements(statement, value, ask)
  const head = { start: whole.range.start, end: value.range.start }
  const tail = { start: value.range.end, end: call.range.end }
  if (!isPlain(ask, head, /await|Promise\s*\.\s*all|\(/g) || !isPlain(ask, tail, /[,)]/g)) return undefined
  return [
    { range: head, newText: '' },
    ...value.elements.map((element) => ({ range: { start: element.range.start, end: element.range.start }, newText: 'await ' })),
    { range: tail, newText: '' },
  ]
}

/** Undefined where a comment stands between them. */
function asStatements(statement: Node, { elements }: Collection, ask: Ask): readonly TextEdit[] | undefined {
  const [first] = elements
  const indentation = indentationOf(ask.tree, statement)
  const gaps = elements.map((element, index) => ({ start: element.outer.end, end: elements[index + 1]?.outer.start ?? statement.range.end }))
  if (!first || indentation === undefined || !gaps.every((gap) => isPlain(ask, gap, /[,\])};]/g))) return undefined
  if (!isPlain(ask, { start: statement.range.start, end: first.outer.start }, /await|Promise\s*\.\s*all|[([]/g) || !isInBlock(statement, ask)) return undefined
  const end = usesSemicolons(ask.tree) ? ';' : ''
  const lines = elements.map((element) => reindented(ask.tree, element.outer, indentation))
  if (lines.some((line) => line === undefined)) return undefined
  const newText = lines.map((line) => `await ${line ?? ''}${end}`).join(lineEnding(ask.tree.text) + indentation)
  return [{ range: statement.range, newText }]
}

/** One statement may become several: not so in `if (x) await …`. */
function isInBlock({ parent }: Node, ask: Ask): boolean {
  return parent?.kind === 'module' || (parent?.kind === 'block' && (parent.parent?.kind === 'case' || ask.tree.text[parent.range.start] === '{'))
}

/** `xs.map((x) => f(x))`, `xs.map(async (x) => { … })` */
function ofEach(at: Place, mapped: Call, ask: Ask): readonly TextEdit[] | undefined {
  const { callee } = mapped
  const [callback, ...others] = mapped.arguments
  if (callee.kind !== 'member' || callee.property !== 'map' || callee.optional || !callback || others.length > 0) return undefined
  const written = callback.value
  if (written.kind !== 'function' || written.form !== 'arrow' || written.generator || !written.body) return undefined
  const [parameter, ...more] = written.parameters
  if (!parameter || more.length > 0 || parameter.default || parameter.rest !== '') return undefined
  if (mentionsAny(callee.object, parameter.target, ask)) return undefined
  const tail = { start: mapped.range.end, end: at.range.end }
  const head = { start: at.range.start, end: callee.object.outer.start }
  const gaps = [head, { start: callee.object.outer.end, end: callee.propertyRange.start }, { start: callback.range.end, end: mapped.range.end }, tail]
  if (!gaps.every((gap) => isPlain(ask, gap, /[\w$]+|[().,;=]/g))) return undefined
  const header = `for (const ${ask.text(parameter.target.range)} of ${ask.text(callee.object.range)}) `
  return written.body.kind === 'block' ? withBody(at, written, written.body, header, ask) : withExpression(at, written, written.body, header, ask)
}

/** `user.map((user) => …)`: no loop can name its element like its list. */
function mentionsAny(list: Node, target: Node, ask: Ask): boolean {
  const words = new Set(ask.text(list.range).match(/[\w$]+/g))
  return (ask.text(target.range).match(/[\w$]+/g) ?? []).some((name) => words.has(name))
}

function withExpression(at: Place, { range }: FunctionNode, body: Expression, header: string, ask: Ask): readonly TextEdit[] | undefined {
  const indentation = indentationOf(ask.tree, at.first)
  const started = body.kind === 'await' ? body.value : body
  if (indentation === undefined || !isStartedHere(started) || !isPlain(ask, { start: body.outer.end, end: range.end }, /^$/)) return undefined
  const ending = lineEnding(ask.tree.text)
  const inner = indentation + indentUnit(ask.tree, ask.node(0))
  const moved = reindented(ask.tree, started.range, inner)
  if (moved === undefined) return undefined
  return [{ range: at.range, newText: `${header}{${ending}${inner}await ${moved}${usesSemicolons(ask.tree) ? ';' : ''}${ending}${indentation}}` }]
}

function lineIndentation(ask: Ask, offset: number): string {
  const start = ask.tree.text.lastIndexOf('\n', offset - 1) + 1
  return /^[ \t]*/.exec(ask.tree.text.slice(start))?.[0] ?? ''
}

/** The body as it is: it must not end its function before its end, nor can it give anything. */
function withBody(at: Place, written: FunctionNode, body: Block, header: string, ask: Ask): readonly TextEdit[] | undefined {
  if (!written.async || leaves(body)) return undefined
  const outer = indentationOf(ask.tree, at.first)
  const own = lineIndentation(ask, body.range.end - 1)
  if (outer === undefined || !own.startsWith(outer)) return undefined
  const extra = own.slice(outer.length)
  const moved = extra === '' ? [] : outdented(ask, body, outer, extra)
  if (!moved) return undefined
  return [
    { range: { start: at.range.start, end: body.range.start }, newText: header },
    ...moved,
    { range: { start: body.range.end, end: at.range.end }, newText: '' },
  ]
}

function leaves(node: Node): boolean {
  return node.kind === 'return' || (node.kind !== 'function' && childrenOf(node).some(leaves))
}

/** Undefined where a line begins inside a text. */
function outdented(ask: Ask, body: Block, outer: string, extra: string): readonly TextEdit[] | undefined {
  const lines = indentLines(ask.tree, body.range, '')
  if (!lines) return undefined
  return lines.flatMap(({ range: { start } }) => {
    const at = start + outer.length
    return ask.tree.text.startsWith(outer + extra, start) ? [{ range: { start: at, end: at + extra.length }, newText: '' }] : []
  })
}
