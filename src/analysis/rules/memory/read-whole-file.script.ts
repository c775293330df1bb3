// TypeScript fixes of read-whole-file: the lines of an open file, streamed into the loop by `for await`.
// The stream is made in the loop's header: lines that come before somebody listens are lost.

import { insertAbove, lineEnding, type TextEdit } from '../../edits/above.js'
import { scriptName } from '../../edits/imports.js'
import { indentationOf, indentLines, indentUnit, usesSemicolons } from '../../edits/layout.js'
import { freshName } from '../../edits/names.js'
import type { Streamed } from '../../libraries/schema.js'
import { none } from '../../model/facts.js'
import { libraryCallsOf } from '../../model/resolve/calls.js'
import { exitsOf } from '../../model/questions/exits.js'
import { usesOfBinding } from '../../model/questions/uses.js'
import { walk } from '../../syntax/children.js'
import type { FunctionNode, Loop, Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import type { LinePlan } from './read-whole-file.fixes.js'
import { removalOfNames } from './read-whole-file.names.js'
import type { LineReading } from './read-whole-file.js'

export function scriptPlan({ pass }: LineReading, ask: Ask): LinePlan {
  const { extent, consumer, read } = pass
  const streamed = libraryCallsOf(ask.subject.resolver, ask.file, read.call)[0]?.model.streamed
  if (pass.isDetached) return { reason: 'Lines can be streamed where the content is awaited, not in a callback.' }
  if (!streamed) return { reason: 'This content has no ready form that gives one line at a time: stream it and split the stream.' }
  const around = functionAround(extent)
  if (around?.async !== true) return { reason: 'Streaming lines needs an async function.' }
  if (consumer.how !== 'iterated' || extent.kind !== 'loop' || extent.async || extent.label !== null) return { reason: 'Streaming lines needs a `for…of` loop.' }
  const call = streamOf(pass, streamed, ask)
  if (typeof call !== 'object') return { reason: call }
  const removal = removalOfNames(pass, ask)
  if ('reason' in removal) return removal
  const open = scriptName(ask.tree, ask.facts, streamed.module, streamed.opens)
  if (!open) return { reason: `The name \`${streamed.opens}\` means something else in this file.` }
  const loop = loopEdits(extent, { isGenerator: around.generator, opened: `await ${open.name}(${call.path})`, lines: `${streamed.lines}(${call.options})` }, ask.nodeOf(pass.lines), ask)
  if (!loop) return { reason: 'The loop cannot be moved one level in.' }
  return { title: 'Stream the lines of the file (awaits between them; carriage returns end lines as well; no empty piece after the last line end)', safety: 'suggested', edits: [...importEdits(open.edits, pass.read.call, streamed, ask), ...removal.edits, ...loop] }
}

function functionAround(node: Node): FunctionNode | undefined {
  for (let current = node.parent; current; current = current.parent) if (current.kind === 'function') return current
  return undefined
}

/** Where the file imports the reading function for this one call, the opening one takes its place. */
function importEdits(edits: readonly TextEdit[], id: number, streamed: Streamed, ask: Ask): readonly TextEdit[] {
  const callee = ask.facts.values[ask.facts.calls[id]?.callee ?? none]
  if (edits.length === 0 || callee?.op !== 'use' || usesOfBinding(ask.subject, callee.binding).length !== 1) return edits
  const [only, ...others] = callee.definitions
  const source = ask.facts.definitions[only ?? none]?.source
  const name = source?.from === 'import' && others.length === 0 ? ask.node(ask.facts.imports[source.import]?.node ?? 0) : undefined
  const statement = name?.parent
  if (name?.kind !== 'import-name' || statement?.kind !== 'import' || name.imported === 'default' || name.imported === '*') return edits
  const replaced = { range: name.range, newText: streamed.opens }
  if (statement.module.replace(/^node:/, '') === streamed.module.replace(/^node:/, '')) return [replaced]
  const at = ask.tree.text.lastIndexOf(statement.module, statement.range.end)
  if (statement.names.length !== 1 || at < name.range.end) return edits
  return [replaced, { range: { start: at, end: at + statement.module.length }, newText: streamed.module }]
}

/** The path and options of the stream, or why they cannot be written. */
function streamOf(pass: LineReading['pass'], streamed: Streamed, ask: Ask): { path: string; options: string } | string {
  const { read, changes, splitting } = pass
  const call = ask.facts.calls[read.call]
  const [path, options, ...others] = call?.arguments ?? []
  const kind = path && ask.kindOf(path.value)
  if (!path || path.spread !== '' || others.length > 0) return 'This read has no form that gives one line at a time.'
  if (kind?.is === 'number' || (kind?.is === 'instance' && kind.type !== 'URL')) return `Only a path can be given to \`${streamed.opens}\`.`
  if (splitting === 'runs') return 'The lines are split so that blank ones vanish.'
  const [decode, ...more] = changes
  if (more.length > 0 || (decode && decode.name !== 'toString')) return `What ${decode?.name === 'toString' ? more[0]?.name ?? '' : decode?.name ?? ''}() does to the whole content cannot be done line by line.`
  const encodings = [options && encodingOf(options.value, ask), decode && decodedAs(decode.call, ask)].filter((one) => one !== undefined && one !== '')
  if (encodings.includes('?') || encodings.length > 1) return 'Its encoding is not written here.'
  return { path: ask.text(ask.nodeOf(path.value).outer), options: encodings.length === 0 ? '' : `{ encoding: ${encodings[0] ?? ''} }` }
}

/** A literal encoding as written; '' for none, '?' where it is not known. */
function encodingOf(value: number, ask: Ask): string {
  const node = ask.nodeOf(value)
  if (node.kind === 'literal' && node.type === 'null') return ''
  if (node.kind === 'literal' && node.type === 'string') return ask.text(node.range)
  if (node.kind !== 'dictionary') return '?'
  const [only, ...others] = node.entries
  if (!only) return ''
  const isEncoding = others.length === 0 && only.key?.kind === 'literal' && only.key.value === 'encoding'
  return isEncoding ? encodingOf(ask.facts.valueOfNode[only.value.id] ?? -1, ask) : '?'
}

function decodedAs(id: number, ask: Ask): string {
  const [encoding, ...others] = ask.facts.calls[id]?.arguments ?? []
  return others.length > 0 ? '?' : encoding ? encodingOf(encoding.value, ask) : ''
}

/** `for (… of lines)` becomes `for await (… of <stream>)`; a loop that may leave early closes the file itself. */
function loopEdits(loop: Loop, stream: { isGenerator: boolean; opened: string; lines: string }, lines: Node, ask: Ask): readonly TextEdit[] | undefined {
  const asynchronous = { range: { start: loop.keyword.end, end: loop.keyword.end }, newText: ' await' }
  if (!stream.isGenerator && !mayLeave(loop)) return [asynchronous, { range: lines.range, newText: `(${stream.opened}).${stream.lines}` }]
  const indentation = indentationOf(ask.tree, loop)
  const unit = indentUnit(ask.tree, loop)
  const inner = indentLines(ask.tree, loop.range, unit)
  // Where no statement can stand above the loop, none can declare the file.
  if (indentation === undefined || !inner || !insertAbove(ask.tree, loop, '')) return undefined
  const file = freshName(ask.tree, 'lines', 'file', loop)
  const semicolon = usesSemicolons(ask.tree) ? ';' : ''
  const ending = lineEnding(ask.tree.text)
  const { start, end } = loop.range
  return [
    { range: { start, end: start }, newText: `const ${file} = ${stream.opened}${semicolon}${ending}${indentation}try {${ending}${indentation}${unit}` },
    asynchronous, { range: lines.range, newText: `${file}.${stream.lines}` }, ...inner.filter(({ range }) => !isInside(range, lines.range)),
    { range: { start: end, end }, newText: `${ending}${indentation}} finally {${ending}${indentation}${unit}await ${file}.close()${semicolon}${ending}${indentation}}` },
  ]
}

function mayLeave(loop: Loop): boolean {
  if (exitsOf(loop).length > 0) return true
  let throws = false
  walk(loop.body, (node) => {
    if (node.kind === 'raise') throws = true
    return node.kind !== 'function' && !throws
  })
  return throws
}
