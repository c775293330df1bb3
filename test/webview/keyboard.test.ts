// The viewer without a pointer: everything is reached by Tab, tabs and menus by their own keys, and what a reader is told is there.

import assert from 'node:assert/strict'
import { profileOf, recording } from '../profiles/recordings.js'
import { until } from '../support/until.js'
import { closeViewerBrowser, openViewer, type ViewerPage } from './viewer-page.js'

describe('profile viewer: keyboard', function () {
  this.timeout(120_000)
  let viewer: ViewerPage
  beforeEach(async () => {
    viewer = await openViewer({ profile: profileOf(recording('viztracer/1.1.1-workers.json.gz')) })
    await viewer.page.locator('.flame canvas').waitFor()
  })
  afterEach(() => viewer.close())
  after(() => closeViewerBrowser())

  it('reaches everything by Tab, in the order of the page, and goes round', async () => {
    const reached: string[] = []
    for (let turn = 0; turn < 12; turn++) {
      await viewer.page.keyboard.press('Tab')
      reached.push(await focused())
    }
    const order = ['Thread', 'Search functions and files', 'Export …', 'Flame Graph', 'Order', 'Colours', 'Reset zoom (0)', 'Flame graph']
    assert.deepEqual(reached.filter((name) => name === 'VSCODE-CONTEXT-MENU'), [], 'what is not seen is not reached')
    const places = order.map((name) => reached.indexOf(name))
    assert.ok(places.every((place, index) => place > (places[index - 1] ?? -1)), reached.join(', '))
  })

  it('goes from tab to tab by arrows', async () => {
    await viewer.page.getByRole('tab', { name: 'Flame Graph' }).focus()
    await viewer.page.keyboard.press('ArrowRight')
    await viewer.page.keyboard.press('Enter')
    await viewer.page.locator('[role=grid][aria-label="Functions"]:visible').waitFor()
    assert.equal(await viewer.page.getByRole('tab', { name: 'Table' }).getAttribute('aria-selected'), 'true')
  })

  it('goes through every tab, into its table, and to a line of a file', async () => {
    await viewer.close()
    viewer = await openViewer({ profile: profileOf(recording('py-spy/0.4.3-shop.speedscope.json')), size: { width: 600, height: 700 } })
    const { page } = viewer
    const tabTo = async (name: string): Promise<void> => {
      for (let turn = 0; turn < 20; turn++) {
        await page.keyboard.press('Tab')
        if (await focused() === name) return
      }
      assert.fail(`${name} is not reached`)
    }
    const nextTab = async (): Promise<void> => {
      while (!await page.evaluate(`document.activeElement.localName === 'vscode-tab-header'`)) await page.keyboard.press('Shift+Tab')
      for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key)
    }
    await tabTo('Flame Graph')
    await nextTab()
    await tabTo('Functions')
    await nextTab()
    await page.locator('[aria-label=Lines] .row:visible').first().waitFor()
    await tabTo('Files')
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
    await tabTo('Lines')
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key)
    await until(() => viewer.sent.some((message) => message.is === 'reveal' && message.file === '/srv/shop/shop.py' && message.line > 0))
    await nextTab()
    assert.equal(await page.getByRole('tab', { name: 'Findings' }).getAttribute('aria-selected'), 'true')
    await nextTab()
    await tabTo('Choose a profile …')
    await page.keyboard.press('Enter')
    await until(() => viewer.sent.some(({ is }) => is === 'choose-comparison'))
  })

  it('exports, and comes back from the menu', async () => {
    await viewer.page.locator('vscode-button').filter({ hasText: 'Export' }).focus()
    await viewer.page.keyboard.press('Enter')
    await viewer.page.locator('vscode-context-menu-item').first().waitFor()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await viewer.page.keyboard.press(key)
    await until(() => viewer.sent.some(({ is }) => is === 'export'))
    await until(async () => await focused() === 'Export …')
  })

  it('searches with Ctrl+F, and goes through what was found', async () => {
    await viewer.page.keyboard.press('Control+f')
    await viewer.page.keyboard.type('totalled')
    await viewer.page.locator('.found').filter({ hasText: /^\d+ found/ }).waitFor()
    await viewer.page.keyboard.press('Enter')
    await until(async () => (await viewer.page.locator('.spoken').innerText()).startsWith('totalled, total'))
  })

  it('says what the flame graph is and how it is used', async () => {
    const flame = viewer.page.getByRole('application', { name: 'Flame graph', exact: true })
    assert.equal(await flame.getAttribute('aria-roledescription'), 'flame graph')
    assert.match(await flame.getAttribute('aria-description') ?? '', /^Arrow keys move, Enter zooms/)
  })

  it('says that it works while it takes its time', async () => {
    const { largeProfile } = await import('./large-profile.js')
    // It may be over before anybody could ask: both are waited for from the beginning.
    const seen = Promise.all([viewer.page.locator('vscode-progress-bar:visible').waitFor(), viewer.page.locator('main[aria-busy="true"]').waitFor()])
    await viewer.send({ is: 'profile', url: viewer.serve(largeProfile(1_500_000)), name: 'large.prof' })
    await seen
    await viewer.page.locator('h1').filter({ hasText: 'large.prof' }).waitFor()
    // Each thing that is worked out begins it anew.
    await until(async () => await viewer.page.locator('main').getAttribute('aria-busy') === null && await viewer.page.locator('vscode-progress-bar').isHidden())
  })

  /** The name of what has the focus, also inside of web components. */
  function focused(): Promise<string> {
    return viewer.page.evaluate(`(() => {
      const { activeElement: element } = document
      return element?.title || element?.getAttribute('aria-label') || element?.label || element?.textContent.trim() || element?.tagName || ''
    })()`)
  }
})
