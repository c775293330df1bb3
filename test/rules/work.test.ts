// What the code of findings does, and what their better forms would: golden text for the examples of every rule, and for loops in
// loops, calls, conditions and numbers that the code says.

import assert from 'node:assert/strict'
import type { Finding } from '../../src/analysis/finding.js'
import { defaultOptions } from '../../src/analysis/options.js'
import { countText } from '../../src/analysis/model/questions/counts.js'
import { rules } from '../../src/analysis/rules/index.js'
import type { Amount, WorkKind } from '../../src/analysis/work.js'
import { boundText, workText } from '../../src/report/work-text.js'
import { findingsIn } from '../support/check.js'
import { sharedEngine } from '../support/engine.js'
import { readMarks } from '../support/marks.js'

/** The work in a line, then the numbers that it is made of. */
function linesOf({ work }: Finding): readonly string[] {
  if (!work) return ['nothing is known']
  return [workText(work), ...work.bounds.map(boundText)]
}

/** For each example with a cost, in their order. */
const examples: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'blocking-call-in-async': [['nothing is known'], ['nothing is known']],
  'commit-in-loop': [
    ['N commits → 1 commit', 'N: elements of `users`'],
    ['N transactions, N commits → 1 transaction, 1 commit', 'N: elements of `users`'],
  ],
  'list-membership-in-loop': [
    ['N × M / 2 comparisons → N + M lookups', 'N: elements of `users`', 'M: elements of `banned`'],
    ['N × M / 2 comparisons → N + M lookups', 'N: elements of `users`', 'M: elements of `banned`'],
  ],
  'materialized-queryset': [
    ['N × M bytes held → M × K bytes held', 'N: rows of `User.objects.all()` (User)', 'M: bytes of `User.objects.all()` (User)', 'K: rows of `User.objects.all()` (User), at most 2000 or N'],
    ['N × M bytes held → M × K bytes held', 'N: rows of `users.find()`', 'M: bytes of `users.find()`', 'K: rows of `users.find()`, at most 2000 or N'],
  ],
  'n-plus-one-query': [
    ['N queries → 1 query', 'N: elements of `ids`'],
    ['N queries → 1 query', 'N: elements of `ids`'],
  ],
  'n-plus-one-relation': [
    ['1 + N queries → 1 query', 'N: rows of `Book.objects.filter(out=True)` (Book)'],
    ['1 + N queries → 1 query', 'N: rows of `Book.objects.all()` (Book)'],
    ['1 + N queries → 2 queries', 'N: rows of `posts.find()` (Post)'],
  ],
  // Nothing is saved: the statements wait for each other either way.
  'parallel-on-one-connection': [['nothing is known'], ['nothing is known']],
  'query-all-then-filter': [
    ['N rows → M rows', 'N: rows of `User.objects.all()` (User)', 'M: rows of `user.active` (User), at most N'],
    ['N rows → M rows', 'N: rows of `prisma.user.findMany()` (user)', 'M: rows of `user.role === \'admin\'` (user), at most N'],
  ],
  'read-whole-file': [
    ['1.7 × N bytes held → 8192 bytes held', 'N: bytes of `path`'],
    ['3 × N bytes held → 65536 bytes held', 'N: bytes of `path`'],
  ],
  'sequential-await': [
    ['N requests one after another → 8 at a time', 'N: elements of `urls`'],
    ['2 requests one after another → 2 at a time'],
  ],
  'sequential-request': [['N requests one after another → 8 at a time', 'N: elements of `urls`']],
  'unused-suppression': [],
  'write-in-loop': [
    ['N writes → 1 write', 'N: elements of `users`'],
    ['N writes → 1 write', 'N: elements of `users`'],
  ],
}

describe('work: examples', () => {
  for (const { id, costs } of rules) {
    it(id, async () => {
      const found: (readonly string[])[] = []
      for (const { python, typescript } of id === 'unused-suppression' ? [] : costs) {
        const { text } = readMarks(python ?? typescript ?? '')
        const [finding] = await findingsIn(id, python === undefined ? 'src/example.ts' : 'app/example.py', text)
        found.push(finding ? linesOf(finding) : [])
      }
      assert.deepEqual(found, examples[id])
    })
  }
})

