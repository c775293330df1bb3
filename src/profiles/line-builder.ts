// What tools that measure lines say of each.

import { Column } from './columns.js'
import type { LineTable, ValueType } from './profile.js'
import type { StringTable } from './string-table.js'

export class LineBuilder {
  private readonly file = Column.naturals()
  private readonly line = Column.naturals()
  private readonly of = Column.naturals()
  private readonly hits = Column.numbers()
  private readonly columns: Column<Float64Array>[] = []
  private values: readonly ValueType[] = []
  private hasCalls = false

  constructor(private readonly strings: StringTable) {}

  get length(): number {
    return this.line.length
  }

  /** What the columns are; once, before the first line. `includesCalls`: they have in them what the line calls. */
  measure(values: readonly ValueType[], { includesCalls = false } = {}): void {
    this.values = values
    this.hasCalls = includesCalls
    for (let index = 0; index < values.length; index++) this.columns[index] = Column.numbers()
  }

  /** `functionRow`: undefined when unknown; `values`: one for each that is measured. Lines that are no whole number above 0 are left out. */
  push(file: string, line: number, values: readonly number[], { functionRow, hits = 0 }: { readonly functionRow?: number | undefined, readonly hits?: number } = {}): void {
    if (!Number.isInteger(line) || line < 1 || line >= 2 ** 31) return
    this.file.push(this.strings.rowOf(file))
    this.line.push(line)
    this.of.push(functionRow === undefined ? 0 : functionRow + 1)
    this.hits.push(Number.isFinite(hits) ? hits : 0)
    for (const [index, column] of this.columns.entries()) {
      const value = values[index] ?? 0
      column.push(Number.isFinite(value) ? value : 0)
    }
  }

  taken(): LineTable | undefined {
    if (this.length === 0) return undefined
    return {
      length: this.length,
      values: this.values,
      file: this.file.taken(),
      line: this.line.taken(),
      function: this.of.taken(),
      hits: this.hits.taken(),
      columns: this.columns.map((column) => column.taken()),
      ...this.hasCalls && { includesCalls: true },
    }
  }
}
