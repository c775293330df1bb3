// Which connection, transaction or session an operation runs on, told by where it comes from: followed through names, parameters,
// attributes and constructors up to the code that starts the work, so that two operations on one handle are known as such.

import type { Confidence } from '../../finding.js'
import { isInside } from '../../text/range.js'
import type { Node } from '../../syntax/tree.js'
import { none, type AttributeFact, type CallId, type ClassId, type DefinitionId, type FunctionId, type ValueId } from '../facts.js'
import { argumentGiven } from '../given-arguments.js'
import { alternatives, present, type Kind } from '../kinds.js'
import { targetsOf } from '../resolve/targets.js'
import { placeOfCall } from '../unwritten.js'
import type { Operation } from './operations.js'
import type { HopFact } from './reach.js'
import { chainOf, declaredSharing, exclusiveIn, isExclusive, isPipelined, madeFrom } from './sharing.js'
import { storedIn } from './stored.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

export interface Handle {
  /** The same for operations on the same handle. */
  readonly key: string
  readonly confidence: Confidence
  /** The expression that stands for it, in the code that starts the work or where it was made. */
  readonly subject: Subject
  readonly node: Node
}

/** Where the operation is reached from: a piece of code of a file, and the calls from there down to it. */
export interface Way {
  readonly subject: Subject
  readonly region: Node
  /** The call in the region; none where the operation itself stands there. */
  readonly call: CallId
  /** How many of its first arguments are not for the function that it runs: `start_soon(load, session)`. */
  readonly skipped: number
  readonly hops: readonly HopFact[]
  /** What starts the work: loops inside of it, around the region, run the region with other values each time. */
  readonly start: Node
}

const mostSteps = 40

/** The handle that takes one operation at a time and that every run of the region uses; undefined where each makes its own, or none is known. */
export function sharedHandle(operation: Operation, way: Way): Handle | undefined {
  const { subject } = operation
  const value = givenOption(operation) ?? heldBy(operation)
  if (value === undefined || isPipelined(subject, value)) return undefined
  const calls = way.call === none ? [] : [{ subject: way.subject, call: way.call, skipped: way.skipped }, ...way.hops.map((hop) => ({ ...hop, skipped: 0 }))]
  const found = trace({ subject, value, path: [], calls, way, steps: 0 })
  const isSure = isExclusive(subject, value) || declaredSharing(subject, value) === undefined && givenOption(operation) !== undefined
  const { root } = found ?? {}
  // What it comes from knows best: a function that takes a transaction may be given the client itself.
  if (root && declaredSharing(root.subject, root.value) === 'shared') return undefined
  if (found && (isSure || (root && isExclusive(root.subject, root.value) && !isPipelined(root.subject, root.value)))) {
    if (found.isKept && isSharedWhereKept(subject, value)) return undefined
    return { ...found, confidence: isSure ? kindAt(subject, value).confidence : 'medium' }
  }
  return isSure ? undefined : handedOn(way, operation)
}

/** A transaction among the arguments of its chain: `User.query(tx).insert(row)`. */
function givenOption({ subject, call }: Operation): ValueId | undefined {
  for (const id of chainOf(subject, call)) for (const [index, argument] of (subject.facts.calls[id]?.arguments ?? []).entries()) {
    const given = exclusiveIn(subject, argument.value, 0)
    const made = subject.facts.values[argument.value]
    // The first argument is mostly a row, which may have a column by that name.
    const isColumn = index === 0 && made?.op === 'dictionary' && made.entries.some((entry) => entry.key === 'session' && entry.value === given)
    if (given !== undefined && (!isColumn || isExclusive(subject, given))) return given
  }
  return undefined
}

/** What its receiver was taken from: the nearest that says how it may be used, else the receiver. */
function heldBy({ subject, receiver }: Operation): ValueId | undefined {
  for (let value: ValueId | undefined = receiver, round = 0; value !== undefined && value !== none && round < 12; value = madeFrom(subject, value), round++) {
    if (declaredSharing(subject, value) !== undefined) return value
  }
  return receiver === none ? undefined : receiver
}

/** A transaction that the work is given and passes on in a way that cannot be followed: `Team.findByPk(id, { transaction })`. */
function handedOn(way: Way, { library }: Operation): Handle | undefined {
  const { subject, call } = way
  for (const argument of subject.facts.calls[call]?.arguments.slice(way.skipped) ?? []) {
    const value = exclusiveIn(subject, argument.value, 0)
    // Where statements run in transactions of another name, a session is that of a user.
    if (value !== undefined && library && !/^mongo/.test(library.owner) && isOption(subject, value, 'session')) continue
    const found = value === undefined || isPipelined(subject, value) ? undefined : trace({ subject, value, path: [], calls: [], way, steps: 0 })
    if (found && declaredSharing(found.root.subject, found.root.value) !== 'shared') return { ...found, confidence: 'medium' }
  }
  return undefined
}

