// Tests of a rule's fixes in a project that runs: every finding's fix alone, and all of them by the command line.

import assert from 'node:assert/strict'

import { run } from '../cli/command-line.js'
import { apart, foundIn, outcomesIn, outcomesOf, projectAt, withEdits, type FoundPlace, type Outcomes } from './counted-project.js'
import { withFolder } from './folder.js'

/** What is found (`shop/views.py:titles book.author`), the place that is run, and its statements before and after the fix. */
export type Proved = readonly [found: string, place: string, before: number, after: number]

export interface Project {
  readonly name: string
  readonly rule: string
  readonly fixed: readonly Proved[]
  /** What is found without a fix, and the reason that its message gives. */
  readonly refused: readonly (readonly [found: string, reason: string])[]
  /** The statements of all places together, before and after all fixes. */
  readonly total: readonly [before: number, after: number]
}

export function proves({ name, rule, fixed, refused, total }: Project): void {
  const texts = projectAt(name)
  let unfixed: Outcomes = new Map()
  let found: readonly FoundPlace[] = []
  const alone = new Map<string, Outcomes>()

  before(async function () {
    this.timeout(600_000)
    unfixed = await outcomesOf(texts)
    found = await foundIn(rule, texts)
    const rows = fixed.flatMap(([what, place]) => found.filter((one) => one.name === what && one.fix).map((one) => ({ what, place, found: one })))
    for (const group of apart(rows)) {
      const outcomes = await outcomesOf(withEdits(texts, group.flatMap((one) => one.found.fix?.edits ?? [])), group.map(({ place }) => place))
      for (const { what } of group) alone.set(what, outcomes)
    }
  })

  it('is found where it is, and nowhere else', () => {
    assert.deepEqual(found.map((one) => one.name).sort(), [...fixed, ...refused].map(([what]) => what).sort())
  })
  for (const [what, place, statements, after] of fixed) {
    it(`${what}: ${statements} statements, then ${after}`, () => {
      const outcome = alone.get(what)?.get(place)
      assert.ok(outcome, 'a fix is offered')
      assert.equal(unfixed.get(place)?.statements, statements)
      assert.deepEqual(outcome, { output: unfixed.get(place)?.output, statements: after })
    })
  }
  for (const [what, reason] of refused) {
    it(`${what}: no fix`, () => {
      const one = found.find((other) => other.name === what)
      assert.ok(one)
      assert.equal(one.fix, undefined)
      assert.match(one.finding.message, new RegExp(`No fix is offered: ${reason}\\.$`))
    })
  }
  it(`all fixes by the command line: ${total[0]} statements, then ${total[1]}`, async () => {
    await withFolder(Object.fromEntries(texts), async (folder) => {
      const { status, errors } = await run(folder, ['scan', '.', '--rule', rule, '--fix-suggested'])
      assert.equal(status, 0, errors)
      const outcomes = await outcomesIn(folder)
      for (const [place, { output, statements }] of unfixed) {
        const outcome = outcomes.get(place)
        assert.equal(outcome?.output, output, place)
        assert.ok(outcome.statements <= statements, place)
      }
      assert.deepEqual([statementsOf(unfixed), statementsOf(outcomes)], total)
    })
  })
}

function statementsOf(outcomes: Outcomes): number {
  return [...outcomes.values()].reduce((sum, { statements }) => sum + statements, 0)
}
