// Estimates: five of them against arithmetic done by hand, what each platform bills, and what must hold for any work in any setting.

import assert from 'node:assert/strict'
import type { Amount, Work } from '../../src/analysis/work.js'
import type { Estimate } from '../../src/cost/estimate-types.js'
import { estimate, type Setting } from '../../src/cost/estimate.js'
import { computePlatforms, databasePlatforms, type Platform } from '../../src/cost/platform.js'
import { isPriceId, priceList, type PriceId } from '../../src/cost/prices/list.js'
import { ratioOf } from '../../src/cost/ratio.js'
import { randomNumbers } from '../support/random.js'
import { fileInContainer, listOnMachine, messagesInBatches, queriesOnLambda, requestsInTurn } from './worked-examples.js'
import { amount, bound, count, entry, node, said, setting, work } from './works.js'

describe('estimates worked out by hand', () => {
  it('N+1 on Lambda: 99 queries are waited for, and worked on by program and database', () => {
    const found = known(queriesOnLambda())
    const seconds = 99 * (0.001 + 0.0002 * 1769 / 1024)
    near(seconds, 0.1332052734)
    near(found.perCall.before.seconds - found.perCall.after.seconds, seconds)
    near(found.perCall.before.cpuSeconds, 101 * 0.0002)
    near(found.perCall.after.databaseSeconds, 2 * 70e-6)
    assert.deepEqual([found.perCall.before.operations, found.perCall.after.operations], [{ query: 101 }, { query: 2 }])
    near(found.monthly.expected, 133_205.2734 * 0.0000166667 + 6_930 * 0.5 / 2 / 3600 * 0.065)
    near(found.monthly.expected, 2.2513735)
    assert.equal(found.freeTier, 'none')
    assert.equal(found.monthlyBeyondFreeTier, undefined)
    assert.equal(found.formula, 'calls × ((1 + N − 2) × query seconds + (1 + N − 2) × query CPU seconds × (1.73 / memory GB)) × memory GB × aws.lambda.x86.gbSecond'
      + ' + calls × (1 + N − 2) × query database seconds × realisation / 2 vCPUs / 3600 × aws.rds.db.t4g.medium.hour')
  })

  it('requests in turn on Lambda: 19 waits less; the CPU time stays', () => {
    const found = known(requestsInTurn('lambda'))
    near(found.monthly.expected, 19 * 0.05 * 2e6 * 1769 / 1024 * 0.0000166667)
    near(found.monthly.expected, 54.7055, 1e-4)
    const factor = Math.exp(Math.hypot(Math.log(3), Math.log(1.5)))
    near(found.uncertainty, factor)
    near(found.monthly.low, found.monthly.expected / factor)
    near(found.monthly.high, found.monthly.expected * factor)
  })

  it('requests in turn in a container: waiting costs nothing there', () => {
    const found = known(requestsInTurn('fargate'))
    assert.deepEqual(found.monthly, { low: 0, expected: 0, high: 0 })
    near(found.perCall.before.seconds - found.perCall.after.seconds, 0.95)
    assert.equal(found.formula, '0')
    near(found.uncertainty, 3)
  })

  it('a list searched on a machine: 100 million comparisons less 20,000 lookups', () => {
    const found = known(listOnMachine())
    near(found.perCall.before.cpuSeconds - found.perCall.after.cpuSeconds, 1.2 - 0.00054)
    near(found.monthly.expected, 1.19946 * 10_000 * 0.5 / 2 / 3600 * 0.0816)
    near(found.monthly.expected, 0.0679694)
    // Calls 1.5, N and M 1.25 each, a comparison 2, realisation 2; the lookups are next to nothing.
    near(found.uncertainty, Math.exp(Math.hypot(Math.log(1.5), Math.log(1.25), Math.log(1.25), Math.log(2), Math.log(2))), 2e-3)
  })

  it('a whole file in a container: a GB that need not be there', () => {
    const found = known(fileInContainer())
    near(found.monthly.expected, (2 ** 30 - 65_536) / 2 ** 30 * 730 * 0.5 * 0.004445)
    near(found.monthly.expected, 1.6223260)
    near(found.uncertainty, Math.exp(Math.hypot(Math.log(1.25), Math.log(2))), 1e-3)
    assert.equal(found.perCall.before.bytes, 2 ** 30)
  })

  it('messages one by one: 45 requests less, and their CPU time', () => {
    for (const free of [true, false]) {
      const found = known(messagesInBatches(free))
      near(found.monthly.expected, 45 * 1e6 * 0.4e-6 + 45 * 0.0008 * 1e6 * 0.5 / 3600 * (0.04048 + 2 * 0.004445))
      near(found.monthly.expected, 18.24685)
      assert.equal(found.freeTier, free ? 'partly' : 'none')
    }
    near(known(messagesInBatches(true)).monthlyBefore.expected, 49 * 0.4 + 10 / 9 * 0.24685)
  })
})

