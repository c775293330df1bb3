// Money and amounts as people read them: digits as the range deserves, units as the size does.

import assert from 'node:assert/strict'
import { moneyText } from '../../src/cost/money-text.js'
import { bytesText, gramsText, numberText, secondsText } from '../../src/cost/number-text.js'
import { randomNumbers } from '../support/random.js'

const text = (low: number, expected: number, high: number, currency = 'USD') => moneyText({ low, expected, high }, currency, { perMonth: false })

describe('money as text', () => {
  it('is a range where the range is wide', () => {
    assert.equal(moneyText({ low: 3.1, expected: 12.4, high: 49.8 }, 'USD'), '$3–50/month')
    assert.equal(text(0.031, 0.12, 0.49), '$0.03–0.5')
    assert.equal(text(1234, 5678, 23_456), '$1,000–20,000')
  })

  it('is one figure where the range is narrow, with as many digits as are known', () => {
    assert.equal(text(11.9, 12.4, 13), '≈ $12')
    assert.equal(text(12.3, 12.444, 12.5), '≈ $12.4')
    assert.equal(text(12.444, 12.444, 12.444), '≈ $12.4')
    assert.equal(text(1180, 1234, 1290), '≈ $1,200')
  })

  it('is a range with two digits where its ends are less than twice apart', () => {
    assert.equal(text(10, 12.4, 15), '$10–15')
    assert.equal(text(45.6, 63, 85.7), '$46–86')
    assert.equal(text(1040, 1234, 1500), '$1,000–1,500')
    assert.equal(text(0.95, 1, 1.4), '$0.95–1.4')
  })

  it('is next to nothing, up to something, or nothing', () => {
    assert.equal(text(0.0001, 0.001, 0.009), '< $0.01')
    assert.equal(text(0.001, 0.02, 0.13), 'up to $0.1')
    assert.equal(text(0, 0, 47), 'up to $50')
    assert.equal(text(-0.0001, 0.001, 0.009), '< $0.01')
    assert.equal(text(-0.0001, 1, 4), 'up to $4')
    assert.equal(text(0, 0, 0), '$0')
    assert.equal(moneyText({ low: 0, expected: 0, high: 0 }, 'USD'), '$0/month')
  })

  it('says so where a fix may cost more', () => {
    assert.equal(text(-50, -12, -3), '−$50 to −$3')
    assert.equal(text(-3.3, 1, 50), '−$3 to $50')
    assert.equal(text(-3.1, -3, -2.9), '≈ −$3')
  })

  it('is in any currency', () => {
    assert.equal(text(3.1, 12.4, 49.8, 'EUR'), '€3–50')
    assert.equal(text(310, 1240, 4980, 'JPY'), '¥300–5,000')
    assert.equal(text(11.9, 12.4, 13, 'CHF'), '≈ CHF 12')
    assert.equal(text(11.9, 12.4, 13, 'toString'), '≈ toString 12')
  })

  it('never has more than three digits, and holds what is expected', () => {
    const random = randomNumbers(3)
    for (let run = 0; run < 2000; run++) {
      const expected = 10 ** (random() * 8 - 2)
      const factor = 1 + random() * 9
      const shown = text(expected / factor, expected, expected * factor)
      for (const digits of shown.replace(/[^\d.,–]/g, '').split('–')) {
        assert.ok(digits.replace(/[.,]/g, '').replace(/^0+|0+$/g, '').length <= 3, shown)
      }
      const [low, high] = shown.replace(/[^\d.–]/g, '').split('–').map(Number)
      if (shown.includes('–')) assert.ok((low ?? 0) <= expected && expected <= (high ?? 0), `${shown} ${expected}`)
    }
  })
})

describe('amounts as text', () => {
  it('of time', () => {
    assert.deepEqual([0, 12e-9, 45e-6, 0.12, 0.9999, 2.54, 95, 7200].map((value) => secondsText(value)), ['0 s', '12 ns', '45 µs', '120 ms', '1 s', '2.5 s', '1.6 min', '2 h'])
    assert.equal(secondsText(1e-12), '0.001 ns')
  })

  it('of bytes', () => {
    assert.deepEqual([0, 200, 65_536, 10 * 2 ** 20, 2 ** 30, 5e15].map((value) => bytesText(value)), ['0 B', '200 B', '64 KiB', '10 MiB', '1 GiB', '4,500 TiB'])
    assert.deepEqual([1024, 2 ** 30, 1023].map((value) => bytesText(value, 3)), ['1 KiB', '1 GiB', '1,020 B'])
  })

  it('of mass', () => {
    assert.deepEqual([0, 0.0042, 12.3, 410, 1250, 3e6].map((value) => gramsText(value)), ['0 g', '4.2 mg', '12 g', '410 g', '1.3 kg', '3 t'])
  })

  it('of anything', () => {
    assert.deepEqual([0, 0.5, 101, 1234, 2_500_000, 3e9].map((value) => numberText(value)), ['0', '0.5', '100', '1,200', '2.5 million', '3 billion'])
    assert.equal(numberText(101, 3), '101')
  })
})
