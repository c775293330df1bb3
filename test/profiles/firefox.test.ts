// Profiles of the Firefox Profiler: against sums of the raw files, of the browser itself and of samply; and the tables of all versions by hand.

import assert from 'node:assert/strict'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { unpacked } from '../../src/service/profiles/unpack.js'
import { profileOf, recording, recordings, rowsOf } from './recordings.js'

const [gecko, samply] = ['firefox/gecko-153-page.json.gz', 'firefox/samply-0.13.1-shop.json.gz']

describe('profiles of the Firefox Profiler', () => {
  it('has the times of the browser\'s own file', () => {
    const raw = rawOf(gecko) as GeckoProfile
    const told = new Map<string, number>()
    for (const { meta, threads } of [raw, ...raw.processes]) for (const thread of threads) addGecko(thread, meta.interval, told)
    agree(profileOf(recording(gecko)), told, (location) => location.replace(/\[\d+\]$/, ''))
  })

  it('has the times of samply\'s', () => {
    const raw = rawOf(samply) as ProcessedProfile
    const told = new Map<string, number>()
    for (const thread of raw.threads) addProcessed(thread, raw.meta.interval, told)
    agree(profileOf(recording(samply)), told, (name) => name)
  })

  it('knows the functions of the page and of Node', () => {
    const page = rowsOf(profileOf(recording(gecko))).filter(({ file }) => file === 'file:///srv/shop/page.js')
    assert.ok(page.some(({ name, line, total }) => name === 'nameOf' && line === 3 && total > 50e6))
    assert.ok(page.some(({ name, line }) => name === '(anonymous)' && line === 18))
    const shop = rowsOf(profileOf(recording(samply))).filter(({ file }) => file === 'file:///srv/shop/shop.mjs')
    assert.ok(shop.some(({ name, line, self }) => name === 'report' && line === 11 && self > 0))
  })

  it('has the threads of all processes, wall time and CPU time', () => {
    const { threads, values } = profileOf(recording(gecko))
    assert.deepEqual(values.map(({ name }) => name), ['wall time', 'CPU time'])
    assert.ok(threads.some(({ process, name }) => process.startsWith('file:// Content') && name === 'GeckoMain'))
    assert.ok(threads.every(({ samples }) => samples.at?.length === samples.length))
  })

  it('has the memory of each process over time', () => {
    const raw = rawOf(gecko) as GeckoProfile & { readonly counters: readonly { readonly samples: GeckoTable }[] }
    const { timelines } = profileOf(recording(gecko))
    assert.equal(timelines.length, 1 + raw.processes.length)
    const [own] = timelines
    const changes = raw.counters[0]?.samples.data.map((row) => row[1] ?? 0) ?? []
    assert.deepEqual([own?.name, own?.unit, own?.value.length, own?.value.at(-1)], ['malloc', 'bytes', changes.length, changes.reduce((sum, change) => sum + change, 0)])
    assert.ok(own?.at.every((at, index) => index === 0 || at >= (own.at[index - 1] ?? 0)))
  })

  describe('by hand', () => {
    const strings = ['main', 'work', 'a.js', 'lib', '(root)']
    const samples = { length: 3, stack: [1, null, 1], time: [1, 2, 3] }
    const funcTable = { length: 3, name: [0, 1, 4], fileName: [2, null, null], resource: [-1, 0, -1], lineNumber: [4, null, null], columnNumber: [2, null, null] }
    const tables = { stackTable: { length: 3, frame: [2, 0, 1], prefix: [null, 0, 1] }, frameTable: { length: 3, func: [0, 1, 2], line: [5, null, null], column: [null, null, null] }, funcTable, resourceTable: { name: [3] } }
    const meta = { interval: 2, preprocessedProfileVersion: 55, version: 24, product: 'made', startTime: 1e12 }

    it('reads tables of threads', () => {
      const profile = readJson({ meta, libs: [], threads: [{ name: 't', pid: 1, tid: 2, samples: { ...samples, stack: [1, null, 2] }, ...tables, stringArray: strings }] })
      assert.deepEqual(places(profile), [['main', 'a.js', 4, 2e6, 4e6], ['work', 'lib', 0, 2e6, 2e6]])
      assert.deepEqual([profile.producer, profile.recordedAt, [...profile.threads[0]?.samples.stack ?? []]], ['made', 1e12, [0, -1, 1]])
      assert.deepEqual(profile.notes, ['1 sample had no stack and was left out, as Firefox does.'])
      assert.ok(profile.frames.line.includes(5))
    })

    it('reads tables that all threads share, offsets and sources, behind the threads', () => {
      const { fileName, ...rest } = funcTable
      assert.ok(fileName)
      const shared = { ...tables, stackTable: { length: 3, frame: [2, 0, 1], prefixOffset: [0, 1, 1] }, funcTable: { ...rest, source: [0, null, null] }, sources: { id: [null], filename: [2] }, stringArray: strings }
      const profile = readJson({ threads: [{ name: 't', samples }, { name: 'u', samples: { stack: [2], timeDeltas: [7] } }], shared, meta: { ...meta, preprocessedProfileVersion: 70 } })
      assert.deepEqual(places(profile), [['main', 'a.js', 4, 4e6, 6e6], ['work', 'lib', 0, 2e6, 2e6]])
      assert.deepEqual(profile.threads.map(({ samples: { at } }) => [...at ?? []]), [[1e6, 2e6, 3e6], [7e6]])
    })

    it('reads times as differences, weights and CPU time', () => {
      const thread = { name: 't', samples: { stack: [1, 1], timeDeltas: [5, 2.5], weight: [1, -3], weightType: 'samples', threadCPUDelta: [null, 20] }, ...tables, stringArray: strings }
      const profile = readJson({ meta: { ...meta, sampleUnits: { threadCPUDelta: 'µs' } }, threads: [thread] })
      assert.deepEqual(profile.threads[0]?.samples.values.map((column) => [...column]), [[2e6, -6e6], [0, 20_000]])
      assert.deepEqual([...profile.threads[0].samples.at ?? []], [5e6, 7.5e6])
    })

    it('reads recordings of the old performance panel', () => {
      const [stack, frame] = [{ schema: { prefix: 0, frame: 1 }, data: [[null, 0], [0, 1]] }, { schema: { location: 0, line: 2 }, data: [[0], [1, null, 7]] }]
      const thread = { name: 'GeckoMain', samples: { schema: { stack: 0, time: 1 }, data: [[1, 5], [null, 6]] }, stackTable: stack, frameTable: frame, stringTable: ['(root)', 'work (http://a/b.js:5:3)'] }
      const profile = readJson({ label: 'x', ticks: [], allocations: {}, profile: { libs: [], threads: [thread], meta: { interval: 3, product: 'Firefox' } }, fileType: 'Recorded Performance Data' })
      assert.deepEqual([places(profile), profile.producer, [...profile.frames.line]], [[['work', 'http://a/b.js', 5, 3e6, 3e6]], 'Firefox', [7]])
    })

    it('reads sizes, and says that times beside them were left out', () => {
      const sized = { name: 's', samples: { stack: [1], time: [0], weight: [100], weightType: 'bytes' }, ...tables, stringArray: strings }
      const profile = readJson({ meta, threads: [sized, { name: 't', samples, ...tables, stringArray: strings }] })
      assert.deepEqual([profile.values, profile.threads.map(({ name }) => name)], [[{ name: 'memory', unit: 'bytes' }], ['s']])
      assert.match(profile.notes.join(), /1 thread measured something else/)
    })

    it('survives rows that point nowhere, loops and missing tables', () => {
      const odd = {
        meta: { interval: 0 }, threads: [
          { samples: { stack: [5, -1, 1.5, 2, 'x'], time: [] }, stackTable: { frame: [99, 0, 'y'], prefix: [2, 1, 0] }, frameTable: { func: [7], line: [-4] }, funcTable: {}, stringArray: [] },
          { samples: { schema: { stack: 0, time: 1e9 }, data: [[0], 7, [null, 3, 4]] }, stackTable: { schema: [], data: [[]] } }, 7, null,
        ],
      }
      assert.ok(readJson(odd).notes.length > 0)
    })
  })

  for (const { name, bytes } of recordings('firefox')) {
    it(`reads as much as there is of ${name}`, () => {
      const whole = unpacked(bytes)
      for (let percent = 1; percent < 100; percent += 2) {
        try {
          assert.ok(readProfile(whole.subarray(0, Math.floor(whole.length * percent / 100))).notes.length > 0)
        } catch (error) {
          assert.equal(error instanceof Error ? error.name : '', 'ProfileError', `${String(percent)} %: ${String(error)}`)
        }
      }
    }).timeout(20_000)
  }
})

