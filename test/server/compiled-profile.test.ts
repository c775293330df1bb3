// Profiles of compiled programs in the editor: the viewer gets the places in the sources, and what was measured stands in them.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CodeLens } from 'vscode-languageserver/node'
import { decodeProfile } from '../../src/profiles/profile-file.js'
import { openProfileMethod, type OpenedProfile } from '../../src/protocol/messages.js'
import { startEditor, type Editor } from './editor.js'

const folder = join(import.meta.dirname, '..', '..', '..', 'test', 'profiles')

describe('server: profiles of compiled programs', function () {
  this.timeout(60_000)
  let editor: Editor
  const storage = mkdtempSync(join(tmpdir(), 'cost-hints-profiles-'))
  before(async () => {
    const below = (from: string, to: string) => readdirSync(join(folder, from)).map((name) => [`${to}/${name}`, readFileSync(join(folder, from, name), 'utf8')])
    const files = Object.fromEntries([...below('programs/shop-ts', 'src'), ...below('source-maps/esbuild-minified', 'esbuild-minified')]) as Record<string, string>
    editor = await startEditor({ ...files, '.cost-hints.json': '{}', '.gitignore': 'esbuild-minified/\n' })
  })
  after(async () => {
    await editor.stop()
    rmSync(storage, { recursive: true })
  })

  it('are joined to the sources', async () => {
    await editor.open('src/catalogue.ts')
    const opened: OpenedProfile = await editor.connection.sendRequest(openProfileMethod, { path: join(folder, 'v8-compiled', '24.21.0-esbuild-minified.cpuprofile'), folder: storage })
    assert.ok('join' in opened && opened.file !== null)
    const { strings, functions } = decodeProfile(new Uint8Array(readFileSync(opened.file)))
    const row = Array.from(functions.name).findIndex((name) => strings[name] === 'nameOf')
    assert.ok(strings[functions.file[row] ?? 0]?.endsWith('/src/catalogue.ts'))
    assert.equal(functions.line[row], 30)
    const joined = opened.join.functions.find(({ qualified }) => qualified === 'Catalogue.nameOf')
    assert.deepEqual([joined?.path, joined?.rows.includes(row)], ['src/catalogue.ts', true])
    assert.ok(opened.notes.includes('1 compiled file mapped to 3 sources by source maps.'))
    const lenses: readonly CodeLens[] = await editor.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: editor.uri('src/catalogue.ts') } })
    assert.ok(lenses.some(({ range, command }) => range.start.line === 29 && /of CPU time/.test(command?.title ?? '')), lenses.map(({ range, command }) => `${String(range.start.line)} ${command?.title ?? ''}`).join('\n'))
  })
})
