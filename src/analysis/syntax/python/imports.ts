// `import a.b as c`, `from ..m import x as y`, `from __future__ import annotations`.

import type { Import, ImportName } from '../tree.js'
import { at, childOfType, rangeOf, textOf, tokenOf, type Source } from './source.js'
import type { SyntaxNode } from './syntax-node.js'

export function lowerImport(node: SyntaxNode, source: Source): Import {
  const form = node.type === 'import_statement' ? 'module' : 'from'
  const keyword = tokenOf(node, 'import')
  const names = node.children.filter((child) => child.named && keyword !== undefined && child.start >= keyword.end)
  const { module, level } = moduleOf(node, source)
  return {
    kind: 'import', ...at(rangeOf(node, source)), form, module, level, typeOnly: false,
    names: names.map((name) => lowerImportName(name, form, source)),
  }
}

/** Of `import a.b` there may be several modules, so the module stays empty and each name holds its own. */
function moduleOf(node: SyntaxNode, source: Source): { module: string; level: number } {
  if (node.type === 'import_statement') return { module: '', level: 0 }
  if (node.type === 'future_import_statement') return { module: '__future__', level: 0 }
  const from = node.children[1]
  if (from?.type !== 'relative_import') return { module: from ? dotted(from, source) : '', level: 0 }
  const name = childOfType(from, 'dotted_name')
  const dots = childOfType(from, 'import_prefix')
  return { module: name ? dotted(name, source) : '', level: dots ? textOf(dots, source).split('.').length - 1 : 0 }
}

function lowerImportName(node: SyntaxNode, form: 'module' | 'from', source: Source): ImportName {
  const base = { kind: 'import-name', ...at(rangeOf(node, source)), typeOnly: false } as const
  if (node.type === 'wildcard_import') return { ...base, imported: '*', local: null }
  const aliased = node.type === 'aliased_import'
  const path = aliased ? node.children[0] : node
  const imported = path ? dotted(path, source) : ''
  const local = aliased ? node.children[2] : form === 'module' ? node.children[0] : path
  if (!local || local.missing) return { ...base, imported, local: null }
  return { ...base, imported, local: { kind: 'name', ...at(rangeOf(local, source)), name: textOf(local, source) } }
}

/** Blanks are allowed around the dots, and do not belong to the name. */
function dotted(node: SyntaxNode, source: Source): string {
  return node.children.filter((child) => child.type === 'identifier').map((part) => textOf(part, source)).join('.')
}
