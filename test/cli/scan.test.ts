import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmod, open, readFile, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withFolder, type Files } from '../support/folder.js'
import { executable, run, type Run, type RunOptions } from './command-line.js'

const costly = 'def kept(us: list[str], banned: list[str]):\n    return [u for u in us if u not in banned]\n'
const models = `from django.db import models


class Author(models.Model):
    name = models.TextField()


class Book(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
`
const queries = `from books.models import Book


def published():
    return Book.objects.filter(title='x')
`
const views = `from books.queries import published


def names():
    for book in published():
        print(book.author.name)
`
const typed = 'export function kept(us: string[], banned: string[]) {\n  return us.filter((u) => banned.includes(u))\n}\n'

async function scan(files: Files, given: readonly string[], options?: RunOptions): Promise<Run> {
  return withFolder({ '.git/HEAD': '', ...files }, async (folder) => run(folder, given, options))
}

/** Where a machine is so busy that a program has not begun to listen when it is interrupted, it is given more time. */
async function interrupted(folder: string, given: readonly string[], interruptAfter = 800): Promise<Run> {
  const ran = await run(folder, given, { interruptAfter })
  return ran.status === null && interruptAfter < 20_000 ? interrupted(folder, given, interruptAfter * 2) : ran
}

interface JsonReport {
  readonly root: string
  readonly findings: readonly { readonly path: string, readonly rule: string, readonly estimate?: { readonly monthly: object }, readonly range: { readonly start: object, readonly end: object } }[]
  readonly errors: readonly { readonly path: string, readonly message: string }[]
  readonly summary: Readonly<Record<string, unknown>>
}

function parsed({ output }: Run): JsonReport {
  return JSON.parse(output) as JsonReport
}

