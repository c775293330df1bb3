// The other views of the profile viewer in a real browser: what they list is what the profile's measures say, and what they send leads there.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { ExportedFile, FunctionNames, ViewerJoin } from '../../src/protocol/profile-viewer.js'
import type { Profile } from '../../src/profiles/profile.js'
import { readProfile } from '../../src/profiles/recognise.js'
import { unpacked } from '../../src/service/profiles/unpack.js'
import { profileOf, recording, rowsOf } from '../profiles/recordings.js'
import { root } from '../host/root.js'
import { choose } from './choose.js'
import { until } from '../support/until.js'
import { closeViewerBrowser, openViewer, type ViewerOptions, type ViewerPage } from './viewer-page.js'

describe('profile viewer: views', function () {
  this.timeout(120_000)
  const shop = profileOf(recording('py-spy/0.4.3-shop.speedscope.json'))
  const workers = profileOf(recording('viztracer/1.1.1-workers.json.gz'))
  let viewer: ViewerPage
  afterEach(() => viewer.close())
  after(() => closeViewerBrowser())

  describe('table', () => {
    it('lists the functions by what they took themselves', async () => {
      await open({ profile: shop }, 'Table')
      const expected = [...rowsOf(shop)].sort((a, b) => b.self - a.self).slice(0, 5).map(({ name }) => name)
      assert.deepEqual((await rows()).slice(0, 5).map(([name]) => name), expected)
      assert.deepEqual((await rows())[0]?.slice(1, 5), ['175 ms', '45.5 %', '175 ms', '45.5 %'])
    })

    it('is sorted by its headers, up and down, and says so', async () => {
      await open({ profile: shop }, 'Table')
      await header('Total').click()
      assert.equal((await rows())[0]?.[0], '<module>')
      assert.equal(await viewer.page.locator('[role=columnheader][aria-sort=descending]').innerText(), 'Total ▾')
      await header('Total').click()
      assert.equal(await viewer.page.locator('[role=columnheader][aria-sort=ascending]').innerText(), 'Total ▴')
      await header('Function').click()
      const names = (await rows()).map(([name = '']) => name)
      assert.deepEqual(names, names.toSorted(new Intl.Collator('en', { numeric: true }).compare))
    })

    it('is filtered by the search', async () => {
      await open({ profile: shop }, 'Table')
      await search('json/encoder')
      await until(async () => JSON.stringify((await rows()).map(([name]) => name).sort()) === JSON.stringify(['JSONEncoder.encode', 'JSONEncoder.iterencode']))
    })

    it('is moved in by keys: Enter opens the source, C shows callers and callees', async () => {
      await open({ profile: shop }, 'Table')
      await viewer.page.locator('.rows:visible').focus()
      await viewer.page.keyboard.press('ArrowDown')
      assert.match(await viewer.page.locator('.spoken').innerText(), /^Function name_of, Self 100 ms/)
      await viewer.page.keyboard.press('Enter')
      await until(() => viewer.sent.some((message) => message.is === 'reveal' && message.file === '/srv/shop/shop.py' && nameAt(shop, message.row ?? -1) === 'name_of'))
      await viewer.page.keyboard.press('c')
      await viewer.page.locator('h2').filter({ hasText: 'Who calls name_of' }).waitFor()
    })

    it('of many functions has elements for those in sight only', async () => {
      const { largeProfile } = await import('./large-profile.js')
      await open({ profile: largeProfile(30_000) }, 'Table')
      const count = Number(await viewer.page.locator('.rows:visible').getAttribute('aria-rowcount'))
      assert.ok(count > 5000)
      assert.ok(await viewer.page.locator('.rows-body .row').count() < 60)
      await viewer.page.locator('.rows:visible').focus()
      await viewer.page.keyboard.press('End')
      await viewer.page.locator(`.row[aria-rowindex="${count}"]`).waitFor()
    })

    it('stands as a tree: right opens, left closes, and the rows below say from where', async () => {
      await open({ profile: shop }, 'Table')
      await choose(viewer.page, 'Arrangement', 'Bottom up')
      await until(async () => (await rows())[0]?.[0]?.includes('▸without_banned.<locals>.<listcomp>') ?? false)
      await viewer.page.locator('.rows:visible').focus()
      await viewer.page.keyboard.press('ArrowRight')
      await viewer.page.keyboard.press('ArrowDown')
      await viewer.page.keyboard.press('ArrowRight')
      const opened = JSON.stringify([['▾without_banned.<locals>.<listcomp>', '175 ms'], ['▾without_banned', '175 ms'], ['▸main', '175 ms']])
      await until(async () => JSON.stringify((await rows()).slice(0, 3).map(([name, self]) => [name, self])) === opened)
      assert.equal(await viewer.page.locator('.row[aria-level="2"][aria-expanded=true]').count(), 1)
      await viewer.page.keyboard.press('ArrowLeft')
      await viewer.page.keyboard.press('ArrowLeft')
      await viewer.page.keyboard.press('ArrowLeft')
      assert.deepEqual((await rows()).slice(0, 2).map(([name]) => name), ['▸without_banned.<locals>.<listcomp>', '▸name_of'])
    })

    it('as a tree has keys wait for what the row opened before them brings', async () => {
      await open({ profile: shop }, 'Table')
      await choose(viewer.page, 'Arrangement', 'Bottom up')
      await until(async () => (await rows())[0]?.[0]?.includes('▸without_banned.<locals>.<listcomp>') ?? false)
      // All of them before the worker can have answered.
      await viewer.page.evaluate(`['ArrowRight', 'ArrowDown', 'ArrowRight'].forEach((key) => document.querySelector('.rows').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))`)
      await until(async () => JSON.stringify((await rows()).slice(0, 3).map(([name]) => name)) === JSON.stringify(['▾without_banned.<locals>.<listcomp>', '▾without_banned', '▸main']))
    })

    it('tells a reader of a row that is there, whatever it shows', async () => {
      const active = (): Promise<string | null> => viewer.page.locator('.rows:visible').getAttribute('aria-activedescendant')
      const isThere = async (): Promise<boolean> => viewer.page.locator(`[id="${await active() ?? ''}"]`).count().then((count) => count === 1)
      await open({ profile: shop }, 'Table')
      await viewer.page.locator('.rows:visible').focus()
      await viewer.page.keyboard.press('End')
      assert.ok(await isThere())
      const last = await active()
      await choose(viewer.page, 'Arrangement', 'Top down')
      await viewer.page.locator('.rows[role=treegrid]:visible .row').first().waitFor()
      assert.notEqual(await active(), last)
      assert.ok(await isThere())
      await choose(viewer.page, 'Arrangement', 'All functions')
      await viewer.page.locator('.rows[role=grid]:visible .row').first().waitFor()
      await viewer.page.setViewportSize({ width: 900, height: 300 })
      await viewer.page.evaluate(`document.querySelector('.rows').scrollTop = 1e6`)
      await until(async () => await active() === null)
    })

    it('sums up files', async () => {
      await open({ profile: shop }, 'Table')
      await choose(viewer.page, 'Arrangement', 'By file')
      const own = rowsOf(shop).filter(({ file }) => file === '/srv/shop/shop.py').reduce((sum, { self }) => sum + self, 0)
      await until(async () => (await rows())[0]?.[0] === '▸/srv/shop/shop.py' && (await rows())[0]?.[1] === `${Math.round(own / 1e6)} ms`)
    })

    it('shows one thread of several', async () => {
      await open({ profile: workers }, 'Table')
      const thread = workers.threads.findIndex(({ samples }) => samples.length > 0 && samples.length < Math.max(...workers.threads.map((one) => one.samples.length)))
      const { name, process } = workers.threads[thread] ?? assert.fail()
      await choose(viewer.page, 'Thread', [process, name].filter((part) => part !== '').join(' · '))
      const only = rowsOf({ ...workers, threads: [workers.threads[thread] ?? assert.fail()] }).filter(({ total }) => total > 0).map((row) => row.name)
      await until(async () => (await rows()).length < 40 && JSON.stringify((await rows()).filter((row) => row[3] !== '0 s').map(([of]) => of).sort()) === JSON.stringify(only.sort()))
    })

    it('shows another value', async () => {
      const profile = profileOf(recording('austin/3.7.0-full.austin'))
      await open({ profile }, 'Table')
      const memory = profile.values.findIndex(({ unit }) => unit === 'bytes')
      await choose(viewer.page, 'Value', profile.values[memory]?.name ?? '')
      const [most] = [...rowsOf(profile, memory)].sort((a, b) => b.self - a.self)
      await until(async () => (await rows())[0]?.[0] === most?.name && /B$/.test((await rows())[0]?.[1] ?? ''))
    })
  })

  it('how stacks were worked out is said where their flame graph is', async () => {
    await open({ profile: profileOf(recording('pstats/3.11-shop.pstats')) })
    await viewer.page.locator('.notes summary').click()
    assert.match(await viewer.page.locator('.notes').innerText(), /those in the flame graph are worked out/)
  })

  it('lines: hits and times of each line, and a click leads there', async () => {
    const profile = profileOf(recording('line-profiler/5.1.0-lines.lprof'))
    await open({ profile })
    // A profile of lines alone begins with them.
    assert.deepEqual((await rows())[0], ['/srv/shop/shop.py:25', 'report', '523 ms', '40,000'])
    await viewer.page.locator('.rows-body .row').first().click()
    await until(() => viewer.sent.some((message) => message.is === 'reveal' && message.file === '/srv/shop/shop.py' && message.line === 25))
  })

  it('lines: a file stands as its source, once the editor has sent it', async () => {
    const profile = profileOf(recording('line-profiler/5.1.0-lines.lprof'))
    await open({ profile })
    await choose(viewer.page, 'Files', '/srv/shop/shop.py')
    await until(async () => (await rows())[0]?.[0] === '23')
    await viewer.send({ is: 'source', file: '/srv/shop/shop.py', text: readFileSync(join(root, 'test', 'profiles', 'programs', 'shop.py'), 'utf8') })
    await until(async () => (await rows())[0]?.[0] === '1')
    assert.deepEqual((await rows())[24], ['25', '523 ms', '40,000', '        lines.append({"id": order_id, "name": name_of(connection, customer_id), "total": total})'])
    assert.deepEqual((await rows())[1]?.slice(0, 3), ['2', '', ''])
    await viewer.page.locator('.rows-body .row').nth(24).click()
    await until(() => viewer.sent.some((message) => message.is === 'reveal' && message.line === 25 && nameAt(profile, message.row ?? -1) === 'report'))
  })

  const headings = async (): Promise<readonly string[]> => (await viewer.page.locator('[role=columnheader]').allInnerTexts()).map((text) => text.replace(/ [▾▴]$/, ''))

  it('lines: what they took themselves stands before all that they took, where a tool measured both', async () => {
    await open({ profile: profileOf(recording('line-profiler/5.1.0-calls.txt')) })
    assert.deepEqual(await headings(), ['Line', 'Function', 'Self wall time', 'Wall time', 'Hits'])
    const report = (await rows()).find(([line]) => line === 'line_calls.py:51')
    assert.deepEqual(report?.slice(1), ['report', '6.35 ms', '15.7 ms', '40'])
  })

  it('lines: those that were running, of the chosen value and thread, where a tool measures none', async () => {
    await open({ profile: shop }, 'Lines')
    await until(async () => (await rows()).length > 0)
    assert.deepEqual(await headings(), ['Line', 'Function', 'Self time', 'Time'])
    assert.deepEqual((await rows()).slice(0, 3), [['/srv/shop/shop.py:30', 'without_banned', '175 ms', '175 ms'], ['/srv/shop/shop.py:19', 'name_of', '100 ms', '100 ms'], ['/srv/shop/shop.py:24', 'report', '55 ms', '55 ms']])
    await choose(viewer.page, 'Files', '/srv/shop/shop.py')
    await viewer.send({ is: 'source', file: '/srv/shop/shop.py', text: readFileSync(join(root, 'test', 'profiles', 'programs', 'shop.py'), 'utf8') })
    await until(async () => (await rows())[0]?.[0] === '1')
    assert.match((await rows())[24]?.join('|') ?? '', /^25\|5 ms\|105 ms\| +lines\.append/)
    await viewer.page.locator('.rows-body .row').nth(24).click()
    await until(() => viewer.sent.some((message) => message.is === 'reveal' && message.line === 25 && nameAt(shop, message.row ?? -1) === 'report'))
    await viewer.close()
    await open({ profile: profileOf(recording('austin/3.7.0-full.austin')) }, 'Lines')
    await until(async () => (await headings())[2] === 'Self wall time')
    await choose(viewer.page, 'Value', 'memory taken')
    await until(async () => (await headings())[2] === 'Self memory taken')
    await viewer.close()
    const spread = profileOf(recording('py-spy/0.4.3-workers.speedscope.json'))
    await open({ profile: spread }, 'Lines')
    await until(async () => (await rows()).length > 0)
    const all = await rows()
    await choose(viewer.page, 'Thread', String(spread.threads[1]?.name))
    await until(async () => JSON.stringify(await rows()) !== JSON.stringify(all))
    assert.deepEqual(viewer.complaints, [])
  })

  it('lines: a column for all that Scalene tells', async () => {
    await open({ profile: profileOf(recording('scalene/2.4.0-mixed.json')) }, 'Lines')
    assert.deepEqual(await headings(), ['Line', 'Function', 'Time', 'Allocated', 'Python time', 'Native time', 'System time', 'Peak memory', 'Average memory', 'Copied', 'Awaiting percent'])
    assert.match(await viewer.page.locator('.row', { hasText: 'mixed.py:41' }).first().innerText(), /\b83\.3 %/)
  })

  it('timelines tell when functions ran, and what they added', async () => {
    await open({ profile: profileOf(recording('memory-profiler/0.61.0-memory.dat')) }, 'Lines')
    assert.deepEqual(await viewer.page.locator('.timeline .run').allInnerTexts(), ['kept: +28.7 MiB, ran once, 63.4 ms', 'main: +3.99 KiB, ran once, 262 ms', 'thrown_away: 0 B, ran once, 143 ms'])
    assert.match(await viewer.page.locator('.timeline .run + svg path').first().getAttribute('d') ?? '', /^M55\d 5H63\d$/)
  })

  it('timelines say their peak', async () => {
    await open({ profile: profileOf(recording('memory-profiler/0.61.0-memory.dat')) }, 'Lines')
    assert.match(await viewer.page.locator('figcaption').first().innerText(), /^memory: up to 80\.2 MiB after 582 ms, 22\.8 MiB at the end/)
  })

  it('findings lead to their lines and pages, and hot code without one is named', async () => {
    const row = (name: string): number => shop.functions.name.findIndex((string) => shop.strings[string] === name)
    const joined: ViewerJoin = {
      functions: [
        { rows: [row('report')], path: 'shop.py', line: 12, qualified: 'report', findings: 1, money: { text: '≈ $30/month', inputs: 'at 100,000 calls (assumed)', expected: 30, currency: 'USD' } }, { rows: [row('name_of')], path: 'shop.py', line: 18, qualified: 'name_of', findings: 0 },
        { rows: [row('connect')], path: 'shop.py', line: 3, qualified: 'connect', findings: 0 },
      ],
      findings: [{
        rule: 'n-plus-one-query', message: 'Query of `orders` runs once per order.', path: 'shop.py', line: 14, character: 8, fingerprint: 'f1', share: 0.416, saving: '≈ $12/month', row: row('report'),
        fixes: [{ title: 'Read them with one query', isSafe: true }],
      }],
      unmatched: [{ why: 'of the language’s own library', share: 0.08, functions: 5, examples: [row('JSONEncoder.encode')] }],
      matched: 0.92, saving: { text: '≈ $12/month', inputs: 'as estimated for one of them', expected: 12, currency: 'USD' },
    }
    await open({ profile: shop, join: joined }, 'Findings')
    const [finding, byHand, ...others] = await viewer.page.locator('.findings li').allInnerTexts()
    assert.match(finding ?? '', /^41\.6 %\s+Query of orders runs once per order\.\s*≈ \$12\/month/)
    // `connect` has less than a twentieth.
    assert.match(byHand ?? '', /^26\.0 %\s+name_of takes 100 ms by itself/)
    assert.equal(others.length, 1)
    assert.match(others[0] ?? '', /^8\.0 %\s+of the language’s own library: 5 functions\s+JSONEncoder\.encode\s+and 4 more$/)
    assert.match(await viewer.page.locator('.findings').innerText(), /Fixing them saves ≈ \$12\/month together, as estimated for one of them\.[\s\S]*92\.0 % of the time is in functions of the opened folders/)
    await viewer.page.locator('vscode-tab-header').filter({ hasText: 'Table' }).click()
    await header('Money').click()
    assert.deepEqual((await rows())[0]?.slice(5, 7), ['≈ $30/month', '1'])
    await viewer.page.locator('vscode-tab-header').filter({ hasText: 'Findings' }).click()
    await viewer.page.getByText('shop.py:14').click()
    await viewer.page.getByText('n-plus-one-query').click()
    await until(() => viewer.sent.length >= 3)
    assert.deepEqual(viewer.sent.slice(1), [{ is: 'reveal', file: 'shop.py', line: 14, row: row('report') }, { is: 'rule', rule: 'n-plus-one-query' }])
    await viewer.page.locator('vscode-button').filter({ hasText: 'Fix: Read them with one query' }).click()
    await viewer.page.locator('vscode-button').filter({ hasText: 'Preview' }).click()
    assert.equal(await viewer.page.locator('vscode-button').filter({ hasText: 'Compare With Fix' }).count(), 0)
    await viewer.send({ is: 'profile', url: viewer.serve(shop), name: 'shop.prof', join: joined, canCompareWithFix: true })
    await viewer.page.locator('vscode-button').filter({ hasText: 'Compare With Fix' }).click()
    await until(() => viewer.sent.length >= 6)
    const fix = { is: 'fix', rule: 'n-plus-one-query', fingerprint: 'f1', path: 'shop.py', line: 14, character: 8, title: 'Read them with one query' }
    assert.deepEqual(viewer.sent.slice(3), [{ ...fix, how: 'apply' }, { ...fix, how: 'preview' }, { ...fix, how: 'compare' }])
  })

  it('compare: asks for a profile, then shows what changed, as table and as flame graph', async () => {
    await open({ profile: shop }, 'Compare')
    await viewer.page.locator('vscode-button').filter({ hasText: 'Choose a profile' }).click()
    await until(() => viewer.sent.some(({ is }) => is === 'choose-comparison'))
    const before = profileOf(recording('py-spy/0.3.14-shop.speedscope.json'))
    await viewer.send({ is: 'compare', url: viewer.serve(before), name: 'before.json' })
    await viewer.page.locator('.sums').filter({ hasText: 'before.json took 300 ms, shop.prof 385 ms: +85 ms (+28.3 %)' }).waitFor()
    const find = (profile: Profile, name: string): number => Math.round(rowsOf(profile).find((row) => row.name === name)?.self ?? 0) / 1e6
    const [, was, is, change] = (await rows()).find(([name]) => name === 'name_of') ?? assert.fail()
    assert.deepEqual([was, is], [`${find(before, 'name_of')} ms`, `${find(shop, 'name_of')} ms`])
    assert.equal(change, `+${find(shop, 'name_of') - find(before, 'name_of')} ms`)
    // It is still compared when the page was hidden meanwhile.
    await viewer.page.reload()
    await viewer.page.locator('.sums').filter({ hasText: 'before.json took 300 ms' }).waitFor()
    await choose(viewer.page, 'Look', 'Flame graph, as wide as before')
    await viewer.page.getByLabel('Flame graph of the changes').focus()
    await viewer.page.keyboard.press('Home')
    assert.match(await viewer.page.locator('.spoken').innerText(), /^<module>\s+\/srv\/shop\/shop\.py\s+before 290 ms, after 375 ms: \+85 ms \(\+29\.3 %\)/)
  })

  it('calls functions without a name by what they stand in, wherever it names them, and exports what the tool wrote', async () => {
    const [was, is] = [profileOf(recording('v8/20.20.2-shop.cpuprofile')), profileOf(recording('v8/24.21.0-shop.cpuprofile'))]
    const namesOf = (profile: Profile): FunctionNames => Array.from(profile.functions.line, (line, row): FunctionNames[number] => [row, line === 18 ? 'withoutBanned.<function>' : 'nameOf.<function>'])
      .filter(([row]) => nameAt(profile, row) === '(anonymous)' && (profile.strings[profile.functions.file[row] ?? 0] ?? '').endsWith('shop.mjs') && [8, 18].includes(profile.functions.line[row] ?? 0))
    const fits: ViewerJoin = { functions: [], findings: [], unmatched: [], names: namesOf(is) }
    await open({ profile: is, join: fits }, 'Table')
    assert.ok((await rows()).some(([name]) => name === 'withoutBanned.<function>'))
    await search('withoutBanned.<function>')
    await viewer.page.locator('.found').filter({ hasText: '1 found: 11.0 %' }).waitFor()
    await search('')
    await viewer.send({ is: 'compare', url: viewer.serve(was), name: 'before.cpuprofile', names: namesOf(was) })
    const compared = async (): Promise<readonly string[] | undefined> => (await rows()).find(([name]) => name === 'withoutBanned.<function>')?.slice(0, 4)
    // The table has a row of that name before the comparison is shown.
    await until(async () => (await compared())?.join(' ') === 'withoutBanned.<function> 159 ms 64.8 ms −94.3 ms')
    // The page that was hidden meanwhile still knows them.
    await viewer.page.reload()
    await until(async () => await compared() !== undefined)
    // They are others once the code is: what is open stays as it is.
    const url = viewer.serve(is)
    await viewer.send({ is: 'profile', url, name: 'shop.prof', join: fits })
    await viewer.send({ is: 'profile', url, name: 'shop.prof', join: { ...fits, names: fits.names?.map(([row]) => [row, 'renamed.<function>']) ?? [] } })
    await viewer.page.getByRole('tab', { name: 'Table' }).click()
    await until(async () => (await rows()).some(([name]) => name === 'renamed.<function>'))
    const table = textOf(await exported('CSV'))
    assert.match(table, /\r\n\(anonymous\),.*shop\.mjs,18,/)
    assert.doesNotMatch(table, /renamed/)
    assert.deepEqual(viewer.complaints, [])
  })

  it('compare: says what was saved in money, where functions have a cost, and what was said beforehand', async () => {
    const row = shop.functions.name.findIndex((string) => shop.strings[string] === 'report')
    const money = { text: '≈ $160/month', inputs: 'at 100,000 calls (assumed)', expected: 160, currency: 'USD' }
    await open({ profile: shop, join: { functions: [{ rows: [row], path: 'shop.py', line: 12, qualified: 'report', findings: 0, money }], findings: [], unmatched: [] } })
    const before = profileOf(recording('py-spy/0.3.14-shop.speedscope.json'))
    await viewer.send({ is: 'compare', url: viewer.serve(before), name: 'before.json', predicted: ['200 ms → 20 ms per call.'] })
    const was = rowsOf(before).find(({ name }) => name === 'report')?.total ?? assert.fail()
    const is = rowsOf(shop).find(({ name }) => name === 'report')?.total ?? assert.fail()
    // At $160 for its time now, each millisecond less before is so much more now.
    const more = Number((160 * (is - was) / is).toPrecision(2))
    await viewer.page.locator('.total').filter({ hasText: `Measured: costs ≈ $${more}/month more if both recordings did the same work and money follows time. As estimated, now report costs ≈ $160/month at 100,000 calls (assumed). Predicted: 200 ms → 20 ms per call.` }).waitFor()
  })

  it('keeps arrangement, open rows, places, file, look, thread and search over a reload', async () => {
    const { largeProfile } = await import('./large-profile.js')
    await open({ profile: largeProfile(3000) }, 'Table')
    const top = await firstShown()
    await viewer.page.evaluate(`document.querySelector('.rows').scrollTop = 2200`)
    await until(async () => await firstShown() !== top)
    const first = await firstShown()
    await viewer.page.waitForTimeout(200)
    await viewer.page.reload()
    await until(async () => await firstShown() === first)
    await choose(viewer.page, 'Arrangement', 'Top down')
    await until(async () => (await rows())[0]?.[0]?.startsWith('▸') ?? false)
    await viewer.page.locator('.rows:visible').focus()
    for (let turn = 0; turn < 6; turn++) await viewer.page.keyboard.press(turn % 2 === 0 ? 'ArrowRight' : 'ArrowDown')
    await until(async () => (await rows()).slice(0, 6).filter(([name]) => name?.startsWith('▾')).length === 3)
    const opened = (await rows()).slice(0, 6)
    await search('function_1')
    await viewer.page.reload()
    await until(async () => JSON.stringify((await rows()).slice(0, 6)) === JSON.stringify(opened))
    assert.equal(await viewer.page.locator('vscode-textfield input').inputValue(), 'function_1')
    await viewer.close()

    await open({ profile: workers })
    const { name, process } = workers.threads[1] ?? assert.fail()
    const thread = [process, name].filter((part) => part !== '').join(' · ')
    await choose(viewer.page, 'Thread', thread)
    await viewer.send({ is: 'compare', url: viewer.serve(workers), name: 'before.json' })
    await choose(viewer.page, 'Look', 'Flame graph, as wide as before')
    await viewer.page.getByLabel('Flame graph of the changes').focus()
    await viewer.page.keyboard.press('+')
    await until(async () => (await kept()).zooms?.['compare-before']?.from !== undefined)
    const { zooms } = await kept()
    await viewer.page.reload()
    await viewer.page.getByLabel('Flame graph of the changes').waitFor()
    for (const [label, shown] of [['Look', 'Flame graph, as wide as before'], ['Thread', thread]] as const) await viewer.page.locator(`vscode-single-select[title="${label}"] .select-face`).filter({ hasText: shown }).waitFor()
    assert.deepEqual((await kept()).zooms, zooms)
    await viewer.close()

    await open({ profile: profileOf(recording('line-profiler/5.1.0-lines.lprof')) })
    await choose(viewer.page, 'Files', '/srv/shop/shop.py')
    await until(async () => (await rows())[0]?.[0] === '23')
    await viewer.page.reload()
    await until(async () => (await rows())[0]?.[0] === '23')
  })

  describe('exports', () => {
    const totals = (profile: Profile): readonly string[] => rowsOf(profile).filter(({ total }) => total > 0).map(({ name, total }) => `${name} ${Math.round(total)}`).sort()

    it('pictures', async () => {
      await open({ profile: shop })
      const svg = await exported('SVG')
      assert.equal(svg.name, 'shop.svg')
      assert.match(textOf(svg), /^<svg [\s\S]*<title>name_of\n[\s\S]*>name_of<\/text>[\s\S]*<\/svg>\n$/)
      const page = await viewer.page.context().newPage()
      await page.goto(`data:image/svg+xml;base64,${Buffer.from(textOf(svg)).toString('base64')}`)
      // What is no XML is a document that says so.
      assert.equal(await page.evaluate(`document.documentElement.tagName + document.getElementsByTagName('parsererror').length`), 'svg0')
      assert.ok(await page.evaluate<number>(`document.getElementsByTagName('rect').length`) > 5)
      await page.close()
      const png = await exported('PNG')
      assert.equal(bytesOf(png).toString('latin1', 1, 4), 'PNG')
      assert.ok(bytesOf(png).length > 5000)
    })

    it('tables and profiles that read back the same', async () => {
      await open({ profile: shop })
      assert.match(textOf(await exported('CSV')), /^function,file,line,.*\r\n[\s\S]*\r\nname_of,/)
      assert.deepEqual(totals(readProfile(Buffer.from(textOf(await exported('speedscope'))))), totals(shop))
      assert.deepEqual(totals(readProfile(Buffer.from(textOf(await exported('Collapsed'))))).length, totals(shop).length)
      const pprof = await exported('pprof')
      assert.equal(pprof.name, 'shop.pb.gz')
      assert.ok(gunzipSync(bytesOf(pprof)).length > 1000)
      assert.deepEqual(totals(readProfile(unpacked(bytesOf(pprof)))), totals(shop))
    })
  })

  async function open(options: ViewerOptions, tab?: string): Promise<void> {
    viewer = await openViewer(options)
    if (tab !== undefined) await viewer.page.locator('vscode-tab-header').filter({ hasText: tab }).click()
  }

  async function exported(format: string): Promise<ExportedFile> {
    const { length } = viewer.sent
    await viewer.page.locator('vscode-button').filter({ hasText: 'Export' }).click()
    await viewer.page.locator('vscode-context-menu-item').filter({ hasText: format }).click()
    await until(() => viewer.sent.length > length)
    const message = viewer.sent.at(-1)
    return message?.is === 'export' ? message : assert.fail()
  }

  function firstShown(): Promise<string> {
    return viewer.page.evaluate(`document.querySelector('.rows-body .row')?.textContent ?? ''`)
  }

  async function kept(): Promise<{ readonly zooms?: Readonly<Record<string, { readonly from: number }>> }> {
    return JSON.parse(await viewer.page.evaluate<string | null>('sessionStorage.getItem("state")') ?? '{}') as { zooms?: Record<string, { from: number }> }
  }

  /** The texts of the rows in sight. */
  async function rows(): Promise<readonly (readonly string[])[]> {
    return await viewer.page.evaluate(`[...document.querySelectorAll('.rows-body .row')].filter((row) => row.checkVisibility()).map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent))`)
  }

  function header(title: string): ReturnType<ViewerPage['page']['locator']> {
    return viewer.page.locator('[role=columnheader] button').filter({ hasText: new RegExp(`^${title}( [▾▴])?$`) })
  }

  function search(text: string): Promise<void> {
    return viewer.page.locator('vscode-textfield input').fill(text)
  }
})

function nameAt({ strings, functions }: Profile, row: number): string {
  return strings[functions.name[row] ?? 0] ?? ''
}

function textOf({ content }: ExportedFile): string {
  return 'text' in content ? content.text : assert.fail()
}

function bytesOf({ content }: ExportedFile): Buffer {
  return 'base64' in content ? Buffer.from(content.base64, 'base64') : assert.fail()
}
