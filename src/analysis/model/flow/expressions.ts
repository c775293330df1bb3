// Expressions become values: what each is made of, with the definitions that reach every use.

import { eachChild } from '../../syntax/children.js'
import type { Assign, Call, Comprehension, Expression, Literal, Node } from '../../syntax/tree.js'
import { none, type EntryValue, type Value, type ValueId } from '../facts.js'
import { elementMethods } from '../scopes.js'
import type { Draft } from './draft.js'
import { copy, merge } from './environment.js'
import { visitClass, visitFunction } from './functions.js'
import { membershipOfCall, membershipOfCompare } from './memberships.js'
import { visitStatement } from './statements.js'
import { addTexts, textsOfCall, textsOfFormat } from './texts.js'
import { assignTarget } from './targets.js'
import { assume } from './tests.js'
import { typeRef } from './types.js'

export function visitExpression(draft: Draft, node: Expression | Node): ValueId {
  switch (node.kind) {
    case 'name':
      if (!draft.isPython && (node.name === 'this' || node.name === 'super')) {
        const object = draft.valueOfNode[draft.thisLiteral] ?? none
        return draft.value(node, { op: node.name, class: draft.class, ...object === none ? {} : { object }, ...draft.isStaticThis ? { isStatic: true } : {} })
      }
      return draft.use(node, node.name)
    case 'literal': return draft.value(node, { op: 'constant', type: constantType(node), value: node.value })
    case 'template': {
      const parts = node.parts.map((part) => visitExpression(draft, part))
      addTexts(draft, parts)
      return draft.value(node, { op: 'template', parts })
    }
    case 'collection': return draft.value(node, { op: 'collection', form: node.form, elements: node.elements.map((one) => visitExpression(draft, one)) })
    case 'spread': return draft.value(node, { op: 'spread', of: visitExpression(draft, node.value) })
    case 'dictionary': {
      const entries = node.entries.map((entry): EntryValue => ({
        key: entry.key?.kind === 'literal' ? String(entry.key.value) : null,
        keyValue: entry.key ? visitExpression(draft, entry.key) : none,
        value: visitExpression(draft, entry.value), spread: entry.spread,
      }))
      return draft.value(node, { op: 'dictionary', form: node.form, entries })
    }
    case 'comprehension': return visitComprehension(draft, node)
    case 'member': {
      const member = draft.value(node, { op: 'member', object: visitExpression(draft, node.object), name: node.property, optional: node.optional })
      draft.siteOf[member] = draft.site
      return member
    }
    case 'index': {
      const object = visitExpression(draft, node.object)
      if (node.index.kind !== 'slice') {
        const item = draft.value(node, { op: 'index', object, index: visitExpression(draft, node.index) })
        draft.siteOf[item] = draft.site
        return item
      }
      const [lower, upper, step] = [node.index.lower, node.index.upper, node.index.step].map((part) => part ? visitExpression(draft, part) : none)
      return draft.value(node, { op: 'slice', object, lower: lower ?? none, upper: upper ?? none, step: step ?? none })
    }
    case 'call': return visitCall(draft, node)
    case 'await': {
      const of = visitExpression(draft, node.value)
      markAwaited(draft, of)
      draft.awaits.push({ node: node.id, form: 'await', value: of, site: draft.site })
      return draft.value(node, { op: 'await', of })
    }
    case 'yield': {
      const of = node.value ? visitExpression(draft, node.value) : none
      if (node.delegate) draft.functionDraft.delegated.push(of)
      else draft.functionDraft.yielded.push(of)
      draft.functionDraft.generator = true
      return draft.value(node, { op: 'yield', of })
    }
    case 'unary': return draft.value(node, { op: 'operation', operator: node.operator === '-' ? 'negate' : node.operator, operands: [visitExpression(draft, node.operand)] })
    case 'binary': {
      const operands = [visitExpression(draft, node.left), visitExpression(draft, node.right)] as const
      textsOfFormat(draft, node, operands[1])
      return draft.value(node, { op: 'operation', operator: node.operator, operands })
    }
    case 'compare': {
      const operands = node.operands.map((operand) => visitExpression(draft, operand))
      membershipOfCompare(draft, node, operands)
      return draft.value(node, { op: 'operation', operator: node.operators.length === 1 ? node.operators[0] ?? '' : 'chain', operands })
    }
    case 'logical': {
      const left = visitExpression(draft, node.left)
      const before = copy(draft.environment)
      if (node.operator !== '??') assume(draft, node.left, node.operator === 'and')
      const right = visitExpression(draft, node.right)
      draft.environment = merge(before, draft.environment)
      if (node.operator === 'and') return draft.value(node, { op: 'operation', operator: 'and', operands: [left, right] })
      // The left side is the value only where it is something.
      return draft.value(node, { op: 'either', of: [draft.hidden(node.left, { op: 'cast', of: left, type: null }), right] })
    }
    case 'conditional': {
      visitExpression(draft, node.test)
      const before = copy(draft.environment)
      assume(draft, node.test, true)
      const then = visitExpression(draft, node.then)
      const afterThen = draft.environment
      draft.environment = before
      assume(draft, node.test, false)
      const otherwise = visitExpression(draft, node.otherwise)
      draft.environment = merge(afterThen, draft.environment)
      return draft.value(node, { op: 'either', of: [then, otherwise] })
    }
    case 'assign': return visitAssign(draft, node)
    case 'default': return visitExpression(draft, node.value)
    case 'cast': {
      const of = visitExpression(draft, node.value)
      const type = typeRef(draft, node.type)
      // `satisfies` checks a value and leaves its type.
      return draft.value(node, { op: 'cast', of, type: node.form === 'satisfies' ? null : type })
    }
    case 'sequence': {
      const values = node.expressions.map((one) => visitExpression(draft, one))
      return draft.value(node, { op: 'either', of: values.slice(-1) })
    }
    case 'function': return visitFunction(draft, node, null, none)
    case 'class': return visitClass(draft, node)
    case 'delete':
      for (const target of node.targets) assignTarget(draft, target, { source: { from: 'unknown' }, value: none, operator: 'delete' })
      return draft.unknown(node)
    default: return visitOther(draft, node)
  }
}

