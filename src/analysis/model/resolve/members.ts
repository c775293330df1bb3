// What `x.name` is: attributes and methods of classes, library types, literals and symbols; and what parameters are.

import { none, type AttributeFact, type ClassFact, type FunctionFact, type FunctionId, type ValueId } from '../facts.js'
import { alternatives, grown, joinKinds, present, unknownKind, weaker, withConfidence, type Kind } from '../kinds.js'
import { kindOfAnnotation } from './annotations.js'
import { callbackElement, kindOfFunctionResult } from './calls.js'
import { unlessUnset } from './declared.js'
import { decoratedAs } from './decorators.js'
import { kindFromCallers, widened } from './callers.js'
import { additionsOf, withAdditions } from './additions.js'
import { kindOfEntry } from './elements.js'
import { isEnum } from './lengths.js'
import { kindOfTypeText } from './library-types.js'
import { relationMethod } from './relation-methods.js'
import { relationOf, relationOfType } from './relations.js'
import { describedMember } from './own-calls.js'
import type { Resolver } from './resolver.js'
import { injectedKind } from './injected.js'
import { signalledKind } from './signalled.js'
import { own } from '../own.js'
import { boundTo } from './bound-rows.js'
import { rowParameter } from './serializers.js'

export function kindOfMember(resolver: Resolver, file: string, object: Kind, name: string): Kind {
  const catalogue = resolver.workspace.catalogue(file)
  switch (object.is) {
    case 'either': {
      const kinds = alternatives(present(object))
      const found = kinds.map((one) => one.is === 'none' ? unknownKind : kindOfMember(resolver, file, one, name))
      // A manager that is made of two classes has the methods of both.
      const isManager = kinds.every((one) => one.is === 'object' && one.rows !== undefined)
      return joinKinds(isManager && found.some((one) => one.is !== 'unknown') ? found.filter((one) => one.is !== 'unknown') : found)
    }
    case 'symbol': return memberOfSymbol(resolver, file, object, name)
    case 'instance': {
      const kind = memberOfType(resolver, file, object.type, object, name)
      if (kind.is !== 'unknown') return kind
      const relation = relationOfType(resolver, file, object.type, name)
      return relation ? withConfidence(relation.kind, object.confidence) : methodByRelation(resolver, file, object, name)
    }
    case 'object': return memberOfObject(resolver, file, object, name)
    case 'class': return boundTo(resolver, file, memberOfClass(resolver, file, object, name), object)
    case 'shape': {
      const { literal } = object
      const written = literal ? kindOfEntry(resolver, { is: 'dict', confidence: object.confidence, key: unknownKind, of: unknownKind, literal }, name) : undefined
      return written?.is === 'function' ? written : memberOfShape(resolver, file, object, name)
    }
    case 'module': case 'folder': return resolver.workspace.memberOfModule(object, name) ?? unknownKind
    case 'dict': return memberOfDictionary(resolver, file, object, name)
    case 'enum': return kindOfEnumMember(resolver, object, name)
    // What is being worked out further up says nothing of its own here.
    case 'never': return object
    case 'list': case 'tuple': case 'set': case 'generator': case 'promise': case 'string': case 'bytes': case 'number': case 'regex':
      return catalogue.typeNamed(object.is) ? memberOfType(resolver, file, object.is, object, name) : unknownKind
    default: return unknownKind
  }
}

/** One member of an enum; without a name, any of them. */
export function kindOfEnumMember(resolver: Resolver, { file, enum: id }: Extract<Kind, { is: 'enum' }>, name?: string): Kind {
  const fact = resolver.factsOf(file).enums[id]
  const types = fact?.types.filter((_, index) => name === undefined || fact.members[index] === name) ?? []
  return joinKinds(types.map((type) => ({ is: type, confidence: 'high' })))
}

