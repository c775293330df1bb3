// A lookup by key → its library's batched twin above the loop and a lookup in what that gives.
// What the twin is comes from the library models; what is known here is how a call is written.

import { pythonName, scriptName } from '../../edits/imports.js'
import { freshName, unusedName } from '../../edits/names.js'
import { quotedText } from '../../edits/quotes.js'
import type { Batched, CallModel } from '../../libraries/schema.js'
import { none, type CallId, type ValueId } from '../../model/facts.js'
import { alternatives, present } from '../../model/kinds.js'
import { describedModel, identifiesRow, isObjectField } from '../../model/questions/described-model.js'
import { isJoinedWithMany } from '../../model/questions/joined-rows.js'
import { libraryCallsOf } from '../../model/resolve/calls.js'
import type { Argument, Call, Dictionary, Entry, Node } from '../../syntax/tree.js'
import { isInside } from '../../text/range.js'
import type { Ask } from '../ask.js'
import { parenthesised } from './n-plus-one-query.script-answer.js'
import { changesInPlace, namesIn as mentions } from './n-plus-one-query.answer.js'
import { conditionAround, endOfStatement, isKnownAbove, isMadeByLoop, keysOf, placeAbove } from './n-plus-one-query.keys.js'
import { aboveLoop, type Batching } from './n-plus-one-query.plan.js'
import type { QueryInLoop } from './n-plus-one-query.js'
import { isTyped } from './n-plus-one-query.text.js'

interface Lookup {
  /** The call that is given the key. */
  readonly call: Call
  readonly model: CallModel
  readonly batched: Batched
  readonly key: ValueId
  readonly field: string
  /** All that it looks up by, the field among them. */
  readonly fields?: readonly string[]
  /** Further conditions beside the key, and what else the call is given. */
  readonly conditions: string
  readonly others: string
  readonly modelArgument: string
}

const odd = 'its form is not one that can be rewritten'

export function batchedLookup(data: QueryInLoop, ask: Ask): Batching | string {
  const { loop, operation } = data
  const outer = ask.node(data.node)
  if (!data.step.direct) return 'the query is in a function that the loop calls'
  if (outer.kind !== 'call') return odd
  const chain = chainOf(outer, ask)
  const lookup = chain && lookupOf(chain, data, ask)
  if (!chain || !lookup) return odd
  if (typeof lookup === 'string') return lookup
  const [last] = chain
  const first = last && chain.length > 1 && takesFirst(last) ? last : undefined
  if (first && !/^(pk|id)$/.test(lookup.field)) return 'it takes the first row of each key'
  if (lookup.call.callee.kind === 'member' && !isWholeRows(lookup.call.callee.object)) return 'it does not read whole rows'
  const condition = conditionAround(ask, outer, loop.fact)
  if (condition !== undefined) return condition
  const place = placeAbove(ask, loop.fact)
  if (!place) return 'no line can be added above the loop where it stands'
  if (outsideKey(outer, lookup.key, ask).some((value) => isMadeByLoop(ask, value, loop.fact))) return 'more than one part of it changes with the loop'
  if (!isKnownAbove(ask, lookup.call.callee, place.holder.range)) return 'what the query runs on is made in the loop'
  const described = describedModel(operation)
  if (described && lookup.batched.keyFunction === undefined && isObjectField(described, lookup.field)) return `values of \`${lookup.field}\` are objects, which equal nothing but themselves`
  const keys = keysOf(ask, loop, { key: lookup.key, asText: false })
  if (typeof keys === 'string') return keys
  const wants = operation.effect.rows === 'one' || lookup.batched.result !== 'rows' ? 'row' : 'rows'
  if (wants === 'row' && (/\border(By)?:/.test(lookup.others) || (described && !identifiesRow(described, lookup.fields ?? [lookup.field])))) return 'it takes the first row of each key'
  const replaced = replacedBy(outer, wants, place.node, ask)
  if (typeof replaced === 'string') return replaced
  if (wants === 'row' && lookup.batched.result === 'rows' && !/none/.test(chain.find(({ model }) => model.returns !== 'self')?.model.returns ?? 'none')) return 'it raises where there is no such row'
  const keyList = freshName(ask.tree, keys.name, 'keys', outer)
  const twin = twinOf(lookup, { end: (first ? chain[1] : last)?.call ?? outer, outer, keyList }, ask)
  if (!twin) return 'a name that it needs is taken'
  const written = { wants, twin: twin.text, lookup, keys: keys.atQuery, by: nameFor(outer, wants, lookup.field, ask), outer } as const
  const grouped = ask.isPython ? inPython(written, ask) : inScript(written, replaced, ask)
  const semicolon = endOfStatement(ask)
  return aboveLoop(ask, place.node, {
    statements: [...keys.before, ask.isPython ? `${keyList} = ${keys.distinct}` : `const ${keyList} = ${keys.distinct}${semicolon}`, ...grouped.statements],
    edits: [...keys.edits, ...twin.edits, { range: replaced.node.outer, newText: grouped.lookup }],
    title: `Run one query for all keys above the loop (${grouped.agreement})`,
  })
}