/** Files are set apart by `//- path`; every finding of the rule in all of them. */
function works(rule: string, extension: string, title: string, source: string, ...expected: readonly string[]): void {
  it(title, async () => {
    assert.deepEqual((await findingsOf([rule], extension, source)).flatMap(linesOf), expected)
  })
}

async function findingsOf(only: readonly string[], extension: string, source: string): Promise<readonly Finding[]> {
  const engine = await sharedEngine()
  const parts = source.includes('//- ') ? source.split(/^\s*\/\/- /m).slice(1) : [`main.${extension}\n${source}`]
  const files = parts.map((part) => ({ path: part.slice(0, part.indexOf('\n')).trim(), text: dedent(part.slice(part.indexOf('\n') + 1)) }))
  try {
    engine.configure({ ...defaultOptions, level: 'aggressive', only })
    for (const { path, text } of files) engine.set(path, text)
    return files.flatMap(({ path }) => {
      const { findings, problems } = engine.report(path)
      assert.deepEqual(problems, [])
      return findings
    })
  } finally {
    for (const { path } of files) engine.remove(path)
    engine.configure(defaultOptions)
  }
}

function dedent(text: string): string {
  const indent = Math.min(...text.split('\n').filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length))
  return text.split('\n').map((line) => line.slice(indent)).join('\n')
}

const models = `
    from django.db import models
    class Publisher(models.Model):
        name = models.TextField()
    class Author(models.Model):
        name = models.TextField()
        publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE)
    class Book(models.Model):
        author = models.ForeignKey(Author, on_delete=models.CASCADE)
        title = models.TextField()
`
const sqlite = `
    import sqlite3
    db = sqlite3.connect('x')
    def one(id):
        return db.execute('SELECT name FROM users WHERE id = ?', (id,)).fetchone()
`
const pool = `
    import { Pool } from 'pg'
    const pool = new Pool()
    const one = (id: string) => pool.query('SELECT name FROM users WHERE id = $1', [id])
`
const query = (title: string, source: string, ...expected: readonly string[]): void => { works('n-plus-one-query', 'py', title, sqlite + source, ...expected) }
const script = (title: string, source: string, ...expected: readonly string[]): void => { works('n-plus-one-query', 'ts', title, pool + source, ...expected) }

