// Speedscope files beside a plain reading of their JSON, and forms that other tools give them.

import assert from 'node:assert/strict'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recordings, rowsOf } from './recordings.js'

interface File {
  readonly shared: { readonly frames: readonly { readonly name: string, readonly file?: string }[] }
  readonly profiles: readonly { readonly name: string, readonly unit: string, readonly samples: readonly (readonly number[])[], readonly weights: readonly number[] }[]
}

describe('speedscope', () => {
  for (const recording of [...recordings('py-spy'), ...recordings('austin')].filter(({ name }) => name.endsWith('.speedscope.json'))) {
    it(`${recording.name} has the totals of its samples`, () => {
      const profile = profileOf(recording)
      const file = JSON.parse(Buffer.from(recording.bytes).toString('utf8')) as File
      for (const [value, { name }] of profile.values.entries()) {
        const expected = plainTotals(file, (profileName) => name === 'time' || profileName.startsWith(name))
        const read = new Map(rowsOf(profile, value).filter(({ total }) => total > 0).map((row): [string, number] => [`${row.name}|${row.file}`, Math.round(row.total)]))
        assert.ok(expected.size > 3)
        assert.deepEqual([...read].sort(), [...expected].sort())
      }
    })
  }

  it('of py-spy names threads and processes, and not as functions', () => {
    const profile = pySpy('0.4.3-workers')
    assert.deepEqual(profile.threads.map(({ name }) => name.replace(/\d+/, 'N')), ['N', 'tasks (N)', 'MainThread (N)', 'MainThread (N)'])
    assert.equal(new Set(profile.threads.map(({ process }) => process)).size, 3)
    assert.ok(profile.threads.every(({ process }) => /^python3 workers\.py 8 \(\d+\)$/.test(process)))
    assert.ok(rowsOf(profile).every(({ name }) => !/^(thread|process)\b/.test(name)))
    assert.equal(profile.producer, 'py-spy@0.4.3')
  })

  it('counts samples without a stack, as who wrote them does', () => {
    const profile = read({ exporter: 'py-spy@0.4.3', shared: { frames: [{ name: 'f' }] }, profiles: [sampled([[], [0], []], [2, 2, 1])] })
    assert.deepEqual(rowsOf(profile).map(({ name, self, total }) => [name, self, total]), [['(no stack)', 3, 3], ['f', 2, 2]])
    assert.equal(functionMeasures(profile, 0).whole, 5)
    const own = read({ exporter: 'cost-hints', shared: { frames: [{ name: 'f' }] }, profiles: [sampled([[], [0], []], [2, 2, 1])] })
    assert.deepEqual(rowsOf(own).map(({ name, self }) => [name, self]), [['f', 2]])
  })

  it('of austin gives a thread its values together', () => {
    const [full] = recordings('austin').filter(({ name }) => name.endsWith('full.speedscope.json'))
    assert.ok(full)
    const profile = profileOf(full)
    assert.deepEqual(profile.values.map(({ name, unit }) => `${name} in ${unit}`).sort(), ['CPU time in nanoseconds', 'Memory allocation in bytes', 'Memory deallocation in bytes', 'Wall time in nanoseconds'])
    assert.ok(profile.threads.length < 4)
  })

  it('of calls gives self, total, calls and when', () => {
    const profile = read({
      shared: { frames: [{ name: 'main' }, { name: 'work', file: 'a.js', line: 3, col: 7 }] },
      profiles: [{ type: 'evented', name: 'one', unit: 'milliseconds', startValue: 100, endValue: 110, events: [
        { type: 'O', frame: 0, at: 100 }, { type: 'O', frame: 1, at: 102 }, { type: 'C', frame: 1, at: 106 }, { type: 'O', frame: 1, at: 106 }, { type: 'C', frame: 1, at: 107 }, { type: 'C', frame: 0, at: 110 }] }],
    })
    assert.deepEqual(rowsOf(profile).map(({ name, line, self, total, calls }) => [name, line, self, total, calls]), [['main', 0, 5e6, 10e6, 1], ['work', 3, 5e6, 5e6, 2]])
    assert.deepEqual([...profile.threads[0]?.samples.at ?? []], [0, 2e6, 6e6, 7e6])
  })

  it('of calls may measure something else than time, beside profiles that do', () => {
    const events = [{ type: 'O', frame: 0, at: 0 }, { type: 'O', frame: 1, at: 10 }, { type: 'C', frame: 1, at: 40 }, { type: 'C', frame: 0, at: 50 }]
    const profile = read({
      shared: { frames: [{ name: 'f' }, { name: 'g' }] },
      profiles: [sampled([[0]], [7]), { type: 'evented', name: 'memory', unit: 'bytes', startValue: 0, endValue: 50, events }],
    })
    assert.deepEqual(profile.values.map(({ unit }) => unit), ['nanoseconds', 'bytes'])
    assert.deepEqual(rowsOf(profile, 1).map(({ name, self, total }) => [name, self, total]), [['f', 20, 50], ['g', 30, 30]])
    assert.equal(functionMeasures(profile, 0).whole, 7)
    assert.equal(profile.threads[1]?.samples.at, undefined)
  })

  it('keeps functions of one name apart by where they begin', () => {
    const profile = read({ shared: { frames: [{ name: '', file: 'a.js', line: 3 }, { name: '', file: 'a.js', line: 9 }] }, profiles: [sampled([[0], [1], [0, 1]], [1, 2, 4])] })
    assert.deepEqual(rowsOf(profile).map(({ name, line, total }) => [name, line, total]), [['(anonymous)', 9, 6], ['(anonymous)', 3, 5]])
  })

  it('may have frames after profiles, no weights, units after samples, and several units', () => {
    const profile = read({
      profiles: [{ type: 'sampled', name: 'a', samples: [[0], [0, 1]], startValue: 0, endValue: 2, unit: 'none' }, { type: 'sampled', name: 'b', samples: [[1]], weights: [2], unit: 'seconds' }],
      shared: { frames: [{ name: 'f' }, { name: 'g' }] },
    })
    assert.deepEqual(profile.values.map(({ unit }) => unit), ['count', 'nanoseconds'])
    assert.deepEqual([functionMeasures(profile, 0).whole, functionMeasures(profile, 1).whole], [2, 2e9])
    assert.deepEqual(profile.notes, ['Samples have no weights: each counts as one.'])
  })

  it('leaves out what is damaged and says so', () => {
    const profile = read({ shared: { frames: [{ name: 'f' }] }, profiles: [sampled([[0, 7], [0], 'x', [0]], [1, null, 4])] })
    assert.equal(functionMeasures(profile, 0).self[0], 1)
    assert.deepEqual(profile.notes, [
      '1 frame had no name and was left out.', '1 sample was no stack.', '1 sample had no weight, or the other way round.', '1 sample had no number and was left out.'])
  })

  it('mends calls that are unbalanced or out of order', () => {
    const event = (type: string, frame: unknown, at: unknown): object => ({ type, frame, at })
    const profile = read({ shared: { frames: [{ name: 'f' }, { name: 'g' }] }, profiles: [{ type: 'evented', name: '', unit: 'nanoseconds', startValue: 0, endValue: 9, events: [
      event('C', 1, 0), event('O', 0, 1), event('O', 1, 2), event('O', 9, 2), event('?', 1, 2), event('C', 0, 5), event('O', 1, 4), event('O', 0, null)] }] })
    assert.deepEqual(rowsOf(profile).map(({ name, total }) => [name, total]), [['f', 4], ['g', 3]])
    assert.ok(profile.notes.length >= 3)
  })

  it('that breaks off is read as far as it goes', () => {
    const text = JSON.stringify({ $schema: 'https://www.speedscope.app/file-format-schema.json', shared: { frames: [{ name: 'f' }] }, profiles: [sampled([[0]], [3]), sampled([[0]], [5])] })
    const profile = readProfile(Buffer.from(text.slice(0, -20)))
    assert.ok(functionMeasures(profile, 0).whole >= 3)
    assert.match(profile.notes.join(' '), /ends .*; what stands before was read/)
  })

  it('that is damaged in the middle is read as far as that, with the names that stand behind', () => {
    const text = JSON.stringify({ $schema: 'https://www.speedscope.app/file-format-schema.json', profiles: [sampled([[0]], [3]), sampled([[0]], [5])], shared: { frames: [{ name: 'f' }] } })
    const profile = readProfile(Buffer.from(text.replace('[5]', '[x]')))
    assert.deepEqual(rowsOf(profile).map(({ name, total }) => [name, total]), [['f', 3]])
    assert.match(profile.notes.join(' '), /This is no JSON .*; what stands before was read/)
  })

  it('may have very many profiles and units', () => {
    const profiles = Array.from({ length: 20_000 }, (_, index) => ({ type: 'sampled', name: String(index), unit: index % 50 === 0 ? `unit ${String(index)}` : 'seconds', startValue: 0, endValue: 1, samples: [[0]], weights: [1] }))
    const profile = read({ shared: { frames: [{ name: 'f' }] }, profiles })
    assert.ok(profile.values.length < 20)
    assert.match(profile.notes.join(' '), /profiles? measured more different things than can be shown/)
  })

  it('without its frames is an error that says where', () => {
    const text = JSON.stringify({ $schema: 'https://www.speedscope.app/file-format-schema.json', profiles: [sampled([[0]], [3])] })
    assert.throws(() => readProfile(Buffer.from(text)), /This looks like speedscope, but cannot be read: the file ends before the names of its functions \(at byte 1\d\d\)/)
  })
})

