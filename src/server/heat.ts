// The heat of lines: what open profiles measured of the lines of a document, for editors that shade them. Edited lines are cold: nobody measured them.

import type { CancellationToken, Connection } from 'vscode-languageserver/node'
import { lineHeatMethod, type HotLine, type LineHeat, type LineHeatParams } from '../protocol/messages.js'
import { measuredLineText } from '../report/evidence-text.js'
import type { Measuring } from '../service/profiles/measuring.js'
import type { Findings } from './findings.js'
import { patiently } from './patience.js'

export function offerLineHeat(connection: Connection, findings: Findings): void {
  connection.onRequest(lineHeatMethod, async ({ uri }: LineHeatParams, token: CancellationToken): Promise<LineHeat | null> => {
    const analysed = await patiently(findings, uri, () => token.isCancellationRequested)
    if (!analysed) return null
    const { measuring, path, document } = analysed
    return { version: document.version, lines: measuring ? heatOf(measuring, path, document.lineCount) : [] }
  })
}

/** Several profiles may know a line: the hottest shades it, and each has its say. */
function heatOf(measuring: Measuring, path: string, lineCount: number): readonly HotLine[] {
  const measured = measuring.linesAt(path).filter(({ line }) => line < lineCount)
  const isOfSeveral = new Set(measured.map(({ joined }) => joined)).size > 1
  const lines = new Map<number, HotLine>()
  for (const { line, name, joined, hot } of measured) {
    const text = measuredLineText(joined, hot)
    const known = lines.get(line)
    lines.set(line, { line, share: Math.max(hot.share, known?.share ?? 0), texts: [...known?.texts ?? [], isOfSeveral ? `${name}: ${text}` : text] })
  }
  return [...lines.values()].sort((a, b) => a.line - b.line)
}
