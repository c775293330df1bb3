// Profiles of V8: against another tool and against sums of the raw file; and what recordings of old versions, torn and odd ones become.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recording, report, rowsOf } from './recordings.js'

describe('profiles of V8', () => {
  for (const name of ['20.20.2-shop', '24.21.0-shop', 'bun-1.4.5-shop', 'deno-2.9.6-shop'].map((base) => `v8/${base}.cpuprofile`)) {
    it(`has the times that speedscope has, ${name}`, () => {
      const rows = rowsOf(profileOf(recording(name)))
      const told = report(`${name}.report.txt`).trimEnd().split('\n').slice(1, 21).map((line) => line.split('\t'))
      assert.ok(told.length >= 10)
      const raw = JSON.parse(Buffer.from(recording(name).bytes).toString()) as RawProfile
      const last = (raw.endTime - raw.timeDeltas.reduce((now, delta) => now + delta, raw.startTime)) * 1000
      for (const [self, total, function_, file, line] of told) {
        const same = rows.filter((row) => row.name === function_ && row.file === file && row.line === Math.max(0, Number(line) + 1))
        agree(same.reduce((sum, row) => sum + row.self, 0), Number(self) * 1000, last, function_)
        // It tells functions of one line apart by nothing.
        if (same.length === 1) agree(same[0]?.total ?? 0, Number(total) * 1000, last, function_)
      }
    })
  }

  for (const version of ['20.20.2', '24.21.0']) {
    it(`has the lines of the ticks, Node ${version}`, () => {
      const profile = profileOf(recording(`v8/${version}-shop.cpuprofile`))
      const raw = JSON.parse(readFileSync(`test/profiles/v8/${version}-shop.cpuprofile`, 'utf8')) as RawProfile
      const ticks = new Map<string, number>()
      for (const { callFrame, positionTicks } of raw.nodes) {
        for (const tick of positionTicks ?? []) ticks.set(`${callFrame.url}:${String(tick.line)}`, (ticks.get(`${callFrame.url}:${String(tick.line)}`) ?? 0) + tick.ticks)
      }
      for (const [place, count] of ticks) assert.equal(linesOf(profile, 1).get(place), count, place)
      const hot = [...linesOf(profile, 0)].filter(([place]) => place.includes('shop.mjs:')).sort((a, b) => b[1] - a[1])
      assert.ok(hot.slice(0, 3).some(([place]) => place.endsWith('shop.mjs:18')), hot.slice(0, 3).join(' '))
    })

    it(`has the sizes of the tree, Node ${version}`, () => {
      const raw = JSON.parse(readFileSync(`test/profiles/v8/${version}-shop.heapprofile`, 'utf8')) as { readonly head: RawHeapNode }
      const rows = rowsOf(profileOf(recording(`v8/${version}-shop.heapprofile`)))
      const { self, total } = sizesOf(raw.head)
      const largest = [...total].sort((a, b) => b[1] - a[1]).filter(([key]) => !key.startsWith('(root)')).slice(0, 20)
      for (const [key, size] of largest) {
        const row = rows.find(({ name, file, line }) => key.startsWith(`${name}|${file}|${String(line)}|`) && total.get(key) === size)
        assert.ok(row, key)
      }
      assert.equal(rows.reduce((sum, row) => sum + row.self, 0), [...self.values()].reduce((sum, size) => sum + size, 0))
    })
  }

  it('has the file and first line of functions, and the column of those on one line', () => {
    const profile = profileOf(recording('v8/24.21.0-shop.cpuprofile'))
    const row = profile.strings.indexOf('withoutBanned')
    const function_ = profile.functions.name.indexOf(row)
    assert.equal(profile.strings[profile.functions.file[function_] ?? 0], 'file:///srv/shop/shop.mjs')
    assert.deepEqual([profile.functions.line[function_], profile.functions.column[function_]], [17, 23])
  })

  describe('by hand', () => {
    const nodes = [
      node(1, '(root)', [2, 3, 4, 6]), node(2, '(idle)'), node(3, '(garbage collector)'), node(4, 'outer', [5]), node(5, 'inner'), node(6, '(program)'),
    ]

    it('lets each sample last until the next, the last until the end', () => {
      assert.deepEqual(times(readJson({ nodes, startTime: 1000, endTime: 1100, samples: [4, 5, 4], timeDeltas: [10, 20, 30] })),
        { outer: [20 + 40, 90], inner: [30, 30] })
    })

    it('leaves idleness out', () => {
      const profile = readJson({ nodes, startTime: 0, endTime: 50, samples: [4, 2, 4], timeDeltas: [10, 10, 10] })
      assert.deepEqual(times(profile), { outer: [30, 30] })
      assert.deepEqual([...profile.threads[0]?.samples.at ?? []], [0, 10_000, 20_000])
      assert.equal(profile.threads[0]?.samples.stack[1], -1)
    })

    it('puts garbage collection on what was running', () => {
      assert.deepEqual(times(readJson({ nodes, startTime: 0, endTime: 40, samples: [5, 3, 6, 3], timeDeltas: [0, 10, 10, 10] })),
        { 'outer': [0, 20], 'inner': [10, 20], '(garbage collector)': [20, 20], '(program)': [10, 20] })
    })

    it('puts samples in order where times go back', () => {
      const profile = readJson({ nodes, startTime: 0, endTime: 40, samples: [4, 5, 4], timeDeltas: [10, 20, -10] })
      assert.deepEqual(times(profile), { outer: [20, 30], inner: [10, 10] })
      assert.match(profile.notes.join(), /1 sample was out of order/)
    })

    it('reads samples before nodes', () => {
      assert.deepEqual(times(readJson({ samples: [5, 4], timeDeltas: [0, 10], endTime: 20, startTime: 0, nodes })), { outer: [10, 20], inner: [10, 10] })
    })

    it('reads parents instead of children', () => {
      const named = [{ id: 5, parent: 4, ...place('inner') }, { parent: 1, id: 4, ...place('outer') }, { id: 1, ...place('(root)') }]
      assert.deepEqual(times(readJson({ nodes: named, samples: [5, 4], timeDeltas: [0, 10], endTime: 20, startTime: 0 })), { outer: [10, 20], inner: [10, 10] })
    })

    it('reads the nested tree of old versions', () => {
      const old = (id: number, functionName: string, children: readonly object[] = []): object =>
        ({ functionName, url: 'a.js', lineNumber: 7, callUID: id, bailoutReason: '', id, scriptId: 1, hitCount: 1, children })
      const profile = readJson({ head: old(1, '(root)', [old(2, 'outer', [old(3, 'inner')])]), startTime: 10.5, endTime: 10.50004, samples: [2, 3], timestamps: [10_500_010, 10_500_020] })
      const outer = rowsOf(profile).find(({ name }) => name === 'outer')
      assert.deepEqual([outer?.line, outer?.file, outer?.self], [7, 'a.js', 10_000])
      assert.equal(rowsOf(profile).find(({ name }) => name === 'inner')?.self, 20_000)
    })

    it('takes hits where there are no samples, and says so', () => {
      const profile = readJson({ nodes: [{ ...node(1, '(root)', [2]), hitCount: 0 }, { ...node(2, 'f'), hitCount: 4 }], startTime: 0, endTime: 400, timeDeltas: [] })
      assert.deepEqual(times(profile), { f: [400, 400] })
      assert.match(profile.notes.join(), /no samples/)
    })

    it('survives nodes that call themselves, that are missing, or have no numbers', () => {
      const odd = [node(1, 'a', [2]), node(2, 'b', [1, 99]), { id: 'x', callFrame: null, hitCount: 'much', positionTicks: [{}, 3, { line: -1, ticks: 1 }], children: {} }, null, 7]
      const profile = readJson({ nodes: odd, startTime: 0, endTime: 30, samples: [1, 2, 77, 'y', null], timeDeltas: [0, 10, 10, 'z', 1e400] })
      assert.ok(rowsOf(profile).some(({ name, self }) => name === 'a' && self === 10_000))
      assert.match(profile.notes.join(), /1 node was its own caller/)
      assert.match(profile.notes.join(), /3 samples were of no node that is there/)
    })

    it('takes a stack of ten thousand calls', () => {
      const deep = Array.from({ length: 10_000 }, (_, index) => node(index + 1, `f${String(index)}`, index < 9999 ? [index + 2] : []))
      const profile = readJson({ nodes: deep, startTime: 0, endTime: 30, samples: [10_000], timeDeltas: [0] })
      assert.match(profile.notes.join(), /deeper than/)
    })

    it('takes a tree that is nested without end', () => {
      const text = `{"head":${'{"callFrame":{"functionName":"f"},"selfSize":1,"id":1,"children":['.repeat(20_000)}`
      const profile = readProfile(Buffer.from(text))
      assert.match(profile.notes.join(), /ends in the middle/)
    })
  })

  for (const name of ['v8/20.20.2-shop.cpuprofile', 'v8/24.21.0-shop.heapprofile']) {
    it(`reads as much as there is of ${name}`, () => {
      const { bytes } = recording(name)
      for (let percent = 1; percent < 100; percent++) {
        const part = bytes.subarray(0, Math.floor(bytes.length * percent / 100))
        try {
          assert.ok(readProfile(part).notes.length > 0)
        } catch (error) {
          assert.equal(error instanceof Error ? error.name : '', 'ProfileError', `${String(percent)} %: ${String(error)}`)
          assert.ok(percent < 10, `${String(percent)} %: ${String(error)}`)
        }
      }
    })
  }
})

