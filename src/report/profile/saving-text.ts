// What a fix saved beside what its estimate said: one run of the function, measured before and after, in words.

import type { Estimate, Spread } from '../../cost/estimate-types.js'
import { numberText, secondsText } from '../../cost/number-text.js'
import { changedCalls, type Saving } from '../../profiles/join/saving.js'
import { nouns } from '../operation-nouns.js'

export interface SavingText {
  readonly summary: string
  readonly rows: readonly SavingRow[]
}

/** Texts; empty where there is none. */
export interface SavingRow {
  readonly what: string
  readonly before: string
  readonly after: string
  readonly saved: string
  readonly predicted: string
}

export interface SavingRequest {
  /** `report`; empty for the top level of a file. */
  readonly qualified: string
  /** Undefined where the time of a run cannot be told; then why, as a sentence. */
  readonly saving: Saving | { readonly why: string }
  /** Nanoseconds of both recordings. */
  readonly whole: { readonly before: number, readonly after: number }
  /** Time that passed; else of the processor. */
  readonly isWall: boolean
  readonly estimate: Estimate | undefined
}

/** How a measured saving lies to the range that was predicted. */
export type Verdict = 'inside' | 'less' | 'more' | 'none'

export function verdictOf(saved: number, range: Spread | undefined): Verdict {
  if (!range || (range.low === 0 && range.high === 0)) return 'none'
  if (saved < range.low) return 'less'
  return saved > range.high ? 'more' : 'inside'
}

export function savingText(request: SavingRequest): SavingText {
  const { qualified, saving, whole, estimate } = request
  const name = qualified === '' ? 'the top level of the file' : `${qualified}()`
  const all = { what: 'the whole recording', before: timeText(whole.before), after: timeText(whole.after), saved: lessText(whole.before - whole.after), predicted: '' }
  const predicted = estimate ? operationRows(estimate) : []
  if ('why' in saving) return { summary: `${saving.why} The whole recording took ${all.before} before and ${all.after} after the fix.`, rows: [...predicted, all] }
  const range = rangeOf(request)
  const { before, after } = saving
  const run = { what: `one run of ${name}`, before: timeText(before.perRun), after: timeText(after.perRun), saved: lessText(saving.saved), predicted: range ? rangeText(range) : '' }
  const fewer = changedCalls(saving).filter((one) => one.after < one.before).slice(0, mostCalls)
  const calls = fewer.map((one) => ({
    what: `calls of ${one.name} in a run`, before: numberText(one.before, 3), after: numberText(one.after, 3), saved: numberText(one.before - one.after, 3), predicted: '',
  }))
  const [first] = calls
  return {
    summary: [
      `One run of ${name} took ${run.before} before and ${run.after} after the fix${saving.saved === 0 ? '' : `: ${run.saved}`}${first ? `; it calls ${fewer[0]?.name ?? ''} ${first.after} instead of ${timesText(first.before)}` : ''}.`,
      verdicts[verdictOf(saving.saved / nanoseconds, range)](range ? rangeText(range) : ''),
    ].filter((sentence) => sentence !== '').join(' '),
    rows: [run, ...calls, ...predicted, { what: 'runs', before: numberText(before.runs, 3), after: numberText(after.runs, 3), saved: '', predicted: '' }, all],
  }
}

const nanoseconds = 1e9
const mostCalls = 3

const verdicts: Readonly<Record<Verdict, (range: string) => string>> = {
  inside: (range) => `The estimate said ${range}: what was measured lies inside.`,
  less: (range) => `The estimate said ${range}: it saved less than that.`,
  more: (range) => `The estimate said ${range}: it saved more than that.`,
  none: () => 'The estimate does not say how much time it saves.',
}

/** A profile of the processor's time does not see what is waited for. */
function rangeOf({ estimate, isWall }: SavingRequest): Spread | undefined {
  return isWall ? estimate?.perCall.saved.seconds : estimate?.perCall.saved.cpuSeconds
}

function operationRows({ perCall: { before, after } }: Estimate): readonly SavingRow[] {
  const words: Readonly<Record<string, readonly [string, string]>> = nouns
  return Object.keys({ ...before.operations, ...after.operations }).flatMap((kind) => {
    const [was, is] = [before.operations[kind] ?? 0, after.operations[kind] ?? 0]
    return was === is ? [] : [{ what: `${words[kind]?.[1] ?? kind} in a run`, before: '', after: '', saved: '', predicted: `${countText(was)} → ${countText(is)}` }]
  })
}

function countText(count: number): string {
  return numberText(count >= 10 ? Math.round(count) : count, 4)
}

function timesText(count: string): string {
  return count === '1' ? 'once' : count === '0' ? 'never' : `${count} times`
}

function rangeText({ low, expected, high }: Spread): string {
  const [least, usual, most] = [secondsText(Math.abs(low)), secondsText(Math.abs(expected)), secondsText(Math.abs(high))]
  if (low >= 0) return least === most ? `${most} less` : `${least} to ${most} less, ${usual} expected`
  if (high <= 0) return least === most ? `${most} more` : `${most} to ${least} more, ${usual} expected`
  return `${least} more to ${most} less, ${usual} ${expected < 0 ? 'more' : 'less'} expected`
}

function lessText(saved: number): string {
  return saved === 0 ? 'no change' : `${timeText(Math.abs(saved))} ${saved > 0 ? 'less' : 'more'}`
}

function timeText(time: number): string {
  return secondsText(time / nanoseconds, 3)
}
