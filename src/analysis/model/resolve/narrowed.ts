// A kind without what tests of it rule out: `isinstance`, `typeof`, `Array.isArray`, `is None`.

import type { TestFact, ValueId } from '../facts.js'
import { alternatives, joinKinds, listOf, present, unknownKind, type Kind } from '../kinds.js'
import { kindOfAnnotation } from './annotations.js'
import type { Resolver } from './resolver.js'
import { typeOfValue } from './type-values.js'

export function narrowedBy(resolver: Resolver, file: string, kind: Kind, tests: readonly TestFact[]): Kind {
  return tests.reduce((narrowed, test) => narrowedByOne(resolver, file, narrowed, test), kind)
}

function narrowedByOne(resolver: Resolver, file: string, kind: Kind, test: TestFact): Kind {
  switch (test.says) {
    case 'none': return test.holds ? { is: 'none', confidence: 'high' } : withoutNone(kind)
    case 'truth': return test.holds ? withoutNone(kind) : kind
    case 'array': return keeping(kind, test.holds, (one) => one.is === 'list' || one.is === 'tuple', listOf(unknownKind))
    case 'type': return byTypeName(kind, test)
    case 'instance': return byClass(resolver, file, kind, test)
  }
}

function withoutNone(kind: Kind): Kind {
  return kind.is === 'none' ? unknownKind : present(kind)
}

/** `otherwise`: what it is where nothing known of it fits. */
function keeping(kind: Kind, holds: boolean, fits: (one: Kind) => boolean, otherwise: Kind): Kind {
  const kept = kind.is === 'unknown' ? [] : alternatives(kind).filter((one) => fits(one) === holds)
  if (kept.length > 0) return joinKinds(kept)
  return holds ? otherwise : kind
}

const functions: ReadonlySet<string> = new Set(['function', 'method', 'signature', 'class', 'symbol'])

function byTypeName(kind: Kind, { holds, type }: Extract<TestFact, { says: 'type' }>): Kind {
  switch (type) {
    case 'string': case 'number': case 'boolean': return keeping(kind, holds, (one) => one.is === type, { is: type, confidence: 'high' })
    case 'undefined': return holds ? { is: 'none', confidence: 'high' } : withoutNone(kind)
    case 'function': return keeping(kind, holds, (one) => functions.has(one.is), unknownKind)
    case 'object': return keeping(kind, holds, (one) => one.is !== 'string' && one.is !== 'number' && one.is !== 'boolean' && !functions.has(one.is), unknownKind)
    default: return kind
  }
}

function byClass(resolver: Resolver, file: string, kind: Kind, { holds, of }: Extract<TestFact, { says: 'instance' }>): Kind {
  const wanted = classesIn(resolver, file, of)
  // What is not known, or only likely, rules nothing out.
  if (wanted.length === 0 || wanted.some((one) => one.is === 'unknown' || one.confidence !== 'high')) return kind
  const fits = (one: Kind) => wanted.some((type) => isOf(resolver, file, one, type))
  if (!holds) return keeping(kind, false, fits, unknownKind)
  const kept = kind.is === 'unknown' ? [] : alternatives(kind).flatMap((one) => fits(one) ? [one] : wanted.filter((type) => isOf(resolver, file, type, one)))
  return joinKinds(kept.length > 0 ? kept : wanted)
}

const builtin: ReadonlySet<string> = new Set(['string', 'bytes', 'number', 'boolean', 'list', 'tuple', 'set', 'dict'])

/** Whether a value of the kind passes `isinstance(x, of)`; undefined where it may or may not. `file`: of the test. */
export function passesClassTest(resolver: Resolver, file: string, kind: Kind, of: ValueId): boolean | undefined {
  const wanted = classesIn(resolver, file, of)
  if (wanted.length === 0 || wanted.some((one) => one.is === 'unknown' || one.confidence !== 'high')) return undefined
  const answers = new Set(alternatives(kind).map((one) => one.confidence === 'low' ? undefined : passesOne(resolver, file, one, wanted)))
  return answers.size === 1 ? [...answers][0] : undefined
}

function passesOne(resolver: Resolver, file: string, kind: Kind, wanted: readonly Kind[]): boolean | undefined {
  if (wanted.some((type) => isOf(resolver, file, kind, type))) return true
  // What is known as an object of a class may be one of a class below it; what libraries give may be anything of theirs.
  const isOther = wanted.every((type) => {
    if (kind.is === 'object') return builtin.has(type.is) || (type.is === 'object' && !isOf(resolver, file, type, kind))
    return builtin.has(kind.is) && (type.is === 'object' || (builtin.has(type.is) && kind.is !== 'boolean'))
  })
  return isOther ? false : undefined
}

/** The classes of `isinstance(x, (A, B))`, `x instanceof A`, as objects of them. */
function classesIn(resolver: Resolver, file: string, value: ValueId): readonly Kind[] {
  const facts = resolver.factsOf(file)
  const made = facts.values[value]
  if (made?.op === 'collection') return made.elements.flatMap((one) => classesIn(resolver, file, one))
  if (facts.language === 'python') {
    const type = typeOfValue(facts, value)
    return [type ? kindOfAnnotation(resolver, file, type) : unknownKind].flatMap(alternatives)
  }
  const kind = resolver.kindOf({ file, value })
  if (kind.is === 'class') return [{ is: 'object', confidence: 'high', file: kind.file, class: kind.class }]
  const type = kind.is === 'symbol' ? resolver.workspace.catalogue(file).typeNamed(kind.path) : undefined
  return [type ? { is: 'instance', confidence: 'high', type: type.name, args: [] } : unknownKind]
}

function isOf(resolver: Resolver, file: string, kind: Kind, type: Kind): boolean {
  if (kind.is === 'instance' && type.is === 'instance') return resolver.workspace.catalogue(file).isSubtype(kind.type, type.type)
  if (kind.is === 'object' && type.is === 'object') return inherits(resolver, kind, type, 0)
  return kind.is === type.is && kind.is !== 'instance' && kind.is !== 'object'
}

function inherits(resolver: Resolver, cls: { readonly file: string; readonly class: number }, from: { readonly file: string; readonly class: number }, depth: number): boolean {
  if (cls.file === from.file && cls.class === from.class) return true
  const bases = depth < 12 ? resolver.factsOf(cls.file).classes[cls.class]?.bases ?? [] : []
  return bases.some((value) => {
    const base = resolver.kindOf({ file: cls.file, value })
    return base.is === 'class' && inherits(resolver, base, from, depth + 1)
  })
}
