// Every command of node-redis that its model speaks of; those of MULTI are sent by exec.

import { createClient, createClientPool, createCluster, createSentinel, type RedisClientType, type RedisClusterType } from 'redis'

const legacy = require('redis')
const client = createClient({ url: 'redis://localhost' })

export async function reads(id: string, ids: string[], cursor: string): Promise<void> {
  await client.get(id) //: query
  await client.getRange(id, 1) //: query
  await client.hGet(id, 1) //: query
  await client.lIndex(id, 1) //: query
  await client.randomKey() //: query
  await client.type(id) //: query
  await client.dump(id, 1) //: query
  await client.lcs(id, 1) //: query
  await client.objectEncoding(id, 1) //: query
  await client.exists(id) //: query
  await client.ttl(id) //: query
  await client.pTTL(id, 1) //: query
  await client.expireTime(id, 1) //: query
  await client.pExpireTime(id, 1) //: query
  await client.strLen(id) //: query
  await client.getBit(id, 1) //: query
  await client.bitCount(id, 1) //: query
  await client.bitPos(id, 1) //: query
  await client.hExists(id, 1) //: query
  await client.hLen(id) //: query
  await client.hStrLen(id, 1) //: query
  await client.lLen(id) //: query
  await client.lPos(id, 1) //: query
  await client.sCard(id) //: query
  await client.sIsMember(id, 1) //: query
  await client.sInterCard(id, 1) //: query
  await client.zCard(id) //: query
  await client.zCount(id, 1) //: query
  await client.zLexCount(id, 1) //: query
  await client.zInterCard(id, 1) //: query
  await client.zScore(id, 1) //: query
  await client.zRank(id, 1) //: query
  await client.zRevRank(id, 1) //: query
  await client.xLen(id) //: query
  await client.pfCount(id, 1) //: query
  await client.dbSize() //: query
  await client.geoDist(id, 1) //: query
  await client.touch(id, 1) //: query
  await client.memoryUsage(id, 1) //: query
  await client.keys('user:*') //: query
  await client.hKeys(id) //: query
  await client.hVals(id) //: query
  await client.lRange(id, 1) //: query
  await client.sMembers(id) //: query
  await client.sRandMember(id, 1) //: query
  await client.sRandMemberCount(id, 1) //: query
  await client.sDiff(id, 1) //: query
  await client.sInter(id, 1) //: query
  await client.sUnion(id, 1) //: query
  await client.zRange(id, 1) //: query
  await client.zRangeByLex(id, 1) //: query
  await client.zRangeByScore(id, 1) //: query
  await client.zRandMember(id, 1) //: query
  await client.zRandMemberCount(id, 1) //: query
  await client.zDiff(id, 1) //: query
  await client.zInter(id, 1) //: query
  await client.zUnion(id, 1) //: query
  await client.hRandField(id, 1) //: query
  await client.hRandFieldCount(id, 1) //: query
  await client.geoHash(id, 1) //: query
  await client.geoSearch(id, 1) //: query
  await client.hGetAll(id) //: query
  await client.zRangeWithScores(id, 1) //: query
  await client.zRangeByScoreWithScores(id, 1) //: query
  await client.zDiffWithScores(id, 1) //: query
  await client.zInterWithScores(id, 1) //: query
  await client.zUnionWithScores(id, 1) //: query
  await client.xRange(id, 1) //: query
  await client.xRevRange(id, 1) //: query
  await client.geoPos(id, 1) //: query
  await client.geoSearchWith(id, 1) //: query
  await client.hTTL(id, 1) //: query
  await client.xInfoStream(id, 1) //: query
  await client.xInfoGroups(id, 1) //: query
  await client.xInfoConsumers(id, 1) //: query
  await client.xPending(id, 1) //: query
  await client.xPendingRange(id, 1) //: query
  await client.scan(cursor) //: query
  await client.hScan(id, 1) //: query
  await client.sScan(id, 1) //: query
  await client.zScan(id, 1) //: query
  await client.mGet(ids) //: query
  await client.hmGet('all', ids) //: query
  await client.smIsMember('all', ids) //: query
  await client.zmScore('all', ids) //: query
  await client.GET(id) //: query
  await client.HGETALL(id) //: query
  for await (const key of client.scanIterator({ MATCH: 'user:*' })) use(key) //: query
  for await (const key of client.hScanIterator(id)) use(key) //: query
  for await (const key of client.sScanIterator(id)) use(key) //: query
  for await (const key of client.zScanIterator(id)) use(key) //: query
  const name = await client.get(id) //: query
  use(name.length, client.isOpen, client.isReady, client.options)
}

