// A query of a class of the workspace is evaluated as the library's query that it extends: `BookQuerySet.as_manager().all()`.

import { alternatives, joinKinds, type Kind } from '../kinds.js'
import { ancestryOf, methodIn } from './ancestry.js'
import type { Resolver } from './resolver.js'

/** The same kind with the library's own type in the place of a query or manager of the workspace; other kinds stay what they are. */
export function libraryForm(resolver: Resolver, file: string, kind: Kind): Kind {
  if (kind.is === 'either') return joinKinds(alternatives(kind).map((one) => libraryForm(resolver, file, one)))
  if (kind.is !== 'object') return kind
  const catalogue = resolver.workspace.catalogue(file)
  const type = ancestryOf(resolver, kind).libraries.find((name) => catalogue.inherited(name, (model) => model.binds) === true)
  if (type === undefined || taking.some((name) => methodIn(resolver, kind, name))) return kind
  return { is: 'instance', confidence: kind.confidence, type, args: kind.rows ? [kind.rows] : [] }
}

/** A class that says itself how its rows are taken is no query like the library's. */
const taking = ['__iter__', '__len__', '__bool__', '__getitem__', '_fetch_all']
