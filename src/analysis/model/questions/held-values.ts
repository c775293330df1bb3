// The expression behind a name, through imports and exports: where `getTeam` of another file is `cache(async (id) => { … })`; and the
// name that keeps what is made with a function.

import { none, type DefinitionId, type FunctionId, type ImportFact, type ValueId } from '../facts.js'
import { own } from '../own.js'
import { kindAt, type Subject } from './subject.js'

export interface HeldValue {
  readonly subject: Subject
  readonly value: ValueId
}

/** Undefined where it is made in another way, or in several. */
export function valueBehind(subject: Subject, id: ValueId, depth = 0): HeldValue | undefined {
  const value = subject.facts.values[id]
  if (!value || depth > 8) return undefined
  if (value.op === 'cast') return valueBehind(subject, value.of, depth + 1)
  if (value.op === 'use') return value.definitions.length === 1 ? ofDefinition(subject, value.definitions[0] ?? none, depth) : undefined
  if (value.op !== 'member') return { subject, value: id }
  const object = kindAt(subject, value.object)
  return object.is === 'module' ? ofModule(subject, object.file, value.name, depth + 1) : undefined
}

function ofDefinition(subject: Subject, id: DefinitionId, depth: number): HeldValue | undefined {
  const source = subject.facts.definitions[id]?.source
  if (source?.from === 'value') return valueBehind(subject, source.value, depth + 1)
  const fact = source?.from === 'import' ? subject.facts.imports[source.import] : undefined
  return fact && ofImport(subject, fact, depth)
}

function ofImport(subject: Subject, fact: ImportFact, depth: number): HeldValue | undefined {
  const module = fact.name === '*' ? undefined : subject.resolver.workspace.imported(subject.file, { ...fact, name: '*' })
  return module?.is === 'module' ? ofModule(subject, module.file, fact.name, depth + 1) : undefined
}

function ofModule(from: Subject, file: string, name: string, depth: number): HeldValue | undefined {
  const subject = from.resolver.workspace.subject(file)
  if (!subject || depth > 8) return undefined
  const { facts } = subject
  const exported = facts.exports.find((one) => one.exported === name)
  if (exported?.module != null) return ofImport(subject, { node: none, module: exported.module, level: 0, name: exported.local, typeOnly: false }, depth + 1)
  if (exported && exported.binding === none) return valueBehind(subject, exported.value, depth + 1)
  for (const one of exported ? [] : facts.exports) {
    const found = one.exported === '*' && one.module !== null ? ofImport(subject, { node: none, module: one.module, level: 0, name, typeOnly: false }, depth + 1) : undefined
    if (found) return found
  }
  const [only, ...others] = facts.bindings[exported?.binding ?? own(facts.moduleNames, name) ?? none]?.definitions ?? []
  return only === undefined || others.length > 0 ? undefined : ofDefinition(subject, only, depth + 1)
}

export interface Holder { readonly name: string; readonly value: ValueId }

/** The name that keeps what the calls around a function give that is written into them. */
export function holderOf(subject: Subject, id: FunctionId): Holder | undefined {
  const { facts } = subject
  let call = facts.calls[facts.functions[id]?.inline?.call ?? none]
  for (let round = 0; call && round < 4; round++) {
    const { value } = call
    const held = heldBy(subject).get(value)
    if (held !== undefined) return { name: held, value }
    call = facts.calls.find((one) => one.arguments.some((argument) => argument.value === value))
  }
  return undefined
}

const heldOfFile = new WeakMap<Subject, ReadonlyMap<ValueId, string>>()

function heldBy(subject: Subject): ReadonlyMap<ValueId, string> {
  const { facts } = subject
  let held = heldOfFile.get(subject)
  if (!held) heldOfFile.set(subject, held = new Map(facts.definitions.flatMap(({ source, binding }) => source.from === 'value' && facts.values[source.value]?.op === 'call' ? [[source.value, facts.bindings[binding]?.name ?? '']] : [])))
  return held
}
