// The class that a relation leads to: given itself, by its name, by a function that returns it, or by the annotation of the attribute.

import type { DeclaredRelation } from '../../libraries/schema.js'
import { none, type CallFact, type TypeRef } from '../facts.js'
import { unknownKind, type Kind } from '../kinds.js'
import { kindOfAnnotation } from './annotations.js'
import { givenValue } from './relation-arguments.js'
import { constantOf, type ClassPlace, type Resolver } from './resolver.js'

/** An object of the other class; unknown where that is not found. */
export function targetOf(resolver: Resolver, of: ClassPlace, declared: DeclaredRelation, call: CallFact, written: TypeRef | null): Kind {
  const given = declared.target ? givenValue(resolver.factsOf(of.file), call, declared.target.argument, declared.target.name) : none
  if (given !== none) return namedTarget(resolver, of, given)
  return written ? annotatedTarget(resolver, of, written) : unknownKind
}

function namedTarget(resolver: Resolver, of: ClassPlace, value: number): Kind {
  const kind = resolver.kindOf({ file: of.file, value })
  if (kind.is === 'class') return { is: 'object', confidence: kind.confidence, file: kind.file, class: kind.class }
  const text = constantOf(kind)
  if (text === 'auth.User') return userModel(resolver, of)
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
export function userModel(resolver: Resolver, of: ClassPlace): Kind {
  const own = ['AbstractUser', 'AbstractBaseUser'].flatMap((name) => resolver.workspace.classesBy('heirs', name, of.file))
  const [only, ...others] = own.filter((one) => !/^Abstract/.test(resolver.factsOf(one.file).classes[one.class]?.name ?? ''))
  if (only) return others.length === 0 ? { is: 'object', confidence: 'high', ...only } : unknownKind
  return { is: 'instance', confidence: 'high', type: 'django.contrib.auth.models.User', args: [] }
}

/** A class by the name in a string: of the same file, else the only one in the workspace, else the one in the named or the same app. */
export function classNamed(resolver: Resolver, of: ClassPlace, text: string): Kind {
  const parts = text.split('.')
  const name = parts.at(-1) ?? text
  const { language } = resolver.factsOf(of.file)
  const found = resolver.workspace.classesBy('classes', name, of.file).filter((one) => resolver.factsOf(one.file).language === language)
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
