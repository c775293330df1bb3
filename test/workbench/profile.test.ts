// The viewer of profiles in the real workbench: what is clicked, searched, switched, sorted, compared and saved there.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FrameLocator, Locator } from 'playwright-core'
import { contrastThemes, isPictured, takePicture, themes } from '../host/pictures.js'
import { root } from '../host/root.js'
import { chooseFile, eventually, importProfile, openFile, openProfileSession, showsProfile, viewer, type ProfileSession } from './profile-session.js'

// One theme is as good as another for what is shown; pictures are wanted of all.
for (const [name, theme] of Object.entries({ ...themes, ...contrastThemes }).filter(([one]) => isPictured || one === 'light')) {
  describe(`workbench: viewer of profiles, ${name}`, function () {
    this.timeout(120_000)
    let workbench: ProfileSession
    before(async () => {
      workbench = await openProfileSession({
        name: 'workbench-profile', theme, first: 'shop.py',
        files: {
          'shop.py': { of: 'programs/shop.py' }, 'shop.pstats': { of: 'pstats/3.11-shop.pstats' },
          'shop.austin': { of: 'austin/3.7.0-full.austin' }, 'before.austin': { of: 'austin/3.7.0-wall.austin' },
          'shop.mjs': { of: 'programs/shop.mjs' }, 'after.cpuprofile': { of: 'v8/24.21.0-shop.cpuprofile' }, 'before.cpuprofile': { of: 'v8/20.20.2-shop.cpuprofile' },
        },
      })
    })
    after(() => workbench.close())

    const shown = (): FrameLocator => viewer(workbench.page)
    const facts = (): Promise<string> => shown().locator('header').first().innerText()
    const choose = async (list: string, option: string): Promise<void> => {
      const select = shown().locator(`vscode-single-select[title="${list}"]`)
      await select.click()
      await select.locator('li').filter({ hasText: option }).first().click()
    }
    const tab = (title: string): Promise<void> => shown().getByRole('tab', { name: title, exact: true }).click()
    const firstRow = (grid: string): Locator => shown().getByRole('grid', { name: grid }).getByRole('row').filter({ has: shown().getByRole('gridcell') }).first()
    const picture = async (what: string): Promise<void> => {
      await workbench.page.mouse.move(500, 630)
      await takePicture(workbench.page, name, what)
    }

    it('leads from the flame graph to the source', async () => {
      const { page } = workbench
      await openFile(page, 'shop.pstats')
      await showsProfile(page, 'shop.pstats')
      assert.match(await facts(), /cProfile/)
      await picture('profile')
      const graph = shown().getByRole('application', { name: 'Flame graph' })
      await graph.waitFor()
      // Above main stand the module and what runs it.
      await eventually('the source of main', async () => {
        await graph.click({ position: { x: 40, y: 50 } })
        return page.locator('.tab.active', { hasText: 'shop.py' }).waitFor({ timeout: 4000 }).then(() => true, () => false)
      })
      await page.locator('.statusbar').getByText(/^Ln 43, /).waitFor()
    })

    it('leads from the table to the source', async () => {
      const { page } = workbench
      await tab('Table')
      await shown().getByRole('gridcell', { name: 'name_of', exact: true }).first().click()
      await page.locator('.statusbar').getByText(/^Ln 18, /).waitFor()
      await picture('profile-table')
    })

    it('sorts the table by what is asked for', async () => {
      const header = shown().getByRole('columnheader', { name: /calls/i }).first()
      await header.click()
      await eventually('the function with the most calls', async () => /40,324/.test(await firstRow('Functions').innerText()))
      assert.equal(await header.getAttribute('aria-sort'), 'descending')
      await picture('profile-sorted')
    })

    it('finds functions, and says how many and how much', async () => {
      await shown().getByRole('textbox', { name: 'Search functions and files' }).fill('name_of')
      await shown().getByText(/^1 found: \d+/).waitFor()
      await eventually('one row', async () => await shown().getByRole('grid', { name: 'Functions' }).getByRole('gridcell', { name: 'name_of' }).count() === 1)
      await shown().getByRole('textbox', { name: 'Search functions and files' }).fill('')
      await shown().getByText(/^1 found: \d+/).waitFor({ state: 'detached' })
    })

    it('says which findings stand in what was measured', async () => {
      await tab('Findings')
      await shown().getByText('n-plus-one-query').first().waitFor()
      await picture('profile-findings')
    })

    it('switches between values and threads', async () => {
      const { page } = workbench
      await openFile(page, 'shop.austin')
      await showsProfile(page, 'shop.austin')
      const wall = await facts()
      await choose('Value', 'CPU time')
      await eventually('another value', async () => /CPU time [\d.]+ m?s/.test(await facts()))
      const all = /CPU time ([\d.]+ m?s)/.exec(await facts())?.[1]
      assert.notEqual(await facts(), wall)
      const threads = shown().locator('vscode-single-select[title="Thread"]')
      await threads.click()
      await threads.locator('li').nth(1).click()
      await eventually('one thread', async () => {
        const one = /CPU time ([\d.]+ m?s)/.exec(await facts())?.[1]
        return one !== undefined && one !== all
      })
      await threads.click()
      await threads.locator('li').first().click()
      await choose('Value', 'wall time')
      await eventually('all threads', async () => await facts() === wall)
    })

    it('shows the lines that ran, and a file as its source, where stacks alone name lines', async () => {
      await tab('Lines')
      await shown().getByRole('gridcell', { name: /shop\.py:30$/ }).first().waitFor()
      await choose('Files', 'shop.py')
      await shown().getByRole('gridcell', { name: 'return [line for line in lines if line["id"] not in banned]' }).waitFor({ timeout: 30_000 })
      await picture('profile-lines')
    })

    it('compares with a profile from before', async () => {
      await tab('Compare')
      await shown().getByRole('button', { name: /Choose a profile/ }).first().click()
      await chooseFile(workbench.page, join(workbench.workspace, 'before.austin'))
      await shown().getByText(/before\.austin took [\d.]+ m?s, shop\.austin [\d.]+ m?s/).waitFor({ timeout: 30_000 })
      await firstRow('Changes').waitFor()
      await picture('profile-compare')
    })

    it('saves files that other tools, and we ourselves, read again', async () => {
      const saved = [['Collapsed stacks', 'saved.collapsed'], ['speedscope', 'saved.speedscope.json'], ['pprof', 'saved.pb.gz']] as const
      for (const [entry, file] of saved) {
        await shown().getByRole('button', { name: /Export/ }).click()
        await shown().getByRole('menuitem', { name: entry }).or(shown().locator('vscode-context-menu-item', { hasText: entry })).first().click()
        await chooseFile(workbench.page, join(workbench.workspace, file))
        await eventually(`${file} on the disk`, () => Promise.resolve(existsSync(join(workbench.workspace, file))))
      }
      await eventually('all that was saved', () => Promise.resolve(areRead(workbench.workspace, saved.map(([, file]) => file))))
    })

    it('calls functions without a name by what they stand in, before and after', async () => {
      await importProfile(workbench.page, join(workbench.workspace, 'after.cpuprofile'))
      await tab('Compare')
      await shown().getByRole('button', { name: /Choose a profile/ }).first().click()
      await chooseFile(workbench.page, join(workbench.workspace, 'before.cpuprofile'))
      const row = shown().getByRole('grid', { name: 'Changes' }).getByRole('row', { name: /^withoutBanned\.<function>/ })
      await row.waitFor({ timeout: 30_000 })
      assert.match((await row.innerText()).replace(/\s+/g, ' '), /^withoutBanned\.<function> 159 ms 64\.8 ms −94\.3 ms/)
      await picture('profile-compare-names')
    })
  })
}

/** By the command line; not as long as one of the files is not written to its end. */
function areRead(folder: string, files: readonly string[]): boolean {
  try {
    const main = join(root, 'dist', 'main.cjs')
    const report = execFileSync(process.execPath, [main, 'profile', ...files, '--format', 'json'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 })
    const { profiles } = JSON.parse(report) as { readonly profiles: readonly { readonly functions: readonly { readonly name: string }[] }[] }
    return profiles.length === files.length && profiles.every(({ functions }) => functions.some(({ name }) => name === 'name_of'))
  } catch {
    return false
  }
}