describe('scan', () => {
  it('prints place, message, excerpt, fix and summary', async () => {
    const { status, output, errors } = await scan({ 'app/a.py': costly }, [])
    assert.equal(status, 0)
    assert.equal(errors, '')
    assert.match(output, /^app\/a\.py:2:\d+ {2}information {2}list-membership-in-loop\n {2}\S.*\n/)
    assert.ok(output.includes('\n  2 | return [u for u in us if u not in banned]\n'))
    assert.ok(output.includes(`\n    | ${' '.repeat(25)}^^^^^^^^^^^^^^^\n  safe fix: `))
    assert.match(output, /\n1 finding in 1 file \(1 information\) · together \S.*\/month, at assumed numbers of calls and elements · 1 fixable with --fix\n$/)
  })

  it('is the default command', async () => {
    await withFolder({ '.git/HEAD': '', 'app/a.py': costly, 'b.py': costly }, async (folder) => {
      const named = await run(folder, ['scan', 'app'])
      assert.equal(named.status, 0)
      assert.deepEqual(await run(folder, ['app']), named)
    })
  })

  it('JSON by the contract', async () => {
    const result = await scan({ 'a.ts': `\ufeff// 😀\r\n${typed.replaceAll('\n', '\r\n')}`, 'b.py': 'x = 1\n' }, ['--format', 'json'])
    const report = parsed(result)
    assert.deepEqual(Object.keys(report), ['version', 'tool', 'root', 'findings', 'errors', 'summary'])
    const [finding] = report.findings
    assert.ok(finding)
    assert.deepEqual(Object.keys(finding), [
      'rule', 'category', 'severity', 'confidence', 'message', 'path', 'range', 'related', 'estimate', 'effort', 'priority', 'fixes', 'fingerprint',
    ])
    assert.equal(finding.path, 'a.ts')
    assert.deepEqual(finding.range, { start: { line: 3, column: 27 }, end: { line: 3, column: 45 } })
    const { monthly, ...summary } = report.summary
    assert.deepEqual(monthly, { ...finding.estimate?.monthly, currency: 'USD' })
    assert.deepEqual({ ...summary, elapsedMilliseconds: 0, lines: 0 }, {
      files: 2, lines: 0, findings: 1, byRule: { 'list-membership-in-loop': 1 },
      bySeverity: { error: 0, warning: 0, information: 1, hint: 0 },
      elapsedMilliseconds: 0, cachedFiles: 0, hidden: { unsure: 0, small: 0 },
    })
    assert.equal(result.errors, '')
  })

  it('the same report with any number of threads', async () => {
    const files = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`p${index}/a.py`, costly]))
    await withFolder(files, async (folder) => {
      const reports = await Promise.all(['1', '3'].map(async (threads) => parsed(await run(folder, ['--format', 'json', '--threads', threads]))))
      assert.deepEqual(reports[0]?.findings, reports[1]?.findings)
      assert.equal(reports[0]?.findings.length, 8)
    })
  })

  it('rules and levels can be chosen', async () => {
    for (const given of [['--ignore-rule', 'list-membership-in-loop'], ['--rule', 'unused-suppression']]) {
      assert.equal((await scan({ 'a.py': costly }, given)).output, 'no findings in 1 file\n')
    }
  })

  it('test files on demand', async () => {
    assert.equal((await scan({ 'tests/a.py': costly }, [])).output, 'no findings in 1 file\n')
    assert.match((await scan({ 'tests/a.py': costly }, ['--include-tests'])).output, /^tests\/a\.py:2/)
  })

  it('--quiet leaves findings only, --stats counts on standard error', async () => {
    const quiet = await scan({ 'a.py': costly, 'docs/x.md': '' }, ['a.py', 'docs', '--quiet'])
    assert.ok(!quiet.output.includes('1 finding in'))
    assert.equal(quiet.errors, '')
    assert.match((await scan({ 'a.py': costly }, ['--stats'])).errors, /^list-membership-in-loop +1\nfiles +1\n/)
  })

  it('colours only where they are wanted', async () => {
    assert.ok(!(await scan({ 'a.py': costly }, [])).output.includes('\x1b'))
    assert.ok((await scan({ 'a.py': costly }, [], { environment: { FORCE_COLOR: '1' } })).output.includes('\x1b[1m'))
    assert.ok(!(await scan({ 'a.py': costly }, [], { environment: { FORCE_COLOR: '1', NO_COLOR: '1' } })).output.includes('\x1b'))
  })

  it('paths in text are those of the working folder, in JSON those of the root', async () => {
    await withFolder({ '.git/HEAD': '', 'app/x/a.py': costly, 'b.py': Buffer.from([0]) }, async (folder) => {
      const { output, errors } = await run(join(folder, 'app'), ['x', '../b.py', 'gone'])
      assert.match(output, /^x\/a\.py:2:/)
      assert.equal(errors, 'error: gone: not read: does not exist\nerror: ../b.py: not read: it is a binary file\n')
      const report = parsed(await run(join(folder, 'app'), ['x', '../b.py', 'gone', '--format', 'json']))
      assert.deepEqual([report.findings[0]?.path, ...report.errors.map(({ path }) => path)], ['app/x/a.py', 'app/gone', 'b.py'])
    })
  })

  it('several roots: paths below the folder that holds them', async () => {
    const report = parsed(await scan({ 'x/.cost-hints.json': '{}', 'x/a.py': costly, 'y/.cost-hints.json': '{}', 'y/b.py': costly }, ['x', 'y', '--format', 'json']))
    assert.deepEqual(report.findings.map(({ path }) => path), ['x/a.py', 'y/b.py'])
  })
})

describe('scan, roots within roots', () => {
  it('a file is reported once', async () => {
    const files = { '.cost-hints.json': '{}', 'p/.cost-hints.json': '{ "level": "conservative" }', 'p/a.py': costly, 'b.py': costly }
    const report = parsed(await scan(files, ['.', 'p', 'p/a.py', '--format', 'json']))
    assert.deepEqual(report.findings.map(({ path }) => path), ['b.py', 'p/a.py'])
    assert.equal(report.summary['files'], 2)
  })
})

