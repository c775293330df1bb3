// The relations of a model class: those that its attributes declare, those of its bases, and those that other classes of the
// workspace declare to it. Which calls declare one is said by the library models.

import type { DeclaredRelation } from '../../libraries/schema.js'
import { none, type AttributeFact, type CallFact, type ClassId, type FileFacts, type TypeRef } from '../facts.js'
import { unknownKind, type Kind } from '../kinds.js'
import { kindOfAnnotation } from './annotations.js'
import { kindOfTypeText } from './library-types.js'
import { constantOf, type ClassPlace, type Resolver } from './resolver.js'

export interface Relation {
  readonly name: string
  readonly rows: 'one' | 'many'
  /** The class that it is read from. */
  readonly owner: ClassPlace
  /** An object of the other class; unknown where that is not found. */
  readonly target: Kind
  /** What reading it gives. */
  readonly kind: Kind
  /** It comes with the rows of every query, or is never loaded by reading. */
  readonly isEager: boolean
  /** The same relation seen from the other side, where that is declared there. */
  readonly counterpart: string | undefined
}

/** A relation of the class or its bases; undefined where the name is none. */
export function relationOf(resolver: Resolver, of: ClassPlace, name: string, depth = 0): Relation | undefined {
  if (depth > 12) return undefined
  const own = declaredRelations(resolver, of).get(name)
  if (own) return own
  const cls = resolver.factsOf(of.file).classes[of.class]
  if (!cls || Object.hasOwn(cls.attributes, name) || Object.hasOwn(cls.methods, name)) return undefined
  for (const value of cls.bases) {
    const base = resolver.kindOf({ file: of.file, value })
    const found = base.is === 'class' ? relationOf(resolver, base, name, depth + 1) : undefined
    if (found) return { ...found, owner: of }
  }
  return reverseRelations(resolver, of).get(name)
}

interface Declared { readonly relation: Relation; readonly declared: DeclaredRelation; readonly call: CallFact | undefined }

function declaredRelations(resolver: Resolver, of: ClassPlace): ReadonlyMap<string, Relation> {
  return new Map([...declarationsOf(resolver, of)].map(([name, one]) => [name, one.relation]))
}

function declarationsOf(resolver: Resolver, of: ClassPlace): ReadonlyMap<string, Declared> {
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
  const facts = resolver.factsOf(of.file)
  const value = attribute.value === none ? undefined : facts.values[attribute.value]
  const call = value?.op === 'call' ? facts.calls[value.call] : undefined
  const declared = call && declarationOf(resolver, of.file, call.callee)
  if (!declared) return undefined
  const written = declared.rows === 'annotation' && attribute.annotation ? withoutWrapper(attribute.annotation) : null
  const target = targetOf(resolver, of, declared, call, written)
  const rows = declared.rows === 'annotation' ? rowsOf(resolver, of, call, written, target) : declared.rows
  const loading = declared.loading ? keywordText(resolver, of.file, call, declared.loading.name) : undefined
  const isEager = loading !== undefined && (declared.loading?.eager.includes(loading) === true || declared.loading?.never.includes(loading) === true)
  const backward = keywordText(resolver, of.file, call, 'back_populates')
  return { declared, call, relation: { name, rows, owner: of, target, kind: kindFor(resolver, of.file, declared, rows, target), isEager, counterpart: backward } }
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
  if (rows === 'one') return target
  return kindOfTypeText(resolver, declared.many ?? 'list<$0>', { file, typeArguments: [target] })
}

/** `Mapped[list["Post"]]` is about a list of posts. */
function withoutWrapper(type: TypeRef): TypeRef {
  const [inner] = type.args
  return inner && /(^|\.)(\w*Mapped|Relationship|ForeignKey\w*Relation|OneToOne\w*Relation)$/.test(type.name) ? inner : type
}

function targetOf(resolver: Resolver, of: ClassPlace, declared: DeclaredRelation, call: CallFact, written: TypeRef | null): Kind {
  const { target } = declared
  const given = target && (call.arguments.find((one) => one.name !== null && one.name === target.name) ?? call.arguments.filter((one) => one.name === null)[target.argument])
  if (given) return namedTarget(resolver, of, given.value)
  return written ? annotatedTarget(resolver, of, written) : unknownKind
}