/** `{ session: ctx.session }` */
function isOption({ facts }: Subject, value: ValueId, name: string): boolean {
  return facts.values.some((one) => one.op === 'dictionary' && one.entries.some((entry) => entry.key === name && entry.value === value))
}

function isSharedWhereKept(subject: Subject, value: ValueId): boolean {
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  return alternatives(present(kindAt(subject, value))).some((kind) => kind.is === 'instance' && catalogue.inherited(kind.type, (type) => type.sharedWhereKept) === true)
}

interface Found extends Omit<Handle, 'confidence'> {
  /** Where following it ended. */
  readonly root: { readonly subject: Subject; readonly value: ValueId }
  /** An object keeps it that was made elsewhere. */
  readonly isKept?: true
}

interface Passed {
  readonly subject: Subject
  readonly call: CallId
  readonly skipped: number
}

interface Trace {
  readonly subject: Subject
  readonly value: ValueId
  /** The attributes that are read from the value, the first read first. */
  readonly path: readonly string[]
  /** The calls that lead into the function of the value, outermost first. */
  readonly calls: readonly Passed[]
  readonly way: Way
  readonly steps: number
}

function trace(at: Trace): Found | undefined {
  const { subject, value, steps } = at
  const { facts } = subject
  const made = facts.values[value]
  if (!made || steps > mostSteps) return undefined
  const follow = (next: ValueId, path = at.path) => trace({ ...at, value: next, path, steps: steps + 1 })
  switch (made.op) {
    case 'await': case 'cast': return follow(made.of)
    // Whatever is taken from a transaction is that transaction.
    case 'member': return follow(made.object, declaredSharing(subject, made.object) === 'exclusive' ? at.path : [made.name, ...at.path])
    case 'this': return throughReceiver(at, made.class)
    case 'call': return throughCall(at, made.call)
    case 'use': return throughName(at, made.definitions)
    default: return undefined
  }
}

/** `session.begin()` of a session is that session; `pool.connect()` and `new Client()` make a new handle here. */
function throughCall(at: Trace, id: CallId): Found | undefined {
  const { subject, path, calls, way } = at
  const object = madeFrom(subject, at.value)
  if (object !== undefined && path.length === 0 && declaredSharing(subject, object) === 'exclusive') return trace({ ...at, value: object, steps: at.steps + 1 })
  const constructed = alternatives(present(kindAt(subject, at.value))).find((kind) => kind.is === 'object')
  if (path.length > 0 && constructed) return throughConstructor(at, constructed, id)
  const call = subject.facts.calls[id]
  const node = nodeAt(subject, call?.node ?? none)
  const isMadeByMember = calls.length > 0 || (subject === way.subject && isOfEachRun(way, node))
  return isMadeByMember || !isSeenFrom(at, call?.site.function ?? none) ? undefined : { key: `${subject.file}:${node.id}:${path.join('.')}`, subject, node, root: at }
}

/** `new Users(tx).session` is what the constructor was given. */
function throughConstructor(at: Trace, { file, class: cls }: { readonly file: string; readonly class: ClassId }, id: CallId): Found | undefined {
  const owner = at.subject.resolver.workspace.subject(file)
  const [first = '', ...rest] = at.path
  const stored = owner && storedIn(owner, cls, first)
  const calls = [...at.calls, { subject: at.subject, call: id, skipped: 0 }, ...stored?.through.map((one) => ({ ...one, skipped: 0 })) ?? []]
  return stored && throughStored({ ...at, subject: stored.subject, path: rest, calls, steps: at.steps + 1 }, stored.attribute)
}

function throughStored(at: Trace, { value, parameter }: AttributeFact): Found | undefined {
  return value === none ? throughName({ ...at, value: at.subject.facts.valueOfNode[at.subject.facts.definitions[parameter]?.node ?? none] ?? none }, [parameter]) : trace({ ...at, value })
}

/** `this.session` in a method: of the object that the method was called on, else of the object around the region. */
function throughReceiver(at: Trace, cls: ClassId): Found | undefined {
  const { subject, path, calls } = at
  const [call, ...before] = [...calls].reverse()
  if (!call) return ownAttribute(at, cls) ?? { key: `${subject.file}:this${cls}.${path.join('.')}`, subject, node: nodeAt(subject, subject.facts.values[at.value]?.node ?? none), root: at, isKept: true }
  const outside = call.subject.facts
  const written = outside.calls[call.call]
  const callee = outside.values[(call.skipped === 0 ? written?.callee : written?.arguments[0]?.value) ?? none]
  // A function inside the method, which sees the same object.
  if (callee?.op === 'use' && call.subject === subject) return throughReceiver({ ...at, calls: before.reverse() }, cls)
  const receiver = callee?.op === 'member' ? callee.object : written ? none : placeOfCall(outside, call.call)?.receiver ?? none
  if (receiver === none) return undefined
  const outer = { ...at, subject: call.subject, calls: before.reverse(), steps: at.steps + 1 }
  return outside.values[receiver]?.op === 'super' ? throughReceiver(outer, cls) : trace({ ...outer, value: receiver })
}

