// Files of every profiler in the real workbench: those whose names are known open in the viewer by themselves, all others by import, and those that VS
// Code has a viewer of its own for open there, unless ours is asked for.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importers } from '../../src/profiles/every-importer.js'
import { headOf, importerFor } from '../../src/profiles/recognise.js'
import { unpacked } from '../../src/service/profiles/unpack.js'
import { themes } from '../host/pictures.js'
import { root } from '../host/root.js'
import { closeEditors, importProfile, openFile, openProfileSession, runCommand, showsProfile, viewer, type ProfileSession } from './profile-session.js'

/** By the names that they have here: the recording, and what the viewer says of who wrote it. */
const opened: Readonly<Record<string, readonly [of: string, producer: RegExp]>> = {
  'shop.pstats': ['pstats/3.11-shop.pstats', /^cProfile/],
  'shop.prof': ['yappi/1.7.6-shop.pstats', /^cProfile|^yappi/],
  'shop.pyisession': ['pyinstrument/5.1.3-shop.pyisession', /^pyinstrument/],
  'shop.speedscope.json': ['py-spy/0.4.3-shop.speedscope.json', /^py-spy/],
  'shop.collapsed': ['py-spy/0.4.3-shop.collapsed', /^py-spy|^collapsed/],
  'shop.austin': ['austin/3.7.0-cpu.austin', /^Austin/],
  'lines.lprof': ['line-profiler/5.1.0-lines.lprof', /^line_profiler/],
  'mprofile_1.dat': ['memory-profiler/0.61.0-memory.dat', /^memory_profiler/],
  'shop.pb.gz': ['pprof/go-1.26-shop.cpu.pb.gz', /^Go|^pprof/],
  'callgrind.out.1': ['callgrind/3.19-shop.callgrind.out', /^callgrind|^valgrind/i],
}

const imported: Readonly<Record<string, readonly [of: string, producer: RegExp]>> = {
  'shop.mojo': ['austin/4.0.0-cpu.mojo', /^Austin/],
  'shop.heapprofile': ['v8/24.21.0-shop.heapprofile', /^V8|^Node/],
  'scalene.json': ['scalene/2.4.0-shop.json', /^Scalene/],
  'session.json': ['pyinstrument/5.1.3-shop.json', /^pyinstrument/],
  'stats.json': ['memray/1.20.0-memory.stats.json', /^memray/],
  'trace.json.gz': ['viztracer/1.1.1-shop.json.gz', /viztracer/i],
  'page.json.gz': ['chrome/147-page.json.gz', /Chrom|V8/],
  'firefox.json.gz': ['firefox/gecko-153-page.json.gz', /Firefox/],
  'coverage.json': ['v8-coverage/20.20.2-mapped.json', /V8|Node/],
  'lines.txt': ['line-profiler/5.1.0-lines.txt', /^line_profiler/],
  'memory.txt': ['memory-profiler/0.61.0-memory.txt', /^memory_profiler/],
  'perf.txt': ['perf/6.1-shop.perf.txt', /perf/],
  'memray.html': ['memray/1.20.0-shop.html', /^memray/],
  'session.html': ['pyinstrument/5.1.3-waits.html', /^pyinstrument/],
  'flames.svg': ['flamegraph/shop.svg', /flame/i],
  'a name without an ending': ['pstats/3.12-shop.pstats', /^cProfile/],
}

const known = { 'node.cpuprofile': 'v8/24.21.0-shop.cpuprofile' }

describe('workbench: files of profilers', function () {
  this.timeout(180_000)
  let workbench: ProfileSession
  before(async () => {
    const placed = (files: typeof opened): Record<string, { readonly of: string }> => Object.fromEntries(Object.entries(files).map(([name, [of]]) => [name, { of }]))
    workbench = await openProfileSession({
      name: 'workbench-profile-files', theme: themes.light, first: 'shop.py',
      files: {
        'shop.py': { of: 'programs/shop.py' }, ...placed(opened), 'node.cpuprofile': { of: known['node.cpuprofile'] },
        'broken.pstats': 'This is none.', 'empty.prof': '', 'cut.pyisession': readFileSync(join(root, 'test', 'profiles', 'pyinstrument', '5.1.3-shop.pyisession'), 'utf8').slice(0, 3000),
      },
      elsewhere: placed(imported),
    })
  })
  after(() => workbench.close())

  it('are of every importer', () => {
    const files = [...Object.values(opened), ...Object.values(imported)].map(([of]) => of).concat(Object.values(known))
    const formats = files.map((of) => importerFor(headOf(unpacked(readFileSync(join(root, 'test', 'profiles', of)))))?.id)
    assert.deepEqual([...new Set(formats)].sort(), importers.map(({ id }) => id).sort())
  })

  const facts = async (): Promise<string> => viewer(workbench.page).locator('header').first().innerText()

  it('open in the viewer where their names say what they are', async () => {
    const { page } = workbench
    for (const [name, [, producer]] of Object.entries(opened)) {
      await openFile(page, name)
      await showsProfile(page, name)
      assert.match((await facts()).replace(name, '').trim(), new RegExp(producer.source, `${producer.flags}m`))
    }
  })

  it('open in the viewer when they are imported, whatever their names are', async () => {
    const { page, elsewhere } = workbench
    await closeEditors(page)
    for (const [name, [, producer]] of Object.entries(imported)) {
      await importProfile(page, join(elsewhere, name))
      assert.match((await facts()).replace(name, '').trim(), new RegExp(producer.source, `${producer.flags}m`))
    }
    await closeEditors(page)
  })

  it('stay with the viewer that VS Code has of its own, until ours is asked for', async () => {
    const { page } = workbench
    await openFile(page, 'node.cpuprofile')
    await viewer(page).getByText('Self Time').first().waitFor({ timeout: 60_000 })
    assert.equal(await page.locator('.notification-toast').count(), 0)
    await runCommand(page, 'View: Reopen Editor With...')
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Profile (Cost Hints)' }).first().click()
    await showsProfile(page, 'node.cpuprofile')
    assert.match(await facts(), /V8|Node/)
    await closeEditors(page)
  })

  it('say in one sentence what is wrong with them, or show what there is', async () => {
    const { page } = workbench
    await openFile(page, 'broken.pstats')
    await viewer(page).getByText(/broken\.pstats: this is no profile that is known: it looks like .+/).waitFor({ timeout: 60_000 })
    await openFile(page, 'empty.prof')
    await viewer(page).getByText(/empty\.prof: the file is empty/).waitFor({ timeout: 60_000 })
    await openFile(page, 'cut.pyisession')
    await viewer(page).getByText(/cut\.pyisession/).first().waitFor({ timeout: 60_000 })
    await closeEditors(page)
  })

  it('are none when the dialog is left', async () => {
    const { page } = workbench
    await runCommand(page, 'Cost Hints: Import Profile…')
    const dialog = page.locator('.quick-input-widget:visible').getByRole('button', { name: 'OK' })
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    assert.equal(await page.locator('.tab, .notification-toast').count(), 0)
  })
})