function namedTarget(resolver: Resolver, of: ClassPlace, value: number): Kind {
  const kind = resolver.kindOf({ file: of.file, value })
  if (kind.is === 'class') return { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class }
  const text = constantOf(kind)
  if (typeof text === 'string') return text === 'self' ? { is: 'object', confidence: 'high', ...of } : classNamed(resolver, of, text)
  if (kind.is === 'function') return resultingClass(resolver, kind)
  const named = resolver.factsOf(of.file).values[value]
  if (named?.op === 'member' && named.name === 'AUTH_USER_MODEL') return userModel(resolver, of)
  const type = kind.is === 'symbol' ? resolver.workspace.catalogue(of.file).typeNamed(kind.path)?.name : undefined
  if (type === 'django.contrib.auth.models.User') return userModel(resolver, of)
  return type === undefined ? unknownKind : { is: 'instance', confidence: 'high', type, args: [] }
}

/** `relationship(lambda: Post)` */
function resultingClass(resolver: Resolver, kind: Extract<Kind, { is: 'function' }>): Kind {
  const [value] = resolver.factsOf(kind.file).functions[kind.function]?.returned ?? []
  const made = value === undefined ? unknownKind : resolver.kindOf({ file: kind.file, value })
  return made.is === 'class' ? { ...made, is: 'object' } : unknownKind
}

/** Django's own user, unless the workspace has one that takes its place. */
function userModel(resolver: Resolver, of: ClassPlace): Kind {
  const own = ['AbstractUser', 'AbstractBaseUser'].flatMap((name) => resolver.workspace.classesBy('heirs', name, of.file))
  const [only, ...others] = own.filter((one) => !/^Abstract/.test(resolver.factsOf(one.file).classes[one.class]?.name ?? ''))
  if (only) return others.length === 0 ? { is: 'object', confidence: 'high', ...only } : unknownKind
  return { is: 'instance', confidence: 'high', type: 'django.contrib.auth.models.User', args: [] }
}

/** A class by the name in a string: of the same file, else the only one in the workspace, else the one in the named or the same app. */
function classNamed(resolver: Resolver, of: ClassPlace, text: string): Kind {
  const parts = text.split('.')
  const name = parts.at(-1) ?? text
  const found = resolver.workspace.classesBy('classes', name, of.file)
  const app = parts.length > 1 ? parts.at(-2) : undefined
  const folder = of.file.slice(0, of.file.lastIndexOf('/') + 1)
  const choices = [
    found.filter((one) => one.file === of.file && app === undefined),
    found.filter((one) => app !== undefined && one.file.toLowerCase().split('/').some((part) => part.replace(/\.py$/, '') === app.toLowerCase())),
    found.filter((one) => app === undefined && one.file.startsWith(folder)),
    found,
  ]
  const [only, ...others] = choices.find((one) => one.length > 0) ?? []
  return only && others.length === 0 ? { is: 'object', confidence: 'high', ...only } : unknownKind
}

function annotatedTarget(resolver: Resolver, of: ClassPlace, type: TypeRef): Kind {
  const leaf = leafOf(type)
  const kind = leaf ? kindOfAnnotation(resolver, of.file, leaf) : unknownKind
  if (kind.is === 'object') return kind
  return leaf && kind.is === 'unknown' ? classNamed(resolver, of, leaf.name) : unknownKind
}

/** The class in `Optional[list["Post"]]`, `"Post" | None`. */
function leafOf(type: TypeRef): TypeRef | undefined {
  if (type.form === 'literal') return typeof type.value === 'string' ? { ...type, form: 'name', name: type.value } : undefined
  if (type.form === 'name' && type.args.length === 0) return type.name === 'None' ? undefined : type
  for (const inner of type.args) {
    const found = leafOf(inner)
    if (found) return found
  }
  return undefined
}

const collections = /(^|\.)(list|List|set|Set|Sequence|Iterable|Collection|MutableSequence|ReverseRelation|ManyToManyRelation)$/