interface RawProfile {
  readonly startTime: number
  readonly endTime: number
  readonly timeDeltas: readonly number[]
  readonly nodes: readonly { readonly callFrame: { readonly url: string }, readonly positionTicks?: readonly { readonly line: number, readonly ticks: number }[] }[]
}

interface RawHeapNode {
  readonly callFrame: { readonly functionName: string, readonly url: string, readonly lineNumber: number, readonly columnNumber: number }
  readonly selfSize: number
  readonly children: readonly RawHeapNode[]
}

/** Nanoseconds. It lets the last sample take nothing, where we let it last until the recording ends. */
function agree(ours: number, told: number, last: number, what: string | undefined): void {
  const over = ours - told
  assert.ok(Math.abs(over) < 1 || Math.abs(over - last) < 1000, `${String(what)}: ${String(ours)}, not ${String(told)}`)
}

function readJson(value: unknown): Profile {
  return readProfile(Buffer.from(JSON.stringify(value)))
}

function place(functionName: string): object {
  return { callFrame: { functionName, scriptId: '1', url: '', lineNumber: -1, columnNumber: -1 } }
}

function node(id: number, name: string, children: readonly number[] = []): object {
  return { id, ...place(name), hitCount: 1, children }
}

/** Of each function, in microseconds: by itself, and with what it called. */
function times(profile: Profile): Readonly<Record<string, readonly [number, number]>> {
  return Object.fromEntries(rowsOf(profile).filter(({ total }) => total > 0).map(({ name, self, total }) => [name, [self / 1000, total / 1000]]))
}

