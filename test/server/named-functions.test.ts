// Functions without a name are called by what they stand in, in a profile that is open and in the one that it is compared with.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openProfileMethod, type OpenedProfile } from '../../src/protocol/messages.js'
import { profileOf, recording } from '../profiles/recordings.js'
import { startEditor, type Editor } from './editor.js'

const recordings = join(import.meta.dirname, '..', '..', '..', 'test', 'profiles')
const source = readFileSync(join(recordings, 'programs', 'shop.mjs'), 'utf8')

describe('server: functions without a name', function () {
  this.timeout(60_000)
  let editor: Editor
  const storage = mkdtempSync(join(tmpdir(), 'cost-hints-profiles-'))
  before(async () => { editor = await startEditor({ '.cost-hints.json': '{}', 'shop.mjs': source }) })
  after(async () => {
    await editor.stop()
    rmSync(storage, { recursive: true })
  })

  const namesIn = async (name: string, isBefore: boolean): Promise<readonly (readonly [line: number, name: string])[]> => {
    const opened: OpenedProfile = await editor.connection.sendRequest(openProfileMethod, { path: join(recordings, name), folder: storage, isBefore })
    const { functions } = profileOf(recording(name))
    return 'join' in opened ? (opened.join.names ?? []).map(([row, text]): readonly [number, string] => [functions.line[row] ?? 0, text]).sort(([a], [b]) => a - b) : []
  }

  it('have the names that the command line gives them', async () => {
    assert.deepEqual(await namesIn('v8/20.20.2-shop.cpuprofile', true), [[1, '(module)'], [8, 'nameOf.<function>'], [18, 'withoutBanned.<function>']])
    const now = await namesIn('v8/24.21.0-shop.cpuprofile', false)
    assert.deepEqual(now.slice(0, 3), [[1, '(module)'], [8, 'nameOf.<function>'], [18, 'withoutBanned.<function>']])
  })

  it('are none where the code is not there', async () => {
    assert.deepEqual(await namesIn('v8-compiled/24.21.0-uncompiled.cpuprofile', true), [])
  })
})
