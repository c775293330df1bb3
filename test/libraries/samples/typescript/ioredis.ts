// Every command of ioredis that its model speaks of; those of a pipeline are sent by exec.

import Redis, { Cluster, Redis as Named, type ChainableCommander } from 'ioredis'

const Required = require('ioredis')
const redis = new Redis('redis://localhost') //: connect

export async function reads(id: string, ids: string[], cursor: string): Promise<void> {
  await redis.get(id) //: query
  await redis.getrange(id, 1) //: query
  await redis.hget(id, 1) //: query
  await redis.lindex(id, 1) //: query
  await redis.randomkey() //: query
  await redis.type(id) //: query
  await redis.dump(id, 1) //: query
  await redis.lcs(id, 1) //: query
  await redis.objectencoding(id, 1) //: query
  await redis.exists(id) //: query
  await redis.ttl(id) //: query
  await redis.pttl(id, 1) //: query
  await redis.expiretime(id, 1) //: query
  await redis.pexpiretime(id, 1) //: query
  await redis.strlen(id) //: query
  await redis.getbit(id, 1) //: query
  await redis.bitcount(id, 1) //: query
  await redis.bitpos(id, 1) //: query
  await redis.hexists(id, 1) //: query
  await redis.hlen(id) //: query
  await redis.hstrlen(id, 1) //: query
  await redis.llen(id) //: query
  await redis.lpos(id, 1) //: query
  await redis.scard(id) //: query
  await redis.sismember(id, 1) //: query
  await redis.sintercard(id, 1) //: query
  await redis.zcard(id) //: query
  await redis.zcount(id, 1) //: query
  await redis.zlexcount(id, 1) //: query
  await redis.zintercard(id, 1) //: query
  await redis.zscore(id, 1) //: query
  await redis.zrank(id, 1) //: query
  await redis.zrevrank(id, 1) //: query
  await redis.xlen(id) //: query
  await redis.pfcount(id, 1) //: query
  await redis.dbsize() //: query
  await redis.geodist(id, 1) //: query
  await redis.touch(id, 1) //: query
  await redis.memoryusage(id, 1) //: query
  await redis.keys('user:*') //: query
  await redis.hkeys(id) //: query
  await redis.hvals(id) //: query
  await redis.lrange(id, 1) //: query
  await redis.smembers(id) //: query
  await redis.srandmember(id, 1) //: query
  await redis.srandmembercount(id, 1) //: query
  await redis.sdiff(id, 1) //: query
  await redis.sinter(id, 1) //: query
  await redis.sunion(id, 1) //: query
  await redis.zrange(id, 1) //: query
  await redis.zrangebylex(id, 1) //: query
  await redis.zrangebyscore(id, 1) //: query
  await redis.zrandmember(id, 1) //: query
  await redis.zrandmembercount(id, 1) //: query
  await redis.zdiff(id, 1) //: query
  await redis.zinter(id, 1) //: query
  await redis.zunion(id, 1) //: query
  await redis.hrandfield(id, 1) //: query
  await redis.hrandfieldcount(id, 1) //: query
  await redis.geohash(id, 1) //: query
  await redis.geosearch(id, 1) //: query
  await redis.hgetall(id) //: query
  await redis.zrangewithscores(id, 1) //: query
  await redis.zrangebyscorewithscores(id, 1) //: query
  await redis.zdiffwithscores(id, 1) //: query
  await redis.zinterwithscores(id, 1) //: query
  await redis.zunionwithscores(id, 1) //: query
  await redis.xrange(id, 1) //: query
  await redis.xrevrange(id, 1) //: query
  await redis.geopos(id, 1) //: query
  await redis.geosearchwith(id, 1) //: query
  await redis.httl(id, 1) //: query
  await redis.xinfostream(id, 1) //: query
  await redis.xinfogroups(id, 1) //: query
  await redis.xinfoconsumers(id, 1) //: query
  await redis.xpending(id, 1) //: query
  await redis.xpendingrange(id, 1) //: query
  await redis.scan(cursor) //: query
  await redis.hscan(id, 1) //: query
  await redis.sscan(id, 1) //: query
  await redis.zscan(id, 1) //: query
  await redis.mget(ids) //: query
  await redis.hmget('all', ids) //: query
  await redis.smismember('all', ids) //: query
  await redis.zmscore('all', ids) //: query
  await redis.mget(...ids) //: query
  await redis.zrevrange(id, 0, -1) //: query
  await redis.zrevrangebyscore(id, 1, 0) //: query
  await redis.getBuffer(id) //: query
  await redis.getrangeBuffer(id) //: query
  await redis.hgetBuffer(id) //: query
  await redis.hgetallBuffer(id) //: query
  await redis.hmgetBuffer(id) //: query
  await redis.hvalsBuffer(id) //: query
  await redis.lrangeBuffer(id) //: query
  await redis.mgetBuffer(id) //: query
  await redis.smembersBuffer(id) //: query
  await redis.zrangeBuffer(id) //: query
  for await (const keys of redis.scanStream({ match: 'user:*' })) use(keys.length) //: query
  for await (const keys of redis.hscanStream(id)) use(keys) //: query
  for await (const keys of redis.sscanStream(id)) use(keys) //: query
  for await (const keys of redis.zscanStream(id)) use(keys) //: query
  for await (const keys of redis.scanBufferStream()) use(keys) //: query
  redis.scanStream().on('data', (keys: string[]) => use(keys))
  const name = await redis.get(id) //: query
  use(name.length, redis.status, redis.options, redis.mode, redis.isCluster)
}

