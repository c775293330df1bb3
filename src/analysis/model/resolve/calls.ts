// What a call gives, which functions of the workspace it may run, and which library calls it may be.

import type { CallModel } from '../../libraries/schema.js'
import { none, type CallFact, type CallId, type FunctionFact, type LoopFact } from '../facts.js'
import { alternatives, grown, joinKinds, listOf, present, unknownKind, withConfidence, type Kind } from '../kinds.js'
import { ancestryOf } from './ancestry.js'
import { kindOfAnnotation } from './annotations.js'
import { ofOwnClass, withRows } from './bound-rows.js'
import { boundBy, calledThrough } from './bound-functions.js'
import { givenByContainer } from './containers.js'
import { receiverOfGiven } from './conventions.js'
import { decoratedAs, isTransparentWrapper, keepsResult } from './decorators.js'
import { heirsOf } from './heirs.js'
import { dispatched, implementationsOf, isDeclared, resultOfImplementations } from './implementations.js'
import { contentsOf } from './object-contents.js'
import { ofReceiver } from './own-results.js'
import { kindOfTypeText } from './library-types.js'
import { kindOfMember } from './members.js'
import { loadedClass } from './named-classes.js'
import { describedCalls, describedResult } from './own-calls.js'
import { kindOfOwnRows } from './own-rows.js'
import { constantOf, type ClassPlace, type Resolver } from './resolver.js'
import { lengthOfKind } from './lengths.js'

export interface LibraryCall {
  readonly model: CallModel
  /** What the method was taken from; absent for functions and constructors. */
  readonly receiver?: Kind
  /** The type that has the method, or the function's path. */
  readonly owner: string
  readonly name: string
  readonly confidence: Kind['confidence']
}

export function calleeKind(resolver: Resolver, file: string, call: CallFact): Kind {
  const through = calledThrough(resolver, file, call)
  if (through) return through
  const kind = present(resolver.kindOf({ file, value: call.callee }))
  const callee = kind.is === 'unknown' ? resolver.factsOf(file).values[call.callee] : undefined
  const receiver = callee?.op === 'member' ? receiverOfGiven(resolver, file, call) : undefined
  return receiver && callee?.op === 'member' ? kindOfMember(resolver, file, receiver, callee.name) : kind
}

/** The library calls that a call may be; empty where it is none, or not known. */
export function libraryCallsOf(resolver: Resolver, file: string, id: CallId): readonly LibraryCall[] {
  const call = resolver.factsOf(file).calls[id]
  return call ? alternatives(calleeKind(resolver, file, call)).flatMap((kind) => libraryCall(resolver, file, kind)) : []
}

function libraryCall(resolver: Resolver, file: string, kind: Kind): LibraryCall[] {
  const catalogue = resolver.workspace.catalogue(file)
  if (kind.is === 'method') return [{ model: kind.model, receiver: kind.receiver, owner: kind.type, name: kind.name, confidence: kind.confidence }]
  if (kind.is === 'symbol') {
    const model = catalogue.functionAt(kind.path) ?? catalogue.typeNamed(kind.path)?.model.constructs
    return model ? [{ model, owner: kind.path, name: kind.path.slice(kind.path.lastIndexOf('.') + 1), confidence: kind.confidence }] : []
  }
  if (kind.is === 'instance') {
    const model = catalogue.inherited(kind.type, (type) => type.call)
    return model ? [{ model, receiver: kind, owner: kind.type, name: '', confidence: kind.confidence }] : []
  }
  return describedCalls(resolver, kind)
}

export function kindOfCall(resolver: Resolver, file: string, id: CallId): Kind {
  const call = resolver.factsOf(file).calls[id]
  if (!call) return unknownKind
  const required = requiredModule(resolver, file, call)
  if (required) return required
  const other = kindOfSuper(resolver, file, call) ?? boundBy(resolver, file, call)
  if (other) return other
  const callees = alternatives(calleeKind(resolver, file, call))
  const [only] = callees
  const given = only && callees.length === 1 ? givenByContainer(resolver, file, call, only) ?? loadedClass(resolver, file, call, only) : undefined
  return given ?? joinKinds(callees.map((callee) => resultOf(resolver, file, call, callee)))
}

