// An open file or answer: the call that opened it, the name it has, how long it is surely open, and who else touches it.

import { isInside, type Range } from '../../text/range.js'
import type { Node } from '../../syntax/tree.js'
import { none, type CallId, type DefinitionId, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { constantOf } from '../resolve/resolver.js'
import { writtenPaths } from './paths.js'
import { kindAt, nodeAt, type Subject } from './subject.js'
import { useAt, usesOfDefinition } from './uses.js'

export interface Handle {
  /** The name that holds it; none where the opening call itself is used. */
  readonly definition: DefinitionId
  /** The call that opened it; none where it came from elsewhere (a parameter, standard input). */
  readonly opening: CallId
  /** What was opened; none where that is not known. */
  readonly path: ValueId
  /** The `with` whose body it is open in. */
  readonly block: Extract<Node, { kind: 'with' }> | undefined
}

export function handleOf(subject: Subject, source: ValueId): Handle {
  const { facts } = subject
  const value = facts.values[source]
  if (value?.op === 'call') return { definition: none, opening: value.call, path: openedPath(subject, value.call), block: undefined }
  const [only, ...others] = value?.op === 'use' ? value.definitions : []
  const definition = facts.definitions[only ?? none]
  if (only === undefined || !definition || others.length > 0) return { definition: none, opening: none, path: none, block: undefined }
  const made = definition.source.from === 'value' || definition.source.from === 'enter' ? facts.values[definition.source.value] : undefined
  const opening = made?.op === 'call' ? made.call : none
  const item = nodeAt(subject, definition.node).parent
  const block = item?.kind === 'with-item' && item.parent?.kind === 'with' ? item.parent : undefined
  return { definition: only, opening, path: opening === none ? none : openedPath(subject, opening), block }
}

/** `open(path)`, `path.open()`, `path.read_text()`: an argument, or the receiver of a call without a path of its own. */
function openedPath(subject: Subject, id: CallId): ValueId {
  const { facts } = subject
  const call = facts.calls[id]
  const callee = facts.values[call?.callee ?? none]
  const isOfReceiver = callee?.op === 'member' && libraryCallsOf(subject.resolver, subject.file, id).some(({ receiver }) => receiver !== undefined)
  const named = call?.arguments.find((argument) => argument.name === 'file' || argument.name === 'filename')
  return isOfReceiver ? callee.object : (named ?? call?.arguments[0])?.value ?? none
}

const harmless: ReadonlySet<string> = new Set(['name', 'closed', 'encoding', 'mode', 'fileno', 'isatty', 'readable', 'writable', 'seekable'])

/** What else is done with an open file: nothing that matters, closed, handed to others before, or anything that may read, move or write it. */
export type Touches = 'nothing' | 'closed' | 'shared' | 'touched'

export function touchesOf(subject: Subject, handle: Handle, read: ValueId, within: Range): Touches {
  const { facts } = subject
  const after = nodeAt(subject, facts.values[read]?.node ?? 0).range
  const home = functionAround(nodeAt(subject, facts.values[read]?.node ?? 0))
  let touches: Touches = 'nothing'
  for (const id of usesOfDefinition(subject, handle.definition)) {
    const node = nodeAt(subject, facts.values[id]?.node ?? 0)
    const { range } = node
    if (isInside(range, after)) continue
    const use = useAt(subject, id)
    const isHarmless = (use.how === 'called' || use.how === 'member') && harmless.has(use.name)
    // A function of its own may run at any time.
    if (!isHarmless && functionAround(node) !== home) return 'touched'
    const isLater = isInside(range, within) || (range.start >= after.end && range.start < within.end)
    if (!isLater) {
      const isEarlier = range.end <= after.start
      if (isEarlier && use.how === 'named') return 'touched'
      if (isEarlier && (use.how === 'given' || use.how === 'other')) touches = touches === 'closed' ? touches : 'shared'
    } else if (use.how === 'called' && use.name === 'close') touches = 'closed'
    else if (!isHarmless) return 'touched'
  }
  return touches
}

/** Whether the file is read on, moved or handed out after the place, or the read is repeated while it stays open. */
export function isReadOn(subject: Subject, handle: Handle, read: ValueId, after: number): boolean {
  const { facts } = subject
  const place = nodeAt(subject, facts.values[read]?.node ?? 0)
  const opened = nodeAt(subject, facts.definitions[handle.definition]?.node ?? 0).range
  for (let node = place; node.parent && node.kind !== 'function'; node = node.parent) {
    if (node.parent.kind === 'loop' && node.parent.iterable !== node && !isInside(opened, node.parent.range)) return true
  }
  return usesOfDefinition(subject, handle.definition).some((id) => {
    const node = nodeAt(subject, facts.values[id]?.node ?? 0)
    const use = useAt(subject, id)
    const isHarmless = (use.how === 'called' || use.how === 'member') && (harmless.has(use.name) || use.name === 'close')
    return !isHarmless && (node.range.start >= after || functionAround(node) !== functionAround(place))
  })
}

function functionAround(node: Node): Node | null {
  let current: Node | null = node.parent
  while (current && current.kind !== 'function') current = current.parent
  return current
}

/** Whether the path is written to, or opened for writing, by a call of these lines. */
export function isRewritten(subject: Subject, path: ValueId, within: Range, except: CallId): boolean {
  const { facts } = subject
  const written = new Set(path === none ? [] : writtenPaths(subject, path))
  if (written.size === 0) return false
  return facts.calls.some((call, id) => {
    if (id === except || !isInside(nodeAt(subject, call.node).range, within) || !mayWrite(subject, id)) return false
    const callee = facts.values[call.callee]
    const candidates = [...call.arguments.map((argument) => argument.value), ...(callee?.op === 'member' ? [callee.object] : [])]
    return candidates.some((value) => value !== none && writtenPaths(subject, value).some((one) => written.has(one)))
  })
}

/** Writes a file, or opens one for writing. */
export function mayWrite(subject: Subject, id: CallId): boolean {
  const { facts, resolver, file } = subject
  const call = facts.calls[id]
  if (!call) return false
  if (libraryCallsOf(resolver, file, id).some(({ model }) => model.effect?.kind === 'file-write')) return true
  const catalogue = resolver.workspace.catalogue(file)
  const opens = alternatives(kindAt(subject, call.value)).some((kind) => kind.is === 'instance' && catalogue.methodOf(kind.type, 'write')?.model.effect?.kind === 'file-write')
  if (!opens) return false
  const modes = call.arguments.flatMap((argument) => {
    const text = constantOf(kindAt(subject, argument.value))
    return typeof text === 'string' && /^[rwaxbtU+]{1,4}$/.test(text) ? [text] : []
  })
  return facts.language === 'python' ? modes.some((mode) => /[wax+]/.test(mode)) : true
}
