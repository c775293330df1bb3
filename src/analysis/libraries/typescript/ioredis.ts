// ioredis: a command is sent when it is called; those of a pipeline or of MULTI are sent together by exec.

import { library, type CallModel, type TypeModel } from '../schema.js'
import { redisCommands } from './redis.commands.js'

type Calls = Readonly<Record<string, CallModel>>

const done: CallModel = { returns: 'promise<string>', awaitable: true }
const listens: CallModel = { returns: 'self', callback: { argument: 1, runs: 'once', parameters: ['any'] } }
const changes = { kind: 'write', noun: 'key' } as const
const connects = { kind: 'connect' } as const
const collected: CallModel = { returns: 'ioredis.ChainableCommander', mutates: true }
const walked: CallModel = { returns: 'ioredis.ScanStream' }

const commands = redisCommands((name) => name.toLowerCase())

/** What the commands that give text give as bytes. */
const buffers: Calls = Object.fromEntries([
  'get', 'getrange', 'getset', 'getdel', 'getex', 'hget', 'hgetall', 'hmget', 'hvals', 'lpop', 'lrange', 'mget', 'rpop', 'set',
  'smembers', 'spop', 'zrange',
]
  .flatMap((name) => commands[name] ? [[`${name}Buffer`, { ...commands[name], returns: 'promise<any>' }] as const] : []))

const client: TypeModel = {
  constructs: { effect: connects },
  sharing: 'shared',
  attributes: { status: 'string', options: 'any', mode: 'string', isCluster: 'boolean' },
  calls: {
    ...commands,
    ...buffers,
    xread: { returns: 'promise<any>', awaitable: true },
    xreadgroup: { returns: 'promise<any>', awaitable: true },
    blpop: { returns: 'promise<any>', awaitable: true },
    brpop: { returns: 'promise<any>', awaitable: true },
    brpoplpush: { returns: 'promise<any>', awaitable: true },
    blmove: { returns: 'promise<any>', awaitable: true },
    bzpopmin: { returns: 'promise<any>', awaitable: true },
    bzpopmax: { returns: 'promise<any>', awaitable: true },
    hmset: { returns: 'promise<string>', effect: changes, awaitable: true },
    zrevrange: { returns: 'promise<list<string>>', effect: { kind: 'query', noun: 'key', rows: 'many' }, awaitable: true },
    zrevrangebyscore: { returns: 'promise<list<string>>', effect: { kind: 'query', noun: 'key', rows: 'many' }, awaitable: true },
    call: { returns: 'promise<any>', effect: changes, awaitable: true },
    pipeline: collected,
    multi: collected,
    watch: done,
    unwatch: done,
    exec: { returns: 'promise<list<any> | none>', effect: changes, awaitable: true, batch: 'always' },
    scanStream: walked,
    hscanStream: walked,
    sscanStream: walked,
    zscanStream: walked,
    scanBufferStream: walked,
    connect: { returns: 'promise<none>', effect: connects, awaitable: true },
    duplicate: { returns: 'self', effect: connects },
    subscribe: done,
    psubscribe: done,
    unsubscribe: done,
    punsubscribe: done,
    ssubscribe: done,
    ping: done,
    auth: done,
    select: done,
    info: done,
    config: { returns: 'promise<any>', awaitable: true },
    client: { returns: 'promise<any>', awaitable: true },
    script: { returns: 'promise<any>', awaitable: true },
    time: { returns: 'promise<list<number>>', awaitable: true },
    defineCommand: { returns: 'none' },
    on: listens,
    once: listens,
    off: listens,
    quit: done,
    disconnect: { returns: 'none' },
  },
}

export default library({
  id: 'ioredis',
  language: 'typescript',
  source: 'https://github.com/redis/ioredis#readme; built/Redis.d.ts and utils/RedisCommander.d.ts of ioredis 6',
  modules: ['ioredis'],
  aliases: {
    'ioredis.default': 'ioredis',
    'ioredis.Redis.Cluster': 'ioredis.Cluster',
    'ioredis.Redis.Redis': 'ioredis.Redis',
    'ioredis.Redis.Pipeline': 'ioredis.ChainableCommander',
    'ioredis.Pipeline': 'ioredis.ChainableCommander',
  },
  functions: { 'ioredis.createClient': { returns: 'ioredis.Redis', effect: connects } },
  types: {
    // The module is the class itself.
    'ioredis.Redis': { ...client, aliases: ['ioredis'] },
    'ioredis.Cluster': {
      ...client,
      calls: { ...client.calls, nodes: { returns: 'list<ioredis.Redis>', pure: true } },
    },
    'ioredis.ChainableCommander': {
      attributes: { length: 'number' },
      calls: { exec: { returns: 'promise<list<any>>', effect: changes, awaitable: true, batch: 'always' }, discard: { returns: 'self', mutates: true } },
      anyCall: { returns: 'self', mutates: true },
    },
    // Keys come a page at a time.
    'ioredis.ScanStream': {
      iterates: { element: 'list<string>', effect: { kind: 'query', noun: 'key', rows: 'many' } },
      calls: { on: listens },
      anyCall: { returns: 'self' },
    },
  },
  conventions: [
    { receiver: 'redis', is: 'ioredis.Redis', confidence: 'medium', imports: ['ioredis'] },
    { receiver: 'redisClient', is: 'ioredis.Redis', confidence: 'medium', imports: ['ioredis'] },
  ],
})
