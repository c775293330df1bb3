// What a written type says of a value, in both languages.

import { none, type TypeAliasFact, type TypeRef, type Value } from '../facts.js'
import { joinKinds, listOf, unknownKind, type Kind } from '../kinds.js'
import { aliasNamed, substituted } from './aliases.js'
import { kindOfFunctionResult } from './calls.js'
import { kindOfEnumMember, kindOfMember } from './members.js'
import type { NamedType, Resolver } from './resolver.js'
import { typeOfValue } from './type-values.js'

/** Names of containers and wrappers that every file may write, by what they mean. */
const meanings: Readonly<Record<'python' | 'typescript', Readonly<Record<string, string>>>> = {
  python: {
    list: 'list', List: 'list', MutableSequence: 'list', deque: 'list', Sequence: 'sequence', tuple: 'tuple', Tuple: 'tuple',
    set: 'set', Set: 'set', frozenset: 'set', FrozenSet: 'set', AbstractSet: 'set', MutableSet: 'set', KeysView: 'set',
    dict: 'dict', Dict: 'dict', Mapping: 'dict', MutableMapping: 'dict', defaultdict: 'dict', DefaultDict: 'dict', OrderedDict: 'dict', Counter: 'dict',
    Iterator: 'generator', Generator: 'generator', AsyncIterator: 'generator', AsyncGenerator: 'generator', AsyncIterable: 'generator', Iterable: 'iterable', Collection: 'iterable',
    Awaitable: 'promise', Coroutine: 'coroutine', Optional: 'optional', Annotated: 'first', Final: 'first', ClassVar: 'first', Required: 'first', NotRequired: 'first', ReadOnly: 'first',
    Callable: 'callable', Union: 'union', Literal: 'literal', type: 'class', Type: 'class',
    str: 'string', LiteralString: 'string', bytes: 'bytes', bytearray: 'bytes', int: 'number', float: 'number', complex: 'number', bool: 'boolean', None: 'none', NoneType: 'none',
  },
  typescript: {
    Array: 'list', ReadonlyArray: 'list', Set: 'set', ReadonlySet: 'set', WeakSet: 'set', Promise: 'promise', PromiseLike: 'promise',
    Iterable: 'iterable', Iterator: 'generator', IterableIterator: 'generator', Generator: 'generator', AsyncGenerator: 'generator', AsyncIterable: 'generator', AsyncIterableIterator: 'generator',
    Readonly: 'first', Partial: 'first', Required: 'first', NonNullable: 'first', Awaited: 'awaited', ReturnType: 'returned', InstanceType: 'made',
    string: 'string', String: 'string', number: 'number', bigint: 'number', boolean: 'boolean', null: 'none', undefined: 'none', void: 'none',
    Record: 'record', Buffer: 'bytes', Uint8Array: 'bytes',
  },
}

const depthLimit = 12

export function kindOfAnnotation(resolver: Resolver, file: string, type: TypeRef, depth = 0): Kind {
  deepest = Math.max(deepest, depth)
  if (depth > depthLimit) return unknownKind
  const inner = (ref: TypeRef | undefined) => ref ? kindOfAnnotation(resolver, file, ref, depth + 1) : unknownKind
  switch (type.form) {
    case 'array': return listOf(inner(type.args[0]))
    case 'tuple': {
      const items = type.args.map(inner)
      return { is: 'tuple', confidence: 'high', of: joinKinds(items), length: items.length, items }
    }
    case 'union': return joinKinds(asked(type.args, inner))
    case 'literal': return literalKind(type)
    case 'object': return { is: 'shape', confidence: 'high', file, type }
    case 'intersection': return type.args.map(inner).find((kind) => kind.is !== 'unknown') ?? unknownKind
    case 'name': return kindOfNamed(resolver, file, type, depth)
    case 'function': return { is: 'signature', confidence: 'high', file, returns: type.args.at(-1) ?? null, name: '' }
    case 'other': return type.head === none ? unknownKind : kindOfQueried(resolver, file, type)
  }
}

/** `typeof users`, `typeof api.users` */
function kindOfQueried(resolver: Resolver, file: string, type: TypeRef): Kind {
  const [, ...path] = type.name.split('.')
  return path.reduce((kind, name) => kindOfMember(resolver, file, kind, name), resolver.kindOf({ file, value: type.head }))
}

function literalKind(type: TypeRef): Kind {
  const { value } = type
  switch (typeof value) {
    case 'string': return { is: 'string', confidence: 'high', value }
    case 'number': return { is: 'number', confidence: 'high', value }
    case 'boolean': return { is: 'boolean', confidence: 'high', value }
    default: return { is: 'none', confidence: 'high' }
  }
}

