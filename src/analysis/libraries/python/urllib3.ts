// urllib3: a request per call on a pool of connections, and the thread waits. The body is read at once unless told otherwise.

import { library, type CallModel, type TypeModel } from '../schema.js'

const requested: CallModel = {
  returns: 'urllib3.HTTPResponse',
  effect: { kind: 'request', blocking: true, changes: false },
  httpMethod: { arguments: [0], name: 'method' },
}
const none: CallModel = { returns: 'none' }
const plain: CallModel = { returns: 'any', pure: true }
const pool: CallModel = { returns: 'urllib3.HTTPConnectionPool' }

// `request_encode_url` and `request_encode_body` are what `request` calls, by the method.
const requests: Readonly<Record<string, CallModel>> = {
  request: requested, urlopen: requested, request_encode_url: requested, request_encode_body: requested,
}

const manager: TypeModel = {
  aliases: [
    'urllib3.poolmanager.PoolManager', 'urllib3.ProxyManager', 'urllib3.poolmanager.ProxyManager',
    'urllib3.contrib.socks.SOCKSProxyManager',
  ],
  constructs: { returns: 'urllib3.PoolManager' },
  sharing: 'shared',
  attributes: { headers: 'dict<string,string>', connection_pool_kw: 'dict<string,any>', pools: 'any' },
  calls: { ...requests, connection_from_url: pool, connection_from_host: pool, clear: none },
}

export default library({
  id: 'urllib3',
  language: 'python',
  source: 'https://urllib3.readthedocs.io/en/stable/reference/; urllib3 2.8',
  modules: ['urllib3', 'urllib3.util', 'urllib3.exceptions'],
  functions: {
    'urllib3.request': requested,
    'urllib3.connection_from_url': pool,
    'urllib3.proxy_from_url': { returns: 'urllib3.PoolManager' },
    'urllib3.make_headers': { returns: 'dict<string,string>', pure: true },
    'urllib3.disable_warnings': none,
    'urllib3.Timeout': plain, 'urllib3.util.Timeout': plain, 'urllib3.util.timeout.Timeout': plain,
    'urllib3.Retry': plain, 'urllib3.util.Retry': plain, 'urllib3.util.retry.Retry': plain,
    'urllib3.util.parse_url': plain,
    'urllib3.encode_multipart_formdata': { returns: 'tuple<bytes,string>', pure: true },
  },
  types: {
    'urllib3.PoolManager': manager,
    'urllib3.HTTPConnectionPool': {
      aliases: ['urllib3.HTTPSConnectionPool', 'urllib3.connectionpool.HTTPConnectionPool', 'urllib3.connectionpool.HTTPSConnectionPool'],
      constructs: pool,
      sharing: 'shared',
      attributes: { host: 'string', port: 'number | none', num_requests: 'number', num_connections: 'number' },
      calls: { ...requests, is_same_host: { returns: 'boolean', pure: true }, close: none },
    },
    'urllib3.HTTPResponse': {
      aliases: ['urllib3.response.HTTPResponse', 'urllib3.BaseHTTPResponse', 'urllib3.response.BaseHTTPResponse'],
      attributes: {
        status: 'number', data: 'bytes', headers: 'dict<string,string>', reason: 'string', url: 'string | none', version: 'number',
        closed: 'boolean',
        retries: 'any', length_remaining: 'number | none',
      },
      wholeAttributes: { data: 'bytes' },
      iterates: { element: 'bytes', lines: true },
      calls: {
        json: { returns: 'any', pure: true }, read: { returns: 'bytes' }, read1: { returns: 'bytes' }, readinto: { returns: 'number' },
        stream: { returns: 'generator<bytes>' }, read_chunked: { returns: 'generator<bytes>' },
        getheader: { returns: 'string | none' }, getheaders: { returns: 'dict<string,string>' }, geturl: { returns: 'string | none' },
        get_redirect_location: { returns: 'string | boolean | none' }, info: { returns: 'any' }, isclosed: { returns: 'boolean' },
        release_conn: none, drain_conn: none, close: none,
      },
    },
  },
})
