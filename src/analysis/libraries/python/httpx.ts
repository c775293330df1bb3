// httpx, sync and async: every call sends one request; clients are made for sharing.

import { library, type CallModel, type TypeModel } from '../schema.js'

const read: CallModel = { returns: 'httpx.Response', effect: { kind: 'request', blocking: true, changes: false } }
const change: CallModel = { returns: 'httpx.Response', effect: { kind: 'request', blocking: true, changes: true } }
const anyMethod: CallModel = { ...read, httpMethod: { arguments: [0], name: 'method' } }
const stream: CallModel = { ...anyMethod, returns: 'httpx.Streamed' }
const readLater: CallModel = { returns: 'promise<httpx.Response>', effect: { kind: 'request', changes: false }, awaitable: true }
const changeLater: CallModel = { returns: 'promise<httpx.Response>', effect: { kind: 'request', changes: true }, awaitable: true }
const anyMethodLater: CallModel = { ...readLater, httpMethod: { arguments: [0], name: 'method' } }
const built: CallModel = { returns: 'httpx.Request', pure: true }
const done: CallModel = { returns: 'promise<none>', awaitable: true }

const attributes = {
  headers: 'dict<string,string>', cookies: 'any', params: 'any', base_url: 'any', auth: 'any', timeout: 'any', is_closed: 'boolean',
} as const

const client: TypeModel = {
  sharing: 'shared',
  attributes,
  calls: {
    get: read, head: read, options: read, post: change, put: change, patch: change, delete: change, request: anyMethod, stream,
    send: change, build_request: built, close: { returns: 'none' },
  },
}

const asyncClient: TypeModel = {
  sharing: 'shared',
  attributes,
  calls: {
    get: readLater, head: readLater, options: readLater, post: changeLater, put: changeLater, patch: changeLater, delete: changeLater,
    request: anyMethodLater, send: changeLater, build_request: built, aclose: done,
    stream: { returns: 'httpx.Streamed', effect: { kind: 'request', changes: false }, httpMethod: { arguments: [0], name: 'method' } },
  },
}

export default library({
  id: 'httpx',
  language: 'python',
  source: 'https://www.python-httpx.org/api/; httpx 0.28',
  modules: ['httpx'],
  functions: {
    'httpx.get': read, 'httpx.head': read, 'httpx.options': read, 'httpx.post': change, 'httpx.put': change, 'httpx.patch': change,
    'httpx.delete': change, 'httpx.request': anyMethod, 'httpx.stream': stream,
    'httpx.Timeout': { returns: 'any', pure: true }, 'httpx.Limits': { returns: 'any', pure: true },
  },
  types: {
    'httpx.Client': { ...client, constructs: { returns: 'httpx.Client' } },
    'httpx.AsyncClient': { ...asyncClient, constructs: { returns: 'httpx.AsyncClient' } },
    // The request is sent when it is entered, which is where it is called.
    'httpx.Streamed': { enters: 'httpx.Response' },
    'httpx.Request': { constructs: built, attributes: { method: 'string', url: 'any', headers: 'dict<string,string>', content: 'bytes' } },
    'httpx.Response': {
      attributes: {
        content: 'bytes', text: 'string', status_code: 'number', headers: 'dict<string,string>', url: 'any', is_success: 'boolean',
        is_error: 'boolean', reason_phrase: 'string', history: 'list<httpx.Response>', elapsed: 'datetime.timedelta',
        request: 'httpx.Request',
        http_version: 'string', cookies: 'any', links: 'dict<string,any>', next_request: 'httpx.Request | none',
      },
      wholeAttributes: { content: 'bytes', text: 'text' },
      calls: {
        json: { returns: 'any', pure: true }, raise_for_status: { returns: 'self', pure: true },
        iter_lines: { returns: 'generator<string>' }, iter_text: { returns: 'generator<string>' },
        iter_bytes: { returns: 'generator<bytes>' },
        iter_raw: { returns: 'generator<bytes>' }, read: { returns: 'bytes' }, close: { returns: 'none' },
        aiter_lines: { returns: 'generator<string>' }, aiter_text: { returns: 'generator<string>' },
        aiter_bytes: { returns: 'generator<bytes>' }, aiter_raw: { returns: 'generator<bytes>' },
        aread: { returns: 'promise<bytes>', awaitable: true }, aclose: done,
      },
    },
  },
})
