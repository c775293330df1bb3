// Cases of sequential-await in Python.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('sequential-await', 'python')

describe('sequential-await (Python): loops', () => {
  costs('requests of a shared client, collected', `
    import httpx
    async def load(client: httpx.AsyncClient, urls: list[str]):
        pages = []
        for url in urls:
            pages.append(⟦await client.get(url)⟧)
        return pages
  `)
  costs('a comprehension', `
    import httpx
    async def load(client: httpx.AsyncClient, urls):
        return [⟦await client.get(url)⟧ for url in urls]
  `)
  costs('a dict comprehension', `
    import httpx
    async def load(client: httpx.AsyncClient, urls):
        return {url: ⟦await client.get(url)⟧ for url in urls}
  `)
  costs('results by key', `
    import httpx
    async def load(client: httpx.AsyncClient, ids: list[int]):
        found = {}
        for one in ids:
            found[one] = ⟦await client.get(f'/u/{one}')⟧
        return found
  `)
  costs('aiohttp: the async with that starts the request', `
    import aiohttp
    async def load(urls):
        out = []
        async with aiohttp.ClientSession() as session:
            for url in urls:
                ⟦async with session.get(url)⟧ as response:
                    out.append(await response.json())
        return out
  `)
  costs('through a function of the file, with the hops', `
    import httpx
    client = httpx.AsyncClient()
    async def fetch(x):
        response = await ⟨client.get(f'/{x}')⟩
        return response.json()
    async def load(xs):
        return await fetch(xs)
    async def all_of(xs):
        out = []
        for x in xs:
            out.append(⟦await load(x)⟧)
        return out
  `)
  costs('a method behind self', `
    import httpx
    class Service:
        def __init__(self):
            self.client = httpx.AsyncClient()
        async def one(self, x):
            return await self.client.get(f'/{x}')
        async def all(self, xs):
            out = []
            for x in xs:
                out.append(⟦await self.one(x)⟧)
            return out
  `)
  costs('a sum of independent answers', `
    import httpx
    async def size(client: httpx.AsyncClient, x) -> int:
        return len((await client.get(x)).content)
    async def total(client: httpx.AsyncClient, xs):
        total = 0
        for x in xs:
            total += ⟦await size(client, x)⟧
        return total
  `)
  costs('an await under an if', `
    import httpx
    async def load(client: httpx.AsyncClient, users):
        out = []
        for user in users:
            if user.active:
                out.append(⟦await client.get(user.url)⟧)
        return out
  `)
  costs('writes to an API', `
    import httpx
    async def send(client: httpx.AsyncClient, rows):
        for row in rows:
            ⟦await client.post('/rows', json=row)⟧
  `)
  costs('several awaits of one iteration are one finding, at the first', `
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        out = []
        for x in xs:
            first = ⟦await client.get(f'/a/{x}')⟧
            second = await client.get(f'/b/{x}')
            out.append((first, second))
        return out
  `)
  costs('a failed answer raises: that is no early exit', `
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        out = []
        for x in xs:
            response = ⟦await client.get(x)⟧
            response.raise_for_status()
            out.append(response.json())
        return out
  `)
  costs('pages whose number is known beforehand', `
    import httpx
    async def load(client: httpx.AsyncClient, total: int):
        out = []
        for page in range(1, total + 1):
            out.append(⟦await client.get('/x', params={'page': page})⟧)
        return out
  `)
  costs('a blocking request handed to a thread', `
    import asyncio
    import requests
    async def load(urls):
        out = []
        for url in urls:
            out.append(⟦await asyncio.to_thread(requests.get, url)⟧)
        return out
  `)
  costs('nested loops are reported once, at the innermost', `
    import httpx
    async def load(client: httpx.AsyncClient, teams):
        out = []
        for team in teams:
            for user in team.users:
                out.append(⟦await client.get(user.url)⟧)
        return out
  `)
  costs('a small loop inside a large one', `
    import httpx
    async def load(client: httpx.AsyncClient, users):
        out = []
        for user in users:
            for kind in ('a', 'b'):
                out.append(⟦await client.get(f'/{user}/{kind}')⟧)
        return out
  `)
  costs('a log line is no dependence', `
    import logging
    import httpx
    logger = logging.getLogger(__name__)
    async def load(client: httpx.AsyncClient, xs):
        out = []
        for x in xs:
            logger.info('loading %s', x)
            out.append(⟦await client.get(x)⟧)
        return out
  `)
  costs('elements changed each on their own', `
    import httpx
    async def load(client: httpx.AsyncClient, users):
        for user in users:
            response = ⟦await client.get(user.url)⟧
            user.page = response.text
  `)
  costs('a pool of connections takes several queries', `
    import asyncpg
    async def load(pool: asyncpg.Pool, ids):
        out = []
        for one in ids:
            out.append(⟦await pool.fetchrow('SELECT * FROM users WHERE id = $1', one)⟧)
        return out
  `)
  costs('each iteration takes a connection of its own', `
    import asyncpg
    async def load(pool: asyncpg.Pool, one):
        async with pool.acquire() as connection:
            return await connection.fetchrow('SELECT * FROM users WHERE id = $1', one)
    async def all_of(pool: asyncpg.Pool, ids):
        out = []
        for one in ids:
            out.append(⟦await load(pool, one)⟧)
        return out
  `)
  costs('an unknown function that is told of each answer: only at aggressive', `
    import httpx
    from app.events import emit
    async def load(client: httpx.AsyncClient, xs):
        for x in xs:
            answer = ⟦await client.get(x)⟧
            emit(answer)
  `, { level: 'aggressive' })
  costs('a literal list: only at aggressive', `
    import httpx
    async def load(client: httpx.AsyncClient):
        for x in ['a', 'b', 'c']:
            ⟦await client.get(x)⟧
  `, { level: 'aggressive' })

  fine('a few elements', `
    import httpx
    async def load(client: httpx.AsyncClient):
        for x in ['a', 'b', 'c']:
            await client.get(x)
  `)
  fine('gather over a comprehension', `
    import asyncio
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        return await asyncio.gather(*[client.get(x) for x in xs])
  `)
  fine('gather inside a loop over batches', `
    import asyncio
    import httpx
    async def load(client: httpx.AsyncClient, xs: list[str]):
        out = []
        for start in range(0, len(xs), 8):
            out.extend(await asyncio.gather(*(client.get(x) for x in xs[start:start + 8])))
        return out
  `)
  fine('gather inside a loop: each iteration is concurrent already', `
    import asyncio
    import httpx
    async def load(client: httpx.AsyncClient, groups):
        out = []
        for group in groups:
            out.append(await asyncio.gather(*[client.get(x) for x in group]))
        return out
  `)
  fine('awaiting tasks that were started before', `
    import asyncio
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        tasks = [asyncio.create_task(client.get(x)) for x in xs]
        return [await task for task in tasks]
  `)
  fine('returns what it finds', `
    import httpx
    async def find(client: httpx.AsyncClient, urls):
        for url in urls:
            response = await client.get(url)
            if response.is_success:
                return response
  `)
  fine('breaks on what it got', `
    import httpx
    async def find(client: httpx.AsyncClient, urls):
        out = []
        for url in urls:
            response = await client.get(url)
            if response.status_code == 404:
                break
            out.append(response)
        return out
  `)
  fine('retries', `
    import httpx
    async def load(client: httpx.AsyncClient, url, attempts):
        for attempt in range(attempts):
            try:
                return await client.get(url)
            except httpx.HTTPError:
                continue
  `)
  fine('retries without a return inside', `
    import httpx
    async def load(client: httpx.AsyncClient, url, attempts):
        response = None
        for attempt in range(attempts):
            response = await client.get(url)
            if response.is_success:
                break
        return response
  `)
  fine('pagination by a token', `
    import httpx
    async def load(client: httpx.AsyncClient, limit):
        out = []
        token = None
        for _ in range(limit):
            page = (await client.get('/x', params={'token': token})).json()
            out.extend(page['items'])
            token = page['next']
        return out
  `)
  fine('pagination with while', `
    import httpx
    async def load(client: httpx.AsyncClient, url):
        out = []
        while url:
            page = (await client.get(url)).json()
            out.extend(page['items'])
            url = page.get('next')
        return out
  `)
  fine('a walk along parents', `
    import httpx
    async def root(client: httpx.AsyncClient, node, depth):
        for _ in range(depth):
            node = (await client.get(f'/parents/{node}')).json()
        return node
  `)
  fine('waits between requests', `
    import asyncio
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        for x in xs:
            await client.get(x)
            await asyncio.sleep(1)
  `)
  fine('a sleep of another module', `
    import httpx
    from app.timing import sleep
    async def load(client: httpx.AsyncClient, xs):
        for x in xs:
            await client.get(x)
            await sleep(1)
  `)
  fine('a sleep reached through a function', `
    import asyncio
    import httpx
    async def polite():
        await asyncio.sleep(0.1)
    async def load(client: httpx.AsyncClient, xs):
        for x in xs:
            await client.get(x)
            await polite()
  `)
  fine('one session of SQLAlchemy', `
    from sqlalchemy import select
    from sqlalchemy.ext.asyncio import AsyncSession
    async def load(session: AsyncSession, ids):
        out = []
        for one in ids:
            out.append(await session.get(User, one))
        return out
  `)
  fine('one session behind a repository', `
    from sqlalchemy.ext.asyncio import AsyncSession
    class Repo:
        def __init__(self, session: AsyncSession):
            self.session = session
        async def one(self, key):
            return await self.session.get(User, key)
    class Service:
        def __init__(self, session: AsyncSession):
            self.repo = Repo(session)
        async def all(self, keys):
            out = []
            for key in keys:
                out.append(await self.repo.one(key))
            return out
  `)
  fine('one connection', `
    import asyncpg
    async def load(connection: asyncpg.Connection, ids):
        out = []
        for one in ids:
            out.append(await connection.fetchrow('SELECT * FROM users WHERE id = $1', one))
        return out
  `)
  fine('a transaction around each request', `
    import httpx
    from sqlalchemy.ext.asyncio import AsyncSession
    async def load(client: httpx.AsyncClient, session: AsyncSession, rows):
        for row in rows:
            answer = await client.get(row.url)
            row.text = answer.text
            await session.commit()
  `)
  fine('a lock', `
    import asyncio
    import httpx
    lock = asyncio.Lock()
    async def load(client: httpx.AsyncClient, xs):
        for x in xs:
            async with lock:
                await client.get(x)
  `)
  fine('a limiter of unknown kind', `
    import httpx
    from app.limits import limiter
    async def load(client: httpx.AsyncClient, xs):
        for x in xs:
            await limiter.acquire()
            await client.get(x)
  `)
  fine('an iteration reads what an earlier one added', `
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        seen = set()
        for x in xs:
            if x in seen:
                continue
            seen.add(x)
            await client.get(x)
  `)
  fine('an iteration reads what an earlier one added, through an alias', `
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        seen = []
        known = seen
        for x in xs:
            known.append(x)
            await client.get(f'/{x}/{len(seen)}')
  `)
  fine('a field read and written', `
    import httpx
    class Chain:
        async def run(self, client: httpx.AsyncClient, xs):
            for x in xs:
                answer = await client.post(f'/{x}', json={'after': self.last})
                self.last = answer.text
  `)
  fine('a field read and written in a method that is called', `
    import httpx
    class Chain:
        def __init__(self):
            self.client = httpx.AsyncClient()
            self.last = None
        async def step(self, x):
            answer = await self.client.get(f'/{x}', params={'after': self.last})
            self.last = answer.text
            return answer
        async def run(self, xs):
            for x in xs:
                await self.step(x)
  `)
  fine('a global that the called function moves on', `
    import httpx
    client = httpx.AsyncClient()
    cursor = None
    async def step(x):
        global cursor
        answer = await client.get(f'/{x}', params={'cursor': cursor})
        cursor = answer.text
    async def run(xs):
        for x in xs:
            await step(x)
  `)
  fine('the list grows while it is gone through', `
    import httpx
    async def crawl(client: httpx.AsyncClient, start):
        queue = [start]
        for url in queue:
            page = (await client.get(url)).json()
            queue.extend(page['links'])
  `)
  fine('a result of the iteration before', `
    import httpx
    async def chain(client: httpx.AsyncClient, xs):
        previous = None
        for x in xs:
            previous = await client.get(f'/{x}/{previous}')
        return previous
  `)
  fine('only the last answer is kept', `
    import httpx
    async def last(client: httpx.AsyncClient, xs):
        answer = None
        for x in xs:
            answer = await client.get(x)
        return answer
  `)
  fine('too many failures end it', `
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        errors = 0
        for x in xs:
            answer = await client.get(x)
            if answer.is_error:
                errors += 1
            if errors > 3:
                raise RuntimeError(errors)
  `)
  fine('a group of tasks', `
    import asyncio
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        async with asyncio.TaskGroup() as group:
            for x in xs:
                group.create_task(client.get(x))
  `)
  fine('for with else', `
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        for x in xs:
            answer = await client.get(x)
            if answer.is_success:
                break
        else:
            raise ValueError(xs)
  `)
  fine('an asynchronous comprehension', `
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        return [await client.get(x) async for x in xs]
  `)
  costs('with a time limit for each', `
    import asyncio
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        out = []
        for x in xs:
            out.append(⟦await asyncio.wait_for(client.get(x), 5)⟧)
        return out
  `)
  costs('a session for each iteration', `
    import aiohttp
    async def load(urls):
        for url in urls:
            async with aiohttp.ClientSession() as session:
                ⟦async with session.get(url)⟧ as response:
                    print(await response.text())
  `)
  fine('a stream', `
    import httpx
    async def copy(client: httpx.AsyncClient, stream):
        async for chunk in stream:
            await client.post('/chunk', content=chunk)
  `)
  fine('yields each answer', `
    import httpx
    async def pages(client: httpx.AsyncClient, urls):
        for url in urls:
            yield await client.get(url)
  `)
  fine('awaits nothing known', `
    async def load(xs, handle):
        for x in xs:
            await handle(x)
  `)
  fine('awaits without work outside', `
    async def double(x):
        return x * 2
    async def load(xs):
        return [await double(x) for x in xs]
  `)
  fine('a user class with the same method names', `
    class Client:
        async def get(self, key):
            return key
    async def load(client: Client, xs):
        return [await client.get(x) for x in xs]
  `)
  fine('the same request again: polling', `
    import httpx
    async def poll(client: httpx.AsyncClient, times):
        for _ in range(times):
            await client.get('/status')
  `)
  fine('the iterable of a loop runs once', `
    import httpx
    async def load(client: httpx.AsyncClient, url):
        for item in (await client.get(url)).json():
            print(item)
  `)
  fine('a function only defined in the loop', `
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        makers = []
        for x in xs:
            async def make(x=x):
                return await client.get(x)
            makers.append(make)
        return makers
  `)
  fine('a memoised callee', `
    import functools
    import httpx
    client = httpx.AsyncClient()
    @functools.cache
    async def load(x):
        return await client.get(x)
    async def run(xs):
        for x in xs:
            await load(x)
  `)
  fine('ends the program', `
    import sys
    import httpx
    async def load(client: httpx.AsyncClient, xs):
        for x in xs:
            answer = await client.get(x)
            if not answer.is_success:
                sys.exit(1)
  `)
})

