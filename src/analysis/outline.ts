// Which functions and loops a file has and on which lines, as plain data: what measurements of the running program are matched to.

import { none, type FileFacts, type FunctionId, type LoopId, type NodeId } from './model/facts.js'
import { functionNames } from './model/function-names.js'
import { mayBeLeftOut } from './model/questions/certainty.js'
import { headOf } from './model/questions/code-text.js'
import { boundOfLoop } from './model/questions/loop-bounds.js'
import { nodeAt, type Subject } from './model/questions/subject.js'
import type { Block, FunctionNode, Statement } from './syntax/tree.js'
import { indexLines } from './text/lines.js'
import { isInside, type Range } from './text/range.js'

/** Lines are 0-based. */
export interface Outline {
  /** The first is the module itself. */
  readonly functions: readonly OutlinedFunction[]
  readonly loops: readonly OutlinedLoop[]
  /** What has a name that it is called by. */
  readonly calls: readonly OutlinedCall[]
  /** Names of the classes; Python runs the body of each like a function, once. */
  readonly classes: readonly string[]
  /** Where they stand, outer ones first. */
  readonly classBodies?: readonly OutlinedClass[]
}

export interface OutlinedClass {
  readonly firstLine: number
  readonly lastLine: number
  /** Its constructor, by index, where it has one of its own. */
  readonly constructedBy?: number
}

export interface OutlinedCall {
  /** The function that it stands in, by index. */
  readonly function: number
  readonly name: string
  readonly range: Range
  readonly firstLine: number
  readonly lastLine: number
}

export interface OutlinedFunction {
  /** Its own name; empty for the module and for functions without one. */
  readonly name: string
  /** With the class or function that it stands in. */
  readonly qualified: string
  /** Of the header; findings and their work name functions by it. */
  readonly header: Range
  /** Of the first decorator, or of the header. */
  readonly firstLine: number
  readonly headerLine: number
  readonly lastLine: number
  /** Of the first statement of its body, where that has a line of its own. */
  readonly bodyLine: number | undefined
  /** The function that it stands in. */
  readonly outer: number | undefined
  /** It is left and come back to while it runs: a generator, or a function that awaits. */
  readonly pauses?: true
}

export interface OutlinedLoop {
  /** By index. */
  readonly function: number
  readonly header: Range
  readonly whole: Range
  /** The loop around it in the same function, by index. */
  readonly outer: number | undefined
  readonly firstLine: number
  readonly lastLine: number
  readonly bodyLine: number | undefined
  /** How often it runs, where the code says: `range(3)`. */
  readonly times?: number
  /** What runs in each iteration, where that is a function of its own that is given to a call: its index. */
  readonly callback?: number
  /** Names that this function calls in one place only, which is directly in this loop and runs in each iteration: how often they are called says how often it runs. */
  readonly calls: readonly string[]
}

export function outlineOf(subject: Subject): Outline {
  const { facts } = subject
  const lines = indexLines(subject.tree.text)
  const names = functionNames(facts)
  const calledOnce = callsByLoop(subject)
  const spanOf = (range: Range) => ({ firstLine: lines.lineAt(range.start), lastLine: lines.lineAt(Math.max(range.start, range.end - 1)) })
  const bodyLineOf = (block: Block | undefined, header: Range): number | undefined => {
    const first = block?.statements.find((statement) => !isText(statement))
    const line = first && lines.lineAt(first.range.start)
    return line === undefined || line === lines.lineAt(header.start) ? undefined : line
  }
  const functions = facts.functions.map((fact, id): OutlinedFunction => {
    const node = nodeAt(subject, fact.node)
    const header = id === 0 ? { start: 0, end: 0 } : headOf(node)
    const span = spanOf(node.range)
    const own = id === 0 ? undefined : node as FunctionNode
    return {
      name: fact.name, qualified: names.get(id) ?? '', header,
      firstLine: id === 0 ? 0 : Math.min(span.firstLine, ...own?.decorators.map(({ range }) => lines.lineAt(range.start)) ?? []),
      headerLine: lines.lineAt(header.start),
      lastLine: span.lastLine,
      bodyLine: own?.body?.kind === 'block' ? bodyLineOf(own.body, header) : undefined,
      outer: id === 0 || fact.site.function === none ? undefined : fact.site.function,
      ...(fact.async || fact.generator) && { pauses: true },
    }
  })
  const loops = facts.loops.map((fact, id): OutlinedLoop => {
    const node = nodeAt(subject, fact.node)
    const header = headOf(node)
    const times = boundOfLoop(subject, id)
    return {
      function: fact.site.function, header, whole: node.range,
      // What a clause of a comprehension repeats stands before it.
      ...spanOf(node.kind === 'clause' && node.parent ? node.parent.range : node.range),
      outer: fact.site.loop === none ? undefined : fact.site.loop,
      bodyLine: node.kind === 'loop' ? bodyLineOf(node.body, header) : undefined,
      ...typeof times === 'number' && { times },
      ...fact.form === 'callback' && { callback: fact.inner },
      calls: calledOnce.get(id) ?? [],
    }
  })
  const calls = facts.calls.flatMap(({ callee, node, site }): readonly OutlinedCall[] => {
    const name = lastName(facts, callee)
    const { range } = nodeAt(subject, node)
    return name === '' ? [] : [{ function: site.function, name, range, ...spanOf(range) }]
  })
  const classBodies = facts.classes.map(({ node, methods }): OutlinedClass => {
    const constructedBy = Object.entries(methods).find(([name]) => name === 'constructor')?.[1][0]
    return { ...spanOf(nodeAt(subject, node).range), ...constructedBy !== undefined && { constructedBy } }
  })
  return { functions, loops, calls, classBodies, classes: facts.classes.flatMap(({ name }) => name === '' ? [] : [name]) }
}

/** A text that stands alone documents the function; it does not run. */
function isText(statement: Statement): boolean {
  return statement.kind === 'expression-statement' && (statement.expression.kind === 'literal' || statement.expression.kind === 'template')
}

function callsByLoop(subject: Subject): ReadonlyMap<LoopId, readonly string[]> {
  const { facts } = subject
  const places = new Map<string, { readonly name: string, readonly loop: LoopId, readonly node: NodeId, times: number }>()
  for (const { callee, node, site } of facts.calls) {
    const name = lastName(facts, callee)
    if (name === '') continue
    const key = `${site.function} ${name}`
    const place = places.get(key)
    if (place) place.times++
    else places.set(key, { name, loop: site.loop, node, times: 1 })
  }
  const found = new Map<LoopId, string[]>()
  for (const { name, loop, node, times } of places.values()) {
    if (times > 1 || loop === none || !isOfEachIteration(subject, node, loop)) continue
    const names = found.get(loop)
    if (names) names.push(name)
    else found.set(loop, [name])
  }
  return found
}

/** What a condition or an earlier `continue` leaves out says less than how often the loop ran, and the loop's own test more. */
function isOfEachIteration(subject: Subject, call: NodeId, loop: LoopId): boolean {
  const node = nodeAt(subject, subject.facts.loops[loop]?.node ?? none)
  const { range } = nodeAt(subject, call)
  if (node.kind === 'loop' && node.form !== 'do' && node.test && isInside(range, node.test.range)) return false
  return !mayBeLeftOut(nodeAt(subject, call), node.kind === 'clause' && node.parent ? node.parent : node)
}

function lastName(facts: FileFacts, callee: FunctionId): string {
  const value = facts.values[callee]
  return value?.op === 'use' || value?.op === 'member' ? value.name : ''
}
