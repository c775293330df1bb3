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

describe('a function without a name, in a file that was edited since', () => {
  const nameless = (firstLine: number, lastLine: number, outer: number, start: number): Function_ => ({ name: '', qualified: 'first.<function>', header: { start, end: start + 1 }, firstLine, headerLine: firstLine, lastLine, bodyLine: undefined, outer })
  const followed = (functions: readonly Function_[], parts: readonly (readonly [name: string, line: number, column: number, ran: number])[]): JoinedProfile => {
    const profile = recorded((builder) => {
      for (const [name, line, column, ran] of parts) builder.thread('main').sample(builder.stack(-1, builder.frame(builder.function(name, 'shop.ts', line, column), ran)), [10])
    })
    const where = { paths: ['shop.ts'], root: '/', outlines: new Map([['shop.ts', { functions: [module, ...functions], loops: [], calls: [], classes: [] }]]) }
    return joinProfile({ ...where, value: 0, profile: followedProfile(profile, where).profile })
  }
  const found = (joined: JoinedProfile): readonly (readonly [string, number, readonly number[]])[] => joined.functions.map(({ qualified, line, rows }) => [qualified, line, rows] as const)

  it('moves with the function around it, and within it', () => {
    const moved = followed([named('first', 3, 9), nameless(6, 6, 1, 9)], [['first', 1, 1, 2], ['(anonymous)', 2, 9, 2]])
    assert.deepEqual(found(moved), [['first', 3, [0]], ['first.<function>', 6, [1]]])
    assert.deepEqual([...moved.files.get('shop.ts')?.lines.keys() ?? []], [6])
  })

  it('moves where the function around it stays, as the lines say that ran', () => {
    const functions = [named('first', 0, 9), nameless(5, 6, 1, 9), nameless(8, 8, 1, 12)]
    assert.deepEqual(found(followed(functions, [['first', 1, 1, 1], ['(anonymous)', 3, 9, 4], ['(anonymous)', 5, 9, 5]])), [['first', 0, [0]], ['first.<function>', 5, [1]], ['first.<function>', 8, [2]]])
    assert.deepEqual(found(followed(functions, [['first', 1, 1, 1], ['(anonymous)', 3, 9, 0], ['(anonymous)', 5, 9, 0]])).map(([name]) => name), ['first'])
    assert.deepEqual(found(followed(functions, [['first', 1, 1, 1], ['(anonymous)', 3, 9, 3], ['(anonymous)', 3, 30, 3]])).map(([name]) => name), ['first'])
  })

  it('is a part of the function around it where others came or went', () => {
    const functions = [named('first', 3, 9), nameless(6, 6, 1, 9), nameless(7, 7, 1, 12)]
    assert.deepEqual(found(followed(functions, [['first', 1, 1, 1], ['(anonymous)', 2, 9, 2]])), [['first', 3, [0, 1]]])
  })

  it('has no place where a compiler wrote it on one line with others, in memory', () => {
    const functions = [named('first', 3, 9), named('second', 12, 19), nameless(15, 15, 2, 30)]
    const compiled = followed(functions, [['first', 2, 10, 2], ['second', 2, 200, 2], ['(anonymous)', 2, 250, 2]])
    assert.deepEqual(found(compiled), [['first', 3, [0]], ['second', 12, [1]]])
    assert.deepEqual(compiled.functions.map(({ self }) => self), [10, 10])
    assert.equal(compiled.files.get('shop.ts')?.lines.size, 0)
  })

  it('is not what runs the file, which has no name either', () => {
    const functions = ([[4, 9], [5, 12], [6, 15]] as const).map(([line, start]) => ({ ...nameless(line, line, 0, start), qualified: '<function>' }))
    const parts = [['(anonymous)', 1, 1, 0], ['(anonymous)', 5, 3, 5], ['(anonymous)', 6, 3, 6]] as const
    assert.deepEqual(found(followed([named('first', 1, 2), ...functions], [['first', 2, 1, 2], ...parts])).map(([name, line, rows]) => [name, line, rows]), [['first', 1, [0]], ['', 0, [1]], ['<function>', 4, [2]], ['<function>', 5, [3]]])
  })

  it('stays where tools name a line before its head', () => {
    const functions = [named('first', 0, 9), nameless(2, 5, 1, 9)]
    assert.deepEqual([...followed(functions, [['first', 1, 1, 1], ['(anonymous)', 2, 9, 4]]).files.get('shop.ts')?.lines.keys() ?? []], [0, 3])
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
