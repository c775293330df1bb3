// Functions and their findings with their estimates, as JSON: a contract, version 1.

import { countText } from '../analysis/model/questions/counts.js'
import type { CostedFunction, EstimatesReport } from './estimates.js'
import { estimateOf, evidenceOf, findingOf } from './json.js'

export function estimatesJson({ version, root, path, functions, findings }: EstimatesReport): string {
  const document = { version: 1, tool: { name: 'cost-hints', version }, root, path, functions: functions.map(functionOf), findings: findings.map(findingOf) }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

function functionOf({ name, path, range, work, estimate, evidence }: CostedFunction): object {
  return {
    name, path, range,
    perCall: work.before.map(({ kind, count, waits, service, billed, model }) => ({ kind, count: countText(count), waits, service, billed, model })),
    bounds: work.bounds.map(({ name, form, of, most, table }) => ({ name, form, of, most, table })),
    ...estimate && { estimate: estimateOf(estimate) },
    ...evidence && { evidence: evidenceOf(evidence) },
  }
}
