// Functions and classes: their parameters, bodies and members. Callbacks written into a call are walked in place,
// because they see the definitions that reach the call; other bodies are walked after the function around them.

import type { ClassNode, FunctionNode } from '../../syntax/tree.js'
import { isClassExpression } from '../scopes.js'
import { none, type AttributeFact, type ClassId, type FunctionFact, type FunctionId, type LoopId, type ParameterFact, type ValueId } from '../facts.js'
import type { Draft, FunctionDraft } from './draft.js'
import { copy, union } from './environment.js'
import { runsAtOnce } from './immediate.js'
import { visitExpression } from './expressions.js'
import { visitStatement, visitStatements } from './statements.js'
import { addAttribute, assignTarget } from './targets.js'
import { typeRef } from './types.js'

export function visitFunction(draft: Draft, node: FunctionNode, inline: FunctionFact['inline'], loop: LoopId): ValueId {
  const id = draft.scopes.functionOfNode.get(node.id) ?? 0
  const decorators = node.decorators.map((decorator) => visitExpression(draft, decorator))
  // Python evaluates defaults where the function is defined, JavaScript in every call.
  const defaults = draft.isPython ? node.parameters.map((parameter) => parameter.default ? visitExpression(draft, parameter.default) : none) : []
  if (inline && loop !== none) addCallbackLoop(draft, node, inline, loop, id)
  const isOwnMethod = draft.memberClass !== none && !['arrow', 'lambda', 'expression'].includes(node.form) && node.parent?.kind !== 'entry'
  const name = node.name?.name ?? ''
  if (node.form === 'declaration' || (draft.isPython && node.form === 'method')) {
    if (node.name && !draft.hoisted.has(node.id)) draft.define(node.name, { from: 'function', function: id })
  }
  const outer = draft.functions[draft.site.function]
  const prefix = isOwnMethod ? className(draft) : outer && draft.site.function > 0 ? outer.qualified : ''
  const result: FunctionDraft = { returned: [], yielded: [], delegated: [], generator: node.generator }
  const isStatic = node.isStatic || decoratorNames(node).includes('staticmethod')
  const site = draft.site
  const cls = isOwnMethod ? draft.class : none
  const fact = (parameters: readonly ParameterFact[], returns: FunctionFact['returns']): FunctionFact => ({
    node: node.id, name, qualified: [prefix, name || '<function>'].filter(Boolean).join('.'), form: node.form, parameters,
    returns, returned: result.returned, yielded: result.yielded, delegated: result.delegated,
    async: node.async, generator: result.generator, isStatic, isAbstract: isAbstract(node), class: cls, decorators, site, inline, loop,
  })
  draft.functions[id] = fact([], null)
  const enter = prepareBody(draft, node, { id, isStatic, isOwnMethod, result, defaults, isInline: inline !== null, fact })
  if (inline) enter()
  else draft.deferred.push(enter)
  return draft.value(node, { op: 'function', function: id })
}

