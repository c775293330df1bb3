// Where no batch is offered, the message says why; and how the code that fixes write keeps the file's style.

import assert from 'node:assert/strict'
import { checksFor, findingsIn, fixesOf } from '../support/check.js'
import { dedent } from '../support/marks.js'

const python = checksFor('n-plus-one-query', 'python')
const typescript = checksFor('n-plus-one-query', 'typescript')

const connected = 'import sqlite3\ndb = sqlite3.connect("x.db")\n'
const inLoop = (body: string) => `${connected}def f(ids: list[int], rows):\n    for id in ids:\n${body.replace(/^/gm, '        ')}\n`

const withheld: readonly (readonly [string, RegExp])[] = [
  [inLoop('print(db.execute("SELECT * FROM t WHERE id = ? LIMIT 1", (id,)).fetchone())'), /LIMIT works on the rows of one key/],
  [inLoop('print(db.execute("SELECT a FROM t WHERE id = ? UNION SELECT 1", (id,)).fetchone())'), /UNION puts the rows of several queries together/],
  [inLoop('print(db.execute("SELECT * FROM t WHERE id = ? OR a = 1", (id,)).fetchone())'), /not joined by AND alone/],
  [inLoop('if id > 3:\n    print(db.execute("SELECT * FROM t WHERE id = ?", (id,)).fetchone())'), /some of the elements only/],
  [inLoop('try:\n    print(db.execute("SELECT * FROM t WHERE id = ?", (id,)).fetchone())\nexcept sqlite3.Error:\n    pass'), /failure is handled in the loop/],
  [inLoop('found = db.execute("SELECT * FROM t WHERE id = ?", (id,)).fetchall()\nfound.append(1)\nprint(found)'), /changes what the query gives/],
  [inLoop('print(db.execute("SELECT * FROM t WHERE id = ?", (id,)).fetchone())\ndb.execute("UPDATE t SET a = 1 WHERE id = ?", (id,))'), /also writes to the database/],
  [inLoop('print(db.execute("SELECT * FROM t WHERE id = ? AND n = ?", (id, id + 1)).fetchone())'), /more than one part/],
  [inLoop('cursor = db.execute("SELECT * FROM t WHERE id = ?", (id,))\nrows.append(cursor)'), /more ways than a lookup gives/],
  ['def f(db, ids):\n    for id in ids:\n        print(db.query(f"SELECT * FROM t WHERE id = {id}"))\n', /takes parameters is not known/],
  ['import sqlite3\ndef f(db: sqlite3.Connection, ids: list[int]):\n    return [db.execute("SELECT * FROM t WHERE id = ?", (id,)).fetchall() for id in ids]\n', /by place or by name/],
  [`${connected}def one(id):\n    return db.execute("SELECT * FROM t WHERE id = ?", (id,)).fetchone()\ndef f(ids):\n    for id in ids:\n        print(one(id))\n`, /in a function that the loop calls/],
  [`${connected}class Db:\n    def query(self, sql):\n        return db.execute(sql).fetchall()\nd = Db()\ndef f(ids):\n    for id in ids:\n        print(d.query(f"SELECT * FROM t WHERE id = {id}"))\n`, /`query` takes no parameters/],
]

describe('n-plus-one-query without a fix', () => {
  withheld.forEach(([text, reason], index) => {
    it(`${index + 1}: ${reason.source}`, async () => {
      const findings = await findingsIn('n-plus-one-query', 'app/main.py', text)
      const finding = findings.find((one) => reason.test(one.message))
      assert.ok(finding, findings.map((one) => one.message).join('\n'))
      assert.deepEqual(await fixesOf(finding), [])
    })
  })
})

describe('n-plus-one-query: what its fixes write', () => {
  python.fixes('quotes, tabs, comments', `
    import sqlite3
    db = sqlite3.connect('x.db')
    def f(ids: list[int]):
    \t# every one of them
    \tfor id in ids:  # in order
    \t\tprint(⟦db.execute('SELECT id, a FROM t WHERE id = ?', (id,))⟧.fetchone())  # perhaps none
  `, `
    import sqlite3
    db = sqlite3.connect('x.db')
    def f(ids: list[int]):
    \t# every one of them
    \tid_keys = list(dict.fromkeys(ids))
    \trow_by_id = {}
    \tfor start in range(0, len(id_keys), 32766):
    \t\tbatch = id_keys[start:start + 32766]
    \t\tplaceholders = ', '.join('?' * len(batch))
    \t\tfor row in db.execute(f'SELECT id, a FROM t WHERE id IN ({placeholders})', batch):
    \t\t\trow_by_id.setdefault(row[0], row)
    \tfor id in ids:  # in order
    \t\tprint(row_by_id.get(id))  # perhaps none
  `, { safety: 'suggested', title: /rows are read before the loop/ })
  typescript.fixes('semicolons, and a name that is taken', `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export async function f(ids: string[], found: string) {
      for (const id of ids) {
        const user = await ⟦prisma.user.findFirst({ where: { id } })⟧;
        console.log(found, user);
      }
    }
  `, `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export async function f(ids: string[], found: string) {
      const idKeys = [...new Set(ids)];
      const found2 = await prisma.user.findMany({ where: { id: { in: idKeys } } });
      const userById = new Map(found2.map((row) => [row.id, row]));
      for (const id of ids) {
        const user = userById.get(id) ?? null;
        console.log(found, user);
      }
    }
  `, { safety: 'suggested' })
  typescript.fixes('keys that are objects are compared by their text', `
    import mongoose from 'mongoose'
    const Post = mongoose.model('Post', new mongoose.Schema({}))
    export async function f(ids: string[]) {
      for (const id of ids) console.log(await ⟦Post.findById(id)⟧)
    }
  `, `
    import mongoose from 'mongoose'
    const Post = mongoose.model('Post', new mongoose.Schema({}))
    export async function f(ids: string[]) {
      const idKeys = [...new Set(ids)]
      const found = await Post.find({ _id: { $in: idKeys } })
      const rowById = new Map(found.map((row) => [String(row._id), row]))
      for (const id of ids) console.log(rowById.get(String(id)) ?? null)
    }
  `, { safety: 'suggested' })
  it('keeps CRLF', async () => {
    const text = dedent(inLoop('print(db.execute("SELECT id FROM t WHERE id = ?", (id,)).fetchone())')).replace(/\n/g, '\r\n')
    const [finding] = await findingsIn('n-plus-one-query', 'app/main.py', text)
    assert.ok(finding)
    const [fix] = await fixesOf(finding)
    assert.ok(fix)
    for (const edit of fix.edits) assert.doesNotMatch(edit.newText, /\r\r|(?<!\r)\n/)
  })
})
