// Which functions run where no call is written: getters that are read, `__getitem__`, `__enter__`, `__iter__` and `__str__` of objects.

import { alternatives, present, type Kind } from '../kinds.js'
import { own } from '../own.js'
import { unwrittenOf, type Way } from '../unwritten.js'
import { kindOfMember } from './members.js'
import type { Resolver } from './resolver.js'

type FunctionKind = Extract<Kind, { is: 'function' }>
type ObjectKind = Extract<Kind, { is: 'object' }>

export function unwrittenTargets(resolver: Resolver, file: string, id: number): readonly FunctionKind[] {
  const unwritten = unwrittenOf(id)
  return unwritten ? targetsAt(resolver, file, unwritten.way, unwritten.value) : []
}

function targetsAt(resolver: Resolver, file: string, way: Way, value: number): readonly FunctionKind[] {
  const made = resolver.valueAt({ file, value })
  const object = way === 'get' || way === 'item' ? made?.op === 'member' || made?.op === 'index' ? made.object : undefined : value
  if (object === undefined) return []
  const name = made?.op === 'member' ? made.name : ''
  return alternatives(present(resolver.kindOf({ file, value: object }))).flatMap((kind): readonly FunctionKind[] => {
    if (kind.is === 'object') return way === 'get' ? gettersOf(resolver, kind, name) : methodCalled(resolver, file, kind, way, made?.op ?? '')
    return way === 'get' && kind.is === 'dict' && kind.literal ? getterOfLiteral(resolver, kind.literal, name) : []
  })
}

const iterators = ['__iter__', '__aiter__']
const texts = ['__str__', '__repr__']
const entrances = ['__enter__', '__aenter__']

function methodCalled(resolver: Resolver, file: string, object: ObjectKind, way: Way, op: string): readonly FunctionKind[] {
  if (resolver.factsOf(object.file).language !== 'python') return []
  const names = way === 'enter' ? entrances : way === 'iterate' ? iterators : way === 'text' ? texts : op === 'index' ? ['__getitem__'] : []
  for (const name of names) {
    const methods = alternatives(kindOfMember(resolver, file, object, name)).filter((one) => one.is === 'function')
    if (methods.length > 0) return methods
  }
  return []
}

/** The getter that reading the attribute runs; a setter of the same name is none. */
function gettersOf(resolver: Resolver, object: ObjectKind, name: string, depth = 0): readonly FunctionKind[] {
  const cls = resolver.factsOf(object.file).classes[object.class]
  if (!cls || depth > 12) return []
  const { functions } = resolver.factsOf(object.file)
  const methods = own(cls.methods, name)
  if (methods) {
    const getters = methods.filter((id) => functions[id]?.form === 'getter')
    return getters.map((id) => ({ is: 'function', confidence: object.confidence, file: object.file, function: id, receiver: object }))
  }
  if (own(cls.attributes, name)) return []
  for (const value of cls.bases) {
    const base = resolver.kindOf({ file: object.file, value })
    const found = base.is === 'class' ? gettersOf(resolver, { ...object, file: base.file, class: base.class }, name, depth + 1) : []
    if (found.length > 0) return found
  }
  return []
}

/** `{ get rows() { … } }` */
function getterOfLiteral(resolver: Resolver, { file, value }: { readonly file: string; readonly value: number }, name: string): readonly FunctionKind[] {
  const literal = resolver.valueAt({ file, value })
  const entry = literal?.op === 'dictionary' ? literal.entries.findLast((one) => one.key === name) : undefined
  const made = entry && resolver.valueAt({ file, value: entry.value })
  const isGetter = made?.op === 'function' && resolver.factsOf(file).functions[made.function]?.form === 'getter'
  return isGetter ? [{ is: 'function', confidence: 'high', file, function: made.function }] : []
}