/** A node that lowering does not know: its parts are seen, its value is not. Parts may be statements. */
function visitOther(draft: Draft, node: Node): ValueId {
  const parts: ValueId[] = []
  eachChild(node, (child) => { if (isStatement(child)) visitStatement(draft, child); else if (child.kind !== 'type') parts.push(visitExpression(draft, child)) })
  return draft.unknown(node, parts)
}

const statementKinds: ReadonlySet<string> = new Set([
  'block', 'expression-statement', 'declaration', 'loop', 'branch', 'switch', 'try', 'with', 'return', 'raise', 'break', 'continue', 'labeled',
  'import', 'export', 'scope-declaration', 'assert', 'empty', 'type-alias', 'interface', 'enum', 'namespace',
])

function isStatement(node: Node): boolean {
  return statementKinds.has(node.kind)
}

function constantType(node: Literal): Extract<Value, { op: 'constant' }>['type'] {
  switch (node.type) {
    case 'bigint': return 'number'
    case 'null': return 'none'
    case 'ellipsis': return 'other'
    default: return node.type
  }
}

export function visitAssign(draft: Draft, node: Assign): ValueId {
  if (node.operator === '=' || node.operator === ':=') {
    const value = node.value ? visitExpression(draft, node.value) : none
    const annotation = typeRef(draft, node.annotation)
    // `x: int` without a value declares a type and assigns nothing; in JavaScript it is undefined.
    if (value === none && draft.isPython) {
      for (const target of node.targets) if (target.kind === 'name') draft.declare(target, annotation); else assignTarget(draft, target, { source: { from: 'unknown' }, value, annotation })
      return draft.unknown(node)
    }
    const source = value === none ? { from: 'unknown' as const } : { from: 'value' as const, value }
    for (const target of node.targets) assignTarget(draft, target, { source, value, annotation })
    return value === none ? draft.unknown(node) : draft.value(node, { op: 'either', of: [value] })
  }
  const [target] = node.targets
  if (!target) return draft.unknown(node)
  const before = visitExpression(draft, target)
  const shortCircuits = node.operator === '||=' || node.operator === '&&=' || node.operator === '??='
  const environment = shortCircuits ? copy(draft.environment) : null
  const value = node.value ? visitExpression(draft, node.value) : none
  const source = shortCircuits
    ? { from: 'value' as const, value: draft.value(node, { op: 'either', of: [before, value] }) }
    : { from: 'augment' as const, operator: node.operator, before, value }
  assignTarget(draft, target, { source, value, operator: node.operator })
  if (shortCircuits) draft.environment = merge(environment, draft.environment)
  return shortCircuits ? draft.valueOfNode[node.id] ?? none : draft.value(node, { op: 'operation', operator: node.operator, operands: value === none ? [before] : [before, value] })
}

