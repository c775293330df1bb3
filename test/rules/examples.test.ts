// Every rule's own examples, executed: costs are reported where marked and fixed as shown, fine ones are silent.

import assert from 'node:assert/strict'
import { applyEdits } from '../../src/analysis/findings/verify-fix.js'
import { rules } from '../../src/analysis/rules/index.js'
import type { Example } from '../../src/analysis/rules/rule.js'
import { findingsIn, fixesOf } from '../support/check.js'
import { readMarks } from '../support/marks.js'

const pathOf = (example: Example) => example.python === undefined ? 'src/example.ts' : 'app/example.py'
const sourceOf = (example: Example) => example.python ?? example.typescript ?? ''

for (const rule of rules) {
  describe(`examples of ${rule.id}`, () => {
    rule.costs.forEach((example, index) => {
      it(`costs ${index + 1}`, async () => {
        const marked = readMarks(sourceOf(example))
        const findings = await findingsIn(rule.id, pathOf(example), marked.text)
        assert.deepEqual(findings.map((finding) => finding.range), marked.reported)
        const [finding] = findings
        assert.ok(finding)
        const [fix] = await fixesOf(finding)
        assert.equal(fix && applyEdits(marked.text, fix.edits), example.fixed)
      })
    })
    rule.fine.forEach((example, index) => {
      it(`fine ${index + 1}`, async () => {
        assert.deepEqual(await findingsIn(rule.id, pathOf(example), sourceOf(example)), [])
      })
    })
    it('speaks of itself', () => {
      assert.match(rule.id, /^[a-z]+(-[a-z]+)*$/)
      assert.match(rule.summary, /^[A-Z].*\.$/)
      assert.match(rule.why, /^[A-Z].*\.$/)
    })
  })
}
