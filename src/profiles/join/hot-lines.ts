// The lines of a file that took a share of everything that is worth knowing.

import type { OutlinedFunction } from '../../analysis/outline.js'
import { coldShare } from './evidence.js'
import { innermost } from './functions.js'
import type { JoinedFile, JoinedProfile, MeasuredLine } from './join.js'

export interface HotLine {
  /** 0-based, of the text that was measured. */
  readonly line: number
  /** From 0 to 1. */
  readonly share: number
  readonly measured: MeasuredLine
}

export function hotLines({ files, whole }: JoinedProfile, path: string): readonly HotLine[] {
  const file = files.get(path)
  if (!file || whole <= 0) return []
  return [...file.lines].map(([line, measured]) => ({ line, measured, share: Math.min(1, measured.total / whole) }))
    .filter(({ line, share }) => share >= coldShare && !isHeader(file, line))
    .sort((a, b) => a.line - b.line)
}

/** Of a tool that says which lines ran, all of them; of one that says for each function where it begins, those where nothing else begins. */
export function linesThatRan({ files }: JoinedProfile): (path: string, line: number) => boolean {
  let [headers, bodies] = [0, 0]
  for (const file of files.values()) {
    const { functions } = file.outline
    for (const [line, { self }] of file.lines) {
      // A function that stands on one line, and the top level of a file, tell nothing.
      const around = functions[innermost(functions, line)]
      if (isHeader(file, line)) headers += line === 0 ? 0 : Math.max(0, self)
      else if (around?.bodyLine !== undefined) bodies += Math.max(0, self)
    }
  }
  const areHeaders = headers > bodies * farMore
  return (path, line) => {
    const file = files.get(path)
    return !areHeaders || !file || !isHeader(file, line)
  }
}

/** What tools that look at lines see of headers is little beside what they see of bodies. */
const farMore = 4

/** Tools that know functions only name the line where one begins, on which nothing of it runs; modules begin with the first. */
function isHeader({ outline }: JoinedFile, line: number): boolean {
  return line === 0 || outline.functions.some((one, id) => id > 0 && isHeaderOf(one, line))
}

function isHeaderOf({ firstLine, bodyLine }: OutlinedFunction, line: number): boolean {
  return bodyLine !== undefined && firstLine <= line && line < bodyLine
}
