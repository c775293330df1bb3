"""redis-py: a command is sent when it is called, or awaited in redis.asyncio; those of a pipeline by `execute`."""

import redis
from redis import ConnectionPool, Redis, StrictRedis
from redis.asyncio import Redis as AsyncRedis
from redis.asyncio import from_url
from redis.asyncio.cluster import RedisCluster as AsyncCluster
from redis.cluster import RedisCluster
from redis.sentinel import Sentinel

from app.extensions import redis_client

seen = []
pool = ConnectionPool.from_url("redis://localhost")
r = redis.Redis(host="localhost", decode_responses=True)  #: connect
strict = StrictRedis()  #: connect
again = redis.from_url("redis://localhost")  #: connect
more = Redis.from_url("redis://localhost")  #: connect
pooled = Redis.from_pool(pool)


class Cache:
    def __init__(self, client: Redis):
        self.client = client

    def one(self, key):
        return self.client.get(key)  #: query


def reads(keys):
    seen.append(r.get("a"))  #: query
    seen.append(strict.mget(keys))  #: query
    seen.append(again.exists("a"))  #: query
    seen.append(more.hgetall("a"))  #: query
    seen.append(pooled.hget("a", "b"))  #: query
    seen.append(r.hmget("a", ["b", "c"]))  #: query
    seen.extend(r.lrange("a", 0, -1))  #: query
    seen.append("x" in r.smembers("a"))  #: query
    seen.append(r.sismember("a", "x"))  #: query
    seen.append(r.zrange("a", 0, -1, withscores=True))  #: query
    seen.append(r.zscore("a", "x"))  #: query
    seen.append(r.ttl("a"))  #: query
    seen.append(r.keys("a*"))  #: query
    cursor, found = r.scan(0)  #: query
    for key in r.scan_iter("a*"):  #: query
        seen.append(key)
    for field, value in r.hscan_iter("a"):  #: query
        seen.append((field, value))
    seen.append(r.xrange("a"))  #: query
    seen.append(redis_client.hgetall("a"))  #: query
    seen.append((r.blpop("a"), r.xread({"a": 0}), r.ping(), r.info(), r.config_get(), r.connection_pool, r.get_connection_kwargs()))


def writes(rows):
    r.set("a", 1, ex=60)  #: write
    r.setex("a", 60, 1)  #: write
    r.mset(rows)  #: write
    r.hset("a", mapping=rows)  #: write
    r.delete("a", "b")  #: write
    r.incr("a")  #: write
    r.expire("a", 60)  #: write
    r.lpush("a", *rows)  #: write
    seen.append(r.lpop("a"))  #: write
    r.sadd("a", "b")  #: write
    r.zadd("a", {"b": 1})  #: write
    r.xadd("a", {"b": 1})  #: write
    r.publish("a", "b")  #: write
    r.execute_command("SET", "a", 1)  #: write
    r.flushdb()  #: write
    script = r.register_script("return 1")
    seen.append(script(keys=["a"]))  #: write
    r.json().set("a", "$", rows)  #: write
    seen.append(r.json().get("a"))  #: query
    r.ft("index").create_index([])  #: write
    seen.append(r.ft("index").search("a"))  #: query


def together(keys):
    with r.pipeline(transaction=True) as pipe:
        for key in keys:
            pipe.get(key)
            pipe.hset(key, "a", 1).expire(key, 60)
        seen.extend(pipe.execute())  #: write
        pipe.watch("a")
        pipe.multi()
        pipe.unwatch()
        pipe.reset()
        pipe.discard()
        pipe.close()
        seen.append((pipe.json(), pipe.ft()))
    r.transaction(lambda pipe: pipe.set("a", 1), "a")  #: write
    with r.lock("a", timeout=3):
        r.incr("a")  #: write
    lock = r.lock("a")
    if lock.acquire(blocking=True):  #: lock
        lock.extend(3)
        lock.reacquire()
        seen.append((lock.locked(), lock.owned()))
        lock.release()


def listening():
    pubsub = r.pubsub()
    pubsub.subscribe("a")
    pubsub.psubscribe("a*")
    for message in pubsub.listen():
        seen.append(message["data"])
    seen.append((pubsub.get_message(), pubsub.get_sharded_message(), pubsub.run_in_thread(), pubsub.subscribed))
    pubsub.unsubscribe("a")
    pubsub.close()
    seen.append((r.monitor(), r.client().id))
    r.set_response_callback("GET", str)
    r.close()


def clusters():
    cluster = RedisCluster(host="localhost")  #: connect
    seen.append(cluster.get("a"))  #: query
    cluster.set("a", 1)  #: write
    seen.append((cluster.get_node("a"), cluster.get_nodes()))
    other = RedisCluster.from_url("redis://localhost")  #: connect
    pipe = other.pipeline()
    pipe.set("a", 1)
    pipe.execute()  #: write
    sentinel = Sentinel([("localhost", 26379)])
    sentinel.master_for("main").set("a", 1)  #: write
    seen.append(sentinel.slave_for("main").get("a"))  #: query
    seen.append(sentinel.discover_master("main"))
    blocking = redis.BlockingConnectionPool.from_url("redis://localhost")
    blocking.disconnect()
    pool.reset()


async def later(client: redis.asyncio.Redis, keys):
    own = AsyncRedis(host="localhost")  #: connect
    await own.initialize()
    seen.append(await own.get("a"))  #: query
    seen.append(await client.mget(keys))  #: query
    seen.append((await client.hgetall("a"))["b"])  #: query
    await client.set("a", 1)  #: write
    async for key in client.scan_iter("a*"):  #: query
        seen.append(key)
    async with client.pipeline(transaction=True) as pipe:
        pipe.get("a").incr("a")
        seen.extend(await pipe.execute())  #: write
        await pipe.watch("a")
        await pipe.reset()
    await client.transaction(lambda pipe: pipe.set("a", 1), "a")  #: write
    lock = client.lock("a")
    await lock.acquire()  #: lock
    await lock.release()
    async with client.lock("b"):
        await client.incr("a")  #: write
    pubsub = client.pubsub()
    await pubsub.subscribe("a")
    async for message in pubsub.listen():
        seen.append(message["data"])
    seen.append(await pubsub.get_message(timeout=1))
    await client.register_script("return 1")(keys=["a"])  #: write
    await client.json().set("a", "$", 1)  #: write
    seen.append(await client.json().mget(keys, "$"))  #: query
    seen.append(await client.ft("index").search("a"))  #: query
    await client.ft("index").dropindex()  #: write
    url = await from_url("redis://localhost")  #: connect
    seen.append(await url.get("a"))  #: query
    seen.append(await AsyncRedis.from_url("redis://localhost").get("a"))  #: connect, query
    seen.append(await AsyncRedis.from_pool(redis.asyncio.ConnectionPool.from_url("redis://localhost")).get("a"))  #: query
    cluster = AsyncCluster.from_url("redis://localhost")  #: connect
    seen.append(await cluster.get("a"))  #: query
    second = AsyncCluster(host="localhost")  #: connect
    await second.set("a", 1)  #: write
    await redis.asyncio.BlockingConnectionPool.from_url("redis://localhost").aclose()
    sentinel = redis.asyncio.Sentinel([("localhost", 26379)])
    await sentinel.master_for("main").set("a", 1)  #: write
    seen.append(await sentinel.slave_for("main").get("a"))  #: query
    seen.append(await sentinel.discover_master("main"))
    await own.aclose()
