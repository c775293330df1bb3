// The options of `scan`, parsed into one type; wrong values end in a `UserError`.

import type { Level, Severity } from '../analysis/finding.js'
import { levels, severities } from '../service/configuration-keys.js'
import { suggestion } from '../analysis/text/nearest.js'
import { UserError } from '../service/user-error.js'
import { laterFormats, laterMessage } from './later.js'

/** In the currency of the configuration. */
export interface MonthlyLimit {
  readonly monthly: number
  /** As it was given: `$`, `EUR`. */
  readonly currency?: string | undefined
}

export interface ScanOptions {
  readonly format: 'text' | 'json'
  readonly output?: string | undefined
  readonly level?: Level | undefined
  readonly rule: readonly string[]
  readonly ignoreRule: readonly string[]
  readonly config?: string | undefined
  readonly environment?: string | undefined
  readonly profile: readonly string[]
  readonly profileCommit?: string
  readonly failOn: Severity | 'none' | MonthlyLimit
  readonly fix?: boolean | undefined
  readonly fixSuggested?: boolean | undefined
  readonly dryRun?: boolean | undefined
  readonly includeTests?: boolean | undefined
  readonly threads?: number | undefined
  readonly quiet?: boolean | undefined
  readonly stats?: boolean | undefined
}

export function parseFormat(value: string): ScanOptions['format'] {
  if (laterFormats.includes(value)) throw new UserError(laterMessage(`--format ${value}`))
  return oneOf('--format', ['text', 'json'] as const, value)
}

/** Of `rules`, which has no other formats. */
export function parseCatalogueFormat(value: string): 'text' | 'json' {
  return oneOf('--format', ['text', 'json'] as const, value)
}

export function parseProfileFormat(value: string): 'text' | 'json' | 'markdown' | 'html' {
  return oneOf('--format', ['text', 'json', 'markdown', 'html'] as const, value)
}

/** How many rows tables have. */
export function parseTop(value: string): number {
  const top = Number(value)
  if (!/^\d+$/.test(value) || top < 1 || top > 10_000) throw new UserError(`--top must be a whole number from 1 to 10000, not "${value}"`)
  return top
}

export function parseLevel(value: string): Level {
  return oneOf('--level', levels, value)
}

export function parseFailOn(value: string): ScanOptions['failOn'] {
  const money = /^([A-Za-z]{0,2}\p{Sc}|[A-Za-z]{3}|)\s*(\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?)(k|M)?\s*([A-Z]{3}|\p{Sc})?\s*(?:\/\s*month)?$/u.exec(value.trim())
  if (money && !(money[1] && money[4])) {
    const currency = money[1] !== '' ? money[1] : money[4]
    return { monthly: Number(money[2]?.replaceAll(',', '')) * (money[3] === 'k' ? 1e3 : money[3] === 'M' ? 1e6 : 1), ...currency !== undefined && { currency } }
  }
  if (/\d/.test(value)) throw new UserError(`--fail-on must be a severity, or an amount of 0 or more a month such as "$100/month", not "${value}"`)
  return oneOf('--fail-on', ['none', ...severities] as const, value, ', or an amount a month such as "$100/month"')
}

/** Throws a `UserError` for an amount in another currency than estimates are in. */
export function checkCurrency(limit: ScanOptions['failOn'], code: string): void {
  if (typeof limit !== 'object' || limit.currency === undefined || signsOf(code).includes(limit.currency.toUpperCase())) return
  throw new UserError(`--fail-on: the amount is in "${limit.currency}", but estimates are in ${code} (pricing.currency of the configuration); write "${limit.monthly} ${code}/month", or the amount alone`)
}

/** As people write it, the code itself first: `EUR`, `€`, `US$`. The sign without a country stands for each currency that has it. */
function signsOf(code: string): readonly string[] {
  const sign = (currencyDisplay: 'symbol' | 'narrowSymbol'): string => new Intl.NumberFormat('en-US', { style: 'currency', currency: code, currencyDisplay })
    .formatToParts(0).find(({ type }) => type === 'currency')?.value.toUpperCase() ?? code
  return [code, sign('symbol'), sign('narrowSymbol'), ...code === 'USD' ? ['US$'] : []]
}

export function parseThreads(value: string): number {
  const threads = Number(value)
  if (!/^\d+$/.test(value) || threads < 1 || threads > 256) throw new UserError(`--threads must be a whole number from 1 to 256, not "${value}"`)
  return threads
}

/** For repeatable options of rule ids. */
export function collectRules(option: string, known: readonly string[]): (value: string, before: readonly string[]) => readonly string[] {
  return (value, before) => {
    if (known.includes(value)) return [...before, value]
    throw new UserError(`${option}: there is no rule "${value}" ("cost-hints rules" lists them)${suggestion(value, known)}`)
  }
}

/** Says so where no rule is left to run. */
export function rulesNote({ rule, ignoreRule }: Pick<ScanOptions, 'rule' | 'ignoreRule'>): readonly string[] {
  if (rule.length === 0 || rule.some((one) => !ignoreRule.includes(one))) return []
  return [`--ignore-rule turns off what --rule asks for (${[...new Set(rule)].join(', ')}): no rule was run`]
}

/** For options that may be given several times. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

function oneOf<T extends string>(option: string, allowed: readonly T[], value: string, others = ''): T {
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw new UserError(`${option} must be one of ${allowed.join(', ')}${others}, not "${value}"${suggestion(value, allowed)}`)
  return found
}
