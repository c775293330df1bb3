// What a project's own models say: of libraries that nobody has described, and of code of the workspace, where they win over what is written.

import assert from 'node:assert/strict'
import { countText } from '../../src/analysis/model/questions/counts.js'
import type { OwnModel } from '../../src/analysis/libraries/own-models.js'
import { defaultOptions } from '../../src/analysis/options.js'
import { sharedEngine } from '../support/engine.js'

type Files = Readonly<Record<string, string>>

/** The effects of a function of the last file, as `N request`, with the models and then without them. */
async function effectsWith(models: readonly OwnModel[], files: Files, name: string): Promise<readonly [readonly string[], readonly string[]]> {
  const engine = await sharedEngine()
  const path = Object.keys(files).at(-1) ?? ''
  const found = (): readonly string[] => (engine.effects(path, { name })?.functions ?? []).flatMap(({ effects }) => effects.map(({ kind, count, waits, service }) => [countText(count), kind, waits, service].filter((part) => part !== undefined).join(' ')))
  try {
    for (const [file, text] of Object.entries(files)) engine.set(file, text)
    engine.configure({ ...defaultOptions, models })
    const given = found()
    engine.configure(defaultOptions)
    return [given, found()]
  } finally {
    engine.configure(defaultOptions)
    for (const file of Object.keys(files)) engine.remove(file)
  }
}

function cases(title: string, models: readonly OwnModel[], files: Files, name: string, given: readonly string[], without: readonly string[] = []): void {
  it(title, async () => { assert.deepEqual(await effectsWith(models, files, name), [given, without]) })
}

const request = { effect: { kind: 'request', blocking: true } } as const
const awaited = { effect: { kind: 'request' }, awaitable: true } as const
const paid = { effect: { kind: 'paid', blocking: true, service: 'stripe', billed: 'charge' } } as const

describe('own models of libraries', () => {
  cases('a function', [{ language: 'python', functions: { 'acme_http.fetch': request } }], {
    'main.py': 'import acme_http\ndef f(urls):\n    for url in urls: acme_http.fetch(url)\n',
  }, 'f', ['N request blocking'])
  cases('a method, by its path', [{ language: 'python', functions: { 'acme_http.Client.get': request } }], {
    'main.py': 'from acme_http import Client\ndef f(url):\n    client = Client(url)\n    return client.get(url)\n',
  }, 'f', ['1 request blocking'])
  cases('a type that a call returns, whose SQL speaks for itself', [{
    language: 'python', functions: { 'acme.connect': { returns: 'acme.Session' } }, types: { 'acme.Session': { calls: { run: { sql: { text: 0 }, effect: { kind: 'query', blocking: true } } }, sharing: 'exclusive' } },
  }], {
    'main.py': 'import acme\ndef f(ids):\n    session = acme.connect()\n    for id in ids: session.run("DELETE FROM a WHERE id = ?", (id,))\n',
  }, 'f', ['N write blocking'], ['N write blocking'])
  cases('annotations', [{ language: 'typescript', types: { '@acme/http.Client': { calls: { get: awaited } } } }], {
    'main.ts': 'import { Client } from \'@acme/http\'\nexport async function f(client: Client, urls: string[]) { for (const url of urls) await client.get(url) }\n',
  }, 'f', ['N request awaited'])
  cases('a default export', [{ language: 'typescript', functions: { '@acme/load.default': awaited } }], {
    'main.ts': 'import load from \'@acme/load\'\nexport const f = async (ids: string[]) => Promise.all(ids.map((id) => load(id)))\n',
  }, 'f', ['N request together'])
  cases('count before what is known of a library', [{ language: 'python', functions: { 'requests.get': paid } }], {
    'main.py': 'import requests\ndef f(url):\n    return requests.get(url)\n',
  }, 'f', ['1 paid blocking stripe'], ['1 request blocking'])
  cases('a method of a known type, by another name of it', [{ language: 'python', types: { 'requests.Session': { calls: { get: paid } } } }], {
    'main.py': 'import requests\ndef f(url):\n    session = requests.Session()\n    session.get(url)\n    session.post(url)\n',
  }, 'f', ['1 paid blocking stripe', '1 request blocking'], ['1 request blocking', '1 request blocking'])
  cases('of the other language say nothing', [{ language: 'typescript', functions: { 'acme_http.fetch': request } }], {
    'main.py': 'import acme_http\ndef f(url): acme_http.fetch(url)\n',
  }, 'f', [])
})

