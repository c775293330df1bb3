// Cases of sequential-request.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('sequential-request', 'python')

describe('sequential-request', () => {
  costs('a comprehension', `
    import requests
    def load(urls):
        return [⟦requests.get(url)⟧.json() for url in urls]
  `)
  costs('a loop that collects', `
    import requests
    def load(urls):
        out = []
        for url in urls:
            response = ⟦requests.get(url, timeout=5)⟧
            response.raise_for_status()
            out.append(response.json())
        return out
  `)
  costs('a session', `
    import requests
    def load(urls):
        session = requests.Session()
        return [⟦session.get(url)⟧.text for url in urls]
  `)
  costs('a session behind self', `
    import requests
    class Api:
        def __init__(self):
            self.session = requests.Session()
        def all(self, ids):
            return [⟦self.session.get(f'/u/{one}')⟧.json() for one in ids]
  `)
  costs('an imported name and an alias', `
    from requests import get as fetch
    import requests as r
    def load(urls):
        out = [⟦fetch(url)⟧.text for url in urls]
        for url in urls:
            out.append(⟦r.head(url)⟧.headers)
        return out
  `)
  costs('urlopen', `
    from urllib.request import urlopen
    def load(urls):
        out = []
        for url in urls:
            with ⟦urlopen(url)⟧ as response:
                out.append(response.read())
        return out
  `)
  costs('httpx and urllib3', `
    import httpx
    import urllib3
    pool = urllib3.PoolManager()
    def load(urls):
        out = []
        with httpx.Client() as client:
            for url in urls:
                out.append(⟦client.get(url)⟧.text)
        for url in urls:
            out.append(⟦pool.request('GET', url)⟧.data)
        return out
  `)
  costs('through functions of the file, with the hops', `
    import requests
    def get(url):
        return ⟨requests.get(url)⟩.json()
    def load(one):
        return ⟨get(one['url'])⟩
    def all_of(items):
        return [⟦load(item)⟧ for item in items]
  `)
  costs('a method of the class', `
    import requests
    class Api:
        def one(self, key):
            return requests.get(f'/u/{key}').json()
        def all(self, keys):
            found = {}
            for key in keys:
                found[key] = ⟦self.one(key)⟧
            return found
  `)
  costs('posts', `
    import requests
    def send(rows):
        for row in rows:
            ⟦requests.post('http://example.com/rows', json=row)⟧
  `)
  costs('several requests of an iteration are one finding', `
    import requests
    def load(ids):
        out = []
        for one in ids:
            a = ⟦requests.get(f'/a/{one}')⟧
            b = requests.get(f'/b/{one}')
            out.append((a.text, b.text))
        return out
  `)
  costs('pages whose number is known', `
    import requests
    def load(total):
        return [⟦requests.get('/x', params={'page': page})⟧.json() for page in range(1, total + 1)]
  `)
  costs('a dict that is made of a generator', `
    import requests
    def load(urls):
        return dict((url, ⟦requests.get(url)⟧.text) for url in urls)
  `)
  costs('a failure that is handled on its own', `
    import logging
    import requests
    def load(urls):
        out = []
        for url in urls:
            try:
                out.append(⟦requests.get(url)⟧.text)
            except requests.RequestException:
                logging.exception('failed')
        return out
  `)
  costs('a request under an if', `
    import requests
    def load(users):
        out = []
        for user in users:
            if user.active:
                out.append(⟦requests.get(user.url)⟧.text)
        return out
  `)

  fine('pagination', `
    import requests
    def load(url):
        out = []
        while url:
            page = requests.get(url).json()
            out.extend(page['items'])
            url = page['next']
        return out
  `)
  fine('pagination by a counter until empty', `
    import itertools
    import requests
    def load():
        out = []
        for page in itertools.count(1):
            items = requests.get('/x', params={'page': page}).json()
            if not items:
                break
            out.extend(items)
        return out
  `)
  fine('pagination by a token in a for loop', `
    import requests
    def load(limit):
        token = None
        out = []
        for _ in range(limit):
            page = requests.get('/x', params={'token': token}).json()
            token = page['token']
            out.extend(page['items'])
        return out
  `)
  fine('retries', `
    import requests
    def load(url, attempts):
        for attempt in range(attempts):
            try:
                return requests.get(url)
            except requests.ConnectionError:
                pass
  `)
  fine('polling', `
    import time
    import requests
    def wait(jobs):
        for job in jobs:
            requests.get(f'/jobs/{job}')
            time.sleep(1)
  `)
  fine('polling without a wait', `
    import requests
    def wait(times):
        for _ in range(times):
            requests.get('/status')
  `)
  fine('the first that answers', `
    import requests
    def first(urls):
        for url in urls:
            response = requests.get(url)
            if response.ok:
                return response
  `)
  fine('any and next stop early', `
    import requests
    def alive(urls):
        return any(requests.get(url).ok for url in urls) or next(requests.get(url) for url in urls)
  `)
  fine('a few elements', `
    import requests
    def load():
        return [requests.get(url) for url in ('/a', '/b', '/c')]
  `)
  fine('a pool of threads', `
    from concurrent.futures import ThreadPoolExecutor
    import requests
    def load(urls):
        with ThreadPoolExecutor(8) as executor:
            return list(executor.map(lambda url: requests.get(url).json(), urls))
  `)
  fine('a pool of threads and a function', `
    from concurrent.futures import ThreadPoolExecutor
    import requests
    def get(url):
        return requests.get(url).json()
    def load(urls):
        with ThreadPoolExecutor(8) as executor:
            futures = [executor.submit(get, url) for url in urls]
            return [future.result() for future in futures]
  `)
  fine('a generator function', `
    import requests
    def pages(urls):
        for url in urls:
            yield requests.get(url)
  `)
  fine('blocking calls of a coroutine are another finding', `
    import requests
    async def load(urls):
        return [requests.get(url) for url in urls]
  `)
  fine('awaited requests are another finding', `
    import httpx
    async def load(client: httpx.AsyncClient, urls):
        return [await client.get(url) for url in urls]
  `)
  fine('a request once, iterated', `
    import requests
    def load(url):
        for item in requests.get(url).json():
            print(item)
  `)
  fine('dict.get', `
    def load(requests: dict, keys):
        return [requests.get(key) for key in keys]
  `)
  fine('a module of the same name', `
    from app import requests
    def load(keys):
        return [requests.get(key) for key in keys]
  `, { path: 'app/main.py' })
  fine('a class with a method get', `
    class Session:
        def get(self, key):
            return key
    def load(keys):
        session = Session()
        return [session.get(key) for key in keys]
  `)
  fine('memoised', `
    import functools
    import requests
    @functools.lru_cache(maxsize=None)
    def get(key):
        return requests.get(key).text
    def load(keys):
        return [get(key) for key in keys]
  `)
  fine('the answer before decides', `
    import requests
    def chain(ids):
        last = ''
        for one in ids:
            last = requests.post(f'/{one}', data=last).text
        return last
  `)
  fine('visited links', `
    import requests
    def crawl(urls):
        seen = set()
        for url in urls:
            if url in seen:
                continue
            seen.add(url)
            requests.get(url)
  `)
  fine('a cache in front', `
    import requests
    cache = {}
    def get(url):
        if url not in cache:
            cache[url] = requests.get(url).text
        return cache[url]
    def load(urls):
        return [get(url) for url in urls]
  `)
  fine('the loop adds to what it goes through', `
    import requests
    def crawl(start):
        queue = [start]
        for url in queue:
            queue.extend(requests.get(url).json()['links'])
  `)
  fine('a token that an answer renews', `
    import requests
    class Api:
        def get(self, url):
            answer = requests.get(url, headers={'token': self.token})
            if answer.status_code == 401:
                self.token = requests.post('/token').text
            return answer
        def all(self, urls):
            return [self.get(url) for url in urls]
  `)
  fine('pages of each element', `
    import requests
    def load(users):
        out = []
        for user in users:
            url = f'/u/{user}'
            while url:
                page = requests.get(url).json()
                out.extend(page['items'])
                url = page['next']
        return out
  `)
  fine('a lock', `
    import threading
    import requests
    lock = threading.Lock()
    def load(urls):
        for url in urls:
            with lock:
                requests.get(url)
  `)
  fine('only defined in the loop', `
    import requests
    def make(urls):
        return [lambda url=url: requests.get(url) for url in urls]
  `)
  fine('one session of a database beside', `
    import requests
    from sqlalchemy.orm import Session
    def load(session: Session, rows):
        for row in rows:
            row.text = requests.get(row.url).text
            session.commit()
  `)
})

