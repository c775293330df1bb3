// What records programs: the commands are run for real by Python and Node, and what they leave behind is read.

import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { runnableOf } from '../../src/analysis/runnable.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { countedRuns } from '../../src/service/recording/counted-runs.js'
import { recordedProfiles } from '../../src/service/recording/recorded.js'
import { countsFolder, type RecorderId, type Recording, type RecordingRequest } from '../../src/service/recording/recording.js'
import { recordingsOf } from '../../src/service/recording/recordings.js'
import { splitArguments } from '../../src/service/recording/split-arguments.js'
import { withFolder, type Files } from '../support/folder.js'
import { pythonWithPackages } from '../support/python-packages.js'
import { subjectOf } from '../support/subject.js'

const busy = 'def work(n):\n    return sum(i * i for i in range(n))\n'

describe('recording Python', () => {
  it('runs a file with its arguments, and finds its functions', async () => {
    const { output, functions, recording } = await recorded({ 'shop it.py': `import sys\n${busy}print(work(100), sys.argv[1:])\n` }, 'shop it.py', { arguments: ['a b', '$HOME', '"'] })
    assert.equal(output, `328350 ['a b', '$HOME', '"']\n`)
    assert.ok(functions.includes('work'))
    assert.deepEqual([recording.recorder.id, recording.title], ['cprofile', 'shop it.py'])
  })

  it('keeps what was recorded of a program that fails', async () => {
    const { error, functions } = await recorded({ 'shop.py': `${busy}work(3)\nraise ValueError("no")\n` }, 'shop.py')
    assert.match(error, /ValueError: no/)
    assert.ok(functions.includes('work'))
  })

  it('runs a file that imports from its package as a module of it', async () => {
    const files = { 'src/shop/__init__.py': '', 'src/shop/numbers.py': busy, 'src/shop/main.py': 'from .numbers import work\nprint(work(4))\n' }
    const { output, functions } = await recorded(files, 'src/shop/main.py')
    assert.equal(output, '14\n')
    assert.ok(functions.includes('work'))
  })

  it('takes the environment of the folder before others', () => withFolder({ 'shop.py': busy }, async (folder) => {
    withBareEnvironment(folder)
    const [recording] = await plan(folder, 'shop.py')
    assert.equal(recording?.command, join(folder, '.venv', ...process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']))
  }))

  it('says which interpreter does not run', () => withFolder({ 'shop.py': busy }, async (folder) => {
    await assert.rejects(plan(folder, 'shop.py', { python: join(folder, 'python') }), /^UserError: .*python does not run as a Python interpreter/)
  }))

  it('offers py-spy where it is installed, and records with it', async () => {
    const python = await pythonWithPackages()
    const { functions } = await recorded({ 'shop.py': `${busy}for _ in range(30): work(100_000)\n` }, 'shop.py', { python }, 'py-spy')
    assert.ok(functions.some((name) => name.startsWith('work')), functions.join())
  })

  const tests = `import unittest\n${busy}class Reports(unittest.TestCase):\n    def test_a(self):\n        print('ran a', work(5))\n    def test_ab(self):\n        print('ran ab')\n`
  for (const [name, path, more] of [['beside what it tests', 'tests/test_shop.py', {}], ['in a package', 'tests/test_shop.py', { 'tests/__init__.py': '' }]] as const) {
    it(`runs one test of unittest, ${name}`, async () => {
      const { output, functions, recording } = await recorded({ [path]: tests, ...more }, path, { what: { is: 'test', line: 5 } }, 'cprofile', withBareEnvironment)
      assert.equal(output, 'ran a 30\n')
      assert.ok(functions.includes('work'))
      assert.equal(recording.title, 'test_shop.py › Reports › test_a')
    })
  }

  it('runs all tests of a file or a class where the cursor is in none', async () => {
    for (const line of [0, 3]) {
      const { output } = await recorded({ 'test_shop.py': tests }, 'test_shop.py', { what: { is: 'test', line } }, 'cprofile', withBareEnvironment)
      assert.equal(output, 'ran a 30\nran ab\n')
    }
  })

  it('runs one test of pytest', async () => {
    const python = await pythonWithPackages()
    const text = `import pytest\n${busy}class TestShop:\n    @pytest.mark.parametrize('n', [1, 2])\n    def test_a(self, n):\n        assert work(n) >= 0\n    def test_b(self):\n        work(9)\n`
    const { output, functions } = await recorded({ 'tests/test_shop.py': text }, 'tests/test_shop.py', { python, what: { is: 'test', line: 5 } })
    assert.match(output, /2 passed/)
    assert.ok(functions.includes('work'))
  })

  it('says what a test needs', () => withFolder({ 'shop.py': busy, 'test_shop.py': `def test_a(): pass\n` }, async (folder) => {
    withBareEnvironment(folder)
    await assert.rejects(plan(folder, 'test_shop.py', { what: { is: 'test' } }), /test_shop\.py needs pytest, which is not installed for .*\.venv/)
    await assert.rejects(plan(folder, 'shop.py', { what: { is: 'test' } }), /shop\.py has no test that is known/)
  }))
})

describe('recording Node', () => {
  const work = 'export function work(n) { let s = 0; for (let i = 0; i < n; i++) s += Math.sqrt(i); return s }\n'

  it('runs a file with its arguments, and finds its functions', async () => {
    const { output, functions, recording } = await recorded({ 'shop.mjs': `${work}work(3e7); console.log(process.argv.slice(2).join('|'))` }, 'shop.mjs', { arguments: ['a b', '%x%'] })
    assert.equal(output, 'a b|%x%\n')
    assert.ok(functions.includes('work'))
    assert.equal(recording.recorder.id, 'node-cpu')
  })

  it('records memory', async () => {
    const { functions } = await recorded({ 'shop.cjs': 'function fill() { const all = []; for (let i = 0; i < 3e5; i++) all.push({ i }); return all }\nglobalThis.kept = fill()' }, 'shop.cjs', {}, 'node-heap')
    assert.ok(functions.includes('fill'))
  })

  it('counts how often functions ran', async () => {
    const text = `class Shop { report() { return lines(7) } }\nconst lines = (n) => { let s = 0; while (n-- > 0) s += inner(); return s }\nfunction inner() { return 1 }\nfor (let i = 0; i < 3; i++) new Shop().report()`
    await withFolder({ 'shop.mjs': text }, async (folder) => {
      const [recording] = await plan(folder, 'shop.mjs', { isCounted: true })
      assert.ok(recording)
      await run(recording)
      const file = join(folder, 'shop.mjs')
      const runs = (name: string, header: string): number | undefined => countedRuns(join(folder, 'results', countsFolder), { file, name, header: { start: text.indexOf(header), end: text.indexOf(header) + header.length } })
      assert.deepEqual([runs('report', 'report()'), runs('lines', '(n) =>'), runs('inner', 'function inner()')], [3, 3, 21])
      // A process that was ended while it wrote.
      writeFileSync(join(folder, 'results', countsFolder, 'coverage-1-2-3.json'), '{"result":[{"scriptId":"1","url":"file:///other.mjs","functions":[{"functionName":"oth')
      assert.equal(runs('inner', 'function inner()'), 21)
      assert.equal(countedRuns(join(folder, 'nowhere'), { file, name: 'inner', header: { start: 0, end: 1 } }), undefined)
    })
  })

  it('runs one test of its own runner', async () => {
    const text = `import { test, describe, it } from 'node:test'\n${work}describe('shop', () => {\n  it('reports (all)', () => { work(3e7) })\n  it('reports', () => { console.error('RAN') })\n})\ntest('alone', () => { console.error('RAN') })\n`
    const { error, functions, recording } = await recorded({ 'shop.test.mjs': text }, 'shop.test.mjs', { what: { is: 'test', line: 3 } })
    assert.equal(error, '')
    assert.ok(functions.includes('work'))
    assert.equal(recording.title, 'shop.test.mjs › shop › reports (all)')
  })

  it('runs one test of mocha, as the project has it', async () => {
    const text = `${work.replace('export ', '')}describe('shop', () => {\n  it('reports', () => { work(3e7) })\n  it('reports twice', () => { console.error('RAN') })\n})\n`
    const files = { 'package.json': '{"scripts":{"test":"mocha"}}', 'spec/shop.spec.cjs': text }
    const { output, error, functions } = await recorded(files, 'spec/shop.spec.cjs', { what: { is: 'test', line: 2 } }, 'node-cpu', (folder) => {
      mkdirSync(join(folder, 'node_modules'))
      symlinkSync(join(process.cwd(), 'node_modules', 'mocha'), join(folder, 'node_modules', 'mocha'), 'junction')
    })
    assert.match(output, /1 passing/)
    assert.doesNotMatch(error, /RAN/)
    assert.ok(functions.includes('work'))
  })

  it('says what tests and TypeScript need', () => withFolder({ 'shop.test.js': `it('a', () => {})`, 'none.js': '1', 'v.test.js': `import { it } from 'vitest'`, 'page.tsx': '<a/>', 'kind.ts': 'enum Kind { A }' }, async (folder) => {
    await assert.rejects(plan(folder, 'shop.test.js', { what: { is: 'test' } }), /needs a test runner: neither vitest nor jest nor mocha/)
    await assert.rejects(plan(folder, 'none.js', { what: { is: 'test' } }), /none\.js has no test/)
    await assert.rejects(plan(folder, 'v.test.js', { what: { is: 'test' } }), /needs vitest, which is not installed/)
    await assert.rejects(plan(folder, 'page.tsx'), /page\.tsx cannot be run as it is: Node does not know JSX; "npm install --save-dev tsx" helps/)
    await assert.rejects(plan(folder, 'kind.ts'), /kind\.ts cannot be run as it is: .*tsx/)
    await assert.rejects(plan(folder, 'none.js', { node: 'no-such-node' }), /no-such-node does not run as Node/)
  }))

  it('runs TypeScript through what the project has', () => withFolder({ 'page.ts': 'enum Kind { A }', 'node_modules/tsx/package.json': '{"version":"4.0.0"}' }, async (folder) => {
    const [recording] = await plan(folder, 'page.ts')
    assert.deepEqual(recording?.arguments.slice(-3, -1).map((one) => basename(one)), ['--import', 'loader.mjs'])
  }))
})

describe('arguments that are typed', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['', []], ['  3  --fast ', ['3', '--fast']], [`--name="a b" 'c d'e`, ['--name=a b', 'c de']], [String.raw`"a \"b\" \n" a\ b C:\shop`, [String.raw`a "b" \n`, 'a b', String.raw`C:\shop`]], [`"" it's`, ['', 'it', `'`, 's']], ['$(rm) `x`', ['$(rm)', '`x`']],
  ]
  for (const [text, expected] of cases) it(text === '' ? 'are none' : text, () => { assert.deepEqual(splitArguments(text), expected) })
})

