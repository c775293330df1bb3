// Python fixes of read-whole-file: the open file is iterated where its lines are taken; names and `with` blocks follow.

import { insertAbove, type TextEdit } from '../../edits/above.js'
import { indentationOf, indentLines, indentUnit } from '../../edits/layout.js'
import { freshName } from '../../edits/names.js'
import { none } from '../../model/facts.js'
import { alternatives } from '../../model/kinds.js'
import { constantOf } from '../../model/resolve/resolver.js'
import { operationsOf } from '../../model/questions/operations.js'
import { mayBeWrittenThroughCalls } from '../../model/questions/written-through-calls.js'
import type { Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import type { LinePlan } from './read-whole-file.fixes.js'
import { isInert, removalOfNames } from './read-whole-file.names.js'
import type { LineReading } from './read-whole-file.js'
import { restOf } from './read-whole-file.stops.js'

interface Source {
  /** The expression that is iterated. */
  readonly text: string
  /** Where the file must be opened for it: `Path(p).open()`. */
  readonly opener?: string
  /** What else differs but memory. */
  readonly difference?: string
}

export function pythonPlan(reading: LineReading, ask: Ask): LinePlan {
  const source = sourceOf(reading, ask)
  if ('reason' in source) return source
  const change = changeOf(reading, ask)
  if ('reason' in change) return change
  const rest = restOf(reading, ask)
  if (rest === 'again') return { reason: 'Not all lines may be taken, and the file is read on: what is left would then be read.' }
  const placed = reading.isClosed ? movedIntoWith(reading, ask) : source.opener === undefined ? removalOfNames(reading.pass, ask) : wrapped(reading, source, ask)
  if ('reason' in placed) return placed
  const differences = [source.difference, change.difference, placed.difference, rest === 'perhaps' ? 'lines that are not taken stay in the file' : undefined, isWrittenMeanwhile(reading, ask) ? 'nothing that runs meanwhile may write to the file' : undefined].filter((one) => one !== undefined)
  return {
    title: `Read line by line${differences.length > 0 ? ` (${differences.join('; ')})` : ''}`,
    safety: differences.length > 0 ? 'suggested' : 'safe',
    edits: [...placed.edits, ...taken(reading, source.text, change.code, ask)],
  }
}

/** By what is called while lines are taken. */
function isWrittenMeanwhile({ pass, handle }: LineReading, ask: Ask): boolean {
  const { read, extent, end } = pass
  return mayBeWrittenThroughCalls(ask.subject, read.from === 'path' ? read.source : handle.path, { start: extent.range.start, end })
}

/** What is iterated instead of the list. */
function sourceOf({ pass, handle, isClosed, isShared }: LineReading, ask: Ask): Source | { readonly reason: string } {
  const { read } = pass
  const value = ask.facts.values[read.source]
  if (read.from === 'answer') return { reason: 'The answer is already in memory: ask for a stream of it, and iterate its lines.' }
  if (read.from === 'path') return openerOf(read.source, read.call, ask)
  const text = ask.text(ask.nodeOf(read.source).outer)
  if (handle.definition !== none) {
    if (isClosed && handle.block === undefined) return { reason: 'The file is closed before its lines are taken.' }
    if (isShared) return { reason: 'The open file was handed to other code, which may still use it.' }
    const isNetwork = handle.opening !== none && opensRequest(handle.opening, ask)
    return { text, ...(isNetwork ? { difference: 'the connection stays open meanwhile' } : {}) }
  }
  if (value?.op === 'call') return { text, ...(opensRequest(value.call, ask) ? { difference: 'the connection stays open meanwhile' } : {}) }
  // A value of a module, as standard input is.
  const object = value?.op === 'member' ? ask.kindOf(value.object) : undefined
  if (object?.is === 'symbol') return { text, difference: 'work begins before the input ends' }
  return { reason: 'Whether the file stays open and untouched meanwhile is not certain here.' }
}

function opensRequest(call: number, ask: Ask): boolean {
  return operationsOf(ask.subject).some((operation) => operation.call === call && operation.kind === 'request')
}

/** `Path(p).read_text(encoding=e)` opens as `Path(p).open(encoding=e)`. */
function openerOf(source: number, id: number, ask: Ask): Source | { readonly reason: string } {
  const kind = ask.kindOf(source)
  const catalogue = ask.subject.resolver.workspace.catalogue(ask.file)
  const opens = kind.is === 'instance' ? catalogue.methodOf(kind.type, 'open') : undefined
  const call = ask.facts.calls[id]
  if (kind.is === 'instance' && catalogue.methodOf(kind.type, 'iter_lines')) return { reason: 'Its iter_lines() gives one line at a time, as bytes without their ends.' }
  if (!opens || !call) return { reason: 'This read has no form that gives one line at a time.' }
  const isBytes = ask.kindOf(call.value).is === 'bytes'
  const places = ['encoding', 'errors']
  const given = call.arguments.map((argument, index) => {
    const name = argument.name ?? places[index]
    return argument.spread === '' && name !== undefined && places.includes(name) ? `${name}=${ask.text(ask.nodeOf(argument.value).outer)}` : undefined
  })
  if (given.includes(undefined)) return { reason: 'This read has no form that gives one line at a time.' }
  const file = freshName(ask.tree, 'lines', 'file', ask.nodeOf(source))
  return { text: file, opener: `${ask.text(ask.nodeOf(source).outer)}.open(${[...(isBytes ? ['\'rb\''] : []), ...given].join(', ')}) as ${file}` }
}

interface Change {
  /** The line without its end, given the variable's name; undefined where a line is what it was. */
  readonly code: ((line: string) => string) | undefined
  readonly difference?: string
}

const splitlinesDiffer = 'splitlines() also splits at other characters, such as form feeds and U+2028'

/** What makes a line of the file what it was in the list. */
function changeOf({ pass, handle }: LineReading, ask: Ask): Change | { readonly reason: string } {
  const { splitting, changes, read } = pass
  if (splitting === 'lines') return { code: undefined }
  const kind = ask.kindOf(read.value).is
  const opening = ask.facts.calls[handle.opening]
  if (opening?.arguments.some((argument) => argument.name === 'newline') === true || isUntranslated(read.source, ask)) return { reason: 'The file is opened with line ends of its own.' }
  const [decode, ...others] = changes
  if (others.length > 0 || (decode && decode.name !== 'decode')) return { reason: `What ${decode?.name === 'decode' ? others[0]?.name ?? '' : decode?.name ?? ''}() does to the whole content cannot be done line by line.` }
  if ((kind !== 'string' && kind !== 'bytes') || (decode && kind !== 'bytes')) return { reason: 'Whether the content is text or bytes is not certain here.' }
  if (splitting === 'pattern' || splitting === 'runs') return { reason: 'Lines are split at other places than files are.' }
  const decoded = decode ? decodingOf(decode.call, ask) : ''
  if (decoded === undefined) return { reason: 'Only some encodings can be decoded line by line.' }
  if (splitting === 'kept') return { code: decoded === '' ? undefined : (line) => line + decoded, difference: splitlinesDiffer }
  const isBytes = kind === 'bytes' && !decode
  const ends = kind === 'bytes' && splitting === 'splitlines' ? '\\r\\n' : '\\n'
  const quote = ask.text(ask.nodeOf(pass.lines).range).includes('"') || !ask.tree.text.includes('\'') ? '"' : '\''
  const code = (line: string) => `${line}${decoded}.rstrip(${isBytes ? 'b' : ''}${quote}${ends}${quote})`
  if (splitting === 'splitlines') return { code, difference: kind === 'bytes' && !decode ? 'splitlines() also splits at lone carriage returns' : splitlinesDiffer }
  return { code, difference: 'without the empty piece that split() gives after the last line end' }
}

/** Whether lines come with whatever ended them, as files opened by `codecs` give them. */
function isUntranslated(source: number, ask: Ask): boolean {
  const catalogue = ask.subject.resolver.workspace.catalogue(ask.file)
  return alternatives(ask.kindOf(source)).some((kind) => kind.is === 'instance' && catalogue.inherited(kind.type, (type) => type.iterates)?.untranslated === true)
}

function decodingOf(id: number, ask: Ask): string | undefined {
  const call = ask.facts.calls[id]
  const [encoding, ...others] = call?.arguments ?? []
  if (!call || others.length > 0) return undefined
  if (!encoding) return '.decode()'
  const name = constantOf(ask.kindOf(encoding.value))
  const isByteWise = typeof name === 'string' && /^(utf-?8|us-ascii|ascii|latin-?1|iso-8859-1|cp125\d)$/i.test(name)
  return isByteWise ? `.decode(${ask.text(ask.nodeOf(encoding.value).outer)})` : undefined
}

/** The lines' own edits: the file for the list, and each line made what it was. */
function taken(reading: LineReading, source: string, code: Change['code'], ask: Ask): readonly TextEdit[] {
  const { pass } = reading
  const lines = ask.nodeOf(pass.lines)
  if (!code) return [{ range: lines.range, newText: source }]
  const { extent } = pass
  const target = extent.kind === 'loop' && extent.iterable === lines && extent.target?.kind === 'name' ? extent.target.name : undefined
  const first = extent.kind === 'loop' ? extent.body.statements[0] : undefined
  const above = target !== undefined && first && insertAbove(ask.tree, first, `${target} = ${code(target)}`)
  if (above) return [{ range: lines.range, newText: source }, withIndentation(above, reading, ask)]
  return [{ range: lines.range, newText: `(${code('line')} for line in ${source})` }]
}

/** Lines that move one level in take the inserted one with them. */
function withIndentation(edit: TextEdit, { pass, isClosed }: LineReading, ask: Ask): TextEdit {
  const moves = isClosed || pass.read.from === 'path'
  if (!moves) return edit
  return { ...edit, newText: edit.newText + indentUnit(ask.tree, pass.extent) }
}

type Placed = { readonly edits: readonly TextEdit[]; readonly difference?: string } | { readonly reason: string }

const cannotMove: Placed = { reason: 'The lines are taken where the file cannot simply be kept open.' }

/** The statement that takes the lines, under a `with` of its own. */
function wrapped({ pass }: LineReading, source: Source, ask: Ask): Placed {
  const { extent } = pass
  const removal = removalOfNames(pass, ask)
  if ('reason' in removal) return removal
  const indentation = indentationOf(ask.tree, extent)
  const isSimple = extent.kind === 'expression-statement' || extent.kind === 'return' || (extent.kind === 'loop' && extent.iterable !== null)
  if (!isSimple || pass.end > extent.range.end || indentation === undefined || startsLine(extent, ask)) return cannotMove
  const unit = indentUnit(ask.tree, extent)
  const lines = indentLines(ask.tree, extent.range, unit)
  const above = insertAbove(ask.tree, extent, `with ${source.opener ?? ''}:`)
  return lines && above ? { edits: [...removal.edits, { ...above, newText: above.newText + unit }, ...lines.filter((edit) => !isInside(edit.range, ask.nodeOf(pass.lines).range))] } : cannotMove
}

/** Several statements on one line. */
function startsLine(extent: Node, ask: Ask): boolean {
  const end = ask.tree.text.indexOf('\n', extent.range.end)
  const rest = ask.tree.text.slice(extent.range.end, end < 0 ? undefined : end)
  return /^[ \t]*[^\s#]/.test(rest)
}

/** `with open(p) as f: lines = f.readlines()` and the loop after it: the loop moves into the block. */
function movedIntoWith(reading: LineReading, ask: Ask): Placed {
  const { pass, handle: { block } } = reading
  const { extent } = pass
  const siblings = block?.parent?.kind === 'block' ? block.parent.statements : block?.parent?.kind === 'module' ? block.parent.body : []
  const at = siblings.findIndex((one) => one === block)
  const to = siblings.findIndex((one) => one === extent)
  const last = block?.body.statements.at(-1)
  if (!block || !last || at < 0 || to <= at || !siblings.slice(at + 1, to).every((one) => isInert(one, ask)) || extent.kind !== 'loop' || pass.end > extent.range.end || block.items.length !== 1 || startsLine(extent, ask)) {
    return { reason: 'The file is closed before its lines are taken: take them inside the `with` block to read line by line.' }
  }
  const removal = removalOfNames(pass, ask, { inside: block })
  if ('reason' in removal) return removal
  const unit = indentationOf(ask.tree, last)?.slice((indentationOf(ask.tree, block) ?? '').length) ?? ''
  const lines = unit === '' ? undefined : indentLines(ask.tree, { start: block.range.end, end: extent.range.end }, unit)
  if (!lines) return cannotMove
  const kept = lines.filter((edit) => ![ask.nodeOf(pass.lines), ...removal.edits].some(({ range }) => edit.range.start > range.start && edit.range.start < range.end))
  return { edits: [...removal.edits, ...kept], difference: 'the file stays open meanwhile' }
}

