// The text of a project's first `.cost-hints.json`: what was found is set, with what it rests on; what is usual stands in comments.

import { defaultCalls, defaultIterations } from '../cost/workload.js'
import type { Sign, Surroundings } from './look-around.js'

export function firstConfiguration({ providers, compute, container, engines, frameworks }: Surroundings): string {
  const [provider = { is: 'aws' as const }] = providers
  return `// Configuration of Cost Hints, for the editor and the command line alike. Everything may be left out.
{
  // "conservative", "balanced" or "aggressive": how sure a finding must be to be shown.
  // "level": "balanced",

  // Severity by rule, or "off"; "cost-hints rules" lists them.
  "rules": {},

  // How much there is to do. Amounts are numbers, or texts such as "2M/month", "50k/day", "20k", "20kB".${foundText(frameworks)}
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
    // "region": "us-east-1",
    "compute": {
${choiceLines('      ', {
  key: 'platform', allowed: 'where it runs: "lambda", "fargate", "ec2", "cloud-run" …', usual: containerPlatforms[provider.is], signs: compute ? [compute] : [],
  otherwise: container === undefined ? '' : `; ${container}: containers, which are taken to be there all month`,
})}
      // "memoryMb": 2048,
      // "vcpus": 1,
    },
    "database": {
${choiceLines('      ', { key: 'engine', allowed: '"postgresql", "mysql", "sqlite" …', usual: 'postgresql', signs: engines })}
      // "instance": "db.t4g.medium",
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

const containerPlatforms = { aws: 'fargate', azure: 'container-apps', google: 'cloud-run-instances' } as const

function signText(signs: readonly Sign<string>[]): string {
  return signs.map(({ is, because }) => `${is} (${because})`).join(', ')
}

function foundText(signs: readonly Sign<string>[]): string {
  return signs.length === 0 ? '' : `\n  // Found: ${signText(signs)}.`
}