function memberOfShape(resolver: Resolver, file: string, object: Extract<Kind, { is: 'shape' }>, name: string): Kind {
  const member = object.type.members.find((one) => one.name === name)
  if (!member) {
    const inherited = joinShapeBases(resolver, file, object, name)
    return inherited.is === 'signature' ? { ...inherited, holder: object } : inherited
  }
  const kind = member.type ? kindOfAnnotation(resolver, object.file, member.type) : unknownKind
  if (kind.is === 'signature' || member.isMethod) return { is: 'signature', confidence: 'high', file: object.file, returns: kind.is === 'signature' ? kind.returns : null, holder: object, name }
  return kind
}

function joinShapeBases(resolver: Resolver, file: string, shape: Extract<Kind, { is: 'shape' }>, name: string, depth = 0): Kind {
  if (depth > 12) return unknownKind
  for (const base of shape.type.args) {
    const inherited = kindOfAnnotation(resolver, shape.file, base)
    const kind = inherited.is === 'shape' && !inherited.type.members.some((one) => one.name === name)
      ? joinShapeBases(resolver, file, inherited, name, depth + 1) : kindOfMember(resolver, file, inherited, name)
    if (kind.is !== 'unknown') return kind
  }
  return unknownKind
}

function memberOfSymbol(resolver: Resolver, file: string, symbol: Extract<Kind, { is: 'symbol' }>, name: string): Kind {
  const catalogue = resolver.workspace.catalogue(file)
  const path = catalogue.canonical(`${symbol.path}.${name}`)
  const value = catalogue.valueAt(path)
  if (value !== undefined) return kindOfTypeText(resolver, value, { file, receiver: symbol })
  const type = catalogue.typeNamed(symbol.path)
  const statics = type && catalogue.inherited(type.name, (model) => model.statics)
  if (statics !== undefined && !catalogue.functionAt(path)) return kindOfMember(resolver, file, kindOfTypeText(resolver, statics, { file, receiver: symbol }), name)
  const attribute = type && !catalogue.functionAt(path) ? catalogue.attributeOf(type.name, name) : undefined
  if (attribute !== undefined) return kindOfTypeText(resolver, attribute, { file, receiver: symbol })
  return { is: 'symbol', confidence: symbol.confidence, path }
}

/** `type` is the library type that is looked into; `receiver` what the member is taken from. */
export function memberOfType(resolver: Resolver, file: string, type: string, receiver: Kind, name: string, typeArguments?: readonly Kind[]): Kind {
  const catalogue = resolver.workspace.catalogue(file)
  const context = { file, receiver, ...(typeArguments?.length ? { typeArguments } : {}) }
  if (name === '<element>') {
    const iterates = catalogue.inherited(type, (model) => model.iterates)
    return iterates ? kindOfTypeText(resolver, iterates.element, context) : unknownKind
  }
  if (name === '<await>') {
    const awaits = catalogue.inherited(type, (model) => model.awaits)
    return awaits ? kindOfTypeText(resolver, awaits.result, context) : unknownKind
  }
  if (name === '<enter>') {
    const enters = catalogue.inherited(type, (model) => model.enters)
    return enters === undefined ? receiver : kindOfTypeText(resolver, enters, context)
  }
  if (name === '<item>') {
    const item = catalogue.inherited(type, (model) => model.indexed) ?? catalogue.inherited(type, (model) => model.iterates)
    return item ? kindOfTypeText(resolver, item.element, context) : unknownKind
  }
  // A slice of a lazy query is a lazy query.
  if (name === '<slice>') return receiver
  const method = catalogue.methodOf(type, name)
  if (method) return { is: 'method', confidence: receiver.confidence, receiver, type: method.type, name, model: method.model, ...(typeArguments?.length ? { typeArguments } : {}) }
  const attribute = catalogue.attributeOf(type, name) ?? catalogue.inherited(type, (model) => model.anyAttribute)
  if (attribute !== undefined) return kindOfTypeText(resolver, attribute, context)
  const stands = catalogue.inherited(type, (model) => model.standsFor)
  if (stands !== undefined) return kindOfMember(resolver, file, kindOfTypeText(resolver, stands, context), name)
  const any = catalogue.inherited(type, (model) => model.anyCall)
  return any ? { is: 'method', confidence: receiver.confidence, receiver, type, name, model: any } : unknownKind
}