/** Python's `super()`: the first base of the class around the method, as an instance. */
function kindOfSuper(resolver: Resolver, file: string, call: CallFact): Kind | undefined {
  const facts = resolver.factsOf(file)
  const callee = facts.values[call.callee]
  if (facts.language !== 'python' || callee?.op !== 'use' || callee.binding !== none || callee.name !== 'super') return undefined
  let method = facts.functions[call.site.function]
  while (method && method.class === none) method = method.site.function === none ? undefined : facts.functions[method.site.function]
  const bases = (facts.classes[method?.class ?? none]?.bases ?? []).map((value) => instanceOfBase(resolver, file, resolver.kindOf({ file, value })))
  const asked = facts.values.find((value) => value.op === 'member' && value.object === call.value)
  const name = asked?.op === 'member' ? asked.name : ''
  // The first base that has what is asked of it.
  const above = bases.find((base) => base.is !== 'unknown' && kindOfMember(resolver, file, base, name).is !== 'unknown')
  return above ?? (method && method.class !== none && name !== '' ? besideMixin(resolver, { file, class: method.class }, name) : undefined) ?? bases[0] ?? unknownKind
}

/** What a class that others have among their bases finds above it there: the library's type with the member, if all of them agree. */
function besideMixin(resolver: Resolver, of: ClassPlace, name: string): Kind | undefined {
  const heirs = heirsOf(resolver, { is: 'object', confidence: 'high', ...of }) ?? []
  const catalogue = resolver.workspace.catalogue(of.file)
  const found = heirs.map((heir) => ancestryOf(resolver, heir).libraries.find((type) => catalogue.methodOf(type, name)))
  const owners = new Set(found.flatMap((type) => type === undefined ? [] : [catalogue.methodOf(type, name)?.type ?? type]))
  const [owner] = owners
  return owner !== undefined && owners.size === 1 ? { is: 'instance', confidence: 'medium', type: owner, args: [] } : undefined
}

function instanceOfBase(resolver: Resolver, file: string, base: Kind): Kind {
  if (base.is === 'class') return { is: 'object', confidence: base.confidence, file: base.file, class: base.class, exact: true }
  const type = base.is === 'symbol' ? resolver.workspace.catalogue(file).typeNamed(resolver.workspace.catalogue(file).canonical(base.path)) : undefined
  return type ? { is: 'instance', confidence: base.confidence, type: type.name, args: [] } : unknownKind
}

/** `require('m')` and `import('m')` in JavaScript. */
function requiredModule(resolver: Resolver, file: string, call: CallFact): Kind | undefined {
  const facts = resolver.factsOf(file)
  const callee = facts.values[call.callee]
  const [argument] = call.arguments
  const module = argument && facts.values[argument.value]
  const isRequire = callee?.op === 'use' && callee.binding === none && (callee.name === 'require' || callee.name === 'import')
  if (facts.language !== 'typescript' || !isRequire || module?.op !== 'constant' || typeof module.value !== 'string') return undefined
  const kind = resolver.workspace.imported(file, { node: call.node, module: module.value, level: 0, name: '*', typeOnly: false }) ?? unknownKind
  return callee.name === 'import' ? { is: 'promise', confidence: 'high', of: kind } : kind
}

