// Which functions call each other in circles: Tarjan's components, without recursion, as graphs of calls are thousands deep.

export interface Calls {
  readonly length: number
  /** Functions. */
  readonly caller: ArrayLike<number>
  readonly callee: ArrayLike<number>
}

/** For each function the number of its circle; functions that are in none have a number of their own. */
export function callCircles(functions: number, calls: Calls): Int32Array {
  const { first, callees } = calleesOf(functions, calls)
  const circle = new Int32Array(functions).fill(-1)
  const [order, low, next] = [new Int32Array(functions).fill(-1), new Int32Array(functions), first.slice()]
  const path: number[] = []
  const waiting: number[] = []
  let [met, circles] = [0, 0]
  const enter = (at: number): void => {
    order[at] = low[at] = met++
    path.push(at)
    waiting.push(at)
  }
  const leave = (at: number): void => {
    path.pop()
    const caller = path.at(-1)
    if (caller !== undefined) low[caller] = Math.min(low[caller] ?? 0, low[at] ?? 0)
    if (low[at] !== order[at]) return
    for (let member = waiting.pop(); member !== undefined; member = member === at ? undefined : waiting.pop()) circle[member] = circles
    circles++
  }
  for (let root = 0; root < functions; root++) {
    if ((order[root] ?? -1) >= 0) continue
    enter(root)
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const edge = next[at] ?? 0
      if (edge >= (first[at + 1] ?? 0)) { leave(at); continue }
      next[at] = edge + 1
      const callee = callees[edge] ?? 0
      if ((order[callee] ?? -1) < 0) enter(callee)
      else if ((circle[callee] ?? -1) < 0) low[at] = Math.min(low[at] ?? 0, order[callee] ?? 0)
    }
  }
  return circle
}

/** Callees side by side, those of a function from `first` of it to `first` of the one after it. */
function calleesOf(functions: number, { length, caller, callee }: Calls): { readonly first: Int32Array, readonly callees: Int32Array } {
  const first = new Int32Array(functions + 1)
  for (let edge = 0; edge < length; edge++) first[(caller[edge] ?? 0) + 1] = (first[(caller[edge] ?? 0) + 1] ?? 0) + 1
  for (let row = 0; row < functions; row++) first[row + 1] = (first[row + 1] ?? 0) + (first[row] ?? 0)
  const [callees, filled] = [new Int32Array(length), first.slice()]
  for (let edge = 0; edge < length; edge++) {
    const of = caller[edge] ?? 0
    const slot = filled[of] ?? 0
    callees[slot] = callee[edge] ?? 0
    filled[of] = slot + 1
  }
  return { first, callees }
}
