// What memory_profiler writes and prints, held against its own text and peaks.

import assert from 'node:assert/strict'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recordings, report, rowsOf } from './recordings.js'

const mebibyte = 1024 ** 2

describe('memory_profiler', () => {
  for (const recording of recordings('memory-profiler').filter(({ name }) => name.endsWith('.dat'))) {
    it(`${recording.name}: the peaks that mprof prints, and every look`, () => {
      const profile = profileOf(recording)
      const peaks = [...report(`${recording.name}.report.txt`).matchAll(/^(?:.*\.dat| *Child (\d+))\t+([\d.]+) MiB$/gm)]
      assert.equal(profile.format, 'mprof')
      assert.deepEqual(
        profile.timelines.map(({ name, value }) => [name, (Math.max(...value) / mebibyte).toFixed(3)]),
        peaks.map(([, child, peak]) => [child === undefined ? 'memory' : `memory of child ${child}`, peak]),
      )
      const looks = recording.bytes.toString().match(/^(MEM|CHLD)/gm)?.length
      assert.equal(profile.timelines.reduce((sum, { at }) => sum + at.length, 0), looks)
      assert.ok(profile.timelines.every(({ at }) => at.every((time, index) => time >= (at[index - 1] ?? 0) && time < 10e9)))
    })

    it(`${recording.name}: how long its functions ran`, () => {
      const profile = profileOf(recording)
      const called = [...recording.bytes.toString().matchAll(/^FUNC (\S+)\.(\S+) \S+ (\S+) \S+ (\S+)/gm)]
      const rows = rowsOf(profile)
      assert.equal(rows.length, called.length)
      for (const [, module, name, start, end] of called) {
        assert.equal(module, '__main__')
        const row = rows.find((each) => each.name === name && each.file === 'memory.py')
        assert.equal(Math.round((row?.total ?? 0) / 1e5), Math.round((Number(end) - Number(start)) * 1e4))
        assert.equal(row?.calls, 1)
      }
    })
  }

  it('has calls inside of those that called them', () => {
    const profile = profileOf(named('0.61.0-memory.dat'))
    const rows = rowsOf(profile)
    const [main, kept, thrown] = ['main', 'kept', 'thrown_away'].map((name) => rows.find((row) => row.name === name))
    assert.ok(main && kept && thrown)
    assert.ok(Math.abs(main.self - (main.total - kept.total - thrown.total)) < 1e5)
    assert.ok(Math.abs(functionMeasures(profile, 0).whole - main.total) < 1e5)
  })

  for (const recording of recordings('memory-profiler').filter(({ name }) => name.endsWith('.txt'))) {
    it(`${recording.name}: every line as it is printed`, () => {
      const profile = profileOf(recording)
      assert.equal(profile.format, 'memory-profiler-text')
      const printed = printedLines(recording.bytes.toString())
      assert.ok(printed.length >= 15)
      assert.deepEqual(linesOf(profile), printed)
      assert.deepEqual(rowsOf(profile).map(({ name, line }) => `${name}:${String(line)}`).sort(), ['kept:12', 'main:28', 'thrown_away:20'])
    })
  }

  it('counts what is damaged', () => {
    const profile = readProfile(Buffer.from('CMDLINE python a.py\nMEM 1.5 100.0\nMEM x y\nWHAT 1\nFUNC m.f 1.0 101.0 2.0 100.5\nMEM 2.5 10'))
    assert.deepEqual([...profile.timelines[0]?.value ?? []], [1.5 * mebibyte])
    assert.deepEqual([...profile.notes].sort(), ['1 call had no duration and was left out.', '1 line had a time before the first and was left out.', '1 line had no numbers and was left out.', '1 line was of no known kind and was left out.'])
  })

  it('takes no source text for occurrences', () => {
    const profile = readProfile(Buffer.from(`Filename: a.py

Line #    Mem usage    Increment   Line Contents
================================================
     1   10.000 MiB   10.000 MiB   def f():
     2   11.000 MiB    1.000 MiB   1, 2 MiB 3
     3                             12 13
`))
    assert.deepEqual(linesOf(profile), ['f:1 a.py:1 0.000 10.000 0', 'f:1 a.py:2 1.000 11.000 0'])
  })

  it('sums what lines added, and never what the process had', () => {
    const profile = profileOf(named('0.61.0-memory.txt'))
    const sizes = (value: number): readonly string[] => rowsOf(profile, value).map(({ name, self }) => `${name} ${(self / mebibyte).toFixed(3)}`).sort()
    assert.deepEqual(profile.values.map(({ name }) => name), ['growth', 'memory'])
    assert.deepEqual(sizes(0), ['kept 19.145', 'main 0.000', 'thrown_away 0.000'])
    assert.deepEqual(sizes(1), ['kept 42.156', 'main 42.156', 'thrown_away 61.297'])
    assert.equal((functionMeasures(profile, 1).whole / mebibyte).toFixed(3), '61.297')
    assert.ok(profile.notes.some((note) => note.includes('all the memory of the process')))
  })

  it('keeps several children apart, and times that go back', () => {
    const profile = readProfile(Buffer.from('MEM 1.0 100.0\nCHLD 7 1.0 100.5\nCHLD 8 2.0 100.4\nCHLD 7 3.0 100.6\n'))
    assert.deepEqual(profile.timelines.map(({ name, at }) => [name, [...at].map((time) => Math.round(time / 1e6))]), [
      ['memory', [0]], ['memory of child 7', [500, 600]], ['memory of child 8', [400]],
    ])
  })
})

function named(file: string): ReturnType<typeof recordings>[number] {
  const found = recordings('memory-profiler').find(({ name }) => name.endsWith(file))
  assert.ok(found)
  return found
}

function printedLines(text: string): readonly string[] {
  const lines: string[] = []
  const hasHits = text.includes('Occurrences')
  let [of, before] = ['', '']
  for (const [, line = '', size, growth, hits = '', source = ''] of text.matchAll(/^ *(\d+) +([\d.]+) MiB +(-?[\d.]+) MiB( +\d+)?(.*)$/gm)) {
    const name = /@profile/.test(source) ? new RegExp(`^ *${String(Number(line) + 1)} +def (\\w+)`, 'm').exec(text)?.[1] : undefined
    if (name !== undefined) of = `${name}:${line}`
    // What is printed as the whole is the growth since the line before.
    const grown = growth === size ? (Number(size) - Number(name === undefined ? before : size)).toFixed(3) : growth
    before = size ?? ''
    lines.push(`${of} memory.py:${line} ${grown ?? ''} ${size ?? ''} ${hasHits ? hits.trim() : '0'}`)
  }
  return lines
}

function linesOf({ lines, strings, functions }: Profile): readonly string[] {
  return Array.from({ length: lines?.length ?? 0 }, (_, index) => {
    const row = (lines?.function[index] ?? 0) - 1
    const place = `${strings[functions.name[row] ?? 0] ?? ''}:${String(functions.line[row])} ${strings[lines?.file[index] ?? 0] ?? ''}:${String(lines?.line[index])}`
    return `${place} ${[0, 1].map((column) => ((lines?.columns[column]?.[index] ?? 0) / mebibyte).toFixed(3)).join(' ')} ${String(lines?.hits[index])}`
  })
}
