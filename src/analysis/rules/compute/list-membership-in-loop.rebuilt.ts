// `list(d.keys())`, `sorted(xs)`, `Object.keys(o)`, `[x * 2 for x in xs]`: a list that each test builds anew, of what stays the same.

import { none, type LoopId, type MembershipFact, type ValueId } from '../../model/facts.js'
import { smallBound } from '../../model/questions/bounds.js'
import { libraryCallsOf } from '../../model/resolve/calls.js'
import type { Node } from '../../syntax/tree.js'
import { childrenOf } from '../../syntax/children.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'

/** Whether each iteration would build the same list, and building it does nothing else. */
export function isRebuiltAlike({ collection }: MembershipFact, loop: LoopId, ask: Ask): boolean {
  const node = ask.nodeOf(collection)
  if (!building.has(node.kind) || !isPlain(node, ask)) return false
  const sources = sourcesOf(node, ask)
  return sources.some((source) => mayBeLong(source, ask)) && sources.every((source) => !ask.changesIn(source, loop))
}

/** Constants and enumerations have few elements, and so have keyword arguments. */
function mayBeLong(source: ValueId, ask: Ask): boolean {
  const kind = ask.kindOf(source)
  if (kind.is === 'function' || kind.is === 'class' || kind.is === 'symbol' || kind.is === 'enum') return false
  const value = ask.facts.values[source]
  const isKeywords = value?.op === 'use' && value.definitions.some((definition) => {
    const from = ask.facts.definitions[definition]?.source
    return from?.from === 'parameter' && ask.facts.functions[from.function]?.parameters[from.index]?.rest === '**'
  })
  const bound = ask.lengthBound(source) ?? ask.usualLength(source)
  return !isKeywords && (bound === undefined || bound > smallBound)
}

const building: ReadonlySet<Node['kind']> = new Set(['call', 'comprehension', 'collection'])
const plain: ReadonlySet<Node['kind']> = new Set([
  'name', 'literal', 'member', 'index', 'slice', 'call', 'argument', 'comprehension', 'clause', 'collection', 'spread', 'unary', 'binary', 'compare', 'logical', 'conditional',
  'function', 'parameter', 'cast', 'template',
])

/** Calls that only make another list of what they are given, and expressions of them. */
function isPlain(node: Node, ask: Ask): boolean {
  if (!plain.has(node.kind) || (node.kind === 'call' && !isPure(node.id, ask))) return false
  return childrenOf(node).every((child) => isPlain(child, ask))
}

function isPure(node: number, ask: Ask): boolean {
  const call = ask.facts.calls.findIndex((one) => one.node === node)
  const callee = ask.facts.values[ask.facts.calls[call]?.callee ?? none]
  if ((callee?.op !== 'use' && callee?.op !== 'member') || !builders.test(callee.name)) return false
  const libraries = libraryCallsOf(ask.subject.resolver, ask.file, call)
  return libraries.length > 0 && libraries.every(({ model }) => model.effect === undefined && model.mutates !== true && (model.pure === true || model.returns !== undefined))
}

const builders = /^(list|tuple|sorted|reversed|keys|values|items|entries|from|map|filter|flatMap|concat|flat|slice|str|String|int|Number|lower|upper|strip|trim|toLowerCase|toUpperCase|toString)$/

/** What it is made of: the names and attributes in it, but for those that it binds itself. */
function sourcesOf(node: Node, ask: Ask): readonly ValueId[] {
  const isOwn = (definition: number) => isInside(ask.node(ask.facts.definitions[definition]?.node ?? 0).range, node.range)
  return ask.facts.values.flatMap((value, id) => {
    if (value.op !== 'use' || value.definitions.length === 0 || !isInside(ask.node(value.node).range, node.range)) return []
    if (value.definitions.every(isOwn)) return []
    const { parent } = ask.node(value.node)
    const member = parent?.kind === 'member' && parent.object.id === value.node ? ask.facts.valueOfNode[parent.id] ?? none : none
    return member === none ? [id] : [id, ...isCalled(parent) ? [] : [member]]
  })
}

function isCalled(node: Node | null): boolean {
  return node?.parent?.kind === 'call' && node.parent.callee === node
}
