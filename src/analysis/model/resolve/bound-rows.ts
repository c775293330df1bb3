// Managers and query sets of the workspace: what rows they give is said by the class that has them, and kept by what their methods
// return.

import { alternatives, joinKinds, type Kind } from '../kinds.js'
import type { Resolver } from './resolver.js'

type ClassKind = Extract<Kind, { is: 'class' }>

/** `Book.objects` gives books, though its own class does not say so. */
export function boundTo(resolver: Resolver, file: string, kind: Kind, owner: ClassKind): Kind {
  return withRows(resolver, file, kind, { is: 'object', confidence: kind.confidence, file: owner.file, class: owner.class })
}

/** The same query, manager or result of it with these rows, where it does not say what they are. */
export function withRows(resolver: Resolver, file: string, kind: Kind, rows: Kind): Kind {
  if (kind.is === 'either') return joinKinds(alternatives(kind).map((one) => withRows(resolver, file, one, rows)))
  if (kind.is === 'object') return kind.rows === undefined && bindsOf(resolver, file, kind) ? { ...kind, rows } : kind
  if (kind.is !== 'instance' || !bindsOf(resolver, file, kind)) return kind
  const [known] = kind.args
  return known === undefined || known.is === 'unknown' ? { ...kind, args: [rows] } : kind
}

/** Whether the rows of such a value are those of the class that has it. */
function bindsOf(resolver: Resolver, file: string, kind: Kind, depth = 0): boolean {
  const catalogue = resolver.workspace.catalogue(file)
  const binds = (type: string) => catalogue.inherited(type, (model) => model.binds) === true
  if (kind.is === 'instance') return binds(kind.type)
  if (kind.is !== 'object' || depth > 8) return false
  return (resolver.factsOf(kind.file).classes[kind.class]?.bases ?? []).some((value) => {
    const base = resolver.kindOf({ file: kind.file, value })
    if (base.is === 'class') return bindsOf(resolver, file, { ...base, is: 'object' }, depth + 1)
    return base.is === 'symbol' ? binds(catalogue.canonical(base.path)) : base.is === 'instance' && binds(base.type)
  })
}

/** A builder of the library gives a query of the same class as its receiver: `Book.published.filter(…)`. */
export function ofOwnClass(resolver: Resolver, file: string, receiver: Kind, result: Kind): Kind {
  return receiver.is === 'object' && result.is === 'instance' && isBuilt(resolver, file, receiver, result.type) ? receiver : result
}

/** The class extends what the library's method gives. */
function isBuilt(resolver: Resolver, file: string, kind: Kind, type: string, depth = 0): boolean {
  if (kind.is !== 'object' || depth > 8) return false
  const catalogue = resolver.workspace.catalogue(file)
  return (resolver.factsOf(kind.file).classes[kind.class]?.bases ?? []).some((value) => {
    const base = resolver.kindOf({ file: kind.file, value })
    if (base.is === 'class') return isBuilt(resolver, file, { ...base, is: 'object' }, type, depth + 1)
    return base.is === 'symbol' && catalogue.typeNamed(catalogue.canonical(base.path))?.name === type
  })
}
