// What calls of services cost: every price of the table, by hand and by its laws; every call that library models say is paid; models and databases of all clouds.

import assert from 'node:assert/strict'
import { libraries } from '../../src/analysis/libraries/index.js'
import type { Amount } from '../../src/analysis/work.js'
import type { Estimate } from '../../src/cost/estimate-types.js'
import { estimate } from '../../src/cost/estimate.js'
import { defaultModels, modelNames, modelPrice, type ModelUse } from '../../src/cost/language-models.js'
import { databasePlatforms, type Database, type Platform } from '../../src/cost/platform.js'
import { isPriceId, priceList } from '../../src/cost/prices/list.js'
import { priceOf } from '../../src/cost/prices/price-of.js'
import { serviceCalls, serviceCallsOf, unpricedCalls } from '../../src/cost/services.js'
import { amount, bound, node, said, setting, work } from './works.js'

const noMachine = { freeTier: false, compute: { platform: 'server', hourUsd: 0 }, database: { platform: 'none' } } as const satisfies Platform
const gb = 2 ** 30

function costOf(service: string, billed: string, more: Partial<Amount> = {}, platform: Platform = {}, calls = 1e6): Estimate {
  const asked = work({ before: [amount('paid', 'N', { waits: 'sequential', service, billed, ...more })], bounds: [bound('N', { annotated: said(1) })], functions: [node('run', { calls: said(calls) })] })
  const found = estimate(asked, setting({ platform: { ...noMachine, ...platform } }))
  assert.ok(found)
  return found
}

const usd = (...given: Parameters<typeof costOf>) => costOf(...given).monthly.expected
const rows = (times: number): Partial<Amount> => ({ rows: [{ times, bounds: [] }] })
const calls = Object.entries(serviceCalls).flatMap(([service, billed]) => Object.entries(billed).map(([name, each]) => ({ service, billed: name === '*' ? 'any' : name, each })))

