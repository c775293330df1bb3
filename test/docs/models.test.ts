// The example in docs/models.md is a configuration that works: each of its rows is hit by the code below.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseConfiguration } from '../../src/service/configuration-file.js'
import { defaultOptions } from '../../src/analysis/options.js'
import { countText } from '../../src/analysis/model/questions/counts.js'
import { sharedEngine } from '../support/engine.js'

const page = readFileSync(join(process.cwd(), 'docs', 'models.md'), 'utf8')
const [, example = ''] = /```jsonc\n([^]*?)```/.exec(page) ?? []

const files = {
  'app/clients/billing.py': 'class BillingClient:\n    def charge(self, id):\n        return self.stub.call("charge", id)\n',
  'app/main.py': `import acme_db
import acme_http
from app.clients.billing import BillingClient

def main(urls, ids):
    for url in urls:
        acme_http.fetch(url)
    session = acme_db.connect()
    for id in ids:
        session.run("DELETE FROM users WHERE id = ?", (id,))
    BillingClient().charge(1)
`,
  'src/clients/mail.ts': 'export async function send(to: string) { return stub.call(to) }\n',
  'src/main.ts': `import { Cache } from '@acme/cache'
import { send } from './clients/mail'

export async function main(cache: Cache, ids: string[]) {
  for (const id of ids) if (await cache.get(id)) await send(id)
}
`,
}

describe('the page on models', () => {
  it('has an example that works', async () => {
    const { value, mistakes } = parseConfiguration(example, [])
    assert.deepEqual(mistakes, [])
    const engine = await sharedEngine()
    const effectsOf = (path: string): readonly string[] => (engine.effects(path, { name: 'main' })?.functions ?? [])
      .flatMap(({ effects }) => effects.map(({ kind, count, waits, service }) => `${countText(count)} ${kind} ${waits ?? ''} ${service ?? ''}`.trim()))
    try {
      engine.configure({ ...defaultOptions, models: value.models ?? [] })
      for (const [path, text] of Object.entries(files)) engine.set(path, text)
      assert.deepEqual(effectsOf('app/main.py'), ['N request blocking', 'M write blocking', '1 paid blocking acme-billing'])
      assert.deepEqual(effectsOf('src/main.ts'), ['N request awaited', 'N paid awaited acme-mail'])
    } finally {
      engine.configure(defaultOptions)
      for (const path of Object.keys(files)) engine.remove(path)
    }
  })
})
