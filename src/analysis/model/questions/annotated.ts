// What `cost-hints:` comments say of a function and of the numbers in its counts: on the loop itself, on the function, on its class, at the
// top of its file.

import { isInside } from '../../text/range.js'
import type { AnnotatedNumber, WorkBound } from '../../work.js'
import { none, type AnnotationFact, type ClassId, type FunctionId, type LoopId } from '../facts.js'
import type { FunctionPlace } from './call-edges.js'
import { headOf } from './code-text.js'
import type { Bound } from './loop-bounds.js'
import { nodeAt, type Subject } from './subject.js'

/** Function 0 is the whole file. */
export function annotationOf(subject: Subject, key: string, at: { readonly function: FunctionId } | { readonly class: ClassId }): AnnotatedNumber | undefined {
  return shown(subject, annotationsOf(subject).find((one) => one.key === key && ('class' in at ? one.class === at.class : one.function === at.function)))
}

/** What is said of all functions of its class or else its file. */
export function sharedAnnotation(subject: Subject, key: string, id: FunctionId): AnnotatedNumber | undefined {
  const cls = subject.facts.functions[id]?.class ?? none
  return (cls === none ? undefined : annotationOf(subject, key, { class: cls })) ?? annotationOf(subject, key, { function: 0 })
}

/** The function that a number is counted in; or the class, where it is of none of its functions. */
export interface Home extends FunctionPlace {
  readonly class?: ClassId
}

/** `loops`: those that run so often, where they are known; else the place of the bound says which it is of. */
export function annotatedBound(home: Home, bound: Pick<WorkBound, 'name' | 'form' | 'path' | 'range' | 'within'>, loops: Bound['loops'] = []): AnnotatedNumber | undefined {
  return ofLoops(bound, loops) ?? ofPlace(home.subject, bound) ?? ofFunction(home, bound)
}

/** What a number of each form is called besides its own name. */
const keys: Readonly<Record<WorkBound['form'], readonly string[]>> = {
  elements: ['iterations', 'rows'], value: ['iterations'], passes: ['iterations'], runs: ['iterations'], rows: ['rows', 'iterations'], bytes: ['bytes', 'payload'],
}

function annotationsOf({ facts }: Subject): readonly AnnotationFact[] {
  return facts.annotations ?? []
}

function shown({ file }: Subject, fact: AnnotationFact | undefined): AnnotatedNumber | undefined {
  return fact && { value: fact.value, path: file, range: fact.range }
}

function ofLoops(bound: Pick<WorkBound, 'name' | 'form' | 'within'>, loops: Bound['loops']): AnnotatedNumber | undefined {
  for (const { subject, node } of loops) {
    const found = chosen(bound, annotationsOf(subject).filter((one) => subject.facts.loops[one.loop]?.node === node))
    if (found) return shown(subject, found)
  }
  return undefined
}

/** The loop in whose head it stands. */
function ofPlace(from: Subject, bound: Pick<WorkBound, 'name' | 'form' | 'path' | 'range' | 'within'>): AnnotatedNumber | undefined {
  const subject = bound.path === from.file ? from : from.resolver.workspace.subject(bound.path)
  if (!subject) return undefined
  return shown(subject, chosen(bound, annotationsOf(subject).filter(({ loop }) => loop !== none && isInside(bound.range, headOfLoop(subject, loop)))))
}

function headOfLoop(subject: Subject, id: LoopId): { readonly start: number; readonly end: number } {
  const loop = subject.facts.loops[id]
  // A callback is told by the call that it is given to.
  const node = nodeAt(subject, (loop?.form === 'callback' ? subject.facts.calls[loop.call]?.node : undefined) ?? loop?.node ?? 0)
  return headOf(node)
}

/** Whatever name is written on a loop, if it is the only one, means its passes. */
function chosen({ name, form, within }: Pick<WorkBound, 'name' | 'form' | 'within'>, said: readonly AnnotationFact[]): AnnotationFact | undefined {
  // A part of the passes has a name of its own.
  if (within !== undefined) return said.find((one) => one.key === name)
  const named = said.filter((one) => /^[A-Z]\d*$/.test(one.key))
  return said.find((one) => one.key === name) ?? said.find((one) => keys[form].includes(one.key)) ?? (named.length === 1 && form !== 'bytes' ? named[0] : undefined)
}

/** The function, its class, those that it is written in, and its file; by name, and for rows and bytes by what they are. */
function ofFunction({ subject, function: from, class: whole }: Home, { name, form }: Pick<WorkBound, 'name' | 'form'>): AnnotatedNumber | undefined {
  const own = form === 'bytes' ? keys.bytes : form === 'rows' ? ['rows'] : []
  for (let id = from; id !== none; id = id === 0 ? none : subject.facts.functions[id]?.site.function ?? none) {
    const cls = id === from && whole !== undefined ? whole : subject.facts.functions[id]?.class ?? none
    const all = annotationsOf(subject)
    const said = [...all.filter((one) => one.function === id), ...cls === none ? [] : all.filter((one) => one.class === cls)]
    const found = said.find((one) => one.key === name) ?? said.find((one) => own.includes(one.key))
    if (found) return shown(subject, found)
  }
  return undefined
}
