// How sure it is that an operation reads: a statement that is not known may as well write.

import type { Confidence } from '../../finding.js'
import { none } from '../facts.js'
import { weaker } from '../kinds.js'
import { intersects, originsOf } from './origins.js'
import type { Operation } from './operations.js'
import { isOfSession, sqlArgument, sqlTextOf, type SqlText } from './sql-text.js'
import { kindAt, nodeAt, type Subject } from './subject.js'

/** Undefined where it does not read. */
export function readConfidence(subject: Subject, operation: Operation): Confidence | undefined {
  if (operation.kind !== 'query') return undefined
  const { confidence, library, sql } = operation
  const text = sql ?? writtenText(subject, operation)
  if (text && isOfSession(text.text)) return undefined
  if (!library?.model.sql || sql || isStatement(subject, operation)) return confidence
  return isFetched(subject, operation) ? weaker(confidence, 'medium') : 'low'
}

/** The text of a statement whose first word says neither read nor write. */
function writtenText(subject: Subject, { call: id, library }: Operation): SqlText | undefined {
  const call = library?.model.sql ? subject.facts.calls[id] : undefined
  const argument = call && library?.model.sql ? sqlArgument(call, library.model.sql) : undefined
  return argument === undefined ? undefined : sqlTextOf(subject, argument, library?.model.sql?.textOption)
}

function isStatement(subject: Subject, operation: Operation): boolean {
  const call = subject.facts.calls[operation.call]
  const argument = call && operation.library?.model.sql ? sqlArgument(call, operation.library.model.sql) : undefined
  if (argument === undefined) return false
  const kind = kindAt(subject, argument)
  return kind.is === 'instance' && subject.resolver.workspace.catalogue(subject.file).inherited(kind.type, (type) => type.statement) === 'query'
}

const fetching = /^(fetch\w*|all|first|one|one_or_none|scalar\w*|mappings|tuples|rows)$/

/** Its rows are asked for: `execute(sql).fetchone()`, or `fetchall()` of the cursor in the same function. */
function isFetched(subject: Subject, operation: Operation): boolean {
  const { facts } = subject
  const chained = nodeAt(subject, operation.node).parent
  const member = chained?.kind === 'await' ? chained.parent : chained
  if (member?.kind === 'member' && fetching.test(member.property)) return true
  const origins = originsOf(subject, operation.receiver)
  return facts.calls.some((call) => {
    const callee = facts.values[call.callee]
    return call.site.function === operation.site.function && callee?.op === 'member' && fetching.test(callee.name)
      && (intersects(originsOf(subject, callee.object), origins) || isResult(subject, callee.object, operation))
  })
}

function isResult(subject: Subject, value: number, operation: Operation): boolean {
  const used = subject.facts.values[value]
  return used?.op === 'use' && used.definitions.some((id) => {
    const source = subject.facts.definitions[id]?.source
    const made = source?.from === 'value' ? subject.facts.values[source.value] : undefined
    return source?.from === 'value' && (source.value === operation.value || (made?.op === 'await' && made.of === operation.value)) && operation.value !== none
  })
}