export async function writes(id: string, ids: string[]): Promise<void> {
  await client.set(id, 'value') //: write
  await client.setEx(id, 1) //: write
  await client.pSetEx(id, 1) //: write
  await client.getSet(id, 'value') //: write
  await client.getDel(id) //: write
  await client.getEx(id, 1) //: write
  await client.rename(id, 1) //: write
  await client.restore(id, 1) //: write
  await client.lPop(id) //: write
  await client.rPop(id) //: write
  await client.lMove(id, 1) //: write
  await client.rPopLPush(id, 1) //: write
  await client.sPop(id) //: write
  await client.lSet(id, 1) //: write
  await client.lTrim(id, 1) //: write
  await client.pfMerge(id, 1) //: write
  await client.setNX(id, 'value') //: write
  await client.append(id, 'value') //: write
  await client.setRange(id, 1) //: write
  await client.setBit(id, 1) //: write
  await client.bitOp(id, 1) //: write
  await client.incr(id) //: write
  await client.incrBy(id, 1) //: write
  await client.incrByFloat(id, 1) //: write
  await client.decr(id) //: write
  await client.decrBy(id, 1) //: write
  await client.expire(id, 1) //: write
  await client.expireAt(id, 1) //: write
  await client.pExpire(id, 1) //: write
  await client.pExpireAt(id, 1) //: write
  await client.persist(id) //: write
  await client.copy(id, 1) //: write
  await client.move(id, 1) //: write
  await client.renameNX(id, 1) //: write
  await client.hSetNX(id, 1) //: write
  await client.hIncrBy(id, 1) //: write
  await client.hIncrByFloat(id, 1) //: write
  await client.hExpire(id, 1) //: write
  await client.hPersist(id, 1) //: write
  await client.lInsert(id, 1) //: write
  await client.lPushX(id, 1) //: write
  await client.rPushX(id, 1) //: write
  await client.lRem(id, 1) //: write
  await client.sMove(id, 1) //: write
  await client.sDiffStore(id, 1) //: write
  await client.sInterStore(id, 1) //: write
  await client.sUnionStore(id, 1) //: write
  await client.zIncrBy(id, 1) //: write
  await client.zRemRangeByLex(id, 1) //: write
  await client.zRemRangeByRank(id, 1) //: write
  await client.zRemRangeByScore(id, 1) //: write
  await client.zRangeStore(id, 1) //: write
  await client.zDiffStore(id, 1) //: write
  await client.zInterStore(id, 1) //: write
  await client.zUnionStore(id, 1) //: write
  await client.geoSearchStore(id, 1) //: write
  await client.xTrim(id, 1) //: write
  await client.publish('channel', id) //: write
  await client.sPublish('channel', id) //: write
  await client.xAdd(id, 1) //: write
  await client.xGroupCreate(id, 1) //: write
  await client.xGroupDestroy(id, 1) //: write
  await client.xClaim(id, 1) //: write
  await client.xAutoClaim(id, 1) //: write
  await client.zPopMin(id, 1) //: write
  await client.zPopMax(id, 1) //: write
  await client.zPopMinCount(id, 1) //: write
  await client.zPopMaxCount(id, 1) //: write
  await client.sPopCount(id, 1) //: write
  await client.lPopCount(id, 1) //: write
  await client.rPopCount(id, 1) //: write
  await client.bitField(id, 1) //: write
  await client.sort(id, 1) //: write
  await client.flushAll() //: write
  await client.flushDb() //: write
  await client.eval('x', 1) //: write
  await client.evalSha('x', 1) //: write
  await client.fCall('x', 1) //: write
  await client.sendCommand('x', 1) //: write
  await client.del(ids) //: write
  await client.unlink(ids) //: write
  await client.mSet(id, 1) //: write
  await client.mSetNX(id, 1) //: write
  await client.hSet(id, 1) //: write
  await client.hDel(id, 1) //: write
  await client.sAdd(id, 1) //: write
  await client.sRem(id, 1) //: write
  await client.zAdd(id, 1) //: write
  await client.zRem(id, 1) //: write
  await client.lPush(id, 1) //: write
  await client.rPush(id, 1) //: write
  await client.pfAdd(id, 1) //: write
  await client.geoAdd(id, 1) //: write
  await client.xDel(id, 1) //: write
  await client.xAck(id, 1) //: write
  await client.SET(id, 'a') //: write
}

