// Type aliases, interfaces, enums and namespaces.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { Enum, Interface, Namespace, TypeAlias } from '../tree.js'
import { keyText } from './collections.js'
import { lowerExpression, lowerName } from './expressions.js'
import { lowerMembers } from './members.js'
import { plainPlace, type Source } from './source.js'
import { lowerBlock } from './statements.js'
import { dotted, lowerType } from './types.js'

export function lowerTypeAlias(source: Source, node: TSESTree.TSTypeAliasDeclaration): TypeAlias {
  return {
    kind: 'type-alias', ...plainPlace(source, node.range[0], node.range[1]), name: lowerName(source, node.id),
    parameters: parameterNames(node.typeParameters), type: lowerType(source, node.typeAnnotation, node.range[1]),
  }
}

export function lowerInterface(source: Source, node: TSESTree.TSInterfaceDeclaration): Interface {
  return {
    kind: 'interface', ...plainPlace(source, node.range[0], node.range[1]), name: lowerName(source, node.id),
    parameters: parameterNames(node.typeParameters), bases: node.extends.map((each) => lowerType(source, each, each.range[0])),
    members: lowerMembers(source, node.body.body),
  }
}

export function lowerEnum(source: Source, node: TSESTree.TSEnumDeclaration): Enum {
  const members = node.body.members.map((member) => ({
    kind: 'enum-member' as const, ...plainPlace(source, member.range[0], member.range[1]), name: keyText(source, member.id),
    value: member.initializer ? lowerExpression(source, member.initializer, member.range[1]) : null,
  }))
  return { kind: 'enum', ...plainPlace(source, node.range[0], node.range[1]), name: lowerName(source, node.id), members }
}

/** `namespace a.b`, `declare module 'm'` (name m) and `declare global` (name global). */
export function lowerNamespace(source: Source, node: TSESTree.TSModuleDeclaration): Namespace {
  const end = node.range[1]
  const body = node.body ? lowerBlock(source, node.body) : { kind: 'block' as const, ...plainPlace(source, end, end), statements: [] }
  const name = node.id.type === T.Literal ? node.id.value : dotted(node.id)
  return { kind: 'namespace', ...plainPlace(source, node.range[0], end), name, body }
}

function parameterNames(node: TSESTree.TSTypeParameterDeclaration | undefined): string[] {
  return node ? node.params.map((each) => each.name.name) : []
}
