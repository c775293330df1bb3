// Calls, `new`, tagged templates and dynamic imports.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { Range } from '../../text/range.js'
import type { Argument, Call, TypeExpression } from '../tree.js'
import { lowerExpression } from './expressions.js'
import { lowerTemplate } from './literals.js'
import { findToken, outerEnd, outerStart, placeOf, plainPlace, rangeOf, type Source } from './source.js'
import { lowerType } from './types.js'

export function lowerCall(source: Source, node: TSESTree.CallExpression | TSESTree.NewExpression): Call {
  const afterCallee = node.typeArguments?.range[1] ?? outerEnd(source, node.callee)
  return {
    kind: 'call', ...placeOf(source, node), callee: lowerExpression(source, node.callee, node.range[0]),
    arguments: node.arguments.map((each) => lowerArgument(source, each)),
    argumentsRange: argumentsBetween(source, afterCallee, node.range[1]),
    isNew: node.type === T.NewExpression, optional: node.type === T.CallExpression && node.optional, tagged: false,
    typeArguments: typeArgumentsOf(source, node.typeArguments),
  }
}

export function lowerTaggedTemplate(source: Source, node: TSESTree.TaggedTemplateExpression): Call {
  const value = lowerTemplate(source, node.quasi)
  const [start, end] = node.quasi.range
  return {
    kind: 'call', ...placeOf(source, node), callee: lowerExpression(source, node.tag, node.range[0]),
    arguments: [{ kind: 'argument', ...plainPlace(source, start, end), name: null, spread: '', value }],
    argumentsRange: rangeOf(source, start, end), isNew: false, optional: false, tagged: true,
    typeArguments: typeArgumentsOf(source, node.typeArguments),
  }
}

/** `import('m')`: a call of the name `import`. */
export function lowerDynamicImport(source: Source, node: TSESTree.ImportExpression): Call {
  const [start, end] = node.range
  const calleeEnd = start + 'import'.length
  const given: (TSESTree.Expression | null)[] = [node.source, node.options]
  return {
    kind: 'call', ...placeOf(source, node),
    callee: { kind: 'name', ...plainPlace(source, start, calleeEnd), name: 'import' },
    arguments: given.filter((each) => each !== null).map((each) => lowerArgument(source, each)),
    argumentsRange: argumentsBetween(source, calleeEnd, end), isNew: false, optional: false, tagged: false, typeArguments: [],
  }
}

export function typeArgumentsOf(source: Source, node: TSESTree.TSTypeParameterInstantiation | null | undefined): TypeExpression[] {
  return node ? node.params.map((each) => lowerType(source, each, node.range[1])) : []
}

/** The range of an argument covers its parentheses: it is what stands between the commas. */
function lowerArgument(source: Source, node: TSESTree.CallExpressionArgument): Argument {
  const isSpread = node.type === T.SpreadElement
  const value = lowerExpression(source, isSpread ? node.argument : node, node.range[1])
  const place = plainPlace(source, outerStart(source, node), outerEnd(source, node))
  return { kind: 'argument', ...place, name: null, spread: isSpread ? '*' : '', value }
}

function argumentsBetween(source: Source, from: number, end: number): Range {
  const open = findToken(source.text, '(', from, end)
  return open < 0 ? rangeOf(source, end, end) : rangeOf(source, open, end)
}
