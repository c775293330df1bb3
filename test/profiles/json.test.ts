// JSON read from bytes piece by piece: numbers and names as the language's own reader has them, and what tools write that is no JSON.

import assert from 'node:assert/strict'
import { JsonCursor } from '../../src/profiles/readers/json.js'
import { jsonTopOf } from '../../src/profiles/readers/json-top.js'
import { randomNumbers } from '../support/random.js'

describe('the JSON cursor', () => {
  it('reads every number as the language does', () => {
    const next = randomNumbers(5)
    const texts = ['0', '-0', '0.1', '123456789012345', '1234567890123456', '12345678901234567890', '0.000000000000001', '123456789012345.6', '1e3', '1E-7', '1.5e300', '-2.5', '9007199254740993']
    for (let index = 0; index < 2000; index++) texts.push(String((next() - 0.5) * 10 ** Math.floor(next() * 30 - 10)), (next() * 1e6).toFixed(Math.floor(next() * 12)))
    for (const text of texts) {
      const cursor = cursorOf(`${text},`)
      assert.equal(cursor.number(), Number(text), text)
      assert.equal(cursor.offset, text.length, text)
    }
  })

  it('tells names apart that differ in one character, and knows those that come again', () => {
    const names = ['ab', 'ba', 'a\\u0062', 'ä', '"', '\\\\', 'a\\nb', '', 'x'.repeat(127), 'x'.repeat(128), 'x'.repeat(500), '\u{1f600}', 'aa', 'a']
    const text = JSON.stringify([...names, ...names])
    assert.deepEqual(cursorOf(text).value(), [...names, ...names])
  })

  it('takes what stands in quotes by its bytes, not by what it once meant', () => {
    assert.deepEqual(cursorOf('["a\\\\b","a\\\\b","a\\u0041","aA","\\"","\\""]').value(), ['a\\b', 'a\\b', 'aA', 'aA', '"', '"'])
  })

  it('lets a comma stand behind the last element', () => {
    assert.deepEqual(cursorOf('[1, [2,], ]').value(), [1, [2]])
    assert.throws(() => cursorOf('[1,,2]').value(), /no JSON/)
  })

  it('finds the names at the top of a file, whole or torn', () => {
    const top = jsonTopOf(Buffer.from('{"a":[1,{"b":2}],"c":"\\"}","d":'))
    assert.deepEqual([[...top?.names.keys() ?? []], top?.isWhole], [['a', 'c', 'd'], false])
  })
})

function cursorOf(text: string): JsonCursor {
  return new JsonCursor(Buffer.from(text))
}
