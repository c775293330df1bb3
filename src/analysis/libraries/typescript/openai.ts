// OpenAI's client, also Azure's: every completion, embedding and the like is billed by tokens.

import { library, type CallModel, type Effect, type LibraryModel } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const paid: Effect = { kind: 'paid', service: 'openai', changes: false }
const read: Effect = { kind: 'request', service: 'openai', changes: false }
const change: Effect = { ...read, changes: true }
const completed: Effect = { ...paid, billed: 'completion', noun: 'completion' }

function asked(effect: Effect, returns = 'any'): CallModel {
  return { returns: `openai.APIPromise<${returns}>`, effect, awaitable: true }
}

const stream: CallModel = { returns: 'openai.Stream', effect: completed }
const stored: Calls = { retrieve: asked(read), list: asked(read, 'openai.Page'), delete: asked(change) }

/** The client's parts and their calls. */
const parts: Readonly<Record<string, Calls>> = {
  Completions: { ...stored, create: asked(completed, 'openai.ChatCompletion'), parse: asked(completed, 'openai.ChatCompletion'), stream, runTools: stream, update: asked(change) },
  Responses: {
    create: asked(completed, 'openai.Response'), parse: asked(completed, 'openai.Response'), stream, retrieve: asked(read, 'openai.Response'), delete: asked(change),
    cancel: asked(change),
  },
  LegacyCompletions: { create: asked(completed, 'openai.ChatCompletion') },
  Embeddings: { create: { ...asked({ ...paid, billed: 'embedding', noun: 'embedding' }, 'openai.CreateEmbeddingResponse'), batch: 'object-in' } },
  Images: {
    generate: asked({ ...paid, billed: 'image', noun: 'image' }), edit: asked({ ...paid, billed: 'image', noun: 'image' }),
    createVariation: asked({ ...paid, billed: 'image', noun: 'image' }),
  },
  Speech: { create: asked({ ...paid, billed: 'speech', noun: 'speech' }) },
  Transcriptions: { create: asked({ ...paid, billed: 'transcription', noun: 'transcription' }) },
  Translations: { create: asked({ ...paid, billed: 'transcription', noun: 'transcription' }) },
  // Free of charge; it takes a list as well.
  Moderations: { create: { ...asked(read), batch: 'object-in' } },
  Files: { ...stored, create: asked(change), content: asked(read) },
  Batches: { create: asked({ ...paid, changes: true, billed: 'batch', noun: 'batch' }), retrieve: asked(read), list: asked(read, 'openai.Page'), cancel: asked(change) },
  Models: stored,
  Jobs: { create: asked({ ...paid, changes: true, billed: 'fine-tuning', noun: 'job' }), retrieve: asked(read), list: asked(read, 'openai.Page'), cancel: asked(change) },
}

const types: LibraryModel['types'] = Object.fromEntries(Object.entries(parts).map(([name, calls]) => [`openai.${name}`, { sharing: 'shared', calls }]))

export default library({
  id: 'openai',
  language: 'typescript',
  source: 'https://github.com/openai/openai-node/blob/master/api.md; typings of openai 6',
  modules: ['openai'],
  aliases: { 'openai.default': 'openai.OpenAI' },
  functions: { 'openai.toFile': { returns: 'promise<any>', awaitable: true } },
  types: {
    ...types,
    'openai.OpenAI': {
      aliases: ['openai'],
      sharing: 'shared',
      attributes: {
        chat: 'openai.Chat', completions: 'openai.LegacyCompletions', responses: 'openai.Responses', embeddings: 'openai.Embeddings', images: 'openai.Images',
        audio: 'openai.Audio', moderations: 'openai.Moderations', files: 'openai.Files', batches: 'openai.Batches', models: 'openai.Models',
        fineTuning: 'openai.FineTuning', beta: 'openai.Beta',
      },
      calls: { withOptions: { returns: 'self' } },
    },
    'openai.AzureOpenAI': { extends: ['openai.OpenAI'], sharing: 'shared' },
    'openai.Chat': { attributes: { completions: 'openai.Completions' } },
    'openai.Beta': { attributes: { chat: 'openai.Chat' } },
    'openai.Audio': { attributes: { speech: 'openai.Speech', transcriptions: 'openai.Transcriptions', translations: 'openai.Translations' } },
    'openai.FineTuning': { attributes: { jobs: 'openai.Jobs' } },
    'openai.APIPromise': {
      extends: ['promise<$0>'],
      calls: { asResponse: { returns: 'promise<Response>', awaitable: true }, withResponse: { returns: 'promise<Row>', awaitable: true } },
    },
    'openai.ChatCompletion': {
      // With `stream: true` the answer is a stream of chunks.
      iterates: { element: 'any' },
      attributes: { id: 'string', choices: 'list<any>', usage: 'any', model: 'string', created: 'number' },
    },
    'openai.Response': { iterates: { element: 'any' }, attributes: { id: 'string', output: 'list<any>', output_text: 'string', output_parsed: 'any', usage: 'any' } },
    'openai.CreateEmbeddingResponse': { attributes: { data: 'list<Row>', usage: 'any', model: 'string' } },
    'openai.Page': { iterates: { element: 'any' }, attributes: { data: 'list<any>' } },
    'openai.Stream': {
      iterates: { element: 'any' },
      calls: {
        on: { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } },
        finalChatCompletion: { returns: 'promise<openai.ChatCompletion>', awaitable: true },
        finalContent: { returns: 'promise<string | none>', awaitable: true },
        finalMessage: { returns: 'promise<any>', awaitable: true },
        finalResponse: { returns: 'promise<openai.Response>', awaitable: true },
        totalUsage: { returns: 'promise<any>', awaitable: true },
        done: { returns: 'promise<none>', awaitable: true },
        abort: { returns: 'none' },
        toReadableStream: { returns: 'any' },
      },
    },
  },
})
