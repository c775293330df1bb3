// First pass over a tree: scopes, bindings, every definition, and the ids of functions, classes and loops.
// Flow (the second pass) needs them before it starts: a loop's header is reached by what its body defines.

import { eachChild, walk } from '../syntax/children.js'
import type { Argument, Call, ClassNode, Comprehension, Expression, FunctionNode, Loop, Node, Statement, Tree } from '../syntax/tree.js'
import { none, type BindingId, type ClassId, type Definition, type DefinitionId, type FunctionId, type LoopId, type NodeId, type Site } from './facts.js'

export interface Scope {
  readonly id: number
  readonly form: 'module' | 'function' | 'class' | 'block' | 'comprehension'
  readonly parent: number
  /** The function whose code runs here. */
  readonly function: FunctionId
  readonly names: Map<string, BindingId>
}

export interface MutableBinding {
  readonly name: string
  readonly scope: number
  readonly definitions: DefinitionId[]
  /** Assigned by a function other than its own: its value at any point may be any definition. */
  isShared: boolean
}

export interface Scopes {
  readonly scopes: readonly Scope[]
  readonly scopeOfNode: ReadonlyMap<NodeId, number>
  readonly bindings: readonly MutableBinding[]
  /** In order of position. */
  readonly definitions: readonly Definition[]
  readonly definitionOfNode: ReadonlyMap<NodeId, DefinitionId>
  readonly functionOfNode: ReadonlyMap<NodeId, FunctionId>
  readonly classOfNode: ReadonlyMap<NodeId, ClassId>
  /** Loops, comprehension clauses, functions written as arguments, and arguments that name a callback. */
  readonly loopOfNode: ReadonlyMap<NodeId, LoopId>
  readonly siteOfFunction: readonly Site[]
  readonly siteOfLoop: readonly Site[]
}

interface Place { readonly scope: number; readonly site: Site }
type DefinitionForm = Definition['form']

/** Methods whose function argument runs once per element, by which a bare name given to them is a callback too. */
export const elementMethods: ReadonlySet<string> = new Set([
  'map', 'forEach', 'filter', 'reduce', 'reduceRight', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap',
])

/** Python's functions that run their first argument once per element, where they are called by their own names: `qs.filter(a, b)` is another one. */
const elementFunctions: ReadonlySet<string> = new Set(['filter', 'starmap', 'takewhile', 'dropwhile', 'filterfalse'])
/** Those that run what `key` names. */
const keyedFunctions: ReadonlySet<string> = new Set(['sorted', 'min', 'max', 'sort', 'nlargest', 'nsmallest'])

