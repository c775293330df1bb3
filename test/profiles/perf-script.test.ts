// `perf script` beside `perf report` of the same recording, and the forms that fields, inlined functions and other versions give it.

import assert from 'node:assert/strict'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recording, report, rowsOf } from './recordings.js'

interface Reported {
  readonly children: number | undefined
  readonly period: number
  readonly name: string
}

describe('perf script', () => {
  for (const name of ['shop', 'events', 'flat', 'node']) {
    it(`of ${name} says what perf report says`, () => {
      const profile = profileOf(recording(`perf/6.1-${name}.perf.txt`))
      const sections = reportOf(report(`perf/6.1-${name}.report.txt`))
      assert.equal(sections.length, profile.values.length)
      for (const [event, rows] of sections) {
        const value = profile.values.findIndex((type) => type.name === (event === 'cpu-clock' ? 'CPU time' : event))
        assert.ok(value >= 0 && rows.length > 3)
        assertSame(profile, value, rows)
      }
    })
  }

  it('with other fields says the same, but for periods that are not printed', () => {
    const [all, few] = ['perf/6.1-shop.perf.txt', 'perf/6.1-fields.perf.txt'].map((name) => profileOf(recording(name)))
    assert.ok(all && few)
    const totals = (profile: Profile, scale: number): readonly string[] => rowsOf(profile).map(({ name, file, total }) => `${name} ${file} ${String(Math.round(total / scale))}`).sort()
    assert.deepEqual(totals(few, 1), totals(all, 1001001))
    assert.deepEqual(few.threads.map(({ process }) => process), all.threads.map(({ name }) => /\d+/.exec(all.threads[0]?.name ?? name)?.[0]))
    assert.equal(few.values[0]?.name, 'samples')
  })

  it('with lines of source has the lines that ran', () => {
    const profile = profileOf(recording('perf/6.1-srcline.perf.txt'))
    const nameOf = rowsOf(profile).find(({ name }) => name === 'name_of')
    assert.equal(nameOf?.file, 'shop.c')
    const lines = [...profile.frames.line].filter((_, frame) => profile.strings[profile.functions.name[profile.frames.function[frame] ?? 0] ?? 0] === 'name_of')
    assert.ok(lines.length > 0 && lines.every((line) => line >= 17 && line <= 23), lines.join(' '))
  })

  it('of Node has functions with their files and lines', () => {
    const row = rowsOf(profileOf(recording('perf/6.1-node.perf.txt'))).find(({ file }) => file === '/srv/shop/shop.mjs' )
    assert.ok(row && row.line > 0)
  })

  it('of Python has functions with their files, and says what perf report says of them', () => {
    const rows = rowsOf(profileOf(recording('perf/6.1-python.perf.txt')))
    assert.equal(rows.find(({ name }) => name === 'name_of')?.file, '/srv/shop/shop.py')
    const reported = [...report('perf/6.1-python.report.txt').matchAll(/^ *([\d.]+)% .* py::(\S+):(\S+\.py) *$/gm)]
    const { whole } = functionMeasures(profileOf(recording('perf/6.1-python.perf.txt')), 0)
    assert.ok(reported.length > 10)
    for (const [, children, name, file] of reported) {
      const mine = rows.find((row) => row.name === name && row.file === file)
      // Functions of one name are several for perf.
      if (reported.filter((other) => other[2] === name && other[3] === file).length === 1) assert.ok(Math.abs((mine?.total ?? 0) / whole - Number(children) / 100) < 1e-4, name)
    }
  })

  it('puts inlined functions into the library of their caller', () => {
    const rows = rowsOf(profileOf(recording('perf/6.1-inlined.perf.txt')))
    assert.equal(rows.find(({ name }) => name === '__libc_start_main_impl')?.file, '/srv/shop/shop')
  })

  it('may have names with spaces, modifiers, tracepoints, sources, deleted files and functions of Python', () => {
    const profile = read([
      '# a header', 'V8 Worker 2 12/13 [001] 10.000000:    500 cycles:u: ', '\t    7f00 operator()(int) const+0x1f (/memfd:x (deleted))', '  shop.cc:17', '\t    7f01 py::work:/srv/a.py+0x8 (/tmp/perf-12.map)', '',
      'V8 Worker 2 12/13 [001] 10.000100:    1 sched:sched_switch: prev_comm=a prev_pid=1 ==> next_comm=b', '\tffffffff81 __schedule+0x2 ([kernel.kallsyms])', '',
      'swapper     0/0 [000] 10.000200:    7 cycles:u: ', '',
    ])
    assert.deepEqual(rowsOf(profile).map(({ name, file, total }) => [name, file, total]).slice(0, 2), [['work', '/srv/a.py', 500], ['operator()(int) const', 'shop.cc', 500]])
    assert.equal(profile.frames.line[profile.stacks.frame[1] ?? 0], 17)
    assert.deepEqual(profile.values.map(({ name }) => name), ['cycles:u', 'sched:sched_switch'])
    assert.deepEqual(profile.threads.map(({ name, process }) => `${process} ${name}`), ['12 V8 Worker 2 (13)', '0 swapper (0)'])
    assert.deepEqual([...profile.threads[1]?.samples.at ?? []].map(Math.round), [200_000])
    // perf counts what has no stack too.
    assert.equal(functionMeasures(profile, 0).whole, 507)
    assert.equal(rowsOf(profile).find(({ name }) => name === '(no stack)')?.self, 7)
  })

  it('may have names of JavaScript with blanks, and paths with blanks', () => {
    const frames = ['JS:*get v file:///srv/index.mjs:14:3', 'JS:~static async load /srv/my app.js:2:1', 'JS:^get /srv/my app.js:3:1', 'JS:~ node:fs:5:1']
    const profile = read(['node 1/1 10.000000:    1 cycles: ', ...frames.map((frame) => `\t    7f00 ${frame}+0x1f (/tmp/perf-1.map)`), ''])
    assert.deepEqual(rowsOf(profile).map(({ name, file, line }) => `${name}|${file}|${String(line)}`).sort(), ['get v|/srv/index.mjs|14', 'get|/srv/my app.js|3', 'static async load|/srv/my app.js|2', '(anonymous)|node:fs|5'].sort())
  })

  it('names a thread as it was called last', () => {
    const profile = read(['sh 7 1.0: 5 cycles: ', '\t 12ab exec (/bin/sh)', '', 'node 7 2.0: 5 cycles: ', '\t 12ab main (/bin/node)', ''])
    assert.deepEqual(profile.threads.map(({ name }) => name), ['node (7)'])
  })

  it('may have lost its indentation and its times', () => {
    const profile = read(['java 19983 cycles:', 'ffffffff8103d0ca native_write ([kernel.kallsyms])', '7f98 start_thread (/lib/libpthread.so)', '', 'java 19983 cycles:', '7f98 start_thread (/lib/libpthread.so)', ''])
    assert.deepEqual(rowsOf(profile).map(({ name, self, total }) => [name, self, total]), [['start_thread', 1, 2], ['native_write', 1, 1]])
    assert.equal(profile.threads[0]?.samples.at, undefined)
  })

  it('counts rare events together', () => {
    const profile = read(Array.from({ length: 12 }, (_, index) => [`a 1 ${String(index)}.5: 3 event-${String.fromCharCode(97 + index)}: `, '\t 12ab main (/bin/a)', '']).flat())
    assert.equal(profile.values.length, 8)
    assert.equal(functionMeasures(profile, 7).whole, 15)
    assert.match(profile.notes.join(' '), /counted together/)
  })

  it('names clocks by what they measure, without how precisely', () => {
    const named = (...events: readonly string[]): readonly string[] => read(events.flatMap((event, index) => [`a 1 ${String(index)}.5: 3 ${event}: `, '\t 12ab main (/bin/a)', ''])).values.map(({ name, unit }) => `${name} ${unit}`)
    assert.deepEqual(named('cpu-clock:pppH'), ['CPU time nanoseconds'])
    assert.deepEqual(named('task-clock:u'), ['CPU time outside of the kernel nanoseconds'])
    assert.deepEqual(named('cpu-clock:u', 'cpu-clock:k'), ['CPU time outside of the kernel nanoseconds', 'CPU time in the kernel nanoseconds'])
    assert.deepEqual(named('cpu-clock', 'task-clock', 'page-faults:u'), ['CPU time nanoseconds', 'CPU time (task-clock) nanoseconds', 'page-faults:u count'])
  })

  it('that breaks off, or has lines of no sample, is read', () => {
    const profile = read(['\t 12ab lost (/bin/a)', 'a 1 1.0: 3 cycles: ', '\t 12ab main (/bin/a)', '\t 12ac sta'])
    assert.deepEqual(rowsOf(profile).map(({ name, total }) => [name, total]), [['sta', 3], ['main', 3]])
    assert.deepEqual(profile.notes, ['1 line belonged to no sample and was left out.'])
  })

  it('is no log that has times and words', () => {
    assert.throws(() => read(['server 12 10.5: 3 error: something', 'and more text', '']), /no profile that is known/)
  })
})

