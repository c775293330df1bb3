// redis-py: a command is sent when it is called, or awaited in redis.asyncio; those of a pipeline are sent together by `execute`.

import { library, type CallConvention, type CallModel, type Effect, type TypeModel } from '../schema.js'
import { collectedCommands, redisCommands } from './redis.calls.js'

type Calls = Readonly<Record<string, CallModel>>

interface Client {
  readonly name: string
  readonly pipeline: string
  readonly lock: string
  readonly pubsub: string
  readonly script: string
  readonly isAsync: boolean
}

const sync: Client = {
  name: 'redis.Redis', pipeline: 'redis.client.Pipeline', lock: 'redis.lock.Lock', pubsub: 'redis.client.PubSub',
  script: 'redis.commands.core.Script', isAsync: false,
}
const later: Client = {
  name: 'redis.asyncio.Redis', pipeline: 'redis.asyncio.client.Pipeline', lock: 'redis.asyncio.lock.Lock',
  pubsub: 'redis.asyncio.client.PubSub',
  script: 'redis.commands.core.AsyncScript', isAsync: true,
}
const connects: Effect = { kind: 'connect' }
const none: CallModel = { returns: 'none' }

const jsonReads = ['get', 'mget', 'type', 'objkeys', 'objlen', 'arrlen', 'arrindex', 'strlen', 'resp']
const jsonWrites = [
  'set', 'mset', 'merge', 'delete', 'forget', 'clear', 'arrappend', 'arrinsert', 'arrpop', 'arrtrim', 'numincrby', 'nummultby',
  'strappend', 'toggle',
]
const searchReads = ['search', 'aggregate', 'info', 'explain', 'tagvals', 'sugget', 'suglen', 'spellcheck']
const searchWrites = ['create_index', 'alter_schema_add', 'dropindex', 'add_document', 'delete_document', 'sugadd', 'sugdel', 'aliasadd']

function acting({ isAsync }: Client) {
  const effectOf = (effect: Effect): Effect => isAsync ? effect : { ...effect, blocking: true }
  const given = (type: string) => isAsync ? { returns: `promise<${type}>`, awaitable: true } : { returns: type }
  return {
    given,
    read: { ...given('any'), effect: effectOf({ kind: 'query', noun: 'key', rows: 'many' }) } satisfies CallModel,
    write: (type: string): CallModel => ({ ...given(type), effect: effectOf({ kind: 'write', noun: 'key' }) }),
    lock: { ...given('boolean'), effect: effectOf({ kind: 'lock' }) } satisfies CallModel,
  }
}

function each(names: readonly string[], call: CallModel): Calls {
  return Object.fromEntries(names.map((name) => [name, call]))
}

function clientType(client: Client): TypeModel {
  const { given, write } = acting(client)
  return {
    // Its pool is opened by the first command.
    constructs: { returns: client.name, effect: connects },
    sharing: 'shared',
    ...(client.isAsync ? { awaits: { result: 'self' } } : {}),
    attributes: { connection_pool: 'any', response_callbacks: 'any' },
    calls: {
      ...redisCommands(client.isAsync),
      pipeline: { returns: client.pipeline },
      transaction: {
        ...write('list<any>'), callback: { argument: 0, name: 'func', runs: 'once', parameters: [client.pipeline] },
      },
      lock: { returns: client.lock },
      pubsub: { returns: client.pubsub },
      register_script: { returns: client.script },
      json: { returns: client.isAsync ? 'redis.commands.json.AsyncJSON' : 'redis.commands.json.JSON' },
      ft: { returns: client.isAsync ? 'redis.commands.search.AsyncSearch' : 'redis.commands.search.Search' },
      monitor: { returns: 'any' }, client: { returns: 'self' }, initialize: given('self'),
      close: given('none'), aclose: given('none'), get_connection_kwargs: { returns: 'Row' }, set_response_callback: none,
    },
  }
}

