// n-plus-one-query in Python: what is reported where, and what must stay silent.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('n-plus-one-query', 'python')

describe('n-plus-one-query (Python): drivers', () => {
  noFix('a generator that goes on between the elements', `
    from django.db import models
    class Book(models.Model):
        title = models.CharField(max_length=5)
    def track(rows):
        for row in rows:
            print('next')
            yield row
    def run(ids):
        for id in track(ids):
            print(⟦Book.objects.get(pk=id)⟧)
  `)
  costs('sqlite3, connection', `
    import sqlite3
    def names(ids):
        db = sqlite3.connect("app.db")
        out = []
        for id in ids:
            row = ⟦db.execute("SELECT name FROM users WHERE id = ?", (id,))⟧.fetchone()
            out.append(row[0])
        return out
  `)
  costs('sqlite3, cursor; its fetch is no second query', `
    import sqlite3
    def names(conn: sqlite3.Connection, ids):
        cur = conn.cursor()
        for id in ids:
            ⟦cur.execute("SELECT name FROM users WHERE id = ?", (id,))⟧
            print(cur.fetchone())
  `)
  costs('an f-string is a query as well', `
    import sqlite3
    db = sqlite3.connect("app.db")
    def posts(user_ids):
        results = []
        for user_id in user_ids:
            results.extend(⟦db.execute(f"SELECT * FROM posts WHERE user_id = {user_id}")⟧.fetchall())
        return results
  `)
  costs('a comprehension', `
    import sqlite3
    def names(db: sqlite3.Connection, ids):
        return [⟦db.execute("SELECT name FROM users WHERE id = ?", (i,))⟧.fetchone() for i in ids]
  `)
  fine('the first iterable of a comprehension runs once', `
    import sqlite3
    def names(db: sqlite3.Connection):
        return [row[0] for row in db.execute("SELECT name FROM users")]
  `)
  fine('the iterable of a loop runs once', `
    import sqlite3
    def names(db: sqlite3.Connection):
        for row in db.execute("SELECT name FROM users").fetchall():
            print(row)
  `)
  costs('psycopg2', `
    import psycopg2
    def totals(order_ids):
        conn = psycopg2.connect("")
        with conn.cursor() as cur:
            for order_id in order_ids:
                ⟦cur.execute("SELECT sum(price) FROM items WHERE order_id = %s", (order_id,))⟧
                print(cur.fetchone()[0])
  `)
  costs('psycopg 3', `
    import psycopg
    def totals(order_ids):
        with psycopg.connect("") as conn:
            return {i: ⟦conn.execute("SELECT count(*) FROM items WHERE order_id = %s", (i,))⟧.fetchone() for i in order_ids}
  `)
  costs('PyMySQL', `
    import pymysql
    conn = pymysql.connect(host="x")
    def load(ids):
        cur = conn.cursor()
        for i in ids:
            ⟦cur.execute("SELECT * FROM users WHERE id = %s", (i,))⟧
            yield cur.fetchone()
  `)
  costs('mysqlclient', `
    import MySQLdb
    def load(ids):
        conn = MySQLdb.connect(host="x")
        cur = conn.cursor()
        for i in ids:
            ⟦cur.execute("SELECT * FROM users WHERE id = %s", (i,))⟧
            print(cur.fetchone())
  `)
  costs('asyncpg', `
    import asyncpg
    async def load(pool: asyncpg.Pool, ids):
        for i in ids:
            row = await ⟦pool.fetchrow("SELECT * FROM users WHERE id = $1", i)⟧
            print(row)
  `)
  costs('asyncio.gather over a comprehension', `
    import asyncio, asyncpg
    async def load(pool: asyncpg.Pool, ids):
        return await asyncio.gather(*[⟦pool.fetchrow("SELECT * FROM users WHERE id = $1", i)⟧ for i in ids])
  `)
  costs('SQL given to a receiver that is not known', `
    def names(db, ids):
        for id in ids:
            print(⟦db.query(f"SELECT name FROM users WHERE id = {id}")⟧)
  `)
  fine('an unknown receiver without SQL', `
    def names(db, ids):
        for id in ids:
            print(db.query(id), db.get(id), db.execute(id))
  `)
  fine('writes are another rule', `
    import sqlite3
    def store(db: sqlite3.Connection, rows):
        for row in rows:
            db.execute("INSERT INTO users VALUES (?)", row)
  `)
  fine('executemany', `
    import sqlite3
    def store(db: sqlite3.Connection, batches):
        for rows in batches:
            db.executemany("INSERT INTO users VALUES (?)", rows)
  `)
  fine('a statement that is not known may write', `
    import sqlite3
    def run(db: sqlite3.Connection, statements):
        for statement in statements:
            db.execute(statement)
  `)
})

