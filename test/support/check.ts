// Rule cases as marked source: ⟦ ⟧ is reported, ⟨ ⟩ is related, ⟦? ⟧ a known miss. Only this file knows the engine.

import assert from 'node:assert/strict'
import type { Edit, Finding, Fix, Level } from '../../src/analysis/finding.js'
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
  return findingsInFiles(rule, new Map([[path, text]]), options)
}

/** The paths of the last case: each case is a workspace of its own. */
let present: readonly string[] = []

/** Findings of all files, in order of the files. */
export async function findingsInFiles(rule: string, files: ReadonlyMap<string, string>, options: CaseOptions = {}): Promise<readonly Finding[]> {
  const engine = await sharedEngine()
  engine.configure({ ...defaultOptions, only: [rule], level: options.level ?? 'balanced', pythonVersion: options.pythonVersion ?? defaultOptions.pythonVersion })
  for (const path of present) if (!files.has(path)) engine.remove(path)
  present = [...files.keys()]
  for (const [path, text] of files) engine.set(path, text)
  return present.flatMap((path) => {
    const report = engine.report(path)
    assert.deepEqual(report.problems, [])
    return report.findings
  })
}

/** A case of several files has a line `//- path` before each of them. */
export function filesOf(source: string, path: string): ReadonlyMap<string, string> {
  const text = dedent(source)
  if (!text.startsWith('//- ')) return new Map([[path, text]])
  return new Map(text.split(/^\/\/- /m).slice(1).map((part) => {
    const end = part.indexOf('\n')
    return [part.slice(0, end).trim(), part.slice(end + 1)]
  }))
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
  /** Reported, and no fix is offered; `reason` is what the message says of it. */
  noFix(name: string, source: string, options?: CaseOptions & { reason?: RegExp }): void
}

export function checksFor(rule: string, language: 'python' | 'typescript'): Checks {
  const pathOf = (options: CaseOptions) => options.path ?? (language === 'python' ? 'app/main.py' : 'src/main.ts')
  async function check(source: string, options: CaseOptions): Promise<{ files: ReadonlyMap<string, Marked>; findings: readonly Finding[] }> {
    const files = new Map([...filesOf(source, pathOf(options))].map(([path, text]) => [path, readMarks(text)]))
    const findings = await findingsInFiles(rule, new Map([...files].map(([path, marked]) => [path, marked.text])), options)
    const shown = findings.map(({ path, range }) => `${path}:${range.start} ${files.get(path)?.text.slice(range.start, range.end) ?? ''}`)
    const expected = [...files].flatMap(([path, marked]) => [...marked.reported].sort((a, b) => a.start - b.start).map((span) => `${path}:${span.start} ${marked.text.slice(span.start, span.end)}`))
    assert.deepEqual(shown, expected)
    for (const [path, marked] of files) {
      for (const miss of marked.missed) assert.ok(!findings.some((finding) => finding.path === path && finding.range.start === miss.start), 'a known miss is found now: remove its mark')
      for (const span of marked.related) {
        const isNamed = findings.some((finding) => finding.related.some((one) => one.path === path && one.range.start === span.start && one.range.end === span.end))
        assert.ok(isNamed, `related: ${marked.text.slice(span.start, span.end)}`)
      }
    }
    return { files, findings }
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
        const { files, findings } = await check(before, options)
        const [finding] = findings
        assert.ok(finding, 'has a finding')
        const [fix] = await fixesOf(finding)
        assert.ok(fix, 'has a fix')
        const expected = filesOf(after, pathOf(options))
        for (const [path, { text }] of files) {
          const own: readonly Edit[] = fix.edits.filter((edit) => edit.path === path)
          assert.equal(applyEdits(text, own), expected.get(path) ?? text, path)
        }
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
        if (options.reason) assert.match(finding.message, options.reason)
      })
    },
  }
}