function resultOf(resolver: Resolver, file: string, call: CallFact, callee: Kind): Kind {
  const catalogue = resolver.workspace.catalogue(file)
  switch (callee.is) {
    case 'function': {
      const result = describedResult(resolver, file, call, callee) ?? wrappedBy(resolver, file, call, callee) ?? ofReceiver(resolver, callee, kindOfFunctionResult(resolver, callee))
      const rows = callee.receiver?.is === 'object' ? callee.receiver.rows : callee.receiver?.is === 'instance' ? callee.receiver.args[0] : undefined
      return rows ? withRows(resolver, file, result, rows) : result
    }
    case 'signature': return kindOfDeclaredResult(resolver, callee)
    case 'class': return { is: 'object', confidence: callee.confidence, file: callee.file, class: callee.class, ...(callee.open ? {} : { exact: true }) }
    case 'method': {
      const rows = kindOfOwnRows(resolver, file, call, callee)
      if (rows) return rows
      const text = returnText(resolver, file, call, callee.model)
      if (text === undefined) return unknownKind
      const made = kindOfTypeText(resolver, text, { file, receiver: callee.receiver, call, ...(callee.typeArguments ? { typeArguments: callee.typeArguments } : {}) })
      return withConfidence(refined(resolver, file, call, ofOwnClass(resolver, file, callee.receiver, isFold(callee.model) ? grown(made) : made)), callee.confidence)
    }
    case 'symbol': {
      const contents = contentsOf(resolver, file, call, callee.path)
      if (contents && call.typeArguments.length === 0) return contents
      const model = catalogue.functionAt(callee.path)
      const returned = model && returnText(resolver, file, call, model)
      if (returned !== undefined) {
        const made = kindOfTypeText(resolver, returned, { file, call })
        return withConfidence(refined(resolver, file, call, model && isFold(model) ? grown(made) : made), callee.confidence)
      }
      if (model) return unknownKind
      const type = catalogue.typeNamed(callee.path)
      if (!type) return unknownKind
      const written = call.isNew ? withTypeArguments(resolver, file, call, type.name) : undefined
      if (written) return written
      const text = (type.model.constructs && returnText(resolver, file, call, type.model.constructs)) ?? builtinTypes[type.name]
      return text === undefined ? { is: 'instance', confidence: callee.confidence, type: type.name, args: [] } : kindOfTypeText(resolver, text, { file, call })
    }
    case 'instance': {
      const model = catalogue.inherited(callee.type, (type) => type.call)
      return model?.returns === undefined ? unknownKind : kindOfTypeText(resolver, model.returns, { file, receiver: callee, call })
    }
    case 'object': {
      const called = kindOfMember(resolver, file, callee, '__call__')
      return called.is === 'function' ? kindOfFunctionResult(resolver, called) : unknownKind
    }
    case 'never': return callee
    default: return unknownKind
  }
}

/** The type that a call returns, which an argument may decide: `boto3.client('s3')`, `sessionmaker(class_=AsyncSession)`. */
function returnText(resolver: Resolver, file: string, call: CallFact, { returns, returnsBy }: CallModel): string | undefined {
  const given = returnsBy && (call.arguments.find((one) => one.name !== null && one.name === returnsBy.name) ?? call.arguments.filter((one) => one.name === null)[returnsBy.argument ?? none])
  const kind = given && given.spread === '' ? resolver.kindOf({ file, value: given.value }) : unknownKind
  const text = kind.is === 'symbol' ? resolver.workspace.catalogue(file).canonical(kind.path) : constantOf(kind)
  return (typeof text === 'string' && returnsBy && Object.hasOwn(returnsBy.types, text) ? returnsBy.types[text] : undefined) ?? returns
}

/** `new Set<string>()`, `new Map<string, number>()`. */
function withTypeArguments(resolver: Resolver, file: string, call: CallFact, type: string): Kind | undefined {
  const args = call.typeArguments.map((one) => kindOfAnnotation(resolver, file, one))
  const [first] = args
  if (first && (type === 'set' || type === 'list')) return { is: type, confidence: 'high', of: first }
  return first && type === 'Map' ? { is: 'instance', confidence: 'high', type, args } : undefined
}

/** Calling one of the language's own types gives a value of it, made of what it is given. */
const builtinTypes: Readonly<Record<string, string>> = {
  list: 'list<element0>', tuple: 'tuple<element0>', set: 'set<element0>', dict: 'dict<any, any>', string: 'string', bytes: 'bytes', number: 'number', boolean: 'boolean', generator: 'generator<any>',
}

/** `xs.reduce(f, [])`: the function is given what it made of the elements before. */
function isFold(model: CallModel): boolean {
  return model.callback?.parameters?.some((one) => /^(returned|arg)\d/.test(one)) === true
}

const lengthening: ReadonlySet<string> = new Set(['concat', 'toSpliced', 'splice', 'flat'])

/** What a method of a list leaves of the places and the length of its receiver. */
function rearranged(resolver: Resolver, file: string, call: CallFact, kind: Extract<Kind, { readonly items?: unknown }>, name: string): Kind {
  const plain: Kind = { is: kind.is, confidence: kind.confidence, of: kind.of }
  const whole = lengthOfKind(resolver, kind)
  const length = lengthening.has(name) ? undefined : name === 'slice' ? slicedLength(resolver, file, call, whole) : whole
  return length === undefined ? plain : { ...plain, length }
}

