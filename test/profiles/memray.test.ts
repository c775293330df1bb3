// memray's flame graphs and statistics, held against its own table of the same allocations and what `memray stats` prints.

import assert from 'node:assert/strict'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { headOf, importerFor, readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recordings, report, rowsOf } from './recordings.js'

const recorded = (ending: RegExp): ReturnType<typeof recordings> => recordings('memray').filter(({ name }) => ending.test(name))

describe('memray', () => {
  for (const recording of recorded(/\.html$/)) {
    it(`${recording.name}: every function as memray's table of the same allocations has it`, () => {
      const profile = profileOf(recording)
      const table = report(`${recording.name.replace(/-(inverted|threads|temporal)/, '')}.report.csv`)
      assert.equal(profile.format, 'memray-flamegraph')
      for (const value of [0, 1]) {
        const summed = summedUp(table, value)
        assert.ok(summed.length >= 7)
        const rows = rowsOf(profile, value).map(({ name, file, self, total }): Summed => [name === '(no stack)' ? '' : `${name} at ${file}`, self, total])
        // Graphs over time begin with memray's own frames, which the table leaves out.
        const isOwn = ([place]: Summed): boolean => recording.name.includes('-temporal') && /memray\/(__main__|commands\/\w+)\.py$|^_run_(code|module_as_main) at <frozen runpy>$/.test(place)
        assert.deepEqual(rows.filter((row) => row[2] > 0 && !isOwn(row)).sort(byPlace), summed.filter((row) => !isOwn(row)))
      }
    })
  }

  for (const recording of recorded(/\.stats\.json$/)) {
    it(`${recording.name}: the largest places as memray prints them`, () => {
      const profile = profileOf(recording)
      const text = report(`${recording.name}.report.txt`)
      assert.equal(profile.format, 'memray-stats')
      const written = writtenSize(recording.name)
      const lines = linesOf(profile)
      const [bySize = '', byCount = ''] = text.split('🥇').slice(1)
      const sizes = [...bySize.matchAll(/^\t- (.+):(.+):(\d+) -> (\S+)$/gm)].map(([, name, file, line, size]) => [name, file, Number(line), size])
      const counts = [...byCount.matchAll(/^\t- (.+):(.+):(\d+) -> (\d+)$/gm)].map(([, name, file, line, count]) => [name, file, Number(line), count])
      assert.ok(sizes.length === 5 && counts.length === 5)
      assert.deepEqual(sizes.map(([name, file, line]) => [name, file, line, written(lines.find((each) => each.name === name && each.file === file && each.line === line)?.values[0] ?? -1)]), sizes)
      assert.deepEqual(counts.map(([name, file, line]) => [name, file, line, String(lines.find((each) => each.name === name && each.file === file && each.line === line)?.values[1])]), counts)
      const total = /Total allocations:\s+(\d+)/.exec(text)?.[1]
      assert.ok(profile.notes.some((note) => note.includes(`${Number(total).toLocaleString('en-US')} allocations in all`)), profile.notes.join('\n'))
    })
  }

  it('says what the memory of each kind of graph is', () => {
    const kinds = (ending: RegExp): readonly string[] => [...new Set(recorded(ending).map((recording) => profileOf(recording).values[0]?.name ?? ''))]
    assert.deepEqual(kinds(/leaks\.html$/), ['memory not freed'])
    assert.deepEqual(kinds(/(?<!leaks)\.html$/), ['memory at the peak'])
  })

  it('has the same leaks in graphs of one moment and of all', () => {
    const [once, ever] = [/-memory-leaks/, /-temporal-leaks/].map((ending) => recorded(ending)[0]).map((each) => each && profileOf(each))
    assert.ok(once && ever)
    assert.ok(functionMeasures(once, 0).whole > 0)
    assert.equal(functionMeasures(once, 0).whole, functionMeasures(ever, 0).whole)
  })

  it('has the memory over time', () => {
    for (const recording of recorded(/1\.20\.0-memory.*\.html$/)) {
      const profile = profileOf(recording)
      assert.deepEqual(profile.timelines.map(({ name }) => name), ['resident memory', 'heap'])
      assert.ok(Math.max(...profile.timelines[1]?.value ?? []) > 190e6)
      assert.ok(profile.timelines.every(({ at }) => at[0] === 0 && at.every((time, index) => time >= (at[index - 1] ?? 0))))
      assert.equal(new Date(profile.recordedAt ?? 0).getUTCFullYear(), 2026)
    }
  })

  it('keeps threads apart where the file does', () => {
    const split = recorded(/-threads\.html$/)[0]
    assert.ok(split)
    assert.deepEqual(profileOf(split).threads.map(({ name }) => name).sort(), ['', '0x1', '0x2 (background)'])
  })

  it('reads a graph that begins with what allocated as any other', () => {
    const [straight, inverted] = [/1\.20\.0-memory\.html$/, /1\.20\.0-memory-inverted\.html$/].map((ending) => recorded(ending)[0]).map((each) => each && profileOf(each))
    assert.ok(straight && inverted)
    const stacksIn = (profile: Profile): readonly (readonly (string | number)[])[] => rowsOf(profile).map(({ name, file, self, total }) => [name, file, self, total]).sort((a, b) => String(a) < String(b) ? -1 : 1)
    assert.deepEqual(stacksIn(inverted), stacksIn(straight))
  })

  it('knows no other page', () => {
    assert.equal(importerFor(headOf(Buffer.from('<!DOCTYPE html>\n<title>memray - table report</title>\n<script>const packed_data = {}</script>'))), undefined)
  })

  it('reads what stands before the end of files that were cut off', () => {
    const recording = recorded(/1\.6\.0-shop\.html$/)[0]
    assert.ok(recording)
    const start = Buffer.from(recording.bytes).indexOf('const data = ')
    const profile = readProfile(recording.bytes.subarray(0, start + 9000))
    assert.ok(profile.stacks.length > 5)
    assert.ok(profile.notes.some((note) => /ends (in the middle|inside)/.test(note)))
  })

  it('says one sentence of every damaged file', () => {
    for (const { bytes } of recordings('memray')) {
      for (let percent = 3; percent < 100; percent += 9) {
        const flipped = Uint8Array.from(bytes)
        for (let at = percent; at < flipped.length; at += 397) flipped[at] = (flipped[at] ?? 0) ^ (1 << percent % 8)
        for (const damaged of [flipped, bytes.subarray(0, Math.floor(bytes.length * percent / 100))]) readsOrSays(damaged)
      }
    }
  })

  it('leaves out children that are not there, and nodes that would be their own callers', () => {
    const page = (data: object): Uint8Array => Buffer.from(`<!DOCTYPE html><title>memray - flamegraph report</title><script>const packed_data = ${JSON.stringify(data)};</script>`)
    const column = [0, 1, 2]
    const profile = readProfile(page({
      nodes: { children: [[1, 1e9, -1, 'x'], [2, 0], [2]], filename: column, function: column, lineno: column, value: [10, 10, 4], n_allocations: [3, 3, 1], thread_id: [0, 0, 0] },
      strings: ['&lt;root&gt;', 'f&amp;', 'g'],
    }))
    assert.deepEqual(rowsOf(profile).map(({ name, file, self, total }) => [name, file, self, total]), [['f&', 'f&', 6, 10], ['g', 'g', 4, 4]])
    assert.ok(profile.notes.some((note) => note.startsWith('5 calls led to no node')), profile.notes.join('\n'))
  })
})