describe('calls of services, a million of them', () => {
  it('language models: what is sent, and what is written', () => {
    near(usd('openai', 'completion'), 1e6 * (1000 * 0.75 + 300 * 4.5) / 1e6)
    near(usd('anthropic', 'completion'), 1e6 * (1000 * 2 + 300 * 10) / 1e6)
    near(usd('aws-bedrock', 'completion'), 1e6 * (1000 * 3 + 300 * 15) / 1e6)
    near(usd('aws-bedrock', 'completion', {}, { models: { bedrock: 'nova-lite' } }), 1e6 * (1000 * 0.06 + 300 * 0.24) / 1e6)
    near(usd('openai', 'completion', {}, { models: { openai: 'gpt-4o-mini' } }), 1e6 * (1000 * 0.15 + 300 * 0.6) / 1e6)
    near(usd('anthropic', 'completion', {}, { models: { anthropic: 'claude-haiku-4-5' } }), 1e6 * (1000 * 1 + 300 * 5) / 1e6)
  })

  it('embeddings cost what their texts do, in one call or in many', () => {
    near(usd('openai', 'embedding'), 1e6 * 300 * 0.02 / 1e6)
    near(usd('openai', 'embedding', rows(50)), 50 * usd('openai', 'embedding'))
  })

  it('tokens are configured', () => {
    const asked = work({ before: [amount('paid', '1', { service: 'openai', billed: 'completion' })], functions: [node('run', { calls: said(1e6) })] })
    const found = estimate(asked, setting({ platform: { ...noMachine, models: { openai: 'gpt-4.1' } }, workload: { tokens: { input: 4000, output: 100 } } }))
    near(found?.monthly.expected ?? 0, 4000 * 2 + 100 * 8)
    assert.deepEqual(found?.assumptions.filter(({ name }) => name.endsWith('tokens')).map(({ name, source, uncertainty }) => [name, source, uncertainty]), [
      ['input tokens', 'config', 1.5], ['output tokens', 'config', 1.5],
    ])
  })

  it('BigQuery: bytes that are read, whatever the answer, and never less than the least; rows that are put in', () => {
    near(usd('google-bigquery', 'query'), 1e6 * 6.25 / 1024)
    near(usd('google-bigquery', 'query', rows(1000)), usd('google-bigquery', 'query'))
    const small = estimate(work({ before: [amount('paid', '1', { service: 'google-bigquery', billed: 'query' })], functions: [node('run', { calls: said(1e6) })] }),
      setting({ platform: noMachine, workload: { payload: { scan: 1 } } }))
    near(small?.monthly.expected ?? 0, 1e6 * 10 * 2 ** 20 / gb * 6.25 / 1024)
    near(usd('google-bigquery', 'insert', rows(10)), 1e6 * 10 * 1024 / gb * 0.0512)
    assert.deepEqual([usd('google-bigquery', 'load'), usd('google-bigquery', 'list')], [0, 0])
  })

  it('Cosmos DB: request units by size, a query no less than reading its items', () => {
    const unit = 0.279
    near(usd('azure-cosmos', 'get'), unit)
    near(usd('azure-cosmos', 'put'), 5 * unit)
    near(usd('azure-cosmos', 'query'), 3 * unit)
    near(usd('azure-cosmos', 'query', rows(50)), 50 * unit)
    near(usd('azure-cosmos', 'get', {}, { database: { platform: 'none', cosmos: 'provisioned' } }), 1e6 * 0.5 / 3600 * 0.00008)
    const large = estimate(work({ before: [amount('paid', '1', { service: 'azure-cosmos', billed: 'get' })], functions: [node('run', { calls: said(1e6) })] }),
      setting({ platform: noMachine, workload: { payload: { item: 100 * 1024 } } }))
    near(large?.monthly.expected ?? 0, 10 * unit)
  })

  it('Firestore: each document', () => {
    near(usd('google-firestore', 'query', rows(20)), 20 * 0.3)
    near(usd('google-firestore', 'put'), 0.9)
    near(usd('google-firestore', 'delete'), 0.1)
    near(usd('google-firestore', 'count', rows(20)), 0.3)
  })

  it('objects, messages and secrets of Azure and Google Cloud', () => {
    near(usd('aws-eventbridge', 'publish', rows(10)), 10)
    near(usd('azure-storage', 'put'), 5.5)
    near(usd('azure-storage', 'get'), 0.44)
    assert.equal(usd('azure-storage', 'delete'), 0)
    near(usd('azure-servicebus', 'send'), 0.8)
    near(usd('azure-keyvault', 'get'), 3)
    near(usd('google-storage', 'put'), 5)
    near(usd('google-storage', 'get'), 0.4)
    near(usd('google-pubsub', 'publish'), 1e6 * 1024 / gb * 40 / 1024)
    assert.equal(usd('google-pubsub', 'acknowledge'), 0)
  })
})

