// Money at the end of a line: for who wants it, where it is money.

import assert from 'node:assert/strict'
import type { InlayHint } from 'vscode-languageserver/node'
import { startEditor, type Editor } from './editor.js'

const query = 'db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()'
const text = `import sqlite3

# cost-hints: calls=50M/month
def names(db: sqlite3.Connection, ids):
    for id in ids:
        ${query}  # one by one

def kept(us: list[str], banned: list[str]):
    return [u for u in us if u not in banned]
`

describe('server: inlay hints', () => {
  let editor: Editor
  before(async () => {
    editor = await startEditor({ '.cost-hints.json': '{}' })
    await editor.open('a.py', text)
  })
  after(() => editor.stop())

  const hints = (last = 20): Promise<readonly InlayHint[]> => (
    editor.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri: editor.uri('a.py') }, range: { start: { line: 0, character: 0 }, end: { line: last, character: 0 } } })
  )

  it('are off unless somebody wants them', async () => {
    assert.deepEqual(await hints(), [])
  })

  it('say at the end of a line what it costs', async () => {
    await editor.configure({ inlayHints: true })
    const [hint, ...others] = await hints()
    assert.deepEqual(hint?.position, { line: 5, character: (text.split('\n')[5] ?? '').length })
    assert.match(typeof hint.label === 'string' ? hint.label : '', /^\$[\d.,]+–[\d.,]+\/month$/)
    assert.match(typeof hint.tooltip === 'string' ? hint.tooltip : '', /^n-plus-one-query: the fix saves \$.+\/month at .+\.$/)
    // The list that is searched costs less than a cent.
    assert.deepEqual(others, [])
    assert.deepEqual(await hints(4), [])
  })

  it('follow what is typed', async () => {
    await editor.type('a.py', 'import sqlite3\n', 'import sqlite3\nimport os\n')
    assert.deepEqual((await hints()).map(({ position }) => position.line), [6])
    await editor.type('a.py', query, 'pass')
    assert.deepEqual(await hints(), [])
  })
})