describe('work: queries in loops', () => {
  query('through a call', `
    def f(ids):
        for id in ids: one(id)
  `, 'N queries → 1 query', 'N: elements of `ids`')
  query('through a call in another file', `
    //- users.py
    import sqlite3
    db = sqlite3.connect('x')
    def load(id):
        return db.execute('SELECT name FROM users WHERE id = ?', (id,)).fetchone()
    //- main.py
    from users import load
    def f(ids):
        for id in ids: print(load(id))
  `, 'N queries → 1 query', 'N: elements of `ids`')
  query('in nested loops', `
    def f(authors):
        for author in authors:
            for book in author.books: one(book.id)
  `, 'N × M queries → N queries', 'N: elements of `authors`', 'M: elements of `author.books`')
  query('over the rows of a query', `
    def f():
        for (id,) in db.execute('SELECT id FROM users').fetchall(): one(id)
  `, '1 + N queries → 2 queries', 'N: rows of `db.execute(\'SELECT id FROM users\')` (users)')
  query('over rows with a limit', `
    def f():
        for (id,) in db.execute('SELECT id FROM users LIMIT 50').fetchall(): one(id)
  `, '1 + N queries → 2 queries', 'N: rows of `db.execute(\'SELECT id FROM users LIMIT 50\')` (users), at most 50')
  query('as often as is written', `
    def f():
        for id in range(500): one(id)
  `, '500 queries → 1 query')
  query('a part of the elements', `
    def f(ids):
        for id in ids[:20]: one(id)
  `, 'N queries → 1 query', 'N: elements of `ids[:20]`, at most 20')
  query('only some of them', `
    def f(users):
        for user in users:
            if user.manager: one(user.manager)
  `, 'M queries → 1 query', 'N: elements of `users`', 'M: runs of `one(user.manager)`, at most N')
  query('inside of a condition of the loop around', `
    def f(groups):
        for group in groups:
            if not group.active: continue
            for user in group.users: one(user.id)
  `, 'M × K queries → M queries', 'N: elements of `groups`', 'M: runs of `for user in group.users`, at most N', 'K: elements of `group.users`')
  query('several in one call', `
    def both(id):
        one(id)
        return db.execute('SELECT 1 FROM books WHERE author = ?', (id,)).fetchall()
    def f(ids):
        for id in ids: both(id)
  `, '2 × N queries → 2 queries', 'N: elements of `ids`', 'M: rows of `db.execute(\'SELECT 1 FROM books WHERE author = ?\', (id,))` (books)')
  query('until it is found', `
    def f(ids):
        for id in ids:
            if one(id): return id
  `, 'N / 2 queries, N / 2 rows → 1 query, N rows', 'N: elements of `ids`')
  query('some of those until it is found', `
    def f(users):
        for user in users:
            if user.manager and one(user.manager): return user
  `, 'M queries → 1 query', 'N: elements of `users`', 'M: runs of `one(user.manager)`, at most N')
  query('once for each that is tried again where it fails', `
    def patient(id):
        for attempt in range(5):
            try: return one(id)
            except sqlite3.OperationalError: continue
    def f(ids):
        for id in ids: patient(id)
  `, 'N queries → 1 query', 'N: elements of `ids`')
  query('of whichever class it is', `
    class Store:
        def load(self, id): return one(id)
    class Kept(Store):
        def load(self, id): return super().load(id)
    class Counted(Store):
        def load(self, id): return super().load(id)
    def f(store: Store, ids):
        for id in ids: store.load(id)
  `, 'M queries → 1 query', 'N: elements of `ids`', 'M: runs of `store.load(id)`, at most N')
  works('n-plus-one-query', 'py', 'of one row each, through what a mapper makes of it', `
    from sqlalchemy import select
    from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
    class Base(DeclarativeBase): pass
    class Book(Base):
        __tablename__ = 'books'
        id: Mapped[int] = mapped_column(primary_key=True)
        code: Mapped[str]
    def f(session: Session, codes: list[str]):
        return [session.execute(select(Book).filter_by(code=code)).unique().scalars().one() for code in codes]
  `, 'N queries → 1 query', 'N: elements of `codes`')
  query('in portions', `
    def f(ids):
        for start in range(0, len(ids), 500):
            for id in ids[start:start + 500]: one(id)
  `, 'N × M queries → N queries', 'N: passes of `for start in range(0, len(ids), 500)`', 'M: elements of `ids[start:start + 500]`')
  query('from the second on', `
    def f(ids):
        for index in range(1, len(ids)): one(ids[index])
  `, 'N queries → 1 query', 'N: elements of `ids`')
  query('until it fails', `
    def f(ids):
        for id in ids:
            try: one(id)
            except KeyError: return None
  `, 'N queries → 1 query', 'N: elements of `ids`')
  query('the same one each time', `
    def f(ids, key):
        for id in ids: print(id, one(key))
  `, 'N queries, N rows → 1 query, 1 row', 'N: elements of `ids`')
  query('few of them in a pass', `
    def f(users):
        for user in users:
            for kind in ('a', 'b'): db.execute('SELECT 1 FROM t WHERE u = ? AND k = ?', (user, kind)).fetchone()
  `, '2 × N queries → N queries', 'N: elements of `users`')
  script('together', `
    async function f(ids: string[]) { return Promise.all(ids.map((id) => one(id))) }
  `, 'N queries → 1 query', 'N: elements of `ids`')
  script('in callbacks of callbacks', `
    async function f(groups: { ids: string[] }[]) { return Promise.all(groups.map((group) => Promise.all(group.ids.map((id) => one(id))))) }
  `, 'N × M queries → N queries', 'N: elements of `groups`', 'M: elements of `group.ids`')
  script('a number that is given', `
    async function f(n: number) { for (let i = 0; i < n; i++) await one(String(i)) }
  `, 'N queries → 1 query', 'N: the value of `n`')
})

const relation = (title: string, source: string, ...expected: readonly string[]): void => { works('n-plus-one-relation', 'py', title, models + source, ...expected) }

