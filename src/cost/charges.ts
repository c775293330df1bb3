// How the use of a resource becomes a quantity of something that is billed. A platform is a list of charges.

import type { Read } from './inputs.js'
import type { Tariff } from './tariffs.js'

export interface Charge {
  /**
   * seconds: the wall time of a call, waiting included. program, database: of their processors. held: bytes that a call holds at most, for as long as it takes;
   * reserved: the same bytes, which are kept ready all month.
   */
  readonly on: 'seconds' | 'program' | 'database' | 'held' | 'reserved'
  readonly tariff: Tariff
  /** Units of the tariff for a second of it; for a GB held for a second, or reserved for an hour. */
  readonly rate: (read: Read) => number
  /** The rate with the names of its inputs; empty where it is one. */
  readonly rateText: string
}
