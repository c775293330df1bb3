// Thousands of files change on the disk at once, as a switch of branches makes them, and nobody who types waits for it.

import assert from 'node:assert/strict'
import { startEditor, type Editor } from './editor.js'
import { fixed, shop, unfixed } from './shop.js'
import { python, rule } from './sources.js'

const views = 'shop/views.py'
const queries = 'shop/queries.py'

describe('server: changes of thousands of files', () => {
  let editor: Editor
  afterEach(() => editor.stop())

  it('starve nobody who types', async () => {
    const modules = (word: string): Record<string, string> => Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [
      `shop/generated/part${index}.py`,
      `from shop.queries import books\n\n\n${Array.from({ length: 10 }, (_, one) => `def ${word}_${one}(rows):\n    return [row.title for row in rows if row.title != "${word}"]\n`).join('\n\n')}`,
    ]))
    const typed = 'shop/typed.py'
    editor = await startEditor({ ...shop, ...modules('one'), [typed]: python })
    await editor.open(views)
    await editor.current(views)
    await editor.settled(views)
    await editor.open(typed)
    const quiet: number[] = []
    for (let edit = 0; edit < 20; edit++) quiet.push(await typingTakes(typed, edit))

    const count = editor.count()
    await editor.writeAll({ ...modules('two'), [queries]: shop[queries].replace(unfixed, fixed) })
    const state = { isRead: false }
    // The pause in which changes are taken together is part of what nobody shall notice.
    const reading = editor.settled(views).then(() => { state.isRead = true })
    const busy: number[] = []
    for (let edit = 20; !state.isRead; edit++) busy.push(await typingTakes(typed, edit))
    await reading

    assert.ok(busy.length > 10, `${busy.length} edits while the files were read`)
    assert.ok(median(busy) < 4 * median(quiet) + 100, `${median(busy)} ms while the files were read, ${median(quiet)} ms before`)
    assert.ok(Math.max(...busy) < 2500, `one edit took ${Math.max(...busy)} ms`)
    assert.deepEqual((await editor.current(views)).map(({ code }) => code), [])
    assert.equal(count()[views], 1, 'what thousands of files change is shown once')
  })

  async function typingTakes(path: string, edit: number): Promise<number> {
    const started = performance.now()
    await editor.type(path, 'def kept', `# ${edit}\ndef kept`)
    assert.deepEqual((await editor.current(path)).map(({ code }) => code), [rule])
    const taken = performance.now() - started
    await new Promise((resolve) => { setTimeout(resolve, 50) })
    return taken
  }
})

function median(times: readonly number[]): number {
  return Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0)
}