function linesOf({ lines, strings }: Profile, value: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (let row = 0; row < (lines?.length ?? 0); row++) {
    const key = `${strings[lines?.file[row] ?? 0] ?? ''}:${String(lines?.line[row])}`
    found.set(key, (found.get(key) ?? 0) + (lines?.columns[value]?.[row] ?? 0))
  }
  return found
}

/** By recursion over the raw tree; a function that calls itself counts once. */
function sizesOf(head: RawHeapNode): { readonly self: Map<string, number>, readonly total: Map<string, number> } {
  const [self, total] = [new Map<string, number>(), new Map<string, number>()]
  const add = (to: Map<string, number>, key: string, size: number): void => { to.set(key, (to.get(key) ?? 0) + size) }
  const visit = ({ callFrame, selfSize, children }: RawHeapNode, open: ReadonlySet<string>): number => {
    const key = `${callFrame.functionName === '' ? '(anonymous)' : callFrame.functionName}|${callFrame.url}|${String(callFrame.lineNumber + 1)}|${String(callFrame.columnNumber)}`
    const inside = new Set([...open, key])
    const all = selfSize + children.reduce((sum, child) => sum + visit(child, inside), 0)
    add(self, key, selfSize)
    if (!open.has(key)) add(total, key, all)
    return all
  }
  visit(head, new Set())
  return { self, total }
}
