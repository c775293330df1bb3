// What importers say of damage is said of one as well as of many: every sentence that stands in them, as none of them is in every file.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { damageText } from '../../src/profiles/damage-text.js'

const sources = join(process.cwd(), 'src', 'profiles')

describe('what was damaged', () => {
  it('is said of one', () => {
    for (const [many, one] of [
      ['samples had no stack and were left out', '1 sample had no stack and was left out.'], ['lines were no samples and were left out', '1 line was no sample and was left out.'],
      ['events were no events of known functions', '1 event was no event of known functions.'], ['entries were no function and were left out', '1 entry was no function and was left out.'],
      ['boxes stood on nothing and were left out', '1 box stood on nothing and was left out.'], ['nodes were their own callers', '1 node was its own caller.'],
      ['calls were still open when their caller ended', '1 call was still open when its caller ended.'], ['samples were out of order and were put in their place', '1 sample was out of order and was put in its place.'],
      ['stacks deeper than 4096 frames were cut', '1 stack deeper than 4096 frames was cut.'],
    ] as const) assert.equal(damageText(many, 1), one)
    assert.equal(damageText('samples had no stack', 1200), '1,200 samples had no stack.')
  })

  it('has no plural of one anywhere', () => {
    const said = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...readFileSync(join(sources, name), 'utf8').matchAll(/\bdamaged\(['`]([^'`]+)['`]/g)].map(([, what = '']) => what))
    assert.ok(said.length > 50, String(said.length))
    for (const what of said) {
      assert.match(what, /^\w+(?:s|es) /, `"${what}" continues a number`)
      const one = damageText(what, 1)
      assert.doesNotMatch(one, /^1 \w+s (?!locals)|\b(?:were|are|have|stand|lie|belong|measure|their|they)\b|\bwas no \w+s\b/, one)
    }
  })
})
