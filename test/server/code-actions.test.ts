// What the light bulb offers, and that each offer leaves the file as it says.

import assert from 'node:assert/strict'
import type { CodeAction, Range } from 'vscode-languageserver/node'
import { startEditor, type Editor } from './editor.js'
import { python, pythonFixed, rule, twoInPython, typescript } from './sources.js'

describe('server: code actions', () => {
  let editor: Editor
  /** The file of the present test; one server is enough for all. */
  let path = ''
  let count = 0
  before(async () => { editor = await startEditor({}) })
  after(() => editor.stop())
  afterEach(() => editor.close(path))

  const at = (line: number, character: number): Range => ({ start: { line, character }, end: { line, character } })

  async function opened(ending: string, text: string): Promise<void> {
    path = `app${++count}.${ending}`
    await editor.open(path, text)
    await editor.current(path)
  }

  async function action(range: Range, title: RegExp, only?: string): Promise<CodeAction> {
    const actions = await editor.actions(path, range, only)
    const found = actions.find((one) => title.test(one.title))
    assert.ok(found, `no ${String(title)} among ${actions.map((one) => one.title).join(', ')}`)
    return found
  }

  it('offers the rule\'s fix first, and preferred', async () => {
    await opened('py', python)
    const [first] = await editor.actions(path, at(1, 40))
    assert.ok(first)
    assert.equal(first.isPreferred, true)
    assert.equal(first.kind, 'quickfix')
    assert.equal(first.diagnostics?.[0]?.code, rule)
    await editor.apply(first)
    assert.equal(editor.text(path), pythonFixed)
    assert.equal((await editor.current(path)).length, 0)
  })

  it('offers nothing elsewhere', async () => {
    await opened('py', python)
    assert.deepEqual(await editor.actions(path, at(0, 0)), [])
  })

  it('keeps Windows line ends', async () => {
    await opened('py', python.replaceAll('\n', '\r\n'))
    const [first] = await editor.actions(path, at(1, 40))
    assert.ok(first)
    await editor.apply(first)
    assert.equal(editor.text(path), pythonFixed.replaceAll('\n', '\r\n'))
  })

  it('fixes all of a rule in the file', async () => {
    await opened('py', twoInPython)
    await editor.apply(await action(at(1, 40), /^Fix all/))
    assert.equal((await editor.current(path)).filter(({ code }) => code === rule).length, 1, 'a safe fix brings only safe ones along')
    await editor.apply((await editor.actions(path, at(7, 12)))[0] ?? assert.fail('no fix'))
    assert.deepEqual(await editor.current(path), [])
  })

  it('fixes only what is safe when saving', async () => {
    await opened('py', twoInPython)
    const fixAll = await action(at(0, 0), /safe/, 'source.fixAll')
    assert.equal(fixAll.kind, 'source.fixAll.costHints')
    await editor.apply(fixAll)
    const left = await editor.current(path)
    assert.equal(left.length, 1)
    assert.match(editor.text(path), /known_set/)
    assert.match(editor.text(path), /if user\.name in banned:/)
  })

  it('does not offer fix-all in the light bulb', async () => {
    await opened('py', python)
    assert.ok((await editor.actions(path, at(1, 40))).every(({ kind }) => kind === 'quickfix'))
  })

  it('ignores a finding by a comment above its line', async () => {
    await opened('py', python)
    await editor.apply(await action(at(1, 40), /on this line/))
    assert.equal(editor.text(path).split('\n')[1], `    # cost-hints: ignore[${rule}]`)
    assert.deepEqual(await editor.current(path), [])
  })

  it('ignores a finding in a whole file, below its first lines\' declarations', async () => {
    await opened('py', `#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n${python}`)
    await editor.apply(await action(at(3, 40), /in this file/))
    assert.equal(editor.text(path).split('\n')[2], `# cost-hints: ignore-file[${rule}]`)
    assert.deepEqual(await editor.current(path), [])
  })

  it('writes the comment of the language', async () => {
    await opened('ts', typescript)
    await editor.apply(await action(at(1, 40), /on this line/))
    assert.equal(editor.text(path).split('\n')[1], `  // cost-hints: ignore[${rule}]`)
    assert.deepEqual(await editor.current(path), [])
  })

  it('finds a place for the comment where the line above is none', async () => {
    const text = 'def kept(users: list[str], banned: list[str]):\n    return 1 + \\\n        sum(1 for user in users if user not in banned)\n'
    await opened('py', text)
    await editor.apply(await action(at(2, 40), /on this line/))
    assert.equal(editor.text(path).split('\n')[2], `        sum(1 for user in users if user not in banned)  # cost-hints: ignore[${rule}]`)
    assert.deepEqual(await editor.current(path), [])
  })

  it('writes a block comment inside of JSX, where no other is one', async () => {
    const text = 'export const List = (users: string[], banned: string[]) => (\n  <ul>\n    {users.filter((user) => !banned.includes(user))}\n  </ul>\n)\n'
    await opened('tsx', text)
    await editor.apply(await action(at(2, 32), /on this line/))
    assert.equal(editor.text(path).split('\n')[2], `    {users.filter((user) => !banned.includes(user))}{/* cost-hints: ignore[${rule}] */}`)
    assert.deepEqual(await editor.current(path), [])
  })

  it('adds to a comment that is there', async () => {
    await opened('py', python.replace('    return', '    # cost-hints: ignore[sequential-request] -- for later\n    return'))
    await editor.apply(await action(at(2, 40), /on this line/))
    assert.match(editor.text(path), /ignore\[sequential-request, list-membership-in-loop\] -- for later/)
    assert.ok((await editor.current(path)).every(({ code }) => code !== rule))
  })

  it('opens the documentation', async () => {
    await opened('py', python)
    const { command } = await action(at(1, 40), /documentation/)
    assert.deepEqual(command?.arguments, [rule])
  })

  it('does not touch a text that has changed since', async () => {
    await opened('py', python)
    const suppress = await action(at(1, 40), /on this line/)
    await editor.type(path, 'def kept', 'def held')
    await assert.rejects(editor.apply(suppress), /has no edit/)
  })
})
