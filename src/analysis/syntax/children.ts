// The children of a node, in order of position, and the pass that numbers a finished tree.

import type { Comment, Kind, Language, Module, Node, SyntaxProblem, Tree } from './tree.js'

/** For each kind, its child fields in source order. A field holds a node, a list of nodes, or null. */
const childFields: { readonly [K in Kind]: readonly string[] } = {
  name: [], literal: [], template: ['parts'], collection: ['elements'], dictionary: ['entries'], entry: ['key', 'value'],
  comprehension: ['key', 'element', 'clauses'], clause: ['target', 'iterable', 'conditions'], member: ['object'],
  index: ['object', 'index'], slice: ['lower', 'upper', 'step'], call: ['callee', 'typeArguments', 'arguments'], argument: ['value'],
  await: ['value'], unary: ['operand'], binary: ['left', 'right'], logical: ['left', 'right'], compare: ['operands'],
  conditional: ['test', 'then', 'otherwise'], assign: ['decorators', 'targets', 'annotation', 'value'], default: ['target', 'value'],
  spread: ['value'], yield: ['value'], cast: ['value', 'type'], sequence: ['expressions'], delete: ['targets'],
  function: ['decorators', 'name', 'parameters', 'returns', 'body'],
  parameter: ['decorators', 'target', 'annotation', 'default'],
  class: ['decorators', 'name', 'bases', 'baseArguments', 'implements', 'keywords', 'body'],
  type: ['args', 'members'], 'type-member': ['type'],
  module: ['body'], block: ['statements'], 'expression-statement': ['expression'], declaration: ['declarators'],
  loop: ['init', 'target', 'iterable', 'test', 'update', 'body', 'orElse'], branch: ['test', 'then', 'otherwise'],
  switch: ['subject', 'cases'], case: ['patterns', 'guard', 'body'], try: ['body', 'handlers', 'orElse', 'finalizer'],
  handler: ['type', 'name', 'body'], with: ['items', 'body'], 'with-item': ['value', 'target'], return: ['value'],
  raise: ['value', 'cause'], break: [], continue: [], labeled: ['body'], import: ['names'], 'import-name': ['local'],
  export: ['declaration', 'names'], 'export-name': [], 'scope-declaration': ['names'], assert: ['test', 'message'], empty: [],
  'type-alias': ['name', 'type'], interface: ['name', 'bases', 'members'], enum: ['name', 'members'], 'enum-member': ['value'],
  namespace: ['body'], other: ['children'],
}

/** Calls `visit` for each child of `node`. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  const record = node as unknown as Readonly<Record<string, Node | readonly Node[] | null>>
  for (const field of childFields[node.kind]) {
    const value = record[field]
    if (Array.isArray(value)) for (const child of value as readonly Node[]) visit(child)
    else if (value) visit(value as Node)
  }
}

export function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  eachChild(node, (child) => children.push(child))
  return children
}

/** Every node below `node` and itself, in preorder; `enter` returns false to leave a subtree out. */
export function walk(node: Node, enter: (node: Node) => boolean | undefined): void {
  const stack: Node[] = [node]
  for (let current = stack.pop(); current; current = stack.pop()) {
    if (enter(current) === false) continue
    const children = childrenOf(current)
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Node)
  }
}

/** Numbers the nodes in preorder and sets their parents. */
export function finishTree(parts: {
  language: Language; text: string; root: Module; comments: readonly Comment[]; problems: readonly SyntaxProblem[]
}): Tree {
  const nodes: Node[] = []
  const stack: Node[] = [parts.root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    const current = node
    current.id = nodes.length
    nodes.push(current)
    const children = childrenOf(current)
    for (const child of children) child.parent = current
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Node)
  }
  return { ...parts, nodes }
}
