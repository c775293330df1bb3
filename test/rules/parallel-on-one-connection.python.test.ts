// Cases of parallel-on-one-connection in Python.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('parallel-on-one-connection', 'python')

describe('parallel-on-one-connection (Python)', () => {
  costs('queries of one session', `
    import asyncio
    from sqlalchemy import select
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User, Post
    async def load(session: AsyncSession):
        users, posts = await ⟦asyncio.gather(session.execute(select(User)), session.scalars(select(Post)))⟧
        return users, posts
  `)
  costs('a query for each of a list', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, ids: list[int]):
        await ⟦asyncio.gather(*[session.get(User, one) for one in ids])⟧
        return await ⟦asyncio.gather(*(session.get(User, one) for one in ids))⟧
  `)
  costs('gather by its own name, and an alias', `
    from asyncio import gather, gather as together
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession):
        await ⟦gather(session.get(User, 1), session.get(User, 2))⟧
        return await ⟦together(session.get(User, 1), session.get(User, 2))⟧
  `)
  costs('a session that is entered here', `
    import asyncio
    from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
    from models import User
    maker = async_sessionmaker(create_async_engine('sqlite+aiosqlite://'))
    async def load(ids):
        async with maker() as session:
            return await ⟦asyncio.gather(*[session.get(User, one) for one in ids])⟧
  `)
  costs('the same, where the maker is the older one', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
    from sqlalchemy.orm import sessionmaker
    from models import User
    engine = create_async_engine('sqlite+aiosqlite://')
    maker = sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)
    async def load(ids):
        async with maker() as session:
            return await ⟦asyncio.gather(*[session.get(User, one) for one in ids])⟧
  `)
  costs('a dependency of FastAPI', `
    import asyncio
    from typing import Annotated
    from fastapi import APIRouter, Depends
    from sqlalchemy import select, func
    from sqlalchemy.ext.asyncio import AsyncSession
    from db import get_session
    from models import User
    router = APIRouter()
    SessionDep = Annotated[AsyncSession, Depends(get_session)]
    @router.get('/a')
    async def a(session: AsyncSession = Depends(get_session)):
        return await ⟦asyncio.gather(session.scalar(select(func.count(User.id))), session.scalars(select(User)))⟧
    @router.get('/b')
    async def b(session: SessionDep):
        return await ⟦asyncio.gather(session.scalar(select(func.count(User.id))), session.scalars(select(User)))⟧
  `)
  costs('a connection of asyncpg', `
    import asyncio
    import asyncpg
    async def load(pool: asyncpg.Pool, ids):
        async with pool.acquire() as connection:
            await ⟦asyncio.gather(*[connection.fetchrow('SELECT * FROM users WHERE id = $1', one) for one in ids])⟧
            async with connection.transaction():
                await ⟦asyncio.gather(connection.execute('DELETE FROM a'), connection.execute('DELETE FROM b'))⟧
  `)
  costs('a connection of its own module', `
    import asyncio
    import asyncpg
    async def main():
        connection = await asyncpg.connect('postgres://')
        return await ⟦asyncio.gather(connection.fetch('SELECT 1'), connection.fetch('SELECT 2'))⟧
  `)
  costs('a connection of aiosqlite, psycopg and of an engine', `
    import asyncio
    import aiosqlite
    import psycopg
    from sqlalchemy import text
    from sqlalchemy.ext.asyncio import AsyncEngine
    async def lite(db: aiosqlite.Connection, ids):
        await ⟦asyncio.gather(*[db.execute('DELETE FROM t WHERE id = ?', (one,)) for one in ids])⟧
    async def pg(db: psycopg.AsyncConnection):
        await ⟦asyncio.gather(db.execute('SELECT 1'), db.execute('SELECT 2'))⟧
    async def core(engine: AsyncEngine):
        async with engine.begin() as connection:
            await ⟦asyncio.gather(connection.execute(text('DELETE FROM a')), connection.execute(text('DELETE FROM b')))⟧
  `)
  costs('through functions', `
    import asyncio
    from sqlalchemy import select
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User, Post
    async def users(session: AsyncSession):
        return (await ⟨session.execute(select(User))⟩).scalars().all()
    async def posts(db: AsyncSession):
        return (await db.execute(select(Post))).scalars().all()
    async def load(session: AsyncSession):
        return await ⟦asyncio.gather(users(session), posts(db=session))⟧
  `)
  costs('through files, with a repository that a service holds', `
    //- app/users.py
    from sqlalchemy.ext.asyncio import AsyncSession
    from app.models import User
    class Users:
        def __init__(self, session: AsyncSession):
            self.session = session
        async def one(self, key: int):
            return await ⟨self.session.get(User, key)⟩
    //- app/service.py
    import asyncio
    from app.users import Users
    class Service:
        def __init__(self, users: Users):
            self.users = users
        async def load(self, keys: list[int]):
            return await ⟦asyncio.gather(*[self.users.one(key) for key in keys])⟧
    //- app/models.py
    class User: ...
  `)
  costs('two repositories made with one session', `
    //- app/repositories.py
    from sqlalchemy import select, func
    from sqlalchemy.ext.asyncio import AsyncSession
    class Base:
        def __init__(self, session: AsyncSession):
            self.session = session
        async def run(self, statement):
            return await self.session.execute(statement)
    class Users(Base):
        async def count(self):
            return await self.run(select(func.count()))
    class Posts(Base):
        async def count(self):
            return await self.session.scalar(select(func.count()))
    //- app/stats.py
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from app.repositories import Users, Posts
    async def stats(session: AsyncSession):
        users = Users(session)
        posts = Posts(session)
        return await ⟦asyncio.gather(users.count(), posts.count())⟧
    class Stats:
        def __init__(self, session: AsyncSession):
            self.users = Users(session)
            self.posts = Posts(session)
        async def all(self):
            return await ⟦asyncio.gather(self.users.count(), self.posts.count())⟧
  `)
  costs('tasks that were started before', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, ids):
        tasks = [asyncio.create_task(session.get(User, one)) for one in ids]
        await ⟦asyncio.gather(*tasks)⟧
        more = []
        for one in ids:
            more.append(asyncio.create_task(session.get(User, one)))
        await ⟦asyncio.wait(more)⟧
        for done in ⟦asyncio.as_completed([session.get(User, one) for one in ids])⟧:
            await done
        a = asyncio.create_task(session.get(User, 1))
        b = asyncio.create_task(session.get(User, 2))
        return await ⟦asyncio.gather(a, b)⟧
  `)
  costs('a task group', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, ids):
        async with ⟦asyncio.TaskGroup()⟧ as group:
            for one in ids:
                group.create_task(session.get(User, one))
    async def two(session: AsyncSession):
        async with ⟦asyncio.TaskGroup()⟧ as group:
            a = group.create_task(session.get(User, 1))
            b = group.create_task(session.get(User, 2))
        return a.result(), b.result()
  `)
  costs('a task group of anyio', `
    import anyio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def one(session: AsyncSession, key, found):
        found[key] = await session.get(User, key)
    async def load(session: AsyncSession, ids):
        found = {}
        async with ⟦anyio.create_task_group()⟧ as group:
            for key in ids:
                group.start_soon(one, session, key, found)
        async with ⟦anyio.create_task_group()⟧ as group:
            group.start_soon(one, session, 1, found)
            group.start_soon(one, session, 2, found)
        return found
  `)
  costs('a closure over the session', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, ids):
        async def one(key):
            return await session.get(User, key)
        await ⟦asyncio.gather(*map(one, ids))⟧
        return await ⟦asyncio.gather(*[one(key) for key in ids])⟧
  `)
  costs('writes and refreshes', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    async def save(session: AsyncSession, rows):
        session.add_all(rows)
        await session.commit()
        await ⟦asyncio.gather(*[session.refresh(row) for row in rows])⟧
  `)
  costs('a session of Motor', `
    import asyncio
    from motor.motor_asyncio import AsyncIOMotorClient
    client = AsyncIOMotorClient()
    async def save(rows):
        async with await client.start_session() as session:
            async with session.start_transaction():
                await ⟦asyncio.gather(*[client.app.users.insert_one(row, session=session) for row in rows])⟧
  `)
  costs('where the connection is the one of self, in a helper', `
    import asyncio
    import asyncpg
    class Store:
        def __init__(self, connection: asyncpg.Connection):
            self.connection = connection
        async def _rows(self, table: str):
            return await self.connection.fetch(f'SELECT * FROM {table}')
        async def load(self):
            return await ⟦asyncio.gather(self._rows('a'), self._rows('b'))⟧
  `)
  costs('mixed with other work, and some of it limited', `
    import asyncio
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, client: httpx.AsyncClient, ids):
        await ⟦asyncio.gather(client.get('/a'), session.get(User, 1), session.get(User, 2))⟧
        semaphore = asyncio.Semaphore(5)
        async def one(key):
            async with semaphore:
                return await session.get(User, key)
        return await ⟦asyncio.gather(*[one(key) for key in ids], return_exceptions=True)⟧
  `)

  fine('one after another', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, ids):
        a, b = await session.get(User, 1), await session.get(User, 2)
        return [await session.get(User, one) for one in ids]
  `)
  fine('a pool', `
    import asyncio
    import asyncpg
    async def load(pool: asyncpg.Pool, ids):
        own = await asyncpg.create_pool('postgres://')
        await asyncio.gather(own.fetch('SELECT 1'), own.fetch('SELECT 2'))
        return await asyncio.gather(*[pool.fetchrow('SELECT $1', one) for one in ids])
  `)
  fine('a connection of the pool for each', `
    import asyncio
    import asyncpg
    async def one(pool: asyncpg.Pool, key):
        async with pool.acquire() as connection:
            async with connection.transaction():
                await connection.execute('DELETE FROM a WHERE id = $1', key)
                return await connection.execute('DELETE FROM b WHERE id = $1', key)
    async def load(pool: asyncpg.Pool, ids):
        return await asyncio.gather(*[one(pool, key) for key in ids])
  `)
  fine('a session for each', `
    import asyncio
    from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
    from models import User
    maker = async_sessionmaker(create_async_engine('sqlite+aiosqlite://'))
    async def one(key):
        async with maker() as session:
            user = await session.get(User, key)
            await session.refresh(user)
            return user
    async def load(ids):
        await asyncio.gather(one(1), one(2))
        return await asyncio.gather(*[one(key) for key in ids])
  `)
  fine('a session for each, from a factory that is handed in', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
    from models import User
    class Users:
        def __init__(self, maker: async_sessionmaker[AsyncSession]):
            self.maker = maker
        async def one(self, key):
            async with self.maker() as session:
                return await session.get(User, key)
        async def begun(self, key):
            async with self.maker.begin() as session:
                return await session.get(User, key)
        async def load(self, ids):
            await asyncio.gather(*(self.begun(key) for key in ids))
            return await asyncio.gather(*(self.one(key) for key in ids))
  `)
  fine('a session for each, from a context manager of another file', `
    //- app/db.py
    from contextlib import asynccontextmanager
    from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
    maker = async_sessionmaker(create_async_engine('sqlite+aiosqlite://'))
    @asynccontextmanager
    async def session_scope():
        session = maker()
        try:
            yield session
            await session.commit()
        finally:
            await session.close()
    async def get(session: AsyncSession, key):
        return await session.get(dict, key)
    //- app/load.py
    import asyncio
    from app.db import session_scope, get
    async def one(key):
        async with session_scope() as session:
            return await get(session, key)
    async def load(ids):
        await asyncio.gather(one(1), one(2))
        return await asyncio.gather(*[one(key) for key in ids])
  `)
  fine('two sessions', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(a: AsyncSession, b: AsyncSession):
        return await asyncio.gather(a.get(User, 1), b.get(User, 1))
  `)
  fine('two repositories, each with a session of its own', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    class Users:
        def __init__(self, session: AsyncSession):
            self.session = session
        async def one(self, key):
            return await self.session.get(User, key)
    async def load(a: AsyncSession, b: AsyncSession):
        return await asyncio.gather(Users(a).one(1), Users(b).one(1))
    async def each(repositories: list[Users]):
        return await asyncio.gather(*[users.one(1) for users in repositories])
  `)
  fine('engines', `
    import asyncio
    from sqlalchemy import text
    from sqlalchemy.ext.asyncio import AsyncEngine
    async def ping(engine: AsyncEngine):
        async with engine.connect() as connection:
            return await connection.execute(text('SELECT 1'))
    async def all(engine: AsyncEngine, engines: list[AsyncEngine]):
        await asyncio.gather(ping(engine), ping(engine))
        return await asyncio.gather(*[ping(one) for one in engines])
  `)
  fine('one query beside other work', `
    import asyncio
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, client: httpx.AsyncClient, urls):
        await asyncio.gather(session.get(User, 1), asyncio.sleep(1))
        return await asyncio.gather(session.get(User, 1), *[client.get(url) for url in urls])
  `)
  fine('what only prepares', `
    import asyncio
    from sqlalchemy import select
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def prepared(session: AsyncSession, key):
        session.add(User(key))
        await asyncio.sleep(0)
        return select(User).where(User.id == key)
    async def load(session: AsyncSession, ids):
        return await asyncio.gather(*[prepared(session, key) for key in ids])
  `)
  fine('a lock of the author', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, ids):
        lock = asyncio.Lock()
        async def one(key):
            await asyncio.sleep(1)
            async with lock:
                return await session.get(User, key)
        return await asyncio.gather(*[one(key) for key in ids])
  `)
  fine('redis and HTTP clients', `
    import asyncio
    import httpx
    import redis.asyncio as redis
    async def load(cache: redis.Redis, client: httpx.AsyncClient, keys):
        await asyncio.gather(*[cache.get(key) for key in keys])
        return await asyncio.gather(*[client.get(key) for key in keys])
  `)
  fine('a client of MongoDB', `
    import asyncio
    from motor.motor_asyncio import AsyncIOMotorClient
    client = AsyncIOMotorClient()
    async def load(ids):
        return await asyncio.gather(*[client.app.users.find_one({'_id': one}) for one in ids])
  `)
  fine('psycopg in pipeline mode', `
    import asyncio
    import psycopg
    async def load(db: psycopg.AsyncConnection, ids):
        async with db.pipeline():
            await asyncio.gather(*[db.execute('DELETE FROM t WHERE id = %s', (one,)) for one in ids])
  `)
  fine('one of them only', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def nothing(): ...
    async def load(session: AsyncSession, full: bool):
        await asyncio.gather(session.get(User, 1) if full else session.get(User, 2), nothing())
        await asyncio.gather(*[session.get(User, one) for one in [1]])
        return await asyncio.gather(session.get(User, 1))
  `)
  fine('classes of the program with the same names', `
    import asyncio
    class AsyncSession:
        async def get(self, model, key): return key
        async def execute(self, text): return text
    async def load(session: AsyncSession, other):
        await asyncio.gather(session.execute('SELECT 1 FROM a'), session.execute('SELECT 1 FROM b'))
        return await asyncio.gather(session.get(dict, 1), other.get(dict, 2))
  `)
  fine('gather of the program', `
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    def gather(*work): return work
    async def load(session: AsyncSession):
        return gather(session.get(User, 1), session.get(User, 2))
  `)
  fine('tasks that start one after another', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, ids):
        results = [await session.get(User, one) for one in ids]
        async with asyncio.TaskGroup() as group:
            group.create_task(session.get(User, 1))
            group.create_task(asyncio.sleep(1))
        return results
  `)
  fine('a task group whose tasks open sessions', `
    import anyio
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
    from models import User
    async def one(maker: async_sessionmaker[AsyncSession], key):
        async with maker() as session:
            return await session.get(User, key)
    async def load(maker: async_sessionmaker[AsyncSession], ids):
        async with asyncio.TaskGroup() as group:
            for key in ids:
                group.create_task(one(maker, key))
        async with anyio.create_task_group() as group:
            for key in ids:
                group.start_soon(one, maker, key)
  `)
  fine('in threads, with the sessions of threads', `
    import asyncio
    from sqlalchemy.orm import sessionmaker
    from models import User
    maker = sessionmaker()
    def one(key):
        with maker() as session:
            return session.get(User, key)
    async def load(ids):
        return await asyncio.gather(*[asyncio.to_thread(one, key) for key in ids])
  `)
  fine('the method of each instance, which holds its own session', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    class Job:
        def __init__(self, session: AsyncSession):
            self.session = session
        async def run(self):
            await self.session.get(User, 1)
            await self.session.get(User, 2)
    async def run_all(jobs: list[Job]):
        await asyncio.gather(*[job.run() for job in jobs])
        await asyncio.gather(*(job.run() for job in jobs))
  `)
})