export async function writes(id: string, ids: string[]): Promise<void> {
  await redis.set(id, 'value') //: write
  await redis.setex(id, 1) //: write
  await redis.psetex(id, 1) //: write
  await redis.getset(id, 'value') //: write
  await redis.getdel(id) //: write
  await redis.getex(id, 1) //: write
  await redis.rename(id, 1) //: write
  await redis.restore(id, 1) //: write
  await redis.lpop(id) //: write
  await redis.rpop(id) //: write
  await redis.lmove(id, 1) //: write
  await redis.rpoplpush(id, 1) //: write
  await redis.spop(id) //: write
  await redis.lset(id, 1) //: write
  await redis.ltrim(id, 1) //: write
  await redis.pfmerge(id, 1) //: write
  await redis.setnx(id, 'value') //: write
  await redis.append(id, 'value') //: write
  await redis.setrange(id, 1) //: write
  await redis.setbit(id, 1) //: write
  await redis.bitop(id, 1) //: write
  await redis.incr(id) //: write
  await redis.incrby(id, 1) //: write
  await redis.incrbyfloat(id, 1) //: write
  await redis.decr(id) //: write
  await redis.decrby(id, 1) //: write
  await redis.expire(id, 1) //: write
  await redis.expireat(id, 1) //: write
  await redis.pexpire(id, 1) //: write
  await redis.pexpireat(id, 1) //: write
  await redis.persist(id) //: write
  await redis.copy(id, 1) //: write
  await redis.move(id, 1) //: write
  await redis.renamenx(id, 1) //: write
  await redis.hsetnx(id, 1) //: write
  await redis.hincrby(id, 1) //: write
  await redis.hincrbyfloat(id, 1) //: write
  await redis.hexpire(id, 1) //: write
  await redis.hpersist(id, 1) //: write
  await redis.linsert(id, 1) //: write
  await redis.lpushx(id, 1) //: write
  await redis.rpushx(id, 1) //: write
  await redis.lrem(id, 1) //: write
  await redis.smove(id, 1) //: write
  await redis.sdiffstore(id, 1) //: write
  await redis.sinterstore(id, 1) //: write
  await redis.sunionstore(id, 1) //: write
  await redis.zincrby(id, 1) //: write
  await redis.zremrangebylex(id, 1) //: write
  await redis.zremrangebyrank(id, 1) //: write
  await redis.zremrangebyscore(id, 1) //: write
  await redis.zrangestore(id, 1) //: write
  await redis.zdiffstore(id, 1) //: write
  await redis.zinterstore(id, 1) //: write
  await redis.zunionstore(id, 1) //: write
  await redis.geosearchstore(id, 1) //: write
  await redis.xtrim(id, 1) //: write
  await redis.publish('channel', id) //: write
  await redis.spublish('channel', id) //: write
  await redis.xadd(id, 1) //: write
  await redis.xgroupcreate(id, 1) //: write
  await redis.xgroupdestroy(id, 1) //: write
  await redis.xclaim(id, 1) //: write
  await redis.xautoclaim(id, 1) //: write
  await redis.zpopmin(id, 1) //: write
  await redis.zpopmax(id, 1) //: write
  await redis.zpopmincount(id, 1) //: write
  await redis.zpopmaxcount(id, 1) //: write
  await redis.spopcount(id, 1) //: write
  await redis.lpopcount(id, 1) //: write
  await redis.rpopcount(id, 1) //: write
  await redis.bitfield(id, 1) //: write
  await redis.sort(id, 1) //: write
  await redis.flushall() //: write
  await redis.flushdb() //: write
  await redis.eval('x', 1) //: write
  await redis.evalsha('x', 1) //: write
  await redis.fcall('x', 1) //: write
  await redis.del(ids) //: write
  await redis.unlink(ids) //: write
  await redis.mset(id, 1) //: write
  await redis.msetnx(id, 1) //: write
  await redis.hset(id, 1) //: write
  await redis.hdel(id, 1) //: write
  await redis.sadd(id, 1) //: write
  await redis.srem(id, 1) //: write
  await redis.zadd(id, 1) //: write
  await redis.zrem(id, 1) //: write
  await redis.lpush(id, 1) //: write
  await redis.rpush(id, 1) //: write
  await redis.pfadd(id, 1) //: write
  await redis.geoadd(id, 1) //: write
  await redis.xdel(id, 1) //: write
  await redis.xack(id, 1) //: write
  await redis.hmset(id, { a: 1 }) //: write
  await redis.call('JSON.SET', id) //: write
  await redis.getsetBuffer(id) //: write
  await redis.getdelBuffer(id) //: write
  await redis.getexBuffer(id) //: write
  await redis.lpopBuffer(id) //: write
  await redis.rpopBuffer(id) //: write
  await redis.setBuffer(id) //: write
  await redis.spopBuffer(id) //: write
}