interface GeckoTable {
  readonly schema: Readonly<Record<string, number>>
  readonly data: readonly (readonly (number | null)[])[]
}

interface GeckoThread {
  readonly samples: GeckoTable
  readonly stackTable: GeckoTable
  readonly frameTable: GeckoTable
  readonly stringTable: readonly string[]
}

interface GeckoProfile {
  readonly meta: { readonly interval: number }
  readonly threads: readonly GeckoThread[]
  readonly processes: readonly GeckoProfile[]
}

interface ProcessedThread {
  readonly samples: { readonly stack: readonly (number | null)[] }
  readonly stackTable: { readonly prefix: readonly (number | null)[], readonly frame: readonly number[] }
  readonly frameTable: { readonly func: readonly number[] }
  readonly funcTable: { readonly name: readonly number[] }
  readonly stringArray: readonly string[]
}

interface ProcessedProfile {
  readonly meta: { readonly interval: number }
  readonly threads: readonly ProcessedThread[]
}

function addGecko({ samples, stackTable, frameTable, stringTable }: GeckoThread, interval: number, told: Map<string, number>): void {
  const cell = ({ schema, data }: GeckoTable, row: number | null | undefined, column: string): number | null | undefined => data[row ?? -1]?.[schema[column] ?? -1]
  for (const row of samples.data.keys()) {
    const names = new Set<string>()
    for (let stack = cell(samples, row, 'stack'); typeof stack === 'number'; stack = cell(stackTable, stack, 'prefix')) {
      names.add(stringTable[cell(frameTable, cell(stackTable, stack, 'frame'), 'location') ?? -1] ?? '')
    }
    for (const name of names) told.set(name, (told.get(name) ?? 0) + interval * 1e6)
  }
}