describe('sequential-await (Python): adjacent', () => {
  costs('two requests', `
    import httpx
    async def load(client: httpx.AsyncClient):
        a = await client.get('/a')
        b = ⟦await client.get('/b')⟧
        return a, b
  `)
  costs('a run of three is one finding', `
    import httpx
    async def load(client: httpx.AsyncClient):
        a = await client.get('/a')
        b = ⟦await client.get('/b')⟧
        c = await client.get('/c')
        return a, b, c
  `)
  costs('a pure statement between', `
    import httpx
    async def load(client: httpx.AsyncClient, name):
        a = await client.get('/a')
        path = '/b/' + name
        b = ⟦await client.get(path)⟧
        return a, b
  `)
  fine('the second uses the first', `
    import httpx
    async def load(client: httpx.AsyncClient):
        a = await client.get('/a')
        b = await client.get(a.text)
        return b
  `)
  fine('the second uses the first through a name between', `
    import httpx
    async def load(client: httpx.AsyncClient):
        a = await client.get('/a')
        path = a.text
        b = await client.get(path)
        return b
  `)
  fine('a guard between', `
    import httpx
    async def load(client: httpx.AsyncClient):
        a = await client.get('/a')
        if not a.is_success:
            return None
        b = await client.get('/b')
        return a, b
  `)
  fine('a call between', `
    import httpx
    async def load(client: httpx.AsyncClient, notify):
        a = await client.get('/a')
        notify()
        b = await client.get('/b')
        return a, b
  `)
  fine('a write first', `
    import httpx
    async def load(client: httpx.AsyncClient):
        a = await client.post('/a')
        b = await client.get('/b')
        return a, b
  `)
  fine('a write second', `
    import httpx
    async def load(client: httpx.AsyncClient):
        a = await client.get('/a')
        b = await client.delete('/b')
        return a, b
  `)
  fine('a check that throws, by name', `
    import httpx
    client = httpx.AsyncClient()
    async def require_user(token):
        return (await client.get('/me')).json()
    async def load(token):
        user = await require_user(token)
        rows = await client.get('/rows')
        return user, rows
  `)
  fine('a check whose answer nobody takes', `
    import httpx
    async def load(client: httpx.AsyncClient):
        await client.get('/login')
        rows = await client.get('/rows')
        return rows
  `)
  fine('one session', `
    from sqlalchemy import select
    from sqlalchemy.ext.asyncio import AsyncSession
    async def load(session: AsyncSession):
        a = await session.get(User, 1)
        b = await session.get(Team, 1)
        return a, b
  `)
  fine('one connection through functions', `
    import asyncpg
    async def one(connection: asyncpg.Connection, key):
        return await connection.fetchrow('SELECT 1 WHERE id = $1', key)
    async def load(connection: asyncpg.Connection):
        a = await one(connection, 1)
        b = await one(connection, 2)
        return a, b
  `)
  fine('tasks that were started before', `
    import asyncio
    import httpx
    async def load(client: httpx.AsyncClient):
        first = asyncio.create_task(client.get('/a'))
        second = asyncio.create_task(client.get('/b'))
        a = await first
        b = await second
        return a, b
  `)
  fine('the body of an answer', `
    import httpx
    async def load(client: httpx.AsyncClient):
        a = await client.get('/a')
        text = await a.aread()
        return text
  `)
  fine('different blocks', `
    import httpx
    async def load(client: httpx.AsyncClient, flag):
        if flag:
            a = await client.get('/a')
        else:
            a = await client.get('/b')
        return a
  `)
})

