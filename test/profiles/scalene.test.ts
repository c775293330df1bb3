// Scalene's JSON, held against the tables that Scalene prints of it.

import assert from 'node:assert/strict'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recordings, report, rowsOf } from './recordings.js'

const mebibyte = 1024 ** 2

describe('scalene', () => {
  for (const recording of recordings('scalene')) {
    describe(recording.name, () => {
      const text = report(`${recording.name}.report.txt`)
      let profile: Profile
      before(() => { profile = profileOf(recording) })

      it('has every line as Scalene prints it', () => {
        const elapsed = elapsedOf(text)
        const printed = printedLines(text)
        assert.ok(printed.length >= 2)
        const known = new Map(linesOf(profile).map((line) => [line.line, line]))
        for (const { line, python, native, system, awaiting, peak, copied } of printed) {
          const found = known.get(line)
          assert.ok(found, `line ${String(line)}`)
          const percents = found.times.map((time) => time / elapsed * 100)
          for (const [index, percent] of [python, native, system].entries()) {
            assert.ok(Math.abs((percents[index] ?? 0) - percent) <= (percent === 0 ? 1.001 : 0.55), `line ${String(line)}: ${percents.join(', ')} for ${String([python, native, system])}`)
          }
          assert.equal(Math.round(found.awaiting), awaiting)
          assert.ok(Math.abs(found.peak / mebibyte - peak) <= 0.51, `line ${String(line)}: ${String(found.peak)} for ${String(peak)}`)
          assert.ok(Math.abs(found.copied / mebibyte / (elapsed / 1e9) - copied) <= 1, `line ${String(line)} copied ${String(found.copied)}`)
        }
      })

      it('has no other lines of some size', () => {
        const elapsed = elapsedOf(text)
        const printed = new Set(printedLines(text).map(({ line }) => line))
        const large = linesOf(profile).filter(({ times }) => times.reduce((sum, time) => sum + time, 0) > elapsed * 0.03)
        assert.deepEqual(large.filter(({ line }) => !printed.has(line)), [])
      })

      it('has the memory over time up to its largest', () => {
        const largest = Number(/max: +([\d.]+) MB/.exec(text)?.[1])
        assert.equal(profile.timelines.length, 1)
        const peak = Math.max(...profile.timelines[0]?.value ?? []) / mebibyte
        // It keeps a hundred looks at most.
        assert.ok(peak <= largest * 1.01 && peak > largest * 0.9, `${String(peak)} of ${String(largest)}`)
      })

      it('gives functions the time of their lines', () => {
        const lines = linesOf(profile)
        const { whole } = functionMeasures(profile, 0)
        const time = lines.reduce((sum, line) => sum + line.times.reduce((all, each) => all + each, 0), 0)
        assert.ok(Math.abs(whole - time) < time * 0.02, `${String(whole)} of ${String(time)}`)
      })
    })
  }

  it('names functions by where they begin', () => {
    const found = rowsOf(profileOf(named('2.4.0-shop.json')))
    const places = new Set(found.map(({ name, line }) => `${name}:${String(line)}`))
    for (const place of ['connect:9', 'name_of:18', 'report:22', 'without_banned:29', 'main:43']) assert.ok(places.has(place), place)
  })

  it('has the callers where the file has stacks, and says where it has none', () => {
    const withStacks = profileOf(named('2.4.0-memory.json'))
    assert.ok(rowsOf(withStacks).some(({ name, self, total }) => name === 'main' && total > self * 5))
    assert.equal(withStacks.stackNotes, undefined)
    const [allocated] = [rowsOf(withStacks, 1).find(({ name }) => name === 'kept')]
    assert.equal(((allocated?.self ?? 0) / mebibyte).toFixed(0), '95')
    for (const name of ['1.5.8-memory.json', '2.4.0-waits.json']) assert.match(profileOf(named(name)).stackNotes?.join() ?? '', /no stacks/, name)
  })

  it('has the time of a line as the sum of its three, beside stacks', () => {
    for (const { name, bytes } of recordings('scalene')) {
      const profile = readProfile(bytes)
      const { columns = [], values = [] } = profile.lines ?? {}
      const time = columns[values.findIndex((value) => value.name === 'time' && value.unit === 'nanoseconds')]
      const sums = linesOf(profile).map(({ times }) => times.reduce((sum, one) => sum + one, 0))
      assert.ok(sums.length > 0 && sums.some((sum) => sum > 0), name)
      assert.deepEqual([...time ?? []], sums, name)
    }
  })

  it('reads what stands before the end of files that were cut off', () => {
    for (const recording of recordings('scalene')) {
      const profile = readProfile(recording.bytes.subarray(0, Math.floor(recording.bytes.length * 0.97)))
      assert.ok(profile.functions.length >= 2)
      assert.ok(profile.notes.some((note) => note.includes('what stands before was read')), recording.name)
    }
  })

  it('says one sentence of every damaged file', () => {
    for (const { bytes } of recordings('scalene')) {
      for (let percent = 3; percent < 100; percent += 9) {
        const flipped = Uint8Array.from(bytes)
        for (let at = percent; at < flipped.length; at += 1997) flipped[at] = (flipped[at] ?? 0) ^ (1 << percent % 8)
        for (const damaged of [flipped, bytes.subarray(0, Math.floor(bytes.length * percent / 100))]) readsOrSays(damaged)
      }
    }
  })

  it('has a recording with all that it tells without a GPU, of which the levels are no sums', () => {
    const { lines } = profileOf(named('2.4.0-mixed.json'))
    assert.deepEqual(lines?.values.filter((_, index) => lines.columns[index]?.some((amount) => amount > 0)).map(({ name, isLevel }) => (isLevel ? `(${name})` : name)), [
      'Python time', 'native time', 'system time', 'allocated', '(peak memory)', '(average memory)', 'copied', '(awaiting percent)', 'time',
    ])
  })

  it('names functions that only waited, which its list of functions lacks', () => {
    const profile = profileOf(named('2.4.0-mixed.json'))
    const owners = new Map(Array.from(profile.lines?.line ?? [], (line, row) => [line, profile.strings[profile.functions.name[(profile.lines?.function[row] ?? 0) - 1] ?? 0]]))
    assert.deepEqual([36, 41, 45, 54].map((line) => owners.get(line)), ['keeps', 'naps', 'together', 'main'])
  })

  it('takes what stacks have for shares of the time, also where threads without stacks have the rest', () => {
    const stack = (share: number): object => [['a.py f:2;'], { cpu_samples: share, count: 3 }]
    for (const share of [1, 0.9969, 0.5]) {
      const profile = readProfile(Buffer.from(JSON.stringify({ elapsed_time_sec: 2.5, stacks: [stack(share)], files: { 'a.py': { lines: [], functions: [] } } })))
      assert.deepEqual(rowsOf(profile).map(({ total }) => total), [share * 2.5e9])
    }
  })

  it('reads shares of the GPU, seconds of old stacks, and lines before functions', () => {
    const line = (lineno: number, text: string, numbers: Readonly<Record<string, number>>): object => ({ line: text, lineno, ...numbers })
    const profile = readProfile(Buffer.from(JSON.stringify({
      elapsed_time_sec: 20,
      stacks: [[['a b.py f:2;', 'a b.py g.<locals>.<lambda>:5;'], { cpu_samples: 8, count: 3 }], [['odd'], { cpu_samples: 2 }], 7],
      files: { 'a b.py': {
        lines: [line(2, '  x\n', { n_cpu_percent_python: 10, n_gpu_percent: 40, n_gpu_peak_memory_mb: 2, n_copy_mb_s: 3 }), line(5, 'y = 1\n', { n_cpu_percent_c: 5 }), line(0, '', { n_cpu_percent_c: 1 }), 'odd'],
        functions: [line(1, 'f', {}), line(4, 'g', {})],
      } },
    })))
    assert.deepEqual(rowsOf(profile).map(({ name, file, line: at, self, total }) => [name, file, at, self, total]), [
      ['f', 'a b.py', 1, 0, 8e9], ['g.<locals>.<lambda>', 'a b.py', 0, 8e9, 8e9], ['odd', '', 0, 2e9, 2e9], ['g', 'a b.py', 4, 0, 0], ['<module>', 'a b.py', 0, 0, 0],
    ])
    assert.deepEqual(linesOf(profile).map(({ line: at, times, copied }) => [at, times, copied]), [[2, [2e9, 0, 0], 60 * mebibyte], [5, [0, 1e9, 0], 0]])
    assert.deepEqual([7, 8].map((column) => profile.lines?.columns[column]?.[0]), [40, 2 * mebibyte])
    assert.deepEqual([...profile.lines?.function ?? []].map((row) => row > 0), [true, false])
  })
})

