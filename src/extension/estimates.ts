// Where a finding's number comes from, in the editor's own Markdown preview; and the selection of a number that a quick fix wrote.

import * as vscode from 'vscode'
import { estimateMethod, selectNumberCommand, whyThisNumberCommand, type EstimateParams } from '../protocol/messages.js'
import type { Client } from './client.js'
import { isRecord, locationOf } from './protocol-places.js'

const scheme = 'cost-hints-estimate'

export function registerEstimates(context: vscode.ExtensionContext, client: Client): void {
  const changed = new vscode.EventEmitter<vscode.Uri>()
  context.subscriptions.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent({ query }) {
        const params = estimateParams(JSON.parse(query))
        const page = params && await client.request<string | null>(estimateMethod, params)
        return page ?? vscode.l10n.t('This finding is gone, or nothing is known of what it costs.')
      },
    }),
    vscode.commands.registerCommand(whyThisNumberCommand, async (given: unknown) => {
      const params = estimateParams(given)
      if (!params) return
      const page = vscode.Uri.from({ scheme, path: '/Why this number.md', query: JSON.stringify(params) })
      changed.fire(page)
      await vscode.commands.executeCommand('markdown.showPreview', page)
    }),
    vscode.commands.registerCommand(selectNumberCommand, async (given: unknown) => {
      const location = locationOf(given)
      if (location) await vscode.window.showTextDocument(location.uri, { selection: location.range })
    }),
  )
}

function estimateParams(given: unknown): EstimateParams | undefined {
  if (!isRecord(given)) return undefined
  const { uri, fingerprint, rule } = given
  const isWhole = typeof uri === 'string' && typeof fingerprint === 'string' && typeof rule === 'string'
  return isWhole && /^[a-z0-9-]+$/.test(rule) ? { uri, fingerprint, rule } : undefined
}