describe('scan, exit status', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['none', 0], ['hint', 1], ['information', 1], ['warning', 0], ['error', 0],
  ]
  for (const [limit, status] of cases) {
    it(`--fail-on ${limit}: ${status}`, async () => { assert.equal((await scan({ 'a.py': costly }, ['--fail-on', limit])).status, status) })
  }

  it('130 when interrupted, and nothing is written', async () => {
    const files = Object.fromEntries(Array.from({ length: 4000 }, (_, index) => [`a${index}.py`, costly]))
    await withFolder(files, async (folder) => {
      const { status, output } = await interrupted(folder, ['--output', 'report.txt'])
      assert.equal(status, 130)
      assert.equal(output, '')
      assert.ok(!(await readdir(folder)).some((name) => name.includes('report')))
    })
  })

  it('a closed pipe is no failure', async () => {
    await withFolder(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`a${index}.py`, costly])), async (folder) => {
      const { stderr } = await promisify(execFile)('sh', ['-c', `"${process.execPath}" "${executable}" | head -n 1`], { cwd: folder })
      assert.equal(stderr, '')
    })
  })
})

describe('scan, output', () => {
  it('is written to a file, plain, also when it exists', async () => {
    await withFolder({ 'a.py': costly, 'r.txt': 'old' }, async (folder) => {
      const { output } = await run(folder, ['a.py'])
      const written = await run(folder, ['a.py', '--output', 'r.txt'], { environment: { FORCE_COLOR: '1' } })
      assert.equal(written.output, '')
      assert.equal(await readFile(join(folder, 'r.txt'), 'utf8'), output)
    })
  })

  it('is refused before the work where it cannot be written', async () => {
    const { status, errors } = await scan({ 'a.py': costly }, ['--output', 'missing/r.txt'])
    assert.equal(status, 2)
    assert.match(errors, /^error: --output missing\/r\.txt: the folder \S+missing does not exist\n$/)
  })
})

