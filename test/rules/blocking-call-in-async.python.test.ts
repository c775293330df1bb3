// Cases of blocking-call-in-async in Python.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('blocking-call-in-async', 'python')

describe('blocking-call-in-async (Python)', () => {
  costs('time.sleep', `
    import time
    async def poll(job):
        while not job.done:
            ⟦time.sleep(1)⟧
  `)
  costs('an imported name and an alias', `
    from time import sleep as wait
    import time as t
    async def poll():
        ⟦wait(0.5)⟧
        ⟦t.sleep(2)⟧
  `)
  costs('a request', `
    import requests
    async def load(url):
        return ⟦requests.get(url, timeout=5)⟧.json()
  `)
  costs('a session behind self', `
    import requests
    class Api:
        def __init__(self):
            self.session = requests.Session()
        async def user(self, key):
            return ⟦self.session.get(f'/u/{key}')⟧.json()
  `)
  costs('httpx without its async client, urllib', `
    import httpx
    from urllib.request import urlopen
    async def load(url):
        a = ⟦httpx.get(url)⟧
        with httpx.Client() as client:
            b = ⟦client.get(url)⟧
        with ⟦urlopen(url)⟧ as c:
            pass
        return a, b
  `)
  costs('subprocesses', `
    import os
    import subprocess
    async def convert(path):
        ⟦subprocess.run(['convert', path], check=True)⟧
        ⟦os.system('sync')⟧
        return ⟦subprocess.check_output(['identify', path])⟧
  `)
  costs('files', `
    from pathlib import Path
    async def read(path):
        text = ⟦open(path).read()⟧
        with open(path) as f:
            for line in ⟦f⟧:
                text += line
        return text + ⟦Path(path).read_text()⟧
  `)
  costs('a file written', `
    async def save(path, data):
        with open(path, 'wb') as f:
            ⟦f.write(data)⟧
  `)
  costs('a session of SQLAlchemy in a FastAPI handler', `
    from fastapi import APIRouter, Depends
    from sqlalchemy.orm import Session
    from app.db import get_db
    from app.models import User
    router = APIRouter()
    @router.get('/users/{id}')
    async def user(id: int, db: Session = Depends(get_db)):
        return ⟦db.get(User, id)⟧
  `)
  costs('sqlite3, psycopg2, pymongo', `
    import sqlite3
    import psycopg2
    from pymongo import MongoClient
    mongo = MongoClient()
    async def rows():
        conn = ⟦sqlite3.connect('a.db')⟧
        ⟦conn.execute('INSERT INTO t VALUES (1)')⟧
        with ⟦psycopg2.connect('x')⟧ as pg, pg.cursor() as cursor:
            ⟦cursor.execute('SELECT 1')⟧
        return ⟦mongo.app.users.find_one({'a': 1})⟧
  `)
  costs('through a function', `
    import requests
    def load(url):
        return ⟨requests.get(url)⟩.json()
    async def handler(url):
        return ⟦load(url)⟧
  `)
  costs('through two files', `
    //- app/clients.py
    import requests
    def fetch(url):
        return ⟨requests.get(url)⟩
    def fetch_json(url):
        return ⟨fetch(url)⟩.json()
    //- app/api.py
    from app.clients import fetch_json
    async def user(id):
        return ⟦fetch_json(f'/u/{id}')⟧
  `)
  costs('through an injected service', `
    //- app/store.py
    from pathlib import Path
    class Store:
        def __init__(self, root: Path):
            self.root = root
        def load(self, name):
            return ⟨(self.root / name).read_bytes()⟩
    //- app/api.py
    from app.store import Store
    class Images:
        def __init__(self, store: Store):
            self.store = store
        async def show(self, name):
            return ⟦self.store.load(name)⟧
  `)
  costs('through a base class', `
    //- app/base.py
    import time
    class Base:
        def wait(self):
            ⟨time.sleep(1)⟩
    //- app/job.py
    from app.base import Base
    class Job(Base):
        async def run(self):
            ⟦self.wait()⟧
  `)
  costs('reported where the async function blocks, not at its callers', `
    import requests
    async def load(url):
        return ⟦requests.get(url)⟧
    async def both(a, b):
        return await load(a), await load(b)
    async def again(a):
        return await both(a, a)
  `)
  costs('in a comprehension, a lambda that runs here, and a loop', `
    import requests
    async def load(urls):
        pages = [⟦requests.get(url)⟧ for url in urls]
        for url in urls:
            pages.append(⟦requests.get(url)⟧)
        return sorted(urls, key=lambda url: ⟦requests.head(url)⟧.headers['size']), pages
  `)
  costs('called before it is handed over', `
    import asyncio
    import requests
    async def load(url):
        return await asyncio.to_thread(⟦requests.get(url)⟧)
  `)
  costs('a generator that is gone through', `
    def lines(path):
        with open(path) as f:
            for line in f:
                yield line
    async def count(path):
        total = 0
        for line in ⟦lines(path)⟧:
            total += 1
        return total, list(⟦lines(path)⟧)
  `)
  costs('a context manager', `
    from contextlib import contextmanager
    import sqlite3
    @contextmanager
    def database():
        conn = ⟨sqlite3.connect('a.db')⟩
        yield conn
        conn.close()
    async def rows():
        with ⟦database()⟧ as conn:
            return ⟦conn.execute('SELECT 1')⟧
  `)
  costs('async methods, generators and nested functions', `
    import time
    class Feed:
        async def items(self):
            while True:
                ⟦time.sleep(1)⟧
                yield 1
        async def start(self):
            async def tick():
                ⟦time.sleep(1)⟧
            await tick()
  `)
  costs('SQL on a connection that is not known, used at once', `
    async def rows(cursor):
        ⟦cursor.execute("SELECT id FROM users WHERE id = %s", (1,))⟧
        return cursor.fetchall()
  `)
  costs('after the first await of main', `
    import asyncio
    import time
    async def beat(): ...
    async def main():
        time.sleep(1)
        task = asyncio.create_task(beat())
        await asyncio.sleep(0)
        ⟦time.sleep(1)⟧
    asyncio.run(main())
  `)
  costs('redis and boto3', `
    import boto3
    import redis
    r = redis.Redis()
    s3 = boto3.client('s3')
    async def load(key):
        return ⟦r.get(key)⟧ or ⟦s3.get_object(Bucket='b', Key=key)⟧
  `)
  costs('questions to the file system at aggressive', `
    import os
    async def make(path):
        ⟦os.makedirs(path)⟧
  `, { level: 'aggressive' })

  fine('a plain function', `
    import time
    def poll():
        time.sleep(1)
  `)
  fine('async twins', `
    import asyncio
    import httpx
    import aiohttp
    import aiosqlite
    import asyncpg
    async def load(url, pool: asyncpg.Pool):
        await asyncio.sleep(1)
        async with httpx.AsyncClient() as client:
            a = await client.get(url)
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                b = await response.json()
        async with aiosqlite.connect('a.db') as db:
            async with db.execute('SELECT 1') as cursor:
                c = await cursor.fetchall()
        return a, b, c, await pool.fetch('SELECT 1')
  `)
  fine('an AsyncSession', `
    from sqlalchemy import select
    from sqlalchemy.ext.asyncio import AsyncSession
    from app.models import User
    async def load(session: AsyncSession):
        return (await session.execute(select(User))).scalars().all()
  `)
  fine('to_thread', `
    import asyncio
    import requests
    async def load(url):
        return await asyncio.to_thread(requests.get, url)
  `)
  fine('lambdas and partials handed to threads', `
    import asyncio
    import functools
    import time
    import requests
    async def load(url):
        await asyncio.to_thread(lambda: input())
        await asyncio.to_thread(lambda: time.sleep(1))
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, lambda: requests.get(url))
        return await loop.run_in_executor(None, functools.partial(requests.get, url, timeout=5))
  `)
  fine('a nested function handed to a thread', `
    import asyncio
    import time
    async def load():
        def work():
            time.sleep(1)
            return open('a').read()
        return await asyncio.to_thread(work)
  `)
  fine('thread pools and threads', `
    import threading
    import time
    from concurrent.futures import ThreadPoolExecutor
    import requests
    pool = ThreadPoolExecutor()
    async def load(urls):
        pool.submit(lambda: time.sleep(1))
        pool.map(lambda url: requests.get(url), urls)
        threading.Thread(target=lambda: time.sleep(1)).start()
  `)
  fine('a function that hands its work over', `
    import asyncio
    import requests
    def start(url):
        return asyncio.get_running_loop().run_in_executor(None, lambda: requests.get(url))
    async def load(url):
        return await start(url)
  `)
  fine('anyio and starlette', `
    import anyio
    import time
    from starlette.concurrency import run_in_threadpool
    async def load():
        await anyio.to_thread.run_sync(time.sleep, 1)
        await anyio.to_thread.run_sync(lambda: time.sleep(1))
        await run_in_threadpool(time.sleep, 1)
        await run_in_threadpool(lambda: time.sleep(1))
  `)
  fine('trio', `
    import time
    import trio
    async def load():
        await trio.to_thread.run_sync(lambda: time.sleep(1))
        await trio.sleep(1)
  `)
  fine('sync_to_async', `
    from asgiref.sync import sync_to_async
    import requests
    @sync_to_async
    def load(url):
        return requests.get(url)
    async def view(url):
        other = await sync_to_async(lambda: requests.get(url))()
        return await load(url), other
  `)
  fine('a decorator that runs it in a thread', `
    from app.threads import in_thread
    import requests
    @in_thread
    def load(url):
        return requests.get(url)
    async def view(url):
        return await load(url)
  `)
  fine('the top level and main', `
    import asyncio
    import time
    import requests
    config = requests.get('https://a.b/config').json()
    async def work():
        await asyncio.sleep(1)
    def main():
        time.sleep(1)
        asyncio.run(work())
    if __name__ == '__main__':
        time.sleep(1)
        main()
  `)
  fine('before the first await of main', `
    import asyncio
    async def serve(config):
        await asyncio.sleep(1)
    async def main():
        config = open('config.json').read()
        await serve(config)
    asyncio.run(main())
  `)
  fine('a lifespan and start-up events', `
    from contextlib import asynccontextmanager
    from fastapi import FastAPI
    import requests
    @asynccontextmanager
    async def lifespan(app: FastAPI):
        app.state.model = open('model.bin', 'rb').read()
        yield
        requests.post('https://a.b/bye')
    app = FastAPI(lifespan=lifespan)
    @app.on_event('startup')
    async def begin():
        await warm()
        app.state.keys = requests.get('https://a.b/keys').json()
    async def warm():
        open('cache').read()
    async def close():
        open('cache').read()
    app.add_event_handler('shutdown', close)
  `)
  fine('a lifespan by another name', `
    from contextlib import asynccontextmanager
    from fastapi import FastAPI
    @asynccontextmanager
    async def resources(app):
        app.state.model = open('model.bin', 'rb').read()
        yield
    app = FastAPI(lifespan=resources)
  `)
  fine('a generator that somebody else goes through', `
    from fastapi.responses import StreamingResponse
    def lines(path):
        with open(path) as f:
            for line in f:
                yield line
    async def download(path):
        return StreamingResponse(lines(path))
  `)
  fine('names of other things', `
    class Clock:
        def sleep(self, seconds):
            self.at += seconds
    class Requests:
        def get(self, url):
            return url
    requests = Requests()
    async def run(clock: Clock, time: Clock, cache: dict):
        clock.sleep(1)
        time.sleep(1)
        requests.get('a')
        return cache.get('a')
  `)
  fine('buffers in memory', `
    import io
    async def pack(data):
        buffer = io.BytesIO()
        buffer.write(data)
        text = io.StringIO('a')
        return buffer.read(), text.read()
  `)
  fine('aiofiles', `
    import aiofiles
    async def load(path):
        async with aiofiles.open(path) as f:
            return await f.read()
  `)
  fine('questions to the file system, locks, logs', `
    import logging
    import os
    import threading
    from pathlib import Path
    lock = threading.Lock()
    log = logging.getLogger()
    async def make(path):
        os.makedirs(path, exist_ok=True)
        if Path(path).exists():
            Path(path).unlink()
        lock.acquire()
        log.info('made')
        print('made')
  `)
  fine('SQL that is awaited, entered or gathered', `
    import asyncio
    async def rows(db):
        await db.execute("SELECT id FROM users")
        async with db.execute("SELECT id FROM users") as cursor:
            pass
        async for row in db.execute("SELECT id FROM users"):
            pass
        work = db.execute("SELECT id FROM users")
        await asyncio.gather(work, db.execute("SELECT id FROM orders"))
        return db.execute("SELECT id FROM users")
  `)
  fine('only defined, never run here', `
    import time
    async def make():
        def work():
            time.sleep(1)
        return work, lambda: time.sleep(1)
  `)
  fine('what is done once and kept', `
    import requests
    _keys = None
    def keys():
        global _keys
        if _keys is None:
            _keys = requests.get('https://a.b/keys').json()
        return _keys
    class Store:
        def __init__(self):
            self._rows = None
        def rows(self):
            if self._rows is None:
                self._rows = open('rows.json').read()
            return self._rows
        async def show(self):
            return self.rows(), keys()
  `)
  fine('a memoised function', `
    from functools import lru_cache
    import requests
    @lru_cache
    def keys():
        return requests.get('https://a.b/keys').json()
    async def check():
        return keys()
  `)
  fine('an async callee', `
    import httpx
    async def load(client: httpx.AsyncClient, url):
        return await client.get(url)
    async def both(client, a, b):
        return await load(client, a), await load(client, b)
  `)
  fine('a query that is only built', `
    from sqlalchemy import select
    from sqlalchemy.ext.asyncio import AsyncSession
    from app.models import User
    def query(id):
        return select(User).where(User.id == id)
    async def load(session: AsyncSession, id):
        return await session.scalar(query(id))
  `)
  fine('subprocesses of asyncio', `
    import asyncio
    async def convert(path):
        process = await asyncio.create_subprocess_exec('convert', path)
        await process.wait()
  `)
  fine('run_sync of an async session', `
    from sqlalchemy.ext.asyncio import AsyncSession
    from app.models import User
    async def load(session: AsyncSession):
        return await session.run_sync(lambda inner: inner.query(User).all())
  `)
  fine('a program with one task', `
    //- app/migrations.py
    from pathlib import Path
    import asyncpg
    class Migrations:
        def __init__(self, folder: Path):
            self.folder = folder
        async def upgrade(self, connection: asyncpg.Connection):
            for path in sorted(self.folder.iterdir()):
                await connection.execute(path.read_text('utf-8'))
    //- app/cli.py
    import asyncio
    import asyncpg
    import click
    from app.migrations import Migrations
    async def run_upgrade(migrations: Migrations):
        connection = await asyncpg.connect('postgres://')
        await migrations.upgrade(connection)
        await connection.close()
    @click.command()
    def main():
        asyncio.run(run_upgrade(Migrations()))
  `)
  costs('a program with several', `
    import asyncio
    import time
    import httpx
    async def one(client: httpx.AsyncClient, url):
        response = await client.get(url)
        ⟦time.sleep(1)⟧
        return response
    async def main(urls):
        async with httpx.AsyncClient() as client:
            await asyncio.gather(*[one(client, url) for url in urls])
    asyncio.run(main(['a', 'b']))
  `)
  costs('a program that awaits something unknown', `
    import asyncio
    import time
    from server import serve
    async def tick():
        await serve(1)
        ⟦time.sleep(1)⟧
    asyncio.run(tick())
  `)
  fine('what a flag rules out', `
    import requests
    def load(key, refresh=False):
        if refresh:
            requests.get('https://a.b/' + key)
        return key
    async def page(key):
        return load(key) + load(key, refresh=False)
  `)
  fine('hooks of a bot', `
    import aiohttp
    from discord.ext import commands
    class Bot(commands.Bot):
        async def setup_hook(self):
            self.session = aiohttp.ClientSession()
            await self.load()
            self.words = open('words.txt').read()
        async def load(self): ...
    async def setup(bot):
        await bot.add_cog(Bot(open('settings.json').read()))
  `)
})

