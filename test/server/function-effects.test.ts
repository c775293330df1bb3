// What the function at a place does, through other files, and of the text as it is typed.

import assert from 'node:assert/strict'
import { startEditor, type Editor } from './editor.js'

const users = `import sqlite3

def load(db: sqlite3.Connection, id):
    return db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()
`
const report = `from users import load

def report(db, ids):
    for id in ids:
        load(db, id)

def total(rows):
    return sum(rows)
`

describe('server: what a function does', () => {
  let editor: Editor
  before(async () => { editor = await startEditor({ '.cost-hints.json': '{}', 'users.py': users, 'report.py': report }) })
  after(() => editor.stop())

  const at = (line: number, path = 'report.py'): Promise<string | null> => editor.connection.sendRequest('costHints/functionEffects', { uri: editor.uri(path), line })

  it('is told for the line of the cursor', async () => {
    await editor.open('report.py')
    assert.match(await at(4) ?? '', /^report {2}report\.py:3\n {2}N queries per call\n[^]*report\.py:5 report → users\.py:4 load\n$/)
    assert.match(await at(7) ?? '', /^total {2}report\.py:7\n {2}nothing outside of itself\n/)
  })

  it('follows what is typed', async () => {
    await editor.type('report.py', 'sum(rows)', 'load(rows, 1)')
    assert.match(await at(7) ?? '', /^total {2}report\.py:7\n {2}1 query per call\n/)
  })

  it('is not told for documents that nobody opened', async () => {
    assert.equal(await at(0, 'users.py'), null)
  })
})
