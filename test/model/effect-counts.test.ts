// How often one call of a function does what it does: the cases are programs, with the lines that are expected of one of their functions.

import assert from 'node:assert/strict'
import { countText } from '../../src/analysis/model/questions/counts.js'
import type { FunctionEffects } from '../../src/analysis/function-effects.js'
import { sharedEngine } from '../support/engine.js'

/** Files are set apart by `//- path`. The function is the one named `f`, in the last file. */
function effectsOf(extension: string, title: string, source: string, expected: readonly string[], name = 'f'): void {
  it(title, async () => {
    const engine = await sharedEngine()
    const parts = source.includes('//- ') ? source.split(/^\s*\/\/- /m).slice(1) : [`main.${extension}\n${source}`]
    const files = parts.map((part) => ({ path: part.slice(0, part.indexOf('\n')).trim(), text: dedent(part.slice(part.indexOf('\n') + 1)) }))
    try {
      for (const { path, text } of files) engine.set(path, text)
      const found = engine.effects(files.at(-1)?.path ?? '', { name })?.functions ?? []
      assert.deepEqual(found.flatMap(linesOf), expected)
    } finally {
      for (const { path } of files) engine.remove(path)
    }
  })
}

function dedent(text: string): string {
  const indent = Math.min(...text.split('\n').filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length))
  return text.split('\n').map((line) => line.slice(indent)).join('\n')
}

function linesOf({ effects, bounds, isRecursive }: FunctionEffects): readonly string[] {
  return [
    ...effects.map(({ kind, count, isCertain, isAtMost, isKept, waits, trails }) => [
      countText(count), kind, ...isCertain ? [] : ['perhaps'], ...isAtMost ? ['at most'] : [], ...isKept ? ['kept'] : [], ...waits === undefined || waits === 'blocking' ? [] : [waits],
      ...trails.length > 1 ? [`${trails.length} trails`] : [],
    ].join(' ')),
    ...bounds.filter(({ name }) => effects.some(({ count }) => count.some((term) => term.bounds.includes(name)))).map(({ name, form, of, most }) => `${name}: ${form} of ${of}${most === undefined ? '' : `, at most ${most}`}`),
    ...isRecursive ? ['recursive'] : [],
  ]
}

const sqlite = `
    import sqlite3
    from functools import lru_cache, cached_property
    db = sqlite3.connect('x')
    def one(id):
        return db.execute('SELECT 1 WHERE id = ?', (id,)).fetchone()
`
const pool = `
    import { Pool } from 'pg'
    const pool = new Pool()
    const one = (id: string) => pool.query('SELECT 1 WHERE id = $1', [id])
`
const python = (title: string, source: string, ...expected: readonly string[]): void => { effectsOf('py', title, sqlite + source, expected) }
const typescript = (title: string, source: string, ...expected: readonly string[]): void => { effectsOf('ts', title, pool + source, expected) }

