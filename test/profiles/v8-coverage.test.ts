// Coverage as Node writes it: how often functions and lines ran is exact, so it follows from the program.

import assert from 'node:assert/strict'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { profileOf, recording } from './recordings.js'

/** Of three rounds of shop.mjs. */
const expected = { '(root module)': 1, main: 1, customers: 1, report: 3, withoutBanned: 3, nameOf: 3 * 20_000, depth: 3 * 242_785 }

describe('coverage of V8', () => {
  for (const name of ['v8-coverage/20.20.2-shop.json', 'v8-coverage/20.20.2-mapped.json']) {
    it(`of ${name} counts the calls of functions`, () => {
      const calls = callsOf(profileOf(recording(name)))
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map((one) => [one, calls.get(one)])), expected)
    })
  }

  it('knows where functions begin, and how often lines ran, in files with a source map', () => {
    const profile = profileOf(recording('v8-coverage/20.20.2-mapped.json'))
    const { functions, strings, lines } = profile
    const at = new Map(Array.from({ length: functions.length }, (_, row) => [strings[functions.name[row] ?? 0], functions.line[row]]))
    assert.deepEqual([at.get('customers'), at.get('nameOf'), at.get('main')], [1, 4, 19])
    const columns = Array.from({ length: functions.length }, (_, row) => `${strings[functions.name[row] ?? 0] ?? ''} ${String(functions.column[row])}`)
    assert.ok(columns.includes('nameOf 1') && columns.includes('main 1'), columns.join(', '))
    const hits = new Map(Array.from({ length: lines?.length ?? 0 }, (_, row) => [lines?.line[row], lines?.hits[row]]))
    // A line that a block begins on ran as often as what is around it. After an await in a loop, V8 does not tell where the loop ends.
    assert.deepEqual([5, 8, 9, 20, 23, 24, 25].map((line) => hits.get(line)), [60_000, 3, 3, 1, 1, 3, 3])
    assert.deepEqual(profile.notes, [])
  })

  it('says where lines are not known', () => {
    assert.match(profileOf(recording('v8-coverage/20.20.2-shop.json')).notes.join(' '), /Of 1 file only the names of functions are known/)
  })

  it('leaves out what has no counts, and what is cut', () => {
    const whole = { scriptId: '1', url: 'file:///srv/a.js', functions: [
      { functionName: 'good', isBlockCoverage: true, ranges: [{ startOffset: 4, endOffset: 30, count: 7 }, { startOffset: 'x', endOffset: 1e300, count: 2 }] },
      { functionName: 'none', isBlockCoverage: true, ranges: [] }, { functionName: 'odd', isBlockCoverage: true, ranges: [{ startOffset: 0, endOffset: 5, count: 'many' }] },
    ] }
    const lengths = { 'file:///srv/a.js': { lineLengths: [3, 10, 'x', 20], data: null } }
    const text = JSON.stringify({ result: [whole], timestamp: 1, 'source-map-cache': lengths })
    const profile = read(text)
    assert.deepEqual([...callsOf(profile)], [['good', 7]])
    assert.match(profile.notes.join(' '), /2 functions had no counts/)
    assert.deepEqual([...callsOf(read(text.slice(0, text.indexOf('"none"'))))], [['good', 7]])
    assert.throws(() => read('{"result":[{"scriptId":"1","functions":[]}]}'), /holds no measurements/)
  })
})

function read(text: string): Profile {
  return readProfile(Buffer.from(text))
}

function callsOf({ functions, strings, stacks, frames }: Profile): ReadonlyMap<string, number> {
  const calls = new Map<string, number>()
  for (let stack = 0; stack < stacks.length; stack++) {
    const name = strings[functions.name[frames.function[stacks.frame[stack] ?? 0] ?? 0] ?? 0] ?? ''
    if (name !== '') calls.set(name, (calls.get(name) ?? 0) + (stacks.calls?.[stack] ?? 0))
  }
  return calls
}
