// The commands of Redis by what they do and give, in the spelling of node-redis; ioredis writes them in lower case.
// Absent: commands that wait for others (blpop, xreadgroup), that set up the connection, and those of administration.

import type { CallModel, Effect } from '../schema.js'

type Calls = Readonly<Record<string, CallModel>>

const one: Effect = { kind: 'query', noun: 'key', rows: 'one' }
const change: Effect = { kind: 'write', noun: 'key' }

const text = 'string | none'
const texts = 'list<string>'

/** Reads, by what they give. Source: https://redis.io/docs/latest/commands, commands with the flag `readonly`. */
const reads: Readonly<Record<string, readonly string[]>> = {
  [text]: ['get', 'getRange', 'hGet', 'lIndex', 'randomKey', 'type', 'dump', 'lcs', 'objectEncoding'],
  number: [
    'exists', 'ttl', 'pTTL', 'expireTime', 'pExpireTime', 'strLen', 'getBit', 'bitCount', 'bitPos', 'hExists', 'hLen', 'hStrLen',
    'lLen', 'lPos', 'sCard', 'sIsMember',
    'sInterCard', 'zCard', 'zCount', 'zLexCount', 'zInterCard', 'zScore', 'zRank', 'zRevRank', 'xLen', 'pfCount', 'dbSize', 'geoDist',
    'touch', 'memoryUsage',
  ],
  [texts]: [
    'keys', 'hKeys', 'hVals', 'lRange', 'sMembers', 'sRandMember', 'sRandMemberCount', 'sDiff', 'sInter', 'sUnion', 'zRange',
    'zRangeByLex', 'zRangeByScore',
    'zRandMember', 'zRandMemberCount', 'zDiff', 'zInter', 'zUnion', 'hRandField', 'hRandFieldCount', 'geoHash', 'geoSearch',
  ],
  Row: ['hGetAll'],
  'list<Row>': [
    'zRangeWithScores', 'zRangeByScoreWithScores', 'zDiffWithScores', 'zInterWithScores', 'zUnionWithScores', 'xRange', 'xRevRange',
    'geoPos', 'geoSearchWith', 'hTTL',
    'xInfoStream', 'xInfoGroups', 'xInfoConsumers', 'xPending', 'xPendingRange',
  ],
  any: ['scan', 'hScan', 'sScan', 'zScan'],
}

/** Reads that are given several keys or members. */
const severalReads: Readonly<Record<string, string>> = {
  mGet: `list<${text}>`, hmGet: `list<${text}>`, smIsMember: 'list<number>', zmScore: 'list<number | none>',
}

/** Writes, by what they give. */
const writes: Readonly<Record<string, readonly string[]>> = {
  [text]: [
    'set', 'setEx', 'pSetEx', 'getSet', 'getDel', 'getEx', 'rename', 'restore', 'lPop', 'rPop', 'lMove', 'rPopLPush', 'sPop', 'lSet',
    'lTrim', 'pfMerge',
  ],
  number: [
    'setNX', 'append', 'setRange', 'setBit', 'bitOp', 'incr', 'incrBy', 'incrByFloat', 'decr', 'decrBy', 'expire', 'expireAt',
    'pExpire', 'pExpireAt', 'persist', 'copy', 'move',
    'renameNX', 'hSetNX', 'hIncrBy', 'hIncrByFloat', 'hExpire', 'hPersist', 'lInsert', 'lPushX', 'rPushX', 'lRem', 'sMove',
    'sDiffStore', 'sInterStore', 'sUnionStore',
    'zIncrBy', 'zRemRangeByLex', 'zRemRangeByRank', 'zRemRangeByScore', 'zRangeStore', 'zDiffStore', 'zInterStore', 'zUnionStore',
    'geoSearchStore', 'xTrim',
  ],
  any: [
    'xAdd', 'xGroupCreate', 'xGroupDestroy', 'xClaim', 'xAutoClaim', 'zPopMin', 'zPopMax', 'zPopMinCount', 'zPopMaxCount', 'sPopCount',
    'lPopCount', 'rPopCount', 'bitField', 'sort',
    'flushAll', 'flushDb', 'eval', 'evalSha', 'fCall', 'sendCommand',
  ],
}

/** Writes that are given several keys, members or fields. */
const severalWrites: readonly string[] = [
  'del', 'unlink', 'mSet', 'mSetNX', 'hSet', 'hDel', 'sAdd', 'sRem', 'zAdd', 'zRem', 'lPush', 'rPush', 'pfAdd', 'geoAdd', 'xDel', 'xAck',
]

/** Every command, by its name as `spell` writes it. Those that start together travel together: neither client waits for an answer to send the next. */
export function redisCommands(spell: (name: string) => string): Calls {
  const calls: Record<string, CallModel> = {}
  const add = (names: readonly string[], gives: string, effect: Effect, more: CallModel): void => {
    for (const name of names) calls[spell(name)] = { returns: `promise<${gives}>`, effect, awaitable: true, coalesced: true, ...more }
  }
  for (const [gives, names] of Object.entries(reads)) add(names, gives, gives.startsWith('list') || gives === 'any' ? { ...one, rows: 'many' } : one, { key: 0 })
  for (const [name, gives] of Object.entries(severalReads)) add([name], gives, { ...one, rows: 'many' }, { key: 0, batch: 'list-argument' })
  for (const [gives, names] of Object.entries(writes)) add(names, gives, change, {})
  add(['publish', 'sPublish'], 'number', { kind: 'write', noun: 'message' }, {})
  add(severalWrites, 'number', change, { batch: 'list-argument' })
  return calls
}
