// A profile of a file that was edited since, of which nobody says what it was: functions are found by their names, and take their lines and parts along.

import assert from 'node:assert/strict'
import type { Outline } from '../../src/analysis/outline.js'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import { evidenceOf } from '../../src/profiles/join/evidence.js'
import { followedProfile } from '../../src/profiles/join/followed-profile.js'
import { joinProfile, type JoinedProfile } from '../../src/profiles/join/join.js'
import type { Profile } from '../../src/profiles/profile.js'

type Function_ = Outline['functions'][number]

const header = { start: 0, end: 1 }
const module: Function_ = { name: '', qualified: '', header, firstLine: 0, headerLine: 0, lastLine: 99, bodyLine: undefined, outer: undefined }
const named = (name: string, firstLine: number, lastLine: number): Function_ => ({ name, qualified: name, header, firstLine, headerLine: firstLine, lastLine, bodyLine: firstLine + 1, outer: 0 })

/** first stood on line 1, second on 11, third on 21; 5 lines were put before the first, and one into the second. */
const outline: Outline = { functions: [module, named('first', 5, 12), named('second', 15, 23), named('third', 26, 33)], loops: [], calls: [], classes: [] }

function recorded(record: (builder: ProfileBuilder) => void): Profile {
  const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
  record(builder)
  return builder.build()
}

function joined(profile: Profile): JoinedProfile {
  const where = { paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', outline]]) }
  return joinProfile({ ...where, value: 0, profile: followedProfile(profile, where).profile })
}

describe('a profile of a file that was edited since', () => {
  const sampled = recorded((builder) => {
    const thread = builder.thread('main')
    const parts = [['first', 1, 4], ['<listcomp>', 4, 4], ['second', 11, 14], ['<genexpr>', 16, 16], ['third', 21, 24], ['<listcomp>', 27, 27]] as const
    for (const [name, line, ran] of parts) thread.sample(builder.stack(-1, builder.frame(builder.function(name, 'shop.py', line), ran)), [10])
  })

  it('has the parts of a function in that function', () => {
    assert.deepEqual(joined(sampled).functions.map(({ qualified, self }) => [qualified, self]).sort(), [['first', 20], ['second', 20], ['third', 20]])
    assert.deepEqual(joined(sampled).unmatched, [])
  })

  it('has the lines where they moved, and none where a function may have changed itself', () => {
    const lines = joined(sampled).files.get('shop.py')?.lines
    assert.deepEqual([...lines?.keys() ?? []].sort((a, b) => a - b), [8, 29, 32])
    assert.equal(evidenceOf(joined(sampled), 'shop.py', 8, 8)?.lines, 20 / 60)
    assert.deepEqual([evidenceOf(joined(sampled), 'shop.py', 19, 19)?.lines, evidenceOf(joined(sampled), 'shop.py', 19, 19)?.total], [undefined, 20 / 60])
  })

  it('is left alone where all functions stand where it says, also by what is first in a function of JavaScript', () => {
    const standing = (places: readonly (readonly [string, string, number])[]): Profile => recorded((builder) => {
      for (const [name, file, line] of places) builder.thread('main').sample(builder.stack(-1, builder.frame(builder.function(name, file, line), 0)), [1])
    })
    const fitting = standing([['first', 'shop.py', 6], ['second', 'shop.py', 16]])
    const where = { root: '/', paths: ['shop.py', 'shop.js'], outlines: new Map([['shop.py', outline], ['shop.js', outline]]) }
    assert.equal(followedProfile(fitting, where).profile, fitting)
    const inBody = standing([['first', 'shop.js', 7]])
    assert.equal(followedProfile(inBody, where).profile, inBody)
    // Another one of that name.
    const another = standing([['first', 'shop.py', 50], ['second', 'shop.py', 16]])
    assert.equal(followedProfile(another, where).profile, another)
  })

  it('has no lines where tools name only those that ran, and they are others\'', () => {
    const running = recorded((builder) => {
      const thread = builder.thread('main')
      for (const [name, ran] of [['first', 4], ['second', 14], ['first.<locals>.<listcomp>', 4]] as const) thread.sample(builder.stack(-1, builder.frame(builder.function(name, 'shop.py', 0), ran)), [10])
    })
    assert.deepEqual(joined(running).functions.map(({ qualified, self }) => [qualified, self]), [['first', 20], ['second', 10]])
    assert.equal(joined(running).files.get('shop.py')?.lines.size, 0)
  })
})

describe('a line that was changed', () => {
  it('has its function as evidence, where others of the function took little', () => {
    const profile = recorded((builder) => {
      const thread = builder.thread('main')
      const first = builder.function('first', 'shop.py', 6)
      for (const [ran, took] of [[8, 60], [0, 40]] as const) thread.sample(builder.stack(-1, builder.frame(first, ran)), [took])
    })
    assert.deepEqual([evidenceOf(joined(profile), 'shop.py', 7, 7)?.lines, evidenceOf(joined(profile), 'shop.py', 9, 9)?.lines], [0.6, undefined])
  })
})
