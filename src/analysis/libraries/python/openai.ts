// OpenAI's client, sync and async: completions, responses, embeddings, images and speech are priced by the token or the piece.
// With `stream=True` a completion is iterated instead; its type here is both.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'
import { awaitedTypes } from './awaited.types.js'

const paid: Effect = { kind: 'paid', service: 'openai', changes: false, blocking: true }
const request: Effect = { kind: 'request', service: 'openai', changes: false, blocking: true }
const change: Effect = { ...request, changes: true }

const completed = { ...paid, billed: 'completion', noun: 'completion' } as const
const completion: CallModel = { returns: 'openai.types.chat.ChatCompletion', effect: completed }
const response: CallModel = { returns: 'openai.types.responses.Response', effect: completed }
const streamed: CallModel = { returns: 'openai.Stream', effect: completed }
const embedding: CallModel = {
  returns: 'openai.types.CreateEmbeddingResponse', effect: { ...paid, billed: 'embedding', noun: 'embedding' }, batch: 'list-argument',
}
const image: CallModel = { returns: 'any', effect: { ...paid, billed: 'image', noun: 'image' } }
const transcribed: CallModel = { returns: 'any', effect: { ...paid, billed: 'transcription', noun: 'transcription' } }
const spoken: CallModel = { returns: 'any', effect: { ...paid, billed: 'speech', noun: 'speech' } }
const asked: CallModel = { returns: 'any', effect: request }
const listed: CallModel = { returns: 'generator<any>', effect: { ...request, rows: 'many' } }
const changed: CallModel = { returns: 'any', effect: change }
const client: CallModel = { returns: 'openai.OpenAI' }

const chat = { create: completion, parse: completion, stream: streamed }
const responses = { create: response, parse: response, stream: streamed, retrieve: { ...response, effect: request } }

const types: Readonly<Record<string, TypeModel>> = {
  'openai.OpenAI': {
    aliases: ['openai.Client', 'openai.AzureOpenAI', 'openai.lib.azure.AzureOpenAI', 'openai.BedrockOpenAI'],
    constructs: client,
    sharing: 'shared',
    attributes: {
      chat: 'openai.resources.Chat', completions: 'openai.resources.Completions', responses: 'openai.resources.Responses',
      embeddings: 'openai.resources.Embeddings', images: 'openai.resources.Images', audio: 'openai.resources.Audio',
      files: 'openai.resources.Files',
      batches: 'openai.resources.Batches', moderations: 'openai.resources.Moderations', models: 'openai.resources.Models',
      beta: 'openai.resources.Beta',
    },
    calls: { with_options: { returns: 'self', pure: true }, copy: { returns: 'self', pure: true }, close: { returns: 'none' } },
  },
  'openai.resources.Beta': { attributes: { chat: 'openai.resources.Chat' } },
  'openai.resources.Chat': { attributes: { completions: 'openai.resources.ChatCompletions' } },
  'openai.resources.ChatCompletions': { calls: chat },
  'openai.resources.Completions': { calls: { create: completion } },
  'openai.resources.Responses': { calls: { ...responses, delete: changed, cancel: changed } },
  'openai.resources.Embeddings': { calls: { create: embedding } },
  'openai.resources.Images': { calls: { generate: image, edit: image, create_variation: image } },
  'openai.resources.Audio': {
    attributes: {
      transcriptions: 'openai.resources.Transcriptions', translations: 'openai.resources.Transcriptions', speech: 'openai.resources.Speech',
    },
  },
  'openai.resources.Transcriptions': { calls: { create: transcribed } },
  'openai.resources.Speech': { calls: { create: spoken } },
  'openai.resources.Files': {
    calls: {
      create: changed, delete: changed, retrieve: asked, content: asked, retrieve_content: asked, list: listed, wait_for_processing: asked,
    },
  },
  'openai.resources.Batches': {
    calls: {
      // A file of requests at half the price.
      create: { returns: 'any', effect: { ...paid, changes: true, billed: 'batch', noun: 'batch' } },
      retrieve: asked, list: listed, cancel: changed,
    },
  },
  'openai.resources.Moderations': { calls: { create: { returns: 'any', effect: request, batch: 'list-argument' } } },
  'openai.resources.Models': { calls: { list: listed, retrieve: asked, delete: changed } },
  'openai.Stream': {
    iterates: { element: 'any' },
    enters: 'openai.Stream',
    calls: {
      close: { returns: 'none' }, get_final_completion: { returns: 'openai.types.chat.ChatCompletion' },
      get_final_response: { returns: 'any' },
    },
  },
}

export default library({
  id: 'openai',
  language: 'python',
  source: 'https://platform.openai.com/docs/api-reference; openai 3.54',
  modules: ['openai'],
  functions: {
    // The module is a client of its own.
    'openai.chat.completions.create': completion,
    'openai.responses.create': response,
    'openai.embeddings.create': embedding,
    'openai.images.generate': image,
    // Before version 1.
    'openai.ChatCompletion.create': completion,
    'openai.Completion.create': completion,
    'openai.Embedding.create': embedding,
    'openai.ChatCompletion.acreate': { ...later(completion) },
    'openai.Embedding.acreate': { ...later(embedding) },
  },
  types: {
    ...types,
    ...awaitedTypes(types, {
      named: (text) => text.replace(/\b(openai|lib\.azure|resources)\.(?=[A-Z])(?!Async)/g, '$1.Async'),
      // A stream is entered, not awaited.
      isCoroutine: (name) => name === 'stream' ? false : /^(get_final|close)/.test(name) ? true : undefined,
    }),
    'openai.types.chat.ChatCompletion': {
      attributes: { choices: 'list<any>', id: 'string', model: 'string', usage: 'any' },
      iterates: { element: 'any' },
      indexed: { element: 'any' },
    },
    'openai.types.responses.Response': {
      attributes: { output_text: 'string', output: 'list<any>', id: 'string', status: 'string', usage: 'any', output_parsed: 'any' },
      iterates: { element: 'any' },
    },
    'openai.types.CreateEmbeddingResponse': {
      attributes: { data: 'list<openai.types.Embedding>', usage: 'any' }, indexed: { element: 'any' },
    },
    'openai.types.Embedding': { attributes: { embedding: 'list<number>', index: 'number' } },
  },
})

function later(call: CallModel): CallModel {
  return {
    ...call, returns: `promise<${call.returns ?? 'any'}>`, awaitable: true,
    ...(call.effect && { effect: { ...call.effect, blocking: false } }),
  }
}
