// The global fetch: the request is sent by the call, and its body is read by json(), text() and the like.

import { library, type CallModel } from '../schema.js'

const body: CallModel = { returns: 'promise<any>', awaitable: true }

export default library({
  id: 'fetch',
  language: 'typescript',
  source: 'https://developer.mozilla.org/en-US/docs/Web/API/Fetch_API; lib.dom.d.ts of TypeScript 6.0',
  modules: ['node-fetch', 'undici', 'cross-fetch'],
  globals: ['fetch', 'Response', 'Request', 'Headers', 'globalThis', 'window', 'self'],
  aliases: {
    'globalThis.fetch': 'fetch',
    'window.fetch': 'fetch',
    'self.fetch': 'fetch',
    'node-fetch.default': 'fetch',
    'node-fetch.Response': 'Response',
    'node-fetch': 'fetch',
    'cross-fetch.default': 'fetch',
    'cross-fetch.fetch': 'fetch',
    'cross-fetch': 'fetch',
    'undici.fetch': 'fetch',
    'undici.Response': 'Response',
  },
  functions: {
    fetch: {
      returns: 'promise<Response>',
      effect: { kind: 'request', changes: false },
      httpMethod: { arguments: [1], option: 'method' },
      awaitable: true,
    },
    'Response.json': { returns: 'Response', pure: true },
    'Response.error': { returns: 'Response', pure: true },
    'Response.redirect': { returns: 'Response', pure: true },
  },
  types: {
    Response: {
      attributes: {
        ok: 'boolean', status: 'number', statusText: 'string', url: 'string', headers: 'Headers', body: 'any', redirected: 'boolean',
      },
      calls: {
        json: body,
        text: { ...body, returns: 'promise<string>', whole: 'text' },
        arrayBuffer: body,
        bytes: { ...body, returns: 'promise<bytes>' },
        blob: body,
        formData: body,
        clone: { returns: 'Response' },
      },
    },
    Headers: {
      iterates: { element: 'tuple<string,string>' },
      calls: {
        get: { returns: 'string | none', pure: true },
        has: { returns: 'boolean', pure: true },
        getSetCookie: { returns: 'list<string>', pure: true },
        set: { returns: 'none', mutates: true },
        append: { returns: 'none', mutates: true },
        delete: { returns: 'none', mutates: true },
        forEach: { returns: 'none', callback: { argument: 0, runs: 'each' } },
      },
    },
  },
})
