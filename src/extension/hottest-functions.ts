// The list of functions that took most in the open profiles; choosing one goes there.

import * as vscode from 'vscode'
import { hottestFunctionsMethod, showHottestFunctionsCommand, type HottestFunction } from '../protocol/messages.js'
import type { Client } from './client.js'

export function registerHottestFunctions(context: vscode.ExtensionContext, client: Client): void {
  context.subscriptions.push(vscode.commands.registerCommand(showHottestFunctionsCommand, async () => {
    const functions = client.request<readonly HottestFunction[]>(hottestFunctionsMethod, {}).then((all) => all.map(itemOf))
    const options = { placeHolder: vscode.l10n.t('Functions that took most themselves; choose one to go there'), matchOnDescription: true, matchOnDetail: true }
    if ((await functions).length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No function of the opened folders is in an open profile. "Cost Hints: Import Profile…" opens one.'))
      return
    }
    const chosen = await vscode.window.showQuickPick(functions, options)
    if (!chosen) return
    const at = new vscode.Position(chosen.place.line, 0)
    await vscode.window.showTextDocument(vscode.Uri.parse(chosen.place.uri), { selection: new vscode.Range(at, at) })
  }))
}

interface FunctionItem extends vscode.QuickPickItem {
  readonly place: HottestFunction
}

function itemOf(place: HottestFunction): FunctionItem {
  const { name, path, line, text, profile, findings } = place
  const found = findings === 0 ? vscode.l10n.t('no finding') : findings === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', findings)
  return {
    label: name === '' ? vscode.l10n.t('(module)') : name, description: `${path}:${String(line + 1)}`,
    detail: [text, found, ...profile === undefined ? [] : [profile]].join(' · '), place,
  }
}
