// Lines by stacks: as a sum by hand over what py-spy wrote says, over the chosen threads, and without those of which nobody says a line.

import assert from 'node:assert/strict'
import { hasStackLines, stackLines } from '../../src/profiles/join/stack-lines.js'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import type { Profile, Thread } from '../../src/profiles/profile.js'
import { profileOf, recording, recordings } from './recordings.js'

interface Written {
  readonly shared: { readonly frames: readonly { readonly file: string, readonly line: number }[] }
  readonly profiles: readonly { readonly samples: readonly (readonly number[])[], readonly weights: readonly number[] }[]
}

describe('lines by stacks', () => {
  const taken = (profile: Profile, threads?: readonly Thread[]): ReadonlyMap<string, readonly [self: number, total: number, owner: string]> => {
    const table = stackLines(profile, 0, threads)
    return new Map(Array.from({ length: table?.length ?? 0 }, (_, row) => [
      `${profile.strings[table?.file[row] ?? 0] ?? ''}:${String(table?.line[row])}`,
      [table?.own?.[0]?.[row] ?? 0, table?.columns[0]?.[row] ?? 0, profile.strings[profile.functions.name[(table?.function[row] ?? 0) - 1] ?? 0] ?? ''],
    ]))
  }

  for (const name of ['py-spy/0.4.3-shop.speedscope.json', 'py-spy/0.4.3-workers.speedscope.json']) it(`are what ${name} says`, () => {
    const written = JSON.parse(Buffer.from(recording(name).bytes).toString()) as Written
    const [self, total] = [new Map<string, number>(), new Map<string, number>()]
    for (const { samples, weights } of written.profiles) {
      for (const [index, sample] of samples.entries()) {
        const places = sample.map((frame) => `${written.shared.frames[frame]?.file ?? ''}:${String(written.shared.frames[frame]?.line)}`)
        const weight = (weights[index] ?? 0) * 1e9
        for (const place of new Set(places)) total.set(place, (total.get(place) ?? 0) + weight)
        self.set(places.at(-1) ?? '', (self.get(places.at(-1) ?? '') ?? 0) + weight)
      }
    }
    const found = taken(profileOf(recording(name)))
    assert.ok(found.size > 10)
    for (const [place, [own, all]] of found) {
      assert.deepEqual([Math.round(own), Math.round(all)], [Math.round(self.get(place) ?? 0), Math.round(total.get(place) ?? 0)], place)
    }
    for (const [place, all] of total) if (!place.endsWith(':0') && !place.startsWith(':') && all > 0) assert.ok(found.has(place), place)
  })

  it('are of the function around, and of the chosen threads', () => {
    const builder = new ProfileBuilder({ format: 'f', producer: 'p', values: [{ name: 'time', unit: 'nanoseconds' }] })
    const [report, part, native] = [builder.function('report', 'shop.py', 1), builder.function('<listcomp>', 'shop.py', 4), builder.function('memcpy', '')]
    const outer = builder.stack(-1, builder.frame(report, 4))
    const inner = builder.stack(outer, builder.frame(part, 4))
    builder.thread('one').sample(inner, [5])
    builder.thread('two').sample(builder.stack(outer, builder.frame(native, 9)), [7])
    const profile = builder.build()
    assert.deepEqual([...taken(profile)], [['shop.py:4', [5, 12, 'report']]])
    assert.deepEqual([...taken(profile, profile.threads.slice(1))], [['shop.py:4', [0, 7, 'report']]])
    assert.equal(stackLines(profile, 0, []), undefined)
  })

  it('are there where a tool names lines that ran, and measures none', () => {
    const having = new Set(recordings().filter((one) => hasStackLines(profileOf(one))).map(({ name }) => name.split('/')[0]))
    for (const tool of ['austin', 'py-spy', 'pyinstrument', 'pprof', 'memray', 'flamegraph', 'firefox', 'perf']) assert.ok(having.has(tool), tool)
    for (const tool of ['pstats', 'viztracer', 'callgrind', 'scalene', 'line-profiler', 'v8', 'v8-coverage']) assert.ok(!having.has(tool), tool)
  })
})