describe('n-plus-one-query (Python): Django', () => {
  costs('get of an imported model', `
    from app.models import Book
    def titles(ids):
        return [⟦Book.objects.get(pk=i)⟧.title for i in ids]
  `)
  costs('filter().first() on a model of the file', `
    from django.db import models
    class Author(models.Model):
        name = models.CharField(max_length=9)
    def find(names):
        for name in names:
            author = ⟦Author.objects.filter(name=name).first()⟧
            print(author)
  `)
  costs('count and exists', `
    from app.models import Book
    def counts(authors):
        for author in authors:
            print(⟦Book.objects.filter(author=author).count()⟧)
            if ⟦Book.objects.filter(author=author, draft=True).exists()⟧:
                print(author)
  `)
  costs('a queryset built in the loop stands where it is built, once', `
    from app.models import Book
    def all_books(authors):
        for author in authors:
            books = ⟦Book.objects.filter(author=author)⟧
            for book in books:
                print(book)
            print(len(books))
  `)
  costs('a queryset iterated in place', `
    from app.models import Book
    def all_books(authors):
        for author in authors:
            for book in ⟦Book.objects.filter(author=author)⟧:
                print(book)
  `)
  costs('list() evaluates', `
    from app.models import Book
    def by_author(authors):
        return {a.id: list(⟦Book.objects.filter(author=a).order_by("title")⟧) for a in authors}
  `)
  costs('get_object_or_404', `
    from django.shortcuts import get_object_or_404
    from app.models import Book
    def load(ids):
        for i in ids:
            print(⟦get_object_or_404(Book, pk=i)⟧)
  `)
  costs('async Django', `
    from app.models import Book
    async def load(ids):
        for i in ids:
            print(await ⟦Book.objects.aget(pk=i)⟧)
  `)
  fine('a queryset that nothing evaluates', `
    from app.models import Book
    def lazy(authors):
        out = {}
        for author in authors:
            out[author] = Book.objects.filter(author=author)
        return out
  `)
  fine('a builder composed in a loop', `
    from app.models import Book
    def search(words):
        books = Book.objects.all()
        for word in words:
            books = books.filter(title__icontains=word)
        return list(books)
  `)
  fine('a queryset from outside keeps its rows', `
    from app.models import Tag
    def match(posts):
        tags = Tag.objects.all()
        for post in posts:
            for tag in tags:
                print(post, tag)
  `)
  fine('keyed by the whole batch', `
    from app.models import Book
    def load(batches):
        for ids in batches:
            print(list(Book.objects.filter(id__in=ids)))
  `)
  costs('a batch beside the tenant that the loop goes over', `
    from app.models import Book
    def load(tenants, ids):
        for tenant in tenants:
            print(list(⟦Book.objects.filter(tenant=tenant, id__in=ids)⟧))
  `)
  costs('a list of one is no batch', `
    from app.models import Book
    def load(authors):
        for author in authors:
            print(list(⟦Book.objects.filter(author__in=[author])⟧))
  `)
  fine('in_bulk of chunks', `
    from app.models import Book
    def load(ids):
        for start in range(0, len(ids), 500):
            print(Book.objects.in_bulk(ids[start:start + 500]))
  `)
  fine('a cache and a dict by the name get', `
    from django.core.cache import cache
    def load(ids, known: dict[str, str]):
        for i in ids:
            print(cache.get(i), known.get(i))
  `)
  fine('a method of a class of ours by the name of a query', `
    class Box:
        def get(self, pk): return pk
        def count(self): return 1
    def load(ids, box: Box):
        for i in ids:
            print(box.get(pk=i), box.count())
  `)
})

