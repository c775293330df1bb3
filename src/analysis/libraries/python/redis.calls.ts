// The commands of Redis by what they do and give, as redis-py names them: at once, awaited, or collected by a pipeline.
// Absent: commands that wait for others (blpop, xread …), that set up the connection, and those of administration.

import type { Batched, CallModel, Effect } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const text = 'string | bytes | none'
const texts = 'list<string | bytes>'

/** Reads, by what they give. Source: https://redis.io/docs/latest/commands, commands with the flag `readonly`. */
const reads: Readonly<Record<string, readonly string[]>> = {
  [text]: ['get', 'getrange', 'substr', 'hget', 'lindex', 'randomkey', 'type', 'dump', 'lcs', 'object', 'digest'],
  number: [
    'exists', 'ttl', 'pttl', 'expiretime', 'pexpiretime', 'strlen', 'getbit', 'bitcount', 'bitpos', 'hexists', 'hlen', 'hstrlen', 'llen',
    'lpos',
    'scard', 'sismember', 'sintercard', 'zcard', 'zcount', 'zlexcount', 'zintercard', 'zscore', 'zrank', 'zrevrank', 'xlen', 'pfcount',
    'dbsize',
    'geodist', 'touch', 'memory_usage',
  ],
  [texts]: [
    'keys', 'hkeys', 'hvals', 'lrange', 'zrange', 'zrevrange', 'zrangebyscore', 'zrevrangebyscore', 'zrangebylex', 'zrevrangebylex',
    'srandmember', 'zrandmember', 'hrandfield', 'zdiff', 'zinter', 'zunion', 'geohash', 'geosearch', 'georadius', 'georadiusbymember',
  ],
  'set<string | bytes>': ['smembers', 'sdiff', 'sinter', 'sunion'],
  Row: ['hgetall', 'xinfo_stream', 'xpending'],
  'list<any>': ['xrange', 'xrevrange', 'xpending_range', 'xinfo_groups', 'xinfo_consumers', 'geopos', 'httl', 'hpttl', 'hexpiretime',
    'hpexpiretime'],
  any: ['scan', 'hscan', 'sscan', 'zscan', 'sort_ro', 'bitfield_ro', 'eval_ro', 'evalsha_ro', 'fcall_ro'],
}

/** Reads of several fields or members of one key. */
const severalReads: Readonly<Record<string, string>> = {
  hmget: `list<${text}>`, smismember: 'list<number>', zmscore: 'list<number | none>',
}

const iterators: Readonly<Record<string, string>> = {
  scan_iter: 'string | bytes', sscan_iter: 'string | bytes', hscan_iter: 'tuple<string | bytes,string | bytes>',
  zscan_iter: 'tuple<string | bytes,number>',
}

/** Writes, by what they give. */
const writes: Readonly<Record<string, readonly string[]>> = {
  any: [
    'set', 'getset', 'getdel', 'getex', 'lpop', 'rpop', 'lmove', 'rpoplpush', 'spop', 'zpopmin', 'zpopmax', 'lmpop', 'zmpop', 'hgetdel',
    'hgetex',
    'xadd', 'xclaim', 'xautoclaim', 'bitfield', 'sort', 'restore', 'eval', 'evalsha', 'fcall', 'execute_command', 'delex', 'msetex',
    'hsetex',
  ],
  boolean: [
    'setex', 'psetex', 'setnx', 'rename', 'renamenx', 'lset', 'ltrim', 'pfmerge', 'expire', 'expireat', 'pexpire', 'pexpireat', 'persist',
    'copy', 'move',
    'hsetnx', 'smove', 'flushall', 'flushdb', 'swapdb', 'xgroup_create', 'xgroup_setid', 'migrate',
  ],
  number: [
    'append', 'setrange', 'setbit', 'bitop', 'incr', 'incrby', 'incrbyfloat', 'decr', 'decrby', 'hincrby', 'hincrbyfloat', 'linsert',
    'lpushx', 'rpushx',
    'lrem', 'sdiffstore', 'sinterstore', 'sunionstore', 'zincrby', 'zremrangebylex', 'zremrangebyrank', 'zremrangebyscore', 'zrangestore',
    'zdiffstore', 'zinterstore', 'zunionstore', 'geosearchstore', 'xtrim', 'publish', 'spublish', 'xgroup_destroy', 'xgroup_createconsumer',
    'xgroup_delconsumer', 'hexpire', 'hpexpire', 'hexpireat', 'hpexpireat', 'hpersist',
  ],
}

/** Writes that are given several keys, members or fields. */
const severalWrites: readonly string[] = [
  'delete', 'unlink', 'mset', 'msetnx', 'hset', 'hmset', 'hdel', 'sadd', 'srem', 'zadd', 'zrem', 'lpush', 'rpush', 'pfadd', 'geoadd',
  'xdel', 'xack',
]

/** Commands that wait, or say something of the server or the connection: no cost of the data. */
const others: readonly string[] = [
  'blpop', 'brpop', 'brpoplpush', 'blmove', 'blmpop', 'bzpopmin', 'bzpopmax', 'bzmpop', 'xread', 'xreadgroup', 'wait', 'ping', 'echo',
  'auth', 'select', 'info',
  'time', 'config_get', 'config_set', 'client_list', 'client_id', 'client_setname', 'client_getname', 'script_load', 'script_exists',
  'script_flush',
  'lastsave', 'bgsave', 'save', 'pubsub_channels', 'pubsub_numsub', 'slowlog_get',
]

/** Every command of a client. */
export function redisCommands(isAsync: boolean): Calls {
  const calls: Record<string, CallModel> = {}
  const given = (type: string) => isAsync ? { returns: `promise<${type}>`, awaitable: true } : { returns: type }
  const effectOf = (effect: Effect): Effect => isAsync ? effect : { ...effect, blocking: true }
  const one = effectOf({ kind: 'query', noun: 'key', rows: 'one' })
  const many = effectOf({ kind: 'query', noun: 'key', rows: 'many' })
  const change = effectOf({ kind: 'write', noun: 'key' })
  for (const [gives, names] of Object.entries(reads)) {
    const effect = /^(list|set|any)/.test(gives) ? many : one
    for (const name of names) calls[name] = { ...given(gives), effect, key: 0 }
  }
  for (const [name, gives] of Object.entries(severalReads)) calls[name] = { ...given(gives), effect: many, key: 0 }
  calls['mget'] = { ...given(`list<${text}>`), effect: many, batch: 'always' }
  for (const [name, gives] of Object.entries(iterators)) calls[name] = { returns: `generator<${gives}>`, effect: many, lazy: true }
  for (const [gives, names] of Object.entries(writes)) for (const name of names) calls[name] = { ...given(gives), effect: change }
  for (const name of severalWrites) calls[name] = { ...given('number'), effect: change, batch: 'list-argument' }
  for (const name of others) calls[name] = given('any')
  calls['get'] = { ...calls['get'], batched: severalValues(isAsync) }
  return calls
}

/** MGET wants one key at least, and gives None for what there is not, as GET does. */
function severalValues(isAsync: boolean): Batched {
  const values = `${isAsync ? 'await ' : ''}$receiver.mget($keys)`
  return { code: `dict(zip($keys, ${values})) if $keys else {}`, result: 'everyKey', key: 'key' }
}

/** The same commands, where they are only collected. */
export function collectedCommands(): Calls {
  const names = Object.keys(redisCommands(false)).filter((name) => !Object.hasOwn(iterators, name))
  return Object.fromEntries(names.map((name) => [name, { returns: 'self', mutates: true }]))
}