interface Link { readonly call: Call; readonly model: CallModel }

/** The call and those that it is chained on, outermost first, down to the one with a batched twin: `filter(…).order_by(…)`. */
function chainOf(outer: Call, ask: Ask): readonly Link[] | undefined {
  const links: Link[] = []
  for (let call: Node = outer; call.kind === 'call'; call = call.callee.object) {
    const [library] = libraryCallsOf(ask.subject.resolver, ask.file, callIdOf(call, ask))
    if (!library) return undefined
    links.push({ call, model: library.model })
    if (library.model.batched) return links
    if (call.callee.kind !== 'member') return undefined
  }
  return undefined
}

function callIdOf(call: Call, ask: Ask): CallId {
  const value = ask.facts.values[ask.facts.valueOfNode[call.id] ?? none]
  return value?.op === 'call' ? value.call : none
}

function lookupOf(chain: readonly Link[], { loop }: QueryInLoop, ask: Ask): Lookup | string | undefined {
  const inner = chain.at(-1)
  const batched = inner?.model.batched
  if (!inner || !batched || !isChainKept(chain)) return undefined
  const { call, model } = inner
  if (call.arguments.some((argument) => argument.spread !== '')) return undefined
  const isKey = (node: Node) => isMadeByLoop(ask, ask.facts.valueOfNode[node.id] ?? none, loop.fact)
  const base = { call, model, batched, conditions: '', others: '', modelArgument: call.arguments[0] ? ask.text(call.arguments[0].range) : '' }
  if (typeof model.key === 'string') return keywordLookup(call, model.key, base, ask)
  const argument = call.arguments[model.key ?? 0]
  if (!argument) return undefined
  const rest = call.arguments.slice((model.key ?? 0) + 1)
  const valueOf = (node: Node) => ask.facts.valueOfNode[node.id] ?? none
  if (argument.value.kind !== 'dictionary') {
    const keyField = /\$model\.(\w+)\.in_/.exec(batched.code)?.[1] ?? batched.key
    if (batched.code.includes('$key:') || batched.code.includes('$key ') || keyField === undefined || keyField === '$field') return undefined
    if (rest.length > 0 && !batched.code.includes('$arguments')) return undefined
    return { ...base, key: valueOf(argument.value), field: keyField, others: rest.map((one) => ask.text(one.range)).join(', ') }
  }
  return objectLookup(argument.value, rest, base, { isKey, ask })
}

/** Calls after the one with the key that only refine the query, or take its first row. */
function isChainKept(chain: readonly Link[]): boolean {
  return chain.slice(0, -1).every((link, index) => (index === 0 && takesFirst(link)) || (link.model.effect === undefined && keptCalls.has(nameOfCall(link.call))))
}

// What they do to each row or to the order of rows, they do to the rows of all keys alike.
const keptCalls: ReadonlySet<string> = new Set(['all', 'order_by', 'select_related', 'prefetch_related', 'using', 'lean', 'populate', 'sort'])
const makers = /^(getRepository|getCustomRepository|getTreeRepository|getModel|model|get_queryset|db_manager|scope|unscoped)$/

function nameOfCall(call: Call): string {
  return call.callee.kind === 'member' ? call.callee.property : call.callee.kind === 'name' ? call.callee.name : ''
}

/** `filter(pk=…).first()` */
function takesFirst({ call, model }: Link): boolean {
  return model.effect?.rows === 'one' && call.arguments.length === 0 && /\| none$/.test(model.returns ?? '')
}

