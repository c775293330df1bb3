// undici's own calls beside fetch: request, stream, pipeline, and the clients and pools that send them.

import { library, type CallModel } from '../schema.js'

const effect = { kind: 'request', changes: false } as const
const byUrl = { arguments: [1], option: 'method' } as const
const byOptions = { arguments: [0], option: 'method' } as const
const answer = 'promise<undici.Dispatcher.ResponseData>'
const closed: CallModel = { returns: 'promise<none>', awaitable: true }
const body: CallModel = { returns: 'promise<any>', awaitable: true }

export default library({
  id: 'undici',
  language: 'typescript',
  source: 'https://undici.nodejs.org; types of undici 7',
  modules: ['undici'],
  aliases: { 'undici.default': 'undici' },
  functions: {
    'undici.request': { returns: answer, effect, httpMethod: byUrl, awaitable: true },
    'undici.stream': { returns: 'promise<Row>', effect, httpMethod: byUrl, awaitable: true },
    'undici.pipeline': { returns: 'any', effect, httpMethod: byUrl },
    'undici.setGlobalDispatcher': { returns: 'none' },
    'undici.getGlobalDispatcher': { returns: 'undici.Dispatcher' },
  },
  types: {
    'undici.Dispatcher': {
      sharing: 'shared',
      calls: {
        request: { returns: answer, effect, httpMethod: byOptions, awaitable: true },
        stream: { returns: 'promise<Row>', effect, httpMethod: byOptions, awaitable: true },
        pipeline: { returns: 'any', effect, httpMethod: byOptions },
        compose: { returns: 'undici.Dispatcher' },
        close: closed,
        destroy: closed,
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
      },
    },
    'undici.Client': { extends: ['undici.Dispatcher'], sharing: 'shared' },
    'undici.Pool': { extends: ['undici.Dispatcher'], sharing: 'shared' },
    'undici.BalancedPool': { extends: ['undici.Dispatcher'], sharing: 'shared' },
    'undici.Agent': {
      aliases: ['undici.ProxyAgent', 'undici.EnvHttpProxyAgent', 'undici.RetryAgent'], extends: ['undici.Dispatcher'], sharing: 'shared',
    },
    'undici.Dispatcher.ResponseData': {
      attributes: { statusCode: 'number', headers: 'Row', body: 'undici.BodyReadable', trailers: 'Row', opaque: 'any' },
    },
    'undici.BodyReadable': {
      iterates: { element: 'bytes' },
      attributes: { bodyUsed: 'boolean' },
      calls: {
        json: body,
        text: { ...body, returns: 'promise<string>', whole: 'text' },
        arrayBuffer: body,
        bytes: { ...body, returns: 'promise<bytes>' },
        blob: body,
        dump: closed,
        pipe: { returns: 'arg0' },
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
      },
    },
  },
})
