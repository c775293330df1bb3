// One cause, one finding: where two rules see the same expression, the more specific one reports.

import { overlaps } from '../text/range.js'
import type { Finding } from '../finding.js'

/** The catalogue's order; rules that it does not name stand beside all others. */
const order: readonly string[] = [
  'parallel-on-one-connection', 'n-plus-one-relation', 'n-plus-one-query', 'write-in-loop', 'paid-call-in-loop', 'client-in-handler', 'sequential-request',
  'client-per-call', 'connection-per-call', 'query-all-then-filter', 'sequential-await', 'unbounded-concurrency', 'materialized-queryset', 'read-whole-file', 'list-where-iterator',
]

export function withoutShadowed<F extends Pick<Finding, 'rule' | 'range'>>(findings: readonly F[]): F[] {
  const rank = (finding: F) => order.indexOf(finding.rule)
  return findings.filter((finding) => rank(finding) < 0 || !findings.some((other) =>
    other !== finding && rank(other) >= 0 && rank(other) < rank(finding) && overlaps(other.range, finding.range)))
}
