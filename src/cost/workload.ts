// How much there is to do: what a user says of calls, rows and sizes. Plain data, in the shape of `workload` in .cost-hints.json, in base units
// (calls a month, bytes, elements); parsing `2M/month` or `20kB` and checking is the configuration's part. What is absent has the defaults below.

import type { EntryKind } from '../analysis/work.js'

export interface Workload {
  /** Calls a month of every entry point of a kind that nothing else is said of. `other`: of code to which no entry point leads. */
  readonly calls?: Readonly<Partial<Record<EntryKind | 'other', number>>> | undefined
  /**
   * Calls a month of functions: `shop/views.py:BookViewSet.list`, `BookViewSet.list` in any file, the name of an entry point (`GET /books/{id}`), or
   * every function of the files that a glob matches (`shop/api/**`), each. The most exact key counts: path and function, function, entry point, the longest glob.
   */
  readonly functions?: Readonly<Record<string, number>> | undefined
  /** Rows that a query brings when nothing in the code limits it, by table or model: `Book`; `*` for all others. */
  readonly rows?: Readonly<Record<string, number>> | undefined
  /** Elements of a collection, and what an expression is that a loop counts to, when nothing is known of them. */
  readonly iterations?: number | undefined
  /** Passes of a loop that goes on until something is done: pages of a list, attempts. */
  readonly pages?: number | undefined
  /** Sizes in bytes. */
  readonly payload?: Payload | undefined
  /** Of one call of a language model. */
  readonly tokens?: Tokens | undefined
}

export interface Tokens {
  /** Sent with a call: instructions, question, documents. */
  readonly input?: number | undefined
  /** Written by the model, those of its reasoning among them. */
  readonly output?: number | undefined
  /** Of one text that is turned into a vector. */
  readonly text?: number | undefined
}

export interface Payload {
  /** A file, or an answer that is held in memory. */
  readonly file?: number | undefined
  /** One row of a database, as it travels. */
  readonly row?: number | undefined
  /** One row in the memory of the program: an object of an ORM. */
  readonly object?: number | undefined
  /** The body of an HTTP request or answer. */
  readonly request?: number | undefined
  /** A message of a queue or topic. */
  readonly message?: number | undefined
  /** An item of DynamoDB and its kin, or an object of a store. */
  readonly item?: number | undefined
  /** A line of a log. */
  readonly logLine?: number | undefined
  /** What a query of BigQuery reads, whatever it answers. */
  readonly scan?: number | undefined
}

/** Calls a month where nothing is said: a request every 26 seconds; a job every hour; a command three times a day. */
export const defaultCalls: Readonly<Record<EntryKind | 'other', number>> = {
  http: 100_000, serverless: 100_000, queue: 100_000, schedule: 730, cli: 100, other: 10_000,
}

export const defaultRows = 100
/** Of a whole table, which may be one of ten kinds or one of all orders. */
export const defaultTableRows = { value: 1000, uncertainty: 10 }
export const defaultIterations = 100
/** Of what is given by name, and of settings. */
export const defaultFew = 5
export const defaultPages = 10

export const defaultPayload: Readonly<Record<keyof Payload, number>> = {
  file: 10 * 2 ** 20, row: 200, object: 1000, request: 4096, message: 1024, item: 1024, logLine: 200, scan: 2 ** 30,
}

/** A page of instructions and text; some paragraphs of an answer; a passage of a document. */
export const defaultTokens: Readonly<Record<keyof Tokens, number>> = { input: 1000, output: 300, text: 300 }
