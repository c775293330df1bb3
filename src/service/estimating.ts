// What the findings of a root cost: their work, priced with what the configuration says of the environment that estimates are for.

import type { Finding, Fix } from '../analysis/finding.js'
import { languageOf, variantOf } from '../analysis/language.js'
import type { Range } from '../analysis/text/range.js'
import { isRecord } from '../analysis/text/records.js'
import type { Work } from '../analysis/work.js'
import { estimate, type WorkPart } from '../cost/estimate.js'
import type { Measurements } from '../cost/measurements.js'
import type { Estimate } from '../cost/estimate-types.js'
import type { Platform } from '../cost/platform.js'
import { usDollars } from '../cost/prices/currency.js'
import { effortOf, priorityOf } from '../cost/priority.js'
import type { Workload } from '../cost/workload.js'
import type { Priced } from '../report/report.js'
import type { ConfigurationFile } from './configuration-keys.js'
import { matcherOf } from './globs.js'
import { suggestion } from '../analysis/text/nearest.js'
import { quoted } from './shape.js'
import { UserError } from './user-error.js'

export interface Estimating {
  /** The one that is taken into account; undefined where the file names none that counts. */
  readonly environment: string | undefined
  /** Code of the currency that all amounts are in. */
  readonly currency: string
  readonly workload: Workload
  /** Undefined where the work of the finding is not known. */
  estimateOf(finding: Finding): Estimate | undefined
  /** Of a whole function, in a file, with the findings in it. */
  priceOf(work: Work, path: string, parts?: readonly WorkPart[]): Estimate | undefined
  /** With the finding's preferred fix. */
  pricedOf(finding: Finding, fix: Fix | undefined): Priced
  /** False for findings that save less than is worth showing. */
  isWorthShowing(finding: Finding): boolean
  /** The same, where measurements go before what the configuration and defaults say. */
  measuredBy(measurements: Measurements): Estimating
}

const usualEnvironment = 'production'

/** Throws a `UserError` for an environment that the file does not name. */
export function estimatingOf(file: Partial<ConfigurationFile>, wanted: string | undefined): Estimating {
  return estimatingWith(settingOf(file, wanted), file.minimumMonthly ?? 0)
}

function estimatingWith(setting: ChosenSetting, least: number, measurements?: Measurements): Estimating {
  const { environment, workload, platform } = setting
  const known = new WeakMap<Finding, Estimate | null>()

  const estimateIn = (path: string, work: Work, range?: Range, parts?: readonly WorkPart[]): Estimate | undefined =>
    estimate(work, { workload, platform, measurements, language: languageOf(variantOf(path) ?? 'py'), matcherOf }, range, parts)
  const estimateOf = (finding: Finding): Estimate | undefined => {
    const { work } = finding
    if (!work) return undefined
    let made = known.get(finding)
    if (made === undefined) known.set(finding, made = estimateIn(finding.path, work, finding.range) ?? null)
    return made ?? undefined
  }
  return {
    environment, workload, estimateOf, priceOf: (work, path, parts) => estimateIn(path, work, work.functions[0]?.range, parts), currency: (platform.currency ?? usDollars).code,
    pricedOf(finding, fix) {
      const made = estimateOf(finding)
      if (!made) return {}
      const effort = effortOf(fix?.safety)
      return { estimate: made, effort, priority: priorityOf(made, effort, platform.currency) }
    },
    isWorthShowing(finding) {
      const made = least > 0 ? estimateOf(finding) : undefined
      return made === undefined || made.monthly.expected >= least
    },
    measuredBy: (more) => estimatingWith(setting, least, more),
  }
}

interface ChosenSetting extends Pick<Estimating, 'environment'> {
  readonly workload: Workload
  readonly platform: Platform
}

function settingOf(file: Partial<ConfigurationFile>, wanted: string | undefined): ChosenSetting {
  const environments = file.environments ?? {}
  const name = wanted ?? usualEnvironment
  const chosen = Object.hasOwn(environments, name) ? environments[name] : undefined
  if (wanted !== undefined && !chosen) throw new UserError(`--environment ${unknownEnvironment(wanted, Object.keys(environments))}`)
  return { environment: chosen && name, workload: withMore(file.workload, chosen?.workload), platform: withMore(file.pricing, chosen?.pricing) }
}

/** As the end of a sentence about what asks for it. */
export function unknownEnvironment(name: string, names: readonly string[]): string {
  return names.length === 0 ? `is "${name}", but the configuration names no environments` : `must be one of ${quoted(names)}, not "${name}"${suggestion(name, names)}`
}

/** What an environment says counts before the rest of the file, key by key, one level into its objects. */
export function withMore<T extends object>(base: T | undefined, own: T | undefined): Partial<T> {
  const merged: Partial<T> = { ...base }
  for (const key of Object.keys(own ?? {}) as (keyof T)[]) {
    const before = base?.[key]
    const after = own?.[key]
    merged[key] = isRecord(before) && isRecord(after) ? { ...before, ...after } : after
  }
  return merged
}
