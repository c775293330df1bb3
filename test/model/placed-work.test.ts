// Who calls a function, how often one call of each does, and what starts them: the cases are programs, with a line for each function that
// leads to `f`, nearest first.

import assert from 'node:assert/strict'
import { countText } from '../../src/analysis/model/questions/counts.js'
import { placeWork, placeWorkOfRows } from '../../src/analysis/model/questions/placed-work.js'
import { functionNames } from '../../src/analysis/model/function-names.js'
import { filesOf } from '../support/check.js'
import { dedent } from '../support/marks.js'
import { sharedAnalyser, subjectsOf } from '../support/subject.js'

function leads(path: string, title: string, source: string, expected: readonly string[]): void {
  it(title, async () => {
    const subjects = await subjectsOf(filesOf(source, path))
    const found = [...subjects.values()].flatMap((subject) => [...functionNames(subject.facts)].flatMap(([id, name]) => /(^|\.)f$/.test(name) ? [{ subject, id }] : []))
    const [only, ...others] = found
    assert.ok(only && others.length === 0, 'has one function named f')
    const { functions, bounds } = placeWork(only.subject, only.id)
    const nameOf = (index: number): string => functions[index]?.function || functions[index]?.path || ''
    assert.deepEqual([
      ...functions.map(({ entry, calls, callers }, index) => [
        nameOf(index), ...entry ? [`(${entry.name})`] : [], ...calls ? [`${calls.value}/month`] : [],
        ...callers.length > 0 ? [`← ${callers.map(({ function: caller, count }) => `${nameOf(caller)} ${countText(count)}`).join(', ')}`] : [],
      ].join(' ')),
      ...bounds.map(({ name, form, of, annotated }) => `${name}: ${form} of ${of}${annotated ? ` is ${annotated.value}` : ''}`),
    ], expected)
  })
}

const python = (title: string, source: string, ...expected: readonly string[]): void => { leads('main.py', title, source, expected) }
const typescript = (title: string, source: string, ...expected: readonly string[]): void => { leads('main.ts', title, source, expected) }

