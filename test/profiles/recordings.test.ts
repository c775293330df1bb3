// What holds for every recording, whoever wrote it: one importer knows it, its name does not matter, its numbers add up, and it goes through collapsed stacks and back.

import assert from 'node:assert/strict'
import { importers } from '../../src/profiles/every-importer.js'
import { collapsedText } from '../../src/profiles/exports/collapsed.js'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'
import { headOf, readProfile } from '../../src/profiles/recognise.js'
import { unpacked } from '../../src/service/profiles/unpack.js'
import { profileOf, recordings } from './recordings.js'

describe('every recording', () => {
  for (const recording of recordings()) {
    describe(recording.name, () => {
      let profile: Profile
      before(() => { profile = profileOf(recording) })

      it('is known to one importer', () => {
        const head = headOf(unpacked(recording.bytes))
        const known = importers.filter(({ recognises }) => recognises(head)).map(({ id }) => id)
        assert.equal(known.length, 1, `known to ${known.join(', ') || 'none'}`)
        assert.equal(profile.format, known[0])
      })

      it('points only at what is there', () => {
        assert.deepEqual(pointsAstray(profile), [])
      })

      it('has totals of at least what functions took themselves, and no more than everything', () => {
        for (const value of profile.values.keys()) {
          const { self, total, whole } = functionMeasures(profile, value)
          for (const [row, own] of self.entries()) {
            const all = total[row] ?? 0
            // Where the tool counts, its word stands, though cProfile loses some microseconds when several threads run.
            const slack = 1e-6 * Math.max(1, Math.abs(all)) + (profile.graph ? 1e-4 * whole : 0)
            assert.ok(own <= all + slack, `function ${String(row)}: ${String(own)} > ${String(all)}`)
            if (!profile.graph) assert.ok(all <= whole + 1e-6 * Math.max(1, whole))
          }
        }
      })

      it('goes through collapsed stacks and back', () => {
        if (profile.stacks.length === 0) return
        const text = collapsedText(profile, 0)
        if (text === '') return
        const back = readProfile(Buffer.from(text))
        assert.deepEqual(merged(collapsedText(back, 0)), merged(text))
      })
    })
  }
})

/** Functions that only their places tell apart, which collapsed stacks have not, become one. */
function merged(text: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const line of text.trimEnd().split('\n')) {
    const end = line.lastIndexOf(' ')
    const stack = line.slice(0, end)
    sums.set(stack, Math.round(((sums.get(stack) ?? 0) + Number(line.slice(end + 1))) * 1000) / 1000)
  }
  return sums
}

function pointsAstray({ strings, functions, frames, stacks, threads, lines }: Profile): readonly string[] {
  const wrong: string[] = []
  const check = (what: string, column: ArrayLike<number>, from: number, to: number): void => {
    for (let index = 0; index < column.length; index++) {
      const row = column[index] ?? -2
      if (row < from || row >= to) { wrong.push(`${what} ${String(index)}: ${String(row)}`); break }
    }
  }
  check('function names', functions.name, 1, strings.length)
  check('function files', functions.file, 0, strings.length)
  check('frames', frames.function, 0, functions.length)
  check('stacks', stacks.frame, 0, frames.length)
  for (let row = 0; row < stacks.length; row++) if ((stacks.parent[row] ?? row) >= row) wrong.push(`stack ${String(row)} stands before its parent`)
  for (const { samples } of threads) check('samples', samples.stack, -1, stacks.length)
  if (lines) check('lines', lines.file, 0, strings.length)
  return wrong
}
