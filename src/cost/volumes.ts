// How many of something there are: elements of a loop, rows of a query, bytes of a file. Each from the best source there is, in this order: written in
// the code, in a comment, measured, configured, or a default.

import type { Count } from '../analysis/model/questions/counts.js'
import type { Work, WorkBound } from '../analysis/work.js'
import { callGraphOf, type CallGraph } from './call-graph.js'
import { inputOf, sourceUncertainty, type Input, type Read } from './inputs.js'
import { namesIn, nestingOf } from './nesting.js'
import { jointNumbers } from './products.js'
import { bytesText } from './number-text.js'
import type { Setting } from './setting.js'
import { defaultFew, defaultIterations, defaultPages, defaultPayload, defaultRows, defaultTableRows } from './workload.js'

export type Counted = (count: Count, read: Read) => number

/** What counts are worth that speak of the bounds of the work. `graph`: of its callers. */
export function countedBy(work: Work, setting: Setting, graph: CallGraph = callGraphOf(work, setting)): Counted {
  const unknown = new Set(work.bounds.flatMap((bound) => isUnknown(bound, setting, work.bounds) ? [bound.name] : []))
  const nesting = nestingOf(work, graph, (name) => unknown.has(name))
  const spoken = namesIn(work)
  const alone = new Map(work.bounds.map((bound) => {
    const input = atLeastOnce(nested(boundInput(bound, setting, work.bounds), nesting.get(bound.name) ?? 0))
    return [bound.name, { bound, input: spoken.has(bound.name) ? { ...input, isOfWork: true as const } : input }]
  }))
  const { known, derived } = jointNumbers(alone, setting.measurements?.productsOf(work.bounds) ?? [])
  const valueOf = (name: string, read: Read, inside: readonly string[]): number => {
    const found = known.get(name)
    if (!found) return read(unknownBound(name, setting))
    const joint = derived.get(name)
    if (joint) return joint(read, (other) => valueOf(other, read, [...inside, name]))
    const { bound: { within }, input } = found
    if (within === undefined || !known.has(within) || inside.includes(within)) return read(isShare(input) ? unknownBound(name, setting) : input)
    const whole = valueOf(within, read, [...inside, name])
    return isShare(input) ? whole * read(input) : Math.min(whole, read(input))
  }
  return (count, read) => count.reduce((sum, term) => sum + term.bounds.reduce((product, name) => product * valueOf(name, read, []), term.times), 0)
}

/** Nobody says how large it is, other than in general. */
function isUnknown(bound: WorkBound, setting: Setting, all: readonly WorkBound[]): boolean {
  const input = boundInput(bound, setting, all)
  return !isShare(input) && (input.source === 'default' || (input.source === 'config' && wordsOf(bound, setting, all).guess.isGeneral))
}

/** `depth`: which of the loops around the one that the finding is about. */
function nested(input: Input, depth: number): Input {
  if (depth === 0) return input
  const value = Number((input.value ** (1 / 2 ** depth)).toPrecision(2))
  const uncertainty = Math.max(input.uncertainty, sourceUncertainty.default)
  const where = depth === 1 ? 'a loop around this one' : `the ${ordinals[depth] ?? `${depth}th`} loop from outside`
  return { ...input, value, uncertainty, note: `${where}, and so taken as small: ${input.note}` }
}

/** What is worth a finding runs at all. */
function atLeastOnce(input: Input): Input {
  return isShare(input) ? input : { ...input, least: Math.min(1, input.value) }
}

const ordinals: readonly string[] = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh']

/** `all`: the bounds of the work that this one is of. */
export function boundInput(bound: WorkBound, setting: Setting, all: readonly WorkBound[] = []): Input {
  const { name, unit, guess } = wordsOf(bound, setting, all)
  const input = commentedBound(bound, name, unit) ?? measuredBound(bound, name, unit, setting)
  if (input) return within(bound, input)
  if (bound.given !== undefined) {
    return within(bound, inputOf(name, unit, bound.given, 'literal', `every known call says how much it gives, ${bound.given} at most: ${bound.of}`, { uncertainty: 1.5 }))
  }
  if (bound.within !== undefined && bound.most === undefined && all.some((other) => other.name === bound.within)) return shareInput(bound, bound.within)
  if (bound.most !== undefined && (guess.source === 'default' || guess.value >= bound.most)) {
    return inputOf(name, unit, bound.most, 'literal', `at most ${bound.most} by the code: ${bound.of}`, { uncertainty: 1.5 })
  }
  const note = guess.source === 'default' ? `${guess.note}: ${howToSay(bound, guess)}` : guess.note
  return inputOf(name, unit, guess.value, guess.source, note, guess.uncertainty === undefined ? {} : { uncertainty: guess.uncertainty })
}

function howToSay({ name, form }: WorkBound, { value, key }: Guess): string {
  const said = form === 'bytes' ? `bytes=${bytesText(value).replace(/[ ,]/g, '')}` : `${name}=${value}`
  return `write a comment such as \`cost-hints: ${said}\` on ${form === 'bytes' ? 'the function' : 'the loop or the function'}, or set workload.${key} in .cost-hints.json`
}

/** Of what is left after a condition, when nothing is known: a half, which may be a quarter or nine tenths. */
export const defaultShare = { value: 0.5, uncertainty: 1.8 }

