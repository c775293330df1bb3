// The names that the content went through, taken out: only where each is set once, used once, and right before the lines are taken.

import type { TextEdit } from '../../edits/above.js'
import { walk } from '../../syntax/children.js'
import type { Node } from '../../syntax/tree.js'
import { none, type DefinitionId } from '../../model/facts.js'
import { libraryCallsOf } from '../../model/resolve/calls.js'
import { usesOfBinding } from '../../model/questions/uses.js'
import type { Ask } from '../ask.js'
import type { LinePass } from './read-whole-file.pass.js'

type Removal = { readonly edits: readonly TextEdit[]; readonly difference?: string } | { readonly reason: string }

/** Edits that remove the naming statements; `inside`: the block that they are the last of, which the lines move into. */
export function removalOfNames(pass: LinePass, ask: Ask, { inside }: { inside?: Node } = {}): Removal {
  if (pass.names.length === 0) return { edits: [] }
  if (ask.isPython && pass.names.some((id) => isOfModule(id, ask))) return { reason: 'Another module may import the name that holds the content.' }
  const statements = pass.names.map((id) => namingStatement(id, ask))
  const [first] = statements
  if (!first || statements.includes(undefined)) return { reason: 'The name that holds the content is used elsewhere as well.' }
  const apart: Removal = { reason: 'Between the read and the lines other things happen, which may depend on it.' }
  const siblings = siblingsOf(first)
  const held = statements.filter((one) => one && siblings.includes(one))
  if (held.length !== statements.length) return apart
  const from = siblings.indexOf(first)
  const to = inside ? siblings.length : siblings.indexOf(pass.extent)
  if (to < from) return apart
  const between = siblings.slice(from, to).filter((one) => !held.includes(one))
  if (between.some((one) => !isInert(one, ask))) return apart
  const edits = held.map((one) => one && lineRemoval(one, ask, inside !== undefined && siblings.length === 1))
  return edits.includes(undefined) ? apart : { edits: edits.filter((one) => one !== undefined) }
}

/** A name at the top of a module, unless it is made only where the module is run itself. */
export function isOfModule(id: DefinitionId, ask: Ask): boolean {
  const definition = ask.facts.definitions[id]
  if (definition?.site.function !== 0) return false
  for (let node = ask.node(definition.node).parent; node; node = node.parent) {
    if (node.kind === 'branch' && /\b__name__\b/.test(ask.text(node.test.range))) return false
  }
  return true
}

/** The statement that names a value and nothing else; the name is set and used once in its whole scope. */
function namingStatement(id: DefinitionId, ask: Ask): Node | undefined {
  const definition = ask.facts.definitions[id]
  const binding = ask.facts.bindings[definition?.binding ?? none]
  if (!definition || !binding || binding.definitions.length !== 1) return undefined
  if (usesOfBinding(ask.subject, definition.binding).length !== 1) return undefined
  const assign = ask.node(definition.node).parent
  const statement = assign?.kind === 'assign' ? assign.parent : null
  if (statement?.kind === 'declaration') return statement.declarators.length === 1 ? statement : undefined
  return statement?.kind === 'expression-statement' ? statement : undefined
}

function siblingsOf(node: Node): readonly Node[] {
  return node.parent?.kind === 'block' ? node.parent.statements : node.parent?.kind === 'module' ? node.parent.body : []
}

/** Whether a statement runs nothing but what has no effect. */
export function isInert(statement: Node, ask: Ask): boolean {
  if (statement.kind !== 'expression-statement' && statement.kind !== 'declaration' && statement.kind !== 'empty') return false
  let isPure = true
  walk(statement, (node) => {
    if (node.kind === 'await' || node.kind === 'yield' || node.kind === 'other' || node.kind === 'delete') isPure = false
    if (node.kind === 'call' && !isPureCall(node, ask)) isPure = false
    return isPure
  })
  return isPure
}

function isPureCall(node: Node, ask: Ask): boolean {
  const value = ask.facts.values[ask.facts.valueOfNode[node.id] ?? none]
  const libraries = value?.op === 'call' ? libraryCallsOf(ask.subject.resolver, ask.file, value.call) : []
  return libraries.length > 0 && libraries.every(({ model }) => model.pure === true)
}

/** The whole line of a statement that has its lines to itself; undefined where it shares one. */
function lineRemoval(statement: Node, ask: Ask, isWholeBody = false): TextEdit | undefined {
  const { text } = ask.tree
  const lineStart = text.lastIndexOf('\n', statement.range.start - 1) + 1
  const next = text.indexOf('\n', statement.range.end)
  const lineEnd = next < 0 ? text.length : next + 1
  const isAlone = text.slice(lineStart, statement.range.start).trim() === '' && /^[ \t;]*\r?\n?$/.test(text.slice(statement.range.end, lineEnd))
  if (!isAlone) return undefined
  // Blank lines between an emptied head and what moves under it.
  const blank = isWholeBody ? /^(?:[ \t]*\r?\n)+/.exec(text.slice(lineEnd))?.[0].length ?? 0 : 0
  return { range: { start: lineStart, end: lineEnd + blank }, newText: '' }
}
