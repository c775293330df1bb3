// node-redis: a command is sent when it is called, and commands of one tick travel together; those of MULTI are sent by exec.

import { library, type CallModel, type Effect, type TypeModel } from '../schema.js'
import { redisCommands } from './redis.commands.js'

type Calls = Readonly<Record<string, CallModel>>

const read: Effect = { kind: 'query', noun: 'key', rows: 'one' }
const many: Effect = { kind: 'query', noun: 'key', rows: 'many' }
const change: Effect = { kind: 'write', noun: 'key' }
const connects: CallModel = { returns: 'promise<self>', effect: { kind: 'connect' }, awaitable: true }
const done: CallModel = { returns: 'promise<none>', awaitable: true }
const waits: CallModel = { returns: 'promise<any>', awaitable: true }
const listens: CallModel = { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } }
const same: CallModel = { returns: 'self' }
const collected: CallModel = { returns: 'redis.Multi' }
const walked: CallModel = { returns: 'generator<any>', effect: many, lazy: true }
const sent: CallModel = { returns: 'promise<list<any>>', effect: change, awaitable: true, batch: 'always' }

function asked(effect: Effect, returns = 'any'): CallModel {
  return { returns: `promise<${returns}>`, effect, awaitable: true }
}

const waiting: Calls = Object.fromEntries([
  'blPop', 'brPop', 'blMove', 'brPopLPush', 'bzPopMin', 'bzPopMax', 'xRead', 'xReadGroup', 'subscribe', 'pSubscribe', 'sSubscribe',
  'unsubscribe', 'pUnsubscribe', 'ping', 'auth', 'select', 'watch', 'unwatch', 'info', 'scriptLoad', 'time',
]
  .map((name) => [name, waits] as const))

const client: TypeModel = {
  sharing: 'shared',
  attributes: { isOpen: 'boolean', isReady: 'boolean', json: 'redis.Json', ft: 'redis.Search', options: 'any' },
  calls: {
    // Commands in capitals are the same; version 3 wrote them in lower case.
    ...redisCommands((name) => name.toLowerCase()),
    ...redisCommands((name) => name.toUpperCase()),
    ...redisCommands((name) => name),
    ...waiting,
    connect: connects,
    multi: collected,
    MULTI: collected,
    scanIterator: walked,
    hScanIterator: walked,
    sScanIterator: walked,
    zScanIterator: walked,
    executeIsolated: { returns: 'promise<result0>', awaitable: true, callback: { argument: 0, runs: 'once', parameters: ['redis.RedisClientType'] } },
    duplicate: same,
    withTypeMapping: same,
    withCommandOptions: same,
    withAbortSignal: same,
    legacy: { returns: 'any' },
    on: listens,
    once: listens,
    off: listens,
    quit: done,
    disconnect: done,
    close: done,
    destroy: { returns: 'none' },
    unref: { returns: 'none' },
  },
}

export default library({
  id: 'redis',
  language: 'typescript',
  source: 'https://redis.io/docs/latest/develop/clients/nodejs; dist/lib/client/index.d.ts of @redis/client 6; redis 4 and 5',
  modules: ['redis', '@redis/client'],
  aliases: {
    'redis.default': 'redis',
    '@redis/client': 'redis',
    '@node-redis/client': 'redis',
    'redis.RedisClient': 'redis.RedisClientType',
  },
  functions: {
    'redis.createClient': { returns: 'redis.RedisClientType' },
    'redis.createCluster': { returns: 'redis.RedisClusterType' },
    'redis.createSentinel': { returns: 'redis.RedisClientType' },
    'redis.createClientPool': { returns: 'redis.RedisClientPoolType' },
  },
  types: {
    'redis.RedisClientType': { ...client, aliases: ['redis.RedisSentinelType'] },
    'redis.RedisClusterType': { ...client },
    'redis.RedisClientPoolType': {
      ...client,
      calls: { ...client.calls, execute: { returns: 'promise<result0>', awaitable: true, callback: { argument: 0, runs: 'once', parameters: ['redis.RedisClientType'] } } },
    },
    'redis.Multi': {
      aliases: ['redis.RedisClientMultiCommandType'],
      calls: { exec: sent, execTyped: sent, execAsPipeline: sent, EXEC: sent },
      attributes: { json: 'self', ft: 'self' },
      anyCall: { returns: 'self', mutates: true },
    },
    'redis.Json': {
      calls: {
        get: asked(read), mGet: { ...asked(many, 'list<any>'), batch: 'list-argument' }, type: asked(read), arrLen: asked(read),
        objKeys: asked(many), objLen: asked(read), strLen: asked(read), arrIndex: asked(read),
        set: asked(change), mSet: { ...asked(change), batch: 'list-argument' }, merge: asked(change), del: asked(change),
        forget: asked(change), arrAppend: asked(change), arrInsert: asked(change), arrPop: asked(change),
        arrTrim: asked(change), numIncrBy: asked(change), strAppend: asked(change), toggle: asked(change), clear: asked(change),
      },
    },
    'redis.Search': {
      calls: { search: asked(many, 'Row'), aggregate: asked(many, 'Row'), info: asked(many, 'Row'), create: asked(change), alter: asked(change), dropIndex: asked(change) },
    },
  },
  conventions: [
    { receiver: 'redis', is: 'redis.RedisClientType', confidence: 'medium', imports: ['redis', '@redis/client'] },
    { receiver: 'redisClient', is: 'redis.RedisClientType', confidence: 'medium', imports: ['redis', '@redis/client'] },
  ],
})
