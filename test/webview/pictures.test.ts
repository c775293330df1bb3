// Every view in every theme: it draws without a complaint of the browser, axe finds nothing wrong, and pictures are taken where somebody wants them.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { ViewerJoin } from '../../src/protocol/profile-viewer.js'
import { profileOf, recording } from '../profiles/recordings.js'
import { root } from '../host/root.js'
import { choose } from './choose.js'
import { faultsOf } from './faults.js'
import { closeViewerBrowser, openViewer, themes, type ViewerPage } from './viewer-page.js'

const folder = process.env['COST_HINTS_PICTURES']

const profile = profileOf(recording('py-spy/0.4.3-shop.speedscope.json'))
const rowOf = (name: string): number => profile.functions.name.findIndex((string) => profile.strings[string] === name)

const shop: ViewerJoin = {
  functions: [
    { rows: [rowOf('without_banned.<locals>.<listcomp>')], path: 'shop.py', line: 20, qualified: 'without_banned', findings: 1, money: { text: '≈ $13/month', inputs: 'at 100,000 calls, 400 elements (assumed)', expected: 13, currency: 'USD' } },
    { rows: [rowOf('name_of')], path: 'shop.py', line: 30, qualified: 'name_of', findings: 1 },
    { rows: [rowOf('report')], path: 'shop.py', line: 40, qualified: 'report', findings: 0, money: { text: '$3–50/month', inputs: 'at 100,000 calls, 100 rows (assumed)', expected: 12, currency: 'USD' } },
  ],
  findings: [
    { rule: 'membership-in-list', message: 'Each of the users is looked for in the whole list of banned ones; a set would do.', path: 'shop.py', line: 24, share: 0.46, saving: 'saves ≈ $12/month at 100,000 calls, 400 elements (assumed)', row: rowOf('without_banned.<locals>.<listcomp>'), fingerprint: 'a', character: 4, fixes: [{ title: 'Build a set above the loop', isSafe: true }] },
    { rule: 'n-plus-one-query', message: 'Query runs once per order (N+1). One query would do.', path: 'shop.py', line: 31, share: 0.26, row: rowOf('name_of'), fingerprint: 'b', character: 8, fixes: [{ title: 'Fetch all customers with one query (suggested: the order of rows may differ)', isSafe: false }] },
  ],
  unmatched: [{ why: 'of the language’s own library', share: 0.08, functions: 7, examples: [rowOf('JSONEncoder.encode')] }, { why: 'no file of the workspace ends so', share: 0.01, functions: 1, examples: [rowOf('<module>')] }],
  matched: 0.91, saving: { text: '≈ $14/month', inputs: 'as estimated for 2 of them, each with its own numbers', expected: 14, currency: 'USD' },
}

const views: Readonly<Record<string, (page: Page, viewer: ViewerPage) => Promise<void>>> = {
  flame: async (page) => {
    await page.locator('.flame').focus()
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
  },
  search: async (page) => page.locator('vscode-textfield input').fill('name_of'),
  time: async (page) => choose(page, 'Order', 'Time order'),
  sandwich: async (page) => {
    await page.locator('.flame').focus()
    for (const key of ['Home', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
    await page.locator('.details vscode-button').last().click()
  },
  table: async (page) => tab(page, 'Table'),
  calls: async (page) => {
    await tab(page, 'Table')
    await choose(page, 'Arrangement', 'Top down')
    await page.locator('.rows[role=treegrid]:visible').focus()
    for (let turn = 0; turn < 6; turn++) await page.keyboard.press(turn % 2 === 0 ? 'ArrowRight' : 'ArrowDown')
  },
  lines: async (page) => {
    await tab(page, 'Lines')
    await page.locator('[aria-label=Lines] .row:visible').first().waitFor()
  },
  findings: async (page) => tab(page, 'Findings'),
  compare: async (page, viewer) => {
    await viewer.send({ is: 'compare', url: viewer.serve(profileOf(recording('py-spy/0.3.14-shop.speedscope.json'))), name: 'before.json' })
    await page.locator('.rows:visible .row').first().waitFor()
  },
  difference: async (page, viewer) => {
    await viewer.send({ is: 'compare', url: viewer.serve(profileOf(recording('py-spy/0.3.14-shop.speedscope.json'))), name: 'before.json' })
    await choose(page, 'Look', 'Flame graph, as wide as after')
  },
}

describe('profile viewer: its looks', function () {
  this.timeout(120_000)
  let viewer: ViewerPage
  after(() => closeViewerBrowser())
  afterEach(() => viewer.close())

  for (const theme of Object.keys(themes) as (keyof typeof themes)[]) for (const [name, open] of Object.entries(views)) it(`${name}, ${theme}`, async () => {
    viewer = await openViewer({ profile, theme, join: shop })
    await open(viewer.page, viewer)
    await taken(viewer.page, `${name}-${theme}`)
    assert.deepEqual(await faultsOf(viewer.page), [])
    assert.deepEqual(viewer.complaints, [])
  })

  for (const [name, file] of Object.entries({ measured: 'scalene/2.4.0-memory.json', profiled: 'line-profiler/5.1.0-lines.lprof', timeline: 'memory-profiler/0.61.0-memory.dat', counted: 'pstats/3.13-tree.pstats', traced: 'viztracer/1.1.1-workers.json.gz', heap: 'v8/24.21.0-shop.heapprofile' })) {
    it(`${name}: ${file}`, async () => {
      viewer = await openViewer({ profile: profileOf(recording(file)), name: file, theme: 'light' })
      if (name === 'profiled') await viewer.send({ is: 'source', file: '/srv/shop/shop.py', text: readFileSync(join(root, 'test', 'profiles', 'programs', 'shop.py'), 'utf8') })
      if (['measured', 'profiled', 'timeline'].includes(name)) await tab(viewer.page, 'Lines')
      if (name === 'profiled') await choose(viewer.page, 'Files', '/srv/shop/shop.py')
      await taken(viewer.page, `${name}-light`)
      assert.deepEqual(await faultsOf(viewer.page), [])
      assert.deepEqual(viewer.complaints, [])
    })
  }
})

describe('profile viewer: its looks in a narrow column', function () {
  this.timeout(120_000)
  after(() => closeViewerBrowser())

  it('nothing is wider than the page', async () => {
    const viewer = await openViewer({ profile: profileOf(recording('viztracer/1.1.1-workers.json.gz')), name: 'viztracer/1.1.1-workers.json.gz', size: { width: 420, height: 600 } })
    await viewer.page.mouse.move(200, 330)
    await taken(viewer.page, 'narrow-dark')
    assert.equal(await viewer.page.evaluate('document.documentElement.scrollWidth'), 420)
    await viewer.page.locator('vscode-button').filter({ hasText: 'Export' }).click()
    await taken(viewer.page, 'menu-dark')
    await viewer.close()
  })
})

async function taken(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(folder === undefined ? 50 : 350)
  if (folder !== undefined) await page.screenshot({ path: join(folder, `viewer-${name}.png`) })
}

async function tab(page: Page, title: string): Promise<void> {
  await page.locator('vscode-tab-header').filter({ hasText: title }).click()
}
