// Assignment targets: names become definitions, members and items become writes, `self.x` becomes an attribute.

import type { Node } from '../../syntax/tree.js'
import { none, type AttributeFact, type Source, type TypeRef, type ValueId } from '../facts.js'
import type { Draft } from './draft.js'
import { visitExpression } from './expressions.js'

export interface Stored {
  readonly source: Source
  /** The whole value, where the target takes it undivided. */
  readonly value: ValueId
  readonly annotation?: TypeRef | null
  readonly operator?: string
}

export function assignTarget(draft: Draft, target: Node, stored: Stored): void {
  switch (target.kind) {
    case 'name': draft.define(target, stored.source, stored.annotation ?? null); return
    case 'collection': {
      const spread = target.elements.findIndex((element) => element.kind === 'spread')
      target.elements.forEach((element, index) => {
        // What follows `*rest` is counted from the end.
        const key = index === spread ? null : spread >= 0 && index > spread ? index - target.elements.length : index
        assignItem(draft, element, stored.source, key)
      })
      return
    }
    case 'dictionary': for (const entry of target.entries) {
      if (entry.key && entry.computed) visitExpression(draft, entry.key)
      const key = !entry.spread && entry.key?.kind === 'literal' && typeof entry.key.value === 'string' ? entry.key.value : null
      assignItem(draft, entry.value, stored.source, key)
    } return
    case 'default': assignItem(draft, target, stored.source, null); return
    case 'spread': assignTarget(draft, target.value, stored); return
    case 'cast': assignTarget(draft, target.value, stored); return
    case 'member': storeMember(draft, target, stored); return
    case 'index': {
      const object = visitExpression(draft, target.object)
      const key = visitExpression(draft, target.index)
      draft.value(target, { op: 'index', object, index: key })
      draft.writes.push({ node: target.id, object, name: null, key, value: stored.value, operator: stored.operator ?? '=', site: draft.site })
      return
    }
    default: visitExpression(draft, target)
  }
}

function assignItem(draft: Draft, target: Node, of: Source, key: string | number | null): void {
  const inner = target.kind === 'default' ? target.target : target.kind === 'spread' ? target.value : target
  const fallback = target.kind === 'default' ? visitExpression(draft, target.value) : none
  assignTarget(draft, inner, { source: { from: 'item', of, key, fallback }, value: none })
}

const giving: ReadonlySet<string> = new Set(['=', ':=', '||=', '&&=', '??='])

function storeMember(draft: Draft, target: Extract<Node, { kind: 'member' }>, stored: Stored): void {
  const object = visitExpression(draft, target.object)
  draft.value(target, { op: 'member', object, name: target.property, optional: false })
  draft.writes.push({ node: target.id, object, name: target.property, key: none, value: stored.value, operator: stored.operator ?? '=', site: draft.site })
  const isOwn = target.object.kind === 'name' && (target.object.name === 'this' ? !draft.isPython : target.object.name === draft.selfName)
  // `self.n += 1` and `del self.n` leave it of the kind that it was.
  if (!isOwn || !draft.classDraft || !giving.has(stored.operator ?? '=')) return
  addAttribute(draft, target.property, {
    value: stored.value, annotation: stored.annotation ?? null, parameter: none, function: draft.site.function, node: target.id, isStatic: false, decorators: [],
  })
}

export function addAttribute(draft: Draft, name: string, attribute: AttributeFact): void {
  const attributes = draft.classDraft?.attributes
  if (!attributes) return
  const known = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (known) known.push(attribute)
  else attributes[name] = [attribute]
}
