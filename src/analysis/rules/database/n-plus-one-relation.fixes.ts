// Fixes of n-plus-one-relation: the query is told to bring the relation along, in the place where it is built.

import { pythonName } from '../../edits/imports.js'
import type { EagerForm } from '../../libraries/schema.js'
import { none } from '../../model/facts.js'
import type { Traced } from '../../model/questions/given.js'
import { libraryTypeAt } from '../../model/questions/library-type.js'
import { namesOf, tellableEnd, type LoadingQuery } from '../../model/questions/repeated-loads.js'
import { kindAt, nodeAt, type Subject } from '../../model/questions/subject.js'
import type { ClassPlace } from '../../model/resolve/resolver.js'
import type { Relation } from '../../model/resolve/relations.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import type { ProposedFix } from '../rule.js'
import type { LoadsInLoop } from './n-plus-one-relation.js'

type Edit = Required<ProposedFix['edits'][number]>

export function eagerQuery(data: LoadsInLoop, ask: Ask): readonly ProposedFix[] {
  const plan = planOf(data, ask)
  return typeof plan === 'string' ? [] : [plan]
}

/** A sentence on why no fix is offered; undefined where one is. */
export function whyNotEager(data: LoadsInLoop, ask: Ask): string | undefined {
  const plan = planOf(data, ask)
  return typeof plan === 'string' ? `No fix is offered: ${plan}.` : undefined
}

interface Addition {
  /** The query in which it is written. */
  readonly end: Traced
  /** The call that is added, without the dot: its name and what stands between its parentheses. */
  readonly method: string
  readonly given: string
  readonly form: EagerForm
  readonly edits: readonly Edit[]
}

function planOf({ loads }: LoadsInLoop, ask: Ask): ProposedFix | string {
  const additions: Addition[] = []
  const ways = loads.map(({ query }) => query)
  for (const query of ways.filter((one) => !ways.some((other) => goesFurther(other, one)))) {
    const addition = additionOf(query)
    if (typeof addition === 'string') return addition
    const at = additions.findIndex((one) => isSamePlace(one.end, addition.end) && one.method === addition.method)
    const same = additions[at]
    if (!same) additions.push(addition)
    else if (!same.given.split(', ').includes(addition.given)) additions[at] = { ...same, given: `${same.given}, ${addition.given}`, edits: [...same.edits, ...addition.edits] }
  }
  const [first] = additions
  if (!first) return 'its query is not known'
  const writes = writesIn(loads[0].loop.fact.node, ask)
  const calls = additions.map(({ method, given }) => `${method}(${given})`).join(' and ')
  const isSafe = first.form.safety === 'safe' && !writes && loads.every((one) => one.confidence === 'high')
  const title = `Bring ${[...new Set(loads.map(({ read }) => read.relation.name))].join(' and ')} along with the query: ${calls}`
  return {
    title: isSafe ? title : `${title} (${writes ? 'read before the loop writes' : 'read when the query runs, and no later'})`,
    safety: isSafe ? 'safe' : 'suggested',
    edits: additions.flatMap((one) => [...one.edits, insertion(one)]),
  }
}

/** What is further on brings along what is on the way. */
function goesFurther(other: LoadingQuery, { ends, way }: LoadingQuery): boolean {
  return other.ends[0] !== undefined && isSamePlace(other.ends[0], ends[0]) && other.way.length > way.length && way.every((one, index) => one.name === other.way[index]?.name)
}

function isSamePlace(a: Traced, b: Traced | undefined): boolean {
  return a.subject === b?.subject && a.value === b.value
}

function additionOf(query: LoadingQuery): Addition | string {
  const { origin, way } = query
  if (origin.refuses !== undefined) return `the query uses \`${origin.refuses}\``
  const end = tellableEnd(query)
  const form = end && libraryTypeAt(end.subject, end.value)?.eager
  if (!end || !form) return 'no place is known where its query could be told'
  if (way.slice(0, -1).some((one) => one.target.is === 'unknown')) return 'what the relation on the way points at differs from row to row'
  if (form.separator !== undefined) {
    const isPlain = way.every((one) => one.rows === 'one' && one.target.is !== 'unknown')
    return withText(end, form, (isPlain ? form.one : form.many).replace('$path', namesOf(way).join(form.separator)), [])
  }
  return attributeAddition(end, form, way)
}

