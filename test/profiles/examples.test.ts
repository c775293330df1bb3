// The programs of examples/, end to end: measured for real, found, fixed by the executable and measured again. What was saved lies inside of what was estimated.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { run } from '../cli/command-line.js'
import { withFolder } from '../support/folder.js'

const execute = promisify(execFile)
const examples = join(import.meta.dirname, '..', '..', '..', 'examples')

interface Range { readonly low: number, readonly expected: number, readonly high: number }

interface Found {
  readonly rule: string
  readonly evidence?: { readonly function: string, readonly total: number, readonly calls?: number }
  readonly estimate: {
    readonly perCall: { readonly before: Readonly<Record<string, number>>, readonly saved: Readonly<Record<string, Range>> }
    readonly assumptions: readonly { readonly name: string, readonly value: number, readonly source: string, readonly note: string }[]
  }
}

interface Change { readonly name: string, readonly totalBefore: number, readonly totalAfter: number }

interface Compared { readonly total: number, readonly changes: { readonly wholeBefore: number, readonly wholeAfter: number, readonly functions: readonly Change[] } }

/** Other work on the machine makes a recording longer, never shorter. */
const recordings = 3

describe('the example posts.py, end to end', function () {
  this.timeout(300_000)

  it('is measured, found, fixed and measured again', async () => {
    const source = readFileSync(join(examples, 'blog', 'posts.py'), 'utf8')
    await withFolder({ '.cost-hints.json': '{}', 'posts.py': source }, async (folder) => {
      const before = await shortest(folder, 'before', (to) => execute('python3', ['-m', 'cProfile', '-o', to, 'posts.py'], { cwd: folder }))
      const findings = await scanned(folder, before)
      assert.deepEqual(findings.map(({ rule, evidence }) => [rule, evidence?.function, evidence?.calls]), [
        ['n-plus-one-query', 'get_user_posts', 1], ['list-membership-in-loop', 'visible_posts', 1],
      ])
      const [query, membership] = findings
      assert.ok(query && membership)
      assert.deepEqual([counted(query, 'iterations N'), counted(membership, 'iterations N')], ['1000 profile', '10000 profile'])
      assert.deepEqual([query.estimate.perCall.before.queries, membership.estimate.perCall.before.comparisons], [1000, 10_000 * 500 / 2])

      const fixed = await run(folder, ['scan', '--fix-suggested', 'posts.py'])
      assert.deepEqual([fixed.status, /fixed 2 findings/.test(fixed.output + fixed.errors)], [0, true], fixed.output)
      const after = await shortest(folder, 'after', (to) => execute('python3', ['-m', 'cProfile', '-o', to, 'posts.py'], { cwd: folder }))
      const { changes } = await compared(folder, after, before)
      assert.ok(changes.wholeAfter < changes.wholeBefore / 2)
      isInside(query, changes.functions, 'get_user_posts')
      isInside(membership, changes.functions, 'visible_posts')
    })
  })
})

/** Of each of its runs, of which there is one. */
function isInside({ rule, estimate: { perCall } }: Found, changes: readonly Change[], name: string): void {
  const change = changes.find((one) => one.name === name)
  const seconds = perCall.saved.seconds
  assert.ok(change && seconds)
  const saved = (change.totalBefore - change.totalAfter) / 1e9
  assert.ok(seconds.low <= saved && saved <= seconds.high, `${rule} saved ${saved} s, and ${seconds.low} to ${seconds.high} s were expected`)
  assert.ok(seconds.high <= seconds.low * 4, `${rule}: ${seconds.low} to ${seconds.high} s says little`)
}

function counted({ estimate: { assumptions } }: Found, name: string): string {
  const found = assumptions.find((one) => one.name === name)
  return `${found?.value} ${found?.source}`
}

/** The hottest first. */
async function scanned(folder: string, profile: string): Promise<readonly Found[]> {
  const { status, output, errors } = await run(folder, ['scan', '--profile', profile, '--format', 'json'])
  assert.equal(status, 0, errors)
  const { findings } = JSON.parse(output) as { findings: readonly Found[] }
  return [...findings].sort((a, b) => (b.evidence?.total ?? 0) - (a.evidence?.total ?? 0))
}

async function compared(folder: string, after: string, before: string): Promise<Compared> {
  const { status, output, errors } = await run(folder, ['profile', after, '--compare', before, '--top', '1000', '--format', 'json'])
  assert.equal(status, 0, errors)
  const { profiles: [report] } = JSON.parse(output) as { profiles: readonly Compared[] }
  return report ?? assert.fail(output)
}

async function shortest(folder: string, name: string, record: (to: string) => Promise<unknown>): Promise<string> {
  const recorded: { readonly file: string, readonly total: number }[] = []
  for (let round = 0; round < recordings; round++) {
    const file = `${name}-${round}.profile`
    await record(join(folder, file))
    const { output } = await run(folder, ['profile', file, '--format', 'json'])
    recorded.push({ file, total: (JSON.parse(output) as { profiles: readonly { total: number }[] }).profiles[0]?.total ?? Infinity })
  }
  return recorded.sort((a, b) => a.total - b.total)[0]?.file ?? assert.fail('nothing was recorded')
}
