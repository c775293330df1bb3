// What a fix saved beside what its estimate said: one run of the function, measured before and after, in words.

import { counted } from '../../analysis/text/counted.js'
import type { Estimate, Spread } from '../../cost/estimate-types.js'
import { numberText, secondsText } from '../../cost/number-text.js'
import { changedCalls, type ChangedCall, type Saving } from '../../profiles/join/saving.js'
import { nouns } from '../operation-nouns.js'

export interface SavingText {
  /** Each a sentence, or a few. */
  readonly predicted: string
  readonly measured: string
  /** How the two lie to each other; empty where one of them says nothing of time. */
  readonly verdict: string
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
  const { saving, whole, estimate } = request
  const range = rangeOf(request)
  const predicted = predictedText(range, estimate)
  if ('why' in saving) return { predicted, measured: `${saving.why} The whole recording took ${timeText(whole.before)} before and ${timeText(whole.after)} after the fix.`, verdict: '' }
  return { predicted, measured: measuredText(request, saving), verdict: verdicts[verdictOf(saving.saved / nanoseconds, range)] }
}

const nanoseconds = 1e9

const verdicts: Readonly<Record<Verdict, string>> = {
  inside: 'What was measured lies inside of what was predicted.', less: 'It saved less than was predicted.', more: 'It saved more than was predicted.', none: '',
}

function measuredText({ qualified }: SavingRequest, saving: Saving): string {
  const { before, after, saved } = saving
  const change = saved === 0 ? '' : `: ${timeText(Math.abs(saved))} ${saved > 0 ? 'less' : 'more'}`
  const call = telling(changedCalls(saving))
  const calls = call ? [` It calls ${call.name} ${countText(call.after)} instead of ${timesText(call.before)}.`] : []
  const runs = before.runs === after.runs ? runsText(before.runs) : `${runsText(before.runs)} before, ${numberText(after.runs, 3)} after`
  return `One run of ${qualified === '' ? 'the file' : `${qualified}()`} took ${timeText(before.perRun)} before and ${timeText(after.perRun)} after the fix${change} (${runs}).${calls.join('')}`
}

/** Of those that became fewer by about as many, one that is still called says more: queries, not the rows that were fetched of each. */
function telling(changed: readonly ChangedCall[]): ChangedCall | undefined {
  const fewer = changed.filter(({ before, after }) => after < before)
  const [most] = fewer
  return most && (fewer.find(({ before, after }) => after > 0 && before - after >= 0.9 * (most.before - most.after)) ?? most)
}

function predictedText(range: Spread | undefined, estimate: Estimate | undefined): string {
  if (!estimate || !range) return 'Nothing is known of what the fix saves.'
  const time = range.low === 0 && range.high === 0 ? [] : [`${rangeText(range)} in a run`]
  return `${[...time, ...operationTexts(estimate)].join('; ')}.`
}

/** A profile of the processor's time does not see what is waited for. */
function rangeOf({ estimate, isWall }: SavingRequest): Spread | undefined {
  return isWall ? estimate?.perCall.saved.seconds : estimate?.perCall.saved.cpuSeconds
}

function operationTexts({ perCall: { before, after } }: Estimate): readonly string[] {
  const words: Readonly<Record<string, readonly [string, string]>> = nouns
  return Object.keys({ ...before.operations, ...after.operations }).flatMap((kind) => {
    const [was, is] = [countText(before.operations[kind] ?? 0), countText(after.operations[kind] ?? 0)]
    return was === is ? [] : [`${was} → ${is} ${words[kind]?.[is === '1' ? 0 : 1] ?? kind}`]
  })
}

function countText(count: number): string {
  return numberText(count >= 10 ? Math.round(count) : count, 4)
}

function timesText(count: number): string {
  const text = countText(count)
  return text === '1' ? 'once' : `${text} times`
}

function runsText(runs: number): string {
  return counted(runs, 'run', numberText(runs, 3))
}

function rangeText({ low, expected, high }: Spread): string {
  const [least, usual, most] = [secondsText(Math.abs(low)), secondsText(Math.abs(expected)), secondsText(Math.abs(high))]
  if (low >= 0) return least === most ? `${most} less` : `${least} to ${most} less, ${usual} expected`
  if (high <= 0) return least === most ? `${most} more` : `${most} to ${least} more, ${usual} expected`
  return `${least} more to ${most} less, ${usual} ${expected < 0 ? 'more' : 'less'} expected`
}

function timeText(time: number): string {
  return secondsText(time / nanoseconds, 3)
}
