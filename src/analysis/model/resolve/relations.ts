// The relations of a model class: those that its attributes declare by a value or a decorator, those of its bases, and those that
// other classes or calls of the workspace declare for it. Which calls declare one is said by the library models.

import type { DeclaredRelation } from '../../libraries/schema.js'
import { none, type AttributeFact, type CallFact, type TypeRef } from '../facts.js'
import { unknownKind, type Kind } from '../kinds.js'
import { kindOfAnnotation } from './annotations.js'
import { associationOf } from './associations.js'
import { kindOfTypeText } from './library-types.js'
import { givenCall, givenName, givenText, namedText } from './relation-arguments.js'
import { rowsOf, rowsOfOtherSide } from './relation-rows.js'
import { targetOf } from './relation-targets.js'
import { own } from '../own.js'
import type { ClassPlace, Resolver } from './resolver.js'

export interface Relation {
  readonly name: string
  readonly rows: 'one' | 'many'
  /** The class that it is read from; its id is none where only the relation's name is known. */
  readonly owner: ClassPlace
  /** An object of the other class; unknown where that is not found. */
  readonly target: Kind
  /** What reading it gives. */
  readonly kind: Kind
  /** It comes with the rows of every query. */
  readonly isEager: boolean
  /** It comes by a join, which gives a row once for each of many that it is joined with. */
  readonly isJoined?: boolean
  /** Reading it asks the database, where it did not come along; else it gives what came along, or nothing. */
  readonly loadsWhenRead: boolean
  /** The same relation seen from the other side, where that is declared there. */
  readonly counterpart: string | undefined
}

/** A relation of the class or its bases; undefined where the name is none. */
export function relationOf(resolver: Resolver, of: ClassPlace, name: string, depth = 0): Relation | undefined {
  if (depth > 12) return undefined
  const declared = declaredRelations(resolver, of).get(name)
  if (declared) return declared
  const associated = associationOf(resolver, of, name)
  if (associated) return associated
  const cls = resolver.factsOf(of.file).classes[of.class]
  // An annotation alone may describe what another class declares.
  const isGiven = cls && own(cls.attributes, name)?.some((one) => one.value !== none || one.parameter !== none || one.function !== none)
  if (!cls || isGiven === true || Object.hasOwn(cls.methods, name)) return undefined
  for (const value of cls.bases) {
    const base = resolver.kindOf({ file: of.file, value })
    const found = base.is === 'class' ? relationOf(resolver, base, name, depth + 1) : undefined
    if (found) return { ...found, owner: of }
  }
  return reverseRelations(resolver, of).get(name)
}

/** The relations of a class itself, those of other classes to it included. */
export function relationsFrom(resolver: Resolver, of: ClassPlace): ReadonlyMap<string, Relation> {
  return new Map([...reverseRelations(resolver, of), ...declaredRelations(resolver, of)])
}

export interface Declared { readonly relation: Relation; readonly declared: DeclaredRelation; readonly call: CallFact | undefined }

function declaredRelations(resolver: Resolver, of: ClassPlace): ReadonlyMap<string, Relation> {
  return new Map([...declarationsOf(resolver, of)].map(([name, one]) => [name, one.relation]))
}

/** What the attributes of a class itself declare, by name. */
export function declarationsOf(resolver: Resolver, of: ClassPlace): ReadonlyMap<string, Declared> {
  return resolver.kept(of.file, `relations ${of.class}`, () => {
    const found = new Map<string, Declared>()
    const facts = resolver.factsOf(of.file)
    for (const [name, attributes] of Object.entries(facts.classes[of.class]?.attributes ?? {})) {
      for (const attribute of attributes) {
        const one = declaredBy(resolver, of, name, attribute)
        if (one) found.set(name, one)
      }
    }
    return found
  })
}

