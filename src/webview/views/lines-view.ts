// What lines took, as profilers of lines measured them or by the lines of stacks: those of all files, the hottest first, or one file as its source with what each line took; and memory over time.

import type { LineTable } from '../../profiles/profile.js'
import { choice } from '../controls.js'
import { element } from '../element.js'
import { rowsTable, sorted } from '../rows-table.js'
import { nameOf } from '../sight.js'
import { testOf } from '../trees/matches.js'
import type { View, Viewer } from '../viewer.js'
import { lineColumns, linesOf, type Lines } from './line-columns.js'
import { timelineChart } from './timeline-chart.js'

export function linesView(viewer: Viewer): View {
  const { store } = viewer
  const { profile } = viewer.recording()
  let lines = profile.lines && linesOf(profile, profile.lines)
  /** The file whose lines are shown; '' for the hottest of all. */
  const chosenFile = (): string => (lines?.files.includes(store.get().file) ? store.get().file : '')
  const looking = choice('Files', (index) => store.set({ file: lines?.files[index - 1] ?? '' }))
  const table = rowsTable({
    label: 'Lines',
    sorted: (sort) => store.set({ sorts: { ...store.get().sorts, [chosenFile() === '' ? 'lines' : 'source']: sort } }),
    scrolled: (name, top) => store.keep({ tops: { ...store.get().tops, [name]: top } }),
    opened: (row) => {
      const chosen = chosenFile()
      const [measured, file, line] = chosen === '' ? [row, lines?.fileAt(row) ?? '', lines?.lineAt(row) ?? 0] : [lines?.rowAt(chosen, row), chosen, row]
      const owner = measured === undefined ? -1 : lines?.ownerAt(measured) ?? -1
      viewer.send({ is: 'reveal', file, line, ...(owner >= 0 ? { row: owner } : {}) })
    },
    announce: viewer.announce,
  })
  const charts = profile.timelines.filter(({ at }) => at.length > 1).map((timeline) => timelineChart(timeline, (row) => nameOf(profile, row)))
  const nothing = element('p', { class: 'hint', role: 'status' })
  return {
    element: element('div', { class: 'fill' },
      ...(charts.length > 0 ? [element('div', { class: 'timelines', role: 'region', attributes: { tabindex: '0', 'aria-label': 'Over time' } }, ...charts)] : []),
      ...(lines || profile.hasStackLines ? [element('div', { class: 'bar-of-view' }, looking.element), table.element, nothing] : [])),
    focus: table.focus,
    update,
  }

  function update(): void {
    if (profile.hasStackLines) followStacks()
    if (!lines) return
    const { files } = lines
    const chosen = chosenFile()
    looking.show(['The hottest lines of all files', ...files], files.indexOf(chosen) + 1)
    if (chosen === '') showHottest(lines)
    else showSource(lines, chosen)
  }

  /** Those before stay as long as the chosen value and threads are worked out. */
  function followStacks(): void {
    const found = viewer.sight().lines()
    if (found === undefined) return
    nothing.textContent = found ? '' : 'No line took any of it.'
    nothing.hidden = found !== null
    if (lines?.table !== (found ?? none)) lines = linesOf(profile, found ?? none)
  }

  function showHottest(all: Lines): void {
    const { search, sorts, tops } = store.get()
    const isWanted = testOf(search)
    const rows = all.rows.filter((row) => !isWanted || isWanted(all.fileAt(row)) || isWanted(all.ownerNameAt(row)))
    const hasSources = all.files.some((file) => viewer.sourceOf(file))
    const columns = lineColumns(all, { of: (row) => row, text: (row) => viewer.sourceOf(all.fileAt(row))?.[all.lineAt(row) - 1], hasSources })
    const sort = sorts['lines'] ?? { column: 2, isDescending: true }
    table.show({ columns, rows: sorted(columns[sort.column] ?? columns[0], rows, sort.isDescending), sort, name: 'lines', top: tops['lines'] ?? 0 })
  }

  /** Rows are the lines of the file from 1; without its source, those that were measured. */
  function showSource(all: Lines, file: string): void {
    const source = viewer.sourceOf(file)
    const measured = all.rows.filter((row) => all.fileAt(row) === file).map((row) => all.lineAt(row))
    const rows = source ? Array.from({ length: Math.max(source.length, ...measured) }, (_, index) => index + 1) : [...new Set(measured)]
    const columns = lineColumns(all, { of: (line) => all.rowAt(file, line), text: (line) => source?.[line - 1], hasSources: source !== undefined, lineOf: (line) => line })
    const { sorts, tops } = store.get()
    const sort = sorts['source'] ?? { column: 0, isDescending: false }
    const name = `source/${file}`
    table.show({ columns, rows: sorted(columns[sort.column] ?? columns[0], rows, sort.isDescending), sort, name, top: tops[name] ?? 0 })
  }
}

const none: LineTable = { length: 0, values: [], file: new Uint32Array(0), line: new Uint32Array(0), function: new Uint32Array(0), hits: new Float64Array(0), columns: [] }
