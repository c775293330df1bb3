// What findings cost, as the executable says it: in a scan, in JSON, and with every assumption.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../host/root.js'
import { withFolder, type Files } from '../support/folder.js'
import { run } from './command-line.js'

const shop: Files = {
  'app.py': `from fastapi import FastAPI
import sqlite3

app = FastAPI()
db = sqlite3.connect("shop.db")

# cost-hints: calls=2M/month
@app.get("/names")
def names(ids: list[int]):
    found = []
    for id in ids:  # cost-hints: N=50
        row = db.execute("SELECT name FROM users WHERE id = ?", (id,)).fetchone()
        found.append(row)
    return found
`,
}

interface Estimated {
  readonly monthly: { readonly low: number, readonly expected: number, readonly high: number }
  readonly currency: string
  readonly perCall: { readonly before: Readonly<Record<string, number>>, readonly after: Readonly<Record<string, number>> }
  readonly assumptions: readonly { readonly name: string, readonly value: number, readonly source: string }[]
}

interface Document {
  readonly findings: readonly { readonly rule: string, readonly estimate?: Estimated, readonly effort?: string, readonly priority?: string }[]
  readonly summary: { readonly monthly: { readonly low: number, readonly expected: number, readonly high: number, readonly currency: string } }
}

async function document(files: Files, given: readonly string[] = []): Promise<Document> {
  const { output, status, errors } = await withFolder({ '.git/HEAD': '', ...files }, (folder) => run(folder, ['--format', 'json', ...given]))
  assert.equal(status, 0, errors)
  return JSON.parse(output) as Document
}

const server = (hourUsd: number): string => `"pricing": { "compute": { "platform": "server", "hourUsd": ${hourUsd}, "vcpus": 2 }, "database": { "platform": "server", "hourUsd": ${hourUsd}, "vcpus": 2 } }`

