// Why a finding's number is what it is, as a page: what the code does, what that costs, and everything that it rests on.

import type { Connection } from 'vscode-languageserver/node'
import type { Finding } from '../analysis/finding.js'
import { estimateMethod, type EstimateParams } from '../protocol/messages.js'
import { escaped, estimateMarkdown, withCode } from '../report/estimate-markdown.js'
import { boundText, workText } from '../report/work-text.js'
import type { Analysed, Findings } from './findings.js'
import { patiently } from './patience.js'

export function offerEstimatePage(connection: Connection, findings: Findings): void {
  connection.onRequest(estimateMethod, async ({ uri, fingerprint, rule }: EstimateParams): Promise<string | null> => {
    const analysed = await patiently(findings, uri)
    const finding = analysed?.findings.find((one) => one.fingerprint === fingerprint && one.rule === rule)
    return analysed && finding ? pageOf(analysed, finding) : null
  })
}

function pageOf({ document, estimating }: Analysed, finding: Finding): string | null {
  const estimate = estimating.estimateOf(finding)
  const { work } = finding
  if (!estimate || !work) return null
  const line = document.positionAt(finding.range.start).line + 1
  return [
    '# Why this number?',
    `${withCode(finding.message)} (${escaped(finding.path)}, line ${line}; ${finding.rule})`,
    `As it is, and after the fix: **${escaped(workText(work))}** per call${work.bounds.length === 0 ? '.' : ', where'}`,
    work.bounds.map((bound) => `- ${withCode(boundText(bound))}`).join('\n'),
    '## The estimate',
    estimateMarkdown(estimate, { environment: estimating.environment }),
    '## How to make it better',
    'What is assumed is said better by a comment on the function or the loop, or by `workload`, `pricing` and `environments` in `.cost-hints.json`; the last column says how '
    + 'far off a number may be, and so what is worth saying first.',
  ].filter((part) => part !== '').join('\n\n') + '\n'
}
