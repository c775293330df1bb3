// How amounts are written: times, sizes and counts with three digits and a unit, shares in per cent.

import type { Unit } from '../profiles/profile.js'

const scales: Readonly<Record<Unit, readonly (readonly [number, string])[]>> = {
  nanoseconds: [[86_400e9, 'd'], [3600e9, 'h'], [60e9, 'min'], [1e9, 's'], [1e6, 'ms'], [1e3, 'µs'], [1, 'ns']],
  bytes: [[2 ** 40, 'TiB'], [2 ** 30, 'GiB'], [2 ** 20, 'MiB'], [2 ** 10, 'KiB'], [1, 'B']],
  count: [[1e12, 'T'], [1e9, 'G'], [1e6, 'M'], [1, '']],
}

export function amountOf(value: number, unit: Unit): string {
  if (value === 0) return unit === 'count' ? '0' : `0 ${unit === 'bytes' ? 'B' : 's'}`
  const [scale, name] = scaleFor(Math.abs(value), unit)
  return `${digits(value / scale)}${name === '' ? '' : ` ${name}`}`
}

/** How many of the unit are one of the name: `[1e6, 'ms']`. */
export function scaleFor(size: number, unit: Unit): readonly [number, string] {
  return scales[unit].find(([least]) => size >= least * 0.9995) ?? scales[unit].at(-1) ?? [1, '']
}

/** `of` 0 has no shares. */
export function shareOf(value: number, of: number): string {
  if (of === 0) return ''
  if (value === 0) return '0 %'
  const share = value / of * 100
  if (Math.abs(share) < 0.05) return share < 0 ? '> −0.1 %' : '< 0.1 %'
  return `${share.toFixed(1).replace('-', '−')} %`
}

/** With a sign, as of a difference. */
export function shareChange(by: number, before: number): string {
  return by > 0 && before !== 0 ? `+${shareOf(by, before)}` : shareOf(by, before)
}

/** With a sign, as of a difference. */
export function changeOf(value: number, unit: Unit): string {
  return value > 0 ? `+${amountOf(value, unit)}` : amountOf(value, unit)
}

export function countOf(value: number): string {
  return value >= 1e7 ? amountOf(value, 'count') : Math.round(value).toLocaleString('en-US')
}

/** Of a path, beyond what nobody reads. */
const mostLetters = 90

/** The end of a long path, which tells files apart. */
export function shortened(path: string): string {
  if (path.length <= 44) return path
  const parts = path.split(/[\\/]/)
  const end = parts.length > 3 ? `…/${parts.slice(-3).join('/')}` : path
  return end.length > mostLetters ? `…${end.slice(1 - mostLetters)}` : end
}

function digits(value: number): string {
  const size = Math.abs(value)
  const text = size >= 1000 ? Math.round(value).toLocaleString('en-US') : value.toFixed(size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2)
  return text.replace(/\.0+$/, '').replace('-', '−')
}