describe('counts of effects: loops', () => {
  python('one after another', `
    def f(a):
        one(a)
        one(a)
  `, '2 query 2 trails')
  python('a loop', `
    def f(ids):
        db.execute('SELECT 1')
        for id in ids:
            one(id)
  `, '1 query', 'N query', 'N: elements of ids')
  python('nested loops', `
    def f(authors):
        for author in authors:
            for book in author.books:
                one(book.id)
  `, 'N × M query', 'N: elements of authors', 'M: elements of author.books')
  python('the same collection twice is the same number', `
    def f(ids):
        for id in ids: one(id)
        for index, id in enumerate(ids): one(id)
  `, '2 × N query 2 trails', 'N: elements of ids')
  python('every pair', `
    def f(ids):
        for a in ids:
            for b in ids: one(b)
  `, 'N² query', 'N: elements of ids')
  python('two collections', `
    def f(a, b):
        for id in a: one(id)
        for id in b: one(id)
  `, 'N query', 'M query', 'N: elements of a', 'M: elements of b')
  python('a comprehension', `
    def f(ids):
        return [one(id) for id in sorted(ids)]
  `, 'N query', 'N: elements of ids')
  python('a filter in a comprehension', `
    def f(ids):
        return [one(id) for id in ids if id]
  `, 'N query perhaps', 'N: elements of ids')
  python('a comprehension as long as what it is made of', `
    def f(books):
        ids = [book.id for book in books]
        for id in ids: one(id)
  `, 'N query', 'N: elements of books')
  python('a written range', `
    def f():
        for i in range(3): one(i)
  `, '3 query')
  python('a written list', `
    def f():
        for name in ('a', 'b'):
            for other in ['x', 'y']: one(other)
  `, '4 query')
  python('a slice is at most so long', `
    def f(ids):
        for id in ids[:5]: one(id)
  `, 'N query', 'N: elements of ids[:5], at most 5')
  python('a list that grows is not as long as it was written', `
    def f(ids):
        wanted = [1, 2]
        for id in ids: wanted.append(id)
        for id in wanted: one(id)
  `, 'N query', 'N: elements of wanted')
  python('a number that is given', `
    def f(n):
        for i in range(n): one(i)
  `, 'N query', 'N: value of n')
  python('the length of a list', `
    def f(ids):
        for i in range(len(ids)): one(ids[i])
  `, 'N query', 'N: elements of ids')
  python('while', `
    def f(queue):
        while queue:
            one(queue.pop())
  `, 'N query', 'N: passes of while queue')
  python('the iterable is asked once', `
    def f():
        for row in db.execute('SELECT 1'):
            row.seen = True
  `, '1 query')
  typescript('for of', `
    export async function f(ids: string[]) {
      for (const id of ids) await one(id)
    }
  `, 'N query awaited', 'N: elements of ids')
  typescript('counted', `
    export async function f(ids: string[], n: number) {
      for (let i = 0; i < 3; i++) await one('a')
      for (let i = 0; i < ids.length; i++) await one(ids[i])
      for (let i = 0; i < n; i++) await one('b')
      for (let i = 1; i <= n; i++) await one('c')
      for (let i = 1; i < n; i++) await one('d')
    }
  `, '3 query awaited', 'N query awaited', '2 × M query awaited 2 trails', 'K query awaited', 'N: elements of ids', 'M: value of n', 'K: passes of for (let i = 1; i < n; i++)')
  typescript('functions that variables hold', `
    const api = { load: async (id: string) => one(id) }
    export const f = async (ids: string[]) => { for (const id of ids) await api.load(id) }
  `, 'N query awaited', 'N: elements of ids')
  typescript('forEach, and map with a function by name', `
    export function f(ids: string[]) {
      ids.forEach((id) => { one(id) })
      return Promise.all(ids.map(one))
    }
  `, 'N query started', 'N query together', 'N: elements of ids')
  typescript('gathered', `
    export async function f(ids: string[]) {
      const rows = await Promise.all(ids.map(async (id) => (await one(id)).rows))
      const [a, b] = await Promise.all([one('a'), one('b')])
      return [rows, a, b]
    }
  `, 'N query together', '2 query together 2 trails', 'N: elements of ids')
  python('gather', `
    import asyncio, httpx
    async def load(client: httpx.AsyncClient, url):
        return await client.get(url)
    async def f(client: httpx.AsyncClient, urls):
        await load(client, urls[0])
        await asyncio.gather(*[load(client, url) for url in urls])
  `, '1 request awaited', 'N request together', 'N: elements of urls')
})

