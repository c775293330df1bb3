// Code that runs in the browsers of those who use the program, where what it computes is on nobody's bill: components that say so, or that hold state.

import { none, type FunctionId } from '../facts.js'
import { startOf } from './entry-points.js'
import { libraryPathOf } from './library-paths.js'
import type { Subject } from './subject.js'

/** Whether a file, or the component that the function stands in, only ever serves the page in a browser. */
export function runsInBrowser(subject: Subject, id: FunctionId): boolean {
  if (subject.facts.language !== 'typescript' || isStarted(subject, id)) return false
  return hasDirective(subject) || componentsOf(subject) || holdsState(subject, id)
}

function isStarted(subject: Subject, id: FunctionId): boolean {
  return startOf(subject, id) !== undefined
}

/** `'use client'` */
function hasDirective({ tree }: Subject): boolean {
  const first = tree.root.body.find((one) => one.kind !== 'empty')
  return first?.kind === 'expression-statement' && first.expression.kind === 'literal' && first.expression.value === 'use client'
}

const uiLibraries = /^(react-dom|mobx|mobx-react(-lite)?|redux|@reduxjs\/toolkit|react-redux|zustand|jotai|recoil|@tanstack\/react-\w+|styled-components|react-router-dom|vue|pinia|svelte|preact|@angular\/core)(\/|$)/

/** A file of components or of their state, by what it imports. */
function componentsOf({ facts }: Subject): boolean {
  return facts.imports.some((one) => !one.typeOnly && uiLibraries.test(one.module))
}

const hooks = /^(?:react|preact\/hooks)\.use(State|Effect|LayoutEffect|Memo|Callback|Ref|Reducer|Context|Transition|DeferredValue|SyncExternalStore|ImperativeHandle|Id)$/

/** A function that asks React for state, or stands in one that does: those of servers cannot. */
function holdsState(subject: Subject, from: FunctionId): boolean {
  const holders = holdersOf(subject)
  for (let id = from; id > 0; id = subject.facts.functions[id]?.site.function ?? 0) if (holders.has(id)) return true
  return false
}

const known = new WeakMap<Subject, ReadonlySet<FunctionId>>()

function holdersOf(subject: Subject): ReadonlySet<FunctionId> {
  let found = known.get(subject)
  if (!found) known.set(subject, found = new Set(subject.facts.calls.flatMap((call) => isHook(subject, call.callee) ? [call.site.function] : [])))
  return found
}

function isHook(subject: Subject, callee: number): boolean {
  const value = callee === none ? undefined : subject.facts.values[callee]
  const isNamed = (value?.op === 'use' || value?.op === 'member') && /^use[A-Z]/.test(value.name)
  return isNamed && hooks.test(libraryPathOf(subject, callee) ?? '')
}
