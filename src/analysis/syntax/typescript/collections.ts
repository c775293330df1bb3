// Arrays and objects, as values and as destructuring patterns.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { Collection, Dictionary, Entry, Expression } from '../tree.js'
import { lowerExpression } from './expressions.js'
import { lowerMethod } from './functions.js'
import { findToken, missing, outerEnd, placeBetween, placeOf, plainPlace, skipTrivia, type Place, type Source } from './source.js'

export function lowerArray(source: Source, node: TSESTree.ArrayExpression | TSESTree.ArrayPattern): Collection {
  const elements: Expression[] = []
  let at = node.range[0] + 1
  for (const element of node.elements) {
    elements.push(element ? lowerExpression(source, element, at) : missing(source, skipTrivia(source.text, at)))
    const end = element ? outerEnd(source, element) : at
    const comma = findToken(source.text, ',', end, node.range[1])
    at = comma < 0 ? end : comma + 1
  }
  return { kind: 'collection', ...patternPlace(source, node, at, ']'), form: 'list', elements }
}

export function lowerObject(source: Source, node: TSESTree.ObjectExpression | TSESTree.ObjectPattern): Dictionary {
  const properties: readonly TSESTree.Node[] = node.properties
  const entries = properties.map((property) => lowerEntry(source, property))
  const last = properties.at(-1)
  return { kind: 'dictionary', ...patternPlace(source, node, last ? last.range[1] : node.range[0] + 1, '}'), form: 'object', entries }
}

/** An annotated pattern has a range that includes its annotation: the pattern alone ends with its bracket. */
function patternPlace(source: Source, node: TSESTree.ArrayExpression | TSESTree.ArrayPattern | TSESTree.ObjectExpression | TSESTree.ObjectPattern,
  from: number, close: string): Place {
  if (!('typeAnnotation' in node) || !(node.typeAnnotation ?? node.optional)) return placeOf(source, node)
  const at = findToken(source.text, close, from, node.range[1])
  return placeBetween(source, node.range[0], at < 0 ? node.range[1] : at + 1)
}

function lowerEntry(source: Source, node: TSESTree.Node): Entry {
  if (node.type === T.Property) return lowerProperty(source, node)
  const isSpread = node.type === T.SpreadElement || node.type === T.RestElement
  const value = lowerExpression(source, isSpread ? node.argument : node, node.range[1])
  return { kind: 'entry', ...plainPlace(source, node.range[0], node.range[1]), key: null, value, computed: false, shorthand: false, spread: true }
}

function lowerProperty(source: Source, node: TSESTree.Property): Entry {
  const isFunction = node.method || node.kind !== 'init'
  const value = isFunction ? lowerMethod(source, node) : lowerExpression(source, node.value, node.range[1])
  return {
    kind: 'entry', ...plainPlace(source, node.range[0], node.range[1]), key: lowerKey(source, node.key, node.computed), value,
    computed: node.computed, shorthand: node.shorthand, spread: false,
  }
}

/** A plain key is a string with the key's text, whether it is written as a name, a string or a number. */
export function lowerKey(source: Source, key: TSESTree.Node, computed: boolean): Expression {
  if (computed) return lowerExpression(source, key, key.range[0])
  return { kind: 'literal', ...plainPlace(source, key.range[0], key.range[1]), type: 'string', value: keyText(source, key) }
}

export function keyText(source: Source, key: TSESTree.Node): string {
  if (key.type === T.Identifier) return key.name
  if (key.type === T.PrivateIdentifier) return `#${key.name}`
  if (key.type === T.Literal && (typeof key.value === 'string' || typeof key.value === 'number')) return String(key.value)
  return source.text.slice(key.range[0], key.range[1])
}
