// Profiles on the command line, as the executable reads them: recordings of real tools, joined to the program that they are of.

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, openSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { withFolder } from '../support/folder.js'
import { executable, run } from './command-line.js'

const recordings = join(import.meta.dirname, '..', '..', '..', 'test', 'profiles')

const program = readFileSync(join(recordings, 'programs', 'shop.py'), 'utf8')

function shop(...files: readonly (readonly [name: string, recording: string])[]): Readonly<Record<string, string | Uint8Array>> {
  return { '.cost-hints.json': '{}', 'shop.py': program, ...Object.fromEntries(files.map(([name, recording]) => [name, readFileSync(join(recordings, recording))])) }
}

interface Evidence { readonly function: string, readonly total: number, readonly calls?: number }
interface Found { readonly rule: string, readonly severity: string, readonly evidence?: Evidence, readonly estimate: { readonly assumptions: readonly { readonly name: string, readonly value: number, readonly source: string }[] } }

describe('scan --profile', () => {
  // The profiler of Python 3.12 and later takes what one thread does for calls of another.
  it('measures findings, and the loops around them', async () => {
    await withFolder(shop(['shop.pstats', 'pstats/3.11-shop.pstats']), async (folder) => {
      const { status, output } = await run(folder, ['scan', '--profile', 'shop.pstats', '--format', 'json'])
      assert.equal(status, 0)
      const { findings } = JSON.parse(output) as { findings: readonly Found[] }
      const query = findings.find(({ rule, evidence }) => rule === 'n-plus-one-query' && evidence?.function === 'report')
      assert.ok(query?.evidence && query.evidence.total > 0.1, output)
      const rows = query.estimate.assumptions.find(({ name }) => name.startsWith('rows'))
      assert.deepEqual([rows?.value, rows?.source], [20000, 'profile'])
    })
  })

  it('says in one line what is wrong with a file, and which', async () => {
    await withFolder({ ...shop(), 'empty.prof': '', 'words.txt': 'These are words.\n', 'cut.cpuprofile': '{"nodes":[' }, async (folder) => {
      const cases: readonly (readonly [string, RegExp])[] = [
        ['gone.prof', /^error: gone\.prof: it does not exist\n$/],
        ['empty.prof', /^error: empty\.prof: the file is empty\n$/],
        ['words.txt', /^error: words\.txt: this is no profile that is known: it looks like text; "cost-hints profile --help" lists the formats\n$/],
        ['cut.cpuprofile', /^error: cut\.cpuprofile: .+\n$/],
        ['.', /^error: \.: it is a folder\n$/],
      ]
      for (const [file, expected] of cases) {
        const { status, errors } = await run(folder, ['scan', '--profile', file])
        assert.deepEqual([status, expected.test(errors)], [2, true], errors)
      }
    })
  })
})