function declaredBy(resolver: Resolver, of: ClassPlace, name: string, attribute: AttributeFact): Declared | undefined {
  const { values, calls } = resolver.factsOf(of.file)
  for (const id of [attribute.value, ...attribute.decorators]) {
    const value = id === none ? undefined : values[id]
    const call = value?.op === 'call' ? calls[value.call] : undefined
    const declared = call && declarationOf(resolver, of.file, call.callee)
    if (declared && !declared.called) return { declared, call, relation: relationBy(resolver, of, name, { declared, call, annotation: attribute.annotation }) }
  }
  return undefined
}

interface Declaration { readonly declared: DeclaredRelation; readonly call: CallFact; readonly annotation: TypeRef | null }

function relationBy(resolver: Resolver, of: ClassPlace, name: string, { declared, call, annotation }: Declaration): Relation {
  const { file } = of
  const isWritten = declared.rows === 'annotation' || declared.lazy !== undefined
  const written = isWritten && annotation ? withoutWrapper(annotation) : null
  const target = targetOf(resolver, of, declared, call, written)
  const rows = declared.rows === 'annotation' ? rowsOf(resolver, of, call, written, target) : declared.rows
  const { loading } = declared
  const word = loading ? givenText(resolver, file, call, loading.name) ?? '' : ''
  const isPromised = declared.lazy === 'promise' && (isPromise(annotation) || (declared.lazyOption !== undefined && givenText(resolver, file, call, declared.lazyOption) === 'true'))
  const plain = kindFor(resolver, file, declared, rows, target)
  const annotated = declared.lazy !== undefined && annotation ? kindOfAnnotation(resolver, file, annotation) : unknownKind
  return {
    name, rows, owner: of, target,
    kind: annotated.is !== 'unknown' ? annotated : isPromised ? { is: 'promise', confidence: 'high', of: plain } : plain,
    isEager: loading?.eager.includes(word) === true,
    isJoined: loading?.joined?.includes(word) === true,
    loadsWhenRead: (declared.lazy === undefined || isPromised) && loading?.never.includes(word) !== true,
    counterpart: counterpartOf(resolver, file, declared, call),
  }
}

function counterpartOf(resolver: Resolver, file: string, { inverse, reverse }: DeclaredRelation, call: CallFact): string | undefined {
  if (inverse !== undefined) return givenName(resolver, file, call, inverse)
  return givenText(resolver, file, call, 'back_populates') ?? (reverse?.rows === 'key' ? namedText(resolver, file, call, reverse.name) : undefined)
}

/** `Promise<User>`, `Promise<User> | null` */
function isPromise(type: TypeRef | null): boolean {
  return type !== null && (type.name === 'Promise' || (type.form === 'union' && type.args.some(isPromise)))
}

/** What the called function says, also through subclasses of it in the workspace. */
function declarationOf(resolver: Resolver, file: string, callee: number, depth = 0): DeclaredRelation | undefined {
  const kind = resolver.kindOf({ file, value: callee })
  const catalogue = resolver.workspace.catalogue(file)
  if (kind.is === 'symbol') return (catalogue.functionAt(kind.path) ?? catalogue.typeNamed(kind.path)?.model.constructs)?.declares
  if (kind.is === 'method') return kind.model.declares
  if (kind.is !== 'class' || depth > 4) return undefined
  for (const base of resolver.factsOf(kind.file).classes[kind.class]?.bases ?? []) {
    const found = declarationOf(resolver, kind.file, base, depth + 1)
    if (found) return found
  }
  return undefined
}

function kindFor(resolver: Resolver, file: string, declared: DeclaredRelation, rows: 'one' | 'many', target: Kind): Kind {
  const text = rows === 'one' ? declared.one : declared.many ?? 'list<$0>'
  return text === undefined ? target : kindOfTypeText(resolver, text, { file, typeArguments: [target] })
}

/** `Mapped[list["Post"]]` is about a list of posts. */
function withoutWrapper(type: TypeRef): TypeRef {
  const [inner] = type.args
  return inner && /(^|\.)(\w*Mapped|Relationship|ForeignKey\w*Relation|OneToOne\w*Relation)$/.test(type.name) ? inner : type
}

