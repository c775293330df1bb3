// Checks library models, ours and users': every key is known, every type text reads, every named type exists, every index is sane.
// The tables say what each part of the schema may hold; what they do not name is an error.

import type { AwaitedForm,
  DeclaredRelation, DeclaredWith, EagerForm, EagerOption, Hook, Loads, ReadsRelation,
  SerializedField, Serializer, SerializingView,
  Batched, Bulk, CallConvention, CallModel, Convention, Effect, LibraryModel, ReturnsBy, Skips, SqlArguments, Streamed, TypeModel,
} from './schema.js'

export type MistakePath = readonly (string | number)[]

/** What is wrong at a place: the words are for whoever shows it. */
export type Mistake = { readonly path: MistakePath } & (
  | { readonly is: 'unknown key'; readonly key: string; readonly allowed: readonly string[] }
  | { readonly is: 'missing key'; readonly key: string }
  | { readonly is: 'choice'; readonly allowed: readonly string[] }
  | { readonly is: 'shape'; readonly wanted: 'object' | 'list' | 'string' | 'boolean' | 'number' | 'type' | 'index of an argument' }
  | { readonly is: 'unknown type'; readonly name: string; readonly known: readonly string[] }
  | { readonly is: 'unreadable type'; readonly text: string }
  | { readonly is: 'placeholder'; readonly name: string }
  | { readonly is: 'no path'; readonly name: string }
)

type Problem<M = Mistake> = M extends Mistake ? Omit<M, 'path'> : never
type Check = (value: unknown, at: MistakePath, report: Report) => void
interface Report { readonly types: ReadonlySet<string>; readonly add: (at: MistakePath, problem: Problem) => void }

/** Errors in words, each with its place; empty where all is well. `known`: the models whose types may be named as well. */
export function checkLibrary(model: LibraryModel, known: readonly LibraryModel[]): readonly string[] {
  const types = new Set([...known, model].flatMap((one) => typeNamesOf(one)))
  return mistakesIn(model, types, library).map((mistake) => `${placeOf(model.id, mistake.path)}: ${wordsOf(mistake)}`)
}

/** Those of a model that a user has written, of which only the language is required. `types`: all that may be named besides the language's own. */
export function mistakesInOwn(model: unknown, types: Iterable<string>): readonly Mistake[] {
  return mistakesIn(model, types, ownLibrary)
}

/** The names of a model's types, which may not have been checked yet. */
export function typeNamesOf(model: unknown): readonly string[] {
  const { types } = isObject(model) && 'types' in model ? model : {}
  return isObject(types) ? Object.entries(types).flatMap(([name, type]: [string, unknown]) => [name, ...aliasesOf(type)]) : []
}

function aliasesOf(type: unknown): readonly string[] {
  const { aliases } = isObject(type) && 'aliases' in type ? type : {}
  return Array.isArray(aliases) ? aliases.filter((one): one is string => typeof one === 'string') : []
}

function mistakesIn(model: unknown, types: Iterable<string>, check: Check): readonly Mistake[] {
  const mistakes: Mistake[] = []
  check(model, [], { types: new Set([...builtins, ...types]), add: (path, problem) => mistakes.push({ path, ...problem }) })
  return mistakes
}

function placeOf(id: string, path: MistakePath): string {
  return path.reduce<string>((text, part) => typeof part === 'number' ? `${text}[${part}]` : `${text}.${part}`, id)
}

function wordsOf(mistake: Mistake): string {
  switch (mistake.is) {
    case 'unknown key': return 'is not known'
    case 'missing key': return `lacks ${mistake.key}`
    case 'choice': return `is none of ${mistake.allowed.join(', ')}`
    case 'shape': return `is no ${mistake.wanted}`
    case 'unknown type': return `names ${mistake.name}, which no model describes`
    case 'unreadable type': return `${JSON.stringify(mistake.text)} is no type`
    case 'placeholder': return `${mistake.name} is no placeholder`
    case 'no path': return `${JSON.stringify(mistake.name)} is no path`
  }
}

const builtins: readonly string[] = [
  'list', 'tuple', 'set', 'dict', 'generator', 'promise', 'function', 'string', 'bytes', 'number', 'boolean', 'none', 'any', 'regex', 'Row', 'self', 'class',
  'awaited', 'flat', 'instance', 'inner', 'arguments', 'type', 'promisified', 'entered', 'enteredAsync',
]

