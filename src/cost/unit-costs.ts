// What one unit of each kind of work takes: seconds waited, of the program's processor, of the database's. Names are a contract: `pricing.unitCosts` sets them.
// `benchmark` was measured (see docs/estimates.md for the programs); `default` is what is usual, and was not.

import type { Language } from '../analysis/syntax/tree.js'
import type { WorkKind } from '../analysis/work.js'

export interface UnitCost {
  /** Seconds. */
  readonly value: number | Readonly<Record<Language, number>>
  readonly source: 'benchmark' | 'default'
  readonly note: string
}

/** Factor of what is known in general, but not of this program. */
export const unitUncertainty = { benchmark: 2, default: 3 } as const

const roundTrip = 'a round trip to a server: 0.2 to 0.4 ms in one zone, about 1 ms between zones (published measurements on EC2)'

export const unitCosts = {
  'query seconds': { value: 0.001, source: 'benchmark', note: `${roundTrip}, and 0.05 to 0.3 ms that server and driver were measured to take` },
  'query CPU seconds': {
    value: { python: 200e-6, typescript: 130e-6 }, source: 'benchmark', note: 'with an ORM or a query builder; Python: 100 to 430 µs; JavaScript: 123 to 294 µs with pg',
  },
  'driver query CPU seconds': {
    value: { python: 50e-6, typescript: 130e-6 }, source: 'benchmark', note: 'SQL given to a driver; Python: 19 to 120 µs with psycopg; JavaScript: 123 to 294 µs with pg',
  },
  'query database seconds': {
    value: 70e-6, source: 'benchmark', note: '15 to 38 µs for a row by its key or an index, 195 µs for a join of 20 rows',
  },
  'embedded query CPU seconds': { value: 2.5e-6, source: 'benchmark', note: 'SQLite: 2.2 to 3.5 µs for a row by its key, 1.4 to 2.9 µs for an insert' },
  'embedded written row CPU seconds': { value: 1.4e-6, source: 'benchmark', note: 'SQLite: 0.9 to 2.4 µs with executemany' },
  'embedded commit seconds': { value: 0.005, source: 'default', note: 'until the disk has it; between 1 and 20 ms' },
  'row CPU seconds': {
    value: { python: 4e-6, typescript: 3e-6 }, source: 'benchmark', note: 'with an ORM; Python: 4 to 12 µs as an object; JavaScript: 3.2 µs',
  },
  'driver row CPU seconds': { value: { python: 0.8e-6, typescript: 1.2e-6 }, source: 'benchmark', note: 'Python: 0.5 to 0.8 µs as a tuple; JavaScript: 0.5 to 3.2 µs as an object, with pg' },
  'row database seconds': { value: 0.4e-6, source: 'benchmark', note: '0.3 to 0.4 µs a row of a scan' },
  'key database seconds': {
    value: { python: 6e-6, typescript: 1.5e-6 }, source: 'benchmark',
    note: 'a key more in a query for many: 7 µs with a placeholder for each, as in Python, 1.3 µs as one list, as with pg',
  },
  'write seconds': { value: 0.001, source: 'benchmark', note: `${roundTrip}; what the commit takes is counted with the commit` },
  'write database seconds': { value: 60e-6, source: 'benchmark', note: '27 to 37 µs for a row changed by its key, inside a transaction; more with more indexes' },
  'written row CPU seconds': { value: { python: 10e-6, typescript: 3e-6 }, source: 'benchmark', note: 'with an ORM; Python: 10 µs; JavaScript: 1.6 µs with pg' },
  'driver written row CPU seconds': {
    value: { python: 5e-6, typescript: 1.6e-6 }, source: 'benchmark', note: 'Python: 1.2 µs a row of one long insert, 8 µs with executemany; JavaScript: 1.6 µs with pg',
  },
  'written row database seconds': { value: 8e-6, source: 'benchmark', note: '6 to 7 µs a row of a bulk insert, with two indexes' },
  'transaction seconds': { value: 0.0007, source: 'benchmark', note: `${roundTrip}, and 0.05 to 0.2 ms measured; begin and rollback write nothing` },
  'commit seconds': { value: 0.003, source: 'benchmark', note: 'until the disk has it: 2 to 4.6 ms' },
  'commit database seconds': { value: 200e-6, source: 'benchmark', note: '190 to 270 µs more than the same write inside of a transaction' },
  'connect seconds': { value: 0.01, source: 'default', note: 'TCP, TLS and the login: three or four round trips, and the work of both ends' },
  'connect CPU seconds': { value: { python: 700e-6, typescript: 900e-6 }, source: 'benchmark', note: 'without TLS: Python 708 µs, JavaScript 898 µs' },
  'connect database seconds': { value: 0.002, source: 'default', note: 'PostgreSQL starts a process' },
  'request seconds': { value: 0.05, source: 'default', note: 'until another service has answered; between 5 and 500 ms' },
  'request CPU seconds': {
    value: { python: 500e-6, typescript: 400e-6 }, source: 'benchmark', note: 'Python: 299 µs with urllib, more with its wrappers; JavaScript: half of the 892 µs of both ends, with fetch',
  },
  'paid seconds': { value: 0.02, source: 'default', note: 'an answer of a cloud service in the same region' },
  'paid CPU seconds': { value: { python: 1.5e-3, typescript: 0.8e-3 }, source: 'default', note: 'signing, sending and reading with the provider\'s SDK' },
  'file-read CPU seconds': { value: { python: 8e-6, typescript: 4e-6 }, source: 'benchmark', note: 'opening and reading 4 kB that the system has in memory: Python 7.9 µs, JavaScript 4.2 µs' },
  'file-write CPU seconds': { value: { python: 8e-6, typescript: 2.5e-6 }, source: 'benchmark', note: 'opening and appending a line: Python 7.6 µs, JavaScript 2.2 µs' },
  'byte seconds': { value: 3e-9, source: 'default', note: 'how long a byte that is held stays, for each byte read with it: 330 MB a second' },
  'sleep seconds': { value: 1, source: 'default', note: 'how long the program is told to sleep is not known' },
  'log CPU seconds': { value: { python: 9e-6, typescript: 4e-6 }, source: 'benchmark', note: 'Python: 8.6 µs with logging; JavaScript: 4.4 µs with pino' },
  'subprocess CPU seconds': { value: 0.02, source: 'default', note: '4.5 ms for a program that does nothing' },
  'compute CPU seconds': { value: 0.05, source: 'benchmark', note: 'a password hashed: 51 to 69 ms; 5 MB compressed: 21 ms' },
  'comparison CPU seconds': {
    value: { python: 12e-9, typescript: 2e-9 }, source: 'benchmark', note: 'Python: 9 to 12 ns in a list, 22 ns in a generator; JavaScript: 1.1 to 4.7 ns',
  },
  'lookup CPU seconds': { value: { python: 27e-9, typescript: 17e-9 }, source: 'benchmark', note: '27 ns and 17 ns in a set of 1,000 strings' },
} as const satisfies Readonly<Record<string, UnitCost>>