function kindOfNamed(resolver: Resolver, file: string, type: TypeRef, depth: number): Kind {
  const facts = resolver.factsOf(file)
  const catalogue = resolver.workspace.catalogue(file)
  const head = type.head === none ? undefined : facts.values[type.head]
  const rest = type.name.split('.').slice(1).join('.')
  if (head?.op === 'use' && head.binding === none) {
    const alias = rest ? undefined : aliasNamed(facts, type.name)
    if (alias) return kindOfAlias(resolver, file, alias, type, depth)
    const meant = meaningOf(resolver, file, type, type.name, depth)
    if (meant) return meant
    const known = catalogue.typeNamed(catalogue.canonical(type.name))
    return known ? instance(resolver, file, known.name, type, depth) : unknownKind
  }
  const kind = type.head === none ? unknownKind : resolver.kindOf({ file, value: type.head })
  if (kind.is === 'class' && !rest) return { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class }
  const named = !rest && head?.op === 'use' ? kindOfNamedType(resolver, file, head, type, depth) : undefined
  if (named) return named
  const elsewhere = kind.is === 'unknown' || kind.is === 'module' || kind.is === 'folder' ? kindOfForeignType(resolver, file, type, { kind, head, rest, depth }) : undefined
  if (elsewhere) return elsewhere
  if (kind.is === 'enum') return kindOfEnumMember(resolver, kind, rest || undefined)
  if (kind.is !== 'symbol') return unknownKind
  const path = catalogue.canonical(rest ? `${kind.path}.${rest}` : kind.path)
  const known = catalogue.typeNamed(path)
  if (known && !/^(list|set|dict|string|bytes|tuple|generator|promise)$/.test(known.name)) return instance(resolver, file, known.name, type, depth)
  if (/^(typing|typing_extensions|collections|collections\.abc|builtins)\./.test(path)) return meaningOf(resolver, file, type, path.slice(path.lastIndexOf('.') + 1), depth) ?? unknownKind
  return { ...(meaningOf(resolver, file, type, path, depth) ?? unknownKind) }
}

interface ForeignType { readonly kind: Kind; readonly head: Value | undefined; readonly rest: string; readonly depth: number }

/** A type of another file: imported by name, or taken from an imported module. */
function kindOfForeignType(resolver: Resolver, file: string, type: TypeRef, { kind, head, rest, depth }: ForeignType): Kind | undefined {
  const facts = resolver.factsOf(file)
  if (kind.is === 'module' || kind.is === 'folder') return kindOfModuleType(resolver, file, type, { module: kind, path: rest.split('.'), depth })
  const source = head?.op === 'use' && head.definitions.length === 1 ? facts.definitions[head.definitions[0] ?? none]?.source : undefined
  const fact = source?.from === 'import' && !rest ? facts.imports[source.import] : undefined
  const named = fact && resolver.workspace.importedType(file, fact)
  return named && kindOfNamedAlias(resolver, named, file, type, depth)
}

interface ModulePath { readonly module: Extract<Kind, { is: 'module' | 'folder' }>; readonly path: readonly string[]; readonly depth: number }

/** `models.User`, `app.models.User`. */
function kindOfModuleType(resolver: Resolver, file: string, type: TypeRef, { module, path, depth }: ModulePath): Kind | undefined {
  const [name, ...rest] = path
  if (name === undefined || depth > depthLimit) return undefined
  const kind = resolver.workspace.memberOfModule(module, name)
  if (kind?.is === 'module' || kind?.is === 'folder') return kindOfModuleType(resolver, file, type, { module: kind, path: rest, depth: depth + 1 })
  if (kind?.is === 'class' && rest.length === 0) return { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class }
  if (kind?.is === 'enum') return kindOfEnumMember(resolver, kind, rest[0])
  const named = rest.length === 0 ? resolver.workspace.typeOfModule(module, name) : undefined
  return named && kindOfNamedAlias(resolver, named, file, type, depth)
}

/** The type stands in another file, its arguments in this one: they are read where they are written. */
function kindOfNamedAlias(resolver: Resolver, named: NamedType, file: string, type: TypeRef, depth: number): Kind {
  if (named.file === file || type.args.length === 0) return kindOfAlias(resolver, named.file, named.alias, { ...type, args: [] }, depth)
  return unknownKind
}

/** Aliases that are being read, and how many were before each: one that leads to itself is not known there. */
const reading = new Map<TypeAliasFact, number>()
/** The outermost of those that were come back to: what was read inside of it holds there only. */
let comeBackTo = Infinity
/** How deep the reading went. */
let deepest = 0

interface ReadAlias {
  readonly kind: Kind
  /** So many levels were read. */
  readonly height: number
  /** It holds wherever it is asked for. */
  readonly isWhole: boolean
}

function kindOfAlias(resolver: Resolver, file: string, alias: TypeAliasFact, type: TypeRef, depth: number): Kind {
  const before = reading.get(alias)
  if (before !== undefined) {
    comeBackTo = Math.min(comeBackTo, before)
    return unknownKind
  }
  const read = (): ReadAlias => readAlias(resolver, file, alias, type, depth)
  if (alias.parameters.length > 0) return read().kind
  const { kind, height, isWhole } = resolver.keptWhole(file, alias, read)
  if (isWhole && depth + height > depthLimit) return read().kind
  deepest = Math.max(deepest, depth + height)
  return kind
}

