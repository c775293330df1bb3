// A recording of each kind in every view, and profiles that no tool writes: nothing throws, and nothing stays empty that has something.

import assert from 'node:assert/strict'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import type { Profile } from '../../src/profiles/profile.js'
import { profileOf, recording, recordings } from '../profiles/recordings.js'
import { choose } from './choose.js'
import { closeViewerBrowser, openViewer, type ViewerPage } from './viewer-page.js'

describe('profile viewer: recordings', function () {
  this.timeout(120_000)
  let viewer: ViewerPage
  before(async () => { viewer = await openViewer({ profile: profileOf(recording('py-spy/0.4.3-shop.speedscope.json')) }) })
  after(async () => {
    await viewer.close()
    await closeViewerBrowser()
  })

  for (const [name, profile] of ofEachKind()) it(name, () => looksAt(name, profile))

  it('five thousand threads', () => looksAt('threads', made((builder) => {
    for (let thread = 0; thread < 5000; thread++) builder.thread(`worker ${thread}`).sample(builder.stack(-1, builder.frame(builder.function('work', 'a.py', 1))), [thread + 1])
  })))

  it('four thousand levels', () => looksAt('deep', made((builder) => {
    let stack = -1
    for (let level = 0; level < 4000; level++) stack = builder.stack(stack, builder.frame(builder.function(`level_${level % 7}`, 'a.py', level)))
    builder.thread('main').sample(stack, [1000])
  })))

  it('names that look like markup, and none', () => looksAt('<img src=x onerror=alert(1)>', made((builder) => {
    const thread = builder.thread('</script><b>')
    for (const name of ['<img src=x onerror=alert(1)>', '', '名前'.repeat(300), '\u0000\ud800"&\n']) thread.sample(builder.stack(-1, builder.frame(builder.function(name, `${name}.py`, 1))), [5])
  })))

  it('sizes that were freed, and nothing at all', () => looksAt('freed', made((builder) => {
    const thread = builder.thread('main')
    for (const [name, value] of [['kept', 4096], ['freed', -2048], ['nothing', 0]] as const) thread.sample(builder.stack(-1, builder.frame(builder.function(name, 'a.py', 1))), [value])
  })))

  async function looksAt(name: string, profile: Profile): Promise<void> {
    const { page } = viewer
    await page.evaluate('sessionStorage.clear()')
    await viewer.send({ is: 'profile', url: viewer.serve(profile), name })
    await page.locator('h1').filter({ hasText: name }).waitFor()
    for (const title of await page.locator('vscode-tab-header').allInnerTexts()) {
      await page.locator('vscode-tab-header').filter({ hasText: title }).click()
      if (title === 'Table' && profile.functions.length > 0 && profile.threads.length > 0) {
        for (const arrangement of ['Top down', 'By package', 'Bottom up', 'All functions']) await choose(page, 'Arrangement', arrangement)
        const hasAny = profile.threads.some(({ samples }) => samples.values[0]?.some((value) => value > 0))
        if (hasAny) await page.locator('.rows-body .row:visible').first().waitFor()
      }
      if (title === 'Flame Graph') for (const order of ['Time order', 'Callers and callees', 'Left heavy']) await choose(page, 'Order', order)
    }
    assert.deepEqual(viewer.complaints, [])
  }
})

/** The first recording of those that an importer gives the same parts. */
function ofEachKind(): readonly (readonly [string, Profile])[] {
  const kinds = new Map<string, readonly [string, Profile]>()
  for (const one of recordings()) {
    const profile = profileOf(one)
    const { format, values, graph, lines, timelines, threads } = profile
    const kind = [format, values.length, graph !== undefined, lines !== undefined, timelines.length > 0, threads.length > 1, threads.some(({ samples }) => samples.at)].join()
    if (!kinds.has(kind)) kinds.set(kind, [one.name, profile])
  }
  return [...kinds.values()]
}

function made(fill: (builder: ProfileBuilder) => void): Profile {
  const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'bytes', unit: 'bytes' }] })
  fill(builder)
  return builder.build()
}
