// Relations that calls on model classes declare, wherever they stand in the workspace: `Post.belongsTo(User, { as: 'author' })`.

import type { CallModel, DeclaredRelation } from '../../libraries/schema.js'
import { none, type CallFact, type FileFacts, type ValueId } from '../facts.js'
import { unknownKind, type Kind } from '../kinds.js'
import { kindOfTypeText } from './library-types.js'
import { givenText, givenValue } from './relation-arguments.js'
import { classNamed } from './relation-targets.js'
import type { Relation } from './relations.js'
import type { CallPlace, ClassPlace, Resolver } from './resolver.js'

export interface Association {
  readonly relation: Relation
  readonly declared: DeclaredRelation
  /** The name of the class that it was declared for, where that class itself is not found. */
  readonly ownerName: string
}

/** The relation of a class by this name that such a call declares. */
export function associationOf(resolver: Resolver, of: ClassPlace, name: string): Relation | undefined {
  return associationsOf(resolver, of).find((one) => one.relation.name === name)?.relation
}

/** Every relation that calls declare for a class. */
export function associationsOf(resolver: Resolver, of: ClassPlace): readonly Association[] {
  const { language, classes } = resolver.factsOf(of.file)
  if (language !== 'typescript') return []
  return resolver.kept(of.file, `associations of ${of.class}`, () => {
    const calls = associatingCalls(resolver, of, 0)
    const name = classes[of.class]?.name ?? ''
    return calls ? allAssociations(resolver, of.file, calls).filter(({ relation: { owner }, ownerName }) =>
      owner.class === none ? ownerName === name && name !== '' : owner.file === of.file && owner.class === of.class) : []
  })
}

/** Those of classes that have no place of their own: `sequelize.define('User', …)`. */
export function associationsOfType(resolver: Resolver, file: string, type: string): readonly Association[] {
  const calls = callsOfClass(resolver, file, type)
  return calls ? allAssociations(resolver, file, calls).filter(({ relation }) => relation.owner.class === none) : []
}

type Calls = Readonly<Record<string, CallModel>>

/** The calls that declare relations of a class, by the library's class that it extends. */
function associatingCalls(resolver: Resolver, of: ClassPlace, depth: number): Calls | undefined {
  const facts = resolver.factsOf(of.file)
  if (depth > 8) return undefined
  for (const value of facts.classes[of.class]?.bases ?? []) {
    const base = resolver.kindOf({ file: of.file, value })
    const found = base.is === 'class' ? associatingCalls(resolver, base, depth + 1) : base.is === 'symbol' ? callsOfClass(resolver, of.file, base.path) : undefined
    if (found) return found
  }
  return undefined
}

function callsOfClass(resolver: Resolver, file: string, path: string): Calls | undefined {
  const catalogue = resolver.workspace.catalogue(file)
  const statics = catalogue.inherited(catalogue.canonical(path), (type) => type.statics)
  const calls = statics === undefined ? undefined : catalogue.typeNamed(statics.replace(/<.*$/s, ''))?.model.calls
  return calls && Object.values(calls).some(isAssociating) ? calls : undefined
}

function isAssociating(call: CallModel): boolean {
  return call.declares?.called !== undefined
}

function allAssociations(resolver: Resolver, file: string, calls: Calls): readonly Association[] {
  return resolver.kept(file, 'associations', () => Object.entries(calls).filter(([, call]) => isAssociating(call)).flatMap(([name, { declares }]) =>
    (resolver.workspace.callersOf(file, name) ?? []).flatMap((place) => declares ? associationAt(resolver, place, declares) ?? [] : [])))
}

function associationAt(resolver: Resolver, { file, call: id }: CallPlace, declared: DeclaredRelation): Association | undefined {
  const facts = resolver.factsOf(file)
  const call = facts.calls[id]
  const callee = call && facts.values[call.callee]
  const other = call ? givenValue(facts, call, declared.target?.argument, undefined) : none
  if (callee?.op !== 'member' || !call || other === none || facts.language !== 'typescript') return undefined
  const receiver = resolver.kindOf({ file, value: callee.object })
  const owner = receiver.is === 'class' || receiver.is === 'object' ? { file: receiver.file, class: receiver.class } : { file, class: none }
  // `this` of a static method is the class.
  const isModelled = resolver.kindOf({ file, value: call.callee }).is === 'method' || facts.values[callee.object]?.op === 'this'
  if (!isModelled && (receiver.is !== 'unknown' || !hasOptions(facts, call))) return undefined
  const target = targetAt(resolver, file, other)
  const targetName = target.is === 'object' ? resolver.factsOf(target.file).classes[target.class]?.name ?? '' : lastName(facts, other)
  const { called } = declared
  const given = called && givenText(resolver, file, call, called.option)
  const name = given ?? (called?.otherwise === 'many' ? pluralOf(targetName) : targetName)
  const rows = declared.rows === 'many' ? 'many' : 'one'
  const kind = rows === 'one' ? target : kindOfTypeText(resolver, declared.many ?? 'list<$0>', { file, typeArguments: [target] })
  if (name === '') return undefined
  return { declared, ownerName: lastName(facts, callee.object), relation: { name, rows, owner, target, kind, isEager: false, loadsWhenRead: false, counterpart: undefined } }
}

/** What else these words could be calls of takes no options beside a class. */
function hasOptions({ values }: FileFacts, { arguments: given }: CallFact): boolean {
  return given.length === 1 || (given.length === 2 && values[given[1]?.value ?? none]?.op === 'dictionary')
}

function targetAt(resolver: Resolver, file: string, value: ValueId): Kind {
  const kind = resolver.kindOf({ file, value })
  if (kind.is === 'class') return { ...kind, is: 'object' }
  const name = lastName(resolver.factsOf(file), value)
  return kind.is === 'unknown' && name !== '' ? classNamed(resolver, { file, class: none }, name) : unknownKind
}

function lastName({ values }: FileFacts, id: ValueId): string {
  const value = values[id]
  return value?.op === 'use' || value?.op === 'member' ? value.name : ''
}

export function pluralOf(name: string): string {
  if (/(s|x|z|ch|sh)$/i.test(name)) return /s$/i.test(name) && !/ss$/i.test(name) ? name : `${name}es`
  return /[^aeiou]y$/i.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`
}

export function singularOf(name: string): string {
  if (/ies$/i.test(name)) return `${name.slice(0, -3)}y`
  return /(xes|zes|ches|shes|sses)$/i.test(name) ? name.slice(0, -2) : name.replace(/([^s])s$/i, '$1')
}
