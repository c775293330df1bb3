// Four times the code takes about four times the time: no shape of a file is analysed in quadratic time.

import assert from 'node:assert/strict'
import { defaultOptions } from '../../src/analysis/options.js'
import { sharedEngine } from '../support/engine.js'

describe('time grows with the size of a file', function () {
  const repeat = (count: number, write: (index: number) => string) => Array.from({ length: count }, (_, index) => write(index)).join('')
  const shapes: Readonly<Record<string, (count: number) => string>> = {
    'functions.py': (n) => repeat(n, (i) => `def f${i}(us, banned: list[str]):\n    for u in us:\n        if u in banned:\n            f${(i + 1) % n}(us, banned)\n`),
    'functions.ts': (n) => repeat(n, (i) => `function f${i}(us: string[], banned: string[]) {\n  return us.filter((u) => banned.includes(u) && f${(i + 1) % n}(us, banned))\n}\n`),
    'module.py': (n) => repeat(n, (i) => `x${i} = open('${i}').read().split()\nfor u in x${i}:\n    if u in x${i}:\n        print(u)\n`),
    'methods.ts': (n) => `class A {\n  items: string[] = load()\n${repeat(n, (i) => `  m${i}(us: string[]) { for (const u of us) if (this.items.includes(u)) this.m${(i + 1) % n}([u]) }\n`)}}\n`,
    'loop.py': (n) => `def f(us, banned: list[str]):\n    for u in us:\n${repeat(n, (i) => `        if u in banned: g${i}(u)\n`)}`,
  }
  for (const [path, write] of Object.entries(shapes)) {
    it(`${path}: four times the code takes less than twelve times the time`, async () => {
      const engine = await sharedEngine()
      engine.configure({ ...defaultOptions, only: ['list-membership-in-loop'] })
      const timeOf = (count: number) => {
        engine.set(path, write(count))
        // Of the processor, so that what else the machine does is not counted.
        const start = process.cpuUsage()
        assert.ok(engine.report(path).findings.length > 0)
        return process.cpuUsage(start).user / 1000
      }
      timeOf(300)
      const [small, large] = [Math.min(timeOf(301), timeOf(299)), timeOf(1_200)]
      // Near-linear with room for a busy machine; quadratic would be sixteen times, cubic sixty-four.
      assert.ok(large < Math.max(small, 40) * 12, `${Math.round(small)} ms, then ${Math.round(large)} ms`)
      engine.remove(path)
    })
  }
})
