// A parameter that may be left out and of which nothing is said: what stands in its place says what it is (`repo or UserRepository()`).

import { none, type DefinitionId, type ValueId } from '../facts.js'
import { withConfidence, type Kind } from '../kinds.js'
import type { Resolver } from './resolver.js'

interface Choice {
  readonly kind: Kind
  readonly value?: ValueId
  readonly definition?: DefinitionId
}

export function withoutUnsaid(resolver: Resolver, file: string, choices: readonly Choice[]): readonly Kind[] {
  const kinds = choices.map((one) => one.kind)
  if (choices.length !== 2 || !kinds.some((kind) => kind.is === 'unknown')) return kinds
  const said = choices.filter(({ kind }) => kind.is === 'object' || kind.is === 'instance')
  const unsaid = choices.find(({ kind }) => kind.is === 'unknown')
  const [only] = said
  if (!only || !unsaid || said.length !== 1 || !isOptionalParameter(resolver, file, unsaid)) return kinds
  if (only.kind.is !== 'object') return [withConfidence(only.kind, 'medium')]
  const { exact: _exact, ...object } = only.kind
  return [withConfidence(object, 'medium')]
}

function isOptionalParameter(resolver: Resolver, file: string, { value, definition }: Choice): boolean {
  const facts = resolver.factsOf(file)
  const id = definition ?? onlyDefinition(resolver, file, value ?? none)
  const source = facts.definitions[id]?.source
  const parameter = source?.from === 'parameter' ? facts.functions[source.function]?.parameters[source.index] : undefined
  const initial = parameter && parameter.default !== none ? facts.values[parameter.default] : undefined
  return parameter?.annotation === null && initial?.op === 'constant' && initial.type === 'none'
}

function onlyDefinition(resolver: Resolver, file: string, value: ValueId): DefinitionId {
  const made = resolver.valueAt({ file, value })
  if (made?.op === 'cast') return onlyDefinition(resolver, file, made.of)
  return made?.op === 'use' && made.definitions.length === 1 ? made.definitions[0] ?? none : none
}
