// What the options of a query say already of the way to a relation: whoever goes further has to repeat them as they are written,
// since a relation is loaded in one manner only.

import { none, type ValueId } from '../../model/facts.js'
import type { Traced } from '../../model/questions/given.js'
import { libraryCallsOf } from '../../model/resolve/calls.js'
import { nodeAt, type Subject } from '../../model/questions/subject.js'

export interface WrittenOption {
  /** `joinedload(Author.books)` */
  readonly text: string
  /** How many relations of the way it names. */
  readonly steps: number
  /** It says of one of them that it is not to come along. */
  readonly isLater: boolean
}

/** The longest part of the way that an option of the query names. */
export function writtenOption({ subject, value }: Traced, way: readonly string[]): WrittenOption | undefined {
  let longest: WrittenOption | undefined
  for (const option of optionsOf(subject, value)) {
    for (const one of stepsOf(subject, option)) {
      const isOnWay = one.names.length <= way.length && one.names.every((name, index) => name === way[index])
      if (isOnWay && one.names.length > (longest?.steps ?? 0)) longest = { text: one.text, steps: one.names.length, isLater: one.isLater }
    }
  }
  return longest
}

/** The arguments of the calls that the query's expression is made of. */
function optionsOf({ facts }: Subject, id: ValueId): readonly ValueId[] {
  const found: ValueId[] = []
  for (let made = facts.values[id]; made?.op === 'call';) {
    const call = facts.calls[made.call]
    const callee = facts.values[call?.callee ?? none]
    if (callee?.op !== 'member') break
    found.push(...(call?.arguments ?? []).map((one) => one.value))
    made = facts.values[callee.object]
  }
  return found
}

/** `a(X.b).c(Y.d)` names `b`, and then `b` and `d`. */
function stepsOf(subject: Subject, option: ValueId): readonly { readonly names: readonly string[]; readonly text: string; readonly isLater: boolean }[] {
  const { facts } = subject
  const made = facts.values[option]
  const call = made?.op === 'call' ? facts.calls[made.call] : undefined
  if (!made || made.op !== 'call' || !call) return []
  const callee = facts.values[call.callee]
  const before = callee?.op === 'member' ? stepsOf(subject, callee.object) : []
  const loads = libraryCallsOf(subject.resolver, subject.file, made.call)[0]?.model.loads
  const [argument, ...others] = call.arguments
  const attribute = facts.values[argument?.value ?? none]
  if (loads?.by !== 'attributes' || attribute?.op !== 'member' || others.length > 0) return before
  const { range } = nodeAt(subject, made.node)
  return [...before, { names: [...before.at(-1)?.names ?? [], attribute.name], text: subject.tree.text.slice(range.start, range.end), isLater: loads.later === true || before.at(-1)?.isLater === true }]
}
