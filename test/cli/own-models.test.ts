// Models of a project's own, given by its configuration: what a scan finds with them, and what is said of mistakes in them.

import assert from 'node:assert/strict'
import { withFolder } from '../support/folder.js'
import { run } from './command-line.js'

const python = `import acme_http

def load(urls):
    out = []
    for url in urls:
        out.append(acme_http.fetch(url))
    return out
`
const typescript = `import { connect } from '@acme/db'

export async function load(ids: string[]) {
  const db = connect()
  const rows = []
  for (const id of ids) rows.push(await db.one('SELECT * FROM users WHERE id = $1', [id]))
  return rows
}
`
const models = [
  { language: 'python', functions: { 'acme_http.fetch': { effect: { kind: 'request', blocking: true } } } },
  {
    language: 'typescript', functions: { '@acme/db.connect': { returns: '@acme/db.Database' } },
    types: { '@acme/db.Database': { sharing: 'shared', calls: { one: { sql: { text: 0, parameters: 1, style: 'dollar' }, effect: { kind: 'query' }, awaitable: true, returns: 'promise<Row>' } } } },
  },
]

/** Rule and path of each finding. */
async function findingsOf(configuration: object, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return withFolder({ '.cost-hints.json': JSON.stringify(configuration), ...files }, async (folder) => {
    const { status, output, errors } = await run(folder, ['--format', 'json'])
    assert.deepEqual({ status, errors }, { status: 0, errors: '' })
    const { findings } = JSON.parse(output) as { findings: readonly { rule: string, path: string, confidence: string }[] }
    return findings.map(({ rule, path, confidence }) => `${path} ${rule} ${confidence}`)
  })
}

describe('models of the project, in a scan', () => {
  it('Python and TypeScript', async () => {
    const files = { 'app.py': python, 'app.ts': typescript }
    assert.deepEqual(await findingsOf({ models }, files), ['app.py sequential-request high', 'app.ts n-plus-one-query high'])
    assert.deepEqual(await findingsOf({}, files), ['app.ts n-plus-one-query medium'])
  })

  it('of code of the project itself', async () => {
    const files = {
      'billing/client.py': 'class BillingClient:\n    def charge(self, id):\n        return self.send("charge", id)\n',
      'app.py': 'from billing.client import BillingClient\n\ndef bill(ids):\n    client = BillingClient()\n    out = []\n    for id in ids:\n        out.append(client.charge(id))\n    return out\n',
    }
    const charge = { 'billing.client.BillingClient.charge': { effect: { kind: 'request', blocking: true } } }
    assert.deepEqual(await findingsOf({ models: [{ language: 'python', functions: charge }] }, files), ['app.py sequential-request high'])
    assert.deepEqual(await findingsOf({}, files), [])
  })

  it('in what functions do', async () => {
    await withFolder({ '.cost-hints.json': JSON.stringify({ models }), 'app.py': python }, async (folder) => {
      assert.match((await run(folder, ['effects', 'app.py:load'])).output, /^load {2}app\.py:3\n {2}N requests per call\n/)
    })
  })

  it('a mistake is one line, and status 2', async () => {
    const broken = '{ "models": [{ "language": "python", "functions": { "acme.f": { "effect": { "kind": "requst" } } } }] }'
    await withFolder({ '.cost-hints.json': broken, 'app.py': python }, async (folder) => {
      const { status, output, errors } = await run(folder, ['app.py'])
      assert.deepEqual({ status, output }, { status: 2, output: '' })
      assert.match(errors, /^error: .*\.cost-hints\.json:1:85: "models\[0\]\.functions\.acme\.f\.effect\.kind" must be one of .*, not "requst"; did you mean "request"\?\n$/)
    })
  })
})
