// Which language model a call asks: what it is billed by is in its argument or option `model`.

import type { Effect } from '../../libraries/schema.js'
import { none, type CallFact, type ValueId } from '../facts.js'
import { constantOf } from '../resolve/resolver.js'
import { kindAt, type Subject } from './subject.js'

/** Undefined where the code does not say, or the call is of something else. */
export function askedModel(subject: Subject, call: CallFact, { kind, billed }: Effect): string | undefined {
  if (kind !== 'paid' || (billed !== 'completion' && billed !== 'embedding')) return undefined
  const value = call.arguments.find(({ name }) => name !== null && names.has(name))?.value ?? optionOf(subject, call.arguments[0]?.value ?? none)
  const model = value === undefined ? undefined : constantOf(kindAt(subject, value))
  return typeof model === 'string' && model !== '' ? model : undefined
}

/** Bedrock's is an id. */
const names: ReadonlySet<string> = new Set(['model', 'modelId'])

/** Also of a command that is made where it is sent: `send(new ConverseCommand({ modelId }))`. */
function optionOf(subject: Subject, value: ValueId): ValueId | undefined {
  const given = subject.facts.values[value]
  if (given?.op === 'call') return optionOf(subject, subject.facts.calls[given.call]?.arguments[0]?.value ?? none)
  const kind = kindAt(subject, value)
  const made = kind.is === 'dict' && kind.literal?.file === subject.file ? subject.facts.values[kind.literal.value] : undefined
  return made?.op === 'dictionary' ? made.entries.find(({ key }) => key !== null && names.has(key))?.value : undefined
}
