// ky: fetch with methods, whose promise has json(), text() and the like of its own.

import { library, type CallModel } from '../schema.js'

const answer = 'ky.ResponsePromise<Response>'
const reads: CallModel = { returns: answer, effect: { kind: 'request', changes: false }, awaitable: true }
const changes: CallModel = { returns: answer, effect: { kind: 'request', changes: true }, awaitable: true }
const any: CallModel = { ...reads, httpMethod: { arguments: [1], option: 'method' } }
const made: CallModel = { returns: 'ky.KyInstance' }
const body: CallModel = { returns: 'promise<any>', awaitable: true }

const methods = { get: reads, head: reads, post: changes, put: changes, patch: changes, delete: changes, create: made, extend: made } as const

export default library({
  id: 'ky',
  language: 'typescript',
  source: 'https://github.com/sindresorhus/ky; distribution/types of ky 1',
  modules: ['ky', 'ky-universal'],
  aliases: { 'ky.default': 'ky', 'ky-universal.default': 'ky', 'ky-universal': 'ky' },
  functions: {
    ky: any,
    ...Object.fromEntries(Object.entries(methods).map(([name, call]) => [`ky.${name}`, call])),
  },
  types: {
    'ky.KyInstance': { sharing: 'shared', call: any, calls: methods },
    'ky.ResponsePromise': {
      extends: ['promise<$0>'],
      calls: {
        json: body,
        text: { ...body, returns: 'promise<string>', whole: 'text' },
        arrayBuffer: body,
        bytes: { ...body, returns: 'promise<bytes>' },
        blob: body,
        formData: body,
      },
    },
  },
})
