// Checks library models, ours and users': every key is known, every type text reads, every named type exists, every index is sane.
// The tables say what each part of the schema may hold; what they do not name is an error.

import type {
  DeclaredRelation, DeclaredWith, EagerForm, EagerOption, Hook, Loads, ReadsRelation,
  Batched, Bulk, CallConvention, CallModel, Convention, Effect, LibraryModel, ReturnsBy, Skips, SqlArguments, Streamed, TypeModel,
} from './schema.js'

type Check = (value: unknown, at: string, report: Report) => void
interface Report { readonly types: ReadonlySet<string>; readonly add: (at: string, message: string) => void }

/** Errors in words, each with its place; empty where all is well. `known`: the models whose types may be named as well. */
export function checkLibrary(model: LibraryModel, known: readonly LibraryModel[]): readonly string[] {
  const errors: string[] = []
  const types = new Set(builtins)
  for (const one of [...known, model]) for (const [name, type] of Object.entries(one.types ?? {})) for (const alias of [name, ...type.aliases ?? []]) types.add(alias)
  library(model, model.id, { types, add: (at, message) => errors.push(`${at}: ${message}`) })
  return errors
}

const builtins: readonly string[] = [
  'list', 'tuple', 'set', 'dict', 'generator', 'promise', 'function', 'string', 'bytes', 'number', 'boolean', 'none', 'any', 'regex', 'Row', 'self', 'class',
  'awaited', 'flat', 'instance', 'inner', 'arguments', 'type', 'promisified',
]

const text = ofType('string')
const flag = ofType('boolean')
const texts = listOf(text)
const index: Check = (value, at, report) => { if (!Number.isInteger(value) || (value as number) < -1 || (value as number) > 9) report.add(at, 'is no index of an argument') }
const keyed: Check = (value, at, report) => { if (typeof value !== 'string') index(value, at, report) }

function ofType(type: 'string' | 'boolean' | 'number'): Check {
  return (value, at, report) => { if (typeof value !== type) report.add(at, `is no ${type}`) }
}

function oneOf(...words: readonly string[]): Check {
  return (value, at, report) => { if (!words.includes(String(value))) report.add(at, `is none of ${words.join(', ')}`) }
}

function listOf(check: Check): Check {
  return (value, at, report) => {
    if (!Array.isArray(value)) { report.add(at, 'is no list'); return }
    const items: readonly unknown[] = value
    items.forEach((item, place) => { check(item, `${at}[${place}]`, report) })
  }
}

function recordOf(check: Check): Check {
  return (value, at, report) => { for (const [key, item] of entriesOf(value, at, report)) check(item, `${at}.${key}`, report) }
}

/** One check for each key that the schema names: a key that is added there does not compile before it stands here. */
function shape<T extends object>(given: { readonly [K in keyof T]-?: Check }, required: readonly (keyof T & string)[] = []): Check {
  const fields: Readonly<Record<string, Check>> = given
  return (value, at, report) => {
    const entries = entriesOf(value, at, report)
    for (const [key, item] of entries) {
      const check = Object.hasOwn(fields, key) ? fields[key] : undefined
      if (check) check(item, `${at}.${key}`, report)
      else report.add(`${at}.${key}`, 'is not known')
    }
    for (const key of required) if (!entries.some(([one]) => one === key)) report.add(at, `lacks ${key}`)
  }
}

function entriesOf(value: unknown, at: string, report: Report): readonly (readonly [string, unknown])[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value).filter(([, item]) => item !== undefined)
  report.add(at, 'is no object')
  return []
}

/** `promise<list<pg.Row>> | none`: names with arguments, in a union. */
const typeText: Check = (value, at, report) => {
  if (typeof value !== 'string') { report.add(at, 'is no type'); return }
  const rest = value.replace(/[^<>,|\s]+/g, (name) => {
    if (!report.types.has(name) && !/^(\$|arg|element|result|returned)\d$/.test(name)) report.add(at, `names ${name}, which no model describes`)
    return 'T'
  }).replace(/\s+/g, '')
  let reduced = rest
  for (let before = ''; before !== reduced;) {
    before = reduced
    reduced = reduced.replace(/T<T(,T)*>/g, 'T').replace(/T\|T/g, 'T')
  }
  if (reduced !== 'T') report.add(at, `${JSON.stringify(value)} is no type`)
}

const effect = shape<Effect>({
  kind: oneOf('mark', 'query', 'load', 'write', 'begin', 'commit', 'rollback', 'connect', 'request', 'paid', 'file-read', 'file-write', 'sleep', 'log', 'subprocess', 'lock', 'ui', 'compute'),
  noun: text, finds: flag, changes: flag, blocking: flag, brief: flag, rows: oneOf('one', 'many'),
  service: text, billed: text, level: oneOf('debug', 'info', 'warning', 'error'),
}, ['kind'])

/** `$in` is MongoDB's own. */
const placeholders = /^\$(receiver|keys|rows|sql|fields|key|arguments|model|field|in)(__\w+)?$/
const code: Check = (value, at, report) => {
  text(value, at, report)
  for (const [name] of String(value).matchAll(/\$\w+/g)) if (!placeholders.test(name)) report.add(at, `${name} is no placeholder`)
}

