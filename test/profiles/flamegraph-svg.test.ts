// Flame graphs drawn as pictures beside the stacks that they were drawn from, and what their titles say.

import assert from 'node:assert/strict'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recording, rowsOf } from './recordings.js'

describe('flame graphs as SVG', () => {
  for (const [picture, stacks, value, scale] of [
    ['flamegraph/shop.svg', 'py-spy/0.4.3-shop.collapsed', 0, 1],
    ['flamegraph/native-inverted.svg', 'py-spy/0.4.3-native.collapsed', 0, 1e6],
    ['flamegraph/difference.svg', 'flamegraph/difference.collapsed', 1, 1],
  ] as const) {
    it(`${picture} says what its stacks say`, () => {
      const [drawn, read] = [profileOf(recording(picture)), profileOf(recording(stacks))]
      assert.deepEqual(totalsOf(drawn, 0, 1 / scale), totalsOf(read, value, 1))
      assert.equal(drawn.producer, 'flamegraph.pl')
    })
  }

  it('of py-spy say what their titles say', () => {
    const picture = recording('py-spy/0.4.3-shop.svg')
    const text = Buffer.from(picture.bytes).toString('utf8')
    const profile = profileOf(picture)
    assert.equal(functionMeasures(profile, 0).whole, Number(/<title>all \((\d+) samples/.exec(text)?.[1]))
    const nameOf = rowsOf(profile).find(({ name }) => name === 'name_of')
    const titles = [...text.matchAll(/<title>name_of \(shop\.py:\d+\) \((\d+) samples/g)]
    assert.ok(titles.length > 0)
    assert.equal(nameOf?.total, titles.reduce((sum, [, count]) => sum + Number(count), 0))
    assert.equal(profile.producer, 'py-spy')
  })

  it('may have thousands, entities and processes', () => {
    const box = (title: string, x: number, width: number, y: number): string => `<g><title>${title}</title><rect x="${String(x)}" y="${String(y)}" width="${String(width)}" height="15"/></g>`
    const profile = read(box('all (1,234 samples, 100%)', 10, 1180, 100) + box('process 7:&quot;run&quot; (1,234 samples, 100%)', 10, 1180, 84) + box('thread (8): main (1,234 samples, 100%)', 10, 1180, 68) +
      box('std::vector&lt;int&gt;::at(int) (1,000 samples, 81.04%)', 10, 956, 52) + box('tiny (4 samples, 0.3%)', 966, 3.8, 52))
    assert.deepEqual(rowsOf(profile).map(({ name, self, total }) => [name, self, total]), [['std::vector<int>::at(int)', 1000, 1000], ['(no stack)', 230, 230], ['tiny', 4, 4]])
    assert.deepEqual(profile.threads.map(({ name, process }) => [name, process]), [['main (8)', 'run (7)']])
    assert.equal(functionMeasures(profile, 0).whole, 1234)
  })

  it('that break off give what is there', () => {
    const { bytes } = recording('flamegraph/shop.svg')
    for (let part = 2; part < 50; part++) {
      try {
        assert.ok(readProfile(bytes.subarray(0, Math.floor(bytes.length * part / 50))).threads.length > 0)
      } catch (error) {
        assert.match(String(error), /ProfileError/)
      }
    }
  })

  it('are no other pictures', () => {
    assert.throws(() => readProfile(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><title>a (1 samples, 2%)</title><rect x="1" y="1" width="1"/></svg>')), /no profile that is known/)
    assert.throws(() => read('<rect x="1" y="1" width="2"/>'), /the picture has no titles/)
  })
})

function read(frames: string): Profile {
  return readProfile(Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><!-- Flame graph --><g id="frames">${frames}</g></svg>`))
}

/** What is above nothing, as pictures leave out the rest. */
function totalsOf(profile: Profile, value: number, scale: number): readonly (readonly [string, number])[] {
  return rowsOf(profile, value).filter(({ total }) => total > 0).map(({ name, file, total }) => [`${name} ${file}`, total * scale] as const).sort(([a], [b]) => a < b ? -1 : 1)
}
