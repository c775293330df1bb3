// What changed since an earlier profile, as parts of a report.

import { numberText } from '../../cost/number-text.js'
import type { Unit } from '../../profiles/profile.js'
import { amountOfWords } from '../../profiles/value-words.js'
import { shareText } from '../evidence-text.js'
import { amountText } from './amount-text.js'
import type { ProfileChanges } from './changes.js'
import type { Part, ShowPath } from './document.js'
import { placeText } from './function-places.js'

/** `name`: of the file of the report, `said`: the notes on it. */
export function changeParts(changes: ProfileChanges, { name, notes: said }: { readonly name: string, readonly notes: readonly string[] }, shown: ShowPath): readonly Part[] {
  const { before, beforeNotes, notes, value, wholeBefore, wholeAfter, functions, problem } = changes
  const onBefore = beforeNotes.filter((text) => !said.includes(text)).map((text): Part => ({ is: 'note', text: `${before}: ${text}` }))
  if (problem !== undefined) return [{ is: 'note', text: `It cannot be compared with ${before}: ${problem}.` }, ...onBefore]
  const amounts = `${amountText(wholeBefore, value.unit)} → ${amountOfWords(amountText(wholeAfter, value.unit), value)}`
  return [
    { is: 'heading', text: `${before} → ${name}` },
    { is: 'text', text: wholeBefore > 0 && wholeAfter > 0 ? `${amounts}: ${changeText(changes)}` : amounts },
    ...notes.map((text): Part => ({ is: 'note', text })),
    ...onBefore,
    functions.length === 0 ? { is: 'text', text: 'No function took more or less by itself.' } : {
      is: 'table',
      columns: [{ name: 'self before', isNumber: true }, { name: 'after', isNumber: true }, { name: 'change', isNumber: true }, { name: 'total before', isNumber: true }, { name: 'after', isNumber: true }, { name: 'function' }, { name: 'place' }],
      rows: functions.map((one) => [
        amountText(one.selfBefore, value.unit), amountText(one.selfAfter, value.unit), signed(one.selfAfter - one.selfBefore, value.unit),
        amountText(one.totalBefore, value.unit), amountText(one.totalAfter, value.unit), one.name, placeText(one, shown),
      ]),
    },
  ]
}

function changeText({ wholeBefore, wholeAfter, value, isOfOneKind }: ProfileChanges): string {
  const change = wholeAfter - wholeBefore
  const factor = wholeBefore / wholeAfter
  const faster = factor >= 1.5 && value.unit === 'nanoseconds' && isOfOneKind ? `, ${numberText(factor, 2)} times faster` : ''
  if (change === 0) return 'as before'
  return `${change < 0 ? `${shareText(-change / wholeBefore)} less` : `${shareText(change / wholeBefore)} more`}${faster}`
}

function signed(change: number, unit: Unit): string {
  return `${change < 0 ? '−' : '+'}${amountText(Math.abs(change), unit)}`
}
