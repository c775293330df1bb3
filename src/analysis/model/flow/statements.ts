// Statements in order, with the definitions that reach each point: branches merge, loops see what their bodies define.

import { eachChild } from '../../syntax/children.js'
import type { Expression, Loop, Node, Statement, Switch, Try, With } from '../../syntax/tree.js'
import { none, type EnumFact, type LoopFact, type ValueId } from '../facts.js'
import type { Draft } from './draft.js'
import { copy, merge, type Environment } from './environment.js'
import { markAwaited, visitAssign, visitExpression } from './expressions.js'
import { visitClass, visitFunction } from './functions.js'
import { assignTarget } from './targets.js'
import { assume } from './tests.js'
import { typeRef } from './types.js'

export function visitStatements(draft: Draft, statements: readonly Statement[]): void {
  // JavaScript functions exist before the first statement of their block runs.
  if (!draft.isPython) for (const statement of statements) hoistFunction(draft, statement)
  for (const statement of statements) visitStatement(draft, statement)
}

function hoistFunction(draft: Draft, statement: Node): void {
  const node = statement.kind === 'export' ? statement.declaration : statement
  if (node?.kind !== 'function' || node.form !== 'declaration' || !node.name) return
  draft.hoisted.add(node.id)
  draft.define(node.name, { from: 'function', function: draft.scopes.functionOfNode.get(node.id) ?? 0 })
}

export function visitStatement(draft: Draft, node: Node): void {
  switch (node.kind) {
    case 'block': inScopeOf(draft, node, () => { visitStatements(draft, node.statements) }); return
    case 'expression-statement': visitExpression(draft, node.expression); return
    case 'declaration': for (const declarator of node.declarators) visitAssign(draft, declarator); return
    case 'function': visitFunction(draft, node, null, none); return
    case 'class': visitClass(draft, node); return
    case 'loop': visitLoop(draft, node); return
    case 'branch': {
      visitExpression(draft, node.test)
      const before = copy(draft.environment)
      assume(draft, node.test, true)
      visitStatement(draft, node.then)
      const after = draft.environment
      draft.environment = before
      assume(draft, node.test, false)
      if (node.otherwise) visitStatement(draft, node.otherwise)
      draft.environment = merge(after, draft.environment)
      return
    }
    case 'switch': visitSwitch(draft, node); return
    case 'try': visitTry(draft, node); return
    case 'with':
      for (const item of node.items) {
        const value = visitExpression(draft, item.value)
        draft.enters.push({ value, async: node.async, site: draft.site })
        if (node.async) { markAwaited(draft, value); draft.awaits.push({ node: item.id, form: 'with', value, site: draft.site }) }
        if (item.target) assignTarget(draft, item.target, { source: { from: 'enter', value, async: node.async }, value: none })
      }
      visitSwallowing(draft, node)
      return
    case 'return': {
      if (node.value) draft.functionDraft.returned.push(visitExpression(draft, node.value))
      draft.environment = null
      return
    }
    case 'raise':
      if (node.value) visitExpression(draft, node.value)
      if (node.cause) visitExpression(draft, node.cause)
      draft.environment = null
      return
    case 'break': draft.leave(node.label); return
    case 'continue': draft.environment = null; return
    case 'labeled': {
      const left = draft.leavable('block', node.label, () => { visitStatement(draft, node.body) })
      draft.environment = merge(draft.environment, left)
      return
    }
    case 'import': for (const name of node.names) {
      if (!name.local && name.imported === '*') draft.stars.push({ module: node.module, level: node.level })
      if (!name.local) continue
      // `import a.b` binds `a`; with `as` it binds the module itself.
      const isRenamed = name.local.range.start !== name.range.start
      const isFirstSegment = node.form === 'module' && !isRenamed && name.imported.startsWith(`${name.local.name}.`)
      const module = node.form === 'module' ? (isFirstSegment ? name.local.name : name.imported) : node.module
      const at = draft.imports.length
      draft.imports.push({ node: name.id, module, level: node.level, name: node.form === 'module' ? '*' : name.imported, typeOnly: node.typeOnly || name.typeOnly })
      draft.define(name.local, { from: 'import', import: at })
    } return
    case 'export': visitExport(draft, node); return
    case 'assert':
      visitExpression(draft, node.test)
      if (node.message) visitExpression(draft, node.message)
      assume(draft, node.test, true)
      return
    case 'delete': visitExpression(draft, node); return
    case 'enum': {
      const id = draft.enums.length
      draft.enums.push({ node: node.id, name: node.name.name, members: node.members.map((member) => member.name), types: node.members.map((member) => typeOfMember(member.value)) })
      draft.define(node.name, { from: 'enum', enum: id })
      for (const member of node.members) if (member.value) visitExpression(draft, member.value)
      return
    }
    case 'type-alias': addType(draft, node); return
    case 'interface': addType(draft, node); return
    case 'namespace': visitStatement(draft, node.body); return
    case 'empty': case 'scope-declaration': return
    case 'other': eachChild(node, (child) => { visitStatement(draft, child) }); return
    default: visitExpression(draft, node)
  }
}

