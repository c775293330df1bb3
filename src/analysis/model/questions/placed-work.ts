// Where the work of a finding is in its program: the function that does it and those that call it, however far, with how often each call
// calls the next; and the numbers that those counts speak of.

import type { Node as TreeNode } from '../../syntax/tree.js'
import type { AnnotatedNumber, CallerNode, WorkBound } from '../../work.js'
import { none, type ClassId, type FunctionId, type NodeId, type ValueId } from '../facts.js'
import { functionNames, unnamed } from '../function-names.js'
import { annotatedBound, annotationOf, sharedAnnotation, type Home } from './annotated.js'
import { nameBounds } from './bound-names.js'
import { runsInBrowser } from './browser-code.js'
import { isSame, type FunctionPlace } from './call-edges.js'
import { callersOfFunction, runningFunction, type Caller } from './callers.js'
import { codeOf, headOf } from './code-text.js'
import { boundName, sumOf, type Count } from './counts.js'
import { viewEntryOf } from './entry-points.classes.js'
import { startOf } from './entry-points.js'
import { functionAround } from './function-contents.js'
import { holderOf } from './held-values.js'
import type { Bound } from './loop-bounds.js'
import { statedSize } from './stated-sizes.js'
import { nodeAt, type Subject } from './subject.js'

export interface PlacedWork {
  /** The function itself first. */
  readonly functions: readonly CallerNode[]
  /** With those that were given. */
  readonly bounds: readonly WorkBound[]
  /** Nothing but pages in browsers is known to lead there, which is on nobody's bill. */
  readonly inBrowser?: true
}

/** More callers than these change no number much. */
const mostFunctions = 60

/** `taken`: the bounds that the amounts of the work speak of, which keep their names. */
export function placeWork(subject: Subject, id: FunctionId, taken: readonly WorkBound[] = []): PlacedWork {
  const all = nodesFrom({ subject, function: id })
  const inBrowser = isOnlyInBrowser(all)
  const nodes = inBrowser ? all : withoutPages(all)
  const names = createNames(taken)
  const functions = nodes.map(({ place, callers }): CallerNode => ({
    ...shownPlace(place), ...beginningOf(place, callers.length > 0),
    callers: callers.map(({ index, products }) => ({ function: index, count: sumOf(products.map(({ times, bounds }): Count => [{ times, bounds: bounds.map(names.of) }])) })),
  }))
  return { functions, bounds: names.all({ subject, function: id }), ...inBrowser && { inBrowser } }
}

/** What starts it, and what a comment says of its calls. */
function beginningOf(place: FunctionPlace, isCalled: boolean): Pick<CallerNode, 'entry' | 'calls'> {
  const start = startOf(place.subject, place.function)
  const calls = callsOf(place, isCalled || start?.entry.callsPerMonth !== undefined)
  return { ...start !== undefined && !(start.isHook && isCalled) && { entry: start.entry }, ...calls && { calls } }
}

function isOnlyInBrowser(nodes: readonly Node[]): boolean {
  return nodes.every(({ place, callers }) => {
    const { entry, calls } = beginningOf(place, callers.length > 0)
    return !entry && !calls && (callers.length > 0 || runsInBrowser(place.subject, place.function))
  })
}

/** Of the calls of what servers run as well, those of pages are on nobody's bill. */
function withoutPages(nodes: readonly Node[]): readonly Node[] {
  const [first] = nodes
  if (!first || !nodes.some(({ place }) => isPage(place))) return nodes
  const left = nodesFrom(first.place, isPage)
  return left.length > 1 || startOf(first.place.subject, first.place.function) ? left : nodes
}

function isPage(place: FunctionPlace): boolean {
  return runsInBrowser(place.subject, place.function) && !beginningOf(place, true).calls
}

/** The same of rows that a query brings, wherever its value is written: in a function, or in the body of a view, which answers requests with them. */
export function placeWorkOfRows(subject: Subject, value: ValueId, taken: readonly WorkBound[] = []): PlacedWork {
  const node = subject.facts.values[value]?.node ?? 0
  const id = functionAround(subject, node)
  const cls = id === 0 ? classAround(subject, node) : none
  const entry = cls === none ? undefined : viewEntryOf(subject, cls)
  if (!entry) return placeWork(subject, runningFunction(subject, id), taken)
  const fact = subject.facts.classes[cls]
  const calls = annotationOf(subject, 'calls', { class: cls }) ?? annotationOf(subject, 'calls', { function: 0 })
  const functions = [{ path: subject.file, function: fact?.name ?? '', range: headOf(nodeAt(subject, fact?.node ?? 0)), entry, ...calls && { calls }, callers: [] }]
  return { functions, bounds: createNames(taken).all({ subject, function: 0, class: cls }) }
}

