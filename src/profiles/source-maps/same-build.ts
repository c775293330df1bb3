// Whether a compiled file is the one that was measured: its functions stand where the profile saw them.

import type { CompiledText } from './compiled-text.js'
import type { MeasuredFunction } from './originals.js'

/** One function may have got its name in a way that is not seen here. */
const leastDoubts = 2

export function isSameBuild(compiled: CompiledText, measured: readonly MeasuredFunction[]): boolean {
  let [fitting, doubtful] = [0, 0]
  for (const { name, line, column } of measured) {
    if (line === 0) continue
    const text = compiled.lineAt(line - 1)
    const own = name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(' ')) + 1)
    if (column > text.length + 1) doubtful += leastDoubts
    else if (!/^[\w$]+$/.test(own)) continue
    else if (isThere(compiled, { name: own, line, column })) fitting++
    else doubtful++
  }
  return doubtful < leastDoubts || fitting >= doubtful
}

function isThere(compiled: CompiledText, { name, line, column }: MeasuredFunction): boolean {
  if (column === 0) return compiled.lineAt(line - 1).includes(name)
  const place = { line: line - 1, column: column - 1 }
  return compiled.nameBefore(place)?.name === name || compiled.classBefore(place, name) !== undefined || compiled.before(place).includes(name)
}
