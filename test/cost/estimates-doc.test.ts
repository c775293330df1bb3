// docs/estimates.md says what the model does: the figures that it works out by hand are those of the model. Its tables are checked by `npm run index -- --check`.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Estimate } from '../../src/cost/estimate-types.js'
import { moneyText } from '../../src/cost/money-text.js'
import {
  fileInContainer, listOnMachine, messagesInBatches, queriesOnLambda, requestsInTurn, sixteenGigabytes, thousandQueries, thousandRequests,
} from './worked-examples.js'

const text = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'docs', 'estimates.md'), 'utf8')

describe('docs/estimates.md', () => {
  const examples: readonly [heading: string, found: Estimate | undefined, saved: string, shown: string][] = [
    ['Queries in a loop, on Lambda', queriesOnLambda(), '$2.2514', '`$1–4/month`'],
    ['Requests in turn, on Lambda and in a container', requestsInTurn('lambda'), '$54.71', '`$20–200/month`'],
    ['A list that is searched, on a machine', listOnMachine(), '$0.0680', '`$0.02–0.2/month`'],
    ['A whole file in memory, in a container', fileInContainer(), '$1.6223', '`$0.8–3/month`'],
    ['Messages one by one, in a container', messagesInBatches(false), '$18.25', '`≈ $18/month`'],
  ]
  for (const [heading, found, saved, shown] of examples) {
    it(`works out what the model says: ${heading}`, () => {
      const section = sectionOf(heading)
      assert.ok(found)
      const digits = (saved.split('.')[1] ?? '').length
      assert.equal(`$${found.monthly.expected.toFixed(digits)}`, saved)
      assert.ok(section.includes(`**${saved}**`), `${saved} is not the result of ${heading}`)
      assert.equal(`\`${moneyText(found.monthly, found.currency)}\``, shown)
      assert.ok(section.includes(shown), `${shown} is not said`)
    })
  }

  it('says of requests in turn what a container saves, and how far off they may be', () => {
    const section = sectionOf('Requests in turn, on Lambda and in a container')
    assert.equal(requestsInTurn('fargate')?.monthly.high, 0)
    assert.ok(section.includes('**$0**'))
    const found = requestsInTurn('lambda')
    assert.ok(found && section.includes(`$${found.monthly.low.toFixed(2)} to $${found.monthly.high.toFixed(1)}`))
  })

  it('explains the three claims with the figures of the model', () => {
    const section = sectionOf('Three claims, and what they take')
    const says = (figure: number | undefined, digits: number, written: (text: string) => string) => {
      assert.ok(figure !== undefined)
      const shown = written(figure.toFixed(digits))
      assert.ok(section.includes(shown), `${shown} is not said`)
    }
    const queries = thousandQueries('lambda')
    const seconds = (queries?.perCall.before.seconds ?? 0) - (queries?.perCall.after.seconds ?? 0)
    says(seconds, 3, (shown) => `= ${shown} s`)
    says(seconds / 0.6, 2, (shown) => `${shown} s in all`)
    const processor = (thousandQueries('fargate')?.perCall.before.cpuSeconds ?? 0) * 0.999
    says(processor, 1, (shown) => `= ${shown} s are`)
    says(processor / 0.6, 2, (shown) => `of ${shown} s`)
    says(sixteenGigabytes(1)?.monthly.expected, 2, (shown) => `= $${shown} a month`)
    says(sixteenGigabytes(0.5)?.monthly.expected, 2, (shown) => `$${shown})`)
    const waits = thousandRequests('lambda')
    assert.deepEqual([waits?.perCall.before.seconds, waits?.perCall.after.seconds].map((total) => Math.round((total ?? 0) - 1000 * 0.0004 * 1769 / 1024)), [50, 2])
    says(waits?.monthly.expected, 0, (shown) => `$${shown} for`)
    assert.equal(thousandRequests('fargate')?.monthly.expected, 0)
    says(thousandRequests('fargate', 8)?.monthly.expected, 2, (shown) => `$${shown} for`)
  })

  it('is in one piece', () => {
    assert.deepEqual(text.split('\n').filter((line) => line.length > 400 && !line.startsWith('|')), [])
    assert.equal(text.match(/<!-- [a-z ]+: generated/g)?.length, text.match(/<!-- end -->/g)?.length)
  })
})

function sectionOf(heading: string): string {
  const from = text.indexOf(` ${heading}\n`)
  assert.ok(from > 0, `there is no section "${heading}"`)
  const next = text.slice(from).search(/\n##/)
  return next < 0 ? text.slice(from) : text.slice(from, from + next)
}
