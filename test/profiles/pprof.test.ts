// pprof: against what its own tool reports; and what inlined calls, labels, units, torn and odd files become.

import assert from 'node:assert/strict'
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { pprofBytes } from '../../src/profiles/exports/pprof.js'
import { functionMeasures } from '../../src/profiles/measures.js'
import { headOf, importerFor, readProfile } from '../../src/profiles/recognise.js'
import { unpacked } from '../../src/service/profiles/unpack.js'
import { profileOf, recording, recordings, report, rowsOf } from './recordings.js'

describe('pprof', () => {
  for (const { name } of recordings('pprof')) {
    it(`has the values of its own tool in ${name}`, () => {
      const rows = rowsOf(profileOf(recording(name)))
      // It does not know the Greek letter with which austin writes microseconds, and takes them as they are.
      const unit = name.includes('austin') ? 1000 : 1
      const told = toldOf(report(`${name}.report.txt`)).slice(0, 20)
      assert.ok(told.length >= 3)
      for (const { flat, total, function_, line } of told) {
        const same = rows.filter((row) => row.name === function_ && row.total > 0 && (line === 0 || row.line === line))
        assert.ok(same.length > 0, function_)
        // It sums functions by name alone, we tell their files apart.
        assert.equal(same.reduce((sum, row) => sum + row.self, 0), flat * unit, function_)
        if (same.length === 1) assert.equal(same[0]?.total, total * unit, function_)
      }
    })
  }

  it('has the lines of calls that were inlined', () => {
    const { frames, functions, strings, stacks, recordedAt } = profileOf(recording('pprof/go-1.26-shop.cpu.pb.gz'))
    const nameOf = (stack: number): string => strings[functions.name[frames.function[stacks.frame[stack] ?? 0] ?? 0] ?? 0] ?? ''
    const inlined = [...stacks.parent.keys()].find((stack) => nameOf(stack) === 'main.nameOf')
    assert.ok(inlined !== undefined)
    assert.equal(nameOf(stacks.parent[inlined] ?? -1), 'main.report')
    assert.equal(nameOf(stacks.parent[stacks.parent[inlined] ?? -1] ?? -1), 'main.main')
    assert.ok((frames.line[stacks.frame[inlined] ?? 0] ?? 0) >= 21)
    assert.equal(new Date(recordedAt ?? 0).getUTCFullYear(), 2026)
  })

  it('has all values, the one that its tool shows first', () => {
    assert.deepEqual(profileOf(recording('pprof/go-1.26-shop.heap.pb.gz')).values.map(({ name, unit }) => `${name} ${unit}`),
      ['in use bytes', 'objects allocated count', 'allocated bytes', 'objects in use count'])
    assert.deepEqual(profileOf(recording('pprof/datadog-5.20-shop.wall.pb.gz')).values.map(({ name }) => name), ['wall time', 'samples'])
  })

  it('makes threads of labels', () => {
    const { threads } = profileOf(recording('pprof/austin-2.4.0-full.pb'))
    assert.ok(threads.length > 1)
    assert.equal(new Set(threads.map(({ process }) => process)).size, 1)
    assert.equal(new Set(threads.map(({ name }) => name)).size, threads.length)
  })

  it('does not call samples a time', () => {
    const { values, threads } = profileOf(recording('pprof/async-profiler-4.1-shop.pb.gz'))
    assert.deepEqual(values, [{ name: 'samples', unit: 'count' }])
    assert.ok(threads.some(({ name }) => name.includes('background')))
  })

  it('has the places of functions without names', () => {
    const row = rowsOf(profileOf(recording('pprof/datadog-5.20-shop.wall.pb.gz'))).find(({ name, line }) => name === '(anonymous)' && line === 18)
    assert.match(row?.file ?? '', /shop\.mjs$/)
  })

  it('knows no columns of functions without names where their places are those that were running', () => {
    const columns = (name: string): readonly number[] => {
      const { functions, strings } = profileOf(recording(name))
      return [...functions.column].filter((_, row) => strings[functions.name[row] ?? 0] === '(anonymous)' && (functions.line[row] ?? 0) > 0)
    }
    assert.deepEqual([...new Set(columns('pprof/datadog-5.20-lines.wall.pb.gz'))], [0])
    assert.ok(columns('pprof/datadog-5.20-shop.wall.pb.gz').every((column) => column > 0))
  })

  describe('by hand', () => {
    const strings = ['', 'cpu', 'milliseconds', 'outer', 'inner', 'a.py', 'thread name', 'worker', 'alloc_space', 'kilobytes', 'said', 'lib.so']
    const tables = (writer: BinaryWriter): BinaryWriter => {
      message(writer, 5, (function_) => { numbers(function_, [[1, 7], [2, 3], [4, 5], [5, 10]]) })
      message(writer, 5, (function_) => { numbers(function_, [[1, 8], [2, 4], [4, 5], [5, 20]]) })
      message(writer, 4, (location) => { numbers(location, [[1, 1]]); message(location, 4, (line) => { numbers(line, [[1, 8], [2, 21]]) }); message(location, 4, (line) => { numbers(line, [[1, 7], [2, 11]]) }) })
      message(writer, 4, (location) => { numbers(location, [[1, 2]]); message(location, 4, (line) => { numbers(line, [[1, 7], [2, 12], [3, 5]]) }) })
      message(writer, 4, (location) => { location.uint32(1 << 3).uint32(3).uint32(2 << 3).uint32(1).uint32(3 << 3).uint64('18446744071562067968') })
      message(writer, 3, (mapping) => { numbers(mapping, [[1, 1], [5, 11]]) })
      for (const text of strings) writer.tag(6, WireType.LengthDelimited).string(text)
      return writer
    }
    const type = (writer: BinaryWriter, name: number, unit: number): void => { message(writer, 1, (value) => { numbers(value, [[1, name], [2, unit]]) }) }
    const sample = (writer: BinaryWriter, locations: readonly number[], values: readonly number[], thread = false): void => {
      message(writer, 2, (made) => {
        message(made, 1, (packed) => { for (const location of locations) packed.uint32(location) })
        for (const value of values) made.tag(2, WireType.Varint).int64(String(value))
        if (thread) message(made, 3, (label) => { numbers(label, [[1, 6], [2, 7]]) })
      })
    }

    it('reads several lines of one location, packed and single numbers, units and labels', () => {
      const writer = new BinaryWriter()
      type(writer, 1, 2)
      sample(writer, [1], [5])
      sample(writer, [1, 2], [7], true)
      const profile = readProfile(tables(writer).finish())
      assert.deepEqual(profile.values, [{ name: 'CPU time', unit: 'nanoseconds' }])
      assert.deepEqual(rowsOf(profile).filter(({ total }) => total > 0).map(({ name, file, line, self, total }) => [name, file, line, self, total]), [['outer', 'a.py', 10, 0, 12e6], ['inner', 'a.py', 20, 12e6, 12e6]])
      assert.deepEqual(profile.threads.map(({ name }) => name), ['', 'worker'])
      assert.deepEqual([...profile.frames.line].sort((a, b) => a - b), [0, 11, 12, 21])
    })

    it('counts what has no location, as pprof does, and exports nothing where nothing ran', () => {
      const writer = new BinaryWriter()
      type(writer, 1, 2)
      sample(writer, [2], [5])
      sample(writer, [], [3])
      const profile = readProfile(tables(writer).finish())
      assert.deepEqual(rowsOf(profile).filter(({ self }) => self > 0).map(({ name, self }) => [name, self]), [['outer', 5e6], ['(no stack)', 3e6]])
      const idle = profileOf(recording('v8/24.21.0-shop.cpuprofile'))
      assert.ok(idle.threads[0]?.samples.stack.includes(-1))
      const back = readProfile(pprofBytes(idle))
      assert.ok(Math.abs(functionMeasures(back, 0).whole - functionMeasures(idle, 0).whole) < 1e6)
    })

    it('reads tables that stand before the samples, and what has no symbols by its address', () => {
      const writer = tables(new BinaryWriter())
      sample(writer, [3], [1])
      type(writer, 8, 9)
      writer.tag(13, WireType.Varint).int64('10')
      const profile = readProfile(writer.finish())
      assert.deepEqual(rowsOf(profile).filter(({ total }) => total > 0).map(({ name, file, self }) => [name, file, self]), [['0xffffffff80000000', 'lib.so', 1024]])
      assert.deepEqual([profile.values, profile.notes], [[{ name: 'allocated', unit: 'bytes' }], ['The file says: said']])
    })

    it('shows the value first that the file prefers', () => {
      const writer = new BinaryWriter()
      type(writer, 8, 9)
      type(writer, 1, 2)
      sample(writer, [2], [3, 4])
      writer.tag(14, WireType.Varint).int64('8')
      assert.deepEqual(readProfile(tables(writer).finish()).threads[0]?.samples.values.map((column) => [...column]), [[3072], [4e6]])
    })

    it('counts what points nowhere', () => {
      const writer = new BinaryWriter()
      type(writer, 1, 2)
      sample(writer, [99, 2], [-3])
      message(writer, 4, (location) => { numbers(location, [[1, 5]]); message(location, 4, (line) => { numbers(line, [[1, 77]]) }) })
      sample(writer, [5], [2])
      const profile = readProfile(tables(writer).finish())
      assert.match(profile.notes.join(' '), /1 function was lost.*1 location was lost/)
      assert.deepEqual(rowsOf(profile).filter(({ total }) => total !== 0).map(({ name, self }) => [name, self]), [['(function lost)', 2e6], ['outer', -3e6]])
    })

    it('cuts stacks without end', () => {
      const writer = new BinaryWriter()
      type(writer, 1, 2)
      sample(writer, Array.from({ length: 150_000 }, () => 2), [3])
      const profile = readProfile(tables(writer).finish())
      assert.match(profile.notes.join(' '), /50,000 locations were left out/)
      assert.deepEqual(rowsOf(profile).filter(({ total }) => total > 0).map(({ name, total }) => [name, total]), [['outer', 3e6]])
    })

    it('does not believe lengths', () => {
      const writer = new BinaryWriter()
      type(writer, 1, 2)
      sample(writer, [1], [5])
      const bytes = tables(writer).finish()
      for (let at = 0; at < bytes.length; at++) {
        const damaged = bytes.slice()
        damaged.set([0xff, 0xff, 0xff, 0xff, 0x0f].slice(0, bytes.length - at), at)
        try {
          readProfile(damaged)
        } catch (error) {
          assert.equal(error instanceof Error ? error.name : '', 'ProfileError', `${String(at)}: ${String(error)}`)
        }
      }
    })

    it('is not taken for text, nor other protobuf for it', () => {
      const other = new BinaryWriter()
      message(other, 1, (packet) => { numbers(packet, [[8, 5], [10, 1]]); packet.tag(3, WireType.LengthDelimited).string('x') })
      message(other, 1, (packet) => { numbers(packet, [[8, 6]]) })
      for (const bytes of [other.finish(), Buffer.from('\n\nsome text\n'), Buffer.from('Hello\n'), Buffer.from(`2026-11-21 ${'a line of a log\n'.repeat(9)}`), Buffer.from(`"${'x'.repeat(40)}`), Buffer.from('\x12\x01'), Buffer.from([0x80, 4, 0x95]), Buffer.alloc(100)]) assert.equal(importerFor(headOf(bytes)), undefined)
    })
  })

  it('reads as much as there is, and says what broke', () => {
    for (const { name, bytes } of recordings('pprof')) {
      const whole = unpacked(bytes)
      for (let percent = 1; percent < 100; percent++) {
        try {
          readProfile(whole.subarray(0, Math.floor(whole.length * percent / 100)))
        } catch (error) {
          assert.equal(error instanceof Error ? error.name : '', 'ProfileError', `${name} ${String(percent)} %: ${String(error)}`)
        }
      }
      assert.ok(readProfile(whole.subarray(0, whole.length - 2)).notes.some((note) => /ends in the middle|lost/.test(note)), name)
    }
  })
})

