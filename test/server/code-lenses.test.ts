// The line above a function with findings: what a call of it does and costs, made of what is known.

import assert from 'node:assert/strict'
import type { CodeLens } from 'vscode-languageserver/node'
import { showFindingsCommand } from '../../src/protocol/messages.js'
import { startEditor, type Editor } from './editor.js'

const query = 'db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()'
const text = `import sqlite3

# cost-hints: calls=50M/month
def names(db: sqlite3.Connection, ids, more):
    for id in ids:
        ${query}
    for id in more:
        ${query}

def kept(us: list[str], banned: list[str]):
    return [u for u in us if u not in banned]

def total(numbers):
    return sum(numbers)
`

describe('server: code lenses', () => {
  let editor: Editor
  before(async () => { editor = await startEditor({ '.cost-hints.json': '{}' }, {}, { commands: [showFindingsCommand] }) })
  after(() => editor.stop())

  const lenses = (path = 'a.py'): Promise<readonly CodeLens[]> => editor.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: editor.uri(path) } })
  const shown = async (path?: string): Promise<readonly string[]> => (await lenses(path)).map(({ range, command }) => `${range.start.line}: ${command?.title ?? ''}`)

  it('say what a call does, what it costs, and how many findings there are', async () => {
    await editor.open('a.py', text)
    const [first, second, ...others] = await shown()
    assert.match(first ?? '', /^3: N \+ M queries per call · .*\$[\d.,–]+\/month · 2 findings$/)
    assert.match(second ?? '', /^9: N × M \/ 2 comparisons per call · 1 finding$/)
    assert.deepEqual(others, [])
  })

  it('lead to the findings', async () => {
    const [first] = await lenses()
    assert.equal(first?.command?.command, showFindingsCommand)
    const params: unknown = first.command.arguments?.[0]
    const at = (line: number, length: number): object => ({ start: { line, character: 8 }, end: { line, character: 8 + length } })
    assert.deepEqual(params, { uri: editor.uri('a.py'), position: { line: 3, character: 0 }, ranges: [at(5, query.length - '.fetchone()'.length), at(7, query.length - '.fetchone()'.length)] })
  })

  it('follow what is typed, also while it is half-typed', async () => {
    await editor.type('a.py', 'import sqlite3\n', 'import sqlite3\nimport os\n')
    assert.match((await shown())[0] ?? '', /^4: .*N (?:\+ M )?queries/)
    await editor.type('a.py', 'return sum(', 'return """ sum(')
    assert.match((await shown())[0] ?? '', /^4: .*N (?:\+ M )?queries/)
  })

  it('are asked for again when another file changes them', async () => {
    await editor.write('users.py', 'def ids_of(db):\n    return db.ids()\n')
    await editor.write('report.py', `import sqlite3\nfrom users import ids_of\n\ndef report(db: sqlite3.Connection):\n    for id in ids_of(db):\n        ${query}\n`)
    await editor.open('report.py')
    await editor.settled('report.py')
    assert.match((await shown('report.py'))[0] ?? '', /^3: N queries per call · /)
    const changed = editor.lensesChange()
    await editor.write('users.py', 'def ids_of(db):\n    return [1, 2, 3, 4, 5]\n')
    await changed
    assert.deepEqual(await shown('report.py'), [], 'five passes are no finding')
  })

  it('are not shown where nothing is known, or where nobody wants them', async () => {
    await editor.open('b.py', 'def total(numbers):\n    return sum(numbers)\n')
    assert.deepEqual(await lenses('b.py'), [])
    const changed = editor.lensesChange()
    await editor.configure({ codeLens: false })
    await changed
    assert.deepEqual(await lenses(), [])
  })
})
