// Loops of one function beside what was measured of it, by recordings of real programs: each has its part, and all of them no more than the function took.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFolder } from '../support/folder.js'
import { run } from './command-line.js'

const recordings = join(import.meta.dirname, '..', '..', '..', 'test', 'profiles')

interface Found {
  readonly rule: string
  readonly evidence?: { readonly function: string, readonly taken?: number }
  readonly estimate: { readonly perCall: { readonly before: { readonly seconds: number }, readonly saved: { readonly seconds: { readonly expected: number } } } }
}

describe('loops that were measured', () => {
  it('share what they call by how often each of them runs', async () => {
    await withFolder(files('loops.py', '3.11-loops.pstats'), async (folder) => {
      const [first, second] = await found(folder, 'setup', ['3.11-loops.pstats'])
      assert.ok(first && second)
      const [few, many] = [first.estimate.perCall.before.seconds, second.estimate.perCall.before.seconds]
      // 400 rows and 6,000: cProfile counted 6,402 calls, which took 16.3 ms of the function's 19.2.
      assert.ok(few > 0.0005 && few < 0.002 && many > 0.015, `${few} ${many}`)
      assert.ok(few + many <= 0.0192, `${few} ${many}`)
      const { output } = await run(folder, ['profile', '3.11-loops.pstats'])
      assert.match(output, /loops\.py:9:9 .* an estimated 1(?:\.\d)? ms of the measured 19\.2 ms per call, /)
      assert.match(output, /loops\.py:11:9 .* measured 1\d\.\d ms per call, /)
    })
  })

  it('took nearly all that their function did itself, where it does nothing else', async () => {
    await withFolder(files('loops.py', '3.11-loops.pstats'), async (folder) => {
      const [one] = await found(folder, 'missing', ['3.11-loops.pstats'])
      assert.ok(one && one.estimate.perCall.before.seconds > 0.068 && one.estimate.perCall.before.seconds <= 0.0711, `${one?.estimate.perCall.before.seconds}`)
    })
  })

  it('took what V8 saw of them, where a database in the program holds the thread', async () => {
    const profiles = ['24.21.0-loops.cpuprofile', '24.21.0-loops.json']
    await withFolder(files('loops.mjs', ...profiles), async (folder) => {
      const [queries] = await found(folder, 'names', profiles)
      // 2,500 queries of a server would take 3 s.
      assert.ok(queries && queries.estimate.perCall.before.seconds > 0.015 && queries.estimate.perCall.before.seconds <= 0.03, `${queries?.estimate.perCall.before.seconds}`)
      assert.ok(queries.estimate.perCall.saved.seconds.expected < 0.03)
    })
  })
})

function files(program: string, ...profiles: readonly string[]): Readonly<Record<string, string | Uint8Array>> {
  const source = readFileSync(join(recordings, 'programs', program), 'utf8')
  return { '.cost-hints.json': '{}', [program]: source, ...Object.fromEntries(profiles.map((name) => [name, readFileSync(join(recordings, 'loops', name))])) }
}

/** Findings in the function, in their order. */
async function found(folder: string, name: string, profiles: readonly string[]): Promise<readonly Found[]> {
  const { output } = await run(folder, ['scan', ...profiles.flatMap((one) => ['--profile', one]), '--format', 'json'])
  const { findings } = JSON.parse(output) as { findings: readonly Found[] }
  return findings.filter(({ evidence }) => evidence?.function === name)
}
