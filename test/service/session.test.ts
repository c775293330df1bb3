// A session that knows a root: read in the background, linked when all is read, told of what changes, and back soon after a loss.

import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultOptions } from '../../src/analysis/options.js'
import { openSession, type Session } from '../../src/service/session.js'
import { withFolder, type Files } from '../support/folder.js'
import { onceMark } from './once-mark.js'

const users = `import sqlite3

def load(db: sqlite3.Connection, id):
    return db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()

def greet(name):
    return "Hello " + name
`
const report = 'from users import load\n\ndef report(db, ids):\n    for id in ids:\n        print(load(db, id))\n'
const greeting = 'from users import greet\n\ndef all(names):\n    return [greet(name) for name in names]\n'
const other = 'def twice(number):\n    return number * 2\n'
const cached = users.replace('def load', 'from functools import cache\n\n@cache\ndef load')
const files = { 'users.py': users, 'report.py': report, 'greeting.py': greeting, 'other.py': other }

/** So many conditions in one place that looking at them takes longer than the clock allows. */
const endless = `def endless(x):\n${'    if x: x = x or x and not x\n'.repeat(40_000)}`

describe('session of a root', () => {
  interface Opened {
    readonly session: Session
    readonly root: string
    readonly told: (readonly string[])[]
    rules(path: string): Promise<readonly string[]>
  }

  async function withSession(given: Files, use: (opened: Opened) => Promise<void>): Promise<void> {
    await withFolder(given, async (root) => {
      const told: (readonly string[])[] = []
      const session = openSession({ root, onAffected: (paths) => told.push([...paths].sort()) })
      try {
        const rules = async (path: string): Promise<readonly string[]> => (await session.report(path, defaultOptions)).findings.map(({ rule }) => rule)
        await use({ session, root, told, rules })
      } finally {
        await session.close()
      }
    })
  }

  it('answers alone before it is read, and says what differs afterwards', async () => {
    await withSession(files, async ({ session, told, rules }) => {
      session.set('report.py', report)
      session.know(Object.keys(files))
      assert.deepEqual(await rules('report.py'), [])
      await session.read()
      assert.deepEqual(told, [['report.py']])
      assert.deepEqual(await rules('report.py'), ['n-plus-one-query'])
    })
  })

  it('says which files rest on an edit, and no others', async () => {
    await withSession(files, async ({ session, told, rules }) => {
      session.know(Object.keys(files))
      await session.read()
      for (const path of Object.keys(files)) await rules(path)
      told.length = 0
      session.set('other.py', other.replace('* 2', '+ number'))
      await rules('other.py')
      assert.equal(told.length, 0)
      session.set('users.py', cached)
      await rules('users.py')
      const [first = [], ...others] = told
      assert.deepEqual(others, [])
      assert.ok(first.includes('report.py'), String(first))
      assert.ok(!first.includes('other.py') && !first.includes('users.py'), String(first))
      session.remove('users.py')
      await session.read()
      assert.deepEqual(await rules('report.py'), ['n-plus-one-query'])
    })
  })

  it('follows the disk, but not below what is set', async () => {
    await withSession(files, async ({ session, root, told, rules }) => {
      session.know(Object.keys(files))
      await session.read()
      await rules('report.py')
      told.length = 0
      await writeFile(join(root, 'users.py'), cached)
      session.set('users.py', users)
      session.reload(['users.py'])
      await session.read()
      assert.deepEqual(await rules('report.py'), ['n-plus-one-query'])
      session.remove('users.py')
      await session.read()
      assert.deepEqual(told, [['report.py']])
      assert.deepEqual(await rules('report.py'), [])
      await rm(join(root, 'users.py'))
      session.know(Object.keys(files).filter((path) => path !== 'users.py'))
      await session.read()
      assert.equal(told.length, 2)
    })
  })

  it('answers several questions from the same texts', async () => {
    await withSession(files, async ({ session }) => {
      session.know(Object.keys(files))
      await session.read()
      const asked = session.together({}, async (answers) => {
        const { findings: [found] } = await answers.report('report.py', defaultOptions)
        session.set('users.py', '')
        return { found, texts: await answers.texts(['users.py']) }
      })
      const { found, texts } = await asked
      assert.deepEqual(found?.related.map(({ path }) => path), ['users.py'])
      assert.equal(texts.get('users.py'), users)
      assert.equal((await session.texts(['users.py'])).get('users.py'), '')
    })
  })

  it('looks at texts that are not in force without minding the others', async () => {
    await withSession(files, async ({ session, told, rules }) => {
      session.know(Object.keys(files))
      await session.read()
      assert.deepEqual(await rules('report.py'), ['n-plus-one-query'])
      told.length = 0
      const changes = [['users.py', cached]] as const
      assert.deepEqual((await session.report('report.py', defaultOptions, { changes })).findings, [])
      assert.deepEqual(await rules('report.py'), ['n-plus-one-query'])
      assert.deepEqual(told, [])
    })
  })

  it('knows the root again after a text has ended its worker', async () => {
    await withSession(files, async ({ session, rules }) => {
      session.know(Object.keys(files))
      await session.read()
      assert.deepEqual(await rules('report.py'), ['n-plus-one-query'])
      session.set('endless.py', endless)
      const { problems } = await session.report('endless.py', defaultOptions)
      assert.deepEqual(problems, [{ path: 'endless.py', message: 'given up: it took over 2 seconds' }])
      await session.read()
      assert.deepEqual(await rules('report.py'), ['n-plus-one-query'])
    })
  })

  it('looks a second time at a text that was too slow when others had to be looked at with it', async () => {
    const told: (readonly string[])[] = []
    const workerScript = new URL('./misbehaving-worker.js', import.meta.url)
    const session = openSession({ root: '/', workerScript, onAffected: (paths) => told.push(paths) })
    try {
      session.know(['late-once.py'])
      session.set('late-once.py', 'x')
      await session.read()
      assert.equal((await session.report('late-once.py', defaultOptions)).problems.length, 1)
      await session.read()
      assert.deepEqual(told, [['late-once.py']])
      assert.deepEqual((await session.report('late-once.py', defaultOptions)).problems, [])
    } finally {
      await session.close()
      await rm(onceMark)
    }
  })

  it('leaves out a file of the disk that ends workers', async () => {
    await withSession({ ...files, 'endless.py': endless }, async ({ session, rules }) => {
      session.know([...Object.keys(files), 'endless.py'])
      await session.read()
      assert.deepEqual(await rules('report.py'), ['n-plus-one-query'])
      assert.deepEqual([...session.index.lost], [['endless.py', 'given up: it took over 2 seconds']])
    })
  })
})
