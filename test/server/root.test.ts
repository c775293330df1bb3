// The whole root counts: what is found in one file rests on others, is shown with places in them, and fixed there.

import assert from 'node:assert/strict'
import type { CodeAction } from 'vscode-languageserver/node'
import { startEditor, type Editor, type EditorOptions } from './editor.js'
import { fixed, relationRule, shop, unfixed } from './shop.js'
import { python, rule } from './sources.js'

describe('server: the whole root', () => {
  let editor: Editor
  afterEach(() => editor.stop())

  async function opened(files: Readonly<Record<string, string>> = shop, settings: object = {}, options: EditorOptions = {}): Promise<void> {
    editor = await startEditor(files, settings, options)
    await editor.open('shop/views.py')
    await editor.current('shop/views.py')
    await editor.settled('shop/views.py')
  }

  const codes = async (path: string): Promise<readonly unknown[]> => (await editor.current(path)).map(({ code }) => code)

  const offered = async (title: RegExp): Promise<CodeAction> => {
    const start = { line: 5, character: 16 }
    const found = (await editor.actions('shop/views.py', { start, end: start })).find((one) => title.test(one.title))
    return found ?? assert.fail(`no ${String(title)}`)
  }

  it('shows an opened file before the rest is read, and again when that says more', async () => {
    await opened()
    const shown = editor.published.filter(({ uri }) => uri === editor.uri('shop/views.py')).map(({ diagnostics }) => diagnostics.length)
    assert.deepEqual(shown, [0, 1])
  })

  it('points into other files, by their own positions', async () => {
    await opened({ ...shop, 'shop/queries.py': `# 🙂\r\n${shop['shop/queries.py'].replaceAll('\n', '\r\n')}` })
    const [found] = await editor.current('shop/views.py')
    assert.equal(found?.code, relationRule)
    const [related] = found.relatedInformation ?? []
    assert.deepEqual(related?.location, {
      uri: editor.uri('shop/queries.py'), range: { start: { line: 5, character: 11 }, end: { line: 5, character: 41 } },
    })
  })

  it('fixes in a file that is not open', async () => {
    await opened()
    await editor.apply(await offered(/select_related/))
    assert.equal(editor.read('shop/queries.py'), shop['shop/queries.py'].replace(unfixed, fixed))
    await editor.settled('shop/views.py')
    assert.deepEqual(await codes('shop/views.py'), [])
  })

  it('fixes in a file that is open and has another text than the disk, for that very version', async () => {
    await opened()
    await editor.open('shop/queries.py')
    await editor.type('shop/queries.py', 'def books', '# typed\ndef books')
    await editor.current('shop/queries.py')
    await editor.settled('shop/views.py')
    const fix = await offered(/select_related/)
    await editor.apply(fix)
    assert.equal(editor.text('shop/queries.py'), shop['shop/queries.py'].replace('def books', '# typed\ndef books').replace(unfixed, fixed))
    assert.equal(editor.read('shop/queries.py'), shop['shop/queries.py'], 'the editor saves')
    await editor.settled('shop/views.py')
    assert.deepEqual(await codes('shop/views.py'), [])
    await assert.rejects(editor.apply(fix), /another version/)
  })

  it('fixes all of a file in other files too', async () => {
    const twice = shop['shop/views.py'].replace('def names', 'def others():\n    for book in books_by_id():\n        print(book.author.name)\n\n\ndef names')
      .replace('import books', 'import books, books_by_id')
    const queries = `${shop['shop/queries.py']}\n\ndef books_by_id():\n    return Book.objects.order_by("id")\n`
    await opened({ ...shop, 'shop/views.py': twice, 'shop/queries.py': queries })
    assert.equal((await editor.current('shop/views.py')).length, 2)
    const start = { line: 0, character: 0 }
    const [fixAll] = await editor.actions('shop/views.py', { start, end: start }, 'source.fixAll')
    await editor.apply(fixAll ?? assert.fail('nothing to fix'))
    assert.equal(editor.read('shop/queries.py'), queries.replace(unfixed, fixed).replace('order_by("id")', 'order_by("id").select_related("author")'))
    assert.equal(editor.text('shop/views.py'), twice)
  })

  it('looks again at exactly the files whose findings may differ', async () => {
    await opened()
    for (const path of ['shop/queries.py', 'shop/totals.py', 'shop/alone.py']) {
      await editor.open(path)
      await editor.current(path)
    }
    await editor.settled('shop/views.py')
    const count = editor.count()
    await editor.type('shop/queries.py', unfixed, fixed)
    await editor.settled('shop/views.py')
    assert.deepEqual(count(), { 'shop/queries.py': 1, 'shop/views.py': 1 })
    assert.deepEqual(await codes('shop/views.py'), [])
  })

  it('looks at nothing else when an edit changes nothing for others', async () => {
    await opened()
    for (const path of ['shop/queries.py', 'shop/totals.py', 'shop/alone.py']) {
      await editor.open(path)
      await editor.current(path)
    }
    await editor.settled('shop/views.py')
    const count = editor.count()
    await editor.type('shop/queries.py', 'objects.count()', 'objects.count()  # all of them')
    await editor.type('shop/alone.py', 'number * 2', 'number + number')
    await editor.settled('shop/views.py')
    assert.deepEqual(count(), { 'shop/queries.py': 1, 'shop/alone.py': 1 })
  })

  it('moves the places that others point to', async () => {
    await opened()
    await editor.open('shop/queries.py')
    await editor.type('shop/queries.py', 'def books', '\n\ndef books')
    await editor.settled('shop/views.py')
    const [found] = await editor.current('shop/views.py')
    assert.equal(found?.relatedInformation?.[0]?.location.range.start.line, 6)
  })

  it('reads the disk again when a document is closed unsaved', async () => {
    await opened()
    await editor.open('shop/queries.py')
    await editor.type('shop/queries.py', unfixed, fixed)
    await editor.settled('shop/views.py')
    assert.deepEqual(await codes('shop/views.py'), [])
    await editor.close('shop/queries.py')
    await editor.settled('shop/views.py')
    assert.deepEqual(await codes('shop/views.py'), [relationRule])
  })

  it('knows what is excluded from the report, and reports nothing in it', async () => {
    await opened({ ...shop, 'shop/extra.py': python }, { exclude: ['shop/queries.py', 'shop/extra.py'] })
    assert.deepEqual(await codes('shop/views.py'), [relationRule])
    await editor.open('shop/extra.py')
    assert.deepEqual(await codes('shop/extra.py'), [])
    await editor.open('shop/queries.py')
    await editor.type('shop/queries.py', unfixed, fixed)
    await editor.settled('shop/views.py')
    assert.deepEqual(await codes('shop/views.py'), [], 'what is typed in it counts')
  })
})

