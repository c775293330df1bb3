// Recording through the server: what it plans is run for real, the profile of our code is found, and a fix is compared with what was predicted for it.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { WorkspaceEdit } from 'vscode-languageserver/node'
import {
  beginComparisonMethod, comparableFixesMethod, endComparisonMethod, recordedMethod, recordingsMethod, type BegunComparison, type ComparableFix, type ComparedFix, type PlannedRecordings, type RecordedAnswer,
  type RecordedPart,
} from '../../src/protocol/recording.js'
import { startEditor, type Editor } from './editor.js'

const shop = `import sqlite3


def connect():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE customers (id INTEGER, name TEXT)")
    connection.executemany("INSERT INTO customers VALUES (?, ?)", [(i, f"customer {i}") for i in range(5000)])
    return connection


def report(connection: sqlite3.Connection, ids: list[int]):
    names = []
    for customer_id in ids:
        row = connection.execute("SELECT name FROM customers WHERE id = ?", (customer_id,)).fetchone()
        names.append(row)
    return names


async def later(connection: sqlite3.Connection, ids: list[int]):
    return [connection.execute("SELECT name FROM customers WHERE id = ?", (one,)).fetchone() for one in ids]


if __name__ == "__main__":
    connection = connect()
    for _ in range(3):
        report(connection, list(range(400)))
`
const kept = `export function kept(users, banned) {
  const list = [...banned]
  const found = []
  for (const user of users) {
    if (list.includes(user)) continue
    found.push(user)
  }
  return found
}
const numbers = Array.from({ length: 6000 }, (_, index) => index)
for (let round = 0; round < 4; round++) kept(numbers, numbers.map((one) => one * 2))
`

describe('server: recordings', function () {
  this.timeout(120_000)
  let editor: Editor
  const storage = mkdtempSync(join(tmpdir(), 'cost-hints-recordings-'))
  before(async () => {
    editor = await startEditor({ '.cost-hints.json': '{}', 'shop.py': shop, 'kept.mjs': kept, 'test_shop.py': 'import unittest\nclass A(unittest.TestCase):\n    def test_it(self):\n        pass\n' })
    for (const path of ['shop.py', 'kept.mjs', 'test_shop.py']) await editor.open(path)
  })
  after(async () => {
    await editor.stop()
    rmSync(storage, { recursive: true })
  })

  const results = (): string => mkdtempSync(join(storage, 'run-'))
  const plan = (path: string, folder: string, what: RecordedPart, isCounted = false): Promise<PlannedRecordings> => (
    editor.connection.sendRequest(recordingsMethod, { uri: editor.uri(path), what, results: folder, isCounted, arguments: '"a b" c' }))
  const record = async (path: string, name: string): Promise<{ readonly profile: string, readonly results: string }> => {
    const folder = results()
    const planned = await plan(path, folder, { is: 'file' }, true)
    assert.ok('recordings' in planned, JSON.stringify(planned))
    const [one] = planned.recordings
    assert.ok(one)
    execFileSync(one.command, one.arguments, { cwd: one.folder, env: { ...process.env, ...one.environment } })
    const { profile }: RecordedAnswer = await editor.connection.sendRequest(recordedMethod, { results: folder, name })
    assert.ok(profile !== null)
    return { profile, results: folder }
  }
  const fixesAt = async (path: string, text: string): Promise<readonly ComparableFix[]> => {
    await editor.current(path)
    const line = editor.text(path).slice(0, editor.text(path).indexOf(text)).split('\n').length - 1
    return editor.connection.sendRequest(comparableFixesMethod, { uri: editor.uri(path), position: { line, character: 0 } })
  }
  const compared = async (path: string, text: string): Promise<ComparedFix> => {
    const [fix] = await fixesAt(path, text)
    assert.ok(fix)
    const begun: BegunComparison = await editor.connection.sendRequest(beginComparisonMethod, { ...fix, ...await record(path, 'before') })
    assert.ok('id' in begun, JSON.stringify(begun))
    await editor.apply({ title: fix.title, edit: begun.edit as WorkspaceEdit })
    await editor.write(path, editor.text(path))
    return editor.connection.sendRequest(endComparisonMethod, { id: begun.id, ...await record(path, 'after') })
  }

  it('are planned with what the folder has, and with arguments as they are typed', async () => {
    const folder = results()
    const planned = await plan('shop.py', folder, { is: 'file' })
    assert.ok('recordings' in planned)
    const given = planned.recordings[0]?.arguments ?? []
    assert.deepEqual([...given.slice(0, 3), ...given.slice(-2)], ['-m', 'cProfile', '-o', 'a b', 'c'])
    const test = await plan('test_shop.py', folder, { is: 'test', line: 3 })
    assert.ok('recordings' in test)
    assert.equal(test.recordings[0]?.title, 'test_shop.py › A › test_it')
    assert.deepEqual(await plan('shop.py', folder, { is: 'test' }), { problem: 'Not recorded: shop.py has no test that is known.' })
  })

  it('are named, or nothing where nothing was written', async () => {
    assert.equal(basename((await record('shop.py', 'shop.py › one: two')).profile), 'shop.py one two.pstats')
    assert.deepEqual(await editor.connection.sendRequest(recordedMethod, { results: results(), name: 'none' }), { profile: null })
  })

  it('compare a fix of queries in a loop: time and calls of one run, beside what was predicted', async () => {
    const answer = await compared('shop.py', 'connection.execute("SELECT name')
    assert.ok('measured' in answer, JSON.stringify(answer))
    assert.match(answer.measured, /^One run of report\(\) took [\d.]+ ms before and [\d.]+ [mµ]?s after the fix: [\d.]+ ms less \(3 runs\)\. It calls execute \d instead of 400 times\.$/)
    assert.match(answer.predicted, /expected in a run; 400 → \d+ quer(y|ies)\.$/)
    assert.match(answer.verdict, /^(What was measured lies inside of what was|It saved (less|more) than was) predicted\.$/)
  })

  it('compare a fix in Node, whose runs are counted apart', async () => {
    const answer = await compared('kept.mjs', 'list.includes')
    assert.ok('measured' in answer, JSON.stringify(answer))
    assert.match(answer.measured, /^One run of kept\(\) took [\d.]+ ms before and [\d.]+ (ms|µs|s) after the fix: [\d.]+ ms less \(4 runs\)\.$/)
    // How often its loop ran was counted, not assumed.
    assert.match(answer.predicted, /expected in a run; [\d.]+ million → 0 comparisons; 0 → \d,\d{3} lookups\.$/)
  })

  it('are refused before the fix where the function did not run, and where the finding is gone', async () => {
    const [fix] = await fixesAt('shop.py', 'for one in ids]')
    assert.ok(fix)
    const made = await record('shop.py', 'before')
    assert.deepEqual(await editor.connection.sendRequest(beginComparisonMethod, { ...fix, ...made }), { problem: 'later() did not run, so there is nothing to compare: record something that calls it.' })
    assert.deepEqual(await editor.connection.sendRequest(beginComparisonMethod, { ...fix, fingerprint: 'none', ...made }), { problem: 'The finding is gone.' })
    assert.deepEqual(await editor.connection.sendRequest(endComparisonMethod, { id: 99, ...made }), { problem: 'The recording before is no longer known.' })
  })
})
