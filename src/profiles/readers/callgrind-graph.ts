// The functions of a callgrind file, their own costs by line, and their calls, until all is known: only then is it clear where functions begin, and what
// those that call each other in circles took in all.

import type { ProfileBuilder } from '../builder.js'
import { callCircles } from '../call-circles.js'
import { Column } from '../columns.js'
import { PairIndex } from '../pair-index.js'
import type { CallgrindCosts } from './callgrind-costs.js'

interface Named {
  readonly name: string
  readonly file: string
  /** Of the first costs; 0 before. */
  line: number
}

type Sums = readonly Column<Float64Array>[]

export class CallgrindGraph {
  private readonly functions: Named[] = []
  private readonly functionRows = new Map<string, number>()
  private readonly self: Sums
  private readonly edges = new PairIndex()
  private readonly edgeCalls = Column.numbers()
  private readonly edgeTotal: Sums
  private readonly files: string[] = []
  private readonly fileRows = new Map<string, number>()
  private readonly places = new PairIndex()
  private readonly lines = new PairIndex()
  private readonly lineSelf: Sums
  private current = -1
  private callee = -1
  /** Calls whose costs come next. */
  private calls = -1
  private object = ''
  private file = ''
  /** -1 where it was not looked up yet. */
  private fileRow = -1
  private calleeObject: string | undefined
  private calleeFile: string | undefined

  constructor(private readonly builder: ProfileBuilder, private readonly costs: CallgrindCosts, private readonly isOfPython: boolean) {
    const sums = (): Sums => builder.values.map(() => Column.numbers())
    ;[this.self, this.edgeTotal, this.lineSelf] = [sums(), sums(), sums()]
  }

  /** `kind`: how the line begins. What names the callee holds for one call. */
  name(kind: string, name: string): void {
    switch (kind) {
      case 'ob': this.object = name; return
      case 'fl': case 'fi': case 'fe': this.file = name; this.fileRow = -1; return
      case 'cob': this.calleeObject = name; return
      case 'cfi': case 'cfl': this.calleeFile = name; return
      case 'fn': this.current = this.rowOf(name, this.file, this.object); return
      default:
        this.callee = this.rowOf(name, this.calleeFile ?? this.file, this.calleeObject ?? this.object)
        this.calleeFile = this.calleeObject = undefined
    }
  }

  beginCall(calls: number): void {
    this.calls = calls
  }

  /** Of the line that was read last: a call's where one began, else the function's own. */
  takeCosts(): void {
    const { costs, current, calls } = this
    if (current < 0) { this.builder.damaged('costs stood before any function and were left out'); return }
    this.calls = -1
    if (calls >= 0 && this.callee >= 0) {
      const edge = this.edges.rowOf(current, this.callee)
      this.edgeCalls.add(edge, calls)
      addAll(this.edgeTotal, edge, costs.values)
      return
    }
    const named = this.functions[current]
    if (named && named.line === 0) named.line = costs.line
    if (!costs.hasCosts) return
    addAll(this.self, current, costs.values)
    // What Python's profilers know is where functions begin, and no line that ran.
    if (costs.line > 0 && !this.isOfPython) addAll(this.lineSelf, this.lines.rowOf(this.places.rowOf(this.rowOfFile(), current), costs.line), costs.values)
  }

  /** Gives all to the builder. */
  place(): void {
    const { builder, functions, edges } = this
    const rows = functions.map((named) => this.placed(named))
    const calls = new Float64Array(functions.length)
    const recursive = new Float64Array(functions.length)
    for (let edge = 0; edge < edges.length; edge++) {
      const [caller, callee] = [edges.firstAt(edge), edges.secondAt(edge)]
      calls[callee] = (calls[callee] ?? 0) + this.edgeCalls.at(edge)
      if (caller === callee) recursive[callee] = this.edgeCalls.at(edge)
    }
    const circles = callCircles(functions.length, { length: edges.length, caller: edges.firsts(), callee: edges.seconds() })
    const totals = this.self.map((self, value) => this.totalsOf(self, this.edgeTotal[value] ?? self, circles))
    for (const [index, row] of rows.entries()) {
      const [all, own] = [calls[index] ?? 0, this.self.map((sum) => sum.at(index))]
      builder.graph.ofFunction(row, { calls: all, primitiveCalls: all - (recursive[index] ?? 0), self: own, total: totals.map((total) => total[index] ?? 0) })
    }
    for (let edge = 0; edge < edges.length; edge++) {
      const callee = edges.secondAt(edge)
      const total = this.edgeTotal.map((sum) => sum.at(edge))
      // The file has no such number: the callee's own share is as large for each caller as for all.
      const self = total.map((value, index) => value * share(this.self[index]?.at(callee) ?? 0, totals[index]?.[callee] ?? 0))
      builder.graph.ofCall(rows[edges.firstAt(edge)] ?? 0, rows[callee] ?? 0, { calls: this.edgeCalls.at(edge), self, total })
    }
    this.placeLines(rows)
  }

