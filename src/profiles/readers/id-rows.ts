// Rows of a table by the ids that a file gives them: ids that count up stand in a column, which is several times faster than a map, others in a map.

import { Column } from '../columns.js'

export class IdRows {
  /** Plus one. */
  private readonly dense = Column.naturals()
  private readonly sparse = new Map<number, number>()

  /** An id far above the number of rows is not worth a column that reaches to it. */
  set(id: number, row: number): void {
    if (Number.isInteger(id) && id >= 0 && id < (row + 64) * 16) this.dense.set(id, row + 1)
    else this.sparse.set(id, row)
  }

  /** -1 when there is none. */
  rowOf(id: number): number {
    const row = this.dense.at(id)
    return row > 0 ? row - 1 : this.sparse.get(id) ?? -1
  }
}
