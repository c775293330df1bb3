// What is said of a call: in a tooltip, below the flame graph, and aloud.

import { counted } from '../../analysis/text/counted.js'
import { amountOf, countOf, shareOf } from '../amounts.js'
import type { Money } from '../../protocol/profile-viewer.js'
import { joinedByRow, nameOf, placeOf } from '../sight.js'
import { levelOf, type Boxes } from '../trees/boxes.js'
import type { Viewer } from '../viewer.js'

export function sentenceOf(viewer: Viewer, boxes: Boxes, box: number, { isBrief = false } = {}): string {
  const { profile } = viewer.recording()
  const { unit, measures } = viewer.sight()
  const node = boxes.row[box] ?? 0
  const row = boxes.tree.function[node] ?? 0
  const total = boxes.tree.total[node] ?? 0
  const calls = boxes.tree.calls?.[node]
  const width = (boxes.end[box] ?? 0) - (boxes.start[box] ?? 0)
  // In the order of time a box is one run of the calls that the tree has together.
  const isPart = width < total * 0.999
  const sums = [
    isPart ? `here ${amountOf(width, unit)}` : '', `total ${amountOf(total, unit)}, ${shareOf(total, measures.whole)}`, `self ${amountOf(boxes.tree.self[node] ?? 0, unit)}`,
    calls ? counted(calls, 'call', countOf(calls)) : '',
  ].filter((part) => part !== '').join(', ')
  return isBrief ? sums : `${nameOf(profile, row)}, ${sums}, level ${levelOf(boxes, box) + 1}`
}

export function tooltipOf(viewer: Viewer, boxes: Boxes, box: number): string {
  const { profile } = viewer.recording()
  const { unit, measures: { self, total, calls, whole } } = viewer.sight()
  const row = boxes.tree.function[boxes.row[box] ?? 0] ?? 0
  const everywhere = `everywhere: total ${amountOf(total[row] ?? 0, unit)} (${shareOf(total[row] ?? 0, whole)}), self ${amountOf(self[row] ?? 0, unit)}${calls ? `, ${counted(calls[row] ?? 0, 'call', countOf(calls[row] ?? 0))}` : ''}`
  const joined = joinedByRow(viewer.join()).get(row)
  return [nameOf(profile, row), placeOf(profile, row), sentenceOf(viewer, boxes, box, { isBrief: true }), everywhere, moneyOf(joined?.money), joined && joined.findings > 0 ? `${counted(joined.findings, 'finding')} in ${joined.qualified}` : '']
    .filter((line) => line !== '').join('\n')
}

/** With the numbers that it rests on. */
export function moneyOf(money: Money | undefined): string {
  return money ? `estimated: ${money.text} ${money.inputs}` : ''
}
