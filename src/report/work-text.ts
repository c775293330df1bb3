// What a finding's code does as it is and as it would be, in a line: `1 + N queries → 2 queries`.

import { countText, sumOf, type Count } from '../analysis/model/questions/counts.js'
import type { Amount, Work, WorkBound, WorkKind } from '../analysis/work.js'
import { nouns } from './operation-nouns.js'

/** Only of what becomes less; where nothing does, of how it is waited for. */
export function workText({ before, after }: Pick<Work, 'before' | 'after'>): string {
  const kinds = tellingKinds(before, after)
  const [did, does] = [before, after].map((amounts) => kinds.flatMap((kind) => amountText(amounts, kind)).join(', '))
  const isLess = kinds.some((kind) => totalText(before, kind) !== totalText(after, kind))
  return isLess ? `${did ?? ''} → ${does ?? ''}` : `${did ?? ''} ${waitingText(before, kinds[0])} → ${waitingText(after, kinds[0])}`
}

/**
 * `1 + N queries per call`, of several works of one function, the weightiest first. Those in which a name stands for another number than in those
 * before can't be added to them. Empty where nothing is counted.
 */
export function perCallText(works: readonly Pick<Work, 'before' | 'after' | 'bounds'>[]): string {
  const places = new Map<string, string>()
  const added = works.filter(({ bounds }) => {
    const own = bounds.map(({ name, form, path, range }) => [name, `${form} ${path} ${range.start}`] as const)
    const isSame = own.every(([name, place]) => (places.get(name) ?? place) === place)
    if (isSame) for (const [name, place] of own) places.set(name, place)
    return isSame
  })
  const amounts = added.flatMap(({ before, after }) => {
    const kinds = tellingKinds(before, after)
    return before.filter(({ kind }) => kinds.includes(kind))
  })
  const met = [...new Set(amounts.map(({ kind }) => kind))]
  // Rows come with the queries that bring them.
  const kinds = met.includes('query') ? met.filter((kind) => kind !== 'row') : met
  const isMore = added.length < works.length || kinds.length > mostKinds
  return amounts.length === 0 ? '' : `${kinds.slice(0, mostKinds).flatMap((kind) => amountText(amounts, kind)).join(', ')} per call${isMore ? ' and more' : ''}`
}

const mostKinds = 2

/** What becomes less, or else is waited for in another way. */
function tellingKinds(before: readonly Amount[], after: readonly Amount[]): readonly WorkKind[] {
  const kinds = [...new Set([...before, ...after].map(({ kind }) => kind))]
  const changed = kinds.filter((kind) => totalText(before, kind) !== totalText(after, kind))
  return changed.length > 0 ? changed : kinds.filter((kind) => waitingText(before, kind) !== waitingText(after, kind))
}

/** Of amounts alone: `1 + N queries, 2 requests`. */
export function amountsText(amounts: readonly Amount[]): string {
  return [...new Set(amounts.map(({ kind }) => kind))].flatMap((kind) => amountText(amounts, kind)).join(', ')
}

/** `N: rows of \`Book.objects.all()\` (Book), at most 50` */
export function boundText({ name, form, of, most, given, few, table, within }: WorkBound): string {
  const limits = [most === undefined ? [] : [String(most)], within ?? []].flat()
  const stated = given === undefined ? few ? ', few by nature' : '' : `, at most ${given} by its calls`
  return `${name}: ${words[form]} \`${of}\`${table === undefined ? '' : ` (${table})`}${limits.length === 0 ? '' : `, at most ${limits.join(' or ')}`}${stated}`
}

const words: Readonly<Record<WorkBound['form'], string>> = {
  elements: 'elements of', value: 'the value of', passes: 'passes of', runs: 'runs of', rows: 'rows of', bytes: 'bytes of',
}

function totalOf(amounts: readonly Amount[], kind: WorkKind): Count {
  return sumOf(amounts.filter((one) => one.kind === kind).map(({ count }) => count))
}

function totalText(amounts: readonly Amount[], kind: WorkKind): string {
  return countText(totalOf(amounts, kind))
}

function amountText(amounts: readonly Amount[], kind: WorkKind): readonly string[] {
  const count = totalOf(amounts, kind)
  const text = countText(count)
  const [one, several] = nouns[kind]
  return count.length === 0 ? [] : [`${text} ${text === '1' ? one : several}`]
}

function waitingText(amounts: readonly Amount[], kind: WorkKind | undefined): string {
  const one = amounts.find((amount) => amount.kind === kind)
  switch (one?.waits) {
    case 'sequential': return 'one after another'
    case 'together': return one.concurrency === undefined ? 'together' : `${one.concurrency} at a time`
    case 'background': return 'in the background'
    default: return ''
  }
}
