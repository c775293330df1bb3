// A profile of a compiled program in the real workbench: what is clicked leads to the TypeScript that was written, also where the program was minified.

import { join } from 'node:path'
import { themes } from '../host/pictures.js'
import { importProfile, openProfileSession, viewer, type ProfileSession } from './profile-session.js'

const compiled = 'source-maps/esbuild-minified/shop.js'

describe('workbench: viewer of a compiled program\'s profile', function () {
  this.timeout(120_000)
  let workbench: ProfileSession
  before(async () => {
    workbench = await openProfileSession({
      name: 'workbench-compiled-profile', theme: themes.light, first: 'shop.py',
      files: {
        'shop.py': { of: 'programs/shop.py' },
        ...Object.fromEntries(['catalogue.ts', 'report.ts', 'main.ts'].map((name) => [`src/${name}`, { of: `programs/shop-ts/${name}` }])),
        'esbuild-minified/shop.js': { of: compiled }, '.gitignore': 'esbuild-minified/\n', 'shop.cpuprofile': { of: 'v8-compiled/24.21.0-esbuild-minified.cpuprofile' },
      },
    })
  })
  after(() => workbench.close())

  it('leads from the table to the source', async () => {
    const { page } = workbench
    // VS Code's own table opens such files.
    await importProfile(page, join(workbench.workspace, 'shop.cpuprofile'))
    const shown = viewer(page)
    await shown.getByText('1 compiled file mapped to 3 sources by source maps.').waitFor({ state: 'attached' })
    await shown.getByRole('tab', { name: 'Table', exact: true }).click()
    await shown.getByRole('gridcell', { name: 'nameOf', exact: true }).first().click()
    await page.locator('.tab.active', { hasText: 'catalogue.ts' }).waitFor()
    await page.locator('.statusbar').getByText(/^Ln 30, /).waitFor()
  })
})
