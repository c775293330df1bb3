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
  if (new Set(lines.function).size < 2) return profile
  if (texts.every((text) => text === undefined)) return { ...profile, notes: [...notes, overlapNote] }
  const groups = groupsOf(profile, lines, texts)
  const own = lines.columns.map((column, index) => (lines.values[index]?.isLevel ? column : ownOf(column, groups)))
  return { ...profile, lines: { ...lines, own }, notes: [...notes, ...notesOn(groups)] }
}

/** Where no text says what lines call. */
export const overlapNote = 'What a line took has in it what the line calls: where measured functions call each other it is counted twice, and shares are of the sum of all lines. The sources, which would tell, were not found.'

/** Functions that are called by the same name, and all that call each other in a circle. */
interface Group {
  readonly names: string[]
  /** Rows of the lines. */
  readonly lines: number[]
  /** Of them, those that call the group itself: what they took has in it what other lines of the group took. */
  readonly inner: Set<number>
  /** Rows of the lines of others that call one of them. */
  callers: readonly number[]
  /** It is called from elsewhere too. */
  isLeft: boolean
  isTaken: boolean
}

interface Edge {
  /** Indexes of names. */
  readonly caller: number
  readonly callee: number
  /** A row of the lines. */
  readonly line: number
  readonly isMember: boolean
}

function groupsOf({ functions, strings }: Profile, lines: LineTable, texts: readonly (string | undefined)[]): readonly Group[] {
  const linesOf = new Map<string, number[]>()
  for (let row = 0; row < lines.length; row++) {
    const owner = (lines.function[row] ?? 0) - 1
    if (owner < 0) continue
    const name = calledName(strings[functions.name[owner] ?? 0] ?? '')
    const known = linesOf.get(name)
    if (known) known.push(row)
    else linesOf.set(name, [row])
  }
  const names = [...linesOf.keys()]
  const numbers = new Map(names.map((name, index) => [name, index]))
  const edges = [...linesOf.values()].flatMap((rows, caller) => rows.flatMap((line) => callsOn(texts[line] ?? '').flatMap(({ name, isMember }): readonly Edge[] => {
    const callee = numbers.get(name)
    return callee === undefined ? [] : [{ caller, callee, line, isMember }]
  })))
  const circles = callCircles(names.length, { length: edges.length, caller: edges.map(({ caller }) => caller), callee: edges.map(({ callee }) => callee) })
  const groups = new Map<number, Group>()
  for (const [index, name] of names.entries()) {
    const circle = circles[index] ?? 0
    const group: Group = groups.get(circle) ?? { names: [], lines: [], inner: new Set(), callers: [], isLeft: false, isTaken: false }
    groups.set(circle, group)
    group.names.push(name)
    for (const row of linesOf.get(name) ?? []) group.lines.push(row)
  }
  const from = new Map<number, Edge[]>()
  for (const edge of edges) {
    const [caller, callee] = [circles[edge.caller] ?? 0, circles[edge.callee] ?? 0]
    if (caller === callee) groups.get(callee)?.inner.add(edge.line)
    else if (from.has(callee)) from.get(callee)?.push(edge)
    else from.set(callee, [edge])
  }
  for (const [circle, group] of groups) {
    const calls = from.get(circle) ?? []
    group.isLeft = calls.length > 0 ? isCalledElsewhere(group, calls, lines.hits, texts) : group.names.length > 1
    if (!group.isLeft) group.callers = [...new Set(calls.map(({ line }) => line))]
  }
  return [...groups.values()]
}

/** It ran more often than these lines can have called it; or they call something else of that name. */
function isCalledElsewhere({ lines, inner }: Group, calls: readonly Edge[], hits: Float64Array, texts: readonly (string | undefined)[]): boolean {
  const first = lines[0] ?? -1
  // The line of a loop runs more often than the function.
  const entered = inner.size > 0 || /^\s*(?:async\s+)?(?:for|while)\b/.test(texts[first] ?? 'for') ? 0 : hits[first] ?? 0
  const times = calls.reduce((sum, { line }) => sum + (repeatsCalls(texts[line] ?? '') ? Infinity : hits[line] ?? 0), 0)
  return entered > 0 && (entered > times || (times > entered && times < Infinity && calls.some(({ isMember }) => isMember)))
}

/** Of what is measured the rounding of a few digits. */
const slack = 1.01

function ownOf(column: Float64Array, groups: readonly Group[]): Float64Array {
  const own = column.slice()
  const sumOf = (rows: readonly number[], of: Float64Array): number => rows.reduce((sum, row) => sum + (of[row] ?? 0), 0)
  // What one line alone calls is known for certain; what is left of the others is shared out.
  for (const group of [...groups].sort((a, b) => a.callers.length - b.callers.length)) {
    if (group.callers.length === 0) continue
    const inner = group.lines.filter((line) => group.inner.has(line))
    const outer = sumOf(group.lines, column) - sumOf(inner, column)
    const sign = outer === 0 ? sumOf(inner, column) : outer
    const alike = group.callers.filter((line) => (own[line] ?? 0) * sign > 0)
    const room = sumOf(alike, own)
    if (sign === 0) continue
    if (Math.abs(outer) > Math.abs(room) * slack) { group.isLeft = true; continue }
    group.isTaken = true
    // Recursion is in its lines over and over; all that it can have taken is what its callers have left.
    const again = sumOf(inner, own)
    const rest = again * sign > 0 ? Math.sign(sign) * Math.min(Math.abs(again), Math.max(0, Math.abs(room) - Math.abs(outer))) : 0
    const share = Math.min(1, (outer + rest) / room)
    for (const line of alike) own[line] = share === 1 ? 0 : (own[line] ?? 0) * (1 - share)
    if (again !== 0) for (const line of inner) own[line] = (own[line] ?? 0) * rest / again
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
    ...left.length > 0 ? [`What ${namesOf(left)} took stays in the lines with such calls too, and is counted twice: other code calls the same, or the calls go in a circle.`] : [],
    ...outermost.length > 1 ? [`No measured line calls ${namesOf(outermost)}: where one of them runs below another, what it took is counted twice.`] : [],
  ]
}

const mostListed = 3

function namesOf(groups: readonly Group[]): string {
  const all = groups.flatMap((group) => group.names)
  const names = all.slice(0, mostListed)
  const others = all.length - names.length
  if (others > 0) return `${names.join(', ')} and ${String(others)} more`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
