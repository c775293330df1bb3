// How much of a function a piece of its code took: its lines, the loop around them where the tool charged that loop to other lines of it, and what is called there;
// what the function certainly called elsewhere is none of it.

import type { OutlinedCall, OutlinedLoop } from '../../analysis/outline.js'
import { calledBy, type Called } from './below.js'
import type { JoinedFile, JoinedFunction, JoinedProfile, MeasuredLine } from './join.js'

export interface OwnShare {
  /** In the profile's value; undefined where no more is known than what the function took. */
  readonly taken?: number
  /** It is that of the loop around the code. */
  readonly isLoop?: true
  /** Nearly all that the function took was in other functions of the workspace, and nobody knows where it calls them. */
  readonly isElsewhere?: true
}

/** 0-based, with the last. */
export interface LineSpan {
  readonly first: number
  readonly last: number
}

/** Of what is in question, so much says where the rest is. */
const enough = 0.5
/** More than this of a function or file on lines where nothing runs, and its lines are not to be trusted: the file was edited since, or the tool charges them so. */
const muchAstray = 0.25
/** Tools that look when Python lets them charge a loop to the line where it begins anew: its lines are told apart where they are not so far from each other. */
const farMore = 3
const nearlyAll = 0.9

/** `least`: what is not worth knowing. */
export function ownShareOf(joined: JoinedProfile, file: JoinedFile, measured: JoinedFunction, code: LineSpan, least: number): OwnShare {
  const lines = linesOf(file, measured)
  const called = calledBy(joined, measured)
  const inLoop = loopAround(file, measured.function, code)
  const knowsCalls = lines.called >= (measured.total - measured.self) * enough
  const isAstray = isFileAstray(file) || lines.astray > Math.abs(measured.total) * muchAstray
  if (knowsCalls && !isAstray && isTrusted(lines, measured, code, least)) return shareOfLines(file, measured, code, isExact(joined, file) ? undefined : inLoop)
  const ofCode = belowOf(file, measured, code, called)
  // What calls nothing that was seen has its own share in the loop's, and so has what other lines of the loop call by the same name.
  const isOfLoop = inLoop !== undefined && isSharedInLoop(file, measured, code, inLoop, called)
  const below = inLoop && (isOfLoop || ofCode.named === 0) ? belowOf(file, measured, inLoop, called) : ofCode
  const isKnown = !knowsCalls && lines.self >= measured.self * enough && lines.self > 0 && !isAstray
  const self = isKnown ? selfOfLines(file, measured, code, inLoop, below.here) : { taken: measured.self }
  const taken = Math.min(self.taken + below.here, measured.total)
  const isElsewhere = below.unknownOurs > measured.total * nearlyAll
  // Less is certainly of others than may be of anybody.
  if (measured.total - taken < Math.max(least, below.unknown)) return isElsewhere ? { isElsewhere } : {}
  return { ...self, taken, ...isOfLoop && { isLoop: true }, ...isElsewhere && { isElsewhere } }
}

/** Whose of it is whose nobody knows. */
function isSharedInLoop({ outline }: JoinedFile, { function: id }: JoinedFunction, { first, last }: LineSpan, loop: LineSpan, called: ReadonlyMap<string, Called>): boolean {
  const own = outline.calls.filter((call) => call.function === id)
  const isHere = ({ firstLine, lastLine }: OutlinedCall): boolean => firstLine <= last && first <= lastLine
  const others = new Set(own.flatMap((call) => !isHere(call) && loop.first <= call.firstLine && call.lastLine <= loop.last ? [call.name] : []))
  let [shared, all] = [0, 0]
  for (const name of new Set(own.flatMap((call) => isHere(call) ? [call.name] : []))) {
    const { taken = 0 } = called.get(name) ?? {}
    all += taken
    if (others.has(name)) shared += taken
  }
  return shared > all * muchShared
}

/** Both may call what is nothing beside the rest. */
const muchShared = 0.1

interface KnownLines {
  readonly total: number
  readonly self: number
  readonly called: number
  /** On its header, where nothing of it runs. */
  readonly astray: number
  readonly known: readonly (readonly [number, MeasuredLine])[]
}

function linesOf({ outline, lines }: JoinedFile, { function: id }: JoinedFunction): KnownLines {
  const { firstLine = 0, lastLine = -1, bodyLine = firstLine } = outline.functions[id] ?? {}
  const own = [...lines].filter(([line]) => firstLine <= line && line <= lastLine)
  const known = own.filter(([line]) => id === 0 || line >= bodyLine)
  const sum = (of: (line: MeasuredLine) => number, from = known): number => from.reduce((added, [, line]) => added + of(line), 0)
  const [total, self] = [sum((line) => line.total), sum((line) => line.self)]
  return { total, self, called: total - self, known, astray: sum((line) => line.total, own) - total }
}

function isFileAstray(file: JoinedFile): boolean {
  const known = astrayFiles.get(file)
  if (known !== undefined) return known
  let [astray, all] = [0, 0]
  for (const { self } of file.lines.values()) all += Math.max(0, self)
  file.outline.functions.forEach(({ firstLine, bodyLine = firstLine }, id) => {
    // The top level of a file runs the headers of what it defines, and takes nearly nothing there.
    if (id > 0) astray += Math.max(0, sumOver(file.lines, { first: firstLine, last: bodyLine - 1 }, (line) => line.self))
  })
  astrayFiles.set(file, astray > all * muchAstray)
  return astray > all * muchAstray
}

