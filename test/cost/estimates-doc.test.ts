// docs/estimates.md says what the model does: the code in it is analysed, and what it works out by hand is what the model says of it.
// (Its tables are checked by scripts/estimates-doc.mjs.)

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { estimate } from '../../src/cost/estimate.js'
import { moneyText } from '../../src/cost/money-text.js'
import type { Platform } from '../../src/cost/platform.js'
import { findingsIn } from '../support/check.js'
import { sixteenGigabytes, thousandQueries, thousandRequests } from './worked-examples.js'
import { setting } from './works.js'

const text = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'docs', 'estimates.md'), 'utf8')

interface Example {
  readonly heading: string
  readonly rule: string
  readonly platform: Platform
  /** The result, and how it is shown. */
  readonly saved: string
  readonly shown: string
}

const postgres = { platform: 'rds', instance: 'db.t4g.medium' } as const
const container = { platform: 'fargate', memoryMb: 2048, vcpus: 1 } as const

const examples: readonly Example[] = [
  {
    heading: 'Queries in a loop, on Lambda', rule: 'n-plus-one-relation', platform: { freeTier: false, compute: { platform: 'lambda', memoryMb: 1024 }, database: postgres },
    saved: '$2.2741', shown: '$1–4/month',
  },
  {
    heading: 'Requests in turn, on Lambda and in a container', rule: 'sequential-await', platform: { freeTier: false, compute: { platform: 'lambda', memoryMb: 1769 } },
    saved: '$48.95', shown: '$20–200/month',
  },
  {
    heading: 'Requests in turn, on Lambda and in a container', rule: 'sequential-await', platform: { compute: container }, saved: '$0', shown: '$0/month',
  },
  {
    heading: 'A list that is searched, on a machine', rule: 'list-membership-in-loop', platform: { compute: { platform: 'ec2', instance: 'm7g.large' } },
    saved: '$0.0340', shown: '$0.01–0.1/month',
  },
  {
    heading: 'A whole file in memory, in a container', rule: 'read-whole-file', platform: { compute: container }, saved: '$2.7581', shown: '$1–6/month',
  },
  {
    heading: 'Rows written one by one, in a container', rule: 'write-in-loop', platform: { compute: container, database: postgres }, saved: '$0.5516', shown: '$0.2–1/month',
  },
]

describe('docs/estimates.md', () => {
  for (const { heading, rule, platform, saved, shown } of examples) {
    it(`${heading}: what the code there comes to (${platform.compute?.platform ?? ''})`, async () => {
      const section = sectionOf(heading)
      const [, fence = '', code = ''] = /```(\w+)\n([^]*?)```/.exec(section) ?? []
      const language = fence === 'python' ? 'python' : 'typescript'
      const findings = await findingsIn(rule, language === 'python' ? 'app/example.py' : 'src/example.ts', code)
      assert.equal(findings.length, 1)
      const found = findings[0]?.work && estimate(findings[0].work, setting({ language, platform }))
      assert.ok(found)
      assert.equal(`$${found.monthly.expected.toFixed((saved.split('.')[1] ?? '').length)}`, saved)
      assert.ok(section.includes(`**${saved}**`), `${saved} is not the result of ${heading}`)
      assert.equal(moneyText(found.monthly, found.currency), shown)
      assert.ok(saved === '$0' || section.includes(`\`${shown}\``), `${shown} is not said`)
      for (const [, factor] of section.matchAll(/\| uncertainty \|.*\| ([\d.]+) \|/g)) assert.equal(found.uncertainty.toFixed(2), factor)
    })
  }

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
