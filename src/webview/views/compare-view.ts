// This profile beside one from before: what changed by function, and as a flame graph whose colours say by how much.

import { counted } from '../../analysis/text/counted.js'
import { comparisonNotes } from '../../profiles/compare/comparison-notes.js'
import { sameValue } from '../../profiles/compare/same-value.js'
import type { Profile } from '../../profiles/profile.js'
import { valueWords } from '../../profiles/value-words.js'
import type { ViewerJoin } from '../../protocol/profile-viewer.js'
import { amountOf, changeOf, shareChange } from '../amounts.js'
import { button, choice } from '../controls.js'
import { labelsOf } from '../drawing/labels.js'
import { paletteOf } from '../drawing/palette.js'
import { element, hold } from '../element.js'
import { flameChart } from '../flame-chart.js'
import { later, type Later } from '../later.js'
import { rowsTable, sorted } from '../rows-table.js'
import { fileOf, nameOf, type Sight } from '../sight.js'
import { compareLooks, type CompareLook } from '../state.js'
import type { Boxes } from '../trees/boxes.js'
import type { DifferenceData } from '../trees/difference.js'
import { testOf } from '../trees/matches.js'
import { openSource, type Before, type View, type Viewer } from '../viewer.js'
import { changeColumns, type Compared } from './change-columns.js'
import { savedMoney, type SavedMoney } from './saved-money.js'

const looks: Readonly<Record<CompareLook, string>> = { table: 'Table of changes', after: 'Flame graph, as wide as after', before: 'Flame graph, as wide as before' }

