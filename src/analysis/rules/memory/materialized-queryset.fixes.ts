// Rows that stream: the query's own iterator, a result that yields portions, or the cursor instead of what it fetches.

import type { TextEdit } from '../../edits/above.js'
import { none } from '../../model/facts.js'
import { present } from '../../model/kinds.js'
import { isJoinedWithMany } from '../../model/questions/joined-rows.js'
import { libraryForm } from '../../model/resolve/library-form.js'
import type { Call, Node } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { Fixes } from '../rule.js'
import type { WholeTable } from './materialized-queryset.js'

type Plan = { readonly edits: readonly TextEdit[]; readonly title: string } | { readonly reason: string }

export function streamed(data: WholeTable, ask: Ask): Fixes {
  const plan = planOf(data, ask)
  return 'reason' in plan ? plan.reason : [{ title: plan.title, safety: 'suggested', edits: plan.edits }]
}

function planOf({ set, pass, shape }: WholeTable, ask: Ask): Plan {
  if (set.hops.length > 0 || set.query.subject !== ask.subject) return { reason: 'The rows are loaded in another function, for all that call it.' }
  const fetched = set.uses.fetched === none ? undefined : ask.node(set.uses.fetched)
  if (fetched) return shape.eager && hasMethod(fetched, 'yield_per', ask) ? { reason: 'Rows that are loaded with their relations cannot all be streamed.' } : withoutFetching(fetched, ask)
  const load = ask.node(ask.facts.values[set.value]?.node ?? none)
  if (set.isLazy) return iterated(set, pass.taken, ask)
  if (set.query.value !== set.value) return withoutFetching(load, ask)
  return load.kind === 'call' && hasMethod(load, 'yield_per', ask) && !shape.eager ? withoutFetching(load, ask) : { reason: 'Its client streams rows in a form of their own, so that the loop has to change with it.' }
}

/** `rows.all()` → `rows.yield_per(1000)`; `cursor.fetchall()` → `cursor` */
function withoutFetching(fetched: Node, ask: Ask): Plan {
  if (fetched.kind !== 'call' || fetched.callee.kind !== 'member' || fetched.arguments.length > 0) return { reason: 'The way in which the rows are fetched cannot be rewritten.' }
  if (fetched.parent?.kind === 'await' || !ask.isPython) return { reason: 'Its rows are waited for all at once, so that the loop has to change with it.' }
  const { object, propertyRange } = fetched.callee
  if (hasMethod(fetched, 'yield_per', ask)) {
    if (comesRepeated(fetched, ask)) return { reason: 'Rows that come joined with many others have to be made unique, and cannot be streamed.' }
    return { title: 'Stream the rows with yield_per (they are read while the loop runs)', edits: [{ range: { start: propertyRange.start, end: fetched.range.end }, newText: 'yield_per(1000)' }] }
  }
  const kind = present(ask.kindOf(ask.facts.valueOfNode[object.id] ?? none))
  const isIterable = kind.is === 'instance' && ask.subject.resolver.workspace.catalogue(ask.file).inherited(kind.type, (type) => type.iterates) !== undefined
  if (!isIterable) return { reason: 'Whether the cursor can be iterated is not known here.' }
  return { title: 'Iterate the cursor (rows are read while the loop runs)', edits: [{ range: { start: object.outer.end, end: fetched.range.end }, newText: '' }] }
}

/** `rows.unique()`, or a class whose relations are joined to it in every query. */
function comesRepeated(fetched: Call, ask: Ask): boolean {
  const { resolver } = ask.subject
  const rows = resolver.elementOf(present(ask.kindOf(ask.facts.valueOfNode[fetched.id] ?? none)), ask.file)
  return isJoinedWithMany(resolver, rows) || chainOf(fetched).some((call) => call.callee.kind === 'member' && call.callee.property === 'unique')
}

function hasMethod(call: Node, name: string, ask: Ask): boolean {
  if (call.kind !== 'call' || call.callee.kind !== 'member') return false
  const kind = present(ask.kindOf(ask.facts.valueOfNode[call.callee.object.id] ?? none))
  return kind.is === 'instance' && ask.subject.resolver.workspace.catalogue(ask.file).methodOf(kind.type, name) !== undefined
}

/** The query is iterated as it comes; what it loads beside its rows needs all of them. */
function iterated(set: WholeTable['set'], taken: Node, ask: Ask): Plan {
  const copy = set.uses.copies[0]
  const [last, ...more] = set.uses.copies
  const call: Node | undefined = copy === undefined || last === undefined ? undefined : ask.node(last)
  const query = call?.kind === 'call' ? call.arguments[0]?.value : taken
  if (!query || more.length > 0) return { reason: 'The rows are copied more than once.' }
  const kind = libraryForm(ask.subject.resolver, ask.file, present(ask.kindOf(ask.facts.valueOfNode[query.id] ?? none)))
  const catalogue = ask.subject.resolver.workspace.catalogue(ask.file)
  const method = kind.is === 'instance' ? catalogue.methodOf(kind.type, 'iterator') : undefined
  if (method?.model.lazy !== true) return { reason: 'The query has no form that streams its rows into this loop.' }
  if (loadsBeside(ask.facts.values[set.value]?.node ?? none, query, ask)) return { reason: 'iterator() would not load what prefetch_related() asks for, or needs a chunk size with it.' }
  if (!/^(name|member|call|index)$/.test(query.kind)) return { reason: 'The query is written in a form that cannot be extended.' }
  const inner = ask.text(query.outer)
  const edit: TextEdit = call ? { range: call.range, newText: `${inner}.iterator()` } : { range: { start: query.outer.end, end: query.outer.end }, newText: '.iterator()' }
  return { title: 'Stream the rows with iterator() (they are read while the loop runs, and not kept)', edits: [edit] }
}

/** Whether the chain asks for many related rows, anywhere. */
function loadsBeside(built: number, query: Node, ask: Ask): boolean {
  return [ask.node(built), query].some((node) => chainOf(node).some((call) => call.callee.kind === 'member' && call.callee.property === 'prefetch_related'))
}

function chainOf(node: Node): readonly Call[] {
  if (node.kind === 'call') return [node, ...(node.callee.kind === 'member' ? chainOf(node.callee.object) : [])]
  return []
}
