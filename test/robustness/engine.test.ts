// No text stops the engine: mutated, huge, deep, broken and binary files are reported on, and every fix of them parses.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Engine } from '../../src/analysis/engine.js'
import { applyEdits } from '../../src/analysis/findings/verify-fix.js'
import { defaultOptions } from '../../src/analysis/options.js'
import { sharedEngine } from '../support/engine.js'

const samples = ['orders.py', 'orders.tsx'].map((name) => ({ path: `src/${name}`, text: readFileSync(join(process.cwd(), 'test/robustness/samples', name), 'utf8') }))

/** A small generator of numbers, the same on every machine (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const scraps = ['(', ')', '[', ']', '{', '}', ':', ',', ' ', '\n', '\t', '    ', '"', '\'', '`', '${', '#', '//', '/*', '*/', '=>', 'for ', 'if ', 'in ', 'of ', 'await ', '=', '.', '?.', '\\', '\u{1F600}', '\r', '\0', 'def f(', 'class A', 'lambda x: ', '@', '<', '>', '/>']

function mutated(text: string, next: (below: number) => number): string {
  let result = text
  for (let count = 1 + next(4); count > 0; count--) {
    const at = next(result.length + 1)
    const length = next(30)
    switch (next(5)) {
      case 0: result = result.slice(0, at) + result.slice(at + length); break
      case 1: result = result.slice(0, at) + (scraps[next(scraps.length)] ?? '') + result.slice(at); break
      case 2: { const from = next(result.length + 1); result = result.slice(0, at) + result.slice(from, from + length * 3) + result.slice(at); break }
      case 3: { const lines = result.split('\n'); lines.splice(next(lines.length), 1 + next(3)); result = lines.join('\n'); break }
      default: result = result.slice(0, at)
    }
  }
  return result
}

/** Reports on a text and tries every fix; gives the texts after them. */
function fixedTexts(engine: Engine, path: string, text: string): string[] {
  engine.set(path, text)
  const report = engine.report(path)
  assert.deepEqual(report.problems, [], `seeded text is analysed:\n${text}`)
  return report.findings.flatMap((finding) => {
    assert.ok(finding.range.start >= 0 && finding.range.start < finding.range.end && finding.range.end <= text.length, 'a finding stands in the text')
    return engine.fixes(finding).map((fix) => {
      const fixed = applyEdits(text, fix.edits)
      assert.ok(fixed !== undefined && fixed !== text, 'edits change the text and do not overlap')
      return fixed
    })
  })
}

async function aggressive(): Promise<Engine> {
  const engine = await sharedEngine()
  engine.configure({ ...defaultOptions, level: 'aggressive' })
  return engine
}

describe('robustness of the engine', () => {

  for (const { path, text } of samples) {
    it(`${path}: the sample has findings whose fixes are stable`, async () => {
      const engine = await aggressive()
      const fixed = fixedTexts(engine, path, text)
      assert.ok(fixed.length >= 5, `${fixed.length} fixes`)
      for (const after of fixed) fixedTexts(engine, path, after)
    })
    it(`${path}: 150 mutations are reported on, and their fixes as well`, async () => {
      const engine = await aggressive()
      const next = seeded(text.length)
      let fixes = 0
      for (let round = 0; round < 150; round++) {
        const [first] = fixedTexts(engine, path, mutated(text, next))
        if (first === undefined) continue
        fixes++
        fixedTexts(engine, path, first)
      }
      assert.ok(fixes > 20, `${fixes} mutations still had fixes`)
    })
  }

  const deep = 3_000
  const junk = seeded(7)
  const strange: Readonly<Record<string, string>> = {
    'empty.py': '', 'empty.ts': '', 'blank.py': '\n\n   \n', 'bom.ts': '\uFEFFconst x = 1\n',
    'junk.py': Array.from({ length: 20_000 }, () => String.fromCharCode(junk(0xffff))).join(''),
    'junk.ts': Array.from({ length: 20_000 }, () => String.fromCharCode(junk(256))).join(''),
    'line.py': `x = [${Array.from({ length: 50_000 }, (_, index) => `"w${index}"`).join(', ')}]\nfor u in x:\n    if u in x: print(u)\n`,
    'line.ts': Array.from({ length: 5_000 }, (_, index) => `var a${index}=b.filter(function(c){return a${index}.includes(c)});`).join(''),
    'parentheses.py': `x = ${'('.repeat(deep)}1${')'.repeat(deep)}\n`, 'parentheses.ts': `x = ${'('.repeat(deep)}1${')'.repeat(deep)}\n`,
    'lists.py': `x = ${'['.repeat(deep)}${']'.repeat(deep)}\n`, 'lists.ts': `x = ${'['.repeat(deep)}${']'.repeat(deep)}\n`,
    'sums.py': `x = ${Array.from({ length: deep }, () => '1').join(' + ')}\n`, 'sums.ts': `x = ${Array.from({ length: deep }, () => '1').join(' + ')}\n`,
    'chain.ts': `x = y${'.map((z) => z)'.repeat(deep)}\n`, 'chain.py': `x = y${'.get(1)'.repeat(deep)}\n`,
    'loops.py': `${Array.from({ length: 90 }, (_, index) => `${' '.repeat(index)}for x${index} in y:`).join('\n')}\n${' '.repeat(90)}if x1 in y: pass\n`,
    'functions.ts': `${'f(() => {'.repeat(500)}${'})'.repeat(500)}\n`, 'else.ts': `${'if (a) b(); else '.repeat(1_000)}c()\n`,
    'elif.py': `if a: pass\n${'elif a: pass\n'.repeat(1_000)}`,
  }
  for (const [path, text] of Object.entries(strange)) {
    it(`${path} is read, or told to be unreadable`, async () => {
      const engine = await aggressive()
      engine.set(path, text)
      const { findings, problems } = engine.report(path)
      for (const finding of findings) assert.ok(finding.range.end <= text.length)
      assert.ok(problems.every((problem) => problem.message.length > 0 && problem.message.length < 500))
      engine.remove(path)
    })
  }
})
