// The command that scans the workspace: progress with counts, cancellable, and one line at its end.

import * as vscode from 'vscode'
import { scanWorkspaceMethod, type ScanSummary } from '../protocol/messages.js'
import type { Client } from './client.js'

export function registerScan(context: vscode.ExtensionContext, client: Client): void {
  context.subscriptions.push(vscode.commands.registerCommand('costHints.scanWorkspace', () => scan(client)))
}

/** Answers the summary, for keyboard macros and other extensions. */
async function scan(client: Client): Promise<ScanSummary | undefined> {
  if (vscode.workspace.workspaceFolders === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder to scan it for cost hints.'))
    return undefined
  }
  const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Scanning for cost hints'), cancellable: true }
  const summary = await vscode.window.withProgress(options, async (progress, token) => {
    let shown = 0
    const listener = client.onScanProgress(({ done, total, findings }) => {
      const increment = total === 0 ? 0 : (done - shown) * 100 / total
      shown = done
      progress.report({ increment, message: vscode.l10n.t('{0} of {1} files, findings: {2}', done, total, findings) })
    })
    try {
      return await client.request<ScanSummary>(scanWorkspaceMethod, {}, token)
    } finally {
      listener.dispose()
    }
  })
  void announce(summary)
  return summary
}

async function announce(summary: ScanSummary): Promise<void> {
  const show = vscode.l10n.t('Show Problems')
  const buttons = summary.findings > 0 ? [show] : []
  const chosen = await vscode.window.showInformationMessage(summaryText(summary), ...buttons)
  if (chosen === show) await vscode.commands.executeCommand('workbench.actions.view.problems')
}

function summaryText({ findings, filesWithFindings, files, problems, unsure, small, isCancelled }: ScanSummary): string {
  const found = findings === 0
    ? vscode.l10n.t('No cost hints in {0} files.', files)
    : findings === 1
      ? vscode.l10n.t('Cost hints: 1 finding in {0} files.', files)
      : vscode.l10n.t('Cost hints: {0} findings in {1} of {2} files.', findings, filesWithFindings, files)
  const hidden = [
    ...unsure > 0 ? [vscode.l10n.t('{0} less sure ones are hidden by the level.', unsure)] : [],
    ...small > 0 ? [vscode.l10n.t('{0} that save too little are hidden by minimumMonthly.', small)] : [],
  ].map((text) => ` ${text}`).join('')
  const unread = problems > 0 ? ` ${vscode.l10n.t('Files that could not be analysed: {0}; see the output.', problems)}` : ''
  return `${isCancelled ? `${vscode.l10n.t('Cancelled.')} ` : ''}${found}${hidden}${unread}`
}
