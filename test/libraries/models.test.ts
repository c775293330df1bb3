// Every library model holds to the schema, and what it names exists.

import assert from 'node:assert/strict'
import { checkLibrary } from '../../src/analysis/libraries/check.js'
import { createCatalogue } from '../../src/analysis/libraries/catalogue.js'
import { libraries } from '../../src/analysis/libraries/index.js'
import { library } from '../../src/analysis/libraries/schema.js'

describe('library models', () => {
  for (const model of libraries) it(`${model.language}: ${model.id}`, () => {
    assert.deepEqual(checkLibrary(model, libraries.filter((one) => one.language === model.language)), [])
  })

  it('have ids of their own', () => {
    const ids = libraries.map((model) => `${model.language} ${model.id}`)
    assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [])
  })

  it('extend no type by way of itself', () => {
    for (const language of ['python', 'typescript'] as const) {
      const types = new Map(libraries.filter((model) => model.language === language).flatMap((model) => Object.entries(model.types ?? {})))
      const bases = (name: string) => (types.get(name)?.extends ?? []).map((base) => base.replace(/<.*$/s, ''))
      for (const name of types.keys()) {
        const seen = new Set<string>()
        const pending = bases(name)
        for (let base = pending.pop(); base !== undefined; base = pending.pop()) {
          assert.notEqual(base, name)
          if (!seen.has(base)) { seen.add(base); pending.push(...bases(base)) }
        }
      }
    }
  })

  it('give one name to one type', () => {
    for (const language of ['python', 'typescript'] as const) {
      const owners = new Map<string, string>()
      for (const model of libraries.filter((one) => one.language === language)) for (const [name, type] of Object.entries(model.types ?? {})) {
        for (const alias of type.aliases ?? []) {
          assert.ok((owners.get(alias) ?? name) === name, `${alias} is ${name} and ${owners.get(alias) ?? ''}`)
          owners.set(alias, name)
        }
      }
    }
  })

  it('have aliases that end', () => {
    for (const language of ['python', 'typescript'] as const) {
      const { canonical } = createCatalogue(libraries, language)
      for (const model of libraries.filter((one) => one.language === language)) for (const from of Object.keys(model.aliases ?? {})) {
        assert.equal(canonical(canonical(from)), canonical(from))
      }
    }
  })

  describe('are checked', () => {
    const wrong = (part: object) => checkLibrary({ id: 'x', language: 'python', source: 's', modules: [], ...part }, [])
    it('sound ones', () => {
      assert.deepEqual(checkLibrary(library({ id: 'x', language: 'python', source: 's', modules: ['x'], types: { 'x.T': { calls: { m: { returns: 'list<x.T> | none' } } } } }), []), [])
    })
    it('types that nobody describes', () => { assert.deepEqual(wrong({ functions: { 'x.f': { returns: 'x.U' } } }), ['x.functions.x.f.returns: names x.U, which no model describes']) })
    it('types that do not read', () => { assert.deepEqual(wrong({ functions: { 'x.f': { returns: 'list<' } } }), ['x.functions.x.f.returns: "list<" is no type']) })
    it('unknown keys', () => { assert.deepEqual(wrong({ functions: { 'x.f': { retuns: 'any' } } }), ['x.functions.x.f.retuns: is not known']) })
    it('indexes that are none', () => { assert.deepEqual(wrong({ functions: { 'x.f': { callback: { argument: 1.5, runs: 'each' } } } }), ['x.functions.x.f.callback.argument: is no index of an argument']) })
    it('missing parts', () => { assert.deepEqual(wrong({ functions: { 'x.f': { effect: {} } } }), ['x.functions.x.f.effect: lacks kind']) })
    it('foreign placeholders', () => { assert.deepEqual(wrong({ functions: { 'x.f': { batched: { code: '$self.all()', result: 'rows' } } } }), ['x.functions.x.f.batched.code: $self is no placeholder']) })
  })
})