describe('profile', () => {
  it('says that the output cannot be written', async function () {
    if (!existsSync('/dev/full')) this.skip()
    await withFolder(shop(['shop.pstats', 'pstats/3.12-shop.pstats']), async (folder) => {
      const { status, stderr } = await Promise.resolve(spawnSync(process.execPath, [executable, 'profile', 'shop.pstats'], { cwd: folder, stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'], encoding: 'utf8' }))
      assert.deepEqual([status, stderr], [2, 'error: the output cannot be written: no space is left on the device\n'])
    })
  })

  it('fails where a comparison was asked for and is none, and reports all the same', async () => {
    await withFolder(shop(['shop.pstats', 'pstats/3.12-shop.pstats'], ['before.raw', 'py-spy/0.4.3-shop.collapsed']), async (folder) => {
      const { status, output, errors } = await run(folder, ['profile', 'shop.pstats', '--compare', 'before.raw', '--top', '2'])
      assert.equal(status, 2)
      assert.match(output, /^shop\.pstats\ncProfile/)
      assert.match(errors, /^error: shop\.pstats cannot be compared with before\.raw: it has no time, only samples\n$/)
    })
  })

  it('lists what is hot, with the findings there', async () => {
    await withFolder(shop(['shop.pstats', 'pstats/3.12-shop.pstats']), async (folder) => {
      const { status, output, errors } = await run(folder, ['profile', 'shop.pstats', '--top', '5'])
      assert.deepEqual([status, errors], [0, ''])
      assert.match(output, /^shop\.pstats\ncProfile · [\d.]+ m?s of time/)
      assert.match(output, /n-plus-one-query +shop\.py:25:47 +[\d.]+% of the time here, report\(\) takes/)
      assert.match(output, /[\d.]+ ms +\d+% +[\d.]+ ms +\d+% +\d+ +without_banned +shop\.py:\d+\n/)
    })
  })

  it('compares with an earlier one, by name and file', async () => {
    await withFolder(shop(['before.pstats', 'pstats/3.11-shop.pstats'], ['after.pstats', 'pstats/3.12-shop.pstats']), async (folder) => {
      const { status, output } = await run(folder, ['profile', 'after.pstats', '--compare', 'before.pstats', '--format', 'json'])
      assert.equal(status, 0)
      const { profiles: [report] } = JSON.parse(output) as { profiles: readonly { total: number, changes: { wholeBefore: number, wholeAfter: number, functions: readonly { name: string }[] } }[] }
      assert.ok(report && report.changes.wholeBefore > 0 && report.changes.wholeAfter === report.total)
      assert.ok(report.changes.functions.some(({ name }) => name === 'name_of'))
    })
  })

  it('takes out of lines what measured functions took that they call, where the sources tell', async () => {
    const program = readFileSync(join(recordings, 'programs', 'line_calls.py'), 'utf8')
    const recording = readFileSync(join(recordings, 'line-profiler', '5.1.0-calls.lprof'))
    await withFolder({ '.cost-hints.json': '{}', 'till/line_calls.py': program, 'calls.lprof': recording }, async (folder) => {
      const { output } = await run(folder, ['profile', 'calls.lprof'])
      assert.match(output, / +([\d.]+ ms) +56% +\1 +56% +Till\.total +till\/line_calls\.py:11\n +[\d.]+ ms +40% +16\.6 ms +99% +report +till/)
    })
    await withFolder({ '.cost-hints.json': '{}', 'line_calls.py': `\n\n\n\n${program.replace('def odd', 'def other')}`, 'calls.lprof': recording }, async (folder) => {
      const { output } = await run(folder, ['profile', 'calls.lprof'])
      assert.match(output, /note: What a line took has in it what the line calls: .+ The sources, which would tell, were not found\./)
    })
  })

  it('shows each line with all that Scalene tells of it, the ones that only waited too', async () => {
    const files = { '.cost-hints.json': '{}', 'mixed.py': readFileSync(join(recordings, 'programs', 'mixed.py'), 'utf8'), 'mixed.json': readFileSync(join(recordings, 'scalene', '2.4.0-mixed.json')) }
    await withFolder(files, async (folder) => {
      const { output } = await run(folder, ['profile', 'mixed.json'])
      assert.match(output, / self +total +Python time +native time +system time +allocated +peak memory +average memory +copied +awaiting percent +line\n/)
      assert.match(output, /\n +340 ms +23% +340 ms +250 ms +89\.2 ms +763 MiB +19\.2 MiB +19\.1 MiB +777 MiB +mixed\.py:29\n/)
      assert.match(output, /\n +0 s +0% +0 s +83\.3% +mixed\.py:41\n/)
      const memory = await run(folder, ['profile', 'mixed.json', '--value', 'memory', '--format', 'json'])
      const { profiles: [report] } = JSON.parse(memory.output) as { profiles: readonly { value: { unit: string }, lineValues: readonly { name: string }[], lines: readonly { line: number, self: number, others: readonly number[] }[] }[] }
      assert.deepEqual([report?.value.unit, report?.lines[0]?.line, report?.lineValues.length, report?.lines[0]?.others.length], ['bytes', 29, 8, 8])
    })
  })

  it('says nothing of flame graphs, which it does not show', async () => {
    await withFolder(shop(['shop.pstats', 'pstats/3.11-shop.pstats']), async (folder) => {
      for (const command of [['profile', 'shop.pstats'], ['scan', '--profile', 'shop.pstats']]) {
        const { output, errors } = await run(folder, command)
        assert.doesNotMatch(output + errors, /flame graph/)
      }
    })
  })

  it('is written as Markdown and as a page', async () => {
    await withFolder(shop(['shop.collapsed', 'py-spy/0.4.3-shop.collapsed']), async (folder) => {
      const markdown = await run(folder, ['profile', 'shop.collapsed', '--format', 'markdown'])
      assert.match(markdown.output, /^# shop.collapsed\n[\s\S]+\| ---: \| ---: \|/)
      const page = await run(folder, ['profile', 'shop.collapsed', '--format', 'html'])
      assert.match(page.output, /^<!doctype html>\n[\s\S]+<h1>shop\.collapsed<\/h1>[\s\S]+<\/html>\n$/)
    })
  })

  it('does not hold memory against what is no matter of memory', async () => {
    const program = readFileSync(join(recordings, 'programs', 'shop.mjs'), 'utf8')
    await withFolder({ '.cost-hints.json': '{}', 'shop.mjs': program, 'heap.pb.gz': readFileSync(join(recordings, 'pprof', 'datadog-5.20-shop.heap.pb.gz')) }, async (folder) => {
      const plain = await run(folder, ['scan', '--format', 'json'])
      const measured = await run(folder, ['scan', '--profile', 'heap.pb.gz', '--format', 'json'])
      const severities = ({ output }: typeof plain): readonly string[] => (JSON.parse(output) as { findings: readonly Found[] }).findings.map(({ rule, severity }) => `${rule} ${severity}`)
      assert.deepEqual(severities(measured), severities(plain))
      assert.match((await run(folder, ['profile', 'heap.pb.gz'])).output, /^heap\.pb\.gz\npprof · [\d.]+ MiB of/)
    })
  })

  it('names the values that there are', async () => {
    await withFolder(shop(['shop.pstats', 'pstats/3.12-shop.pstats']), async (folder) => {
      const { status, errors } = await run(folder, ['profile', 'shop.pstats', '--value', 'bytes'])
      assert.deepEqual([status, errors], [2, 'error: --value must be one of "time" for shop.pstats, not "bytes"\n'])
    })
  })
})

describe('files that were written after a recording', () => {
  const note = 'shop.py was written after the recording: where lines do not fit, record again.'
  const said = async (folder: string, file: string): Promise<boolean> => (await run(folder, ['profile', file, '--top', '1'])).output.includes(`note: ${note}`)

  it('are named in every form of the report, and by a scan', async () => {
    await withFolder(shop(['shop.pyisession', 'pyinstrument/5.1.3-shop.pyisession']), async (folder) => {
      for (const [format, expected] of [['text', `\nnote: ${note}\n`], ['markdown', `\n> ${note}\n`], ['html', `<p class="note">${note}</p>`]] as const) {
        const { output } = await run(folder, ['profile', 'shop.pyisession', '--format', format])
        assert.ok(output.includes(expected), output)
      }
      const { profiles: [profile] } = JSON.parse((await run(folder, ['profile', 'shop.pyisession', '--format', 'json'])).output) as { profiles: readonly { notes: readonly string[] }[] }
      assert.ok(profile?.notes.includes(note), String(profile?.notes))
      for (const command of [['scan', '--profile', 'shop.pyisession'], ['estimate', 'shop.py:report', '--profile', 'shop.pyisession']]) {
        assert.ok((await run(folder, command)).errors.includes(`note: shop.pyisession: ${note}\n`), command[0])
      }
    })
  })

  it('are told by the profile\'s own file where it names no time, and not by that of a copy', async () => {
    await withFolder(shop(['shop.pstats', 'pstats/3.12-shop.pstats']), async (folder) => {
      assert.equal(await said(folder, 'shop.pstats'), false)
      const hourAgo = Date.now() / 1000 - 3600
      utimesSync(join(folder, 'shop.pstats'), hourAgo, hourAgo)
      assert.equal(await said(folder, 'shop.pstats'), true)
      // A download keeps no time.
      copyFileSync(join(folder, 'shop.pstats'), join(folder, 'copy.pstats'))
      assert.equal(await said(folder, 'copy.pstats'), false)
      utimesSync(join(folder, 'shop.py'), hourAgo, hourAgo)
      assert.equal(await said(folder, 'shop.pstats'), false)
    })
  })

  it('are none where git knows that they were the same', async () => {
    await withFolder(shop(['shop.pyisession', 'pyinstrument/5.1.3-shop.pyisession']), async (folder) => {
      const date = '2020-01-01T00:00:00Z'
      const git = (...args: readonly string[]): void => { execFileSync('git', ['-c', 'user.name=me', '-c', 'user.email=me@example.org', ...args], { cwd: folder, env: { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date } }) }
      git('init', '--quiet')
      git('add', '.')
      git('commit', '--quiet', '--message', 'As it was measured')
      assert.equal(await said(folder, 'shop.pyisession'), false)
      writeFileSync(join(folder, 'shop.py'), `\n${program}`)
      assert.equal(await said(folder, 'shop.pyisession'), true)
    })
  })
})

describe('a profile of a commit', () => {
  it('is told in the lines of now', async () => {
    await withFolder(shop(), async (folder) => {
      const git = (...args: readonly string[]): string => execFileSync('git', ['-c', 'user.name=me', '-c', 'user.email=me@example.org', ...args], { cwd: folder, encoding: 'utf8' })
      git('init', '--quiet')
      git('add', '.')
      git('commit', '--quiet', '--message', 'As it was measured')
      const commit = git('rev-parse', 'HEAD').trim()
      const trace = JSON.parse(gunzipSync(readFileSync(join(recordings, 'viztracer', '1.1.1-shop.json.gz'))).toString()) as object
      writeFileSync(join(folder, 'plain.json'), JSON.stringify(trace))
      writeFileSync(join(folder, 'named.json'), JSON.stringify({ ...trace, otherData: { commit } }))
      const lineOf = async (...args: readonly string[]): Promise<number | undefined> => {
        const { status, output, errors } = await run(folder, ['profile', ...args, '--format', 'json'])
        assert.equal(status, 0, errors)
        const { profiles: [profile] } = JSON.parse(output) as { profiles: readonly { functions: readonly { name: string, path?: string, line: number }[] }[] }
        return profile?.functions.find(({ name, path }) => name === 'report' && path === 'shop.py')?.line
      }
      const was = await lineOf('named.json')
      // Where another function of the name stands now, only what git says of the commit tells them apart.
      writeFileSync(join(folder, 'shop.py'), program.replace('def report(', `class Other:\n    def report(self):\n        return 1\n${'\n'.repeat(20)}def report(`))
      assert.ok(was !== undefined)
      assert.deepEqual([await lineOf('named.json'), await lineOf('plain.json', '--commit', 'HEAD')], [was + 23, was + 23])
      assert.deepEqual(await run(folder, ['profile', 'plain.json', '--commit', 'gone']).then(({ status, errors }) => [status, /^error: git knows no commit "gone" in /.test(errors)]), [2, true])
      const { errors } = await run(folder, ['scan', '--profile', 'named.json'])
      assert.match(errors, /It was recorded at commit [0-9a-f]{8}: its lines are followed in one file that changed since/)
    })
  })
})