describe('callers', () => {
  python('through files, loops and entry points', `
    //- app/__init__.py
    //- app/load.py
    def f(id): return id
    //- app/views.py
    from flask import Blueprint
    from app.load import f
    from app.reports import report
    bp = Blueprint('x', __name__)
    @bp.get('/one')
    def one(): return f(1)
    @bp.get('/all')
    def all(): return report([1, 2, 3])
    //- app/reports.py
    from app.load import f
    def report(ids):
        first = f(0)
        return [f(id) for id in ids] + [first]
  `, 'f ← report 1 + N, one 1', 'report ← all 1', 'one (GET /one)', 'all (GET /all)', 'N: elements of ids')
  python('under another name', `
    //- app/__init__.py
    //- app/load.py
    def f(id): return id
    //- app/use.py
    from app.load import f as load
    import app.load as loading
    def a(): return load(1)
    def b(): return loading.f(2)
  `, 'f ← a 1, b 1', 'a', 'b')
  python('methods, constructors and getters', `
    class Loader:
        def __init__(self): self.f()
        @property
        def rows(self): return self.f()
        def f(self): return 1
    def use():
        loader = Loader()
        for i in range(3): print(loader.rows)
  `, 'Loader.f ← Loader.__init__ 1, Loader.rows 1', 'Loader.__init__ ← use 1', 'Loader.rows ← use 3', 'use')
  python('a call that several may be meant by is shared by them', `
    //- plugins.py
    class Plugin:
        def run(self): raise NotImplementedError
    class Barcodes(Plugin):
        def run(self): return f()
    class Mail(Plugin):
        def run(self): return 2
    class Tags(Plugin):
        def run(self): return 3
    def f(): return 1
    def consume():
        plugins: list[type[Plugin]] = [Barcodes, Mail, Tags]
        for plugin in plugins:
            plugin().run()
  `, 'f ← Barcodes.run 1', 'Barcodes.run ← consume 1', 'consume')
  python('what decorators put around a function takes no calls from it', `
    from functools import wraps
    def checked(given):
        @wraps(given)
        def run(*args):
            return given(*args)
        return run
    @checked
    def f(x): return x
    def a(): return f(1)
  `, 'f ← a 1', 'a')
  python('circles are cut', `
    def f(n): return g(n)
    def g(n):
        return f(n - 1) if n else h()
    def h(): return f(3)
  `, 'f ← g 1, h 1', 'g', 'h ← g 1')
  python('two ways to the same function', `
    def f(): pass
    def a(): f()
    def b():
        f()
        a()
    def c():
        for x in load():
            b()
  `, 'f ← a 1, b 1', 'a ← b 1', 'b ← c N', 'c', 'N: elements of load()')
  python('what is kept, what a loop always leaves, and other functions of the name', `
    from functools import lru_cache
    class Other:
        def f2(self): pass
    @lru_cache
    def f(): pass
    def a(xs):
        for x in xs: f()
  `, 'f ← a 1', 'a')
  python('functions that are given to run', `
    import threading
    from concurrent.futures import ThreadPoolExecutor
    def f(x): return x
    def a(xs):
        with ThreadPoolExecutor() as pool:
            return list(pool.map(f, xs))
    def b(ys):
        with ThreadPoolExecutor() as pool:
            return [pool.submit(f, y) for y in ys]
    def c():
        threading.Thread(target=f, args=(1,)).start()
    def d(): return register(f)
  `, 'f ← a N, b M, c 1', 'a', 'b', 'c', 'N: elements of xs', 'M: elements of ys')
  typescript('functions that are given to run for each element', `
    import pMap from 'p-map'
    async function f(x: number) { return x }
    export const a = (xs: number[]) => Promise.all(xs.map(f))
    export const b = () => { setTimeout(f, 1000) }
    export const c = () => [1, 2, 3].forEach(f)
    export const d = (ys: number[]) => pMap(ys, f)
  `, 'f ← a N, c 3, d M, b 1', 'a', 'c', 'd', 'b', 'N: elements of xs', 'M: elements of ys')
  python('dependencies of FastAPI', `
    from fastapi import FastAPI, Depends
    app = FastAPI()
    def f(): yield 1
    @app.get('/a')
    def a(db=Depends(f)): return 1
    @app.get('/b')
    def b(x: int = 1, db=Depends(f)): return 2
  `, 'f ← a 1, b 1', 'a (GET /a)', 'b (GET /b)')
  python('files that are run, and commands that they start', `
    //- tool.py
    import click
    from work import f
    @click.command()
    def main():
        for i in range(10): f()
    if __name__ == '__main__':
        main()
    //- work.py
    def f(): pass
  `, 'f ← main 10', 'main (command main)')
  python('hooks of views that nothing calls, and those that something does', `
    from rest_framework.viewsets import ModelViewSet
    class Books(ModelViewSet):
        def get_queryset(self): return self.f()
        def f(self): return []
    class Authors(ModelViewSet):
        def list(self, request): return self.get_queryset()
        def get_queryset(self): return []
  `, 'Books.f ← Books.get_queryset 1', 'Books.get_queryset (Books)')
  typescript('callbacks, closures and handlers', `
    import express from 'express'
    const app = express()
    async function f(id: number) { return id }
    app.get('/books', async (req, res) => {
      const inner = async (ids: number[]) => Promise.all(ids.map((id) => f(id)))
      res.send(await inner(req.body))
      await withClient(async (client) => { await f(1) })
    })
    export const later = () => (async () => { await f(2) })()
  `, 'f ← <function> 1, <function>.inner N, later 1', '<function> (GET /books)', '<function>.inner ← <function> 1', 'later', 'N: elements of ids')
  typescript('interfaces and classes in other files', `
    //- repository.ts
    export interface Repository { f(id: string): Promise<number> }
    export class Stored implements Repository { async f(id: string) { return 1 } }
    //- service.ts
    import type { Repository } from './repository'
    export class Service {
      constructor(private readonly repository: Repository) {}
      async all(ids: string[]) { for (const id of ids) await this.repository.f(id) }
    }
  `, 'Stored.f ← Service.all N', 'Service.all', 'N: elements of ids')
  typescript('what is written into a call that wraps it', `
    //- teams.ts
    import { cache } from 'react'
    import { f } from './work'
    export const getTeam = cache(async (id: string) => f(id))
    //- work.ts
    export async function f(id: string) { return id }
    //- app/page.tsx
    import { getTeam } from '../teams'
    import { inTransaction, retry } from '../other'
    import { f } from '../work'
    export default async function Page({ ids }: { ids: string[] }) {
      for (const id of ids) await getTeam(id)
      const rows = retry(() => f('1'))
      return await inTransaction(async () => f('2'))
    }
  `, 'f ← Page 2, getTeam 1', 'Page (GET /)', 'getTeam ← Page N', 'N: elements of ids')
  typescript('what is wrapped in circles', `
    function outer() {
      const a = wrap(() => { b() })
      const b = wrap(() => { a(); f() })
      const f = () => 1
      return [a, b]
    }
  `, 'outer.f ← outer.<function> 1', 'outer.<function> ← outer.<function> 1', 'outer.<function>')
  typescript('pages that call a server action make requests', `
    //- app/actions.ts
    'use server'
    export async function f(data: FormData) { return data }
    //- app/form.tsx
    'use client'
    import { f } from './actions'
    export function Form() { return <button onClick={async () => { await f(new FormData()) }} /> }
  `, 'f (server action f)')
  typescript('pages in browsers do not count where servers call as well', `
    //- app/list.tsx
    'use client'
    import { f } from './f'
    export function List({ ids }) { return <p>{f(ids)}</p> }
    //- app/books/route.ts
    import { f } from '../f'
    export async function GET() { return f([]) }
    //- app/f.ts
    export function f(ids) { return ids }
  `, 'f ← GET 1', 'GET (GET /books)')
  typescript('tests do not call', `
    //- work.ts
    export function f() { return 1 }
    //- work.test.ts
    import { f } from './work'
    for (const x of [1, 2]) f()
  `, 'f')
})