const call: Check = shape<CallModel>({
  returns: typeText, returnsBy: shape<ReturnsBy>({ argument: index, name: text, types: recordOf(typeText) }, ['types']), effect, effectOfArgument: index, lazy: flag, awaitable: flag, coalesced: flag, memoised: flag, mutates: flag, pure: flag, never: flag,
  sql: shape<SqlArguments>({
    text: index, textName: text, parameters: (value, at, report) => { if (value !== 'rest') index(value, at, report) }, parametersName: text,
    style: oneOf('qmark', 'format', 'pyformat', 'named', 'numeric', 'dollar', 'driver'), textOption: text, parametersOptions: texts, maxParameters: ofType('number'),
    rows: shape<NonNullable<SqlArguments['rows']>>({ by: oneOf('place', 'name'), settings: texts }, ['by']), rowsAt: keyed, every: text,
  }, ['text']),
  sqlText: index, prepared: flag, together: oneOf('arguments', 'elements', 'tasks'), key: keyed, table: keyed, batch: oneOf('keyword-in', 'object-in', 'expression-in', 'list-argument', 'always'),
  httpMethod: shape<NonNullable<CallModel['httpMethod']>>({ arguments: listOf(index), name: text, option: text }, ['arguments']),
  bulk: listOf(shape<Bulk>({
    code, row: text, imports: texts, needsRows: flag, most: index, keyField: text, options: texts, enters: flag, agreement: text,
    skips: shape<Skips>({
      methods: texts, signals: texts, fields: texts, inherited: flag, made: shape<DeclaredWith>({ from: texts, except: texts, also: texts }, ['from']),
      hooks: listOf(shape<Hook>({ call: text, event: text, ofClass: flag, except: texts }, ['call'])),
    }),
  }, ['code', 'row'])),
  batched: shape<Batched>({ code, result: oneOf('mapByKey', 'rows'), key: text, imports: texts, keyFunction: text }, ['code', 'result']),
  declares: shape<DeclaredRelation>({
    rows: oneOf('one', 'many', 'annotation'), target: shape<NonNullable<DeclaredRelation['target']>>({ argument: index, name: text }, ['argument']),
    reverse: shape<NonNullable<DeclaredRelation['reverse']>>({ name: text, rows: oneOf('one', 'many'), otherwise: text }, ['name', 'rows']), column: text,
    loading: shape<NonNullable<DeclaredRelation['loading']>>({ name: text, eager: texts, never: texts }, ['name', 'eager', 'never']), many: typeText, one: typeText,
    lazy: oneOf('never', 'promise'), lazyOption: text, inverse: index,
    called: shape<NonNullable<DeclaredRelation['called']>>({ option: text, otherwise: oneOf('one', 'many') }, ['option', 'otherwise']),
    methods: recordOf((value, at, report) => { call(value, at, report) }),
  }, ['rows']),
  loads: shape<Loads>({
    by: oneOf('names', 'attributes', 'options', 'notation', 'graph', 'alias', 'models'), separator: text, all: flag, into: index, argument: index, option: text,
  }, ['by']),
   namesLoad: shape<NonNullable<CallModel['namesLoad']>>({ path: text, query: text, as: text }, ['path', 'query', 'as']), refusesLoads: flag,
  readsRelation: shape<ReadsRelation>({ argument: index, receiver: flag, anew: flag }),
  eagerOption: shape<EagerOption>({ argument: index, name: text, form: oneOf('flags', 'nested', 'paths', 'associations'), safety: oneOf('suggested') }, ['argument', 'name', 'form', 'safety']),
  mutatesArguments: listOf(index), evaluates: listOf(index), streams: listOf((value, at, report) => { if (value !== 'receiver') index(value, at, report) }),
  callback: shape<NonNullable<CallModel['callback']>>({ argument: index, name: text, runs: oneOf('each', 'once'), parameters: listOf(typeText), elsewhere: flag }, ['argument', 'runs']),
  whole: oneOf('text', 'bytes', 'lines'), streamed: shape<Streamed>({ opens: text, module: text, lines: text }, ['opens', 'module', 'lines']),
})

const element = shape<NonNullable<TypeModel['iterates']>>({ element: typeText, effect, lines: flag, untranslated: flag }, ['element'])
const type = shape<TypeModel>({
  extends: listOf(typeText), aliases: texts, constructs: call, statics: typeText, attributes: recordOf(typeText), calls: recordOf(call),
  wholeAttributes: recordOf(oneOf('text', 'bytes')), anyAttribute: typeText, anyCall: call, call, iterates: element, indexed: shape<NonNullable<TypeModel['indexed']>>({ element: typeText, effect, byKey: recordOf(typeText) }, ['element']),
  statement: oneOf('query', 'write'), command: effect, awaits: shape<NonNullable<TypeModel['awaits']>>({ result: typeText, effect }, ['result']), enters: typeText,
  eager: shape<EagerForm>({
    one: text, many: text, thenOne: text, thenMany: text, importsOne: text, importsMany: text, separator: text, safety: oneOf('safe', 'suggested'),
  }, ['one', 'many', 'safety']),
  standsFor: typeText, keptRows: shape<NonNullable<TypeModel['keptRows']>>({ all: texts, reads: texts }, ['all', 'reads']), sharing: oneOf('exclusive', 'shared'), binds: flag, notArray: flag, pipelines: flag, threads: oneOf('own'),
})

const convention = { receiver: text, is: typeText, confidence: oneOf('medium', 'low'), imports: texts }
const library = shape<LibraryModel>({
  id: text, language: oneOf('python', 'typescript'), source: text, modules: texts, functions: recordOf(call), values: recordOf(typeText), types: recordOf(type),
  globals: texts, aliases: recordOf(text), conventions: listOf(shape<Convention>(convention, ['receiver', 'is', 'confidence'])),
  callConventions: listOf(shape<CallConvention>({ ...convention, methods: texts, given: typeText }, ['receiver', 'is', 'confidence', 'methods'])),
}, ['id', 'language', 'source', 'modules'])