function addProcessed({ samples, stackTable, frameTable, funcTable, stringArray }: ProcessedThread, interval: number, told: Map<string, number>): void {
  for (const of of samples.stack) {
    const names = new Set<string>()
    for (let stack: number | null | undefined = of; typeof stack === 'number'; stack = stackTable.prefix[stack]) {
      names.add(stringArray[funcTable.name[frameTable.func[stackTable.frame[stack] ?? -1] ?? -1] ?? -1] ?? '')
    }
    for (const name of names) told.set(name, (told.get(name) ?? 0) + interval * 1e6)
  }
}

/** The twenty largest totals of names that stand for one function each. */
function agree(profile: Profile, told: ReadonlyMap<string, number>, nameOf: (text: string) => string): void {
  const rows = rowsOf(profile)
  const plain = [...told].map(([text, total]) => [nameOf(text), total] as const).filter(([text]) => text !== '(root)' && !/:\d+\)?$/.test(text) && !/^(?:file|resource|chrome):/.test(text) && !text.startsWith('JS:'))
  let compared = 0
  for (const [text, total] of plain.sort((a, b) => b[1] - a[1])) {
    const same = rows.filter(({ name, file }) => name === text || `${name} (${file})` === text)
    if (same.length !== 1) continue
    assert.equal(same[0]?.total, total, text)
    if (++compared === 20) break
  }
  assert.equal(compared, 20)
}

function rawOf(name: string): unknown {
  return JSON.parse(Buffer.from(unpacked(recording(name).bytes)).toString())
}

function readJson(value: unknown): Profile {
  return readProfile(Buffer.from(JSON.stringify(value)))
}

function places(profile: Profile): readonly (readonly (string | number)[])[] {
  return rowsOf(profile).filter(({ total }) => total > 0).map(({ name, file, line, self, total }) => [name, file, line, self, total])
}
