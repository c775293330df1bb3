// Rule documentation opens from a code action and from a link.

import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { actionsAt, closeAll, findings, open, rule, until } from './support.js'

describe('extension: documentation', () => {
  afterEach(closeAll)

  it('opens from the light bulb', async () => {
    const editor = await open('app/users.py')
    await findings(editor.document.uri, ({ length }) => length === 1)
    const action = (await actionsAt(editor, 'user not in')).find(({ title }) => title.startsWith('Open the documentation'))
    assert.ok(action?.command)
    await vscode.commands.executeCommand(action.command.command, ...action.command.arguments as unknown[])
    await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '', (label) => label.includes(rule))
  })

  it('is written from the rule\'s own words', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'cost-hints-rule', path: `/${rule}.md` }))
    assert.match(document.getText(), new RegExp(`^# ${rule}\n`))
  })
})