function read(lines: readonly string[]): Profile {
  return readProfile(Buffer.from(lines.join('\n')))
}

function assertSame(profile: Profile, value: number, rows: readonly Reported[]): void {
  const read = rowsOf(profile, value)
  const { whole } = functionMeasures(profile, value)
  for (const name of new Set(rows.map((row) => row.name))) {
    const [reported, mine] = [rows.filter((row) => row.name === name), read.filter((row) => row.name === name)]
    assert.equal(sum(mine.map(({ self }) => self)), sum(reported.map(({ period }) => period)), `self of ${name}`)
    const children = reported[0]?.children
    if (reported.length > 1 || mine.length > 1 || children === undefined) continue
    assert.ok(Math.abs((mine[0]?.total ?? 0) / whole - children) < 1e-4, `total of ${name}: ${String(mine[0]?.total)} of ${String(whole)}, ${String(children)} reported`)
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}

/** The rows of each event whose symbols have names; those of scripts are shown in another form. */
function reportOf(text: string): readonly (readonly [string, readonly Reported[]])[] {
  return text.split(/^# Samples: /m).slice(1).map((section) => {
    const rows = [...section.matchAll(/^ *([\d.]+)%(?: +([\d.]+)%)? +(\d+) +\[.\] (.+?) *$/gm)]
    const named = rows.filter(([, , , , name]) => !/^(JS|Script|LazyCompile|Function|py::|0x|[0-9a-f]{16})/.test(name ?? ''))
    return [/event '([^']+)'/.exec(section)?.[1] ?? '', named.map(([, first, second, period, name]): Reported => (
      { children: second === undefined ? undefined : Number(first) / 100, period: Number(period), name: name ?? '' }))] as const
  })
}
