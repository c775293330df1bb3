import assert from 'node:assert/strict'
import type { Finding, Fix } from '../../src/analysis/finding.js'
import { jsonReport } from '../../src/report/json.js'
import { linesOf } from '../../src/report/lines.js'
import { placeFindings, reportOf, type Report } from '../../src/report/report.js'
import { plainStyle } from '../../src/report/style.js'
import { cellsOf, expandTabs, harmless } from '../../src/report/terminal-text.js'
import { statisticsText, summaryLine, textReport } from '../../src/report/text.js'

type Given = Partial<Finding> & { readonly fixes?: readonly Fix[] }

/** The finding covers what stands between ⟦ and ⟧. */
function reportOn(marked: string, given: Given = {}): Report {
  const start = marked.indexOf('⟦')
  const range = { start, end: marked.indexOf('⟧') - 1 }
  const text = marked.replace(/[⟦⟧]/g, '')
  const finding = {
    rule: 'some-rule', category: 'compute', severity: 'warning', confidence: 'high', message: 'It costs.', path: 'a.py', range, related: [],
    fingerprint: 'f', fixes: [], ...given,
  } as const
  const totals = { files: 1, lines: 1, elapsedMilliseconds: 500 }
  return reportOf({ version: '0.1.0', root: '/r' }, placeFindings([finding], new Map([['a.py', text]])), [], totals)
}

function excerpt(marked: string, width = 80): string {
  return textReport(reportOn(marked), plainStyle(width)).split('\n').slice(2, 4).join('\n')
}

describe('text report', () => {
  it('a finding with related places and a fix', () => {
    const text = textReport(reportOn('for x in y:\n    ⟦f(x)⟧ + 1\n', {
      related: [{ path: 'a.py', range: { start: 0, end: 3 }, message: 'the loop' }],
      fixes: [{ title: 'Do it once', safety: 'suggested', edits: [] }],
    }), plainStyle(80))
    assert.equal(text, [
      'a.py:2:5  warning  some-rule',
      '  It costs.',
      '  2 | f(x) + 1',
      '    | ^^^^',
      '  a.py:1:1: the loop',
      '  suggested fix: Do it once',
      '', '',
    ].join('\n'))
  })

  it('several lines', () => {
    assert.equal(excerpt('x = ⟦f(\n  1,\n  2)⟧\n'), '  1 | x = f(\n    |     ^^ … and 2 more lines')
  })

  it('tabs, wide characters, emoji and combining marks keep the squiggle below the code', () => {
    assert.equal(excerpt('a\t= ⟦f()⟧'), '  1 | a   = f()\n    |       ^^^')
    assert.equal(excerpt('s = "日本語"; ⟦f()⟧'), `  1 | s = "日本語"; f()\n    | ${' '.repeat(14)}^^^`)
    assert.equal(excerpt('s = "👩‍👩‍👧"; ⟦f()⟧'), `  1 | s = "👩‍👩‍👧"; f()\n    | ${' '.repeat(10)}^^^`)
    assert.equal(excerpt('s = "e\u0301"; ⟦f()⟧'), `  1 | s = "e\u0301"; f()\n    | ${' '.repeat(9)}^^^`)
  })

  it('long lines are cropped around the mark, and never wider than the terminal', () => {
    for (const [before, after] of [[300, 0], [0, 300], [300, 300], [10, 300], [300, 10]] as const) {
      const [line = '', squiggle = ''] = excerpt(`${'b'.repeat(before)}⟦mark()⟧${'a'.repeat(after)}`, 60).split('\n')
      assert.equal(line.indexOf('mark()'), squiggle.indexOf('^'))
      assert.ok(cellsOf(line) <= 60, line)
    }
    const [line = ''] = excerpt(`⟦${'m'.repeat(200)}⟧`, 60).split('\n')
    assert.ok(line.endsWith('…') && cellsOf(line) <= 60)
  })

  it('nothing in code, paths or messages controls the terminal', () => {
    const text = textReport(reportOn('x = ⟦"\x1b[31m\x07"⟧\n', { message: 'a\x1b]0;b', related: [] }), plainStyle(80))
    assert.doesNotMatch(text, /[\x00-\x09\x0b-\x1f\x7f]/)
  })

  it('the summary counts severities, fixes and errors', () => {
    const { findings } = reportOn('⟦x⟧', { fixes: [{ title: 'A', safety: 'safe', edits: [] }] })
    const { findings: others } = reportOn('⟦x⟧', { severity: 'hint', fixes: [{ title: 'B', safety: 'suggested', edits: [] }] })
    const totals = { files: 3, lines: 30, elapsedMilliseconds: 1500 }
    const report = reportOf({ version: '0', root: '/' }, [...findings, ...others], [{ path: 'b', message: 'm' }], totals)
    assert.equal(summaryLine(report, plainStyle(80)), '2 findings in 3 files (1 warning, 1 hint) · 1 fixable with --fix · 1 more with --fix-suggested · 1 error\n')
    const rows = [['some-rule', '2'], ['files', '3'], ['lines', '30'], ['errors', '1'], ['seconds', '1.50'], ['lines per second', '20']] as const
    assert.equal(statisticsText(report), rows.map(([name, value]) => `${name.padEnd(16)}  ${value.padStart(4)}\n`).join(''))
  })

  it('no findings', () => {
    const report = reportOf({ version: '0', root: '/' }, [], [], { files: 1, lines: 2, elapsedMilliseconds: 3 })
    assert.equal(textReport(report, plainStyle(80)) + summaryLine(report, plainStyle(80)), 'no findings in 1 file\n')
  })
})

