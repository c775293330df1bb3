// Written types as data; the first name of each is a value, so that imports and classes behind it are found.

import type { TypeExpression } from '../../syntax/tree.js'
import { none, type TypeRef } from '../facts.js'
import type { Draft } from './draft.js'

export function typeRef(draft: Draft, type: TypeExpression | null): TypeRef | null {
  if (!type) return null
  // `typeof users` is no type by itself; its name stands for a value all the same.
  const head = type.form === 'name' || (type.form === 'other' && type.name !== '') ? draft.use(type, type.name.split('.')[0] ?? '') : none
  return {
    form: type.form, name: type.name, head,
    args: type.args.map((one) => typeRef(draft, one)).filter((one) => one !== null),
    members: type.members.map((member) => ({
      name: member.name, type: typeRef(draft, member.type), optional: member.optional, isMethod: member.isMethod,
    })),
    value: type.value,
  }
}
