// For who asked and waits, also while the server has just begun, or while a text is typed: the analysis of the document's present text.

import type { Analysed, Findings } from './findings.js'

export async function patiently(findings: Findings, uri: string, isCancelled: () => boolean = () => false): Promise<Analysed | undefined> {
  for (let attempt = 0; attempt < mostAttempts && findings.isOpen(uri) && !isCancelled(); attempt++) {
    const analysed = await findings.of(uri)
    if (analysed) return analysed
  }
  return undefined
}

const mostAttempts = 10