describe('sequential-await (Python): fixes', () => {
  fixes('batches of 8, and the import', `
    import httpx

    async def load(client: httpx.AsyncClient, urls: list[str]):
        pages = []
        for url in urls:
            pages.append(⟦await client.get(url)⟧)
        return pages
  `, `
    import asyncio

    import httpx

    async def load(client: httpx.AsyncClient, urls: list[str]):
        pages = []
        for start in range(0, len(urls), 8):
            pages.extend(await asyncio.gather(*(client.get(url) for url in urls[start:start + 8])))
        return pages
  `, { safety: 'suggested', title: /when one fails, the others keep running/ })
  fixes('what is no list becomes one once', `
    import asyncio as aio
    import httpx

    async def load(client: httpx.AsyncClient, found):
        pages = []
        for url in found.urls():
            pages.append(⟦await client.get(url)⟧)
        return pages
  `, `
    import asyncio as aio
    import httpx

    async def load(client: httpx.AsyncClient, found):
        pages = []
        urls_list = list(found.urls())
        for start in range(0, len(urls_list), 8):
            pages.extend(await aio.gather(*(client.get(url) for url in urls_list[start:start + 8])))
        return pages
  `)
  fixes('a known small number at once', `
    import asyncio
    import httpx

    async def load(client: httpx.AsyncClient):
        pages = []
        for page in range(20):
            pages.append(⟦await client.get(f'/{page}')⟧)
        return pages
  `, `
    import asyncio
    import httpx

    async def load(client: httpx.AsyncClient):
        pages = []
        pages.extend(await asyncio.gather(*(client.get(f'/{page}') for page in range(20))))
        return pages
  `)
  fixes('a body becomes a function, with its comments', `
    import asyncio
    import aiohttp

    async def load(session: aiohttp.ClientSession, ids: list[int]):
        out = []
        for key in ids:
            # the name only
            ⟦async with session.get(f'/u/{key}')⟧ as response:
                data = await response.json()
                out.append(data['name'])  # collected
        return out
  `, `
    import asyncio
    import aiohttp

    async def load(session: aiohttp.ClientSession, ids: list[int]):
        out = []

        async def process_key(key):
            # the name only
            async with session.get(f'/u/{key}') as response:
                data = await response.json()
                return data['name']  # collected

        for start in range(0, len(ids), 8):
            out.extend(await asyncio.gather(*(process_key(key) for key in ids[start:start + 8])))
        return out
  `)
  fixes('under the semaphore of the file, and continue', `
    import asyncio
    import httpx

    semaphore = asyncio.Semaphore(4)

    async def send(client: httpx.AsyncClient, rows: list[str]):
        for row in rows:
            if not row:
                continue
            ⟦await client.post('/rows', content=row)⟧
  `, `
    import asyncio
    import httpx

    semaphore = asyncio.Semaphore(4)

    async def send(client: httpx.AsyncClient, rows: list[str]):
        async def process_row(row):
            async with semaphore:
                if not row:
                    return
                await client.post('/rows', content=row)

        await asyncio.gather(*(process_row(row) for row in rows))
  `)
  fixes('a comprehension that is returned', `
    import asyncio
    import httpx

    async def load(client: httpx.AsyncClient, urls: list[str]):
        return [(⟦await client.get(url)⟧).json() for url in urls]
  `, `
    import asyncio
    import httpx

    async def load(client: httpx.AsyncClient, urls: list[str]):
        results = []
        for start in range(0, len(urls), 8):
            results.extend(answer.json() for answer in await asyncio.gather(*(client.get(url) for url in urls[start:start + 8])))
        return results
  `)
  fixes('tuple targets', `
    import asyncio
    import httpx

    async def send(client: httpx.AsyncClient, rows: list[tuple[str, str]]):
        for key, value in rows:
            path = f'/{key}'
            ⟦await client.put(path, content=value)⟧
  `, `
    import asyncio
    import httpx

    async def send(client: httpx.AsyncClient, rows: list[tuple[str, str]]):
        async def process_item(key, value):
            path = f'/{key}'
            await client.put(path, content=value)

        for start in range(0, len(rows), 8):
            await asyncio.gather(*(process_item(key, value) for key, value in rows[start:start + 8]))
  `)
  fixes('adjacent awaits', `
    import httpx

    async def load(client: httpx.AsyncClient):
        first = await client.get('/a')
        second = ⟦await client.get('/b')⟧
        third = await client.get('/c')
        return first, second, third
  `, `
    import asyncio

    import httpx

    async def load(client: httpx.AsyncClient):
        first, second, third = await asyncio.gather(
            client.get('/a'),
            client.get('/b'),
            client.get('/c'),
        )
        return first, second, third
  `)
  noFix('a sum', `
    import httpx
    async def size(client: httpx.AsyncClient, x) -> int:
        return len((await client.get(x)).content)
    async def total(client: httpx.AsyncClient, xs):
        total = 0
        for x in xs:
            total += ⟦await size(client, x)⟧
        return total
  `)
  noFix('an element that is added under a condition', `
    import httpx
    async def load(client: httpx.AsyncClient, users):
        out = []
        for user in users:
            if user.active:
                out.append(⟦await client.get(user.url)⟧)
        return out
  `)
  noFix('results by key keep their order', `
    import httpx
    async def load(client: httpx.AsyncClient, ids: list[int]):
        found = {}
        for one in ids:
            found[one] = ⟦await client.get(f'/u/{one}')⟧
        return found
  `)
  noFix('trio', `
    import trio
    import httpx
    async def load(client: httpx.AsyncClient, urls: list[str]):
        return [⟦await client.get(url)⟧ for url in urls]
  `)
  noFix('a flag that is used after the loop', `
    import httpx
    async def load(client: httpx.AsyncClient, urls: list[str]):
        failed = False
        for url in urls:
            response = ⟦await client.get(url)⟧
            if response.is_error:
                failed = True
        return failed
  `)
  noFix('asyncio is something else here', `
    import httpx
    asyncio = None
    async def load(client: httpx.AsyncClient, urls: list[str]):
        return [⟦await client.get(url)⟧ for url in urls]
  `)
  noFix('a comment between adjacent awaits would be lost', `
    import httpx
    async def load(client: httpx.AsyncClient):
        a = await client.get('/a')
        # the second
        b = ⟦await client.get('/b')⟧
        return a, b
  `)
})
