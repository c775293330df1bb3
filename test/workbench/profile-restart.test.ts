// A language server that is restarted, or dies, knows no profile: the real workbench hands it over again what was opened and imported, until that is cleared.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { themes } from '../host/pictures.js'
import { eventually, hotLines, importProfile, openFile, openProfileSession, runCommand, showsProfile, viewer, type ProfileSession } from './profile-session.js'

const query = 'return connection.execute("SELECT name FROM customers WHERE id = ?", (customer_id,)).fetchone()[0]'
const search = 'return [line for line in lines if line["id"] not in banned]'
const name = 'workbench-profile-restart'

describe('workbench: profiles and a server that is started again', function () {
  this.timeout(120_000)
  let workbench: ProfileSession
  before(async () => {
    workbench = await openProfileSession({
      name, theme: themes.light, first: 'shop.py', settings: { 'files.autoSave': 'off' },
      files: { 'shop.py': { of: 'programs/shop.py' }, 'shop.austin': { of: 'austin/3.7.0-wall.austin' } },
      elsewhere: { 'shop.pstats': { of: 'pstats/3.11-shop.pstats' } },
    })
    const { page, elsewhere } = workbench
    // One is in its viewer, the other was imported and closed.
    await importProfile(page, join(elsewhere, 'shop.pstats'))
    await runCommand(page, 'View: Close Editor')
    await openFile(page, 'shop.austin')
    await showsProfile(page, 'shop.austin')
    await openFile(page, 'shop.py')
    await isShown()
  })
  after(() => workbench.close())

  const lens = (text: RegExp): Locator => workbench.page.locator('.codelens-decoration').filter({ hasText: text }).first()
  const isCold = (): Promise<boolean> => hotLines(workbench.page).then((lines) => lines.length === 0)
  const isHot = (line: string): Promise<boolean> => hotLines(workbench.page).then((lines) => lines.includes(line))
  const isShown = async (): Promise<void> => {
    const { page } = workbench
    // What the server before said may stand there still: only the one that knows the profile takes the heat of a line and gives it back.
    await page.locator('.view-line', { hasText: search }).first().click()
    await page.keyboard.press('End')
    await page.keyboard.type('  # checked')
    await eventually('a cold line', async () => !await isHot(search) && await isHot(query))
    for (let times = 0; times < 40 && !await isHot(search); times++) await page.keyboard.press('Control+z')
    await eventually('hot lines', async () => await isHot(search) && await isHot(query))
    await lens(/% of wall time/).waitFor({ timeout: 30_000 })
    await lens(/40,000 calls/).waitFor({ timeout: 30_000 })
  }
  const anotherThan = (before: readonly number[]): Promise<void> => eventually('another server', () => Promise.resolve(servers().length === 1 && !servers().some((one) => before.includes(one))))
  /** The finding in the viewer is gone when it is fixed: it knows how the profile fits the code of now. */
  const fix = async (rule: string): Promise<void> => {
    const { page } = workbench
    await openFile(page, 'shop.austin')
    await viewer(page).getByRole('tab', { name: 'Findings', exact: true }).click()
    const finding = viewer(page).getByRole('listitem').filter({ hasText: rule }).first()
    // A server that has just begun may not have read the file yet, and says so.
    await eventually('a finding that is fixed', async () => {
      if (await finding.count() === 0) return true
      await finding.getByRole('button', { name: /^Fix/ }).first().click({ timeout: 5_000 }).catch(() => undefined)
      return finding.waitFor({ state: 'detached', timeout: 10_000 }).then(() => true, () => false)
    })
  }

  it('shows all that was measured after a restart', async () => {
    const before = servers()
    assert.equal(before.length, 1)
    await runCommand(workbench.page, 'Cost Hints: Restart Server')
    await anotherThan(before)
    await isShown()
  })

  it('shows it after the server died', async () => {
    const before = servers()
    for (const one of before) process.kill(one, 'SIGKILL')
    await anotherThan(before)
    await isShown()
    await fix('list-membership-in-loop')
  })

  it('shows nothing that was cleared before', async () => {
    const { page } = workbench
    await openFile(page, 'shop.py')
    await runCommand(page, 'Cost Hints: Clear Profiles')
    await eventually('cold lines', isCold)
    const before = servers()
    await runCommand(page, 'Cost Hints: Restart Server')
    await anotherThan(before)
    await lens(/1 finding/).waitFor({ timeout: 30_000 })
    // The editor shows what it had until the server has answered.
    await eventually('lenses without measurements', async () => await lens(/% of /).count() === 0)
    await page.waitForTimeout(1000)
    assert.ok(await isCold())
    assert.equal(await lens(/% of /).count(), 0)
    await lens(/1 finding/).waitFor({ timeout: 30_000 })
  })
})

/** Language servers of this session. */
function servers(): readonly number[] {
  const processes = execFileSync('ps', ['-axo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n')
  return processes.filter((one) => one.includes(`/${name}/`) && /main\.cjs server/.test(one)).map((one) => Number.parseInt(one, 10))
}
