// The flame graph in a real browser: where the pointer and the keys lead, what is said aloud, and what is kept.

import assert from 'node:assert/strict'
import type { Profile } from '../../src/profiles/profile.js'
import { leftHeavy, levelOf, type Boxes } from '../../src/webview/trees/boxes.js'
import { sightsOf } from '../../src/webview/worker/sights.js'
import { profileOf, recording } from '../profiles/recordings.js'
import { choose } from './choose.js'
import { until } from '../support/until.js'
import { closeViewerBrowser, openViewer, type ViewerPage } from './viewer-page.js'

const rowHeight = 20

describe('profile viewer: flame graph', function () {
  this.timeout(120_000)
  const profile = profileOf(recording('py-spy/0.4.3-shop.speedscope.json'))
  const boxes = leftHeavy(sightsOf(profile).of(0, -1).merged.tree)
  let viewer: ViewerPage
  beforeEach(async () => {
    viewer = await openViewer({ profile })
    await viewer.page.locator('.flame canvas').waitFor()
  })
  afterEach(() => viewer.close())
  after(() => closeViewerBrowser())

  it('names what is pointed at, and a click opens its source', async () => {
    const box = boxOf('name_of')
    await viewer.page.mouse.move(...await middleOf(box))
    await until(async () => (await viewer.page.locator('.tooltip').innerText()).startsWith('name_of\n'))
    assert.match(await viewer.page.locator('.tooltip').innerText(), /shop\.py.*\ntotal 100 ms, 26\.0 %, self 100 ms/)
    await viewer.page.mouse.click(...await middleOf(box))
    await until(() => viewer.sent.length > 1)
    const row = functionOf(box)
    assert.deepEqual(viewer.sent[1], { is: 'reveal', row, file: '/srv/shop/shop.py', line: profile.functions.line[row] ?? 0 })
  })

  it('a second click zooms instead, and Escape zooms out', async () => {
    const box = boxOf('report')
    await viewer.page.mouse.dblclick(...await middleOf(box))
    await until(async () => (await zoom()).to - (await zoom()).from < 0.9)
    const { from, to } = await zoom()
    assert.deepEqual([from, to].map((share) => share.toFixed(6)), [boxes.start[box] ?? 0, boxes.end[box] ?? 0].map((place) => (place / boxes.whole).toFixed(6)))
    await viewer.page.waitForTimeout(400)
    assert.deepEqual(viewer.sent.map(({ is }) => is), ['ready'])
    await viewer.page.keyboard.press('Escape')
    await until(async () => (await zoom()).from === 0 && (await zoom()).to === 1)
  })

  it('is moved in by keys, and says where it is', async () => {
    await viewer.page.locator('.flame').focus()
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowRight']) await viewer.page.keyboard.press(key)
    assert.match(await spoken(), /^report, total 160 ms, 41\.6 %, self 60 ms, level 3$/)
    await viewer.page.keyboard.press('ArrowUp')
    assert.match(await spoken(), /^main, .* level 2$/)
    await viewer.page.keyboard.press('Control+Enter')
    await until(() => viewer.sent.some((message) => message.is === 'reveal' && message.row === functionOf(boxOf('main'))))
  })

  it('zooms by keys and by the wheel, and pans when it is dragged', async () => {
    await viewer.page.locator('.flame').focus()
    await viewer.page.keyboard.press('+')
    await until(async () => Math.abs((await zoom()).to - (await zoom()).from - 1 / 1.5) < 0.001)
    const before = await zoom()
    const { x, y } = await area()
    await viewer.page.mouse.move(x + 600, y + 100)
    await viewer.page.mouse.down()
    await viewer.page.mouse.move(x + 500, y + 100, { steps: 4 })
    await viewer.page.mouse.up()
    await until(async () => (await zoom()).from > before.from + 0.01)
    assert.ok(Math.abs((await zoom()).to - (await zoom()).from - 1 / 1.5) < 0.001)
    // A drag is no click.
    await viewer.page.waitForTimeout(400)
    assert.deepEqual(viewer.sent.map(({ is }) => is), ['ready'])
    await viewer.page.keyboard.down('Control')
    await viewer.page.mouse.wheel(0, -200)
    await viewer.page.keyboard.up('Control')
    await until(async () => (await zoom()).to - (await zoom()).from < 0.6)
  })

  it('marks what is searched for, with its share, and Enter leads to the next', async () => {
    const plain = await pixels(boxOf('name_of'))
    await search('name_of')
    await viewer.page.locator('.found').getByText('1 found: 26.0 %', { exact: true }).waitFor()
    await until(async () => (await pixels(boxOf('name_of'))) !== plain)
    await viewer.page.keyboard.press('Enter')
    await until(async () => (await spoken()).startsWith('name_of, '))
    await search('no such function')
    await viewer.page.locator('.found').getByText('0 found: 0 %', { exact: true }).waitFor()
  })

  it('shows who calls a function and what it calls', async () => {
    await viewer.page.mouse.click(...await middleOf(boxOf('report')))
    await viewer.page.locator('.details vscode-button').filter({ hasText: 'Callers and callees' }).click()
    await viewer.page.locator('h2').filter({ hasText: 'Who calls report' }).waitFor()
    await viewer.page.locator('[aria-label="Callers"]').focus()
    await viewer.page.keyboard.press('Home')
    assert.match(await spoken(), /^report, total 160 ms/)
    await viewer.page.keyboard.press('ArrowUp')
    assert.match(await spoken(), /^main, total 160 ms/)
    await viewer.page.locator('[aria-label="Callees"]').focus()
    for (const key of ['Home', 'ArrowDown']) await viewer.page.keyboard.press(key)
    assert.match(await spoken(), /^name_of, total 100 ms/)
  })

  it('says whose order of time it shows', async () => {
    const workers = profileOf(recording('viztracer/1.1.1-workers.json.gz'))
    await viewer.send({ is: 'profile', url: viewer.serve(workers), name: 'workers' })
    await viewer.page.locator('h1').filter({ hasText: 'workers' }).waitFor()
    await choose(viewer.page, 'Order', 'Time order')
    const [most] = workers.threads.toSorted((a, b) => b.samples.length - a.samples.length)
    await viewer.page.locator('.bar-of-view .sums').filter({ hasText: `${most?.name ?? ''}, which has the most samples` }).waitFor()
  })

  it('keeps view, order, search and zoom over a reload', async () => {
    await choose(viewer.page, 'Order', 'Time order')
    await search('report')
    await viewer.page.locator('.flame').focus()
    await viewer.page.keyboard.press('+')
    await until(async () => (await zoom('time')).from > 0)
    const before = await zoom('time')
    await viewer.page.reload()
    await viewer.page.locator('.flame canvas').waitFor()
    assert.equal(await viewer.page.locator('vscode-textfield input').inputValue(), 'report')
    await viewer.page.locator('vscode-single-select[title="Order"] .select-face').filter({ hasText: 'Time order' }).waitFor()
    await viewer.page.locator('.flame').focus()
    await viewer.page.keyboard.press('-')
    await until(async () => (await zoom('time')).from !== before.from)
    assert.ok((await zoom('time')).from < before.from)
  })

  it('fetches the profile once when only the join is new', async () => {
    let fetched = 0
    viewer.page.on('request', (request) => { if (request.url().includes('/profile-')) fetched++ })
    const url = viewer.serve(profile)
    const functions = [{ rows: [functionOf(boxOf('report'))], path: 'shop.py', line: 20, qualified: 'report', findings: 3 }]
    await viewer.send({ is: 'profile', url, name: 'shop.prof' })
    await until(() => fetched === 1)
    await viewer.page.waitForTimeout(200)
    await viewer.send({ is: 'profile', url, name: 'shop.prof', join: { functions, findings: [], unmatched: [] } })
    await viewer.page.mouse.click(...await middleOf(boxOf('report')))
    await viewer.page.locator('.details').getByText('3 findings').waitFor()
    assert.equal(fetched, 1)
  })

  it('says what is wrong with a profile', async () => {
    await viewer.send({ is: 'problem', message: 'shop.prof is no profile.' })
    assert.equal(await viewer.page.locator('[role=alert]').innerText(), 'shop.prof is no profile.')
  })

  function functionOf(box: number): number {
    return boxes.tree.function[boxes.row[box] ?? 0] ?? 0
  }

  function boxOf(name: string): number {
    return boxNamed(profile, boxes, name)
  }

  async function area(): Promise<{ readonly x: number, readonly y: number, readonly width: number }> {
    return await viewer.page.locator('.flame canvas').boundingBox() ?? assert.fail()
  }

  async function middleOf(box: number): Promise<[number, number]> {
    const { x, y, width } = await area()
    return [x + ((boxes.start[box] ?? 0) + (boxes.end[box] ?? 0)) / 2 / boxes.whole * width, y + (levelOf(boxes, box) + 0.5) * rowHeight]
  }

  async function zoom(order = 'left-heavy'): Promise<{ readonly from: number, readonly to: number }> {
    const kept = await viewer.page.evaluate<string | null>('sessionStorage.getItem("state")')
    const state = JSON.parse(kept ?? '{}') as { zooms?: Record<string, { from: number, to: number }> }
    return state.zooms?.[`${order}/0/-1`] ?? { from: 0, to: 1 }
  }

  /** The colour beside a box's name. */
  async function pixels(box: number): Promise<string> {
    const { x, y } = await area()
    const [middle, row] = await middleOf(box)
    return await viewer.page.evaluate(`[...document.querySelector('.flame canvas').getContext('2d').getImageData(${Math.round(middle - x + 40)}, ${Math.round(row - y)}, 1, 1).data].join()`)
  }

  function search(text: string): Promise<void> {
    return viewer.page.locator('vscode-textfield input').fill(text)
  }

  function spoken(): Promise<string> {
    return viewer.page.locator('.spoken').innerText()
  }
})

function boxNamed({ strings, functions }: Profile, boxes: Boxes, name: string): number {
  for (let box = 0; box < boxes.length; box++) if (strings[functions.name[boxes.tree.function[boxes.row[box] ?? 0] ?? 0] ?? 0] === name) return box
  throw new Error(`there is no ${name}`)
}