/** Nothing but Python is installed in it. */
function withBareEnvironment(folder: string): void {
  execFileSync('python3', ['-m', 'venv', '--without-pip', '.venv'], { cwd: folder })
}

type Wanted = Partial<Pick<RecordingRequest, 'arguments' | 'python' | 'node' | 'what' | 'isCounted'>>

async function plan(folder: string, path: string, wanted: Wanted = {}): Promise<readonly Recording[]> {
  const [file, results] = [join(folder, path), join(folder, 'results')]
  mkdirSync(results, { recursive: true })
  const runnable = runnableOf(await subjectOf(path, readFileSync(file, 'utf8')))
  return recordingsOf({ file, folder, results, what: { is: 'file' }, runnable, arguments: [], ...wanted })
}

interface Recorded {
  readonly recording: Recording
  readonly output: string
  readonly error: string
  /** Names in what was recorded. */
  readonly functions: readonly string[]
}

function recorded(files: Files, path: string, wanted: Wanted = {}, recorder?: RecorderId, prepare: (folder: string) => void = () => undefined): Promise<Recorded> {
  return withFolder(files, async (folder) => {
    prepare(folder)
    const recordings = await plan(folder, path, wanted)
    const recording = recorder === undefined ? recordings[0] : recordings.find((one) => one.recorder.id === recorder)
    assert.ok(recording)
    const { output, error } = await run(recording)
    const [profile] = recordedProfiles(join(folder, 'results'))
    assert.ok(profile !== undefined, error)
    const { strings } = readProfile(readFileSync(profile))
    return { recording, output, error, functions: strings }
  })
}

async function run({ command, arguments: given, folder, environment }: Recording): Promise<{ readonly output: string, readonly error: string }> {
  return new Promise((resolve) => {
    execFile(command, [...given], { cwd: folder, env: { ...process.env, ...environment } }, (_error, output, error) => { resolve({ output, error }) })
  })
}
