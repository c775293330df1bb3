// aiohttp's client: `session.get(url)` sends when it is awaited or entered, and the body is awaited again.

import { library, type CallModel } from '../schema.js'

const read: CallModel = { returns: 'aiohttp.RequestContext', effect: { kind: 'request', changes: false }, awaitable: true }
const change: CallModel = { returns: 'aiohttp.RequestContext', effect: { kind: 'request', changes: true }, awaitable: true }
const body: CallModel = { returns: 'promise<any>', awaitable: true }
const anyMethod: CallModel = { ...read, httpMethod: { arguments: [0], name: 'method' } }

export default library({
  id: 'aiohttp',
  language: 'python',
  source: 'https://docs.aiohttp.org/en/stable/client_reference.html; aiohttp 3.14',
  modules: ['aiohttp'],
  functions: {
    'aiohttp.request': anyMethod,
    'aiohttp.ClientTimeout': { returns: 'any', pure: true },
    'aiohttp.TCPConnector': { returns: 'any' },
    'aiohttp.BasicAuth': { returns: 'any', pure: true },
    'aiohttp.FormData': { returns: 'any' },
  },
  types: {
    'aiohttp.ClientSession': {
      aliases: ['aiohttp.client.ClientSession'],
      constructs: { returns: 'aiohttp.ClientSession' },
      sharing: 'shared',
      attributes: { closed: 'boolean', headers: 'dict<string,string>', cookie_jar: 'any' },
      calls: {
        get: read, head: read, options: read, post: change, put: change, patch: change, delete: change, request: anyMethod,
        ws_connect: { returns: 'any', effect: { kind: 'connect' }, awaitable: true },
        close: { returns: 'promise<none>', awaitable: true },
      },
    },
    'aiohttp.RequestContext': {
      aliases: ['aiohttp.client._RequestContextManager'],
      enters: 'aiohttp.ClientResponse',
      awaits: { result: 'aiohttp.ClientResponse' },
    },
    'aiohttp.ClientResponse': {
      aliases: ['aiohttp.client_reqrep.ClientResponse'],
      attributes: {
        status: 'number', ok: 'boolean', reason: 'string', headers: 'dict<string,string>', url: 'any', content: 'aiohttp.StreamReader',
        content_type: 'string', method: 'string', history: 'tuple<aiohttp.ClientResponse>', cookies: 'any',
      },
      calls: {
        json: body, text: { ...body, returns: 'promise<string>' }, read: { ...body, returns: 'promise<bytes>' },
        raise_for_status: { returns: 'none', pure: true }, release: { returns: 'any' }, close: { returns: 'none' },
      },
    },
    'aiohttp.StreamReader': {
      aliases: ['aiohttp.streams.StreamReader'],
      iterates: { element: 'bytes' },
      calls: {
        read: { ...body, returns: 'promise<bytes>' }, readline: { ...body, returns: 'promise<bytes>' },
        iter_chunked: { returns: 'generator<bytes>' }, iter_any: { returns: 'generator<bytes>' },
      },
    },
  },
})