describe('counts of effects: what may not happen', () => {
  python('a branch', `
    def f(a):
        if a:
            one(a)
        else:
            db.commit()
  `, '1 query perhaps', '1 commit perhaps')
  python('the test of a branch is always asked', `
    def f(a):
        if one(a):
            return 1
        return 2
  `, '1 query')
  python('after an early return', `
    def f(a):
        if a is None:
            return None
        return one(a)
  `, '1 query perhaps')
  python('after a check that raises', `
    def f(a):
        if a is None:
            raise ValueError
        return one(a)
  `, '1 query')
  python('after continue', `
    def f(ids):
        for id in ids:
            if not id:
                continue
            one(id)
  `, 'N query perhaps', 'N: elements of ids')
  python('a loop that ends early', `
    def f(ids):
        for id in ids:
            if one(id):
                break
  `, 'N query at most', 'N: elements of ids')
  python('a loop that is left at once', `
    def f(ids):
        for id in ids:
            return one(id)
  `, '1 query at most')
  python('any stops', `
    def f(ids):
        return any(one(id) for id in ids)
  `, 'N query at most', 'N: elements of ids')
  python('only where something fails', `
    def f(a):
        try:
            one(a)
        except ValueError:
            db.rollback()
  `, '1 query', '1 rollback perhaps')
  python('a short circuit', `
    def f(a, known):
        return known or one(a)
  `, '1 query perhaps')
  python('kept by hand', `
    cache = {}
    def f(ids):
        for id in ids:
            if id not in cache:
                cache[id] = one(id)
  `, 'N query perhaps at most', 'N: elements of ids')
  typescript('a switch', `
    export async function f(kind: string) {
      switch (kind) {
        case 'a': await one('a'); break
        default: await one('b')
      }
    }
  `, '1 query perhaps awaited 2 trails')
  python('arms of which one runs', `
    def f(flag, a):
        if flag: one(a)
        elif a: one(1)
        else:
            one(a)
            one(1)
  `, '2 query perhaps 4 trails')
  python('what follows an arm that leaves', `
    def f(flag, a):
        if flag: return one(a)
        return one(1)
  `, '1 query perhaps 2 trails')
  python('arms that each do another thing', `
    def f(flag, ids):
        if flag: db.execute('SELECT 1').fetchall()
        else:
            for id in ids: one(id)
        db.execute('SELECT 2').fetchall()
  `, '1 query perhaps', 'N query perhaps', '1 query', 'N: elements of ids')
  python('arms in two calls of the same function', `
    def g(flag):
        if flag: one(1)
        else: one(2)
    def f(flag):
        g(flag)
        g(not flag)
  `, '2 query perhaps 4 trails')
  typescript('a switch that falls through', `
    export async function f(kind: string) {
      switch (kind) {
        case 'a': await one('a')
        default: await one('b')
      }
    }
  `, '2 query perhaps awaited 2 trails')
  python('another try', `
    def f():
        for attempt in range(3):
            try:
                return one(attempt)
            except Exception:
                pass
  `, '3 query at most')
  python('no other try', `
    def f():
        for attempt in range(3):
            try:
                return one(attempt)
            except Exception:
                return None
  `, '1 query at most')
})

