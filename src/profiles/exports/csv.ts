// The table of functions as CSV (RFC 4180), the largest total of the first value first.

import { functionMeasures } from '../measures.js'
import type { Profile, Thread, Unit } from '../profile.js'

const units: Readonly<Record<Unit, string>> = { nanoseconds: ' (ns)', bytes: ' (bytes)', count: '' }

/** Functions that took nothing and were never called are left out. A graph of calls knows no threads. */
export function csvText(profile: Profile, threads: readonly Thread[] = profile.threads): string {
  const { functions, strings, values } = profile
  const measures = values.map((_, value) => functionMeasures(profile, value, threads))
  const [first] = measures
  const calls = first?.calls
  const header = ['function', 'file', 'line', ...(calls ? ['calls'] : []), ...values.flatMap(({ name, unit }) => [`self ${name}${units[unit]}`, `total ${name}${units[unit]}`])]
  const rows = Array.from({ length: functions.length }, (_, row) => row)
    .filter((row) => (calls?.[row] ?? 0) > 0 || measures.some(({ total }) => (total[row] ?? 0) !== 0))
    .sort((a, b) => (first?.total[b] ?? 0) - (first?.total[a] ?? 0))
  const lines = rows.map((row) => [
    text(strings[functions.name[row] ?? 0] ?? ''),
    text(strings[functions.file[row] ?? 0] ?? ''),
    (functions.line[row] ?? 0) > 0 ? String(functions.line[row]) : '',
    ...(calls ? [number(calls[row])] : []),
    ...measures.flatMap(({ self, total }) => [number(self[row]), number(total[row])]),
  ])
  return [header.map(text), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')
}

/** Spreadsheets run what begins like a formula; names in a file of somebody else may be one. */
function text(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

function number(value: number | undefined): string {
  return String(Number((value ?? 0).toFixed(3)))
}
