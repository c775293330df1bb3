// What a profile says of the time of a piece of code in one run of its function: bounds, and nothing where runs are not counted or the function pauses.

import assert from 'node:assert/strict'
import type { Outline } from '../../src/analysis/outline.js'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import { iterationsOf } from '../../src/profiles/join/counts.js'
import { evidenceOf, isCold } from '../../src/profiles/join/evidence.js'
import { joinProfile, type JoinedProfile } from '../../src/profiles/join/join.js'
import { movedProfile } from '../../src/profiles/join/moved-profile.js'
import { runsOf, timeOf, type MeasuredTime } from '../../src/profiles/join/times.js'
import { sharedEngine } from '../support/engine.js'

const source = `\
def report(db, ids, banned):
    setup(db)
    rows = []
    for id in ids:
        rows.append(db.load(id))
    return [row for row in rows if row not in banned]

def kept(rows, banned):
    return [row for row in rows if row not in banned]

async def waiting(db, ids):
    for id in ids:
        await db.load(id)

def filled(db, some, more):
    for a in some:
        db.write(a)
    for b in more:
        db.write(b)
        seen(b)

def pairs(db, ids):
    ready(db)
    for id in ids:
        a = db.find(id, 'a')
        b = db.find(id, 'b')
        seen(a, b)
`

/** By the function's row: calls, self and total, in milliseconds. */
type Taken = readonly [calls: number, self: number, total: number]

