// Evidence of the last resort: names so well established that an unresolved receiver is taken for what they say.

import { isNamed } from '../../libraries/catalogue.js'
import { none, type CallFact, type FileFacts } from '../facts.js'
import { withConfidence, type Kind, type Place } from '../kinds.js'
import { kindOfTypeText } from './library-types.js'
import type { Resolver } from './resolver.js'

/** The kind that a convention gives to an unresolved value; undefined if none speaks of it. */
export function applyConvention(resolver: Resolver, place: Place, kind: Kind): Kind | undefined {
  const { file } = place
  const chain = chainOf(resolver, place)
  const last = chain.at(-1)
  const conventions = last === undefined ? [] : resolver.workspace.catalogue(file).conventionsFor(last)
  if (conventions.length === 0 || (kind.is === 'symbol' && isModelled(resolver, file, kind.path))) return undefined
  for (const convention of conventions) {
    if (!matches(convention.names, chain)) continue
    if (convention.imports && !importsAny(resolver, file, convention.imports)) continue
    return withConfidence(kindOfTypeText(resolver, convention.is, { file }), convention.confidence)
  }
  return undefined
}

/** What a receiver is taken for where one of its methods is called that one library alone has by that name. */
export function applyCallConvention(resolver: Resolver, place: Place, receiver: Kind, method: string): Kind | undefined {
  const { file } = place
  const catalogue = resolver.workspace.catalogue(file)
  const candidates = catalogue.callConventions.filter((convention) => convention.given === undefined && convention.methods.includes(method))
  if (candidates.length === 0 || (receiver.is === 'symbol' && isModelled(resolver, file, receiver.path))) return undefined
  const chain = chainOf(resolver, place)
  const convention = candidates.find((one) => chain.length > 0 && matches(one.receiver.split('.'), chain) && (!one.imports || importsAny(resolver, file, one.imports)))
  return convention && withConfidence(kindOfTypeText(resolver, convention.is, { file }), convention.confidence)
}

/** What `anything.send(new GetCommand(…))` is called on: the argument is the evidence. */
export function receiverOfGiven(resolver: Resolver, file: string, call: CallFact): Kind | undefined {
  const catalogue = resolver.workspace.catalogue(file)
  const callee = resolver.valueAt({ file, value: call.callee })
  const name = callee?.op === 'member' ? callee.name : undefined
  const candidates = name === undefined ? [] : catalogue.callConventions.filter((one) => one.given !== undefined && one.methods.includes(name))
  const [first] = call.arguments
  const given = first && candidates.length > 0 ? resolver.kindOf({ file, value: first.value }) : undefined
  const convention = given?.is === 'instance' ? candidates.find((one) => one.given !== undefined && catalogue.isSubtype(given.type, one.given)) : undefined
  return convention && withConfidence(kindOfTypeText(resolver, convention.is, { file }), convention.confidence)
}

function isModelled(resolver: Resolver, file: string, path: string): boolean {
  const catalogue = resolver.workspace.catalogue(file)
  if (catalogue.functionAt(path) ?? catalogue.typeNamed(path)) return true
  return catalogue.knowsModule(path) || catalogue.isGlobal(path)
}

/** The names of `a.b.c`; empty where the chain starts with anything but a name. */
function chainOf(resolver: Resolver, place: Place): string[] {
  const names: string[] = []
  let at: number = place.value
  for (let length = 0; length < 8; length++) {
    const value = resolver.valueAt({ file: place.file, value: at })
    if (value?.op === 'member') { names.unshift(value.name); at = value.object; continue }
    if (value?.op === 'use') { names.unshift(value.name); return names }
    if (value?.op === 'this') { names.unshift('this'); return names }
    return []
  }
  return []
}

/** The pattern's names are the chain's last ones. */
function matches(pattern: readonly string[], chain: readonly string[]): boolean {
  if (chain.length < pattern.length) return false
  const tail = chain.slice(chain.length - pattern.length)
  return pattern.every((name, index) => isNamed(name, tail[index] ?? ''))
}

function importsAny(resolver: Resolver, file: string, prefixes: readonly string[]): boolean {
  return modulesOf(resolver.factsOf(file)).some((module) => prefixes.some((prefix) => module.startsWith(prefix)))
}

const known = new WeakMap<FileFacts, readonly string[]>()

/** The modules that a file imports, or takes by `require`. */
function modulesOf(facts: FileFacts): readonly string[] {
  let modules = known.get(facts)
  if (!modules) known.set(facts, modules = [...new Set([...facts.imports.map((fact) => fact.module), ...facts.calls.flatMap((call) => requiredBy(facts, call))])])
  return modules
}

function requiredBy({ language, values }: FileFacts, call: CallFact): readonly string[] {
  const callee = values[call.callee]
  const module = call.arguments[0] && values[call.arguments[0].value]
  const isRequire = language === 'typescript' && callee?.op === 'use' && callee.binding === none && callee.name === 'require'
  return isRequire && module?.op === 'constant' && typeof module.value === 'string' ? [module.value] : []
}
