// Evaluates the types that library models write, in the context of one call or member.

import { none, type CallFact } from '../facts.js'
import { alternatives, joinKinds, listOf, neverKind, unknownKind, withConfidence, type Kind } from '../kinds.js'
import { kindOfAnnotation } from './annotations.js'
import { kindOfFunctionResult } from './calls.js'
import { entered } from './elements.js'
import { isEnum } from './lengths.js'
import type { Resolver } from './resolver.js'
import { parseTypeText, type TypeSyntax } from './type-text.js'

export interface TypeContext {
  readonly file: string
  readonly receiver?: Kind
  readonly call?: CallFact
  /** Type arguments, where the receiver has none of its own: those of the library base of its class. */
  readonly typeArguments?: readonly Kind[]
}

export function kindOfTypeText(resolver: Resolver, text: string, context: TypeContext): Kind {
  const made = evaluate(resolver, parseTypeText(text), context)
  const kind = made.is === 'never' ? unknownKind : made
  return context.receiver ? withConfidence(kind, context.receiver.confidence) : kind
}

function evaluate(resolver: Resolver, type: TypeSyntax, context: TypeContext): Kind {
  if ('union' in type) return joinKinds(type.union.map((member) => evaluate(resolver, member, context)))
  const inner = (index: number) => {
    const arg = type.args[index]
    const kind = arg ? evaluate(resolver, arg, context) : unknownKind
    // `set()` has elements, though nothing says which; where something was given, "none yet" is the answer of a cycle.
    return kind.is === 'never' && (context.call?.arguments.length ?? 0) === 0 ? unknownKind : kind
  }
  switch (type.name) {
    case 'string': case 'bytes': case 'number': case 'boolean': case 'none': return { is: type.name, confidence: 'high' }
    case 'list': case 'tuple': case 'set': case 'generator':
      return type.name === 'tuple' && type.args.length > 1
        ? { is: 'tuple', confidence: 'high', of: joinKinds(type.args.map((_, index) => inner(index))), length: type.args.length, items: type.args.map((_, index) => inner(index)) }
        : { is: type.name, confidence: 'high', of: inner(0) }
    case 'dict': return { is: 'dict', confidence: 'high', key: inner(0), of: inner(1) }
    case 'promise': return { is: 'promise', confidence: 'high', of: inner(0) }
    case 'function': return { is: 'method', confidence: 'high', receiver: unknownKind, type: '', name: '', model: { returns: writeType(type.args[0]) } }
    case 'any': return unknownKind
    case 'type': {
      const kind = inner(0)
      return kind.is === 'instance' ? { is: 'symbol', confidence: kind.confidence, path: kind.type } : kind.is === 'object' ? { ...kind, is: 'class' } : unknownKind
    }
    case 'Row': return { is: 'dict', confidence: 'high', key: { is: 'string', confidence: 'high' }, of: unknownKind }
    case 'self': return context.receiver ?? unknownKind
    case 'class': return joinKinds(alternatives(context.receiver ?? unknownKind).map((kind) => instanceOfReceiver(resolver, context.file, kind)))
    case 'awaited': return awaitedThrough(resolver, inner(0), context.file)
    case 'inner': {
      const kind = inner(0)
      return kind.is === 'instance' ? instanceOf(resolver, kind.args[0] ?? unknownKind, context.file) : unknownKind
    }
    case 'entered': case 'enteredAsync': return entered(resolver, context.file, inner(0), type.name === 'enteredAsync')
    case 'arguments': return givenArguments(resolver, context)
    case 'promisified': return promisified(resolver, inner(0), context.file)
    case 'flat': {
      const kind = inner(0)
      return kind.is === 'list' || kind.is === 'tuple' ? kind.of : kind
    }
    case 'instance': {
      const kind = inner(0)
      return kind.is === 'class' ? { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class } : unknownKind
    }
    default: return numbered(resolver, type, context) ?? libraryInstance(resolver, type, context)
  }
}

/** The function, with its effect, as one that gives a promise instead of calling back. */
function promisified(resolver: Resolver, kind: Kind, file: string): Kind {
  const model = kind.is === 'method' ? kind.model : kind.is === 'symbol' ? resolver.workspace.catalogue(file).functionAt(kind.path) : undefined
  const { returns: _returns, callback: _callback, effect, ...rest } = model ?? {}
  const later = effect ? { effect: { ...effect, blocking: false } } : {}
  return {
    is: 'method', confidence: kind.confidence, receiver: kind.is === 'method' ? kind.receiver : unknownKind, type: '', name: '',
    model: { ...rest, ...later, returns: 'promise<any>', awaitable: true },
  }
}

/** What a class makes; other kinds stay what they are. */
function instanceOf(resolver: Resolver, kind: Kind, file: string): Kind {
  if (kind.is === 'class') return { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class }
  const type = kind.is === 'symbol' ? resolver.workspace.catalogue(file).typeNamed(kind.path) : undefined
  return type ? { is: 'instance', confidence: kind.confidence, type: type.name, args: [] } : kind
}

