// Python types that are written as values: `Names = list[str]`, read as the type that an annotation with that name means.

import { none, type FileFacts, type TypeRef, type ValueId } from '../facts.js'

const depthLimit = 8

/** The type that a value is when it stands in an annotation; undefined where it is none. */
export function typeOfValue(facts: FileFacts, id: ValueId, depth = 0): TypeRef | undefined {
  const value = facts.values[id]
  if (!value || depth > depthLimit) return undefined
  switch (value.op) {
    case 'use': return typeRef('name', { name: value.name, head: id })
    case 'member': {
      const object = typeOfValue(facts, value.object, depth + 1)
      return object?.form === 'name' && object.args.length === 0 ? { ...object, name: `${object.name}.${value.name}` } : undefined
    }
    case 'index': {
      const base = typeOfValue(facts, value.object, depth + 1)
      const index = facts.values[value.index]
      const args = (index?.op === 'collection' ? index.elements : [value.index]).map((one) => typeOfValue(facts, one, depth + 1) ?? typeRef('other', {}))
      // What `Annotated` says beyond the type is no type.
      return base?.form === 'name' && args[0]?.form !== 'other' ? { ...base, args } : undefined
    }
    case 'operation': {
      const members = value.operator === '|' ? value.operands.map((one) => typeOfValue(facts, one, depth + 1)) : []
      return members.length > 0 && members.every((one) => one !== undefined) ? typeRef('union', { args: members }) : undefined
    }
    case 'constant': return value.type === 'none' ? typeRef('name', { name: 'None' }) : undefined
    default: return undefined
  }
}

function typeRef(form: TypeRef['form'], given: Partial<TypeRef>): TypeRef {
  return { form, name: '', head: none, args: [], members: [], value: null, ...given }
}
