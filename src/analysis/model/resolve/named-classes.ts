// Classes of the workspace that are loaded by name: `apps.get_model('shop', 'Book')`, `get_class('partner.strategy', 'Selector')`.

import { none, type CallFact } from '../facts.js'
import { joinKinds, unknownKind, type Kind } from '../kinds.js'
import { classNamed, userModel } from './relation-targets.js'
import { constantOf, type Resolver } from './resolver.js'

/** Undefined where the call loads none by name, or none is found. */
export function loadedClass(resolver: Resolver, file: string, call: CallFact, callee: Kind): Kind | undefined {
  const path = callee.is === 'symbol' ? callee.path : callee.is === 'function' ? importedPath(resolver, file, call) : undefined
  const form = path === undefined ? undefined : resolver.workspace.catalogue(file).functionAt(path)?.givesClass
  if (form === undefined) return undefined
  const of = { file, class: none }
  if (form === 'user') return asClass(userModel(resolver, of))
  const [first, second] = call.arguments.filter((one) => one.spread === '').map((one) => resolver.kindOf({ file, value: one.value }))
  const head = first && constantOf(first)
  const named = (kind: Kind | undefined): Kind | undefined => {
    const text = kind && constantOf(kind)
    return typeof text === 'string' && typeof head === 'string' ? asClass(classNamed(resolver, of, kind === first ? head : `${head}.${text}`)) : undefined
  }
  if (second?.is !== 'list') return second && typeof constantOf(second) === 'string' ? named(second) : named(first)
  const items = second.items?.map((one) => named(one) ?? unknownKind)
  return items && { is: 'tuple', confidence: 'high', of: joinKinds(items), length: items.length, items }
}

/** The package itself may be the workspace: what its functions are imported as names them. */
function importedPath(resolver: Resolver, file: string, call: CallFact): string | undefined {
  const facts = resolver.factsOf(file)
  const callee = facts.values[call.callee]
  const [only, ...others] = callee?.op === 'use' ? callee.definitions : []
  const source = only === undefined || others.length > 0 ? undefined : facts.definitions[only]?.source
  const fact = source?.from === 'import' ? facts.imports[source.import] : undefined
  return fact && fact.level === 0 ? `${fact.module}.${fact.name}` : undefined
}

/** Another one may be put in its place. */
function asClass(kind: Kind): Kind | undefined {
  return kind.is === 'object' ? { is: 'class', confidence: kind.confidence, file: kind.file, class: kind.class, open: true } : undefined
}
