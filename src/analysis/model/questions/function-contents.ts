// What stands in each function of a file, with the functions written in it: so that a piece of code is not looked for in the whole file.

import { none, type CallId, type DefinitionId, type FunctionId, type LoopId } from '../facts.js'
import type { Subject } from './subject.js'

export interface Contents {
  readonly calls: readonly CallId[]
  /** Indexes of `facts.writes`. */
  readonly writes: readonly number[]
  readonly definitions: readonly DefinitionId[]
  readonly loops: readonly LoopId[]
}

const known = new WeakMap<Subject, Map<FunctionId, Contents>>()

export function contentsOf(subject: Subject, id: FunctionId): Contents {
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = allContents(subject))
  return ofFile.get(id) ?? { calls: [], writes: [], definitions: [], loops: [] }
}

function allContents({ facts }: Subject): Map<FunctionId, Contents> {
  const found = new Map<FunctionId, { readonly calls: CallId[]; readonly writes: number[]; readonly definitions: DefinitionId[]; readonly loops: LoopId[] }>()
  const addTo = (inside: FunctionId, kind: keyof Contents, id: number): void => {
    for (let current = inside, depth = 0; current !== none && depth < deepest; current = current === 0 ? none : facts.functions[current]?.site.function ?? none, depth++) {
      let own = found.get(current)
      if (!own) found.set(current, own = { calls: [], writes: [], definitions: [], loops: [] })
      own[kind].push(id)
    }
  }
  for (const [id, call] of facts.calls.entries()) addTo(call.site.function, 'calls', id)
  for (const [index, write] of facts.writes.entries()) addTo(write.site.function, 'writes', index)
  for (const [id, definition] of facts.definitions.entries()) addTo(definition.site.function, 'definitions', id)
  for (const [id, loop] of facts.loops.entries()) addTo(loop.site.function, 'loops', id)
  return found
}

const deepest = 64

const nodes = new WeakMap<Subject, ReadonlyMap<number, FunctionId>>()

/** The function that a node stands in; the module where it stands in none. */
export function functionAround(subject: Subject, node: number): FunctionId {
  let byNode = nodes.get(subject)
  if (!byNode) nodes.set(subject, byNode = new Map(subject.facts.functions.map((fact, id) => [fact.node, id])))
  for (let current = subject.tree.nodes[node]?.parent; current; current = current.parent) {
    const id = current.kind === 'function' ? byNode.get(current.id) : undefined
    if (id !== undefined) return id
  }
  return 0
}
