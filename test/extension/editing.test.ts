// What a person sees and does in an editor: squiggles while typing, quick fixes, hovers, fixes on saving.

import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { actionsAt, apply, closeAll, findings, onDisk, open, replace, rule } from './support.js'

describe('extension: editing', () => {
  afterEach(closeAll)

  it('shows findings in Python and TypeScript, with a link to the rule', async () => {
    for (const path of ['app/users.py', 'app/kept.ts']) {
      const { document } = await open(path)
      const [found] = await findings(document.uri, ({ length }) => length === 1)
      assert.ok(found && typeof found.code === 'object')
      assert.equal(found.code.value, rule)
      assert.equal(found.code.target.path, `/rules/${rule}`)
      assert.match(document.getText(found.range), /banned/)
    }
  })

  it('follows typing', async () => {
    const editor = await open('app/users.py')
    const { uri } = editor.document
    await findings(uri, ({ length }) => length === 1)
    await replace(editor, 'banned: list[str]', 'banned: set[str]')
    await findings(uri, ({ length }) => length === 0)
    await replace(editor, 'banned: set[str]', 'banned: list[str]')
    await replace(editor, 'def kept', '# a line more\ndef kept')
    await findings(uri, ([found]) => found?.range.start.line === 2)
  })

  it('fixes a finding, and takes it back in one step', async () => {
    const editor = await open('app/users.py')
    const before = editor.document.getText()
    await findings(editor.document.uri, ({ length }) => length === 1)
    const actions = await actionsAt(editor, 'user not in')
    const preferred = actions.find(({ isPreferred }) => isPreferred)
    assert.ok(preferred)
    assert.equal(preferred, actions[0])
    await apply(preferred)
    assert.equal(editor.document.getText(), before
      .replace('    return', '    banned_set = set(banned)\n    return').replace('not in banned]', 'not in banned_set]'))
    await findings(editor.document.uri, ({ length }) => length === 0)
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), before)
  })

  it('fixes what is safe when a file is saved', async () => {
    const settings = vscode.workspace.getConfiguration('editor')
    await settings.update('codeActionsOnSave', { 'source.fixAll.costHints': 'explicit' }, vscode.ConfigurationTarget.Workspace)
    try {
      const editor = await open('app/orders.py')
      await findings(editor.document.uri, ({ length }) => length === 2)
      await replace(editor, 'def named', '\ndef named')
      await editor.document.save()
      await findings(editor.document.uri, ({ length }) => length === 1)
      assert.match(onDisk('app/orders.py'), /if user not in banned_set\]/)
      assert.match(onDisk('app/orders.py'), /if user\.name in banned:/, 'a suggested fix is not applied unasked')
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })

  it('ignores a finding on its line, and in its file', async () => {
    for (const [where, line] of [[/on this line/, 1], [/in this file/, 0]] as const) {
      const editor = await open('app/kept.ts')
      await findings(editor.document.uri, ({ length }) => length === 1)
      const action = (await actionsAt(editor, 'banned.includes')).find(({ title }) => where.test(title))
      assert.ok(action)
      await apply(action)
      assert.match(editor.document.lineAt(line).text, /^\s*\/\/ cost-hints: ignore(-file)?\[list-membership-in-loop\]$/)
      await findings(editor.document.uri, ({ length }) => length === 0)
      await closeAll()
    }
  })

  it('explains a finding when hovering over it', async () => {
    const { document } = await open('app/users.py')
    const [found] = await findings(document.uri, ({ length }) => length === 1)
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, found?.range.start)
    const text = hovers.flatMap(({ contents }) => contents).map((one) => (one instanceof vscode.MarkdownString ? one.value : '')).join('\n')
    assert.match(text, new RegExp(`\\*\\*${rule}\\*\\*`))
    assert.match(text, /```python/)
  })
})
