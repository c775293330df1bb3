// What tools that count calls say of each function and of each caller; where there are such counts, they are exact and stacks are not needed for totals.

import { Column } from './columns.js'
import { PairIndex } from './pair-index.js'
import type { CallGraph } from './profile.js'
import { finite } from './numbers.js'

type Numbers = Column<Float64Array>

export interface Cost {
  readonly calls: number
  /** Without recursion; all of them when it is not known. */
  readonly primitiveCalls?: number
  /** For each of the profile's values. */
  readonly self: readonly number[]
  readonly total: readonly number[]
}

export class GraphBuilder {
  private readonly calls = Column.numbers()
  private readonly primitiveCalls = Column.numbers()
  private readonly self: Numbers[] = []
  private readonly total: Numbers[] = []
  private readonly edges = new PairIndex()
  private readonly edgeCalls = Column.numbers()
  private readonly edgeSelf: Numbers[] = []
  private readonly edgeTotal: Numbers[] = []

  constructor(private readonly valueCount: () => number) {}

  get hasContent(): boolean {
    return this.calls.length > 0
  }

  /** Adds to what the function has. */
  ofFunction(row: number, { calls, primitiveCalls = calls, self, total }: Cost): void {
    this.calls.add(row, finite(calls))
    this.primitiveCalls.add(row, finite(primitiveCalls))
    addAll(this.self, row, self, this.valueCount())
    addAll(this.total, row, total, this.valueCount())
  }

  /** Adds to what the callee took when that function called it. */
  ofCall(caller: number, callee: number, { calls, self, total }: Cost): void {
    const row = this.edges.rowOf(caller, callee)
    this.edgeCalls.add(row, finite(calls))
    addAll(this.edgeSelf, row, self, this.valueCount())
    addAll(this.edgeTotal, row, total, this.valueCount())
  }

  taken(functions: number): CallGraph | undefined {
    if (!this.hasContent) return undefined
    const length = this.edges.length
    const columns = (all: readonly Numbers[], rows: number) => Array.from({ length: this.valueCount() }, (_, index) => all[index]?.taken(rows) ?? new Float64Array(rows))
    return {
      calls: this.calls.taken(functions),
      primitiveCalls: this.primitiveCalls.taken(functions),
      self: columns(this.self, functions),
      total: columns(this.total, functions),
      edges: {
        length,
        caller: Uint32Array.from(this.edges.firsts()),
        callee: this.edges.seconds(),
        calls: this.edgeCalls.taken(length),
        self: columns(this.edgeSelf, length),
        total: columns(this.edgeTotal, length),
      },
    }
  }
}

function addAll(columns: Numbers[], row: number, values: readonly number[], count: number): void {
  for (let index = 0; index < count; index++) {
    const column = columns[index] ??= Column.numbers()
    column.add(row, finite(values[index] ?? 0))
  }
}