interface Node {
  readonly place: FunctionPlace
  readonly callers: { readonly index: number; readonly products: Caller['product'][] }[]
}

/** Breadth first, so that the nearest callers are all there. */
function nodesFrom(start: FunctionPlace, isLeftOut: (caller: FunctionPlace) => boolean = () => false): readonly Node[] {
  const nodes: Node[] = [{ place: start, callers: [] }]
  for (const [index, node] of nodes.entries()) {
    const start = startOf(node.place.subject, node.place.function)
    if (start?.isWhole) continue
    for (const { place, product } of callersOfFunction(node.place.subject, node.place.function)) {
      // What a framework starts is only tried out by the top level of its module.
      if ((start?.isHook === false && place.function === 0) || isLeftOut(place)) continue
      let at = nodes.findIndex((one) => isSame(one.place, place))
      if (at < 0 && nodes.length >= mostFunctions) continue
      if (at < 0) at = nodes.push({ place, callers: [] }) - 1
      if (at === index || leadsTo(nodes, index, at)) continue
      const same = node.callers.find((one) => one.index === at)
      if (same) same.products.push(product)
      else node.callers.push({ index: at, products: [product] })
    }
  }
  return nodes
}

/** Whether `from` is among those that call `to`, which would make a circle of them. */
function leadsTo(nodes: readonly Node[], from: number, to: number): boolean {
  const seen = new Set<number>([to])
  for (const one of seen) for (const { index } of nodes[one]?.callers ?? []) seen.add(index)
  return seen.has(from)
}

function shownPlace({ subject, function: id }: FunctionPlace): Pick<CallerNode, 'path' | 'function' | 'range'> {
  const node = nodeAt(subject, subject.facts.functions[id]?.node ?? 0)
  const own = functionNames(subject.facts).get(id) ?? ''
  // `export const getTeam = cache(async (id) => { … })`
  const held = own === unnamed && subject.facts.functions[id]?.site.function === 0 ? holderOf(subject, id)?.name : undefined
  return { path: subject.file, function: held ?? own, range: node.kind === 'function' ? node.header : { start: 0, end: 0 } }
}

/** What is said of a whole class or file counts for functions that nothing known calls. */
function callsOf({ subject, function: id }: FunctionPlace, isCalled: boolean): AnnotatedNumber | undefined {
  return annotationOf(subject, 'calls', { function: id }) ?? (isCalled ? undefined : sharedAnnotation(subject, 'calls', id))
}

interface Names {
  readonly of: (bound: Bound) => string
  readonly all: (home: Home) => readonly WorkBound[]
}

function createNames(taken: readonly WorkBound[]): Names {
  const own = nameBounds<Bound>()
  const names = new Map<string, string>()
  const isTaken = new Set(taken.map((one) => one.name))
  let next = 0
  const nameOf = (bound: Bound): string => {
    const first = own.of(bound)
    let name = names.get(first)
    if (name !== undefined) return name
    const { start } = headOf(nodeAt(bound.subject, bound.node))
    name = taken.find((one) => one.path === bound.subject.file && one.form === bound.form && one.range.start === start)?.name
    while (name === undefined) {
      const free = boundName(next++)
      if (!isTaken.has(free)) name = free
    }
    names.set(first, name)
    return name
  }
  return {
    of: nameOf,
    all: (home) => [
      ...taken.map((one) => one.annotated ? one : withAnnotation(one, annotatedBound(home, one))),
      ...own.all().flatMap(({ met }) => {
        const bound = { ...met[0], loops: met.flatMap(({ loops }) => loops) }
        const name = nameOf(bound)
        return isTaken.has(name) ? [] : [workBound(name, bound)]
      }),
    ],
  }
}

function workBound(name: string, bound: Bound): WorkBound {
  const { form, subject, node, most, loops } = bound
  const range = headOf(nodeAt(subject, node))
  const [first] = loops
  const home = first && functionAround(first.subject, first.node)
  const shown: WorkBound = { name, form, of: codeOf(subject, range).replace(/\s*[:{]$/, ''), path: subject.file, range, ...most !== undefined && { most }, ...statedSize(bound) }
  return withAnnotation(shown, annotatedBound({ subject: first?.subject ?? subject, function: home ?? none }, shown, loops))
}

function withAnnotation(bound: WorkBound, annotated: AnnotatedNumber | undefined): WorkBound {
  return annotated ? { ...bound, annotated } : bound
}

/** The class whose body a node stands in. */
function classAround(subject: Subject, node: NodeId): ClassId {
  for (let at: TreeNode | null = nodeAt(subject, node).parent; at; at = at.parent) {
    const { id } = at
    if (at.kind === 'class') return subject.facts.classes.findIndex((fact) => fact.node === id)
  }
  return none
}