export function declareScopes(tree: Tree): Scopes {
  const isPython = tree.language === 'python'
  const scopes: Scope[] = []
  const scopeOfNode = new Map<NodeId, number>()
  const bindings: MutableBinding[] = []
  const definitions: Definition[] = []
  const functionOfNode = new Map<NodeId, FunctionId>()
  const classOfNode = new Map<NodeId, ClassId>()
  const loopOfNode = new Map<NodeId, LoopId>()
  const siteOfFunction: Site[] = []
  const siteOfLoop: Site[] = []
  /** Names that a Python function declares global or nonlocal, by scope. */
  const redirected = new Map<number, Map<string, 'global' | 'nonlocal'>>()

  const outside: Site = { function: none, loop: none }
  functionOfNode.set(tree.root.id, 0)
  siteOfFunction.push(outside)
  const moduleScope = openScope('module', none, 0, tree.root)
  const top: Place = { scope: moduleScope, site: { function: 0, loop: none } }
  hoist(tree.root.body, moduleScope)
  hoistVariables(tree.root, moduleScope)
  for (const statement of tree.root.body) visit(statement, top)
  return finish()

  function openScope(form: Scope['form'], parent: number, inFunction: FunctionId, node: Node): number {
    const id = scopes.length
    scopes.push({ id, form, parent, function: inFunction, names: new Map() })
    scopeOfNode.set(node.id, id)
    return id
  }

  function bind(name: string, scope: number): BindingId {
    const holder = scopes[scope] as Scope
    let binding = holder.names.get(name)
    if (binding === undefined) {
      binding = bindings.length
      bindings.push({ name, scope, definitions: [], isShared: false })
      holder.names.set(name, binding)
    }
    return binding
  }

  function functionScope(from: number): number {
    let scope = scopes[from] as Scope
    while (scope.form === 'block' || scope.form === 'comprehension') scope = scopes[scope.parent] as Scope
    return scope.id
  }

  /** The binding that an assignment to `name` changes; undefined for an undeclared JavaScript global. */
  function assignedBinding(name: string, place: Place, form: DefinitionForm): BindingId | undefined {
    if (isPython) {
      const current = scopes[place.scope] as Scope
      if (form === 'loop' && current.form === 'comprehension') return bind(name, place.scope)
      const scope = functionScope(place.scope)
      const redirect = redirected.get(scope)?.get(name)
      if (redirect === 'global') return bind(name, moduleScope)
      if (redirect === 'nonlocal') return lookUp(name, (scopes[scope] as Scope).parent) ?? bind(name, scope)
      return bind(name, scope)
    }
    if (form === 'const' || form === 'let' || form === 'parameter') return bind(name, place.scope)
    if (form === 'var') return bind(name, functionScope(place.scope))
    return lookUp(name, place.scope)
  }

  function lookUp(name: string, from: number): BindingId | undefined {
    for (let scope = scopes[from]; scope; scope = scopes[scope.parent]) {
      const binding = isPython && scope.form === 'class' ? undefined : scope.names.get(name)
      if (binding !== undefined) return binding
    }
    return undefined
  }

  function define(name: string, node: Node, place: Place, form: DefinitionForm): void {
    const binding = assignedBinding(name, place, form)
    if (binding === undefined) return
    const owner = scopes[(bindings[binding] as MutableBinding).scope] as Scope
    if (owner.function !== place.site.function) (bindings[binding] as MutableBinding).isShared = true
    definitions.push({ binding, node: node.id, start: node.range.start, site: place.site, form, source: { from: 'unknown' }, annotation: null })
  }

  /** Defines the names of a pattern, and visits whatever else it holds. */
  function defineTarget(target: Node, place: Place, form: DefinitionForm): void {
    switch (target.kind) {
      case 'name': define(target.name, target, place, form); return
      case 'collection': for (const element of target.elements) defineTarget(element, place, form); return
      case 'dictionary': for (const entry of target.entries) {
        if (entry.key && entry.computed) visit(entry.key, place)
        defineTarget(entry.value, place, form)
      } return
      case 'default': defineTarget(target.target, place, form); visit(target.value, place); return
      case 'spread': defineTarget(target.value, place, form); return
      default: visit(target, place)
    }
  }

  /** JavaScript declarations are known in their whole block before the first statement runs. */
  function hoist(statements: readonly Statement[], scope: number): void {
    if (isPython) return
    for (const statement of statements) hoistOne(statement, scope)
  }

  function hoistOne(statement: Node, scope: number): void {
    if (statement.kind === 'export') { if (statement.declaration) hoistOne(statement.declaration, scope) }
    else if (statement.kind === 'function' && statement.form === 'declaration' && statement.name) bind(statement.name.name, scope)
    else if ((statement.kind === 'class' || statement.kind === 'enum') && statement.name) bind(statement.name.name, scope)
    else if (statement.kind === 'import') for (const name of statement.names) { if (name.local) bind(name.local.name, scope) }
    else if (statement.kind === 'declaration' && statement.form !== 'var') {
      for (const declarator of statement.declarators) for (const target of declarator.targets) bindNames(target, scope)
    }
  }

  /** `var` belongs to its function, however deep it stands. */
  function hoistVariables(body: Node, scope: number): void {
    if (isPython) return
    eachChild(body, (child) => { walk(child, (node) => {
      if (node.kind === 'function' || node.kind === 'class') return false
      if (node.kind === 'declaration' && node.form === 'var') for (const declarator of node.declarators) for (const target of declarator.targets) bindNames(target, scope)
      if (node.kind === 'loop' && node.declares === 'var' && node.target) bindNames(node.target, scope)
      return true
    }) })
  }

  function bindNames(target: Node, scope: number): void {
    if (target.kind === 'name') bind(target.name, scope)
    else if (target.kind === 'collection') for (const element of target.elements) bindNames(element, scope)
    else if (target.kind === 'dictionary') for (const entry of target.entries) bindNames(entry.value, scope)
    else if (target.kind === 'default') bindNames(target.target, scope)
    else if (target.kind === 'spread') bindNames(target.value, scope)
  }

  function visit(node: Node, place: Place): void {
    switch (node.kind) {
      case 'function': visitFunction(node, place, none); return
      case 'class': visitClass(node, place); return
      case 'comprehension': visitComprehension(node, place); return
      case 'loop': visitLoop(node, place); return
      case 'call': visitCall(node, place); return
      case 'block': visitBlock(node.statements, node, place); return
      case 'switch': {
        visit(node.subject, place)
        const inside = isPython ? place : { ...place, scope: openScope('block', place.scope, place.site.function, node) }
        for (const one of node.cases) hoist(one.body.statements, inside.scope)
        for (const one of node.cases) {
          for (const pattern of one.patterns) { if (node.form === 'match') definePatternNames(pattern, inside); else visit(pattern, inside) }
          if (one.guard) visit(one.guard, inside)
          for (const statement of one.body.statements) visit(statement, inside)
        }
        return
      }
      case 'assign': {
        if (node.value) visit(node.value, place)
        // A class field is an attribute; in Python it is a name of the class scope as well.
        const form: DefinitionForm = node.form === 'using' ? 'const' : node.form === 'field' || node.form === '' ? 'other' : node.form
        if (node.form === 'field') return
        if (node.annotation) visit(node.annotation, place)
        for (const target of node.targets) defineTarget(target, place, form)
        return
      }
      case 'with':
        for (const item of node.items) { visit(item.value, place); if (item.target) defineTarget(item.target, place, 'other') }
        visit(node.body, place)
        return
      case 'handler': {
        const inside = isPython ? place : { ...place, scope: openScope('block', place.scope, place.site.function, node) }
        if (node.type) visit(node.type, place)
        if (node.name) { if (!isPython) bindNames(node.name, inside.scope); defineTarget(node.name, inside, 'other') }
        visit(node.body, inside)
        return
      }
      case 'import': for (const name of node.names) if (name.local) define(name.local.name, name.local, place, isPython ? 'other' : 'const'); return
      case 'enum':
        define(node.name.name, node.name, place, isPython ? 'other' : 'const')
        for (const member of node.members) if (member.value) visit(member.value, place)
        return
      case 'type-alias': if (isPython) define(node.name.name, node.name, place, 'other'); return
      case 'delete': for (const target of node.targets) { if (target.kind === 'name' && isPython) define(target.name, target, place, 'other'); else visit(target, place) } return
      case 'interface': case 'type': case 'scope-declaration': return
      default: eachChild(node, (child) => { visit(child, place) })
    }
  }

  function visitBlock(statements: readonly Statement[], node: Node, place: Place): void {
    if (isPython) { for (const statement of statements) visit(statement, place); return }
    const inside = { ...place, scope: openScope('block', place.scope, place.site.function, node) }
    hoist(statements, inside.scope)
    for (const statement of statements) visit(statement, inside)
  }

  function definePatternNames(pattern: Node, place: Place): void {
    if (pattern.kind === 'name') { if (pattern.name !== '_') define(pattern.name, pattern, place, 'other'); return }
    if (pattern.kind === 'call') { for (const one of pattern.arguments) definePatternNames(one.value, place); return }
    if (pattern.kind === 'member' || pattern.kind === 'literal') return
    eachChild(pattern, (child) => { definePatternNames(child, place) })
  }

  function visitFunction(node: FunctionNode, place: Place, loop: LoopId): void {
    for (const decorator of node.decorators) visit(decorator, place)
    for (const parameter of node.parameters) {
      for (const decorator of parameter.decorators) visit(decorator, place)
      if (parameter.default && isPython) visit(parameter.default, place)
    }
    const isNamedHere = node.name && (node.form === 'declaration' || (isPython && node.form === 'method'))
    if (isNamedHere && node.name) define(node.name.name, node.name, place, isPython ? 'other' : 'let')
    const id = siteOfFunction.length
    siteOfFunction.push(place.site)
    functionOfNode.set(node.id, id)
    if (loop !== none) loopOfNode.set(node.id, loop)
    const scope = openScope('function', place.scope, id, node)
    const inside: Place = { scope, site: { function: id, loop: none } }
    if (!isPython && node.name && node.form === 'expression') define(node.name.name, node.name, inside, 'const')
    if (isPython && node.body) collectRedirects(node.body, scope)
    for (const parameter of node.parameters) defineTarget(parameter.target, inside, 'parameter')
    if (!isPython) for (const parameter of node.parameters) if (parameter.default) visit(parameter.default, inside)
    if (!node.body) return
    if (node.body.kind !== 'block') { visit(node.body, inside); return }
    hoist(node.body.statements, scope)
    hoistVariables(node.body, scope)
    for (const statement of node.body.statements) visit(statement, inside)
  }

  function collectRedirects(node: Node, scope: number): void {
    eachChild(node, (child) => {
      if (child.kind === 'function' || child.kind === 'class') return
      if (child.kind === 'scope-declaration') {
        const names = redirected.get(scope) ?? new Map<string, 'global' | 'nonlocal'>()
        for (const name of child.names) names.set(name.name, child.form)
        redirected.set(scope, names)
      }
      collectRedirects(child, scope)
    })
  }

  function visitClass(node: ClassNode, place: Place): void {
    for (const part of [...node.decorators, ...node.bases, ...node.keywords]) visit(part, place)
    const isExpression = isClassExpression(node)
    if (node.name && !isExpression) define(node.name.name, node.name, place, isPython ? 'other' : 'let')
    classOfNode.set(node.id, classOfNode.size)
    const inside: Place = { scope: openScope('class', place.scope, place.site.function, node), site: place.site }
    // A class expression's name is known inside it alone. (A JavaScript class scope holds no other names.)
    if (node.name && isExpression) define(node.name.name, node.name, inside, 'const')
    for (const statement of node.body.statements) visit(statement, inside)
  }

  function openLoop(node: Node, place: Place): LoopId {
    const id = siteOfLoop.length
    siteOfLoop.push(place.site)
    loopOfNode.set(node.id, id)
    return id
  }

  function within(loop: LoopId, place: Place, scope = place.scope): Place {
    return { scope, site: { function: place.site.function, loop } }
  }

  function visitLoop(node: Loop, place: Place): void {
    const scope = isPython ? place.scope : openScope('block', place.scope, place.site.function, node)
    const around: Place = { ...place, scope }
    if (node.init) { if (node.init.kind === 'declaration') hoist([node.init], scope); visit(node.init, around) }
    if (node.iterable) visit(node.iterable, place)
    const inside = within(openLoop(node, place), place, scope)
    if (node.target) {
      const form: DefinitionForm = node.declares === '' ? 'loop' : node.declares === 'using' ? 'const' : node.declares
      if (node.declares === 'let' || node.declares === 'const') bindNames(node.target, scope)
      defineTarget(node.target, inside, form)
    }
    for (const part of [node.test, node.update, node.body]) if (part) visit(part, inside)
    if (node.orElse) visit(node.orElse, place)
  }

  function visitComprehension(node: Comprehension, place: Place): void {
    const scope = openScope('comprehension', place.scope, place.site.function, node)
    let inside: Place = { ...place, scope }
    node.clauses.forEach((clause, index) => {
      visit(clause.iterable, index === 0 ? place : inside)
      inside = within(openLoop(clause, index === 0 ? place : inside), place, scope)
      defineTarget(clause.target, inside, 'loop')
      for (const condition of clause.conditions) visit(condition, inside)
    })
    if (node.key) visit(node.key, inside)
    visit(node.element, inside)
  }

  function visitCall(node: Call, place: Place): void {
    visit(node.callee, place)
    node.arguments.forEach((argument, index) => {
      const value = argument.value
      if (value.kind === 'function') visitFunction(value, place, openLoop(argument, place))
      else {
        if (namesCallback(node, argument, index)) openLoop(argument, place)
        visit(value, place)
      }
    })
  }

  /** `ids.map(load)`, `map(load, ids)`, `pool.map(load, ids)`, `sorted(ids, key=load)`: the argument is run once per element. */
  function namesCallback(call: Call, argument: Argument, index: number): boolean {
    if (!namesFunction(argument.value)) return false
    if (argument.name !== null) return isPython && argument.name === 'key' && keyedFunctions.has(calledName(call.callee))
    if (index > 1) return false
    // A second argument is a callback of functions that take the collection first (`_.map(xs, load)`); which it is, the library's model says.
    const name = calledName(call.callee)
    if (isPython) return index === 0 && call.arguments.length >= 2 && (name === 'map' || elementFunctions.has(name) && call.callee.kind === 'name')
    return index === 0 ? call.callee.kind === 'member' && elementMethods.has(name) : elementMethods.has(name) || name === 'pMap'
  }

  function finish(): Scopes {
    definitions.sort((a, b) => a.start - b.start)
    const definitionOfNode = new Map<NodeId, DefinitionId>()
    definitions.forEach((definition, id) => {
      definitionOfNode.set(definition.node, id)
      ;(bindings[definition.binding] as MutableBinding).definitions.push(id)
    })
    return { scopes, scopeOfNode, bindings, definitions, definitionOfNode, functionOfNode, classOfNode, loopOfNode, siteOfFunction, siteOfLoop }
  }
}

/** JavaScript's `const A = class B {}`. */
export function isClassExpression({ parent }: ClassNode): boolean {
  return parent !== null && !['module', 'block', 'export', 'labeled', 'case'].includes(parent.kind)
}

/** `load`, `self.load`, `partial(load, db)`, `load.bind(null, db)` */
function namesFunction(value: Expression): boolean {
  return value.kind === 'name' || value.kind === 'member' || (value.kind === 'call' && /^(partial|bind)$/.test(calledName(value.callee)))
}

function calledName(callee: Expression): string {
  return callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.property : ''
}
