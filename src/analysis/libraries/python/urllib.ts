// urllib.request: a request per call, and the thread waits. `urlopen` posts when it is given data.

import { library, type CallModel } from '../schema.js'

const sent = { kind: 'request', blocking: true, changes: false } as const
const text: CallModel = { returns: 'string', pure: true }
const texts: CallModel = { returns: 'dict<string,list<string>>', pure: true }

export default library({
  id: 'urllib',
  language: 'python',
  source: 'https://docs.python.org/3/library/urllib.request.html',
  modules: ['urllib.request', 'urllib.parse'],
  functions: {
    'urllib.request.urlopen': { returns: 'http.client.HTTPResponse', effect: sent },
    'urllib.request.urlretrieve': { returns: 'tuple<string,any>', effect: sent },
    'urllib.parse.quote': text, 'urllib.parse.quote_plus': text, 'urllib.parse.unquote': text, 'urllib.parse.urlencode': text,
    'urllib.parse.urljoin': text, 'urllib.parse.urlunparse': text,
    'urllib.parse.urlparse': { returns: 'urllib.parse.ParseResult', pure: true },
    'urllib.parse.urlsplit': { returns: 'urllib.parse.ParseResult', pure: true },
    'urllib.parse.parse_qs': texts,
    'urllib.parse.parse_qsl': { returns: 'list<tuple<string,string>>', pure: true },
  },
  types: {
    'urllib.request.Request': {
      constructs: { returns: 'urllib.request.Request', pure: true },
      attributes: { full_url: 'string', method: 'string', data: 'bytes | none', headers: 'dict<string,string>' },
      calls: { add_header: { returns: 'none', mutates: true }, get_method: text },
    },
    'urllib.parse.ParseResult': {
      aliases: ['urllib.parse.SplitResult'],
      attributes: {
        scheme: 'string', netloc: 'string', path: 'string', query: 'string', fragment: 'string', hostname: 'string | none',
        port: 'number | none',
      },
      iterates: { element: 'string' },
      calls: { geturl: text },
    },
    // The body comes over the wire: reading it belongs to the request that opened it.
    'http.client.HTTPResponse': {
      attributes: { status: 'number', reason: 'string', headers: 'any', url: 'string' },
      iterates: { element: 'bytes', lines: true },
      calls: {
        read: { returns: 'bytes', whole: 'bytes' }, readlines: { returns: 'list<bytes>', whole: 'lines' }, readline: { returns: 'bytes' },
        getcode: { returns: 'number' }, geturl: text, info: { returns: 'any' }, getheader: { returns: 'string | none' },
        close: { returns: 'none' },
      },
    },
  },
})
