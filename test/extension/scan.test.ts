// Scanning the workspace, and that its findings stay true.

import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { ScanSummary } from '../../src/protocol/messages.js'
import { closeAll, findings, findingsOf, open, replace, rule, uriOf } from './support.js'

describe('extension: scan', () => {
  after(closeAll)

  it('shows the findings of files that nobody opened, in the Problems panel', async () => {
    await closeAll()
    assert.equal(findingsOf(uriOf('unopened/late.py')).length, 0)
    const summary = await vscode.commands.executeCommand<ScanSummary>('costHints.scanWorkspace')
    assert.ok(summary.files >= 4 && summary.findings >= 3, JSON.stringify(summary))
    assert.equal(summary.isCancelled, false)
    const [found] = await findings(uriOf('unopened/late.py'), ({ length }) => length === 1)
    assert.ok(found && typeof found.code === 'object')
    assert.equal(found.code.value, rule)
  })

  it('keeps them true while files are edited, and when they are closed unsaved', async () => {
    const editor = await open('unopened/late.py')
    const { uri } = editor.document
    await findings(uri, ({ length }) => length === 1)
    await replace(editor, 'banned: list[str]', 'banned: set[str]')
    await findings(uri, ({ length }) => length === 0)
    await closeAll()
    await findings(uri, ({ length }) => length === 1)
  })

  it('keeps them true when the server is started again', async () => {
    const { document: { uri } } = await open('app/users.py')
    await vscode.commands.executeCommand('costHints.restartServer')
    await findings(uri, ({ length }) => length === 1)
  })
})
