// The model of the project's schema file that a query asks, and what the schema says of the fields that it looks up by.

import type { FieldDescription, ModelDescription } from '../descriptions.js'
import { none, type ValueId } from '../facts.js'
import { alternatives } from '../kinds.js'
import type { Operation } from './operations.js'
import { kindAt, type Subject } from './subject.js'

/** `prisma.user.findUnique(…)` asks the model User; undefined where no schema says so. */
export function describedModel({ subject, receiver }: Operation): ModelDescription | undefined {
  const name = nameOf(subject, receiver, 0)
  const models = name === undefined ? undefined : subject.resolver.workspace.describedModels(subject.file)
  return name === undefined ? undefined : models?.get(name) ?? models?.get(name.charAt(0).toUpperCase() + name.slice(1))
}

/** The member's name that a value with `schemaModel` was taken by. */
function nameOf(subject: Subject, id: ValueId, depth: number): string | undefined {
  const value = id === none ? undefined : subject.facts.values[id]
  if (value?.op === 'use' && value.definitions.length === 1 && depth < 6) {
    const source = subject.facts.definitions[value.definitions[0] ?? none]?.source
    return source?.from === 'value' ? nameOf(subject, source.value, depth + 1) : undefined
  }
  const catalogue = subject.resolver.workspace.catalogue(subject.file)
  const isModel = value?.op === 'member' && alternatives(kindAt(subject, id)).every((kind) => kind.is === 'instance' && catalogue.inherited(kind.type, (type) => type.schemaModel) === true)
  return isModel ? value.name : undefined
}

/** Whether these fields are together those of one row at most. */
export function identifiesRow({ unique }: ModelDescription, fields: readonly string[]): boolean {
  return unique.some((key) => key.every((name) => fields.includes(name)))
}

/** Values of these types are objects, which equal nothing but themselves. */
const objects: ReadonlySet<string> = new Set(['DateTime', 'Decimal', 'Bytes', 'Json'])

export function isObjectField(model: ModelDescription, field: string): boolean {
  const type = model.fields.get(field)?.type
  return type !== undefined && objects.has(type)
}

export interface DescribedRelation {
  /** The model whose rows have the relation. */
  readonly of: ModelDescription
  readonly relation: FieldDescription
}

/**
 * The relation that a lookup of rows by a field follows: `posts` of User for posts by their `authorId`, `author` of Post for a user by
 * the id that a post holds in `authorId`. Undefined where there is none, or where it may be one of several.
 */
export function followedRelation(subject: Subject, model: ModelDescription, field: string, keyName: string): DescribedRelation | undefined {
  const models = [...subject.resolver.workspace.describedModels(subject.file)?.values() ?? []]
  const isBy = (one: FieldDescription, key: string, reference: string) => one.keys.length === 1 && one.keys[0] === key && one.references[0] === reference
  const [own, ...others] = [...model.fields.values()].filter((one) => isBy(one, field, keyName))
  const back = own && others.length === 0 ? models.find((one) => one.name === own.type) : undefined
  if (own && back) {
    const [relation, ...more] = [...back.fields.values()].filter((one) => one.type === model.name && one.keys.length === 0 && one.relation === own.relation)
    return relation && more.length === 0 ? { of: back, relation } : undefined
  }
  const forward = models.flatMap((of) => [...of.fields.values()].filter((one) => one.type === model.name && isBy(one, keyName, field)).map((relation) => ({ of, relation })))
  const [first, ...rest] = forward
  return first && rest.every((one) => one.relation.name === first.relation.name) ? first : undefined
}
