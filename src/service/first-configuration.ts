// The text of a project's first `.cost-hints.json`: what was found is set, with what it rests on; what is usual stands in comments.

import { defaultCalls, defaultIterations } from '../cost/workload.js'
import type { Sign, Surroundings } from './look-around.js'

export function firstConfiguration({ provider, compute, engine, frameworks }: Surroundings): string {
  return `// Configuration of Cost Hints, for the editor and the command line alike. Everything may be left out.
{
  // "conservative", "balanced" or "aggressive": how sure a finding must be to be shown.
  "level": "balanced",

  // Severity by rule, or "off"; "cost-hints rules" lists them.
  "rules": {},

  // How much there is to do. Amounts are numbers, or texts such as "2M/month", "50k/day", "20k", "20kB".${found('Found', frameworks)}
  "workload": {
    // Calls a month of each entry point of a kind. These are the defaults: put your own numbers here first, everything grows with them.
    "calls": {
${Object.entries(defaultCalls).map(([kind, calls]) => `      // "${kind}": ${calls}`).join(',\n')}
    },
    // Calls of single functions: "shop/views.py:BookViewSet.list", "BookViewSet.list", or a glob of files.
    "functions": {
      // "shop/api/**": "500k/month"
    },
    // Rows by model or table, where nothing in the code limits them; "*" for all others.
    "rows": {
      // "Book": "20k"
    }
    // Elements of collections of which nothing is known.
    // "iterations": ${defaultIterations}
  },

  // Where the program runs and what keeps its data. docs/prices.md lists the prices.
  "pricing": {
${settled('    ', [line('provider', provider, '"aws", "azure" or "google"', 'aws'), ['// "region": "us-east-1"', false]])}
    "compute": {
${settled('      ', [line('platform', compute, 'where it runs: "lambda", "fargate", "ec2", "cloud-run" …', 'fargate'), ['// "memoryMb": 2048', false], ['// "vcpus": 1', false]])}
    },
    "database": {
${settled('      ', [line('engine', engine, '"postgresql", "mysql", "sqlite" …', 'postgresql'), ['// "instance": "db.t4g.medium"', false]])}
    }
    // Share of freed capacity that really leaves the bill, where capacity is provisioned.
    // "realisation": 0.5,
    // "currency": { "code": "EUR", "perUsd": 0.9 }
  }

  // Environments of their own; "production" counts unless --environment asks for another.
  // , "environments": { "staging": { "workload": { "calls": { "http": 1000 } } } }

  // Findings whose fix saves less a month are not shown.
  // , "minimumMonthly": 1
}
`
}

type Line = readonly [text: string, isSet: boolean]

/** Set where there is a sign of it, with the sign; else a comment that shows how. */
function line(key: string, sign: Sign<string> | undefined, allowed: string, usual: string): Line {
  return sign ? [`// ${allowed}; found: ${sign.because}\n"${key}": "${sign.is}"`, true] : [`// ${allowed}\n// "${key}": "${usual}"`, false]
}

/** In JSON a comma follows what is set only where something set comes after it; all that is set here stands alone in its object. */
function settled(indent: string, lines: readonly Line[]): string {
  const isFollowed = indent.length === 4
  return lines.map(([text, isSet]) => `${text}${isSet && isFollowed ? ',' : ''}`).join('\n').split('\n').map((one) => indent + one).join('\n')
}

function found(word: string, signs: readonly Sign<string>[]): string {
  return signs.length === 0 ? '' : `\n  // ${word}: ${signs.map(({ is, because }) => `${is} (${because})`).join(', ')}.`
}
