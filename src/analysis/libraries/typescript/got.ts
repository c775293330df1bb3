// got: a call sends the request and gives a promise that has json(), text() and buffer() of its own.

import { library, type CallModel } from '../schema.js'

const answer = 'got.CancelableRequest<got.Response>'
const reads: CallModel = { returns: answer, effect: { kind: 'request', changes: false }, awaitable: true }
const changes: CallModel = { returns: answer, effect: { kind: 'request', changes: true }, awaitable: true }
const any: CallModel = { ...reads, httpMethod: { arguments: [0, 1], option: 'method' } }
const extended: CallModel = { returns: 'got.Got' }
const streamed: CallModel = { ...any, returns: 'got.Request', awaitable: false }

const methods = { get: reads, head: reads, post: changes, put: changes, patch: changes, delete: changes, extend: extended } as const
const sending: CallModel = { ...streamed, effect: { kind: 'request', changes: true } }
const streams = { get: streamed, head: streamed, post: sending, put: sending, patch: sending, delete: sending } as const
const paginates: CallModel = { returns: 'got.Pages' }
const allPages: CallModel = { returns: 'promise<list<any>>', effect: { kind: 'request', changes: false }, awaitable: true }

export default library({
  id: 'got',
  language: 'typescript',
  source: 'https://github.com/sindresorhus/got; types.d.ts of got 14',
  modules: ['got'],
  aliases: { 'got.default': 'got', 'got.got': 'got' },
  functions: {
    got: any,
    ...Object.fromEntries(Object.entries(methods).map(([name, call]) => [`got.${name}`, call])),
  },
  values: { 'got.stream': 'got.GotStream', 'got.paginate': 'got.GotPaginate' },
  types: {
    'got.Got': {
      sharing: 'shared',
      call: any,
      calls: methods,
      attributes: { stream: 'got.GotStream', paginate: 'got.GotPaginate', defaults: 'any' },
    },
    'got.GotStream': { sharing: 'shared', call: streamed, calls: streams },
    'got.GotPaginate': { sharing: 'shared', call: paginates, calls: { each: paginates, all: allPages } },
    'got.Pages': { iterates: { element: 'any', effect: { kind: 'request', changes: false } } },
    'got.CancelableRequest': {
      aliases: ['got.RequestPromise'],
      extends: ['promise<$0>'],
      calls: {
        json: { returns: 'promise<any>', awaitable: true },
        text: { returns: 'promise<string>', awaitable: true, whole: 'text' },
        buffer: { returns: 'promise<bytes>', awaitable: true },
        cancel: { returns: 'none' },
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
      },
    },
    'got.Request': {
      sharing: 'exclusive',
      calls: {
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
        pipe: { returns: 'arg0' },
      },
    },
    'got.Response': {
      attributes: {
        body: 'any', rawBody: 'bytes', statusCode: 'number', statusMessage: 'string', headers: 'Row', url: 'string', ok: 'boolean',
      },
    },
  },
})