export type UnitCostName = keyof typeof unitCosts

export function isUnitCostName(text: string): text is UnitCostName {
  return Object.hasOwn(unitCosts, text)
}

/** By kind; a kind that has none of these costs nothing of it. */
export interface WorkCost {
  /** Waited for, whatever the program's processor does meanwhile. */
  readonly waiting?: UnitCostName
  readonly program?: UnitCostName
  /** Of the database's processor. */
  readonly database?: UnitCostName
  /** Of its processor for each row brought or written. */
  readonly databasePerRow?: UnitCostName
  /** For each key that it is asked for. */
  readonly databasePerKey?: UnitCostName
  readonly programPerRow?: UnitCostName
}

const query: WorkCost = { waiting: 'query seconds', program: 'query CPU seconds', database: 'query database seconds', databasePerRow: 'row database seconds', databasePerKey: 'key database seconds' }
const transaction: WorkCost = { waiting: 'transaction seconds' }

export const workCosts: Readonly<Record<WorkKind, WorkCost>> = {
  'query': query,
  'load': query,
  'write': {
    waiting: 'write seconds', program: 'query CPU seconds', database: 'write database seconds',
    databasePerRow: 'written row database seconds', programPerRow: 'written row CPU seconds',
  },
  'begin': transaction,
  'rollback': transaction,
  'commit': { waiting: 'commit seconds', database: 'commit database seconds' },
  'connect': { waiting: 'connect seconds', program: 'connect CPU seconds', database: 'connect database seconds' },
  'request': { waiting: 'request seconds', program: 'request CPU seconds' },
  'paid': { waiting: 'paid seconds', program: 'paid CPU seconds' },
  'file-read': { program: 'file-read CPU seconds' },
  'file-write': { program: 'file-write CPU seconds' },
  'sleep': { waiting: 'sleep seconds' },
  'log': { program: 'log CPU seconds' },
  'subprocess': { program: 'subprocess CPU seconds' },
  'compute': { program: 'compute CPU seconds' },
  'row': { program: 'row CPU seconds' },
  'comparison': { program: 'comparison CPU seconds' },
  'lookup': { program: 'lookup CPU seconds' },
  'byte': {},
}

/** Without an object-relational mapper. */
export const bareCosts: Readonly<Partial<Record<WorkKind, WorkCost>>> = {
  query: { ...query, program: 'driver query CPU seconds' },
  write: { ...workCosts.write, program: 'driver query CPU seconds', programPerRow: 'driver written row CPU seconds' },
  row: { program: 'driver row CPU seconds' },
}

/** Of a database inside the program: nothing is waited for but the disk, and the mapper takes so much longer than the database that its part is all of it. */
export const embeddedCosts: Readonly<Partial<Record<WorkKind, WorkCost>>> = {
  query: { program: 'query CPU seconds', programPerRow: 'row database seconds' },
  load: { program: 'query CPU seconds', programPerRow: 'row database seconds' },
  write: { program: 'query CPU seconds', programPerRow: 'written row CPU seconds' },
  begin: {},
  rollback: {},
  commit: { waiting: 'embedded commit seconds' },
  connect: { program: 'embedded query CPU seconds' },
}

/** Of a database inside the program, without a mapper: what the database does, the program's processor does. */
export const bareEmbeddedCosts: Readonly<Partial<Record<WorkKind, WorkCost>>> = {
  query: { program: 'embedded query CPU seconds', programPerRow: 'row database seconds' },
  write: { program: 'embedded query CPU seconds', programPerRow: 'embedded written row CPU seconds' },
}
