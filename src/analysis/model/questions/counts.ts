// How often something happens, as a sum of products of numbers that have names: `1 + N`, `3 × N × M`. Plain data.

/** `times` × each of the bounds, by name. */
export interface Term {
  readonly times: number
  readonly bounds: readonly string[]
}

/** The names of bounds, in the order in which they are given. */
export function boundName(index: number): string {
  return `${letters[index % letters.length] ?? 'N'}${index < letters.length ? '' : Math.floor(index / letters.length) + 1}`
}

const letters = 'NMKLPQSTUVWXYZ'

function rankOf(name: string): number {
  const round = Number(name.slice(1) || '1') - 1
  return round * letters.length + letters.indexOf(name.slice(0, 1))
}

/** The sum; empty for never. */
export type Count = readonly Term[]

export function sumOf(counts: readonly Count[]): Count {
  const terms = new Map<string, Term>()
  for (const { times, bounds } of counts.flat()) {
    const sorted = [...bounds].sort((a, b) => rankOf(a) - rankOf(b))
    const key = sorted.join(' ')
    terms.set(key, { times: times + (terms.get(key)?.times ?? 0), bounds: sorted })
  }
  return [...terms.values()].filter(({ times }) => times > 0).sort(bySize)
}

/** As much as each of them, product by product. */
export function largestOf(counts: readonly Count[]): Count {
  const terms = new Map<string, Term>()
  for (const term of counts.map((one) => sumOf([one])).flat()) {
    const key = term.bounds.join(' ')
    const known = terms.get(key)
    if (!known || known.times < term.times) terms.set(key, term)
  }
  return [...terms.values()].sort(bySize)
}

/** Constants first, then products of few bounds before those of many. */
function bySize(a: Term, b: Term): number {
  const differing = a.bounds.findIndex((bound, index) => bound !== b.bounds[index])
  return a.bounds.length - b.bounds.length || (differing < 0 ? 0 : rankOf(a.bounds[differing] ?? '') - rankOf(b.bounds[differing] ?? ''))
}

/** `1 + 2 × N + N × M`; `N²` where a bound is its own factor. */
export function countText(count: Count): string {
  return count.length === 0 ? '0' : count.map(termText).join(' + ')
}

function termText({ times, bounds }: Term): string {
  const powers = new Map<string, number>()
  for (const bound of bounds) powers.set(bound, (powers.get(bound) ?? 0) + 1)
  const factors = [...powers].map(([bound, power]) => power === 1 ? bound : bound + String(power).replace(/\d/g, (digit) => superscripts.charAt(Number(digit))))
  const share = Math.round(1 / times)
  // One of so many: `N × M / 2`.
  if (times < 1 && factors.length > 0 && Math.abs(share * times - 1) < 1e-9) return `${factors.join(' × ')} / ${share}`
  return times === 1 && factors.length > 0 ? factors.join(' × ') : [String(times), ...factors].join(' × ')
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
