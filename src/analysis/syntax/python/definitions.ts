// Functions, lambdas, classes, decorators and parameters.

import type { Argument, ClassNode, Expression, FunctionNode, Other, Parameter, Statement } from '../tree.js'
import { lowerArgument } from './calls.js'
import { headerOf, lowerBody, rangeUntil } from './compound.js'
import { lowerExpression, lowerName } from './expressions.js'
import { at, childAfter, childOfType, isBroken, namedChildren, other, rangeOf, tokenOf, type Source } from './source.js'
import type { SyntaxNode } from './syntax-node.js'
import { lowerParts } from './statements.js'
import { lowerType } from './types.js'

export function lowerFunction(node: SyntaxNode, source: Source): FunctionNode {
  const { body, generator } = withYields(source, () => lowerBody(node, source))
  const name = childOfType(node, 'identifier')
  const parameters = childOfType(node, 'parameters')
  const returns = childAfter(node, '->')
  return {
    kind: 'function', ...at(rangeUntil(node, [body], source)), form: 'declaration',
    name: name && !name.missing ? lowerName(name, source) : null,
    parameters: parameters ? lowerParameters(parameters, source) : [], returns: returns ? lowerType(returns, source) : null,
    body, decorators: [], async: tokenOf(node, 'async') !== undefined, generator, isStatic: false,
    keyword: rangeOf(tokenOf(node, 'def') ?? node, source), header: headerOf(node, source),
  }
}

export function lowerLambda(node: SyntaxNode, source: Source): FunctionNode {
  const parameters = childOfType(node, 'lambda_parameters')
  const value = childAfter(node, ':')
  const { body, generator } = withYields(source, () => value ? lowerExpression(value, source) : other(headerOf(node, source)))
  return {
    kind: 'function', ...at(rangeOf(node, source)), form: 'lambda', name: null,
    parameters: parameters ? lowerParameters(parameters, source) : [], returns: null, body, decorators: [],
    async: false, generator, isStatic: false,
    keyword: rangeOf(tokenOf(node, 'lambda') ?? node, source), header: headerOf(node, source),
  }
}

export function lowerClass(node: SyntaxNode, source: Source): ClassNode {
  const body = lowerBody(node, source)
  for (const statement of body.statements) markMethod(statement)
  const name = childOfType(node, 'identifier')
  const list = childOfType(node, 'argument_list')
  const bases: Expression[] = []
  const keywords: Argument[] = []
  for (const child of list ? namedChildren(list) : []) {
    if (child.type === 'keyword_argument' || child.type === 'dictionary_splat') keywords.push(lowerArgument(child, source))
    else bases.push(lowerExpression(child, source))
  }
  return {
    kind: 'class', ...at(rangeUntil(node, [body], source)), name: name && !name.missing ? lowerName(name, source) : null,
    bases, baseArguments: [], implements: [], keywords, decorators: [], body, isAbstract: false, header: headerOf(node, source),
  }
}

/** A function directly in a class, or there under an `if`, is a method. */
function markMethod(statement: Statement): void {
  if (statement.kind === 'function') {
    statement.form = methodForm(statement)
    statement.isStatic = statement.decorators.some((decorator) => decorator.kind === 'name' && decorator.name === 'staticmethod')
  } else if (statement.kind === 'branch') {
    statement.then.statements.forEach(markMethod)
    if (statement.otherwise?.kind === 'branch') markMethod(statement.otherwise)
    else statement.otherwise?.statements.forEach(markMethod)
  }
}

function methodForm(method: FunctionNode): FunctionNode['form'] {
  if (method.name?.name === '__init__') return 'constructor'
  for (const decorator of method.decorators) {
    const name = decorator.kind === 'name' ? decorator.name : decorator.kind === 'member' ? decorator.property : ''
    if (name === 'property' || name === 'cached_property') return 'getter'
    if (name === 'setter') return 'setter'
  }
  return 'method'
}

/** Decorators belong to the definition, and its range begins with them; its header does not. */
export function lowerDecorated(node: SyntaxNode, source: Source): FunctionNode | ClassNode | Other {
  const inner = node.children.find((child) => child.type === 'function_definition' || child.type === 'class_definition')
  if (!inner) return lowerParts(node, source)
  const definition = inner.type === 'class_definition' ? lowerClass(inner, source) : lowerFunction(inner, source)
  for (const child of node.children) {
    const expression = child.type === 'decorator' ? child.children[1] : undefined
    if (expression) definition.decorators.push(lowerExpression(expression, source))
  }
  definition.range = { start: rangeOf(node, source).start, end: definition.range.end }
  definition.outer = definition.range
  return definition
}

/** Runs `lower` and tells whether it met a `yield` that belongs to this function, not to one inside. */
function withYields<Body>(source: Source, lower: () => Body): { body: Body; generator: boolean } {
  const outside = source.seen.yields
  source.seen.yields = false
  const body = lower()
  const generator = source.seen.yields
  source.seen.yields = outside
  return { body, generator }
}

function lowerParameters(node: SyntaxNode, source: Source): Parameter[] {
  const parameters: Parameter[] = []
  let keywordOnly = false
  for (const child of namedChildren(node)) {
    if (child.type === 'keyword_separator') keywordOnly = true
    if (child.type === 'keyword_separator' || child.type === 'positional_separator') continue
    const parameter = lowerParameter(child, keywordOnly, source)
    if (parameter.rest === '*') keywordOnly = true
    parameters.push(parameter)
  }
  return parameters
}

function lowerParameter(node: SyntaxNode, keywordOnly: boolean, source: Source): Parameter {
  const isPlain = !parametersWithParts.has(node.type)
  const named = isPlain ? node : node.children[0] ?? node
  const rest = restOf[named.type] ?? ''
  const target = rest ? named.children[1] ?? named : named
  const annotation = isPlain ? undefined : childAfter(node, ':')
  const value = isPlain ? undefined : childAfter(node, '=')
  const isWhole = !source.hasErrors || !isBroken(named)
  return {
    kind: 'parameter', ...at(rangeOf(node, source)), target: isWhole ? lowerExpression(target, source) : other(rangeOf(named, source)),
    annotation: annotation ? lowerType(annotation, source) : null, default: value ? lowerExpression(value, source) : null,
    rest, isField: false, optional: false, keywordOnly: keywordOnly && rest === '', decorators: [],
  }
}

const parametersWithParts = new Set(['typed_parameter', 'default_parameter', 'typed_default_parameter'])
const restOf: Readonly<Record<string, '*' | '**'>> = { list_splat_pattern: '*', dictionary_splat_pattern: '**' }