/** `this.users.session`, where `this.users` was made by the constructor from what it was given. */
function ownAttribute(at: Trace, cls: ClassId): Found | undefined {
  const [first = '', ...rest] = at.path
  const stored = rest.length > 0 ? storedIn(at.subject, cls, first) : undefined
  if (!stored || stored.through.length > 0 || stored.subject.facts.values[stored.attribute.value]?.op !== 'call') return undefined
  const way = { ...at.way, subject: stored.subject, region: nodeAt(stored.subject, stored.attribute.node) }
  return throughStored({ ...at, subject: stored.subject, path: rest, way, calls: [], steps: at.steps + 1 }, stored.attribute)
}

function throughName(inner: Trace, definitions: readonly DefinitionId[]): Found | undefined {
  const { facts } = inner.subject
  const [only, ...others] = definitions
  const definition = only === undefined ? undefined : facts.definitions[only]
  if (!definition || only === undefined || others.length > 0) return undefined
  const at = { ...inner, calls: callsInto(inner, definition.site.function) }
  const { subject, path, calls, way, value } = at
  const { source } = definition
  const isInRegion = subject === way.subject && calls.length === 0 && isOfEachRun(way, nodeAt(subject, definition.node))
  if (source.from === 'parameter') {
    const fact = facts.functions[source.function]
    if (subject.facts.language === 'python' && fact && fact.class !== none && !fact.isStatic && source.index === 0) return throughReceiver(at, fact.class)
    const caller = calls.at(-1)
    // What the function of the region is given is its element.
    if (caller) return throughArgument(at, caller, source.function, source.index)
  } else if (source.from === 'value' || source.from === 'enter') {
    if (calls.length > 0 || facts.values[source.value]?.op !== 'call' || isTaken(subject, source.value)) return trace({ ...at, value: source.value, steps: at.steps + 1 })
  }
  if (isInRegion || calls.length > 0 || !isSeenFrom(at, definition.site.function)) return undefined
  const key = source.from === 'import' ? `import ${facts.bindings[definition.binding]?.name ?? ''}` : `${subject.file}:d${only}`
  return { key: `${key}.${path.join('.')}`, subject, node: nodeAt(subject, facts.values[value]?.node ?? none), root: at }
}

/** The calls that lead into a function that a name is defined in; the later ones lead into functions inside it, or that see it. */
function callsInto({ subject, calls }: Trace, home: FunctionId): Trace['calls'] {
  for (let length = calls.length; length > 0; length--) {
    const call = calls[length - 1]
    if (call && functionsRun(call).some((target) => target.file === subject.file && isWithin(subject, home, target.function))) return calls.slice(0, length)
  }
  return []
}

function isWithin({ facts }: Subject, id: FunctionId, outer: FunctionId): boolean {
  for (let current = id; current > 0; current = facts.functions[current]?.site.function ?? none) if (current === outer) return true
  return false
}

/** A name of a module, or of a function around the region. */
function isSeenFrom({ subject, way }: Trace, home: FunctionId): boolean {
  if (home <= 0) return true
  const fact = subject.facts.functions[home]
  return subject === way.subject && fact !== undefined && isInside(way.region.range, nodeAt(subject, fact.node).range)
}

/** Stands in the region, or in a loop that starts it: its element, or something that its body makes. */
function isOfEachRun({ subject, region, start }: Way, { range }: Node): boolean {
  return isInside(range, region.range) || subject.facts.loops.some((loop) => {
    const node = nodeAt(subject, loop.node)
    // The whole comprehension is around what its element starts, not one `for` of it.
    const around = loop.form === 'clause' ? node.parent ?? node : node
    return isInside(range, around.range) && isInside(region.range, around.range) && !isInside(start.range, around.range)
  })
}

function functionsRun({ subject, call, skipped }: Passed): readonly Extract<Kind, { is: 'function' }>[] {
  if (skipped === 0) return targetsOf(subject.resolver, subject.file, call)
  const given = subject.facts.calls[call]?.arguments[0]
  return given ? alternatives(kindAt(subject, given.value)).filter((kind) => kind.is === 'function') : []
}

/** `tx.getRepository(User)` goes on with `tx`; what comes from a pool or a constructor ends here. */
function isTaken(subject: Subject, value: ValueId): boolean {
  const object = madeFrom(subject, value)
  if (object !== undefined && declaredSharing(subject, object) === 'exclusive') return true
  return alternatives(present(kindAt(subject, value))).some((kind) => kind.is === 'object')
}

function throughArgument(at: Trace, caller: Passed, id: number, index: number): Found | undefined {
  const fact = at.subject.facts.functions[id]
  const call = caller.subject.facts.calls[caller.call]
  const written = call?.arguments.slice(caller.skipped) ?? []
  const given = fact && written.every((argument) => argument.spread === '') ? argumentGiven(written, at.subject.facts.language, fact, index) : undefined
  return given && trace({ ...at, subject: caller.subject, value: given.value, calls: at.calls.slice(0, -1), steps: at.steps + 1 })
}