export async function together(ids: string[], commander: ChainableCommander): Promise<void> {
  const pipeline = redis.pipeline()
  for (const id of ids) pipeline.get(id)
  const found = await pipeline.exec() //: write
  await redis.multi().incr('a').expire('a', 60).exec() //: write
  await commander.set('a', 1).exec() //: write
  pipeline.discard()
  await redis.watch('a')
  await redis.unwatch()
  await redis.exec() //: write
  use(found.length, pipeline.length)
}

export async function waits(): Promise<void> {
  await redis.xread('a')
  await redis.xreadgroup('a')
  await redis.blpop('a')
  await redis.brpop('a')
  await redis.brpoplpush('a')
  await redis.blmove('a')
  await redis.bzpopmin('a')
  await redis.bzpopmax('a')
  await redis.subscribe('a')
  await redis.psubscribe('a')
  await redis.unsubscribe('a')
  await redis.punsubscribe('a')
  await redis.ssubscribe('a')
  await redis.ping('a')
  await redis.auth('a')
  await redis.select('a')
  await redis.info('a')
  await redis.config('a')
  await redis.client('a')
  await redis.script('a')
  await redis.time('a')
  redis.on('message', (channel: string) => use(channel)).once('end', () => use()).off('end', () => use())
  redis.defineCommand('mine', { lua: '' })
}

export async function connections(given: Named, cluster: Cluster): Promise<void> {
  const other = new Named({ lazyConnect: true }) //: connect
  await other.connect() //: connect
  await other.duplicate().get('a') //: connect, query
  await new Required().get('a') //: connect, query
  await Redis.createClient().get('a') //: connect, query
  await new Redis.Cluster([]).get('a') //: connect, query
  await new Cluster([]).get('a') //: connect, query
  for (const node of cluster.nodes()) await node.flushdb() //: write
  await given.get('a') //: query
  await cluster.get('a') //: query
  await other.quit()
  other.disconnect()
}

export async function handed(context: any): Promise<void> {
  await context.redis.get('a') //: query
  await context.redisClient.set('a', 1) //: write
}

function use(...values: unknown[]): void {
  values.slice()
}