type ObjectKind = Extract<Kind, { is: 'object' | 'class' }>

/** `receiver`: what the member is taken from, where `object` is one of its bases by now. */
function memberOfObject(resolver: Resolver, file: string, object: ObjectKind, name: string, receiver = object, depth = 0): Kind {
  const cls = resolver.factsOf(object.file).classes[object.class]
  if (!cls || depth > 12) return unknownKind
  // What a relation's attribute gives to an object is not what it is on the class.
  const relation = depth === 0 ? relationOf(resolver, object, name) : undefined
  if (relation) return withConfidence(relation.kind, object.confidence)
  const mine = describedMember(resolver, file, object, name) ?? ownMember(resolver, object, cls, name, { receiver, onClass: false })
  if (mine) return mine
  if (depth === 0 && (name === 'value' || name === 'name') && isEnum(resolver, object)) return name === 'name' ? { is: 'string', confidence: 'high' } : kindOfEnumValue(resolver, object, cls)
  const inherited = joinOverBases(resolver, object, cls, (base) => base.is === 'class'
    ? memberOfObject(resolver, file, { ...object, file: base.file, class: base.class }, name, receiver, depth + 1)
    : base.is === 'symbol' ? memberOfLibraryBase(resolver, file, base.path, { holder: object, receiver }, name) : unknownKind)
  return inherited.is === 'unknown' && depth === 0 ? methodByRelation(resolver, file, object, name) : inherited
}

/** Any of the values that an enumeration gives to its members. */
function kindOfEnumValue(resolver: Resolver, { file }: ObjectKind, { attributes }: ClassFact): Kind {
  const values = Object.entries(attributes).flatMap(([name, all]) => name.startsWith('_') ? [] : all.filter((one) => one.isStatic && one.value !== none))
  const kind = joinKinds(values.map((one) => resolver.kindOf({ file, value: one.value })))
  return kind.is === 'string' || kind.is === 'number' ? { is: kind.is, confidence: 'high' } : unknownKind
}

/** `post.getAuthor()`, where no class writes such a method. */
function methodByRelation(resolver: Resolver, file: string, receiver: Kind, name: string): Kind {
  const made = relationMethod(resolver, file, receiver, name)
  if (!made) return unknownKind
  return {
    is: 'method', confidence: receiver.is === 'instance' ? weaker(receiver.confidence, 'medium') : receiver.confidence,
    receiver, type: '', name, model: made.model, typeArguments: [made.relation.target],
  }
}

function memberOfClass(resolver: Resolver, file: string, object: ObjectKind, name: string, receiver = object, depth = 0): Kind {
  const cls = resolver.factsOf(object.file).classes[object.class]
  if (!cls || depth > 12) return unknownKind
  const attribute = own(cls.attributes, name)?.[0]
  if (attribute?.isStatic && !name.startsWith('_') && isEnum(resolver, object)) return { is: 'object', confidence: object.confidence, file: object.file, class: object.class }
  const mine = ownMember(resolver, object, cls, name, { receiver, onClass: true })
  if (mine) return mine
  const catalogue = resolver.workspace.catalogue(file)
  return joinOverBases(resolver, object, cls, (base) => {
    if (base.is === 'class') return memberOfClass(resolver, file, { ...object, file: base.file, class: base.class }, name, receiver, depth + 1)
    if (base.is !== 'symbol') return unknownKind
    const statics = catalogue.inherited(catalogue.canonical(base.path), (model) => model.statics)
    if (statics === undefined) return memberOfLibraryBase(resolver, file, base.path, { holder: object, receiver }, name)
    return kindOfMember(resolver, file, kindOfTypeText(resolver, statics, { file, receiver }), name)
  })
}

