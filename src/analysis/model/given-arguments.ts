// Which of a call's arguments a parameter is given.

import type { Language } from '../syntax/tree.js'
import { none, type ArgumentFact, type FunctionFact } from './facts.js'

/** How many parameters a call gives without writing them: Python's methods are given their object first. */
export function unwrittenParameters(language: Language, fact: FunctionFact): number {
  return language === 'python' && fact.class !== none && !fact.isStatic ? 1 : 0
}

/** By its name, else by its place among those without one. Undefined where none is written for it; spread arguments are the caller's to rule out. */
export function argumentGiven(given: readonly ArgumentFact[], language: Language, fact: FunctionFact, index: number): ArgumentFact | undefined {
  const name = fact.parameters[index]?.name
  const named = given.find((argument) => argument.name !== null && argument.name === name)
  return named ?? given.filter((argument) => argument.name === null)[index - unwrittenParameters(language, fact)]
}
