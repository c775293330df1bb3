// Comments that say how often code runs: their mistakes, while they are typed and after a scan.

import assert from 'node:assert/strict'
import type { CompletionItem, Diagnostic } from 'vscode-languageserver/node'
import { scanWorkspaceMethod } from '../../src/protocol/messages.js'
import { startEditor, type Editor } from './editor.js'

const queries = `import sqlite3

# cost-hints: calls=2M
def names(db: sqlite3.Connection, ids):
    for id in ids:
        db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()
`

function textOf(diagnostic: Diagnostic | undefined): string {
  return typeof diagnostic?.message === 'string' ? diagnostic.message : ''
}

describe('server: mistakes in comments', () => {
  let editor: Editor
  before(async () => { editor = await startEditor({ '.cost-hints.json': '{}', 'a.py': queries, 'b.ts': '// cost-hints: N=3\n\nconst x = 1\n// cost-hints: M=3\nconst y = x\n' }) })
  after(() => editor.stop())

  it('are shown where they stand', async () => {
    await editor.open('a.py')
    const wrong = (await editor.current('a.py')).filter(({ code }) => code === 'annotation')
    assert.deepEqual(wrong.map(({ range, severity }) => [range, severity]), [[{ start: { line: 2, character: 14 }, end: { line: 2, character: 22 } }, 2]])
    assert.match(textOf(wrong[0]), /^`calls=2M` has the unit `M`; write how often, such as 2M\/month/)
  })

  it('go when they are corrected', async () => {
    await editor.type('a.py', '2M', '2M/month')
    const shown = await editor.current('a.py')
    assert.deepEqual(shown.map(({ code }) => code), ['n-plus-one-query'])
    assert.match(textOf(shown[0]), / at 2 million calls, assuming 100 elements\.$/)
  })

  it('of files that are not open are shown by a scan', async () => {
    const shown = editor.next('b.ts')
    await editor.connection.sendRequest(scanWorkspaceMethod, {})
    assert.deepEqual((await shown).map(({ code, range }) => [code, range.start.line]), [['annotation', 3]])
  })
})

describe('server: help in comments', () => {
  let editor: Editor
  before(async () => {
    editor = await startEditor({ '.cost-hints.json': '{}' })
    await editor.open('a.py', queries)
    await editor.current('a.py')
  })
  after(() => editor.stop())

  /** With the comment instead of the one there, the cursor where the bar is. */
  async function completed(comment: string): Promise<readonly CompletionItem[]> {
    const before = /# cost-hints:.*/.exec(editor.text('a.py'))?.[0] ?? ''
    await editor.type('a.py', before, comment.replace('|', ''))
    await editor.current('a.py')
    const position = { line: 2, character: comment.indexOf('|') }
    return (await editor.connection.sendRequest<CompletionItem[] | null>('textDocument/completion', { textDocument: { uri: editor.uri('a.py') }, position })) ?? []
  }
  const labels = async (comment: string): Promise<readonly string[]> => (await completed(comment)).map(({ label }) => label)

  it('keys are completed, with the numbers of the function\'s findings first', async () => {
    const items = await completed('# cost-hints: |')
    assert.deepEqual(items.map(({ label }) => label), ['N', 'calls', 'iterations', 'rows', 'payload', 'bytes', 'ignore', 'ignore-file'])
    assert.equal(items[0]?.detail, 'N: elements of `ids`')
    const [, calls] = items
    assert.equal(calls?.detail, 'how often the function is called')
    assert.deepEqual(calls.textEdit, { range: { start: { line: 2, character: 14 }, end: { line: 2, character: 14 } }, newText: 'calls=' })
  })
  it('what is said is not offered again', async () => {
    assert.deepEqual(await labels('# cost-hints: N=5 c|'), ['calls', 'iterations', 'rows', 'payload', 'bytes'])
  })
  it('units follow a number', async () => {
    assert.deepEqual((await labels('# cost-hints: calls=2M/|')).slice(0, 3), ['2M/month', '2M/week', '2M/day'])
    assert.deepEqual((await labels('# cost-hints: bytes=20|')).slice(0, 3), ['20B', '20kB', '20MB'])
    assert.deepEqual(await labels('# cost-hints: payload=|'), ['512B', '20kB', '5MB', '1GB'])
  })
  it('rules are completed in suppressions', async () => {
    assert.ok((await labels('# cost-hints: ignore[n-plus|]')).includes('n-plus-one-query'))
  })
  it('nothing elsewhere', async () => {
    assert.deepEqual(await labels('# cost-hints: N=5 -- |'), [])
    assert.deepEqual(await labels('# cost-hints: N=5|').then(async () => {
      const position = { line: 4, character: 8 }
      return editor.connection.sendRequest('textDocument/completion', { textDocument: { uri: editor.uri('a.py') }, position })
    }), null)
  })
  it('keys are explained', async () => {
    await completed('# cost-hints: calls=2M/month N=500|')
    assert.match(await editor.hover('a.py', 'calls='), /^\*\*calls\*\*: how often the function is called\n\nHere 2 million calls a month\.\n\nWrite how often, such as 2M\/month/)
    assert.match(await editor.hover('a.py', 'N=500'), /^\*\*N\*\*: elements of `ids`\n\nHere 500\./)
    assert.match(await editor.hover('a.py', 'cost-hints:'), /- `payload`: how large/)
  })
})
