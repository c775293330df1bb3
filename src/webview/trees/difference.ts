// Two profiles of one program as one: the functions that are the same in both, and one tree that says what each call took before and after.

import { Column } from '../../profiles/columns.js'
import { measuresOfSame } from '../../profiles/compare/measures.js'
import { sameFunctions, type OneSided } from '../../profiles/compare/same-functions.js'
import { PairIndex } from '../../profiles/pair-index.js'
import type { FunctionMeasures } from '../../profiles/measures.js'
import type { Profile, Thread } from '../../profiles/profile.js'
import { changeColour } from '../drawing/palette.js'
import { leftHeavy, type Boxes } from './boxes.js'
import { treeOf, type CallTree } from './call-tree.js'

/** What of a profile is compared. */
export interface Side {
  readonly profile: Profile
  readonly value: number
  readonly threads: readonly Thread[]
  readonly tree: CallTree
}

export interface Sums {
  readonly self: Float64Array
  readonly total: Float64Array
  readonly calls: Float64Array
}

export interface Difference {
  /** One entry for each function that either has: as that after has it, else as that before. */
  readonly names: readonly string[]
  readonly files: readonly string[]
  /** The function's row in each profile; -1 where it has none. */
  readonly rowBefore: Int32Array
  readonly rowAfter: Int32Array
  readonly before: Sums
  readonly after: Sums
  readonly wholeBefore: number
  readonly wholeAfter: number
  /** Its functions are those of the difference, its sums those after. */
  readonly tree: CallTree
  /** For each row of the tree. */
  readonly totalBefore: Float64Array
  /** From files of the profile before to those that they are now. */
  readonly movedFiles: ReadonlyMap<string, string>
  /** Compiled files that only one of the two shows as their sources. */
  readonly oneSided: readonly OneSided[]
}

/** As the page gets it: names are those of its profiles. */
export interface DifferenceData extends Omit<Difference, 'names' | 'files'> {
  /** As wide as after, and as before. */
  readonly boxes: Readonly<Record<'after' | 'before', Boxes>>
  /** For each row of the tree. */
  readonly colours: Uint8Array
}

export function differenceData(before: Side, after: Side): DifferenceData {
  const { names: _names, files: _files, ...difference } = differenceOf(before, after)
  const { tree, totalBefore } = difference
  return {
    ...difference,
    boxes: { after: leftHeavy(tree), before: leftHeavy(tree, totalBefore) },
    colours: Uint8Array.from(tree.total, (is, row) => changeColour((is - (totalBefore[row] ?? 0)) / Math.max(is, totalBefore[row] ?? 0, Number.MIN_VALUE))),
  }
}

export function differenceOf(before: Side, after: Side): Difference {
  const { names, files, movedFiles, oneSided, ...ids } = sameFunctions(before.profile, after.profile)
  const [was, is] = [measuresOf(before, ids.before, names.length), measuresOf(after, ids.after, names.length)]
  return {
    names, files, movedFiles, oneSided, rowBefore: rowsOf(ids.before, names.length), rowAfter: rowsOf(ids.after, names.length),
    before: sumsOf(was), after: sumsOf(is), wholeBefore: was.whole, wholeAfter: is.whole,
    ...treesOf(before.tree, ids.before, after.tree, ids.after),
  }
}

function measuresOf({ profile, value, threads }: Side, ids: Uint32Array, length: number): FunctionMeasures {
  return measuresOfSame(profile, value, ids, length, threads)
}

/** The first row of each. */
function rowsOf(ids: Uint32Array, length: number): Int32Array {
  const rows = new Int32Array(length).fill(-1)
  for (const [row, id] of ids.entries()) if (rows[id] === -1) rows[id] = row
  return rows
}

function sumsOf({ self, total, calls }: FunctionMeasures): Sums {
  return { self, total, calls: calls ?? new Float64Array(self.length) }
}

function treesOf(before: CallTree, idsBefore: Uint32Array, after: CallTree, idsAfter: Uint32Array): Pick<Difference, 'tree' | 'totalBefore'> {
  const index = new PairIndex()
  const add = (tree: CallTree, ids: Uint32Array): Column<Float64Array> => {
    const self = Column.numbers()
    const placeOf = new Int32Array(tree.length)
    for (let row = 0; row < tree.length; row++) {
      const caller = tree.parent[row] ?? -1
      const place = index.rowOf(caller < 0 ? -1 : placeOf[caller] ?? -1, ids[tree.function[row] ?? 0] ?? 0)
      placeOf[row] = place
      self.add(place, tree.self[row] ?? 0)
    }
    return self
  }
  const [selfAfter, selfBefore] = [add(after, idsAfter), add(before, idsBefore)]
  const [parent, functions] = [index.firsts(), index.seconds()]
  return { tree: treeOf(parent, functions, selfAfter.taken(index.length)), totalBefore: treeOf(parent, functions, selfBefore.taken(index.length)).total }
}
