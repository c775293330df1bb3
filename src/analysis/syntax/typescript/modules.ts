// Imports and exports of all forms.

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/typescript-estree'
import type { Export, ExportName, Import, ImportName, Node, Statement } from '../tree.js'
import { lowerExpression, lowerName } from './expressions.js'
import { lowerAny } from './other.js'
import { outerStart, plainPlace, type Source, trimmedEnd } from './source.js'

export function lowerImport(source: Source, node: TSESTree.ImportDeclaration): Import {
  return {
    kind: 'import', ...plainPlace(source, node.range[0], endOf(source, node)), form: 'es', module: moduleName(node.source) ?? '', level: 0,
    names: node.specifiers.map((each) => lowerImportName(source, each)), typeOnly: node.importKind === 'type',
  }
}

function lowerImportName(source: Source, node: TSESTree.ImportClause): ImportName {
  const isNamed = node.type === T.ImportSpecifier
  const imported = isNamed ? exportedName(node.imported) : node.type === T.ImportDefaultSpecifier ? 'default' : '*'
  return {
    kind: 'import-name', ...plainPlace(source, node.range[0], node.range[1]), imported, local: lowerName(source, node.local),
    typeOnly: isNamed && node.importKind === 'type',
  }
}

/** `import x = require('m')` is an import; `import x = a.b` only gives a value another name. */
export function lowerImportEquals(source: Source, node: TSESTree.TSImportEqualsDeclaration): Statement {
  const [start, end] = node.range
  const { moduleReference } = node
  if (moduleReference.type !== T.TSExternalModuleReference) return lowerAlias(source, node, moduleReference)
  const typeOnly = node.importKind === 'type'
  return {
    kind: 'import', ...plainPlace(source, start, end), form: 'es', module: moduleName(moduleReference.expression) ?? '', level: 0, typeOnly,
    names: [{ kind: 'import-name', ...plainPlace(source, ...node.id.range), imported: '*', local: lowerName(source, node.id), typeOnly }],
  }
}

function lowerAlias(source: Source, node: TSESTree.TSImportEqualsDeclaration, value: TSESTree.Node): Statement {
  const [start, end] = node.range
  return {
    kind: 'declaration', ...plainPlace(source, start, end), form: 'const', isAwait: false,
    declarators: [{
      kind: 'assign', ...plainPlace(source, node.id.range[0], value.range[1]), operator: '=', targets: [lowerName(source, node.id)],
      value: lowerExpression(source, value, end), annotation: null, form: 'const', decorators: [], isStatic: false, prefix: false,
    }],
  }
}

type ExportNode = TSESTree.ExportNamedDeclaration | TSESTree.ExportDefaultDeclaration | TSESTree.ExportAllDeclaration | TSESTree.TSExportAssignment

export function lowerExport(source: Source, node: ExportNode): Export {
  switch (node.type) {
    case T.ExportDefaultDeclaration:
      return exportOf(source, node, { isDefault: true, declaration: lowerAny(source, node.declaration) })
    case T.TSExportAssignment:
      return exportOf(source, node, { isDefault: true, isEquals: true, declaration: lowerExpression(source, node.expression, node.range[1]) })
    case T.ExportAllDeclaration: return lowerExportAll(source, node)
    case T.ExportNamedDeclaration: return exportOf(source, node, {
      module: node.source && moduleName(node.source), typeOnly: node.exportKind === 'type' && !node.declaration,
      declaration: node.declaration && lowerAny(source, node.declaration), names: node.specifiers.map((each) => lowerExportName(source, each)),
    })
  }
}

/** Decorators may stand before `export`: the range begins with them. */
function exportOf(source: Source, node: ExportNode, rest: Partial<Export>): Export {
  const start = Math.min(node.range[0], firstOf(rest.declaration ?? null, node.range[0] + source.shift) - source.shift)
  return {
    kind: 'export', ...plainPlace(source, start, endOf(source, node)), isDefault: false, isEquals: false, module: null, names: [], declaration: null,
    typeOnly: false, ...rest,
  }
}

function firstOf(declaration: Node | null, otherwise: number): number {
  return declaration ? declaration.range.start : otherwise
}

function lowerExportAll(source: Source, node: TSESTree.ExportAllDeclaration): Export {
  const typeOnly = node.exportKind === 'type'
  const end = node.exported?.range[1] ?? endOf(source, node)
  const name: ExportName = {
    kind: 'export-name', ...plainPlace(source, node.exported?.range[0] ?? node.range[0], end), local: '*',
    exported: node.exported ? exportedName(node.exported) : '*', typeOnly,
  }
  return exportOf(source, node, { module: moduleName(node.source), names: [name], typeOnly })
}

function lowerExportName(source: Source, node: TSESTree.ExportSpecifier): ExportName {
  return {
    kind: 'export-name', ...plainPlace(source, node.range[0], node.range[1]), local: exportedName(node.local), exported: exportedName(node.exported),
    typeOnly: node.exportKind === 'type',
  }
}

/** Names of exports may be strings. */
function exportedName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === T.Identifier ? node.name : node.value
}

/** What a half-typed import or export took for its module. */
export function swallowedBy(node: TSESTree.Node): TSESTree.Node | null {
  const module = moduleOf(node)
  const isNothing = module === null || module.type === T.Literal || module.range[0] === module.range[1]
  return isNothing ? null : module
}

function moduleOf(node: TSESTree.Node): TSESTree.Node | null {
  const hasModule = node.type === T.ImportDeclaration || node.type === T.ExportNamedDeclaration || node.type === T.ExportAllDeclaration
  return hasModule ? node.source : null
}

function endOf(source: Source, node: TSESTree.Node): number {
  const swallowed = swallowedBy(node)
  return swallowed ? trimmedEnd(source.text, node.range[0], outerStart(source, swallowed)) : node.range[1]
}

/** Half-typed imports have no module, or something else in its place. */
function moduleName(node: TSESTree.Node | null): string | null {
  return node?.type === T.Literal && typeof node.value === 'string' ? node.value : null
}
