// The lens above a function, and what its number rests on, in a page of its own.

import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { actionsAt, apply, closeAll, findings, open, until } from './support.js'

describe('extension: estimates', () => {
  afterEach(closeAll)

  it('a lens says what a function does, and leads to its finding', async () => {
    const editor = await open('app/users.py')
    const { uri } = editor.document
    await findings(uri, ({ length }) => length === 1)
    const [lens] = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri)
    assert.match(lens?.command?.title ?? '', /comparisons per call · .*1 finding$/)
    assert.equal(lens?.range.start.line, 0)
    await vscode.commands.executeCommand(lens.command?.command ?? '', ...lens.command?.arguments as unknown[])
    const start = editor.document.getText().indexOf('user not in')
    assert.deepEqual(vscode.window.activeTextEditor?.selection.active, editor.document.positionAt(start))
  })

  it('why a number is what it is opens from the light bulb', async () => {
    const editor = await open('app/users.py')
    await findings(editor.document.uri, ({ length }) => length === 1)
    const why = (await actionsAt(editor, 'user not in')).find(({ title }) => title === 'Why this number?')
    await vscode.commands.executeCommand(why?.command?.command ?? '', ...why?.command?.arguments as unknown[])
    await until(() => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'cost-hints-estimate')?.getText() ?? '', (text) => text.startsWith('# Why this number?'))
  })

  it('a hover leads to what changes its numbers', async () => {
    const editor = await open('app/users.py')
    const { uri } = editor.document
    await findings(uri, ({ length }) => length === 1)
    const place = editor.document.positionAt(editor.document.getText().indexOf('user not in'))
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, place)
    const contents = hovers.flatMap((one) => one.contents).filter((one) => one instanceof vscode.MarkdownString)
    const own = contents.find(({ value }) => value.includes('Why this number?')) ?? assert.fail('no hover')
    assert.ok(typeof own.isTrusted === 'object' && own.isTrusted.enabledCommands.includes('costHints.setNumber'))
    const [, query = ''] = /\[Set how often kept runs…\]\(command:costHints\.setNumber\?([^)]*)\)/.exec(own.value) ?? []
    await vscode.commands.executeCommand('costHints.setNumber', ...JSON.parse(decodeURIComponent(query)) as unknown[])
    assert.equal(editor.document.lineAt(0).text, '# cost-hints: calls=10k/month')
    const active = await until(() => vscode.window.activeTextEditor?.selection, (selection) => selection?.isEmpty === false)
    assert.equal(active && editor.document.getText(active), '10k/month')
  })

  it('how often a function runs is written above it', async () => {
    const editor = await open('app/users.py')
    await findings(editor.document.uri, ({ length }) => length === 1)
    const set = (await actionsAt(editor, 'user not in')).find(({ title }) => title === 'Set how often kept runs…')
    assert.ok(set)
    await apply(set)
    assert.equal(editor.document.lineAt(0).text, '# cost-hints: calls=10k/month')
  })
})
