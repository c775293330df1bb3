// Profiles in the real workbench: a file is opened in its viewer, what it measured stands in the code, and the viewer leads to the source.

import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FrameLocator, Page } from 'playwright-core'
import { ensureHost } from '../host/install.js'
import { appearance, isPictured, showOnlyTheEditor, takePicture, themes } from '../host/pictures.js'
import { root } from '../host/root.js'
import { openSession, quietSettings, type Session } from '../host/session.js'

const recordings = join(root, 'test', 'profiles')

// One theme is as good as another for what is shown; pictures are wanted of all.
for (const [name, theme] of Object.entries(themes).filter(([one]) => isPictured || one === 'light')) {
  describe(`workbench: profiles, ${name}`, function () {
    this.timeout(120_000)
    let session: Session
    let page: Page
    let workspace: string

    before(async () => {
      workspace = join(mkdtempSync(join(realpathSync(tmpdir()), 'cost-hints-workbench-')), 'shop')
      mkdirSync(join(workspace, '.vscode'), { recursive: true })
      cpSync(join(recordings, 'programs', 'shop.py'), join(workspace, 'shop.py'))
      cpSync(join(recordings, 'pstats', '3.11-shop.pstats'), join(workspace, 'shop.pstats'))
      cpSync(join(recordings, 'pyinstrument', '5.1.3-shop.pyisession'), join(workspace, 'shop.pyisession'))
      writeFileSync(join(workspace, 'broken.pstats'), 'This is none.')
      writeFileSync(join(workspace, '.vscode', 'settings.json'), JSON.stringify({ ...quietSettings, ...appearance, 'workbench.colorTheme': theme }))
      writeFileSync(join(workspace, '.cost-hints.json'), '{}\n')
      session = await openSession({ host: ensureHost(), name: 'workbench', workspace, vsix: join(root, '.vscode-test', 'cost-hints.vsix'), file: join(workspace, 'shop.py') })
      page = session.page
      await showOnlyTheEditor(page)
    })
    after(async () => {
      await session.close()
      rmSync(join(workspace, '..'), { recursive: true, force: true })
    })

    it('opens in its viewer', async () => {
      // The workbench knows the viewer when the extension is there.
      await page.locator('.squiggly-warning').first().waitFor({ timeout: 60_000 })
      await openFile('shop.pstats')
      await viewer().getByRole('heading', { name: 'shop.pstats' }).waitFor({ timeout: 60_000 })
      assert.match(await viewer().locator('header .facts').innerText(), /cProfile/)
      await page.mouse.move(500, 450)
      await takePicture(page, name, 'profile')
    })

    it('leads from its table to the source', async () => {
      await viewer().getByRole('tab', { name: 'Table' }).click()
      await viewer().getByRole('gridcell', { name: 'report', exact: true }).first().click()
      await page.locator('.view-line', { hasText: 'def report' }).waitFor()
      await takePicture(page, name, 'profile-table')
    })

    it('measures what is found, and shows above functions what they took', async () => {
      await page.locator('.codelens-decoration').filter({ hasText: /\d+% of time.*calls/ }).first().waitFor({ timeout: 60_000 })
      await page.locator('.squiggly-warning').first().waitFor()
      await takePicture(page, name, 'profile-lens')
    })

    it('shows those of another tool, and what is wrong with a file', async () => {
      await openFile('shop.pyisession')
      await viewer().getByRole('heading', { name: 'shop.pyisession' }).waitFor({ timeout: 60_000 })
      await openFile('broken.pstats')
      await viewer().getByText(/no profile that is known/).waitFor({ timeout: 60_000 })
      await takePicture(page, name, 'profile-problem')
    })

    /** The page inside of the web view that was opened last. */
    function viewer(): FrameLocator {
      return page.locator('iframe.webview.ready').locator('visible=true').last().contentFrame().locator('iframe#active-frame').contentFrame()
    }

    async function openFile(file: string): Promise<void> {
      await page.keyboard.press('Control+p')
      await page.locator('.quick-input-widget input').first().fill(file)
      await page.locator('.quick-input-list .monaco-list-row', { hasText: file }).first().waitFor()
      await page.keyboard.press('Enter')
    }
  })
}
