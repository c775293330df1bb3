// Whether a driver is given SQL as the program has it: then no object-relational mapper builds the query and makes objects of its rows.

import type { Operation } from './operations.js'

export function isBare({ library, sql }: Operation): boolean {
  return sql !== undefined || library?.model.sql !== undefined || library?.model.prepared === true
}
