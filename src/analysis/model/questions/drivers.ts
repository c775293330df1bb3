// What runs an operation on a database: whether a driver is given SQL as the program has it, or an object-relational mapper builds the query and makes
// objects of its rows; and whether the database is a server, or a part of the program.

import type { Amount } from '../../work.js'
import { isOnEmbeddedDatabase } from './embedded-databases.js'
import type { Operation } from './operations.js'

export function driverOf(operation: Operation): Pick<Amount, 'bare' | 'embedded'> {
  return { ...isBare(operation) && { bare: true }, ...isEmbedded(operation) && { embedded: true } }
}

function isBare({ library, sql }: Operation): boolean {
  return sql !== undefined || library?.model.sql !== undefined || library?.model.prepared === true
}

function isEmbedded(operation: Operation): boolean {
  return operation.effect.embedded === true || isOnEmbeddedDatabase(operation)
}
