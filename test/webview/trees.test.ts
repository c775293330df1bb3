// The trees and boxes that the viewer draws, beside what the profile's measures say, and which boxes a window sees, beside all of them.

import assert from 'node:assert/strict'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import { childrenOf, functionMeasures, stackSelf } from '../../src/profiles/measures.js'
import type { Profile, Unit } from '../../src/profiles/profile.js'
import { findVisible, room } from '../../src/webview/drawing/visible.js'
import { ticks } from '../../src/webview/ruler-ticks.js'
import { nameOf } from '../../src/webview/sight.js'
import { boxAt, leftHeavy, levelOf, type Boxes } from '../../src/webview/trees/boxes.js'
import { mergedStacks, type CallTree } from '../../src/webview/trees/call-tree.js'
import { differenceOf, type Side } from '../../src/webview/trees/difference.js'
import { inTime } from '../../src/webview/trees/in-time.js'
import { matchesOf, rowsAround, testOf } from '../../src/webview/trees/matches.js'
import { neighbourOf } from '../../src/webview/trees/neighbour.js'
import { bottomUp, grouped, groupSums, selfCallers, topDown, type Outline } from '../../src/webview/trees/outlines.js'
import { sandwichOf } from '../../src/webview/trees/sandwich.js'
import { profileOf, recordings } from '../profiles/recordings.js'
import { largeProfile } from './large-profile.js'

/** Stacks as `a;b;c`, each with what it took; `at` in the order of time, one unit each. */
function profileFrom(stacks: readonly (readonly [string, number])[], { isTimed = false } = {}): Profile {
  const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
  const thread = builder.thread('main')
  let now = 0
  for (const [text, value] of stacks) {
    let stack = -1
    for (const name of text.split(';').filter((part) => part !== '')) stack = builder.stack(stack, builder.frame(builder.function(name, 'shop.py', 1)))
    thread.sample(stack, [value], isTimed ? now : undefined)
    now += value
  }
  return builder.build()
}

function treeFrom(profile: Profile): CallTree {
  return mergedStacks(profile, stackSelf(profile, 0, profile.threads)).tree
}

/** `main 0–10`, level by level. */
function drawn(profile: Profile, boxes: Boxes): readonly string[] {
  return Array.from({ length: boxes.length }, (_, box) => `${levelOf(boxes, box)} ${nameAt(profile, boxes, box)} ${boxes.start[box] ?? NaN}–${boxes.end[box] ?? NaN}`)
}

/** `name self/total`, below its parent by a space. */
function listed(profile: Profile, outline: Outline, rows = outline.roots(), indent = ''): readonly string[] {
  const nameAt = (row: number): string => (outline.functionOf(row) < 0 ? outline.nameOf(row) : nameOf(profile, outline.functionOf(row)))
  return [...rows].sort((a, b) => nameAt(a).localeCompare(nameAt(b))).flatMap((row) => [
    `${indent}${nameAt(row)} ${outline.self(row)}/${outline.total(row)}`,
    ...(outline.hasChildren(row) ? listed(profile, outline, outline.childrenOf(row), `${indent} `) : []),
  ])
}

function nameAt({ strings, functions }: Profile, { tree, row }: Boxes, box: number): string {
  return strings[functions.name[tree.function[row[box] ?? 0] ?? 0] ?? 0] ?? ''
}

