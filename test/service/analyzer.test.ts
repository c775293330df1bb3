import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultOptions } from '../../src/analysis/options.js'
import { analyze, openSession, type FileResult } from '../../src/service/analyzer.js'
import { withFolder, type Files } from '../support/folder.js'

const misbehaving = new URL('./misbehaving-worker.js', import.meta.url)
const optionsFor = (): typeof defaultOptions => defaultOptions

const costly = 'def kept(us, banned: list[str]):\n    return [u for u in us if u not in banned]\n'
const typed = 'export function kept(us: string[], banned: string[]) {\n  return us.filter(u => banned.includes(u))\n}\n'

async function scan(files: readonly string[], threads: number, root = '/', workerScript?: URL): Promise<readonly FileResult[]> {
  const results: FileResult[] = []
  await analyze({ root, files, optionsFor, threads, workerScript }, (result) => results.push(result))
  return results.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function problems(results: readonly FileResult[]): readonly string[] {
  return results.flatMap(({ problems: found }) => found.map(({ path, message }) => `${path}: ${message}`))
}

describe('analysis of many files', () => {
  const files: Files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [[`f${index}.py`, costly], [`f${index}.ts`, typed]]).flat() as [string, string][])

  it('the same results with one thread and with four, with fixes and the text', async () => {
    await withFolder(files, async (root) => {
      const alone = await scan(Object.keys(files), 1, root)
      const together = await scan(Object.keys(files), 4, root)
      assert.deepEqual(together, alone)
      assert.equal(alone.length, 24)
      assert.deepEqual(alone.flatMap(({ findings }) => findings.map(({ rule }) => rule)), Array(24).fill('list-membership-in-loop'))
      assert.ok(alone.every(({ findings }) => findings.every(({ fixes }) => fixes.length > 0)))
      assert.equal(alone.find(({ path }) => path === 'f0.py')?.texts.get('f0.py'), costly)
    })
  })

  it('expressions nested as deeply as a parser allows', async () => {
    const depth = 20_000
    await withFolder({ 'a.py': `x = ${'['.repeat(depth)}${']'.repeat(depth)}\n`, 'b.ts': `const x = ${'1 + '.repeat(2000)}1\n`, 'c.py': costly }, async (root) => {
      const results = await scan(['a.py', 'b.ts', 'c.py'], 1, root)
      assert.deepEqual(problems(results), [])
      assert.deepEqual(results.map(({ findings }) => findings.length), [0, 0, 1])
    })
  })

  it('a file that vanishes costs one line', async () => {
    await withFolder({ 'a.py': costly, 'b.py': costly }, async (root) => {
      await rm(join(root, 'a.py'))
      const results = await scan(['a.py', 'b.py'], 2, root)
      assert.deepEqual(problems(results), ['a.py: not read: it vanished during the scan'])
      assert.deepEqual(results.map(({ outcome, findings }) => [outcome, findings.length]), [['unread', 0], ['analysed', 1]])
    })
  })
})

describe('analysis of hostile files', () => {
  it('slow, crashing and throwing files cost themselves, the others are analysed', async () => {
    const names = ['a.py', 'crash.py', 'exit.py', 'hang.py', 'throw.py', 'z.py']
    const results = await scan(names, 2, '/', misbehaving)
    assert.deepEqual(results.map(({ path, outcome }) => [path, outcome]), names.map((name) => [name, /^[az]\.py/.test(name) ? 'analysed' : 'given up']))
    assert.deepEqual(problems(results), [
      'crash.py: given up: the analysis crashed (crashed)',
      'exit.py: given up: the analysis ended unexpectedly',
      'hang.py: given up: it took over 2 seconds',
      'throw.py: internal error: thrown',
    ])
  })

  it('also while they are reported', async () => {
    const names = ['a.py', 'late-crash.py', 'late-exit.py', 'late-hang.py', 'late-throw.py', 'z.py']
    const results = await scan(names, 2, '/', misbehaving)
    assert.deepEqual(results.map(({ path, outcome }) => [path, outcome]), names.map((name) => [name, /^[az]\.py/.test(name) ? 'analysed' : 'given up']))
  })

  it('slow fixes cost the fixes, not the findings', async () => {
    const results = await scan(['slow-fix.py'], 1, '/', misbehaving)
    assert.deepEqual(results.flatMap(({ findings }) => findings.map(({ fixes }) => fixes)), [[]])
    assert.deepEqual(problems(results), ['slow-fix.py: fixes are missing: given up: it took over 2 seconds'])
  })

  it('cancelling stops at once, also a hanging file', async () => {
    const stop = new AbortController()
    const started = Date.now()
    setTimeout(() => { stop.abort(new Error('cancelled')) }, 300)
    const scanning = analyze({ root: '/', files: ['hang.py', 'a.py'], optionsFor, threads: 1, signal: stop.signal, workerScript: misbehaving }, () => undefined)
    await assert.rejects(scanning, /cancelled/)
    assert.ok(Date.now() - started < 1500)
  })
})

describe('editor session', () => {
  it('reports what is set, as it is edited, and fixes it', async () => {
    const session = openSession()
    try {
      session.set('a.py', costly)
      const [finding] = (await session.report('a.py', defaultOptions)).findings
      assert.equal(finding?.rule, 'list-membership-in-loop')
      assert.ok((await session.fixes(finding, defaultOptions)).length > 0)
      session.set('a.py', costly.replace('list[str]', 'set[str]'))
      assert.deepEqual((await session.report('a.py', defaultOptions)).findings, [])
      assert.deepEqual((await session.report('a.py', { ...defaultOptions, only: ['n-plus-one-query'] })).findings, [])
    } finally {
      await session.close()
    }
  })

  it('leaves a text alone that ended its worker, until it changes', async () => {
    const session = openSession({ workerScript: misbehaving })
    try {
      session.set('hang.py', 'x')
      session.set('a.py', 'x')
      const { problems: first } = await session.report('hang.py', defaultOptions)
      assert.deepEqual(first, [{ path: 'hang.py', message: 'given up: it took over 2 seconds' }])
      const started = Date.now()
      await session.report('hang.py', defaultOptions)
      assert.ok(Date.now() - started < 1900, 'the second question is answered without trying')
      assert.deepEqual((await session.report('a.py', defaultOptions)).problems, [])
    } finally {
      await session.close()
    }
  })

  it('an aborted question rejects and the next one is answered', async () => {
    const session = openSession({ workerScript: misbehaving })
    try {
      session.set('a.py', 'x')
      const stop = new AbortController()
      const first = session.report('a.py', defaultOptions, { signal: stop.signal })
      stop.abort(new Error('stale'))
      await assert.rejects(first, /stale/)
      assert.deepEqual((await session.report('a.py', defaultOptions)).problems, [])
    } finally {
      await session.close()
    }
  })
})