describe('work: relations of rows', () => {
  relation('of a relation of a relation', `
    def f():
        for book in Book.objects.all(): print(book.author.publisher.name)
  `, '1 + 2 × N queries → 1 query', 'N: rows of `Book.objects.all()` (Book)')
  relation('of rows with a limit', `
    def f():
        for book in Book.objects.all()[:50]: print(book.author.name)
  `, '1 + N queries → 1 query', 'N: rows of `Book.objects.all()[:50]` (Book), at most 50')
  relation('to many rows', `
    def f():
        for author in Author.objects.all(): print([book.title for book in author.book_set.all()])
  `, '1 + N queries → 2 queries', 'N: rows of `Author.objects.all()` (Author)', 'M: rows of `author.book_set.all()` (Book)')
  relation('in nested loops', `
    def f(titles):
        for title in titles:
            for book in Book.objects.filter(title=title): print(book.author.name)
  `, 'N + N × M queries → N queries', 'N: elements of `titles`', 'M: rows of `Book.objects.filter(title=title)` (Book)')
  relation('through a call', `
    def named(book):
        return book.author.name
    def f():
        return [named(book) for book in Book.objects.filter(title='x')]
  `, '1 + N queries → 1 query', 'N: rows of `Book.objects.filter(title=\'x\')` (Book)')
  relation('only of some', `
    def f():
        for book in Book.objects.all():
            if book.title: print(book.author.name)
  `, '1 + M queries → 1 query', 'N: rows of `Book.objects.all()` (Book)', 'M: runs of `book.author`, at most N')
})

describe('work: what a serializer does for each row', () => {
  works('n-plus-one-query', 'py', 'a query of its own', `${models}
    from rest_framework import generics, serializers
    class BookSerializer(serializers.ModelSerializer):
        others = serializers.SerializerMethodField()
        class Meta:
            model = Book
            fields = ['title', 'others']
        def get_others(self, book):
            return Book.objects.filter(title=book.title).count()
    class Books(generics.ListAPIView):
        queryset = Book.objects.all()
        serializer_class = BookSerializer
  `, '1 + N queries → 2 queries', 'N: rows of `Book.objects.all()` (Book)')
  works('n-plus-one-query', 'py', 'for some of the rows', `${models}
    from rest_framework import generics, serializers
    class BookSerializer(serializers.ModelSerializer):
        others = serializers.SerializerMethodField()
        class Meta:
            model = Book
            fields = ['title', 'others']
        def get_others(self, book):
            if not book.title: return 0
            return Book.objects.filter(title=book.title).count()
    class Books(generics.ListAPIView):
        queryset = Book.objects.all()
        serializer_class = BookSerializer
  `, '1 + M queries → 2 queries', 'N: rows of `Book.objects.all()` (Book)', 'M: runs of `Book.objects.filter(title=book.title).count()`, at most N')
})

