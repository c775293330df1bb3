// What runs once per iteration, of which loops, and what only looks like it: ⟦f(x)⟧ is repeated or runs once.

import assert from 'node:assert/strict'
import { repetitionOf } from '../../src/analysis/model/questions/repetition.js'
import { alwaysLeaves, mayLeave } from '../../src/analysis/model/questions/exits.js'
import { marked, type Path } from '../support/kinds.js'

type Expected = 'once' | 'repeats' | 'repeats twice' | 'medium' | `at most ${number}`

function repetitionIn(path: Path): (name: string, source: string, ...expected: Expected[]) => void {
  return (name, source, ...expected) => {
    it(name, async () => {
      const { subject, values } = await marked(path, source)
      const shown = values.map((id): string => {
        const value = subject.facts.values[id]
        assert.equal(value?.op, 'call', 'a call is marked')
        const call = subject.facts.calls[value.call]
        const found = call && repetitionOf(subject, call, 'aggressive')
        if (!found) return 'once'
        if (found.bound !== undefined) return `at most ${found.bound}`
        return found.confidence === 'medium' ? 'medium' : found.all.length > 1 ? 'repeats twice' : 'repeats'
      })
      assert.deepEqual(shown, expected)
    })
  }
}

describe('repetition in Python', () => {
  const repeats = repetitionIn('main.py')
  repeats('the body, and not the iterable', 'for x in ⟦a()⟧:\n    ⟦f(x)⟧\n', 'once', 'repeats')
  repeats('the test of while', 'while ⟦a()⟧:\n    ⟦f()⟧\n', 'repeats', 'repeats')
  repeats('the else of a loop runs once', 'for x in xs:\n    pass\nelse:\n    ⟦f(x)⟧\n', 'once')
  repeats('comprehensions', 'a = [⟦f(x)⟧ for x in ⟦g()⟧ if ⟦h(x)⟧]\nb = {k: ⟦f(k)⟧ for k in xs for j in ⟦g(k)⟧}\n', 'repeats', 'once', 'repeats', 'repeats twice', 'repeats')
  repeats('nested loops', 'for x in xs:\n    for y in ys:\n        ⟦f(x)⟧\n', 'repeats twice')
  repeats('a function defined in a loop', 'for x in xs:\n    def g():\n        ⟦f(x)⟧\n', 'once')
  repeats('a lambda that is kept', 'for x in xs:\n    later(lambda: ⟦f(x)⟧)\n', 'once')
  repeats('map and its like', 'list(map(lambda x: ⟦f(x)⟧, xs))\nsorted(xs, key=lambda x: ⟦f(x)⟧)\n', 'repeats', 'repeats')
  repeats('return after it', 'def g(xs):\n    for x in xs:\n        ⟦f(x)⟧\n        return x\n', 'once')
  repeats('break in the branch of it', 'for x in xs:\n    if x:\n        ⟦f(x)⟧\n        break\n', 'once')
  repeats('break in another branch', 'for x in xs:\n    ⟦f(x)⟧\n    if x:\n        break\n', 'repeats')
  repeats('both branches leave', 'def g(xs):\n    for x in xs:\n        ⟦f(x)⟧\n        if x:\n            break\n        else:\n            return 1\n', 'once')
  repeats('a continue in between', 'for x in xs:\n    ⟦f(x)⟧\n    if x:\n        continue\n    break\n', 'repeats')
  repeats('raise after it', 'for x in xs:\n    ⟦f(x)⟧\n    raise ValueError\n', 'once')
  repeats('a retry', 'while True:\n    try:\n        ⟦f()⟧\n        break\n    except ValueError:\n        continue\n', 'once')
  repeats('a retry that breaks in else', 'for i in attempts:\n    try:\n        ⟦f()⟧\n    except ValueError:\n        sleep()\n    else:\n        break\n', 'once')
  repeats('break of the inner loop', 'for x in xs:\n    for y in ys:\n        ⟦f(x)⟧\n        break\n', 'repeats')
  repeats('the inner loop is left, then the outer', 'def g():\n    for x in xs:\n        for y in ys:\n            ⟦f(x)⟧\n            break\n        return 1\n', 'once')
  repeats('next takes one', 'a = next((⟦f(x)⟧ for x in xs if ⟦g(x)⟧), None)\n', 'once', 'repeats')
  repeats('any does not', 'a = any(⟦f(x)⟧ for x in xs)\n', 'repeats')
  repeats('bounds', 'for i in range(3):\n    ⟦f(i)⟧\nfor x in [1, 2]:\n    ⟦f(x)⟧\nfor x in xs[:5]:\n    ⟦f(x)⟧\n', 'at most 3', 'at most 2', 'at most 5')
  repeats('one element is no loop', 'for x in [1]:\n    ⟦f(x)⟧\n', 'once')
  repeats('a list that grows has no bound', 'todo = [1]\nfor x in todo:\n    ⟦f(x)⟧\n    todo.append(x)\n', 'repeats')
  repeats('constants and enums', 'import enum\nN = 2\nclass A(enum.Enum):\n    X = 1\n    Y = 2\nfor i in range(N * 2):\n    ⟦f(i)⟧\nfor a in A:\n    ⟦f(a)⟧\n', 'at most 4', 'at most 2')
  repeats('batches', 'for b in chunked(xs, 100):\n    ⟦f(b)⟧\nfor i in range(0, len(xs), size):\n    ⟦f(i)⟧\nfor i, b in enumerate(batched(xs, 10)):\n    ⟦f(b)⟧\n', 'once', 'once', 'once')
  repeats('batches taken by while', 'while batch := list(islice(it, 100)):\n    ⟦f(batch)⟧\nwhile i < n:\n    batch = xs[i:i + 100]\n    ⟦f(batch)⟧\n    i += 100\n', 'once', 'once')
  repeats('each element of a batch', 'for b in chunked(xs, 100):\n    for x in b:\n        ⟦f(x)⟧\n', 'repeats')
  repeats('ranges with a step of one', 'for i in range(0, n, 1):\n    ⟦f(i)⟧\n', 'repeats')
})

