// Which price counts: the list's or the user's, in its region or another, and what is said with it. Currencies go there and back.

import assert from 'node:assert/strict'
import { costOfInstanceMonth, costOfQuantity } from '../../../src/cost/prices/cost-of.js'
import { fromUsd, toUsd, usDollars } from '../../../src/cost/prices/currency.js'
import { isPriceId, priceList } from '../../../src/cost/prices/list.js'
import { priceOf } from '../../../src/cost/prices/price-of.js'
import { randomNumbers } from '../../support/random.js'

describe('price of the list', () => {
  it('is exact in its region, and where no region is given', () => {
    for (const region of [undefined, 'us-east-1', 'US-East-1']) {
      const { uncertainty, notes, origin } = priceOf(priceList, 'aws.sqs.standard.request', { region })
      assert.deepEqual({ uncertainty, notes, origin }, { uncertainty: 1, notes: [], origin: 'list' })
    }
    assert.equal(priceOf(priceList, 'azure.vm.b2s.hour', { provider: 'azure', region: 'East US' }).uncertainty, 1)
  })

  it('is kept in another region, with a wider range and a sentence', () => {
    const { price, uncertainty, notes } = priceOf(priceList, 'aws.sqs.standard.request', { region: 'eu-west-1' })
    assert.deepEqual(price, priceOf(priceList, 'aws.sqs.standard.request').price)
    assert.equal(uncertainty, 1.25)
    assert.deepEqual(notes, ['The price is that of us-east-1; in eu-west-1 it may differ by a factor of 1.25.'])
  })

  it('has its own region where a row names one', () => {
    const there = priceOf(priceList, 'aws.dynamodb.replicatedWrite.us-west-1', { region: 'us-west-1' })
    assert.equal(there.uncertainty, 1)
    assert.equal(priceOf(priceList, 'aws.dynamodb.replicatedWrite.us-west-1', { region: 'us-east-1' }).uncertainty, 1.25)
  })

  it('is one price in all of the world where it is', () => {
    assert.equal(priceOf(priceList, 'aws.costExplorer.request', { region: 'ap-east-1' }).uncertainty, 1)
  })

  it('takes no region from another provider', () => {
    assert.equal(priceOf(priceList, 'aws.sqs.standard.request', { provider: 'azure', region: 'westeurope' }).uncertainty, 1)
    assert.equal(priceOf(priceList, 'google.bigquery.gbMonth', { region: 'eu-west-1' }).uncertainty, 1)
  })

  it('says when it is not verified', () => {
    assert.deepEqual(priceOf(priceList, 'aws.rds.db.r7g.large.hour').notes, [
      'The price is not verified (comments in the tests of terraform-provider-aws).',
    ])
  })

  it('knows its provider', () => {
    const providers = Object.keys(priceList).filter(isPriceId).map((id) => [id.split('.')[0], priceOf(priceList, id).price.provider])
    assert.deepEqual(providers.filter(([prefix, provider]) => prefix !== provider), [])
  })

  it('knows its ids', () => {
    assert.equal(isPriceId('aws.sqs.standard.request'), true)
    assert.deepEqual(['aws', 'toString', '', 'aws.sqs.standard'].filter(isPriceId), [])
  })
})

describe('price of the user', () => {
  it('replaces the list\'s, whatever the region and tiers', () => {
    const pricing = { region: 'eu-west-1', prices: { 'aws.transfer.internet.gb': 0.06 } }
    const { price, origin, uncertainty, notes } = priceOf(priceList, 'aws.transfer.internet.gb', pricing)
    assert.deepEqual({ origin, uncertainty, notes }, { origin: 'configuration', uncertainty: 1, notes: [] })
    assert.equal(costOfQuantity(price, 1_000_100).cost, 60_000)
    assert.equal(price.evidence.source, 'configuration')
  })

  it('may be stated for many units, and end what is free', () => {
    const pricing = { prices: { 'aws.lambda.request': { usd: 0.15, per: 1e6, free: 0 } } }
    const cost = costOfQuantity(priceOf(priceList, 'aws.lambda.request', pricing).price, 2e6)
    assert.ok(Math.abs(cost.cost - 0.30) < 1e-12)
    assert.equal(cost.freeTier, 'none')
  })

  it('keeps what is free when it does not speak of it', () => {
    const { price } = priceOf(priceList, 'aws.lambda.request', { prices: { 'aws.lambda.request': { usd: 0.15, per: 1e6 } } })
    assert.equal(costOfQuantity(price, 1e6).cost, 0)
    const used = priceOf(priceList, 'aws.lambda.request', { freeTier: false, prices: { 'aws.lambda.request': 1e-7 } })
    assert.equal(costOfQuantity(used.price, 1e6).freeTier, 'none')
  })

  it('may be zero', () => {
    assert.equal(costOfQuantity(priceOf(priceList, 'aws.nat.gb', { prices: { 'aws.nat.gb': 0 } }).price, 1e6).cost, 0)
  })

  it('has no further discount: it is what is paid', () => {
    const { price } = priceOf(priceList, 'google.compute.n2-standard-2.hour', { prices: { 'google.compute.n2-standard-2.hour': 0.05 } })
    assert.equal(costOfInstanceMonth(price), 36.5)
  })

  it('is an average when it comes from a bill', () => {
    const { origin, uncertainty } = priceOf(priceList, 'aws.nat.gb', { prices: { 'aws.nat.gb': { usd: 0.04, origin: 'bill' } } })
    assert.deepEqual([origin, uncertainty], ['bill', 1.1])
  })

  it('leaves all other prices alone', () => {
    const pricing = { prices: { 'aws.nat.gb': 0.04 } }
    assert.deepEqual(priceOf(priceList, 'aws.nat.gatewayHour', pricing), priceOf(priceList, 'aws.nat.gatewayHour'))
  })
})

describe('currency', () => {
  it('goes there and back', () => {
    const random = randomNumbers(7)
    for (let count = 0; count < 1000; count++) {
      const [usd, perUsd] = [10 ** (random() * 16 - 8), 10 ** (random() * 8 - 4)]
      const currency = { code: 'XTS', perUsd }
      assert.ok(Math.abs(toUsd(fromUsd(usd, currency), currency) / usd - 1) < 1e-12)
    }
  })

  it('multiplies by the rate', () => {
    assert.equal(fromUsd(200, { code: 'EUR', perUsd: 0.5 }), 100)
    assert.equal(fromUsd(12.34, usDollars), 12.34)
  })
})
