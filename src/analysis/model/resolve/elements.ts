// What comes out of a value: its elements, its items, what a promise resolves to, what `with` binds.

import { joinKinds, alternatives, listOf, present, unknownKind, type Kind } from '../kinds.js'
import { additionsOf, withAdditions } from './additions.js'
import { kindOfFunctionResult } from './calls.js'
import { kindOfTypeText } from './library-types.js'
import { isEnum } from './lengths.js'
import { kindOfMember } from './members.js'
import type { Resolver } from './resolver.js'

/** What iterating gives. */
export function elementOfKind(resolver: Resolver, kind: Kind, file: string): Kind {
  switch (kind.is) {
    case 'list': case 'tuple': case 'set': case 'generator': return kind.of
    case 'dict': return resolver.factsOf(file).language === 'python' ? kind.key : unknownKind
    case 'string': return { is: 'string', confidence: kind.confidence }
    case 'bytes': return { is: 'number', confidence: kind.confidence }
    case 'either': return joinKinds(alternatives(present(kind)).map((one) => elementOfKind(resolver, one, file)))
    case 'never': return kind
    case 'class': return isEnum(resolver, kind) ? { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class } : unknownKind
    case 'instance': case 'object': return kindOfMember(resolver, file, kind, '<element>')
    default: return unknownKind
  }
}

export function awaitedKind(resolver: Resolver, kind: Kind, file: string): Kind {
  // JavaScript goes on until there is no promise; Python's `await` gives what the coroutine returns, be that awaitable or not.
  if (kind.is === 'promise') return resolver.factsOf(file).language === 'python' ? kind.of : awaitedKind(resolver, kind.of, file)
  if (kind.is === 'either') return joinKinds(kind.of.map((one) => awaitedKind(resolver, one, file)))
  if (kind.is === 'instance') return resolver.workspace.catalogue(file).inherited(kind.type, (model) => model.awaits) ? kindOfMember(resolver, file, kind, '<await>') : kind
  // In JavaScript anything may be awaited and stays itself; a Python object says what it gives in `__await__`.
  return kind.is === 'object' && resolver.factsOf(file).language === 'python' ? unknownKind : kind
}

/** `value[index]`; `index` where it is constant. */
export function kindOfItem(resolver: Resolver, file: string, whole: Kind, index: string | number | boolean | undefined): Kind {
  switch (whole.is) {
    case 'list': case 'tuple': {
      const item = typeof index === 'number' && whole.items ? whole.items[index < 0 ? whole.items.length + index : index] : undefined
      return item ?? whole.of
    }
    case 'dict': {
      const entry = typeof index === 'string' && whole.literal ? kindOfEntry(resolver, whole, index) : undefined
      return entry ?? whole.of
    }
    case 'string': return { is: 'string', confidence: whole.confidence }
    case 'never': return whole
    case 'bytes': return { is: 'number', confidence: whole.confidence }
    case 'either': return joinKinds(alternatives(present(whole)).map((one) => one.is === 'either' ? unknownKind : kindOfItem(resolver, file, one, index)))
    case 'instance': {
      const byKey = typeof index === 'string' ? resolver.workspace.catalogue(file).inherited(whole.type, (model) => model.indexed)?.byKey : undefined
      const keyed = byKey && typeof index === 'string' && Object.hasOwn(byKey, index) ? byKey[index] : byKey?.['*']
      return keyed === undefined ? kindOfMember(resolver, file, whole, '<item>') : kindOfTypeText(resolver, keyed, { file, receiver: whole })
    }
    case 'object': {
      if (typeof index === 'number') return kindOfTuplePlace(resolver, file, whole, index)
      return typeof index === 'string' && isTypedDict(resolver, whole) ? kindOfMember(resolver, file, whole, index) : unknownKind
    }
    // Python's `class Books(Repository[Book])`: the class itself.
    case 'symbol': return resolver.factsOf(file).language === 'python' && resolver.workspace.catalogue(file).typeNamed(whole.path) ? whole : unknownKind
    case 'class': return resolver.factsOf(file).language === 'python' && !isEnum(resolver, whole) ? whole : unknownKind
    default: return unknownKind
  }
}

