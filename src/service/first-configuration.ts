// The text of a project's first `.cost-hints.json`: what was found is set, with what it rests on; what is usual stands in comments.

import { defaultCalls, defaultIterations } from '../cost/workload.js'
import { databaseKindOf } from '../cost/machines.js'
import { listRegions } from '../cost/prices/regions.js'
import type { Platform } from '../cost/platform.js'
import { usualContainers, usualMemoryMb } from './deployed-settings.js'
import { pricingProblems } from './impossible-pricing.js'
import type { Sign, Surroundings } from './look-around.js'
import { computeLimits, databaseInstances } from './platform-limits.js'
import { quoted } from './shape.js'

export function firstConfiguration(surroundings: Surroundings): string {
  const { providers, compute, container, engines, frameworks, sdks } = surroundings
  const [provider = { is: 'aws' as const }] = providers
  const platform = compute?.is ?? usualContainers[provider.is]
  const settings = takenOver(surroundings)
  const because = compute ? `; found: ${compute.because}` : ''
  const [engine] = engines
  const instance = databaseInstances[databaseKindOf({ provider: provider.is, database: { engine: engine?.is } })]?.example ?? ''
  const platforms = Object.entries(computeLimits).filter(([, limits]) => (limits.provider ?? provider.is) === provider.is).map(([name]) => name)
  return `// Configuration of Cost Hints, for the editor and the command line alike. Everything may be left out.
{
  // "conservative", "balanced" or "aggressive": how sure a finding must be to be shown.
  // "level": "balanced",

  // Severity by rule, or "off"; "cost-hints rules" lists them.
  "rules": {},

  // How much there is to do. Amounts are numbers, or texts such as "2M/month", "50k/day", "20k", "20kB".${foundText([...frameworks, ...compute ? sdks : []])}
  "workload": {
    // Calls a month of each entry point of a kind. These are the defaults: put your own numbers here first, everything grows with them.
    "calls": {
${Object.entries(defaultCalls).map(([kind, calls]) => `      // "${kind}": ${calls},`).join('\n')}
    },
    // Calls of single functions: "shop/views.py:BookViewSet.list", "BookViewSet.list", or a glob of files.
    "functions": {
      // "shop/api/**": "500k/month",
    },
    // Rows by model or table, where nothing in the code limits them; "*" for all others.
    "rows": {
      // "Book": "20k",
    },
    // Elements of collections of which nothing is known.
    // "iterations": ${defaultIterations},
  },

  // Where the program runs and what keeps its data. docs/prices.md lists the prices.
  "pricing": {
${choiceLines('    ', { key: 'provider', allowed: '"aws", "azure" or "google"', usual: 'aws', signs: providers })}
${settingLine('    ', 'region', settings.region, listRegions[provider.is], because)}
    "compute": {
${choiceLines('      ', {
  key: 'platform', allowed: `where it runs: ${quoted(platforms)}`, usual: usualContainers[provider.is], signs: compute ? [compute] : [],
  otherwise: container === undefined ? '' : `; ${container}: containers, which are taken to be there all month`,
})}
${[
  settingLine('      ', 'memoryMb', settings.memoryMb, usualMemoryMb[platform] ?? 2048, because),
  ...computeLimits[platform].hasVcpus ? [settingLine('      ', 'vcpus', settings.vcpus, 1, because)] : [],
  ...settings.architecture === undefined ? [] : [settingLine('      ', 'architecture', settings.architecture, 'x86', because)],
].join('\n')}
    },
    "database": {
${choiceLines('      ', { key: 'engine', allowed: '"postgresql", "mysql", "sqlite" …', usual: 'postgresql', signs: engines })}
${settingLine('      ', 'instance', settings.databaseInstance, instance, because)}
    },
    // Share of freed capacity that really leaves the bill, where capacity is provisioned.
    // "realisation": 0.5,
    // "currency": { "code": "EUR", "perUsd": 0.9 },
  },

  // Environments of their own; "production" counts unless another is asked for (--environment, costHints.environment).
  // "environments": { "staging": { "workload": { "calls": { "http": 1000 } } } },

  // Findings whose fix saves less a month are not shown.
  // "minimumMonthly": 1,
}
`
}

interface Choice {
  readonly key: string
  readonly allowed: string
  readonly usual: string
  readonly signs: readonly Sign<string>[]
  /** What stands there instead of a sign. */
  readonly otherwise?: string | undefined
}

/** Set where there is one sign of it; else a comment that shows how, with what leaves it open. */
function choiceLines(indent: string, { key, allowed, usual, signs, otherwise }: Choice): string {
  const [sign, ...others] = signs
  const [why, set] = sign && others.length === 0 ? [`; found: ${sign.because}`, `"${key}": "${sign.is}",`]
    : [sign ? `; found, so it is open: ${signText(signs)}` : otherwise ?? '', `// "${key}": "${sign?.is ?? usual}",`]
  return `${indent}// ${allowed}${why}\n${indent}${set}`
}

/** What a deployment file says, as far as it can be. */
export function takenOver({ providers: [provider], compute, engines, settings: { databaseInstance, region, ...own } }: Surroundings): Surroundings['settings'] {
  if (!compute || !provider) return {}
  const pricing: Platform = { provider: provider.is, region, compute: { platform: compute.is, ...own }, database: { engine: engines.length === 1 ? engines[0]?.is : undefined, instance: databaseInstance } }
  const wrong = new Set(pricingProblems(pricing).filter(({ isNotice }) => !isNotice).map(({ keys: [key] }) => key?.join('.')))
  const right = <T>(key: string, value: T): T | undefined => wrong.has(key) ? undefined : value
  return {
    region: right('region', region), memoryMb: right('compute.memoryMb', own.memoryMb), vcpus: right('compute.vcpus', own.vcpus), architecture: own.architecture,
    databaseInstance: right('database.instance', databaseInstance),
  }
}

/** Set where it was found, with where; else a comment that shows how. */
function settingLine(indent: string, key: string, found: string | number | undefined, usual: string | number, because: string): string {
  const said = (value: string | number): string => `"${key}": ${typeof value === 'number' ? value : `"${value}"`},`
  return found === undefined ? `${indent}// ${said(usual)}` : `${indent}${said(found)} //${because.replace(/^;/, '')}`
}

function signText(signs: readonly Sign<string>[]): string {
  return signs.map(({ is, because }) => `${is} (${because})`).join(', ')
}

function foundText(signs: readonly Sign<string>[]): string {
  return signs.length === 0 ? '' : `\n  // Found: ${signText(signs)}.`
}
