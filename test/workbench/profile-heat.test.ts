// What profiles measured, in the code of the real workbench: shaded lines, lenses and evidence, which follow edits and go when they are cleared.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { contrastThemes, isPictured, takePicture, themes } from '../host/pictures.js'
import { closeEditors, eventually, hotLines, importProfile, openFile, openProfileSession, runCommand, showsProfile, type ProfileSession } from './profile-session.js'

const priced = `import sqlite3

# cost-hints: calls=50M/month
def names(db: sqlite3.Connection, ids):
    for id in ids:
        db.execute("SELECT * FROM users WHERE id = ?", (id,)).fetchone()
`
const query = 'return connection.execute("SELECT name FROM customers WHERE id = ?", (customer_id,)).fetchone()[0]'
const search = 'return [line for line in lines if line["id"] not in banned]'

// One theme is as good as another for what is shown; pictures are wanted of all.
for (const [name, theme] of Object.entries({ ...themes, ...contrastThemes }).filter(([one]) => isPictured || one === 'dark')) {
  describe(`workbench: profiles in the code, ${name}`, function () {
    this.timeout(120_000)
    let workbench: ProfileSession
    before(async () => {
      workbench = await openProfileSession({
        name: 'workbench-profile-heat', theme, first: 'shop.py', settings: { 'costHints.inlayHints': true, 'files.autoSave': 'off' },
        files: { 'shop.py': { of: 'programs/shop.py' }, 'priced.py': priced, 'shop.austin': { of: 'austin/3.7.0-wall.austin' } },
        elsewhere: { 'shop.pstats': { of: 'pstats/3.11-shop.pstats' }, 'lines.lprof': { of: 'line-profiler/5.1.0-lines.lprof' } },
      })
    })
    after(() => workbench.close())

    const lens = (text: RegExp): Locator => workbench.page.locator('.codelens-decoration').filter({ hasText: text }).first()
    const isHot = (line: string): Promise<boolean> => hotLines(workbench.page).then((lines) => lines.includes(line))
    const isCold = (): Promise<boolean> => hotLines(workbench.page).then((lines) => lines.length === 0)
    const line = (text: string): Locator => workbench.page.locator('.view-line', { hasText: text }).first()
    const picture = async (what: string): Promise<void> => {
      await workbench.page.mouse.move(500, 630)
      await takePicture(workbench.page, name, what)
    }

    it('is nothing as long as none is open', async () => {
      assert.ok(await isCold())
      assert.equal(await lens(/% of /).count(), 0)
    })

    it('shades the lines that were measured, and says above functions what they took', async () => {
      const { page } = workbench
      await openFile(page, 'shop.austin')
      await showsProfile(page, 'shop.austin')
      await openFile(page, 'shop.py')
      // One degree of heat is drawn after the other.
      await eventually('both hot lines', async () => await isHot(query) && await isHot(search))
      assert.ok(!await isHot('def name_of(connection, customer_id):'))
      await lens(/^\s*\d+% of wall time\s*$/).waitFor({ timeout: 30_000 })
      await lens(/1 finding.*\d+% of wall time/).waitFor()
      await picture('profile-heat')
    })

    it('tells when a line is pointed at what was measured there', async () => {
      const { page } = workbench
      const hover = page.locator('.monaco-hover:visible').filter({ hasText: 'Measured' }).first()
      await eventually('a hover', async () => {
        const box = await line('SELECT name FROM').boundingBox()
        if (box) await page.mouse.move(box.x + 260, box.y + box.height / 2, { steps: 3 })
        return hover.waitFor({ timeout: 3000 }).then(() => true, () => false)
      })
      assert.match(await hover.innerText(), /\d+%\sof\swall\stime\s\([\d.]+\sm?s\)/)
      await takePicture(page, name, 'profile-heat-hover')
      await page.keyboard.press('Escape')
    })

    it('follows what is typed, and leaves lines that are changed', async () => {
      const { page } = workbench
      await line('return connection.execute').click()
      await page.keyboard.press('Control+Home')
      await page.keyboard.type('import os\n')
      await eventually('the same hot lines', async () => await isHot(query) && await isHot(search))
      await line(search).click()
      await page.keyboard.press('End')
      await page.keyboard.type('  # checked')
      await eventually('one cold line', async () => {
        const hot = await hotLines(page)
        return hot.includes(query) && !hot.some((one) => one.startsWith(search))
      }, () => hotLines(page))
      for (let times = 0; times < 40 && !await isHot(search); times++) await page.keyboard.press('Control+z')
      await eventually('it as it was', () => isHot(search))
    })

    it('lists the hottest functions, and goes there', async () => {
      const { page } = workbench
      await runCommand(page, 'Cost Hints: Show Hottest Functions')
      const wanted = page.locator('.quick-input-list .monaco-list-row', { hasText: 'without_banned' }).first()
      await wanted.waitFor()
      assert.match(await wanted.innerText(), /\d+% of wall time · 1 finding/)
      await picture('profile-hottest')
      await wanted.click()
      await page.locator('.statusbar').getByText(/^Ln 29, /).waitFor()
    })

    it('goes with the viewer', async () => {
      await closeEditors(workbench.page)
      await openFile(workbench.page, 'shop.py')
      await line('def name_of').waitFor()
      await eventually('cold lines', isCold)
    })

    it('stays when it was imported, whose lines it knows or not, until it is cleared', async () => {
      const { page, elsewhere } = workbench
      await importProfile(page, join(elsewhere, 'shop.pstats'))
      await closeEditors(page)
      await openFile(page, 'shop.py')
      await lens(/\d+% of time.*40,000 calls/).waitFor({ timeout: 30_000 })
      assert.ok(await isCold())
      await importProfile(page, join(elsewhere, 'lines.lprof'))
      await closeEditors(page)
      await openFile(page, 'shop.py')
      await eventually('a hot line', () => isHot(search))
      await runCommand(page, 'Cost Hints: Clear Profiles')
      await eventually('cold lines', isCold)
      await lens(/% of /).waitFor({ state: 'detached' })
      await line('def name_of').click()
    })

    it('shows money at the end of lines to who wants it', async () => {
      await openFile(workbench.page, 'priced.py')
      await line('db.execute').filter({ hasText: /\$[\d,]+–[\d,]+\/month/ }).waitFor({ timeout: 30_000 })
      await picture('inlay-hints')
    })
  })
}