function sampled(samples: unknown, weights: unknown): object {
  return { type: 'sampled', name: 'p', unit: 'nanoseconds', startValue: 0, endValue: 1, samples, weights }
}

function read(file: object): Profile {
  return readProfile(Buffer.from(JSON.stringify(file)))
}

function pySpy(name: string): Profile {
  const [found] = recordings('py-spy').filter((recording) => recording.name.includes(`${name}.speedscope`))
  assert.ok(found)
  return profileOf(found)
}

/** Of the profiles whose name is asked for, in nanoseconds or bytes. */
function plainTotals({ shared, profiles }: File, isAsked: (name: string) => boolean): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  const scales: Readonly<Record<string, number>> = { seconds: 1e9, microseconds: 1e3 }
  for (const { unit, samples, weights } of profiles.filter((profile) => isAsked(profile.name))) {
    for (const [index, stack] of samples.entries()) {
      const functions = new Set(stack.map((frame) => `${shared.frames[frame]?.name ?? ''}|${shared.frames[frame]?.file ?? ''}`).filter((key) => !/^(thread \(|process )\d+.*\|$/.test(key)))
      if (functions.size === 0) functions.add('(no stack)|')
      for (const each of functions) totals.set(each, (totals.get(each) ?? 0) + (weights[index] ?? 0) * (scales[unit] ?? 1))
    }
  }
  return new Map([...totals].map(([key, total]): [string, number] => [key, Math.round(total)]))
}
