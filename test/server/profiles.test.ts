// Profiles in the editor: what was measured stands in findings and lenses until it is released, and follows what is typed.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DiagnosticSeverity, type CodeLens, type Diagnostic } from 'vscode-languageserver/node'
import { decodeProfile } from '../../src/profiles/profile-file.js'
import { joinProfileMethod, openProfileMethod, releaseProfilesMethod, type JoinedCode, type OpenedProfile } from '../../src/protocol/messages.js'
import { startEditor, type Editor } from './editor.js'

const recordings = join(import.meta.dirname, '..', '..', '..', 'test', 'profiles')
const recording = join(recordings, 'pstats', '3.11-shop.pstats')
const source = readFileSync(join(recordings, 'programs', 'shop.py'), 'utf8')

describe('server: profiles', function () {
  this.timeout(60_000)
  let editor: Editor
  const storage = mkdtempSync(join(tmpdir(), 'cost-hints-profiles-'))
  before(async () => { editor = await startEditor({ '.cost-hints.json': '{ "pricing": { "database": { "platform": "rds" } } }', 'shop.py': source }) })
  after(async () => {
    await editor.stop()
    rmSync(storage, { recursive: true })
  })

  const open = (path: string): Promise<OpenedProfile> => editor.connection.sendRequest(openProfileMethod, { path, folder: storage })
  const lenses = async (): Promise<readonly string[]> => {
    const found: readonly CodeLens[] = await editor.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: editor.uri('shop.py') } })
    return found.map(({ range, command }) => `${String(range.start.line)}: ${command?.title ?? ''}`)
  }

  it('say in one sentence what is wrong with a file', async () => {
    const problems = [await open(join(recordings, 'programs', 'shop.py')), await open(join(recordings, 'gone.prof'))].map((opened) => ('problem' in opened ? opened.problem : ''))
    assert.match(problems[0] ?? '', /^shop\.py: this is no profile that is known: it looks like text; "cost-hints profile --help" lists the formats$/)
    assert.equal(problems[1], 'gone.prof: it does not exist')
  })

  it('are written for the viewer, and joined to the code', async () => {
    await editor.open('shop.py')
    await editor.current('shop.py')
    const measured = editor.next('shop.py', ({ diagnostics }) => diagnostics.some(isMeasured))
    const opened = await open(recording)
    assert.ok('join' in opened && opened.file !== null)
    assert.equal(decodeProfile(new Uint8Array(readFileSync(opened.file))).producer, opened.producer)
    assert.deepEqual(opened.join.functions.map(({ qualified, path }) => [qualified, path]).slice(0, 2), [['', 'shop.py'], ['main', 'shop.py']])
    const [hottest] = opened.join.findings
    assert.equal(hottest?.rule, 'n-plus-one-query')
    const diagnostics = await measured
    assert.ok(diagnostics.some((one) => textOf(one).match(/Measured: 51% of the time here, report\(\) takes 60%, called 2 times, [\d.]+ m?s each\./) && one.severity === DiagnosticSeverity.Warning))
  })

  it('come with what functions cost, what that rests on, and the fixes of their findings, for who waits for it', async () => {
    const plain: JoinedCode | null = await editor.connection.sendRequest(joinProfileMethod, { path: recording })
    assert.ok(plain && plain.join.functions.every(({ money }) => money === undefined) && plain.join.findings.every(({ fixes }) => fixes === undefined))
    assert.deepEqual(plain.join.notes, ['shop.py was written after the recording: where lines do not fit, record again.'])
    const whole: JoinedCode | null = await editor.connection.sendRequest(joinProfileMethod, { path: recording, withCosts: true })
    const { functions, findings, matched = 0, unmatched, saving } = whole?.join ?? assert.fail()
    const report = functions.find(({ qualified }) => qualified === 'report')?.money ?? assert.fail()
    assert.match(`${report.text} ${report.inputs}`, /^(up to|≈|<) ?\$[\d.]+\/month at [\d,]+ calls?.* \((in part )?assumed\)$/)
    assert.ok(report.expected > 0 && report.currency === 'USD')
    assert.deepEqual(findings.find(({ rule }) => rule === 'list-membership-in-loop')?.fixes?.map(({ title }) => title.slice(0, 24)), ["Search a set of 'banned'"])
    // What the query in `name_of` costs is the finding's, where it is called.
    const led = findings.filter(({ rule }) => rule === 'n-plus-one-query').flatMap(({ leadsTo = [] }) => leadsTo)
    assert.ok(functions.some(({ qualified, rows }) => qualified === 'name_of' && rows.some((row) => led.includes(row))))
    assert.match(`${saving?.text ?? ''} ${saving?.inputs ?? ''}`, /month as estimated for \d of them/)
    assert.ok(Math.abs(matched + unmatched.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-9)
    assert.ok(unmatched.every(({ functions: count, examples }) => examples.length > 0 && examples.length <= Math.min(3, count)))
  })

  it('stand above functions, also after lines were put before them', async () => {
    assert.ok((await lenses()).includes('17: 40% of time (5.7% itself) · 40,000 calls · 7.02 µs each'), (await lenses()).join('\n'))
    await editor.type('shop.py', 'import json\n', 'import json\nimport os\n')
    assert.ok((await lenses()).includes('18: 40% of time (5.7% itself) · 40,000 calls · 7.02 µs each'), (await lenses()).join('\n'))
    const again: JoinedCode | null = await editor.connection.sendRequest(joinProfileMethod, { path: recording })
    assert.equal(again?.join.functions[1]?.qualified, 'main')
  })

  it('follow what changes on the disk, and keep to it when they are joined again', async () => {
    await editor.close('shop.py')
    await editor.write('shop.py', source.replace('import json\n', `import json\n${'import os\n'.repeat(9)}`))
    const opened = await open(join(recordings, 'pyinstrument', '5.1.3-shop.pyisession'))
    assert.ok('join' in opened)
    await editor.open('shop.py')
    await editor.current('shop.py')
    assert.ok((await lenses()).includes('26: 40% of time (5.7% itself) · 40,000 calls · 7.02 µs each'), (await lenses()).join('\n'))
    const again: JoinedCode | null = await editor.connection.sendRequest(joinProfileMethod, { path: recording })
    assert.equal(again?.join.functions.find(({ qualified }) => qualified === 'without_banned')?.line, 38)
  })

  it('are gone when they are released', async () => {
    const plain = editor.next('shop.py', ({ diagnostics }) => diagnostics.length > 0 && !diagnostics.some(isMeasured))
    await editor.connection.sendRequest(releaseProfilesMethod, {})
    await plain
    assert.ok((await lenses()).every((title) => !title.includes('of time')))
    assert.equal(await editor.connection.sendRequest(joinProfileMethod, { path: recording }), null)
  })
})

function isMeasured(diagnostic: Diagnostic): boolean {
  return textOf(diagnostic).includes('Measured:')
}

function textOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value
}
