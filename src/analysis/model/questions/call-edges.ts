// Which functions of the workspace running a function runs, call by call, and which of them lead back to it.

import type { CallId, FunctionFact, FunctionId } from '../facts.js'
import { weaker, type Kind } from '../kinds.js'
import { targetsOf } from '../resolve/targets.js'
import { isKeptByObject, isMemoised, runBy } from './effects.js'
import { batchFunctionsOf } from './loaders.js'
import type { Subject } from './subject.js'

export interface FunctionPlace {
  readonly subject: Subject
  readonly function: FunctionId
}

/** A call, and one function that it runs. */
export interface CallEdge {
  readonly call: CallId
  readonly target: FunctionPlace
  readonly confidence: Kind['confidence']
  /** Keeps what it gave: however often it is called, it runs once, or once for each object. */
  readonly keeps: 'all' | 'object' | undefined
  /** The call may run another function instead. */
  readonly isOneOfSeveral: boolean
  /** Calls that are made together run it once. */
  readonly isBatched: boolean
}

const edgesOfFile = new WeakMap<Subject, Map<FunctionId, readonly CallEdge[]>>()

export function edgesOf(subject: Subject, id: FunctionId): readonly CallEdge[] {
  return remembered(edgesOfFile, subject, id, () => subject.resolver.workspace.reading(subject.file, () => findEdges(subject, id)))
}

function findEdges(subject: Subject, id: FunctionId): readonly CallEdge[] {
  return runBy(subject, id).calls.flatMap((call) => {
    const targets = targetsOf(subject.resolver, subject.file, call)
    const batches = batchFunctionsOf(subject, call)
    // What decorators put around it runs as well.
    const isOneOfSeveral = targets.filter((target) => target.isAround !== true).length > 1
    return [...targets, ...batches].flatMap((target): CallEdge[] => {
      const callee = subject.resolver.workspace.subject(target.file)
      const fact = callee?.facts.functions[target.function]
      if (!callee || !fact) return []
      const confidence = isOneOfSeveral ? weaker(target.confidence, 'medium') : target.confidence
      return [{
        call, target: { subject: callee, function: target.function }, confidence, keeps: keptBy(callee, fact), isOneOfSeveral: isOneOfSeveral && !('isAround' in target), isBatched: batches.includes(target),
      }]
    })
  })
}

function keptBy(subject: Subject, fact: FunctionFact): CallEdge['keeps'] {
  return isKeptByObject(subject, fact) ? 'object' : isMemoised(subject, fact) ? 'all' : undefined
}

interface Visit extends FunctionPlace {
  readonly order: number
  low: number
}

const circles = new WeakMap<Subject, Map<FunctionId, readonly FunctionPlace[]>>()

/** The function and those that it calls which call it in turn, however far; empty where it never comes back to itself. */
export function circleOf(subject: Subject, id: FunctionId): readonly FunctionPlace[] {
  return circles.get(subject)?.get(id) ?? findCircle({ subject, function: id })
}

/** Tarjan's algorithm; every component that is met on the way is noted. */
function findCircle(start: FunctionPlace): readonly FunctionPlace[] {
  const stack: Visit[] = []
  const open = new Map<string, Visit>()
  let order = 0

  const visit = (place: FunctionPlace): Visit => place.subject.resolver.workspace.reading(place.subject.file, () => {
    const own: Visit = { ...place, order, low: order }
    order++
    stack.push(own)
    open.set(keyOf(place), own)
    for (const { target } of edgesOf(place.subject, place.function)) {
      if (circles.get(target.subject)?.has(target.function) === true) continue
      own.low = Math.min(own.low, open.get(keyOf(target))?.order ?? visit(target).low)
    }
    if (own.low === own.order) settle(stack.splice(stack.indexOf(own)))
    return own
  })

  const settle = (component: readonly Visit[]): void => {
    for (const one of component) open.delete(keyOf(one))
    const isCircle = component.length > 1 || component.some((one) => edgesOf(one.subject, one.function).some(({ target }) => isSame(target, one)))
    const members = isCircle ? component.map(({ subject, function: id }) => ({ subject, function: id })) : []
    for (const one of component) remembered(circles, one.subject, one.function, () => members)
  }

  visit(start)
  return circles.get(start.subject)?.get(start.function) ?? []
}

export function keyOf({ subject, function: id }: FunctionPlace): string {
  return `${id} ${subject.file}`
}

export function isSame(a: FunctionPlace, b: FunctionPlace): boolean {
  return a.subject === b.subject && a.function === b.function
}

function remembered<T>(known: WeakMap<Subject, Map<FunctionId, T>>, subject: Subject, id: FunctionId, make: () => T): T {
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<FunctionId, T>())
  let one = ofFile.get(id)
  if (one === undefined) ofFile.set(id, one = make())
  return one
}
