// Two profiles of one program as one: functions by name and file, as lines move between versions, and one tree that says what each call took before and after.

import { Column } from '../../profiles/columns.js'
import { PairIndex } from '../../profiles/pair-index.js'
import type { FunctionMeasures } from '../../profiles/measures.js'
import type { Profile, ValueType } from '../../profiles/profile.js'
import { changeColour } from '../drawing/palette.js'
import { leftHeavy, type Boxes } from './boxes.js'
import { treeOf, type CallTree } from './call-tree.js'

/** What of a profile is compared. */
export interface Side {
  readonly profile: Profile
  readonly measures: FunctionMeasures
  readonly tree: CallTree
}

export interface Sums {
  readonly self: Float64Array
  readonly total: Float64Array
  readonly calls: Float64Array
}

export interface Difference {
  /** One entry for each function that either has. */
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
  const ids = new Map<string, number>()
  const [names, files]: [string[], string[]] = [[], []]
  const idsOf = ({ functions, strings }: Profile): Uint32Array => Uint32Array.from({ length: functions.length }, (_, row) => {
    const [name, file] = [strings[functions.name[row] ?? 0] ?? '', strings[functions.file[row] ?? 0] ?? '']
    const key = `${name}\n${file}`
    let id = ids.get(key)
    if (id === undefined) {
      id = names.push(name) - 1
      files.push(file)
      ids.set(key, id)
    }
    return id
  })
  const [idsBefore, idsAfter] = [idsOf(before.profile), idsOf(after.profile)]
  return {
    names, files, rowBefore: rowsOf(idsBefore, names.length), rowAfter: rowsOf(idsAfter, names.length),
    before: sumsOf(before.measures, idsBefore, names.length), after: sumsOf(after.measures, idsAfter, names.length),
    wholeBefore: before.measures.whole, wholeAfter: after.measures.whole,
    ...treesOf(before.tree, idsBefore, after.tree, idsAfter),
  }
}

/** The value of the profile before that means the same: by name, else by unit; -1 when there is none. */
export function sameValue(before: Pick<Profile, 'values'>, { name, unit }: ValueType): number {
  const same = before.values.findIndex((value) => value.name === name && value.unit === unit)
  return same >= 0 ? same : before.values.findIndex((value) => value.unit === unit)
}

/** The first row of each. */
function rowsOf(ids: Uint32Array, length: number): Int32Array {
  const rows = new Int32Array(length).fill(-1)
  for (const [row, id] of ids.entries()) if (rows[id] === -1) rows[id] = row
  return rows
}

function sumsOf({ self, total, calls }: FunctionMeasures, ids: Uint32Array, length: number): Sums {
  const sums = { self: new Float64Array(length), total: new Float64Array(length), calls: new Float64Array(length) }
  for (const [row, id] of ids.entries()) {
    sums.self[id] = (sums.self[id] ?? 0) + (self[row] ?? 0)
    sums.total[id] = (sums.total[id] ?? 0) + (total[row] ?? 0)
    sums.calls[id] = (sums.calls[id] ?? 0) + (calls?.[row] ?? 0)
  }
  return sums
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
