// Settings take effect at once.

import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { closeAll, findings, open, rule } from './support.js'

describe('extension: settings', () => {
  const set = (name: string, value: unknown): Thenable<void> =>
    vscode.workspace.getConfiguration('costHints').update(name, value, vscode.ConfigurationTarget.Workspace)

  afterEach(async () => {
    for (const name of ['level', 'rules', 'exclude']) await set(name, undefined)
    await closeAll()
  })

  it('turn rules off and change their severity', async () => {
    const { document: { uri } } = await open('app/users.py')
    await findings(uri, ([found]) => found?.severity === vscode.DiagnosticSeverity.Information)
    await set('rules', { [rule]: 'error' })
    await findings(uri, ([found]) => found?.severity === vscode.DiagnosticSeverity.Error)
    await set('rules', { [rule]: 'off' })
    await findings(uri, ({ length }) => length === 0)
  })

  it('change the level', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'python', content: 'def few(xs: list[str]):\n    return [n for n in ("a", "b") if n in xs]\n',
    })
    await vscode.window.showTextDocument(document)
    await set('level', 'aggressive')
    await findings(document.uri, ({ length }) => length === 1)
    await set('level', 'balanced')
    await findings(document.uri, ({ length }) => length === 0)
  })

  it('exclude files', async () => {
    const { document: { uri } } = await open('app/users.py')
    await findings(uri, ({ length }) => length === 1)
    await set('exclude', ['app'])
    await findings(uri, ({ length }) => length === 0)
  })

  it('are described for every rule', () => {
    const extension = vscode.extensions.getExtension('cost-hints.cost-hints')
    const text = JSON.stringify(extension?.packageJSON)
    assert.ok(text.includes(`"${rule}":`))
    assert.doesNotMatch(text, /"%[\w.]+%"/, 'a text is missing in package.nls.json')
  })
})
