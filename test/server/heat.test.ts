// The heat of lines, and the list of the hottest functions: from recordings of real tools, as the text is now.

import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CodeLens } from 'vscode-languageserver/node'
import {
  hottestFunctionsMethod, lineHeatMethod, measuredMethod, openProfileMethod, releaseProfilesMethod, showHottestFunctionsCommand, type HottestFunction, type LineHeat, type MeasuredChange,
} from '../../src/protocol/messages.js'
import { until } from '../support/until.js'
import { startEditor, type Editor } from './editor.js'

const recordings = join(import.meta.dirname, '..', '..', '..', 'test', 'profiles')
const source = (name: string): string => readFileSync(join(recordings, 'programs', name), 'utf8')

describe('server: heat', function () {
  this.timeout(60_000)
  let editor: Editor
  const changes: number[] = []
  before(async () => {
    editor = await startEditor({ '.cost-hints.json': '{}', 'shop.py': source('shop.py'), 'shop.mjs': source('shop.mjs'), 'lines.py': source('lines.py') }, {}, { commands: [showHottestFunctionsCommand] })
    editor.connection.onNotification(measuredMethod, ({ profiles }: MeasuredChange) => { changes.push(profiles) })
    for (const name of ['shop.py', 'shop.mjs', 'lines.py']) await editor.open(name)
  })
  after(() => editor.stop())
  afterEach(() => release())

  const open = (...path: readonly string[]): Promise<unknown> => editor.connection.sendRequest(openProfileMethod, { path: join(recordings, ...path) })
  const release = (): Promise<unknown> => editor.connection.sendRequest(releaseProfilesMethod, {})
  const heat = async (name: string): Promise<readonly string[]> => {
    const found: LineHeat | null = await editor.connection.sendRequest(lineHeatMethod, { uri: editor.uri(name) })
    assert.equal(found?.version, editor.version(name))
    // Lines as the editor counts them for people.
    return found.lines.map(({ line, share, texts }) => `${String(line + 1)}: ${share.toFixed(2)} ${texts.join(' | ')}`)
  }
  const lenses = async (name: string): Promise<readonly CodeLens[]> => editor.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: editor.uri(name) } })

  it('is none as long as no profile is open, and none in texts that are not analysed', async () => {
    assert.deepEqual(await heat('shop.py'), [])
    assert.equal(await editor.connection.sendRequest(lineHeatMethod, { uri: editor.uri('other.py') }), null)
    assert.deepEqual(changes, [])
  })

  it('is that of the lines where stacks were', async () => {
    await open('austin', '3.7.0-cpu.austin')
    const lines = await heat('shop.py')
    assert.ok(lines.length >= 5, lines.join('\n'))
    assert.match(lines.find((line) => line.startsWith('19: ')) ?? '', /^19: 0\.\d\d \d+(\.\d)?% of CPU time \([\d.]+ m?s\)$/)
    assert.match(lines.find((line) => line.startsWith('25: ')) ?? '', /% of CPU time \(.*\) · .*% without what it calls$/)
    assert.equal(changes.at(-1), 1)
  })

  it('follows what is typed, and leaves lines that were changed', async () => {
    await open('austin', '3.7.0-cpu.austin')
    const before = await heat('shop.py')
    const text = editor.text('shop.py')
    await editor.type('shop.py', 'import json\n', 'import os\nimport json\n')
    assert.deepEqual(await heat('shop.py'), before.map((line) => line.replace(/^\d+/, (number) => String(Number(number) + 1))))
    await editor.type('shop.py', '.fetchone()[0]', '.fetchone()[0] or ""')
    const after = await heat('shop.py')
    assert.equal(after.length, before.length - 1)
    assert.ok(!after.some((line) => line.startsWith('20: ')), after.join('\n'))
    await editor.type('shop.py', editor.text('shop.py'), text)
    assert.deepEqual(await heat('shop.py'), before)
  })

  it('is there again when what was typed before the profile was opened is undone', async () => {
    await open('austin', '3.7.0-cpu.austin')
    const before = await heat('shop.py')
    await release()
    const text = editor.text('shop.py')
    await editor.type('shop.py', '.fetchone()[0]', '.fetchone()[0] or ""')
    await open('austin', '3.7.0-cpu.austin')
    assert.deepEqual(await heat('shop.py'), before.filter((line) => !line.startsWith('19: ')))
    const measured = changes.length
    await editor.type('shop.py', editor.text('shop.py'), text)
    await until(() => changes.length > measured)
    assert.deepEqual(await heat('shop.py'), before)
    // Nothing more is to be known of it.
    await editor.type('shop.py', 'import json\n', 'import os\nimport json\n')
    await editor.type('shop.py', editor.text('shop.py'), text)
    assert.deepEqual(await heat('shop.py'), before)
    assert.equal(changes.length, measured + 1)
  })

  it('is of the text that ran, where it was edited and saved between the recording and its opening', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cost-hints-heat-'))
    const recording = join(folder, 'shop.austin')
    copyFileSync(join(recordings, 'austin', '3.7.0-cpu.austin'), recording)
    await editor.connection.sendRequest(openProfileMethod, { path: recording })
    const before = await heat('shop.py')
    await release()
    const text = editor.text('shop.py')
    // Files are written after the recording by the clock of the disk.
    await new Promise((resolve) => setTimeout(resolve, 30))
    for (const [plain, other] of [['import json\n', 'import os\nimport json\n'], ['.fetchone()[0]', '.fetchone()[0] or ""']] as const) await editor.type('shop.py', plain, other)
    await editor.write('shop.py', editor.text('shop.py'))
    await editor.type('shop.py', 'import os\n', 'import os\n# what is not saved did not run either\n')
    await editor.connection.sendRequest(openProfileMethod, { path: recording })
    const moved = before.map((line) => line.replace(/^\d+/, (number) => String(Number(number) + 2)))
    assert.ok(moved.some((line) => line.startsWith('21: ')))
    assert.deepEqual(await heat('shop.py'), moved.filter((line) => !line.startsWith('21: ')))
    await editor.type('shop.py', editor.text('shop.py'), text)
    await editor.write('shop.py', text)
    rmSync(folder, { recursive: true })
  })

  it('is that of lines as V8 counted them, and none where a function begins', async () => {
    await open('v8', '24.21.0-shop.cpuprofile')
    const lines = await heat('shop.mjs')
    assert.match(lines.find((line) => line.startsWith('18: ')) ?? '', /^18: 0\.\d\d \d+% of CPU time/)
    assert.ok(!lines.some((line) => /^(7|11|17|21|27): /.test(line)), lines.join('\n'))
  })

  it('counts hits where a tool knows lines alone', async () => {
    await open('line-profiler', '5.1.0-lines.lprof')
    const lines = await heat('shop.py')
    assert.match(lines.find((line) => line.startsWith('25: ')) ?? '', /^25: 0\.\d\d \d+% of wall time \(523 ms\) · 40,000 hits$/)
    assert.match(lines.find((line) => line.startsWith('30: ')) ?? '', /^30: 0\.\d\d \d+% of wall time \(406 ms\) · 2 hits$/)
    assert.ok((await lenses('shop.py')).every(({ command }) => !command?.title.includes('NaN')))
  })

  it('is none where functions are known as a whole', async () => {
    await open('pstats', '3.11-shop.pstats')
    assert.deepEqual(await heat('shop.py'), [])
    await release()
    await open('py-spy', '0.4.3-functions.collapsed')
    // Comprehensions are functions on a line.
    assert.deepEqual((await heat('shop.py')).map((line) => line.split(':')[0]), ['14', '30'])
  })

  it('is the largest of several profiles, of which each says its own', async () => {
    for (const name of ['3.7.0-cpu.austin', '3.7.0-wall.austin']) await open('austin', name)
    const line = (await heat('shop.py')).find((one) => one.startsWith('30: ')) ?? ''
    const shares = [...line.matchAll(/(\d+(?:\.\d)?)% of (?:CPU|wall) time/g)].map(([, share]) => Number(share))
    // The one that is read first comes first.
    const said = line.replace(/^\S+ \S+ /, '').split(' | ').sort().join(' | ')
    assert.match(said, /^3\.7\.0-cpu\.austin: .*% of CPU time.* \| 3\.7\.0-wall\.austin: .*% of wall time/)
    assert.equal(Number(/^30: (\S+)/.exec(line)?.[1]).toFixed(1), (Math.max(...shares) / 100).toFixed(1))
    assert.equal(changes.at(-1), 2)
  })

  it('says above functions which are hot without a finding, and lists all', async () => {
    await open('austin', '3.7.0-cpu.austin')
    const titleAt = async (line: number): Promise<string | undefined> => (await lenses('shop.py')).find(({ range, command }) => range.start.line === line && command?.command === showHottestFunctionsCommand)?.command?.title
    // The finding in report() leads to name_of().
    assert.match(await titleAt(17) ?? '', /^\d+% of CPU time$/)
    assert.match(await titleAt(28) ?? '', /^\d+% of CPU time$/)
    const [plain, ignored] = ['"total": total})', '"total": total})  # cost-hints: ignore[n-plus-one-query] -- few']
    await editor.type('shop.py', plain, ignored)
    assert.match(await titleAt(17) ?? '', /^\d+% of CPU time · no finding$/)
    await editor.type('shop.py', ignored, plain)
    await editor.current('shop.py')
    const functions: readonly HottestFunction[] = await editor.connection.sendRequest(hottestFunctionsMethod, {})
    const known = functions.map(({ name, path, line, findings }) => `${name} ${path}:${String(line + 1)} ${String(findings)}`)
    assert.ok(known.includes('name_of shop.py:18 1'), known.join('\n'))
    assert.ok(known.includes('without_banned shop.py:29 1'), known.join('\n'))
    assert.ok(functions.every(({ uri, profile }) => uri === editor.uri('shop.py') && profile === undefined))
  })

  it('is made again once for one change of the configuration', async () => {
    await open('austin', '3.7.0-cpu.austin')
    await heat('shop.py')
    await editor.current('shop.py')
    const counted = editor.count()
    const again = editor.next('shop.py')
    await editor.configure({ level: 'aggressive' })
    await again
    await editor.settled('shop.py')
    assert.equal(counted()['shop.py'], 1)
  })
})
