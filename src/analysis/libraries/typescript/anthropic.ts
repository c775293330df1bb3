// Anthropic's client: every message is billed by tokens; a batch of messages costs half.

import { library, type CallModel, type Effect } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const module = '@anthropic-ai/sdk'
const paid: Effect = { kind: 'paid', service: 'anthropic', noun: 'completion', billed: 'completion', changes: false }
const read: Effect = { kind: 'request', service: 'anthropic', changes: false }
const change: Effect = { ...read, changes: true }
const message = `${module}.Message`

function asked(effect: Effect, returns = 'any'): CallModel {
  return { returns: `${module}.APIPromise<${returns}>`, effect, awaitable: true }
}

const messages: Calls = {
  create: asked(paid, message),
  parse: asked(paid, message),
  stream: { returns: `${module}.MessageStream`, effect: paid },
  countTokens: asked(read, 'Row'),
}

export default library({
  id: 'anthropic',
  language: 'typescript',
  source: 'https://github.com/anthropics/anthropic-sdk-typescript/blob/main/api.md; typings of @anthropic-ai/sdk 1',
  modules: [module],
  aliases: { [`${module}.default`]: `${module}.Anthropic` },
  types: {
    [`${module}.Anthropic`]: {
      aliases: [module],
      sharing: 'shared',
      attributes: { messages: `${module}.Messages`, models: `${module}.Models`, beta: `${module}.Beta` },
      calls: { withOptions: { returns: 'self' } },
    },
    [`${module}.Messages`]: { sharing: 'shared', attributes: { batches: `${module}.Batches` }, calls: messages },
    [`${module}.Beta`]: { attributes: { messages: `${module}.BetaMessages`, models: `${module}.Models` } },
    [`${module}.BetaMessages`]: {
      extends: [`${module}.Messages`],
      calls: { toolRunner: { returns: `${module}.ToolRunner` } },
    },
    // A request for each turn, when it is awaited or iterated.
    [`${module}.ToolRunner`]: { iterates: { element: message, effect: paid }, awaits: { result: message, effect: paid } },
    [`${module}.Batches`]: {
      sharing: 'shared',
      calls: {
        create: asked({ ...paid, changes: true, billed: 'batch', noun: 'batch' }, 'Row'),
        retrieve: asked(read, 'Row'), list: asked(read, `${module}.Page`), results: asked(read, `${module}.Page`), cancel: asked(change), delete: asked(change),
      },
    },
    [`${module}.Models`]: { sharing: 'shared', calls: { retrieve: asked(read, 'Row'), list: asked(read, `${module}.Page`) } },
    [`${module}.Page`]: { iterates: { element: 'any' }, attributes: { data: 'list<any>' } },
    [`${module}.APIPromise`]: {
      extends: ['promise<$0>'],
      calls: { asResponse: { returns: 'promise<Response>', awaitable: true }, withResponse: { returns: 'promise<Row>', awaitable: true } },
    },
    [message]: {
      // With `stream: true` the answer is a stream of events.
      iterates: { element: 'any' },
      attributes: { id: 'string', content: 'list<any>', usage: 'any', model: 'string', stop_reason: 'string | none' },
    },
    [`${module}.MessageStream`]: {
      iterates: { element: 'any' },
      calls: {
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
        finalMessage: { returns: `promise<${message}>`, awaitable: true },
        finalText: { returns: 'promise<string>', awaitable: true },
        done: { returns: 'promise<none>', awaitable: true },
        abort: { returns: 'none' },
      },
    },
  },
})
