// Tools that look at Python say the name of what ran, its file and the line that was running, and not where it begins: methods of several classes are one function to them,
// and so are all comprehensions of a file. The text of the file tells them apart.

import type { Profile } from './profile.js'
import { eachRunningLine } from './running-lines.js'

/** The lines of a file as the profile names it; undefined where nobody has it. */
export type TextOf = (file: string) => readonly string[] | undefined

/** The profile itself where no name stands for several functions. Rows stay where they are; more of them follow. */
export function withSameNames(profile: Profile, textOf: TextOf): Profile {
  const { functions, frames, stacks, lines, graph } = profile
  // Where calls are counted, their table names functions as well, and no line that was running.
  if (graph) return profile
  const running = runningLines(profile)
  const added: number[] = []
  const rowAt = new Map<string, number>()
  for (const [row, of] of running) {
    const parts = partsOf(profile, row, of, textOf)
    const distinct = [...new Set(parts.values())]
    if (distinct.length < 2) continue
    for (const [line, part] of parts) {
      const key = `${String(row)} ${part}`
      if (!rowAt.has(key)) rowAt.set(key, part === distinct[0] ? row : functions.length + added.push(row) - 1)
      rowAt.set(`${String(row)}:${String(line)}`, rowAt.get(key) ?? row)
    }
  }
  if (added.length === 0) return profile
  const now = (row: number, line: number): number => rowAt.get(`${String(row)}:${String(line)}`) ?? row
  const longer = (column: Uint32Array): Uint32Array => {
    const whole = new Uint32Array(column.length + added.length)
    whole.set(column)
    whole.set(added.map((row) => column[row] ?? 0), column.length)
    return whole
  }
  return {
    ...profile,
    functions: { length: functions.length + added.length, name: longer(functions.name), file: longer(functions.file), line: longer(functions.line), column: longer(functions.column) },
    frames: { ...frames, function: frames.function.map((row, frame) => now(row, frames.line[frame] ?? 0)) },
    // What was worked out of them may have taken one for recursion of another.
    stacks: { ...stacks },
    ...lines && { lines: { ...lines, function: lines.function.map((owner, line) => (owner === 0 ? 0 : now(owner - 1, lines.line[line] ?? 0) + 1)) } },
  }
}

/** 1-based, of the functions of which no more is known. */
function runningLines(profile: Profile): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>()
  eachRunningLine(profile, profile.lines, (row, line) => {
    if ((profile.functions.line[row] ?? 0) > 0) return
    const known = found.get(row)
    if (known) known.add(line)
    else found.set(row, new Set([line]))
  })
  return found
}

const plainName = /^[^\W\d]\w*$/u
const partName = /^<(?:listcomp|genexpr|setcomp|dictcomp)>$/

/** For each line which of the functions with that name it is of. Empty where one of them is of none: then the text is another one than that which ran. */
function partsOf({ functions, strings }: Profile, row: number, running: ReadonlySet<number>, textOf: TextOf): ReadonlyMap<number, string> {
  const none = new Map<number, string>()
  const name = strings[functions.name[row] ?? 0] ?? ''
  if (running.size < 2 || !(plainName.test(name) || partName.test(name) || name === '<lambda>')) return none
  const text = textOf(strings[functions.file[row] ?? 0] ?? '')
  if (!text) return none
  const parts = new Map<number, string>()
  for (const line of running) {
    if (line > text.length) return none
    if (name === '<lambda>') { parts.set(line, String(line)); continue }
    const around = functionsAround(text, line - 1)
    const part = partName.test(name) ? around[0]?.line ?? -1 : around.find((one) => one.name === name)?.line
    if (part === undefined) return none
    parts.set(line, String(part))
  }
  return parts
}

interface Header {
  readonly name: string
  /** 0-based. */
  readonly line: number
}

const header = /^(\s*)(?:async\s+)?(def|class)\s+(\w+)/u
const decorator = /^\s*@/
/** Between where a function begins and its name. */
const mostDecorators = 20

/** The innermost first, by how far lines are indented; a line that begins a function is in it. */
function functionsAround(text: readonly string[], line: number): readonly Header[] {
  const found: Header[] = []
  let from = line
  while (from < line + mostDecorators && decorator.test(text[from] ?? '')) from++
  const own = from === line || header.test(text[from] ?? '') ? from : line
  let indent = header.test(text[own] ?? '') ? indentOf(text[own] ?? '') + 1 : indentOf(text[line] ?? '')
  for (let at = own; at >= 0 && indent > 0; at--) {
    const [, space, kind, name = ''] = header.exec(text[at] ?? '') ?? []
    if (space === undefined || space.length >= indent) continue
    indent = space.length
    if (kind === 'def') found.push({ name, line: at })
  }
  return found
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0
}
