// The rows that a class of the workspace names in an attribute, which a method of the library's class gives: `queryset`, `model`.

import type { CallModel } from '../../libraries/schema.js'
import { none, type CallFact } from '../facts.js'
import { unknownKind, type Kind } from '../kinds.js'
import { kindOfMember } from './members.js'
import { kindOfTypeText } from './library-types.js'
import type { ClassPlace, Resolver } from './resolver.js'

/** Undefined where the model says nothing of such rows. */
export function kindOfOwnRows(resolver: Resolver, file: string, call: CallFact, { model, receiver }: { readonly model: CallModel; readonly receiver: Kind }): Kind | undefined {
  if (!model.ownRows || model.returns === undefined) return undefined
  const place = receiver.is === 'object' ? receiver : classAround(resolver, file, call)
  const object: Kind = place ? { is: 'object', confidence: 'high', file: place.file, class: place.class } : unknownKind
  const query = place ? kindOfMember(resolver, file, object, model.ownRows.query) : unknownKind
  if (query.is === 'instance' || query.is === 'object') return query
  const rows = place ? kindOfMember(resolver, file, object, model.ownRows.model) : unknownKind
  const of: Kind = rows.is === 'class' ? { is: 'object', confidence: 'high', file: rows.file, class: rows.class } : unknownKind
  return kindOfTypeText(resolver, model.returns, { file, receiver: { is: 'instance', confidence: 'high', type: '', args: [of] } })
}

/** The class in whose method a call stands. */
export function classAround(resolver: Resolver, file: string, { site }: Pick<CallFact, 'site'>): ClassPlace | undefined {
  const { functions } = resolver.factsOf(file)
  let around = functions[site.function]
  while (around && around.class === none) around = around.site.function === none ? undefined : functions[around.site.function]
  return around && { file, class: around.class }
}
