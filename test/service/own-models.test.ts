// The models in a configuration file: each mistake is one line that says where it is and what is allowed there.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfiguration } from '../../src/service/configuration.js'
import { parseConfiguration } from '../../src/service/configuration-file.js'
import { withFolder } from '../support/folder.js'

function mistakesOf(model: string): readonly string[] {
  const text = `{ "models": [${model}] }`
  return parseConfiguration(text, []).mistakes.map(({ offset, length, message }) => `${text.slice(offset, offset + length)}: ${message}`)
}

describe('models in a configuration file, mistakes', () => {
  const call = (row: string) => `{ "language": "python", "functions": { "acme.load": ${row} } }`
  const row = 'models[0].functions.acme.load'
  const cases: readonly (readonly [string, string, string])[] = [
    ['unknown key of a list\'s row', '{ "language": "python", "conventions": [{ "reciever": "db", "is": "any", "confidence": "low", "receiver": "db" }] }',
      '"reciever": unknown key "models[0].conventions[0].reciever"; allowed: "receiver", "is", "confidence", "imports"; did you mean "receiver"?'],
    ['unknown kind of effect', call('{ "effect": { "kind": "requst" } }'),
      `"requst": "${row}.effect.kind" must be one of "mark", "query", "load", "write", "begin", "commit", "rollback", "connect", "request", "paid", "file-read", "file-write", "sleep", "log", "subprocess", "lock", "ui", "compute", not "requst"; did you mean "request"?`],
    ['an effect without a kind', call('{ "effect": { "blocking": true } }'), `{ "blocking": true }: "${row}.effect" needs "kind"`],
    ['wrong type', call('{ "awaitable": "yes" }'), `"yes": "${row}.awaitable" must be true or false, not "yes"`],
    ['a text for an object', call('{ "effect": "request" }'), `"request": "${row}.effect" must be an object, not "request"`],
    ['a row that is none', call('null'), `null: "${row}" must be an object, not null`],
    ['no index', call('{ "sql": { "text": "first" } }'), `"first": "${row}.sql.text" must be the index of an argument (0 is the first), not "first"`],
    ['bad type text', call('{ "returns": "list<" }'), `"list<": "${row}.returns" is no type: "list<"; types are written like "list<acme.Row> | none"`],
    ['a type that nobody describes', call('{ "returns": "list<sqlite3.Connectoin>" }'),
      `"list<sqlite3.Connectoin>": "${row}.returns" names the type "sqlite3.Connectoin", which no model describes; did you mean "sqlite3.Connection"?`],
    ['no placeholder', call('{ "batched": { "code": "$this.all()", "result": "rows" } }'), `"$this.all()": "${row}.batched.code" has the placeholder $this, which is not known`],
    ['a path that is none', '{ "language": "python", "functions": { "": {} } }', '"": "models[0].functions" has a row that is named "", which is no path: name what it describes, like "acme.load"'],
    ['no language', '{ "functions": {} }', '{ "functions": {} }: "models[0]" needs "language"'],
    ['wrong language', '{ "language": "javascript" }', '"javascript": "models[0].language" must be one of "python", "typescript", not "javascript"'],
    ['a list is wanted', '{ "language": "python", "modules": "acme" }', '"acme": "models[0].modules" must be a list, not "acme"'],
    ['no model', '"acme"', '"acme": "models[0]" must be an object, not "acme"'],
    ['types that are none', '{ "language": "python", "types": { "acme.T": null } }', 'null: "models[0].types.acme.T" must be an object, not null'],
  ]
  for (const [name, model, expected] of cases) it(name, () => { assert.deepEqual(mistakesOf(model), [expected]) })

  it('unknown key of a model', () => {
    const [only, ...others] = mistakesOf('{ "language": "python", "function": {} }')
    assert.deepEqual(others, [])
    assert.match(only ?? '', /^"function": unknown key "models\[0\]\.function"; allowed: "id", "language", .*"functions", .*; did you mean "functions"\?$/)
  })

  it('unknown key of an effect', () => {
    const [only, ...others] = mistakesOf(call('{ "effect": { "kind": "request", "bloking": true } }'))
    assert.deepEqual(others, [])
    assert.match(only ?? '', /^"bloking": unknown key "models\[0\]\.functions\.acme\.load\.effect\.bloking"; allowed: "kind", .*; did you mean "blocking"\?$/)
  })

  it('a list is wanted for all of them', () => {
    assert.deepEqual(parseConfiguration('{ "models": {} }', []).mistakes.map(({ message }) => message), ['"models" must be a list, not an object'])
  })

  it('types of other models, and classes that functions name, may be named', () => {
    assert.deepEqual(mistakesOf('{ "language": "python", "types": { "acme.A": {} } }, { "language": "python", "functions": { "acme.f": { "returns": "acme.A | acme.B" }, "acme.B.g": {} } }'), [])
  })
})

describe('models in a configuration file, accepted', () => {
  it('are among the options of every file', async () => {
    const models = [{ language: 'python', functions: { 'acme.load': { effect: { kind: 'query' } } } }]
    await withFolder({ '.cost-hints.json': JSON.stringify({ models, overrides: [{ files: ['a'], level: 'aggressive' }] }) }, async (root) => {
      const { optionsFor } = await loadConfiguration({ root, ruleIds: [] })
      assert.equal(JSON.stringify([optionsFor('a/b.py').models, optionsFor('c.py').models]), JSON.stringify([models, models]))
    })
  })
})

interface Described { readonly description?: string, readonly properties?: Readonly<Record<string, Described>>, readonly required?: readonly string[] }

describe('the JSON schema of models', () => {
  const { definitions } = JSON.parse(readFileSync(join(process.cwd(), 'schemas', 'cost-hints.schema.json'), 'utf8')) as { definitions: Readonly<Record<string, Described>> }

  it('has a word for every key', () => {
    const silent = Object.entries(definitions).flatMap(([name, { description, properties = {} }]) => [
      ...description === undefined ? [name] : [], ...Object.entries(properties).flatMap(([key, one]) => one.description === undefined ? [`${name}.${key}`] : []),
    ])
    assert.deepEqual(silent, [])
  })

  it('has the keys that are read', () => {
    const allowed = (model: string): readonly string[] => [...(/allowed: ([^;]*)/.exec(mistakesOf(model)[0] ?? '')?.[1] ?? '').matchAll(/"(\w+)"/g)].map((match) => match[1] ?? '').sort()
    const keys = (name: string): readonly string[] => Object.keys(definitions[name]?.properties ?? {}).sort()
    assert.deepEqual(keys('LibraryModel'), allowed('{ "language": "python", "?": 1 }'))
    assert.deepEqual(keys('CallModel'), allowed('{ "language": "python", "functions": { "a.f": { "?": 1 } } }'))
    assert.deepEqual(keys('TypeModel'), allowed('{ "language": "python", "types": { "a.T": { "?": 1 } } }'))
    assert.deepEqual(keys('Effect'), allowed('{ "language": "python", "functions": { "a.f": { "effect": { "kind": "query", "?": 1 } } } }'))
    assert.deepEqual(definitions['LibraryModel']?.required, ['language'])
  })
})
