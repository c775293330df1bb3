// Settings and `.cost-hints.json` take effect at once; the file wins.

import assert from 'node:assert/strict'
import { startEditor, type Editor } from './editor.js'
import { python, rule } from './sources.js'

const inTests = 'tests/test_app.py'

describe('server: settings', () => {
  let editor: Editor
  afterEach(() => editor.stop())

  const codes = async (path: string): Promise<readonly unknown[]> => (await editor.next(path)).map(({ code }) => code)

  it('take effect without a restart', async () => {
    editor = await startEditor({ 'app.py': python })
    await editor.open('app.py')
    assert.equal((await editor.current('app.py')).length, 1)
    const off = codes('app.py')
    await editor.configure({ rules: { [rule]: 'off' } })
    assert.deepEqual(await off, [])
    const error = editor.next('app.py')
    await editor.configure({ rules: { [rule]: 'error' } })
    assert.equal((await error)[0]?.severity, 1)
  })

  it('bring test files back', async () => {
    editor = await startEditor({ [inTests]: python })
    await editor.open(inTests)
    assert.equal((await editor.current(inTests)).length, 0)
    const shown = codes(inTests)
    await editor.configure({ tests: { report: true } })
    assert.deepEqual(await shown, [rule])
  })

  it('lose against the project\'s file', async () => {
    editor = await startEditor({ 'app.py': python, '.cost-hints.json': `{ "rules": { "${rule}": "off" } }` }, { rules: { [rule]: 'error' } })
    await editor.open('app.py')
    assert.equal((await editor.current('app.py')).length, 0)
    const shown = editor.next('app.py')
    await editor.write('.cost-hints.json', '{}')
    assert.equal((await shown)[0]?.severity, 1)
  })

  it('show the mistakes of the project\'s file in it', async () => {
    editor = await startEditor({ 'app.py': python, '.cost-hints.json': '{ "levl": "balanced" }' })
    const mistakes = editor.next('.cost-hints.json')
    await editor.open('app.py')
    const [mistake] = await mistakes
    assert.match(JSON.stringify(mistake?.message), /levl.*level/)
    assert.deepEqual(mistake?.range.start, { line: 0, character: 2 })
    assert.equal((await editor.current('app.py')).length, 1)
    const gone = editor.next('.cost-hints.json')
    await editor.write('.cost-hints.json', '{}')
    assert.deepEqual(await gone, [])
  })

  it('show what of the file says nothing, and go by the rest of it', async () => {
    editor = await startEditor({ 'app.py': python, '.cost-hints.json': '{ "level": "balanced", "pricing": { "compute": { "platform": "lambda", "instance": "m7g.large" } }, "rules": { "list-membership-in-loop": "error" } }' })
    const notices = editor.next('.cost-hints.json')
    await editor.open('app.py')
    const [notice, ...others] = await notices
    assert.deepEqual([notice?.severity, others], [2, []])
    assert.match(JSON.stringify(notice?.message), /compute\.instance.* says nothing of .*lambda/)
    assert.equal((await editor.current('app.py'))[0]?.severity, 1)
    const gone = editor.next('.cost-hints.json')
    await editor.write('.cost-hints.json', '{}')
    assert.deepEqual(await gone, [])
  })

  describe('the environment that estimates are for', () => {
    const costly = `import sqlite3\n\n\ndef names(db: sqlite3.Connection, ids: list[int]):\n    for id in ids:\n        db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()\n`
    const calls = (often: string): object => ({ workload: { calls: { other: often } } })
    const file = JSON.stringify({ environments: { production: calls('3M/month'), staging: calls('200/month') } })
    const opened = async (settings: object, configuration = file): Promise<void> => {
      editor = await startEditor({ 'app.py': costly, '.cost-hints.json': configuration }, settings)
      await editor.open('app.py')
      await editor.current('app.py')
    }
    const place = 'db.execute('

    it('is chosen by its name, at once for messages and hovers', async () => {
      await opened({})
      assert.match(await editor.hover('app.py', place), /at 3 million calls[^]*A month \(production\)/)
      const shown = editor.next('app.py')
      await editor.configure({ environment: 'staging' })
      assert.doesNotMatch(JSON.stringify((await shown)[0]?.message), /month/)
      assert.match(await editor.hover('app.py', place), /at 200 calls[^]*A month \(staging\)/)
      assert.deepEqual(editor.messages, [])
    })

    it('is said to be missing to whoever asks for it, with those that there are', async () => {
      await opened({})
      const shown = editor.next('app.py')
      await editor.configure({ environment: 'stagin' })
      assert.match(JSON.stringify((await shown)[0]?.message), /\/month at 3 million calls/)
      assert.deepEqual(editor.messages, ['The setting costHints.environment must be one of "production", "staging", not "stagin"; did you mean "staging"?'])
    })

    it('is said to be missing in the log to whoever only opens the folder', async () => {
      await opened({ environment: 'test' }, '{}')
      assert.deepEqual(editor.messages, [])
      assert.ok(editor.log.includes('The setting costHints.environment is "test", but the configuration names no environments'), editor.log.join('\n'))
    })
  })

  it('exclude files', async () => {
    editor = await startEditor({ 'app.py': python }, { exclude: ['app.py'], include: [] })
    await editor.open('app.py')
    assert.equal((await editor.current('app.py')).length, 0)
    const shown = codes('app.py')
    await editor.configure({ exclude: [], include: [] })
    assert.deepEqual(await shown, [rule])
  })

  it('that make no sense are named in the log', async () => {
    editor = await startEditor({ 'app.py': python }, { level: 'high' })
    await editor.open('app.py')
    assert.equal((await editor.current('app.py')).length, 1)
    assert.ok(editor.log.some((line) => /level.*must be one of/.test(line)), editor.log.join('\n'))
  })
})
