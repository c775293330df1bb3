// What lines took without the measured functions that they call: over what line_profiler and memory_profiler wrote, and calls by hand that cannot be told apart.

import assert from 'node:assert/strict'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import { functionMeasures } from '../../src/profiles/measures.js'
import { overlapNote, withOwnLines } from '../../src/profiles/own-lines.js'
import type { Profile } from '../../src/profiles/profile.js'
import { callsOn } from '../../src/profiles/readers/line-calls.js'
import { profileOf, recording, report, rowsOf } from './recordings.js'

describe('what lines took themselves', () => {
  it('line_profiler, text: functions take no more than the outermost did, but for what is said', () => {
    const profile = profileOf(recording('line-profiler/5.1.0-calls.txt'))
    const rows = rowsOf(profile)
    const of = (name: string): { readonly self: number, readonly total: number } => rows.find((row) => row.name === name) ?? assert.fail(name)
    const printed = [...report('line-profiler/5.1.0-calls.txt').matchAll(/^Total time: (\S+) s\nFile: \S+\nFunction: (\S+) at/gm)]
    assert.equal(printed.length, 7)
    for (const [, seconds, name = ''] of printed) if (name !== 'even' && name !== 'odd') assert.equal((of(name).total / 1e9).toPrecision(3), Number(seconds).toPrecision(3), name)
    // Each of the two has in it what the other took; the line that begins with them took 49.6 µs.
    const taken = of('report').total - ['Till.__init__', 'Till.total', 'digits'].reduce((sum, name) => sum + of(name).total, 0) - 49.6e3
    assert.ok(Math.abs(of('even').self + of('odd').self - 49.6e3) < 100)
    assert.ok(Math.abs(of('report').self - taken) < 100, `${String(of('report').self)} and not ${String(taken)}`)
    const { whole, self } = functionMeasures(profile, 0)
    assert.ok(Math.abs(self.reduce((sum, one) => sum + one, 0) - whole) < 1)
    assert.ok(Math.abs(whole - ['report', 'rarely'].reduce((sum, name) => sum + of(name).total, 0)) < 1)
    assert.ok(profile.notes.some((note) => /No measured line calls rarely and report/.test(note)))
    assert.ok(profile.notes.some((note) => /where several lines call one/.test(note)))
  })

  it('memory_profiler: what was called added it, and what is given back is no share', () => {
    const profile = profileOf(recording('memory-profiler/0.61.0-memory.txt'))
    const rows = rowsOf(profile).map(({ name, self, total }) => [name, (self / 2 ** 20).toFixed(1), (total / 2 ** 20).toFixed(1)]).sort()
    assert.deepEqual(rows, [['kept', '19.1', '19.1'], ['main', '0.0', '19.1'], ['thrown_away', '0.0', '0.0']])
    const { whole } = functionMeasures(profile, 0)
    // Two lines added as much; one of the functions gave it back.
    assert.equal((whole / 2 ** 20).toFixed(1), '38.3')
  })

  it('several lines share what they call, by what they took', () => {
    assert.deepEqual(own({ 'main 1': ['a()', 60, 1], 'main 2': ['b = a()', 40, 1], 'a 11': ['pass', 50, 2] }), { 'main 1': 30, 'main 2': 20, 'a 11': 50 })
  })

  it('a line that calls two takes out both', () => {
    assert.deepEqual(own({ 'main 1': ['a() + b()', 60, 1], 'a 11': ['pass', 20, 1], 'b 21': ['pass', 30, 1] }), { 'main 1': 10, 'a 11': 20, 'b 21': 30 })
  })

  const left: readonly (readonly [string, Lines])[] = [
    ['took longer than the lines that call it', { 'main 1': ['a()', 10, 1], 'a 11': ['pass', 50, 1] }],
    ['ran more often than these lines', { 'main 1': ['a()', 60, 1], 'a 11': ['pass', 50, 9] }],
    ['calls its caller', { 'main 1': ['a()', 60, 3], 'a 11': ['main()', 50, 3] }],
    ['is called as others of that name are', { 'main 1': ['cache.a(1)', 60, 100], 'a 11': ['pass', 50, 3] }],
  ]
  for (const [what, lines] of left) {
    it(`nothing is taken out of what ${what}, and that is said`, () => {
      assert.deepEqual(own(lines), Object.fromEntries(Object.entries(lines).map(([place, [, time]]) => [place, time])))
      assert.match(made(lines).notes.join(' '), /What (?:main and )?a took stays in the lines/)
    })
  }

  it('a recursion stays with its function', () => {
    assert.deepEqual(own({ 'main 1': ['a(5)', 60, 1], 'a 11': ['return n and a(n - 1)', 50, 6] }), { 'main 1': 10, 'a 11': 50 })
  })

  it('a circle has no more than its callers, and what its lines took that do not go round', () => {
    assert.deepEqual(own({ 'main 1': ['a(5)', 60, 1], 'a 11': ['return b(n)', 50, 6], 'b 21': ['work(n)', 20, 6], 'b 22': ['return a(n - 1)', 150, 5] }), { 'main 1': 0, 'a 11': 10, 'b 21': 20, 'b 22': 30 })
  })

  it('without sources it is said', () => {
    const lines = { 'main 1': ['a()', 60, 1], 'a 11': ['pass', 50, 1] } as const
    assert.deepEqual(withOwnLines(profileFrom(lines), () => undefined).notes, [overlapNote])
    assert.equal(withOwnLines(profileFrom(lines), () => undefined).lines?.own, undefined)
  })

  it('knows calls from texts, comments and definitions', () => {
    assert.deepEqual(callsOn('def a(): b(c.d (1), "e(1)", f"{g(2)}", \'h()\') # i()').map(({ name, isMember }) => (isMember ? `.${name}` : name)), ['b', '.d', 'g'])
    assert.deepEqual(callsOn(`a("""b() c()`).map(({ name }) => name), ['a'])
    assert.deepEqual(callsOn(`a() + "${'\\\\"'.repeat(5000)}`).map(({ name }) => name), ['a'])
  })
})

/** By `function line`: the text of the line, its time, and how often it ran. */
type Lines = Readonly<Record<string, readonly [text: string, time: number, hits: number]>>

function own(lines: Lines): Readonly<Record<string, number>> {
  const { lines: table } = made(lines)
  return Object.fromEntries(Object.keys(lines).map((place, row) => [place, Math.round((table?.own?.[0]?.[row] ?? NaN) * 1000) / 1000]))
}

function made(lines: Lines): Profile {
  const texts = new Map(Object.entries(lines).map(([place, [text]]) => [Number(place.split(' ')[1]), text]))
  return withOwnLines(profileFrom(lines), (_, line) => texts.get(line))
}

function profileFrom(lines: Lines): Profile {
  const builder = new ProfileBuilder({ format: 'line-profiler', producer: 'line_profiler', values: [{ name: 'wall time', unit: 'nanoseconds' }] })
  builder.lines.measure(builder.values, { includesCalls: true })
  for (const [place, [, time, hits]] of Object.entries(lines)) {
    const [name = '', line] = place.split(' ')
    builder.lines.push('a.py', Number(line), [time], { functionRow: builder.function(name, 'a.py', Number(line)), hits })
  }
  return builder.build()
}