describe('work: writes and transactions in loops', () => {
  works('write-in-loop', 'py', 'through a call, in nested loops', `${sqlite}
    def store(user, tag):
        db.execute('INSERT INTO tags (user, tag) VALUES (?, ?)', (user, tag))
    def f(users):
        for user in users:
            for tag in user.tags: store(user.id, tag)
  `, 'N × M writes → N writes', 'N: elements of `users`', 'M: elements of `user.tags`')
  works('write-in-loop', 'ts', 'together', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    async function f(names: string[]) { await Promise.all(names.map((name) => prisma.user.create({ data: { name } }))) }
  `, 'N writes → 1 write', 'N: elements of `names`')
  works('commit-in-loop', 'py', 'through a call', `${sqlite}
    def store(user):
        db.execute('INSERT INTO users (name) VALUES (?)', (user.name,))
        db.commit()
    def f(users):
        for user in users[:100]: store(user)
  `, 'N commits → 1 commit', 'N: elements of `users[:100]`, at most 100')
})

describe('work: waiting', () => {
  works('sequential-await', 'ts', 'few at once', `
    async function f() {
      const pages = []
      for (const path of ['/1', '/2', '/3', '/4', '/5', '/6', '/7', '/8', '/9', '/10']) pages.push(await fetch(path))
      return pages
    }
  `, '10 requests one after another → 10 at a time')
  works('sequential-await', 'ts', 'several requests of a call', `
    async function load(id: string) {
      const user = await fetch('/user/' + id)
      return fetch('/news/' + await user.text())
    }
    export async function f(ids: string[]) {
      const all = []
      for (const id of ids) all.push(await load(id))
      return all
    }
  `, '2 × N requests one after another → 8 at a time', 'N: elements of `ids`')
  works('sequential-await', 'py', 'adjacent, in a loop that has to be so', `
    import httpx
    async def f(client: httpx.AsyncClient, queue):
        while queue:
            user = await client.get('/user')
            news = await client.get('/news')
            queue.push(user, news)
  `, '2 × N requests one after another → 2 at a time', 'N: passes of `while queue`')
  works('sequential-request', 'py', 'through a call', `
    import requests
    def load(url):
        return requests.get(url).json()
    def f(urls: list[str]):
        return [load(url) for url in urls]
  `, 'N requests one after another → 8 at a time', 'N: elements of `urls`')
})

describe('work: rows and bytes', () => {
  works('query-all-then-filter', 'py', 'counted', `${models}
    def f():
        return len(Book.objects.all())
  `, 'N rows → 1 row', 'N: rows of `Book.objects.all()` (Book)')
  works('query-all-then-filter', 'ts', 'cut', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function f() { return (await prisma.user.findMany()).slice(0, 10) }
  `, 'N rows → M rows', 'N: rows of `prisma.user.findMany()` (user)', 'M: rows of `(await prisma.user.findMany()).slice(0, 10)` (user), at most 10 or N')
  works('query-all-then-filter', 'py', 'in a loop', `${models}
    def f(authors):
        for author in authors:
            for book in Book.objects.all():
                if book.title == 'x': print(book)
  `, 'N × M rows → N × K rows', 'N: elements of `authors`', 'M: rows of `Book.objects.all()` (Book)', 'K: rows of `book.title == \'x\'` (Book), at most M')
  works('read-whole-file', 'py', 'split by hand', `
    def f(path):
        with open(path) as file: text = file.read()
        for line in text.split('\\n'): print(line)
  `, '2.7 × N bytes held → 8192 bytes held', 'N: bytes of `path`')
})

describe('work: comparisons', () => {
  const search = (title: string, source: string, ...expected: readonly string[]): void => { works('list-membership-in-loop', 'py', title, source, ...expected) }
  search('in nested loops: the set is made once', `
    def f(groups, banned: list[str]):
        for group in groups:
            for user in group: print(user in banned)
  `, 'N × M × K / 2 comparisons → K + N × M lookups', 'N: elements of `groups`', 'M: elements of `group`', 'K: elements of `banned`')
  search('of a list that each pass has anew', `
    def f(groups):
        for group in groups:
            banned = list(group.banned)
            for user in group: print(user in banned)
  `, 'N × M × K / 2 comparisons → N × M + N × K lookups', 'N: elements of `groups`', 'M: elements of `group`', 'K: elements of `group.banned`')
  search('counted', `
    def f(names: list[str]):
        return {name: names.count(name) for name in names}
  `, 'N² comparisons → 2 × N lookups', 'N: elements of `names`')
  search('beside a list that grows', `
    def f(names: list[str]):
        seen = []
        for name in names:
            if name not in seen: seen.append(name)
        return seen
  `, 'N × M / 2 comparisons → N + M lookups', 'N: elements of `names`', 'M: elements of `seen`, at most N')
  search('of as many as are written', `
    def f(names: list[str]):
        known = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
        return [name for name in names if name in known]
  `, '5 × N comparisons → 10 + N lookups', 'N: elements of `names`')
})