describe('the time of a piece of code', () => {
  let outline: Outline

  before(async () => {
    const engine = await sharedEngine()
    engine.set('shop.py', source)
    outline = engine.outline('shop.py') ?? assert.fail('no outline')
    engine.remove('shop.py')
  })

  it('is at least what it called, and at most what was not called elsewhere', () => {
    const joined = join({ report: [2, 20, 1000], kept: [1, 50, 50] }, [['report', 'setup', 2, 300], ['report', 'load', 200, 600], ['report', '<method \'append\' of \'list\' objects>', 200, 2]])
    // 300 ms of the 1,000 are the setup's; hooks of the profiler take up to 0.1 ms of a call.
    assert.deepEqual(inMilliseconds(time(joined, 'db.load(id)')), { least: 300 - 10, most: 350, runs: 2 })
    assert.equal(time(joined, 'db.load(id)')?.function, 'report')
  })

  it('is shared out where several loops call the same: by how often each does, where that is known', () => {
    const joined = join({ filled: [1, 30, 330] }, [['filled', 'write', 1000, 300]])
    const first = time(joined, 'db.write(a)', { count: 100 })
    assert.deepEqual(rounded([first?.least, first?.most, first?.likely, first?.whole]), [15, 60, 33, 330])
    const last = time(joined, 'db.write(b)', { count: 900 })
    assert.deepEqual(rounded([last?.most, last?.likely]), [300, 297])
    // Nobody says how often: each as much as the other, and no more than all of it.
    const either = time(joined, 'db.write(a)')
    assert.deepEqual(rounded([either?.least, either?.most, either?.likely]), [0, 330, 165])
    // Of one of them something else was counted.
    const counted = join({ filled: [1, 0, 400] }, [['filled', 'write', 1000, 300], ['filled', 'seen', 800, 100]])
    assert.deepEqual(rounded([time(counted, 'db.write(a)')?.most, time(counted, 'db.write(b)')?.most]), [60, 340])
  })

  it('is shared out where one loop calls the same in several places, which have together what the loop took', () => {
    const joined = join({ pairs: [1, 100, 900] }, [['pairs', 'find', 2000, 600], ['pairs', 'ready', 1, 200]])
    for (const code of ["db.find(id, 'a')", "db.find(id, 'b')"]) {
      const found = time(joined, code)
      assert.deepEqual(rounded([found?.least, found?.most, found?.likely, found?.whole]), [150, 400, 350, 900])
      // Which of the two took how much nobody knows.
      const line = source.slice(0, source.indexOf(code)).split('\n').length - 1
      const evidence = evidenceOf(joined, 'shop.py', line, line)
      assert.deepEqual([Math.round((evidence?.lines ?? 0) * 900), evidence?.isLoop], [700, true])
    }
  })

  it('of the function itself is of its only loop if that does little else, and else of each loop alike, unless lines tell', () => {
    const joined = join({ report: [1, 80, 80], kept: [1, 50, 50] }, [])
    assert.deepEqual(rounded([time(joined, 'row not in banned', { isOwn: true })?.likely, time(joined, 'row not in banned', { isOwn: true })?.leastAlone]), [40, undefined])
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
    const report = builder.function('report', 'shop.py', 1)
    for (const [line, taken] of [[4, 5], [6, 75]] as const) builder.thread('main').sample(builder.stack(-1, builder.frame(report, line)), [taken * 1e6])
    const byLines = time(joinedOf(builder), 'row not in banned', { isOwn: true, runs: 1 })
    assert.deepEqual(rounded([byLines?.likely, byLines?.nearlyAll]), [75, 60])
  })

  it('of V8 is all that passed, where what is waited for holds the thread', () => {
    const builder = new ProfileBuilder({ format: 'v8-cpuprofile', producer: 'V8', values: [{ name: 'CPU time', unit: 'nanoseconds' }] })
    builder.thread('main').sample(builder.stack(-1, builder.frame(builder.function('kept', 'shop.py', 8), 9)), [10e6])
    const joined = joinedOf(builder)
    assert.deepEqual([true, false].map((isHeld) => time(joined, 'row not in banned', { last: true, runs: 1, isHeld })?.isWall), [true, false])
    // Samples of the processor have no waiting.
    assert.equal(time(sampled(), 'row not in banned', { last: true, runs: 1, isHeld: true })?.isWall, false)
  })

  it('of what calls nothing is a part of what its function did itself', () => {
    const joined = join({ report: [1, 20, 20], kept: [4, 200, 200] }, [])
    assert.deepEqual(inMilliseconds(time(joined, 'row not in banned', { isOwn: true, last: true })), { least: 0, leastAlone: 25, nearlyAll: 50, most: 50, runs: 4 })
    // Another loop may have taken it.
    assert.equal(time(joined, 'row not in banned', { isOwn: true })?.leastAlone, undefined)
  })

  it('is not known where nobody counted, unless somebody else did', () => {
    const joined = sampled()
    // All of its runs took as much: one of them took no more, but for what samples miss.
    const { least, most, isCeiling, isWall } = time(joined, 'row not in banned', { isOwn: true, last: true }) ?? assert.fail('no ceiling')
    assert.deepEqual({ least, most, isCeiling, isWall }, { least: 0, most: 10e6, isCeiling: true, isWall: false })
    const counts = join({ kept: [5, 1, 1] }, [])
    const runs = runsOf(counts, 'shop.py', source.indexOf('def kept'))
    assert.equal(runs, 5)
    assert.equal(time(joined, 'row not in banned', { isOwn: true, last: true, runs })?.most, 2e6)
  })

  it('is not known of a function that pauses, nor how often it called what pauses', () => {
    const joined = join({ waiting: [1001, 5, 50] }, [['waiting', 'load', 1000, 40]])
    assert.equal(time(joined, 'db.load(id)', { last: true }), undefined)
    assert.equal(iterationsOf(joined, 'shop.py', source.lastIndexOf('for id in ids')), undefined)
    const evidence = evidenceOf(join({ waiting: [1, 1, 1], kept: [1, 999, 999] }, []), 'shop.py', 12, 12)
    assert.ok(evidence?.isBlindToWaiting)
    assert.deepEqual([isCold(evidence, 'database'), isCold(evidence, 'compute')], [false, true])
  })

  it('comes from lines where those are measured', () => {
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'wall time', unit: 'nanoseconds' }] })
    const [report, kept] = [builder.function('report', 'shop.py', 1), builder.function('kept', 'shop.py', 8)]
    builder.lines.measure([{ name: 'wall time', unit: 'nanoseconds' }])
    for (const [row, line, hits, taken] of [[report, 2, 2, 300], [report, 4, 202, 1], [report, 5, 200, 700], [report, 6, 2, 20], [kept, 9, 4, 200]] as const) {
      builder.lines.push('shop.py', line, [taken * 1e6], { functionRow: row, hits })
    }
    const joined = joinedOf(builder)
    assert.deepEqual(inMilliseconds(time(joined, 'db.load(id)')), { least: 175, most: 350.5, runs: 2 })
    assert.deepEqual(inMilliseconds(time(joined, 'row not in banned', { isOwn: true, last: true })), { least: 0, leastAlone: 25, nearlyAll: 45, most: 50, runs: 4 })
    assert.deepEqual(joined.functions.map(({ qualified, total }) => [qualified, total / 1e6]), [['report', 1021], ['kept', 200]])
    assert.equal(joined.whole / 1e6, 1221)
    // The line that took most was changed since.
    const changed = movedProfile(builder.build(), () => ({ lineNow: (line) => line === 4 ? undefined : line }))
    assert.equal(time(joinProfile({ profile: changed, value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', outline]]) }), 'db.load(id)')?.isCeiling, true)
  })

  it('of a line counts once where a comprehension is a function on it', () => {
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
    const [kept, part] = [builder.function('kept', 'shop.py', 8), builder.function('<listcomp>', 'shop.py', 9)]
    const outer = builder.stack(-1, builder.frame(kept, 9))
    builder.thread('main').sample(builder.stack(outer, builder.frame(part, 9)), [40])
    assert.deepEqual(joinedOf(builder).files.get('shop.py')?.lines.get(8), { self: 40, total: 40, hits: 0 })
  })

  it('of lines is what the tool measured of them, where its stacks name the beginning of functions', () => {
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
    const [report, kept] = [builder.function('report', 'shop.py', 1), builder.function('kept', 'shop.py', 8)]
    const outer = builder.stack(-1, builder.frame(report, 6))
    builder.thread('main').sample(builder.stack(outer, builder.frame(kept, 8)), [40])
    builder.lines.measure([{ name: 'native time', unit: 'nanoseconds' }, { name: 'time', unit: 'nanoseconds' }])
    builder.lines.push('shop.py', 8, [1, 5], { functionRow: kept })
    builder.lines.push('shop.py', 9, [2, 35], { functionRow: kept })
    const joined = joinedOf(builder)
    assert.deepEqual([5, 7, 8].map((line) => joined.files.get('shop.py')?.lines.get(line)), [{ self: 0, total: 40, hits: 0 }, { self: 5, total: 5, hits: 0, columns: [1, 5] }, { self: 35, total: 35, hits: 0, columns: [2, 35] }])
    assert.deepEqual(joined.functions.map(({ qualified, total }) => [qualified, total]), [['report', 40], ['kept', 40]])
  })

  it('is no less than what a function did itself with its comprehensions, where nobody says who called them', () => {
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'allocated', unit: 'bytes' }] })
    const thread = builder.thread('')
    thread.sample(builder.stack(-1, builder.frame(builder.function('kept', 'shop.py'), 9)), [40])
    thread.sample(builder.stack(-1, builder.frame(builder.function('<listcomp>', 'shop.py'), 9)), [30])
    assert.deepEqual(joinedOf(builder).functions.map(({ qualified, self, total }) => [qualified, self, total]), [['kept', 70, 70]])
  })

  function time(joined: JoinedProfile, code: string, { isOwn = false, isHeld = false, last = false, runs, count }: { readonly isOwn?: boolean, readonly isHeld?: boolean, readonly last?: boolean, readonly runs?: number | undefined, readonly count?: number } = {}): MeasuredTime | undefined {
    const start = last ? source.lastIndexOf(code) : source.indexOf(code)
    return timeOf(joined, { path: 'shop.py', function: headerBefore(start), range: { start, end: start + code.length }, isOwn, isHeld, runs, count })
  }

  function headerBefore(offset: number): number {
    return Math.max(...outline.functions.map(({ header }) => header.start).filter((start) => start <= offset))
  }

  function join(functions: Readonly<Record<string, Taken>>, edges: readonly (readonly [caller: string, callee: string, calls: number, milliseconds: number])[]): JoinedProfile {
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
    const lines: Readonly<Record<string, number>> = { report: 1, kept: 8, waiting: 11, filled: 15, pairs: 22 }
    const rowOf = (name: string): number => builder.function(name, name in lines ? 'shop.py' : '~', lines[name] ?? 0)
    for (const [name, [calls, self, total]] of Object.entries(functions)) builder.graph.ofFunction(rowOf(name), { calls, self: [self * 1e6], total: [total * 1e6] })
    for (const [caller, callee, calls, taken] of edges) {
      builder.graph.ofFunction(rowOf(callee), { calls, self: [taken * 1e6], total: [taken * 1e6] })
      builder.graph.ofCall(rowOf(caller), rowOf(callee), { calls, self: [taken * 1e6], total: [taken * 1e6] })
    }
    return joinedOf(builder)
  }

  function sampled(): JoinedProfile {
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'CPU time', unit: 'nanoseconds' }] })
    builder.thread('main').sample(builder.stack(-1, builder.frame(builder.function('kept', 'shop.py', 8), 9)), [10e6])
    return joinedOf(builder)
  }

  function joinedOf(builder: ProfileBuilder): JoinedProfile {
    return joinProfile({ profile: builder.build(), value: 0, paths: ['shop.py'], root: '/', outlines: new Map([['shop.py', outline]]) })
  }
})

function inMilliseconds(time: MeasuredTime | undefined): object | undefined {
  return time && { least: time.least / 1e6, ...time.leastAlone !== undefined && { leastAlone: time.leastAlone / 1e6 }, ...time.nearlyAll !== undefined && { nearlyAll: time.nearlyAll / 1e6 }, most: time.most / 1e6, runs: time.runs }
}

/** In milliseconds. */
function rounded(times: readonly (number | undefined)[]): readonly (number | undefined)[] {
  return times.map((one) => one === undefined ? undefined : Math.round(one / 1e5) / 10)
}
