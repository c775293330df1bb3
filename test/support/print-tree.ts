// A tree as readable text, for goldens: one line per statement, `(kind flags field:child …)`, names and literals as themselves.

import { childrenOf } from '../../src/analysis/syntax/children.js'
import type { Node, Tree } from '../../src/analysis/syntax/tree.js'

export function printTree(tree: Tree): string {
  return tree.root.body.map((statement) => printNode(statement, tree.text)).join('\n')
}

export function printNode(node: Node, text: string): string {
  switch (node.kind) {
    case 'name': return node.name
    case 'literal': return printLiteral(node.type, node.value)
    case 'expression-statement': return printNode(node.expression, text)
    case 'block': return `{ ${node.statements.map((statement) => printNode(statement, text)).join('; ')} }`
    case 'other': {
      const children = node.children.map((child) => printNode(child, text))
      return `(${['other', JSON.stringify(sliceOf(node, text)), ...children].join(' ')})`
    }
    default: return `(${[node.kind, ...printFields(node, text)].join(' ')})`
  }
}

/** The source of a node, for tests of positions. */
export function sliceOf(node: Node, text: string): string {
  return text.slice(node.range.start, node.range.end)
}

function printLiteral(type: string, value: string | number | boolean | null): string {
  if (type === 'string') return JSON.stringify(value)
  if (type === 'bytes') return `b${JSON.stringify(value)}`
  return type === 'ellipsis' ? '...' : String(value)
}

/** Flags and words first, then the children, each under the name of its field unless the node has only one. */
function printFields(node: Node, text: string): string[] {
  const words: string[] = []
  const fields: [string, string][] = []
  const children = new Set(childrenOf(node))
  for (const [key, value] of Object.entries(node)) {
    if (key === 'id' || key === 'parent' || key === 'kind') continue
    if (isChild(value, children)) fields.push([key, printNode(value, text)])
    else if (Array.isArray(value) && value.length > 0) {
      const items: unknown[] = value
      const nodes = items.filter((item) => isChild(item, children))
      if (nodes.length > 0) fields.push([key, `[${nodes.map((item) => printNode(item, text)).join(' ')}]`])
      else words.push(...items.filter((item) => typeof item === 'string'))
    } else words.push(...printWord(key, value))
  }
  const only = fields.length === 1 ? fields[0] : undefined
  return [...words, ...(only ? [only[1]] : fields.map(([key, printed]) => `${key}:${printed}`))]
}

function isChild(value: unknown, children: ReadonlySet<Node>): value is Node {
  return typeof value === 'object' && (children as ReadonlySet<unknown>).has(value)
}

function printWord(key: string, value: unknown): string[] {
  if (value === true) return [key]
  if (typeof value === 'number') return [`${key}=${String(value)}`]
  if (typeof value !== 'string' || value === '') return []
  return bareWords.has(key) ? [value] : [`${key}=${value}`]
}

/** Fields whose value says enough without their name. */
const bareWords = new Set(['form', 'operator', 'property', 'name', 'spread', 'module', 'imported'])
