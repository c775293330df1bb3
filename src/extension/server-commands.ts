// Restarting the server, and showing what it wrote.

import * as vscode from 'vscode'
import type { Client } from './client.js'

export function registerServerCommands(context: vscode.ExtensionContext, client: Client): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('costHints.restartServer', () => client.restart()),
    vscode.commands.registerCommand('costHints.showOutput', () => { client.output.show() }),
  )
}