describe('server: a file without a folder', () => {
  let editor: Editor
  afterEach(() => editor.stop())

  const files = Object.fromEntries(Object.entries(shop).filter(([path]) => path !== '.cost-hints.json'))

  async function found(given: Readonly<Record<string, string>>, options: EditorOptions): Promise<readonly unknown[]> {
    editor = await startEditor({ ...given, 'shop/own.py': python }, {}, options)
    for (const path of ['shop/views.py', 'shop/own.py']) {
      await editor.open(path)
      await editor.settled(path)
    }
    return [...await editor.current('shop/views.py'), ...await editor.current('shop/own.py')].map(({ code }) => code)
  }

  it('is looked at alone', async () => {
    assert.deepEqual(await found(files, { hasFolder: false }), [rule])
  })

  it('belongs to the root that something marks', async () => {
    assert.deepEqual(await found({ ...files, '.git/HEAD': '' }, { hasFolder: false }), [relationRule, rule])
  })

  it('does not make a home folder a root, whatever is in it', async () => {
    assert.deepEqual(await found({ ...files, '.git/HEAD': '' }, { hasFolder: false, isHome: true }), [rule])
    await editor.stop()
    assert.deepEqual(await found(shop, { hasFolder: false, isHome: true }), [rule])
    await editor.stop()
    assert.deepEqual(await found(shop, { isHome: true }), [rule], 'not even if it is opened')
  })
})