describe('profile viewer: trees', () => {
  const shop = profileFrom([['main;load', 2], ['main;report;load', 5], ['main;load;parse', 1], ['main', 2]])
  const rowOf = (name: string): number => shop.functions.name.findIndex((string) => shop.strings[string] === name)

  it('stand the widest calls first', () => {
    assert.deepEqual(drawn(shop, leftHeavy(treeFrom(shop))), ['0 main 0–10', '1 report 0–5', '1 load 5–8', '2 load 0–5', '2 parse 5–6'])
  })

  it('are one for calls from different lines of the same caller', () => {
    const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }] })
    const [main, load] = [builder.function('main', 'a.py', 1), builder.function('load', 'a.py', 9)]
    const thread = builder.thread('main')
    for (const line of [2, 3]) thread.sample(builder.stack(builder.stack(-1, builder.frame(main, line)), builder.frame(load, 10)), [4])
    const profile = builder.build()
    assert.deepEqual(drawn(profile, leftHeavy(treeFrom(profile))), ['0 main 0–8', '1 load 0–8'])
  })

  it('stand in the order of time, and close where nothing ran', () => {
    const profile = profileFrom([['main;load', 2], ['main;load', 1], ['main;report', 3], ['', 4], ['main;load', 2]], { isTimed: true })
    const [thread] = profile.threads
    assert.ok(thread)
    const boxes = inTime(profile, thread.samples, mergedStacks(profile, stackSelf(profile, 0, profile.threads)))
    assert.ok(boxes)
    assert.deepEqual(drawn(profile, boxes), ['0 main 0–6', '0 main 10–12', '1 load 0–3', '1 report 3–6', '1 load 10–12'])
  })

  it('have no order of time where samples have none', () => {
    assert.equal(inTime(shop, shop.threads[0]?.samples ?? assert.fail(), mergedStacks(shop, stackSelf(shop, 0, shop.threads))), undefined)
  })

  it('in time stay below a number of boxes, and still reach to the end', () => {
    const profile = largeProfile(20_000)
    const merged = mergedStacks(profile, stackSelf(profile, 0, profile.threads))
    const samples = profile.threads[0]?.samples ?? assert.fail()
    const [all, few] = [inTime(profile, samples, merged), inTime(profile, samples, merged, 3000)]
    assert.ok(all && few)
    assert.ok(all.length > 20_000 && few.length <= 3000 && few.length > 300, `${all.length} ${few.length}`)
    assert.equal(few.whole, all.whole)
    assert.deepEqual([all.shortest, few.shortest > 0], [0, true])
    assert.equal(Math.max(...few.end), all.whole)
  })

  it('show callers upside down, and callees, of the outermost calls', () => {
    const profile = profileFrom([['main;walk;walk;load', 4], ['report;walk', 3], ['main;load', 1]])
    const walk = profile.functions.name.findIndex((string) => profile.strings[string] === 'walk')
    const { callers, callees } = sandwichOf(treeFrom(profile), walk)
    assert.deepEqual(drawn(profile, leftHeavy(callers)), ['0 walk 0–7', '1 main 0–4', '1 report 4–7'])
    assert.deepEqual(drawn(profile, leftHeavy(callees)), ['0 walk 0–7', '1 walk 0–4', '2 load 0–4'])
  })

  it('are searched by a part of a name, a file or an expression, and matches inside of matches count once', () => {
    const tree = treeFrom(shop)
    assert.deepEqual([matchesOf(shop, tree, 'LOAD')?.functions, matchesOf(shop, tree, 'load')?.total], [1, 8])
    assert.equal(matchesOf(shop, tree, '/^(load|report)$/')?.total, 8)
    assert.equal(matchesOf(shop, tree, 'shop.py')?.total, 10)
    assert.equal(matchesOf(shop, tree, 'nowhere')?.total, 0)
    assert.equal(matchesOf(shop, tree, '  '), undefined)
    assert.ok(testOf('/(/')?.('a/(/b'))
  })

  it('of too many calls have no boxes for the thinnest, and keep what called them', () => {
    const tree = treeFrom(largeProfile(20_000))
    const [all, few] = [leftHeavy(tree), leftHeavy(tree, tree.total, 2000)]
    assert.ok(all.length > 20_000 && few.length <= 2000 && few.length > 200, `${all.length} ${few.length}`)
    assert.equal(few.whole, all.whole)
    const thinnest = Math.min(...few.end.map((end, box) => end - (few.start[box] ?? 0)))
    assert.equal(few.length, all.end.filter((end, box) => end - (all.start[box] ?? 0) >= thinnest).length)
  })

  it('are kept by a search where they match, lead to a match, or come from one', () => {
    const tree = treeFrom(shop)
    const kept = (search: string): readonly string[] => [...rowsAround(tree, matchesOf(shop, tree, search)?.isMatch ?? assert.fail())].flatMap((is, row) => (is === 1 ? [nameOf(shop, tree.function[row] ?? 0)] : []))
    assert.deepEqual(kept('parse').toSorted(), ['load', 'main', 'parse'])
    assert.deepEqual(kept('report').toSorted(), ['load', 'main', 'report'])
    assert.deepEqual(kept('nowhere'), [])
  })

  it('are moved in by arrow keys', () => {
    const boxes = leftHeavy(treeFrom(shop))
    const to = (box: number, ...directions: readonly Parameters<typeof neighbourOf>[2][]): string => nameAt(shop, boxes, directions.reduce((from, direction) => neighbourOf(boxes, from, direction), box))
    assert.equal(to(0, 'callee'), 'report')
    assert.equal(to(0, 'callee', 'right'), 'load')
    assert.equal(to(0, 'callee', 'right', 'callee'), 'parse')
    assert.equal(to(0, 'callee', 'right', 'callee', 'callee'), 'parse')
    assert.equal(to(0, 'callee', 'right', 'left', 'left'), 'report')
    assert.equal(to(0, 'callee', 'caller', 'caller'), 'main')
  })

  it('of two profiles are one, by name and file', () => {
    const after = profileFrom([['main;load', 3], ['main;cache', 1]])
    const sideOf = (profile: Profile): Side => ({ profile, value: 0, threads: profile.threads, tree: treeFrom(profile) })
    const difference = differenceOf(sideOf(shop), sideOf(after))
    const id = (name: string): number => difference.names.indexOf(name)
    assert.deepEqual([difference.before.self[id('load')], difference.after.self[id('load')]], [7, 3])
    assert.deepEqual([difference.rowAfter[id('report')], difference.before.total[id('cache')], difference.after.total[id('cache')]], [-1, 0, 1])
    const row = difference.tree.function.findIndex((of, at) => of === id('load') && difference.tree.parent[at] === difference.tree.function.indexOf(id('main')))
    assert.deepEqual([difference.totalBefore[row], difference.tree.total[row]], [3, 3])
    assert.deepEqual([difference.wholeBefore, difference.wholeAfter, rowOf('main') >= 0], [10, 4, true])
  })

  it('are listed from the top down, from the bottom up, and by group', () => {
    const tree = treeFrom(shop)
    const measures = functionMeasures(shop, 0)
    assert.deepEqual(listed(shop, topDown(tree, childrenOf({ ...tree, frame: tree.function }))), ['main 2/10', ' load 2/3', '  parse 1/1', ' report 0/5', '  load 5/5'])
    assert.deepEqual(listed(shop, bottomUp(measures, (row) => selfCallers(tree, row))), ['load 7/8', ' main 2/2', ' report 5/5', '  main 5/5', 'main 2/10', 'parse 1/1', ' load 1/1', '  main 1/1'])
    const byLetter = grouped(measures, groupSums(tree, measures, (row) => (nameOf(shop, row) === 'report' ? 'b' : 'a')))
    assert.deepEqual(listed(shop, byLetter), ['a 10/10', ' load 7/8', ' main 2/10', ' parse 1/1', 'b 0/5', ' report 0/5'])
  })

  for (const recording of recordings()) it(`${recording.name}: the widths of functions are their totals`, () => {
    // What a graph of calls or lines say is better than what stacks can, where there are no stacks: they are left out here.
    const { graph, lines, ...profile } = profileOf(recording)
    for (const value of profile.values.keys()) {
      const measures = functionMeasures(profile, value)
      if (measures.self.some((self) => self < 0)) continue
      const tree = mergedStacks(profile, stackSelf(profile, value, profile.threads)).tree
      const boxes = leftHeavy(tree)
      const widths = new Float64Array(profile.functions.length)
      for (let box = 0; box < boxes.length; box++) {
        const functionRow = tree.function[boxes.row[box] ?? 0] ?? 0
        let outer = boxes.parent[box] ?? -1
        while (outer >= 0 && tree.function[boxes.row[outer] ?? 0] !== functionRow) outer = boxes.parent[outer] ?? -1
        if (outer < 0) widths[functionRow] = (widths[functionRow] ?? 0) + (boxes.end[box] ?? 0) - (boxes.start[box] ?? 0)
      }
      for (const [row, total] of measures.total.entries()) assert.ok(Math.abs((widths[row] ?? 0) - total) <= measures.whole * 1e-9, `${profile.strings[profile.functions.name[row] ?? 0] ?? ''}: ${widths[row] ?? 0} ${total}`)
    }
  })
})