describe('estimates', () => {
  it('stand in JSON, with what comments say among the assumptions', async () => {
    const { findings, summary } = await document(shop)
    const [finding] = findings
    const { estimate } = finding ?? {}
    assert.ok(estimate)
    assert.deepEqual([estimate.perCall.before['queries'], estimate.perCall.after['queries']], [50, 1])
    const said = (name: string): unknown => estimate.assumptions.filter((one) => one.name.startsWith(name)).map(({ value, source }) => [value, source])
    assert.deepEqual([said('calls'), said('iterations')], [[[2_000_000, 'annotation']], [[50, 'annotation']]])
    assert.ok(estimate.monthly.low <= estimate.monthly.expected && estimate.monthly.expected <= estimate.monthly.high)
    assert.deepEqual({ ...estimate.monthly, currency: estimate.currency }, summary.monthly)
    assert.ok(finding?.effort && finding.priority)
  })

  it('grow with the price of the machine, and are in the currency of the configuration', async () => {
    const cheap = await document({ ...shop, '.cost-hints.json': `{ ${server(0.1)} }` })
    const dear = await document({ ...shop, '.cost-hints.json': `{ ${server(1)} }` })
    assert.ok(Math.abs(dear.summary.monthly.expected / cheap.summary.monthly.expected - 10) < 1e-6)
    const euros = await document({ ...shop, '.cost-hints.json': `{ ${server(1).replace('"pricing": {', '"pricing": { "currency": { "code": "EUR", "perUsd": 0.5 },')} }` })
    assert.ok(Math.abs(euros.summary.monthly.expected / dear.summary.monthly.expected - 0.5) < 1e-6)
    assert.equal(euros.summary.monthly.currency, 'EUR')
  })

  it('are those of the environment that is asked for; production is asked for by itself', async () => {
    const file = `{ ${server(1)}, "environments": { "production": { "workload": { "calls": { "http": "4M/month" } } }, "staging": { "workload": { "calls": { "http": 10 } } } } }`
    const unsaid = { 'app.py': String(shop['app.py']).replace('# cost-hints: calls=2M/month\n', '') }
    const calls = ({ findings }: Document): unknown => findings[0]?.estimate?.assumptions.find(({ name }) => name.startsWith('calls'))?.value
    assert.equal(calls(await document({ ...unsaid, '.cost-hints.json': file })), 4_000_000)
    assert.equal(calls(await document({ ...unsaid, '.cost-hints.json': file }, ['--environment', 'staging'])), 10)
  })

  it('hide what is too small, and fail on what is too much', async () => {
    const small = { ...shop, '.cost-hints.json': '{ "minimumMonthly": 1000000 }' }
    assert.equal((await document(small)).findings.length, 0)
    assert.match((await withFolder({ '.git/HEAD': '', ...small }, (folder) => run(folder, []))).output, /^no findings in 1 file · 1 hidden by minimumMonthly\n$/)
    const statusOf = async (limit: string): Promise<number | null> => (await withFolder({ '.git/HEAD': '', ...shop, '.cost-hints.json': `{ ${server(100)} }` }, (folder) => run(folder, ['--fail-on', limit]))).status
    assert.deepEqual([await statusOf('$0.01/month'), await statusOf('1000000000/month'), await statusOf('US$10k/month'), await statusOf('1,000M USD')], [1, 0, 0, 0])
  })

  it('`--fail-on` takes amounts in the currency of estimates only', async () => {
    const said = (limit: string, pricing = ''): Promise<{ status: number | null, errors: string }> => withFolder({ '.git/HEAD': '', ...shop, '.cost-hints.json': `{ "pricing": { ${pricing} } }` }, (folder) => run(folder, ['--quiet', '--fail-on', limit]))
    const euros = '"currency": { "code": "EUR", "perUsd": 0.5 }'
    const refused = async (limit: string, pricing = ''): Promise<string> => {
      const { status, errors } = await said(limit, pricing)
      assert.equal(status, 2)
      return errors
    }
    assert.equal(await refused('$200/month', euros), 'error: --fail-on: the amount is in "$", but estimates are in EUR (pricing.currency of the configuration); write "200 EUR/month", or the amount alone\n')
    assert.match(await refused('£200/month', euros), /is in "£", but estimates are in EUR/)
    assert.match(await refused('€10/month'), /is in "€", but estimates are in USD/)
    assert.match(await refused('10 CHF/month'), /is in "CHF", but estimates are in USD/)
    assert.match(await refused('$-1/month'), /must be a severity, or an amount of 0 or more a month/)
    for (const limit of ['€1M/month', 'EUR 1M/month', '1M EUR', '1M/month']) assert.deepEqual(await said(limit, euros).then(({ status, errors }) => [status, errors]), [0, ''])
  })

  it('are explained by `estimate`: before and after, the formula, and where each number comes from', async () => {
    const { output, status } = await withFolder({ '.git/HEAD': '', ...shop }, (folder) => run(folder, ['estimate', 'app.py:names']))
    assert.equal(status, 0)
    assert.match(output, /^names  app\.py:9\n  N queries\b.* per call · \S.* at 2 million calls\n/)
    assert.match(output, /50 → 1 query\n/)
    assert.match(output, /^ {4}query seconds .*a server is assumed, though the driver is SQLite's: .*"embedded"\n/m)
    assert.match(output, /calls +2 million calls\/month +comment/)
    assert.match(output, /formula\n +calls × /)
    assert.match(output, /^ {2}per call\n {4}50 queries\n {4}50 rows\n {4}\S+ m?s waiting and working\n(?: {4}.*\n)+ {2}a month\n {4}expected [\d.,]+ USD, from [\d.,]+ to [\d.,]+\n {2}formula\n {4}calls × .*N/m)
    const other = await withFolder({ '.git/HEAD': '', ...shop }, (folder) => run(folder, ['estimate', 'app.py:nobody']))
    assert.equal(other.status, 2)
    assert.match(other.errors, /app\.py has no function "nobody"/)
  })

  it('of functions are no smaller than those of the findings in them: what they hold in memory counts', async () => {
    const lines = 'def longest(path):\n    return [line for line in open(path).readlines()]\n\ndef other(path):\n    return open(path).read(1)\n'
    const { output } = await withFolder({ '.git/HEAD': '', 'lines.py': lines }, (folder) => run(folder, ['estimate', 'lines.py', '--format', 'json']))
    const { functions, findings } = JSON.parse(output) as Record<'functions' | 'findings', readonly { readonly estimate: { readonly monthlyBefore: { readonly expected: number } } }[]>
    assert.ok((functions[0]?.estimate.monthlyBefore.expected ?? 0) >= (findings[0]?.estimate.monthlyBefore.expected ?? Infinity))
    const text = (await withFolder({ '.git/HEAD': '', 'lines.py': lines }, (folder) => run(folder, ['estimate', 'lines.py']))).output
    assert.match(text, /^longest {2}lines\.py:1\n {2}1 file read, \S+ .s, \S+ MiB held per call · .*\n {2}= calls × .*N \/ bytes of a GB.*\n\nother {2}/)
  })

  it('give one loop one size: in its finding, in the finding of the loop inside, and in the function', async () => {
    const nested = `import requests

def pages(sites, names):
    for site in sites:
        requests.get(site)
        for name in names:
            requests.get(site + name)
`
    const { output } = await withFolder({ '.git/HEAD': '', 'pages.py': nested }, (folder) => run(folder, ['estimate', 'pages.py:pages', '--format', 'json']))
    const { functions, findings } = JSON.parse(output) as Record<'functions' | 'findings', readonly { readonly estimate: Pick<Estimated, 'assumptions'> }[]>
    const sizes = [...functions, ...findings].map(({ estimate: { assumptions } }) => assumptions.filter(({ source, name }) => source === 'default' && name.startsWith('iterations')).map(({ name, value }) => `${name} ${value}`))
    assert.ok(findings.length > 0)
    assert.deepEqual([...new Set(sizes.flat())].sort(), ['iterations M 100', 'iterations N 10'])
  })

  it('take what profiles measured, and say so', async () => {
    const recordings = join(root, 'test', 'profiles')
    const files = { '.git/HEAD': '', 'shop.py': readFileSync(join(recordings, 'programs', 'shop.py'), 'utf8') }
    const profile = ['--profile', join(recordings, 'pstats', '3.11-shop.pstats')]
    const [text, json, plain] = await withFolder(files, async (folder) => [
      await run(folder, ['estimate', 'shop.py:report', ...profile]),
      await run(folder, ['estimate', 'shop.py:report', '--format', 'json', ...profile]),
      await run(folder, ['estimate', 'shop.py:report']),
    ])
    assert.match(text.output, /^report {2}shop\.py:22\n {2}1 \+ N queries, (?:2 × )?N rows, \d\d\d? ms per call .*\n {2}measured: report\(\) takes 60% of the time, called 2 times, 210 ms each\n/)
    assert.match(text.output, /\n {4}rows N +20,000 rows +measured, .*: 3\.11-shop\.pstats: append\(\) ran so often/)
    assert.match(text.errors, /^(?:note: 3\.11-shop\.pstats: shop\.py was written after the recording: .*\n)?$/)
    const { functions, findings } = JSON.parse(json.output) as { readonly functions: readonly Measured[], readonly findings: readonly Measured[] }
    for (const { evidence, estimate } of [...functions, ...findings]) {
      assert.deepEqual([evidence?.function, evidence?.calls, evidence?.total.toFixed(2)], ['report', 2, '0.60'])
      assert.deepEqual(estimate.assumptions.filter(({ name }) => name === 'rows N').map(({ value, source }) => [value, source]), [[20_000, 'profile']])
    }
    assert.doesNotMatch(plain.output, / {2}measured[:,]/)
    const wrong = await withFolder(files, (folder) => run(folder, ['estimate', 'shop.py', '--profile', 'gone.prof']))
    assert.deepEqual([wrong.status, wrong.errors], [2, 'error: gone.prof: it does not exist\n'])
  })
})

interface Measured {
  readonly estimate: Estimated
  readonly evidence?: { readonly function: string, readonly calls: number, readonly total: number }
}