describe('work: numbers that callers give', () => {
  const writes = (title: string, source: string, expected: string): void => { works('write-in-loop', 'py', title, source, 'N writes → 1 write', expected) }
  const save = `
    from app.models import Book
    def save(names):
        for name in names: Book.objects.create(name=name)`
  writes('the most that any of them gives', `${save}
    def few(): save(['a', 'b'])
    def many(): save([str(i) for i in range(1000)])
  `, 'N: elements of `names`, at most 1000 by its calls')
  writes('through another function', `${save}
    def outer(names): save(names)
    def few(): outer(['a', 'b', 'c'])
  `, 'N: elements of `names`, at most 3 by its calls')
  writes('not where one of them does not say it', `${save}
    def few(): save(['a', 'b'])
    def many(request): save(request.POST.getlist('name'))
  `, 'N: elements of `names`')
  writes('not of what a framework calls', `
    from celery import shared_task
    from app.models import Book
    @shared_task
    def save(names):
        for name in names: Book.objects.create(name=name)
    def few(): save(['a', 'b'])
  `, 'N: elements of `names`')
  writes('arguments by name are counted', `
    from app.models import Book
    def save(shelf, **names):
        for name, value in names.items(): Book.objects.create(name=name, value=value)
    def two(): save(shelf=1, a=1, b=2)
  `, 'N: elements of `names`, at most 2 by its calls')
  writes('arguments by name of which nothing is known are few', `
    from app.models import Book
    def save(**names):
        for name, value in names.items(): Book.objects.create(name=name, value=value)
    def all(names): save(**names)
  `, 'N: elements of `names`, few by nature')
  writes('settings are few', `
    from django.conf import settings
    from app.models import Book
    def save():
        for code, name in settings.LANGUAGES: Book.objects.create(name=name)
  `, 'N: elements of `settings.LANGUAGES`, few by nature')
})

describe('work: rows of a table, or a part of them', () => {
  const parts = (title: string, rows: string, ...expected: readonly string[]): void => {
    it(title, async () => {
      const [finding] = await findingsOf(['n-plus-one-relation', 'query-all-then-filter', 'materialized-queryset'], 'py', `
        from django.db import models
        class Author(models.Model):
            name = models.TextField()
        class Book(models.Model):
            author = models.ForeignKey(Author, on_delete=models.CASCADE)
            title = models.TextField()
        def f(author, books):
            ${rows}
      `)
      assert.deepEqual(finding?.work?.bounds.filter(({ form, within }) => form === 'rows' && within === undefined).map(({ table, whole, part }) => [table, whole ? 'whole' : part ? 'part' : 'unknown'].join(' ')), expected)
    })
  }
  parts('all of it', 'return [book.author.name for book in Book.objects.all()]', 'Book whole')
  parts('all of it, of which some are kept', 'return [book for book in list(Book.objects.all()) if book.title == "x"]', 'Book whole')
  parts('all of it, in memory', 'for book in list(Book.objects.all()): print(book.title)', 'Book whole')
  parts('with a condition', 'return [book.author.name for book in Book.objects.filter(title="x")]', 'Book part')
  parts('with a condition, sometimes', 'return [book.author.name for book in (Book.objects.filter(author=author) if author else Book.objects.all())]', 'Book part')
})

describe('work: the same operations of two findings', () => {
  /** How many keys every two neighbours share. */
  const shares = (title: string, source: string, rules: readonly string[], ...expected: readonly number[]): void => {
    it(title, async () => {
      const keys = (await findingsOf(rules, 'ts', source)).map(({ work }) => work?.operations ?? [])
      assert.ok(keys.length > 1)
      assert.deepEqual(keys.slice(1).map((own, index) => own.filter((key) => keys[index]?.includes(key)).length), expected)
    })
  }
  shares('queries in a loop of a helper, and awaits of that helper', `
    import { Pool } from 'pg'
    const pool = new Pool()
    async function load(ids: string[]) {
      for (const id of ids) await pool.query('SELECT name FROM users WHERE id = $1', [id])
    }
    export async function f(groups: string[][]) { for (const ids of groups) await load(ids) }
  `, ['n-plus-one-query', 'sequential-await'], 1)
  shares('one helper of two loops', `${pool}
    export async function f(ids: string[]) { for (const id of ids) await one(id) }
    export async function g(ids: string[]) { for (const id of ids) await one(id) }
  `, ['n-plus-one-query'], 0)
  shares('a loop of a helper, and a loop around its call', `
    async function load(names: string[]) {
      const pages = []
      for (const name of names) pages.push(await fetch('/' + name))
      return pages
    }
    export async function f(groups: string[][]) {
      const all = []
      for (const names of groups) all.push(await load(names))
      return all
    }
  `, ['sequential-await'], 1)
})

