// The functions with what they took, by themselves and with all that they called: as a list, by calls from the top or the bottom, by file or package. The search is its filter.

import { choice } from '../controls.js'
import { moduleOf } from '../drawing/places.js'
import { element } from '../element.js'
import { rowsTable, sorted } from '../rows-table.js'
import { fileOf } from '../sight.js'
import { tableShapes, type Sort, type TableShape } from '../state.js'
import { bottomUp, grouped, topDown, type Outline } from '../trees/outlines.js'
import { openSource, showSandwich, type View, type Viewer } from '../viewer.js'
import { functionColumns, outlineColumns } from './function-columns.js'

const shapeNames: Readonly<Record<TableShape, string>> = { 'functions': 'All functions', 'top-down': 'Top down', 'bottom-up': 'Bottom up', 'file': 'By file', 'package': 'By package' }

export function tableView(viewer: Viewer): View {
  const { store } = viewer
  const shapes = choice('Arrangement', (chosen) => store.set({ shape: tableShapes[chosen] ?? 'functions' }))
  let made: { readonly key: unknown, readonly shape: TableShape, readonly outline: Outline, readonly open: Set<number> } | undefined
  const functionAt = (row: number): number => (store.get().shape === 'functions' ? row : made?.outline.functionOf(row) ?? -1)
  const table = rowsTable({
    label: 'Functions',
    sorted: (sort) => store.set({ sorts: { ...store.get().sorts, [store.get().shape]: sort } }),
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
    const { shape, search, sorts } = store.get()
    shapes.show(tableShapes.map((one) => shapeNames[one]), tableShapes.indexOf(shape))
    hint.textContent = `Enter or a click opens the source; C shows callers and callees${shape === 'functions' ? '' : '; the arrows right and left open and close'}.`
    const sort = sorts[shape] ?? { column: shape === 'top-down' ? 3 : 1, isDescending: true }
    if (shape === 'functions') table.show(functionColumns(viewer), rowsOf(viewer, search), sort)
    else showOutline(shape, search, sort)
  }

  function showOutline(shape: TableShape, search: string, sort: Sort): void {
    const sight = viewer.sight()
    if (made?.key !== sight || made.shape !== shape) made = { key: sight, shape, outline: outlineOf(viewer, shape), open: new Set() }
    const { outline, open } = made
    const columns = outlineColumns(viewer, outline)
    const matches = sight.matches(search)
    // Of a tree the roots are searched; of groups, what is in them.
    const isWanted = (row: number): boolean => !matches || (outline.functionOf(row) >= 0 ? matches.isMatch[outline.functionOf(row)] === 1 : outline.childrenOf(row).some(isWanted))
    const hasGroups = shape === 'file' || shape === 'package'
    const listed = (rows: readonly number[], level: number): Uint32Array => sorted(columns[sort.column] ?? columns[0], level === 0 || hasGroups ? rows.filter((row) => shape === 'top-down' || isWanted(row)) : rows, sort.isDescending)
    const [rows, levels]: [number[], number[]] = [[], []]
    // What is open stands below its row: a stack of what is left to be listed, as trees are deep.
    const left: { readonly rows: Uint32Array, readonly level: number, next: number }[] = [{ rows: listed(outline.roots(), 0), level: 0, next: 0 }]
    for (let last = left.at(-1); last; last = left.at(-1)) {
      const row = last.rows[last.next++]
      if (row === undefined) { left.pop(); continue }
      rows.push(row)
      levels.push(last.level)
      if (open.has(row)) left.push({ rows: listed(outline.childrenOf(row), last.level + 1), level: last.level + 1, next: 0 })
    }
    table.show(columns, rows, sort, {
      level: (index) => levels[index] ?? 0,
      isOpen: (index) => (outline.hasChildren(rows[index] ?? 0) ? open.has(rows[index] ?? 0) : undefined),
      toggle: (index) => {
        const row = rows[index] ?? 0
        if (!open.delete(row)) open.add(row)
        update()
      },
    })
  }
}

function outlineOf(viewer: Viewer, shape: TableShape): Outline {
  const { profile } = viewer.recording()
  const { merged: { tree }, measures } = viewer.sight()
  if (shape === 'top-down') return topDown(tree)
  if (shape === 'bottom-up') return bottomUp(tree, measures)
  return grouped(tree, measures, (row) => (shape === 'file' ? fileOf(profile, row) : moduleOf(fileOf(profile, row))) || '(unknown)')
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
