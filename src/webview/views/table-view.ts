// The functions with what they took, by themselves and with all that they called: as a list, by calls from the top or the bottom, by file or package. The search is its filter.

import { choice } from '../controls.js'
import { element } from '../element.js'
import { rowsTable, sorted, type Column } from '../rows-table.js'
import { tableShapes, type Sort, type TableShape } from '../state.js'
import { rowsAround, type Matches } from '../trees/matches.js'
import type { Outline } from '../trees/outlines.js'
import { openSource, showSandwich, type View, type Viewer } from '../viewer.js'
import { functionColumns, outlineColumns } from './function-columns.js'
import { listedRows } from './listed-rows.js'

const shapeNames: Readonly<Record<TableShape, string>> = { 'functions': 'All functions', 'top-down': 'Top down', 'bottom-up': 'Bottom up', 'file': 'By file', 'package': 'By package' }

export function tableView(viewer: Viewer): View {
  const { store } = viewer
  const shapes = choice('Arrangement', (chosen) => store.set({ shape: tableShapes[chosen] ?? 'functions' }))
  let outline: Outline | undefined
  let order: { readonly key: string, readonly of: unknown, readonly join: unknown, readonly rows: Uint32Array } | undefined
  let found: { readonly matches: Matches, readonly around: Uint8Array } | undefined
  const functionAt = (row: number): number => (store.get().shape === 'functions' ? row : outline?.functionOf(row) ?? -1)
  const table = rowsTable({
    label: 'Functions',
    sorted: (sort) => store.set({ sorts: { ...store.get().sorts, [store.get().shape]: sort } }),
    scrolled: (name, top) => store.keep({ tops: { ...store.get().tops, [name]: top } }),
    opened: (row) => {
      const functionRow = functionAt(row)
      if (functionRow >= 0) openSource(viewer, functionRow)
    },
    pressed: (row, key) => {
      if (key !== 'c' || functionAt(row) < 0) return false
      showSandwich(viewer, functionAt(row))
      return true
    },
    announce: viewer.announce,
  })
  const hint = element('p', { class: 'hint' })
  return {
    element: element('div', { class: 'fill' }, element('div', { class: 'bar-of-view' }, shapes.element), table.element, hint),
    focus: table.focus,
    update,
  }

  function update(): void {
    const { shape, sorts } = store.get()
    shapes.show(tableShapes.map((one) => shapeNames[one]), tableShapes.indexOf(shape))
    hint.textContent = `Enter or a click opens the source; C shows callers and callees${shape === 'functions' ? '' : '; the arrows right and left open and close'}.`
    const sort = sorts[shape] ?? { column: shape === 'top-down' ? 3 : 1, isDescending: true }
    if (shape === 'functions') showFunctions(sort)
    else showOutline(shape, sort)
  }

  function showFunctions(sort: Sort): void {
    const { search, tops } = store.get()
    const matches = viewer.sight().matches(search)
    const columns = functionColumns(viewer)
    const rows = orderOf(columns, sort)
    table.show({ columns, rows: matches ? rows.filter((row) => matches.isMatch[row] === 1) : rows, sort, name: 'functions', top: tops['functions'] ?? 0 })
  }

  /** Sorted once for all that is typed into the search. */
  function orderOf(columns: readonly Column[], sort: Sort): Uint32Array {
    const sight = viewer.sight()
    const key = `${sort.column}${sort.isDescending ? '-' : '+'}`
    if (order?.key !== key || order.of !== sight || order.join !== viewer.join()) {
      const { self, total, calls } = sight.measures
      const rows: number[] = []
      for (let row = 0; row < self.length; row++) if (total[row] !== 0 || self[row] !== 0 || (calls?.[row] ?? 0) > 0) rows.push(row)
      order = { key, of: sight, join: viewer.join(), rows: sorted(columns[sort.column] ?? columns[0], rows, sort.isDescending) }
    }
    return order.rows
  }

  function showOutline(shape: Exclude<TableShape, 'functions'>, sort: Sort): void {
    const sight = viewer.sight()
    const made = sight.outline(shape)
    if (!made) return
    const name = `${shape}/${sight.chosen.value}/${sight.chosen.thread}`
    // Rows below functions have other numbers when callers are gathered anew.
    const isKnown = shape !== 'bottom-up' || outline === made
    outline = made
    const { search, open: kept, tops } = store.get()
    const open = new Set(kept[name]?.filter((row) => isKnown || row < sight.measures.self.length))
    if (!isKnown) store.keep({ open: { ...kept, [name]: [...open] } })
    const columns = outlineColumns(viewer, made)
    const matches = sight.matches(search)
    if (shape === 'top-down' && matches && found?.matches !== matches) found = { matches, around: rowsAround(sight.tree, matches.isMatch) }
    const around = matches && found?.matches === matches ? found.around : undefined
    const { rows, levels } = listedRows({ outline: made, open, matches, around, column: columns[sort.column] ?? columns[0], isDescending: sort.isDescending, shape })
    table.show({
      columns, rows, sort, name, top: tops[name] ?? 0,
      branches: {
        level: (index) => levels[index] ?? 0,
        isOpen: (index) => (made.hasChildren(rows[index] ?? 0) ? open.has(rows[index] ?? 0) : undefined),
        isComing: (index) => open.has(rows[index] ?? 0) && made.isComing?.(rows[index] ?? 0) === true,
        toggle: (index) => {
          const row = rows[index] ?? 0
          if (!open.delete(row)) open.add(row)
          store.set({ open: { ...store.get().open, [name]: [...open] } })
        },
      },
    })
  }
}