describe('work: what comments say', () => {
  const said = (title: string, source: string, ...expected: readonly (readonly [string, number | undefined])[]): void => {
    it(title, async () => {
      const [finding] = await findingsOf(['n-plus-one-query'], 'py', sqlite + source)
      assert.deepEqual(finding?.work?.bounds.map(({ name, annotated }) => [name, annotated?.value]), expected)
    })
  }
  said('on the loop', `
    def f(ids):
        for id in ids: one(id)  # cost-hints: N=500
  `, ['N', 500])
  said('on the loop, of a part of its passes', `
    def f(users):
        # cost-hints: N=500 M=20
        for user in users:
            if user.boss: one(user.boss)
  `, ['N', 500], ['M', 20])
  said('of the passes alone', `
    def f(users):
        for user in users:  # cost-hints: N=500
            if user.boss: one(user.boss)
  `, ['N', 500], ['M', undefined])
  said('on the function', `
    # cost-hints: N=500 M=20
    def f(users):
        for user in users:
            if user.boss: one(user.boss)
  `, ['N', 500], ['M', 20])
})

describe('work: who does it', () => {
  it('a serializer writes out the rows of a view', async () => {
    const { costs } = rules.find(({ id }) => id === 'n-plus-one-relation') ?? { costs: [] }
    const [finding] = await findingsIn('n-plus-one-relation', 'app/example.py', readMarks(costs[1]?.python ?? '').text)
    assert.deepEqual(finding?.work?.functions.map((one) => [one.function, one.entry?.kind]), [['Books', 'http']])
  })
  it('those that call the function', async () => {
    const [finding] = await findingsOf(['n-plus-one-query'], 'py', `${sqlite}
    def f(ids):
        for id in ids: one(id)
    def g(groups):
        for group in groups: f(group.ids)
    `)
    assert.deepEqual(finding?.work?.functions.map((one) => [one.function, one.callers.map((caller) => countText(caller.count))]), [['f', ['M']], ['g', []]])
    assert.deepEqual(finding.work.bounds.map(boundText), ['N: elements of `ids`', 'M: elements of `groups`'])
  })
})

describe('work: amounts', () => {
  it('no better form does more, whatever the numbers are', async () => {
    for (const { id, costs } of rules) for (const { python, typescript } of costs) {
      const findings = await findingsIn(id, python === undefined ? 'src/example.ts' : 'app/example.py', readMarks(python ?? typescript ?? '').text)
      for (const { work } of findings) for (const size of [1, 10, 100_000]) {
        const valueOf = (name: string): number => {
          const bound = work?.bounds.find((one) => one.name === name)
          return Math.min(size, bound?.most ?? size, bound?.within === undefined ? size : valueOf(bound.within))
        }
        const total = (amounts: readonly Amount[], kind: WorkKind): number => {
          return amounts.filter((one) => one.kind === kind).flatMap(({ count }) => count).reduce((sum, term) => sum + term.bounds.reduce((product, name) => product * valueOf(name), term.times), 0)
        }
        const kinds = work && size > 1 && id !== 'read-whole-file' ? [...new Set(work.before.map(({ kind }) => kind))] : []
        for (const kind of kinds) assert.ok(total(work?.after ?? [], kind) <= total(work?.before ?? [], kind), `${id}: ${kind} at ${size}`)
      }
    }
  })
  it('is plain data', async () => {
    const [finding] = await findingsOf(['n-plus-one-query'], 'py', `${sqlite}
    def f(users):
        for user in users:
            if user.boss: one(user.boss)
    `)
    assert.deepEqual(JSON.parse(JSON.stringify(finding?.work)), finding?.work)
    const shown = (amounts: readonly Amount[] = []) => amounts.map(({ kind, count, waits, rows }) => [countText(count), kind, waits, rows && countText(rows)])
    assert.deepEqual(shown(finding?.work?.before), [['M', 'query', 'sequential', undefined], ['M', 'row', undefined, undefined]])
    assert.deepEqual(shown(finding?.work?.after), [['1', 'query', 'sequential', 'M'], ['M', 'row', undefined, undefined]])
    assert.deepEqual(finding?.work?.bounds.map(({ name, form, within, path }) => ({ name, form, within, path })), [
      { name: 'N', form: 'elements', within: undefined, path: 'main.py' }, { name: 'M', form: 'runs', within: 'N', path: 'main.py' },
    ])
    assert.deepEqual(finding.work.functions.map((one) => one.function), ['f'])
  })
})
