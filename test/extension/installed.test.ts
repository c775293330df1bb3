// The extension that is tested is the one from the package.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { closeAll, findings, open } from './support.js'

describe('extension: package', () => {
  after(closeAll)

  it('is installed, and quick to activate', async () => {
    const extension = vscode.extensions.getExtension('cost-hints.cost-hints')
    assert.ok(extension)
    assert.match(extension.extensionPath, /[\\/]extensions[\\/]cost-hints\.cost-hints-/)
    const started = Date.now()
    await extension.activate()
    assert.ok(Date.now() - started < 1000)
  })

  it('finds something with nothing but what the package holds', async () => {
    const editor = await open('app/users.py')
    await findings(editor.document.uri, ({ length }) => length === 1)
  })

  it('has every command that it lists', async () => {
    const extension = vscode.extensions.getExtension('cost-hints.cost-hints')
    const manifest: { contributes: { commands: { command: string }[] } } =
      JSON.parse(readFileSync(join(extension?.extensionPath ?? '', 'package.json'), 'utf8')) as never
    const known = new Set(await vscode.commands.getCommands(true))
    for (const { command } of manifest.contributes.commands) assert.ok(known.has(command), command)
  })
})
