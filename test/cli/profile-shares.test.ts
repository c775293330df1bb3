// Whose share of a profile is whose, as the executable tells it of recordings of real tools: of findings, and of what is hot without one.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFolder } from '../support/folder.js'
import { run } from './command-line.js'

const recordings = join(import.meta.dirname, '..', '..', '..', 'test', 'profiles')

interface Evidence { readonly function: string, readonly total: number, readonly lines?: number, readonly isLoop?: true }
interface Found { readonly rule: string, readonly severity: string, readonly evidence: Evidence, readonly hits?: number }
interface Reported { readonly findings: readonly Found[], readonly hotWithoutFinding: readonly { readonly name: string }[] }

async function inProgram<Result>(program: string, recording: string, work: (folder: string) => Promise<Result>, edited = (text: string) => text): Promise<Result> {
  const text = edited(readFileSync(join(recordings, 'programs', program), 'utf8'))
  return await withFolder({ '.cost-hints.json': '{}', [program]: text, recording: readFileSync(join(recordings, recording)) }, work)
}

async function reported(program: string, recording: string, edited?: (text: string) => string): Promise<Reported> {
  const output = await inProgram(program, recording, async (folder) => (await run(folder, ['profile', 'recording', '--format', 'json'])).output, edited)
  const { profiles: [report] } = JSON.parse(output) as { profiles: readonly Reported[] }
  return report ?? assert.fail(output)
}

function shares({ findings }: Reported): readonly (readonly [string, number])[] {
  return findings.map(({ evidence }) => [evidence.function, Math.round((evidence.lines ?? evidence.total) * 100)])
}

describe('shares of findings', () => {
  it('are of the loop, where the tool charged it to the line where it goes on, and to the one after it', async () => {
    const report = await reported('searches.py', 'pyinstrument/5.1.3-searches.pyisession')
    assert.deepEqual([shares(report), report.findings.map(({ evidence }) => evidence.isLoop)], [[['fresh', 57], ['unique', 40]], [true, true]])
    const { output } = await inProgram('searches.py', 'pyinstrument/5.1.3-searches.pyisession', (folder) => run(folder, ['scan', '--profile', 'recording', '--format', 'json']))
    const { findings } = JSON.parse(output) as { findings: readonly Found[] }
    assert.deepEqual(findings.map(({ evidence, severity }) => [evidence.function, Math.round((evidence.lines ?? 0) * 100), severity]), [['fresh', 57, 'warning'], ['unique', 40, 'warning']])
  })

  it('are of the function, where the tool charged it to the line where that begins', async () => {
    assert.deepEqual(shares(await reported('searches.py', 'scalene/2.4.0-searches.json')), [['fresh', 51], ['unique', 29]])
  })

  it('are of the function, where the file was edited since and lines are where nothing runs', async () => {
    const edited = await reported('shop.py', 'py-spy/0.4.3-shop.collapsed', (text) => `\n${text}`)
    assert.deepEqual(shares(edited), [['main', 55], ['report', 54], ['without_banned', 34]])
  })

  it('are without what the function calls elsewhere', async () => {
    const report = await reported('writes.mjs', 'v8/20.20.2-writes.cpuprofile')
    assert.deepEqual(shares(report), [['missing', 75], ['main', 3]])
    assert.ok((report.findings[1]?.evidence.total ?? 0) > 0.8)
    const counted = await reported('shop.py', 'pstats/3.11-shop.pstats')
    assert.deepEqual(shares(counted), [['main', 61], ['report', 51], ['without_banned', 21]])
  })
})

describe('what is hot without a finding', () => {
  it('is nothing that a finding leads to, nor stands in the middle of', async () => {
    // 38 % are in name_of(), which the loop of report() calls.
    assert.deepEqual((await reported('shop.py', 'py-spy/0.4.3-shop.collapsed')).hotWithoutFinding, [])
    // The compiler put the function with the finding into the one around it.
    assert.deepEqual((await reported('shop.mjs', 'v8/24.21.0-shop.cpuprofile')).hotWithoutFinding.map(({ name }) => name), ['report'])
  })

  it('is nothing where calls were counted and no time; findings there say how often they ran', async () => {
    const report = await reported('shop.mjs', 'v8-coverage/20.20.2-shop.json')
    assert.deepEqual([report.hotWithoutFinding, report.findings.map(({ evidence }) => evidence.function)], [[], ['withoutBanned']])
    const { output } = await inProgram('shop.mjs', 'v8-coverage/20.20.2-shop.json', (folder) => run(folder, ['profile', 'recording']))
    assert.match(output, /list-membership-in-loop +shop\.mjs:18:34 +withoutBanned\(\) called 3 times/)
  })
})

describe('methods of one name', () => {
  const classes = ['Circle', 'Square'].map((name) => `class ${name}:\n    def __init__(self, n):\n        self.total = n\n\n`).join('')
  // As py-spy writes it for Python 3.8.
  const stacks = '<module> (shapes.py:9);__init__ (shapes.py:3) 26\n<module> (shapes.py:10);__init__ (shapes.py:7) 59\n'
  const files = { '.cost-hints.json': '{}', 'shapes.py': classes, 'shapes.collapsed': stacks }

  it('are told apart by the sources, where the tool names only the line that ran', async () => {
    await withFolder(files, async (folder) => {
      const { output } = await run(folder, ['profile', 'shapes.collapsed'])
      assert.match(output, /59 +69% +59 +69% +Square\.__init__ +shapes\.py:6\n +26 +31% +26 +31% +Circle\.__init__ +shapes\.py:2\n/)
      assert.doesNotMatch(output, /no such function/)
    })
  })

  it('are told apart by the sources of the commit that was measured', async () => {
    await withFolder(files, async (folder) => {
      for (const args of [['init', '--quiet'], ['add', '.'], ['commit', '--quiet', '--message', 'As it was measured']]) {
        execFileSync('git', ['-c', 'user.name=me', '-c', 'user.email=me@example.org', ...args], { cwd: folder })
      }
      writeFileSync(join(folder, 'shapes.py'), `import math\n\n\n\n${classes}`)
      const { output } = await run(folder, ['profile', 'shapes.collapsed', '--commit', 'HEAD'])
      assert.match(output, /Square\.__init__ +shapes\.py:10\n +26 +31% +26 +31% +Circle\.__init__ +shapes\.py:6\n/)
      assert.match((await run(folder, ['profile', 'shapes.collapsed'])).output, /100% +1 +several functions of the file are called so, and no line tells which +__init__/)
    })
  })
})