describe('n-plus-one-query (Python): SQLAlchemy', () => {
  costs('session.get', `
    from sqlalchemy.orm import Session
    from app.models import User
    def load(session: Session, ids):
        return [⟦session.get(User, i)⟧ for i in ids]
  `)
  costs('query().filter().first() of 1.4', `
    from sqlalchemy.orm import Session
    from app.models import User
    def load(db: Session, emails):
        for email in emails:
            user = ⟦db.query(User).filter(User.email == email).first()⟧
            print(user)
  `)
  costs('execute(select()) and scalars', `
    from sqlalchemy import select
    from sqlalchemy.orm import Session
    from app.models import User
    def load(session: Session, names):
        for name in names:
            print(⟦session.execute(select(User).where(User.name == name))⟧.scalar_one())
            print(⟦session.scalars(select(User).where(User.name == name))⟧.all())
  `)
  costs('AsyncSession', `
    from sqlalchemy import select
    from sqlalchemy.ext.asyncio import AsyncSession
    from app.models import User
    async def load(session: AsyncSession, ids):
        for i in ids:
            result = await ⟦session.execute(select(User).where(User.id == i))⟧
            print(result.scalar_one_or_none())
  `)
  costs('a statement under a name', `
    from sqlalchemy import select
    from sqlalchemy.orm import Session
    from app.models import User
    def load(session: Session, ids):
        for i in ids:
            stmt = select(User).where(User.id == i)
            user = ⟦session.scalars(stmt)⟧.first()
            print(user)
  `)
  costs('text() with SQL', `
    from sqlalchemy import create_engine, text
    engine = create_engine("sqlite://")
    def load(ids):
        with engine.connect() as conn:
            for i in ids:
                print(⟦conn.execute(text("SELECT * FROM users WHERE id = :id"), {"id": i})⟧.one())
  `)
  fine('in_ of a batch', `
    from sqlalchemy import select
    from sqlalchemy.orm import Session
    from app.models import User
    def load(session: Session, groups):
        for ids in groups:
            print(session.scalars(select(User).where(User.id.in_(ids))).all())
  `)
  fine('statements that a loop composes', `
    from sqlalchemy import select
    from sqlalchemy.orm import Session
    from app.models import User
    def load(session: Session, filters):
        stmt = select(User)
        for one in filters:
            stmt = stmt.where(one)
        return session.scalars(stmt).all()
  `)
  fine('requests.Session.get', `
    import requests
    def load(urls):
        session = requests.Session()
        return [session.get(url) for url in urls]
  `)
})

describe('n-plus-one-query (Python): through calls', () => {
  costs('one helper', `
    import sqlite3
    db = sqlite3.connect("app.db")
    def load(id):
        return ⟨db.execute("SELECT * FROM users WHERE id = ?", (id,))⟩.fetchone()
    def report(ids):
        for id in ids:
            print(⟦load(id)⟧)
  `)
  costs('three calls', `
    from app.models import User
    def find(pk):
        return ⟨User.objects.get(pk=pk)⟩
    def load(pk):
        return ⟨find(pk)⟩
    def name(pk):
        return ⟨load(pk)⟩.name
    def report(ids):
        return [⟦name(i)⟧ for i in ids]
  `)
  costs('a method through self', `
    import sqlite3
    class Users:
        def __init__(self, path):
            self.db = sqlite3.connect(path)
        def one(self, id):
            return ⟨self.db.execute("SELECT * FROM users WHERE id = ?", (id,))⟩.fetchone()
        def many(self, ids):
            return [⟦self.one(i)⟧ for i in ids]
  `)
  costs('a function that gives a queryset', `
    from app.models import Book
    def books_of(author):
        return Book.objects.filter(author=author)
    def report(authors):
        for author in authors:
            for book in ⟦books_of(author)⟧:
                print(book)
  `)
  costs('map with a function by name', `
    from app.models import Book
    def load(pk):
        return ⟨Book.objects.get(pk=pk)⟩
    def report(ids):
        return list(map(⟦load⟧, ids))
  `)
  fine('a memoised function', `
    from functools import lru_cache
    from app.models import User
    @lru_cache(maxsize=None)
    def load(pk):
        return User.objects.get(pk=pk)
    def report(ids):
        return [load(i).name for i in ids]
  `)
  fine('a decorator that caches', `
    from app.models import User
    from app.caching import cached
    @cached(60)
    def load(pk):
        return User.objects.get(pk=pk)
    def report(ids):
        return [load(i).name for i in ids]
  `)
  fine('a tree walked by recursion', `
    from app.models import Node
    def walk(parent):
        for child in Node.objects.filter(parent=parent):
            walk(child)
  `)
  costs('the loop in the helper is where it stands, once', `
    from app.models import Book
    def books(ids):
        return [⟦Book.objects.get(pk=i)⟧ for i in ids]
    def report(shelves):
        for shelf in shelves:
            print(books(shelf.ids))
  `)
  fine('a function that is only defined in the loop', `
    from app.models import Book
    def handlers(ids):
        out = []
        for i in ids:
            def handler():
                return Book.objects.get(pk=i)
            out.append(handler)
        return out
  `)
})