/** Whether what the lookup is called on gives whole rows. */
function isWholeRows(node: Node): boolean {
  if (node.kind === 'member') return isWholeRows(node.object)
  if (node.kind !== 'call') return true
  const name = nameOfCall(node)
  return (keptCalls.has(name) || makers.test(name)) && (node.callee.kind !== 'member' || isWholeRows(node.callee.object))
}

type Base = Omit<Lookup, 'key' | 'field'>

/** Python: `get(pk=key)`, `filter(author_id=key)`. */
function keywordLookup(call: Call, pattern: string, base: Base, ask: Ask): Lookup | string | undefined {
  const [only, ...others] = call.arguments
  const name = only?.name ?? null
  if (!only || others.length > 0 || name === null) return 'it has more conditions than the key'
  if (pattern !== '*' && !pattern.split('|').includes(name)) return `it looks up by \`${name}\`, which its batched form cannot`
  if (name.includes('__')) return `\`${name}\` is more than a column that is equal to the key`
  const value = ask.facts.valueOfNode[only.value.id] ?? none
  // A relation read from each row would be a query again; its column is not.
  const isColumn = /_id$|^(pk|id)$/.test(name) || alternatives(present(ask.kindOf(value))).every((kind) => kind.is === 'string' || kind.is === 'number')
  return isColumn ? { ...base, key: value, field: name } : `whether \`${name}\` and its key are plain values is not known here`
}

const keptOptions: ReadonlySet<string> = new Set(['include', 'relations', 'order', 'orderBy', 'transaction', 'raw', 'paranoid', 'withDeleted', 'lean', 'logging'])

/** TypeScript: `{ where: { id: key }, include }`, or the conditions themselves. */
function objectLookup(options: Dictionary, rest: readonly Argument[], base: Base, { isKey, ask }: { isKey: (node: Node) => boolean; ask: Ask }): Lookup | string | undefined {
  const where = options.entries.find((entry) => nameOf(entry) === 'where')
  const hasWhere = /\bwhere:/.test(base.batched.code)
  const conditions = hasWhere ? where?.value : options
  if (conditions?.kind !== 'dictionary' || conditions.entries.some((entry) => entry.spread || entry.computed)) return odd
  const byKey = conditions.entries.filter((entry) => isKey(entry.value))
  const [own, ...more] = byKey
  const field = own && nameOf(own)
  if (!own || more.length > 0 || field === undefined || own.value.kind === 'dictionary') return 'its condition is more than one key'
  // The twin looks up by one field only, and by nothing else beside it.
  const isFixed = !/\$key(?!s)/.test(base.batched.code)
  if (isFixed && field !== base.batched.key) return `it looks up by \`${field}\`, which its batched form cannot`
  if (isFixed && conditions.entries.length > 1) return 'it has more conditions than the key'
  const others = hasWhere ? options.entries.filter((entry) => entry !== where) : []
  const refused = others.find((entry) => !keptOptions.has(nameOf(entry) ?? ''))
  if (refused) return `\`${nameOf(refused) ?? '…'}\` may leave out the key, or work on the rows of one key`
  if (rest.length > 0 && (hasWhere || !base.batched.code.includes('$arguments'))) return odd
  return {
    ...base, key: ask.facts.valueOfNode[own.value.id] ?? none, field, fields: conditions.entries.flatMap((entry) => nameOf(entry) ?? []),
    conditions: conditions.entries.filter((entry) => entry !== own).map((entry) => `${ask.text(entry.range)}, `).join(''),
    others: hasWhere ? others.map((entry) => ask.text(entry.range)).join(', ') : rest.map((one) => ask.text(one.range)).join(', '),
  }
}

function nameOf(entry: Entry): string | undefined {
  return entry.key?.kind === 'literal' && typeof entry.key.value === 'string' && !entry.computed ? entry.key.value : undefined
}

/** Everything that the call uses but the key. */
function outsideKey(outer: Call, key: ValueId, ask: Ask): ValueId[] {
  const keyRange = ask.nodeOf(key).range
  return ask.facts.values.flatMap((value, id) => {
    const { range } = ask.node(value.node)
    return value.op === 'use' && isInside(range, outer.range) && !isInside(range, keyRange) ? [id] : []
  })
}