describe('callers while files are edited', () => {
  async function answers(steps: readonly (readonly [string, string])[]): Promise<readonly string[]> {
    const workspace = (await sharedAnalyser()).workspace()
    workspace.set('work.py', 'def f():\n    return 1\n')
    const answer = (): string => workspace.reading('work.py', () => {
      const subject = workspace.subject('work.py')
      assert.ok(subject)
      return placeWork(subject, 1).functions.map(({ function: name, entry, callers }) => `${name}${entry ? ` (${entry.name})` : ''}${callers.map(({ count }) => ` ${countText(count)}`).join()}`).join('; ')
    })
    const found = [answer()]
    for (const [path, text] of steps) {
      const affected = workspace.set(path, text)
      const now = answer()
      assert.ok(now === found.at(-1) || affected.has('work.py'), `${path} changes who calls f: ${now}`)
      found.push(now)
    }
    return found
  }

  it('see new callers, their loops, and what starts them', async () => {
    const view = 'from work import f\ndef view(request, xs):\n    '
    assert.deepEqual(await answers([
      ['views.py', `${view}f()\n`], ['views.py', `${view}for x in xs: f()\n`], ['urls.py', "from django.urls import path\nfrom views import view\nurlpatterns = [path('a', view)]\n"],
      ['urls.py', "from django.urls import path\nfrom views import view\nurlpatterns = [path('b', view)]\n"], ['urls.py', ''], ['views.py', ''],
    ]), ['f', 'f 1; view', 'f N; view', 'f N; view (/a)', 'f N; view (/b)', 'f N; view', 'f'])
  })
  it('see what a name leads to by way of another file', async () => {
    assert.deepEqual(await answers([
      ['other.py', 'def f():\n    return 2\n'], ['mid.py', 'from other import f\n'], ['view.py', 'from mid import f\ndef view():\n    f()\n'],
      ['mid.py', 'from work import f\n'], ['mid.py', 'from other import f\n'],
    ]), ['f', 'f', 'f', 'f', 'f 1; view', 'f'])
  })
  it('see comments', async () => {
    const workspace = (await sharedAnalyser()).workspace()
    const callsOf = (): unknown => workspace.reading('work.py', () => {
      const subject = workspace.subject('work.py')
      return subject && placeWork(subject, 1).functions.map(({ calls }) => calls?.value)
    })
    workspace.set('work.py', 'def f():\n    return 1\n')
    workspace.set('view.py', 'from work import f\ndef view():\n    f()\n')
    assert.deepEqual(callsOf(), [undefined, undefined])
    const affected = workspace.set('view.py', 'from work import f\n# cost-hints: calls=5/month\ndef view():\n    f()\n')
    assert.ok(affected.has('work.py'))
    assert.deepEqual(callsOf(), [undefined, 5])
  })
})

