// The viewer compares what the command line compares: recordings of other folders, of compiled code whose map is gone, and of other tools, and says so.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { withSourceMaps } from '../../src/service/profiles/source-maps.js'
import { unpacked } from '../../src/service/profiles/unpack.js'
import { root } from '../host/root.js'
import { profileOf, recording } from '../profiles/recordings.js'
import { withFolder } from '../support/folder.js'
import { choose } from './choose.js'
import { closeViewerBrowser, openViewer, type ViewerPage } from './viewer-page.js'

const shop = profileOf(recording('py-spy/0.4.3-shop.speedscope.json'))

/** As it would be had it been recorded there. */
function movedTo(name: string, from: string, to: string): Profile {
  return readProfile(unpacked(Buffer.from(Buffer.from(recording(name).bytes).toString().replaceAll(from, to))))
}

async function mappedShop(): Promise<Profile> {
  const below = (from: string, to: string): readonly (readonly [string, string])[] => readdirSync(join(root, 'test', 'profiles', from)).map((name) => [`${to}/${name}`, readFileSync(join(root, 'test', 'profiles', from, name), 'utf8')])
  const files = Object.fromEntries([...below('programs/shop-ts', 'src'), ...below('source-maps/esbuild', 'esbuild')])
  return withFolder(files, (folder) => Promise.resolve(withSourceMaps(profileOf(recording('v8-compiled/24.21.0-esbuild.cpuprofile')), { roots: [folder], recordedAt: undefined })))
}

describe('profile viewer: comparisons', () => {
  let viewer: ViewerPage

  afterEach(async () => {
    assert.deepEqual(viewer.complaints, [])
    await viewer.close()
  })

  after(closeViewerBrowser)

  async function open(before: Profile, after: Profile): Promise<void> {
    viewer = await openViewer({ profile: after, name: 'after.json' })
    await viewer.send({ is: 'compare', url: viewer.serve(before), name: 'before.json' })
  }

  async function compare(before: Profile, after: Profile): Promise<void> {
    await open(before, after)
    await viewer.page.locator('.rows:visible .row').first().waitFor()
  }

  /** The cells of the row of a function, or nothing. */
  async function rowsNamed(name: string): Promise<readonly (readonly string[])[]> {
    const rows: readonly (readonly string[])[] = await viewer.page.evaluate(`[...document.querySelectorAll('.rows-body .row')].filter((row) => row.checkVisibility()).map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent))`)
    return rows.filter(([first]) => first === name)
  }

  it('of recordings made in two folders', async () => {
    await compare(movedTo('py-spy/0.3.14-shop.speedscope.json', '/srv/shop/', '/builds/ci/17/'), shop)
    const [row, ...others] = await rowsNamed('name_of')
    assert.deepEqual([row?.slice(1, 4), row?.at(-1), others.length], [['65 ms', '100 ms', '+35 ms'], '/srv/shop/shop.py', 0])
    await choose(viewer.page, 'Look', 'Flame graph, as wide as before')
    await viewer.page.getByLabel('Flame graph of the changes').focus()
    await viewer.page.keyboard.press('Home')
    assert.match(await viewer.page.locator('.spoken').innerText(), /^<module>\s+\/srv\/shop\/shop\.py\s+before 290 ms, after 375 ms: \+85 ms \(\+29\.3 %\)/)
  })

  it('of a bundle whose earlier map is gone, with the notes on the file before', async () => {
    await compare(profileOf(recording('v8-compiled/20.20.2-esbuild-earlier.cpuprofile')), await mappedShop())
    const [row, ...others] = await rowsNamed('withoutBanned')
    assert.equal(others.length, 0)
    assert.match(row?.slice(1, 3).join(' ') ?? '', /^43\.8 ms 15\.4 ms$/)
    assert.match(row?.at(-1) ?? '', /src\/report\.ts$/)
    assert.match(await viewer.page.locator('.remark').innerText(), /^before\.json was not mapped to sources as after\.json was: it has esbuild\/shop\.js as it was compiled\. 7 of its 9 functions there were found by name/)
  })

  it('of two tools, whose numbers are no twins', async () => {
    await compare(profileOf(recording('pstats/3.11-shop.pstats')), shop)
    assert.match(await viewer.page.locator('.remark').innerText(), /^before\.json is of cProfile, which watches every call .*; after\.json is of py-spy, which looks now and then at what runs: their numbers do not mean the same\.$/)
    await viewer.page.locator('.remarks summary').filter({ hasText: '1 note on before.json' }).click()
    await viewer.page.locator('.remarks details').filter({ hasText: 'The file says how often each function was called' }).waitFor()
  })

  it('of values that only one of the two has', async () => {
    await open(profileOf(recording('austin/3.7.0-memory.austin')), shop)
    await viewer.page.locator('.sums').filter({ hasText: 'before.json has no time, only memory taken, memory given back.' }).waitFor()
  })
})
