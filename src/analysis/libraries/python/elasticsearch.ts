// elasticsearch-py, sync and async, and opensearch-py, which has the same calls: every call is one request, `scan` many.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const connects: Effect = { kind: 'connect' }
const read: Effect = { kind: 'query', noun: 'document', rows: 'many' }
const readOne: Effect = { kind: 'query', noun: 'document', rows: 'one' }
const write: Effect = { kind: 'write', noun: 'document' }

function named(names: readonly string[], call: CallModel): Calls {
  return Object.fromEntries(names.map((name) => [name, call]))
}

/** Calls that answer at once, or when awaited. */
function answering(isAsync: boolean) {
  return (effect: Effect | undefined, type = 'Row'): CallModel => ({
    ...(isAsync ? { returns: `promise<${type}>`, awaitable: true } : { returns: type }),
    ...(effect && { effect: isAsync ? effect : { ...effect, blocking: true } }),
  })
}

function clientType(isAsync: boolean): TypeModel {
  const call = answering(isAsync)
  const namespace = isAsync ? 'elasticsearch._async.client.Namespace' : 'elasticsearch.client.Namespace'
  return {
    // Its connections are opened by the first request.
    constructs: { effect: connects },
    sharing: 'shared',
    attributes: {
      transport: 'any', indices: namespace, cluster: namespace, cat: namespace, ingest: namespace, tasks: namespace, nodes: namespace,
      snapshot: namespace, security: namespace, ml: namespace, sql: namespace, esql: namespace, eql: namespace, async_search: namespace,
    },
    calls: {
      ...named(['search', 'msearch_template', 'search_template', 'scroll', 'knn_search', 'terms_enum', 'field_caps', 'search_shards',
        'rank_eval'], call(read)),
      search: { ...call(read), batch: 'object-in' },
      msearch: { ...call(read), batch: 'always' },
      mget: { ...call(read), batch: 'always' },
      mtermvectors: { ...call(read), batch: 'always' },
      ...named(['get', 'get_source', 'termvectors', 'explain', 'get_script'], { ...call(readOne), key: 'id' }),
      ...named(['exists', 'exists_source'], { ...call(readOne, 'boolean'), key: 'id' }),
      count: { ...call(readOne), batch: 'object-in' },
      open_point_in_time: call(readOne), close_point_in_time: call(undefined), clear_scroll: call(undefined),
      ...named(['index', 'create', 'update', 'delete', 'put_script', 'delete_script'], call(write)),
      ...named(['update_by_query', 'delete_by_query'], { ...call(write), batch: 'object-in' }),
      reindex: call(write),
      bulk: { ...call(write), batch: 'always' },
      ...named(['info', 'health_report'], call(undefined)), ping: call(undefined, 'boolean'), close: call(undefined, 'none'),
      perform_request: call({ kind: 'query' }, 'any'),
      options: { returns: 'self', pure: true },
    },
  }
}

/** `client.indices`, `client.cat` …: what their calls do is said by how their names begin. */
function namespaceType(isAsync: boolean): TypeModel {
  const call = answering(isAsync)
  const reads = [
    'get', 'get_alias', 'get_mapping', 'get_settings', 'get_field_mapping', 'get_template', 'get_index_template', 'get_data_stream',
    'stats', 'segments',
    'analyze', 'validate_query', 'get_pipeline', 'simulate', 'health', 'state', 'pending_tasks', 'list', 'status', 'query', 'indices',
    'aliases', 'count',
    'allocation', 'shards', 'nodes', 'master', 'recovery', 'templates', 'translate', 'search', 'resolve_index',
  ]
  const writes = [
    'create', 'delete', 'put_alias', 'put_mapping', 'put_settings', 'put_template', 'put_index_template', 'update_aliases',
    'delete_alias', 'delete_template',
    'delete_index_template', 'create_data_stream', 'delete_data_stream', 'refresh', 'flush', 'forcemerge', 'open', 'close', 'rollover',
    'shrink', 'split',
    'clone', 'clear_cache', 'add_block', 'put_pipeline', 'delete_pipeline', 'cancel', 'submit', 'reroute',
  ]
  return {
    sharing: 'shared',
    calls: {
      ...named(reads, call({ kind: 'query' }, 'any')), ...named(writes, call({ kind: 'write' }, 'any')),
      ...named(['exists', 'exists_alias', 'exists_template', 'exists_index_template'], call({ kind: 'query', rows: 'one' }, 'boolean')),
    },
  }
}

