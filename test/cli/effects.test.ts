// What functions do, as the executable prints it: whole outputs, so that a change of any of them is seen.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { withFolder } from '../support/folder.js'
import { run, type Run } from './command-line.js'

const shop = {
  '.cost-hints.json': '{}',
  'app/users.py': `from functools import lru_cache
import sqlite3

@lru_cache
def settings():
    with open("settings.json") as file:
        return file.read()

class Users:
    def __init__(self, connection: sqlite3.Connection):
        self.connection = connection

    def one(self, id):
        return self.connection.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()

    def many(self, ids):
        return [self.one(id) for id in ids]
`,
  'app/report.py': `import sqlite3
import requests
from app.users import Users, settings

def report(path, groups, url):
    connection = sqlite3.connect(path)
    users = Users(connection)
    for group in groups:
        settings()
        for user in users.many(group.members):
            print(user)
    if url is not None:
        requests.post(url, timeout=5)

def total(rows):
    return sum(row.price for row in rows)
`,
}

const orders = {
  '.cost-hints.json': '{}',
  'src/summaries.ts': `import OpenAI from 'openai'

const client = new OpenAI()

export async function summarise(text: string): Promise<string> {
  const answer = await client.chat.completions.create({ model: 'small', messages: [{ role: 'user', content: text }] })
  return answer.choices[0].message.content ?? ''
}
`,
  'src/orders.ts': `import { PrismaClient } from '@prisma/client'
import { summarise } from './summaries'

export class Orders {
  constructor(private readonly prisma: PrismaClient) {}

  async overview(ids: string[]) {
    const orders = await this.prisma.order.findMany({ where: { id: { in: ids } } })
    const texts = await Promise.all(orders.map((order) => summarise(order.note)))
    for (const order of orders) {
      if (order.paid) await this.prisma.order.update({ where: { id: order.id }, data: { seen: true } })
    }
    return texts
  }

  visit(node: { url: string, children: any[] }) {
    fetch(node.url)
    node.children.forEach((child) => this.visit(child))
  }

  label(order: { id: string }) {
    return order.id
  }
}
`,
}

const reportText = `report  app/report.py:5
  1 connection, 1 file read, N × M queries, N × K log lines, up to 1 request per call
  loops run N + N × M + N × K times
  N: elements of \`groups\` (line 8)
  M: elements of \`group.members\` (line 10)
  K: elements of \`users.many(group.members)\` (line 10)

  1      connection  sqlite3.connect(path)
                     certain · blocking
                     app/report.py:6 report
  1      file read   file.read()
                     certain · once, then its result is kept · blocking · on file (io.TextFile)
                     app/report.py:9 report → app/users.py:7 settings
  N × M  query       self.connection.execute("SELECT * FROM users WHERE id = ?", (id,))
                     certain · blocking · on self.connection (sqlite3.Connection)
                     app/report.py:10 report → app/users.py:17 Users.many → app/users.py:14 Users.one
  N × K  log line    print(user)
                     certain · blocking
                     app/report.py:11 report
  1      request     requests.post(url, timeout=5)
                     perhaps · blocking
                     app/report.py:13 report
`

const ordersText = `Orders.overview  src/orders.ts:7
  async
  1 query, N paid calls, up to N writes per call
  loops run 2 × N times
  N: elements of \`orders\` (line 9)

  1  query      this.prisma.order.findMany({ where: { id: { in: ids } } })
                certain · awaited · on this.prisma.order (@prisma/client.Delegate)
                src/orders.ts:8 Orders.overview
  N  paid call  client.chat.completions.create({ model: 'small', messages: [{ role: 'us…
                certain · started together with others · on client.chat.completions (openai.Completions) · billed by openai as completion
                src/orders.ts:9 Orders.overview → src/summaries.ts:6 summarise
  N  write      this.prisma.order.update({ where: { id: order.id }, data: { seen: true …
                perhaps · awaited · on this.prisma.order (@prisma/client.Delegate)
                src/orders.ts:11 Orders.overview

Orders.visit  src/orders.ts:16
  calls itself: repeats an unknown number of times
  N requests per call
  loops run N × M times
  N: runs of \`Orders.visit\`, an unknown number of times (line 16)
  M: elements of \`node.children\` (line 18)

  N  request  fetch(node.url)
              certain · started, not awaited here
              src/orders.ts:17 Orders.visit

nothing outside of themselves: Orders.constructor, Orders.label
`

async function call(files: Readonly<Record<string, string>>, ...given: string[]): Promise<Run> {
  return withFolder(files, (folder) => run(folder, ['effects', ...given]))
}