interface Twin { readonly text: string; readonly edits: readonly { readonly range: { readonly start: number; readonly end: number }; readonly newText: string }[] }

function twinOf(lookup: Lookup, { end, outer, keyList }: { end: Call; outer: Call; keyList: string }, ask: Ask): Twin | undefined {
  const { call, batched } = lookup
  const parts: Readonly<Record<string, string>> = {
    receiver: call.callee.kind === 'member' ? ask.text(call.callee.object.outer) : '', keys: keyList, key: lookup.conditions + lookup.field, arguments: lookup.others, model: lookup.modelArgument,
  }
  const given = ask.kindOf(ask.facts.valueOfNode[call.id] ?? none)
  const isRepeated = isJoinedWithMany(ask.subject.resolver, given.is === 'promise' ? given.of : given)
  const form = isRepeated ? batched.joined ?? batched.code : batched.code
  const code = lookup.others === '' ? form.replace(/, \$arguments/, '') : form
  let text = code.replace(/\$(receiver|keys|key|arguments|model)(?![a-z])/g, (_, part: string) => parts[part] ?? '') + ask.text({ start: call.range.end, end: end.range.end })
  const edits: Twin['edits'][number][] = []
  for (const wanted of batched.imports ?? []) {
    const name = wanted.slice(wanted.search(/[\w]+$/))
    const module = /^from (\S+) import/.exec(wanted)?.[1] ?? wanted.slice(0, wanted.lastIndexOf('.'))
    const imported = importedAlready(ask, `${module}.${name}`) ?? (ask.isPython ? pythonName : scriptName)(ask.tree, ask.facts, module, name)
    if (!imported) return undefined
    edits.push(...imported.edits)
    text = text.replace(new RegExp(`(?<![\\w.])${name}\\(`), () => `${imported.name}(`)
  }
  const isAwaited = outer.parent?.kind === 'await'
  return { text: isAwaited && !batched.code.includes('await ') ? `await ${text}` : text, edits }
}

/** The same function from where else it is had: SQLModel's `select` is SQLAlchemy's. */
function importedAlready(ask: Ask, path: string): { readonly name: string; readonly edits: readonly [] } | undefined {
  const { resolver } = ask.subject
  const same = ask.facts.bindings.find(({ definitions: [only, ...more], scope }) => {
    if (only === undefined || more.length > 0 || scope !== 0 || ask.facts.definitions[only]?.source.from !== 'import') return false
    const kind = resolver.kindOfDefinition(ask.file, only)
    return kind.is === 'symbol' && kind.path === path
  })
  return same && { name: same.name, edits: [] }
}

interface Replaced { readonly node: Node; readonly wrap: (lookup: string) => string }

/** What the lookup takes the place of; a reason where the answer is not simply rows. */
function replacedBy(outer: Call, wants: 'row' | 'rows', scope: Node, ask: Ask): Replaced | string {
  const node = outer.parent?.kind === 'await' ? outer.parent : outer
  if (ask.isPython) {
    const { parent } = node
    const target = parent?.kind === 'assign' && parent.targets.length === 1 ? parent.targets[0] : undefined
    const isNamed = target?.kind === 'name' && mentions(scope, target.name).every((mention) => mention === target || isListUse(mention))
    if (changesInPlace(scope, target?.kind === 'name' ? target.name : undefined, node)) return 'the loop changes what the query gives'
    return wants === 'row' || isListUse(node) || isNamed ? { node, wrap: (lookup) => lookup } : 'its result is used in more ways than a list gives'
  }
  const isCallback = outer.parent?.kind === 'function' && outer.parent.body === outer
  const gathers = isCallback ? outer.parent?.parent?.parent?.parent?.parent : null
  const isGathered = gathers?.kind === 'call' && /^Promise\.(all|allSettled)$/.test(ask.text(gathers.callee.range)) && ask.text(gathers.callee.range) === 'Promise.all'
  if (node === outer && !isGathered) return 'its result is not awaited where it stands'
  return { node, wrap: parenthesised(node) }
}