export function compareView(viewer: Viewer): View {
  const { store } = viewer
  let asked: { readonly sight: Sight, readonly before: Before, readonly difference: Later<number, DifferenceData> | undefined } | undefined
  let compared: Compared | undefined
  let noted: Compared | undefined
  let boxes: Boxes | undefined
  let summed: { readonly difference: DifferenceData, readonly join: ViewerJoin | undefined, readonly saved: SavedMoney | undefined } | undefined
  const labels = labelsOf((id) => compared?.nameOf(id) ?? '')
  const looking = choice('Look', (chosen) => store.set({ look: compareLooks[chosen] ?? 'table' }))
  const sums = element('p', { class: 'sums' })
  const money = element('p', { class: 'total' })
  const notes = element('div', { class: 'remarks' })
  const area = element('div', { class: 'charts' })
  const bar = element('div', { class: 'bar-of-view' }, looking.element, button('Choose another …', () => viewer.send({ is: 'choose-comparison' }), 'Choose the profile from before'), sums)
  const legend = element('p', { class: 'hint' }, 'Red took more than before, blue less, the stronger the more of it; grey is as it was. What is gone has a width only before.')
  const empty = element('div', { class: 'empty' }, element('p', {}, 'Compare with a profile from before a change, to see what it saved.'), button('Choose a profile …', () => viewer.send({ is: 'choose-comparison' })))
  const all = element('div', { class: 'fill' })
  const table = rowsTable({
    label: 'Changes', announce: viewer.announce,
    sorted: (sort) => store.set({ sorts: { ...store.get().sorts, changes: sort } }),
    scrolled: (_name, top) => store.keep({ tops: { ...store.get().tops, changes: top } }),
    opened: open,
  })
  const chart = flameChart({
    label: 'Flame graph of the changes', isUpsideDown: false,
    selected: (box, byKeyboard) => { if (byKeyboard) viewer.announce(textOf(box)) },
    opened: (box) => open(boxes?.tree.function[boxes.row[box] ?? 0] ?? 0),
    zoomed: (zoom) => store.keep({ zooms: { ...store.get().zooms, [`compare-${store.get().look}`]: zoom } }),
    tooltip: textOf,
    left: () => { if (store.get().search !== '') store.set({ search: '' }) },
  })
  return { element: all, update, focus: () => (store.get().look === 'table' ? table.focus() : chart.focus()) }

  function update(): void {
    const before = viewer.before()
    if (!before) { hold(all, empty); return }
    const sight = viewer.sight()
    if (asked?.sight !== sight || asked.before !== before) asked = { sight, before, difference: askedFor(viewer, sight, before) }
    looking.show(compareLooks.map((one) => looks[one]), compareLooks.indexOf(store.get().look))
    hold(all, bar, money, notes, area)
    if (!asked.difference) {
      const wanted = viewer.recording().profile.values[sight.chosen.value]
      sums.textContent = `${before.name} has no ${wanted ? valueWords(wanted) : 'such value'}, only ${before.profile.values.map(valueWords).join(', ')}.`
      money.hidden = true
      notes.replaceChildren()
      hold(area)
      return
    }
    const difference = asked.difference.of(0)
    area.classList.toggle('waiting', !difference)
    if (!difference) return
    if (compared?.difference !== difference) compared = comparedOf(viewer, before, difference, sight.unit)
    const { wholeBefore, wholeAfter } = difference
    sums.textContent = `${before.name} took ${amountOf(wholeBefore, sight.unit)}, ${viewer.recording().name} ${amountOf(wholeAfter, sight.unit)}: ${changeOf(wholeAfter - wholeBefore, sight.unit)} (${shareChange(wholeAfter - wholeBefore, wholeBefore)})`
    showMoney(before, difference)
    showNotes(before, compared)
    const { look } = store.get()
    if (look === 'table') showTable(compared)
    else showChart(compared, look)
  }

  /** On the comparison, and on the file before: those of the other stand above. */
  function showNotes(before: Before, shown: Compared): void {
    if (noted === shown) return
    noted = shown
    const { recording, sight } = viewer
    const { profile, name } = recording()
    const { chosen: { value } } = sight()
    const { onNumbers, onFunctions } = comparisonNotes({ ...before, value: valueBefore(profile, value, before) }, { name, profile, value }, shown.difference)
    const onFile = before.profile.notes
    notes.replaceChildren(
      ...[...onNumbers, ...onFunctions].map((sentence) => element('p', { class: 'remark' }, sentence)),
      ...onFile.length > 0 ? [element('details', { class: 'notes' }, element('summary', {}, `${counted(onFile.length, 'note')} on ${before.name}`), ...onFile.map((note) => element('div', {}, note)))] : [],
    )
  }

  /** What was measured, and beside it what was said beforehand. */
  function showMoney({ predicted }: Before, difference: DifferenceData): void {
    const { chosen: { thread }, unit } = viewer.sight()
    if (summed?.difference !== difference || summed.join !== viewer.join()) {
      // A month is of all threads.
      summed = { difference, join: viewer.join(), saved: thread < 0 && unit === 'nanoseconds' ? savedMoney(difference, viewer.join()) : undefined }
    }
    const { saved } = summed
    money.hidden = !saved && predicted.length === 0
    money.replaceChildren(
      ...(saved ? [element('strong', { class: saved.text.startsWith('saves') ? 'saving' : 'spending' }, `Measured: ${saved.text}`), ` ${saved.inputs} `] : []),
      ...(predicted.length > 0 ? [element('strong', {}, 'Predicted: '), predicted.join(' ')] : []),
    )
  }

  function showTable(shown: Compared): void {
    hold(area, table.element)
    const { before, after, rowAfter } = shown.difference
    const { search, sorts, tops } = store.get()
    const isWanted = testOf(search)
    const sums_ = [before.self, before.total, before.calls, after.self, after.total, after.calls]
    const rows: number[] = []
    for (let id = 0; id < rowAfter.length; id++) {
      if (sums_.some((column) => column[id] !== 0) && (!isWanted || isWanted(shown.nameOf(id)) || isWanted(shown.fileOf(id)))) rows.push(id)
    }
    const columns = changeColumns(shown)
    const sort = sorts['changes'] ?? { column: 3, isDescending: true }
    table.show({ columns, rows: sorted(columns[sort.column] ?? columns[0], rows, sort.isDescending), sort, name: 'changes', top: tops['changes'] ?? 0 })
  }

  function showChart(shown: Compared, look: 'after' | 'before'): void {
    hold(area, chart.element, legend)
    const { search, zooms } = store.get()
    const isWanted = testOf(search)
    const { difference } = shown
    boxes = difference.boxes[look]
    const matches = isWanted ? Uint8Array.from(difference.rowAfter, (_, id) => (isWanted(shown.nameOf(id)) || isWanted(shown.fileOf(id)) ? 1 : 0)) : undefined
    chart.show({ boxes, colours: difference.colours, isColouredByRow: true, matches, labels, palette: paletteOf(viewer.theme()) }, zooms[`compare-${look}`] ?? { from: 0, to: 1, top: 0 })
  }

  function textOf(box: number): string {
    if (!compared || !boxes) return ''
    const { difference, unit } = compared
    const row = boxes.row[box] ?? 0
    const id = boxes.tree.function[row] ?? 0
    const [was, is] = [difference.totalBefore[row] ?? 0, difference.tree.total[row] ?? 0]
    return `${compared.nameOf(id)}\n${compared.fileOf(id)}\nbefore ${amountOf(was, unit)}, after ${amountOf(is, unit)}: ${changeOf(is - was, unit)}${was > 0 ? ` (${shareChange(is - was, was)})` : ''}`
  }

  function open(id: number): void {
    const row = compared?.difference.rowAfter[id] ?? -1
    if (row >= 0) openSource(viewer, row)
    else viewer.announce('The function is no longer there')
  }
}

/** Undefined where the profile from before has no such value. */
function askedFor({ recording, worker, asking }: Viewer, { chosen }: Sight, before: Before): Later<number, DifferenceData> | undefined {
  const same = valueBefore(recording().profile, chosen.value, before)
  // Threads of two runs have nothing in common.
  return same < 0 ? undefined : later(() => worker.ask('difference', { after: chosen, before: { which: 'before', value: same, thread: -1 } }), asking)
}

function valueBefore({ values }: Pick<Profile, 'values'>, chosen: number, before: Before): number {
  const value = values[chosen]
  return value ? sameValue(before.profile, value) : -1
}

function comparedOf(viewer: Viewer, before: Before, difference: DifferenceData, unit: Sight['unit']): Compared {
  const after = viewer.recording().profile
  const of = (id: number, text: typeof nameOf): string => ((difference.rowAfter[id] ?? -1) >= 0 ? text(after, difference.rowAfter[id] ?? 0) : text(before.profile, difference.rowBefore[id] ?? 0))
  return {
    difference, unit, nameOf: (id) => of(id, nameOf),
    fileOf: (id) => {
      const file = of(id, fileOf)
      return (difference.rowAfter[id] ?? -1) >= 0 ? file : difference.movedFiles.get(file) ?? file
    },
  }
}