describe('scan, bad input', () => {
  it('a missing path: one line, the rest is scanned', async () => {
    const { status, output, errors } = await scan({ 'a.py': costly }, ['gone', 'a.py'])
    assert.equal(status, 0)
    assert.equal(errors, 'error: gone: not read: does not exist\n')
    assert.match(output, /1 finding in 1 file .* · 1 error\n$/)
  })

  it('only missing paths: 2', async () => {
    assert.deepEqual(await scan({}, ['gone']), { status: 2, output: '', errors: 'error: gone: not read: does not exist\n' })
  })

  it('a folder without source: a note', async () => {
    assert.deepEqual(await scan({ 'docs/a.md': '' }, ['docs']), {
      status: 0, output: 'no findings in 0 files\n', errors: 'note: docs: no Python, TypeScript or JavaScript files to read here\n',
    })
  })

  it('a binary, invalid UTF-8 and 50 MB: a line each, listed in JSON too', async () => {
    await withFolder({ 'a.py': costly, 'b.py': Buffer.from([1, 0, 2]), 'c.py': Buffer.from([0x78, 0xff]), 'd.py': '' }, async (folder) => {
      const file = await open(join(folder, 'd.py'), 'w')
      await file.truncate(50 * 1024 * 1024)
      await file.close()
      const { status, output, errors } = await run(folder, ['.'])
      assert.equal(status, 0)
      assert.equal(errors, [
        'error: b.py: not read: it is a binary file',
        'error: c.py: not read: it is not valid UTF-8 (line 1)',
        'error: d.py: not read: 50.0 MB is over the limit of 2 MB for a source file',
        '',
      ].join('\n'))
      assert.match(output, / · 3 errors\n$/)
      assert.deepEqual(parsed(await run(folder, ['--format', 'json'])).errors.map(({ path }) => path), ['b.py', 'c.py', 'd.py'])
      assert.equal((await run(folder, ['b.py'])).status, 2)
    })
  })

  it('a syntax error: listed with its line, and what is whole around it is analysed', async () => {
    await withFolder({ 'a.py': `${costly}\n\ndef broken(:\n` }, async (folder) => {
      const { status, errors } = await run(folder, ['.'])
      assert.equal(status, 0)
      assert.match(errors, /^error: a\.py: has a syntax error at line \d+; what is whole around it was analysed\n$/)
      const report = parsed(await run(folder, ['--format', 'json']))
      assert.deepEqual([report.findings.length, report.errors.map(({ path }) => path)], [1, ['a.py']])
    })
  })

  it('a mistake in a comment: a line, listed in JSON too, and the exit status of the findings', async () => {
    await withFolder({ 'a.py': `# cost-hints: calls=2M\n${costly}` }, async (folder) => {
      const { status, errors } = await run(folder, ['.', '--fail-on', 'error'])
      assert.equal(status, 0)
      assert.match(errors, /^error: a\.py: line 1: `calls=2M` has the unit `M`; write how often, [^\n]*\n$/)
      const report = parsed(await run(folder, ['--format', 'json']))
      assert.deepEqual([report.findings.length, report.errors.map(({ path }) => path)], [1, ['a.py']])
    })
  })

  it('no permission: a line each', async () => {
    await withFolder({ 'a.py': costly, 'b.py': costly, 'c/d.py': costly }, async (folder) => {
      await chmod(folder, 0o755)
      await chmod(join(folder, 'b.py'), 0)
      await chmod(join(folder, 'c'), 0)
      // Permissions do not hold for root, so another user scans.
      const { status, errors } = await run(folder, ['.'], { uid: process.getuid?.() === 0 ? 65534 : undefined })
      await chmod(join(folder, 'c'), 0o755)
      assert.equal(status, 0)
      assert.equal(errors, 'error: b.py: not read: permission denied\nerror: c: not read: permission denied\n')
    })
  })

  it('what is ignored by name is not run by name', async () => {
    const { status, output, errors } = await scan({ 'a.py': costly }, ['--rule', 'list-membership-in-loop', '--ignore-rule', 'list-membership-in-loop'])
    assert.deepEqual([status, output, errors], [0, 'no findings in 1 file\n', 'note: --ignore-rule turns off what --rule asks for (list-membership-in-loop): no rule was run\n'])
  })

  it('fixes of which none can be written: 2, with the reason', async () => {
    await withFolder({ '.git/HEAD': '', 'a.py': costly }, async (folder) => {
      await chmod(folder, 0o555)
      const { status, errors } = await run(folder, ['--fix'], { uid: process.getuid?.() === 0 ? 65534 : undefined })
      await chmod(folder, 0o755)
      assert.equal(status, 2)
      assert.match(errors, /^error: a\.py: not fixed: permission denied\n/)
    })
  })

  it('tests that are given: a note that nothing is reported there', async () => {
    const note = 'nothing is reported in tests and vendored files (--include-tests does)\n'
    assert.equal((await scan({ 'tests/a.py': costly }, ['tests/a.py'])).errors, `note: tests/a.py: ${note}`)
    assert.equal((await scan({ 'tests/a.py': costly }, ['tests'])).errors, `note: tests: ${note}`)
    assert.equal((await scan({ 'tests/a.py': costly }, ['tests/a.py', '--include-tests'])).errors, '')
    assert.equal((await scan({ 'tests/a.py': costly, 'b.py': costly }, ['.'])).errors, '')
  })

  it('a folder that the configuration leaves out: a note', async () => {
    assert.equal((await scan({ 'old/a.py': costly, 'b.py': costly, '.cost-hints.json': '{ "exclude": ["old/**"] }' }, ['old'])).errors, 'note: old: the configuration leaves out all files here\n')
  })

  it('a file of no project: a note that no other one is read', async () => {
    await withFolder({ 'a.py': costly, 'b.py': costly }, async (folder) => {
      assert.equal((await run(folder, ['a.py'])).errors, 'note: a.py: is in no project (no .cost-hints.json or .git above it): no other file is read\n')
      assert.equal((await run(folder, ['.'])).errors, '')
    })
  })

  it('a link to nothing: said', async () => {
    await withFolder({ '.git/HEAD': '' }, async (folder) => {
      await symlink('gone.py', join(folder, 'a.py'))
      assert.deepEqual(await run(folder, ['a.py']), { status: 2, output: '', errors: 'error: a.py: not read: it is a link to nothing that can be read\n' })
    })
  })

  it('a broken configuration: 2, with the place and what was meant', async () => {
    const { status, output, errors } = await scan({ 'a.py': costly, '.cost-hints.json': '{\n  "levle": 1\n}' }, [])
    assert.equal(status, 2)
    assert.equal(output, '')
    assert.match(errors, /^error: \S+\.cost-hints\.json:2:3: unknown key "levle"; .*; did you mean "level"\?\n$/)
  })

  it('a nested configuration: a note', async () => {
    const { errors } = await scan({ '.cost-hints.json': '{}', 'p/.cost-hints.json': '{}', 'p/a.py': '' }, [])
    assert.equal(errors, 'note: p/.cost-hints.json: ignored: only the .cost-hints.json of the root counts\n')
  })
})

