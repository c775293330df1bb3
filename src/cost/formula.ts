// How the money comes about, as text with the names of the assumptions: `calls × ((1 + N − 2) × query seconds) × memory GB × aws.lambda.x86.gbSecond`.
// A letter stands for the assumption that ends in it; what is the same before and after is left out.

import { countText } from '../analysis/model/questions/counts.js'
import type { Charge } from './charges.js'
import type { Month, Side } from './month.js'
import { tariffOf } from './paid.js'
import { timesText, type Part, type Resource } from './parts.js'
import type { Setting } from './setting.js'

export function formulaOf(month: Month, setting: Setting): string {
  const products = [...month.charges.map((charge) => chargeText(charge, month)), ...paidTexts(month, setting)]
  const written = products.filter((text) => text !== '')
  return written.length === 0 ? '0' : written.join(' + ')
}

function chargeText({ on, rateText, tariff }: Charge, month: Month): string {
  const used = usedText(on, month)
  return used === '' ? '' : product([...on === 'reserved' ? [] : ['calls'], used, rateText, tariff.input.name])
}

function usedText(on: Charge['on'], { parts, compute }: Month): string {
  if (on === 'program' || on === 'database') return resourceText(parts, on)
  if (on === 'seconds') {
    const [waiting, program] = [resourceText(parts, 'waiting'), resourceText(parts, 'program')]
    const stretched = program === '' ? '' : product([program, compute.slowdownText])
    return [waiting, stretched].filter((text) => text !== '').join(' + ')
  }
  const held = resourceText(parts, 'held')
  if (held === '') return ''
  return product([held, '1 / bytes of a GB', on === 'held' ? 'seconds held' : 'calls that hold them × 730 hours'])
}

function paidTexts({ parts, compute }: Month, setting: Setting): readonly string[] {
  const groups = new Map<string, Record<Side, Part[]>>()
  for (const side of ['before', 'after'] as const) {
    for (const part of parts[side]) {
      const billed = tariffOf(part, setting, compute.platform)
      if (!billed || billed.tariff.input.value === 0) continue
      const key = product([billed.rateText, billed.tariff.input.name])
      const group = groups.get(key) ?? { before: [], after: [] }
      group[side].push(part)
      groups.set(key, group)
    }
  }
  return [...groups].map(([key, group]) => {
    const used = sumText(group)
    return used === '' ? '' : product(['calls', used, key])
  })
}

function resourceText(parts: Month['parts'], resource: Resource): string {
  return sumText({ before: parts.before.filter((part) => part.resource === resource), after: parts.after.filter((part) => part.resource === resource) })
}

/** By what one of them is: `(1 + N − 2) × query seconds + N × row seconds`. */
function sumText(parts: Readonly<Record<Side, readonly Part[]>>): string {
  const units = [...new Set([...parts.before, ...parts.after].map(({ eachText }) => eachText))]
  return units.reduce((text, unit) => {
    const { more, less } = differenceOf(timesOf(parts.before, unit), timesOf(parts.after, unit))
    if (more.length > 0) return [text, product([[more.join(' + '), ...less.map(inParentheses)].join(' − '), unit])].filter((part) => part !== '').join(' + ')
    return less.length === 0 ? text : `${text === '' ? '' : `${text} `}− ${product([less.join(' + '), unit])}`
  }, '')
}

function timesOf(parts: readonly Part[], unit: string): readonly string[] {
  return parts.filter(({ eachText }) => eachText === unit).map((part) => {
    const rows = part.rows ? countText(part.rows) : '1'
    return rows === '1' ? timesText(part) : product([timesText(part), rows])
  })
}

/** What is only before, and only after. */
function differenceOf(before: readonly string[], after: readonly string[]): { readonly more: readonly string[], readonly less: readonly string[] } {
  const less = [...after]
  const more = before.filter((text) => {
    const at = less.indexOf(text)
    if (at >= 0) less.splice(at, 1)
    return at < 0
  })
  return { more, less }
}

function inParentheses(text: string): string {
  return isSum(text) ? `(${text})` : text
}

/** Sums get parentheses; a factor of one is not written. */
function product(factors: readonly string[]): string {
  const written = factors.filter((factor) => factor !== '' && factor !== '1')
  if (written.length === 1) return written[0] ?? '1'
  return written.length === 0 ? '1' : written.map(inParentheses).reduce((text, factor) => factor.startsWith(oneOver) ? `${text} / ${factor.slice(oneOver.length)}` : `${text} × ${factor}`)
}

const oneOver = '1 / '

/** Whether a `+` or `−` stands outside of all parentheses. */
function isSum(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (letter === '(') depth++
    else if (letter === ')') depth--
    else if (depth === 0 && (letter === '+' || letter === '−')) return true
  }
  return false
}
