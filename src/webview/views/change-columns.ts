// The columns of functions that two profiles are compared by: what they took before and after, and the change.

import { amountOf, changeOf, countOf, shareChange, shortened } from '../amounts.js'
import type { Unit } from '../../profiles/profile.js'
import type { Column } from '../rows-table.js'
import type { DifferenceData } from '../trees/difference.js'

/** Functions by their row in the difference. */
export interface Compared {
  readonly difference: DifferenceData
  readonly unit: Unit
  readonly nameOf: (id: number) => string
  readonly fileOf: (id: number) => string
}

export function changeColumns({ difference: { before, after, rowAfter }, unit, nameOf, fileOf }: Compared): readonly Column[] {
  const amount = (title: string, values: Float64Array): Column => ({ title, isNumber: true, width: 13, text: (id) => amountOf(values[id] ?? 0, unit), amount: (id) => values[id] ?? 0 })
  const change = (title: string, was: Float64Array, is: Float64Array): Column => {
    const by = (id: number): number => (is[id] ?? 0) - (was[id] ?? 0)
    return { title, isNumber: true, width: 14, text: (id) => (by(id) === 0 ? '' : changeOf(by(id), unit)), amount: (id) => Math.abs(by(id)), class: (id) => (by(id) > 0 ? 'up' : 'down'), hint: (id) => shareChange(by(id), was[id] ?? 0) }
  }
  const hasCalls = before.calls.some((count) => count > 0) && after.calls.some((count) => count > 0)
  const calls = (title: string, values: Float64Array): Column => ({ title, isNumber: true, width: 14, text: (id) => countOf(values[id] ?? 0), amount: (id) => values[id] ?? 0 })
  return [
    { title: 'Function', isNumber: false, width: 26, grows: true, text: nameOf, class: (id) => (rowAfter[id] === -1 ? 'foreign' : 'own') },
    amount('Self before', before.self), amount('Self after', after.self), change('Self change', before.self, after.self),
    amount('Total before', before.total), amount('Total after', after.total), change('Total change', before.total, after.total),
    ...(hasCalls ? [calls('Calls before', before.calls), calls('Calls after', after.calls)] : []),
    { title: 'File', isNumber: false, width: 24, grows: true, text: (id) => shortened(fileOf(id)), hint: fileOf, class: () => 'path' },
  ]
}
