// What profilers of lines measured, line by line, and memory over time where the profile has it.

import { amountOf, countOf, shortened } from '../amounts.js'
import { element } from '../element.js'
import { rowsTable, type Column } from '../rows-table.js'
import { nameOf } from '../sight.js'
import { testOf } from '../trees/matches.js'
import type { View, Viewer } from '../viewer.js'
import { timelineChart } from './timeline-chart.js'

export function linesView(viewer: Viewer): View {
  const { profile } = viewer.recording()
  const { lines, timelines } = profile
  const table = rowsTable({
    label: 'Lines',
    sorted: (sort) => viewer.store.set({ sorts: { ...viewer.store.get().sorts, lines: sort } }),
    opened: (row) => {
      const owner = lines?.function[row] ?? 0
      viewer.send({ is: 'reveal', file: fileAt(row), line: lines?.line[row] ?? 0, ...(owner > 0 ? { row: owner - 1 } : {}) })
    },
    announce: viewer.announce,
  })
  const charts = timelines.filter(({ at }) => at.length > 1).map((timeline) => timelineChart(timeline))
  const columns = columnsOf()
  return {
    element: element('div', { class: 'fill' }, ...(charts.length > 0 ? [element('div', { class: 'timelines' }, ...charts)] : []), ...(lines ? [table.element] : [])),
    focus: table.focus,
    update: () => {
      if (!lines) return
      const { search, sorts } = viewer.store.get()
      const isWanted = testOf(search)
      const rows = Array.from({ length: lines.length }, (_, row) => row).filter((row) => hasValue(row) && (!isWanted || isWanted(fileAt(row)) || isWanted(ownerOf(row))))
      table.show(columns, rows, sorts['lines'] ?? { column: 2, isDescending: true })
    },
  }

  function columnsOf(): readonly Column[] {
    if (!lines) return []
    const hits: Column = { title: 'Hits', isNumber: true, width: 12, text: (row) => (lines.hits[row] ? countOf(lines.hits[row]) : ''), amount: (row) => lines.hits[row] ?? 0 }
    return [
      { title: 'Line', isNumber: false, width: 30, grows: true, text: (row) => shortened(placeAt(row)), hint: placeAt },
      { title: 'Function', isNumber: false, width: 20, grows: true, text: ownerOf, class: () => 'own' },
      ...lines.values.flatMap(({ name, unit }, index): readonly Column[] => {
        const values = lines.columns[index] ?? new Float64Array(0)
        const most = values.reduce((sum, value) => Math.max(sum, value), 0)
        // What a tool could measure and did not is no column.
        return most === 0 ? [] : [{
          title: capital(name), isNumber: true, width: Math.max(12, name.length + 5), text: (row) => (values[row] ? amountOf(values[row], unit) : ''),
          amount: (row) => values[row] ?? 0, bar: (row) => (most > 0 ? (values[row] ?? 0) / most : 0),
        }]
      }),
      ...(lines.hits.some((count) => count > 0) ? [hits] : []),
    ]
  }

  function fileAt(row: number): string {
    return profile.strings[lines?.file[row] ?? 0] ?? ''
  }

  function placeAt(row: number): string {
    return `${fileAt(row)}:${String(lines?.line[row] ?? 0)}`
  }

  function ownerOf(row: number): string {
    const owner = lines?.function[row] ?? 0
    return owner > 0 ? nameOf(profile, owner - 1) : ''
  }

  function hasValue(row: number): boolean {
    return (lines?.hits[row] ?? 0) > 0 || (lines?.columns.some((column) => column[row] !== 0) ?? false)
  }
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}
