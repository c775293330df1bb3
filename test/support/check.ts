// Rule cases as marked source: ⟦ ⟧ is reported, ⟨ ⟩ is related, ⟦? ⟧ a known miss. Only this file knows the engine.

import assert from 'node:assert/strict'
import type { Finding, Fix, Level } from '../../src/analysis/finding.js'
import { defaultOptions } from '../../src/analysis/options.js'
import { applyEdits } from '../../src/analysis/findings/verify-fix.js'
import { sharedEngine } from './engine.js'
import { dedent, readMarks, type Marked } from './marks.js'

export interface CaseOptions {
  readonly level?: Level
  /** Default: ts if the source looks like it, else by the suite's language. */
  readonly path?: string
  readonly pythonVersion?: readonly [number, number]
}

export async function findingsIn(rule: string, path: string, text: string, options: CaseOptions = {}): Promise<readonly Finding[]> {
  const engine = await sharedEngine()
  engine.configure({ ...defaultOptions, only: [rule], level: options.level ?? 'balanced', pythonVersion: options.pythonVersion ?? defaultOptions.pythonVersion })
  engine.set(path, text)
  const report = engine.report(path)
  assert.deepEqual(report.problems, [])
  return report.findings
}

export async function fixesOf(finding: Finding): Promise<readonly Fix[]> {
  return (await sharedEngine()).fixes(finding)
}

export interface Checks {
  /** Reported exactly where marked. */
  costs(name: string, source: string, options?: CaseOptions): void
  /** Nothing is reported. */
  fine(name: string, source: string, options?: CaseOptions): void
  /** The first fix of the first finding gives this text; `title` and `safety` are checked where given. */
  fixes(name: string, before: string, after: string, options?: CaseOptions & { safety?: Fix['safety']; title?: RegExp }): void
  /** Reported, and no fix is offered. */
  noFix(name: string, source: string, options?: CaseOptions): void
}

export function checksFor(rule: string, language: 'python' | 'typescript'): Checks {
  const pathOf = (options: CaseOptions) => options.path ?? (language === 'python' ? 'app/main.py' : 'src/main.ts')
  async function check(source: string, options: CaseOptions): Promise<{ marked: Marked; findings: readonly Finding[] }> {
    const marked = readMarks(dedent(source))
    const findings = await findingsIn(rule, pathOf(options), marked.text, options)
    const shown = findings.map((finding) => marked.text.slice(finding.range.start, finding.range.end))
    const expected = [...marked.reported].sort((a, b) => a.start - b.start).map((span) => marked.text.slice(span.start, span.end))
    assert.deepEqual(shown, expected)
    assert.deepEqual(findings.map(({ range }) => range.start), [...marked.reported].sort((a, b) => a.start - b.start).map((span) => span.start))
    for (const miss of marked.missed) assert.ok(!findings.some((finding) => finding.range.start === miss.start), 'a known miss is found now: remove its mark')
    for (const span of marked.related) assert.ok(findings.some((finding) => finding.related.some(({ range }) => range.start === span.start && range.end === span.end)), `related: ${marked.text.slice(span.start, span.end)}`)
    return { marked, findings }
  }
  return {
    costs(name, source, options = {}) {
      it(name, async () => { assert.ok((await check(source, options)).findings.length > 0 || source.includes('⟦?'), 'has a finding') })
    },
    fine(name, source, options = {}) {
      it(`fine: ${name}`, async () => { assert.deepEqual((await check(source, options)).findings, []) })
    },
    fixes(name, before, after, options = {}) {
      it(`fix: ${name}`, async () => {
        const { marked, findings } = await check(before, options)
        const [finding] = findings
        assert.ok(finding, 'has a finding')
        const [fix] = await fixesOf(finding)
        assert.ok(fix, 'has a fix')
        assert.equal(applyEdits(marked.text, fix.edits), dedent(after))
        if (options.safety) assert.equal(fix.safety, options.safety)
        if (options.title) assert.match(fix.title, options.title)
      })
    },
    noFix(name, source, options = {}) {
      it(`no fix: ${name}`, async () => {
        const { findings } = await check(source, options)
        const [finding] = findings
        assert.ok(finding, 'has a finding')
        assert.deepEqual(await fixesOf(finding), [])
      })
    },
  }
}