function prepareBody(draft: Draft, node: FunctionNode, body: {
  id: FunctionId; isStatic: boolean; isOwnMethod: boolean; result: FunctionDraft; defaults: readonly ValueId[]; isInline: boolean
  fact: (parameters: readonly ParameterFact[], returns: FunctionFact['returns']) => FunctionFact
}): () => void {
  const { class: cls, classDraft, selfName } = draft
  const { inlineFunctions, detachedFrom, thisLiteral, isStaticThis } = draft
  return () => {
    const saved = { scope: draft.scope, site: draft.site, environment: draft.environment, functionDraft: draft.functionDraft, class: draft.class, classDraft: draft.classDraft, selfName: draft.selfName, memberClass: draft.memberClass, thisLiteral: draft.thisLiteral, isStaticThis: draft.isStaticThis, inlineFunctions: draft.inlineFunctions, detachedFrom: draft.detachedFrom, jumpTargets: draft.jumpTargets }
    draft.scope = draft.scopes.scopeOfNode.get(node.id) ?? draft.scope
    draft.site = { function: body.id, loop: none }
    draft.functionDraft = body.result
    // `this` of a function that is neither an arrow nor a method is whatever it is called on.
    const hasOwnThis = !draft.isPython && node.form !== 'arrow' && !body.isOwnMethod
    draft.class = hasOwnThis ? none : cls
    const entry = node.parent?.kind === 'entry' ? node.parent : null
    draft.thisLiteral = !hasOwnThis ? thisLiteral : entry?.parent?.kind === 'dictionary' ? entry.parent.id : none
    draft.isStaticThis = body.isOwnMethod ? body.isStatic : !hasOwnThis && isStaticThis
    draft.classDraft = hasOwnThis ? null : classDraft
    draft.memberClass = none
    draft.jumpTargets = []
    const first = node.parameters[0]?.target
    draft.selfName = draft.isPython && body.isOwnMethod && !body.isStatic && first?.kind === 'name' ? first.name : selfName
    draft.inlineFunctions = body.isInline ? new Set([...inlineFunctions, body.id]) : new Set([body.id])
    draft.detachedFrom = !body.isInline ? new Map() : runsAtOnce(node) ? detachedFrom
      : new Map([...[...inlineFunctions].map((one) => [one, node.range.start] as const), ...detachedFrom])
    draft.environment = body.isInline ? copy(saved.environment ?? new Map()) : new Map()
    const returns = typeRef(draft, node.returns)
    const parameters = node.parameters.map((parameter, index) => visitParameter(draft, parameter, index, body))
    draft.functions[body.id] = body.fact(parameters, returns)
    if (node.body?.kind === 'block') visitStatements(draft, node.body.statements)
    else if (node.body) body.result.returned.push(visitExpression(draft, node.body))
    if (isStub(node)) body.result.returned.push(draft.hidden(node, { op: 'unknown', parts: [] }))
    draft.functions[body.id] = body.fact(parameters, returns)
    Object.assign(draft, saved)
    // What a callback assigns outside itself may or may not have happened afterwards.
    if (body.isInline && draft.environment && node.body) for (const id of draft.definitionsWithin(node.body)) {
      const { binding } = draft.scopes.definitions[id] ?? { binding: none }
      const before = draft.environment.get(binding)
      if (before) draft.environment.set(binding, union(before, [id]))
    }
  }
}

/** Overloads, abstract methods, and bodies that only raise, pass or explain: what runs is written elsewhere. */
function isStub(node: FunctionNode): boolean {
  if (node.body?.kind !== 'block') return node.body === null
  const { statements } = node.body
  return statements.length > 0 && statements.every((statement) => statement.kind === 'raise' || statement.kind === 'empty'
    || (statement.kind === 'expression-statement' && statement.expression.kind === 'literal'))
}

/** A stub that would not do as it is: one that passes does nothing, and may be meant to. */
function isAbstract(node: FunctionNode): boolean {
  const statements = node.body?.kind === 'block' ? node.body.statements : []
  return isStub(node) && !statements.some((statement) => statement.kind === 'empty')
    && (node.body === null || statements.some((statement) => statement.kind === 'raise' || (statement.kind === 'expression-statement' && statement.expression.kind === 'literal' && statement.expression.type === 'ellipsis')))
}

function visitParameter(draft: Draft, parameter: FunctionNode['parameters'][number], index: number, body: { id: FunctionId; defaults: readonly ValueId[] }): ParameterFact {
  // `@Args({ type: () => ID }) id: string`
  for (const decorator of parameter.decorators) visitExpression(draft, decorator)
  const annotation = typeRef(draft, parameter.annotation)
  const initial = draft.isPython ? body.defaults[index] ?? none : parameter.default ? visitExpression(draft, parameter.default) : none
  assignTarget(draft, parameter.target, { source: { from: 'parameter', function: body.id, index }, value: none, annotation })
  const definition = parameter.target.kind === 'name' ? draft.definitionAt(parameter.target) : none
  if (parameter.isField && parameter.target.kind === 'name') {
    addAttribute(draft, parameter.target.name, { value: none, annotation, parameter: definition, function: body.id, node: parameter.id, isStatic: false, decorators: [] })
  }
  return {
    name: parameter.target.kind === 'name' ? parameter.target.name : '', node: parameter.id, definition, annotation,
    default: initial, rest: parameter.rest, optional: parameter.optional,
  }
}