describe('any call of a service', () => {
  it('is in the price list, in an unit that fits', () => {
    assert.ok(calls.length > 50)
    for (const { service, billed, each } of calls) for (const call of each) assert.ok(isPriceId(call.price), `${service}.${billed}`)
  })

  it('costs more the more often it is made, nothing when it is not, and no more than its ends say', () => {
    for (const { service, billed } of calls) {
      const found = [0, 1, 1e3, 1e6, 1e9].map((times) => costOf(service, billed, rows(3), {}, times))
      assert.equal(found[0]?.monthly.high, 0, service)
      ascending(found.map(({ monthly }) => monthly.expected), `${service}.${billed}`)
      for (const { monthly: { low, expected, high } } of found) assert.ok(low <= expected && expected <= high, `${service}.${billed}`)
    }
  })

  it('costs more with its price, and what the configuration says it does', () => {
    for (const { service, billed, each } of calls) {
      for (const { price } of each) {
        const at = (times: number) => usd(service, billed, {}, { prices: { [price]: (priceOf(priceList, price).price.tiers[0]?.usd ?? 0) * times } })
        ascending([0, 0.5, 1, 2].map(at), price)
      }
      near(usd(service, billed, {}, { services: { [`${service}.${billed}`]: { usd: 3, per: 1000 } } }), 3000)
    }
  })

  it('is inside of what is free, partly, or beyond', () => {
    for (const { service, billed, each } of calls) {
      const [first] = each
      const free = first && priceOf(priceList, first.price).price.free
      if (!first || !free || each.length > 1) continue
      const unit = usd(service, billed, {}, {}, 1) / (priceOf(priceList, first.price, { freeTier: false }).price.tiers[0]?.usd ?? 1)
      const at = (share: number) => costOf(service, billed, {}, { freeTier: true }, free.quantity * share / unit)
      assert.deepEqual([0.5, 1.5].map((share) => at(share).freeTier), ['inside', 'partly'], first.price)
      assert.equal(at(0.5).monthly.expected, 0)
      assert.ok(at(1.5).monthly.expected > 0)
      near(at(1.5).monthlyBeyondFreeTier?.expected ?? 0, usd(service, billed, {}, { prices: { [first.price]: priceOf(priceList, first.price).price.tiers[0]?.usd ?? 0 } }, free.quantity * 1.5 / unit))
    }
  })

  it('is priced by the tier that it reaches, to the call', () => {
    const at = (calls: number, freeTier = true) => costOf('azure-servicebus', 'send', {}, { freeTier }, calls)
    near(at(13e6).monthly.expected, 0)
    near(at(13e6 + 1).monthly.expected, 0.8e-6, 1e-3)
    near(at(100e6).monthly.expected, 87 * 0.8)
    near(at(101e6).monthly.expected, 87 * 0.8 + 0.5)
    near(at(2500e6, false).monthly.expected, 100 * 0.8 + 2400 * 0.5)
    near(at(3000e6).monthly.expected, 87 * 0.8 + 2400 * 0.5 + 500 * 0.2)
    near(at(3000e6).monthlyBeyondFreeTier?.expected ?? 0, 100 * 0.8 + 2400 * 0.5 + 500 * 0.2)
    assert.equal(at(3000e6, false).monthlyBeyondFreeTier, undefined)
  })

  it('saves at the price of the highest tier', () => {
    const asked = work({ before: [amount('paid', '2', { service: 'aws-sqs', billed: 'send' })], after: [amount('paid', '1', { service: 'aws-sqs', billed: 'send' })], functions: [node('run', { calls: said(75e9) })] })
    const saved = estimate(asked, setting({ platform: { ...noMachine, freeTier: true } }))
    near(saved?.monthly.expected ?? 0, 25e9 * 0.4e-6 + 50e9 * 0.3e-6)
  })

  it('is what library models say, or has no price that is known', () => {
    const named = new Map<string, string>()
    JSON.stringify(libraries, (_, value: unknown) => {
      if (isPaid(value)) named.set(`${value.service}.${value.billed}`, value.service)
      return value
    })
    const unknown = [...named].filter(([name, service]) => serviceCallsOf(service, name.slice(service.length + 1)) === undefined).map(([name]) => name).sort()
    assert.deepEqual(unknown, unpricedCalls)
    assert.ok(named.size > 50)
  })
})

function isPaid(value: unknown): value is { readonly service: string, readonly billed: string } {
  return typeof value === 'object' && value !== null && 'kind' in value && 'service' in value && 'billed' in value
    && (value.kind === 'paid' || value.kind === 'query' || value.kind === 'write') && typeof value.service === 'string' && typeof value.billed === 'string'
}

