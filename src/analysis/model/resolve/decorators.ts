// What decorators say of a function: which they are, whether its calls still give what it returns, and which functions of the
// workspace they put around it.

import { none, type FileFacts, type FunctionFact, type ValueId } from '../facts.js'
import { alternatives, type Kind } from '../kinds.js'
import type { Resolver } from './resolver.js'

type FunctionKind = Extract<Kind, { is: 'function' }>

export function decoratedAs(resolver: Resolver, file: string, fact: FunctionFact, paths: readonly string[]): boolean {
  return fact.decorators.some((decorator) => paths.includes(decoratorPath(resolver, file, decorator)))
}

/** A decorator that says by its name that it keeps results: `@cached(60)`, `@memoize`. */
export function isNamedMemo(resolver: Resolver, file: string, fact: FunctionFact): boolean {
  return fact.decorators.some((decorator) => {
    const name = nameOf(resolver, file, decorator)
    return /cache|memo/i.test(name) && !/never_cache|invalidate|clear/i.test(name)
  })
}

/** Decorators that give a function with the same results. */
const transparent: ReadonlySet<string> = new Set([
  'property', 'staticmethod', 'classmethod', 'functools.lru_cache', 'functools.cache', 'functools.cached_property', 'functools.wraps', 'abc.abstractmethod',
  'typing.override', 'typing_extensions.override', 'typing.final', 'typing.no_type_check', 'typing_extensions.deprecated', 'warnings.deprecated',
  'django.utils.functional.cached_property', 'django.db.transaction.atomic', 'django.db.transaction.non_atomic_requests', 'django.utils.decorators.method_decorator',
  'celery.shared_task', 'tenacity.retry', 'backoff.on_exception', 'backoff.on_predicate', 'rest_framework.decorators.action',
])
/** Ways to register a function with an application, which leave it as it is: `@app.get('/')`, `@router.post('/')`, `@admin.display()`. */
const registering = /^(route|get|post|put|patch|delete|options|head|websocket|on_event|middleware|exception_handler|errorhandler|before_request|after_request|teardown_request|teardown_appcontext|context_processor|receiver|register|filter|simple_tag|inclusion_tag|display|action|task|setter|deleter|validator|field_validator|model_validator)$/

/** Whether calling the decorated function gives what the function returns. In TypeScript a decorator cannot change a method's type. */
export function keepsResult(resolver: Resolver, file: string, fact: FunctionFact): boolean {
  if (resolver.factsOf(file).language === 'typescript') return true
  return fact.decorators.every((decorator) => {
    if (transparent.has(decoratorPath(resolver, file, decorator))) return true
    if (registering.test(nameOf(resolver, file, decorator)) && resolver.valueAt({ file, value: calleeOf(resolver, file, decorator) })?.op === 'member') return true
    const wrappers = wrappersOf(resolver, file, decorator)
    return wrappers.length > 0 && wrappers.every((wrapper) => wrapper.inner === undefined || returnsCallOf(resolver, wrapper))
  })
}

/** Whether a function that takes another one gives one that calls that and returns what it gave. */
export function isTransparentWrapper(resolver: Resolver, kind: FunctionKind): boolean {
  const wrappers = wrappersMadeBy(resolver, kind)
  return wrappers.length > 0 && wrappers.every((wrapper) => wrapper.inner !== undefined && returnsCallOf(resolver, wrapper))
}

/** The functions of the workspace that run around a decorated one. */
export function functionsAround(resolver: Resolver, file: string, fact: FunctionFact): readonly FunctionKind[] {
  return fact.decorators.flatMap((decorator) => wrappersOf(resolver, file, decorator).flatMap(({ file: at, inner }): FunctionKind[] =>
    inner === undefined ? [] : [{ is: 'function', confidence: 'high', file: at, function: inner }]))
}

export interface Wrapper {
  readonly file: string
  /** The function that takes the decorated one. */
  readonly outer: number
  /** The function that it gives in its place; absent where it gives the decorated one back. */
  readonly inner: number | undefined
}

/** What a decorator of the workspace does; empty where it is none, or where it gives something else than a function. */
export function wrappersOf(resolver: Resolver, file: string, decorator: ValueId): readonly Wrapper[] {
  const value = resolver.valueAt({ file, value: decorator })
  const call = value?.op === 'call' ? resolver.factsOf(file).calls[value.call] : undefined
  const kinds = alternatives(resolver.kindOf({ file, value: call ? call.callee : decorator }))
  const found = kinds.map((kind) => kind.is !== 'function' ? [] : call ? decoratorsMadeBy(resolver, kind).flatMap((made) => wrappersMadeBy(resolver, made)) : wrappersMadeBy(resolver, kind))
  return found.some((one) => one.length === 0) ? [] : found.flat()
}

