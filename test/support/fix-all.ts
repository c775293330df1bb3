// A text with every fix of a rule applied, one finding after another, as an author would who takes each first fix; or with the safe ones
// alone, as `--fix` takes them.

import assert from 'node:assert/strict'

import type { Fix } from '../../src/analysis/finding.js'
import { applyEdits } from '../../src/analysis/findings/verify-fix.js'
import { findingsIn, fixesOf, type CaseOptions } from './check.js'

export interface Fixed {
  readonly text: string
  /** Of the fixes that were taken, in order. */
  readonly safeties: readonly Fix['safety'][]
}

export async function fixedBy(rule: string, path: string, text: string, options: CaseOptions & { readonly take?: Fix['safety'] } = {}): Promise<Fixed> {
  const safeties: Fix['safety'][] = []
  for (let current = text; ;) {
    const next = await firstFix(rule, path, current, options)
    if (!next) return { text: current, safeties }
    assert.ok(safeties.length < 100, 'fixes come to an end')
    safeties.push(next.safety)
    current = next.text
  }
}

async function firstFix(rule: string, path: string, text: string, { take, ...options }: CaseOptions & { readonly take?: Fix['safety'] }): Promise<{ text: string; safety: Fix['safety'] } | undefined> {
  for (const finding of await findingsIn(rule, path, text, options)) {
    const fix = (await fixesOf(finding)).find(({ safety }) => take === undefined || safety === take)
    const fixed = fix && applyEdits(text, fix.edits)
    if (fix && fixed !== undefined) return { text: fixed, safety: fix.safety }
  }
  return undefined
}
