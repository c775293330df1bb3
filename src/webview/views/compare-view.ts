// This profile beside one from before: what changed by function, and as a flame graph whose colours say by how much.

import { amountOf, changeOf, countOf, shareChange, shortened } from '../amounts.js'
import { button, choice } from '../controls.js'
import { labelsOf } from '../drawing/labels.js'
import { changeColour, paletteOf } from '../drawing/palette.js'
import { element } from '../element.js'
import { flameChart } from '../flame-chart.js'
import { rowsTable, type Column } from '../rows-table.js'
import type { Recording, Sight } from '../sight.js'
import { leftHeavy, type Boxes } from '../trees/boxes.js'
import { differenceOf, sameValue, type Difference } from '../trees/difference.js'
import { testOf } from '../trees/matches.js'
import { openSource, type View, type Viewer } from '../viewer.js'

interface Compared {
  readonly difference: Difference
  readonly boxes: { readonly after: Boxes, readonly before: Boxes }
  readonly colours: Uint8Array
  readonly labels: ReturnType<typeof labelsOf>
  readonly unit: Sight['unit']
}

const widths = ['after', 'before'] as const
const looks = ['Table of changes', 'Flame graph, as wide as after', 'Flame graph, as wide as before']

export function compareView(viewer: Viewer): View {
  const { store } = viewer
  let look = 0
  let made: { readonly sight: Sight, readonly before: Recording, readonly compared: Compared | undefined } | undefined
  let boxes: Boxes | undefined
  const looking = choice('Look', (chosen) => { look = chosen; update() })
  const sums = element('p', { class: 'sums' })
  const area = element('div', { class: 'charts' })
  const bar = element('div', { class: 'bar-of-view' }, looking.element, button('Choose another …', () => viewer.send({ is: 'choose-comparison' }), 'Choose the profile from before'), sums)
  const legend = element('p', { class: 'hint' }, 'Red took more than before, blue less, the stronger the more of it; grey is as it was. What is gone has a width only before.')
  const empty = element('div', { class: 'empty' }, element('p', {}, 'Compare with a profile from before a change, to see what it saved.'), button('Choose a profile …', () => viewer.send({ is: 'choose-comparison' })))
  const all = element('div', { class: 'fill' })
  const table = rowsTable({
    label: 'Changes', announce: viewer.announce,
    sorted: (sort) => store.set({ sorts: { ...store.get().sorts, changes: sort } }),
    opened: (id) => open(made?.compared?.difference.rowAfter[id] ?? -1),
  })
  const chart = flameChart({
    label: 'Flame graph of the changes', isUpsideDown: false,
    selected: (box, byKeyboard) => { if (byKeyboard) viewer.announce(textOf(box)) },
    opened: (box) => open(made?.compared?.difference.rowAfter[boxes?.tree.function[boxes.row[box] ?? 0] ?? 0] ?? -1),
    zoomed: (zoom) => store.keep({ zooms: { ...store.get().zooms, [`compare-${look}`]: zoom } }),
    tooltip: textOf,
    left: () => { if (store.get().search !== '') store.set({ search: '' }) },
  })
  return { element: all, update, focus: () => (look === 0 ? table.focus() : chart.focus()) }

  function update(): void {
    const before = viewer.before()
    if (!before) { all.replaceChildren(empty); return }
    const sight = viewer.sight()
    if (made?.sight !== sight || made.before !== before) made = { sight, before, compared: comparedOf(viewer.recording(), sight, before) }
    looking.show(looks, look)
    all.replaceChildren(bar, area)
    const { compared } = made
    if (!compared) {
      sums.textContent = `${before.name} has no ${viewer.recording().profile.values[sight.value]?.name ?? 'such value'}.`
      area.replaceChildren()
      return
    }
    const { wholeBefore, wholeAfter } = compared.difference
    sums.textContent = `${before.name} took ${amountOf(wholeBefore, compared.unit)}, ${viewer.recording().name} ${amountOf(wholeAfter, compared.unit)}: ${changeOf(wholeAfter - wholeBefore, compared.unit)} (${shareChange(wholeAfter - wholeBefore, wholeBefore)})`
    if (look === 0) showTable(compared)
    else showChart(compared)
  }

  function showTable(compared: Compared): void {
    area.replaceChildren(table.element)
    const { names, files, before, after } = compared.difference
    const isWanted = testOf(store.get().search)
    const rows = names.map((_, id) => id).filter((id) => {
      const hasAny = [before.self, before.total, before.calls, after.self, after.total, after.calls].some((column) => column[id] !== 0)
      return hasAny && (!isWanted || isWanted(names[id] ?? '') || isWanted(files[id] ?? ''))
    })
    table.show(changeColumns(compared), rows, store.get().sorts['changes'] ?? { column: 3, isDescending: true })
  }

  function showChart(compared: Compared): void {
    area.replaceChildren(chart.element, legend)
    const { names, files } = compared.difference
    const isWanted = testOf(store.get().search)
    boxes = compared.boxes[widths[look - 1] ?? 'after']
    const matches = isWanted ? Uint8Array.from(names, (name, id) => (isWanted(name) || isWanted(files[id] ?? '') ? 1 : 0)) : undefined
    chart.show({ boxes, colours: compared.colours, isColouredByRow: true, matches, labels: compared.labels, palette: paletteOf(viewer.theme()) }, store.get().zooms[`compare-${look}`] ?? { from: 0, to: 1, top: 0 })
  }

  function textOf(box: number): string {
    const compared = made?.compared
    if (!compared || !boxes) return ''
    const { difference, unit } = compared
    const row = boxes.row[box] ?? 0
    const id = boxes.tree.function[row] ?? 0
    const [was, is] = [difference.totalBefore[row] ?? 0, difference.tree.total[row] ?? 0]
    return `${difference.names[id] ?? ''}\n${difference.files[id] ?? ''}\nbefore ${amountOf(was, unit)}, after ${amountOf(is, unit)}: ${changeOf(is - was, unit)}${was > 0 ? ` (${shareChange(is - was, was)})` : ''}`
  }

  function open(row: number): void {
    if (row >= 0) openSource(viewer, row)
    else viewer.announce('The function is no longer there')
  }
}