describe('n-plus-one-query (Python): loops that are none', () => {
  fine('leaves after the first', `
    from app.models import Book
    def any_book(ids):
        for i in ids:
            return Book.objects.get(pk=i)
  `)
  costs('may leave on what it got: still a query per element', `
    from app.models import Book
    def first_draft(ids):
        for i in ids:
            book = ⟦Book.objects.get(pk=i)⟧
            if book.draft:
                return book
  `)
  fine('few elements', `
    from app.models import Book
    def three():
        for name in ["a", "b", "c"]:
            print(Book.objects.filter(name=name).count())
        for i in range(3):
            print(Book.objects.get(pk=i))
  `)
  costs('few elements, at the aggressive level', `
    from app.models import Book
    def three():
        for name in ["a", "b", "c"]:
            print(⟦Book.objects.filter(name=name).count()⟧)
  `, { level: 'aggressive' })
  fine('a slice of few', `
    from app.models import Book
    def three(ids):
        for i in ids[:3]:
            print(Book.objects.get(pk=i))
  `)
  fine('a retry', `
    import time
    from app.models import Job
    def wait(pk, attempts):
        for attempt in range(attempts):
            try:
                return Job.objects.get(pk=pk)
            except Job.DoesNotExist:
                time.sleep(1)
  `)
  fine('polling until it is done', `
    import time
    from app.models import Job
    def wait(pk):
        while True:
            job = Job.objects.get(pk=pk)
            if job.done:
                return job
            time.sleep(1)
  `)
  costs('a retry inside a loop over elements', `
    import time
    from app.models import Job
    def wait(ids):
        for pk in ids:
            while True:
                job = ⟦Job.objects.get(pk=pk)⟧
                if job.done:
                    break
                time.sleep(1)
  `)
  fine('looking for a free name', `
    import random
    from app.models import Page
    def slug(base):
        slug, n = base, 1
        while Page.objects.filter(slug=slug).exists():
            n += 1
            slug = f"{base}-{n}"
        return slug
    def code():
        while True:
            code = random.random()
            if not Page.objects.filter(code=code).exists():
                return code
  `)
  fine('pages by offset', `
    import sqlite3
    def pages(db: sqlite3.Connection):
        offset = 0
        while True:
            rows = db.execute("SELECT * FROM users LIMIT 100 OFFSET ?", (offset,)).fetchall()
            if not rows:
                break
            yield from rows
            offset += 100
  `)
  fine('pages by the last key', `
    import sqlite3
    def pages(db: sqlite3.Connection):
        last = 0
        while True:
            cur = db.execute("SELECT id FROM users WHERE id > ? ORDER BY id LIMIT 100", (last,))
            rows = cur.fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield rows
  `)
  fine('a walk along parents', `
    from app.models import Node
    def root(node):
        while node.parent_id:
            node = Node.objects.get(pk=node.parent_id)
        return node
  `)
  fine('a path walked from the root', `
    from app.models import Folder
    def find(path):
        folder = None
        for name in path.split("/"):
            folder = Folder.objects.get(parent=folder, name=name)
        return folder
  `)
  fine('a tree walked with a stack that its own result feeds', `
    import sqlite3
    def walk(db: sqlite3.Connection, root):
        stack = [root]
        while stack:
            id = stack.pop()
            for row in db.execute("SELECT id FROM nodes WHERE parent = ?", (id,)).fetchall():
                stack.append(row[0])
  `)
  costs('a stack of ids that only shrinks', `
    from app.models import Node
    def walk(ids):
        pending = list(ids)
        while pending:
            id = pending.pop()
            print(⟦Node.objects.get(pk=id)⟧)
  `)
  fine('a service that asks again and again', `
    import time
    from app.models import Job
    def serve():
        while True:
            for job in Job.objects.filter(done=False):
                job.run()
            time.sleep(5)
  `)
  fine('batches', `
    from app.models import Book
    from app.tools import chunked
    def load(ids):
        for chunk in chunked(ids, 100):
            for book in Book.objects.filter(pk__in=chunk):
                print(book)
  `)
})

