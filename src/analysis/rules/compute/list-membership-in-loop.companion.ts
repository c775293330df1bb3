// `if x not in out: out.append(x)`: the list changes, but a set kept in step with it answers the test.

import { lineEnding } from '../../edits/above.js'
import { usesSemicolons } from '../../edits/layout.js'
import { freshName } from '../../edits/names.js'
import type { LoopId, MembershipFact } from '../../model/facts.js'
import type { Repetition } from '../../model/questions/repetition.js'
import type { Branch, Call, Node, Statement } from '../../syntax/tree.js'
import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'
import { nameOf } from '../words.js'
import { insertion } from './list-membership-in-loop.fixes.js'
import type { ListSearch } from './list-membership-in-loop.js'
import { testOn } from './list-membership-in-loop.tests.js'

export interface Companion {
  /** The statement that adds the tested value to the list. */
  readonly append: Node
}

/** Undefined where anything else in the loop may change the list, or the tested value between the test and the append. */
export function companionOf(test: MembershipFact, loop: Repetition, ask: Ask): Companion | undefined {
  const node = ask.node(test.node)
  const collection = ask.nodeOf(test.collection)
  const statements = statementsUnder(node, test, ask)
  if (!statements || (collection.kind !== 'name' && collection.kind !== 'member')) return undefined
  const list = ask.text(collection.range)
  const append = statements.find((statement) => appendedTo(statement, list, ask) === ask.text(ask.nodeOf(test.element).range))
  return append && isOnlyChange(append, test, loop.loop, ask) ? { append } : undefined
}

/** What runs where the value is not in the list: under `if x not in out`, or below `if x in out: continue`. */
function statementsUnder(node: Node, test: MembershipFact, ask: Ask): readonly Statement[] | undefined {
  const branch = branchOf(node, test, ask)
  if (branch) return branch.then.statements
  const skip = skippingOf(node, test, ask)
  const block = skip?.parent
  return skip && block?.kind === 'block' ? block.statements.slice(block.statements.indexOf(skip) + 1) : undefined
}

/** `if x in out: continue`, `if (out.includes(x)) continue` */
function skippingOf(node: Node, test: MembershipFact, ask: Ask): Branch | undefined {
  const asked = test.form === 'in' || test.form === 'includes' || test.form === 'some' ? node : undefined
  const compared = asked ?? (testOn('_', test, ask)?.[0]?.newText.startsWith('_') === true && node.parent?.kind === 'compare' ? node.parent : undefined)
  const branch = compared?.parent
  if (branch?.kind !== 'branch' || branch.test !== compared || branch.otherwise !== null) return undefined
  const [only, ...others] = branch.then.statements
  return others.length === 0 && only?.kind === 'continue' && only.label === null ? branch : undefined
}

/** The `if` that asks only this: `if x not in out`, `if (!out.includes(x))`, `if (out.indexOf(x) === -1)`. */
function branchOf(node: Node, test: MembershipFact, ask: Ask): Branch | undefined {
  const asked = test.form === 'not in' ? node : negated(node, test, ask)
  for (let at = asked; at?.parent; at = at.parent) {
    if (at.parent.kind === 'branch') return at.parent.test === at ? at.parent : undefined
    // `if x and x not in out`: what is appended was not in the list either.
    if (at.parent.kind !== 'logical' || at.parent.operator !== 'and') return undefined
  }
  return undefined
}

function negated(node: Node, test: MembershipFact, ask: Ask): Node | undefined {
  const { parent } = node
  if (test.form === 'includes' || test.form === 'in' || test.form === 'some') return parent?.kind === 'unary' && parent.operator === 'not' ? parent : undefined
  const [edit] = testOn('_', test, ask) ?? []
  return edit?.newText.startsWith('!') === true && parent?.kind === 'compare' ? parent : undefined
}

/** The text of what a statement appends to the list, and nothing else. */
function appendedTo(statement: Node, list: string, ask: Ask): string | undefined {
  const call = statement.kind === 'expression-statement' ? statement.expression : undefined
  if (call?.kind !== 'call' || !isAppend(call)) return undefined
  const [argument] = call.arguments
  return call.arguments.length === 1 && argument && !argument.spread && call.callee.kind === 'member' && ask.text(call.callee.object.range) === list ? ask.text(argument.value.range) : undefined
}

function isAppend(call: Call): boolean {
  return call.callee.kind === 'member' && (call.callee.property === 'append' || call.callee.property === 'push')
}

/** Without the append, nothing in the loop changes the list. */
function isOnlyChange(append: Node, test: MembershipFact, loop: LoopId, ask: Ask): boolean {
  return !ask.changesIn(test.collection, loop, append.id)
}

export function companionSet({ test, loop }: ListSearch, { append }: Companion, ask: Ask): ProposedFix | { readonly reason: string } {
  const collection = ask.nodeOf(test.collection)
  const listName = nameOf(collection)
  const name = freshName(ask.tree, listName, /seen/i.test(listName) ? 'set' : 'seen', collection)
  const edits = testOn(name, test, ask)
  const list = ask.text(collection.range)
  const statement = ask.isPython ? `${name} = set(${list})` : `const ${name} = new Set(${list})${usesSemicolons(ask.tree) ? ';' : ''}`
  const further = loop.all.findIndex((id) => !isOnlyChange(append, test, id, ask))
  const outermost = loop.all[(further < 0 ? loop.all.length : further) - 1] ?? loop.loop
  const above = insertion(outermost, test.collection, statement, ask, append.id)
  if (!edits || !above) return { reason: 'No fix is offered: no line can be added above the loop where it stands.' }
  const sought = ask.text(ask.nodeOf(test.element).range)
  const { start } = append.range
  const lineStart = ask.tree.text.lastIndexOf('\n', start - 1) + 1
  const indentation = ask.tree.text.slice(lineStart, start)
  const semicolon = usesSemicolons(ask.tree) ? ';' : ''
  // On a line with other code before it, the addition goes on the same line; a block without braces has no room for it.
  const separator = indentation.trim() === '' ? `${lineEnding(ask.tree.text)}${indentation}` : ask.isPython ? '; ' : ' '
  const added = `${name}.add(${sought})${separator === ' ' ? ';' : semicolon}${separator}`
  if (!ask.isPython && append.parent?.kind === 'block' && !ask.text(append.parent.range).startsWith('{')) return { reason: 'No fix is offered: the append has no block of its own.' }
  return {
    title: `Keep a set beside '${nameOf(collection)}' and test that (${ask.isPython ? 'values must be hashable' : 'nothing else may change the list meanwhile'})`,
    safety: 'suggested',
    edits: [...above, ...edits, { range: { start, end: start }, newText: added }],
  }
}
