// Scanning the workspace shows the findings of all files, and keeps them true afterwards.

import assert from 'node:assert/strict'
import { CancellationTokenSource } from 'vscode-languageserver/node'
import type { ScanProgress, ScanSummary } from '../../src/protocol/messages.js'
import { startEditor, type Editor } from './editor.js'
import { python, pythonFixed, rule, typescript } from './sources.js'

describe('server: scan', () => {
  let editor: Editor
  afterEach(() => editor.stop())

  const scan = (): Promise<ScanSummary> => editor.connection.sendRequest('costHints/scanWorkspace', {})

  it('shows all findings of the folder', async () => {
    editor = await startEditor({
      'a/app.py': python, 'b/app.ts': typescript, 'fine.py': pythonFixed, 'node_modules/x/index.ts': typescript, 'dist/app.js': '', '.gitignore': 'c\n',
      'c/ignored.py': python,
    })
    const progress: ScanProgress[] = []
    editor.connection.onNotification('costHints/scanProgress', (one: ScanProgress) => { progress.push(one) })
    assert.deepEqual(await scan(), { files: 3, findings: 2, filesWithFindings: 2, problems: 0, unsure: 0, small: 0, isCancelled: false })
    assert.deepEqual(progress[0], { done: 0, total: 3, findings: 0 })
    assert.deepEqual(progress.at(-1), { done: 3, total: 3, findings: 2 })
    const shown = editor.published.filter(({ diagnostics }) => diagnostics.length > 0).map(({ uri }) => uri).sort()
    assert.deepEqual(shown, [editor.uri('a/app.py'), editor.uri('b/app.ts')])
  })

  it('tells what is not shown: what the level does not want, and what saves too little', async () => {
    const guessed = 'def names(db, ids):\n    for id in ids:\n        db.execute("SELECT * FROM users WHERE id = %s" % id)\n'
    editor = await startEditor({ 'app.py': python, 'guessed.py': guessed, '.cost-hints.json': '{ "minimumMonthly": 1000 }' }, { level: 'conservative' })
    assert.deepEqual(await scan(), { files: 2, findings: 0, filesWithFindings: 0, problems: 0, unsure: 1, small: 1, isCancelled: false })
  })

  it('follows files that change on the disk', async () => {
    editor = await startEditor({ 'app.py': python, 'other.py': pythonFixed })
    await scan()
    const gone = editor.next('app.py')
    await editor.write('app.py', pythonFixed)
    assert.deepEqual(await gone, [])
    const come = editor.next('other.py')
    await editor.write('other.py', python)
    assert.deepEqual((await come).map(({ code }) => code), [rule])
    const created = editor.next('new.py')
    await editor.write('new.py', python)
    assert.equal((await created).length, 1)
    const removed = editor.next('new.py')
    await editor.remove('new.py')
    assert.deepEqual(await removed, [])
  })

  it('leaves open files to what is typed in them, and shows the disk again when they are closed', async () => {
    editor = await startEditor({ 'app.py': python })
    await scan()
    await editor.open('app.py')
    await editor.current('app.py')
    await editor.type('app.py', python, pythonFixed)
    assert.deepEqual(await editor.current('app.py'), [])
    assert.equal((await scan()).findings, 1, 'the file on the disk is counted')
    assert.deepEqual(editor.published.findLast(({ uri }) => uri === editor.uri('app.py'))?.diagnostics, [])
    const closed = editor.next('app.py')
    await editor.close('app.py')
    assert.equal((await closed).length, 1)
  })

  it('knows an open file by any way of writing its address', async () => {
    editor = await startEditor({ 'app/[id]/page.ts': typescript })
    const uri = editor.uri('app/[id]/page.ts').replace('[', '%5B').replace(']', '%5D')
    const shown = new Promise<number>((resolve) => {
      editor.connection.onNotification('textDocument/publishDiagnostics', (params: { diagnostics: unknown[] }) => { resolve(params.diagnostics.length) })
    })
    await editor.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version: 1, text: '' } })
    assert.equal(await shown, 0)
    const later: unknown[] = []
    editor.connection.onNotification('textDocument/publishDiagnostics', (params: object) => { later.push(params) })
    assert.equal((await scan()).findings, 1)
    assert.deepEqual(later, [], 'what is typed counts, not what is on the disk')
  })

  it('follows settings', async () => {
    editor = await startEditor({ 'app.py': python })
    await scan()
    const gone = editor.next('app.py')
    await editor.configure({ rules: { [rule]: 'off' } })
    assert.deepEqual(await gone, [])
  })

  it('can be cancelled, and keeps what it found', async () => {
    editor = await startEditor(Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`app${index}.py`, python])))
    const source = new CancellationTokenSource()
    editor.connection.onNotification('costHints/scanProgress', ({ done }: ScanProgress) => { if (done > 0) source.cancel() })
    const summary = await editor.connection.sendRequest<ScanSummary>('costHints/scanWorkspace', {}, source.token)
    assert.equal(summary.isCancelled, true)
    assert.ok(summary.files > 0 && summary.files < 400, `${summary.files} files`)
  })

  it('says which files it could not read', async () => {
    editor = await startEditor({ 'app.py': python, 'binary.py': 'x\u0000y' })
    assert.equal((await scan()).problems, 1)
    assert.ok(editor.log.some((line) => line.startsWith('binary.py: ')), editor.log.join('\n'))
  })
})
