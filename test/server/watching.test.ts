// What changes on the disk is followed, in one file or in a folder.

import assert from 'node:assert/strict'
import type { ScanSummary } from '../../src/protocol/messages.js'
import { startEditor, type Editor } from './editor.js'
import { fixed, relationRule, shop, unfixed } from './shop.js'

const views = 'shop/views.py'
const queries = 'shop/queries.py'

describe('server: changes of the disk', () => {
  let editor: Editor
  afterEach(() => editor.stop())

  async function opened(files: Readonly<Record<string, string>> = shop, path = views): Promise<void> {
    editor = await startEditor(files)
    await editor.open(path)
    await editor.current(path)
    await editor.settled(path)
  }

  const codesAfter = async (change: Promise<void>, path = views): Promise<readonly unknown[]> => {
    await change
    await editor.settled(path)
    return (await editor.current(path)).map(({ code }) => code)
  }

  it('in a file that another rests on', async () => {
    await opened()
    assert.deepEqual(await codesAfter(editor.write(queries, shop[queries].replace(unfixed, fixed))), [])
    assert.deepEqual(await codesAfter(editor.write(queries, shop[queries])), [relationRule])
  })

  it('files that come, go and get another name', async () => {
    const { [queries]: text, ...others } = shop
    await opened(others)
    assert.deepEqual(await codesAfter(Promise.resolve()), [])
    assert.deepEqual(await codesAfter(editor.write(queries, text)), [relationRule])
    assert.deepEqual(await codesAfter(editor.rename(queries, 'shop/asked.py')), [])
    assert.deepEqual(await codesAfter(editor.rename('shop/asked.py', queries)), [relationRule])
    assert.deepEqual(await codesAfter(editor.remove(queries)), [])
  })

  it('folders of which an editor says no more than their name', async () => {
    const text = shop[views].replace('shop.queries', 'shop.data.queries')
    await opened({ ...shop, [views]: text, 'shop/data/__init__.py': '', 'shop/data/queries.py': shop[queries] })
    assert.deepEqual(await codesAfter(Promise.resolve()), [relationRule])
    assert.deepEqual(await codesAfter(editor.rename('shop/data', 'shop/other')), [])
    assert.deepEqual(await codesAfter(editor.rename('shop/other', 'shop/data')), [relationRule])
    assert.deepEqual(await codesAfter(editor.remove('shop/data')), [])
  })

  it('files that say how sources belong together', async () => {
    const main = 'import { Client } from "pg"\nimport { load } from "@/users"\n'
      + 'export async function all(db: Client, ids: number[]) {\n  for (const id of ids) console.log(await load(db, id))\n}\n'
    const users = 'import { Client } from "pg"\nexport async function load(db: Client, id: number) {\n'
      + '  return (await db.query("SELECT * FROM users WHERE id = $1", [id])).rows[0]\n}\n'
    const config = (folder: string): string => JSON.stringify({ compilerOptions: { baseUrl: '.', paths: { '@/*': [`${folder}/*`] } } })
    await opened({ 'main.ts': main, 'lib/users.ts': users, 'tsconfig.json': config('nowhere') }, 'main.ts')
    assert.deepEqual(await codesAfter(Promise.resolve(), 'main.ts'), [])
    assert.deepEqual(await codesAfter(editor.write('tsconfig.json', config('lib')), 'main.ts'), ['n-plus-one-query'])
  })

  it('count less than what is typed', async () => {
    await opened()
    await editor.open(queries)
    await editor.type(queries, unfixed, fixed)
    assert.deepEqual(await codesAfter(editor.write(queries, `${shop[queries]}\n`)), [])
    assert.deepEqual(await codesAfter(editor.close(queries)), [relationRule])
  })

  it('in ignored files change nothing', async () => {
    await opened({ ...shop, '.gitignore': 'shop/made.py\n', [views]: shop[views].replace('shop.queries', 'shop.made') })
    assert.deepEqual(await codesAfter(editor.write('shop/made.py', shop[queries])), [])
    assert.deepEqual(await codesAfter(editor.write('.gitignore', '')), [relationRule])
  })

  it('also show in closed files that were scanned', async () => {
    editor = await startEditor(shop)
    const { findings } = await editor.connection.sendRequest<ScanSummary>('costHints/scanWorkspace', {})
    assert.equal(findings, 1)
    const gone = editor.next(views)
    await editor.write(queries, shop[queries].replace(unfixed, fixed))
    assert.deepEqual(await gone, [])
  })
})