describe('n-plus-one-query (Python): memos and batches', () => {
  fine('a dict asked first', `
    from app.models import User
    def names(rows):
        cache = {}
        for row in rows:
            if row.user_id not in cache:
                cache[row.user_id] = User.objects.get(pk=row.user_id)
            print(cache[row.user_id])
  `)
  fine('cache.get, then kept', `
    from app.models import User
    def names(rows):
        users = {}
        for row in rows:
            user = users.get(row.user_id)
            if user is None:
                user = User.objects.get(pk=row.user_id)
                users[row.user_id] = user
            print(user)
  `)
  fine('a helper that keeps what it got', `
    import sqlite3
    db = sqlite3.connect("app.db")
    _names = {}
    def name(id):
        if id in _names:
            return _names[id]
        row = db.execute("SELECT name FROM users WHERE id = ?", (id,)).fetchone()
        _names[id] = row[0]
        return row[0]
    def report(ids):
        return [name(i) for i in ids]
  `)
  fine('KeyError, then kept', `
    from app.models import User
    def names(rows, users):
        for row in rows:
            try:
                user = users[row.user_id]
            except KeyError:
                user = users[row.user_id] = User.objects.get(pk=row.user_id)
            print(user)
  `)
  fine('asked once, when it is needed first', `
    from app.models import Settings
    def run(rows):
        settings = None
        for row in rows:
            if row.special:
                if settings is None:
                    settings = Settings.objects.get(pk=1)
                print(settings)
  `)
  costs('a set of what was seen keeps no rows', `
    from app.models import User
    def names(rows):
        seen = set()
        for row in rows:
            if row.user_id not in seen:
                seen.add(row.user_id)
                print(⟦User.objects.get(pk=row.user_id)⟧)
  `)
  costs('setdefault asks each time', `
    from app.models import User
    def names(rows):
        users = {}
        for row in rows:
            users.setdefault(row.user_id, ⟦User.objects.get(pk=row.user_id)⟧)
  `)
  fine('IN with placeholders for a batch', `
    import sqlite3
    def load(db: sqlite3.Connection, groups):
        for ids in groups:
            marks = ",".join("?" * len(ids))
            print(db.execute(f"SELECT * FROM users WHERE id IN ({marks})", ids).fetchall())
  `)
  fine('= ANY(%s) with a list', `
    import psycopg
    def load(conn: psycopg.Connection, groups: list[list[int]]):
        for ids in groups:
            print(conn.execute("SELECT * FROM users WHERE id = ANY(%s)", (ids,)).fetchall())
  `)
  costs('the same query each time', `
    from app.models import Settings
    def run(rows):
        for row in rows:
            limit = ⟦Settings.objects.get(key="limit")⟧
            print(row, limit)
  `)
  costs('a fan-out over tenants', `
    import sqlite3
    def totals(connections: list[sqlite3.Connection]):
        return [⟦c.execute("SELECT count(*) FROM users")⟧.fetchone() for c in connections]
  `)
  fine('a database that each pass opens for itself', `
    import sqlite3
    from contextlib import closing
    def check(names: list[str]):
        for name in names:
            db = sqlite3.connect(name)
            print(db.execute("SELECT 1").fetchone())
    def listed(names: list[str]):
        for name in names:
            with closing(sqlite3.connect(name)) as db:
                cursor = db.cursor()
                cursor.execute("SELECT name FROM users")
                print(cursor.fetchall())
    def count(name: str):
        with sqlite3.connect(name) as db:
            return db.execute("SELECT count(*) FROM users").fetchone()
    def counts(names: list[str]):
        return [count(name) for name in names]
  `)
  costs('one database that each pass opens anew', `
    import sqlite3
    def names(ids: list[int]):
        for id in ids:
            db = sqlite3.connect("shop.db")
            print(⟦db.execute("SELECT name FROM users WHERE id = ?", (id,))⟧.fetchone())
  `)
  fine('the same query after a write of the loop', `
    from app.models import Job
    def run(names):
        for name in names:
            Job.objects.create(name=name)
            print(Job.objects.count())
  `)
  fine('suppressed', `
    from app.models import Book
    def titles(ids):
        for i in ids:
            print(Book.objects.get(pk=i))  # cost-hints: ignore[n-plus-one-query] -- three ids
  `)
  fine('tests cost no money', `
    from app.models import Book
    def test_titles(ids):
        for i in ids:
            print(Book.objects.get(pk=i))
  `, { path: 'app/test_books.py' })
})