/** `xs.slice(0, 3)`, `xs.slice(-3)`. */
function slicedLength(resolver: Resolver, file: string, call: CallFact, whole: number | undefined): number | undefined {
  const [from, to] = [0, 1].map((index) => call.arguments[index] ? constantOf(resolver.kindOf({ file, value: call.arguments[index].value })) : undefined)
  const asked = typeof from !== 'number' ? undefined : from < 0 && call.arguments.length === 1 ? -from : typeof to === 'number' && from >= 0 && to >= from ? to - from : undefined
  return asked === undefined ? whole : whole === undefined ? asked : Math.min(asked, whole)
}

/** What the arguments say beyond the model: the length of `range(3)`, the list that `sorted(xs)` makes. */
function refined(resolver: Resolver, file: string, call: CallFact, kind: Kind): Kind {
  const method = kind.is === 'list' || kind.is === 'tuple' ? calleeKind(resolver, file, call) : undefined
  if ((kind.is === 'list' || kind.is === 'tuple') && method?.is === 'method' && method.model.returns === 'self') return rearranged(resolver, file, call, kind, method.name)
  if (!('length' in kind) && (kind.is === 'list' || kind.is === 'generator' || kind.is === 'tuple')) {
    const callee = calleeKind(resolver, file, call)
    const path = callee.is === 'symbol' ? callee.path : ''
    const at = (index: number) => call.arguments[index] ? resolver.kindOf({ file, value: (call.arguments[index] as { value: number }).value }) : unknownKind
    const length = /^(list|tuple|sorted|reversed|enumerate|Object\.(keys|values|entries))$/.test(path) ? lengthOfKind(resolver, at(0)) : undefined
    if (length !== undefined) return { ...kind, length }
  }
  return isEitherFile(kind) ? openedAs(resolver, file, call, kind) : kind
}

const textFile = 'io.TextFile'
const binaryFile = 'io.BinaryFile'

function isEitherFile(kind: Kind): kind is Extract<Kind, { is: 'either' }> {
  return kind.is === 'either' && kind.of.every((one) => one.is === 'instance' && (one.type === textFile || one.type === binaryFile))
}

/** `open(path, 'rb')`: the mode says what is read. */
function openedAs(resolver: Resolver, file: string, call: CallFact, kind: Extract<Kind, { is: 'either' }>): Kind {
  const callee = calleeKind(resolver, file, call)
  const isMethod = callee.is === 'method'
  const given = call.arguments.find((argument) => argument.name === 'mode') ?? call.arguments.filter((argument) => argument.name === null)[isMethod ? 0 : 1]
  const mode = given ? constantOf(resolver.kindOf({ file, value: given.value })) : undefined
  if (given && typeof mode !== 'string') return kind
  const isBinaryByDefault = callee.is === 'symbol' && /^(gzip|bz2|lzma|tempfile)\./.test(callee.path)
  const isBinary = typeof mode === 'string' ? mode.includes('b') || (isBinaryByDefault && !mode.includes('t') && !callee.path.startsWith('tempfile')) : isBinaryByDefault
  return kind.of.find((one) => one.is === 'instance' && one.type === (isBinary ? binaryFile : textFile)) ?? kind
}

export function rangeLength(call: CallFact, at: (index: number) => Kind): number | undefined {
  const numbers = call.arguments.map((_, index) => constantOf(at(index)))
  if (numbers.some((one) => typeof one !== 'number')) return undefined
  const [first = 0, second, step = 1] = numbers as number[]
  const [from, to] = second === undefined ? [0, first] : [first, second]
  return step === 0 ? undefined : Math.max(0, Math.ceil((to - from) / step))
}

/** `withLog(load)` is `load`, where all that it does with it is to call it. */
function wrappedBy(resolver: Resolver, file: string, call: CallFact, callee: Extract<Kind, { is: 'function' }>): Kind | undefined {
  const [first] = call.arguments
  if (!first || first.name !== null || first.spread !== '' || callee.receiver || !isTransparentWrapper(resolver, callee)) return undefined
  const given = resolver.kindOf({ file, value: first.value })
  return given.is === 'function' ? given : undefined
}

function yieldedBy(resolver: Resolver, file: string, { yielded, delegated }: FunctionFact): Kind {
  const at = (value: number) => resolver.kindOf({ file, value })
  return joinKinds([...yielded.map(at), ...delegated.map((value) => resolver.elementOf(at(value), file))])
}

