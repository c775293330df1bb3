// The tables themselves: complete, positive, ascending, each row with its source; and figures of the sources, computed by hand.

import assert from 'node:assert/strict'
import { costOfInstanceMonth, costOfQuantity } from '../../../src/cost/prices/cost-of.js'
import { instances } from '../../../src/cost/prices/instances.js'
import { isPriceId, priceFamilies, priceList, type PriceId } from '../../../src/cost/prices/list.js'
import { priceOf } from '../../../src/cost/prices/price-of.js'
import { units } from '../../../src/cost/prices/units.js'

const ids = Object.keys(priceList).filter(isPriceId)
const prices = ids.map((id) => priceOf(priceList, id).price)
const month = (id: PriceId, quantity: number) => cents(costOfQuantity(priceOf(priceList, id, { freeTier: false }).price, quantity).cost)

describe('price list', () => {
  it('holds every row of every table once', () => {
    assert.ok(ids.length > 150)
    const all = priceFamilies.flatMap(({ rows }) => Object.keys(rows))
    assert.deepEqual(all.filter((id, at) => all.indexOf(id) !== at), [])
    assert.deepEqual([...all].sort(), [...ids].sort())
  })

  it('has ids that begin with the provider of their table', () => {
    const wrong = priceFamilies.flatMap(({ provider, rows }) => Object.keys(rows).filter((id) => !id.startsWith(`${provider}.`)))
    assert.deepEqual(wrong, [])
    assert.deepEqual(ids.filter((id) => !/^[a-z]+(\.[a-zA-Z0-9-]+)+$/.test(id)), [])
    assert.deepEqual([...new Set(prices.map(({ provider }) => provider))], ['aws', 'azure', 'google', 'openai', 'anthropic'])
  })

  it('says of every row what it is, in which unit and region, and where it is from', () => {
    const wrong = prices.filter((price) => price.what === '' || !(price.unit in units) || price.region === '' || price.evidence.source === '')
    assert.deepEqual(wrong, [])
  })

  it('dates are as precise as their source, never in the future of the collection', () => {
    const dates = prices.flatMap(({ evidence, tiers }) => [evidence, ...tiers.map((tier) => tier.evidence)]).map(({ date }) => date)
    assert.deepEqual(dates.filter((date) => date !== undefined && !/^20\d\d(-\d\d(-\d\d)?)?$/.test(date)), [])
    assert.deepEqual(dates.filter((date) => date !== undefined && date > '2026-11-20'), [])
    assert.ok(dates.filter((date) => date !== undefined).length > 120)
  })

  it('has positive prices, but for what is free of charge', () => {
    const free = prices.filter(({ tiers }) => tiers.some(({ usd }) => usd <= 0)).map(({ id }) => id)
    assert.deepEqual(free, ['aws.s3.delete', 'aws.parameters.standard.month', 'aws.parameters.standard.request'])
    assert.deepEqual(prices.filter(({ tiers }) => tiers.some(({ usd }) => usd < 0 || !Number.isFinite(usd))), [])
  })

  it('has tiers that ascend in quantity, fall in price, and leave nothing unpriced', () => {
    for (const { id, tiers } of prices) {
      assert.equal(tiers.at(-1)?.upTo, Infinity, id)
      for (const [at, tier] of tiers.slice(1).entries()) {
        assert.ok((tiers[at]?.upTo ?? 0) < tier.upTo, id)
        assert.ok((tiers[at]?.usd ?? 0) > tier.usd, id)
      }
    }
    assert.ok(prices.filter(({ tiers }) => tiers.length > 1).length >= 5)
  })

  it('does not verify what rests on memory', () => {
    assert.deepEqual(prices.filter(({ evidence }) => evidence.mark === 'memory' && evidence.verified), [])
    const doubted = prices.filter(({ evidence }) => evidence.mark === 'tables' && !evidence.verified).map(({ id }) => id)
    assert.ok(doubted.includes('aws.rds.db.r7g.large.hour') && doubted.includes('azure.functions.premium.vcpuHour'))
  })

  it('has free allowances above zero, and one size for those that are shared', () => {
    const shared = new Map<string, number>()
    for (const { id, free } of prices) {
      if (free === undefined) continue
      assert.ok(free.quantity > 0, id)
      if (free.shared === undefined) continue
      assert.equal(shared.get(free.shared) ?? free.quantity, free.quantity, id)
      shared.set(free.shared, free.quantity)
    }
    assert.ok(shared.size >= 3)
  })
})

