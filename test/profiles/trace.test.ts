// Traces: against sums of the raw events and against another tool; and what unsorted, torn and overlapping events become.

import assert from 'node:assert/strict'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { unpacked } from '../../src/service/profiles/unpack.js'
import { profileOf, recording, report, rowsOf } from './recordings.js'

describe('traces', () => {
  for (const name of ['viztracer/1.1.1-shop.json.gz', 'viztracer/1.1.1-tree.json.gz', 'viztracer/1.1.1-workers.json.gz']) {
    it(`has the calls and times of ${name}`, () => {
      const raw = JSON.parse(Buffer.from(unpacked(recording(name).bytes)).toString()) as { readonly traceEvents: readonly RawEvent[] }
      const rows = rowsOf(profileOf(recording(name)))
      const told = [...sums(raw.traceEvents)].sort((a, b) => b[1].total - a[1].total).slice(0, 20)
      assert.ok(told.length >= 15)
      for (const [key, { calls, self, total }] of told) {
        const row = rows.find((candidate) => fullName(candidate) === key)
        assert.ok(row, key)
        assert.equal(row.calls, calls, key)
        // Times are fractions of microseconds on the clock of the machine: their last digits are noise.
        assert.ok(Math.abs(row.total - total * 1000) < calls + 10 && Math.abs(row.self - self * 1000) < calls * 10 + 100, `${key}: ${String(row.total)} ${String(total)} ${String(row.self)} ${String(self)}`)
      }
    })
  }

  it('tells processes, threads and tasks apart', () => {
    const { threads, producer } = profileOf(recording('viztracer/1.1.1-workers.json.gz'))
    assert.equal(producer, 'viztracer 1.1.1')
    const names = threads.map(({ process, name }) => `${process.replace(/\d{3,}/, 'N')}: ${name}`)
    for (const expected of ['MainProcess N: MainThread', 'MainProcess N: tasks', 'MainProcess N: Task-2', 'worker 0 N: MainThread', 'worker 1 N: MainThread']) assert.ok(names.includes(expected), names.join())
  })

  it('does not count the calls of tools that sample', () => {
    const profile = profileOf(recording('py-spy/0.4.3-shop.chrometrace.json'))
    assert.equal(profile.producer, 'py-spy')
    const main = rowsOf(profile).find(({ name }) => name === 'main')
    assert.deepEqual([main?.file, main?.calls], ['/srv/shop/shop.py', undefined])
    assert.ok([...profile.frames.line].some((line) => line === 30))
  })

  it('has the times of JavaScript that speedscope has', () => {
    const rows = rowsOf(profileOf(recording('chrome/147-page.json.gz')))
    const told = report('chrome/147-page.json.report.txt').trimEnd().split('\n').slice(1).map((line) => line.split('\t')).filter(([, , , file]) => file?.startsWith('file:'))
    const program = rows.find(({ name }) => name === '(program)')?.self ?? 0
    assert.ok(told.length >= 4)
    for (const [self, total, name, file, line] of told) {
      const row = rows.find((candidate) => candidate.name === name && candidate.file === file && candidate.line === Number(line) + 1)
      assert.ok(row, name)
      assert.equal(row.self, Number(self) * 1000, name)
      assert.ok(row.total <= Number(total) * 1000 && row.total >= Number(total) * 1000 - program, name)
    }
  })

  it('has the lines and the worker of a page', () => {
    const profile = profileOf(recording('chrome/147-page.json.gz'))
    assert.deepEqual(profile.threads.map(({ name }) => name), ['CrRendererMain', 'DedicatedWorker thread'])
    const worker = profile.threads[1]
    assert.ok(worker)
    assert.ok(profile.values[0]?.name === 'CPU time' && profile.notes.some((note) => note.includes('not shown')))
    const page = [...profile.frames.line].filter((_, frame) => profile.strings[profile.functions.file[profile.frames.function[frame] ?? 0] ?? 0]?.endsWith('page.js'))
    assert.ok(page.includes(4))
  })

  it('has the threads of a page on one clock, and its memory over time', () => {
    const { threads, timelines } = profileOf(recording('chrome/147-page.json.gz'))
    const [main, worker] = threads.map(({ samples }) => samples.at?.[0] ?? NaN)
    assert.ok(main !== undefined && worker !== undefined && main >= 0 && worker > main)
    const [memory, ofWorker] = timelines
    assert.ok(ofWorker)
    assert.match(memory?.name ?? '', /^\d+ \d+ JavaScript memory$/)
    assert.ok(memory?.unit === 'bytes' && memory.value.length > 5 && memory.value.every((value) => value > 1e6 && value < 1e9))
  })

  describe('by hand', () => {
    it('nests what lasts, in any order', () => {
      const events = [lasts('inner', 10, 20), lasts('outer', 0, 100), lasts('inner', 40, 10), lasts('innermost', 12, 5)]
      assert.deepEqual(times(readJson(events)), { outer: [70, 100, 1], inner: [25, 30, 2], innermost: [5, 5, 1] })
    })

    it('nests what begins and ends, with names or without', () => {
      const events = [begins('a', 0), begins('b', 10), ends('', 30), begins('b', 40), ends('b', 45), ends('a', 100)]
      assert.deepEqual(times(readJson({ traceEvents: events })), { a: [75, 100, 1], b: [25, 25, 2] })
    })

    it('mixes both', () => {
      const events = [begins('a', 0), lasts('b', 10, 30), begins('c', 20), ends('c', 30), ends('a', 50)]
      assert.deepEqual(times(readJson({ traceEvents: events })), { a: [20, 50, 1], b: [20, 30, 1], c: [10, 10, 1] })
    })

    it('takes the duration of the thread where there is no other, and leaves out what has none', () => {
      const profile = readJson([{ ...lasts('a', 0, 0), dur: undefined, tdur: 4 }, { ...lasts('b', 1, 0), dur: undefined }])
      assert.deepEqual([times(profile), profile.notes], [{ a: [4, 4, 1] }, ['1 call had no duration and was left out.']])
    })

    it('counts recursion once', () => {
      assert.deepEqual(times(readJson([lasts('f', 0, 100), lasts('f', 10, 50), lasts('f', 20, 20)])), { f: [100, 100, 3] })
    })

    it('takes the later of two equal calls for the caller where calls are written when they end', () => {
      const events = [lasts('inner', 5, 10), lasts('outer', 5, 10), lasts('first', 0, 1)]
      assert.deepEqual(times(readJson(events)), { outer: [0, 10, 1], inner: [10, 10, 1], first: [1, 1, 1] })
    })

    it('cuts what lasts longer than its caller, and says so', () => {
      const profile = readJson([lasts('a', 0, 100), lasts('b', 50, 100)])
      assert.deepEqual(times(profile), { a: [50, 100, 1], b: [50, 50, 1] })
      assert.match(profile.notes.join(), /longer than its caller/)
    })

    it('ignores ends that began before the recording, and counts what never ends', () => {
      const profile = readJson([ends('before', 1), begins('a', 2), begins('b', 5), ends('b', 8)])
      assert.deepEqual(times(profile), { a: [3, 6, 1], b: [3, 3, 1] })
      assert.match(profile.notes.join(' '), /1 call ended that had not begun.*1 call had not ended/)
    })

    it('keeps threads and processes apart, and names them', () => {
      const named = (name: string, pid: number, tid: number, text: string): object => ({ ph: 'M', name, pid, tid, args: { name: text } })
      const profile = readJson([
        { ...lasts('a', 0, 10), pid: 1, tid: 1 }, { ...lasts('a', 5, 10), pid: 1, tid: 2 }, { ...lasts('b', 0, 1), pid: '2', tid: '1' },
        named('process_name', 1, 0, 'app'), named('thread_name', 1, 2, 'worker'),
      ])
      assert.deepEqual(profile.threads.map(({ process, name }) => [process, name]), [['app 1', '1'], ['app 1', 'worker'], ['2', '1']])
      assert.deepEqual(times(profile), { a: [20, 20, 2], b: [1, 1, 1] })
    })

    it('lays operations that overlap side by side', () => {
      const operation = (ph: string, id: number, name: string, ts: number): object => ({ ph, id, name, ts, pid: 1, tid: 1, cat: 'net' })
      const profile = readJson([
        operation('b', 1, 'get', 0), operation('b', 2, 'get', 10), operation('e', 1, 'get', 20), operation('b', 3, 'put', 25), operation('n', 3, 'mark', 26), operation('e', 2, 'get', 40), operation('e', 3, 'put', 50),
      ])
      assert.deepEqual(times(profile), { get: [50, 50, 2], put: [25, 25, 1] })
      assert.deepEqual(profile.threads.map(({ name, samples }) => [name, samples.length]), [['net (asynchronous)', 2], ['net (asynchronous 2)', 1]])
    })

    it('keeps counters as timelines', () => {
      const counter = (ts: number, value: number): object => ({ ph: 'C', name: 'memory', pid: 1, ts, args: { memory: value, text: 'x' } })
      const [timeline] = readJson([lasts('a', 0, 1), counter(0, 5), counter(10, 7)]).timelines
      assert.deepEqual([timeline?.name, [...timeline?.at ?? []], [...timeline?.value ?? []]], ['1 memory', [0, 10_000], [5, 7]])
    })

    it('reads an array that nobody closed, without a note', () => {
      for (const end of ['', ',', ',\n', '\n]', ',\n]']) {
        const profile = readProfile(Buffer.from(`[\n${JSON.stringify(lasts('a', 0, 5))},\n${JSON.stringify(lasts('b', 1, 2))}${end}`))
        assert.deepEqual([times(profile), profile.notes], [{ a: [3, 5, 1], b: [2, 2, 1] }, []], end)
      }
    })

    it('reads the frames of Hermes', () => {
      const sample = (ts: string, sf: number): object => ({ cpu: '-1', name: '', ts, pid: 7, tid: '9', weight: '1', sf })
      const profile = readJson({
        traceEvents: [], samples: [sample('100', 2), sample('130', 1), sample('150', 2)],
        stackFrames: { 1: { line: '3', column: '5', funcLine: '3', name: 'outer(index.js:3:5)', category: 'JavaScript' }, 2: { name: 'inner (index.js:9:1)', category: 'JavaScript', parent: 1 } },
      })
      assert.deepEqual(rowsOf(profile).map(({ name, line, self, total }) => [name, line, self, total]), [['outer', 3, 20_000, 50_000], ['inner', 9, 30_000, 30_000]])
    })

    it('reads profiles whose pieces are out of order', () => {
      const chunk = (ts: number, samples: readonly number[], nodes?: readonly object[]): object =>
        ({ ph: 'P', name: 'ProfileChunk', cat: 'disabled-by-default-v8.cpu_profiler', pid: 1, tid: 5, id: '0x1', ts, args: { data: { cpuProfile: { nodes, samples }, timeDeltas: samples.map(() => 10), lines: samples.map(() => 4) } } })
      const node = (id: number, functionName: string, parent?: number): object => ({ id, parent, callFrame: { functionName, url: 'a.js', lineNumber: 1, columnNumber: 0 } })
      const profile = readJson({ traceEvents: [
        chunk(30, [3, 2], [node(3, 'inner', 2)]), chunk(10, [2, 2], [node(2, 'outer')]),
        { ph: 'P', name: 'Profile', cat: 'disabled-by-default-v8.cpu_profiler', pid: 1, tid: 2, id: '0x1', ts: 0, args: { data: { startTime: 0 } } },
        { ph: 'M', cat: '__metadata', name: 'thread_name', pid: 1, tid: 2, args: { name: 'main' } },
      ] })
      assert.equal(profile.format, 'devtools-trace')
      assert.deepEqual(profile.threads.map(({ name }) => name), ['main'])
      assert.deepEqual(rowsOf(profile).map(({ name, self, total }) => [name, self, total]), [['outer', 20_000, 30_000], ['inner', 10_000, 10_000]])
    })

    it('survives events of any shape', () => {
      const odd = [{ ph: 'X' }, { ph: 'X', ts: 1, dur: -5 }, { ph: 'B', ts: 'later' }, null, 'text', [], { ph: 7 }, { ph: 'M', args: 3 }, { ph: 'C', ts: 0, args: [] }, { ph: 'P', name: 'ProfileChunk', args: { data: [] } }]
      assert.deepEqual(times(readJson({ traceEvents: [...odd, lasts('', 0, 5)] })), { '(anonymous)': [5, 5, 1] })
    })
  })

  for (const name of ['viztracer/1.1.1-shop.json.gz', 'chrome/147-page.json.gz', 'py-spy/0.4.3-shop.chrometrace.json']) {
    it(`reads as much as there is of ${name}`, () => {
      const bytes = unpacked(recording(name).bytes)
      for (let percent = 1; percent < 100; percent += 3) {
        const part = bytes.subarray(0, Math.floor(bytes.length * percent / 100))
        try {
          assert.ok(readProfile(part).threads.length > 0)
        } catch (error) {
          assert.equal(error instanceof Error ? error.name : '', 'ProfileError', `${String(percent)} %: ${String(error)}`)
          assert.ok(percent < 10, `${String(percent)} %: ${String(error)}`)
        }
      }
    }).timeout(20_000)
  }
})

