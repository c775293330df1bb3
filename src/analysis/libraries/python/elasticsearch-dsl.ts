// Elasticsearch's DSL: a Search is built, and sent when it is executed, counted or gone through; it keeps its answer.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'

const same: CallModel = { returns: 'self', pure: true }
const refined = ['query', 'filter', 'exclude', 'sort', 'source', 'extra', 'params', 'index', 'doc_type', 'using', 'highlight',
  'highlight_options', 'suggest',
  'knn', 'rank', 'collapse', 'post_filter', 'script_fields', 'response_class', 'search_after', 'update_from_dict', 'script']

interface Names { readonly search: string; readonly document: string; readonly meta: string; readonly isAsync: boolean }

const sync: Names = { search: 'elasticsearch.dsl.Search', document: 'elasticsearch.dsl.Document', meta: 'elasticsearch.dsl.DocumentMeta',
  isAsync: false }
const later: Names = {
  search: 'elasticsearch.dsl.AsyncSearch', document: 'elasticsearch.dsl.AsyncDocument', meta: 'elasticsearch.dsl.AsyncDocumentMeta',
  isAsync: true,
}

function acting({ isAsync }: Names) {
  const effectOf = (kind: 'query' | 'write', rows?: 'one' | 'many'): Effect => ({
    kind, noun: 'document', ...(rows && { rows }), ...(isAsync ? {} : { blocking: true }),
  })
  const call = (kind: 'query' | 'write' | undefined, type: string, rows?: 'one' | 'many'): CallModel => ({
    ...(isAsync ? { returns: `promise<${type}>`, awaitable: true } : { returns: type }), ...(kind && { effect: effectOf(kind, rows) }),
  })
  return { call, effectOf }
}

function searchType(names: Names): TypeModel {
  const { call, effectOf } = acting(names)
  const many = effectOf('query', 'many')
  return {
    iterates: { element: '$0', effect: many },
    // An index or a slice says which hits are wanted, and asks nothing.
    indexed: { element: 'self' },
    attributes: { aggs: 'any' },
    calls: {
      ...Object.fromEntries(refined.map((name) => [name, same])),
      execute: call('query', 'elasticsearch.dsl.Response<$0>', 'many'),
      count: call('query', 'number', 'one'),
      delete: call('write', 'any'),
      scan: { returns: 'generator<$0>', effect: many, lazy: true },
      iterate: { returns: 'generator<$0>', effect: many, lazy: true },
      to_dict: { returns: 'Row', pure: true },
    },
  }
}

function documentTypes(names: Names): Readonly<Record<string, TypeModel>> {
  const { call } = acting(names)
  return {
    [names.document]: {
      constructs: { pure: true },
      statics: `${names.meta}<class>`,
      attributes: { meta: 'any' },
      calls: {
        save: call('write', 'any'), update: call('write', 'any'), delete: call('write', 'none'),
        to_dict: { returns: 'Row', pure: true }, full_clean: { returns: 'none' },
      },
    },
    // The class itself: `Article.get(id=…)`.
    [names.meta]: {
      calls: {
        get: { ...call('query', '$0 | none', 'one'), key: 0 },
        exists: { ...call('query', 'boolean', 'one'), key: 0 },
        mget: { ...call('query', 'list<$0 | none>', 'many'), batch: 'always' },
        search: { returns: `${names.search}<$0>`, pure: true },
        bulk: { ...call('write', 'any'), batch: 'always' },
        init: call('write', 'none'),
      },
    },
  }
}

export default library({
  id: 'elasticsearch-dsl',
  language: 'python',
  source: 'https://elasticsearch-py.readthedocs.io/en/stable/dsl.html; elasticsearch 9.5',
  modules: ['elasticsearch.dsl', 'elasticsearch_dsl'],
  aliases: { elasticsearch_dsl: 'elasticsearch.dsl', 'opensearchpy.Search': 'elasticsearch.dsl.Search',
    'opensearchpy.Document': 'elasticsearch.dsl.Document' },
  functions: {
    'elasticsearch.dsl.Q': { returns: 'any', pure: true },
    'elasticsearch.dsl.connections.create_connection': { returns: 'elasticsearch.Elasticsearch', effect: { kind: 'connect' } },
    'elasticsearch.dsl.connections.get_connection': { returns: 'elasticsearch.Elasticsearch' },
  },
  types: {
    [sync.search]: searchType(sync),
    [later.search]: searchType(later),
    ...documentTypes(sync),
    ...documentTypes(later),
    'elasticsearch.dsl.UpdateByQuery': {
      calls: { ...Object.fromEntries(refined.map((name) => [name, same])), execute: acting(sync).call('write', 'any') },
    },
    'elasticsearch.dsl.MultiSearch': {
      calls: { add: { returns: 'self', mutates: true }, index: same,
        execute: { ...acting(sync).call('query', 'list<elasticsearch.dsl.Response<any>>', 'many') } },
    },
    'elasticsearch.dsl.Response': {
      aliases: ['elasticsearch.dsl.response.Response'],
      iterates: { element: '$0' },
      attributes: { hits: 'list<$0>', aggregations: 'any', took: 'number' },
      calls: { success: { returns: 'boolean', pure: true }, to_dict: { returns: 'Row', pure: true } },
    },
  },
})