function readAlias(resolver: Resolver, file: string, alias: TypeAliasFact, type: TypeRef, depth: number): ReadAlias {
  const outside = { comeBackTo, deepest }
  const before = reading.size
  comeBackTo = Infinity
  deepest = depth
  reading.set(alias, before)
  try {
    const kind = kindOfAnnotation(resolver, file, substituted(alias, type.args), depth + 1)
    return { kind, height: deepest - depth, isWhole: comeBackTo >= before && deepest <= depthLimit }
  } finally {
    reading.delete(alias)
    comeBackTo = Math.min(outside.comeBackTo, comeBackTo < before ? comeBackTo : Infinity)
    deepest = Math.max(outside.deepest, deepest)
  }
}

/** One after the other, as long as somebody asks. */
function* asked<T>(of: Iterable<T>, kindOf: (one: T) => Kind): Iterable<Kind> {
  for (const one of of) yield kindOf(one)
}

/** Python's `type Names = list[str]` and `Names = list[str]`. */
function kindOfNamedType(resolver: Resolver, file: string, head: Extract<Value, { op: 'use' }>, type: TypeRef, depth: number): Kind | undefined {
  const facts = resolver.factsOf(file)
  const source = head.definitions.length === 1 ? facts.definitions[head.definitions[0] ?? none]?.source : undefined
  if (facts.language !== 'python' || !source) return undefined
  if (source.from === 'type') {
    const alias = facts.types[source.alias]
    return alias && kindOfAlias(resolver, file, alias, type, depth)
  }
  const written = source.from === 'value' && type.args.length === 0 ? typeOfValue(facts, source.value) : undefined
  return written && written.args.length > 0 ? kindOfAnnotation(resolver, file, written, depth + 2) : undefined
}

function instance(resolver: Resolver, file: string, type: string, ref: TypeRef, depth: number): Kind {
  return { is: 'instance', confidence: 'high', type, args: ref.args.map((arg) => kindOfAnnotation(resolver, file, arg, depth + 1)) }
}

function meaningOf(resolver: Resolver, file: string, type: TypeRef, name: string, depth: number): Kind | undefined {
  const table = meanings[resolver.factsOf(file).language]
  const meaning = Object.hasOwn(table, name) ? table[name] : undefined
  const inner = (index: number) => {
    const arg = type.args[index]
    return arg ? kindOfAnnotation(resolver, file, arg, depth + 1) : unknownKind
  }
  switch (meaning) {
    case 'list': case 'set': case 'generator': return { is: meaning, confidence: 'high', of: inner(0) }
    // A sequence may be a string or a class of one's own, though it is nearly always a list or a tuple.
    case 'sequence': return { is: 'list', confidence: 'medium', of: inner(0) }
    case 'tuple': {
      const isOpen = type.args.length === 2 && type.args[1]?.value === null && type.args[1].form !== 'name'
      if (type.args.length === 0) return { is: 'tuple', confidence: 'high', of: unknownKind }
      if (isOpen || type.args[1]?.name === '...') return { is: 'tuple', confidence: 'high', of: inner(0) }
      const items = type.args.map((_, index) => inner(index))
      return { is: 'tuple', confidence: 'high', of: joinKinds(items), length: items.length, items }
    }
    case 'dict': return { is: 'dict', confidence: 'high', key: inner(0), of: inner(1) }
    case 'record': return { is: 'dict', confidence: 'high', key: inner(0), of: inner(1) }
    case 'promise': return { is: 'promise', confidence: 'high', of: inner(0) }
    case 'callable': return { is: 'signature', confidence: 'high', file, returns: type.args[1] ?? null, name: '' }
    case 'coroutine': return { is: 'promise', confidence: 'high', of: inner(2) }
    case 'returned': {
      const kind = inner(0)
      return kind.is === 'function' ? kindOfFunctionResult(resolver, kind) : unknownKind
    }
    case 'made': {
      const kind = inner(0)
      return kind.is === 'class' ? { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class } : unknownKind
    }
    case 'awaited': return resolver.awaited(inner(0), file)
    case 'first': return inner(0)
    case 'optional': return joinKinds([inner(0), { is: 'none', confidence: 'high' }])
    case 'union': return joinKinds(asked(type.args.keys(), inner))
    case 'literal': return joinKinds(type.args.map((arg) => arg.form === 'literal' ? literalKind(arg) : unknownKind))
    case 'class': {
      const kind = inner(0)
      return kind.is === 'object' ? { is: 'class', confidence: kind.confidence, file: kind.file, class: kind.class, open: true } : unknownKind
    }
    case 'string': case 'bytes': case 'number': case 'boolean': case 'none': return { is: meaning, confidence: 'high' }
    case 'iterable': return unknownKind
    default: return undefined
  }
}

