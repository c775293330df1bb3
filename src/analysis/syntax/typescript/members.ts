// Members of interfaces and object types. Signatures without a name get one that no member can have: `()`, `new`, `[]`.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { TypeExpression, TypeMember } from '../tree.js'
import { keyText } from './collections.js'
import { annotationOf } from './functions.js'
import { plainPlace, type Source } from './source.js'
import { signatureTypes, typeOf } from './types.js'

export function lowerMembers(source: Source, members: readonly TSESTree.Node[]): TypeMember[] {
  return members.map((member) => lowerMember(source, member))
}

function lowerMember(source: Source, node: TSESTree.Node): TypeMember {
  const member = (name: string, type: TypeExpression | null, optional: boolean, isMethod: boolean): TypeMember =>
    ({ kind: 'type-member', ...plainPlace(source, node.range[0], node.range[1]), name, type, optional, isMethod })
  switch (node.type) {
    case T.TSPropertySignature: return member(nameOf(source, node), annotationOf(source, node), node.optional, false)
    case T.TSMethodSignature: return lowerMethodSignature(source, node, member)
    case T.TSCallSignatureDeclaration: return member('()', functionType(source, node), false, true)
    case T.TSConstructSignatureDeclaration: return member('new', functionType(source, node), false, true)
    case T.TSIndexSignature: return member('[]', annotationOf(source, node), false, false)
    default: return member('', null, false, false)
  }
}

type Make = (name: string, type: TypeExpression | null, optional: boolean, isMethod: boolean) => TypeMember

/** An accessor is read like a property. */
function lowerMethodSignature(source: Source, node: TSESTree.TSMethodSignature, member: Make): TypeMember {
  const name = nameOf(source, node)
  if (node.kind === 'method') return member(name, functionType(source, node), node.optional, true)
  const set = node.params[0]
  return member(name, node.kind === 'get' ? annotationOfResult(source, node) : set ? annotationOf(source, set) : null, node.optional, false)
}

function annotationOfResult(source: Source, node: TSESTree.TSMethodSignature): TypeExpression | null {
  return node.returnType ? signatureTypes(source, node).at(-1) ?? null : null
}

function functionType(source: Source, node: Parameters<typeof signatureTypes>[1]): TypeExpression {
  return typeOf(plainPlace(source, node.range[0], node.range[1]), 'function', { args: signatureTypes(source, node) })
}

function nameOf(source: Source, node: TSESTree.TSPropertySignature | TSESTree.TSMethodSignature): string {
  return node.computed ? `[${source.text.slice(node.key.range[0], node.key.range[1])}]` : keyText(source, node.key)
}
