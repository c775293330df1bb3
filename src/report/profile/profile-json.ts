// The report of profiles as JSON. Amounts are in the unit that `value` names; shares are from 0 to 1.

import { findingOf } from '../json.js'
import type { ProfileReport, ReportedProfile } from './profile-report.js'

export function profileJson({ version, root, profiles }: ProfileReport): string {
  return `${JSON.stringify({ version: 1, tool: { name: 'cost-hints', version }, root, profiles: profiles.map(profileOf) }, undefined, 2)}\n`
}

function profileOf(profile: ReportedProfile): object {
  const { name, format, producer, value, whole, values, threads, samples, notes, functions, lines, lineValues, findings, quiet, unmatched, timelines, changes } = profile
  return { name, format, producer, value, total: whole, values, threads, ...samples !== undefined && { samples }, notes, functions, lines, ...lineValues.length > 0 && { lineValues }, findings: findings.map((one) => ({ ...findingOf(one), ...one.hits !== undefined && { hits: one.hits } })), hotWithoutFinding: quiet, unmatched, ...timelines.length > 0 && { timelines }, ...changes && { changes } }
}