describe('counts of effects: through calls', () => {
  python('the size of a parameter is that of what is given', `
    def load(ids):
        for id in ids: one(id)
    def f(books):
        load(books)
        load([1, 2, 3])
        for book in books: load(book.tags)
  `, 'N query', '3 query', 'N × M query', 'N: elements of books', 'M: elements of book.tags')
  python('a number, by keyword and by default', `
    def load(id, times=3):
        for attempt in range(times): one(id)
    def f(a):
        load(a)
        load(a, times=2)
  `, '5 query 2 trails')
  python('memoised functions count once', `
    @lru_cache
    def settings():
        return db.execute('SELECT 1').fetchall()
    def f(ids):
        for id in ids:
            settings()
        settings()
  `, '1 query kept 2 trails')
  python('memoised functions count once for each argument', `
    @lru_cache
    def cached(id):
        return one(id)
    def f(ids, other):
        for id in ids:
            cached(id)
            cached(other)
  `, 'N query at most kept', '1 query kept', 'N: elements of ids')
  python('a generator that is asked for one', `
    def rows(ids):
        for id in ids:
            yield one(id)
    def f(ids):
        return next(rows(ids))
  `, '1 query')
  python('a generator that may pass over some', `
    def rows(ids):
        for id in ids:
            row = one(id)
            if row:
                yield row
    def f(ids):
        return next(rows(ids))
  `, 'N query at most', 'N: elements of ids')
  python('a library function with some arguments given', `
    from functools import partial
    import requests
    def f(urls):
        get = partial(requests.get, timeout=3)
        return [get(url) for url in urls]
  `, 'N request', 'N: elements of urls')
  python('a cached property is read once by each object', `
    class Report:
        @cached_property
        def rows(self):
            return one(1)
    def f(report: Report, reports: list[Report]):
        for i in range(5): report.rows.sort()
        for other in reports: other.rows.sort()
  `, '1 query kept', 'N query kept', 'N: elements of reports')
  typescript('a loader asks for all at once, where they are started together', `
    import DataLoader from 'dataloader'
    const users = new DataLoader(async (ids: readonly string[]) => (await pool.query('SELECT 1 WHERE id = ANY($1)', [ids])).rows)
    class Books {
      private readonly loader = new DataLoader(async (ids: readonly string[]) => (await pool.query('DELETE FROM a', [ids])).rows)
      async load(id: string) { return this.loader.load(id) }
    }
    export async function f(ids: string[], books: Books) {
      await Promise.all(ids.map((id) => users.load(id)))
      for (const id of ids) await books.load(id)
    }
  `, '1 query together', 'N write awaited', 'N: elements of ids')
  typescript('Prisma sends look-ups together that are started together', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function f(ids: string[]) {
      await Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } })))
      for (const id of ids) await prisma.user.findUnique({ where: { id } })
    }
  `, '1 query together', 'N query awaited', 'N: elements of ids')
  python('commands, files and paid calls', `
    import subprocess
    from openai import OpenAI
    client = OpenAI()
    def f(paths):
        for path in paths:
            with open(path, 'w') as file:
                file.write(client.embeddings.create(model='m', input=path).data)
        subprocess.run(['ls'])
  `, 'N file-write', 'N paid', '1 subprocess', 'N: elements of paths')
  python('a function that calls itself', `
    def f(node):
        one(node.id)
        for child in node.children:
            f(child)
  `, 'N query', 'N: runs of f', 'recursive')
  python('functions that call each other', `
    def even(n):
        one(n)
        return n == 0 or f(n - 1)
    def f(n):
        db.commit()
        return even(n - 1)
  `, 'N commit', 'N query', 'N: runs of even', 'recursive')
  python('a circle that is called', `
    def walk(node):
        one(node.id)
        for child in node.children: walk(child)
    def f(nodes):
        for node in nodes: walk(node)
  `, 'N × M query', 'N: elements of nodes', 'M: runs of walk')
  python('SQL that is handed over', `
    def run(sql):
        return db.execute(sql)
    def f(ids):
        for id in ids: run('DELETE FROM a')
        run('SELECT 1')
  `, 'N write', '1 query', 'N: elements of ids')
  effectsOf('py', 'functions of other files', `
    //- app/users.py
    import requests
    def load(id):
        return requests.get(f'https://example.org/{id}')
    //- app/report.py
    from app.users import load
    def f(ids):
        for id in ids: load(id)
  `, ['N request', 'N: elements of ids'])
  effectsOf('ts', 'classes that are injected', `
    //- src/users.ts
    import { Pool } from 'pg'
    export class Users {
      constructor(private readonly pool: Pool) {}
      async one(id: string) { return this.pool.query('SELECT 1 WHERE id = $1', [id]) }
      async all(ids: string[]) { for (const id of ids) await this.one(id) }
    }
    //- src/report.ts
    import { Users } from './users'
    export class Report {
      constructor(private readonly users: Users) {}
      async f(groups: string[][]) { for (const group of groups) await this.users.all(group) }
    }
  `, ['N × M query awaited', 'N: elements of groups', 'M: elements of group'], 'Report.f')
  python('nothing', `
    def f(a):
        return a + 1
  `)
})

describe('counts of effects: sums and what is not understood', () => {
  function described(title: string, source: string, check: (one: FunctionEffects) => void): void {
    it(title, async () => {
      const engine = await sharedEngine()
      engine.set('main.py', dedent(sqlite + source))
      try {
        const [found] = engine.effects('main.py', { name: 'f' })?.functions ?? []
        assert.ok(found)
        check(found)
      } finally {
        engine.remove('main.py')
      }
    })
  }
  const totals = (one: FunctionEffects): readonly string[] => one.totals.map(({ kind, count }) => `${countText(count)} ${kind}`)

  described('the larger arm counts', `
    def f(flag, ids):
        if flag: db.execute('SELECT 1').fetchall()
        else:
            for id in ids: one(id)
        db.execute('SELECT 2').fetchall()
  `, (one) => { assert.deepEqual(totals(one), ['2 + N query']) })
  described('the larger of two numbers', `
    def f(flag):
        if flag: db.execute('SELECT 1').fetchall()
        else:
            db.execute('SELECT 2').fetchall()
            db.execute('SELECT 3').fetchall()
  `, (one) => { assert.deepEqual(totals(one), ['2 query']) })
  described('calls of which nothing is known, here and further down', `
    import stripe
    def pay(user):
        stripe.Charge.create(user)
    def f(users, notify):
        for user in users:
            pay(user)
            notify(user)
            getattr(user, 'send')()
            getattr(user, 'send')()
  `, (one) => { assert.deepEqual([...one.notUnderstood].sort(), ['getattr(user, \'send\')', 'notify', 'stripe.Charge.create']) })
  described('plain data and objects of the program are understood', `
    import json
    class Point: pass
    def f(texts: list[str]):
        found = [json.loads(text.strip()) for text in texts]
        found.sort()
        print(len(found), Point())
  `, (one) => { assert.deepEqual(one.notUnderstood, []) })
})