describe('n-plus-one-query (Python): from real code', () => {
  fine('another model each time', `
    from django.apps import apps
    def dump(names):
        for app, name in names:
            model = apps.get_model(app, name)
            for row in model.objects.all().values_list("pk"):
                print(row)
  `)
  fine('another table each time', `
    import sqlite3
    def sizes(db: sqlite3.Connection, tables):
        return {t: db.execute(f"SELECT count(*) FROM {t}").fetchone() for t in tables}
  `)
  fine('another class each time, SQLAlchemy', `
    from sqlalchemy.orm import Session
    def sizes(session: Session, models):
        return [session.query(model).count() for model in models]
  `)
  fine('another model each time, in two ways', `
    from django.db import models
    from app.documents import kinds
    def dump(before):
        for kind in kinds():
            model = kind.get_model()
            if before:
                rows = model.rows_before(before)
            else:
                rows = model._default_manager.all()
            print(rows.count(), list(rows.values_list("pk", flat=True)))
  `)
  fine('another class each time, select()', `
    from sqlalchemy import select
    from sqlalchemy.orm import Session
    def attach(session: Session, values, relations):
        for key, value in values.items():
            target = relations[key].entity
            stmt = select(target).filter_by(id=value)
            print(session.execute(stmt).scalar_one())
  `)
  costs('an object of a query, not of a model', `
    from django.shortcuts import get_object_or_404
    from app.models import Book
    def load(authors):
        return [⟦get_object_or_404(Book.objects.filter(author=a), first=True)⟧ for a in authors]
  `)
  costs('the related rows of each row', `
    from django.db import models
    from app.models import Topic
    def products(topics):
        for topic in topics:
            print(set(⟦topic.products.values_list("id", flat=True)⟧))
  `)
  costs('measured, then indexed: one query', `
    from app.models import Revision
    def newest(docs):
        for d in docs:
            revs = ⟦Revision.objects.filter(document=d).order_by("-id")[:1]⟧
            if len(revs):
                print(revs[0])
  `)
  fine('asked only where something failed', `
    from app.models import Run
    def store(matches, save):
        for match in matches:
            try:
                save(match)
            except ValueError:
                print(Run.objects.get(match=match))
  `)
  noFix('rows that are awaited from a cursor', `
    import aiosqlite
    async def names(path, ids):
        async with aiosqlite.connect(path) as db:
            for id in ids:
                cursor = await ⟦db.execute("SELECT id, name FROM users WHERE id = ?", (id,))⟧
                row = await cursor.fetchone()
                print(row[1])
  `)
  noFix('a cursor that is gone through by async for', `
    import aiosqlite
    async def names(path, ids):
        async with aiosqlite.connect(path) as db:
            for id in ids:
                async for row in await ⟦db.execute("SELECT id, name FROM users WHERE id = ?", (id,))⟧:
                    print(row[1])
  `)
  fine('a batch by an operator', `
    from peewee import CharField, Model
    class User(Model):
        name = CharField()
    def names(groups):
        for ids in groups:
            for user in User.select().where((User.id << ids) & (User.name != "")):
                print(user.name)
  `)
  costs('an operator by one key', `
    from peewee import CharField, Model
    class User(Model):
        name = CharField()
    def names(ids):
        for id in ids:
            for user in ⟦User.select().where(User.id == id)⟧:
                print(user.name)
  `)
  noFix('a query that is gone through by async for', `
    from tortoise import fields
    from tortoise.models import Model
    class Book(Model):
        author_id = fields.IntField()
    async def titles(ids: list[int]):
        for id in ids:
            async for book in ⟦Book.filter(author_id=id)⟧:
                print(book.title)
  `)
  costs('a method of an awaited row', `
    from tortoise.models import Model
    class User(Model):
        async def posts(self):
            return await Post.filter(author_id=self.pk)
    class Post(Model): ...
    async def load(ids):
        for id in ids:
            user = await ⟦User.get(id=id)⟧
            print(await ⟦user.posts()⟧)
  `)
  fixes('documents by their _id', `
    from pymongo.collection import Collection
    def names(users: Collection, ids: list[str]):
        for id in ids:
            user = ⟦users.find_one({"_id": id})⟧
            if user:
                print(user["name"])
  `, `
    from pymongo.collection import Collection
    def names(users: Collection, ids: list[str]):
        id_keys = list(dict.fromkeys(ids))
        user_by_id = {row["_id"]: row for row in users.find({"_id": {"$in": id_keys}})}
        for id in ids:
            user = user_by_id.get(id)
            if user:
                print(user["name"])
  `)
  fixes('documents by their _id, awaited', `
    from motor.motor_asyncio import AsyncIOMotorCollection
    async def names(users: AsyncIOMotorCollection, ids: list[str]):
        return [await ⟦users.find_one(id)⟧ for id in ids]
  `, `
    from motor.motor_asyncio import AsyncIOMotorCollection
    async def names(users: AsyncIOMotorCollection, ids: list[str]):
        id_keys = list(dict.fromkeys(ids))
        row_by_id = {row["_id"]: row for row in await users.find({"_id": {"$in": id_keys}}).to_list(None)}
        return [row_by_id.get(id) for id in ids]
  `)
  noFix('documents by another field, which may hold a list', `
    from pymongo.collection import Collection
    def names(users: Collection, ids: list[str]):
        for id in ids:
            print(⟦users.find_one({"tag": id})⟧)
  `)
  noFix('documents by _id and something else', `
    from pymongo.collection import Collection
    def names(users: Collection, ids: list[str], tenant: str):
        for id in ids:
            print(⟦users.find_one({"_id": id, "tenant": tenant})⟧)
  `)
  noFix('some fields of documents', `
    from pymongo.collection import Collection
    def names(users: Collection, ids: list[str]):
        for id in ids:
            print(⟦users.find_one({"_id": id}, {"name": 1})⟧)
  `)
  fine('a query of each of several tables or collections', `
    import boto3
    from google.cloud import firestore
    def load(names):
        dynamo, db, client = boto3.resource('dynamodb'), firestore.Client(), boto3.client('dynamodb')
        for name in names:
            print(dynamo.Table(name).scan(), db.collection(name).get(), client.scan(TableName=name))
  `)
  costs('items of DynamoDB one by one', `
    import boto3
    table = boto3.resource('dynamodb').Table('users')
    def load(ids):
        return [⟦table.get_item(Key={'id': one})⟧['Item'] for one in ids]
  `)
  fine('pages of DynamoDB', `
    import boto3
    table = boto3.resource('dynamodb').Table('users')
    def everyone():
        asked, found = {}, []
        while True:
            answer = table.scan(**asked)
            found.extend(answer['Items'])
            if 'LastEvaluatedKey' not in answer:
                return found
            asked['ExclusiveStartKey'] = answer['LastEvaluatedKey']
  `)
  fine('documents by a batch', `
    from pymongo.collection import Collection
    def names(users: Collection, groups):
        for ids in groups:
            print(list(users.find({"_id": {"$in": ids}})))
  `)
  fixes('placeholders as the statement writes them, where the library leaves them to its driver', `
    from peewee import SqliteDatabase
    db = SqliteDatabase("shop.db")
    def show(ids: list[int]):
        for id in ids:
            print(⟦db.execute_sql("SELECT * FROM users WHERE id = ?", (id,))⟧.fetchone())
  `, `
    from peewee import SqliteDatabase
    db = SqliteDatabase("shop.db")
    def show(ids: list[int]):
        id_keys = list(dict.fromkeys(ids))
        row_by_id = {}
        if id_keys:
            placeholders = ", ".join("?" * len(id_keys))
            for row in db.execute_sql(f"SELECT id, users.* FROM users WHERE id IN ({placeholders})", id_keys):
                row_by_id.setdefault(row[0], row[1:])
        for id in ids:
            print(row_by_id.get(id))
  `)
  noFix('numbered placeholders of a driver that is not known', `
    from tortoise import connections
    async def show(ids: list[int]):
        connection = connections.get("default")
        for id in ids:
            print(await ⟦connection.execute_query_dict("SELECT * FROM users WHERE id = $1", [id])⟧)
  `, { reason: /marks parameters/ })
  fixes('values of Redis', `
    import redis
    def values(r: redis.Redis, ids: list[str]):
        return [⟦r.get(id)⟧ for id in ids]
  `, `
    import redis
    def values(r: redis.Redis, ids: list[str]):
        id_keys = list(dict.fromkeys(ids))
        row_by_key = dict(zip(id_keys, r.mget(id_keys))) if id_keys else {}
        return [row_by_key[id] for id in ids]
  `, { title: /\(values are read before the loop\)$/ })
  fixes('values of Redis, awaited', `
    import redis.asyncio as redis
    async def values(r: redis.Redis, ids: list[str]):
        for id in ids:
            value = await ⟦r.get(id)⟧
            print(value)
  `, `
    import redis.asyncio as redis
    async def values(r: redis.Redis, ids: list[str]):
        id_keys = list(dict.fromkeys(ids))
        value_by_key = dict(zip(id_keys, await r.mget(id_keys))) if id_keys else {}
        for id in ids:
            value = value_by_key[id]
            print(value)
  `)
  fine('values of Redis by batches', `
    import redis
    def values(r: redis.Redis, groups):
        for keys in groups:
            print(r.mget(keys))
  `)
  fine('commands that a pipeline collects', `
    import redis
    def values(r: redis.Redis, ids):
        with r.pipeline() as pipe:
            for id in ids:
                pipe.hgetall(id)
            return pipe.execute()
  `)
  fixes('the select of SQLModel', `
    from sqlmodel import Field, Session, SQLModel, select
    class User(SQLModel, table=True):
        id: int = Field(primary_key=True)
    def users(session: Session, ids: list[int]):
        for id in ids:
            user = ⟦session.get(User, id)⟧
            print(user)
  `, `
    from sqlmodel import Field, Session, SQLModel, select
    class User(SQLModel, table=True):
        id: int = Field(primary_key=True)
    def users(session: Session, ids: list[int]):
        id_keys = list(dict.fromkeys(ids))
        user_by_id = {row.id: row for row in session.scalars(select(User).where(User.id.in_(id_keys)))}
        for id in ids:
            user = user_by_id.get(id)
            print(user)
  `)
})