const astrayFiles = new WeakMap<JoinedFile, boolean>()

/** A line that was changed since has none, and its function what it took. */
function isTrusted({ total, known }: KnownLines, measured: JoinedFunction, { first, last }: LineSpan, least: number): boolean {
  if (known.length === 0 || total < measured.total * enough) return false
  return measured.total - total < least || known.some(([line]) => first <= line && line <= last)
}

/** Tools that are told of each line, or of each allocation, know lines for certain. */
function isExact({ profile, value }: JoinedProfile, { lines }: JoinedFile): boolean {
  return profile.values[value]?.unit === 'bytes' || [...lines].some(([, { hits }]) => hits > 0)
}

function shareOfLines(file: JoinedFile, measured: JoinedFunction, code: LineSpan, loop: LineSpan | undefined): OwnShare {
  const total = mostOf(file, measured)
  const here = sumOver(file.lines, code, (line) => line.total)
  const others = loop ? othersOf(file, measured, code, loop) : 0
  if (others > here * farMore) return { taken: Math.min(here + others, total), isLoop: true }
  // What other lines gave back says nothing of what these added.
  return { taken: total < here && [...file.lines.values()].some((line) => line.total < 0) ? here : Math.min(here, total) }
}

/** Compilers that put what a function without a name does into the one around it charge it there, on the same lines. */
function mostOf({ outline, functions }: JoinedFile, { function: id, total }: JoinedFunction): number {
  const { name = '', outer } = outline.functions[id] ?? {}
  return name === '' && outer !== undefined ? Math.max(total, functions.get(outer)?.total ?? 0) : total
}

function selfOfLines(file: JoinedFile, measured: JoinedFunction, code: LineSpan, loop: LineSpan | undefined, called: number): { readonly taken: number, readonly isLoop?: true } {
  const here = sumOver(file.lines, code, (line) => line.self)
  const others = loop ? othersOf(file, measured, code, loop) : 0
  return others > (here + called) * farMore ? { taken: here + others, isLoop: true } : { taken: here }
}

/** What other lines of the loop took themselves, and the next one, where tools look that only do so at calls and returns; what they call is known to be theirs, and other loops are. */
function othersOf({ outline, lines }: JoinedFile, { function: id }: JoinedFunction, code: LineSpan, loop: LineSpan): number {
  const end = outline.functions[id]?.lastLine ?? -1
  const others = outline.loops.filter((one) => one.lastLine < code.first || code.last < one.firstLine)
  const ofOthers = (line: number): boolean => others.some(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine)
  const next = [1, 2].map((by) => loop.last + by).find((line) => lines.has(line) && line <= end && !ofOthers(line))
  let sum = next === undefined ? 0 : lines.get(next)?.self ?? 0
  for (let line = loop.first; line <= loop.last; line++) {
    if ((line < code.first || code.last < line) && !ofOthers(line)) sum += lines.get(line)?.self ?? 0
  }
  return sum
}

function sumOver(lines: ReadonlyMap<number, MeasuredLine>, { first, last }: LineSpan, of: (line: MeasuredLine) => number): number {
  let sum = 0
  for (let line = first; line <= last; line++) {
    const known = lines.get(line)
    if (known) sum += of(known)
  }
  return sum
}

/** The innermost; what stands in the header alone ran once. */
function loopAround({ outline }: JoinedFile, id: number, { first, last }: LineSpan): LineSpan | undefined {
  const around = outline.loops.filter((one) => one.function === id && one.firstLine <= first && last <= one.lastLine && !isInHeader(one, last))
  const [found] = around.sort((a, b) => (a.lastLine - a.firstLine) - (b.lastLine - b.firstLine))
  return found && { first: found.firstLine, last: found.lastLine }
}

function isInHeader({ bodyLine }: OutlinedLoop, last: number): boolean {
  return bodyLine !== undefined && last < bodyLine
}

/** What is called here, or nobody knows where; what the runtime did in between, such as `(garbage collector)`, is nobody's. */
function belowOf({ outline }: JoinedFile, { function: id }: JoinedFunction, { first, last }: LineSpan, called: ReadonlyMap<string, Called>): { readonly here: number, readonly named: number, readonly unknown: number, readonly unknownOurs: number } {
  const own = outline.calls.filter((call) => call.function === id)
  const names = new Set(own.map(({ name }) => name))
  const namesHere = new Set(own.flatMap(({ name, firstLine, lastLine }) => firstLine <= last && first <= lastLine ? [name] : []))
  let [named, unknown, unknownOurs] = [0, 0, 0]
  for (const [name, { taken, isOurs }] of called) {
    if (name.startsWith('(') || (names.has(name) && !namesHere.has(name))) continue
    if (names.has(name)) named += taken
    else unknown += taken
    if (isOurs && !names.has(name)) unknownOurs += taken
  }
  return { here: named + unknown, named, unknown, unknownOurs }
}
