// The head of the page, with what is chosen for all views, and the views as tabs.

import { counted } from '../analysis/text/counted.js'
import { valueWords } from '../profiles/value-words.js'
import { amountOf, countOf, shareOf } from './amounts.js'
import { choice, menuButton, searchField } from './controls.js'
import { element } from './element.js'
import { exportAs, exportFormats } from './exporting.js'
import { threadName } from './sight.js'
import type { ProfileHead } from './worker/questions.js'
import { viewNames, type ViewName } from './state.js'
import type { View, Viewer } from './viewer.js'
import { compareView } from './views/compare-view.js'
import { findingsView } from './views/findings-view.js'
import { flameView } from './views/flame-view.js'
import { linesView } from './views/lines-view.js'
import { tableView } from './views/table-view.js'

const titles: Readonly<Record<ViewName, string>> = { flame: 'Flame Graph', table: 'Table', lines: 'Lines', findings: 'Findings', compare: 'Compare' }

export interface Page {
  readonly elements: readonly HTMLElement[]
  readonly update: () => void
  /** Puts the cursor into the field of the search. */
  readonly search: () => void
}

export function page(viewer: Viewer): Page {
  const { store } = viewer
  const { profile, name } = viewer.recording()
  const flame = flameView(viewer)
  const hasLines = profile.lines !== undefined || profile.hasStackLines || profile.timelines.length > 0
  const views: Partial<Record<ViewName, View>> = {
    flame, table: tableView(viewer), ...(hasLines ? { lines: linesView(viewer) } : {}), findings: findingsView(viewer), compare: compareView(viewer),
  }
  const shown = viewNames.filter((one) => views[one])
  const values = choice('Value', (value) => store.set({ value }))
  const listed = listedThreads(profile)
  const threads = choice('Thread', (chosen) => store.set({ thread: listed[chosen - 1] ?? -1 }))
  const found = element('span', { class: 'found', role: 'status' })
  const search = searchField('Search functions and files', (text) => store.set({ search: text }), (isBackwards) => flame.nextMatch(isBackwards))
  const exporting = menuButton('Export …', exportFormats.map((format) => format.name), (entry) => {
    const format = exportFormats[entry]
    if (format) void exportAs(format, viewer, flame)
  })
  const facts = element('span', { class: 'facts' })
  const tabs = element('vscode-tabs', {}, ...shown.flatMap((one) => [
    element('vscode-tab-header', { attributes: { slot: 'header' } }, titles[one]),
    element('vscode-tab-panel', {}, views[one]?.element ?? ''),
  ]))
  tabs.addEventListener('vsc-tabs-select', ({ detail }) => store.set({ view: shown[detail.selectedIndex] ?? 'flame' }))
  const head = element('header', { class: 'top' }, element('h1', { title: name }, name), facts, values.element, threads.element, element('span', { class: 'searching' }, search.element, found), exporting)
  const notes = element('details', { class: 'notes' }, element('summary', {}, `${counted(profile.notes.length, 'note')} on this file`), ...profile.notes.map((note) => element('div', {}, note)))
  // A profile of lines alone has no flames.
  const first: ViewName = hasLines && viewer.sight().tree.total.every((total) => total === 0) ? 'lines' : 'flame'
  const update = (): void => {
    const state = store.get()
    const sight = viewer.sight()
    values.show(profile.values.map(valueWords), state.value in profile.values ? state.value : sight.chosen.value)
    threads.show(listed.length > 1 ? ['All threads', ...listed.map((row) => threadName(profile, row))] : [], listed.indexOf(state.thread) + 1)
    const value = profile.values[sight.chosen.value]
    const measured = sight.measures.whole > 0 && value ? ` · ${valueWords(value)} ${amountOf(sight.measures.whole, sight.unit)}` : ''
    facts.textContent = `${profile.producer}${measured}`
    search.show(state.search)
    const matches = sight.matches(state.search)
    found.textContent = matches ? `${countOf(matches.functions)} found: ${shareOf(matches.total, sight.measures.whole) || '0 %'}` : ''
    const view = state.view !== undefined && shown.includes(state.view) ? state.view : first
    const index = shown.indexOf(view)
    if (tabs.selectedIndex !== index) tabs.setAttribute('selected-index', String(index))
    views[view]?.update()
  }
  return { elements: [head, ...(profile.notes.length > 0 ? [notes] : []), tabs], update, search: search.focus }
}

/** A list of thousands cannot be read, and takes its time: of so many, those with the most samples. */
const mostThreads = 500

function listedThreads({ threads }: ProfileHead): readonly number[] {
  const rows = [...threads.keys()]
  if (rows.length <= mostThreads) return rows
  const samplesOf = (row: number): number => threads[row]?.samples ?? 0
  return rows.sort((a, b) => samplesOf(b) - samplesOf(a)).slice(0, mostThreads).sort((a, b) => a - b)
}
