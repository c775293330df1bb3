// What the engine reports of one file under given options, as the tests of findings look at it.

import assert from 'node:assert/strict'

import type { Finding } from '../../src/analysis/finding.js'
import { applyEdits } from '../../src/analysis/findings/verify-fix.js'
import { defaultOptions, type AnalysisOptions } from '../../src/analysis/options.js'
import { sharedEngine } from './engine.js'

export async function reportOf(path: string, text: string, options: Partial<AnalysisOptions> = {}): Promise<readonly Finding[]> {
  const engine = await sharedEngine()
  engine.configure({ ...defaultOptions, ...options })
  engine.set(path, text)
  const report = engine.report(path)
  assert.deepEqual(report.problems, [])
  return report.findings
}

/** `rule@line`, lines from 1. */
export async function linesOf(path: string, text: string, options: Partial<AnalysisOptions> = {}): Promise<readonly string[]> {
  return (await reportOf(path, text, options)).map((finding) => `${finding.rule}@${text.slice(0, finding.range.start).split('\n').length}`)
}

/** The text after the first fix of a finding. */
export async function afterFix(finding: Finding, text: string): Promise<string | undefined> {
  const [fix] = (await sharedEngine()).fixes(finding)
  return fix && applyEdits(text, fix.edits)
}