function rowsOf(resolver: Resolver, of: ClassPlace, call: CallFact, written: TypeRef | null, target: Kind): 'one' | 'many' {
  if (written) return holdsMany(written) ? 'many' : 'one'
  const single = call.arguments.find((argument) => argument.name === 'uselist')
  if (single) return constantOf(resolver.kindOf({ file: of.file, value: single.value })) === false ? 'one' : 'many'
  return target.is === 'object' && holdsKeyOf(resolver.factsOf(of.file), of.class, tableOf(resolver.factsOf(target.file), target.class)) ? 'one' : 'many'
}

function holdsMany(type: TypeRef): boolean {
  return type.form === 'array' || collections.test(type.name) || (type.form === 'union' || /(^|\.)Optional$/.test(type.name) ? type.args.some(holdsMany) : false)
}

/** The names that a class's table may have. */
function tableOf(facts: FileFacts, id: ClassId): readonly string[] {
  const cls = facts.classes[id]
  const written = (cls?.attributes['__tablename__'] ?? []).flatMap((one) => {
    const value = facts.values[one.value]
    return value?.op === 'constant' && typeof value.value === 'string' ? [value.value] : []
  })
  const name = cls?.name ?? ''
  return written.length > 0 ? written : [name.toLowerCase(), name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase()]
}

/** A column with `ForeignKey('users.id')`. */
function holdsKeyOf(facts: FileFacts, id: ClassId, tables: readonly string[]): boolean {
  return Object.values(facts.classes[id]?.attributes ?? {}).some((attributes) => attributes.some((one) => mentionsKey(facts, one.value, tables, 0)))
}

function mentionsKey(facts: FileFacts, id: number, tables: readonly string[], depth: number): boolean {
  const value = id === none ? undefined : facts.values[id]
  const call = value?.op === 'call' && depth < 4 ? facts.calls[value.call] : undefined
  return (call?.arguments ?? []).some((argument) => {
    const given = facts.values[argument.value]
    if (given?.op !== 'constant') return mentionsKey(facts, argument.value, tables, depth + 1)
    return typeof given.value === 'string' && tables.includes(given.value.split('.').at(-2) ?? '')
  })
}

function keywordText(resolver: Resolver, file: string, call: CallFact, name: string): string | undefined {
  const given = call.arguments.find((argument) => argument.name === name)
  const text = given ? constantOf(resolver.kindOf({ file, value: given.value })) : undefined
  return typeof text === 'string' ? text : undefined
}

/** What other classes call this one's rows of theirs: `author.book_set`, `related_name='books'`. */
function reverseRelations(resolver: Resolver, of: ClassPlace): ReadonlyMap<string, Relation> {
  return resolver.kept(of.file, `reverse ${of.class}`, () => {
    const found = new Map<string, Relation>()
    const name = resolver.factsOf(of.file).classes[of.class]?.name ?? ''
    const declaring = [name, 'self', 'User'].flatMap((one) => one === 'self' ? [] : resolver.workspace.classesBy('relations', one, of.file))
    for (const place of [...uniquePlaces(declaring), ...selfRelated(resolver, of)]) for (const one of declarationsOf(resolver, place).values()) addReverse(resolver, of, place, one, found)
    return found
  })
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

function addReverse(resolver: Resolver, of: ClassPlace, from: ClassPlace, { relation, declared, call }: Declared, found: Map<string, Relation>): void {
  const { reverse } = declared
  if (!reverse || !call || relation.target.is !== 'object' || !isSame(relation.target, of)) return
  const facts = resolver.factsOf(from.file)
  // Each concrete heir of an abstract class has a relation of its own.
  const heirs = resolver.workspace.classesBy('heirs', facts.classes[from.class]?.name ?? '', of.file)
  for (const place of [from, ...heirs]) {
    const cls = (resolver.factsOf(place.file).classes[place.class]?.name ?? '').toLowerCase()
    const given = keywordText(resolver, from.file, call, reverse.name)
    const name = (given ?? reverse.otherwise ?? '').replace('$class', cls).replace('%(class)s', cls)
    if (name === '' || name.endsWith('+') || name.includes('%') || found.has(name)) continue
    const target: Kind = { is: 'object', confidence: 'high', ...place }
    found.set(name, {
      name, rows: reverse.rows, owner: of, target, kind: kindFor(resolver, from.file, declared, reverse.rows, target), isEager: false, counterpart: relation.name,
    })
  }
}