type Summed = readonly [place: string, self: number, total: number]

/** Of each function; the table has a row a stack, the innermost frame first. `value`: sizes or numbers of allocations. */
function summedUp(table: string, value: number): readonly Summed[] {
  const sums = new Map<string, { self: number, total: number }>()
  for (const row of table.trimEnd().split(/\r?\n/).slice(1)) {
    const [, count, size, , , stack = ''] = row.split(',')
    const amount = Number(value === 0 ? size : count)
    const places = stack.split('|').map((frame) => frame.split(';').slice(0, 2).join(' at '))
    for (const place of new Set(places)) {
      const sum = sums.get(place) ?? { self: 0, total: 0 }
      sums.set(place, { self: sum.self + (place === places[0] ? amount : 0), total: sum.total + amount })
    }
  }
  return [...sums].map(([place, { self, total }]): Summed => [place, self, total]).sort(byPlace)
}

function byPlace([a]: Summed, [b]: Summed): number {
  return a < b ? -1 : 1
}

/** Old versions count in 1,024s. */
function writtenSize(name: string): (bytes: number) => string {
  const [base, units] = name.includes('/1.20') ? [1000, ['B', 'kB', 'MB']] : [1024, ['B', 'KB', 'MB']]
  return (bytes) => {
    const step = bytes < base ? 0 : bytes < base ** 2 ? 1 : 2
    return `${(bytes / base ** step).toFixed(3)}${units[step] ?? ''}`
  }
}

function linesOf({ lines, strings, functions }: Profile): readonly { readonly name: string, readonly file: string, readonly line: number, readonly values: readonly number[] }[] {
  return Array.from({ length: lines?.length ?? 0 }, (_, index) => ({
    name: strings[functions.name[(lines?.function[index] ?? 0) - 1] ?? 0] ?? '',
    file: strings[lines?.file[index] ?? 0] ?? '',
    line: lines?.line[index] ?? 0,
    values: [0, 1].map((column) => lines?.columns[column]?.[index] ?? 0),
  }))
}

function readsOrSays(bytes: Uint8Array): void {
  try {
    readProfile(bytes)
  } catch (error) {
    assert.ok(error instanceof Error && error.name === 'ProfileError', String(error))
  }
}