function addCallbackLoop(draft: Draft, node: FunctionNode, inline: { call: number; argument: number }, loop: LoopId, inner: FunctionId): void {
  const callee = draft.values[draft.calls[inline.call]?.callee ?? none]
  draft.loops[loop] = {
    node: node.id, form: 'callback', site: draft.site, inner,
    iterable: callee?.op === 'member' && inline.argument === 0 ? callee.object : none,
    async: false, definitions: node.body ? draft.definitionsWithin(node) : [], targets: node.parameters[0] ? draft.definitionsWithin(node.parameters[0]) : [],
    call: inline.call, method: callee?.op === 'member' ? callee.name : callee?.op === 'use' ? callee.name : '', test: none, update: none,
    argument: inline.argument, argumentName: argumentNameOf(node),
  }
}

function argumentNameOf(node: FunctionNode): string | null {
  return node.parent?.kind === 'argument' ? node.parent.name : null
}

function decoratorNames(node: FunctionNode): string[] {
  return node.decorators.map((decorator) => decorator.kind === 'name' ? decorator.name : '')
}

function className(draft: Draft): string {
  return draft.classes[draft.class]?.name ?? ''
}

export function visitClass(draft: Draft, node: ClassNode): ValueId {
  const id: ClassId = draft.scopes.classOfNode.get(node.id) ?? 0
  const isExpression = isClassExpression(node)
  const bases = node.bases.map((base) => visitExpression(draft, base))
  for (const keyword of node.keywords) visitExpression(draft, keyword.value)
  const decorators = node.decorators.map((decorator) => visitExpression(draft, decorator))
  if (node.name && !isExpression) draft.define(node.name, { from: 'class', class: id })
  const methods = Object.create(null) as Record<string, number[]>
  const attributes = Object.create(null) as Record<string, AttributeFact[]>
  draft.classes[id] = {
    node: node.id, name: node.name?.name ?? '', bases, baseArguments: node.baseArguments.map((one) => typeRef(draft, one)).filter((one) => one !== null),
    implements: node.implements.map((one) => typeRef(draft, one)).filter((one) => one !== null),
    decorators, methods, attributes, site: draft.site,
  }
  const saved = { scope: draft.scope, class: draft.class, classDraft: draft.classDraft, selfName: draft.selfName, memberClass: draft.memberClass }
  draft.scope = draft.scopes.scopeOfNode.get(node.id) ?? draft.scope
  draft.class = id
  draft.memberClass = id
  draft.classDraft = { methods, attributes }
  draft.selfName = null
  if (node.name && isExpression) draft.define(node.name, { from: 'class', class: id })
  for (const statement of node.body.statements) visitMember(draft, statement)
  Object.assign(draft, saved)
  return draft.value(node, { op: 'class', class: id })
}

function visitMember(draft: Draft, statement: ClassNode['body']['statements'][number]): void {
  if (statement.kind === 'function') {
    visitFunction(draft, statement, null, none)
    const name = statement.name?.name ?? ''
    const id = draft.scopes.functionOfNode.get(statement.id) ?? 0
    const methods = draft.classDraft?.methods
    if (methods && Object.hasOwn(methods, name)) methods[name]?.push(id)
    else if (methods) methods[name] = [id]
    return
  }
  const assign = statement.kind === 'expression-statement' && statement.expression.kind === 'assign' ? statement.expression : null
  if (!assign) { visitStatement(draft, statement); return }
  const isField = assign.form === 'field'
  const [target] = assign.targets
  if (!isField) {
    visitStatement(draft, statement)
    const value = assign.value ? draft.valueOfNode[assign.value.id] ?? none : none
    for (const one of assign.targets) if (one.kind === 'name') {
      addAttribute(draft, one.name, { value, annotation: typeRef(draft, assign.annotation), parameter: none, function: none, node: assign.id, isStatic: true, decorators: [] })
    }
    return
  }
  const decorators = assign.decorators.map((decorator) => visitExpression(draft, decorator))
  const value = assign.value ? visitExpression(draft, assign.value) : none
  if (target?.kind !== 'name' && target?.kind !== 'literal') return
  const name = target.kind === 'name' ? target.name : String(target.value)
  addAttribute(draft, name, { value, annotation: typeRef(draft, assign.annotation), parameter: none, function: none, node: assign.id, isStatic: assign.isStatic, decorators })
}
