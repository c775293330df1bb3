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
