// Loops of all five forms.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { Expression, Loop } from '../tree.js'
import { lowerExpression } from './expressions.js'
import { outerEnd, plainPlace, rangeOf, skipTrivia, type Source } from './source.js'
import { closingParenthesis, declarationForm, lowerBody, lowerDeclaration } from './statements.js'

type LoopNode = TSESTree.ForStatement | TSESTree.ForInStatement | TSESTree.ForOfStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement

export function isLoop(node: TSESTree.Node): node is LoopNode {
  return node.type in forms
}

const forms = {
  [T.ForStatement]: 'counted', [T.ForInStatement]: 'keys', [T.ForOfStatement]: 'each', [T.WhileStatement]: 'while', [T.DoWhileStatement]: 'do',
} as const

export function lowerLoop(source: Source, node: LoopNode, label: string | null): Loop {
  const [start, end] = node.range
  const keyword = node.type === T.WhileStatement ? 'while' : node.type === T.DoWhileStatement ? 'do' : 'for'
  const each = node.type === T.ForOfStatement || node.type === T.ForInStatement ? node : null
  const counted = node.type === T.ForStatement ? node : null
  const test = 'test' in node ? node.test : null
  return {
    kind: 'loop', ...plainPlace(source, start, end), form: forms[node.type],
    target: each && lowerTarget(source, each), declares: each?.left.type === T.VariableDeclaration ? declarationForm(each.left.kind) : '',
    iterable: each && lowerExpression(source, each.right, end), init: counted && lowerInit(source, counted),
    test: test && lowerExpression(source, test, end), update: counted?.update ? lowerExpression(source, counted.update, end) : null,
    body: lowerBody(source, node.body, end), orElse: null, async: node.type === T.ForOfStatement && node.await, label,
    keyword: rangeOf(source, start, start + keyword.length), header: rangeOf(source, start, headerEnd(source, node)),
  }
}

function lowerTarget(source: Source, node: TSESTree.ForOfStatement | TSESTree.ForInStatement): Expression {
  const { left } = node
  if (left.type !== T.VariableDeclaration) return lowerExpression(source, left, node.range[0])
  const declarators: readonly TSESTree.VariableDeclarator[] = left.declarations
  return lowerExpression(source, declarators[0]?.id, left.range[1])
}

function lowerInit(source: Source, node: TSESTree.ForStatement): Loop['init'] {
  if (!node.init) return null
  return node.init.type === T.VariableDeclaration ? lowerDeclaration(source, node.init) : lowerExpression(source, node.init, node.range[0])
}

function headerEnd(source: Source, node: LoopNode): number {
  const bodyStart = node.body.range[0]
  switch (node.type) {
    case T.DoWhileStatement: return node.range[0] + 'do'.length
    case T.WhileStatement: return closingParenthesis(source, outerEnd(source, node.test), bodyStart)
    case T.ForOfStatement: case T.ForInStatement: return closingParenthesis(source, outerEnd(source, node.right), bodyStart)
    case T.ForStatement: return closingParenthesis(source, countedEnd(source, node), bodyStart)
  }
}

function countedEnd(source: Source, node: TSESTree.ForStatement): number {
  const last = node.update ?? node.test ?? node.init
  return last ? outerEnd(source, last) : skipTrivia(source.text, node.range[0] + 'for'.length)
}