describe('figures of the sources', () => {
  it('Lambda, 24 billion GB-seconds on x86 and 37.5 billion on Arm', () => {
    assert.equal(month('aws.lambda.x86.gbSecond', 6e9), 100_000.20)
    assert.equal(month('aws.lambda.x86.gbSecond', 15e9), 100_000.20 + 135_000)
    assert.equal(month('aws.lambda.x86.gbSecond', 30e9), 100_000.20 + 135_000 + 200_001)
    assert.equal(month('aws.lambda.arm.gbSecond', 7.5e9), 100_000.50)
    assert.equal(month('aws.lambda.arm.gbSecond', 18.75e9 + 18.75e9), cents(100_000.50 + 135_001.125 + 200_000.625))
    assert.equal(month('aws.lambda.request', 18_250e6), 3_650)
  })

  it('data out to the Internet, tiers of binary terabytes', () => {
    assert.equal(month('aws.transfer.internet.gb', 10_240), 921.60)
    assert.equal(month('aws.transfer.internet.gb', 51_200), cents(921.60 + 3_481.60))
    assert.equal(month('aws.transfer.internet.gb', 57_000), cents(921.60 + 3_481.60 + 406))
    assert.equal(month('aws.transfer.internet.gb', 157_000), cents(921.60 + 3_481.60 + 7_168 + 170))
  })

  it('logs of Lambda, 60 TB in decimal tiers', () => {
    assert.equal(month('aws.logs.lambda.ingested.gb', 10_000), 5_000)
    assert.equal(month('aws.logs.lambda.ingested.gb', 60_000), 12_500)
    assert.equal(month('aws.logs.ingested.gb', 60_000), 30_000)
  })

  it('S3: storage and requests by class', () => {
    assert.equal(month('aws.s3.standard.gbMonth', 10_000), 230)
    assert.equal(month('aws.s3.standard.gbMonth', 51_200 + 1_000), cents(51_200 * 0.023 + 22))
    assert.equal(month('aws.s3.standard.put', 10_000), 0.05)
    assert.equal(month('aws.s3.intelligent.monitoring', 20_000), 0.05)
    assert.equal(month('aws.s3.glacierFlexible.expedited.request', 50_000), 500)
    assert.equal(month('aws.s3.deepArchive.retrieval.request', 60_000), 6)
  })

  it('DynamoDB: 3 million writes, 8 million reads', () => {
    assert.equal(month('aws.dynamodb.write', 3e6), 1.88)
    assert.equal(month('aws.dynamodb.read', 8e6), 1.00)
  })

  it('messages and calls', () => {
    assert.equal(month('aws.sqs.standard.request', 10e6), 4)
    assert.equal(month('aws.sqs.standard.request', 250e9), 40_000 + 30_000 + 12_000)
    assert.equal(month('aws.sns.http.request', 1e6), 0.60)
    assert.equal(month('aws.sns.email.request', 1e6), 20)
    assert.equal(month('aws.kms.request', 1e6), 3)
    assert.equal(month('aws.costExplorer.request', 1_000), 10)
    assert.equal(month('aws.secrets.request', 1e6), 5)
  })

  it('instances for a month, with the discount for sustained use', () => {
    const instanceMonth = (id: PriceId) => cents(costOfInstanceMonth(priceOf(priceList, id).price))
    assert.equal(instanceMonth('google.compute.n2-standard-8.hour'), 226.87)
    assert.equal(instanceMonth('azure.vm.b1s.hour'), 7.59)
    assert.equal(instanceMonth('aws.ec2.m5.large.hour'), 70.08)
    assert.equal(month('google.compute.e2-medium.hour', 2_920), 97.84)
    assert.equal(month('aws.ipv4.addressHour', 730), 3.65)
  })

  it('BigQuery, ten TiB', () => {
    assert.equal(month('google.bigquery.scanned.gb', 10 * 1024), 62.50)
    assert.equal(cents(costOfQuantity(priceOf(priceList, 'google.bigquery.scanned.gb').price, 10 * 1024).cost), 56.25)
  })
})

describe('instances', () => {
  it('are those that have a price by the hour', () => {
    const priced = prices.filter(({ unit }) => unit === 'instance-hour').map(({ id }) => id)
    assert.deepEqual(priced.sort(), Object.keys(instances).map((name) => `${name}.hour`).sort())
  })

  it('cost twice as much for twice the vCPUs and memory', () => {
    const all = Object.entries(instances)
    const sizeless = (name: string) => name.replace(/(?:\.|-)(?:medium|\d*x?large|\d)$/, '').replace(/d\d+s/, 'd')
    let compared = 0
    for (const [name, one] of all) {
      const double = all.find(([other, two]) => sizeless(other) === sizeless(name) && two.vcpus === 2 * one.vcpus && two.memoryGb === 2 * one.memoryGb)
      if (double === undefined) continue
      const hour = (id: string) => isPriceId(id) ? priceOf(priceList, id).price.tiers[0]?.usd ?? 0 : 0
      assert.ok(Math.abs(hour(`${double[0]}.hour`) / hour(`${name}.hour`) - 2) < 0.01, name)
      compared++
    }
    assert.ok(compared >= 8, `${compared}`)
  })

  it('have a baseline where they are burstable', () => {
    const burstable = Object.entries(instances).filter(([name]) => /\.t\d|\.b\d|e2-medium/.test(name))
    assert.ok(burstable.length > 10)
    assert.deepEqual(burstable.filter(([, { baseline }]) => baseline === undefined), [])
    assert.equal(Object.values(instances).filter(({ baseline }) => baseline !== undefined).length, burstable.length)
  })
})

function cents(dollars: number): number {
  return Math.round(dollars * 100 + 1e-7) / 100
}
