// Tells a call by its options to bring relations along: `find({ where })` → `find({ where, relations: { author: true } })`.

import type { EagerOption } from '../libraries/schema.js'
import type { Call, Collection, Dictionary, Entry, Expression, Tree } from '../syntax/tree.js'
import type { TextEdit } from './above.js'
import { quoteOf } from './quotes.js'

/** The edits, or a reason why there are none. `ways`: names of relations from the rows of the call. */
export function relationOption(tree: Tree, call: Call, option: EagerOption, ways: readonly (readonly string[])[]): readonly TextEdit[] | string {
  const wanted = branchesOf(ways)
  const writing: Writing = { tree, option, quote: quoteOf(tree) }
  if (call.arguments.some((one) => one.spread !== '')) return 'what its query is given is spread'
  const given = call.arguments[option.argument]
  if (given) return given.value.kind === 'dictionary' ? inOptions(writing, given.value, option.name, wanted) : 'the options of its query are made elsewhere'
  if (call.arguments.length < option.argument) return 'its query is not given what stands before the options'
  const last = call.arguments.at(-1)
  const at = last ? last.range.end : call.argumentsRange.start + 1
  return [{ range: { start: at, end: at }, newText: `${last ? ', ' : ''}{ ${option.name}: ${written(writing, wanted)} }` }]
}

/** Relations, and those that are wanted of their rows. */
interface Branches { readonly of: ReadonlyMap<string, Branches> }
interface Writing { readonly tree: Tree; readonly option: EagerOption; readonly quote: string }

function branchesOf(ways: readonly (readonly string[])[]): Branches {
  const names = [...new Set(ways.flatMap(([first]) => first ?? []))]
  return { of: new Map(names.map((name) => [name, branchesOf(ways.filter(([first]) => first === name).map(([, ...rest]) => rest).filter((rest) => rest.length > 0))])) }
}

function written(writing: Writing, wanted: Branches): string {
  const { form } = writing.option
  return form === 'flags' || form === 'nested' ? `{ ${entriesOf(writing, wanted).join(', ')} }` : `[${elementsOf(writing, wanted).join(', ')}]`
}

function entriesOf(writing: Writing, wanted: Branches): readonly string[] {
  return [...wanted.of].map(([name, further]) => `${name}: ${flagOf(writing, further)}`)
}

function flagOf(writing: Writing, further: Branches): string {
  if (further.of.size === 0) return 'true'
  return writing.option.form === 'nested' ? `{ ${writing.option.name}: ${written(writing, further)} }` : written(writing, further)
}

function elementsOf(writing: Writing, wanted: Branches): readonly string[] {
  const { option, quote } = writing
  const text = (name: string) => `${quote}${name}${quote}`
  if (option.form !== 'associations') return pathsOf(wanted).map(text)
  return [...wanted.of].map(([name, further]) => further.of.size === 0 ? text(name)
    : `{ association: ${text(name)}, ${option.name}: [${elementsOf(writing, further).join(', ')}] }`)
}

/** The ways to their ends. */
function pathsOf(wanted: Branches): readonly string[] {
  return [...wanted.of].flatMap(([name, further]) => further.of.size === 0 ? [name] : pathsOf(further).map((path) => `${name}.${path}`))
}

/** Every relation on the ways as a way of its own. */
function prefixesOf(wanted: Branches): readonly string[] {
  return [...wanted.of].flatMap(([name, further]) => [name, ...prefixesOf(further).map((path) => `${name}.${path}`)])
}

function inOptions(writing: Writing, options: Dictionary, name: string, wanted: Branches): readonly TextEdit[] | string {
  const entry = entryNamed(options, name)
  if (options.entries.some((one) => one.spread || one.computed)) return 'what the options of its query hold is not all written there'
  if (!entry) return [added(writing.tree, options, `${name}: ${written(writing, wanted)}`)]
  if (entry.value.kind === 'dictionary' && (writing.option.form === 'flags' || writing.option.form === 'nested')) return inFlags(writing, entry.value, wanted)
  return entry.value.kind === 'collection' ? inList(writing, entry.value, wanted) : 'its query names relations in another way'
}

function inFlags(writing: Writing, flags: Dictionary, wanted: Branches): readonly TextEdit[] | string {
  if (flags.entries.some((one) => one.spread || one.computed)) return 'the relations of its query are not all written there'
  const edits: TextEdit[] = []
  const missing = new Map<string, Branches>()
  for (const [name, further] of wanted.of) {
    const entry = entryNamed(flags, name)
    const inner = entry ? inFlag(writing, entry.value, further) : []
    if (typeof inner === 'string') return inner
    if (entry) edits.push(...inner)
    else missing.set(name, further)
  }
  return missing.size === 0 ? edits : [...edits, added(writing.tree, flags, entriesOf(writing, { of: missing }).join(', '))]
}

/** `author: true`, `author: { company: true }`, `author: { include: { company: true } }` */
function inFlag(writing: Writing, flag: Expression, further: Branches): readonly TextEdit[] | string {
  if (flag.kind === 'literal' && flag.value === true) return further.of.size === 0 ? [] : [{ range: flag.range, newText: flagOf(writing, further) }]
  if (flag.kind !== 'dictionary') return 'its query names relations in another way'
  if (further.of.size === 0) return []
  return writing.option.form === 'nested' ? inOptions(writing, flag, writing.option.name, further) : inFlags(writing, flag, further)
}

function inList(writing: Writing, list: Collection, wanted: Branches): readonly TextEdit[] | string {
  const { option, quote } = writing
  const isAssociations = option.form === 'associations'
  // A class, or an object that names the relation in part.
  if (!isAssociations && list.elements.some((one) => one.kind !== 'literal')) return 'the relations of its query are not all written there'
  const known = new Set(list.elements.flatMap((one) => one.kind === 'literal' ? [String(one.value)] : []))
  const names = option.form === 'flags' ? prefixesOf(wanted).map((path) => `${quote}${path}${quote}`) : elementsOf(writing, wanted)
  const missing = names.filter((one) => !known.has(one.slice(1, -1)))
  const last = list.elements.at(-1)
  const at = last ? last.outer.end : list.range.start + 1
  return missing.length === 0 ? [] : [{ range: { start: at, end: at }, newText: `${last ? ', ' : ''}${missing.join(', ')}` }]
}

function entryNamed({ entries }: Dictionary, name: string): Entry | undefined {
  return entries.findLast((one) => one.key?.kind === 'literal' && one.key.value === name)
}

/** As the last entry, on a line of its own where the others have theirs. */
function added(tree: Tree, dictionary: Dictionary, text: string): TextEdit {
  const last = dictionary.entries.at(-1)
  const at = last ? last.range.end : dictionary.range.start + 1
  const lineStart = last ? tree.text.lastIndexOf('\n', last.range.start) + 1 : 0
  const before = last ? tree.text.slice(lineStart, last.range.start) : ''
  const isOwnLine = last !== undefined && lineStart > dictionary.range.start && /^[ \t]*$/.test(before)
  const lineEnd = tree.text[lineStart - 2] === '\r' ? '\r\n' : '\n'
  const newText = isOwnLine ? `,${lineEnd}${before}${text}` : last ? `, ${text}` : ` ${text} `
  return { range: { start: at, end: at }, newText }
}
