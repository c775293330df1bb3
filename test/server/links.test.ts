// What the links of a hover do: a number is written and selected, the configuration is opened where it is said, or proposed.

import assert from 'node:assert/strict'
import { openConfigurationCommand, selectNumberCommand, setNumberCommand, whyThisNumberCommand } from '../../src/protocol/messages.js'
import { startEditor, type Editor } from './editor.js'

const text = `import sqlite3


def names(db: sqlite3.Connection, ids: list[int]):
    for id in ids:
        db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()
`
const place = 'db.execute('

describe('server: links of hovers', () => {
  let editor: Editor
  afterEach(() => editor.stop())

  const start = async (files: Readonly<Record<string, string>>, commands: readonly string[]): Promise<void> => {
    editor = await startEditor({ 'a (1)/app.py': text, ...files }, {}, { commands })
    await editor.open('a (1)/app.py')
    await editor.current('a (1)/app.py')
  }
  const links = async (): Promise<ReadonlyMap<string, string>> => {
    const hover = await editor.hover('a (1)/app.py', place)
    return new Map([...hover.matchAll(/\[((?:\\.|[^\]\\])*)\]\((command:[^)\s]*)\)/g)].map(([, title = '', address = '']) => [title.replace(/\\(.)/g, '$1'), address]))
  }
  /** As an editor follows it. */
  const follow = async (address: string | undefined): Promise<void> => {
    const [, command, query = ''] = /^command:([^?]*)\?(.*)$/.exec(address ?? '') ?? []
    await editor.connection.sendRequest('workspace/executeCommand', { command, arguments: JSON.parse(decodeURIComponent(query)) as unknown })
  }
  const all = [whyThisNumberCommand, selectNumberCommand, setNumberCommand, openConfigurationCommand]

  it('there are none for editors that do not follow them', async () => {
    await start({}, [])
    assert.deepEqual([...(await links()).keys()], [])
  })

  it('say what they do, and which key is said where', async () => {
    await start({}, all)
    const titles = [...(await links()).keys()]
    assert.deepEqual(titles.slice(0, 3), ['Set how often names runs…', 'Set what N is: elements of `ids`…', 'Why this number?'])
    for (const key of ['workload.calls.other', 'workload.iterations', 'pricing.realisation']) assert.ok(titles.includes(key), titles.join())
  })

  it('a number is written into a comment, and selected', async () => {
    await start({}, all)
    await follow((await links()).get('Set how often names runs…'))
    assert.match(editor.text('a (1)/app.py'), /\n# cost-hints: calls=10k\/month\ndef names/)
    const range = { start: { line: 3, character: 20 }, end: { line: 3, character: 29 } }
    assert.deepEqual(editor.places, [{ uri: editor.uri('a (1)/app.py'), selection: range, takeFocus: true }])
  })

  it('the configuration is opened where the environment says it, or else at what it belongs in', async () => {
    const file = '{\n  "workload": {},\n  "environments": { "production": { "workload": { "iterations": 50 } } }\n}\n'
    await start({ '.cost-hints.json': file }, all)
    const known = await links()
    await follow(known.get('workload.iterations'))
    await follow(known.get('workload.calls.other'))
    const at = file.split('\n')[2]?.indexOf('50') ?? -1
    assert.deepEqual(editor.places.map(({ selection }) => selection), [
      { start: { line: 2, character: at }, end: { line: 2, character: at + 2 } }, { start: { line: 1, character: 15 }, end: { line: 1, character: 15 } },
    ])
  })

  it('a configuration is proposed where there is none', async () => {
    await start({}, all)
    await follow((await links()).get('workload.calls.other'))
    assert.match(editor.read('.cost-hints.json'), /"workload": \{[^]*"calls": \{/)
    const [shown] = editor.places
    assert.equal(shown?.uri, editor.uri('.cost-hints.json'))
    assert.match(editor.read('.cost-hints.json').split('\n')[shown.selection?.start.line ?? 0] ?? '', /"calls": \{$/)
  })

  it('a finding that is gone is said to be', async () => {
    await start({}, all)
    const link = (await links()).get('Set how often names runs…')
    await editor.type('a (1)/app.py', place, 'print(')
    await follow(link)
    assert.deepEqual(editor.messages, ['The code has changed meanwhile; ask again.'])
  })

  it('commands with nonsense do nothing', async () => {
    await start({}, all)
    for (const given of [[], [null], [{}], [{ uri: 5, key: 'x' }], [{ uri: 'file:///nowhere', fingerprint: '', rule: '', name: {} }]]) {
      for (const command of [setNumberCommand, openConfigurationCommand]) assert.equal(await editor.connection.sendRequest('workspace/executeCommand', { command, arguments: given }), null)
    }
    assert.deepEqual([editor.messages, editor.places], [[], []])
  })
})
