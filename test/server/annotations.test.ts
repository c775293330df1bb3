// Comments that say how often code runs: their mistakes, while they are typed and after a scan.

import assert from 'node:assert/strict'
import { scanWorkspaceMethod } from '../../src/protocol/messages.js'
import { startEditor, type Editor } from './editor.js'

const queries = `import sqlite3

# cost-hints: calls=2M
def names(db: sqlite3.Connection, ids):
    for id in ids:
        db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()
`

describe('server: mistakes in comments', () => {
  let editor: Editor
  before(async () => { editor = await startEditor({ '.cost-hints.json': '{}', 'a.py': queries, 'b.ts': '// cost-hints: N=3\n\nconst x = 1\n// cost-hints: M=3\nconst y = x\n' }) })
  after(() => editor.stop())

  it('are shown where they stand', async () => {
    await editor.open('a.py')
    const wrong = (await editor.current('a.py')).filter(({ code }) => code === 'annotation')
    assert.deepEqual(wrong.map(({ range, severity }) => [range, severity]), [[{ start: { line: 2, character: 14 }, end: { line: 2, character: 22 } }, 2]])
    assert.match(String(wrong[0]?.message), /^`calls=2M` has the unit `M`; write how often, such as 2M\/month/)
  })

  it('go when they are corrected', async () => {
    await editor.type('a.py', '2M', '2M/month')
    const shown = await editor.current('a.py')
    assert.deepEqual(shown.map(({ code }) => code), ['n-plus-one-query'])
    assert.match(String(shown[0]?.message), / at 2 million calls\.$/)
  })

  it('of files that are not open are shown by a scan', async () => {
    const shown = editor.next('b.ts')
    await editor.connection.sendRequest(scanWorkspaceMethod, {})
    assert.deepEqual((await shown).map(({ code, range }) => [code, range.start.line]), [['annotation', 3]])
  })
})
