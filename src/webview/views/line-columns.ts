// The lines that were measured, by file and number, and their columns.

import { amountOf, countOf, shortened } from '../amounts.js'
import type { LineTable, Profile } from '../../profiles/profile.js'
import { isPercent } from '../../profiles/value-words.js'
import type { Column } from '../rows-table.js'
import { nameOf } from '../sight.js'

export interface Lines {
  readonly table: LineTable
  /** Of its columns, those that the whole profile is measured by first. */
  readonly order: readonly number[]
  /** Those that have a value. */
  readonly rows: readonly number[]
  /** In the order of their hottest lines. */
  readonly files: readonly string[]
  readonly fileAt: (row: number) => string
  readonly lineAt: (row: number) => number
  /** The profile's function; -1 when unknown. */
  readonly ownerAt: (row: number) => number
  readonly ownerNameAt: (row: number) => string
  readonly rowAt: (file: string, line: number) => number | undefined
}

export function linesOf(profile: Pick<Profile, 'strings' | 'functions' | 'values'>, table: LineTable): Lines {
  const fileAt = (row: number): string => profile.strings[table.file[row] ?? 0] ?? ''
  const lineAt = (row: number): number => table.line[row] ?? 0
  const ownerAt = (row: number): number => (table.function[row] ?? 0) - 1
  const rankOf = (index: number): number => {
    const rank = profile.values.findIndex(({ name, unit }) => name === table.values[index]?.name && unit === table.values[index].unit)
    return rank < 0 ? profile.values.length : rank
  }
  const order = [...table.values.keys()].sort((a, b) => rankOf(a) - rankOf(b))
  const first = (table.own ?? table.columns)[order[0] ?? 0]
  const rows = Array.from({ length: table.length }, (_, row) => row).filter((row) => (table.hits[row] ?? 0) > 0 || table.columns.some((column) => column[row] !== 0))
  const byPlace = new Map(rows.map((row) => [`${lineAt(row)} ${fileAt(row)}`, row]))
  const hottest = rows.toSorted((a, b) => (first?.[b] ?? 0) - (first?.[a] ?? 0))
  return {
    table, order, rows, fileAt, lineAt, ownerAt,
    files: [...new Set(hottest.map(fileAt))],
    ownerNameAt: (row) => (ownerAt(row) >= 0 ? nameOf(profile, ownerAt(row)) : ''),
    rowAt: (file, line) => byPlace.get(`${line} ${file}`),
  }
}

export interface LineRows {
  /** The measured row of one that is shown; undefined where nothing was measured. */
  readonly of: (shown: number) => number | undefined
  /** Its source. */
  readonly text: (shown: number) => string | undefined
  readonly hasSources: boolean
  /** For rows of one file. */
  readonly lineOf?: (shown: number) => number
}

export function lineColumns({ table, order, fileAt, lineAt, ownerNameAt }: Lines, { of, text, hasSources, lineOf }: LineRows): readonly Column[] {
  const place = (shown: number): string => (of(shown) === undefined ? '' : `${fileAt(of(shown) ?? 0)}:${lineAt(of(shown) ?? 0)}`)
  const amounts = order.flatMap((index): readonly Column[] => {
    const { name, unit } = table.values[index] ?? { name: '', unit: 'count' as const }
    const sign = isPercent({ name, unit }) ? ' %' : ''
    const [column, own] = [table.columns[index] ?? new Float64Array(0), table.own?.[index]]
    const most = column.reduce((largest, value) => Math.max(largest, value), 0)
    const columnOf = (title: string, values: Float64Array): Column => {
      const value = (shown: number): number => values[of(shown) ?? -1] ?? 0
      return {
        title: title.slice(0, 1).toUpperCase() + title.slice(1), isNumber: true, width: Math.max(12, title.length + 5),
        text: (shown) => (value(shown) === 0 ? '' : `${amountOf(value(shown), unit)}${sign}`), amount: value, bar: (shown) => value(shown) / most,
      }
    }
    // What a tool could measure and did not is no column; what lines took themselves is one where they call what was measured too.
    if (most === 0) return []
    return [...own?.some((value, row) => value !== column[row]) ? [columnOf(`self ${name}`, own)] : [], columnOf(name, column)]
  })
  const hits = (shown: number): number => table.hits[of(shown) ?? -1] ?? 0
  const code: Column = { title: 'Source', isNumber: false, width: 60, grows: true, text: (shown) => text(shown) ?? '', class: () => 'code' }
  return [
    ...(lineOf ? [{ title: 'Line', isNumber: true, width: 8, text: (shown: number) => String(lineOf(shown)), amount: lineOf }] : [
      { title: 'Line', isNumber: false, width: 30, grows: true, text: (shown: number) => shortened(place(shown)), hint: place, class: () => 'place' },
      { title: 'Function', isNumber: false, width: 20, grows: true, text: (shown: number) => ownerNameAt(of(shown) ?? -1), class: () => 'own' },
    ]),
    ...amounts,
    ...(table.hits.some((count) => count > 0) ? [{ title: 'Hits', isNumber: true, width: 12, text: (shown: number) => (hits(shown) > 0 ? countOf(hits(shown)) : ''), amount: hits }] : []),
    ...(hasSources ? [code] : []),
  ]
}
