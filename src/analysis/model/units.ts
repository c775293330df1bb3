// Amounts as people write them, in comments and in configuration: `2M/month`, `50k`, `20kB`; each in its base unit.

/** calls: a month. bytes. count: of elements, rows, passes. */
export type AmountForm = 'calls' | 'count' | 'bytes'

/** `problem`: what is wrong and what is allowed, as the end of a sentence about the text. */
export type Amount = { readonly value: number } | { readonly problem: string }

/** As cloud providers count a month. */
export const hoursPerMonth = 730

const minute = 1 / 60
const perMonth: Readonly<Record<string, number>> = {
  second: hoursPerMonth * 3600, sec: hoursPerMonth * 3600, s: hoursPerMonth * 3600, minute: hoursPerMonth / minute, min: hoursPerMonth / minute,
  hour: hoursPerMonth, h: hoursPerMonth, day: hoursPerMonth / 24, d: hoursPerMonth / 24, week: hoursPerMonth / (24 * 7), w: hoursPerMonth / (24 * 7),
  month: 1, mo: 1, year: 1 / 12, y: 1 / 12,
}

const multiples: Readonly<Record<string, number>> = { '': 1, k: 1e3, K: 1e3, M: 1e6, B: 1e9, bn: 1e9 }

const sizes: Readonly<Record<string, number>> = {
  B: 1, kB: 1e3, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4,
}

/** More than these is a slip of the pen. */
const most: Readonly<Record<AmountForm, number>> = { calls: 1e15, count: 1e15, bytes: 1e18 }

const written = /^(-?)((?:\d{1,3}(?:[,_]\d{3})+|\d+)(?:\.\d+)?(?:e\d+)?)\s*(.*)$/i

export function readAmount(form: AmountForm, text: string): Amount {
  const match = written.exec(text.trim())
  if (!match) return { problem: `is no number; ${amountExamples[form]}` }
  const [, sign, digits = '', unit = ''] = match
  if (sign === '-') return { problem: 'is negative' }
  const factor = factorOf(form, unit.trim())
  if (factor === undefined) return { problem: unit === '' ? `has no unit; ${amountExamples[form]}` : `has the unit \`${unit}\`; ${amountExamples[form]}` }
  const value = Number(digits.replace(/[,_]/g, '')) * factor
  return value <= most[form] ? { value } : { problem: 'is more than can be' }
}

/** How to write it, as the end of a sentence. */
export const amountExamples: Readonly<Record<AmountForm, string>> = {
  calls: 'write how often, such as 2M/month, 50k/day or 3/s (second, minute, hour, day, week, month, year)',
  count: 'write a number, such as 500, 20k, 2M or 1bn',
  bytes: 'write a size, such as 512B, 20kB, 5MB, 1GB or 64MiB',
}

/** So that it is read again as nearly the same: `100k/month`, `500`, `20kB`. */
export function amountWritten(form: AmountForm, value: number): string {
  const [unit, size] = steps[form].findLast(([, size]) => value >= size) ?? steps[form][0] ?? ['', 1]
  const digits = Number((value / size).toPrecision(3))
  return `${digits < 1e-6 ? 0 : digits}${unit}`
}

const steps: Readonly<Record<AmountForm, readonly (readonly [unit: string, size: number])[]>> = {
  calls: [['/month', 1], ['k/month', 1e3], ['M/month', 1e6], ['bn/month', 1e9]],
  count: [['', 1], ['k', 1e3], ['M', 1e6], ['bn', 1e9]],
  bytes: [['B', 1], ['kB', 1e3], ['MB', 1e6], ['GB', 1e9]],
}

function factorOf(form: AmountForm, unit: string): number | undefined {
  switch (form) {
    case 'count': return entry(multiples, unit)
    case 'bytes': return entry(sizes, unit)
    case 'calls': {
      const [multiple = '', every, ...more] = unit.split('/').map((part) => part.trim())
      const a = entry(multiples, multiple)
      const b = every === undefined || more.length > 0 ? undefined : entry(perMonth, every.toLowerCase()) ?? entry(perMonth, every.toLowerCase().replace(/s$/, ''))
      return a === undefined || b === undefined ? undefined : a * b
    }
  }
}

function entry(table: Readonly<Record<string, number>>, name: string): number | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