describe('sequential-request: fixes', () => {
  fixes('a comprehension', `
    import requests


    def load(urls):
        pages = [⟦requests.get(url)⟧.json() for url in urls]
        return pages
  `, `
    from concurrent.futures import ThreadPoolExecutor

    import requests


    def load(urls):
        with ThreadPoolExecutor(max_workers=8) as executor:
            pages = list(executor.map(lambda url: requests.get(url).json(), urls))
        return pages
  `, { safety: 'suggested', title: /all are sent even if one fails/ })
  fixes('a function of the file is given as it is', `
    import json
    from concurrent.futures import ThreadPoolExecutor as Pool
    import requests

    def get(url):
        return requests.get(url).json()

    def load(urls):
        pages = []
        for url in urls:
            pages.append(⟦get(url)⟧)
        return pages
  `, `
    import json
    from concurrent.futures import ThreadPoolExecutor as Pool
    import requests

    def get(url):
        return requests.get(url).json()

    def load(urls):
        pages = []
        with Pool(max_workers=8) as executor:
            pages.extend(executor.map(get, urls))
        return pages
  `)
  fixes('one session per worker', `
    """Loads."""

    from __future__ import annotations

    import os

    import requests


    def load(urls):
        session = requests.Session()
        pages = []
        for url in urls:
            # politely
            response = ⟦session.get(url, timeout=5)⟧
            response.raise_for_status()
            pages.append(response.json())
        return pages
  `, `
    """Loads."""

    from __future__ import annotations

    import os
    import threading
    from concurrent.futures import ThreadPoolExecutor

    import requests


    def load(urls):
        session = requests.Session()
        pages = []

        local = threading.local()

        def own_session():
            if not hasattr(local, 'handle'):
                local.handle = requests.Session()
            return local.handle

        def process_url(url):
            # politely
            response = own_session().get(url, timeout=5)
            response.raise_for_status()
            return response.json()

        with ThreadPoolExecutor(max_workers=8) as executor:
            pages.extend(executor.map(process_url, urls))
        return pages
  `, { title: /cookies are not shared/ })
  fixes('two imports where there was none of the standard library', `
    import requests

    def load(urls):
        with requests.Session() as session:
            return [⟦session.get(url)⟧.text for url in urls]
  `, `
    import threading
    from concurrent.futures import ThreadPoolExecutor

    import requests

    def load(urls):
        with requests.Session() as session:
            local = threading.local()

            def own_session():
                if not hasattr(local, 'handle'):
                    local.handle = requests.Session()
                return local.handle

            with ThreadPoolExecutor(max_workers=8) as executor:
                return list(executor.map(lambda url: own_session().get(url).text, urls))
  `)
  fixes('a with around the answer', `
    from concurrent.futures import ThreadPoolExecutor
    from urllib.request import urlopen

    def load(urls):
        pages = []
        for url in urls:
            with ⟦urlopen(url)⟧ as response:
                pages.append(response.read())
        return pages
  `, `
    from concurrent.futures import ThreadPoolExecutor
    from urllib.request import urlopen

    def load(urls):
        pages = []

        def process_url(url):
            with urlopen(url) as response:
                return response.read()

        with ThreadPoolExecutor(max_workers=8) as executor:
            pages.extend(executor.map(process_url, urls))
        return pages
  `)
  noFix('a session with headers', `
    import requests
    def load(urls, token):
        session = requests.Session()
        session.headers.update({'Authorization': token})
        return [⟦session.get(url)⟧.text for url in urls]
  `)
  noFix('a session that was given', `
    import requests
    def load(session: requests.Session, urls):
        return [⟦session.get(url)⟧.text for url in urls]
  `)
  noFix('a session of the module that the function uses', `
    import requests
    session = requests.Session()
    def get(url):
        return session.get(url).text
    def load(urls):
        return [⟦get(url)⟧ for url in urls]
  `)
  noFix('an unknown function of each answer', `
    import requests
    from app.parsing import parse
    def load(urls):
        return [parse(⟦requests.get(url)⟧) for url in urls]
  `)
  noFix('nothing is collected', `
    import requests
    def send(rows):
        for row in rows:
            ⟦requests.post('http://example.com/rows', json=row)⟧
  `)
  noFix('a failure that is handled on its own', `
    import requests
    def load(urls):
        out = []
        for url in urls:
            try:
                out.append(⟦requests.get(url)⟧.text)
            except requests.RequestException:
                out.append('')
        return out
  `)
})