  /** Own costs and those of all calls, but not of calls to itself. Where functions call each other in a circle, each call counts those inside of it once more:
   *  what came into it, and into the circle from outside, is the most that any of them can have taken. */
  private totalsOf(self: Column<Float64Array>, edgeTotal: Column<Float64Array>, circles: Int32Array): Float64Array {
    const { edges, functions } = this
    const sizes = new Uint32Array(functions.length)
    for (const circle of circles) sizes[circle] = (sizes[circle] ?? 0) + 1
    const totals = self.taken(functions.length)
    const whole = totals.reduce((sum, own) => sum + own, 0)
    const [incoming, called] = [new Float64Array(functions.length), new Float64Array(functions.length)]
    for (let edge = 0; edge < edges.length; edge++) {
      const [caller, callee] = [edges.firstAt(edge), edges.secondAt(edge)]
      if (caller === callee) continue
      totals[caller] = (totals[caller] ?? 0) + edgeTotal.at(edge)
      called[callee] = (called[callee] ?? 0) + edgeTotal.at(edge)
      const circle = circles[callee] ?? 0
      if (circles[caller] !== circle) incoming[circle] = (incoming[circle] ?? 0) + edgeTotal.at(edge)
    }
    return totals.map((total, row) => {
      const circle = circles[row] ?? 0
      if ((sizes[circle] ?? 0) < 2) return total
      const most = (incoming[circle] ?? 0) > 0 ? incoming[circle] ?? 0 : whole
      return Math.max(self.at(row), Math.min(total, most, called[row] ?? 0))
    })
  }

  private placeLines(rows: readonly number[]): void {
    if (this.lines.length === 0) return
    this.builder.lines.measure(this.builder.values)
    for (let row = 0; row < this.lines.length; row++) {
      const place = this.lines.firstAt(row)
      const file = this.files[this.places.firstAt(place)] ?? ''
      this.builder.lines.push(file, this.lines.secondAt(row), this.lineSelf.map((sum) => sum.at(row)), { functionRow: rows[this.places.secondAt(place)] })
    }
  }

  /** The builder's row. pyprof2calltree puts the line behind names that are not the only one in their file, yappi the file and the line behind each. */
  private placed({ name, file, line: ofCosts }: Named): number {
    if (!this.isOfPython) return this.builder.function(name, file)
    const written = /:(\d+)$/.exec(name)
    const line = ofCosts > 0 ? ofCosts : Number(written?.[1] ?? 0)
    const suffixes = line > 0 ? [` ${file}:${String(line)}`, `:${String(line)}`] : []
    const suffix = suffixes.find((one) => name.endsWith(one)) ?? ''
    return this.builder.function(name.slice(0, name.length - suffix.length), file === '~' ? '' : file, line)
  }

  private rowOf(name: string, file: string, object: string): number {
    const known = file === '???' || file === '' ? object : file
    const place = known === '???' ? '' : known
    const key = `${place}\n${name}`
    const found = this.functionRows.get(key)
    if (found !== undefined) return found
    const row = this.functions.push({ name, file: place, line: 0 }) - 1
    this.functionRows.set(key, row)
    return row
  }

  private rowOfFile(): number {
    if (this.fileRow >= 0) return this.fileRow
    this.fileRow = this.fileRows.get(this.file) ?? this.files.push(this.file) - 1
    this.fileRows.set(this.file, this.fileRow)
    return this.fileRow
  }
}

function addAll(sums: Sums, row: number, values: readonly number[]): void {
  for (const [index, sum] of sums.entries()) sum.add(row, values[index] ?? 0)
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0
}
