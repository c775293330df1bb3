// Ranges: the law of products exactly, sums, differences that share inputs, what is free at one end, and which inputs they are from.

import assert from 'node:assert/strict'
import { collected, inputOf, type Input, type Read } from '../../src/cost/inputs.js'
import { probesOf, spreadOf, type Uncertain } from '../../src/cost/spread.js'
import { randomNumbers } from '../support/random.js'

const input = (name: string, value: number, uncertainty: number) => inputOf(name, '', value, 'default', '', { uncertainty })
const spread = (figure: (read: Read) => number, smooth?: (read: Read) => number): Uncertain =>
  spreadOf(probesOf(collected((read) => { figure(read); smooth?.(read) }).inputs), figure, smooth)

describe('spread', () => {
  const a = input('a', 10, 2)
  const b = input('b', 5, 3)

  it('of a product is exp(√Σ ln² u) up and down', () => {
    const factor = Math.exp(Math.hypot(Math.log(2), Math.log(3)))
    const { low, expected, high, uncertainty } = spread((read) => read(a) * read(b))
    near(expected, 50)
    near(low, 50 / factor)
    near(high, 50 * factor)
    near(uncertainty, factor)
  })

  it('of a quotient is that of the product, and of a power the power of it', () => {
    near(spread((read) => read(a) / read(b)).uncertainty, Math.exp(Math.hypot(Math.log(2), Math.log(3))))
    near(spread((read) => read(a) ** 2).uncertainty, 4)
  })

  it('of a ratio whose parts share an input knows that the input cancels', () => {
    const { low, high } = spread((read) => read(a) * read(b) / (7 * read(b)))
    near(low, 10 / 7 / 2)
    near(high, 10 / 7 * 2)
  })

  it('of a difference that shares its inputs is that of what is shared', () => {
    const { low, high } = spread((read) => 101 * read(a) - 2 * read(a))
    near(low, 99 * 5)
    near(high, 99 * 20)
  })

  it('of a sum is narrower than of its widest part, and of its parts alone', () => {
    const { uncertainty } = spread((read) => read(input('c', 10, 2)) + read(input('d', 10, 2)))
    assert.ok(uncertainty > 1.4 && uncertainty < 2, String(uncertainty))
  })

  it('counts an input once, however often it is asked for', () => {
    near(spread((read) => read(a) + read(a) + read(a)).uncertainty, 2)
  })

  it('is nothing where all inputs are exact', () => {
    const { points, ...exact } = spread((read) => read(input('e', 4, 1)) * 3)
    assert.deepEqual(exact, { low: 12, expected: 12, high: 12, uncertainty: 1, weights: new Map() })
    assert.ok(points.every((read) => read(a) === 10))
  })

  it('says by which inputs it is so wide', () => {
    const { weights } = spread((read) => read(a) * read(b) / read(input('c', 7, 1.5)))
    const whole = Math.log(2) ** 2 + Math.log(3) ** 2 + Math.log(1.5) ** 2
    near(weights.get('a') ?? 0, Math.log(2) ** 2 / whole)
    near(weights.get('b') ?? 0, Math.log(3) ** 2 / whole)
    near([...weights.values()].reduce((sum, weight) => sum + weight, 0), 1)
    assert.equal(spread((read) => read(a) - read(a)).weights.get('a'), 0)
  })

  it('reaches down to nothing where the lower end is free of charge', () => {
    const paid = (read: Read) => Math.max(0, read(a) * read(b) - 40)
    const { low, expected, high } = spread(paid, (read) => read(a) * read(b))
    assert.equal(low, 0)
    near(expected, 10)
    near(high, 50 * Math.exp(Math.hypot(Math.log(2), Math.log(3))) - 40)
  })

  it('is as wide as what is paid for, where most of it is free', () => {
    const c = input('c', 1, 2)
    const { low, high, uncertainty } = spread((read) => read(c) + Math.max(0, read(a) * read(b) - 1e6), (read) => read(c) + read(a) * read(b))
    near(low, 0.5)
    near(high, 2)
    near(uncertainty, 2)
  })

  it('says how much it may be where the expected amount is free', () => {
    const { low, expected, high } = spread((read) => Math.max(0, read(a) * read(b) - 60), (read) => read(a) * read(b))
    assert.deepEqual([low, expected], [0, 0])
    assert.ok(high > 100)
  })

  it('of what gets worse has its ends the right way round', () => {
    const { low, expected, high } = spread((read) => -3 * read(a))
    near(low, -60)
    near(expected, -30)
    near(high, -15)
  })

  it('does not let shares grow beyond the whole', () => {
    const share = inputOf('share', '', 0.8, 'default', '', { uncertainty: 3, most: 1 })
    near(spread((read) => 10 * read(share)).high, 10)
  })

  it('holds what is expected, for any sum of products', () => {
    const random = randomNumbers(5)
    for (let run = 0; run < 500; run++) {
      const inputs = Array.from({ length: 4 }, (_, index): Input => input(`i${index}`, random() * 10 ** (random() * 6 - 3), 1 + random() * 3))
      const figure = (read: Read) => {
        const [p = 0, q = 0, r = 0, s = 0] = inputs.map(read)
        return p * q * r + s * q - Math.min(p, q) * 0.5 * r
      }
      const { low, expected, high, uncertainty } = spread(figure)
      assert.ok(low <= expected && expected <= high && uncertainty >= 1)
    }
  })
})

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`)
}
