// Callgrind files beside what callgrind_annotate says of them, and the forms that xdebug, pyprof2calltree and options of valgrind give them.

import assert from 'node:assert/strict'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recording, recordings, report, rowsOf } from './recordings.js'

/** One number for each event. */
type Costs = readonly number[]

describe('callgrind', () => {
  for (const each of recordings('callgrind')) {
    it(`${each.name} says what callgrind_annotate says`, () => {
      const profile = profileOf(each)
      const [all, exclusive, inclusive] = reportOf(report(`${each.name.replace(/\.out$/, '')}.report.txt`))
      assert.ok(all && exclusive && inclusive && exclusive.size > 10)
      const recursive = new Set([...circlesOf(profile)])
      for (const value of profile.values.keys()) {
        // The summary that it shows is the program's own count, which the lines of a thread or of rounded times miss by a little.
        const [whole, summary] = [functionMeasures(profile, value).whole, all.get('PROGRAM TOTALS')?.[value] ?? NaN]
        assert.ok(Math.abs(whole - summary) <= Math.max(1, summary * 1e-3), `value ${String(value)} in all: ${String(whole)}, ${String(summary)}`)
        const self = new Map<string, number>()
        for (const row of rowsOf(profile, value)) {
          const unlike = exclusive.has(`${row.file}:${row.name}:${String(row.line)}`) ? `${row.name}:${String(row.line)}` : row.name
          self.set(unlike, (self.get(unlike) ?? 0) + row.self)
          const reported: number = (inclusive.get(`${row.file}:${row.name}:${String(row.line)}`) ?? inclusive.get(`${row.file}:${row.name}`))?.[value] ?? row.total
          // What a thread begins with runs on after the call of its creator is over.
          if (row.name === 'clone' || row.name === 'start_thread') continue
          if (recursive.has(row.name)) assert.ok(row.total <= reported, `total of ${row.name}: ${String(row.total)}, ${String(reported)}`)
          else assert.ok(Math.abs(row.total - reported) <= reported * 1e-3, `total of ${row.name}: ${String(row.total)}, ${String(reported)}`)
        }
        for (const [place, own] of byName(exclusive, value)) assert.equal(self.get(place) ?? 0, own, `self of ${place}`)
      }
    })
  }

  it('has the calls that a program makes, and its lines', () => {
    const profile = profileOf(recording('callgrind/3.19-shop.callgrind.out'))
    const row = (name: string) => rowsOf(profile).find((each) => each.name === name)
    assert.deepEqual([row('report')?.calls, row('name_of')?.calls, row('main')?.calls], [1, 6000, 1])
    assert.equal(row('name_of')?.file, '/srv/shop/shop.c')
    const { lines } = profile
    assert.ok(lines)
    const ofNameOf = lines.columns[0]?.reduce((sum, value, index) => sum + (profile.strings[profile.functions.name[(lines.function[index] ?? 1) - 1] ?? 0] === 'name_of' ? value : 0), 0)
    assert.equal(ofNameOf, row('name_of')?.self)
    assert.ok(profile.threads.some(({ samples }) => samples.length > 10), 'stacks are worked out')
  })

  it('of pyprof2calltree has functions with their lines, as cProfile has', () => {
    const rows = rowsOf(profileOf(recording('callgrind/pyprof2calltree-1.4.5-shop.callgrind')))
    const nameOf = rows.find(({ name }) => name === 'name_of')
    assert.deepEqual([nameOf?.line, nameOf?.calls], [18, 40000])
    assert.ok(rows.some(({ name, file }) => name === "<method 'execute' of 'sqlite3.Connection' objects>" && file === ''))
    assert.ok(rows.every(({ name, line }) => !name.endsWith(`:${String(line)}`)))
  })

  it('of yappi has functions with their files and lines, and time', () => {
    const profile = profileOf(recording('yappi/1.7.6-shop.callgrind'))
    assert.deepEqual(profile.values, [{ name: 'time', unit: 'nanoseconds' }])
    const rows = rowsOf(profile)
    const known = new Map(rows.map((row) => [`${row.file}:${String(row.line)} ${row.name}`, row]))
    const printed = [...report('yappi/1.7.6-shop.callgrind.report.txt').matchAll(/^(\S+:\d+ .*?) {2,}(\d+)(?:\/\d+)? +(\S+) +(\S+) +\S+$/gm)]
    assert.equal(rows.length, printed.length)
    const counts = printed.map(([, place = '', calls]): readonly [string, number | undefined, number] => [place, known.get(place)?.calls, Number(calls)])
    // What nothing calls that was measured has no count there.
    assert.deepEqual(counts.filter(([, calls, each]) => calls !== each && calls !== 0), [])
    assert.deepEqual(counts.filter(([place, calls]) => calls === 0 && place.startsWith('/srv')).map(([place]) => place), ['/srv/shop/shop.py:43 main'])
    // Parts of microseconds are cut off.
    assert.deepEqual(printed.filter(([, place = '', , self]) => Math.abs((known.get(place)?.self ?? NaN) - Number(self) * 1e9) > 1001), [])
  })

  it('may have relative positions, numbers for names, jumps, missing costs, and calls within inlined code', () => {
    const profile = read([
      '# callgrind format', 'version: 1', 'creator: callgrind-3.19.0', 'positions: instr line', 'events: Ir Dr', '', 'ob=(1) /bin/a', 'fl=(1) a.c', 'fn=(1) main',
      '0x10 16 20 7', '+4 +1 5', 'jcnd=1/2 +4 +1', '* *', 'jump=3 0x20 -2', '* *', 'fi=(2) a.h', '+3 -14 4 1', 'cfi=(1)', 'cfn=(2) work', 'calls=2 0x40 30', '* * 100 10', 'fe=(1)', '* 17 1',
      '', 'fn=(2)', '0x40 30 60', 'cob=(2) /lib/b.so', 'cfi=(3) ???', 'cfn=(3) 0x123', 'calls=4 0 0', '+1 * 40 10', '', 'ob=(2)', 'fl=(3)', 'fn=(3)', '0x99 0 40 10', 'totals: 170 18',
    ])
    const columns = (value: number) => rowsOf(profile, value).map(({ name, file, self, total, calls }) => [name, file, self, total, calls])
    assert.deepEqual(columns(0), [['main', 'a.c', 30, 130, 0], ['work', 'a.c', 60, 100, 2], ['0x123', '/lib/b.so', 40, 40, 4]])
    assert.deepEqual(columns(1), [['main', 'a.c', 8, 18, 0], ['work', 'a.c', 0, 10, 2], ['0x123', '/lib/b.so', 10, 10, 4]])
    const { lines, strings } = profile
    assert.ok(lines)
    assert.deepEqual([...lines.line].map((line, index) => `${strings[lines.file[index] ?? 0] ?? ''}:${String(line)} ${String(lines.columns[0]?.[index])}`), ['a.c:16 20', 'a.c:17 6', 'a.h:3 4', 'a.c:30 60'])
    assert.deepEqual([profile.notes, profile.stackNotes?.length], [[], 1])
  })

  it('of xdebug has time and memory', () => {
    const profile = read(['version: 1', 'creator: xdebug 3.3.1 (PHP 8.3.0)', 'cmd: /srv/a.php', 'part: 1', 'positions: line', '', 'events: Time_(10ns) Memory_(bytes)', '',
      'fl=(1) php:internal', 'fn=(1) php::strlen', '3 12 0', '', 'fl=(2) /srv/a.php', 'fn=(2) {main}', '1 100 500', 'cfl=(1)', 'cfn=(1)', 'calls=1 0 0', '3 12 0', '', 'summary: 112 500', ''])
    assert.deepEqual(profile.values, [{ name: 'time', unit: 'nanoseconds' }, { name: 'memory', unit: 'bytes' }])
    assert.deepEqual(rowsOf(profile).map(({ name, self, total }) => [name, self, total]), [['{main}', 1000, 1120], ['php::strlen', 120, 120]])
    assert.equal(profile.producer, 'xdebug 3.3.1 (PHP 8.3.0)')
  })

  it('counts recursion once, and a circle as what came into it', () => {
    const profile = read(['events: Ir', 'fl=a.c', 'fn=main', '1 10', 'cfn=even', 'calls=1 5', '2 90', 'cfn=self', 'calls=1 9', '3 8', 'fn=even', '5 30', 'cfn=odd', 'calls=3 7', '6 150', 'fn=odd', '7 60', 'cfn=even', 'calls=2 5', '8 130',
      'fn=self', '9 8', 'cfn=self', 'calls=4 9', '9 20'])
    assert.deepEqual(rowsOf(profile).map(({ name, total, calls }) => [name, total, calls]), [['main', 108, 0], ['even', 90, 3], ['odd', 90, 3], ['self', 8, 5]])
  })

  it('leaves out what is damaged and says so', () => {
    const profile = read(['events: Ir', '7 7', 'fn=(1) f', '1 x', '1 5', '+', 'cfn=(9)', 'what is this', 'calls=1 1', '1 2'])
    assert.equal(functionMeasures(profile, 0).whole, 5)
    assert.deepEqual(profile.notes.slice(0, -4).length + 4, profile.notes.length)
    for (const note of [/1 cost stood before any function/, /2 lines of costs could not be read/, /1 name was never written out/, /1 line was not understood/]) assert.match(profile.notes.join('\n'), note)
  })
})

