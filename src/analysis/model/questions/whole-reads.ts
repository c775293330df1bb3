// Where a program brings the whole content of a file, or of an answer, into memory, and from what.

import type { Confidence } from '../../finding.js'
import { none, type CallId, type NodeId, type Site, type ValueId } from '../facts.js'
import { alternatives, weaker, type Kind } from '../kinds.js'
import { libraryCallsOf, type LibraryCall } from '../resolve/calls.js'
import { constantOf } from '../resolve/resolver.js'
import { kindAt, type Subject } from './subject.js'

export interface WholeRead {
  readonly node: NodeId
  readonly value: ValueId
  readonly gives: 'text' | 'bytes' | 'lines'
  /** None where an attribute is read. */
  readonly call: CallId
  /** What is read: an open file, an answer; or the path, where the call opens the file itself. */
  readonly source: ValueId
  /** handle: the source can be iterated line by line instead; answer: its content is an attribute; path: the call opens and closes. */
  readonly from: 'handle' | 'answer' | 'path'
  readonly confidence: Confidence
  readonly site: Site | undefined
}

const known = new WeakMap<Subject, readonly WholeRead[]>()

/** Every whole read of the file, in order of position. */
export function wholeReadsOf(subject: Subject): readonly WholeRead[] {
  let reads = known.get(subject)
  if (!reads) known.set(subject, reads = findWholeReads(subject))
  return reads
}

function findWholeReads(subject: Subject): readonly WholeRead[] {
  const found: WholeRead[] = []
  subject.facts.calls.forEach((_, id) => {
    const read = readByCall(subject, id) ?? readByList(subject, id)
    if (read) found.push(read)
  })
  subject.facts.values.forEach((value, id) => {
    if (value.op !== 'member') return
    const gives = attributeRead(subject, kindAt(subject, value.object), value.name)
    if (gives) found.push({ node: value.node, value: id, call: none, source: value.object, from: 'answer', site: undefined, ...gives })
  })
  return found.sort((a, b) => a.node - b.node)
}

/** `f.readlines()`, `path.read_text()`, `readFileSync(path)`. */
function readByCall(subject: Subject, id: CallId): WholeRead | undefined {
  const { facts } = subject
  const call = facts.calls[id]
  const libraries = libraryCallsOf(subject.resolver, subject.file, id)
  const gives = libraries[0]?.model.whole
  if (!call || gives === undefined || libraries.some(({ model }) => model.whole === undefined)) return undefined
  const callee = facts.values[call.callee]
  const from = libraries.every((library) => isHandle(subject, library.receiver)) ? 'handle' : 'path'
  // `read(n)` and `readlines(hint)` take a part.
  const mayBePart = from === 'handle' || libraries[0]?.name === 'read'
  if (mayBePart && call.arguments.some((argument) => !isEverything(kindAt(subject, argument.value)))) return undefined
  const isOfReceiver = libraries[0]?.receiver !== undefined
  const source = isOfReceiver && callee?.op === 'member' ? callee.object : call.arguments[0]?.value ?? none
  if (source === none) return undefined
  return { node: call.node, value: call.value, call: id, gives, source, from, confidence: confidenceOf(libraries), site: call.site }
}

function confidenceOf(libraries: readonly LibraryCall[]): Confidence {
  return libraries.map((library) => library.confidence).reduce(weaker)
}

function isEverything(kind: Kind): boolean {
  return kind.is === 'none' || constantOf(kind) === -1
}

/** `list(f)` of an open file. */
function readByList(subject: Subject, id: CallId): WholeRead | undefined {
  const { facts, resolver, file } = subject
  const call = facts.calls[id]
  const [only, ...others] = call?.arguments ?? []
  if (!call || !only || others.length > 0 || only.spread !== '' || only.name !== null) return undefined
  const [library, ...more] = libraryCallsOf(resolver, file, id)
  const catalogue = resolver.workspace.catalogue(file)
  const made = library && catalogue.typeNamed(library.owner)
  if (!library || more.length > 0 || (made?.name !== 'list' && made?.name !== 'tuple')) return undefined
  const source = kindAt(subject, only.value)
  if (!isHandle(subject, source)) return undefined
  return {
    node: call.node, value: call.value, call: id, gives: 'lines', source: only.value, from: 'handle', confidence: weaker(library.confidence, source.confidence),
    site: call.site,
  }
}

/** Whether iterating it gives one line after another. */
export function isHandle(subject: Subject, kind: Kind | undefined): boolean {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  return kind !== undefined && alternatives(kind).every((one) => one.is === 'instance' && catalogue.inherited(one.type, (type) => type.iterates)?.lines === true)
}

/** `response.text` */
function attributeRead(subject: Subject, kind: Kind, name: string): Pick<WholeRead, 'gives' | 'confidence'> | undefined {
  if (kind.is !== 'instance') return undefined
  const whole = subject.resolver.workspace.catalogue(subject.file).inherited(kind.type, (type) => type.wholeAttributes)
  const gives = whole && Object.hasOwn(whole, name) ? whole[name] : undefined
  return gives && { gives, confidence: kind.confidence }
}