describe('n-plus-one-query (Python): pieces of work', () => {
  fine('each iteration takes a lock for what it reads', `
    import psycopg2
    def settle(conn: psycopg2.extensions.connection, ids, row_lock):
        cur = conn.cursor()
        for id in ids:
            with row_lock(id):
                cur.execute("SELECT total FROM orders WHERE id = %s", (id,))
                print(cur.fetchone())
  `)
  fine('rows that are read to be changed', `
    from django.db import transaction
    from app.models import Order
    def settle(ids):
        for id in ids:
            with transaction.atomic():
                order = Order.objects.select_for_update().get(pk=id)
                print(order)
  `)
  fine('a statement whose parts write', `
    import psycopg2
    def roll_up(conn: psycopg2.extensions.connection, weeks):
        cur = conn.cursor()
        for week in weeks:
            cur.execute("WITH made AS (INSERT INTO insights SELECT * FROM views WHERE week = %s RETURNING 1) SELECT count(*) FROM made", (week,))
  `)
  fine('what a piece of work that writes asks for on its way', `
    from app.models import Page
    def free_slug(parent, slug):
        taken = set(Page.objects.filter(parent=parent).values_list("slug", flat=True))
        return slug if slug not in taken else slug + "-2"
    def copy(page, parent):
        slug = free_slug(parent, page.slug)
        Page.objects.create(parent=parent, slug=slug)
    def copy_all(pages, parent):
        for page in pages:
            copy(page, parent)
  `)
  costs('what a piece of work begins with', `
    from app.models import Page, Log
    def copy(id):
        page = Page.objects.get(pk=id)
        Log.objects.create(title=page.title)
    def copy_all(ids):
        for id in ids:
            ⟦copy(id)⟧
  `)
})
