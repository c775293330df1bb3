// How text output is dressed: colours are injected, so that reports stay pure and files stay plain.

import type { Severity } from '../analysis/finding.js'

export interface Style {
  /** Cells of a line. */
  readonly width: number
  bold(text: string): string
  faint(text: string): string
  good(text: string): string
  bad(text: string): string
  rule(text: string): string
  severity(severity: Severity, text: string): string
}

export function plainStyle(width: number): Style {
  const same = (text: string): string => text
  return { width, bold: same, faint: same, good: same, bad: same, rule: same, severity: (_severity, text) => text }
}