function typeOfMember(value: Expression | null): EnumFact['types'][number] {
  if (!value || (value.kind === 'literal' && value.type === 'number') || value.kind === 'unary') return 'number'
  return (value.kind === 'literal' && value.type === 'string') || value.kind === 'template' ? 'string' : 'unknown'
}

function addType(draft: Draft, node: Extract<Node, { kind: 'type-alias' | 'interface' }>): void {
  const written = node.kind === 'type-alias' ? typeRef(draft, node.type) : null
  // What a class implements is known by its name.
  const type = node.kind === 'type-alias' ? written && (written.form === 'object' ? { ...written, name: node.name.name } : written) : {
    form: 'object' as const, name: node.name.name, head: none, value: null,
    args: node.bases.map((base) => typeRef(draft, base)).filter((base) => base !== null),
    members: node.members.map((member) => ({ name: member.name, type: typeRef(draft, member.type), optional: member.optional, isMethod: member.isMethod })),
  }
  if (!type) return
  const id = draft.types.length
  draft.types.push({ node: node.id, name: node.name.name, type, parameters: node.parameters })
  if (draft.isPython) draft.define(node.name, { from: 'type', alias: id })
}

/** Runs `body` in the scope that the first pass opened for the node, if it did. */
function inScopeOf(draft: Draft, node: Node, body: () => void): void {
  const outer = draft.scope
  draft.scope = draft.scopes.scopeOfNode.get(node.id) ?? outer
  body()
  draft.scope = outer
}

function visitLoop(draft: Draft, node: Loop): void {
  inScopeOf(draft, node, () => {
    if (node.init) { if (node.init.kind === 'declaration') visitStatement(draft, node.init); else visitExpression(draft, node.init) }
    const outerScope = draft.scope
    // The iterable is evaluated outside the loop's own scope.
    const iterable: ValueId = node.iterable ? visitExpression(draft, node.iterable) : none
    draft.scope = outerScope
    const site = draft.site
    const loop = draft.loopOf(node)
    const entry = draft.includeDefinitionsOf(node, draft.environment)
    draft.environment = copy(entry)
    draft.site = { function: site.function, loop }
    if (node.async) draft.awaits.push({ node: node.id, form: 'for', value: iterable, site })
    if (node.target) assignTarget(draft, node.target, { source: { from: node.form === 'keys' ? 'key' : 'element', of: iterable, loop }, value: none })
    const test = node.test && node.form !== 'do' ? visitExpression(draft, node.test) : none
    if (node.test && node.form !== 'do') assume(draft, node.test, true)
    draft.leavable('loop', node.label, () => { visitStatement(draft, node.body) })
    draft.environment ??= copy(entry)
    const lateTest = node.test && node.form === 'do' ? visitExpression(draft, node.test) : test
    const update = node.update ? visitExpression(draft, node.update) : none
    const fact: LoopFact = {
      node: node.id, form: node.form, site, inner: site.function, iterable, async: node.async, definitions: draft.definitionsWithin(node),
      targets: node.target ? draft.definitionsWithin(node.target) : node.init ? draft.definitionsWithin(node.init) : [],
      call: none, method: '', argument: none, argumentName: null, test: lateTest, update,
    }
    draft.loops[loop] = fact
    draft.site = site
    draft.environment = merge(entry, draft.environment)
    if (node.orElse) visitStatement(draft, node.orElse)
  })
}

