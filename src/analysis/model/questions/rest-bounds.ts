// How many arguments a function is given that takes any number of them: those that its callers write down.

import { none, type FunctionId } from '../facts.js'
import { targetsOf } from '../resolve/targets.js'
import type { Subject } from './subject.js'

/** The most that any call gives; undefined where a call is not known, or hands on what it was given itself. */
export function restBound(subject: Subject, id: FunctionId, parameter: number): number | undefined {
  const { resolver, file } = subject
  const fact = subject.facts.functions[id]
  if (fact?.parameters[parameter]?.rest !== '*' || fact.name === '' || fact.class !== none) return undefined
  let most: number | undefined
  for (const place of resolver.workspace.callersOf(file, fact.name) ?? []) {
    const targets = targetsOf(resolver, place.file, place.call)
    if (targets.length > 0 && !targets.some((target) => target.file === file && target.function === id)) continue
    const given = resolver.workspace.subject(place.file)?.facts.calls[place.call]?.arguments.filter((argument) => argument.name === null).slice(parameter)
    if (targets.length === 0 || !given || given.some((argument) => argument.spread !== '')) return undefined
    most = Math.max(most ?? 0, given.length)
  }
  return most
}