/** `holder`: the class that names the library's class as its base. */
function memberOfLibraryBase(resolver: Resolver, file: string, path: string, { holder, receiver }: { holder: ObjectKind; receiver: ObjectKind }, name: string): Kind {
  const catalogue = resolver.workspace.catalogue(file)
  const type = catalogue.typeNamed(catalogue.canonical(path))
  if (!type) return unknownKind
  const cls = resolver.factsOf(holder.file).classes[holder.class]
  const typeArguments = (cls?.baseArguments ?? []).map((one) => kindOfAnnotation(resolver, holder.file, one))
  return memberOfType(resolver, file, type.name, receiver, name, typeArguments)
}

/** The first base that has the member; a base that is not known may hide it. */
function joinOverBases(resolver: Resolver, object: ObjectKind, cls: ClassFact, look: (base: Kind) => Kind): Kind {
  for (const base of cls.bases.flatMap((value) => alternatives(resolver.kindOf({ file: object.file, value })))) {
    const kind = look(base)
    if (kind.is !== 'unknown') return kind
  }
  return unknownKind
}

interface Asked { readonly receiver: ObjectKind; readonly onClass: boolean }

function ownMember(resolver: Resolver, object: ObjectKind, cls: ClassFact, name: string, { receiver, onClass }: Asked): Kind | undefined {
  const methods = own(cls.methods, name)
  if (methods) return joinKinds(readable(resolver.factsOf(object.file).functions, methods).map((id) => kindOfMethod(resolver, object, id, receiver)))
  const attributes = own(cls.attributes, name)
  if (!attributes) return undefined
  // A field without a value says only that it exists.
  const visible = (onClass ? attributes.filter((one) => one.isStatic) : attributes).filter((one) => one.annotation ?? (one.value !== none || one.parameter !== none || one.function !== none))
  if (visible.length === 0) return undefined
  const declared = visible.find((one) => one.annotation)
  const annotated = declared?.annotation ? kindOfAnnotation(resolver, object.file, declared.annotation) : unknownKind
  if (annotated.is !== 'unknown') return unlessUnset(resolver, object.file, annotated, visible.map((one) => one.value))
  const facts = resolver.factsOf(object.file)
  const additions = additionsOf(facts)
  const set = visible.map((one) => withAdditions(resolver, object.file, kindOfAttribute(resolver, object.file, one), additions.byAttribute.get(name)))
  return joinKinds([...set, ...setElsewhere(resolver, object, cls, name, receiver.is === 'class' && receiver.open !== true)])
}

/** Without setters where there is a getter, and without overloads where there is what they stand for. */
function readable(functions: readonly FunctionFact[], ids: readonly FunctionId[]): readonly FunctionId[] {
  const readers = ids.filter((id) => functions[id]?.form !== 'setter')
  const written = readers.filter((id) => functions[id]?.isAbstract === false)
  return written.length > 0 ? written : readers.length > 0 ? readers : ids
}

/** What subclasses in the file say of an attribute of an object that may be one of theirs, and what is stored into it from outside of any class. */
function setElsewhere(resolver: Resolver, object: ObjectKind, cls: ClassFact, name: string, isExact: boolean): Kind[] {
  const { file } = object
  const facts = resolver.factsOf(file)
  const inSubclasses = isExact ? [] : facts.classes.flatMap((other, id) => {
    const attributes = own(other.attributes, name)
    if (!attributes || other === cls || !inherits(resolver, file, id, cls)) return []
    return attributes.filter((one) => one.value !== none || one.parameter !== none).map((one) => kindOfAttribute(resolver, file, one))
  })
  const within = new Set(facts.classes.flatMap((other) => own(other.attributes, name)?.map((one) => one.value) ?? []))
  const outside = additionsOf(facts).stores.get(name)?.filter((store) => !within.has(store.value)) ?? []
  return [...inSubclasses, ...outside.flatMap((store) => {
    const holder = resolver.kindOf({ file, value: store.object })
    const mayBe = alternatives(holder).some((one) => one.is === 'unknown' || (one.is === 'object' && inherits(resolver, file, one.class, cls)))
    return mayBe ? [resolver.kindOf({ file, value: store.value })] : []
  })]
}