function shareInput({ name, of }: WorkBound, whole: string): Input {
  const note = `${name} is this share of ${whole}: nobody says how many it is of ${of}; write a comment such as \`cost-hints: ${name}=50\` on the function`
  return inputOf(`share ${name}`, `of ${whole}`, defaultShare.value, 'default', note, { uncertainty: defaultShare.uncertainty, most: 1 })
}

function isShare({ name }: Input): boolean {
  return name.startsWith('share ')
}

function commentedBound({ annotated, of }: WorkBound, name: string, unit: string): Input | undefined {
  if (!annotated) return undefined
  return inputOf(name, unit, annotated.value, 'annotation', `a comment says so of ${of}`)
}

function measuredBound(bound: WorkBound, name: string, unit: string, { measurements }: Setting): Input | undefined {
  const measured = measurements?.boundOf(bound)
  return measured && inputOf(name, unit, measured.value, measured.source, measured.note)
}

/** The code has the last word on what is too much. */
function within({ most, of }: WorkBound, input: Input): Input {
  return most === undefined || input.value <= most ? input : { ...input, value: most, note: `${input.note}, but the code allows ${most} at most: ${of}` }
}

interface Guess {
  readonly value: number
  readonly source: 'config' | 'default'
  readonly note: string
  readonly uncertainty?: number
  /** Of the workload. */
  readonly key: string
  /** It stands for whatever nothing is said of. */
  readonly isGeneral: boolean
}

function wordsOf(bound: WorkBound, setting: Setting, all: readonly WorkBound[]): { readonly name: string, readonly unit: string, readonly guess: Guess } {
  const { name, form, of } = bound
  switch (form) {
    case 'rows': return { name: `rows ${name}`, unit: 'rows', guess: guessedRows(bound, setting) }
    case 'bytes': return { name: `bytes ${name}`, unit: 'bytes', guess: guessedBytes(bound, setting, all) }
    case 'passes': return { name: `iterations ${name}`, unit: 'passes', guess: guessOf(setting.workload?.pages, defaultPages, 'pages', `how often this goes on: ${of}`) }
    case 'elements': return { name: `iterations ${name}`, unit: 'elements', guess: guessedElements(bound, setting) }
    case 'value': return { name: `iterations ${name}`, unit: 'times', guess: guessOf(setting.workload?.iterations, defaultIterations, 'iterations', `what ${of} is`) }
    case 'runs': return { name: `iterations ${name}`, unit: 'runs', guess: guessOf(setting.workload?.iterations, defaultIterations, 'iterations', `how often this runs: ${of}`) }
  }
}

/** Of a file or an answer; of an object where the same code brings rows. */
function guessedBytes({ of, path, range, table }: WorkBound, { workload }: Setting, all: readonly WorkBound[]): Guess {
  const isRow = table !== undefined || all.some((other) => other.form === 'rows' && other.path === path && other.range.start === range.start && other.range.end === range.end)
  const key = isRow ? 'object' : 'file'
  return guessOf(workload?.payload?.[key], defaultPayload[key], `payload.${key}`, isRow ? `how large a row of ${of} is in memory` : `the size of ${of}`)
}

/** Elements of a collection that are known to be rows of a table are as many as its rows. */
function guessedElements(bound: WorkBound, setting: Setting): Guess {
  if (bound.table !== undefined) return guessedRows(bound, setting)
  if (bound.few) {
    const configured = setting.workload?.iterations
    return guessOf(configured === undefined ? undefined : Math.min(configured, defaultFew), defaultFew, 'iterations', `how many elements ${bound.of} has, which are few by nature`)
  }
  return guessOf(setting.workload?.iterations, defaultIterations, 'iterations', `how many elements ${bound.of} has`)
}

function guessedRows({ table, of, whole, part }: WorkBound, { workload }: Setting): Guess {
  const rows = workload?.rows ?? {}
  const known = table !== undefined && Object.hasOwn(rows, table) ? rows[table] : undefined
  // A condition leaves a part of them, of which nobody says how large it is.
  if (known !== undefined && part && known > (rows['*'] ?? defaultRows)) return guessOf(rows['*'], defaultRows, 'rows["*"]', `how many of the ${known} rows of ${table ?? ''} ${of} brings`)
  if (known !== undefined) return { value: known, source: 'config', note: `workload.rows of ${table ?? ''}`, key: 'rows', isGeneral: false }
  const key = part ? 'rows["*"]' : table === undefined ? 'rows' : `rows.${table}`
  const guess = guessOf(rows['*'], whole ? defaultTableRows.value : defaultRows, key, `how many rows ${of} brings`)
  return whole && guess.source === 'default' ? { ...guess, uncertainty: defaultTableRows.uncertainty } : guess
}

function guessOf(configured: number | undefined, usual: number, key: string, what: string): Guess {
  if (configured !== undefined) return { value: configured, source: 'config', note: `workload.${key}: ${what} is not known from the code`, key, isGeneral: true }
  return { value: usual, source: 'default', note: `nobody says ${what}`, key, isGeneral: true }
}

function unknownBound(name: string, setting: Setting): Input {
  const { value, source, note } = guessOf(setting.workload?.iterations, defaultIterations, 'iterations', `what ${name} is`)
  return inputOf(`iterations ${name}`, 'times', value, source, note)
}
