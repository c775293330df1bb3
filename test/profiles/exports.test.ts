// Every recording goes through each format that we write and back: functions keep their numbers, threads their names. And what the formats look like.

import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { csvText } from '../../src/profiles/exports/csv.js'
import { pprofBytes } from '../../src/profiles/exports/pprof.js'
import { speedscopePieces } from '../../src/profiles/exports/speedscope.js'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { unpacked } from '../../src/service/profiles/unpack.js'
import { profileOf, recording, recordings, report, rowsOf } from './recordings.js'

const collapsed = '# two threads\nprocess 1:"a";thread (2): b;main (a.py:3);work (a.py:7) 3\nprocess 1:"a";thread (9);main (a.py:4) 2\n'

describe('exports', () => {
  for (const each of recordings()) {
    it(`${each.name} goes through speedscope and pprof and back`, () => {
      const profile = profileOf(each)
      if (profile.values.every((_, value) => sampled(profile, value) === 0)) return
      const speedscope = readProfile(Buffer.from([...speedscopePieces(profile, 'a name')].join('')))
      const pprof = readProfile(unpacked(gzipSync(pprofBytes(profile))))
      for (const [value, type] of profile.values.entries()) {
        if (sampled(profile, value) === 0) continue
        assertSame(stacksOnly(profile), value, speedscope, speedscope.values.findIndex(({ name, unit }) => name === type.name && unit === type.unit), 1e-6)
        assertSame(stacksOnly(profile), value, pprof, pprof.values[value]?.unit === type.unit ? value : -1, 0.5 * profile.threads.length * profile.stacks.length)
      }
    })
  }

  it('speedscope has a profile for each thread and value', () => {
    const profile = readProfile(Buffer.from(collapsed))
    const file = JSON.parse([...speedscopePieces(profile, 'shop')].join('')) as object
    assert.deepEqual(file, {
      $schema: 'https://www.speedscope.app/file-format-schema.json', exporter: 'cost-hints', name: 'shop', activeProfileIndex: 0,
      shared: { frames: [{ name: 'main', file: 'a.py', line: 3 }, { name: 'work', file: 'a.py', line: 7 }, { name: 'main', file: 'a.py', line: 4 }] },
      profiles: [
        { type: 'sampled', name: 'a (1) b (2)', unit: 'none', startValue: 0, endValue: 3, measured: 'samples', process: 'a (1)', thread: 'b (2)', samples: [[0, 1]], weights: [3] },
        { type: 'sampled', name: 'a (1) 9', unit: 'none', startValue: 0, endValue: 2, measured: 'samples', process: 'a (1)', thread: '9', samples: [[2]], weights: [2] },
      ],
    })
    const back = readProfile(Buffer.from(JSON.stringify(file)))
    assert.deepEqual(back.threads.map(({ name, process }) => [name, process]), profile.threads.map(({ name, process }) => [name, process]))
  })

  it('speedscope keeps the order, and where nothing ran', () => {
    const profile = readProfile(Buffer.from(JSON.stringify({
      shared: { frames: [{ name: 'f' }] },
      profiles: [{ type: 'evented', name: '', unit: 'nanoseconds', startValue: 5, endValue: 40, events: [{ type: 'O', frame: 0, at: 5 }, { type: 'C', frame: 0, at: 10 }, { type: 'O', frame: 0, at: 20 }, { type: 'C', frame: 0, at: 40 }] }],
    })))
    const back = readProfile(Buffer.from([...speedscopePieces(profile, '')].join('')))
    assert.deepEqual([...back.threads[0]?.samples.at ?? []], [0, 5, 15])
    assert.deepEqual([...back.threads[0]?.samples.stack ?? []], [0, -1, 0])
  })

  it('pprof keeps threads', () => {
    const profile = readProfile(Buffer.from(collapsed))
    const back = readProfile(pprofBytes(profile))
    assert.equal(back.threads.length, profile.threads.length)
    assert.deepEqual(back.threads.map(({ name }) => name), profile.threads.map(({ name }) => name))
  })

  it('pprof is read by Go as we read the recording', () => {
    const rows = rowsOf(profileOf(recording('py-spy/0.4.3-native.collapsed')))
    const reported = [...report('py-spy/0.4.3-native.report.txt').matchAll(/^ +(\d+) +[\d.]+% +[\d.]+% +(\d+) +[\d.]+% +(.+)$/gm)].filter(([, , , name]) => !/[<(]/.test(name ?? ''))
    assert.ok(reported.length > 20)
    for (const [, flat, cumulative, name] of reported) {
      const same = rows.filter((row) => row.name === name)
      // Go counts functions of one name together, whatever their file.
      if (same.length === 1) assert.deepEqual([same[0]?.self, same[0]?.total], [Number(flat), Number(cumulative)], name)
      else assert.equal(same.reduce((sum, { self }) => sum + self, 0), Number(flat), name)
    }
  })

  it('CSV has a row for each function, escaped, and no formulas', () => {
    const profile = readProfile(Buffer.from('main (a.py:3);=cmd|"x",y 3\nmain (a.py:4) 2\n'))
    assert.equal(csvText(profile), 'function,file,line,self samples,total samples\r\nmain,a.py,,2,5\r\n"\'=cmd|""x"",y",,,3,3\r\n')
  })

  it('CSV has the calls of tools that count them, and the numbers of the table', () => {
    const profile = profileOf(recording('callgrind/3.19-cache.callgrind.out'))
    const [header, first, ...rest] = csvText(profile).trimEnd().split('\r\n')
    assert.match(header ?? '', /^function,file,line,calls,self instructions,total instructions,self Dr,/)
    const [largest] = rowsOf(profile)
    assert.ok(first?.startsWith(`${largest?.name ?? ''},${largest?.file ?? ''},,${String(largest?.calls)},${String(largest?.self)},${String(largest?.total)},`))
    assert.equal(rest.length + 1, rowsOf(profile).filter(({ total, calls }) => total > 0 || (calls ?? 0) > 0).length)
  })
})

/** Formats of samples have no graph: what its stacks say is what must come back. */
function stacksOnly({ graph: _, lines: __, ...profile }: Profile): Profile {
  return profile
}

function sampled(profile: Profile, value: number): number {
  return functionMeasures(stacksOnly(profile), value).whole
}

function assertSame(profile: Profile, value: number, back: Profile, backValue: number, slack: number): void {
  assert.ok(backValue >= 0, `value ${String(value)}`)
  const [expected, read] = [numbersOf(profile, value), numbersOf(back, backValue)]
  for (const [key, [self, total]] of expected) {
    if (back.format === 'pprof' && profile.functions.column.some((column) => column > 0) && !read.has(key)) continue
    const [ownBack, totalBack] = read.get(key) ?? [0, 0]
    for (const [a, b] of [[self, ownBack], [total, totalBack]] as const) assert.ok(Math.abs(a - b) <= slack + 1e-9 * Math.abs(a), `${key}: ${String(a)}, ${String(b)}`)
  }
}

function numbersOf(profile: Profile, value: number): ReadonlyMap<string, readonly [number, number]> {
  const rows = rowsOf(profile, value).filter(({ total }) => total > 0).map(({ name, file, line, self, total }) => [`${name}|${file}|${String(line)}`, [self, total]] as const)
  const keys = rows.map(([key]) => key)
  // Functions that only their column tells apart are left out: pprof has none.
  return new Map(rows.filter(([key]) => keys.indexOf(key) === keys.lastIndexOf(key)))
}
