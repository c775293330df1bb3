// Whether each element of a loop is a piece of work in itself (`migration.run()`, `job(db)`): of what is not known, nobody can say that
// it may share a transaction with that of others.

import { isInside, type Range } from '../../text/range.js'
import type { LoopFact, Source, ValueId } from '../facts.js'
import { runsUnknown } from './side-changes.js'
import { nodeAt, type Subject } from './subject.js'

const works = /^(run|apply|execute|process|handle|perform|migrate|upgrade|downgrade|up|down|forwards?|backwards?|invoke|call|work|start|sync|install|import|load|ingest)(?![a-z])/i

export function elementWorks(subject: Subject, loop: LoopFact, within: Range): boolean {
  const { facts } = subject
  return facts.calls.some((call, id) => {
    if (!isInside(nodeAt(subject, call.node).range, within)) return false
    const callee = facts.values[call.callee]
    const isWork = callee?.op === 'use' || (callee?.op === 'member' && works.test(callee.name))
    return isWork && isElement(subject, callee.op === 'member' ? callee.object : call.callee, loop) && runsUnknown(subject, call, id)
  })
}

function isElement({ facts }: Subject, value: ValueId, loop: LoopFact): boolean {
  const made = facts.values[value]
  return made?.op === 'use' && made.definitions.length > 0 && made.definitions.every((id) => loop.targets.includes(id) || isCallbackElement(facts.definitions[id]?.source, loop))
}

/** `migrations.map(async (migration) => …)` */
function isCallbackElement(source: Source | undefined, loop: LoopFact): boolean {
  return source?.from === 'parameter' && loop.form === 'callback' && source.function === loop.inner && source.index === 0
}
