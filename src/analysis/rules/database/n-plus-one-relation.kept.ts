// Calls that ask for a relation even where it came along (`await post.getAuthor()`), as reads of what came along (`post.author`).

import { removeLine } from '../../edits/below.js'
import { none } from '../../model/facts.js'
import { alternatives, present } from '../../model/kinds.js'
import { own } from '../../model/own.js'
import type { RelationRead } from '../../model/questions/loads.js'
import type { Reached } from '../../model/questions/reach.js'
import type { RowLoad } from '../../model/questions/repeated-loads.js'
import { kindAt, nodeAt, type Subject } from '../../model/questions/subject.js'
import type { ClassPlace, Resolver } from '../../model/resolve/resolver.js'
import type { Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Edit } from './n-plus-one-relation.queries.js'
import { isTyped } from './n-plus-one-query.text.js'

/** A reason where one of them cannot be written so. */
export function keptReads(loads: readonly RowLoad[]): readonly Edit[] | string {
  const edits: Edit[] = []
  for (const load of loads) {
    if (!load.read.isAnew || !load.reached) continue
    const edit = keptRead(load.read, load.reached)
    if (typeof edit === 'string') return edit
    edits.push(edit)
  }
  return edits
}

function keptRead(read: RelationRead, { operation }: Reached): Edit | string {
  const { subject } = operation
  if (read.kept === undefined || read.isRefined === true) return 'it does not ask for the rows as they come along'
  const call = nodeAt(subject, operation.node)
  const waiting = call.parent
  const object = nodeAt(subject, subject.facts.values[read.object]?.node ?? none)
  if (waiting?.kind !== 'await' || object.kind !== 'name') return 'what it gives is not awaited where it is asked for'
  if (read.kept === '$object' && waiting.parent?.kind === 'expression-statement') {
    const removed = removeLine(subject.tree, emptied(subject, waiting.parent))
    return removed ? { ...removed, path: subject.file } : 'other code stands on its line'
  }
  if (read.kept.includes('$name') && isTyped(subject) && !declares(subject, read.object, read.relation.name)) return `\`${read.relation.name}\` is not declared as an attribute`
  const { start, end } = object.range
  const newText = read.kept.replaceAll('$object', subject.tree.text.slice(start, end)).replaceAll('$name', read.relation.name)
  return { path: subject.file, range: waiting.outer, newText }
}

/** The loop that does nothing else; the statement alone where there is more in it, or a comment. */
function emptied(subject: Subject, statement: Node): Node {
  const block = statement.parent
  const loop = block?.kind === 'block' && block.statements.length === 1 ? block.parent : null
  if (loop?.kind !== 'loop' || loop.form !== 'each' || loop.async || loop.iterable?.kind !== 'name') return statement
  return subject.tree.comments.some(({ range }) => isInside(range, loop.range)) ? statement : loop
}

function declares(subject: Subject, object: number, name: string): boolean {
  return alternatives(present(kindAt(subject, object))).every((kind) => kind.is === 'object' && hasAttribute(subject.resolver, kind, name, 0))
}

function hasAttribute(resolver: Resolver, { file, class: id }: ClassPlace, name: string, depth: number): boolean {
  const cls = resolver.factsOf(file).classes[id]
  if (!cls || depth > 8) return false
  return own(cls.attributes, name) !== undefined || cls.bases.some((value) => {
    const base = resolver.kindOf({ file, value })
    return base.is === 'class' && hasAttribute(resolver, base, name, depth + 1)
  })
}