describe('language models', () => {
  it('have a price for what is sent and for what is written', () => {
    for (const use of ['openai', 'anthropic', 'bedrock', 'embedding'] as const satisfies readonly ModelUse[]) {
      const maker = { openai: 'openai', embedding: 'openai', anthropic: 'anthropic', bedrock: 'aws.bedrock' }[use]
      for (const model of modelNames[use]) {
        assert.ok(isPriceId(`${maker}.${model}.input`), model)
        assert.equal(isPriceId(`${maker}.${model}.output`), use !== 'embedding', model)
        const listed = `${maker}.${defaultModels[use]}.input`
        assert.ok(isPriceId(listed))
        assert.deepEqual(modelPrice(listed, undefined, { models: { [use]: model } }), { price: `${maker}.${model}.input` })
        assert.deepEqual(modelPrice(listed, model, {}), { price: `${maker}.${model}.input` })
      }
    }
    const listed = Object.keys(priceList).filter((id) => /^(?:openai|anthropic|aws\.bedrock)\..*\.input$/.test(id))
    assert.equal(listed.length, Object.values(modelNames).flat().length)
  })

  it('are assumed with a factor of three, and say so, unless they are named or priced', () => {
    const noteOf = (platform: Platform, id: string) => costOf('openai', 'completion', {}, platform).assumptions.find(({ name }) => name === id)
    assert.match(noteOf({}, 'openai.gpt-5.4-mini.input')?.note ?? '', /Which model answers is not known.*pricing\.models\.openai/)
    assert.equal(noteOf({}, 'openai.gpt-5.4-mini.input')?.uncertainty, 3)
    assert.equal(noteOf({ models: { openai: 'gpt-5.4-mini' } }, 'openai.gpt-5.4-mini.input')?.uncertainty, 1)
    assert.equal(noteOf({ prices: { 'openai.gpt-5.4-mini.input': 1e-6 } }, 'openai.gpt-5.4-mini.input')?.uncertainty, 1)
  })

  it('are those that the code names, whatever the configuration says of others, and whichever version', () => {
    const priceOfCall = (service: string, model: string, platform: Platform = {}) => {
      const { assumptions } = costOf(service, 'completion', { model }, platform)
      return assumptions.filter(({ name }) => name.endsWith('.input')).map(({ name, uncertainty }) => [name, uncertainty])
    }
    for (const name of ['gpt-4o', 'gpt-4o-2024-08-06', 'openai/gpt-4o', 'GPT-4o', 'gpt-4o-latest']) assert.deepEqual(priceOfCall('openai', name, { models: { openai: 'gpt-5' } }), [['openai.gpt-4o.input', 1]])
    assert.deepEqual(priceOfCall('anthropic', 'claude-haiku-4-5-20251001'), [['anthropic.claude-haiku-4-5.input', 1]])
    for (const name of ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'anthropic.claude-sonnet-4-5-20250929-v1:0']) assert.deepEqual(priceOfCall('aws-bedrock', name), [['aws.bedrock.claude-sonnet-4-5.input', 1]])
    assert.deepEqual(priceOfCall('aws-bedrock', 'amazon.nova-lite-v1:0'), [['aws.bedrock.nova-lite.input', 1]])
  })

  it('have another in their place where the list has none of that name', () => {
    const of = (platform: Platform) => costOf('openai', 'completion', { model: 'my-deployment' }, platform).assumptions.find(({ name }) => name.endsWith('.input'))
    assert.match(of({})?.note ?? '', /"my-deployment" is not in the price list, and gpt-5\.4-mini stands for it: set pricing\.models\.openai/)
    assert.equal(of({})?.uncertainty, 3)
    assert.deepEqual([of({ models: { openai: 'gpt-4.1' } })?.name, of({ models: { openai: 'gpt-4.1' } })?.uncertainty], ['openai.gpt-4.1.input', 3])
  })

  it('cost the same in all regions and with all clouds', () => {
    for (const provider of ['aws', 'azure', 'google'] as const) {
      const found = costOf('openai', 'completion', {}, { provider, region: 'elsewhere', models: { openai: 'gpt-5' } })
      assert.deepEqual(found.assumptions.filter(({ name }) => isPriceId(name)).map(({ uncertainty }) => uncertainty), [1, 1])
    }
  })
})

