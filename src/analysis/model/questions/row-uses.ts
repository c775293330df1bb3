// What takes the rows of a query in the end: through names that are used once, awaits, fetching calls, `list(…)` and the member
// of an answer that holds them.

import { none, type DefinitionId, type NodeId, type ValueId } from '../facts.js'
import { present } from '../kinds.js'
import { libraryCallsOf } from '../resolve/calls.js'
import { libraryForm } from '../resolve/library-form.js'
import { soleUseOfDefinition, useAt, usesOfDefinition, runsOnceFor, type Use } from './uses.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

export interface RowUses {
  /** How they are taken; several only where each is known. */
  readonly all: readonly Use[]
  /** The value that is taken by a single use: the last name, or the rows themselves. */
  readonly value: ValueId
  readonly end: 'used' | 'returned'
  /** The call that fetches them (`fetchall()`, `all()`), none where there is none. */
  readonly fetched: NodeId
  /** Calls that copy them into a list. */
  readonly copies: readonly NodeId[]
  readonly names: readonly DefinitionId[]
}

interface Draft { fetched: NodeId; readonly copies: NodeId[]; readonly names: DefinitionId[] }

/** Undefined where it goes on as another query, or nobody takes it. */
export function rowsFollowed(subject: Subject, start: ValueId): RowUses | undefined {
  const draft: Draft = { fetched: none, copies: [], names: [] }
  let current = start
  for (let step = 0; step < 16; step++) {
    const use = useAt(subject, current)
    if (use.how === 'named') {
      const uses = usesOfDefinition(subject, use.definition)
      draft.names.push(use.definition)
      const only = soleUseOfDefinition(subject, use.definition)
      if (only === undefined) return severalUses(subject, use.definition, uses, draft)
      current = only
      continue
    }
    const next = nextOf(subject, use, draft) ?? destructured(subject, use, draft)
    if (next !== undefined) { current = next; continue }
    if (use.how === 'called' && isBuilder(subject, use.call)) return undefined
    const end = isReturned(use) ? 'returned' : 'used'
    return { all: [use], value: current, end, ...draft }
  }
  return undefined
}

function severalUses(subject: Subject, definition: DefinitionId, uses: readonly ValueId[], draft: Draft): RowUses | undefined {
  const { facts } = subject
  const fact = facts.definitions[definition]
  const isSound = fact !== undefined && uses.length > 0 && uses.every((id) => {
    const value = facts.values[id]
    return value?.op === 'use' && value.definitions.length === 1 && runsOnceFor(nodeAt(subject, fact.node), nodeAt(subject, value.node))
  })
  if (!isSound || facts.exports.some((one) => one.binding === fact.binding)) return undefined
  return { all: uses.map((id) => useAt(subject, id)), value: none, end: 'used', ...draft }
}

const fetching = /^(fetch_?all|all|scalars|mappings|tuples|unique|columns|objects|to_?list|toArray|lean|exec|execute)$/

/** The same rows, one step on. */
function nextOf(subject: Subject, use: Use, draft: Draft): ValueId | undefined {
  const { facts, resolver, file } = subject
  if (use.how === 'awaited') return use.value
  if (use.how === 'member') return memberValue(subject, use)
  if (use.how === 'called') {
    const call = facts.calls[use.call]
    const [library, ...others] = libraryCallsOf(resolver, file, use.call)
    if (!call || !library || others.length > 0 || library.model.effect || !library.receiver || libraryForm(resolver, file, library.receiver).is !== 'instance') return undefined
    if (!fetching.test(use.name) || call.arguments.length > 0) return undefined
    if (/^list/.test(library.model.returns ?? '') || /^promise<list/.test(library.model.returns ?? '') || library.model.returns === 'self') draft.fetched = call.node
    return call.value
  }
  if (use.how !== 'given' || use.argument !== 0 || use.name !== null) return undefined
  const call = facts.calls[use.call]
  const [library, ...others] = libraryCallsOf(resolver, file, use.call)
  const made = library && resolver.workspace.catalogue(file).typeNamed(library.owner)?.name
  if (!call || others.length > 0 || call.arguments.length > 1 || (made !== 'list' && made !== 'tuple')) return undefined
  draft.copies.push(call.node)
  return call.value
}

/** `(await pool.query(…)).rows` */
function memberValue(subject: Subject, use: Extract<Use, { how: 'member' }>): ValueId | undefined {
  const { parent } = use.node
  const value = parent ? subject.facts.valueOfNode[parent.id] ?? none : none
  if (use.name === 'length' || value === none) return undefined
  return present(kindAt(subject, value)).is === 'list' ? value : undefined
}

/** `const { rows } = await pool.query(…)`, `const [rows] = await db.query(…)` */
function destructured(subject: Subject, use: Use, draft: Draft): ValueId | undefined {
  const { parent } = use.node
  if (use.how !== 'other' || parent?.kind !== 'assign' || parent.value !== use.node || parent.operator !== '=' || parent.targets.length !== 1) return undefined
  const [target] = parent.targets
  if (target?.kind !== 'dictionary' && target?.kind !== 'collection') return undefined
  const inside = subject.facts.definitions.flatMap((definition, id) => {
    const node = nodeAt(subject, definition.node)
    return node.range.start >= target.range.start && node.range.end <= target.range.end ? [{ id, definition }] : []
  })
  const [only, ...others] = inside
  if (!only || others.length > 0 || only.definition.source.from !== 'item') return undefined
  const value = soleUseOfDefinition(subject, only.id)
  if (value === undefined || present(kindAt(subject, value)).is !== 'list') return undefined
  draft.names.push(only.id)
  return value
}

function isBuilder(subject: Subject, id: number): boolean {
  const value = subject.facts.calls[id]?.value ?? none
  return libraryForm(subject.resolver, subject.file, present(kindAt(subject, value))).is === 'instance'
}

function isReturned({ node }: Use): boolean {
  const { parent } = node
  return parent?.kind === 'return' || (parent?.kind === 'function' && parent.body === node)
}
