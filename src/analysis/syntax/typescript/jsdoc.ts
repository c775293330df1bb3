// JSDoc types count as annotations in JavaScript: a doc comment belongs to what begins behind it, and fills in what the code leaves open.

import { walk } from '../children.js'
import type { Assign, Comment, Expression, FunctionNode, Module, Node, Parameter, TypeExpression } from '../tree.js'
import { parseJsDoc, type JsDoc, type JsDocType } from './jsdoc-tags.js'
import { parseJsDocType } from './jsdoc-types.js'
import { skipTrivia } from './source.js'

export function annotateFromJsDoc(root: Module, text: string, comments: readonly Comment[]): void {
  const docs = docsByPosition(text, comments)
  if (docs.size === 0) return
  walk(root, (node) => {
    const doc = docs.get(node.range.start)
    if (doc) annotate(node, doc)
    return true
  })
}

/** Each doc comment by the position of the code that follows it. */
function docsByPosition(text: string, comments: readonly Comment[]): Map<number, JsDoc> {
  const docs = new Map<number, JsDoc>()
  for (const comment of comments) {
    const doc = parseJsDoc(text, comment.range)
    if (doc) docs.set(skipTrivia(text, comment.range.end), doc)
  }
  return docs
}

function annotate(node: Node, doc: JsDoc): void {
  switch (node.kind) {
    case 'function': annotateFunction(node, doc); break
    case 'parameter': node.annotation ??= typeOf(doc.type); break
    case 'export': if (node.declaration) annotate(node.declaration, doc); break
    case 'entry': annotateValue(node.value, doc); break
    case 'declaration': if (node.declarators.length === 1 && node.declarators[0]) annotateAssign(node.declarators[0], doc); break
    case 'expression-statement': if (node.expression.kind === 'assign') annotateAssign(node.expression, doc); break
    default:
  }
}

function annotateAssign(assign: Assign, doc: JsDoc): void {
  assign.annotation ??= typeOf(doc.type)
  if (assign.value) annotateValue(assign.value, doc)
}

function annotateValue(value: Expression, doc: JsDoc): void {
  if (value.kind === 'function') annotateFunction(value, doc)
}

function annotateFunction(node: FunctionNode, doc: JsDoc): void {
  node.returns ??= typeOf(doc.returns)
  const names = new Set(node.parameters.map(nameOf))
  for (const [i, parameter] of node.parameters.entries()) parameter.annotation ??= typeOf(tagFor(parameter, i, names, doc))
}

/** Each use makes its own nodes: no node may stand twice in a tree. */
function typeOf(written: JsDocType | null | undefined): TypeExpression | null {
  return written ? parseJsDocType(written) : null
}

/** A destructured parameter has no name: its tag is the one in its place, whatever it is called. */
function tagFor(parameter: Parameter, position: number, names: ReadonlySet<string | null>, doc: JsDoc): JsDocType | null | undefined {
  const name = nameOf(parameter)
  if (name !== null) return doc.parameters.find((tag) => tag.name === name)?.type
  const tag = doc.parameters[position]
  return tag && !names.has(tag.name) ? tag.type : null
}

function nameOf(parameter: Parameter): string | null {
  return parameter.target.kind === 'name' ? parameter.target.name : null
}
