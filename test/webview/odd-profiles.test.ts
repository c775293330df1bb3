// Profiles that are hard to show, in a narrow column and at twice the size: axe finds nothing wrong, nothing is wider than the page, nothing is complained of.

import assert from 'node:assert/strict'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import type { Profile } from '../../src/profiles/profile.js'
import { profileOf, recording } from '../profiles/recordings.js'
import { choose } from './choose.js'
import { faultsOf } from './faults.js'
import { closeViewerBrowser, openViewer, themes, type ViewerPage } from './viewer-page.js'

const profiles: Readonly<Record<string, () => Profile>> = {
  'very long names': () => made((builder) => {
    const name = `com.example.shop.${'VeryLongNamedFactoryBean.'.repeat(60)}create<${'Map<String, List<Order>>, '.repeat(20)}>`
    builder.thread(name).sample(builder.stack(builder.stack(-1, builder.frame(builder.function(name, `/srv/${'folder/'.repeat(80)}${'a'.repeat(300)}.java`, 7))), builder.frame(builder.function(`${name}2`, '', 0))), [3e9])
    builder.thread('other').sample(builder.stack(-1, builder.frame(builder.function('short', 'a.java', 1))), [1e9])
  }),
  'names from right to left': () => made((builder) => {
    const thread = builder.thread('ראשי')
    for (const name of ['חישוב_דוח', 'تقرير.إنشاء', 'mixed_עברית_name', '\u202eevil']) thread.sample(builder.stack(-1, builder.frame(builder.function(name, `/srv/${name}.py`, 12))), [2e9])
  }),
  'five thousand threads': () => made((builder) => {
    for (let thread = 0; thread < 5000; thread++) builder.thread(`worker ${thread}`).sample(builder.stack(-1, builder.frame(builder.function('work', 'a.py', 1))), [thread + 1])
  }),
  'nothing but zeros': () => made((builder) => builder.thread('main').sample(builder.stack(-1, builder.frame(builder.function('idle', '', 0))), [0])),
  'lines alone': () => profileOf(recording('line-profiler/5.1.0-lines.lprof')),
  'a timeline alone': () => profileOf(recording('memory-profiler/0.61.0-memory.dat')),
  'a graph of calls': () => profileOf(recording('pstats/3.13-tree.pstats')),
}

const places: Readonly<Record<string, { readonly size: { readonly width: number, readonly height: number }, readonly scale: number, readonly theme: keyof typeof themes }>> = {
  'in 400 pixels': { size: { width: 400, height: 700 }, scale: 1, theme: 'light' },
  'at 200 %': { size: { width: 640, height: 400 }, scale: 2, theme: 'dark' },
  'in high contrast': { size: { width: 900, height: 700 }, scale: 1, theme: 'high-contrast' },
  'in light high contrast': { size: { width: 900, height: 700 }, scale: 1, theme: 'high-contrast-light' },
}

for (const [place, settings] of Object.entries(places)) {
  describe(`profile viewer: odd profiles ${place}`, function () {
    this.timeout(120_000)
    let viewer: ViewerPage
    afterEach(() => viewer.close())
    after(() => closeViewerBrowser())

    for (const [name, make] of Object.entries(profiles)) it(name, async () => {
      viewer = await openViewer({ profile: make(), name: `${name}.prof`, ...settings })
      const { page } = viewer
      for (const title of await page.getByRole('tab').allInnerTexts()) {
        await page.getByRole('tab', { name: title }).click()
        for (const arrangement of title === 'Table' ? ['Top down', 'All functions'] : []) await choose(page, 'Arrangement', arrangement)
        await page.waitForTimeout(60)
        assert.deepEqual(await faultsOf(page), [], title)
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), settings.size.width, title)
        assert.ok(await page.evaluate('document.documentElement.scrollHeight <= innerHeight'), `${title} is higher than the page`)
        assert.ok(await page.evaluate("[...document.querySelectorAll('vscode-tab-panel')].some((panel) => panel.checkVisibility() && panel.innerText.trim() !== '' && panel.getBoundingClientRect().height > 80)"), `${title} is empty`)
      }
      assert.deepEqual(viewer.complaints, [])
    })

    it('findings whose fixes say much', async () => {
      const profile = made((builder) => builder.thread('main').sample(builder.stack(-1, builder.frame(builder.function('names', 'shop.py', 3))), [1e9]))
      const title = 'Run one query for all keys above the loop (rows are read before the loop, and matched by the text of their keys)'
      const finding = {
        rule: 'n-plus-one-query', message: '`connection.execute(query)` runs a query once per `order`.', path: 'packages/orders/src/services/customers-and-their-orders.py', line: 14, character: 8, fingerprint: 'f',
        share: 0.9, row: 0, fixes: [{ title, isSafe: false }],
      }
      viewer = await openViewer({ profile, ...settings, join: { functions: [{ rows: [0], path: finding.path, line: 12, qualified: 'names', findings: 1 }], findings: [finding], unmatched: [] } })
      const { page } = viewer
      await page.getByRole('tab', { name: 'Findings' }).click()
      await page.getByText('Preview').waitFor()
      assert.deepEqual(await faultsOf(page), [])
      assert.ok(await page.evaluate(`[...document.querySelectorAll('.findings, .findings *')].every((one) => one.scrollWidth <= one.clientWidth + 1 || getComputedStyle(one).display === 'inline')`), 'something is wider than its place')
      assert.ok(await page.evaluate(`[...document.querySelectorAll('.fix > *')].every((one) => one.getBoundingClientRect().right <= innerWidth)`), 'a button is cut')
    })
  })
}

function made(fill: (builder: ProfileBuilder) => void): Profile {
  const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'wall time', unit: 'nanoseconds' }] })
  fill(builder)
  return builder.build()
}