/** The positional arguments, place by place; a spread one gives a list of its elements. */
function givenArguments(resolver: Resolver, context: TypeContext): Kind {
  const positional = (context.call?.arguments ?? []).filter((argument) => argument.name === null)
  const [first] = positional
  const spread = positional.find((argument) => argument.spread !== '')
  const at = (value: number) => resolver.kindOf({ file: context.file, value })
  if (spread && first === spread && positional.length === 1) {
    const kind = at(spread.value)
    return listOf(resolver.elementOf(kind, context.file), 'length' in kind ? kind.length : undefined)
  }
  if (spread) return listOf(unknownKind)
  const items = positional.map((argument) => at(argument.value))
  return { is: 'tuple', confidence: 'high', of: joinKinds(items), length: items.length, items }
}

function writeType(type: TypeSyntax | undefined): string {
  if (!type) return 'any'
  if ('union' in type) return type.union.map(writeType).join(' | ')
  return type.args.length === 0 ? type.name : `${type.name}<${type.args.map(writeType).join(', ')}>`
}

function instanceOfReceiver(resolver: Resolver, file: string, kind: Kind): Kind {
  const type = kind.is === 'symbol' ? resolver.workspace.catalogue(file).typeNamed(kind.path)?.name : undefined
  if (type !== undefined) return { is: 'instance', confidence: kind.confidence, type, args: [] }
  return kind.is === 'class' ? { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class } : kind.is === 'object' ? kind : unknownKind
}

function awaitedThrough(resolver: Resolver, kind: Kind, file: string): Kind {
  if (kind.is === 'function' || kind.is === 'method') return neverKind
  if (kind.is === 'list' && !kind.items) return listOf(resolver.awaited(kind.of, file), kind.length)
  if (kind.is === 'list' || kind.is === 'tuple') return { ...kind, of: resolver.awaited(kind.of, file), ...(kind.items ? { items: kind.items.map((item) => resolver.awaited(item, file)) } : {}) }
  return resolver.awaited(kind, file)
}

function libraryInstance(resolver: Resolver, type: Extract<TypeSyntax, { name: string }>, context: TypeContext): Kind {
  return { is: 'instance', confidence: 'high', type: type.name, args: type.args.map((arg) => evaluate(resolver, arg, context)) }
}

/** `$0`, `arg0`, `element0`, `result0`, `returned0`. */
function numbered(resolver: Resolver, type: Extract<TypeSyntax, { name: string }>, context: TypeContext): Kind | undefined {
  const match = /^(\$|arg|element|result|returned)(\d)$/.exec(type.name)
  if (!match) return undefined
  const index = Number(match[2])
  if (match[1] === '$') return typeArgument(resolver, context, index)
  const given = context.call?.arguments[index]
  if (!given || given.value === none) return neverKind
  const kind = resolver.kindOf({ file: context.file, value: given.value })
  switch (match[1]) {
    case 'arg': return kind
    // A class is not gone through: `get_object_or_404(User)`.
    case 'element': return kind.is === 'class' && !isEnum(resolver, kind) ? neverKind : resolver.elementOf(kind, context.file)
    default: {
      const result = joinKinds(alternatives(kind).map((one) => givenResult(resolver, one, context.file)))
      return match[1] === 'result' ? resolver.awaited(result, context.file) : result
    }
  }
}

/** What a function given as an argument returns; what is no function returns nothing. */
function givenResult(resolver: Resolver, kind: Kind, file: string): Kind {
  if (kind.is === 'function') return kindOfFunctionResult(resolver, kind)
  if (kind.is === 'class') return { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class }
  const model = kind.is === 'method' ? kind.model : kind.is === 'symbol' ? resolver.workspace.catalogue(file).functionAt(kind.path) : undefined
  if (model) return model.returns === undefined || /arg\d|element\d|result\d|returned\d/.test(model.returns) ? unknownKind : kindOfTypeText(resolver, model.returns, { file })
  return kind.is === 'unknown' || kind.is === 'symbol' ? unknownKind : neverKind
}

function typeArgument(resolver: Resolver, context: TypeContext, index: number): Kind {
  const { receiver } = context
  if (context.typeArguments && !(receiver?.is === 'object' && receiver.rows)) return context.typeArguments[index] ?? unknownKind
  if (!receiver || receiver.is === 'symbol') {
    const written = context.call?.typeArguments[index]
    return written ? kindOfAnnotation(resolver, context.file, written) : unknownKind
  }
  if (receiver.is === 'instance') return receiver.args[index] ?? unknownKind
  if (receiver.is === 'object') return (index === 0 ? receiver.rows : undefined) ?? unknownKind
  if (receiver.is === 'dict') return index === 0 ? receiver.key : receiver.of
  return index === 0 && 'of' in receiver && !Array.isArray(receiver.of) ? receiver.of as Kind : unknownKind
}