describe('billing', () => {
  const queries = work({ before: [amount('query', '100', { waits: 'sequential' })], functions: [node('run', { calls: said(1e6) })] })
  const on = (platform: Platform, asked: Work = queries) => known(estimate(asked, setting({ platform: { freeTier: false, ...platform } })))

  it('knows every platform', () => {
    for (const platform of computePlatforms) {
      const found = on({ compute: { platform } })
      assert.ok(found.monthly.expected > 0 && found.monthly.high < Infinity, platform)
      assert.ok(found.co2eGramsPerMonth.expected > 0, platform)
    }
  })

  it('bills waiting only by duration', () => {
    const none = { database: { platform: 'none' } } as const
    const waiting = work({ before: [amount('request', '10', { waits: 'sequential' })], functions: [node('run', { calls: said(1e6) })] })
    const slower = { unitCosts: { 'request seconds': 0.5 } }
    for (const platform of ['lambda', 'azure-functions', 'azure-functions-flex', 'container-apps', 'cloud-run', 'cloud-functions'] as const) {
      assert.ok(on({ ...none, ...slower, compute: { platform } }, waiting).monthly.expected > 2 * on({ ...none, compute: { platform } }, waiting).monthly.expected, platform)
    }
    for (const platform of ['fargate', 'ec2', 'azure-functions-premium', 'azure-vm', 'cloud-run-instances', 'compute-engine', 'server'] as const) {
      assert.equal(on({ ...none, ...slower, compute: { platform } }, waiting).monthly.expected, on({ ...none, compute: { platform } }, waiting).monthly.expected, platform)
    }
  })

  it('bills waiting on containers and machines whose calls hold a worker', () => {
    const none = { database: { platform: 'none' } } as const
    const seconds = 1e6 * 100 * (0.001 + 0.0002)
    near(on({ ...none, realisation: 1, compute: { platform: 'fargate', vcpus: 2, memoryMb: 4096, concurrency: 8 } }).monthly.expected, seconds / 3600 / 8 * (2 * 0.04048 + 4 * 0.004445))
    near(on({ ...none, realisation: 1, compute: { platform: 'ec2', instance: 'm7g.large', concurrency: 8 } }).monthly.expected, seconds / 3600 / 8 * 0.0816)
  })

  it('gives a function with more memory a faster processor, up to one', () => {
    const seconds = (memoryMb: number) => on({ compute: { platform: 'lambda', memoryMb } }).perCall.before.seconds
    near(seconds(1769), 100 * (0.001 + 0.0002))
    near(seconds(512), 100 * (0.001 + 0.0002 * 1769 / 512))
    near(seconds(8192), seconds(1769))
    const first = (memoryMb: number) => on({ compute: { platform: 'cloud-functions', memoryMb }, database: { platform: 'none' } })
    near(first(512).perCall.before.seconds, 100 * (0.001 + 0.0002 / 0.333))
    near(first(512).monthly.expected, 1e6 * 100 * (0.001 + 0.0002 / 0.333) * (0.5 * 0.0000025 + 0.333 * 2.4 * 0.00001))
    near(first(4096).monthly.expected, 1e6 * 100 * 0.0012 * (4 * 0.0000025 + 4.8 * 0.00001))
  })

  it('takes the price of a machine of one\'s own', () => {
    const found = on({ compute: { platform: 'server', hourUsd: 0.5, vcpus: 4 }, database: { platform: 'server', hourUsd: 1, vcpus: 8 }, realisation: 1 })
    near(found.monthly.expected, 1e6 * 100 * (0.0002 / 4 * 0.5 + 70e-6 / 8) / 3600)
  })

  it('takes machines by the names of their providers', () => {
    const hourOf = (platform: Platform) => on(platform).assumptions.filter(({ name }) => name.endsWith('.hour')).map(({ name }) => name)
    assert.deepEqual(hourOf({ compute: { platform: 'azure-vm', instance: 'Standard_D4s_v5' }, database: { platform: 'none' } }), ['azure.vm.d4s-v5.hour'])
    assert.deepEqual(hourOf({ compute: { platform: 'compute-engine', instance: 'n2-standard-8' }, database: { platform: 'none' } }), ['google.compute.n2-standard-8.hour'])
    assert.deepEqual(hourOf({ compute: { platform: 'ec2', instance: 'c7g.large' }, database: { platform: 'rds', instance: 'db.m6g.large' } }), ['aws.ec2.c7g.large.hour', 'aws.rds.db.m6g.large.hour'])
    const stranger = on({ compute: { platform: 'ec2', instance: 'x99.huge' } }).assumptions.find(({ name }) => name === 'aws.ec2.m7g.large.hour')
    assert.match(stranger?.note ?? '', /x99\.huge is not in the price list/)
    assert.equal(stranger?.uncertainty, 2)
  })

  it('does the work of an embedded database in the program', () => {
    const found = on({ database: { engine: 'sqlite' }, compute: { platform: 'fargate' } })
    assert.equal(found.perCall.before.databaseSeconds, 0)
    near(found.perCall.before.seconds, 100 * 200e-6)
    const bare = on({ database: { engine: 'sqlite' }, compute: { platform: 'fargate' } }, work({ before: [amount('query', '100', { waits: 'sequential', bare: true }), amount('row', '100', { bare: true })] }))
    near(bare.perCall.before.seconds, 100 * (2.5e-6 + 0.8e-6))
  })

  it('says where only the driver tells of an embedded database, and the configuration nothing', () => {
    const lite = work({ before: [amount('query', '100', { waits: 'sequential', bare: true, embedded: true }), amount('row', '100', { bare: true, embedded: true })] })
    const compute = { platform: 'fargate' } as const
    const isSaid = (pricing: Parameters<typeof on>[0]) => on(pricing, lite).assumptions.some(({ note }) => note.includes('set pricing.database.platform to "embedded"'))
    assert.deepEqual([isSaid({ compute }), isSaid({ compute, database: { platform: 'rds' } }), isSaid({ compute, database: { engine: 'postgresql' } })], [true, false, false])
    near(on({ compute, database: { platform: 'embedded' } }, lite).perCall.before.seconds, 100 * (2.5e-6 + 0.8e-6))
  })

  it('says what its number of calls is made of, where nobody says it', () => {
    const called = work({ before: [amount('log', '1')], functions: [node('unknown', { callers: [{ function: 1, count: count('5') }] }), node('main', { entry: entry('cli', { name: 'script shop.py' }) })] })
    const { callsPerMonth, assumptions } = on({}, called)
    assert.equal(callsPerMonth.expected, 500)
    const calls = assumptions.filter(({ unit }) => unit === 'calls/month')
    assert.deepEqual(calls.map(({ name, value, source, note }) => [name, value, source, note.split(': ', 1)[0]]), [
      ['calls', 500, 'default', '100 calls of script shop.py; main calls unknown 5 times each time'],
      ['calls of script shop.py', 100, 'default', 'nobody says how often script shop.py is called'],
    ])
    near(calls[0]?.uncertainty ?? 0, 3)
  })

  it('scales a serverless database', () => {
    const found = on({ database: { platform: 'aurora-serverless' }, compute: { platform: 'server', hourUsd: 0 } })
    near(found.monthly.expected, 1e8 * 70e-6 * 4 / 3600 * 0.5 * 0.12)
  })

  it('counts rows for the database, and what moves to another zone', () => {
    const rows = work({ before: [amount('query', '1', { waits: 'sequential', rows: [{ times: 1000, bounds: [] }] })], functions: [node('run', { calls: said(1e6) })] })
    near(on({}, rows).perCall.before.databaseSeconds, 70e-6 + 1000 * 0.4e-6)
    const apart = on({ database: { platform: 'rds', otherZone: true } }, rows).monthly.expected - on({ database: { platform: 'rds' } }, rows).monthly.expected
    near(apart, 1e6 * 1000 * 200 / 2 ** 30 * 2 * 0.01)
  })

  it('counts request units of DynamoDB by the size of items', () => {
    const item = { waits: 'sequential', service: 'aws-dynamodb' } as const
    const asked = (kind: 'query' | 'write', billed: string, rows?: number) =>
      work({ before: [amount(kind, '1', { ...item, billed, ...rows === undefined ? {} : { rows: [{ times: rows, bounds: [] }] } })], functions: [node('run', { calls: said(1e6) })] })
    const usd = (...given: Parameters<typeof asked>) => on({ compute: { platform: 'server', hourUsd: 0 } }, asked(...given)).monthly.expected
    near(usd('query', 'get'), 0.5 * 0.125)
    near(usd('query', 'query', 10), 3 * 0.5 * 0.125)
    near(usd('query', 'batch-get', 10), 10 * 0.5 * 0.125)
    near(usd('query', 'transact-get', 10), 10 * 2 * 0.125)
    near(usd('write', 'put'), 0.625)
    near(usd('write', 'batch-write', 25), 25 * 0.625)
    near(on({ compute: { platform: 'server', hourUsd: 0 }, database: { dynamodb: 'provisioned' } }, asked('write', 'put')).monthly.expected, 1e6 / 3600 * 0.5 * 0.00065 - 0, 1)
  })

  it('counts log lines by the GB, where the logs of the platform go', () => {
    const logs = work({ before: [amount('log', '100')], functions: [node('run', { calls: said(1e6) })] })
    const of = (platform: Platform) => on({ compute: { platform: 'server', hourUsd: 0 }, ...platform }, logs).monthly.expected
    near(of({}), 1e8 * 200 / 2 ** 30 * 0.5)
    near(of({ logs: { platform: 'cloudwatch-infrequent' } }), 1e8 * 200 / 2 ** 30 * 0.25)
    near(of({ logs: { gbUsd: 2 } }), 1e8 * 200 / 2 ** 30 * 2)
    near(of({ provider: 'google' }), 1e8 * 200 / 2 ** 30 * 0.5)
    near(of({ provider: 'azure' }), 1e8 * 200 / 1e9 * 2.3)
    near(of({ provider: 'aws', logs: { platform: 'azure-monitor-basic' } }), 1e8 * 200 / 1e9 * 0.5)
    assert.equal(of({ logs: { platform: 'none' } }), 0)
  })

  it('has a price of one\'s own for any service, and says where one is missing', () => {
    const asked = work({ before: [amount('paid', '3', { waits: 'sequential', service: 'openai', billed: 'image' })], functions: [node('run', { calls: said(1000) })] })
    const free = on({ compute: { platform: 'server', hourUsd: 0 } }, asked)
    assert.equal(free.monthly.expected, 0)
    assert.match(free.assumptions.find(({ name }) => name === 'openai.image')?.note ?? '', /no price is known.*pricing\.services/)
    near(on({ compute: { platform: 'server', hourUsd: 0 }, services: { 'openai.image': { usd: 2, per: 1000 } } }, asked).monthly.expected, 3 * 1000 * 0.002)
    near(free.perCall.before.seconds, 3 * (3 + 0.0015))
  })

  it('waits as long as the slowest of what waits together, and in rounds', () => {
    const seconds = (more: Partial<Amount>) => on({ compute: { platform: 'fargate' } }, work({ before: [amount('request', '95', more)] })).perCall.before.seconds - 95 * 0.0005
    near(seconds({ waits: 'sequential' }), 95 * 0.05)
    near(seconds({ waits: 'together' }), 0.05)
    near(seconds({ waits: 'together', concurrency: 10 }), 10 * 0.05)
    near(seconds({ waits: 'background' }), 0)
  })

  it('lets waiting together be awaited by nobody when there is nothing', () => {
    assert.equal(on({}, work({ before: [amount('request', '0', { waits: 'together' })] })).perCall.before.seconds, 0)
  })

  it('is free inside of the allowance, and says what it would cost beyond', () => {
    const few = known(estimate(queries, setting({ platform: { compute: { platform: 'lambda', memoryMb: 512 }, database: { platform: 'none' } }, workload: {} })))
    const asked = { ...queries, functions: [node('run', { calls: said(100) })] }
    const inside = known(estimate(asked, setting({ platform: { compute: { platform: 'lambda', memoryMb: 512 }, database: { platform: 'none' } } })))
    assert.deepEqual([inside.freeTier, inside.monthly], ['inside', { low: 0, expected: 0, high: 0 }])
    near(inside.monthlyBeyondFreeTier?.expected ?? 0, 100 * 100 * (0.001 + 0.0002 * 1769 / 512) * 0.5 * 0.0000166667)
    assert.equal(few.freeTier, 'inside')
  })

  it('is not free in containers that are there all month, as they use the allowance up', () => {
    const [asked, database] = [work({ before: queries.before, functions: [node('run', { calls: said(1000) })] }), { platform: 'none' } as const]
    for (const platform of ['cloud-run-instances', 'fargate', 'azure-functions-premium'] as const) {
      const found = on({ freeTier: true, database, compute: { platform } }, asked)
      assert.ok(found.freeTier === 'none' && found.monthly.expected > 0, platform)
    }
    assert.equal(on({ freeTier: true, database, compute: { platform: 'cloud-run' } }, asked).freeTier, 'inside')
    const held = work({ before: [amount('byte', '1e7')], functions: [node('run', { calls: said(1000) })] })
    assert.ok(on({ freeTier: true, compute: { platform: 'container-apps' } }, held).monthly.expected > 0)
  })

  it('shows money in the currency of the setting', () => {
    const [dollars, euros] = [on({}), on({ currency: { code: 'EUR', perUsd: 0.9 } })]
    assert.equal(euros.currency, 'EUR')
    assert.deepEqual(euros.assumptions.at(-1), { name: 'EUR per USD', value: 0.9, unit: 'EUR/USD', source: 'config', note: 'pricing.currency', uncertainty: 1, weight: 0 })
    assert.equal(euros.formula, `(${dollars.formula}) × EUR per USD`)
    assert.ok(dollars.assumptions.every(({ name }) => !name.endsWith('per USD')))
    for (const end of ['low', 'expected', 'high'] as const) near(euros.monthly[end] / 0.9, dollars.monthly[end])
  })

  it('assumes functions for serverless handlers, and containers for all else', () => {
    const platformOf = (kinds: readonly ('http' | 'serverless' | 'queue')[], provider: 'aws' | 'azure' | 'google', isFunction?: true) => {
      const functions = [node('helper', { callers: kinds.map((_, index) => ({ function: index + 1, count: [{ times: 1, bounds: [] }] })) }), ...kinds.map((kind) => node(kind, { entry: entry(kind, isFunction && { isFunction }) }))]
      const asked = on({ provider, database: { platform: 'none' } }, { ...queries, functions })
      return asked.assumptions.map(({ name }) => name).filter((name) => isPriceId(name)).sort()
    }
    assert.deepEqual(platformOf(['serverless'], 'aws'), ['aws.lambda.x86.gbSecond'])
    assert.deepEqual(platformOf(['serverless', 'http'], 'aws'), ['aws.fargate.x86.gbHour', 'aws.fargate.x86.vcpuHour'])
    assert.deepEqual(platformOf(['queue'], 'aws'), ['aws.fargate.x86.gbHour', 'aws.fargate.x86.vcpuHour'])
    assert.deepEqual(platformOf(['queue'], 'aws', true), ['aws.lambda.x86.gbSecond'])
    assert.deepEqual(platformOf([], 'aws'), ['aws.fargate.x86.gbHour', 'aws.fargate.x86.vcpuHour'])
    assert.deepEqual(platformOf(['serverless'], 'azure'), ['azure.functions.consumption.gbSecond'])
    assert.deepEqual(platformOf(['http'], 'azure'), ['azure.containerApps.active.vcpuSecond'])
    assert.deepEqual(platformOf(['serverless'], 'google'), ['google.run.requestBased.gbSecond', 'google.run.requestBased.vcpuSecond'])
    assert.deepEqual(platformOf(['http'], 'google'), ['google.run.instanceBased.gbSecond', 'google.run.instanceBased.vcpuSecond'])
  })

  it('says nothing of what is not counted', () => {
    assert.equal(estimate(work({}), setting()), undefined)
  })
})

