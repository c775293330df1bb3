// What memory_profiler prints: for each function a table of its lines, with the memory that the process had after each and how it had grown.

import { ProfileBuilder } from '../builder.js'
import { importer, type Head, type ProfileInput } from '../importer.js'
import { withOwnLines } from '../own-lines.js'
import { forEachLine } from '../readers/lines.js'
import { PrintedSources } from '../readers/printed-sources.js'
import type { Profile } from '../profile.js'

export default importer({
  id: 'memory-profiler-text',
  name: 'memory_profiler (text)',
  definition: 'https://github.com/pythonprofilers/memory_profiler#line-by-line-memory-usage',
  recognises: ({ text }: Head) => heading.test(text),
  read,
})

const heading = /^Line # +Mem usage +Increment +(Occurrences +)?Line Contents\r?$/m

/** Lines of one table, until its first has told where the function begins. */
interface Table {
  readonly file: string
  readonly hasHits: boolean
  firstLine: number
  functionRow: number | undefined
  readonly rows: { readonly line: number, readonly size: number, readonly growth: number, readonly hits: number }[]
}

function read({ bytes, progress }: ProfileInput): Profile {
  const values = [{ name: 'growth', unit: 'bytes' }, { name: 'memory', unit: 'bytes', isLevel: true }] as const
  const builder = new ProfileBuilder({ format: 'memory-profiler-text', producer: 'memory_profiler', values })
  builder.lines.measure(values, { includesCalls: true })
  let file = ''
  let table: Table | undefined
  const sources = new PrintedSources()
  forEachLine(bytes, progress, (line) => {
    const heads = heading.exec(line)
    const named = /^Filename: (.*)$/.exec(line)
    if (named) file = named[1] ?? ''
    if (heads ?? named) place(builder, table)
    if (heads) sources.heading(line)
    if (named) table = undefined
    else if (heads) table = { file, hasHits: heads[1] !== undefined, firstLine: 0, functionRow: undefined, rows: [] }
    else if (table) takeLine(builder, table, line, sources)
  })
  place(builder, table)
  return withOwnLines(builder.build(), sources.textOf)
}

const measuredLine = /^ *(\d+) +(-?[\d.]+) Mi?B +(-?[\d.]+) Mi?B(.*)$/

function takeLine(builder: ProfileBuilder, table: Table, line: string, sources: PrintedSources): void {
  const number = /^ *(\d+)(?: |$)/.exec(line)?.[1]
  if (number === undefined) return
  table.firstLine ||= Number(number)
  const name = /^ *\d+ .*?\bdef +([^\s(]+)/.exec(line)?.[1]
  if (name !== undefined) table.functionRow ??= builder.function(name, table.file, table.firstLine)
  const [, , size, growth, rest = ''] = measuredLine.exec(line) ?? []
  if (size === undefined) return
  sources.add(table.file, Number(number), line)
  const hits = table.hasHits ? Number(/^ +(\d+)(?: |$)/.exec(rest)?.[1] ?? 0) : 0
  table.rows.push({ line: Number(number), size: bytesOf(size), growth: bytesOf(growth), hits })
}

/** The first line, and lines that call functions with tables of their own, are printed as if the process had had no memory before. */
function place(builder: ProfileBuilder, table: Table | undefined): void {
  if (!table) return
  const { file, functionRow, rows } = table
  for (const [index, { line, size, growth, hits }] of rows.entries()) {
    const isWhole = growth > 0 && growth === size
    if (isWhole) builder.note(wholeNote)
    builder.lines.push(file, line, [isWhole ? size - (rows[index - 1]?.size ?? size) : growth, size], { functionRow, hits })
  }
}

const wholeNote = 'Where memory_profiler prints all the memory of the process as what a line added, the growth is what it had more than after the line before.'

/** They are mebibytes, though old versions wrote MB. */
function bytesOf(mebibytes: string | undefined): number {
  return Number(mebibytes) * 1024 ** 2
}
