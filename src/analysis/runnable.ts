// What of a file a test runner could run, and what its runtime must know to run it: for commands that run it, never for findings.

import type { Subject } from './model/questions/subject.js'
import type { Call, ClassNode, Expression, Node, Tree } from './syntax/tree.js'
import { indexLines } from './text/lines.js'

export interface Runnable {
  /** As they are written: `node:test`, `./shop.js`, `unittest`. */
  readonly modules: readonly string[]
  /** In order of position: what contains others stands before them. */
  readonly tests: readonly RunnableTest[]
  /** It is TypeScript that does more than name types, so that taking them away is not enough. */
  readonly isCompiled: boolean
}

export interface RunnableTest {
  readonly isSuite: boolean
  /** Of the suites around it, and its own; null for one that the code works out. */
  readonly names: readonly (string | null)[]
  /** 0-based. */
  readonly firstLine: number
  readonly lastLine: number
}

export function runnableOf({ tree }: Pick<Subject, 'tree'>): Runnable {
  return { modules: modulesOf(tree), tests: testsOf(tree), isCompiled: tree.language === 'typescript' && tree.nodes.some(isCompiled) }
}

/** The innermost one at a line; undefined between them. */
export function testAt({ tests }: Runnable, line: number): RunnableTest | undefined {
  return tests.findLast(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine)
}

function modulesOf({ nodes }: Tree): readonly string[] {
  const found = nodes.flatMap((node): readonly string[] => {
    if (node.kind === 'import') return node.typeOnly ? [] : node.form === 'module' ? node.names.map(({ imported }) => imported) : [`${'.'.repeat(node.level)}${node.module}`]
    if (node.kind === 'export') return node.module === null || node.typeOnly ? [] : [node.module]
    if (node.kind === 'call' && node.callee.kind === 'name' && node.callee.name === 'require') return [textOf(node.arguments[0]?.value) ?? []].flat()
    return []
  })
  return [...new Set(found)]
}

function testsOf(tree: Tree): readonly RunnableTest[] {
  const { lineAt } = indexLines(tree.text)
  const read = tree.language === 'python' ? pythonTest : scriptTest
  const known = new Map<Node, RunnableTest>()
  for (const node of tree.nodes) {
    const own = read(node)
    if (!own) continue
    const outer = around(node, known)
    known.set(node, { isSuite: own.isSuite, names: [...outer?.names ?? [], own.name], firstLine: lineAt(own.from), lastLine: lineAt(Math.max(own.from, node.range.end - 1)) })
  }
  return [...known.values()]
}

function around(node: Node, known: ReadonlyMap<Node, RunnableTest>): RunnableTest | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) {
    const found = known.get(outer)
    if (found) return found
  }
  return undefined
}

interface OwnTest {
  readonly isSuite: boolean
  readonly name: string | null
  /** Offset. */
  readonly from: number
}

function pythonTest(node: Node): OwnTest | undefined {
  if (node.kind === 'class' && node.name && node.body.statements.some((one) => isPythonTest(one))) return { isSuite: true, name: node.name.name, from: startOf(node) }
  return isPythonTest(node) && isCollected(node) ? { isSuite: false, name: node.name?.name ?? null, from: startOf(node) } : undefined
}

function isPythonTest(node: Node): node is Node & { readonly kind: 'function' } {
  return node.kind === 'function' && node.name?.name.startsWith('test') === true
}

/** Functions inside of functions are nobody's tests. */
function isCollected(node: Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) if (outer.kind === 'function') return false
  return true
}

function startOf({ range, decorators }: ClassNode | (Node & { readonly kind: 'function' })): number {
  return Math.min(range.start, ...decorators.map((one) => one.range.start))
}

const suites: ReadonlySet<string> = new Set(['describe', 'context', 'suite', 'fdescribe', 'xdescribe'])
const tests: ReadonlySet<string> = new Set(['it', 'test', 'specify', 'fit', 'xit', 'xtest'])

/** `describe('shop', …)`, `it.only('reports', …)`, `test.each(rows)('reports %s', …)`. */
function scriptTest(node: Node): OwnTest | undefined {
  if (node.kind !== 'call' || node.arguments.length < 2 || (node.parent?.kind === 'call' && node.parent.callee === node)) return undefined
  const { name, isEach } = calledBy(node)
  if (!suites.has(name) && !tests.has(name)) return undefined
  const title = textOf(node.arguments[0]?.value)
  return { isSuite: suites.has(name), name: isEach ? null : title ?? null, from: node.range.start }
}

function calledBy(call: Call): { readonly name: string, readonly isEach: boolean } {
  let [callee, isEach]: [Expression, boolean] = [call.callee, false]
  for (;;) {
    if (callee.kind === 'member') [callee, isEach] = [callee.object, isEach || callee.property === 'each' || callee.property === 'for']
    else if (callee.kind === 'call') callee = callee.callee
    else return { name: callee.kind === 'name' ? callee.name : '', isEach }
  }
}

function textOf(value: Expression | undefined): string | undefined {
  if (value?.kind === 'literal' && typeof value.value === 'string') return value.value
  if (value?.kind !== 'template') return undefined
  const parts = value.parts.map((part) => (part.kind === 'literal' && typeof part.value === 'string' ? part.value : undefined))
  return parts.includes(undefined) ? undefined : parts.join('')
}

/** What Node's own runtime refuses, as it only takes types away. */
function isCompiled(node: Node): boolean {
  return node.kind === 'enum' || node.kind === 'namespace' || (node.kind === 'parameter' && node.isField) || (node.kind === 'class' && node.decorators.length > 0)
}