describe('parallel-on-one-connection (Python): fixes', () => {
  fixes('several into a tuple', `
    from asyncio import gather
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession):
        a, b = await ⟦gather(
            session.get(User, 1),  # the first
            session.get(User, 2),
        )⟧
        return a, b
  `, `
    from asyncio import gather
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession):
        a, b = (
            await session.get(User, 1),  # the first
            await session.get(User, 2),
        )
        return a, b
  `, { safety: 'suggested', title: /one after another/ })
  fixes('several whose results nobody wants', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    async def load(session: AsyncSession, a, b):
        if a:
            await ⟦asyncio.gather(session.refresh(a), session.refresh(b))⟧  # anew
        return a
  `, `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    async def load(session: AsyncSession, a, b):
        if a:
            await session.refresh(a)
            await session.refresh(b)  # anew
        return a
  `)
  fixes('a list', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, ids):
        return await ⟦asyncio.gather(*[session.get(User, one) for one in ids if one])⟧
  `, `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, ids):
        return [await session.get(User, one) for one in ids if one]
  `)
  fixes('a generator over several lines', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, ids):
        rows = await ⟦asyncio.gather(
            *(
                session.get(User, one)
                for one in ids
            )
        )⟧
        return rows
  `, `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, ids):
        rows = [await session.get(User, one)
                for one in ids]
        return rows
  `)
  fixes('a loop where nobody wants the results', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    async def load(session: AsyncSession, rows):
        await ⟦asyncio.gather(*(session.refresh(row) for row in rows))⟧
  `, `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    async def load(session: AsyncSession, rows):
        for row in rows:
            await session.refresh(row)
  `)
  fixes('no loop where its name is taken', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    async def load(session: AsyncSession, row, rows):
        await ⟦asyncio.gather(*(session.refresh(row) for row in rows))⟧
        return row
  `, `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    async def load(session: AsyncSession, row, rows):
        [await session.refresh(row) for row in rows]
        return row
  `)
  noFix('errors as results', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, ids):
        return await ⟦asyncio.gather(*[session.get(User, one) for one in ids], return_exceptions=True)⟧
  `)
  noFix('tasks that have begun', `
    import asyncio
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession):
        a = asyncio.create_task(session.get(User, 1))
        b = asyncio.create_task(session.get(User, 2))
        return await ⟦asyncio.gather(a, b)⟧
  `)
  noFix('other work beside it', `
    import asyncio
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession
    from models import User
    async def load(session: AsyncSession, client: httpx.AsyncClient):
        return await ⟦asyncio.gather(session.get(User, 1), session.get(User, 2), client.get('/'))⟧
  `)
})