function pipelineType(client: Client): TypeModel {
  const { given, write } = acting(client)
  return {
    sharing: 'exclusive',
    calls: {
      ...collectedCommands(),
      execute: write('list<any>'),
      watch: given('boolean'), unwatch: given('boolean'), reset: given('none'), discard: given('none'),
      multi: none, close: none, aclose: given('none'),
      json: { returns: 'any' }, ft: { returns: 'any' },
    },
  }
}

function lockType(client: Client): TypeModel {
  const { given, lock } = acting(client)
  return {
    calls: {
      acquire: lock, release: given('none'), extend: given('boolean'), reacquire: given('boolean'), locked: given('boolean'),
      owned: given('boolean'),
    },
  }
}

/** Waiting for messages is what it is for. */
function pubsubType(client: Client): TypeModel {
  const { given } = acting(client)
  return {
    sharing: 'exclusive',
    attributes: { subscribed: 'boolean', channels: 'any', patterns: 'any' },
    calls: {
      ...each(['subscribe', 'unsubscribe', 'psubscribe', 'punsubscribe', 'ssubscribe', 'sunsubscribe', 'ping', 'close', 'aclose',
        'reset'], given('none')),
      listen: { returns: 'generator<Row>' },
      get_message: given('Row | none'), get_sharded_message: given('Row | none'),
      run_in_thread: { returns: 'any' }, run: given('none'),
    },
  }
}

function cluster(client: Client): TypeModel {
  const { batched: _, ...get } = redisCommands(client.isAsync)['get'] ?? {}
  // Keys of one MGET lie in one slot there.
  return {
    extends: [client.name], constructs: { effect: connects },
    calls: { get, get_node: { returns: 'any' }, get_nodes: { returns: 'list<any>' } },
  }
}

function moduleTypes(client: Client, [json, search, script]: readonly [string, string, string]): Readonly<Record<string, TypeModel>> {
  const { read, write } = acting(client)
  return {
    [json]: { calls: { ...each(jsonReads, { ...read, key: 0, batch: 'list-argument' }), ...each(jsonWrites, write('any')) } },
    [search]: { calls: { ...each(searchReads, read), ...each(searchWrites, write('any')) } },
    [script]: { call: write('any') },
  }
}

// A pipeline has the same methods, and sends nothing: its usual names are none of these.
const clientNames = [
  'redis', '_redis', 'redis_client', '_redis_client', 'redis_conn', 'redis_connection', 'redis_db', 'redis_cache', 'r', 'rdb', 'rds',
  'client', '_client',
]

/** Methods that only a client of Redis has by these names. */
const ownNames = [
  'hget', 'hgetall', 'hmget', 'hset', 'hdel', 'hincrby', 'hexists', 'mget', 'mset', 'setex', 'setnx', 'getset', 'incrby', 'lpush',
  'rpush', 'lrange', 'llen',
  'sadd', 'srem', 'smembers', 'sismember', 'scard', 'zadd', 'zrem', 'zrange', 'zrevrange', 'zrangebyscore', 'zscore', 'zincrby', 'zcard',
  'xadd', 'scan_iter',
]

const pool: TypeModel = { calls: { disconnect: none, aclose: { returns: 'promise<none>', awaitable: true }, reset: none } }