/** Gone through, measured or tested, as a list can be. */
function isListUse(node: Node): boolean {
  const { parent } = node
  if ((parent?.kind === 'loop' || parent?.kind === 'clause') && parent.iterable === node) return !parent.async
  if (parent?.kind === 'branch' || parent?.kind === 'unary') return true
  return parent?.kind === 'argument' && parent.parent?.kind === 'call' && parent.parent.callee.kind === 'name' && ['list', 'sorted', 'sum', 'set', 'tuple', 'len'].includes(parent.parent.callee.name)
}

function nameFor(outer: Call, wants: 'row' | 'rows', field: string, ask: Ask): string {
  const holder = outer.parent?.kind === 'await' ? outer.parent.parent : outer.parent
  const target = holder?.kind === 'assign' ? holder.targets[0] : undefined
  const base = target?.kind === 'name' ? target.name : wants
  const by = ask.isPython ? `by_${field.replace(/^_+/, '')}` : `by${field.replace(/(?:^_*|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}`
  return freshName(ask.tree, base, by, outer)
}

interface Written { readonly wants: 'row' | 'rows'; readonly twin: string; readonly lookup: Lookup; readonly keys: string; readonly by: string; readonly outer: Call }
interface Grouped { readonly statements: readonly string[]; readonly lookup: string; readonly agreement: string }

const earlier = 'rows are read before the loop'

function inPython({ wants, twin, lookup, keys, by, outer }: Written, ask: Ask): Grouped {
  const row = unusedName(ask.tree, 'row', outer)
  const field = lookup.batched.key === '$field' ? lookup.field : lookup.batched.key ?? lookup.field
  const key = /\bRow\b/.test(lookup.model.returns ?? '') ? `${row}[${quotedText(ask.tree, field)}]` : `${row}.${field}`
  if (lookup.batched.result === 'everyKey') return { statements: [`${by} = ${twin}`], lookup: `${by}[${keys}]`, agreement: 'values are read before the loop' }
  if (lookup.batched.result === 'mapByKey') return { statements: [`${by} = ${twin}`], lookup: `${by}[${keys}]`, agreement: 'a missing row raises KeyError, and keys must have the field\'s type' }
  if (wants === 'row') return { statements: [`${by} = {${key}: ${row} for ${row} in ${twin}}`], lookup: `${by}.get(${keys})`, agreement: `${earlier}, by \`${field}\`, and keys must have its type` }
  return {
    statements: [`${by} = {}`, `for ${row} in ${twin}:`, `    ${by}.setdefault(${key}, []).append(${row})`],
    lookup: `${by}.get(${keys}, [])`, agreement: `${earlier}, and keys must have the field's type`,
  }
}

function inScript({ wants, twin, lookup, keys, by, outer }: Written, replaced: Replaced, ask: Ask): Grouped {
  const semicolon = endOfStatement(ask)
  const [row, found, group, key] = [unusedName(ask.tree, 'row', outer), unusedName(ask.tree, 'found', outer), unusedName(ask.tree, 'group', outer), unusedName(ask.tree, 'key', outer)]
  const field = lookup.batched.key === '$field' ? lookup.field : lookup.batched.key ?? lookup.field
  const { keyFunction } = lookup.batched
  const through = (text: string) => keyFunction === undefined ? text : `${keyFunction}(${text})`
  const query = `const ${found} = ${twin.startsWith('await ') ? twin : `await ${twin}`}${semicolon}`
  const agreement = keyFunction === undefined ? `${earlier}, and keys must have the field's type` : earlier
  if (wants === 'row') {
    return {
      statements: [query, `const ${by} = new Map(${found}.map((${row}) => [${through(`${row}.${field}`)}, ${row}]))${semicolon}`],
      lookup: replaced.wrap(`${by}.get(${through(keys)}) ?? null`), agreement,
    }
  }
  return {
    statements: [
      query, `const ${by} = new Map${isTyped(ask) ? `<unknown, typeof ${found}>` : ''}()${semicolon}`, `for (const ${row} of ${found}) {`, `  const ${key} = ${through(`${row}.${field}`)}${semicolon}`,
      `  const ${group} = ${by}.get(${key})${semicolon}`, `  if (${group}) ${group}.push(${row})${semicolon}`, `  else ${by}.set(${key}, [${row}])${semicolon}`, '}',
    ],
    lookup: replaced.wrap(`${by}.get(${through(keys)}) ?? []`), agreement,
  }
}