describe('profile viewer: what a window sees', () => {
  const profile = largeProfile(3000)
  const boxes = leftHeavy(treeFrom(profile))
  const windows = [[0, 1], [0.2, 0.6], [0.31, 0.3105], [0.999, 1]] as const

  for (const [from, to] of windows) it(`from ${from} to ${to}: every box of a pixel or more, once, and a mark wherever something is thinner`, () => {
    const [width, whole] = [800, boxes.whole]
    const visible = room()
    findVisible(boxes, { from: from * whole, to: to * whole, width, firstLevel: 0, lastLevel: 99 }, visible)
    const scale = width / ((to - from) * whole)
    const seen = new Set<number>()
    const marked = new Set<string>()
    for (let index = 0; index < visible.count; index++) {
      const box = visible.box[index] ?? -1
      if (box >= 0) assert.ok(!seen.has(box))
      if (box >= 0) seen.add(box)
      else for (let pixel = Math.floor(visible.x[index] ?? 0); pixel < (visible.x[index] ?? 0) + (visible.width[index] ?? 0); pixel++) marked.add(`${visible.level[index] ?? 0}/${pixel}`)
    }
    let [thin, wide] = [0, 0]
    for (let box = 0; box < boxes.length; box++) {
      const left = (Math.max(boxes.start[box] ?? 0, from * whole) - from * whole) * scale
      const right = (Math.min(boxes.end[box] ?? 0, to * whole) - from * whole) * scale
      if (right <= 0 || left >= width) continue
      if (right - left >= 1.001) { wide++; assert.ok(seen.has(box), `box ${box} of ${right - left} pixels is not seen`) }
      // The middle of a thin box lies in a mark, or a box that is seen covers that pixel.
      else if (right - left < 0.999) { thin++; assert.ok(marked.has(`${levelOf(boxes, box)}/${Math.floor(left)}`), `nothing stands for box ${box}`) }
    }
    assert.ok(wide > 5 && visible.count < 65_536 && thin >= 0)
  })

  it('and the pointer finds the same boxes', () => {
    for (let box = 0; box < boxes.length; box += 97) {
      const middle = ((boxes.start[box] ?? 0) + (boxes.end[box] ?? 0)) / 2
      assert.equal(boxAt(boxes, levelOf(boxes, box), middle), box)
    }
    assert.equal(boxAt(boxes, 0, boxes.whole + 1), -1)
    assert.equal(boxAt(boxes, 99, 1), -1)
    assert.equal(boxAt(boxes, -1, 1), -1)
  })
})