describe('rows of queries', () => {
  it('are those of the view or function that they are written in', async () => {
    const subjects = await subjectsOf(filesOf(dedent(`
      //- urls.py
      from django.urls import path
      from rest_framework.routers import DefaultRouter
      from views import BookViewSet
      router = DefaultRouter()
      router.register('books', BookViewSet)
      //- views.py
      from rest_framework.viewsets import ModelViewSet
      from models import Book
      class BookViewSet(ModelViewSet):
          queryset = Book.objects.first_rows()
      class AuthorViewSet(ModelViewSet):
          def get_queryset(self):
              return Book.objects.second_rows()
      rows = Book.objects.third_rows()
    `), 'main.py'))
    const subject = subjects.get('views.py')
    assert.ok(subject)
    const placed = ['first_rows', 'second_rows', 'third_rows'].map((name) => {
      const value = subject.facts.calls.find(({ callee }) => {
        const made = subject.facts.values[callee]
        return made?.op === 'member' && made.name === name
      })?.value ?? -1
      return placeWorkOfRows(subject, value).functions.map(({ path, function: shown, entry }) => `${path} ${shown} ${entry?.name ?? ''}`)
    })
    assert.deepEqual(placed, [['views.py BookViewSet GET /books/'], ['views.py AuthorViewSet.get_queryset AuthorViewSet'], ['views.py  ']])
  })
})

describe('annotations in what is placed', () => {
  python('of functions, loops and files', `
    //- app/__init__.py
    //- app/load.py
    def f(id): return id
    //- app/main.py
    # cost-hints: calls=3M/month

    from app.load import f
    def a(ids):
        for id in ids:  # cost-hints: iterations=500
            f(id)
    # cost-hints: calls=2k/day M=40
    def b(names, others):
        for name in names:
            f(name)
    def c(): b([], [])
  `, 'f ← a N, b M', 'a 3000000/month', `b ${2000 * 730 / 24}/month ← c 1`, 'c 3000000/month', 'N: elements of ids is 500', 'M: elements of names is 40')
  python('of classes', `
    from rest_framework.viewsets import ModelViewSet
    # cost-hints: calls=7M/month
    class Books(ModelViewSet):
        def list(self, request): return self.f()
        # cost-hints: calls=1k/month
        def retrieve(self, request): return self.f()
        def f(self): return []
  `, 'Books.f ← Books.list 1, Books.retrieve 1', 'Books.list (GET Books) 7000000/month', 'Books.retrieve (GET Books) 1000/month')
})

describe('callers in objects that a call is given', () => {
  typescript('run with the function around them', `
    //- app/api/books/route.ts
    export { GET } from '../../../modules/books/route'
    //- modules/books/route.ts
    import type { NextRequest } from 'next/server'
    import { checked } from './checked'
    export const GET = async (request) => checked({ request, handler: async () => f(request) })
    function f(request) { return request }
    //- modules/books/checked.ts
    export async function checked({ handler }) { return await handler() }
  `, 'f ← GET 1', 'GET (GET in modules/books/route.ts)')
})

describe('code that only browsers run', () => {
  const inBrowser = (title: string, expected: boolean, source: string): void => {
    it(title, async () => {
      const subjects = await subjectsOf(filesOf(source, 'app/page.tsx'))
      const found = [...subjects.values()].flatMap((subject) => [...functionNames(subject.facts)].flatMap(([id, name]) => /(^|\.)f$/.test(name) ? [placeWork(subject, id).inBrowser === true] : []))
      assert.deepEqual(found, [expected])
    })
  }
  inBrowser('components that say so', true, `
    'use client'
    export function List({ ids }) { const f = (id) => ids.includes(id); return <p onClick={() => f(1)} /> }
  `)
  inBrowser('components with state, and what only they call', true, `
    //- app/list.tsx
    import { useState } from 'react'
    import { f } from './f'
    export function List({ ids }) { const [all] = useState([]); return <p>{f(all, ids)}</p> }
    //- app/f.ts
    export function f(all, ids) { return all.filter((id) => ids.includes(id)) }
  `)
  inBrowser('what servers call as well', false, `
    //- app/list.tsx
    import { useState } from 'react'
    import { f } from './f'
    export function List({ ids }) { const [all] = useState([]); return <p>{f(all, ids)}</p> }
    //- app/books/route.ts
    import { f } from '../f'
    export async function GET() { return f([], []) }
    //- app/f.ts
    export function f(all, ids) { return all.filter((id) => ids.includes(id)) }
  `)
  inBrowser('components of servers', false, `
    import React from 'react'
    export async function List({ ids }) { const f = (id) => ids.includes(id); return <p>{f(1)}</p> }
  `)
  inBrowser('hooks by name only', false, `
    import { useBooks } from './books'
    export function f() { return useBooks() }
  `)
})
