// Recording from the palette of the real workbench: the file of the editor is run and its profile shown, a fix is compared with what was predicted, and nothing is run
// where nobody trusts the workspace.

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { ensureHost } from '../host/install.js'
import { isPictured, takePicture, themes } from '../host/pictures.js'
import { root } from '../host/root.js'
import { openSession, type Session } from '../host/session.js'
import { eventually, openProfileSession, runCommand, showsProfile, viewer, type ProfileSession } from './profile-session.js'

const shop = `import sqlite3


def connect():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE customers (id INTEGER, name TEXT)")
    connection.executemany("INSERT INTO customers VALUES (?, ?)", [(i, f"customer {i}") for i in range(5000)])
    return connection


def report(connection: sqlite3.Connection, ids: list[int]):
    names = []
    for customer_id in ids:
        row = connection.execute("SELECT name FROM customers WHERE id = ?", (customer_id,)).fetchone()
        names.append(row)
    return names


if __name__ == "__main__":
    connection = connect()
    for _ in range(3):
        report(connection, list(range(500)))
`

for (const [name, theme] of Object.entries(themes).filter(([one]) => isPictured || one === 'light')) {
  describe(`workbench: recording, ${name}`, function () {
    this.timeout(180_000)
    let opened: ProfileSession
    let page: Page

    before(async () => {
      opened = await openProfileSession({ name: 'workbench-recording', theme, files: { 'shop.py': shop }, first: 'shop.py' })
      page = opened.page
    })
    after(() => opened.close())

    it('runs the file of the editor where people see it, and shows its profile', async () => {
      await runCommand(page, 'Cost Hints: Profile This File')
      await showsProfile(page, 'shop.py.pstats')
      await viewer(page).getByRole('tab', { name: 'Table' }).click()
      await viewer(page).getByRole('gridcell', { name: 'report', exact: true }).first().waitFor()
      await page.locator('.panel .terminal-wrapper').first().waitFor()
      await takePicture(page, name, 'recorded')
      await page.locator('.part.panel').getByRole('button', { name: /^(Hide|Close) Panel/ }).click()
    })

    it('compares a fix: what was measured stands beside what was predicted', async () => {
      await page.locator('.tab', { hasText: 'shop.py' }).first().click()
      await page.locator('.view-line', { hasText: 'row = connection.execute' }).click()
      await runCommand(page, 'Cost Hints: Compare With Fix')
      await page.getByPlaceholder('Which fix?').waitFor()
      await page.locator('.quick-input-list .monaco-list-row').first().click()
      await showsProfile(page, 'shop.py after.pstats')
      const text = viewer(page).getByText(/Measured: One run of report\(\) took [\d.]+ m?s before and [\d.]+ [mµ]?s after the fix: [\d.]+ m?s less \(3 runs\)\. It calls execute \d instead of 500 times\./)
      await text.first().waitFor({ timeout: 60_000 })
      assert.match(await text.first().innerText(), /Predicted: .* 500 → \d quer(y|ies)\./)
      await viewer(page).getByRole('tab', { name: 'Compare', selected: true }).waitFor()
      await takePicture(page, name, 'compared-with-fix')
      assert.match(onDisk(), /WHERE id IN/i)
    })

    it('undoes the fix when it is not wanted', async () => {
      // A question that nobody answered stays among the notifications.
      await page.locator('.tab', { hasText: 'shop.py' }).first().click()
      await runCommand(page, 'Notifications: Show Notifications')
      await page.locator('.notifications-center .notification-list-item', { hasText: 'One run of report()' }).getByRole('button', { name: 'Undo Fix' }).click()
      await eventually('the code as it was', () => Promise.resolve(onDisk() === shop))
    })

    function onDisk(): string {
      return readFileSync(join(opened.workspace, 'shop.py'), 'utf8')
    }
  })
}

describe('workbench: recording, where nobody trusts the workspace', function () {
  this.timeout(120_000)
  let session: Session
  const workspace = join(mkdtempSync(join(realpathSync(tmpdir()), 'cost-hints-workbench-')), 'shop')

  before(async () => {
    mkdirSync(workspace)
    writeFileSync(join(workspace, 'shop.py'), shop)
    writeFileSync(join(workspace, '.cost-hints.json'), '{}\n')
    session = await openSession({ host: ensureHost(), name: 'workbench-untrusted', workspace, vsix: join(root, '.vscode-test', 'cost-hints.vsix'), file: join(workspace, 'shop.py'), isUntrusted: true })
  })
  after(async () => {
    await session.close()
    rmSync(join(workspace, '..'), { recursive: true, force: true })
  })

  it('finds and fixes, and offers nothing that runs its code', async () => {
    const { page } = session
    await page.getByText('Restricted Mode', { exact: true }).waitFor({ timeout: 60_000 })
    await page.locator('.squiggly-warning').first().waitFor({ timeout: 60_000 })
    await page.locator('.view-line', { hasText: 'row = connection.execute' }).click()
    await page.keyboard.press('F1')
    assert.deepEqual((await commandsOf(page, 'Cost Hints: Profile', 'Import Profile')).filter((one) => one.includes('Profile This')), [])
    assert.deepEqual((await commandsOf(page, 'Cost Hints:', 'Restart Server')).filter((one) => one.includes('Compare With Fix')), [])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+.')
    const actions = page.locator('.action-widget .monaco-list-row')
    await actions.first().waitFor()
    const titles = await actions.allInnerTexts()
    assert.ok(titles.some((one) => one.includes('Ignore n-plus-one-query')), titles.join(' | '))
    assert.deepEqual(titles.filter((one) => one.includes('Compare With Fix')), [])
  })
})

/** What the open palette lists for a text, which has a known command among it. */
async function commandsOf(page: Page, text: string, known: string): Promise<readonly string[]> {
  await page.locator('.quick-input-widget input').first().fill(`>${text}`)
  const rows = page.locator('.quick-input-list .monaco-list-row')
  await rows.filter({ hasText: known }).waitFor()
  return rows.allInnerTexts()
}
