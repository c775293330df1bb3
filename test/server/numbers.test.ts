// What the light bulb offers about the numbers of an estimate: to say them in a comment that counts, and to see what they rest on.

import assert from 'node:assert/strict'
import type { CodeAction } from 'vscode-languageserver/node'
import { estimateMethod, selectNumberCommand, whyThisNumberCommand } from '../../src/protocol/messages.js'
import { startEditor, type Editor } from './editor.js'

const query = 'db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()'
const plain = `import sqlite3

def names(db: sqlite3.Connection, ids):
    for id in ids:
        ${query}
`

describe('server: numbers', () => {
  let editor: Editor
  let path = ''
  let count = 0
  before(async () => { editor = await startEditor({ '.cost-hints.json': '{}' }, {}, { commands: [whyThisNumberCommand, selectNumberCommand] }) })
  after(() => editor.stop())
  afterEach(() => editor.close(path))

  async function actions(text: string, ending = 'py', place = 'execute('): Promise<readonly CodeAction[]> {
    path = `app${++count}.${ending}`
    await editor.open(path, text)
    await editor.current(path)
    const lines = text.slice(0, text.indexOf(place)).split('\n')
    const at = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
    return editor.actions(path, { start: at, end: at })
  }
  async function chosen(text: string, title: RegExp, ending?: string, place?: string): Promise<CodeAction> {
    const offered = await actions(text, ending, place)
    const action = offered.find((one) => title.test(one.title)) ?? assert.fail(`no ${String(title)} among ${offered.map((one) => one.title).join(' | ')}`)
    return editor.connection.sendRequest('codeAction/resolve', action)
  }
  async function afterwards(text: string, title: RegExp, ending?: string, place?: string): Promise<string> {
    await editor.apply(await chosen(text, title, ending, place))
    return editor.text(path)
  }
  const calls = /^Set how often .* runs…$/

  it('how often a function runs is written above it, as it is assumed, and selected', async () => {
    const action = await chosen(plain, calls)
    assert.equal(action.title, 'Set how often names runs…')
    await editor.apply(action)
    assert.equal(editor.text(path), plain.replace('def', '# cost-hints: calls=10k/month\ndef'))
    const range = { start: { line: 2, character: 20 }, end: { line: 2, character: 29 } }
    assert.deepEqual(action.command, { title: '', command: selectNumberCommand, arguments: [{ uri: editor.uri(path), range }] })
    await editor.current(path)
    assert.match(await editor.hover(path, 'execute('), /\| calls \| 10,000 calls\/month \| comment: /)
  })

  it('above decorators, with the indentation and line ends of the file', async () => {
    const decorated = `import sqlite3\n\nclass A:\n    @one\n    @two(\n        1,\n    )\n    def names(self, db: sqlite3.Connection, ids):\n        for id in ids:\n            ${query}\n`.replaceAll('\n', '\r\n')
    assert.equal(await afterwards(decorated, calls), decorated.replace('    @one', '    # cost-hints: calls=10k/month\r\n    @one'))
  })

  it('into the comment that is there', async () => {
    assert.equal(await afterwards(plain.replace('def', '# cost-hints: N=500 -- in May\ndef'), calls), plain.replace('def', '# cost-hints: N=500 calls=10k/month -- in May\ndef'))
    await editor.close(path)
    assert.equal(await afterwards(plain.replace('ids):', 'ids):  # cost-hints: N=500'), calls), plain.replace('ids):', 'ids):  # cost-hints: N=500 calls=10k/month'))
  })

  it('what N is, too', async () => {
    assert.equal(await afterwards(plain, /^Set what N is: elements of `ids`…$/), plain.replace('def', '# cost-hints: N=100\ndef'))
  })

  it('is not offered where it is said', async () => {
    const said = await actions(plain.replace('def', '# cost-hints: calls=5/day N=3\ndef'))
    assert.deepEqual(said.filter(({ title }) => title.startsWith('Set ')), [])
  })

  it('at the function that decides it first, in TypeScript', async () => {
    const text = `import express from 'express'
import { Pool } from 'pg'

const app = express()
const pool = new Pool()

async function load(ids: number[]) {
  for (const id of ids) {
    await pool.query('SELECT * FROM users WHERE id = $1', [id])
  }
}

app.get(
  '/users',
  async (request, response) => {
    await load(request.body.ids)
    response.end()
  },
)
`
    const offered = (await actions(text, 'ts', 'pool.query')).filter(({ title }) => calls.test(title))
    assert.deepEqual(offered.map(({ title }) => title), ['Set how often GET /users runs…', 'Set how often load runs…'])
    await editor.apply(offered[0] ?? assert.fail())
    assert.equal(editor.text(path), text.replace('  async (request', '  // cost-hints: calls=100k/month\n  async (request'))
  })

  it('not of those who call, whose numbers have other names there', async () => {
    const text = `${plain}\n\ndef all_names(db, groups):\n    for group in groups:\n        names(db, group)\n`
    const offered = (await actions(text)).map(({ title }) => title).filter((title) => title.startsWith('Set '))
    assert.deepEqual(offered, ['Set how often all_names runs…', 'Set how often names runs…', 'Set what N is: elements of `ids`…'])
  })

  it('in another file, where that is open or not', async () => {
    const entry = 'from flask import Flask\nfrom shared import names\napp = Flask(__name__)\n\n@app.get("/names")\ndef listed():\n    names(db, ids)\n'
    await editor.write('routes.py', entry)
    await editor.write('shared.py', plain)
    path = 'shared.py'
    await editor.open(path)
    await editor.settled(path)
    const at = { line: 4, character: 10 }
    const [first, second] = (await editor.actions(path, { start: at, end: at })).filter(({ title }) => calls.test(title))
    assert.deepEqual([first?.title, second?.title], ['Set how often GET /names runs…', 'Set how often names runs…'])
    await editor.apply(first ?? assert.fail())
    assert.equal(editor.read('routes.py'), entry.replace('@app.get', '# cost-hints: calls=100k/month\n@app.get'))
    await editor.settled(path)
    const [change, own] = (await editor.actions(path, { start: at, end: at })).filter(({ title }) => / how often /.test(title))
    assert.deepEqual([change?.title, own], ['Set how often names runs…', undefined])
  })

  it('that are said are shown where they are', async () => {
    const offered = await actions(plain.replace('def', '# cost-hints: calls=5/day N=3\ndef'))
    const change = offered.find(({ title }) => title === 'Change how often names runs…')
    const range = { start: { line: 2, character: 20 }, end: { line: 2, character: 25 } }
    assert.deepEqual(change?.command, { title: 'Change how often names runs…', command: selectNumberCommand, arguments: [{ uri: editor.uri(path), range }] })
  })

  it('are explained', async () => {
    const why = (await actions(plain)).find(({ title }) => title === 'Why this number?')
    const params: unknown = why?.command?.arguments?.[0]
    assert.ok(typeof params === 'object')
    const page: string = await editor.connection.sendRequest(estimateMethod, params)
    assert.match(page, /^# Why this number\?\n\n.*\n\nAs it is, and after the fix: \*\*N queries → 1 query\*\* per call, where\n\n- N: elements of `ids`\n/)
    assert.match(page, /\n\| with \| value \| from \| may be off by \|\n/)
    assert.equal(await editor.connection.sendRequest(estimateMethod, { ...params, fingerprint: 'none' }), null)
  })
})