/** Documents are sent by portions of 500; the actions are taken one after another. */
function helpers(module: string): Calls {
  const bulk: CallModel = { effect: { ...write, blocking: true }, batch: 'always', evaluates: [1], streams: [1] }
  const later: CallModel = { effect: write, batch: 'always', evaluates: [1], streams: [1] }
  const [scanned, sent] = ['generator<Row>', 'generator<tuple<boolean,Row>>']
  const summary = 'tuple<number,list<Row>>'
  return {
    [`${module}.bulk`]: { ...bulk, returns: summary },
    [`${module}.streaming_bulk`]: { effect: { ...write, blocking: true }, batch: 'always', returns: sent, lazy: true, streams: [1] },
    [`${module}.parallel_bulk`]: { effect: { ...write, blocking: true }, batch: 'always', returns: sent, lazy: true, streams: [1] },
    [`${module}.scan`]: { effect: { ...read, blocking: true }, returns: scanned, lazy: true },
    [`${module}.reindex`]: { effect: { ...write, blocking: true }, returns: summary },
    [`${module}.async_bulk`]: { ...later, returns: `promise<${summary}>`, awaitable: true },
    [`${module}.async_streaming_bulk`]: { effect: write, batch: 'always', returns: sent, lazy: true, streams: [1] },
    [`${module}.async_scan`]: { effect: read, returns: scanned, lazy: true },
    [`${module}.async_reindex`]: { effect: write, returns: `promise<${summary}>`, awaitable: true },
  }
}

export default library({
  id: 'elasticsearch',
  language: 'python',
  source: 'https://elasticsearch-py.readthedocs.io/en/stable/api.html; …/helpers.html; elasticsearch 9.5',
  modules: ['elasticsearch', 'elasticsearch.helpers', 'elasticsearch_async', 'opensearchpy', 'opensearchpy.helpers'],
  aliases: {
    'opensearchpy.OpenSearch': 'elasticsearch.Elasticsearch', 'opensearchpy.AsyncOpenSearch': 'elasticsearch.AsyncElasticsearch',
    'opensearchpy.helpers': 'elasticsearch.helpers',
    'elasticsearch.client.Elasticsearch': 'elasticsearch.Elasticsearch', 'elasticsearch7': 'elasticsearch',
    'elasticsearch8': 'elasticsearch',
    'elasticsearch.helpers.actions': 'elasticsearch.helpers',
  },
  functions: helpers('elasticsearch.helpers'),
  types: {
    'elasticsearch.Elasticsearch': { ...clientType(false), aliases: ['elasticsearch._sync.client.Elasticsearch'] },
    'elasticsearch.AsyncElasticsearch': { ...clientType(true), aliases: ['elasticsearch._async.client.AsyncElasticsearch'] },
    'elasticsearch.client.Namespace': { ...namespaceType(false), aliases: ['elasticsearch.client.IndicesClient'] },
    'elasticsearch._async.client.Namespace': namespaceType(true),
  },
  callConventions: ['es', 'es_client', 'elasticsearch', 'opensearch', 'elastic'].map((receiver) => ({
    receiver, is: 'elasticsearch.Elasticsearch', confidence: 'medium', imports: ['elasticsearch', 'opensearchpy'],
    methods: ['search', 'msearch', 'mget', 'get', 'index', 'bulk', 'count', 'exists', 'update', 'delete', 'delete_by_query',
      'update_by_query', 'scroll'],
  })),
})