describe('ratio of a call before and after', () => {
  it('knows nothing surer than what cancels', () => {
    const asked = work({
      before: [amount('query', '1 + N', { waits: 'sequential' })], after: [amount('query', '2', { waits: 'sequential' })], bounds: [bound('N', { annotated: said(999) })],
    })
    const ratio = ratioOf(asked, setting(), 'seconds')
    near(ratio?.expected ?? 0, 500)
    near(ratio?.uncertainty ?? 0, Math.exp(Math.hypot(Math.log(1.25), Math.log(1.5))), 1e-3)
    assert.equal(ratioOf({ ...asked, after: [] }, setting(), 'seconds'), undefined)
    assert.equal(ratioOf(asked, setting(), 'bytes'), undefined)
  })

  it('is as unsure as what does not', () => {
    const asked = work({ before: [amount('comparison', '1e6')], after: [amount('lookup', '2000')] })
    near(ratioOf(asked, setting(), 'cpuSeconds')?.expected ?? 0, 1e6 * 12e-9 / (2000 * 27e-9))
    near(ratioOf(asked, setting(), 'cpuSeconds')?.uncertainty ?? 0, Math.exp(Math.hypot(Math.log(2), Math.log(2), Math.log(1.5))))
  })
})

describe('any estimate', () => {
  const settings: readonly Partial<Setting>[] = [
    {}, { language: 'typescript' },
    ...computePlatforms.map((platform) => ({ platform: { compute: { platform } } })),
    { platform: { freeTier: false, region: 'eu-west-1', compute: { platform: 'lambda' } } },
    { platform: { database: { engine: 'sqlite' } } },
    ...databasePlatforms.map((platform) => ({ platform: { database: { platform } } })),
    ...(['azure', 'google'] as const).flatMap((provider) => [{ platform: { provider } }, { platform: { provider, freeTier: false, region: 'elsewhere', database: { cosmos: 'provisioned', otherZone: true } as const } }]),
  ]

  it('is between its ends', () => {
    forAny((asked, given) => {
      const found = known(estimate(asked, setting(given)))
      for (const spread of [found.monthly, found.monthlyBefore, found.monthlyAfter, found.callsPerMonth, found.co2eGramsPerMonth, ...found.monthlyBeyondFreeTier ? [found.monthlyBeyondFreeTier] : []]) {
        assert.ok(spread.low <= spread.expected && spread.expected <= spread.high, JSON.stringify([spread, asked]))
        assert.ok([spread.low, spread.expected, spread.high].every(Number.isFinite))
      }
      assert.ok(found.uncertainty >= 1 && Number.isFinite(found.uncertainty))
      const weight = found.assumptions.reduce((sum, assumption) => sum + (assumption.weight ?? 0), 0)
      assert.ok(weight === 0 || Math.abs(weight - 1) < 1e-9)
      assert.ok(found.monthlyBefore.low >= 0 && found.monthlyAfter.low >= 0)
    })
  })

  it('grows with the calls', () => {
    forAny((asked, given) => {
      const costs = [0, 10, 1e3, 1e5, 1e7].map((calls) => known(estimate({ ...asked, functions: [node('run', { calls: said(calls) })] }, setting(given))))
      ascending(costs.map(({ monthlyBefore }) => monthlyBefore.expected))
      ascending(costs.map(({ monthlyBefore }) => monthlyBefore.low))
      ascending(costs.map(({ monthlyBefore }) => monthlyBefore.high))
      ascending(costs.map(({ monthly }) => monthly.expected))
    })
  })

  it('grows with the iterations', () => {
    forAny((asked, given) => {
      const costs = [1, 10, 100, 1000].map((value) => known(estimate({ ...asked, bounds: asked.bounds.map((one) => ({ ...one, annotated: said(value) })) }, setting(given))))
      ascending(costs.map(({ monthlyBefore }) => monthlyBefore.expected))
      // What waits together saves less and less over what is a part of it: one request in four calls is a quarter of one, ten are one.
      if (!asked.before.some(({ waits }) => waits === 'together')) ascending(costs.map(({ monthly }) => monthly.expected))
    })
  })

  it('grows with each price that it used', () => {
    forAny((asked, given) => {
      const first = known(estimate(asked, setting(given)))
      for (const id of first.assumptions.map(({ name }) => name).filter(isPriceId)) {
        const at = (times: number) => known(estimate(asked, setting({ ...given, platform: { ...given.platform, prices: { [id]: usualUsd(id) * times } } })))
        const costs = [0, 0.5, 1, 2].map(at)
        ascending(costs.map(({ monthlyBefore }) => monthlyBefore.expected))
        ascending(costs.map(({ monthly }) => monthly.expected))
        assert.equal(costs[0]?.assumptions.find(({ name }) => name === id)?.source, 'config')
      }
    }, 40)
  })

  it('is nothing when nothing is called, and nothing when nothing is done', () => {
    forAny((asked, given) => {
      const never = known(estimate({ ...asked, functions: [node('run', { calls: said(0) })] }, setting(given)))
      const empty = known(estimate({ ...asked, bounds: asked.bounds.map((one) => ({ ...one, annotated: said(0) })), before: asked.before.map((one) => ({ ...one, count: [{ times: 1, bounds: ['N'] }] })), after: [] }, setting(given)))
      for (const { monthly, monthlyBefore, monthlyAfter, co2eGramsPerMonth } of [never, empty]) {
        assert.deepEqual([monthly, monthlyBefore, monthlyAfter, co2eGramsPerMonth].map(({ low, high }) => [low, high]), [[0, 0], [0, 0], [0, 0], [0, 0]])
      }
    })
  })

  it('becomes surer with each input that is measured', () => {
    const asked = work({ before: [amount('query', '1 + N', { waits: 'sequential' })], after: [amount('query', '2', { waits: 'sequential' })], bounds: [bound('N')] })
    const factor = (given: Partial<Setting>, changed: Partial<Work> = {}) => known(estimate({ ...asked, ...changed }, setting(given))).uncertainty
    const platform: Platform = { freeTier: false, compute: { platform: 'lambda', memoryMb: 1024 }, database: { platform: 'rds', instance: 'db.t4g.medium' } }
    const steps = [
      factor({}), factor({ platform }), factor({ platform, workload: { iterations: 100 } }), factor({ platform, workload: { iterations: 100, calls: { other: 1000 } } }),
      factor({ platform, workload: { iterations: 100 } }, { functions: [node('run', { calls: said(1000) })] }),
    ]
    assert.deepEqual([...steps].sort((a, b) => b - a), steps)
    assert.equal(new Set(steps).size, steps.length)
  })

  it('explains itself: every name in the formula is an assumption, or what is done with them', () => {
    forAny((asked, given) => {
      const { formula, assumptions } = known(estimate(asked, setting(given)))
      const names = assumptions.map(({ name }) => name).sort((a, b) => b.length - a.length)
      const known2 = [...names, 'calls that hold them', 'seconds held', 'bytes of a GB', 'hours', 'GHz by memory', 'vCPUs by memory', 'of the machine for a GB', 'write units of', 'read units of', 'request units of', ' or ', 'GB of', 'vCPUs', 'ACUs']
      const rest = known2.sort((a, b) => b.length - a.length).reduce((text, name) => text.replaceAll(name, ' '), formula)
      assert.match(rest, /^[\s\d.,×+−/()⌈⌉NM²³]*$/, `${formula} – ${rest}`)
    })
  })

  function forAny(check: (asked: Work, given: Partial<Setting>) => void, runs = 120): void {
    const random = randomNumbers(77)
    for (let run = 0; run < runs; run++) {
      const given = settings[run % settings.length] ?? {}
      check(anyWork(random), given)
    }
  }
})

