// The functions with what they took, by themselves and with all that they called; the search is its filter.

import { amountOf, countOf, shareOf, shortened } from '../amounts.js'
import { element } from '../element.js'
import { rowsTable, type Column } from '../rows-table.js'
import { joinedByRow, nameOf, placeOf } from '../sight.js'
import { openSource, showSandwich, type View, type Viewer } from '../viewer.js'

export function tableView(viewer: Viewer): View {
  const table = rowsTable({
    label: 'Functions',
    sorted: (sort) => viewer.store.set({ sorts: { ...viewer.store.get().sorts, functions: sort } }),
    opened: (row) => openSource(viewer, row),
    pressed: (row, key) => {
      if (key !== 'c') return false
      showSandwich(viewer, row)
      return true
    },
    announce: viewer.announce,
  })
  const hint = element('p', { class: 'hint' }, 'Enter or a click opens the source; C shows callers and callees.')
  return {
    element: element('div', { class: 'fill' }, table.element, hint),
    focus: table.focus,
    update: () => {
      const { search, sorts } = viewer.store.get()
      const columns = functionColumns(viewer)
      table.show(columns, rowsOf(viewer, search), sorts['functions'] ?? { column: 1, isDescending: true })
    },
  }
}

function rowsOf(viewer: Viewer, search: string): readonly number[] {
  const { measures, matches } = viewer.sight()
  const found = matches(search)
  const rows: number[] = []
  for (let row = 0; row < measures.self.length; row++) {
    if (found && found.isMatch[row] !== 1) continue
    if ((measures.total[row] ?? 0) !== 0 || (measures.self[row] ?? 0) !== 0 || (measures.calls?.[row] ?? 0) > 0) rows.push(row)
  }
  return rows
}

export function functionColumns(viewer: Viewer): readonly Column[] {
  const { profile, places } = viewer.recording()
  const { measures: { self, total, calls, whole }, unit } = viewer.sight()
  const joined = joinedByRow(viewer.join())
  const amount = (title: string, values: Float64Array): Column => ({
    title, isNumber: true, width: 13, text: (row) => amountOf(values[row] ?? 0, unit), amount: (row) => values[row] ?? 0,
    bar: (row) => (whole > 0 ? (values[row] ?? 0) / whole : 0), hint: (row) => shareOf(values[row] ?? 0, whole),
  })
  const share = (title: string, values: Float64Array): Column => ({
    title, isNumber: true, width: 9, text: (row) => shareOf(values[row] ?? 0, whole), amount: (row) => values[row] ?? 0,
  })
  const findings: Column = { title: 'Findings', isNumber: true, width: 10, text: (row) => String(joined.get(row)?.findings || ''), amount: (row) => joined.get(row)?.findings ?? 0 }
  return [
    { title: 'Function', isNumber: false, width: 30, grows: true, text: (row) => nameOf(profile, row), class: (row) => (places.isOwn[row] ? 'own' : 'foreign') },
    amount('Self', self), share('Self %', self), amount('Total', total), share('Total %', total),
    ...(calls ? [{ title: 'Calls', isNumber: true, width: 12, text: (row: number) => countOf(calls[row] ?? 0), amount: (row: number) => calls[row] ?? 0 }] : []),
    ...(joined.size > 0 ? [findings] : []),
    { title: 'File', isNumber: false, width: 30, grows: true, text: (row) => shortened(placeOf(profile, row)), hint: (row) => placeOf(profile, row), class: () => 'path' },
  ]
}