describe('databases of the clouds', () => {
  const machineOf = (platform: Platform) => {
    const asked = work({ before: [amount('query', '1', { waits: 'sequential' })], functions: [node('run', { calls: said(1e6) })] })
    return estimate(asked, setting({ platform: { compute: { platform: 'server', hourUsd: 0 }, ...platform } }))?.assumptions
      .find(({ name, unit }) => !name.startsWith('pricing.compute') && (unit === 'USD/instance-hour' || unit === 'USD/ACU-hour'))
  }
  const nameOf = (platform: Platform) => machineOf(platform)?.name

  it('are those of the provider, by the engine', () => {
    const engines = [undefined, 'postgresql', 'mysql', 'mariadb', 'sqlserver'] as const
    const of = (provider: 'aws' | 'azure' | 'google') => [...new Set(engines.map((engine) => nameOf({ provider, database: { engine } })?.split('.').slice(0, 2).join('.')))]
    assert.deepEqual([of('aws'), of('azure'), of('google')], [['aws.rds'], ['azure.postgresql', 'azure.mysql', 'azure.sql'], ['google.sql']])
  })

  it('are those that are named, as the provider writes them', () => {
    const named = (database: Database) => nameOf({ database })
    assert.equal(named({ platform: 'azure-postgresql', instance: 'GP_Standard_D2ds_v5' }), 'azure.postgresql.d2ds-v5.hour')
    assert.equal(named({ platform: 'azure-postgresql', instance: 'B_Standard_B1ms' }), 'azure.postgresql.b1ms.hour')
    assert.equal(named({ platform: 'azure-mysql', instance: 'Standard_D2ads_v5' }), 'azure.mysql.d2ads-v5.hour')
    assert.equal(named({ platform: 'azure-sql', instance: 'GP_Gen5_4' }), 'azure.sql.gp-gen5-4.hour')
    assert.equal(named({ platform: 'cloud-sql', instance: 'db-custom-4-15360' }), 'google.sql.db-custom-4-15360.hour')
    assert.equal(named({ platform: 'rds', instance: 'db.t4g.micro' }), 'aws.rds.db.t4g.micro.hour')
  })

  it('say what stands for one that nobody names, and never speak of another cloud', () => {
    const others = { aws: /azure|google|cloud sql/i, azure: /aws|rds|google|cloud sql/i, google: /aws|rds|azure/i }
    for (const provider of ['aws', 'azure', 'google'] as const) {
      const asked = work({ before: [amount('query', '1'), amount('log', '5'), amount('byte', '1000'), amount('request', '2')], functions: [node('run', { calls: said(1e6) })] })
      const found = estimate(asked, setting({ platform: { provider, region: 'elsewhere', database: { otherZone: true } } }))
      const notes = found?.assumptions.filter(({ source }) => source === 'price list') ?? []
      assert.ok(notes.length >= 3, provider)
      for (const { name, note } of notes) {
        assert.ok(name.startsWith(provider) && !others[provider].test(note.replace(/Infracost[^).]*/g, '')), `${provider}: ${name} ${note}`)
        assert.match(note, /in elsewhere it may differ by a factor of 1\.25/)
      }
      assert.match(machineOf({ provider })?.note ?? '', /is assumed: set pricing\.database/)
    }
  })

  it('cost something, but where they are part of the program or nothing', () => {
    for (const platform of databasePlatforms) {
      assert.equal(machineOf({ database: { platform } }) === undefined, platform === 'embedded' || platform === 'none', platform)
    }
  })

  it('are said to be of another region where the price is', () => {
    assert.match(machineOf({ provider: 'azure', database: { platform: 'azure-postgresql', instance: 'd2ds-v5' } })?.note ?? '', /that of westus; in eastus it may differ/)
    assert.equal(machineOf({ provider: 'azure', region: 'West US', database: { platform: 'azure-postgresql', instance: 'd2ds-v5' } })?.uncertainty, 1)
  })
})

function ascending(values: readonly number[], what: string): void {
  assert.ok(values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0)), `${what}: ${values.join(', ')}`)
}

function near(actual: number, expected: number, within = 1e-6): void {
  assert.ok(Math.abs(actual - expected) <= within * Math.max(1e-9, Math.abs(expected)), `${actual} is not ${expected}`)
}