function inherits(resolver: Resolver, file: string, id: number, from: ClassFact, depth = 0): boolean {
  const cls = resolver.factsOf(file).classes[id]
  if (!cls || depth > 12) return false
  return cls === from || cls.bases.some((value) => {
    const base = resolver.kindOf({ file, value })
    return base.is === 'class' && base.file === file && inherits(resolver, file, base.class, from, depth + 1)
  })
}

function kindOfMethod(resolver: Resolver, object: ObjectKind, id: FunctionId, receiver: ObjectKind): Kind {
  const fact = resolver.factsOf(object.file).functions[id]
  const kind: Kind = { is: 'function', confidence: object.confidence, file: object.file, function: id, receiver }
  if (!fact) return unknownKind
  const isProperty = fact.form === 'getter' || decoratedAs(resolver, object.file, fact, ['property', 'cached_property', 'functools.cached_property', 'django.utils.functional.cached_property'])
  return isProperty ? kindOfFunctionResult(resolver, kind) : fact.form === 'setter' ? unknownKind : kind
}

function kindOfAttribute(resolver: Resolver, file: string, attribute: AttributeFact): Kind {
  if (attribute.parameter !== none) return resolver.kindOfDefinition(file, attribute.parameter)
  return resolver.kindOf({ file, value: attribute.value })
}

function memberOfDictionary(resolver: Resolver, file: string, object: Extract<Kind, { is: 'dict' }>, name: string): Kind {
  if (resolver.factsOf(file).language === 'python') return memberOfType(resolver, file, 'dict', object, name)
  return object.literal ? kindOfEntry(resolver, object, name) ?? unknownKind : object.of
}

export function kindOfParameter(resolver: Resolver, file: string, id: FunctionId, index: number): Kind {
  const facts = resolver.factsOf(file)
  const fact = facts.functions[id]
  const parameter = fact?.parameters[index]
  if (!fact || !parameter) return unknownKind
  const rest = (kind: Kind): Kind => parameter.rest === '*' ? { is: facts.language === 'python' ? 'tuple' : 'list', confidence: 'high', of: kind } : { is: 'dict', confidence: 'high', key: { is: 'string', confidence: 'high' }, of: kind }
  if (parameter.annotation) {
    const kind = unlessUnset(resolver, file, kindOfAnnotation(resolver, file, parameter.annotation), [parameter.default])
    // Of a function that is declared, those that call hand over which it is.
    const given = kind.is === 'signature' && parameter.rest === '' && !fact.inline ? kindFromCallers(resolver, file, id, index) : unknownKind
    if (parameter.rest === '') return alternatives(given).every((one) => one.is === 'function' || one.is === 'method') ? given : kind
    return facts.language === 'python' ? rest(kind) : kind
  }
  if (parameter.rest !== '') return rest(unknownKind)
  const isMethodSelf = facts.language === 'python' && fact.class !== none && index === 0 && !fact.isStatic
  if (isMethodSelf) {
    const isOfClass = decoratedAs(resolver, file, fact, ['classmethod']) || fact.name === '__new__' || fact.name === '__init_subclass__'
    return isOfClass ? { is: 'class', confidence: 'high', file, class: fact.class, open: true } : { is: 'object', confidence: 'high', file, class: fact.class }
  }
  const row = rowParameter(resolver, file, id, index)
  if (row) return row
  const injected = injectedKind(resolver, file, parameter) ?? signalledKind(resolver, file, id, parameter)
  if (injected) return injected
  if (fact.inline) return withConfidence(callbackElement(resolver, file, fact, index), 'high')
  const given = kindFromCallers(resolver, file, id, index)
  return given.is === 'unknown' ? kindOfDefault(resolver, file, parameter.default) : given
}

/** In TypeScript a parameter of which nothing else is written has the type of its default. */
function kindOfDefault(resolver: Resolver, file: string, value: ValueId): Kind {
  if (value === none || !/\.[cm]?tsx?$/.test(file)) return unknownKind
  const kind = resolver.kindOf({ file, value })
  if (kind.is === 'none' || kind.is === 'dict') return kind.is === 'dict' ? grown(kind) : unknownKind
  return widened(kind)
}