/** What other classes call this one's rows of theirs: `author.book_set`, `related_name='books'`. */
function reverseRelations(resolver: Resolver, of: ClassPlace): ReadonlyMap<string, Relation> {
  return resolver.kept(of.file, `reverse ${of.class}`, () => {
    const found = new Map<string, Relation>()
    const name = resolver.factsOf(of.file).classes[of.class]?.name ?? ''
    const declaring = [name, 'self', 'User'].flatMap((one) => one === 'self' ? [] : resolver.workspace.classesBy('relations', one, of.file))
    const isOwn = (kind: Kind) => kind.is === 'object' && isSame(kind, of)
    for (const place of [...uniquePlaces(declaring), ...selfRelated(resolver, of)]) for (const one of declarationsOf(resolver, place).values()) addReverse(resolver, { owner: of, isOwn }, place, one, found)
    return found
  })
}

/** What classes of the workspace call their rows seen from a class of a library: `user.profile` of Django's own user. */
export function relationOfType(resolver: Resolver, file: string, type: string, name: string): Relation | undefined {
  const declaring = resolver.workspace.classesBy('relations', type.slice(type.lastIndexOf('.') + 1), file)
  if (declaring.length === 0 || resolver.factsOf(file).language !== 'python') return undefined
  return resolver.kept(file, `reverse ${type}`, () => {
    const found = new Map<string, Relation>()
    const isOwn = (kind: Kind) => kind.is === 'instance' && kind.type === type
    for (const place of uniquePlaces(declaring)) for (const one of declarationsOf(resolver, place).values()) addReverse(resolver, { owner: { file, class: none }, isOwn }, place, one, found)
    return found
  }).get(name)
}

function selfRelated(resolver: Resolver, of: ClassPlace): readonly ClassPlace[] {
  return [...declarationsOf(resolver, of).values()].some((one) => one.relation.target.is === 'object' && isSame(one.relation.target, of)) ? [of] : []
}

function uniquePlaces(places: readonly ClassPlace[]): readonly ClassPlace[] {
  return places.filter((one, index) => places.findIndex((other) => isSame(one, other)) === index)
}

function isSame(a: ClassPlace, b: ClassPlace): boolean {
  return a.file === b.file && a.class === b.class
}

/** The class that relations lead to, and whether the target of one is it. */
interface Led { readonly owner: ClassPlace; isOwn(target: Kind): boolean }

function addReverse(resolver: Resolver, { owner: of, isOwn }: Led, from: ClassPlace, { relation, declared, call }: Declared, found: Map<string, Relation>): void {
  const { reverse } = declared
  if (!reverse || !call || !isOwn(relation.target)) return
  const facts = resolver.factsOf(from.file)
  // Each concrete heir of an abstract class has a relation of its own.
  const heirs = resolver.workspace.classesBy('heirs', facts.classes[from.class]?.name ?? '', of.file)
  for (const place of [from, ...heirs]) {
    const cls = (resolver.factsOf(place.file).classes[place.class]?.name ?? '').toLowerCase()
    const given = namedText(resolver, from.file, call, reverse.name)
    const name = (given ?? reverse.otherwise ?? '').replace('$class', cls).replace('%(class)s', cls)
    if (name === '' || name.endsWith('+') || name.includes('%') || found.has(name)) continue
    const target: Kind = { is: 'object', confidence: 'high', ...place }
    const other = givenCall(facts, call, reverse.name)
    const rows = reverse.rows === 'key' ? rowsOfOtherSide(resolver, { of: place, call, target: of, rows: relation.rows, other }) : reverse.rows
    const loading = other && declared.loading
    const word = loading ? givenText(resolver, from.file, other, loading.name) ?? '' : ''
    found.set(name, {
      name, rows: rows ?? 'many', owner: of, target, kind: rows ? kindFor(resolver, from.file, declared, rows, target) : unknownKind,
      isEager: loading?.eager.includes(word) === true, isJoined: loading?.joined?.includes(word) === true, loadsWhenRead: loading?.never.includes(word) !== true, counterpart: relation.name,
    })
  }
}
