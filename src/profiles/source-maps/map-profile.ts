// A profile of compiled files becomes one of their sources: functions, places and lines move there; what becomes the same function or stack is added up. Columns stay columns.

import { Column } from '../columns.js'
import { PairIndex } from '../pair-index.js'
import type { CompiledFile, FrameTable, FunctionTable, LineTable, Profile } from '../profile.js'
import { withStrings } from './new-strings.js'
import type { MeasuredFunction } from './originals.js'

/** Where something of a profile stands in the sources, 1-based; 0 when unknown. */
export interface SourcePlace {
  /** Path or URL, as functions of a profile have it. */
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface SourceFunction extends SourcePlace {
  readonly name: string
}

/** Answers for one compiled file. */
export interface MappedFile {
  functionOf(measured: MeasuredFunction): SourceFunction | undefined
  placeOf(line: number, column: number): SourcePlace | undefined
  lineOf(line: number, from: MeasuredFunction, file: string | undefined): SourcePlace | undefined
}

/** `measured`: what the profile saw of the file. Undefined where the file is no compiled one, or its map is missing. Asked once a file, one after the other. */
export type MappedFiles = (file: string, measured: readonly MeasuredFunction[]) => MappedFile | undefined

/** The profile itself where nothing is mapped. */
export function mapProfile(profile: Profile, mappedFiles: MappedFiles): Profile {
  // Tools that write a graph of calls see no compiled code.
  if (profile.graph) return profile
  const moves = movesOf(profile, mappedFiles)
  return moves ? moved(profile, moves) : profile
}

/** By row of the profile. */
interface Moves {
  readonly functions: ReadonlyMap<number, SourceFunction>
  /** What stands in another source than its function; `file` is that of its function otherwise. */
  readonly frames: ReadonlyMap<number, SourceFunction & { readonly at: SourcePlace }>
  readonly frameLine: Uint32Array
  readonly frameColumn: Uint32Array
  readonly lines: ReadonlyMap<number, SourcePlace | undefined>
  readonly compiled: readonly CompiledFile[]
}

function movesOf(profile: Profile, mappedFiles: MappedFiles): Moves | undefined {
  const { strings } = profile
  const rowsOf = functionsByFile(profile.functions)
  const framesOf = grouped(profile.frames.function, profile.frames.length, profile.functions.length)
  const linesOf = profile.lines ? grouped(profile.lines.file, profile.lines.length, strings.length) : undefined
  const functions = new Map<number, SourceFunction>()
  const frames = new Map<number, SourceFunction & { readonly at: SourcePlace }>()
  const lines = new Map<number, SourcePlace | undefined>()
  const [frameLine, frameColumn] = [profile.frames.line.slice(), profile.frames.column.slice()]
  const compiled: CompiledFile[] = []
  for (const [file, rows] of rowsOf) {
    const mapped = mappedFiles(strings[file] ?? '', rows.map((row) => measuredAt(profile, row)))
    if (!mapped) continue
    const sources = new Set<string>()
    for (const row of rows) {
      const measured = measuredAt(profile, row)
      const source = mapped.functionOf(measured)
      if (source) {
        functions.set(row, source)
        sources.add(source.file)
      }
      for (const frame of framesOf(row)) {
        const [line, column] = [profile.frames.line[frame] ?? 0, profile.frames.column[frame] ?? 0]
        if (line === 0) continue
        const at = column > 0 ? mapped.placeOf(line, column) : mapped.lineOf(line, measured, source?.file)
        const isElsewhere = source !== undefined && at?.file !== source.file
        if (!source && at) frames.set(frame, { ...functionAround(measured, at), at })
        if (source ?? at) {
          frameLine[frame] = isElsewhere ? 0 : at?.line ?? 0
          frameColumn[frame] = isElsewhere ? 0 : at?.column ?? 0
        }
      }
    }
    for (const row of linesOf?.(file) ?? []) {
      const of = profile.lines?.function[row] ?? 0
      const around = of === 0 ? { name: '', line: 0, column: 0 } : measuredAt(profile, of - 1)
      const source = of === 0 ? undefined : functions.get(of - 1)?.file
      const at = mapped.lineOf(profile.lines?.line[row] ?? 0, around, source)
      // What a function took in a line that nobody knows is no line of it.
      if (at ?? source) lines.set(row, at)
    }
    compiled.push({ file: strings[file] ?? '', sources: [...sources] })
  }
  return compiled.length > 0 ? { functions, frames, frameLine, frameColumn, lines, compiled } : undefined
}

/** Of a function that no source has as a whole, as the top level of a bundle, the part that comes from one. */
function functionAround({ name, line, column }: MeasuredFunction, { file }: SourcePlace): SourceFunction {
  const isTop = line === 1 && column <= 1
  return { name, file, line: isTop ? 1 : 0, column: isTop ? 1 : 0 }
}

function measuredAt({ functions, strings }: Profile, row: number): MeasuredFunction {
  return { name: strings[functions.name[row] ?? 0] ?? '', line: functions.line[row] ?? 0, column: functions.column[row] ?? 0 }
}

function moved(profile: Profile, moves: Moves): Profile {
  const { functions, frames } = profile
  const texts = withStrings(profile.strings, [...moves.functions.values(), ...moves.frames.values()].flatMap(({ name, file }) => [name, file]), [...moves.lines.values()].flatMap((at) => at ? [at.file] : []))
  const table = new Functions()
  const newFunction = new Uint32Array(functions.length).fill(gone)
  const isLeft = functionsLeft(profile, moves)
  for (let row = 0; row < functions.length; row++) {
    const to = moves.functions.get(row)
    if (isLeft[row] === 0) continue
    newFunction[row] = to
      ? table.rowOf(texts.rowOf(to.name), texts.rowOf(to.file), to.line, to.column)
      : table.rowOf(functions.name[row] ?? 0, functions.file[row] ?? 0, functions.line[row] ?? 0, functions.column[row] ?? 0)
  }
  const [framePairs, places] = [new PairIndex(), new PairIndex()]
  const newFrame = new Uint32Array(frames.length)
  for (let row = 0; row < frames.length; row++) {
    const to = moves.frames.get(row)
    const of = to ? table.rowOf(texts.rowOf(to.name), texts.rowOf(to.file), to.line, to.column) : newFunction[frames.function[row] ?? 0] ?? 0
    newFrame[row] = framePairs.rowOf(of, places.rowOf(moves.frameLine[row] ?? 0, moves.frameColumn[row] ?? 0))
  }
  const lines = profile.lines && movedLines(profile.lines, moves, newFunction, (file) => texts.rowOf(file))
  const { lines: _, ...others } = profile
  return {
    ...withStacks(others, newFrame, framePairs.length),
    strings: texts.strings,
    functions: table.taken(),
    frames: framesTaken(framePairs, places),
    ...lines && lines.length > 0 ? { lines } : {},
    compiled: moves.compiled,
  }
}

/** Of functions of which every part moved on its own nothing is left. */
const gone = 0xffffffff

function functionsLeft({ functions, frames }: Profile, moves: Moves): Uint8Array {
  const [isLeft, hasFrames] = [new Uint8Array(functions.length), new Uint8Array(functions.length)]
  for (let frame = 0; frame < frames.length; frame++) {
    const of = frames.function[frame] ?? 0
    hasFrames[of] = 1
    if (!moves.frames.has(frame)) isLeft[of] = 1
  }
  return isLeft.map((left, row) => left === 1 || hasFrames[row] === 0 ? 1 : 0)
}

/** Stacks that became alike are one, with its samples. */
function withStacks(profile: Profile, newFrame: Uint32Array, frameCount: number): Omit<Profile, 'strings' | 'functions' | 'frames'> {
  const { stacks, threads } = profile
  if (frameCount === newFrame.length) return { ...profile, stacks: { ...stacks, frame: stacks.frame.map((frame) => newFrame[frame] ?? 0) } }
  const pairs = new PairIndex()
  const calls = stacks.calls && Column.numbers()
  const newStack = new Int32Array(stacks.length)
  for (let row = 0; row < stacks.length; row++) {
    const parent = stacks.parent[row] ?? -1
    newStack[row] = pairs.rowOf(parent < 0 ? -1 : newStack[parent] ?? -1, newFrame[stacks.frame[row] ?? 0] ?? 0)
    calls?.add(newStack[row] ?? 0, stacks.calls?.[row] ?? 0)
  }
  return {
    ...profile,
    stacks: { length: pairs.length, parent: pairs.firsts(), frame: pairs.seconds(), ...calls ? { calls: calls.taken(pairs.length) } : {} },
    threads: threads.map((thread) => ({ ...thread, samples: { ...thread.samples, stack: thread.samples.stack.map((stack) => stack < 0 ? -1 : newStack[stack] ?? -1) } })),
  }
}

function movedLines(lines: LineTable, { lines: to, functions }: Moves, newFunction: Uint32Array, rowOf: (file: string) => number): LineTable {
  const pairs = new PairIndex()
  const placed = new PairIndex()
  const hits = Column.numbers()
  const columns = lines.columns.map(() => Column.numbers())
  const target = Array.from({ length: lines.length }, (_, row) => {
    const at = to.get(row)
    return to.has(row) && !at ? -1 : pairs.rowOf(at ? rowOf(at.file) : lines.file[row] ?? 0, at?.line ?? lines.line[row] ?? 0)
  })
  const isCounted = oftenestLines(lines, target)
  for (let row = 0; row < lines.length; row++) {
    const line = target[row] ?? -1
    if (line < 0 || (isCounted[row] === 0 && columns.length === 0)) continue
    const of = lines.function[row] ?? 0
    // A part of a bundle's top level is a line of its source, but of no function there.
    const isPart = of === 0 || newFunction[of - 1] === gone || (to.has(row) && !functions.has(of - 1))
    const newOf = isPart ? 0 : (newFunction[of - 1] ?? 0) + 1
    const newRow = placed.rowOf(line, newOf)
    hits.add(newRow, isCounted[row] === 1 ? lines.hits[row] ?? 0 : 0)
    for (const [index, column] of columns.entries()) column.add(newRow, lines.columns[index]?.[row] ?? 0)
  }
  const length = placed.length
  const [file, line] = [new Uint32Array(length), new Uint32Array(length)]
  for (let row = 0; row < length; row++) {
    file[row] = pairs.firstAt(placed.firstAt(row))
    line[row] = pairs.secondAt(placed.firstAt(row))
  }
  return { length, values: lines.values, file, line, function: placed.seconds(), hits: hits.taken(length), columns: columns.map((column) => column.taken(length)) }
}

/** Of the lines of one compiled file that are one line of a source, the one that ran most often: together they would count one run several times. */
function oftenestLines(lines: LineTable, target: readonly number[]): Uint8Array {
  const [compiled, both, sources, inFile] = [new PairIndex(), new PairIndex(), new PairIndex(), Column.naturals()]
  const sums = Column.numbers()
  const rowOf = (row: number): number => both.rowOf(compiled.rowOf(lines.file[row] ?? 0, lines.line[row] ?? 0), target[row] ?? 0)
  for (const [row, line] of target.entries()) {
    if (line >= 0) sums.add(rowOf(row), lines.hits[row] ?? 0)
  }
  for (const [row, line] of target.entries()) {
    if (line < 0) continue
    const [source, mine] = [sources.rowOf(lines.file[row] ?? 0, line), rowOf(row)]
    const known = inFile.at(source)
    if (known === 0 || sums.at(mine) > sums.at(known - 1)) inFile.set(source, mine + 1)
  }
  return Uint8Array.from(target, (line, row) => line >= 0 && inFile.at(sources.rowOf(lines.file[row] ?? 0, line)) === rowOf(row) + 1 ? 1 : 0)
}

/** Each once, by its name and place. */
class Functions {
  private readonly names = new PairIndex()
  private readonly places = new PairIndex()
  private readonly both = new PairIndex()