interface RawEvent {
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur: number
  readonly name: string
}

interface Sum {
  calls: number
  self: number
  total: number
}

/** Microseconds of each function, by a stack over the sorted events of each thread. */
function sums(events: readonly RawEvent[]): ReadonlyMap<string, Sum> {
  const all = new Map<string, Sum>()
  const byThread = new Map<string, RawEvent[]>()
  for (const event of events) {
    const key = `${String(event.pid)} ${String(event.tid)}`
    const own = byThread.get(key) ?? []
    byThread.set(key, own)
    if (event.ph === 'X') own.push(event)
  }
  for (const own of byThread.values()) {
    const open: RawEvent[] = []
    for (const event of own.sort((a, b) => a.ts - b.ts || b.dur - a.dur)) {
      while (open.length > 0 && (open.at(-1)?.ts ?? 0) + (open.at(-1)?.dur ?? 0) <= event.ts) open.pop()
      const sum = all.get(event.name) ?? { calls: 0, self: 0, total: 0 }
      all.set(event.name, sum)
      sum.calls++
      sum.self += event.dur
      const caller = open.at(-1)
      if (caller) { const of = all.get(caller.name); if (of) of.self -= event.dur }
      if (!open.some(({ name }) => name === event.name)) sum.total += event.dur
      open.push(event)
    }
  }
  return all
}

function fullName({ name, file, line }: { readonly name: string, readonly file: string, readonly line: number }): string {
  return file === '' ? name : `${name} (${file}:${String(line)})`
}

function readJson(value: unknown): Profile {
  return readProfile(Buffer.from(JSON.stringify(value)))
}

function lasts(name: string, ts: number, dur: number): object {
  return { ph: 'X', name, ts, dur, pid: 1, tid: 1 }
}

function begins(name: string, ts: number): object {
  return { ph: 'B', name, ts, pid: 1, tid: 1 }
}

function ends(name: string, ts: number): object {
  return { ph: 'E', ...(name === '' ? {} : { name }), ts, pid: 1, tid: 1 }
}

/** Of each function, in microseconds: by itself, with what it called, and how often. */
function times(profile: Profile): Readonly<Record<string, readonly [number, number, number | undefined]>> {
  return Object.fromEntries(rowsOf(profile).map(({ name, self, total, calls }) => [name, [self / 1000, total / 1000, calls]]))
}