/** What the fix leaves is never more than what there was, whatever the bounds are. */
function anyWork(random: () => number): Work {
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[Math.floor(random() * items.length)] ?? items[0]
  const kinds = ['query', 'load', 'write', 'commit', 'connect', 'request', 'file-read', 'log', 'subprocess', 'compute', 'row', 'comparison', 'lookup', 'byte', 'paid'] as const
  const services: readonly [[string, string], ...[string, string][]] = [
    ['aws-s3', 'get'], ['aws-sqs', 'send'], ['aws-dynamodb', 'query'], ['aws-cost-explorer', 'get'],
    ['openai', 'completion'], ['openai', 'embedding'], ['openai', 'image'], ['anthropic', 'completion'], ['azure-cosmos', 'get'], ['azure-cosmos', 'query'], ['azure-cosmos', 'put'],
    ['azure-storage', 'put'], ['azure-servicebus', 'send'], ['azure-keyvault', 'get'], ['google-bigquery', 'query'], ['google-bigquery', 'insert'], ['google-bigquery', 'load'],
    ['google-firestore', 'get'], ['google-firestore', 'put'], ['google-firestore', 'delete'], ['google-storage', 'get'], ['google-pubsub', 'publish'],
  ]
  const before = Array.from({ length: 1 + Math.floor(random() * 3) }, (): Amount => {
    const kind = pick(kinds)
    const [service, billed] = pick(services)
    const waits = pick(['sequential', 'together', 'background'] as const)
    return amount(kind, pick(['1 + N', 'N', '3 × N × M', 'N × N', '50']), {
      waits, ...kind === 'paid' ? { service, billed } : {}, ...kind === 'paid' && random() < 0.3 ? { rows: [{ times: 1, bounds: ['M'] }] } : {}, ...kind === 'query' && random() < 0.5 ? { rows: [{ times: 1, bounds: ['M'] }] } : {},
    })
  })
  const after = before.filter(() => random() < 0.6).map((one): Amount => ({ ...one, count: one.count.map((term) => ({ ...term, times: term.times * 0.25 })) }))
  return work({ before, after, bounds: [bound('N'), bound('M', { form: 'rows' })], functions: [node('run', { entry: entry(pick(['http', 'serverless', 'cli'] as const)) })] })
}

function usualUsd(id: PriceId): number {
  const { usd } = priceList[id]
  return typeof usd === 'number' ? usd : usd[0]?.usd ?? 0
}

function ascending(values: readonly number[]): void {
  for (const [index, value] of values.entries()) assert.ok(index === 0 || value >= (values[index - 1] ?? 0) * (1 - 1e-12) - 1e-15, JSON.stringify(values))
}

function known(found: Estimate | undefined): Estimate {
  assert.ok(found)
  return found
}

/** To seven digits, or as said. */
function near(actual: number, expected: number, within = 1e-7): void {
  assert.ok(Math.abs(actual - expected) <= within * Math.max(1e-3, Math.abs(expected)), `${actual} is not ${expected}`)
}