function named(file: string): ReturnType<typeof recordings>[number] {
  const found = recordings('scalene').find(({ name }) => name.endsWith(file))
  assert.ok(found)
  return found
}

/** `out of 3.960s`, or milliseconds. */
function elapsedOf(text: string): number {
  const [, number, unit] = /out of ([\d.]+)(ms|s)\./.exec(text) ?? []
  return Number(number) * (unit === 'ms' ? 1e6 : 1e9)
}

interface PrintedLine {
  readonly line: number
  readonly python: number
  readonly native: number
  readonly system: number
  readonly awaiting: number
  /** Mebibytes, and mebibytes in a second. */
  readonly peak: number
  readonly copied: number
}

/** Lines that have something in one of their columns, which the heading names. */
function printedLines(text: string): readonly PrintedLine[] {
  const names = (/^ *Line .*$/m.exec(text)?.[0] ?? '').split('│').map((name) => name.trim())
  const [peakAt, awaitingAt] = [names.indexOf('peak'), /\bAwait\b/.test(text) ? names.indexOf('%') : -1]
  return text.split('\n').flatMap((row): PrintedLine[] => {
    const cells = row.split('│').map((cell) => cell.trim())
    if (!/^\d+$/.test(cells[0] ?? '') || cells.length < peakAt + 3) return []
    const [python = 0, native = 0, system = 0] = cells.slice(1, 4).map((cell) => Number.parseFloat(cell) || 0)
    const [peak = 0, copied = 0] = [cells[peakAt], cells[peakAt + 2]].map((cell) => Number.parseFloat(cell ?? '') || 0)
    const awaiting = Number.parseFloat(cells[awaitingAt] ?? '') || 0
    return python + native + system + awaiting + peak + copied > 0 ? [{ line: Number(cells[0]), python, native, system, awaiting, peak, copied }] : []
  })
}

function linesOf({ lines }: Profile): readonly { readonly line: number, readonly times: readonly number[], readonly awaiting: number, readonly peak: number, readonly copied: number }[] {
  const at = (column: number, index: number): number => lines?.columns[column]?.[index] ?? 0
  return Array.from({ length: lines?.length ?? 0 }, (_, index) => ({
    line: lines?.line[index] ?? 0,
    times: [0, 1, 2].map((column) => at(column, index)),
    awaiting: at(9, index),
    peak: at(4, index),
    copied: at(6, index),
  }))
}

function readsOrSays(bytes: Uint8Array): void {
  try {
    readProfile(bytes)
  } catch (error) {
    assert.ok(error instanceof Error && error.name === 'ProfileError', String(error))
  }
}
