// Numbers with their units as people read them: two digits unless more are known.

/** To so many significant digits. */
export function rounded(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits))
}

/** `1,200`, `0.03`: no exponent, no zeros that say nothing. */
export function written(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 15 })
}

/** `120`, `1,200`, `1.2 million`. */
export function numberText(value: number, digits = 2): string {
  const scale = scales.find(({ from }) => Math.abs(value) >= from)
  return scale === undefined ? written(rounded(value, digits)) : `${written(rounded(value / scale.from, digits))} ${scale.word}`
}

const scales = [{ from: 1e9, word: 'billion' }, { from: 1e6, word: 'million' }]

interface Step {
  readonly unit: string
  readonly size: number
}

const times: readonly Step[] = [
  { unit: 'h', size: 3600 }, { unit: 'min', size: 60 }, { unit: 's', size: 1 }, { unit: 'ms', size: 1e-3 }, { unit: 'µs', size: 1e-6 }, { unit: 'ns', size: 1e-9 },
]
const sizes: readonly Step[] = [
  { unit: 'TiB', size: 2 ** 40 }, { unit: 'GiB', size: 2 ** 30 }, { unit: 'MiB', size: 2 ** 20 }, { unit: 'KiB', size: 2 ** 10 }, { unit: 'B', size: 1 },
]
const masses: readonly Step[] = [{ unit: 't', size: 1e6 }, { unit: 'kg', size: 1e3 }, { unit: 'g', size: 1 }, { unit: 'mg', size: 1e-3 }]

/** `120 ms`, `2.5 s`, `40 min`. */
export function secondsText(seconds: number, digits = 2): string {
  return stepText(seconds, times, 's', digits)
}

/** `64 KiB`, `10 MiB`, `200 B`: the unit says that it is of 1,024, as those of the viewer and of memory_profiler do; tools such as memray count MB of 1,000 KB. */
export function bytesText(bytes: number, digits = 2): string {
  return stepText(bytes, sizes, 'B', digits)
}

export function gramsText(grams: number, digits = 2): string {
  return stepText(grams, masses, 'g', digits)
}

/** In the largest unit of which there is at least one, also after rounding: 999.9 ms is 1 s, and 1,024 MiB are a GiB. */
function stepText(value: number, steps: readonly Step[], none: string, digits: number): string {
  const exact = rounded(value, digits)
  const step = steps.find(({ size }) => Math.max(Math.abs(exact), Math.abs(value)) >= size) ?? (value === 0 ? undefined : steps.at(-1))
  return step === undefined ? `0 ${none}` : `${written(rounded(value / step.size, digits))} ${step.unit}`
}
