// What changed between two profiles: functions are the same by name and file, also where the second was recorded in another folder.

import assert from 'node:assert/strict'
import type { Outline } from '../../src/analysis/outline.js'
import { joinProfile } from '../../src/profiles/join/join.js'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import type { Profile } from '../../src/profiles/profile.js'
import { changeParts } from '../../src/report/profile/change-parts.js'
import { changesOf } from '../../src/report/profile/changes.js'
import { functionPlaces, type FunctionPlaces } from '../../src/report/profile/function-places.js'

function recorded(...functions: readonly (readonly [name: string, file: string, self: number])[]): Profile {
  const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
  const thread = builder.thread('main')
  for (const [name, file, self] of functions) thread.sample(builder.stack(-1, builder.frame(builder.function(name, file, 1))), [self])
  return builder.build()
}

const places = (profile: Profile): FunctionPlaces => functionPlaces({ profile, functions: [], files: new Map() })

function changes(before: Profile, after: Profile): readonly string[] {
  return changesOf({ name: 'before', profile: before }, { name: 'after', profile: after, value: 0, places: places(after) }, 20).functions.map(({ name, file, selfBefore, selfAfter }) => `${name} ${file} ${selfBefore} → ${selfAfter}`)
}

describe('what changed between two profiles', () => {
  it('is told by name and file', () => {
    assert.deepEqual(changes(recorded(['walk', 'a.py', 30], ['main', 'a.py', 5]), recorded(['walk', 'a.py', 10], ['main', 'a.py', 5])), ['walk a.py 30 → 10'])
  })

  it('finds functions that were measured in another folder', () => {
    const before = recorded(['walk', '/ci/build/shop/tree.py', 30], ['main', 'C:\\build\\main.py', 4])
    assert.deepEqual(changes(before, recorded(['walk', '/home/me/shop/tree.py', 10], ['main', '/home/me/main.py', 5])), ['walk /home/me/shop/tree.py 30 → 10', 'main /home/me/main.py 4 → 5'])
  })

  it('takes no function for another of its name', () => {
    const before = recorded(['save', '/ci/a/models.py', 30], ['save', '/ci/b/models.py', 8])
    assert.deepEqual(changes(before, recorded(['save', '/me/a/models.py', 10])), ['save /me/a/models.py 30 → 10', 'save /ci/b/models.py 8 → 0'])
    assert.deepEqual(changes(before, recorded(['save', '/me/c/models.py', 10])), ['save /ci/a/models.py 30 → 0', 'save /me/c/models.py 0 → 10', 'save /ci/b/models.py 8 → 0'])
  })

  it('is told in sentences where nothing changed, and what else there is to know', () => {
    const profile = recorded(['walk', 'a.py', 30])
    const texts = (before: Profile): readonly string[] => {
      const all = changesOf({ name: 'before', profile: before }, { name: 'after', profile, value: 0, places: places(profile) }, 20)
      return changeParts(all, { name: 'after', notes: profile.notes }, (path) => path).flatMap((part) => 'text' in part ? [part.text] : [part.is])
    }
    assert.deepEqual(texts(profile), ['before → after', '30 ns → 30 ns of time: as before', 'No function took more or less by itself.'])
    assert.deepEqual(texts({ ...recorded(['walk', 'a.py', 90]), notes: ['Truncated.'] }), ['before → after', '90 ns → 30 ns of time: 67% less, 3 times faster', 'before: Truncated.', 'table'])
    // What two tools measured is no speed.
    assert.deepEqual(texts({ ...recorded(['walk', 'a.py', 90]), producer: 'cProfile' })[1], '90 ns → 30 ns of time: 67% less')
    assert.deepEqual(texts({ ...profile, values: [{ name: 'in use', unit: 'bytes' }] }), ['It cannot be compared with before: it has no time, only memory in use.'])
  })

  it('names functions and files as the workspace has them', () => {
    const after = recorded(['walk', '/srv/shop/a.py', 10], ['turn', '/srv/shop/a.py', 5])
    const joined = { path: 'shop/a.py', function: 1, qualified: 'Tree.walk', line: 6, self: 10, total: 10, callsPerRun: new Map(), takenPerRun: new Map(), rows: [0] }
    const [first, second] = changesOf({ name: 'before', profile: recorded(['walk', '/ci/shop/a.py', 30], ['gone', '/ci/shop/a.py', 7]) }, { name: 'after', profile: after, value: 0, places: functionPlaces({ profile: after, functions: [joined], files: new Map() }) }, 2).functions
    assert.deepEqual([first?.name, first?.path, first?.line], ['Tree.walk', 'shop/a.py', 7])
    assert.deepEqual([second?.name, second?.path, second?.line], ['gone', 'shop/a.py', 0])
  })

  it('names functions without a name by what they stand in, where that is now', () => {
    const sampled = (...functions: readonly (readonly [name: string, line: number, self: number])[]): Profile => {
      const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
      for (const [name, line, self] of functions) builder.thread('main').sample(builder.stack(-1, builder.frame(builder.function(name, 'shop.ts', line), line)), [self])
      return builder.build()
    }
    const one = (name: string, qualified: string, line: number, lastLine: number, outer: number): Outline['functions'][number] => ({
      name, qualified, header: { start: line * 10, end: line * 10 + 1 }, firstLine: line, headerLine: line, lastLine, bodyLine: undefined, outer,
    })
    const outline: Outline = {
      functions: [{ ...one('', '', 0, 30, 0), outer: undefined }, one('allowed', 'Matcher.allowed', 5, 12, 0), one('', 'Matcher.allowed.<function>', 8, 8, 1), one('sorted', 'sorted', 15, 20, 0), one('', 'sorted.<function>', 16, 16, 3)],
      loops: [], calls: [], classes: [],
    }
    const where = { paths: ['shop.ts'], root: '/', outlines: new Map([['shop.ts', outline]]) }
    const after = joinProfile({ ...where, value: 0, profile: sampled(['allowed', 6, 1], ['sorted', 16, 1], ['(anonymous)', 17, 4]) })
    const before = sampled(['allowed', 3, 1], ['(anonymous)', 4, 70], ['sorted', 13, 1], ['(anonymous)', 14, 9])
    const changed = changesOf({ name: 'before', profile: before }, { name: 'after', profile: after.profile, value: 0, places: functionPlaces(after) }, 5).functions
    assert.deepEqual(changed.map(({ name, path, line, selfBefore, selfAfter }) => [name, path, line, selfBefore, selfAfter]), [
      ['Matcher.allowed.<function>', 'shop.ts', 9, 70, 0], ['sorted.<function>', 'shop.ts', 17, 9, 4],
    ])
    // Those of two functions are two, though tools call them alike.
    const parts = joinProfile({ ...where, value: 0, profile: sampled(['allowed', 6, 1], ['<listcomp>', 10, 40], ['<listcomp>', 18, 3]) })
    const changedParts = changesOf({ name: 'before', profile: sampled(['allowed', 6, 1], ['<listcomp>', 10, 90], ['<listcomp>', 18, 1]) }, { name: 'after', profile: parts.profile, value: 0, places: functionPlaces(parts) }, 5).functions
    assert.deepEqual(changedParts.map(({ name, line, selfBefore, selfAfter }) => [name, line, selfBefore, selfAfter]), [
      ['Matcher.allowed.<locals>.<listcomp>', 10, 90, 40], ['sorted.<locals>.<listcomp>', 18, 1, 3],
    ])
  })
})