const billing = 'import requests\nclass BillingClient:\n    def charge(self, id):\n        self.log(id)\n        requests.post("https://example.org", json={"id": id})\n        requests.get("https://example.org")\n    def log(self, id):\n        print(id)\ndef refund(id):\n    requests.post("https://example.org")\n'

describe('own models of the workspace', () => {
  cases('a method counts as what the model says', [{ language: 'python', functions: { 'app.clients.billing.BillingClient.charge': paid } }], {
    'app/clients/billing.py': billing,
    'app/main.py': 'from app.clients.billing import BillingClient\ndef f(ids):\n    client = BillingClient()\n    for id in ids: client.charge(id)\n    client.log(1)\n',
  }, 'f', ['N paid blocking stripe', '1 log blocking'], ['N request blocking', 'N request blocking', 'N log blocking', '1 log blocking'])
  cases('as a row of a type', [{ language: 'python', types: { 'app.clients.billing.BillingClient': { calls: { charge: paid } } } }], {
    'app/clients/billing.py': billing,
    'app/main.py': 'from app.clients.billing import BillingClient\ndef f(client: BillingClient):\n    client.charge(1)\n',
  }, 'f', ['1 paid blocking stripe'], ['1 request blocking', '1 request blocking', '1 log blocking'])
  cases('a function, handed on by its package', [{ language: 'python', functions: { 'app.clients.refund': paid } }], {
    'app/clients/__init__.py': 'from .billing import refund\n', 'app/clients/billing.py': billing,
    'app/main.py': 'from app.clients import refund\ndef f():\n    refund(1)\n',
  }, 'f', ['1 paid blocking stripe'], ['1 request blocking'])
  cases('below src', [{ language: 'python', functions: { 'shop.billing.refund': paid } }], {
    'src/shop/__init__.py': '', 'src/shop/billing.py': billing, 'src/shop/main.py': 'from shop.billing import refund\ndef f():\n    refund(1)\n',
  }, 'f', ['1 paid blocking stripe'], ['1 request blocking'])
  cases('called by self, and by heirs', [{ language: 'python', functions: { 'billing.BillingClient.charge': paid } }], {
    'billing.py': billing,
    'main.py': 'from billing import BillingClient\nclass Ours(BillingClient):\n    def f(self, ids):\n        for id in ids: self.charge(id)\n',
  }, 'Ours.f', ['N paid blocking stripe'], ['N request blocking', 'N request blocking', 'N log blocking'])
  cases('the function itself does what is said of it', [{ language: 'python', functions: { 'billing.refund': paid } }], { 'billing.py': billing }, 'refund', ['1 paid blocking stripe'], ['1 request blocking'])
  cases('another function of the same name is not meant', [{ language: 'python', functions: { 'app.billing.refund': paid } }], {
    'app/billing.py': billing, 'other/billing.py': billing, 'main.py': 'from other.billing import refund\ndef f():\n    refund(1)\n',
  }, 'f', ['1 request blocking'], ['1 request blocking'])
  cases('a model that says there is no effect', [{ language: 'python', functions: { 'billing.refund': { pure: true } } }], {
    'billing.py': billing, 'main.py': 'from billing import refund\ndef f():\n    refund(1)\n',
  }, 'f', [], ['1 request blocking'])
  const client = 'export class BillingClient {\n  async charge(id: string) { await fetch(`https://example.org/${id}`); await fetch(\'https://example.org\') }\n}\nexport const refund = async (id: string) => fetch(id)\n'
  const charge = { effect: { kind: 'paid', service: 'stripe' }, awaitable: true } as const
  for (const module of ['src/clients/billing', './src/clients/billing', 'src/clients/billing.ts']) {
    cases(`TypeScript: ${module}`, [{ language: 'typescript', functions: { [`${module}.BillingClient.charge`]: charge, [`${module}.refund`]: charge } }], {
      'src/clients/billing.ts': client,
      'src/main.ts': 'import { BillingClient, refund } from \'./clients/billing\'\nexport class Shop {\n  constructor(private readonly billing: BillingClient) {}\n  async f(ids: string[]) { await refund(\'a\'); for (const id of ids) await this.billing.charge(id) }\n}\n',
    }, 'Shop.f', ['1 paid awaited stripe', 'N paid awaited stripe'], ['1 request awaited', 'N request awaited', 'N request awaited'])
  }
  cases('TypeScript: a package of the workspace', [{ language: 'typescript', functions: { '@shop/billing.BillingClient.charge': charge } }], {
    'package.json': '{ "name": "shop", "workspaces": ["packages/*"] }', 'packages/billing/package.json': '{ "name": "@shop/billing", "main": "src/index.ts" }',
    'packages/billing/src/index.ts': 'export * from \'./client\'\n', 'packages/billing/src/client.ts': client,
    'packages/web/main.ts': 'import { BillingClient } from \'@shop/billing\'\nexport async function f() { await new BillingClient().charge(\'a\') }\n',
  }, 'f', ['1 paid awaited stripe'], ['1 request awaited', '1 request awaited'])
  cases('TypeScript: an interface', [{ language: 'typescript', functions: { 'src/ports.Billing.charge': charge } }], {
    'src/ports.ts': 'export interface Billing { charge(id: string): Promise<void> }\n',
    'src/stripe.ts': 'import { Billing } from \'./ports\'\nexport class Stripe implements Billing { async charge(id: string) { await fetch(id) } }\n',
    'src/main.ts': 'import { Billing } from \'./ports\'\nexport class Shop {\n  constructor(private readonly billing: Billing) {}\n  async f(ids: string[]) { for (const id of ids) await this.billing.charge(id) }\n}\n',
  }, 'Shop.f', ['N paid awaited stripe'], ['N request awaited'])
  cases('TypeScript: what implements an interface', [{ language: 'typescript', functions: { 'src/stripe.Stripe.charge': charge } }], {
    'src/ports.ts': 'export interface Billing { charge(id: string): Promise<void> }\n',
    'src/stripe.ts': 'import { Billing } from \'./ports\'\nexport class Stripe implements Billing { async charge(id: string) { await fetch(id) } }\n',
    'src/main.ts': 'import { Billing } from \'./ports\'\nexport const f = async (billing: Billing) => { await billing.charge(\'a\') }\n',
  }, 'f', ['1 paid awaited stripe'], ['1 request awaited'])
  cases('an abstract method', [{ language: 'python', functions: { 'ports.Billing.charge': paid } }], {
    'ports.py': 'from abc import ABC, abstractmethod\nclass Billing(ABC):\n    @abstractmethod\n    def charge(self, id): ...\n',
    'stripe_.py': 'import requests\nfrom ports import Billing\nclass Stripe(Billing):\n    def charge(self, id):\n        requests.post(id)\n',
    'main.py': 'from ports import Billing\ndef f(billing: Billing):\n    billing.charge(1)\n',
  }, 'f', ['1 paid blocking stripe'], ['1 request blocking'])
  cases('functions that are given away by name', [{ language: 'typescript', functions: { 'billing.refund': charge } }], {
    'billing.ts': client, 'main.ts': 'import { refund } from \'./billing\'\nexport const f = (ids: string[]) => Promise.all(ids.map(refund))\n',
  }, 'f', ['N paid together stripe'], ['N request together'])
})

describe('own models, findings', () => {
  it('are made again when the models change', async () => {
    const engine = await sharedEngine()
    const text = 'import acme_http\ndef load(urls):\n    out = []\n    for url in urls:\n        out.append(acme_http.fetch(url))\n    return out\n'
    try {
      engine.set('app.py', text)
      assert.deepEqual(engine.report('app.py').findings, [])
      engine.configure({ ...defaultOptions, models: [{ language: 'python', functions: { 'acme_http.fetch': request } }] })
      assert.deepEqual(engine.report('app.py').findings.map(({ rule }) => rule), ['sequential-request'])
      engine.configure(defaultOptions)
      assert.deepEqual(engine.report('app.py').findings, [])
    } finally {
      engine.configure(defaultOptions)
      engine.remove('app.py')
    }
  })
})
