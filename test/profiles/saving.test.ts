// What a change saved, from the profiles before and after it: of one run, whoever counted the runs.

import assert from 'node:assert/strict'
import type { Outline } from '../../src/analysis/outline.js'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import { joinProfile, type JoinedProfile } from '../../src/profiles/join/join.js'
import { changedCalls, savingOf } from '../../src/profiles/join/saving.js'

describe('what a change saved', () => {
  const place = { path: 'shop.py', qualified: 'report' }

  it('is of one run, with what it called', () => {
    const before = counted({ runs: 2, nanoseconds: 8_000, called: { name_of: 200, connect: 2 } })
    const after = counted({ runs: 4, nanoseconds: 2_000, called: { names_of: 4, connect: 4 } })
    const saving = savingOf({ before, after, ...place })
    assert.ok(saving)
    assert.deepEqual([saving.before.perRun, saving.before.runs, saving.after.perRun, saving.after.runs, saving.saved], [4_000, 2, 500, 4, 3_500])
    assert.deepEqual(changedCalls(saving), [{ name: 'name_of', before: 100, after: 0 }, { name: 'names_of', before: 0, after: 1 }])
  })

  it('is negative where it takes more now', () => {
    assert.equal(savingOf({ before: counted({ runs: 1, nanoseconds: 10 }), after: counted({ runs: 1, nanoseconds: 30 }), ...place })?.saved, -20)
  })

  it('needs runs that somebody counted', () => {
    const [before, after] = [sampled('report', 900), sampled('report', 300)]
    assert.equal(savingOf({ before, after, ...place }), undefined)
    const saving = savingOf({ before, after, ...place, runs: { before: 3, after: 3 } })
    assert.deepEqual(saving, { before: { perRun: 300, runs: 3 }, after: { perRun: 100, runs: 3 }, saved: 200 })
    assert.deepEqual(changedCalls(saving), [])
  })

  it('takes what samples never saw for nothing, if it is known to have run', () => {
    assert.equal(savingOf({ before: sampled('report', 900), after: sampled('other', 10), ...place, runs: { before: 3, after: 3 } })?.after.perRun, 0)
  })

  it('is unknown where the function did not run', () => {
    assert.equal(savingOf({ before: counted({ runs: 1, nanoseconds: 10 }), after: sampled('other', 10), ...place }), undefined)
    assert.equal(savingOf({ before: counted({ runs: 1, nanoseconds: 10 }), after: counted({ runs: 0, nanoseconds: 0 }), ...place }), undefined)
  })
})

interface Counted {
  readonly runs: number
  readonly nanoseconds: number
  readonly called?: Readonly<Record<string, number>>
}

function counted({ runs, nanoseconds, called = {} }: Counted): JoinedProfile {
  const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
  const report = builder.function('report', 'shop.py', 1)
  builder.graph.ofFunction(report, { calls: runs, self: [nanoseconds], total: [nanoseconds] })
  Object.entries(called).forEach(([name, calls], index) => {
    const callee = builder.function(name, 'shop.py', 20 + index)
    builder.graph.ofFunction(callee, { calls, self: [0], total: [0] })
    builder.graph.ofCall(report, callee, { calls, self: [0], total: [0] })
  })
  return joined(builder)
}

function sampled(name: string, nanoseconds: number): JoinedProfile {
  const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
  const frame = builder.frame(builder.function(name, 'shop.py', name === 'report' ? 1 : 20), 0)
  builder.thread('main').sample(builder.stack(-1, frame), [nanoseconds])
  return joined(builder)
}

function joined(builder: ProfileBuilder): JoinedProfile {
  return joinProfile({ profile: builder.build(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', outline]]) })
}

const outline: Outline = {
  functions: [
    { name: '', qualified: '', header: { start: 0, end: 0 }, firstLine: 0, headerLine: 0, lastLine: 40, bodyLine: undefined, outer: undefined },
    { name: 'report', qualified: 'report', header: { start: 0, end: 10 }, firstLine: 0, headerLine: 0, lastLine: 10, bodyLine: 1, outer: 0 },
    { name: 'other', qualified: 'other', header: { start: 200, end: 210 }, firstLine: 19, headerLine: 19, lastLine: 22, bodyLine: 20, outer: 0 },
  ],
  loops: [], calls: [], classes: [],
}
