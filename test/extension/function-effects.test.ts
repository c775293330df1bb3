// What the function at the cursor does opens beside its code, and cannot be typed into.

import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { closeAll, findings, open, until } from './support.js'

describe('extension: what a function does', () => {
  afterEach(closeAll)

  it('opens beside the code', async () => {
    const editor = await open('app/users.py')
    await findings(editor.document.uri, ({ length }) => length === 1)
    const place = editor.document.positionAt(editor.document.getText().indexOf('user not in'))
    editor.selection = new vscode.Selection(place, place)
    await vscode.commands.executeCommand('costHints.showFunctionEffects')
    const shown = await until(
      () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'cost-hints-effects'), (found) => found !== undefined,
      () => 'no such editor',
    )
    assert.match(shown?.document.getText() ?? '', /^\w+ {2}app\/users\.py:\d+\n/)
    assert.notEqual(shown?.viewColumn, editor.viewColumn)
    assert.equal(await shown?.edit((edit) => { edit.insert(new vscode.Position(0, 0), 'x') }) ?? false, false)
  })
})
