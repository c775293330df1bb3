// Stacks worked out from who called whom: whatever the graph is, functions keep what they took themselves, for every value.

import assert from 'node:assert/strict'
import { ProfileBuilder } from '../../src/profiles/builder.js'
import { addStacksOfGraph } from '../../src/profiles/graph-stacks.js'
import { functionMeasures } from '../../src/profiles/measures.js'
import type { Profile } from '../../src/profiles/profile.js'

type Edge = readonly [caller: number, callee: number, calls: number, totals: readonly number[]]

describe('stacks of a graph', () => {
  it('keep what functions took themselves, in graphs of any form', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const profile = withStacks(...randomGraph(seed))
      const { graph, ...stacksAlone } = profile
      assert.ok(graph)
      for (const value of [0, 1]) {
        const made = functionMeasures(stacksAlone, value)
        const whole = sum(graph.self[value] ?? [])
        assert.ok(Math.abs(made.whole - whole) <= whole * 1e-3 + 1, `graph ${String(seed)}: ${String(made.whole)} of ${String(whole)}`)
      }
      const made = functionMeasures(stacksAlone, 0)
      const whole = sum(graph.self[0] ?? [])
      for (const [row, own] of (graph.self[0] ?? []).entries()) assert.ok(Math.abs((made.self[row] ?? 0) - own) < whole * 2e-2 + 1, `graph ${String(seed)}, function ${String(row)}: ${String(made.self[row])} of ${String(own)}`)
    }
  })

  it('share each value by its own weights', () => {
    const profile = withStacks([[0, 0], [0, 0], [0, 0], [100, 100]], [[0, 1, 1, [80, 10]], [0, 2, 1, [20, 90]], [1, 3, 1, [80, 10]], [2, 3, 1, [20, 90]]])
    const rows = (value: number): readonly number[] => [...functionMeasures(stacksOnly(profile), value).total]
    assert.deepEqual(rows(0), [100, 80, 20, 100])
    assert.deepEqual(rows(1), [100, 10, 90, 100])
  })

  it('share by calls where nothing else is known', () => {
    const profile = withStacks([[0, 0], [0, 0], [40, 0]], [[0, 2, 1, [0, 0]], [1, 2, 3, [0, 0]]])
    assert.deepEqual([...functionMeasures(stacksOnly(profile), 0).total], [10, 30, 40])
  })

  it('have a place for what nobody in the graph called', () => {
    const profile = withStacks([[5, 0], [60, 0]], [[0, 1, 1, [20, 0]]], [1, 3], [25, 60])
    const { parent } = profile.stacks
    assert.equal([...parent].filter((row) => row < 0).length, 2)
    assert.deepEqual([...functionMeasures(stacksOnly(profile), 0).total], [25, 60])
  })

  it('cut circles where they were entered', () => {
    const profile = withStacks([[1, 0], [10, 0], [20, 0]], [[0, 1, 1, [31, 0]], [1, 2, 9, [25, 0]], [2, 1, 9, [28, 0]], [1, 1, 4, [9, 0]]])
    assert.deepEqual([...functionMeasures(stacksOnly(profile), 0).total], [31, 30, 20])
  })

  it('read a circle that nobody entered, and a graph without values', () => {
    const circle = withStacks([[1, 0], [2, 0]], [[0, 1, 1, [3, 0]], [1, 0, 1, [3, 0]]])
    assert.equal(functionMeasures(stacksOnly(circle), 0).whole, 3)
    assert.equal(withStacks([[0, 0]], []).stacks.length, 0)
  })

  it('end where a graph has more ways than anybody can draw', () => {
    const layers = 2000
    const edges = Array.from({ length: layers - 1 }, (_, layer) => [0, 1, 2, 3].map((way): Edge => [layer * 2 + (way >> 1), layer * 2 + 2 + (way & 1), 1, [1, 0]])).flat()
    const profile = withStacks(Array.from({ length: layers * 2 }, () => [1e6, 0]), edges)
    assert.ok(profile.stacks.length <= 100_000)
    assert.ok(Math.abs(functionMeasures(stacksOnly(profile), 0).whole - layers * 2e6) < 1000)
  })
})

function withStacks(self: readonly (readonly number[])[], edges: readonly Edge[], calls: readonly number[] = [], totals: readonly number[] = []): Profile {
  const builder = new ProfileBuilder({ format: 'test', producer: 'test', values: [{ name: 'time', unit: 'nanoseconds' }, { name: 'misses', unit: 'count' }] })
  const rows = self.map((_, index) => builder.function(`f${String(index)}`))
  for (const [index, own] of self.entries()) {
    const incoming = edges.filter(([, callee]) => callee === index).reduce((all, [, , times]) => all + times, 0)
    builder.graph.ofFunction(rows[index] ?? 0, { calls: calls[index] ?? incoming, self: own, total: [totals[index] ?? own[0] ?? 0, own[1] ?? 0] })
  }
  for (const [caller, callee, times, total] of edges) builder.graph.ofCall(rows[caller] ?? 0, rows[callee] ?? 0, { calls: times, self: total, total })
  addStacksOfGraph(builder)
  return builder.build()
}

function randomGraph(seed: number): readonly [readonly (readonly number[])[], readonly Edge[]] {
  let state = seed * 2_654_435_761 % 2 ** 31
  const below = (limit: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor(state / 2 ** 31 * limit)
  }
  const count = 2 + below(12)
  const self = Array.from({ length: count }, () => [below(1000), below(50)])
  const edges = Array.from({ length: below(count * 3) }, (): Edge => [below(count), below(count), below(9), [below(2000), below(100)]])
  return [self, edges]
}

function stacksOnly({ graph: _, ...profile }: Profile): Profile {
  return profile
}

function sum(column: ArrayLike<number>): number {
  return Array.from(column).reduce((total, value) => total + value, 0)
}