describe('blocking-call-in-async (Python): fixes', () => {
  fixes('sleep', `
    from time import sleep
    async def poll(job):
        while not job.done:
            ⟦sleep(job.delay)⟧  # a while
  `, `
    import asyncio
    from time import sleep
    async def poll(job):
        while not job.done:
            await asyncio.sleep(job.delay)  # a while
  `, { safety: 'suggested', title: /asyncio\.sleep/ })
  fixes('a request whose answer is read at once', `
    import requests
    async def load(url):
        return ⟦requests.get(url, timeout=5)⟧.json()
  `, `
    import asyncio

    import requests
    async def load(url):
        return (await asyncio.to_thread(requests.get, url, timeout=5)).json()
  `, { title: /thread/ })
  fixes('over several lines, with the loop that is there', `
    import asyncio as aio
    import subprocess
    async def convert(path):
        done = ⟦subprocess.run(
            ['convert', path],
            check=True,
        )⟧
        await aio.sleep(0)
        return done
  `, `
    import asyncio as aio
    import subprocess
    async def convert(path):
        done = await aio.to_thread(subprocess.run,
            ['convert', path],
            check=True,
        )
        await aio.sleep(0)
        return done
  `)
  fixes('what is opened on the way to the call goes into the thread with it', `
    import json
    async def load(path):
        return ⟦json.load(open(path))⟧['name']
  `, `
    import asyncio
    import json
    async def load(path):
        return (await asyncio.to_thread(lambda: json.load(open(path))))['name']
  `)
  noFix('what is awaited on the way to the call', `
    async def load(path):
        return ⟦open(await path()).read()⟧
  `)
  fixes('without arguments', `
    import asyncio
    async def read(path):
        with open(path) as file:
            return ⟦file.read()⟧
  `, `
    import asyncio
    async def read(path):
        with open(path) as file:
            return await asyncio.to_thread(file.read)
  `)
  fixes('in a list comprehension', `
    import asyncio
    import requests
    async def load(urls):
        return [⟦requests.get(url)⟧.text for url in urls]
  `, `
    import asyncio
    import requests
    async def load(urls):
        return [(await asyncio.to_thread(requests.get, url)).text for url in urls]
  `)
  noFix('a generator', `
    import requests
    async def load(urls):
        return sum(⟦requests.get(url)⟧.ok for url in urls)
  `)
  noFix('a callback', `
    import requests
    async def load(urls):
        return list(map(lambda url: ⟦requests.get(url)⟧, urls))
  `)
  noFix('trio and anyio', `
    import time
    import trio
    async def poll():
        ⟦time.sleep(1)⟧
  `)
  noFix('a session of a database', `
    from sqlalchemy.orm import Session
    from app.models import User
    async def load(session: Session):
        return ⟦session.get(User, 1)⟧
  `)
  noFix('what is further on', `
    import requests
    def fetch(url):
        return requests.get(url)
    async def load(url):
        return ⟦fetch(url)⟧
  `)
  noFix('a Python without to_thread', `
    import requests
    async def load(url):
        return ⟦requests.get(url)⟧
  `, { pythonVersion: [3, 8] })
})
