// One frame of `perf script`: a symbol of machine code, a function that Node or Python named for perf, or a line of source that stands behind its frame.

import type { ProfileBuilder } from '../builder.js'

export interface PerfFrame {
  readonly is: 'frame' | 'source'
  readonly name: string
  /** Empty when unknown. */
  readonly file: string
  /** Where the function begins, or the line that ran of a source; 0 when unknown. */
  readonly line: number
  /** The file that it was loaded from. */
  readonly library: string
  readonly isInlined: boolean
}

// Libraries may be `/memfd:x (deleted)`.
const symbolText = /^(.*) \(((?:[^()]|\([^()]*\))*)\)$/
/** Names may be `get size`, `async load` or `static create`: what follows those words is a name where it is no path. */
const scriptText = /^(?:JS|LazyCompile|Function|Script|Eval):[~*^+]*((?:(?:get|set|async|static) (?=[^\s/\\:]+ \S))*\S*) (.+?)(?::(\d+))?(?::\d+)?$/
const pythonText = /^py::(.*?):([^:]*)$/
const sourceText = /^(\S[^()]*\.\w+):(\d+)$/

/** `text`: without the address that it begins with. */
export function perfPlace(text: string): PerfFrame {
  const [, source, sourceLine] = sourceText.exec(text) ?? []
  if (source !== undefined) return { is: 'source', name: '', file: source, line: Number(sourceLine), library: '', isInlined: false }
  const [, symbol = text, library = ''] = symbolText.exec(text) ?? []
  const name = symbol.trim().replace(/\+0x[0-9a-f]+$/, '')
  const isInlined = library === 'inlined'
  const loadedFrom = isInlined || library === '[unknown]' ? '' : library.replace(/^.*\/perf-\d+\.map$/, '[compiled while running]')
  return { is: 'frame', library: loadedFrom, isInlined, ...namedOf(name) }
}

/** What Node and Python name for perf says where it stands in the sources. */
function namedOf(symbol: string): { readonly name: string, readonly file: string, readonly line: number } {
  const [, script, file, line] = scriptText.exec(symbol) ?? []
  if (file !== undefined) return { name: script ?? '', file: file.replace(/^file:\/\//, ''), line: Number(line ?? 0) }
  const [, python, module] = pythonText.exec(symbol) ?? []
  if (module !== undefined) return { name: python ?? '', file: module, line: 0 }
  return { name: symbol, file: '', line: 0 }
}

/** The builder's row; inlined functions are in the library of their caller. */
export function perfFrameRow(builder: ProfileBuilder, frame: PerfFrame, callerLibrary: string, source?: PerfFrame): number {
  const library = frame.isInlined ? callerLibrary : frame.library
  const file = source ? source.file : frame.file === '' ? library : frame.file
  return builder.frame(builder.function(frame.name, file, frame.line), source?.line ?? 0)
}
