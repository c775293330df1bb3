// Node's own HTTP client: the request goes out by the call, its answer comes through a callback.

import { library, type CallModel } from '../schema.js'

const reads: CallModel = {
  returns: 'node:http.ClientRequest',
  effect: { kind: 'request', changes: false },
  httpMethod: { arguments: [0, 1], option: 'method' },
}

export default library({
  id: 'node-http',
  language: 'typescript',
  source: 'https://nodejs.org/docs/latest-v20.x/api/http.html; @types/node 20',
  modules: ['node:http', 'node:https', 'http', 'https'],
  aliases: {
    http: 'node:http',
    https: 'node:https',
    'node:http.default': 'node:http',
    'node:https.default': 'node:https',
    'node:https.Agent': 'node:http.Agent',
  },
  functions: {
    'node:http.get': reads,
    'node:http.request': reads,
    'node:https.get': reads,
    'node:https.request': reads,
    'node:http.createServer': { returns: 'node:http.Server', callback: { argument: 0, runs: 'once', parameters: ['any', 'any'] } },
    'node:https.createServer': { returns: 'node:http.Server', callback: { argument: 1, runs: 'once', parameters: ['any', 'any'] } },
  },
  types: {
    'node:http.ClientRequest': {
      sharing: 'exclusive',
      calls: {
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
        write: { returns: 'boolean' },
        end: { returns: 'self' },
        setHeader: { returns: 'self', mutates: true },
        destroy: { returns: 'self' },
      },
    },
    'node:http.Server': {
      calls: {
        listen: { returns: 'self' },
        close: { returns: 'self' },
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
      },
    },
    'node:http.Agent': { sharing: 'shared' },
  },
})
