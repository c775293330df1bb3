// What the code around a test says of its list and its elements where no type does.

import { none, type DefinitionId, type LoopId, type MembershipFact, type ValueId } from '../../model/facts.js'
import { alternatives, type Kind } from '../../model/kinds.js'
import { intersects, originsOf } from '../../model/questions/origins.js'
import type { Ask } from '../ask.js'

const growing: ReadonlySet<string> = new Set(['extend', 'extendleft', 'update'])

/** `xs.extend(y for y in ys if y not in xs)`: a generator is run by what adds its elements one after another, also where the list has another name. */
export function growsMeanwhile(test: MembershipFact, loop: LoopId, ask: Ask): boolean {
  const clause = ask.node(ask.facts.loops[loop]?.node ?? none)
  const generator = clause.kind === 'clause' ? clause.parent : null
  if (generator?.kind !== 'comprehension' || generator.form !== 'generator') return false
  const call = generator.parent?.kind === 'argument' ? generator.parent.parent : null
  if (call?.kind !== 'call' || call.callee.kind !== 'member' || !growing.has(call.callee.property)) return false
  const grown = ask.facts.valueOfNode[call.callee.object.id] ?? none
  return grown !== none && intersects(originsOf(ask.subject, grown), originsOf(ask.subject, test.collection))
}

/** A tuple only because nothing is the default (`ignore=()`): what callers give may be anything that can be searched. */
export function isEmptyByDefault(ask: Ask, list: Kind, test: MembershipFact): boolean {
  const only = onlyDefinition(ask, test.collection)
  const source = only === undefined ? undefined : ask.facts.definitions[only]?.source
  if (source?.from !== 'parameter' || !alternatives(list).every((one) => one.is === 'tuple' || one.is === 'none')) return false
  const given = ask.facts.functions[source.function]?.parameters[source.index]
  const made = given && ask.facts.values[given.default]
  return made?.op === 'collection' && made.elements.length === 0 && ask.facts.definitions[only ?? none]?.annotation === null
}

const ofMappings: ReadonlySet<string> = new Set(['get', 'setdefault'])

/** A name that is asked for a key somewhere (`row['name']`, `row.get('name')`) is a dict, as far as anybody can tell: no set takes it. */
export function isMapping(ask: Ask, element: ValueId): boolean {
  const { facts } = ask
  const only = onlyDefinition(ask, element)
  if (only === undefined || ask.kindOf(element).is !== 'unknown') return false
  const isIt = (id: ValueId) => onlyDefinition(ask, id) === only
  const isText = (id: ValueId) => id !== none && alternatives(ask.kindOf(id)).every((one) => one.is === 'string')
  if (facts.values.some((value) => value.op === 'index' && isIt(value.object) && isText(value.index))) return true
  return facts.calls.some((call) => {
    const callee = facts.values[call.callee]
    return callee?.op === 'member' && ofMappings.has(callee.name) && isIt(callee.object) && isText(call.arguments[0]?.value ?? none)
  })
}

function onlyDefinition(ask: Ask, id: ValueId): DefinitionId | undefined {
  const value = ask.facts.values[id]
  return value?.op === 'use' && value.definitions.length === 1 ? value.definitions[0] : undefined
}