export default library({
  id: 'redis',
  language: 'python',
  source: 'https://redis.readthedocs.io/en/stable/commands.html; redis 8.1',
  modules: ['redis', 'redis.asyncio', 'aioredis'],
  aliases: {
    aioredis: 'redis.asyncio',
    'redis.client.Redis': 'redis.Redis', 'redis.client.StrictRedis': 'redis.Redis', 'redis.StrictRedis': 'redis.Redis',
    'redis.asyncio.client.Redis': 'redis.asyncio.Redis', 'redis.asyncio.StrictRedis': 'redis.asyncio.Redis',
    'redis.asyncio.client.StrictRedis': 'redis.asyncio.Redis',
    'redis.connection.ConnectionPool': 'redis.ConnectionPool', 'redis.asyncio.connection.ConnectionPool': 'redis.asyncio.ConnectionPool',
    'redis.utils.from_url': 'redis.from_url', 'redis.asyncio.utils.from_url': 'redis.asyncio.from_url',
    'redis.cluster.RedisCluster': 'redis.RedisCluster', 'redis.asyncio.cluster.RedisCluster': 'redis.asyncio.RedisCluster',
    'redis.sentinel.Sentinel': 'redis.Sentinel', 'redis.asyncio.sentinel.Sentinel': 'redis.asyncio.Sentinel',
  },
  functions: {
    'redis.from_url': { returns: 'redis.Redis', effect: connects },
    'redis.Redis.from_url': { returns: 'redis.Redis', effect: connects },
    'redis.Redis.from_pool': { returns: 'redis.Redis' },
    'redis.RedisCluster.from_url': { returns: 'redis.RedisCluster', effect: connects },
    'redis.ConnectionPool.from_url': { returns: 'redis.ConnectionPool' },
    'redis.BlockingConnectionPool.from_url': { returns: 'redis.ConnectionPool' },
    'redis.asyncio.from_url': { returns: 'redis.asyncio.Redis', effect: connects },
    'redis.asyncio.Redis.from_url': { returns: 'redis.asyncio.Redis', effect: connects },
    'redis.asyncio.Redis.from_pool': { returns: 'redis.asyncio.Redis' },
    'redis.asyncio.RedisCluster.from_url': { returns: 'redis.asyncio.RedisCluster', effect: connects },
    'redis.asyncio.ConnectionPool.from_url': { returns: 'redis.asyncio.ConnectionPool' },
    'redis.asyncio.BlockingConnectionPool.from_url': { returns: 'redis.asyncio.ConnectionPool' },
  },
  types: {
    'redis.Redis': clientType(sync),
    'redis.client.Pipeline': { ...pipelineType(sync), aliases: ['redis.cluster.ClusterPipeline'] },
    'redis.lock.Lock': lockType(sync),
    'redis.client.PubSub': pubsubType(sync),
    'redis.RedisCluster': cluster(sync),
    'redis.Sentinel': {
      calls: {
        master_for: { returns: 'redis.Redis' }, slave_for: { returns: 'redis.Redis' }, discover_master: { returns: 'tuple<string,number>' },
      },
    },
    'redis.ConnectionPool': { ...pool, aliases: ['redis.BlockingConnectionPool'] },
    ...moduleTypes(sync, ['redis.commands.json.JSON', 'redis.commands.search.Search', 'redis.commands.core.Script']),
    'redis.asyncio.Redis': clientType(later),
    'redis.asyncio.client.Pipeline': { ...pipelineType(later), aliases: ['redis.asyncio.cluster.ClusterPipeline'] },
    'redis.asyncio.lock.Lock': lockType(later),
    'redis.asyncio.client.PubSub': pubsubType(later),
    'redis.asyncio.RedisCluster': cluster(later),
    'redis.asyncio.Sentinel': {
      calls: {
        master_for: { returns: 'redis.asyncio.Redis' }, slave_for: { returns: 'redis.asyncio.Redis' },
        discover_master: { returns: 'promise<tuple<string,number>>', awaitable: true },
      },
    },
    'redis.asyncio.ConnectionPool': { ...pool, aliases: ['redis.asyncio.BlockingConnectionPool'] },
    ...moduleTypes(later, ['redis.commands.json.AsyncJSON', 'redis.commands.search.AsyncSearch', 'redis.commands.core.AsyncScript']),
  },
  callConventions: [
    ...clientNames.map((receiver) => named(receiver, 'redis.asyncio.Redis', ['redis.asyncio', 'aioredis'])),
    ...clientNames.map((receiver) => named(receiver, 'redis.Redis', ['redis'])),
    ...clientNames.filter((name) => name.includes('redis')).map((receiver) => named(receiver, 'redis.Redis')),
  ],
})

function named(receiver: string, is: string, imports?: readonly string[]): CallConvention {
  return { receiver, is, confidence: 'medium', methods: ownNames, ...(imports && { imports }) }
}
