// Findings are shown as one types: with their version, in the editor's positions, and never late.

import assert from 'node:assert/strict'
import { startEditor, type Editor } from './editor.js'
import { python, pythonFixed, rule, typescript } from './sources.js'

describe('server: diagnostics', () => {
  let editor: Editor
  afterEach(() => editor.stop())

  it('shows the findings of an opened file', async () => {
    editor = await startEditor({ 'app.py': python, 'app.ts': typescript })
    await editor.open('app.py')
    const [found, ...others] = await editor.current('app.py')
    assert.equal(others.length, 0)
    assert.deepEqual(found?.range, { start: { line: 1, character: 38 }, end: { line: 1, character: 56 } })
    assert.equal(found.code, rule)
    assert.equal(found.source, 'cost-hints')
    assert.equal(found.severity, 3)
    assert.equal(found.codeDescription?.href, `vscode://cost-hints.cost-hints/rules/${rule}`)
    await editor.open('app.ts')
    assert.deepEqual((await editor.current('app.ts')).map(({ code }) => code), [rule])
  })

  it('follows typing, and says each time for which version', async () => {
    editor = await startEditor({ 'app.py': python })
    await editor.open('app.py')
    assert.equal((await editor.current('app.py')).length, 1)
    await editor.type('app.py', 'banned: list[str]', 'banned: set[str]')
    assert.equal((await editor.current('app.py')).length, 0)
    await editor.type('app.py', 'banned: set[str]', 'banned: list[str]')
    assert.equal((await editor.current('app.py')).length, 1)
    assert.ok(editor.published.every(({ version }) => version !== undefined))
  })

  it('does not show findings of versions that are past', async () => {
    editor = await startEditor({ 'app.py': python })
    await editor.open('app.py')
    await editor.current('app.py')
    for (const letter of 'abcdefghij') await editor.type('app.py', 'def kept', `# ${letter}\ndef kept`)
    const [found] = await editor.current('app.py')
    assert.equal(found?.range.start.line, 11)
    const versions = editor.published.map(({ version }) => version)
    assert.deepEqual(versions, [1, 11])
  })

  it('counts positions in UTF-16 code units, in files with Windows line ends too', async () => {
    const text = `# 🙂\r\ndef kept(us: list[str], banned: list[str]):\r\n    return ["🙂🙂" for u in us if u not in banned]\r\n`
    editor = await startEditor({ 'app.py': text })
    await editor.open('app.py')
    const [found] = await editor.current('app.py')
    assert.deepEqual(found?.range, { start: { line: 2, character: 34 }, end: { line: 2, character: 49 } })
  })

  it('keeps reporting the whole functions of a half-typed file', async () => {
    editor = await startEditor({ 'app.py': `${python}\n\ndef later(` })
    await editor.open('app.py')
    assert.equal((await editor.current('app.py')).length, 1)
  })

  it('keeps what it knew, in its new place, while an unclosed quote swallows the rest', async () => {
    const component = 'export const Head = () => (\n  <section>\n    <h1>Users</h1>\n  </section>\n)\n'
    editor = await startEditor({ 'app.tsx': `${component}${typescript}${component.repeat(8).replaceAll('export ', '')}` })
    await editor.open('app.tsx')
    const [before] = await editor.current('app.tsx')
    assert.equal(before?.range.start.line, 6)
    await editor.type('app.tsx', '  <section>\n', '  <section>\n    <div className="\n')
    const [after] = await editor.current('app.tsx')
    assert.equal(after?.range.start.line, 7)
    await editor.type('app.tsx', '    <div className="\n', '')
    assert.equal((await editor.current('app.tsx'))[0]?.range.start.line, 6)
  })

  it('reads unsaved and unnamed texts', async () => {
    editor = await startEditor({})
    const uri = 'untitled:Untitled-1'
    const shown = new Promise<number>((resolve) => {
      const timer = setInterval(() => {
        const params = editor.published.find((one) => one.uri === uri)
        if (!params) return
        clearInterval(timer)
        resolve(params.diagnostics.length)
      }, 20)
    })
    await editor.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text: python } })
    assert.equal(await shown, 1)
  })

  it('is silent in installed packages', async () => {
    editor = await startEditor({ 'node_modules/some/index.ts': typescript })
    await editor.open('node_modules/some/index.ts')
    assert.equal((await editor.current('node_modules/some/index.ts')).length, 0)
  })

  it('clears a file that is closed, unless its folder was scanned', async () => {
    editor = await startEditor({ 'app.py': python })
    await editor.open('app.py')
    await editor.current('app.py')
    await editor.close('app.py')
    assert.equal((await editor.next('app.py')).length, 0)
  })

  it('survives texts of any kind', async () => {
    const deep = `x = ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`
    editor = await startEditor({ 'deep.py': deep, 'odd.ts': '\u0000\ufffd\ud800 const', 'app.py': pythonFixed })
    for (const path of ['deep.py', 'odd.ts', 'app.py']) await editor.open(path)
    for (const path of ['deep.py', 'odd.ts', 'app.py']) assert.equal((await editor.current(path)).length, 0)
    await editor.type('app.py', pythonFixed, python)
    assert.equal((await editor.current('app.py')).length, 1)
  })
})
