// Cases of sequential-await in TypeScript and JavaScript.

import { checksFor } from '../support/check.js'

const { costs, fine, fixes, noFix } = checksFor('sequential-await', 'typescript')

describe('sequential-await (TypeScript): loops', () => {
  costs('requests, collected', `
    async function load(urls: string[]) {
      const pages: Response[] = []
      for (const url of urls) {
        pages.push(⟦await fetch(url)⟧)
      }
      return pages
    }
  `)
  costs('the body of the answer as well: one finding, at the request', `
    async function load(urls: string[]) {
      const pages = []
      for (const url of urls) pages.push(await (⟦await fetch(url)⟧).json())
      return pages
    }
  `)
  fine('batches that are counted', `
    import { chunk } from 'lodash'
    import { chunkArray } from './arrays'
    export async function send(rows: string[]) {
      const batches = chunk(rows, 100)
      for (let i = 0; i < batches.length; i++) await fetch('/rows', { method: 'POST', body: JSON.stringify(batches[i]) })
      for (const part of chunkArray(rows, 50)) await fetch('/rows', { method: 'POST', body: JSON.stringify(part) })
      for (const [index, batch] of batches.entries()) await fetch('/rows/' + index, { method: 'POST', body: JSON.stringify(batch) })
    }
  `)
  costs('a counter up to the length', `
    async function load(urls: string[]) {
      const pages = []
      for (let i = 0; i < urls.length; i++) {
        pages.push(⟦await fetch(urls[i])⟧)
      }
      return pages
    }
  `)
  costs('keys of an object', `
    async function load(users: Record<string, string>) {
      for (const id in users) {
        ⟦await fetch(\`/u/\${id}\`, { method: 'PUT', body: users[id] })⟧
      }
    }
  `)
  costs('results by key', `
    async function load(ids: string[]) {
      const found: Record<string, Response> = {}
      for (const id of ids) found[id] = ⟦await fetch(\`/u/\${id}\`)⟧
      return found
    }
  `)
  costs('results in a Map', `
    async function load(ids: string[]) {
      const found = new Map<string, Response>()
      for (const id of ids) found.set(id, ⟦await fetch(id)⟧)
      return found
    }
  `)
  costs('through functions of the file, with the hops', `
    async function get(id: string) {
      const answer = await ⟨fetch(id)⟩
      if (!answer.ok) throw new Error(id)
      return answer.json()
    }
    const load = async (id: string) => get(id)
    async function all(ids: string[]) {
      const out = []
      for (const id of ids) out.push(⟦await load(id)⟧)
      return out
    }
  `)
  costs('a method behind this, with an axios instance', `
    import axios from 'axios'
    class Api {
      private readonly http = axios.create({ baseURL: '/x' })
      async one(id: string) { return (await this.http.get('/' + id)).data }
      async all(ids: string[]) {
        const out = []
        for (const id of ids) out.push(⟦await this.one(id)⟧)
        return out
      }
    }
  `)
  costs('files', `
    import { readFile } from 'node:fs/promises'
    async function load(paths: string[]) {
      const texts = []
      for (const path of paths) texts.push(⟦await readFile(path, 'utf8')⟧)
      return texts
    }
  `)
  costs('a file for each element', `
    import { writeFile } from 'node:fs/promises'
    async function save(rows: { name: string; text: string }[]) {
      for (const row of rows) ⟦await writeFile(row.name, row.text)⟧
    }
  `)
  costs('a sum of independent answers', `
    async function size(url: string) { return (await (await fetch(url)).text()).length }
    async function total(urls: string[]) {
      let total = 0
      for (const url of urls) total += ⟦await size(url)⟧
      return total
    }
  `)
  costs('a chain of then', `
    async function load(urls: string[]) {
      const out = []
      for (const url of urls) out.push(⟦await fetch(url).then((answer) => answer.json())⟧)
      return out
    }
  `)
  costs('continue and try are no early exit', `
    async function load(urls: string[]) {
      for (const url of urls) {
        if (url === '') continue
        try {
          ⟦await fetch(url, { method: 'POST' })⟧
        } catch (error) {
          console.error(error)
        }
      }
    }
  `)
  costs('an await under an if', `
    async function load(users: { active: boolean; url: string }[]) {
      for (const user of users) if (user.active) ⟦await fetch(user.url, { method: 'DELETE' })⟧
    }
  `)
  costs('a callback wrapped in a promise is no sleep', `
    import { readFile } from 'node:fs'
    async function load(paths: string[]) {
      const out: unknown[] = []
      for (const path of paths) {
        out.push(⟦await new Promise((done, fail) => readFile(path, (error, text) => error ? fail(error) : done(text)))⟧)
      }
      return out
    }
  `)
  costs('a pool takes several queries', `
    import { Pool } from 'pg'
    const pool = new Pool()
    async function load(ids: string[]) {
      const out = []
      for (const id of ids) out.push(⟦await pool.query('SELECT * FROM users WHERE id = $1', [id])⟧)
      return out
    }
  `)
  costs('inside a callback that is run once', `
    async function load(urls: string[]) {
      return new Promise(async (done) => {
        for (const url of urls) ⟦await fetch(url, { method: 'PUT' })⟧
        done(1)
      })
    }
  `)
  costs('nested loops: once, at the innermost', `
    async function load(teams: { users: string[] }[]) {
      const out = []
      for (const team of teams) for (const user of team.users) out.push(⟦await fetch(user)⟧)
      return out
    }
  `)
  costs('a client named query: names do not silence', `
    import axios from 'axios'
    const query = axios.create()
    async function load(ids: string[]) {
      const out = []
      for (const id of ids) out.push(⟦await query.get(id)⟧)
      return out
    }
  `)
  costs('changes of the elements themselves', `
    async function load(users: { url: string; page?: Response }[]) {
      for (const user of users) {
        user.page = ⟦await fetch(user.url)⟧
      }
    }
  `)
  costs('JavaScript', `
    async function load(urls) {
      const pages = []
      for (const url of urls) {
        pages.push(⟦await fetch(url)⟧)
      }
      return pages
    }
  `, { path: 'src/main.js' })
  costs('top level of a module', `
    export {}
    const urls = process.argv.slice(2)
    for (const url of urls) ⟦await fetch(url, { method: 'POST' })⟧
  `, { path: 'src/main.mts' })
  costs('a few elements at aggressive', `
    async function load() {
      for (const url of ['/a', '/b']) ⟦await fetch(url)⟧
    }
  `, { level: 'aggressive' })

  fine('a few elements', `
    async function load() {
      for (const url of ['/a', '/b']) await fetch(url)
    }
  `)
  fine('Promise.all', `
    async function load(urls: string[]) { return Promise.all(urls.map((url) => fetch(url))) }
  `)
  fine('an async callback of map', `
    async function load(urls: string[]) {
      return Promise.all(urls.map(async (url) => { const answer = await fetch(url); return answer.json() }))
    }
  `)
  fine('forEach with an async callback starts them all', `
    function load(urls: string[]) { urls.forEach(async (url) => { await fetch(url, { method: 'POST' }) }) }
  `)
  fine('batches', `
    async function load(urls: string[]) {
      const out = []
      for (let i = 0; i < urls.length; i += 8) out.push(...await Promise.all(urls.slice(i, i + 8).map((url) => fetch(url))))
      return out
    }
  `)
  fine('inner parallelism', `
    async function load(groups: string[][]) {
      for (const group of groups) await Promise.all(group.map((url) => fetch(url)))
    }
  `)
  fine('promises that were started before', `
    async function load(urls: string[]) {
      const started = urls.map((url) => fetch(url))
      const out = []
      for (const one of started) out.push(await one)
      return out
    }
  `)
  fine('for await', `
    async function load(urls: AsyncIterable<string>) {
      for await (const url of urls) await fetch(url, { method: 'POST' })
    }
  `)
  fine('returns what it finds', `
    async function find(urls: string[]) {
      for (const url of urls) {
        const answer = await fetch(url)
        if (answer.ok) return answer
      }
    }
  `)
  fine('an await followed by break', `
    async function find(urls: string[]) {
      for (const url of urls) {
        await fetch(url)
        break
      }
    }
  `)
  fine('breaks out of a labelled loop', `
    async function find(groups: string[][]) {
      outer: for (const group of groups) {
        for (const url of group) {
          const answer = await fetch(url)
          if (answer.ok) break outer
        }
      }
    }
  `)
  fine('retries', `
    async function load(url: string, retries: number) {
      for (let i = 0; i < retries; i++) {
        try {
          return await fetch(url + '?try=' + i)
        } catch (error) {
          console.warn(error)
        }
      }
    }
  `)
  fine('pagination by cursor', `
    async function load() {
      const out = []
      let cursor: string | undefined
      do {
        const page = await (await fetch('/x?cursor=' + cursor)).json()
        out.push(...page.items)
        cursor = page.next
      } while (cursor)
      return out
    }
  `)
  fine('pagination by number until empty', `
    async function load() {
      const out = []
      for (let page = 1; ; page++) {
        const items = await (await fetch('/x?page=' + page)).json()
        if (items.length === 0) break
        out.push(...items)
      }
      return out
    }
  `)
  fine('a limit that each answer moves', `
    async function load() {
      let last = 1
      for (let page = 1; page <= last; page++) {
        const answer = await (await fetch('/x?page=' + page)).json()
        last = answer.last
      }
    }
  `)
  fine('a walk along parents', `
    async function root(node: string, depth: number) {
      for (let i = 0; i < depth; i++) node = (await (await fetch('/parents/' + node)).json()).parent
      return node
    }
  `)
  fine('a timer between', `
    async function load(urls: string[]) {
      for (const url of urls) {
        await fetch(url)
        await new Promise((done) => setTimeout(done, 100))
      }
    }
  `)
  fine('a sleep of the file', `
    const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))
    async function load(urls: string[]) {
      for (const [index, url] of urls.entries()) {
        await fetch(url)
        if (index % 10 === 0) await sleep(1000)
      }
    }
  `)
  fine('a sleep from elsewhere', `
    import { delay } from './timing.js'
    async function load(urls: string[]) {
      for (const url of urls) { await fetch(url); await delay(100) }
    }
  `)
  fine('one transaction', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    async function load(ids: string[]) {
      await prisma.$transaction(async (tx) => {
        for (const id of ids) await tx.user.update({ where: { id }, data: { seen: true } })
      })
    }
  `)
  fine('one transaction handed to a function', `
    import { Prisma, PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    async function one(tx: Prisma.TransactionClient, id: string) { return tx.user.update({ where: { id }, data: { seen: true } }) }
    async function load(ids: string[]) {
      await prisma.$transaction(async (tx) => { for (const id of ids) await one(tx, id) })
    }
  `)
  fine('a request beside writes on one transaction', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    async function load(ids: string[]) {
      await prisma.$transaction(async (tx) => {
        for (const id of ids) {
          const answer = await fetch(id)
          await tx.user.update({ where: { id }, data: { text: await answer.text() } })
        }
      })
    }
  `)
  fine('a client named prisma that may be a transaction', `
    import { getDatabaseClient } from './database.js'
    async function load(ids: string[], tx: unknown) {
      const prisma = getDatabaseClient(tx)
      for (const id of ids) await prisma.user.findUnique({ where: { id } })
    }
  `)
  fine('one client of pg', `
    import { Client } from 'pg'
    async function load(client: Client, ids: string[]) {
      const out = []
      for (const id of ids) out.push(await client.query('SELECT * FROM users WHERE id = $1', [id]))
      return out
    }
  `)
  fine('one query runner of TypeORM behind this', `
    import { DataSource, QueryRunner } from 'typeorm'
    class Store {
      constructor(private readonly runner: QueryRunner) {}
      async one(id: string) { return this.runner.query('SELECT * FROM users WHERE id = $1', [id]) }
      async all(ids: string[]) {
        for (const id of ids) await this.one(id)
      }
    }
  `)
  fine('a transaction as an option', `
    import { Model, Sequelize, Transaction } from 'sequelize'
    class User extends Model {}
    async function load(ids: string[], transaction: Transaction) {
      const out = []
      for (const id of ids) out.push(await User.findByPk(id, { transaction }))
      return out
    }
  `)
  fine('a user interface', `
    import { Page } from 'playwright'
    async function run(page: Page, urls: string[]) {
      for (const url of urls) { await page.goto(url); await page.click('a') }
    }
  `)
  fine('lines appended to one file', `
    import { appendFile } from 'node:fs/promises'
    async function log(lines: string[]) {
      for (const line of lines) await appendFile('log.txt', line)
    }
  `)
  fine('one open file', `
    import { open } from 'node:fs/promises'
    async function log(lines: string[]) {
      const file = await open('log.txt', 'a')
      for (const line of lines) await file.write(line)
    }
  `)
  fine('an iteration reads what an earlier one wrote', `
    async function load(ids: string[]) {
      const known = new Map<string, Response>()
      for (const id of ids) {
        if (known.has(id)) continue
        known.set(id, await fetch(id))
      }
    }
  `)
  fine('progress that is told', `
    async function load(urls: string[]) {
      let done = 0
      for (const url of urls) {
        await fetch(url)
        done++
        console.log(done + ' of ' + urls.length)
      }
    }
  `)
  fine('no more than some results', `
    async function load(urls: string[]) {
      const out: Response[] = []
      for (const url of urls) {
        if (out.length >= 3) continue
        out.push(await fetch(url))
      }
      return out
    }
  `)
  fine('a token that an answer renews', `
    async function load(urls: string[]) {
      let token = 'a'
      for (const url of urls) {
        const answer = await fetch(url, { headers: { token } })
        if (answer.status === 401) token = (await (await fetch('/token')).json()).token
      }
    }
  `)
  fine('an abort between', `
    async function load(urls: string[], signal: AbortSignal) {
      for (const url of urls) {
        if (signal.aborted) break
        await fetch(url)
      }
    }
  `)
  costs('the same awaited beside, in a reported loop', `
    async function load(urls: string[]) {
      const out = []
      for (const url of urls) {
        const page = ⟦await fetch(url)⟧
        const rights = await fetch('/rights')
        out.push([page, rights])
      }
      return out
    }
  `)
  costs('each element retried: the loop around', `
    async function load(urls: string[]) {
      for (const url of urls) {
        for (let attempt = 0; attempt < 3; attempt++) {
          try {
            ⟦await fetch(url, { method: 'PUT' })⟧
            break
          } catch (error) {
            console.warn(error)
          }
        }
      }
    }
  `)
  fine('a field moved on', `
    class Chain {
      private last = ''
      async run(ids: string[]) {
        for (const id of ids) {
          const answer = await fetch(id + this.last)
          this.last = await answer.text()
        }
      }
    }
  `)
  fine('a field moved on in a method', `
    class Chain {
      private last = ''
      async step(id: string) {
        const answer = await fetch(id + this.last)
        this.last = await answer.text()
      }
      async run(ids: string[]) { for (const id of ids) await this.step(id) }
    }
  `)
  fine('a queue that is emptied', `
    async function run(queue: string[]) {
      while (queue.length > 0) {
        const url = queue.shift()
        await fetch(url!)
      }
    }
  `)
  fine('a queue that grows', `
    async function crawl(start: string) {
      const queue = [start]
      for (const url of queue) {
        const page = await (await fetch(url)).json()
        queue.push(...page.links)
      }
    }
  `)
  fine('the value of the pass before', `
    async function run(ids: string[]) {
      let previous = ''
      for (const id of ids) previous = await (await fetch(id + previous)).text()
      return previous
    }
  `)
  fine('a reduce that waits for its accumulator', `
    async function run(ids: string[]) {
      return ids.reduce(async (before, id) => { await before; return (await fetch(id)).text() }, Promise.resolve(''))
    }
  `)
  fine('a generator', `
    async function* pages(urls: string[]) { for (const url of urls) yield await fetch(url) }
  `)
  fine('a stream reader', `
    async function copy(reader: ReadableStreamDefaultReader<string>) {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        await fetch('/x', { method: 'POST', body: value })
      }
    }
  `)
  fine('names prove nothing', `
    async function run(db: { query(id: string): Promise<void> }, ids: string[]) { for (const id of ids) await db.query(id) }
  `)
  fine('a DataLoader', `
    import DataLoader from 'dataloader'
    async function run(loader: DataLoader<string, string>, ids: string[]) {
      const out = []
      for (const id of ids) out.push(await loader.load(id))
      return out
    }
  `)
  fine('no work outside', `
    async function twice(x: number) { return x * 2 }
    async function run(xs: number[]) { for (const x of xs) await twice(x) }
  `)
  fine('the same request again: polling', `
    async function poll(times: number) { for (let i = 0; i < times; i++) await fetch('/status') }
  `)
  fine('a function defined in the loop', `
    function make(urls: string[]) {
      const out = []
      for (const url of urls) out.push(async () => { await fetch(url) })
      return out
    }
  `)
  fine('test files', `
    async function load(urls: string[]) { for (const url of urls) await fetch(url) }
  `, { path: 'src/main.test.ts' })
  fine('an unknown listener is told of each answer', `
    async function load(urls: string[], listener: { onAnswer(answer: Response): void }) {
      for (const url of urls) {
        const answer = await fetch(url)
        listener.onAnswer(answer)
      }
    }
  `)
})

describe('sequential-await (TypeScript): adjacent', () => {
  costs('two requests', `
    async function load() {
      const a = await fetch('/a')
      const b = ⟦await fetch('/b')⟧
      return [a, b]
    }
  `)
  costs('rows and their number', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    export async function list() {
      const rows = await prisma.user.findMany({ take: 10 })
      const total = ⟦await prisma.user.count()⟧
      return { rows, total }
    }
  `)
  costs('parts of answers', `
    import axios from 'axios'
    async function load() {
      const a = (await axios.get('/a')).data
      const { data: b } = ⟦await axios.get('/b')⟧
      return [a, b]
    }
  `)
  costs('three functions of the file', `
    import { readFile } from 'node:fs/promises'
    const read = (name: string) => readFile(name, 'utf8')
    async function load() {
      const a = await read('a')
      const b = ⟦await read('b')⟧
      const c = await read('c')
      return a + b + c
    }
  `)
  fine('a first that hands its rows to something unknown', `
    import { stream } from './stream'
    async function drain(handler: (rows: string[]) => Promise<string[]>) {
      const rows = await (await fetch('/rows')).json()
      return await handler(rows)
    }
    const size = async () => (await fetch('/size')).json()
    export async function run() {
      const done = await drain((rows) => stream.remove(rows))
      const left = await size()
      return { done, left }
    }
  `)
  costs('a first that says that it reads, and one of which all is known', `
    import { flags } from './flags'
    async function getFlags() {
      const names = await (await fetch('/flags')).json()
      return await flags.parse(names)
    }
    async function drain() {
      return (await fetch('/rows')).json()
    }
    const size = async () => (await fetch('/size')).json()
    export async function run() {
      const enabled = await getFlags()
      const left = ⟦await size()⟧
      return { enabled, left }
    }
    export async function others() {
      const done = await drain()
      const left = ⟦await size()⟧
      return { done, left }
    }
  `)
  fine('the second uses the first', `
    async function load() {
      const a = await fetch('/a')
      const b = await fetch(a.url)
      return b
    }
  `)
  fine('the body of the first', `
    async function load() {
      const a = await fetch('/a')
      const b = await a.json()
      return b
    }
  `)
  fine('a guard between', `
    async function load() {
      const a = await fetch('/a')
      if (!a.ok) throw new Error('no')
      const b = await fetch('/b')
      return [a, b]
    }
  `)
  fine('a write between them', `
    async function save() {
      const a = await fetch('/a', { method: 'POST' })
      const b = await fetch('/b')
      return [a, b]
    }
  `)
  fine('a lookup that throws', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    async function load(id: string) {
      const user = await prisma.user.findUniqueOrThrow({ where: { id } })
      const rows = await prisma.post.findMany({ where: { userId: id } })
      return { user, rows }
    }
  `)
  fine('one transaction', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    async function load() {
      return prisma.$transaction(async (tx) => {
        const a = await tx.user.findMany()
        const b = await tx.post.findMany()
        return [a, b]
      })
    }
  `)
  fine('promises that were started before', `
    async function load() {
      const first = fetch('/a')
      const second = fetch('/b')
      const a = await first
      const b = await second
      return [a, b]
    }
  `)
  fine('one of them is not known', `
    import { load as other } from './other.js'
    async function load() {
      const a = await other()
      const b = await fetch('/b')
      return [a, b]
    }
  `)
  fine('memory written by the second', `
    class Cache {
      value = ''
      async load() {
        this.value = await (await fetch('/a')).text()
        const b = await fetch('/b')
        return b
      }
    }
  `)
})

describe('sequential-await (TypeScript): fixes', () => {
  fixes('batches of 8', `
    async function load(urls: string[]) {
      const pages: Response[] = []
      for (const url of urls) {
        pages.push(⟦await fetch(url)⟧)
      }
      return pages
    }
  `, `
    async function load(urls: string[]) {
      const pages: Response[] = []
      for (let start = 0; start < urls.length; start += 8) {
        pages.push(...await Promise.all(urls.slice(start, start + 8).map(async (url) => fetch(url))))
      }
      return pages
    }
  `, { safety: 'suggested', title: /others have already started/ })
  fixes('a body with comments, continue and semicolons', `
    async function send(rows: { id: string; ok: boolean }[]) {
      for (const { id, ok } of rows) {
        // only good ones
        if (!ok) continue;
        const answer = ⟦await fetch(\`/x/\${id}\`, { method: 'POST' })⟧;
        console.log(answer.status);
      }
    }
  `, `
    async function send(rows: { id: string; ok: boolean }[]) {
      for (let start = 0; start < rows.length; start += 8) {
        await Promise.all(rows.slice(start, start + 8).map(async ({ id, ok }) => {
          // only good ones
          if (!ok) return;
          const answer = await fetch(\`/x/\${id}\`, { method: 'POST' });
          console.log(answer.status);
        }));
      }
    }
  `)
  fixes('what is no array becomes one once', `
    async function load(ids: Set<string>) {
      const out: unknown[] = []
      for (const id of ids) {
        const answer = ⟦await fetch(id)⟧
        out.push(await answer.json())
      }
      return out
    }
  `, `
    async function load(ids: Set<string>) {
      const out: unknown[] = []
      const idsList = [...ids]
      for (let start = 0; start < idsList.length; start += 8) {
        out.push(...await Promise.all(idsList.slice(start, start + 8).map(async (id) => {
          const answer = await fetch(id)
          return await answer.json()
        })))
      }
      return out
    }
  `)
  fixes('the limiter of the file', `
    import pLimit from 'p-limit'
    const limit = pLimit(4)
    async function send(urls: string[]) {
      for (const url of urls) {
        ⟦await fetch(url, { method: 'PUT' })⟧
      }
    }
  `, `
    import pLimit from 'p-limit'
    const limit = pLimit(4)
    async function send(urls: string[]) {
      await Promise.all(urls.map((url) => limit(async () => fetch(url, { method: 'PUT' }))))
    }
  `)
  fixes('a known number at once', `
    const ids = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    async function send() {
      for (const id of ids) {
        ⟦await fetch('/x/' + id, { method: 'PUT' })⟧
      }
    }
  `, `
    const ids = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    async function send() {
      await Promise.all(ids.map(async (id) => fetch('/x/' + id, { method: 'PUT' })))
    }
  `)
  fixes('adjacent awaits', `
    async function load() {
      const a = await fetch('/a')
      const b = ⟦await fetch('/b')⟧
      return [a, b]
    }
  `, `
    async function load() {
      const [a, b] = await Promise.all([
        fetch('/a'),
        fetch('/b'),
      ])
      return [a, b]
    }
  `)
  fixes('windows line ends', 'async function load() {\r\n  const a = await fetch("/a");\r\n  const b = ⟦await fetch("/b")⟧;\r\n  return [a, b];\r\n}\r\n',
    'async function load() {\r\n  const [a, b] = await Promise.all([\r\n    fetch("/a"),\r\n    fetch("/b"),\r\n  ]);\r\n  return [a, b];\r\n}\r\n')
  noFix('a sum', `
    async function size(url: string) { return (await (await fetch(url)).text()).length }
    async function total(urls: string[]) {
      let total = 0
      for (const url of urls) total += ⟦await size(url)⟧
      return total
    }
  `)
  noFix('an element that is added under a condition', `
    async function load(urls: string[]) {
      const out: Response[] = []
      for (const url of urls) {
        const answer = ⟦await fetch(url)⟧
        if (answer.ok) out.push(answer)
      }
      return out
    }
  `)
  noFix('a skipped element', `
    async function load(urls: string[]) {
      const out: Response[] = []
      for (const url of urls) {
        if (url === '') continue
        out.push(⟦await fetch(url)⟧)
      }
      return out
    }
  `)
  noFix('a Map keeps the order of its keys', `
    async function load(ids: string[]) {
      const found = new Map<string, Response>()
      for (const id of ids) found.set(id, ⟦await fetch(id)⟧)
      return found
    }
  `)
  noFix('text over several lines would be indented', `
    async function send(ids: string[]) {
      for (const id of ids) {
        const body = \`
    \${id}\`
        ⟦await fetch(id, { method: 'PUT', body })⟧
      }
    }
  `)
  noFix('different declarations', `
    async function load() {
      const a = await fetch('/a')
      let b = ⟦await fetch('/b')⟧
      b = a
      return b
    }
  `)
})

describe('sequential-await (TypeScript): code without semicolons', () => {
  fixes('a semicolon that guards the next line stays', `
    import { readFile } from 'node:fs/promises'
    async function load(a: string, b: string) {
      const first = await readFile(a, 'utf8')
      const { length } = ⟦await readFile(b, 'utf8')⟧
      ;[first].forEach((text) => { console.log(text, length) })
    }
  `, `
    import { readFile } from 'node:fs/promises'
    async function load(a: string, b: string) {
      const [first, { length }] = await Promise.all([
        readFile(a, 'utf8'),
        readFile(b, 'utf8'),
      ])
      ;[first].forEach((text) => { console.log(text, length) })
    }
  `)
})

describe('sequential-await (TypeScript): an object that every iteration changes', () => {
  fine('fields drawn on one document', `
    //- src/insert.ts
    export async function insertField(pdf: any, field: { font: string }) {
      const font = await fetch(field.font)
      pdf.registerFont(font)
    }
    //- src/fill.ts
    import { PDFDocument } from 'pdf-lib'
    import { insertField } from './insert'
    export async function fill(bytes: Uint8Array, fields: { font: string }[]) {
      const pdf = await PDFDocument.load(bytes)
      for (const field of fields) await insertField(pdf, field)
      return pdf.save()
    }
  `)
  fine('modules that register in one container, handed on inside an object', `
    //- src/load.ts
    async function loadResources({ container, url }: { container: any, url: string }) {
      const made = await fetch(url)
      container.register({ [url]: made })
    }
    export async function load(container: any, url: string) {
      await loadResources({ container, url })
    }
    //- src/modules.ts
    import { load } from './load'
    export async function modules(container: any, urls: string[]) {
      for (const url of urls) await load(container, url)
    }
  `)
  costs('an object that is only read, and a logger', `
    //- src/load.ts
    export async function load(settings: any, logger: any, url: string) {
      logger.info(url)
      const value = settings.get('token')
      return fetch(url, { headers: { value } })
    }
    //- src/modules.ts
    import { load } from './load'
    export async function modules(settings: any, logger: any, urls: string[]) {
      const all: Response[] = []
      for (const url of urls) all.push(⟦await load(settings, logger, url)⟧)
      return all
    }
  `)
})

describe('sequential-await (TypeScript): a write that decides about the next', () => {
  fine('a limit that is counted down', `
    import { PrismaClient } from '@prisma/client'
    const prisma = new PrismaClient()
    async function check(key: string) {
      const row = await prisma.rateLimit.upsert({ where: { key }, create: { key, count: 1 }, update: { count: { increment: 1 } } })
      return { isLimited: row.count > 10 }
    }
    export async function checkAll(keys: string[]) {
      for (const key of keys) {
        const result = await check(key)
        if (result.isLimited) throw new Error('too many')
      }
    }
  `)
  costs('requests that fail for themselves', `
    export async function load(urls: string[]) {
      const all: string[] = []
      for (const url of urls) {
        const answer = ⟦await fetch(url)⟧
        if (!answer.ok) throw new Error(url)
        all.push(url)
      }
      return all
    }
  `)
})
