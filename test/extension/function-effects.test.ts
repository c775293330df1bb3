// What the function at the cursor does opens beside its code, and is written anew when it is asked for again.

import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { closeAll, findings, open, replace, until } from './support.js'

const shown = (): vscode.TextEditor | undefined => vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'cost-hints-effects')
const text = (): string => shown()?.document.getText() ?? ''

describe('extension: what a function does', () => {
  afterEach(closeAll)

  it('opens beside the code', async () => {
    const editor = await open('app/users.py')
    await findings(editor.document.uri, ({ length }) => length === 1)
    const place = editor.document.positionAt(editor.document.getText().indexOf('user not in'))
    editor.selection = new vscode.Selection(place, place)
    await vscode.commands.executeCommand('costHints.showFunctionEffects')
    await until(text, (seen) => /^kept {2}app\/users\.py:1\n {2}nothing outside of itself\n/.test(seen))
    assert.notEqual(shown()?.viewColumn, editor.viewColumn)
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString())

    await replace(editor, 'return [', 'open("users.txt").read()\n    return [')
    await vscode.commands.executeCommand('costHints.showFunctionEffects')
    await until(text, (seen) => /^kept {2}app\/users\.py:1\n {2}1 file read per call\n/.test(seen))
  })
})
