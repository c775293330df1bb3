// Austin's text beside a plain reading of its lines, and its binary form beside the text that Austin's own converter makes of it.

import assert from 'node:assert/strict'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recording, recordings, report, rowsOf } from './recordings.js'

type Metric = (time: number, idle: string | undefined, memory: string | undefined) => number

const metrics: Readonly<Record<string, Metric>> = {
  'wall time': (time) => time * 1e3,
  'CPU time': (time, idle) => idle === '1' ? 0 : time * 1e3,
  'memory taken': (time, _, memory) => Math.max(0, memory === undefined ? time : Number(memory)),
  'memory given back': (time, _, memory) => Math.max(0, -(memory === undefined ? time : Number(memory))),
}

describe('Austin', () => {
  for (const each of recordings('austin').filter(({ name }) => name.endsWith('.austin'))) {
    it(`${each.name} adds up as its lines do`, () => {
      const profile = profileOf(each)
      for (const [value, { name }] of profile.values.entries()) assertSame(profile, value, Buffer.from(each.bytes).toString('utf8'), metrics[name])
    })
  }

  for (const each of recordings('austin').filter(({ name }) => name.endsWith('.mojo') && !name.includes('compressed'))) {
    it(`${each.name} adds up as mojo2austin says`, () => {
      const profile = profileOf(each)
      const text = report(each.name.replace('.mojo', '.report.txt'))
      // In full mode the converter writes time alone.
      const values = profile.values.length > 2 ? [[0, profile.values[0]] as const] : [...profile.values.entries()]
      for (const [value, valueType] of values) assertSame(profile, value, text, metrics[valueType?.name ?? ''])
      assert.match(profile.producer, /^Austin \d\.\d\.\d$/)
    })
  }

  it('gives the same after mojo-compress', () => {
    const [plain, compressed] = [profileOf(recording('austin/4.0.0-workers.mojo')), profileOf(recording('austin/4.0.0-compressed.mojo'))]
    for (const value of [0, 1]) assert.deepEqual(namedTotals(compressed, value), namedTotals(plain, value))
    assert.deepEqual(compressed.threads.map(({ name, process }) => `${process} ${name}`), plain.threads.map(({ name, process }) => `${process} ${name}`))
    assert.deepEqual(plain.values.map(({ name }) => name), ['wall time', 'CPU time', 'memory taken', 'memory given back'])
  })

  it('tells processes and threads apart, and when they ran', () => {
    const profile = profileOf(recording('austin/3.7.0-workers.austin'))
    assert.ok(new Set(profile.threads.map(({ process }) => process)).size >= 3)
    for (const { samples } of profile.threads) {
      const { at } = samples
      assert.ok(at && at.every((time, index) => index === 0 || time >= (at[index - 1] ?? 0)))
    }
    assert.ok(rowsOf(profile).some(({ name }) => name === '(garbage collector)'))
  })

  it('may have old prefixes, Windows paths, missing lines and damage', () => {
    const profile = readProfile(Buffer.from('# mode: wall\nProcess 12;Thread 34;C:\\a b\\m.py:<module>:;C:\\a b\\m.py:f:7 100\r\nP12;T34;m.py:f:9 50\nwhat 1\nP12;T34;:INVALID: 5\nP12;T34 7\nP12;T34;m.py:f:9 x\n'))
    assert.deepEqual(rowsOf(profile).map(({ name, file, total }) => [name, file, total]), [['<module>', 'C:\\a b\\m.py', 1e5], ['f', 'C:\\a b\\m.py', 1e5], ['f', 'm.py', 5e4], ['(no stack)', '', 7e3], ['(invalid)', '', 5e3]])
    assert.deepEqual(profile.notes, ['1 line was no sample and was left out.', '1 sample had no number and was left out.'])
  })

  it('binary may repeat stacks, report tasks, and have more than a number can hold', () => {
    const large = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]
    const other = [0xfe, ...large.slice(1)]
    const file = [
      ...text('MOJ'), 4, 1, ...string('mode'), ...string('wall'), 2, 9, 0, ...string('1f'),
      11, 2, ...string('a.py'), 11, 3, ...string('main'), 11, 4, ...string('work'), 11, 5, ...string('deep'),
      3, ...large, 2, 3, 1, 0, 0, 0, 3, ...other, 2, 4, 2, 0, 0, 0, 3, 7, 2, 5, 3, 0, 0, 0,
      14, 1, 0, 1, 5, 7, 5, ...large, 5, ...other, 9, 10,
      2, 9, 0, ...string('1f'), 16, 1, 15, 1, 0, 5, 7, 13, 9, 20,
      2, 9, 0, ...string('1f'), 5, 60, 8, 9, 1,
    ]
    const profile = readProfile(Uint8Array.from(file))
    assert.deepEqual(rowsOf(profile).map(({ name, self, total }) => [name, self, total]), [['main', 0, 30e3], ['work', 10e3, 30e3], ['deep', 20e3, 20e3], ['(no stack)', 1e3, 1e3]])
    assert.deepEqual(profile.threads.map(({ name, process }) => [name, process]), [['0:31', '9']])
    assert.deepEqual(profile.notes, ['1 frame had no name and was left out.'])
  })

  it('binary may name what is used before the first stack, and frames of the kernel', () => {
    const file = [...text('MOJ'), 1, 1, ...string('mode'), ...string('cpu'), 11, 2, ...string('a.py'), 11, 3, ...string('main'), 3, 7, 2, 3, 1, 2, 9, ...string('1f'), 5, 7, 6, ...string('vfs_read'), 9, 10]
    const profile = readProfile(Uint8Array.from(file))
    assert.deepEqual(rowsOf(profile).map(({ name, file: of, total }) => [name, of, total]), [['main', 'a.py', 10e3], ['vfs_read', '[kernel]', 10e3]])
    assert.deepEqual(profile.values, [{ name: 'CPU time', unit: 'nanoseconds' }])
  })

  it('binary that breaks off is read as far as it goes', () => {
    const { bytes } = recording('austin/4.0.0-wall.mojo')
    const whole = functionMeasures(readProfile(bytes), 0).whole
    for (let part = 1; part <= 99; part++) {
      try {
        assert.ok(functionMeasures(readProfile(bytes.subarray(0, Math.floor(bytes.length * part / 100))), 0).whole < whole)
      } catch (error) {
        assert.match(String(error), /^ProfileError: This/)
        assert.ok(part < 20)
      }
    }
  })

  it('binary of a version that is not known is an error', () => {
    assert.throws(() => readProfile(Uint8Array.from([...text('MOJ'), 9, 1])), /it is of version 9 of MOJO/)
  })
})