/** `@checked('admin')`: the functions that the call returns, which take the decorated one. */
function decoratorsMadeBy(resolver: Resolver, { file, function: id }: FunctionKind): readonly FunctionKind[] {
  const returned = resolver.factsOf(file).functions[id]?.returned ?? []
  return returned.flatMap((value) => alternatives(resolver.kindOf({ file, value }))).filter((one) => one.is === 'function')
}

function wrappersMadeBy(resolver: Resolver, { file, function: id }: FunctionKind): readonly Wrapper[] {
  const facts = resolver.factsOf(file)
  const fact = facts.functions[id]
  if (!fact || fact.async || fact.returned.length === 0 || !fact.returned.every((value) => mayBeMadeBy(facts, value, id, 0))) return []
  const found = fact.returned.map((value): Wrapper | undefined => {
    if (isParameter(resolver, file, value, id)) return { file, outer: id, inner: undefined }
    const kind = resolver.kindOf({ file, value })
    const inner = kind.is === 'function' && kind.file === file ? facts.functions[kind.function] : undefined
    return kind.is === 'function' && inner?.site.function === id ? { file, outer: id, inner: kind.function } : undefined
  })
  const known = found.filter((one) => one !== undefined)
  return known.length === found.length ? known : []
}

/** Whether a value may be a function that is written in this one, or what this one is given: only then it is worth knowing what it is, for which all that it calls is looked into. */
function mayBeMadeBy(facts: FileFacts, id: ValueId, by: number, depth: number): boolean {
  const value = facts.values[id]
  if (!value || depth > 6) return false
  const may = (one: ValueId): boolean => mayBeMadeBy(facts, one, by, depth + 1)
  switch (value.op) {
    case 'function': return facts.functions[value.function]?.site.function === by
    case 'cast': return may(value.of)
    case 'either': return value.of.some(may)
    case 'call': return facts.calls[value.call]?.arguments.some((argument) => may(argument.value)) === true
    case 'use': return value.definitions.some((one) => {
      const source = facts.definitions[one]?.source
      if (source?.from === 'function') return facts.functions[source.function]?.site.function === by
      return source?.from === 'value' ? may(source.value) : source?.from === 'parameter' && source.function === by
    })
    default: return false
  }
}

/** The first parameter of the function, or of one that returns it. */
function isParameter(resolver: Resolver, file: string, value: ValueId, of: number): boolean {
  const facts = resolver.factsOf(file)
  const used = facts.values[value]
  if (used?.op !== 'use' || used.definitions.length !== 1) return false
  const source = facts.definitions[used.definitions[0] ?? none]?.source
  return source?.from === 'parameter' && source.function === of && source.index === 0
}

/** Everything that the wrapper returns is what calling the decorated function gave. */
function returnsCallOf(resolver: Resolver, { file, outer, inner }: Wrapper): boolean {
  const facts = resolver.factsOf(file)
  const returned = facts.functions[inner ?? none]?.returned ?? []
  return returned.length > 0 && returned.every((value) => isCallOf(resolver, file, value, outer, 0))
}

function isCallOf(resolver: Resolver, file: string, id: ValueId, outer: number, depth: number): boolean {
  const facts = resolver.factsOf(file)
  const value = facts.values[id]
  if (!value || depth > 6) return false
  if (value.op === 'await' || value.op === 'cast') return isCallOf(resolver, file, value.of, outer, depth + 1)
  if (value.op === 'call') return isParameter(resolver, file, facts.calls[value.call]?.callee ?? none, outer)
  return value.op === 'use' && value.definitions.length > 0 && value.definitions.every((one) => {
    const source = facts.definitions[one]?.source
    return source?.from === 'value' && isCallOf(resolver, file, source.value, outer, depth + 1)
  })
}

function calleeOf(resolver: Resolver, file: string, decorator: ValueId): ValueId {
  const facts = resolver.factsOf(file)
  const value = facts.values[decorator]
  return value?.op === 'call' ? facts.calls[value.call]?.callee ?? none : decorator
}

function nameOf(resolver: Resolver, file: string, decorator: ValueId): string {
  const named = resolver.valueAt({ file, value: calleeOf(resolver, file, decorator) })
  return named?.op === 'use' || named?.op === 'member' ? named.name : ''
}

/** The path of a decorator, called or not: `functools.lru_cache(maxsize=None)`. */
export function decoratorPath(resolver: Resolver, file: string, decorator: ValueId): string {
  const callee = calleeOf(resolver, file, decorator)
  const kind = resolver.kindOf({ file, value: callee })
  if (kind.is === 'symbol') return kind.path
  const named = resolver.valueAt({ file, value: callee })
  return named?.op === 'use' && named.binding === none ? named.name : ''
}