describe('order of findings', () => {
  it('by path, place and rule, whatever order they came in', () => {
    const text = 'a\nb\nc\n'
    const at = (path: string, start: number, rule: string): Finding & { fixes: [] } => ({
      rule, path, range: { start, end: start + 1 }, category: 'compute', severity: 'hint', confidence: 'high', message: '', related: [], fingerprint: '', fixes: [],
    })
    const findings = [at('b', 0, 'r'), at('a', 4, 'r'), at('a', 0, 's'), at('B', 0, 'r'), at('a', 0, 'r')]
    const placed = placeFindings(findings, new Map(['a', 'b', 'B'].map((path) => [path, text])))
    const { findings: ordered } = reportOf({ version: '', root: '' }, placed, [], { files: 0, lines: 0, elapsedMilliseconds: 0 })
    assert.deepEqual(ordered.map(({ path, range, rule }) => `${path}:${range.start.line} ${rule}`), ['B:1 r', 'a:1 r', 'a:1 s', 'a:3 r', 'b:1 r'])
  })
})

describe('JSON report', () => {
  it('places and edits are 1-based, in UTF-16 code units, with the prefix of another root', () => {
    const text = 'x = 1\r\ny = "😀" + f()\r\n'
    const range = { start: text.indexOf('f()'), end: text.indexOf('f()') + 3 }
    const finding: Finding & { fixes: readonly Fix[] } = {
      rule: 'r', category: 'network', severity: 'error', confidence: 'medium', message: 'm', path: 'a.py', range,
      related: [{ path: 'a.py', range: { start: 0, end: 1 }, message: 'here' }], fingerprint: 'f',
      fixes: [{ title: 't', safety: 'safe', edits: [{ path: 'a.py', range, newText: 'g()' }] }],
    }
    const placed = placeFindings([finding], new Map([['a.py', text]]), 'x/')
    const report = reportOf({ version: '1.2.3', root: '/r' }, placed, [], { files: 1, lines: 3, elapsedMilliseconds: 4 })
    const place = { start: { line: 2, column: 12 }, end: { line: 2, column: 15 } }
    assert.deepEqual(JSON.parse(jsonReport(report)), {
      version: 1,
      tool: { name: 'cost-hints', version: '1.2.3' },
      root: '/r',
      findings: [{
        rule: 'r', category: 'network', severity: 'error', confidence: 'medium', message: 'm', path: 'x/a.py', range: place,
        related: [{ path: 'x/a.py', range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }, message: 'here' }],
        fixes: [{ title: 't', safety: 'safe', edits: [{ path: 'x/a.py', range: place, newText: 'g()' }] }],
        fingerprint: 'f',
      }],
      errors: [],
      summary: {
        files: 1, lines: 3, findings: 1, byRule: { r: 1 }, bySeverity: { error: 1, warning: 0, information: 0, hint: 0 },
        monthly: { low: 0, expected: 0, high: 0, currency: 'USD' }, elapsedMilliseconds: 4, cachedFiles: 0, hidden: { unsure: 0, small: 0 },
      },
    })
  })
})

describe('lines', () => {
  it('end with any of the three line ends', () => {
    const lines = linesOf('a\nbc\r\nd\re')
    assert.deepEqual([0, 2, 3, 6, 8, 99].map((offset) => lines.positionOf(offset)), [
      { line: 1, column: 1 }, { line: 2, column: 1 }, { line: 2, column: 2 }, { line: 3, column: 1 }, { line: 4, column: 1 }, { line: 4, column: 2 },
    ])
    assert.deepEqual([1, 2, 3, 4, 5].map((line) => lines.lineText(line)), ['a', 'bc', 'd', 'e', ''])
  })
})

describe('terminal text', () => {
  it('cells', () => {
    const cases = [['abc', 3], ['日本', 4], ['ｱ', 1], ['Ａ', 2], ['😀', 2], ['🇩🇪', 2], ['❤️', 2], ['é', 1], ['e\u0301', 1], ['한글', 4]] as const
    assert.deepEqual(cases.map(([text]) => cellsOf(text)), cases.map(([, cells]) => cells))
  })
  it('tabs go to the next stop', () => { assert.deepEqual([expandTabs('\ta'), expandTabs('ab\tc'), expandTabs('\t', 3)], ['    a', 'ab  c', ' ']) })
  it('direction marks are shown as damage', () => { assert.equal(harmless('a\u202eb'), 'a\ufffdb') })
})
