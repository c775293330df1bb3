// How a query is told to bring relations along: by a further call, in its library's form.

import { pythonName } from '../../edits/imports.js'
import { inQuotes } from '../../edits/quotes.js'
import type { EagerForm } from '../../libraries/schema-relations.js'
import { none } from '../../model/facts.js'
import type { Traced } from '../../model/questions/given.js'
import { broughtElsewhere } from '../../model/questions/brought-elsewhere.js'
import { libraryTypeAt } from '../../model/questions/library-type.js'
import { isJoinedWithMany } from '../../model/questions/joined-rows.js'
import { isLoaded, type Loaded } from '../../model/questions/loaded.js'
import { refusedElsewhere } from '../../model/questions/refused-elsewhere.js'
import { namesOf, type LoadingQuery } from '../../model/questions/repeated-loads.js'
import { kindAt, nodeAt } from '../../model/questions/subject.js'
import { relationOf, type Relation } from '../../model/resolve/relations.js'
import type { ProposedFix } from '../rule.js'
import { nameOfClass } from './n-plus-one-relation.names.js'
import { writtenOption } from './n-plus-one-relation.options.js'

export type Edit = Required<ProposedFix['edits'][number]>

export interface Addition {
  /** The query in which it is written. */
  readonly end: Traced
  /** The call that is added, without the dot: its name and what stands between its parentheses. */
  readonly method: string
  readonly given: string
  readonly form: EagerForm
  readonly edits: readonly Edit[]
}

export function additionOf(end: Traced, { origin, way, ends }: LoadingQuery): Addition | string {
  if (origin.refuses !== undefined) return refusal(origin.refuses)
  const elsewhere = refusedElsewhere(end.subject, end.value)
  if (elsewhere !== undefined) return `the query is used with \`${elsewhere}\` as well`
  const form = libraryTypeAt(end.subject, end.value)?.eager
  if (!form) return 'no place is known where its query could be told'
  const brought = broughtElsewhere(end.subject, end.value, /^\.(\w+)\(/.exec(form.many)?.[1] ?? '')
  if (brought !== undefined) return `another query brings \`${brought}\` along, and this one would ask for it again`
  if (way.slice(0, -1).some((one) => one.target.is === 'unknown')) return 'what the relation on the way points at differs from row to row'
  if (form.separator !== undefined) {
    const isPlain = way.every((one) => one.rows === 'one' && one.target.is !== 'unknown')
    return withText(end, form, (isPlain ? form.one : form.many).replace('$path', namesOf(way).join(form.separator)), [])
  }
  if (form.one.includes('$attribute')) return attributeAddition(end, form, way, origin.loaded)
  const [only, ...others] = way
  if (!only || others.length > 0) return 'the way to the relation is too long'
  const alias = form.one.includes('$alias') ? aliasOf(ends) : ''
  if (alias === undefined || isNamed(ends, only.name)) return 'its names in the query are not known'
  return withText(end, form, (only.rows === 'one' ? form.one : form.many).replaceAll('$alias', alias).replaceAll('$path', only.name), [])
}

export function refusal(method: string): string {
  return /iterator$/.test(method) ? `nothing can be added to the query after \`${method}\`` : `the query uses \`${method}\``
}

function withText(end: Traced, form: EagerForm, text: string, edits: readonly Edit[]): Addition | string {
  const [, method = '', given = ''] = /^\.(\w+)\((.*)\)$/s.exec(text) ?? []
  return method === '' ? 'the form of its query is not known' : { end, form, method, given, edits }
}

/** `.options(joinedload(Book.author).joinedload(Author.publisher))` */
function attributeAddition(end: Traced, form: EagerForm, way: readonly Relation[], loaded: Loaded): Addition | string {
  const { subject } = end
  if (!isOfRows(end, way[0])) return 'only some of its rows have the relation'
  const written = writtenOption(end, namesOf(way))
  if (written?.isLater === true) return 'the query says that what is on the way is loaded later'
  const steps = written?.steps ?? 0
  if (way.some((_, index) => index >= steps && index < way.length - 1 && isLoaded(loaded, namesOf(way.slice(0, index + 1))))) return 'what it brings along is said elsewhere'
  const isRepeated = way.some((one) => one.rows === 'one' && isJoinedWithMany(subject.resolver, one.target))
  if (isRepeated) return 'what it is joined with comes with many rows of its own, so that rows would have to be made unique'
  let text = written ? `.options(${written.text})` : ''
  const edits: Edit[] = []
  for (const [index, relation] of way.entries()) {
    if (index < steps) continue
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
  const [, method = '', first = ''] = written ? ['', 'options', written.text] : /^\.(\w+)\((.*?\))\)(?:.*)$/s.exec(text) ?? []
  const rest = text.slice(`.${method}(${first})`.length)
  return withText(end, form, `.${method}(${first}${rest})`, edits)
}

/** Not a relation that only a subclass of what the query asks for has. */
function isOfRows({ subject, value }: Traced, relation: Relation | undefined): boolean {
  const kind = kindAt(subject, value)
  const row = kind.is === 'instance' ? kind.args[0] : undefined
  return !relation || row?.is !== 'object' || relationOf(subject.resolver, row, relation.name) !== undefined
}

/** What the query calls its rows: `createQueryBuilder('post')`. */
function aliasOf(ends: readonly Traced[]): string | undefined {
  const { subject, value } = ends.at(-1) ?? {}
  const made = subject?.facts.values[value ?? none]
  const first = made?.op === 'call' ? subject?.facts.calls[made.call]?.arguments[0] : undefined
  const name = first && subject?.facts.values[first.value]
  return name?.op === 'constant' && typeof name.value === 'string' ? name.value : undefined
}

/** Another join has the name already. */
function isNamed(ends: readonly Traced[], name: string): boolean {
  return ends.some(({ subject, value }) => {
    const made = subject.facts.values[value]
    const call = made?.op === 'call' ? subject.facts.calls[made.call] : undefined
    return call?.arguments.slice(1).some((one) => {
      const given = subject.facts.values[one.value]
      return given?.op === 'constant' && given.value === name
    }) === true
  })
}

/** As another argument of the same call where the query has it, else as a call after it. */
export function insertion({ end: { subject, value }, method, given, form }: Addition): Edit {
  const { facts } = subject
  const written = facts.values[value]
  for (let at = written; at?.op === 'call'; ) {
    const call = facts.calls[at.call]
    const callee = facts.values[call?.callee ?? none]
    const last = call?.arguments.at(-1)
    if (callee?.op !== 'member') break
    if (form.isAlone !== true && callee.name === method && last?.name === null && last.spread === '') {
      const argument = nodeAt(subject, facts.values[last.value]?.node ?? none).range
      return { path: subject.file, range: { start: argument.end, end: argument.end }, newText: `, ${inQuotes(subject.tree, given)}` }
    }
    at = facts.values[callee.object]
  }
  const { end } = nodeAt(subject, written?.node ?? none).range
  return { path: subject.file, range: { start: end, end }, newText: `.${method}(${inQuotes(subject.tree, given)})` }
}
