// Most elements that a value of a kind has where it is made: literals, enumerations, constants. Of what grew since, its kind does not say.

import type { ValueId } from '../facts.js'
import type { Kind } from '../kinds.js'
import type { Resolver } from './resolver.js'

export function lengthOfKind(resolver: Resolver, kind: Kind): number | undefined {
  switch (kind.is) {
    case 'list': case 'tuple': case 'set': case 'generator': case 'dict': return kind.grown ? undefined : kind.length
    case 'string': case 'bytes': return typeof kind.value === 'string' ? kind.value.length : undefined
    case 'enum': return resolver.factsOf(kind.file).enums[kind.enum]?.members.length
    // Only an enumeration, or a class that a metaclass makes one of its constants, is gone over.
    case 'class': return Object.keys(resolver.factsOf(kind.file).classes[kind.class]?.attributes ?? {}).length || (isEnum(resolver, kind) ? 0 : undefined)
    case 'either': {
      const lengths = kind.of.map((one) => one.is === 'none' ? 0 : lengthOfKind(resolver, one))
      return lengths.every((one) => one !== undefined) ? Math.max(...lengths) : undefined
    }
    default: return undefined
  }
}

/** `[...Object.keys(defaults), 'signature']` */
export function lengthWithSpread(resolver: Resolver, file: string, elements: readonly ValueId[]): number | undefined {
  return elements.reduce<number | undefined>((sum, element) => {
    const inner = resolver.valueAt({ file, value: element })
    const one = inner?.op === 'spread' ? lengthOfKind(resolver, resolver.kindOf({ file, value: inner.of })) : 1
    return sum === undefined || one === undefined ? undefined : sum + one
  }, 0)
}

/** Whether a Python class is an enumeration. */
export function isEnum(resolver: Resolver, kind: Extract<Kind, { is: 'object' | 'class' }>): boolean {
  const cls = resolver.factsOf(kind.file).classes[kind.class]
  return cls?.bases.some((base) => {
    const one = resolver.kindOf({ file: kind.file, value: base })
    return one.is === 'symbol' && /(^|\.)enum\.(Str|Int)?Enum$|^enum\.(Int)?Flag$|TextChoices$|IntegerChoices$/.test(one.path)
  }) === true
}
