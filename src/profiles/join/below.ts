// What functions of the workspace took in what they called, by the names of what they called: told by stacks and by graphs of calls, also where nobody counted.

import { functionOf, stackSums } from '../measures.js'
import { calledName, type JoinedFunction, type JoinedProfile } from './join.js'

export interface Called {
  /** With all that it called in turn. */
  readonly taken: number
  /** It is a function of the workspace that was measured. */
  readonly isOurs: boolean
}

/** By name. Worked out for all functions when it is first asked for: many profiles are in code without findings. */
export function calledBy(joined: JoinedProfile, function_: JoinedFunction): ReadonlyMap<string, Called> {
  const known = ofProfiles.get(joined) ?? calledByAll(joined)
  ofProfiles.set(joined, known)
  return known.get(function_) ?? new Map<string, Called>()
}

const ofProfiles = new WeakMap<JoinedProfile, ReadonlyMap<JoinedFunction, ReadonlyMap<string, Called>>>()

function calledByAll({ profile, value, functions }: JoinedProfile): ReadonlyMap<JoinedFunction, ReadonlyMap<string, Called>> {
  const ours = new Int32Array(profile.functions.length).fill(-1)
  functions.forEach(({ rows }, index) => { for (const row of rows) ours[row] = index })
  const rows = functions.map(() => new Map<number, number>())
  const add = (caller: number, callee: number, taken: number): void => {
    const from = ours[caller] ?? -1
    const to = rows[from]
    // Its parts are the function itself.
    if (to && ours[callee] !== from) to.set(callee, (to.get(callee) ?? 0) + taken)
  }
  const { graph, stacks } = profile
  if (graph) {
    const { edges } = graph
    for (let row = 0; row < edges.length; row++) add(edges.caller[row] ?? 0, edges.callee[row] ?? 0, edges.total[value]?.[row] ?? 0)
  } else if (stacks.length > 0) {
    const { all, outermost } = stackSums(profile, value)
    for (let stack = 0; stack < stacks.length; stack++) {
      const parent = stacks.parent[stack] ?? -1
      if (parent >= 0 && outermost[stack] === 1) add(functionOf(profile, parent), functionOf(profile, stack), all[stack] ?? 0)
    }
  }
  return new Map(functions.map((one, index) => [one, byName(profile, rows[index] ?? new Map<number, number>(), ours)]))
}

function byName({ functions, strings }: JoinedProfile['profile'], rows: ReadonlyMap<number, number>, ours: Int32Array): ReadonlyMap<string, Called> {
  const found = new Map<string, Called>()
  for (const [row, taken] of rows) {
    const name = calledName(strings[functions.name[row] ?? 0] ?? '')
    const before = found.get(name)
    found.set(name, { taken: (before?.taken ?? 0) + taken, isOurs: before?.isOurs === true || (ours[row] ?? -1) >= 0 })
  }
  return found
}