const text = ofType('string')
const flag = ofType('boolean')
const texts = listOf(text)
const index: Check = (value, at, report) => {
  if (!Number.isInteger(value) || (value as number) < -1 || (value as number) > 9) report.add(at, { is: 'shape', wanted: 'index of an argument' })
}
const keyed: Check = (value, at, report) => { if (typeof value !== 'string') index(value, at, report) }

function ofType(type: 'string' | 'boolean' | 'number'): Check {
  return (value, at, report) => { if (typeof value !== type) report.add(at, { is: 'shape', wanted: type }) }
}

function oneOf(...allowed: readonly string[]): Check {
  return (value, at, report) => { if (typeof value !== 'string' || !allowed.includes(value)) report.add(at, { is: 'choice', allowed }) }
}

function listOf(check: Check): Check {
  return (value, at, report) => {
    if (!Array.isArray(value)) { report.add(at, { is: 'shape', wanted: 'list' }); return }
    const items: readonly unknown[] = value
    items.forEach((item, place) => { check(item, [...at, place], report) })
  }
}

function recordOf(check: Check): Check {
  return (value, at, report) => { for (const [key, item] of entriesOf(value, at, report)) check(item, [...at, key], report) }
}

/** Rows by the path of what they describe. */
function byPath(check: Check): Check {
  return (value, at, report) => {
    for (const [key, item] of entriesOf(value, at, report)) {
      if (/^[^\s.](?:\S*[^\s.])?$/.test(key)) check(item, [...at, key], report)
      else report.add([...at, key], { is: 'no path', name: key })
    }
  }
}