/** What is written of a function's result; else what the methods give that implement it. */
function kindOfDeclaredResult(resolver: Resolver, { file, returns, holder, name }: Extract<Kind, { is: 'signature' }>): Kind {
  const declared = returns ? kindOfAnnotation(resolver, file, returns) : unknownKind
  if (declared.is !== 'unknown' || (holder?.is !== 'shape' && holder?.is !== 'object')) return declared
  return resultOfImplementations(implementationsOf(resolver, holder, name), (one) => kindOfFunctionResult(resolver, one))
}

export function kindOfFunctionResult(resolver: Resolver, callee: Extract<Kind, { is: 'function' }>): Kind {
  const { file } = callee
  const facts = resolver.factsOf(file)
  const fact = facts.functions[callee.function]
  if (!fact) return unknownKind
  const declared = fact.returns ? kindOfAnnotation(resolver, file, fact.returns) : unknownKind
  const isContext = decoratedAs(resolver, file, fact, ['contextlib.contextmanager', 'contextlib.asynccontextmanager'])
  // Its result is entered, never iterated; `with` gives what it yields.
  if (isContext || fact.generator) return { is: 'generator', confidence: 'high', of: declared.is === 'generator' ? declared.of : yieldedBy(resolver, file, fact) }
  const isAsync = fact.async
  if (fact.decorators.length > 0 && !keepsResult(resolver, file, fact)) return unknownKind
  if (declared.is === 'unknown' && fact.class !== none && isDeclared(resolver, file, fact)) {
    return resultOfImplementations(dispatched(resolver, callee).filter((one) => one.file !== file || one.function !== callee.function), (one) => kindOfFunctionResult(resolver, one))
  }
  // Which function it returns says more than the type that is written for it.
  const returnsFunction = fact.returned.length > 0 && fact.returned.every((value) => facts.values[value]?.op === 'function')
  if (declared.is !== 'unknown' && (isAsync || !returnsFunction)) return isAsync && facts.language === 'python' ? { is: 'promise', confidence: 'high', of: declared } : declared
  const result = fact.returned.length === 0 ? { is: 'none', confidence: 'high' } as const : joinKinds(fact.returned.map((value) => resolver.kindOf({ file, value })))
  return isAsync ? { is: 'promise', confidence: 'high', of: resolver.awaited(result, file) } : result
}

const secondParameterMethods: ReadonlySet<string> = new Set(['reduce', 'reduceRight'])

/** What a callback gets as its parameter `index`: what the library says, or an element of the collection. */
export function callbackElement(resolver: Resolver, file: string, fact: FunctionFact, index: number): Kind {
  const loop = resolver.factsOf(file).loops[fact.loop]
  if (!loop) return unknownKind
  const call = resolver.factsOf(file).calls[loop.call]
  for (const library of call ? libraryCallsOf(resolver, file, loop.call) : []) {
    const text = isCallbackOf(library.model, loop, call) ? library.model.callback?.parameters?.[index] : undefined
    if (text === undefined) continue
    const given = kindOfTypeText(resolver, text, { file, ...(library.receiver ? { receiver: library.receiver } : {}), ...(call ? { call } : {}) })
    return index === 0 && isFold(library.model) ? grown(given) : given
  }
  const collection = resolver.kindOf({ file, value: loop.iterable })
  const isList = collection.is === 'list' || collection.is === 'tuple' || collection.is === 'set'
  if (!isList) return unknownKind
  const elementIndex = secondParameterMethods.has(loop.method) ? 1 : 0
  if (loop.method === 'sort' || loop.method === 'toSorted') return collection.of
  if (index === elementIndex) return collection.of
  if (index === elementIndex + 1) return { is: 'number', confidence: 'high' }
  if (index === elementIndex + 2) return listOf(collection.of)
  return unknownKind
}

/** Whether the function that the loop stands for is the argument that the model calls. */
export function isCallbackOf(model: CallModel, loop: LoopFact, call: CallFact | undefined): boolean {
  const { callback } = model
  if (!callback) return false
  if (loop.argumentName !== null) return loop.argumentName === callback.name
  return loop.argument === (callback.argument < 0 ? (call?.arguments.length ?? 0) + callback.argument : callback.argument)
}