function read(lines: readonly string[]): Profile {
  return readProfile(Buffer.from(lines.join('\n')))
}

/** By name alone: callgrind_annotate counts what was inlined from another file apart. */
function byName(costs: ReadonlyMap<string, Costs>, value: number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const [place, own] of costs) {
    const name = /^.*?:(?!\/)(.*)$/.exec(place)?.[1] ?? place
    sums.set(name, (sums.get(name) ?? 0) + (own[value] ?? 0))
  }
  return sums
}

/** Names of functions that can call themselves, in however many steps: callgrind_annotate counts their calls again. */
function circlesOf({ graph, functions, strings }: Profile): ReadonlySet<string> {
  assert.ok(graph)
  const callees = new Map<string, Set<string>>()
  const nameOf = (row: number | undefined): string => strings[functions.name[row ?? 0] ?? 0] ?? ''
  for (let edge = 0; edge < graph.edges.length; edge++) {
    const caller = nameOf(graph.edges.caller[edge])
    callees.set(caller, (callees.get(caller) ?? new Set()).add(nameOf(graph.edges.callee[edge])))
  }
  const reaches = (from: string): boolean => {
    const met = new Set<string>()
    const open = [...callees.get(from) ?? []]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === from) return true
      if (met.has(at)) continue
      met.add(at)
      open.push(...callees.get(at) ?? [])
    }
    return false
  }
  return new Set([...callees.keys()].filter(reaches))
}

/** The totals, then for each function its own costs and all of them. Where the file is not known, the library stands for it, as it does in the profile. */
function reportOf(text: string): readonly ReadonlyMap<string, Costs>[] {
  const tables = text.split(/^-+$/m).filter((section) => /^\s+[\d,]+ /.test(section)).map((section) => {
    const costs = new Map<string, Costs>()
    for (const [, numbers = '', written = ''] of section.matchAll(/^ *((?:(?:[\d,]+|\.) +)+)(\S.*)$/gm)) {
      const [, unknown, library] = /^\?\?\?:(.*) \[(.*)\]$/.exec(written) ?? []
      const place = (unknown === undefined ? written.replace(/ \[[^\]]*\]$/, '') : `${library ?? ''}:${unknown}`).replace(/^~:/, ':')
      const values = numbers.trim().split(/ +/).map((number) => number === '.' ? 0 : Number(number.replaceAll(',', '')))
      costs.set(place, values.map((number, index) => number + (costs.get(place)?.[index] ?? 0)))
    }
    return costs
  })
  const [totals, exclusive, , inclusive] = tables
  return totals && exclusive && inclusive ? [totals, exclusive, inclusive] : []
}
