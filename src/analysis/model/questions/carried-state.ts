// Whether what a call runs in another file leaves something in its object that the next call reads: `this.cursor = page.next`.

import { isInside } from '../../text/range.js'
import { none, type CallId, type FunctionId, type WriteFact } from '../facts.js'
import { targetsOf } from '../resolve/targets.js'
import { isMemoGuarded } from './memo.js'
import { originsOf } from './origins.js'
import { nodeAt, type Subject } from './subject.js'

const mostFunctions = 40

export function carriesState(subject: Subject, call: CallId): boolean {
  return targetsOf(subject.resolver, subject.file, call).some((target) => {
    const callee = target.file === subject.file ? undefined : subject.resolver.workspace.subject(target.file)
    return callee !== undefined && leavesWhatItReads(callee, target.function)
  })
}

const known = new WeakMap<Subject, Map<FunctionId, boolean>>()

function leavesWhatItReads(subject: Subject, id: FunctionId): boolean {
  let ofFile = known.get(subject)
  if (!ofFile) known.set(subject, ofFile = new Map<FunctionId, boolean>())
  let answer = ofFile.get(id)
  if (answer === undefined) ofFile.set(id, answer = subject.resolver.workspace.reading(subject.file, () => findState(subject, id)))
  return answer
}

function findState(subject: Subject, id: FunctionId): boolean {
  const { facts } = subject
  const functions = functionsOfFile(subject, id)
  const isWithin = (node: number) => functions.some((one) => isInside(nodeAt(subject, node).range, nodeAt(subject, facts.functions[one]?.node ?? 0).range))
  return facts.writes.some((write) => {
    if (write.operator !== '=' || write.name === null || !isWithin(write.node)) return false
    const stored = [...originsOf(subject, write.object)].filter((origin) => origin.startsWith('self:')).map((origin) => `${origin}.${write.name ?? ''}`)
    return stored.length > 0 && !isKept(subject, write) && facts.values.some((value, index) => value.op === 'member' && value.name === write.name && value.node !== write.node
      && isWithin(value.node) && stored.some((one) => originsOf(subject, index).has(one)))
  })
}

/** Stored once, where there was nothing. */
function isKept(subject: Subject, write: WriteFact): boolean {
  const around = subject.facts.functions[write.site.function]
  return around !== undefined && isMemoGuarded(subject, nodeAt(subject, write.node), nodeAt(subject, around.node))
}

/** The function, and those of its file that it runs. */
function functionsOfFile(subject: Subject, id: FunctionId): readonly FunctionId[] {
  const { facts } = subject
  const found: FunctionId[] = [id]
  for (const one of found) {
    const range = nodeAt(subject, facts.functions[one]?.node ?? none).range
    for (const [call, fact] of facts.calls.entries()) {
      if (!isInside(nodeAt(subject, fact.node).range, range)) continue
      for (const target of targetsOf(subject.resolver, subject.file, call)) {
        if (target.file === subject.file && !found.includes(target.function) && found.length < mostFunctions) found.push(target.function)
      }
    }
  }
  return found
}