interface Told {
  readonly flat: number
  readonly total: number
  readonly function_: string
  readonly line: number
}

const reportLine = /^\s*(-?\d+)(?:ns|B)?\s+\S+%\s+\S+%\s+(-?\d+)(?:ns|B)?\s+\S+%\s+(.+?)(?: \((?:partial-)?inline\))?$/

/** Datadog writes the places of functions without names into their names. */
function toldOf(text: string): readonly Told[] {
  return text.split('\n').flatMap((row) => {
    const [, flat, total, name = ''] = reportLine.exec(row) ?? []
    if (flat === undefined) return []
    const line = /^\(anonymous:L#(\d+)(?::C#\d+)?\)$/.exec(name)?.[1]
    return [{ flat: Number(flat), total: Number(total), function_: line === undefined ? name : '(anonymous)', line: Number(line ?? 0) }]
  })
}

function message(writer: BinaryWriter, field: number, write: (inner: BinaryWriter) => void): void {
  const inner = new BinaryWriter()
  write(inner)
  writer.tag(field, WireType.LengthDelimited).bytes(inner.finish())
}

function numbers(writer: BinaryWriter, fields: readonly (readonly [number, number])[]): void {
  for (const [field, value] of fields) writer.tag(field, WireType.Varint).int64(String(value))
}
