// Findings with the whole of their estimates, for people at a terminal.

import { estimateText } from './estimate-text.js'
import { excerptLines } from './excerpt.js'
import type { PlacedFinding, Report } from './report.js'
import type { Style } from './style.js'
import { cellsOf, harmless } from './terminal-text.js'
import { summaryLine } from './text.js'

export function estimatesText(report: Report, style: Style, shown: (path: string) => string = (path) => path): string {
  return report.findings.map((finding) => `${findingText(finding, style, shown)}\n\n`).join('') + summaryLine(report, style)
}

function findingText(finding: PlacedFinding, style: Style, shown: (path: string) => string): string {
  const { line, column } = finding.range.start
  return [
    `${style.bold(`${harmless(shown(finding.path))}:${line}:${column}`)}  ${style.rule(finding.rule)}${finding.priority ? `  ${finding.priority} priority, ${finding.effort ?? ''} effort` : ''}`,
    `  ${harmless(finding.message)}`, ...excerptLines(finding, style), ...finding.estimate ? estimateLines(finding, style) : [style.faint('  how much work it is is not known: no estimate')],
  ].join('\n')
}

function estimateLines({ estimate }: PlacedFinding, style: Style): readonly string[] {
  if (!estimate) return []
  const { perCall, money, formula, assumptions } = estimateText(estimate)
  const widths = { name: Math.max(...assumptions.map(({ name }) => cellsOf(name))), value: Math.max(...assumptions.map(({ value }) => cellsOf(value))) }
  return [
    style.bold('  per call'), ...perCall.map((one) => `    ${one}`),
    style.bold('  a month'), ...money.map((one) => `    ${one}`),
    style.bold('  formula'), `    ${harmless(formula)}`,
    style.bold('  with'), ...assumptions.map(({ name, value, source, range, note }) =>
      `    ${padded(harmless(name), widths.name)}  ${padded(value, widths.value)}  ${source}${range === '' ? '' : `, ${range}`}${note === '' ? '' : style.faint(`: ${harmless(note)}`)}`),
  ]
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cellsOf(text)))
}
