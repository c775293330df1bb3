// The tables of a pprof file: its strings, functions, locations with the calls that were inlined there, and mappings. They may stand behind the samples.

import type { ProfileBuilder } from '../builder.js'
import { Column } from '../columns.js'
import { IdRows } from './id-rows.js'
import { WireType, type ProtobufCursor } from './protobuf.js'

export class PprofTables {
  readonly strings: string[] = []
  private readonly functions = { rows: new IdRows(), name: Column.naturals(), file: Column.naturals(), line: Column.numbers() }
  private readonly mappings = new Map<number, number>()
  private readonly locations = { rows: new IdRows(), from: Column.naturals(), mapping: Column.numbers(), address: [] as string[] }
  /** The innermost first: what the entry before was inlined into. */
  private readonly lines = { of: Column.numbers(), line: Column.numbers(), column: Column.numbers() }
  /** Frames of all locations, the outermost first, and where those of each begin. */
  private readonly frames = Column.naturals()
  private readonly framesFrom = Column.naturals()
  private hasRunningLines: boolean | undefined

  constructor(private readonly builder: ProfileBuilder) {}

  /** -1 for a location that is not there. */
  rowOf(location: number): number {
    return this.locations.rows.rowOf(location)
  }

  /** The stack below `parent` that this location makes. */
  stackOf(parent: number, row: number): number {
    const end = row + 1 < this.framesFrom.length ? this.framesFrom.at(row + 1) : this.frames.length
    let stack = parent
    for (let at = this.framesFrom.at(row); at < end; at++) stack = this.builder.stack(stack, this.frames.at(at))
    return stack
  }

  textOf(index: number): string {
    const text = this.strings[index]
    if (text !== undefined) return text
    this.builder.damaged('names were lost')
    return '(name lost)'
  }

  string(cursor: ProtobufCursor, outer: number): void {
    this.strings.push(cursor.text(outer))
  }

  /** id, name, system_name, filename, start_line. */
  function(cursor: ProtobufCursor, end: number): void {
    const { rows, name, file, line } = this.functions
    let [id, nameAt, systemNameAt, fileAt, lineAt] = [0, 0, 0, 0, 0]
    cursor.fields(end, (field, type) => {
      if (type !== WireType.Varint) return
      switch (field) {
        case 1: id = cursor.number(); return
        case 2: nameAt = cursor.number(); return
        case 3: systemNameAt = cursor.number(); return
        case 4: fileAt = cursor.number(); return
        case 5: lineAt = cursor.number()
      }
    })
    rows.set(id, name.push(nameAt === 0 ? systemNameAt : nameAt))
    file.push(fileAt)
    line.push(lineAt)
  }

  /** id, memory_start, memory_limit, file_offset, filename. */
  mapping(cursor: ProtobufCursor, end: number): void {
    let [id, file] = [0, 0]
    cursor.fields(end, (field, type) => {
      if (type !== WireType.Varint) return
      if (field === 1) id = cursor.number()
      else if (field === 5) file = cursor.number()
    })
    this.mappings.set(id, file)
  }

  /** id, mapping_id, address, line. */
  location(cursor: ProtobufCursor, end: number): void {
    const { rows, from, mapping, address } = this.locations
    let [id, mappingId, hexadecimal] = [0, 0, '']
    from.push(this.lines.of.length)
    cursor.fields(end, (field, type) => {
      switch (field) {
        case 1: if (type === WireType.Varint) id = cursor.number(); return
        case 2: if (type === WireType.Varint) mappingId = cursor.number(); return
        case 3: if (type === WireType.Varint) hexadecimal = cursor.hexadecimal(); return
        case 4: if (type === WireType.LengthDelimited) this.line(cursor, cursor.messageEnd(end))
      }
    })
    rows.set(id, mapping.push(mappingId))
    // Only what has no function is called by its address.
    address.push(from.at(from.length - 1) === this.lines.of.length ? hexadecimal : '')
  }

  /** To be called once, when all tables were read. */
  join(): void {
    const { from, mapping } = this.locations
    const functionRows = new Map<number, number>()
    for (let row = 0; row < mapping.length; row++) {
      const [first, end] = [from.at(row), row + 1 < from.length ? from.at(row + 1) : this.lines.of.length]
      this.framesFrom.push(this.frames.length)
      for (let line = end - 1; line >= first; line--) {
        const id = this.lines.of.at(line)
        const of = functionRows.get(id) ?? this.functionOf(id)
        functionRows.set(id, of)
        this.frames.push(this.builder.frame(of, this.lines.line.at(line), this.lines.column.at(line)))
      }
      if (end <= first) this.frames.push(this.builder.frame(this.addressOf(row)))
    }
  }

  /** function_id, line, column. */
  private line(cursor: ProtobufCursor, end: number): void {
    let [of, line, column] = [0, 0, 0]
    cursor.fields(end, (field, type) => {
      if (type !== WireType.Varint) return
      if (field === 1) of = cursor.number()
      else if (field === 2) line = cursor.number()
      else if (field === 3) column = cursor.number()
    })
    this.lines.of.push(of)
    this.lines.line.push(line)
    this.lines.column.push(column)
  }

  private functionOf(id: number): number {
    const { rows, name, file, line } = this.functions
    const row = rows.rowOf(id)
    if (row < 0) {
      this.builder.damaged('functions were lost')
      return this.builder.function('(function lost)')
    }
    const [text, path] = [this.textOf(name.at(row)), this.textOf(file.at(row))]
    // Datadog writes the places of functions without names so.
    const placed = /^\(anonymous:L#(\d+)(?::C#(\d+))?\)$/.exec(text)
    if (placed) return this.builder.function('', path, Number(placed[1]), this.namesRunningLines() ? 0 : Number(placed[2] ?? 0))
    return this.builder.function(text, path, line.at(row))
  }

  /** Then their places are those that were running, of which some have no column, and say nothing of where the functions begin but that it is no later line. */
  private namesRunningLines(): boolean {
    const { name } = this.functions
    for (let row = 0; this.hasRunningLines === undefined && row < name.length; row++) if (/^\(anonymous:L#\d+\)$/.test(this.strings[name.at(row)] ?? '')) this.hasRunningLines = true
    return this.hasRunningLines ??= false
  }

  private addressOf(row: number): number {
    const file = this.mappings.get(this.locations.mapping.at(row))
    return this.builder.function(this.locations.address[row] || '(address lost)', file === undefined ? '' : this.textOf(file))
  }
}
