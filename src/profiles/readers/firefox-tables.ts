// The tables of Firefox profiles: columns of numbers in the processed format, rows under a schema in the one that the browser writes. Nothing stands for null.

import type { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import type { JsonCursor } from './json.js'
import { arrayAt, numberAt, numbersAt, objectAt, textAt } from './json-tolerant.js'
import { placedName } from './placed-name.js'

type Numbers = Column<Float64Array>

export interface Table {
  readonly columns: ReadonlyMap<string, Numbers>
  readonly length: number
  /** Of samples: `samples`, `tracing-ms` or `bytes`. */
  readonly weightType: string
}

const emptyTable: Table = { columns: new Map(), length: 0, weightType: '' }

/** NaN for null, for what is no number, and for columns that are not there. */
export function cell({ columns }: Table, name: string, row: number): number {
  const column = columns.get(name)
  return column && row >= 0 && row < column.length ? column.at(row) : NaN
}

export function readTable(cursor: JsonCursor): Table {
  const columns = new Map<string, Numbers>()
  const byIndex: Numbers[] = []
  let [schema, weightType]: [readonly string[], string] = [[], '']
  objectAt(cursor, (name) => {
    if (name === 'schema') schema = readSchema(cursor)
    else if (name === 'data' && byIndex.length === 0 && columns.size === 0) arrayAt(cursor, (row) => { readRow(cursor, row, byIndex) })
    else if (name === 'weightType') weightType = textAt(cursor)
    else if (cursor.peek() === 'array') {
      const column = Column.numbers()
      columns.set(name, column)
      numbersAt(cursor, (value) => column.push(value))
    }
  })
  for (const [index, name] of schema.entries()) if (byIndex[index]) columns.set(name, byIndex[index])
  return { columns, weightType, length: Math.max(0, ...[...columns.values()].map((column) => column.length)) }
}

/** Names with the places that they have in a row. */
function readSchema(cursor: JsonCursor): readonly string[] {
  const names: string[] = []
  objectAt(cursor, (name) => {
    const index = numberAt(cursor)
    if (index >= 0 && index < 100) names[index] = name
  })
  return names
}

/** Rows are shorter than the schema where only null would follow. */
function readRow(cursor: JsonCursor, row: number, columns: Numbers[]): void {
  arrayAt(cursor, (index) => {
    if (index >= 100) return
    const column = columns[index] ??= Column.numbers()
    while (column.length < row) column.push(NaN)
    column.push(cursor.peek() === 'number' ? cursor.number() : NaN)
  })
}

/** Milliseconds; since version 50 they may be differences. */
export function timesOf({ columns }: Table): Numbers {
  const deltas = columns.get('timeDeltas')
  if (!deltas) return columns.get('time') ?? Column.numbers()
  const times = Column.numbers()
  let now = 0
  for (let row = 0; row < deltas.length; row++) times.push(now += deltas.at(row))
  return times
}

/** What threads have for themselves, or all of them together since version 60. */
export class FirefoxTables {
  strings: string[] = []
  private stack = emptyTable
  private frame = emptyTable
  private of = emptyTable
  private resource = emptyTable
  private sources = emptyTable
  private stackRows: Int32Array | undefined

  /** `shared`: where to look for what is not here. */
  constructor(private readonly builder: ProfileBuilder, private readonly shared?: FirefoxTables) {}

  /** Takes the field when it is one of the tables. */
  read(name: string, cursor: JsonCursor): void {
    switch (name) {
      case 'stackTable': this.stack = readTable(cursor); return
      case 'frameTable': this.frame = readTable(cursor); return
      case 'funcTable': this.of = readTable(cursor); return
      case 'resourceTable': this.resource = readTable(cursor); return
      case 'sources': this.sources = readTable(cursor); return
      case 'stringArray': case 'stringTable': arrayAt(cursor, () => { this.strings.push(textAt(cursor)) })
    }
  }

  /** Rows of the profile's stacks. */
  stacks(): Int32Array {
    if (this.stack.length === 0 && this.shared) return this.shared.stacks()
    return this.stackRows ??= this.joined()
  }

  private joined(): Int32Array {
    const rows = new Int32Array(this.stack.length).fill(-1)
    const frames = new Int32Array(this.frames().length).fill(-1)
    for (let row = 0; row < rows.length; row++) {
      const offset = cell(this.stack, 'prefixOffset', row)
      const parent = Number.isNaN(offset) ? cell(this.stack, 'prefix', row) : offset > 0 ? row - offset : NaN
      if (parent >= row || parent < 0) this.builder.damaged('stacks stood before their callers')
      const caller = parent >= 0 && parent < row ? rows[parent] ?? -1 : -1
      const frame = cell(this.stack, 'frame', row)
      if (!(frame >= 0 && frame < frames.length)) { this.builder.damaged('frames were lost'); rows[row] = caller; continue }
      if (frames[frame] === -1) frames[frame] = this.frameRow(frame)
      const made = frames[frame] ?? rootFrame
      rows[row] = made === rootFrame ? caller : this.builder.stack(caller, made)
    }
    return rows
  }

  private frames(): Table {
    return this.frame.length === 0 && this.shared ? this.shared.frame : this.frame
  }

  private frameRow(row: number): number {
    const frames = this.frames()
    const of = cell(frames, 'func', row)
    const [line, column] = [cell(frames, 'line', row), cell(frames, 'column', row)]
    if (!Number.isNaN(of)) return this.isRoot(of) ? rootFrame : this.builder.frame(this.functionRow(of), line, column)
    // Since version 32 a number in brackets says which source it is.
    const text = this.textOf(cell(frames, 'location', row)).replace(/\[\d+\]$/, '')
    if (text === '(root)') return rootFrame
    const placed = placedOf(text)
    return this.builder.frame(this.builder.function(placed.name, placed.file, placed.line, placed.column), line, column)
  }

  private functions(): Table {
    return this.of.length === 0 && this.shared ? this.shared.of : this.of
  }

  private isRoot(of: number): boolean {
    return this.textOf(cell(this.functions(), 'name', of)) === '(root)'
  }

  private functionRow(row: number): number {
    const table = this.functions()
    const text = this.textOf(cell(table, 'name', row))
    const source = cell(this.sourcesTable(), 'filename', cell(table, 'source', row))
    const named = this.textOf(Number.isNaN(source) ? cell(table, 'fileName', row) : source)
    const [line, column] = [cell(table, 'lineNumber', row), cell(table, 'columnNumber', row)]
    if (named !== '') return this.builder.function(text, named, line, column)
    const placed = placedOf(text)
    if (placed.file !== '') return this.builder.function(placed.name, placed.file, placed.line, placed.column)
    const resource = this.resource.length === 0 && this.shared ? this.shared.resource : this.resource
    return this.builder.function(text, this.textOf(cell(resource, 'name', cell(table, 'resource', row))), line, column)
  }

  private sourcesTable(): Table {
    return this.sources.length === 0 && this.shared ? this.shared.sources : this.sources
  }

  private textOf(index: number): string {
    if (!(index >= 0)) return ''
    return this.strings[index] ?? this.shared?.strings[index] ?? ''
  }
}

const rootFrame = -2

/** `JS:*work file:///a.js:3:5` is how V8 names compiled code for others, and samply the function that was compiled. */
const compiled = /^(?:(?:JS|LazyCompile|Function|Script|Eval|Builtin):[~*^+]*)?(\S*) ((?:file:|node:|https?:|\/)\S*?):(\d+):(\d+)$/

/** What runs outside of all functions has a file alone, a function without a name its place. */
const place = /^([a-z][\w+-]*:\/\/\S+?)(?::(\d+))?(?::(\d+))?$/

function placedOf(text: string): ReturnType<typeof placedName> {
  const [, name = '', file, line, column] = compiled.exec(text) ?? []
  if (file !== undefined) return { name, file, line: Number(line), column: Number(column) }
  const [, script, scriptLine, scriptColumn] = place.exec(text) ?? []
  return script === undefined ? placedName(text) : { name: scriptLine === undefined ? '(root scope)' : '', file: script, line: Number(scriptLine ?? 0), column: Number(scriptColumn ?? 0) }
}