function visitSwitch(draft: Draft, node: Switch): void {
  const subject = visitExpression(draft, node.subject)
  inScopeOf(draft, node, () => {
    const before = copy(draft.environment)
    let after: Environment = node.cases.some((one) => one.isDefault) ? null : copy(before)
    let fallsThrough: Environment = null
    for (const one of node.cases) {
      draft.environment = merge(before, node.form === 'switch' ? fallsThrough : null)
      for (const pattern of one.patterns) {
        if (node.form === 'match') bindPattern(draft, pattern, subject)
        else visitExpression(draft, pattern)
      }
      if (one.guard) visitExpression(draft, one.guard)
      const visitBody = () => { visitStatements(draft, one.body.statements) }
      if (node.form === 'switch') after = merge(after, draft.leavable('switch', null, visitBody))
      else visitBody()
      fallsThrough = draft.environment
      if (node.form === 'match' || one === node.cases.at(-1)) after = merge(after, fallsThrough)
    }
    draft.environment = after
  })
}

function bindPattern(draft: Draft, pattern: Node, subject: ValueId): void {
  for (const id of draft.definitionsWithin(pattern)) {
    const node = draft.tree.nodes[draft.scopes.definitions[id]?.node ?? none]
    if (node) draft.define(node, pattern.kind === 'name' ? { from: 'value', value: subject } : { from: 'unknown' })
  }
}

function visitTry(draft: Draft, node: Try): void {
  const before = copy(draft.environment)
  visitStatement(draft, node.body)
  const bodyEnd = draft.environment
  let after = bodyEnd
  if (node.orElse && bodyEnd) { visitStatement(draft, node.orElse); after = draft.environment }
  const interrupted = draft.includeDefinitionsOf(node.body, before)
  for (const handler of node.handlers) {
    draft.environment = copy(interrupted)
    inScopeOf(draft, handler, () => {
      if (handler.type) visitExpression(draft, handler.type)
      if (handler.name) assignTarget(draft, handler.name, { source: { from: 'unknown' }, value: none })
      visitStatement(draft, handler.body)
    })
    after = merge(after, draft.environment)
  }
  if (!node.finalizer) { draft.environment = after; return }
  // It runs on every way out, also where a handler or the else raises or returns; what follows is reached by what completed.
  let anywhere = interrupted
  for (const part of [...node.handlers, ...(node.orElse ? [node.orElse] : [])]) anywhere = draft.includeDefinitionsOf(part, anywhere)
  draft.environment = merge(after, anywhere)
  visitStatement(draft, node.finalizer)
  const finished = draft.environment
  draft.environment = finished && after
  for (const id of draft.definitionsWithin(node.finalizer)) {
    const { binding } = draft.scopes.definitions[id] ?? { binding: none }
    const definitions = finished?.get(binding)
    if (definitions) draft.environment?.set(binding, definitions)
  }
}

/** Context managers that end their body silently where it raises. */
const swallowing: ReadonlySet<string> = new Set(['suppress', 'raises', 'assertRaises', 'ignored'])

function visitSwallowing(draft: Draft, node: With): void {
  const before = copy(draft.environment)
  visitStatement(draft, node.body)
  const swallows = node.items.some(({ value }) => value.kind === 'call' && swallowing.has(
    value.callee.kind === 'name' ? value.callee.name : value.callee.kind === 'member' ? value.callee.property : ''))
  if (swallows) draft.environment = merge(draft.environment, draft.includeDefinitionsOf(node.body, before))
}

function visitExport(draft: Draft, node: Extract<Node, { kind: 'export' }>): void {
  if (node.declaration) {
    const { declaration } = node
    const isStatement = declaration.kind !== 'name' && declaration.kind !== 'call' && declaration.kind !== 'dictionary'
    if (isStatement) visitStatement(draft, declaration)
    else visitExpression(draft, declaration)
    const names = declaration.kind === 'declaration' ? draft.definitionsWithin(declaration).map((id) => draft.scopes.definitions[id]).filter((one) => one?.site.function === draft.site.function)
      : []
    for (const definition of names) {
      const binding = definition && draft.scopes.bindings[definition.binding]
      if (definition && binding) draft.exports.push({ exported: binding.name, local: binding.name, module: null, value: none, binding: definition.binding })
    }
    const name = declaration.kind === 'function' || declaration.kind === 'class' || declaration.kind === 'enum' ? declaration.name?.name : undefined
    if (name !== undefined) draft.exports.push({ exported: node.isDefault ? 'default' : name, local: name, module: null, value: none, binding: draft.lookUp(name) })
    else if (node.isDefault) draft.exports.push({ exported: node.isEquals ? '=' : 'default', local: '', module: null, value: draft.valueOfNode[declaration.id] ?? none, binding: none })
  }
  for (const name of node.names) {
    draft.exports.push({ exported: name.exported, local: name.local, module: node.module, value: none, binding: node.module === null ? draft.lookUp(name.local) : none })
  }
}
