// The columns of functions: names, what they took, calls, findings and files.

import { amountOf, countOf, shareOf, shortened } from '../amounts.js'
import type { Column } from '../rows-table.js'
import type { Money } from '../../protocol/profile-viewer.js'
import { joinedByRow, nameOf, placeOf } from '../sight.js'
import type { Outline } from '../trees/outlines.js'
import type { Viewer } from '../viewer.js'
import { moneyOf } from './call-text.js'

/** For rows that are functions. */
export function functionColumns(viewer: Viewer): readonly Column[] {
  const { calls, self, total } = viewer.sight().measures
  const counted: Column = { title: 'Calls', isNumber: true, width: 12, text: (row) => countOf(calls?.[row] ?? 0), amount: (row) => calls?.[row] ?? 0 }
  return columnsOf(viewer, { functionOf: (row) => row, nameOf: () => '', self: (row) => self[row] ?? 0, total: (row) => total[row] ?? 0 }, calls ? [counted] : [])
}

/** For rows of a tree. */
export function outlineColumns(viewer: Viewer, outline: Outline): readonly Column[] {
  return columnsOf(viewer, outline, [])
}

function columnsOf(viewer: Viewer, { functionOf, nameOf: groupName, self, total }: Pick<Outline, 'functionOf' | 'nameOf' | 'self' | 'total'>, others: readonly Column[]): readonly Column[] {
  const { profile } = viewer.recording()
  const { places } = profile
  const { measures: { whole }, unit } = viewer.sight()
  const joined = joinedByRow(viewer.join())
  const name = (row: number): string => (functionOf(row) < 0 ? groupName(row) : nameOf(profile, functionOf(row)))
  const place = (row: number): string => (functionOf(row) < 0 ? '' : placeOf(profile, functionOf(row)))
  const found = (row: number): number => joined.get(functionOf(row))?.findings ?? 0
  const amount = (title: string, of: (row: number) => number): Column => ({
    title, isNumber: true, width: 12, text: (row) => amountOf(of(row), unit), amount: of, bar: (row) => (whole > 0 ? of(row) / whole : 0), hint: (row) => shareOf(of(row), whole),
  })
  const share = (title: string, of: (row: number) => number): Column => ({ title, isNumber: true, width: 8, text: (row) => shareOf(of(row), whole), amount: of })
  const money = (row: number): Money | undefined => joined.get(functionOf(row))?.money
  const hasMoney = [...joined.values()].some((one) => one.money)
  return [
    { title: 'Function', isNumber: false, width: 30, grows: true, text: name, class: (row) => (functionOf(row) < 0 ? 'group' : places.isOwn[functionOf(row)] ? 'own' : 'foreign') },
    amount('Self', self), share('Self %', self), amount('Total', total), share('Total %', total), ...others,
    ...(hasMoney ? [{ title: 'Money', isNumber: true, width: 17, text: (row: number) => money(row)?.text ?? '', amount: (row: number) => money(row)?.expected ?? 0, hint: (row: number) => moneyOf(money(row)) }] : []),
    ...(joined.size > 0 ? [{ title: 'Findings', isNumber: true, width: 10, text: (row: number) => (found(row) > 0 ? String(found(row)) : ''), amount: found }] : []),
    { title: 'File', isNumber: false, width: 22, grows: true, text: (row) => shortened(place(row)), hint: place, class: () => 'path' },
  ]
}
