// What a profiler measured, whichever it was: functions, places, stacks as a prefix tree, and columns of samples. Plain data in typed arrays, so that
// a hundred megabytes of recording stay a hundred megabytes.

/** Times are nanoseconds, sizes bytes, whatever the file says. */
export type Unit = 'nanoseconds' | 'bytes' | 'count'

export interface ValueType {
  /** In one or two words, as it is shown: `wall time`, `CPU time`, `allocated`, `samples`. */
  readonly name: string
  readonly unit: Unit
  /** How much there was and not how much more it became: the largest says something, sums do not. */
  readonly isLevel?: true
}

export interface Profile {
  /** Id of the importer that read it. */
  readonly format: string
  /** The tool that wrote it, with its version where the file says so: `cProfile`, `py-spy`, `V8`. */
  readonly producer: string
  /** What the other tables point into; 0 is the empty string. */
  readonly strings: readonly string[]
  readonly functions: FunctionTable
  readonly frames: FrameTable
  readonly stacks: StackTable
  readonly values: readonly ValueType[]
  readonly threads: readonly Thread[]
  /** What tools that count calls say of functions and who calls whom; exact where the stacks may be made from it. */
  readonly graph?: CallGraph
  /** What tools that measure lines say of them. */
  readonly lines?: LineTable
  /** Memory over time and the like. */
  readonly timelines: readonly Timeline[]
  /** Sentences on what the file lacked, what was damaged, what was guessed. */
  readonly notes: readonly string[]
  /** Sentences on how its stacks were worked out, for who looks at a flame graph of them. */
  readonly stackNotes?: readonly string[]
  /** When the recording began, in milliseconds since 1970. */
  readonly recordedAt?: number
  /** The revision of the sources, where the producer knows it. */
  readonly commit?: string
  /** Files that source maps turned to their sources, as the tool named them. */
  readonly compiled?: readonly CompiledFile[]
}

export interface CompiledFile {
  readonly file: string
  /** As functions of the profile have them. */
  readonly sources: readonly string[]
}

/** One row a function. */
export interface FunctionTable {
  readonly length: number
  /** Strings. */
  readonly name: Uint32Array
  /** Strings: a path or URL as the tool wrote it, a module or a library; 0 when unknown. */
  readonly file: Uint32Array
  /** 1-based line where the function begins; 0 when unknown. */
  readonly line: Uint32Array
  /** 1-based column where it begins, which tells functions of a bundle apart; 0 when unknown. */
  readonly column: Uint32Array
}

/** One row a place in a function. */
export interface FrameTable {
  readonly length: number
  readonly function: Uint32Array
  /** 1-based line that was running; 0 when unknown. */
  readonly line: Uint32Array
  /** 1-based column; 0 when unknown. */
  readonly column: Uint32Array
}

/** A tree whose rows stand after their parents'. */
export interface StackTable {
  readonly length: number
  /** The caller's row; -1 at the top. */
  readonly parent: Int32Array
  readonly frame: Uint32Array
  /** How often this was entered, from tools that see each call. */
  readonly calls?: Float64Array
}

export interface Thread {
  readonly name: string
  readonly process: string
  readonly samples: SampleTable
}

export interface SampleTable {
  readonly length: number
  /** Rows of the stacks; -1 when nothing ran. */
  readonly stack: Int32Array
  /** One column for each of the profile's values. */
  readonly values: readonly Float64Array[]
  /** When each began, in nanoseconds after the first of the profile; absent where samples have no order. */
  readonly at?: Float64Array
}

export interface CallGraph {
  /** One entry for each function: calls, of them those that are no recursion, and for each value its own share and all of it. */
  readonly calls: Float64Array
  readonly primitiveCalls: Float64Array
  readonly self: readonly Float64Array[]
  readonly total: readonly Float64Array[]
  readonly edges: EdgeTable
}

export interface EdgeTable {
  readonly length: number
  /** Functions. */
  readonly caller: Uint32Array
  readonly callee: Uint32Array
  readonly calls: Float64Array
  /** What the callee took below this caller, for each value. */
  readonly self: readonly Float64Array[]
  readonly total: readonly Float64Array[]
}

export interface LineTable {
  readonly length: number
  /** What its columns are; they need not be the profile's. */
  readonly values: readonly ValueType[]
  /** Strings. */
  readonly file: Uint32Array
  readonly line: Uint32Array
  /** The function's row plus one; 0 when unknown. */
  readonly function: Uint32Array
  /** How often the line ran; 0 when unknown. */
  readonly hits: Float64Array
  readonly columns: readonly Float64Array[]
  /** What a line took has in it what the line calls. */
  readonly includesCalls?: true
  /** Then, where that is known: the columns without what other measured functions took that the line calls. */
  readonly own?: readonly Float64Array[]
}

export interface Timeline {
  readonly name: string
  readonly unit: Unit
  /** Nanoseconds after the beginning. */
  readonly at: Float64Array
  readonly value: Float64Array
  /** Functions that ran meanwhile, where the tool looked before and after each. */
  readonly runs?: RunTable
}

/** One row a call. */
export interface RunTable {
  readonly length: number
  /** Functions. */
  readonly function: Uint32Array
  /** Nanoseconds after the beginning. */
  readonly begin: Float64Array
  readonly end: Float64Array
  /** What there was then. */
  readonly before: Float64Array
  readonly after: Float64Array
}