function withText(end: Traced, form: EagerForm, text: string, edits: readonly Edit[]): Addition | string {
  const [, method = '', given = ''] = /^\.(\w+)\((.*)\)$/s.exec(text) ?? []
  return method === '' ? 'the form of its query is not known' : { end, form, method, given, edits }
}

/** `.options(joinedload(Book.author).joinedload(Author.publisher))` */
function attributeAddition(end: Traced, form: EagerForm, way: readonly Relation[]): Addition | string {
  const { subject } = end
  let text = ''
  const edits: Edit[] = []
  for (const [index, relation] of way.entries()) {
    const owner = index === 0 ? relation.owner : way[index - 1]?.target
    const name = owner && 'class' in owner ? nameOfClass(subject, owner) : undefined
    if (name === undefined) return 'the classes of the relation are not all known where the query is built'
    const isOne = relation.rows === 'one'
    if (index > 0) {
      const next = isOne ? form.thenOne : form.thenMany
      if (next === undefined) return 'the way to the relation is too long'
      text += next.replace('$attribute', `${name}.${relation.name}`)
      continue
    }
    const imports = isOne ? form.importsOne : form.importsMany
    const [, module = '', wanted = ''] = /^from (\S+) import (\w+)$/.exec(imports ?? '') ?? []
    const imported = imports === undefined ? undefined : pythonName(subject.tree, subject.facts, module, wanted)
    if (imports !== undefined && !imported) return 'a name that it needs is taken where the query is built'
    edits.push(...(imported?.edits ?? []).map((edit) => ({ ...edit, path: subject.file })))
    text = (isOne ? form.one : form.many).replace('$attribute', `${name}.${relation.name}`)
    if (imported && imported.name !== wanted) text = text.replace(`${wanted}(`, `${imported.name}(`)
  }
  const [, method = '', first = ''] = /^\.(\w+)\((.*?\))\)(?:.*)$/s.exec(text) ?? []
  const rest = text.slice(`.${method}(${first})`.length)
  return withText(end, form, `.${method}(${first}${rest})`, edits)
}

/** How the file writes a class: its name, or that of its module with it. */
function nameOfClass(subject: Subject, { file, class: id }: ClassPlace): string | undefined {
  const { facts } = subject
  const names = facts.values.flatMap((value, at) => {
    if (value.op !== 'use' && (value.op !== 'member' || facts.values[value.object]?.op !== 'use')) return []
    const kind = kindAt(subject, at)
    if (kind.is !== 'class' || kind.file !== file || kind.class !== id) return []
    const { range } = nodeAt(subject, value.node)
    return [subject.tree.text.slice(range.start, range.end)]
  })
  return names[0] ?? Object.entries(facts.moduleNames).find(([, binding]) => (facts.bindings[binding]?.definitions ?? []).some((definition) => {
    const kind = subject.resolver.kindOfDefinition(subject.file, definition)
    return kind.is === 'class' && kind.file === file && kind.class === id
  }))?.[0]
}

/** As another argument of the same call where the query has it, else as a call after it. */
function insertion({ end: { subject, value }, method, given }: Addition): Edit {
  const { facts } = subject
  const written = facts.values[value]
  for (let at = written; at?.op === 'call'; ) {
    const call = facts.calls[at.call]
    const callee = facts.values[call?.callee ?? none]
    const last = call?.arguments.at(-1)
    if (callee?.op !== 'member') break
    if (callee.name === method && last?.name === null && last.spread === '') {
      const argument = nodeAt(subject, facts.values[last.value]?.node ?? none).range
      return { path: subject.file, range: { start: argument.end, end: argument.end }, newText: `, ${inStyle(subject, given)}` }
    }
    at = facts.values[callee.object]
  }
  const { end } = nodeAt(subject, written?.node ?? none).range
  return { path: subject.file, range: { start: end, end }, newText: `.${method}(${inStyle(subject, given)})` }
}

/** With the file's quotes. */
function inStyle({ tree }: Subject, given: string): string {
  const single = tree.text.split('\'').length
  const double = tree.text.replaceAll('"""', '').split('"').length
  const isDouble = double > single || (double === single && tree.language === 'python')
  return isDouble ? given.replaceAll('\'', '"') : given
}

function writesIn(loop: number, ask: Ask): boolean {
  const { range } = ask.node(loop)
  return ask.steps.some((step) => isInside(ask.node(step.node).range, range) && step.reached.some(({ operation }) => operation.kind === 'write'))
}