/** One check for each key that the schema names: a key that is added there does not compile before it stands here. */
function shape<T extends object>(given: { readonly [K in keyof T]-?: Check }, required: readonly (keyof T & string)[] = []): Check {
  const fields: Readonly<Record<string, Check>> = given
  return (value, at, report) => {
    const entries = entriesOf(value, at, report)
    for (const [key, item] of entries) {
      const check = Object.hasOwn(fields, key) ? fields[key] : undefined
      if (check) check(item, [...at, key], report)
      else report.add([...at, key], { is: 'unknown key', key, allowed: Object.keys(fields) })
    }
    for (const key of isObject(value) ? required : []) if (!entries.some(([one]) => one === key)) report.add(at, { is: 'missing key', key })
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function entriesOf(value: unknown, at: MistakePath, report: Report): readonly (readonly [string, unknown])[] {
  if (isObject(value)) return Object.entries(value).filter(([, item]) => item !== undefined)
  report.add(at, { is: 'shape', wanted: 'object' })
  return []
}

/** `promise<list<pg.Row>> | none`: names with arguments, in a union. */
const typeText: Check = (value, at, report) => {
  if (typeof value !== 'string') { report.add(at, { is: 'shape', wanted: 'type' }); return }
  const rest = value.replace(/[^<>,|\s]+/g, (name) => {
    const isKnown = report.types.has(name) || /^(\$|arg|element|result|returned)\d$/.test(name)
    if (!isKnown) report.add(at, { is: 'unknown type', name, known: [...report.types] })
    return 'T'
  }).replace(/\s+/g, '')
  let reduced = rest
  for (let before = ''; before !== reduced;) {
    before = reduced
    reduced = reduced.replace(/T<T(,T)*>/g, 'T').replace(/T\|T/g, 'T')
  }
  if (reduced !== 'T') report.add(at, { is: 'unreadable type', text: value })
}

const effect = shape<Effect>({
  kind: oneOf('mark', 'query', 'load', 'write', 'begin', 'commit', 'rollback', 'connect', 'request', 'paid', 'file-read', 'file-write', 'sleep', 'log', 'subprocess', 'lock', 'ui', 'compute'),
  noun: text, finds: flag, anew: flag, changes: flag, blocking: flag, embedded: flag, brief: flag, rows: oneOf('one', 'many'),
  service: text, billed: text, level: oneOf('debug', 'info', 'warning', 'error'),
}, ['kind'])

/** `$in` is MongoDB's own. */
const placeholders = /^\$(receiver|keys|rows|sql|fields|key|arguments|model|field|in)(__\w+)?$/
const code: Check = (value, at, report) => {
  text(value, at, report)
  for (const [name] of String(value).matchAll(/\$\w+/g)) if (!placeholders.test(name)) report.add(at, { is: 'placeholder', name })
}

const keptCode: Check = (value, at, report) => {
  text(value, at, report)
  for (const [name] of String(value).matchAll(/\$\w+/g)) if (name !== '$object' && name !== '$name') report.add(at, { is: 'placeholder', name })
}

const call: Check = shape<CallModel>({
  remembered: flag, returns: typeText, returnsBy: shape<ReturnsBy>({ argument: index, name: text, types: recordOf(typeText) }, ['types']), givesClass: oneOf('text', 'user'), effect, effectOfArgument: index, lazy: flag, awaitable: flag, coalesced: flag, expires: flag, memoised: flag, mutates: flag, pure: flag, draws: flag, never: flag,
  sql: shape<SqlArguments>({
    text: index, textName: text, parameters: (value, at, report) => { if (value !== 'rest') index(value, at, report) }, parametersName: text,
    style: oneOf('qmark', 'format', 'pyformat', 'named', 'numeric', 'dollar', 'driver'), textOption: text, parametersOptions: texts, maxParameters: ofType('number'),
    rows: shape<NonNullable<SqlArguments['rows']>>({ by: oneOf('place', 'name'), settings: texts }, ['by']), rowsAt: keyed, rowsType: oneOf('written'), every: text,
  }, ['text']),
  sqlText: index, prepared: flag, awaitedAs: shape<AwaitedForm>({ module: text, name: text }, ['module', 'name']), together: oneOf('arguments', 'elements', 'tasks'), key: keyed, table: keyed, batch: oneOf('keyword-in', 'object-in', 'expression-in', 'list-argument', 'always'),
  httpMethod: shape<NonNullable<CallModel['httpMethod']>>({ arguments: listOf(index), name: text, option: text }, ['arguments']),
  bulk: listOf(shape<Bulk>({
    code, row: text, statement: text, imports: texts, needsRows: flag, most: ofType('number'), keyField: text, options: texts, enters: flag, agreement: text,
    skips: shape<Skips>({
      methods: texts, signals: texts, fields: texts, known: flag, inherited: flag, made: shape<DeclaredWith>({ from: texts, except: texts, also: texts }, ['from']),
      hooks: listOf(shape<Hook>({ call: text, event: text, ofClass: flag, except: texts }, ['call'])),
    }),
  }, ['code', 'row'])),
  batched: shape<Batched>({ code, result: oneOf('mapByKey', 'everyKey', 'rows'), key: text, imports: texts, keyFunction: text, joined: code }, ['code', 'result']),
  declares: shape<DeclaredRelation>({
    rows: oneOf('one', 'many', 'annotation'), target: shape<NonNullable<DeclaredRelation['target']>>({ argument: index, name: text }, ['argument']),
    reverse: shape<NonNullable<DeclaredRelation['reverse']>>({ name: text, rows: oneOf('one', 'many', 'key'), otherwise: text }, ['name', 'rows']), column: text,
    loading: shape<NonNullable<DeclaredRelation['loading']>>({ name: text, eager: texts, never: texts, joined: texts }, ['name', 'eager', 'never']), many: typeText, one: typeText,
    lazy: oneOf('never', 'promise'), lazyOption: text, inverse: index,
    called: shape<NonNullable<DeclaredRelation['called']>>({ option: text, otherwise: oneOf('one', 'many') }, ['option', 'otherwise']),
    methods: recordOf((value, at, report) => { call(value, at, report) }),
  }, ['rows']),
  loads: shape<Loads>({
    later: flag,
    by: oneOf('names', 'attributes', 'options', 'notation', 'graph', 'alias', 'models'), separator: text, all: flag, into: index, argument: index, option: text,
  }, ['by']),
   namesLoad: shape<NonNullable<CallModel['namesLoad']>>({ path: text, query: text, as: text }, ['path', 'query', 'as']), refusesLoads: flag,
  readsRelation: shape<ReadsRelation>({ argument: index, receiver: flag, anew: flag, kept: keptCode }),
  eagerOption: shape<EagerOption>({ argument: index, name: text, form: oneOf('flags', 'nested', 'paths', 'associations'), safety: oneOf('suggested') }, ['argument', 'name', 'form', 'safety']),
  passesRows: index, ownRows: shape<NonNullable<CallModel['ownRows']>>({ query: text, model: text }, ['query', 'model']), serializes: index,
  mutatesArguments: listOf(index), evaluates: listOf(index), streams: listOf((value, at, report) => { if (value !== 'receiver') index(value, at, report) }),
  callback: shape<NonNullable<CallModel['callback']>>({ argument: index, name: text, runs: oneOf('each', 'once'), parameters: listOf(typeText), elsewhere: flag }, ['argument', 'runs']),
  whole: oneOf('text', 'bytes', 'lines'), streamed: shape<Streamed>({ opens: text, module: text, lines: text }, ['opens', 'module', 'lines']),
})

const element = shape<NonNullable<TypeModel['iterates']>>({ element: typeText, effect, lines: flag, untranslated: flag }, ['element'])
const serializer = shape<Serializer>({
  options: text, ofModel: flag, model: text, fields: text, all: text, exclude: text, depth: text, extra: shape<Serializer['extra']>({ option: text, unread: text }, ['option', 'unread']), lists: text, whole: text, chooses: texts, rows: text, many: text,
}, ['options', 'model', 'fields', 'all', 'exclude', 'depth', 'extra', 'lists', 'whole', 'chooses', 'rows', 'many'])
const field = shape<SerializedField>({
  reads: oneOf('value', 'object', 'text', 'key', 'method', 'nothing'), source: text, unread: text, overridden: texts,
  method: shape<NonNullable<SerializedField['method']>>({ name: text, otherwise: text }, ['name', 'otherwise']),
  keyBy: shape<NonNullable<SerializedField['keyBy']>>({ option: text, text, absent: flag }, ['option', 'text', 'absent']),
}, ['reads', 'source', 'unread', 'overridden'])
const view = shape<SerializingView>({ serializer: text, chooses: text, action: text, rows: text, narrows: text }, ['serializer', 'chooses', 'action', 'rows', 'narrows'])

const type = shape<TypeModel>({
  extends: listOf(typeText), aliases: texts, constructs: call, statics: typeText, attributes: recordOf(typeText), calls: recordOf(call),
  wholeAttributes: recordOf(oneOf('text', 'bytes')), anyAttribute: typeText, anyCall: call, call, iterates: element, indexed: shape<NonNullable<TypeModel['indexed']>>({ element: typeText, effect, byKey: recordOf(typeText) }, ['element']),
  statement: oneOf('query', 'write'), command: effect, awaits: shape<NonNullable<TypeModel['awaits']>>({ result: typeText, effect, anew: flag, kept: keptCode }, ['result']), enters: typeText,
  eager: shape<EagerForm>({
    one: text, many: text, thenOne: text, thenMany: text, importsOne: text, importsMany: text, separator: text, isAlone: flag, keepsObjects: flag, safety: oneOf('safe', 'suggested'),
  }, ['one', 'many', 'safety']),
  standsFor: typeText, schemaModel: flag, keptRows: shape<NonNullable<TypeModel['keptRows']>>({ all: texts, reads: texts }, ['all', 'reads']), sharing: oneOf('exclusive', 'shared'), binds: flag, notArray: flag, pipelines: flag, rowAttributes: texts, serializer, field, view, listed: texts, sharedWhereKept: flag, threads: oneOf('own'),
})

const convention = { receiver: text, is: typeText, confidence: oneOf('medium', 'low'), imports: texts }
const libraryKeys: { readonly [K in keyof LibraryModel]-?: Check } = {
  id: text, language: oneOf('python', 'typescript'), source: text, modules: texts, functions: byPath(call), values: byPath(typeText), types: byPath(type),
  globals: texts, aliases: recordOf(text), conventions: listOf(shape<Convention>(convention, ['receiver', 'is', 'confidence'])),
  generated: recordOf(text),
  callConventions: listOf(shape<CallConvention>({ ...convention, methods: texts, given: typeText }, ['receiver', 'is', 'confidence', 'methods'])),
}
const library = shape<LibraryModel>(libraryKeys, ['id', 'language', 'source', 'modules'])
const ownLibrary = shape<LibraryModel>(libraryKeys, ['language'])
