// What the table shows as a tree: calls from the top down, callers from the bottom up, and functions by file or package.

import { Column } from '../../profiles/columns.js'
import { childrenOf, type FunctionMeasures } from '../../profiles/measures.js'
import { PairIndex } from '../../profiles/pair-index.js'
import type { Branching, GroupSums } from '../worker/questions.js'
import { treeOf, type CallTree } from './call-tree.js'

export interface Outline {
  readonly roots: () => readonly number[]
  readonly childrenOf: (row: number) => readonly number[]
  readonly hasChildren: (row: number) => boolean
  /** Whether what stands below it is still to come. */
  readonly isComing?: (row: number) => boolean
  /** -1 for a group. */
  readonly functionOf: (row: number) => number
  /** Of a group. */
  readonly nameOf: (row: number) => string
  readonly self: (row: number) => number
  readonly total: (row: number) => number
}

export function topDown(tree: CallTree, { first, next }: Branching): Outline {
  const listed = (from: number): readonly number[] => {
    const rows: number[] = []
    for (let row = from; row >= 0; row = next[row] ?? -1) if (tree.total[row] !== 0) rows.push(row)
    return rows
  }
  return {
    roots: () => listed(first[tree.length] ?? -1), childrenOf: (row) => listed(first[row] ?? -1), hasChildren: (row) => listed(first[row] ?? -1).length > 0,
    functionOf: (row) => tree.function[row] ?? 0, nameOf: () => '', self: (row) => tree.self[row] ?? 0, total: (row) => tree.total[row] ?? 0,
  }
}

/**
 * The roots are all functions with what they took themselves; below them stands from where it came. A function's callers are gathered when it is opened: `callersOf` it, as
 * `selfCallers` gives them, is undefined as long as they are not known.
 */
export function bottomUp({ self, total }: FunctionMeasures, callersOf: (functionRow: number) => CallTree | undefined): Outline {
  const functions = self.length
  // Rows of opened trees stand behind those of the functions.
  const [of, amount] = [Column.naturals(), Column.numbers()]
  const children = new Map<number, number[]>()
  const open = (functionRow: number): void => {
    const callers = callersOf(functionRow)
    if (!callers) return
    const base = functions + of.length
    for (let row = 0; row < callers.length; row++) {
      of.push(callers.function[row] ?? 0)
      amount.push(callers.total[row] ?? 0)
      const caller = callers.parent[row] ?? -1
      const above = row === 0 ? -1 : caller <= 0 ? functionRow : base + caller
      if (above < 0) continue
      const known = children.get(above)
      if (known) known.push(base + row)
      else children.set(above, [base + row])
    }
    if (!children.has(functionRow)) children.set(functionRow, [])
  }
  const listed = (row: number): readonly number[] => {
    if (row < functions && !children.has(row)) open(row)
    return children.get(row) ?? []
  }
  return {
    roots: () => Array.from({ length: functions }, (_, row) => row).filter((row) => self[row] !== 0),
    childrenOf: listed, hasChildren: (row) => (row < functions ? children.get(row)?.length !== 0 : (children.get(row)?.length ?? 0) > 0),
    isComing: (row) => row < functions && !children.has(row),
    functionOf: (row) => (row < functions ? row : of.at(row - functions)), nameOf: () => '',
    self: (row) => (row < functions ? self[row] ?? 0 : amount.at(row - functions)), total: (row) => (row < functions ? total[row] ?? 0 : amount.at(row - functions)),
  }
}

/** Upside down: the function is the root, below it stand its callers, with what it took itself when they called it. */
export function selfCallers(tree: CallTree, wanted: number): CallTree {
  const index = new PairIndex()
  const sums = Column.numbers()
  for (let row = 0; row < tree.length; row++) {
    if (tree.function[row] !== wanted || tree.self[row] === 0) continue
    let place = -1
    for (let at = row; at >= 0; at = tree.parent[at] ?? -1) place = index.rowOf(place, tree.function[at] ?? 0)
    sums.add(place, tree.self[row] ?? 0)
  }
  return treeOf(index.firsts(), index.seconds(), sums.taken(index.length))
}

/** Functions by their group: a file, a package. */
export function grouped({ self, total }: FunctionMeasures, sums: GroupSums): Outline {
  const functions = self.length
  const members: number[][] = sums.names.map(() => [])
  for (const [row, group] of sums.groups.entries()) if (self[row] !== 0 || total[row] !== 0) members[group]?.push(row)
  return {
    roots: () => sums.names.map((_, id) => functions + id).filter((row) => (members[row - functions]?.length ?? 0) > 0),
    childrenOf: (row) => members[row - functions] ?? [], hasChildren: (row) => row >= functions,
    functionOf: (row) => (row < functions ? row : -1), nameOf: (row) => sums.names[row - functions] ?? '',
    self: (row) => (row < functions ? self[row] ?? 0 : sums.self[row - functions] ?? 0), total: (row) => (row < functions ? total[row] ?? 0 : sums.total[row - functions] ?? 0),
  }
}

/** `groupOf`: the name of a function's group. Calls inside of their own group count once in its total. */
export function groupSums(tree: CallTree, measures: FunctionMeasures, groupOf: (functionRow: number) => string): GroupSums {
  const ids = new Map<string, number>()
  const groups = Uint32Array.from(measures.self, (_, row) => {
    const name = groupOf(row)
    const id = ids.get(name) ?? ids.size
    ids.set(name, id)
    return id
  })
  const self = new Float64Array(ids.size)
  for (const [row, group] of groups.entries()) self[group] = (self[group] ?? 0) + (measures.self[row] ?? 0)
  return { names: [...ids.keys()], groups, self, total: totalsBy(tree, groups, ids.size) }
}

/** What the outermost calls of each group took. Walks with a count of open groups, without recursion: stacks are thousands deep. */
export function totalsBy(tree: CallTree, groups: Uint32Array, count: number): Float64Array {
  const { first, next } = childrenOf({ length: tree.length, parent: tree.parent, frame: tree.function })
  const totals = new Float64Array(count)
  const open = new Uint32Array(count)
  const groupOf = (row: number): number => groups[tree.function[row] ?? 0] ?? 0
  const enter = (row: number): void => {
    const group = groupOf(row)
    if (open[group] === 0) totals[group] = (totals[group] ?? 0) + (tree.total[row] ?? 0)
    open[group] = (open[group] ?? 0) + 1
  }
  const leave = (row: number): void => {
    const group = groupOf(row)
    open[group] = (open[group] ?? 0) - 1
  }
  let row = first[tree.length] ?? -1
  while (row >= 0) {
    enter(row)
    const child = first[row] ?? -1
    if (child >= 0) { row = child; continue }
    leave(row)
    while (row >= 0 && (next[row] ?? -1) < 0) {
      row = tree.parent[row] ?? -1
      if (row >= 0) leave(row)
    }
    if (row >= 0) row = next[row] ?? -1
  }
  return totals
}