describe('scan, fixes', () => {
  it('--dry-run prints the diff and changes nothing', async () => {
    await withFolder({ 'app/a.py': costly }, async (folder) => {
      const { status, output, errors } = await run(folder, ['.', '--fix', '--dry-run'])
      assert.equal(status, 0)
      assert.match(output, /^--- a\/app\/a\.py\n\+\+\+ b\/app\/a\.py\n@@ -1,2 \+1,3 @@\n def kept/)
      assert.match(output, /\n-.*\n\+ {4}banned_set = set\(banned\)\n\+.* u not in banned_set\]\n$/)
      assert.equal(errors, 'would fix 1 finding by changing 1 file\n')
      assert.equal(await readFile(join(folder, 'app/a.py'), 'utf8'), costly)
    })
  })

  it('--fix applies safe fixes and reports what is left', async () => {
    await withFolder({ 'a.py': costly, 'b.ts': typed }, async (folder) => {
      const { output, errors } = await run(folder, ['.', '--fix'])
      assert.equal(errors, 'fixed 2 findings by changing 2 files\n')
      assert.equal(output, 'no findings in 2 files\n')
      assert.match(await readFile(join(folder, 'a.py'), 'utf8'), /banned_set = set\(banned\)/)
      assert.match(await readFile(join(folder, 'b.ts'), 'utf8'), /bannedSet = new Set\(banned\)/)
      assert.deepEqual(await run(folder, ['.', '--fix']), { status: 0, output: 'no findings in 2 files\n', errors: '' })
    })
  })

  it('counts a finding whose fix is made in another file, and shows that file', async () => {
    const files = { 'books/__init__.py': '', 'books/models.py': models, 'books/views.py': views, 'books/queries.py': queries }
    await withFolder(files, async (folder) => {
      const dry = await run(folder, ['.', '--fix', '--dry-run'])
      assert.match(dry.output, /^--- a\/books\/queries\.py\n/)
      assert.equal(dry.output.split('+++ ').length, 2)
      assert.equal(dry.errors, 'would fix 1 finding by changing 1 file\n')
      assert.equal((await run(folder, ['.', '--fix'])).errors, 'fixed 1 finding by changing 1 file\n')
      assert.match(await readFile(join(folder, 'books/queries.py'), 'utf8'), /select_related\('author'\)/)
      assert.equal(await readFile(join(folder, 'books/views.py'), 'utf8'), views)
    })
  })

  it('suggested fixes need their own option', async () => {
    const untyped = 'def kept(us, banned: list):\n    return [u for u in us if u not in banned]\n'
    await withFolder({ 'a.py': untyped }, async (folder) => {
      assert.match((await run(folder, ['--fix'])).output, /1 with --fix-suggested\n$/)
      assert.equal(await readFile(join(folder, 'a.py'), 'utf8'), untyped)
      assert.equal((await run(folder, ['--fix-suggested'])).output, 'no findings in 1 file\n')
    })
  })
})
