// Anthropic's client, sync and async: messages are priced by the token; batches of them cost half.
// With `stream=True` a message is iterated instead; its type here is both.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'
import { awaitedTypes } from './awaited.types.js'

const paid: Effect = { kind: 'paid', service: 'anthropic', noun: 'completion', billed: 'completion', changes: false, blocking: true }
const request: Effect = { kind: 'request', service: 'anthropic', changes: false, blocking: true }
const changed: CallModel = { returns: 'any', effect: { ...request, changes: true } }
const asked: CallModel = { returns: 'any', effect: request }
const listed: CallModel = { returns: 'generator<any>', effect: { ...request, rows: 'many' } }
const message: CallModel = { returns: 'anthropic.types.Message', effect: paid }

const types: Readonly<Record<string, TypeModel>> = {
  'anthropic.Anthropic': {
    aliases: [
      'anthropic.Client', 'anthropic.AnthropicBedrock', 'anthropic.AnthropicVertex', 'anthropic.AnthropicFoundry', 'anthropic.AnthropicAWS',
      'anthropic.AnthropicGoogleCloud', 'anthropic.AnthropicBedrockMantle',
    ],
    constructs: { returns: 'anthropic.Anthropic' },
    sharing: 'shared',
    attributes: {
      messages: 'anthropic.resources.Messages', completions: 'anthropic.resources.Completions', models: 'anthropic.resources.Models',
      files: 'anthropic.resources.Files', beta: 'anthropic.resources.Beta',
    },
    calls: { with_options: { returns: 'self', pure: true }, copy: { returns: 'self', pure: true }, close: { returns: 'none' } },
  },
  'anthropic.resources.Beta': {
    attributes: { messages: 'anthropic.resources.Messages', models: 'anthropic.resources.Models', files: 'anthropic.resources.Files' },
  },
  'anthropic.resources.Messages': {
    attributes: { batches: 'anthropic.resources.Batches' },
    calls: {
      create: message, parse: message,
      stream: { returns: 'anthropic.lib.streaming.MessageStream', effect: paid },
      // Counting is free.
      count_tokens: asked,
    },
  },
  'anthropic.resources.Completions': { calls: { create: message } },
  'anthropic.resources.Batches': {
    calls: {
      create: { returns: 'any', effect: { ...paid, changes: true, billed: 'batch', noun: 'batch' } },
      retrieve: asked, results: listed, list: listed, cancel: changed, delete: changed,
    },
  },
  'anthropic.resources.Models': { calls: { list: listed, retrieve: asked } },
  'anthropic.resources.Files': { calls: { upload: changed, delete: changed, list: listed, download: asked, retrieve_metadata: asked } },
  'anthropic.lib.streaming.MessageStream': {
    iterates: { element: 'any' },
    enters: 'anthropic.lib.streaming.MessageStream',
    attributes: { text_stream: 'generator<string>' },
    calls: {
      get_final_message: { returns: 'anthropic.types.Message' }, get_final_text: { returns: 'string' }, until_done: { returns: 'none' },
      close: { returns: 'none' },
    },
  },
}

export default library({
  id: 'anthropic',
  language: 'python',
  source: 'https://docs.anthropic.com/en/api/client-sdks; anthropic 2.12',
  modules: ['anthropic'],
  types: {
    ...types,
    ...awaitedTypes(types, {
      named: (text) => text.replace(/\b(anthropic|resources|streaming)\.(?=[A-Z])(?!Async)/g, '$1.Async'),
      // A stream is entered, not awaited; what it gives at its end is.
      isCoroutine: (name) => name === 'stream' ? false : /^(get_final|until_done|close)/.test(name) ? true : undefined,
    }),
    'anthropic.types.Message': {
      attributes: {
        content: 'list<any>', id: 'string', model: 'string', role: 'string', stop_reason: 'string', usage: 'any', completion: 'string',
      },
      iterates: { element: 'any' },
    },
  },
})