describe('repetition in TypeScript', () => {
  const repeats = repetitionIn('main.ts')
  repeats('each form of loop', 'for (const x of xs) ⟦f(x)⟧\nfor (const k in o) ⟦f(k)⟧\nfor (let i = 0; i < n; i++) ⟦f(i)⟧\nwhile (⟦a()⟧) ⟦f()⟧\ndo { ⟦f()⟧ } while (a)\n', 'repeats', 'repeats', 'repeats', 'repeats', 'repeats', 'repeats')
  repeats('init runs once, test and update do not', 'for (let i = ⟦a()⟧; ⟦b(i)⟧; ⟦c(i)⟧) {}\n', 'once', 'repeats', 'repeats')
  repeats('callbacks of arrays', 'function g(xs: string[]) { xs.map((x) => ⟦f(x)⟧); xs.forEach(function (x) { ⟦f(x)⟧ }) }\n', 'repeats', 'repeats')
  repeats('callbacks of who knows what', 'xs.map((x) => ⟦f(x)⟧)\n', 'medium')
  repeats('methods of the same name', 'class Q { map(f: () => void) { f() } }\nconst q = new Q()\nq.map(() => ⟦f(1)⟧)\n', 'once')
  repeats('callbacks that run once', 'for (const x of xs) p.then(() => ⟦f(x)⟧)\nfor (const x of xs) Promise.resolve(x).then(() => ⟦f(x)⟧)\n', 'once', 'repeats')
  repeats('a function called where it stands', 'for (const x of xs) { (() => { ⟦f(x)⟧ })(); (async function () { ⟦f(x)⟧ })() }\n', 'repeats', 'repeats')
  repeats('a stored function', 'for (const x of xs) { const g = () => ⟦f(x)⟧; emitter.on("a", () => ⟦f(x)⟧) }\n', 'once', 'once')
  repeats('a sort comparator', 'const xs = load() as string[]\nxs.sort((a, b) => ⟦f(a, b)⟧)\n', 'repeats')
  repeats('switch: break is not the loop\'s', 'for (const x of xs) { switch (x.kind) { case 1: ⟦f(x)⟧; break } }\n', 'repeats')
  repeats('switch, then return', 'function g() { for (const x of xs) { switch (x) { case 1: ⟦f(x)⟧; break } return x } }\n', 'once')
  repeats('switch that returns', 'function g() { for (const x of xs) { switch (x) { case 1: ⟦f(x)⟧; return 1; default: h() } } }\n', 'once')
  repeats('labels', 'outer: for (const x of xs) { for (const y of ys) { ⟦f(y)⟧; break outer } }\nouter: for (const x of xs) { for (const y of ys) { ⟦f(y)⟧; continue outer } }\n', 'once', 'repeats')
  repeats('finally that leaves', 'function g() { for (const x of xs) { try { ⟦f(x)⟧ } finally { return 1 } } }\n', 'once')
  repeats('return of it', 'function g() { for (const x of xs) { if (x) return ⟦f(x)⟧ } }\n', 'once')
  repeats('bounds', 'for (let i = 0; i < 3; i++) ⟦f(i)⟧\nfor (const x of [1, 2]) ⟦f(x)⟧\nfor (const x of xs.slice(0, 4)) ⟦g(x)⟧\nconst ys: string[] = load()\nfor (const y of ys.slice(0, 4)) ⟦g(y)⟧\n', 'at most 3', 'at most 2', 'at most 4', 'at most 4')
  repeats('batches', 'for (let i = 0; i < n; i += 100) ⟦f(i)⟧\nfor (let i = 0; i < n; i = i + size) ⟦f(i)⟧\nfor (const b of chunk(xs, 10)) ⟦f(b)⟧\nwhile (ids.length) { const b = ids.splice(0, 100); ⟦f(b)⟧ }\n', 'once', 'once', 'once', 'once')
  repeats('one at a time is no batch', 'while (ids.length) { const b = ids.splice(0, 1); ⟦f(b)⟧ }\n', 'repeats')
})

describe('exits of loops', () => {
  it('tells early exits from exhaustion', async () => {
    const { subject } = await marked('main.py', `
      for a in xs:
          if a:
              break
      for b in xs:
          for c in ys:
              break
      for d in xs:
          raise E
    `)
    const loops = subject.facts.loops.map((loop) => subject.tree.nodes[loop.node]).filter((node) => node !== undefined)
    assert.deepEqual(loops.map((loop) => mayLeave(loop)), [true, false, true, false])
    assert.equal(loops.every((loop) => loop.kind === 'loop' && !alwaysLeaves(loop, loop)), true)
  })
})
