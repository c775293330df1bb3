// What the light bulb offers, and that each offer leaves the file as it says.

import assert from 'node:assert/strict'
import type { CodeAction, Range } from 'vscode-languageserver/node'
import { startEditor, type Editor } from './editor.js'
import { python, pythonFixed, rule, twoInPython, typescript } from './sources.js'

describe('server: code actions', () => {
  let editor: Editor
  afterEach(() => editor.stop())

  const at = (line: number, character: number): Range => ({ start: { line, character }, end: { line, character } })

  async function opened(path: string, text: string): Promise<void> {
    editor = await startEditor({ [path]: text })
    await editor.open(path)
    await editor.current(path)
  }

  async function action(path: string, range: Range, title: RegExp, only?: string): Promise<CodeAction> {
    const actions = await editor.actions(path, range, only)
    const found = actions.find((one) => title.test(one.title))
    assert.ok(found, `no ${String(title)} among ${actions.map((one) => one.title).join(', ')}`)
    return found
  }

  it('offers the rule\'s fix first, and preferred', async () => {
    await opened('app.py', python)
    const [first] = await editor.actions('app.py', at(1, 40))
    assert.ok(first)
    assert.equal(first.isPreferred, true)
    assert.equal(first.kind, 'quickfix')
    assert.equal(first.diagnostics?.[0]?.code, rule)
    await editor.apply(first)
    assert.equal(editor.text('app.py'), pythonFixed)
    assert.equal((await editor.current('app.py')).length, 0)
  })

  it('offers nothing elsewhere', async () => {
    await opened('app.py', python)
    assert.deepEqual(await editor.actions('app.py', at(0, 0)), [])
  })

  it('keeps Windows line ends', async () => {
    await opened('app.py', python.replaceAll('\n', '\r\n'))
    const [first] = await editor.actions('app.py', at(1, 40))
    assert.ok(first)
    await editor.apply(first)
    assert.equal(editor.text('app.py'), pythonFixed.replaceAll('\n', '\r\n'))
  })

  it('fixes all of a rule in the file', async () => {
    await opened('app.py', twoInPython)
    await editor.apply(await action('app.py', at(1, 40), /^Fix all/))
    assert.equal((await editor.current('app.py')).filter(({ code }) => code === rule).length, 1, 'a safe fix brings only safe ones along')
    await editor.apply((await editor.actions('app.py', at(7, 12)))[0] ?? assert.fail('no fix'))
    assert.deepEqual(await editor.current('app.py'), [])
  })

  it('fixes only what is safe when saving', async () => {
    await opened('app.py', twoInPython)
    const fixAll = await action('app.py', at(0, 0), /safe/, 'source.fixAll')
    assert.equal(fixAll.kind, 'source.fixAll.costHints')
    await editor.apply(fixAll)
    const left = await editor.current('app.py')
    assert.equal(left.length, 1)
    assert.match(editor.text('app.py'), /known_set/)
    assert.match(editor.text('app.py'), /if user\.name in banned:/)
  })

  it('does not offer fix-all in the light bulb', async () => {
    await opened('app.py', python)
    assert.ok((await editor.actions('app.py', at(1, 40))).every(({ kind }) => kind === 'quickfix'))
  })

  it('ignores a finding by a comment above its line', async () => {
    await opened('app.py', python)
    await editor.apply(await action('app.py', at(1, 40), /on this line/))
    assert.equal(editor.text('app.py').split('\n')[1], `    # cost-hints: ignore[${rule}]`)
    assert.deepEqual(await editor.current('app.py'), [])
  })

  it('ignores a finding in a whole file, below its first lines\' declarations', async () => {
    await opened('app.py', `#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n${python}`)
    await editor.apply(await action('app.py', at(3, 40), /in this file/))
    assert.equal(editor.text('app.py').split('\n')[2], `# cost-hints: ignore-file[${rule}]`)
    assert.deepEqual(await editor.current('app.py'), [])
  })

  it('writes the comment of the language', async () => {
    await opened('app.ts', typescript)
    await editor.apply(await action('app.ts', at(1, 40), /on this line/))
    assert.equal(editor.text('app.ts').split('\n')[1], `  // cost-hints: ignore[${rule}]`)
    assert.deepEqual(await editor.current('app.ts'), [])
  })

  it('finds a place for the comment where the line above is none', async () => {
    const text = 'def kept(users: list[str], banned: list[str]):\n    return 1 + \\\n        sum(1 for user in users if user not in banned)\n'
    await opened('app.py', text)
    await editor.apply(await action('app.py', at(2, 40), /on this line/))
    assert.equal(editor.text('app.py').split('\n')[2], `        sum(1 for user in users if user not in banned)  # cost-hints: ignore[${rule}]`)
    assert.deepEqual(await editor.current('app.py'), [])
  })

  it('writes a block comment inside of JSX, where no other is one', async () => {
    const text = 'export const List = (users: string[], banned: string[]) => (\n  <ul>\n    {users.filter((user) => !banned.includes(user))}\n  </ul>\n)\n'
    await opened('app.tsx', text)
    await editor.apply(await action('app.tsx', at(2, 32), /on this line/))
    assert.equal(editor.text('app.tsx').split('\n')[2], `    {users.filter((user) => !banned.includes(user))}{/* cost-hints: ignore[${rule}] */}`)
    assert.deepEqual(await editor.current('app.tsx'), [])
  })

  it('adds to a comment that is there', async () => {
    await opened('app.py', python.replace('    return', '    # cost-hints: ignore[sequential-request] -- for later\n    return'))
    await editor.apply(await action('app.py', at(2, 40), /on this line/))
    assert.match(editor.text('app.py'), /ignore\[sequential-request, list-membership-in-loop\] -- for later/)
    assert.ok((await editor.current('app.py')).every(({ code }) => code !== rule))
  })

  it('opens the documentation', async () => {
    await opened('app.py', python)
    const { command } = await action('app.py', at(1, 40), /documentation/)
    assert.deepEqual(command?.arguments, [rule])
  })

  it('does not touch a text that has changed since', async () => {
    await opened('app.py', python)
    const suppress = await action('app.py', at(1, 40), /on this line/)
    await editor.type('app.py', 'def kept', 'def held')
    await assert.rejects(editor.apply(suppress), /has no edit/)
  })
})
