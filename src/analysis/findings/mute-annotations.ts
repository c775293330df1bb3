// Comments that stand at the right place and still change nothing: the code says the number itself, or nothing that is counted there has the name.

import { workOfFunction } from '../function-work.js'
import type { AnnotationProblem } from '../model/annotations.js'
import { none, type AnnotationFact, type FunctionId } from '../model/facts.js'
import { effectCountsOf } from '../model/questions/effect-counts.js'
import { boundOfLoop } from '../model/questions/loop-bounds.js'
import type { Subject } from '../model/questions/subject.js'
import type { Work } from '../work.js'

/** `works`: of the findings of the file. */
export function muteAnnotations(subject: Subject, works: readonly Work[]): readonly AnnotationProblem[] {
  return (subject.facts.annotations ?? []).flatMap((fact) => {
    if (fact.key === 'calls' || works.some((work) => speaksOf(work, subject, fact))) return []
    const message = fact.loop !== none ? writtenInCode(subject, fact) : namesNothing(subject, fact, works)
    return message === undefined ? [] : [{ range: fact.range, message }]
  })
}

function speaksOf({ bounds }: Work, { file }: Subject, { range }: AnnotationFact): boolean {
  return bounds.some(({ annotated }) => annotated?.path === file && annotated.range.start === range.start)
}

function writtenInCode(subject: Subject, { key, loop, value }: AnnotationFact): string | undefined {
  const size = key === 'iterations' || isLetter(key) ? boundOfLoop(subject, loop) : undefined
  return typeof size === 'number' && size !== value ? `This changes nothing: the code says that the loop runs ${size} times.` : undefined
}

function namesNothing(subject: Subject, { key, function: id, class: cls }: AnnotationFact, found: readonly Work[]): string | undefined {
  // A whole file or class may have it anywhere.
  if (!isLetter(key) || id <= 0 || cls !== undefined) return undefined
  const inside = subject.facts.functions.flatMap((_, one) => isWithin(subject, one, id) ? [one] : [])
  // Findings in what it calls in a loop name its loops as well, by letters of their own.
  if (inside.some((one) => subject.facts.loops.some(({ site }) => site.function === one) && callsOthers(subject, one))) return undefined
  const works = [...inside.map((one) => workOfFunction(subject, one)), ...found.filter(({ functions: [at] }) => inside.some((one) => isAt(subject, one, at)))]
  const names = [...new Set(works.flatMap(namesIn))].sort()
  if (names.includes(key)) return undefined
  return `Nothing that is counted in this function is called \`${key}\`${names.length === 0 ? '' : `; known there are ${names.join(', ')}`}.`
}

/** Not those of callers, which are said there. */
function namesIn({ before, after, bounds }: Work): readonly string[] {
  const names = [...before, ...after].flatMap(({ count, rows = [], keys = [] }) => [...count, ...rows, ...keys]).flatMap((term) => term.bounds)
  return [...names, ...bounds.flatMap(({ name, within }) => within !== undefined && names.includes(name) ? [within] : [])]
}

function isLetter(key: string): boolean {
  return /^[A-Z]\d*$/.test(key)
}

function callsOthers(subject: Subject, id: FunctionId): boolean {
  return subject.facts.calls.some(({ site }) => site.function === id) && effectCountsOf(subject, id).operations.some(({ trails }) => trails.some((trail) => trail.length > 0))
}

function isAt({ file, tree, facts }: Subject, id: FunctionId, node: Work['functions'][number] | undefined): boolean {
  const own = tree.nodes[facts.functions[id]?.node ?? 0]
  return node?.path === file && own?.kind === 'function' && own.header.start === node.range.start
}

function isWithin({ facts }: Subject, inner: FunctionId, outer: FunctionId): boolean {
  for (let id = inner; id > 0; id = facts.functions[id]?.site.function ?? 0) if (id === outer) return true
  return false
}