function comparedOf({ profile }: Recording, sight: Sight, before: Recording): Compared | undefined {
  const value = profile.values[sight.value]
  const same = value ? sameValue(before.profile, value) : -1
  if (same < 0) return undefined
  const old = before.sightOf(same, -1)
  const difference = differenceOf({ profile: before.profile, measures: old.measures, tree: old.merged.tree }, { profile, measures: sight.measures, tree: sight.merged.tree })
  const { tree, totalBefore } = difference
  return {
    difference, unit: sight.unit, labels: labelsOf((id) => difference.names[id] ?? ''),
    boxes: { after: leftHeavy(tree), before: leftHeavy(tree, totalBefore) },
    colours: Uint8Array.from(tree.total, (after, row) => changeColour((after - (totalBefore[row] ?? 0)) / Math.max(after, totalBefore[row] ?? 0, Number.MIN_VALUE))),
  }
}

function changeColumns({ difference: { names, files, before, after, rowAfter }, unit }: Compared): readonly Column[] {
  const amount = (title: string, values: Float64Array): Column => ({ title, isNumber: true, width: 13, text: (id) => amountOf(values[id] ?? 0, unit), amount: (id) => values[id] ?? 0 })
  const change = (title: string, was: Float64Array, is: Float64Array): Column => {
    const by = (id: number): number => (is[id] ?? 0) - (was[id] ?? 0)
    return { title, isNumber: true, width: 14, text: (id) => (by(id) === 0 ? '' : changeOf(by(id), unit)), amount: (id) => Math.abs(by(id)), class: (id) => (by(id) > 0 ? 'up' : 'down'), hint: (id) => shareChange(by(id), was[id] ?? 0) }
  }
  const hasCalls = before.calls.some((count) => count > 0) && after.calls.some((count) => count > 0)
  const calls = (title: string, values: Float64Array): Column => ({ title, isNumber: true, width: 14, text: (id) => countOf(values[id] ?? 0), amount: (id) => values[id] ?? 0 })
  return [
    { title: 'Function', isNumber: false, width: 26, grows: true, text: (id) => names[id] ?? '', class: (id) => (rowAfter[id] === -1 ? 'foreign' : 'own') },
    amount('Self before', before.self), amount('Self after', after.self), change('Self change', before.self, after.self),
    amount('Total before', before.total), amount('Total after', after.total), change('Total change', before.total, after.total),
    ...(hasCalls ? [calls('Calls before', before.calls), calls('Calls after', after.calls)] : []),
    { title: 'File', isNumber: false, width: 24, grows: true, text: (id) => shortened(files[id] ?? ''), hint: (id) => files[id] ?? '', class: () => 'path' },
  ]
}
