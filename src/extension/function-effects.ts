// What the function at the cursor does, in a read-only document beside its code; asked for again, it is written anew.

import * as vscode from 'vscode'
import { functionEffectsMethod, type FunctionEffectsParams } from '../protocol/messages.js'
import type { Client } from './client.js'

const scheme = 'cost-hints-effects'

export function registerFunctionEffects(context: vscode.ExtensionContext, client: Client): void {
  const asked = new Map<string, FunctionEffectsParams>()
  const changed = new vscode.EventEmitter<vscode.Uri>()
  context.subscriptions.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const params = asked.get(uri.toString())
        const text = params && await client.request<string | null>(functionEffectsMethod, params)
        return text ?? vscode.l10n.t('Nothing is known of this function.')
      },
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => { asked.delete(uri.toString()) }),
    vscode.commands.registerCommand('costHints.showFunctionEffects', async () => {
      const editor = vscode.window.activeTextEditor
      if (!editor || editor.document.uri.scheme === scheme) return
      const { document, selection } = editor
      const shown = vscode.Uri.from({ scheme, path: `${document.uri.path}.txt` })
      asked.set(shown.toString(), { uri: document.uri.toString(), line: selection.active.line })
      changed.fire(shown)
      const options = { preview: true, preserveFocus: true, viewColumn: vscode.ViewColumn.Beside }
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(shown), options)
    }),
  )
}