  rowOf(name: number, file: number, line: number, column: number): number {
    return this.both.rowOf(this.names.rowOf(name, file), this.places.rowOf(line, column))
  }

  taken(): FunctionTable {
    const { length } = this.both
    const table = { length, name: new Uint32Array(length), file: new Uint32Array(length), line: new Uint32Array(length), column: new Uint32Array(length) }
    for (let row = 0; row < length; row++) {
      const [named, place] = [this.both.firstAt(row), this.both.secondAt(row)]
      table.name[row] = this.names.firstAt(named)
      table.file[row] = this.names.secondAt(named)
      table.line[row] = this.places.firstAt(place)
      table.column[row] = this.places.secondAt(place)
    }
    return table
  }
}

function framesTaken(pairs: PairIndex, places: PairIndex): FrameTable {
  const { length } = pairs
  const [of, line, column] = [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)]
  for (let row = 0; row < length; row++) {
    of[row] = pairs.firstAt(row)
    line[row] = places.firstAt(pairs.secondAt(row))
    column[row] = places.secondAt(pairs.secondAt(row))
  }
  return { length, function: of, line, column }
}

function functionsByFile({ file, length }: FunctionTable): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  for (let row = 0; row < length; row++) {
    const of = file[row] ?? 0
    if (of === 0) continue
    const rows = found.get(of)
    if (rows) rows.push(row)
    else found.set(of, [row])
  }
  return found
}

/** The rows of each group, in two columns. */
function grouped(group: Uint32Array, length: number, groups: number): (of: number) => Uint32Array {
  const starts = new Uint32Array(groups + 1)
  for (let row = 0; row < length; row++) starts[(group[row] ?? 0) + 1] = (starts[(group[row] ?? 0) + 1] ?? 0) + 1
  for (let of = 0; of < groups; of++) starts[of + 1] = (starts[of + 1] ?? 0) + (starts[of] ?? 0)
  const next = starts.slice()
  const rows = new Uint32Array(length)
  for (let row = 0; row < length; row++) {
    const of = group[row] ?? 0
    const at = next[of] ?? 0
    rows[at] = row
    next[of] = at + 1
  }
  return (of) => rows.subarray(starts[of] ?? 0, starts[of + 1] ?? 0)
}