export async function together(ids: string[]): Promise<void> {
  const multi = client.multi()
  for (const id of ids) multi.get(id)
  const found = await multi.exec() //: write
  await client.multi().incr('a').expire('a', 60).execTyped() //: write
  await client.multi().json.set('a', '$', 1).execAsPipeline() //: write
  await client.MULTI().ft.search('a', 'b').EXEC() //: write
  use(found.length)
}

export async function modules(id: string, ids: string[]): Promise<void> {
  await client.json.get(id) //: query
  await client.json.type(id) //: query
  await client.json.arrLen(id) //: query
  await client.json.objKeys(id) //: query
  await client.json.objLen(id) //: query
  await client.json.strLen(id) //: query
  await client.json.arrIndex(id) //: query
  await client.json.mGet(ids, '$') //: query
  await client.json.set(id, '$', 1) //: write
  await client.json.mSet(id, '$', 1) //: write
  await client.json.merge(id, '$', 1) //: write
  await client.json.del(id, '$', 1) //: write
  await client.json.forget(id, '$', 1) //: write
  await client.json.arrAppend(id, '$', 1) //: write
  await client.json.arrInsert(id, '$', 1) //: write
  await client.json.arrPop(id, '$', 1) //: write
  await client.json.arrTrim(id, '$', 1) //: write
  await client.json.numIncrBy(id, '$', 1) //: write
  await client.json.strAppend(id, '$', 1) //: write
  await client.json.toggle(id, '$', 1) //: write
  await client.json.clear(id, '$', 1) //: write
  await client.ft.search('users', '*') //: query
  await client.ft.aggregate('users', '*') //: query
  await client.ft.info('users', '*') //: query
  await client.ft.create('users', {}) //: write
  await client.ft.alter('users', {}) //: write
  await client.ft.dropIndex('users', {}) //: write
}

export async function waits(): Promise<void> {
  await client.blPop('a')
  await client.brPop('a')
  await client.blMove('a')
  await client.brPopLPush('a')
  await client.bzPopMin('a')
  await client.bzPopMax('a')
  await client.xRead('a')
  await client.xReadGroup('a')
  await client.subscribe('a')
  await client.pSubscribe('a')
  await client.sSubscribe('a')
  await client.unsubscribe('a')
  await client.pUnsubscribe('a')
  await client.ping('a')
  await client.auth('a')
  await client.select('a')
  await client.watch('a')
  await client.unwatch('a')
  await client.info('a')
  await client.scriptLoad('a')
  await client.time('a')
  client.on('error', (error: Error) => use(error)).once('end', () => use()).off('end', () => use())
}

export async function connections(given: RedisClientType, cluster: RedisClusterType): Promise<void> {
  await client.connect() //: connect
  const other = await createClient().on('error', () => use()).connect() //: connect
  await other.get('a') //: query
  await client.duplicate().get('a') //: query
  await client.withTypeMapping({}).withCommandOptions({}).withAbortSignal(null).get('a') //: query
  await createCluster({ rootNodes: [] }).get('a') //: query
  await createSentinel({ name: 'a' }).get('a') //: query
  const pool = createClientPool()
  await pool.get('a') //: query
  await pool.execute(async (one) => {
    await one.get('a') //: query
  })
  await client.executeIsolated(async (one) => {
    await one.set('a', 'b') //: write
  })
  await given.get('a') //: query
  await cluster.get('a') //: query
  legacy.createClient().hgetall('a', (error: Error, found: unknown) => use(error, found)) //: query
  use(client.legacy())
  await client.quit()
  await client.disconnect()
  await client.close()
  client.destroy()
  client.unref()
}

export async function handed(context: any): Promise<void> {
  await context.redis.get('a') //: query
  await context.redisClient.set('a', 1) //: write
}

function use(...values: unknown[]): void {
  values.slice()
}
