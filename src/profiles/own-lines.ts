// Tools that measure lines say what a line took with all that it calls. Where other measured functions are called, what they took is taken out, as the text of the lines tells.

import { callCircles } from './call-circles.js'
import { calledName, callsOn, repeatsCalls } from './readers/line-calls.js'
import type { LineTable, Profile } from './profile.js'

/** The text of a line, 1-based; undefined where nobody knows it. */
export type LineText = (file: string, line: number) => string | undefined

/** The profile itself where lines have in them nothing but their own. */
export function withOwnLines(profile: Profile, textOf: LineText): Profile {
  const { lines, strings, notes } = profile
  if (!lines?.includesCalls || lines.columns.length === 0) return profile
  const texts = Array.from({ length: lines.length }, (_, row) => textOf(strings[lines.file[row] ?? 0] ?? '', lines.line[row] ?? 0))
  const groups = groupsOf(profile, lines)
  if (groups.length < 2) return profile
  if (texts.every((text) => text === undefined)) return { ...profile, notes: [...notes, overlapNote] }
  findCallers(groups, lines, texts)
  const own = lines.columns.map((column, index) => (lines.values[index]?.isLevel ? column : ownOf(column, groups)))
  return { ...profile, lines: { ...lines, own }, notes: [...notes, ...notesOn(groups)] }
}

/** Where no text says what lines call. */
export const overlapNote = 'What a line took has in it what the line calls: where measured functions call each other it is counted twice, and shares are of the sum of all lines. The sources, which would tell, were not found.'

/** Functions that are called by the same name. */
interface Group {
  readonly name: string
  /** Rows of the lines. */
  readonly lines: number[]
  /** Rows of the lines of others that call one of them. */
  callers: readonly number[]
  /** It is called from elsewhere too, or calls who calls it. */
  isLeft: boolean
  isTaken: boolean
}

function groupsOf({ functions, strings }: Profile, { length, function: of }: LineTable): readonly Group[] {
  const byName = new Map<string, Group>()
  for (let row = 0; row < length; row++) {
    const owner = (of[row] ?? 0) - 1
    if (owner < 0) continue
    const name = calledName(strings[functions.name[owner] ?? 0] ?? '')
    const group = byName.get(name) ?? { name, lines: [], callers: [], isLeft: false, isTaken: false }
    byName.set(name, group)
    group.lines.push(row)
  }
  return [...byName.values()]
}

interface Edge {
  readonly caller: number
  readonly callee: number
  /** A row of the lines. */
  readonly line: number
  readonly isMember: boolean
}

function findCallers(groups: readonly Group[], { hits }: LineTable, texts: readonly (string | undefined)[]): void {
  const numbers = new Map(groups.map(({ name }, index) => [name, index]))
  const every = groups.flatMap(({ lines }, caller) => lines.flatMap((line) => callsOn(texts[line] ?? '').flatMap(({ name, isMember }): readonly Edge[] => {
    const callee = numbers.get(name)
    return callee === undefined ? [] : [{ caller, callee, line, isMember }]
  })))
  const edges = every.filter(({ caller, callee }) => caller !== callee)
  const circles = callCircles(groups.length, { length: edges.length, caller: edges.map(({ caller }) => caller), callee: edges.map(({ callee }) => callee) })
  const ofCallee = groups.map((): Edge[] => [])
  for (const edge of edges) ofCallee[edge.callee]?.push(edge)
  const callThemselves = new Set(every.flatMap(({ caller, callee }) => (caller === callee ? [callee] : [])))
  for (const [index, group] of groups.entries()) {
    const calls = ofCallee[index] ?? []
    const times = calls.reduce((sum, { line }) => sum + (repeatsCalls(texts[line] ?? '') ? Infinity : hits[line] ?? 0), 0)
    const entered = enteredTimes(group, hits, texts)
    // It ran more often than these lines can have called it; or they call something else of that name.
    const isElsewhere = entered > 0 && !callThemselves.has(index) && (entered > times || (times > entered && times < Infinity && calls.some(({ isMember }) => isMember)))
    group.isLeft = calls.length > 0 && (isElsewhere || calls.some(({ caller }) => circles[caller] === circles[index]))
    if (!group.isLeft) group.callers = [...new Set(calls.map(({ line }) => line))]
  }
}

/** How often it ran, by its first line; 0 when unknown: the line of a loop runs more often. */
function enteredTimes({ lines }: Group, hits: Float64Array, texts: readonly (string | undefined)[]): number {
  const first = lines[0] ?? -1
  return /^\s*(?:async\s+)?(?:for|while)\b/.test(texts[first] ?? 'for') ? 0 : hits[first] ?? 0
}

/** Of what is measured the rounding of a few digits. */
const slack = 1.01

function ownOf(column: Float64Array, groups: readonly Group[]): Float64Array {
  const own = column.slice()
  // What one line alone calls is known for certain; what is left of the others is shared out.
  for (const group of [...groups].sort((a, b) => a.callers.length - b.callers.length)) {
    const total = group.lines.reduce((sum, line) => sum + (column[line] ?? 0), 0)
    if (total === 0 || group.callers.length === 0) continue
    const alike = group.callers.filter((line) => (own[line] ?? 0) * total > 0)
    const room = alike.reduce((sum, line) => sum + (own[line] ?? 0), 0)
    if (Math.abs(total) > Math.abs(room) * slack) { group.isLeft = true; continue }
    group.isTaken = true
    const share = Math.min(1, total / room)
    for (const line of alike) own[line] = share === 1 ? 0 : (own[line] ?? 0) * (1 - share)
  }
  return own
}

function notesOn(groups: readonly Group[]): readonly string[] {
  const taken = groups.filter(({ isTaken }) => isTaken)
  const isShared = taken.some(({ callers }) => callers.length > 1)
  const left = groups.filter(({ isLeft }) => isLeft)
  const outermost = groups.filter(({ isLeft, callers }) => !isLeft && callers.length === 0)
  return [
    ...taken.length > 0 ? [`What a line took has in it what the line calls. What measured functions took was taken out of the lines that call them, to tell what lines and functions took themselves${isShared ? '; where several lines call one, by what these took' : ''}.`] : [],
    ...left.length > 0 ? [`What ${namesOf(left)} took stays in the lines that call ${left.length > 1 ? 'them' : 'it'} too, and is counted twice: other code calls ${left.length > 1 ? 'them' : 'it'} as well, or the calls go in a circle.`] : [],
    ...outermost.length > 1 ? [`No measured line calls ${namesOf(outermost)}: where one of them runs below another, what it took is counted twice.`] : [],
  ]
}

const mostListed = 3

function namesOf(groups: readonly Group[]): string {
  const names = groups.slice(0, mostListed).map(({ name }) => name)
  const others = groups.length - names.length
  if (others > 0) return `${names.join(', ')} and ${String(others)} more`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
