// Databases in a file beside the program, which one connection asks: they take one statement at a time, and nothing is gained where
// several are waited for together.

import { none, type CallFact, type ValueId } from '../facts.js'
import { constantOf } from '../resolve/resolver.js'
import type { Operation } from './operations.js'
import { kindAt, type Subject } from './subject.js'

/** How libraries for several databases are told which it is: by an option of what is made, or by its first argument. */
const makers: ReadonlyMap<string, { readonly names: readonly string[]; readonly option: string }> = new Map([
  ['sequelize', { names: ['Sequelize'], option: 'dialect' }],
  ['typeorm', { names: ['DataSource', 'createConnection'], option: 'type' }],
  ['knex', { names: ['knex', 'Knex'], option: 'client' }],
  ['kysely', { names: ['Kysely'], option: 'dialect' }],
])
const embedded = /^(better-?)?sqlite/i

/** Whether every connection that the program makes with the operation's library is of such a database. */
export function isOnEmbeddedDatabase({ subject, library }: Operation): boolean {
  const maker = makers.get(library?.owner.split('.')[0] ?? '')
  if (!maker || subject.facts.language !== 'typescript') return false
  const { workspace } = subject.resolver
  const places = maker.names.flatMap((name) => workspace.callersOf(subject.file, name) ?? [])
  return places.length > 0 && places.every((place) => {
    const at = workspace.subject(place.file)
    const call = at?.facts.calls[place.call]
    return at !== undefined && call !== undefined && isEmbedded(at, call, maker.option)
  })
}

function isEmbedded(subject: Subject, call: CallFact, option: string): boolean {
  return call.arguments.some(({ value }) => {
    const made = subject.facts.values[value]
    if (made?.op === 'dictionary') return made.entries.some((entry) => entry.key === option && embedded.test(nameAt(subject, entry.value)))
    return embedded.test(nameAt(subject, value))
  })
}

/** A text, or the name of what is called: `'better-sqlite3'`, `new SqliteDialect(…)`. */
function nameAt(subject: Subject, id: ValueId): string {
  const { facts } = subject
  const value = facts.values[id]
  const callee = value?.op === 'call' ? facts.values[facts.calls[value.call]?.callee ?? none] : undefined
  if (callee?.op === 'use' || callee?.op === 'member') return callee.name
  const text = constantOf(kindAt(subject, id))
  return typeof text === 'string' ? text : ''
}
