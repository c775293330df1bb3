// What the code of a finding does as it is and as it would be, per call of its function, and who calls that function how often, as
// far as code and comments say: plain data that estimates are made of. Money, configuration and measurements are added by `cost`.

import type { EffectKind } from './libraries/schema.js'
import type { FunctionId, ValueId } from './model/facts.js'
import type { Count } from './model/questions/counts.js'
import type { Subject } from './model/questions/subject.js'
import type { Range } from './text/range.js'

/** What is counted: operations of libraries, and what costs processor time or memory inside the program. */
export type WorkKind =
  | Exclude<EffectKind, 'mark' | 'lock' | 'ui'>
  /** A row that is read into an object of the program: listed beside the queries that bring it. */
  | 'row'
  /** An element compared with another: a list that is searched. */
  | 'comparison'
  /** A value hashed and looked up. */
  | 'lookup'
  /** A byte held in memory at the same time as the others of its amount. */
  | 'byte'

/** So much of one kind of work in one call. */
export interface Amount {
  readonly kind: WorkKind
  readonly count: Count
  /**
   * How it waits. sequential: each after the one before. together: all at once, or so many at a time as `concurrency` says.
   * background: nobody waits for it. Absent for what does not wait.
   */
  readonly waits?: 'sequential' | 'together' | 'background'
  readonly concurrency?: number
  /** As library models name it: `aws.s3`, … , and what it is billed by. */
  readonly service?: string
  readonly billed?: string
  /** The language model that is asked, as the code names it. */
  readonly model?: string
  /** Rows that one of these brings or writes, where it is not one: what the database does for it. */
  readonly rows?: Count
  /** Keys that it asks for, where it asks for many. */
  readonly keys?: Count
  /** The program gives a driver its SQL and takes the rows as they come: no object-relational mapper is in between. */
  readonly bare?: true
  /** The database is a part of the program, which works in its place. */
  readonly embedded?: true
  /** The library holds its thread until it is done: what it waits for is in the time of whoever called it. */
  readonly holds?: true
}

/** A number that the code does not say exactly. */
export interface WorkBound {
  /** As counts name it: `N`. */
  readonly name: string
  /** passes: of a loop. runs: how often something in a loop, or a function that calls itself, is come to. rows: of a query. bytes: the size of a file, an answer or a row. */
  readonly form: 'elements' | 'value' | 'passes' | 'runs' | 'rows' | 'bytes'
  /** The code of the collection, expression, loop header, query or file. */
  readonly of: string
  readonly path: string
  readonly range: Range
  /** At most so many, where the code says: `LIMIT 50`, a slice. */
  readonly most?: number
  /** The most that all known calls of its function give, each of which says how much it is. */
  readonly given?: number
  /** It is small by nature: what is given by name, a setting. */
  readonly few?: true
  /** The bound that it is never more than: rows that are kept of all, iterations that come to something of all iterations. */
  readonly within?: string
  /** It is of a loop around the one that the finding is about. */
  readonly around?: true
  /** What a comment says it is. */
  readonly annotated?: AnnotatedNumber
  /** The table or model whose rows it counts, where that is known. */
  readonly table?: string
  /** All rows of it: nothing leaves any out. */
  readonly whole?: true
  /** A condition, or the relation of one object, leaves some of them out. */
  readonly part?: true
  /** The loops that run so often, by their headers. */
  readonly loops?: readonly { readonly path: string, readonly range: Range }[]
}

/** A value that a `cost-hints:` comment gives, in its base unit (calls a month, elements, bytes). */
export interface AnnotatedNumber {
  readonly value: number
  readonly path: string
  readonly range: Range
}

export type EntryKind = 'http' | 'serverless' | 'queue' | 'schedule' | 'cli'

/** A function that something outside the program starts. */
export interface EntryPoint {
  readonly kind: EntryKind
  /** For people: `GET /books/{id}`, `celery task send_mail`, `0 3 * * *`. */
  readonly name: string
  /** What a schedule says: runs a month. */
  readonly callsPerMonth?: number
  /** It runs on a function platform, whatever starts it there: a request, a message, the clock. All that are `serverless` do. */
  readonly isFunction?: true
}

/** A function in the calls that lead to a finding. */
export interface CallerNode {
  readonly path: string
  /** Qualified; empty for the top level of a module. */
  readonly function: string
  /** Of its header. */
  readonly range: Range
  readonly entry?: EntryPoint
  /** `calls=…` of a comment on it. */
  readonly calls?: AnnotatedNumber
  /** Who calls it, by the index of the caller in `Work.functions`, and how often one call of the caller does. */
  readonly callers: readonly { readonly function: number, readonly count: Count }[]
}

export interface Work {
  /** Per call of `functions[0]`. */
  readonly before: readonly Amount[]
  readonly after: readonly Amount[]
  /** Those that the counts speak of. */
  readonly bounds: readonly WorkBound[]
  /** The function that the finding stands in first, then those that call it, however far; cut after some dozens. */
  readonly functions: readonly CallerNode[]
  /** Work of the same operations is the same money: findings that share one of these are counted once in totals. */
  readonly operations: readonly string[]
}

/** What a rule says of its finding; the engine completes it with those that call the function. */
export interface DetectedWork extends Omit<Work, 'functions'> {
  /** The function of the finding's file that the amounts are per call of. */
  readonly function: FunctionId
  /** Where a library goes over the rows of a query: that query, as it is the view around it that is called. */
  readonly rows?: { readonly subject: Subject; readonly value: ValueId }
}
