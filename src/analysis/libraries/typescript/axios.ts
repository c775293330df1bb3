// axios: the default export is a client, and so is what create() returns.

import { library, type CallModel } from '../schema.js'

const answer = 'promise<axios.AxiosResponse>'
const reads: CallModel = { returns: answer, effect: { kind: 'request', changes: false }, awaitable: true }
const changes: CallModel = { returns: answer, effect: { kind: 'request', changes: true }, awaitable: true }
const any: CallModel = { ...reads, httpMethod: { arguments: [0, 1], option: 'method' } }

const methods = {
  request: any,
  get: reads,
  head: reads,
  options: reads,
  post: changes,
  put: changes,
  patch: changes,
  delete: changes,
  postForm: changes,
  putForm: changes,
  patchForm: changes,
} as const

export default library({
  id: 'axios',
  language: 'typescript',
  source: 'https://axios-http.com/docs/api_intro; index.d.ts of axios 1',
  modules: ['axios'],
  aliases: {
    'axios.default': 'axios',
    'axios.axios': 'axios',
    'axios.AxiosStatic': 'axios.AxiosInstance',
    'axios.Axios': 'axios.AxiosInstance',
  },
  functions: {
    axios: any,
    ...Object.fromEntries(Object.entries(methods).map(([name, call]) => [`axios.${name}`, call])),
    'axios.getUri': { returns: 'string', pure: true },
    'axios.create': { returns: 'axios.AxiosInstance' },
    'axios.isAxiosError': { returns: 'boolean', pure: true },
    'axios.isCancel': { returns: 'boolean', pure: true },
    'axios.all': { returns: 'promise<awaited<arg0>>', awaitable: true },
    'axios.toFormData': { returns: 'any', pure: true },
  },
  types: {
    'axios.AxiosInstance': {
      sharing: 'shared',
      call: any,
      calls: {
        ...methods,
        create: { returns: 'axios.AxiosInstance' },
        getUri: { returns: 'string', pure: true },
      },
      attributes: { defaults: 'any', interceptors: 'any' },
    },
    'axios.AxiosResponse': {
      attributes: { data: '$0', status: 'number', statusText: 'string', headers: 'any', config: 'any', request: 'any' },
    },
  },
})
