// The real workbench on a project of several files: a finding that rests on another file leads there, is fixed there, and follows
// what is typed there.

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { ensureHost } from '../host/install.js'
import { appearance, isPictured, takePicture, themes } from '../host/pictures.js'
import { root } from '../host/root.js'
import { openSession, quietSettings, type Session } from '../host/session.js'
import { fixed, relationRule, shop } from '../server/shop.js'

// One theme shows all that is tested here; both are for pictures.
for (const [name, theme] of Object.entries(themes).slice(isPictured ? 0 : 1)) describe(`workbench: several files, ${name}`, function () {
  this.timeout(180_000)
  let session: Session
  let page: Page
  let workspace: string

  before(async () => {
    workspace = join(mkdtempSync(join(realpathSync(tmpdir()), 'cost-hints-workbench-')), 'bookshop')
    const settings = JSON.stringify({ ...quietSettings, ...appearance, 'workbench.colorTheme': theme, 'files.autoSave': 'off' })
    for (const [path, text] of Object.entries({ ...shop, '.vscode/settings.json': settings })) {
      mkdirSync(dirname(join(workspace, path)), { recursive: true })
      writeFileSync(join(workspace, path), text)
    }
    session = await openSession({
      host: ensureHost(), name: `workbench-files-${name}`, workspace, vsix: join(root, '.vscode-test', 'cost-hints.vsix'), file: join(workspace, 'shop', 'views.py'),
    })
    page = session.page
    await page.locator('.monaco-editor .view-lines').first().waitFor({ timeout: 60_000 })
    if (isPictured && await page.locator('.part.auxiliarybar').isVisible()) await page.keyboard.press('Control+Alt+b')
  })
  after(async () => {
    await session.close()
    rmSync(dirname(workspace), { recursive: true, force: true })
  })

  it('marks what costs because of another file, and names the place there', async () => {
    await squiggle().waitFor({ timeout: 60_000 })
    const { x, y } = await middleOf('.squiggly-warning')
    await page.mouse.move(x, y)
    const hover = page.locator('.monaco-hover:visible').filter({ hasText: relationRule })
    await hover.waitFor()
    assert.match(await hover.innerText(), /queries\.py\(5, 12\): the query that gives the rows/)
    await takePicture(page, name, 'files')
    await page.keyboard.press('Escape')
  })

  it('fixes it in the other file', async () => {
    const fix = page.locator('.action-widget').first().getByText('select_related').first()
    // A click while the workbench still settles is lost.
    for (let attempt = 0; attempt < 5 && !await fix.isVisible(); attempt++) {
      await page.keyboard.press('Escape')
      const { x, y } = await middleOf('.squiggly-warning')
      await page.mouse.click(x, y)
      await page.keyboard.press('Control+.')
      await fix.waitFor({ timeout: 6000 }).catch(() => undefined)
    }
    await fix.waitFor()
    await page.keyboard.press('Enter')
    await squiggle().waitFor({ state: 'detached' })
    await open('queries.py')
    await line(fixed).waitFor()
  })

  it('follows what is typed in the other file', async () => {
    await line(fixed).click()
    await page.keyboard.press('Control+z')
    await line(fixed).waitFor({ state: 'detached' })
    await page.locator('.tab').filter({ hasText: 'views.py' }).click()
    await squiggle().waitFor()
  })

  const squiggle = (): ReturnType<Page['locator']> => page.locator('.squiggly-warning').first()

  const line = (text: string): ReturnType<Page['locator']> => page.locator('.view-line').filter({ hasText: text }).first()

  async function open(name: string): Promise<void> {
    await page.keyboard.press('Control+p')
    const input = page.locator('.quick-input-widget input').first()
    await input.fill(name)
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.tab.active').filter({ hasText: name }).waitFor()
  }

  /** The editor draws its lines anew at any time, and an element from before is gone. */
  async function middleOf(selector: string): Promise<{ x: number, y: number }> {
    for (let attempt = 0; attempt < 50; attempt++) {
      const box = await page.locator(selector).first().boundingBox({ timeout: 1000 }).catch(() => null)
      if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      await page.waitForTimeout(100)
    }
    throw new Error(`There is no ${selector}.`)
  }
})