describe('profile viewer: the scale', () => {
  const texts = (from: number, to: number, unit: Unit): readonly string[] => {
    const { step, text } = ticks(from, to, 8, unit)
    return Array.from({ length: Math.floor(to / step) - Math.ceil(from / step) + 1 }, (_, index) => text((Math.ceil(from / step) + index) * step))
  }

  it('has round amounts, and as many digits as tell them apart', () => {
    assert.deepEqual(texts(0, 385e6, 'nanoseconds'), ['0 ms', '50 ms', '100 ms', '150 ms', '200 ms', '250 ms', '300 ms', '350 ms'])
    assert.deepEqual(texts(12.345e9, 12.345e9 + 30e3, 'nanoseconds'), ['12.345000 s', '12.345005 s', '12.345010 s', '12.345015 s', '12.345020 s', '12.345025 s', '12.345030 s'])
    assert.deepEqual(texts(0, 3 * 2 ** 20, 'bytes'), ['0.0 MiB', '0.5 MiB', '1.0 MiB', '1.5 MiB', '2.0 MiB', '2.5 MiB', '3.0 MiB'])
    assert.deepEqual(texts(0, 0.5, 'count').length > 0, true)
  })

  it('never has more than it is asked for', () => {
    for (let power = -3; power < 15; power += 0.37) for (const unit of ['nanoseconds', 'bytes', 'count'] as const) assert.ok(texts(10 ** power, 10 ** power * 3.3, unit).length <= 9)
  })
})
