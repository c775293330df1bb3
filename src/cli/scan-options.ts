// The options of `scan`, parsed into one type; wrong values end in a `UserError`.

import type { Level, Severity } from '../analysis/finding.js'
import { levels, severities } from '../service/configuration-keys.js'
import { suggestion } from '../analysis/text/nearest.js'
import { UserError } from '../service/user-error.js'
import { laterFormats, laterMessage } from './later.js'

/** In the currency of the configuration. */
export interface MonthlyLimit {
  readonly monthly: number
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
  const money = /^\D{0,4}?(\d+(?:\.\d+)?)\s*(?:\/\s*month)?$/.exec(value.trim())
  if (money) return { monthly: Number(money[1]) }
  if (/\d/.test(value)) throw new UserError(`--fail-on must be a severity, or an amount a month such as "$100/month", not "${value}"`)
  return oneOf('--fail-on', ['none', ...severities] as const, value)
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

/** For options that may be given several times. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

function oneOf<T extends string>(option: string, allowed: readonly T[], value: string): T {
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw new UserError(`${option} must be one of ${allowed.join(', ')}, not "${value}"${suggestion(value, allowed)}`)
  return found
}