/** The value under a key of a literal; undefined where the literal does not say. */
export function kindOfEntry(resolver: Resolver, dictionary: Extract<Kind, { is: 'dict' }>, key: string): Kind | undefined {
  const { literal } = dictionary
  const value = literal && resolver.valueAt(literal)
  if (value?.op !== 'dictionary' || !literal) return undefined
  const at = value.entries.findLastIndex((entry) => entry.key === key)
  const entry = value.entries[at]
  // What is spread in, or computed, after it may replace it.
  if (!entry || value.entries.slice(at + 1).some((later) => later.spread || later.key === null)) return undefined
  const made = resolver.kindOf({ file: literal.file, value: entry.value })
  const kind = withAdditions(resolver, literal.file, made, additionsOf(resolver.factsOf(literal.file)).byAttribute.get(key))
  const form = kind.is === 'function' ? resolver.factsOf(kind.file).functions[kind.function]?.form : undefined
  return kind.is !== 'function' || (form !== 'getter' && form !== 'setter') ? kind : form === 'getter' ? kindOfFunctionResult(resolver, kind) : unknownKind
}

/** `point[0]` of a class that is a NamedTuple. */
function kindOfTuplePlace(resolver: Resolver, file: string, object: Extract<Kind, { is: 'object' }>, index: number): Kind {
  const cls = resolver.factsOf(object.file).classes[object.class]
  const isTuple = cls?.bases.some((value) => {
    const base = resolver.kindOf({ file: object.file, value })
    return base.is === 'symbol' && base.path.endsWith('.NamedTuple')
  })
  const name = isTuple === true && cls ? Object.keys(cls.attributes).at(index) : undefined
  return name === undefined ? unknownKind : kindOfMember(resolver, file, object, name)
}

function isTypedDict(resolver: Resolver, object: Extract<Kind, { is: 'object' }>): boolean {
  const bases = resolver.factsOf(object.file).classes[object.class]?.bases ?? []
  return bases.some((value) => {
    const base = resolver.kindOf({ file: object.file, value })
    return base.is === 'symbol' ? base.path.endsWith('.TypedDict') : base.is === 'class' && base.class !== object.class && isTypedDict(resolver, { ...base, is: 'object' })
  })
}

/** A place of a destructured value: an item of what has places, else the next element. */
export function kindOfPlace(resolver: Resolver, file: string, whole: Kind, index: number): Kind {
  if (whole.is === 'either') return joinKinds(alternatives(present(whole)).map((one) => one.is === 'either' ? unknownKind : kindOfPlace(resolver, file, one, index)))
  if (whole.is === 'list' || whole.is === 'tuple') return kindOfItem(resolver, file, whole, index)
  if (whole.is === 'object') return kindOfTuplePlace(resolver, file, whole, index)
  const element = resolver.elementOf(whole, file)
  return element.is === 'unknown' && whole.is === 'instance' ? kindOfItem(resolver, file, whole, index) : element
}

export function restOf(whole: Kind): Kind {
  return whole.is === 'list' || whole.is === 'tuple' ? listOf(whole.of) : unknownKind
}

/** What `with value as x` binds. */
export function entered(resolver: Resolver, file: string, value: Kind, isAsync: boolean): Kind {
  return joinKinds(alternatives(present(value)).map((one): Kind => {
    const manager = isAsync && one.is === 'promise' ? one.of : one
    if (manager.is === 'generator') return manager.of
    if (manager.is === 'instance') return kindOfMember(resolver, file, manager, '<enter>')
    if (manager.is !== 'object') return unknownKind
    const enter = kindOfMember(resolver, file, manager, isAsync ? '__aenter__' : '__enter__')
    if (enter.is !== 'function') return unknownKind
    const result = kindOfFunctionResult(resolver, enter)
    return isAsync ? resolver.awaited(result, file) : result
  }))
}
