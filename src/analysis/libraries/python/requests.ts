// requests: every call sends one request and holds its thread until the answer is there.

import { library, type CallModel } from '../schema.js'

const read: CallModel = { returns: 'requests.Response', effect: { kind: 'request', blocking: true, changes: false } }
const change: CallModel = { returns: 'requests.Response', effect: { kind: 'request', blocking: true, changes: true } }
const anyMethod: CallModel = { ...read, httpMethod: { arguments: [0], name: 'method' } }

export default library({
  id: 'requests',
  language: 'python',
  source: 'https://requests.readthedocs.io/en/latest/api/',
  modules: ['requests'],
  aliases: { 'requests.api': 'requests', 'requests.sessions': 'requests', 'requests.models': 'requests' },
  functions: {
    'requests.get': read,
    'requests.head': read,
    'requests.options': read,
    'requests.post': change,
    'requests.put': change,
    'requests.patch': change,
    'requests.delete': change,
    'requests.request': anyMethod,
    'requests.session': { returns: 'requests.Session' },
  },
  types: {
    'requests.Session': {
      // Not stated to be safe between threads, but made for one request after another by many callers.
      constructs: { returns: 'requests.Session' },
      sharing: 'shared',
      threads: 'own',
      attributes: {
        headers: 'dict<string,string>', params: 'dict<string,any>', cookies: 'any', verify: 'any', auth: 'any', proxies: 'any',
      },
      calls: {
        get: read, head: read, options: read, post: change, put: change, patch: change, delete: change, request: anyMethod,
        send: { ...change },
        mount: { returns: 'none', mutates: true },
        prepare_request: { returns: 'requests.PreparedRequest' },
        close: { returns: 'none' },
      },
    },
    'requests.Request': {
      constructs: { returns: 'requests.Request', pure: true },
      calls: { prepare: { returns: 'requests.PreparedRequest', pure: true } },
    },
    'requests.PreparedRequest': { attributes: { url: 'string', method: 'string', headers: 'dict<string,string>', body: 'any' } },
    'requests.Response': {
      attributes: {
        content: 'bytes', text: 'string', status_code: 'number', ok: 'boolean', url: 'string', headers: 'dict<string,string>',
        reason: 'string', encoding: 'string | none', history: 'list<requests.Response>', links: 'dict<string,any>', cookies: 'any',
        elapsed: 'datetime.timedelta', raw: 'io.BinaryFile', request: 'requests.PreparedRequest', is_redirect: 'boolean',
        apparent_encoding: 'string', next: 'requests.PreparedRequest | none',
      },
      wholeAttributes: { content: 'bytes', text: 'text' },
      iterates: { element: 'bytes' },
      calls: {
        json: { returns: 'any', pure: true },
        raise_for_status: { returns: 'none', pure: true },
        iter_lines: { returns: 'generator<string | bytes>' },
        iter_content: { returns: 'generator<bytes>' },
        close: { returns: 'none' },
      },
    },
  },
})