describe('effects', () => {
  it('a function, through the files that it calls', async () => {
    assert.deepEqual(await call(shop, 'app/report.py:report'), { status: 0, errors: '', output: reportText })
  })

  it('all functions of a file', async () => {
    assert.deepEqual(await call(orders, 'src/orders.ts'), { status: 0, errors: '', output: ordersText })
  })

  it('the function at a line', async () => {
    assert.deepEqual(await call(shop, 'app/report.py:10'), { status: 0, errors: '', output: reportText })
    assert.match((await call(shop, 'app/report.py:16')).output, /^total {2}app\/report\.py:15\n {2}nothing outside of itself\n/)
  })

  it('a method, by its qualified name', async () => {
    const { output } = await call(shop, 'app/users.py:Users.many')
    assert.match(output, /^Users\.many {2}app\/users\.py:16\n {2}N queries per call\n/)
  })

  it('paths are those of the working folder', async () => {
    await withFolder(shop, async (folder) => {
      const { output } = await run(join(folder, 'app'), ['effects', 'report.py:report'])
      assert.match(output, /^report {2}report\.py:5\n[^]*\n +report\.py:10 report → users\.py:17 Users\.many/)
    })
  })

  it('what is not understood is no nothing, and what N is', async () => {
    const source = 'import stripe\n\ndef pay(users, notify):\n    for user in users:\n        stripe.Charge.create(user)\n        notify(user)\n\ndef known(a: list[str], b: list[str]):\n    return [x for x in a if x in b]\n'
    const files = { '.cost-hints.json': '{}', 'pay.py': source }
    const all = await call(files, 'pay.py')
    assert.match(all.output, /^nothing known, since these calls are not understood:\n {2}pay: stripe\.Charge\.create, notify\n\nnothing outside of themselves: known\n$/)
    assert.match((await call(files, 'pay.py:pay')).output, /^ {2}nothing known\n {2}not understood: stripe\.Charge\.create, notify\n {2}loops run N times\n {2}N: elements of `users` \(line 4\)\n/m)
    assert.match((await call(files, 'pay.py:known')).output, /^ {2}nothing outside of itself\n {2}loops run N times\n {2}N: elements of `a` \(line 9\)\n/m)
  })

  it('as JSON', async () => {
    const { status, output } = await call(orders, 'src/orders.ts:Orders.overview', '--format', 'json')
    assert.equal(status, 0)
    const { version, path, functions } = JSON.parse(output) as { version: number, path: string, functions: readonly [Described] }
    assert.deepEqual({ version, path, count: functions.length }, { version: 1, path: 'src/orders.ts', count: 1 })
    const [overview] = functions
    assert.deepEqual({ name: overview.name, async: overview.async, memoised: overview.memoised, recursive: overview.recursive, complete: overview.complete }, {
      name: 'Orders.overview', async: true, memoised: false, recursive: false, complete: true,
    })
    assert.deepEqual(overview.bounds.map(({ name, form, of, loops }) => [name, form, of, loops.map(({ range }) => range.start.line)]), [['N', 'elements', 'orders', [9, 10]]])
    assert.deepEqual(overview.totals.map(({ kind, count, terms }) => [kind, count, terms]), [
      ['query', '1', [{ times: 1, bounds: [] }]], ['paid', 'N', [{ times: 1, bounds: ['N'] }]], ['write', 'N', [{ times: 1, bounds: ['N'] }]],
    ])
    const paid = overview.effects[1]
    assert.deepEqual({ kind: paid?.kind, service: paid?.service, waits: paid?.waits, certain: paid?.certain }, { kind: 'paid', service: 'openai', waits: 'together', certain: true })
    assert.deepEqual(paid?.trails.map((trail) => trail.map((hop) => [hop.path, hop.function, hop.range.start])), [[
      ['src/orders.ts', 'Orders.overview', { line: 9, column: 59 }], ['src/summaries.ts', 'summarise', { line: 6, column: 24 }],
    ]])
  })
})

interface Place { readonly path: string, readonly range: { readonly start: { readonly line: number, readonly column: number } } }

interface Described {
  readonly name: string
  readonly async: boolean
  readonly memoised: boolean
  readonly recursive: boolean
  readonly complete: boolean
  readonly bounds: readonly { readonly name: string, readonly form: string, readonly of: string, readonly loops: readonly Place[] }[]
  readonly totals: readonly { readonly kind: string, readonly count: string, readonly terms: unknown }[]
  readonly effects: readonly {
    readonly kind: string, readonly service: string, readonly waits: string, readonly certain: boolean, readonly trails: readonly (readonly (Place & { readonly function: string })[])[]
  }[]
}

describe('effects, wrong usage: status 2 and one line', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['app/report.py:reports', 'app/report.py has no function "reports"; did you mean "report"?'],
    ['app/users.py:many', 'app/users.py has no function "many"; did you mean "Users.many"?'],
    ['app/none.py:report', 'app/none.py: not read: does not exist'],
    ['app', 'app: is a folder; give a file, or a function of it as app/file.py:function'],
    ['.cost-hints.json', '.cost-hints.json: is no Python, TypeScript or JavaScript'],
    ['app/report.py:900', 'app/report.py has no line 900'],
    ['app/report.py --format yaml', '--format must be one of text, json, not "yaml"'],
  ]
  for (const [given, line] of cases) it(given, async () => { assert.deepEqual(await call(shop, ...given.split(' ')), { status: 2, output: '', errors: `error: ${line}\n` }) })

  it('a file of no project is told alone, and that is said', async () => {
    const { '.cost-hints.json': _configuration, ...files } = shop
    const { status, output, errors } = await call(files, 'app/report.py:report')
    assert.equal(errors, 'note: app/report.py is in no project (no .cost-hints.json or .git above it): no other file is read\n')
    assert.equal(status, 0)
    assert.doesNotMatch(output, /app\/users\.py/)
  })

  it('a broken configuration', async () => {
    const { status, errors } = await call({ ...shop, '.cost-hints.json': '{ "levle": 1 }' }, 'app/report.py')
    assert.equal(status, 2)
    assert.match(errors, /^error: .*\.cost-hints\.json:1:3: unknown key "levle"/)
  })

  it('a file that cannot be parsed is told as far as it is whole', async () => {
    const { status, output } = await call({ ...shop, 'app/broken.py': 'import requests\ndef f(url):\n    requests.get(url)\n\ndef g(:\n' }, 'app/broken.py:f')
    assert.equal(status, 0)
    assert.match(output, /^f {2}app\/broken\.py:2\n {2}1 request per call\n/)
  })
})
