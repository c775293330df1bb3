// The flame graph in a real browser: what it draws, where clicks and keys lead, and what it says aloud.

import assert from 'node:assert/strict'
import { profileOf, recording } from '../profiles/recordings.js'
import { closeViewerBrowser, openViewer, themes, type ViewerPage } from './viewer-page.js'

const folder = process.env['COST_HINTS_PICTURES']

describe('profile viewer: flame graph', function () {
  this.timeout(120_000)
  let viewer: ViewerPage
  after(() => closeViewerBrowser())
  afterEach(() => viewer.close())

  for (const theme of Object.keys(themes) as (keyof typeof themes)[]) it(`shows a recording, ${theme}`, async () => {
    viewer = await openViewer({ profile: profileOf(recording('py-spy/0.4.3-shop.speedscope.json')), theme })
    await viewer.page.locator('.flame canvas').waitFor()
    await viewer.page.waitForTimeout(300)
    if (folder !== undefined) await viewer.page.screenshot({ path: `${folder}/flame-${theme}.png` })
    assert.deepEqual(viewer.complaints, [])
  })
})
