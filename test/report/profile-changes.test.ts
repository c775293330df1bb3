// What changed between two profiles: functions are the same by name and file, also where the second was recorded in another folder.

import assert from 'node:assert/strict'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import type { Profile } from '../../src/profiles/profile.js'
import { changesOf } from '../../src/report/profile/changes.js'
import { functionPlaces, type FunctionPlaces } from '../../src/report/profile/function-places.js'

function recorded(...functions: readonly (readonly [name: string, file: string, self: number])[]): Profile {
  const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
  const thread = builder.thread('main')
  for (const [name, file, self] of functions) thread.sample(builder.stack(-1, builder.frame(builder.function(name, file, 1))), [self])
  return builder.build()
}

const places = (profile: Profile): FunctionPlaces => functionPlaces({ profile, functions: [] })

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
})
