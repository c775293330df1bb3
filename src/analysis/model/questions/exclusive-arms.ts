// Which pieces of code never run together: the arms of an `if`, of a `switch` or of a conditional, and what follows an arm that leaves.
// A sum over all of them says too much: of several arms one runs.

import type { Node, Statement } from '../../syntax/tree.js'

/** One arm of a choice. */
export interface Arm { readonly choice: string; readonly arm: number | string }

/** What happens so often where these arms are taken, the outermost first. */
export interface Share<T> { readonly arms: readonly Arm[]; readonly value: T }

/** The arms between a piece of code and `top`, the outermost first. `prefix` tells the choices of one call from those of another. */
export function armsAround(code: Node, top: Node, prefix: string): readonly Arm[] {
  const arms: Arm[] = []
  for (let node = code; node !== top && node.parent; node = node.parent) {
    const { parent } = node
    const own = armOf(node, parent)
    if (own !== undefined) arms.push({ choice: `${prefix}${parent.id}`, arm: own })
    if (parent.kind === 'block') arms.push(...leavingBefore(parent.statements, node).map((one) => ({ choice: `${prefix}${one.id}`, arm: 1 })).reverse())
  }
  return arms.reverse()
}

function armOf(node: Node, parent: Node): number | undefined {
  switch (parent.kind) {
    case 'branch': case 'conditional': return node === parent.test ? undefined : node === parent.then ? 0 : 1
    // A case of a `switch` may fall through to the next one.
    case 'switch': return parent.form === 'switch' && !parent.cases.slice(0, -1).every(({ body }) => isClosed(body.statements)) ? undefined : caseOf(node, parent.cases)
    default: return undefined
  }
}

function caseOf(node: Node, cases: readonly Node[]): number | undefined {
  const at = cases.indexOf(node)
  return at < 0 ? undefined : at
}

function isClosed(statements: readonly Statement[]): boolean {
  const last = statements.at(-1)
  if (last?.kind === 'block') return isClosed(last.statements)
  return last === undefined || last.kind === 'break' || leaves(last)
}

function leaves(statement: Statement): boolean {
  return statement.kind === 'return' || statement.kind === 'raise' || statement.kind === 'continue'
}

/** `if a: return x` before it: what follows is its other arm. */
function leavingBefore(statements: readonly Statement[], node: Node): readonly Statement[] {
  const at = statements.findIndex((one) => one === node)
  return statements.slice(0, Math.max(0, at)).filter((one) => {
    const last = one.kind === 'branch' && one.otherwise === null ? one.then.statements.at(-1) : undefined
    return last !== undefined && leaves(last)
  })
}

/** The most that shares come to: those that may run together are added, of several arms the largest counts. */
export function mostOf<T>(shares: readonly Share<T>[], { add, larger }: { readonly add: (all: readonly T[]) => T; readonly larger: (all: readonly T[]) => T }): T {
  const plain = shares.flatMap(({ arms, value }) => arms.length === 0 ? [value] : [])
  const choices = new Map<string, Map<number | string, Share<T>[]>>()
  for (const { arms: [first, ...rest], value } of shares) {
    if (!first) continue
    const arms = choices.get(first.choice) ?? new Map<number | string, Share<T>[]>()
    choices.set(first.choice, arms)
    arms.set(first.arm, [...arms.get(first.arm) ?? [], { arms: rest, value }])
  }
  const taken = [...choices.values()].map((arms) => larger([...arms.values()].map((one) => mostOf(one, { add, larger }))))
  return add([...plain, ...taken])
}