function assertSame(profile: Profile, value: number, text: string, metric: Metric | undefined): void {
  assert.ok(metric)
  // What the garbage collector took is no longer its caller's own; the converter does not know of it, nor that it ran where there is no caller.
  const isCollected = rowsOf(profile).some(({ name }) => name === '(garbage collector)')
  const [expected, read] = [plainTotals(text, metric), namedTotals(profile, value)].map((rows) => rows.filter(([name]) => !isCollected || name !== ':(no stack)'))
  assert.ok(expected && read && expected.length > 0)
  assert.deepEqual(read.map(([name, , total]) => [name, total]), expected.map(([name, , total]) => [name, total]))
  if (!isCollected) assert.deepEqual(read, expected)
}

function namedTotals(profile: Profile, value: number): readonly (readonly [string, number, number])[] {
  return rowsOf(profile, value).filter(({ name, total }) => total > 0 && !name.startsWith('(garbage')).map(({ name, file, self, total }) => [`${file}:${name}`, self, total] as const).sort(byName)
}

/** Self and total of each function, of the lines of Austin's text. */
function plainTotals(text: string, metric: Metric): readonly (readonly [string, number, number])[] {
  const [self, total] = [new Map<string, number>(), new Map<string, number>()]
  const add = (to: Map<string, number>, key: string, value: number): void => { to.set(key, (to.get(key) ?? 0) + value) }
  for (const line of text.split('\n').filter((each) => each.startsWith('P'))) {
    const [time, idle, memory] = line.slice(line.lastIndexOf(' ') + 1).split(',')
    const value = metric(Number(time), idle, memory)
    const written = line.slice(0, line.lastIndexOf(' ')).split(';').slice(2)
    const frames = (written.length === 0 ? [':(no stack):'] : written).map((frame) => frame.replace(/:[^:]*$/, '')).filter((frame) => frame !== ':GC').map((frame) => frame.replace(':INVALID', ':(invalid)'))
    for (const each of new Set(frames)) add(total, each, value)
    const last = frames.at(-1)
    if (last !== undefined) add(self, last, value)
  }
  return [...total].filter(([, value]) => value > 0).map(([key, value]) => [key, self.get(key) ?? 0, value] as const).sort(byName)
}

function byName([a]: readonly [string, number, number], [b]: readonly [string, number, number]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function text(characters: string): readonly number[] {
  return [...Buffer.from(characters)]
}

function string(characters: string): readonly number[] {
  return [...text(characters), 0]
}