function visitComprehension(draft: Draft, node: Comprehension): ValueId {
  const outerScope = draft.scope
  const outerSite = draft.site
  const scope = draft.scopes.scopeOfNode.get(node.id) ?? outerScope
  const loops: number[] = []
  let filtered = false
  let entry = draft.environment
  /** What earlier clauses bind stays while a later one iterates. */
  const outer = new Set<number>()
  for (const clause of node.clauses) {
    const iterable = visitExpression(draft, clause.iterable)
    draft.scope = scope
    const loop = draft.loopOf(clause)
    const site = draft.site
    draft.site = { function: site.function, loop }
    loops.push(loop)
    entry = draft.includeDefinitionsOf(node, draft.environment)
    draft.environment = copy(entry)
    assignTarget(draft, clause.target, { source: { from: 'element', of: iterable, loop }, value: none })
    if (clause.async) draft.awaits.push({ node: clause.id, form: 'for', value: iterable, site })
    for (const condition of clause.conditions) { visitExpression(draft, condition); assume(draft, condition, true); filtered = true }
    draft.loops[loop] = {
      node: clause.id, form: 'clause', site, inner: site.function, iterable, async: clause.async, definitions: draft.definitionsWithin(node).filter((id) => !outer.has(id)),
      targets: draft.definitionsWithin(clause.target), call: none, method: '', argument: none, argumentName: null, test: none, update: none,
    }
    for (const id of draft.definitionsWithin(clause)) outer.add(id)
  }
  const key = node.key ? visitExpression(draft, node.key) : none
  const element = visitExpression(draft, node.element)
  draft.scope = outerScope
  draft.site = outerSite
  // What it assigns by `:=` may not have happened.
  draft.environment = merge(entry, draft.environment)
  return draft.value(node, { op: 'comprehension', form: node.form, key, element, loops, filtered })
}

function visitCall(draft: Draft, node: Call): ValueId {
  const callee = visitExpression(draft, node.callee)
  const call = draft.calls.length
  const value = draft.value(node, { op: 'call', call })
  // The place is taken now: functions written as arguments refer to it.
  const fact = { node: node.id, value, callee, arguments: [] as { name: string | null; spread: '' | '*' | '**'; value: ValueId }[], typeArguments: node.typeArguments.map((type) => typeRef(draft, type)).filter((type) => type !== null), isNew: node.isNew, tagged: node.tagged, awaited: false, site: draft.site }
  draft.calls.push(fact)
  node.arguments.forEach((argument, index) => {
    const loop = draft.loopOf(argument)
    const given = argument.value.kind === 'function' && loop !== none
      ? visitFunction(draft, argument.value, { call, argument: index }, loop)
      : visitExpression(draft, argument.value)
    if (argument.value.kind !== 'function' && loop !== none) addNamedCallback(draft, { call: node, id: call, callee, argument: argument.value, value: given, loop, index, name: argument.name })
    fact.arguments.push({ name: argument.name, spread: argument.spread, value: given })
  })
  membershipOfCall(draft, node, call)
  textsOfCall(draft, node, fact.arguments.map((argument) => argument.value))
  return value
}

/** `ids.map(load)`: a call of `load` in a loop over `ids`, standing at the argument. */
function addNamedCallback(draft: Draft, callback: {
  call: Call; id: number; callee: ValueId; argument: Node; value: ValueId; loop: number; index: number; name: string | null
}): void {
  const calleeValue = draft.values[callback.callee]
  draft.loops[callback.loop] = {
    node: callback.call.id, form: 'callback', site: draft.site, inner: draft.site.function,
    iterable: calleeValue?.op === 'member' && elementMethods.has(calleeValue.name) && !draft.isPython && callback.index === 0 ? calleeValue.object : none,
    async: false, definitions: [], targets: [], call: callback.id, method: calleeValue?.op === 'member' ? calleeValue.name : 'map', argument: callback.index, argumentName: callback.name, test: none, update: none,
  }
  const value = draft.values.length
  draft.values.push({ node: callback.argument.id, op: 'call', call: draft.calls.length })
  draft.calls.push({
    node: callback.argument.id, value, callee: callback.value, arguments: [], typeArguments: [], isNew: false, tagged: false, awaited: false,
    site: { function: draft.site.function, loop: callback.loop },
  })
}

export function markAwaited(draft: Draft, value: ValueId): void {
  const made = draft.values[value]
  if (made?.op !== 'call') return
  const call = draft.calls[made.call]
  if (call) draft.calls[made.call] = { ...call, awaited: true }
}
